"""Structured data (schema.org as JSON-LD) of a page, from what the page itself shows.

Each module makes one type of thing; `graph` is the registry.
"""

from communique.outputs.json_ld.graph import script_text

__all__ = ["script_text"]
