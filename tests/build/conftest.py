"""The desk, for every story in this room."""

from tests.reading.desk import desk  # noqa: F401
