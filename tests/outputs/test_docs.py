"""docs/feeds-and-calendars.md names what there is."""

import json
import re
from pathlib import Path

from communique.collections import turning_points
from communique.collections.told import FOLDERS, SOON
from communique.outputs.json_ld.graph import MAKERS
from communique.views.feeds import FORMATS
from tests.outputs.desk import Desk

DOCS = (Path(__file__).parents[2] / "docs" / "feeds-and-calendars.md").read_text("utf-8")


def test_every_feed_is_named() -> None:
    for scope in ("all", *FOLDERS, SOON):
        assert f"{scope}." in DOCS
    for name, _, extension in FORMATS:
        assert name in DOCS and f".{extension}" in DOCS


def test_every_file_is_named(desk: Desk) -> None:
    desk.event(format="forum")
    for path in desk.files():
        bare = re.sub(r"^(ko|es|ar)/|^events/.*/", "", path)
        assert bare in DOCS or bare.startswith("feeds/"), path


def test_every_reason_to_build_is_named() -> None:
    source = Path(turning_points.__file__).read_text("utf-8")
    for reason in re.findall(r'"((?:[a-z]+ )+[a-z]+|publication|update)"', source):
        assert f"`{reason}`" in DOCS


def test_every_thing_of_the_structured_data_is_named(desk: Desk) -> None:
    desk.event()
    desk.item("news/2023/item.md", title="News", date="2023-03-01")
    desk.item("people/park.md", name="Park")
    desk.item("organisations/hub.md", name="Hub")
    addresses = [
        "/",
        "/events/2023/forum/",
        "/news/2023/item/",
        "/people/park/",
        "/organisations/hub/",
    ]

    types = {thing["@type"] for address in addresses for thing in desk.things(address)}

    assert len(types) == len(MAKERS) + 1
    assert all(f"`{type_}`" in DOCS for type_ in types), json.dumps(sorted(types))
