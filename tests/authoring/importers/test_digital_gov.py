"""The corpus of digital.gov, as the mapping in the repository imports it.

The folder is taken from COMMUNIQUE_SAMPLE, else looked for beside the repository; without it these tests are skipped.
"""

import os
import re
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from communique.authoring.importers.hugo import Report, import_hugo

BESIDE = Path(__file__).parents[4] / "shared" / "corpora" / "digital-gov"
SAMPLE = Path(os.environ.get("COMMUNIQUE_SAMPLE") or BESIDE)
MAPPING = Path(str(files("communique.authoring.importers") / "mappings" / "digital-gov.toml"))

pytestmark = pytest.mark.skipif(
    not SAMPLE.is_dir(), reason="the sample is not here; name its folder in COMMUNIQUE_SAMPLE"
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Report]:
    destination = tmp_path_factory.mktemp("sample") / "content"
    return destination, import_hugo(SAMPLE, destination, MAPPING)


def test_every_item_comes_out(made):
    """112 events and 130 news items, of which 17 were links only."""
    destination, report = made

    assert {kind: report.counts[kind] for kind in ("event", "news", "coverage")} == {
        "event": 112,
        "news": 113,
        "coverage": 17,
    }
    assert len(list(destination.rglob("*.md"))) == sum(report.counts.values())


def test_every_file_is_whole(made):
    """Front matter that a YAML reader takes; no shortcode, script or token of ours in any body."""
    destination, _ = made
    for path in sorted(destination.rglob("*.md")):
        _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
        keys = yaml.load(front, yaml.BaseLoader)
        assert keys.get("title") or keys.get("name"), path
        assert not re.search(r"\{\{[<%]|[\ue000-\ue00f]", front + body), path
        assert not re.search(
            r"^<(script|style|iframe|div|table)",
            re.sub(r"```.*?```", "", body, flags=re.DOTALL),
            re.MULTILINE,
        ), path


def test_every_reference_and_every_relative_link_leads_to_a_file(made):
    destination, _ = made
    for path in sorted(destination.rglob("*.md")):
        _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
        keys = yaml.load(front, yaml.BaseLoader)
        named = [f"people/{one}.md" for one in keys.get("people", ())]
        named += [f"organisations/{one}.md" for one in keys.get("organisers", ())]
        assert all((destination / one).is_file() for one in named), path
        for link in re.findall(
            r"\]\(([^)\s#]+)", re.sub(r"```.*?```|`[^`]*`", "", body, flags=re.DOTALL)
        ):
            assert re.match(r"(https?://|mailto:|tel:)", link) or (path.parent / link).is_file(), (
                path,
                link,
            )


def test_no_time_carries_an_offset(made):
    destination, report = made
    for path in sorted((destination / "events").rglob("*.md")):
        keys = yaml.load(path.read_text(encoding="utf-8").split("---\n", 2)[1], yaml.BaseLoader)
        assert re.fullmatch(r"\d{4}-\d\d-\d\d(T\d\d:\d\d)?", keys["starts"]), path
    assert sum(note.subject == "offset" for note in report.notes) > 100
