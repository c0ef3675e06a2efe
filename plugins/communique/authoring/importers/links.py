"""Links of the old site: to files that were imported as relative ones, to anything else as whole addresses."""

import html
import re
from collections.abc import Mapping
from posixpath import relpath
from urllib.parse import quote, unquote, urljoin, urlsplit

from msgspec import Struct

from communique.authoring.importers.mapping import Site
from communique.authoring.importers.texts import slug

_HOST_LIKE = re.compile(
    r"^(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:gov|com|org|net|edu|int|mil|io|eu|info)(?:[/?#].*)?$",
    re.IGNORECASE,
)
_MAIL = re.compile(r"^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$")


class Target(Struct, frozen=True):
    """Where a link leads now; an empty `address` means nowhere, and `why` says the reason."""

    address: str
    why: str = ""


class Atlas(Struct, frozen=True):
    """Where everything is: `files` gives our file for each way in which the old site named an item."""

    site: Site
    files: Mapping[str, str]

    def target(self, written: str, page: str, page_address: str) -> Target:
        """Where a link leads that `page` (our file, relative to the destination) holds; fragments pass through."""
        address = html.unescape(written.strip().strip("<>")).strip().replace("\\_", "_")
        address = re.sub(r"[\ue000-\ue00f]", "", address)
        if not address or address.startswith("#"):
            return Target(address if len(address) > 1 else "", "The link leads nowhere.")
        try:
            return self._resolved(address, page, page_address)
        except ValueError:
            return Target("", "The address is not valid.")

    def _resolved(self, address: str, page: str, page_address: str) -> Target:
        scheme = urlsplit(address).scheme.lower()
        if scheme in ("mailto", "tel"):
            return _mail_or_telephone(scheme, address)
        if scheme in ("http", "https"):
            return self._absolute(address, page)
        if address.startswith("//"):
            return self._absolute(f"https:{address}", page)
        if scheme and not re.match(r"^[\w.-]+:\d+(/|$)", address):
            return Target("", f"Links of the form {scheme}: are not taken over.")
        if _MAIL.match(address):
            return Target(f"mailto:{address}")
        if _HOST_LIKE.match(address):
            return self._absolute(f"https://{address}", page)
        return self._of_old_site(address, page, page_address)

    def _absolute(self, address: str, page: str) -> Target:
        parts = urlsplit(address)
        if not parts.hostname or not re.fullmatch(r"[\w-]+(\.[\w-]+)*\.?", parts.hostname):
            return Target("", "The address has no valid host.")
        if parts.hostname in (urlsplit(self.site.address).hostname, *self.site.also):
            ours = self.files.get(known_as(parts.path))
            if ours:
                return Target(_relative(ours, page))
        return Target(_quoted(address))

    def _of_old_site(self, written: str, page: str, page_address: str) -> Target:
        path, _, fragment = written.partition("#")
        ours = self.files.get(known_as(path))
        if not ours and path.endswith(".md") and not path.endswith("index.md"):
            ours = self.files.get(known_as(path.rpartition("/")[2]))
        if ours:
            return Target(_relative(ours, page))
        for when, address in self.site.pages:
            if when.search(path):
                return Target(
                    _quoted(self.site.address + when.sub(address, path))
                    + (f"#{fragment}" if fragment else "")
                )
        if path.endswith(".md"):
            return Target(
                "", "It names a file that is not in the source, and no rule gives its address."
            )
        return Target(_quoted(urljoin(self.site.address + page_address, written)))


def known_as(path: str) -> str:
    """The form in which paths and addresses are compared: no slashes around, no index, no extension, small letters."""
    path = unquote(path.split("?")[0]).strip("/").lower()
    return re.sub(r"(?:/?_?index)?(?:\.md|\.html)?$", "", path).strip("/")


def old_address(template: str, date: str, name: str) -> str:
    """An address on the old site from its template: `/event/{year}/{month}/{day}/{slug}/`."""
    year, month, day = [*date[:10].split("-"), "", "", ""][:3]
    return template.format(year=year, month=month, day=day, slug=name)


def _mail_or_telephone(scheme: str, address: str) -> Target:
    rest = unquote(address.partition(":")[2].partition("?")[0]).strip().strip("/")
    query = address.partition("?")[2]
    if scheme == "mailto" and not _MAIL.match(rest):
        return Target("", "The email address is not valid.")
    if scheme == "tel":
        return Target(f"tel:{re.sub(r'[^+0-9]', '', rest)}")
    return Target(_quoted(f"mailto:{rest}" + (f"?{query}" if query else "")))


def _relative(ours: str, page: str) -> str:
    return quote(relpath(ours, page.rpartition("/")[0] or "."))


def _quoted(address: str) -> str:
    """Spaces, quotes, brackets and control characters as %XX; what is quoted already stays."""
    whole = quote(
        address, safe=":/?#@!$&'*+,;=%~|{}^" + "".join(chr(code) for code in range(0xA0, 0x2000))
    )
    return re.sub(r"[|{}^`\\<>\"]", lambda one: quote(one[0], safe=""), whole)


def heading_key(text: str) -> str:
    """What is left of a heading or fragment when generators' ways to write it are set aside."""
    return slug(unquote(text)).replace("-", "")
