"""Values derived from the site: agenda, months, series, registers, topics, backlinks."""
