"""Incremental builds: whatever is edited, the site is the one that a clean build makes."""
