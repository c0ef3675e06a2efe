"""Items from plain values, without files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from communique.model.body import Body
from communique.model.event import Event
from communique.model.news import News
from communique.model.site import Item
from communique.model.source import Source


def an_event(name: str, starts: str, ends: str | None = None, **facts: Any) -> Item:
    """An event in UTC unless `timezone` says otherwise."""
    given = {"title": name, "timezone": "UTC", **facts, "starts": starts, "ends": ends}
    return _item("event", name, Event.model_validate(given))


def some_news(name: str, date: str, **facts: Any) -> Item:
    return _item("news", name, News.model_validate({"title": name, "date": date, **facts}))


def _item(kind: str, name: str, facts: Any) -> Item:
    source = Source(Path("content"), f"{facts.folder}/{name}.md")
    return Item(f"{kind}/{name}", "en", facts, Body(), source, f"/{facts.folder}/{name}/", True)
