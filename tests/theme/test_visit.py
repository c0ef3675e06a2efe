"""What axe is not asked twice was the same: a visit finds what is wrong wherever it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.theme import visit as visits

PAGE = """\
<!doctype html>
<html lang="en" dir="ltr">
<head><meta charset="utf-8"><title>{kind}</title><meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="/site.css"></head>
<body class="page page--{kind}"><main><h1>{kind}</h1>{body}</main></body>
</html>
"""
SHEET = """\
.card { color: #222; background: #fff }
.pale { color: #bbb }
.band { background: #333 }
.near a { display: inline-block; inline-size: 12px; block-size: 12px; overflow: hidden }
@media (prefers-color-scheme: dark) { .card--night { color: #222; background: #111 } }
@media (width < 400px) { .card--phone { color: #ddd } }
"""
EVERY = ["1280", "1280, dark", "320", "320, dark"]
FINE = '<p class="card">Mayors met.</p>'


@pytest.mark.browser
@pytest.mark.parametrize(
    ("body", "looks", "is_deep"),
    [
        (FINE, [], False),
        (f'{FINE}<p class="card pale">Mayors met.</p>', EVERY, False),
        ('<div class="band"><p>Mayors met.</p></div>', EVERY, False),
        ('<p class="card card--night">Mayors met.</p>', ["1280, dark", "320, dark"], False),
        ('<p class="card card--phone">Mayors met.</p>', ["320", "320, dark"], False),
        (
            f'<div class="near"><a href="/a">A</a><a href="/b">B</a></div>{FINE}',
            ["1280", "320"],
            False,
        ),
        (f'{FINE}<p class="card pale">Mayors met.</p>', EVERY, True),
    ],
    ids=["nothing", "pale", "on a ground", "at night", "on a phone", "small targets", "all asked"],
)
def test_a_fault_is_found_in_every_look_that_has_it(
    chromium: Browser,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    body: str,
    looks: list[str],
    is_deep: bool,
) -> None:
    """Though pages before had the same classes, or other words that are fine. What is the same in other
    looks is told once, unless all is asked."""
    monkeypatch.setattr(visits, "DEEP", is_deep)
    (tmp_path / "site.css").write_text(SHEET)
    for kind, main in (("a", FINE), ("b", body)):
        (tmp_path / f"{kind}.html").write_text(PAGE.format(kind=kind, body=main))

    found = visits.visit(chromium, tmp_path, "en").faults["axe"]

    told = [fault.partition(" (")[0].rpartition(", ")[0].removeprefix("b: ") for fault in found]
    if is_deep:
        assert sorted({*told}) == sorted(looks)
    else:
        assert told[:1] == looks[:1] and {*told} <= {*looks}
