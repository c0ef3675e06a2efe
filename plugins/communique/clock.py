"""The one door for time."""

from __future__ import annotations

from datetime import UTC, datetime


class SettingsError(ValueError):
    """COMMUNIQUE holds something it cannot: the message says what and how to mend it."""


def build_time(environment: dict[str, str]) -> datetime:
    """The one reading of the clock: COMMUNIQUE_NOW, else SOURCE_DATE_EPOCH, else now; in UTC.

    Raises SettingsError when COMMUNIQUE_NOW or SOURCE_DATE_EPOCH cannot be read.
    """
    try:
        if environment.get("COMMUNIQUE_NOW"):
            given = datetime.fromisoformat(environment["COMMUNIQUE_NOW"])
            return (given if given.tzinfo else given.replace(tzinfo=UTC)).astimezone(UTC)
        if environment.get("SOURCE_DATE_EPOCH"):
            return datetime.fromtimestamp(int(environment["SOURCE_DATE_EPOCH"]), UTC)
    except (ValueError, OverflowError) as error:
        raise SettingsError(
            f"COMMUNIQUE_NOW takes a time such as 2026-11-22T06:00:00Z, SOURCE_DATE_EPOCH seconds since 1970: {error}"
        ) from None
    return datetime.now(UTC).replace(microsecond=0)
