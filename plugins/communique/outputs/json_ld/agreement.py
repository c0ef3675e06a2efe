"""An agreement. schema.org has no type for it: it is a work that its parties have made."""

from __future__ import annotations

from typing import cast

from communique.model.moments import Moment
from communique.model.site import Site
from communique.outputs.json_ld.parts import (
    Data,
    dated,
    filled,
    images,
    organisations,
    page_of,
    people,
    whole,
)
from communique.views.cards import AgreementCard, Link
from communique.views.kinds import AgreementView


def agreement(site: Site, view: AgreementView) -> Data:
    card = cast(AgreementCard, view.card)
    return {
        **page_of(site, view, "CreativeWork"),
        "inLanguage": card.lang,
        **dated(view),
        "dateCreated": _day(card.signed),
        "expires": _day(card.ends),
        "locationCreated": _place(site, view),
        "creator": organisations(site, card.parties),
        "contributor": people(site, view.signatories),
        "image": images(view),
        "encoding": _document(site, view),
    }


def _day(moment: Moment | None) -> str | None:
    return moment.isoformat() if moment else None


def _place(site: Site, view: AgreementView) -> Data:
    if not isinstance(view.place, Link):
        return {}
    return filled({"@type": "Place", "name": view.place.title, "url": whole(site, view.place)})


def _document(site: Site, view: AgreementView) -> Data:
    """The paper itself."""
    if view.document is None:
        return {}
    link = Link(view.document.title, view.document.url)
    return {"@type": "MediaObject", "name": link.title, "contentUrl": whole(site, link)}
