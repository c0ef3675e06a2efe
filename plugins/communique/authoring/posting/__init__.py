"""Texts for social posts: for the office, never for readers."""
