"""Importers: content of other site generators, turned into ours. Each is a function of folders, with a report."""
