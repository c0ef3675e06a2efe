"""All pictures of pages in one view: a row for each kind of page, a column for each look."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Pictures of pages</title>
<style>
:root {{ color-scheme: light dark; font: 0.875rem/1.4 system-ui, sans-serif; }}
body {{ margin: 0; padding-inline: 1rem; }}
h1 {{ font-size: 1.25rem; }}
table {{ border-collapse: collapse; }}
th {{ position: sticky; inset-block-start: 0; padding: 0.5rem; background: Canvas; text-align: start; }}
tbody th {{ inset-inline-start: 0; vertical-align: top; }}
td {{ padding: 0.5rem; vertical-align: top; }}
a {{ display: block; block-size: 15rem; inline-size: 12rem; overflow: hidden; border: 1px solid GrayText; }}
a:hover, a:focus {{ outline: 3px solid LinkText; }}
img {{ display: block; inline-size: 100%; }}
</style>
</head>
<body>
<h1>Pictures of pages</h1>
<table>
<thead><tr><th scope="col">Page</th>{heads}</tr></thead>
<tbody>
{rows}
</tbody>
</table>
</body>
</html>
"""


def contact_sheet(folder: Path, looks: Sequence[str]) -> str:
    """The page that shows the pictures `LOOK-KIND.png` of a folder; each leads to its whole."""
    places = _places(folder, looks)
    rows = (
        f'<tr><th scope="row">{escape(kind)}</th>'
        + "".join(_cell(places.get((look, kind), "")) for look in looks)
        + "</tr>"
        for kind in sorted({kind for _, kind in places})
    )
    heads = "".join(f'<th scope="col">{escape(look)}</th>' for look in looks)
    return _PAGE.format(heads=heads, rows="\n".join(rows))


def _places(folder: Path, looks: Sequence[str]) -> dict[tuple[str, str], str]:
    """Look and kind -> name of the picture. The longest look that fits is meant."""
    places = {}
    for file in sorted(folder.glob("*.png")):
        fitting = [look for look in looks if file.stem.startswith(f"{look}-")]
        if fitting:
            look = max(fitting, key=len)
            places[look, file.stem.removeprefix(f"{look}-")] = file.name
    return places


def _cell(name: str) -> str:
    if not name:
        return "<td></td>"
    picture = f'<img src="{escape(name)}" alt="{escape(Path(name).stem)}" loading="lazy">'
    return f'<td><a href="{escape(name)}">{picture}</a></td>'
