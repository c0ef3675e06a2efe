"""Editorial rules: each looks at the whole site and says what a writer should mend."""
