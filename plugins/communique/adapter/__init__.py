"""The only room that knows Pelican: its signals, settings and templates."""

from __future__ import annotations

import logging


def connect() -> None:
    """Connect to Pelican's signals. Pelican only logs a plugin that fails here and goes on with
    exit status 0 and no site, so an error ends the program instead."""
    try:
        from pelican import signals

        from communique.adapter import host, newsroom
    except ImportError as error:
        raise SystemExit(
            f"Communiqué cannot start: {error}. Run  make html,  which installs what is missing."
        ) from error
    signals.initialized.connect(host.prepare)
    signals.get_generators.connect(newsroom.generators)
    logging.getLogger("pelican").addFilter(_without_traceback)


def _without_traceback(record: logging.LogRecord) -> bool:
    """What a writer can mend is told as a message: Pelican would add a traceback."""
    from communique.clock import SettingsError
    from communique.findings import Unbuildable

    if record.exc_info and isinstance(record.exc_info[1], Unbuildable | SettingsError):
        record.exc_info = None
    return True
