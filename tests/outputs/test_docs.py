"""docs/feeds-and-calendars.md and docs/structured-data.md name what there is."""

import re
from pathlib import Path

from communique.collections import turning_points
from communique.collections.told import FOLDERS, SOON
from communique.views.feeds import FORMATS
from tests.outputs.desk import Desk, demonstration, views
from tests.outputs.json_ld_walk import graph_of, nodes

FOLDER = Path(__file__).parents[2] / "docs"
DOCS = (FOLDER / "feeds-and-calendars.md").read_text("utf-8")
STRUCTURED = (FOLDER / "structured-data.md").read_text("utf-8")


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


def test_every_type_of_the_structured_data_is_named() -> None:
    index = demonstration("2026-11-22T06:00:00Z", languages=["en"])
    graphs = [graph_of(index.site, view) for view in views(index).values()]

    types = {node["@type"] for graph in graphs for node in nodes(graph)}

    assert {"Offer", "ProfilePage", "EventSeries"} < types
    assert {type_ for type_ in types if f"`{type_}`" not in STRUCTURED} == set()
