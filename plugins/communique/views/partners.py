"""The page for those who take the site's content over: lists for programs, events to embed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from msgspec import Struct

from communique.collections.index import Index
from communique.model.site import Site
from communique.views.cards import Link
from communique.views.embeds import EmbedCode, embed_code
from communique.views.head import Head, Page, list_head, list_page, section_link, section_title
from communique.views.partner_lists import list_address, list_names, schema_address
from communique.views.partner_records import LISTS, List

ADDRESS = "/api/"


class PartnerField(Struct, frozen=True):
    """A field of an entry; what is said of it is in English, as its name is."""

    name: str
    about: str


class PartnerLine(Struct, frozen=True):
    """A list: in which forms it is to be had, and what each entry holds."""

    title: str
    links: tuple[Link, ...]
    fields: tuple[PartnerField, ...]


class PartnersView(Struct, frozen=True):
    """`embeds` are the list of events with summaries, and the compact one; none without events."""

    head: Head
    lists: tuple[PartnerLine, ...]
    embeds: tuple[EmbedCode, ...]


def pages(index: Index, lang: str) -> Iterator[Page]:
    yield list_page(index.site, lang, ADDRESS, "partners.html", partners)


def partners_title(site: Site, lang: str) -> str:
    return site.words.say(lang)("Data for partners")


def partners(index: Index, lang: str) -> PartnersView:
    site = index.site
    head = list_head(
        site, lang, ADDRESS, partners_title(site, lang),
        section="feeds", crumbs=[section_link(site, "feeds", lang)],
    )  # fmt: skip
    names = tuple(list_names(index))
    return PartnersView(
        head=head,
        lists=tuple(_line(site, name, lang) for name in names),
        embeds=tuple(
            embed_code(site, lang, "all", is_compact)
            for is_compact in ((False, True) if "events" in names else ())
        ),
    )


def _line(site: Site, name: str, lang: str) -> PartnerLine:
    return PartnerLine(
        title=section_title(site, name, lang),
        links=tuple(_links(site, name, lang)),
        fields=tuple(_fields(LISTS[name], name)),
    )


def _links(site: Site, name: str, lang: str) -> Iterator[Link]:
    href = site.settings.href
    yield Link("JSON", href(list_address(site, lang, name, "json")))
    if name == "agreements":
        yield Link("CSV", href(list_address(site, lang, name, "csv")))
    yield Link("JSON Schema", href(schema_address(name)))


def _fields(its_list: type[List], name: str) -> Iterator[PartnerField]:
    entry, _ = get_args(its_list.model_fields[name].annotation)
    for field, known in entry.model_fields.items():
        yield PartnerField(field, known.description)
