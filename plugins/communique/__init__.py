"""Communiqué: news, events, calendars and feeds that agree with each other."""


def register() -> None:
    """Called by Pelican for every name in PLUGINS."""
    from communique.adapter import connect

    connect()
