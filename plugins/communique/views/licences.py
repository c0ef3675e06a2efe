"""On what terms a text may be used, in words and by the licence's address."""

from __future__ import annotations

from typing import Any

from communique.licences import RESERVED, address_of
from communique.model.site import Site
from communique.views.cards import Link


def rights_of(site: Site, facts: Any) -> str:
    """What is said of an item's rights: its own licence, else that of the site; the rights of others of
    what is theirs."""
    if facts.kind == "coverage":
        return str(facts.rights)
    return str(facts.licence or site.settings.licence)


def licence_link(site: Site, name: str, lang: str) -> Link | None:
    """A licence with its address; None where nothing is said."""
    if not name:
        return None
    _ = site.words.say(lang)
    return Link(_("All rights reserved") if name == RESERVED else name, address_of(name))
