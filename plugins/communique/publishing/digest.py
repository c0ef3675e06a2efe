"""The digest as files: plain text, HTML with its styles in it, and an email of both."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from hashlib import blake2b

from msgspec import Struct

from communique.views.digest import DigestView, Section
from communique.views.digest_entries import Entry
from communique.words import Words

RULE = "-" * 40
LIMIT = 100_000
"""The most bytes that the HTML may have: Gmail cuts what is longer than 102 kB."""
_TOKEN = re.compile(r"var\(--([\w-]+)\)")
_STYLE_FIRST = re.compile(r"(<head>)(<style>.*?</style>)(.*?)(</head>)", re.DOTALL)
_INDENT = re.compile(r"\n\s+")


def with_styles(page: str, sheet: str, tokens: Mapping[str, str]) -> str:
    """The page with the rules of the sheet written into its elements; those for dark and for narrow
    screens stand in its head. `tokens` are the values of the custom properties that the sheet names.
    """
    import css_inline

    # What is not known stays as it is, as in any style sheet.
    style = _TOKEN.sub(lambda found: tokens.get(found[1], found[0]), sheet)
    inliner = css_inline.CSSInliner(
        extra_css=style, keep_at_rules=True, minify_css=True, load_remote_stylesheets=False
    )
    # Gmail counts spaces too; lines stay, since mail servers cut very long ones.
    made = _INDENT.sub("\n", inliner.inline(page)).strip() + "\n"
    # Browsers look for the charset in the first 1024 bytes, and the inliner writes before it.
    return _STYLE_FIRST.sub(r"\1\3\2\4", made, count=1)


def text(view: DigestView, words: Words) -> str:
    """The same content as plain text."""
    return "\n".join(_lines(view, words)).strip() + "\n"


def _lines(view: DigestView, words: Words) -> Iterator[str]:
    yield view.site_name
    yield " · ".join(part for part in (view.period, view.topic) if part)
    for section in view.sections:
        yield from ("", "", section.title, RULE)
        for entry in section.entries:
            yield from ("", *_entry(entry))
        yield from _more(section, words.count(view.lang))
    yield from ("", "", RULE, *(part for part in (view.site_name, view.tagline) if part))
    for link in view.links:
        yield f"{link.title}: {link.url}"


def _entry(entry: Entry) -> Iterator[str]:
    yield f"{entry.label} ({entry.foreign})" if entry.foreign else entry.label
    yield entry.title
    yield from filter(None, (change.whole for change in entry.changes))
    yield from entry.lines
    if entry.summary:
        yield entry.summary
    yield entry.url


def _more(section: Section, ngettext: Callable[[str, str, int], str]) -> Iterator[str]:
    if section.more:
        told = ngettext("%(count)s more", "%(count)s more", section.more)
        yield from ("", told % {"count": section.more}, section.more_url)


class Mail(Struct, frozen=True):
    """An email as it is to be sent. `date` is aware; `sender` is what stands behind From, if known."""

    subject: str
    text: str
    html: str
    lang: str
    date: datetime
    authority: str
    sender: str = ""


def message(mail: Mail) -> bytes:
    """The email as a file: From only where it is known, and no To, since both are the sender's."""
    from email.message import EmailMessage
    from email.policy import SMTP
    from email.utils import format_datetime

    mark = _mark(mail)
    made = EmailMessage(policy=SMTP)
    made["Subject"] = mail.subject
    if mail.sender:
        made["From"] = mail.sender
    made["Date"] = format_datetime(mail.date)
    made["Message-ID"] = f"<digest.{mark}@{mail.authority}>"
    made["Content-Language"] = mail.lang
    # Outlook and Thunderbird open it as a draft.
    made["X-Unsent"] = "1"
    made.set_content(mail.text)
    made.add_alternative(mail.html, subtype="html")
    made.set_boundary(f"=_digest_{mark}")
    return made.as_bytes()


def _mark(mail: Mail) -> str:
    """What tells this issue from all others: a digest of all that readers see of it."""
    seen = repr((mail.authority, mail.lang, mail.subject, mail.text, mail.html))
    return blake2b(seen.encode(), digest_size=12).hexdigest()
