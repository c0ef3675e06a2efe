"""Keys that a kind does not know: what the writer probably meant."""

from __future__ import annotations

from difflib import get_close_matches

from pydantic import BaseModel

from communique.findings import Finding
from communique.model.document import Document
from communique.model.source import Source
from communique.model.walk import Path, model_at, shapes
from communique.reading.places import finding_in, has

_SYNONYMS = {
    "website": "url link homepage",
    "link": "url website source href",
    "url": "link website address",
    "starts": "start begin begins from start_date startdate date when since",
    "from": "start starts since begin",
    "ends": "end until to end_date enddate finish",
    "to": "end ends until",
    "opens": "start starts from open",
    "closes": "end ends until deadline close",
    "venue": "location where place",
    "place": "location where venue",
    "topics": "tags tag category categories keywords subjects",
    "people": "author authors speakers persons participants by",
    "person": "name who speaker",
    "updated": "modified lastmod last_modified edited",
    "date": "published created pubdate fecha дата 날짜 التاريخ تاريخ 日期 datum",
    "summary": "description excerpt abstract teaser lead resumen 요약",
    "subtitle": "deck subheading",
    "timezone": "tz zone time_zone",
    "photos": "photo image images picture pictures cover",
    "photo": "photos image portrait picture",
    "alt": "text description title",
    "credit": "author photographer source by",
    "rights": "licence license copyright",
    "licence": "license rights copyright",
    "organisers": "organizer organizers organiser organizations host hosts",
    "partners": "partner",
    "lang": "language locale",
    "title": "name headline heading título titulo titel titre название заголовок 제목 العنوان عنوان 标题",
    "name": "title nombre имя название 이름 الاسم اسم 名称 名字 nom",
    "format": "type kind",
    "programme": "program agenda sessions schedule",
    "slug": "permalink alias",
    "attachments": "files downloads documents",
}
"""A field and what people write for it."""

_DERIVED = {
    "url": "The page's address follows from the file's name and its slug.",
    "save_as": "The page's address follows from the file's name and its slug.",
    "template": "The template follows from the kind, that is from the folder.",
    "layout": "The template follows from the kind, that is from the folder.",
    "state": "The state follows from the last entry of changes, so that calendars and feeds follow too.",
    "draft": "Whether an item is shown is said by status.",
}
_INSTEAD = {
    "state": "Write  changes: [{on: 2023-08-01, what: cancelled}]",
    "draft": "Write  status: draft",
}


def meant_key(kind: type[BaseModel], source: Source, loc: Path, missing: list[Path]) -> str | None:
    """The field that an unknown key was probably meant to be: one that is not there already."""
    key = str(loc[-1]).strip().lower()
    if key in _INSTEAD:
        return None
    lacking = [str(at[-1]) for at in missing if at[:-1] == loc[:-1]]
    known = [
        name for name in shapes(model_at(kind, loc[:-1])) if not has(source, (*loc[:-1], name))
    ]
    if key in known:
        return key
    for name in sorted(known, key=lambda name: name not in lacking):
        if key in _SYNONYMS.get(name, "").split():
            return name
    close = get_close_matches(key, lacking, 1, 0.6) or get_close_matches(key, known, 1, 0.75)
    if close:
        return close[0]
    return lacking[0] if len(lacking) == 1 and not key.isascii() else None


def unknown_key(kind: type[Document], source: Source, loc: Path, guess: str | None) -> Finding:
    key = str(loc[-1])
    known = shapes(model_at(kind, loc[:-1]))
    names = [step for step in loc if isinstance(step, str)]
    whose = f"An entry of {'.'.join(names[:-1])}" if names[:-1] else f"A file in {kind.folder}/"
    why = f"{whose} has no such field; keys are small English words in every language."
    if guess:
        mend = f"Did you mean  {guess}:  ?"
    elif key.strip().lower() in known:
        mend = f"Delete it: {key.strip().lower()} is there already."
    else:
        mend = f"Known here: {', '.join(known)}."
    return finding_in(
        source, "unknown-key", f'unknown key "{".".join(names)}"',
        why if guess else _DERIVED.get(key, why), _INSTEAD.get(key, mend), loc, key=True,
    )  # fmt: skip
