"""How fast a site is built: one corpus, several generators, the same edits, one table."""
