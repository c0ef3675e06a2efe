"""The only room that knows Pelican: its signals, settings and templates."""

from __future__ import annotations


def connect() -> None:
    """Connect to Pelican's signals. Pelican only logs a plugin that fails here and goes on with
    exit status 0 and no site, so an error ends the program instead."""
    try:
        from pelican import signals

        from communique.adapter import host, newsroom
    except ImportError as error:
        raise SystemExit(f"Communiqué cannot start: {error}. Run  make html,  which installs what is missing.") from error
    signals.initialized.connect(host.prepare)
    signals.get_generators.connect(newsroom.generators)
