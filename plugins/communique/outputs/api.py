"""The lists for programs of partners in JSON, the JSON Schema 2020-12 of each, agreements as CSV."""

from __future__ import annotations

import json
from collections.abc import Iterator

from communique.collections.index import Index
from communique.outputs.agreements_csv import agreements_csv, rows
from communique.outputs.json_text import indented
from communique.outputs.sheet import Sheet
from communique.views.partner_lists import (
    PartnerList,
    list_address,
    list_names,
    partner_list,
    schema_address,
)
from communique.views.partner_records import LISTS

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def files(index: Index) -> Iterator[Sheet]:
    site = index.site
    for name in list_names(index):
        yield Sheet(schema_address(name).lstrip("/"), schema, schema_id, index, (name,))
        for lang in site.languages:
            path = list_address(site, lang, name, "json").lstrip("/")
            yield Sheet(path, api, partner_list, index, (name, lang), is_joined=True)
            if name == "agreements":
                path = list_address(site, lang, name, "csv").lstrip("/")
                yield Sheet(path, agreements_csv, rows, index, (lang,))


def api(held: PartnerList) -> bytes:
    """The list, an entry in each line."""
    around = {
        "$schema": held.schema_url,
        "url": held.url,
        "publisher": held.publisher,
        "lang": held.lang,
    }
    head = json.dumps(around, ensure_ascii=False, indent=1).removesuffix("\n}")
    return b"%b,\n %b: [\n%b\n ]\n}\n" % (
        head.encode(),
        json.dumps(held.name).encode(),
        b",\n".join(held.entries),
    )


def schema_id(index: Index, name: str) -> tuple[str, str]:
    return name, index.site.settings.absolute(schema_address(name))


def schema(view: tuple[str, str]) -> bytes:
    """What describes a list, made from its class."""
    name, address = view
    described = LISTS[name].model_json_schema(mode="serialization")
    whole = {"$schema": DIALECT, "$id": address, **described}
    return indented(whole)
