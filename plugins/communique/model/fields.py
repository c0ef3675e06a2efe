"""Types of single fields: words, slugs, addresses, references, lists."""

from __future__ import annotations

import re
from typing import Annotated, Any, TypeVar
from urllib.parse import urlsplit

from msgspec import Struct
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from communique.findings import Unfit

T = TypeVar("T")
URL_SCHEMES = ("https", "http")
UNTITLED = "untitled"
_PARTS = re.compile(r"[^\W_]+")
_ADDRESS = re.compile(r"/(?:(?!\.)[^\s/?#%\\]+/)+")
_SLUG = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


class Value(BaseModel):
    """Base of all values: frozen, and closed to keys it does not know."""

    # A build after an edit reads a kind or two: what checks the others need not be made at its start.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Word(Struct, frozen=True):
    """Marks a field that a translation may hold; all others are facts of the original."""


class RefTo(Struct, frozen=True):
    """Marks a field that names another item, of one of these kinds (none given: of any)."""

    kinds: tuple[str, ...] = ()


def _not_blank(text: str) -> str:
    return " ".join(text.split())


Words = Annotated[str, AfterValidator(_not_blank), Word()]
"""Words for readers: the only fields that a translation holds."""


def _slug(text: str) -> str:
    if not _SLUG.fullmatch(text) or text != text.lower():
        raise Unfit(
            "slug",
            f'{{field}} is "{text}"',
            "It becomes part of an address: small letters and digits, joined by hyphens.",
            f"Write  {{key}}: {slugified(text)}",
        )
    return text


def slugified(text: str) -> str:
    """`text` as a slug: small letters and digits of any script, joined by single hyphens."""
    if text.isascii():
        return "-".join(_PARTS.findall(text.lower())) or UNTITLED
    from unicodedata import combining, normalize

    plain = "".join(c for c in normalize("NFKD", text.casefold()) if not combining(c))
    # Cherokee folds to capitals.
    folded = normalize("NFC", plain.casefold()).lower()
    return "-".join(_PARTS.findall(folded)) or UNTITLED


Slug = Annotated[str, AfterValidator(_slug)]


def _url(text: str) -> str:
    if not _is_web_address(text):
        is_bare = re.fullmatch(r"(//)?[\w-]+(\.[\w-]+)+(/\S*)?", text)
        raise Unfit(
            "url",
            f'{{field}} is "{text}"',
            "A web address begins with https:// (or http://) and has no spaces.",
            f"Write  {{key}}: https://{text.removeprefix('//')}"
            if is_bare
            else "Copy the address from the browser's address bar.",
        )
    return text


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        parts.port  # noqa: B018  (raises for a port that is no number)
    except ValueError:
        return False
    return parts.scheme in URL_SCHEMES and bool(parts.hostname) and not re.search(r'[\s<>"]', text)


Url = Annotated[str, AfterValidator(_url)]


def _address(text: str) -> str:
    if not _ADDRESS.fullmatch(text):
        raise Unfit(
            "address", f'{{field}} is "{text}"',
            "It is an address of this site without its beginning; a slash stands at both ends.",
            "Write it such as  /events/2026/mayors-breakfast/",
        )  # fmt: skip
    return text


Address = Annotated[str, AfterValidator(_address)]
"""An address of a page of the site: `/ko/events/2026/forum/`."""


def _zone_name(text: str) -> str:
    from communique.model.zones import zone

    zone(text)
    return text


ZoneName = Annotated[str, AfterValidator(_zone_name)]


def as_list(value: Any) -> Any:
    """A single value where a list is expected is a list of one; commas part slugs."""
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    return [value] if isinstance(value, dict) else value


def as_list_of_one(value: Any) -> Any:
    """A single value where a list is expected is a list of one."""
    if isinstance(value, str):
        return [value] if value.strip() else []
    return [value] if isinstance(value, dict) else value


Slugs = Annotated[tuple[Slug, ...], BeforeValidator(as_list)]
Many = Annotated[tuple[T, ...], BeforeValidator(as_list_of_one)]


def described(text: str, *examples: Any, default: Any = ..., **more: Any) -> Any:
    """A field with its sentence and examples: errors, forms and reference pages show them."""
    if isinstance(default, tuple):
        return Field(default_factory=tuple, description=text, examples=list(examples), **more)
    return Field(default, description=text, examples=list(examples), **more)


class Shorthand(Struct, frozen=True):
    """Lets a writer give plain text where a group of keys is expected: the text is `key`."""

    key: str

    def __call__(self, value: Any) -> Any:
        return {self.key: value} if isinstance(value, str) else value


def keyed(key: str) -> BeforeValidator:
    """A group of keys that may be written as plain text, which is then `key`."""
    return BeforeValidator(Shorthand(key))
