"""Derived values of a site."""
