"""Helps for writing: first files, imports."""
