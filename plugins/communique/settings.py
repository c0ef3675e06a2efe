"""All settings in one class, a sentence each: `COMMUNIQUE = {...}` in pelicanconf.py."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    field_validator,
)

from communique.clock import SettingsError
from communique.licences import known_as

URI_SAFE = "%/:?#[]@!$&'()*+,;=~"
"""What stays as it is when an address is written as a URI (RFC 3986 2.2)."""

Translated = dict[str, str]
"""A text per language tag."""


CalendarFamily = Literal[
    "format", "topic", "series", "organisation", "person", "place", "country", "deadlines",
    "agreements",
]  # fmt: skip
FeedFamily = Literal[
    "topic", "series", "person", "organisation", "place", "format", "starting-soon"
]
FeedFormat = Literal["atom", "rss", "json"]


class Settings(BaseModel):
    """What an office decides once for its site.

    The fields under "From Pelican" are filled in by the adapter from Pelican's own settings and
    are not written in COMMUNIQUE.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    authority: str = Field(
        pattern=r"^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$",
        description="A domain name that your office owned in `authority_since`: part of every lasting id. Set once, never changed, even when the site moves.",
    )
    authority_since: int = Field(
        ge=1990, le=2200,
        description="A year in which that domain name was yours (RFC 4151): part of every feed id. Never changed.",
    )  # fmt: skip
    languages: tuple[str, ...] = Field(
        default=("en",), min_length=1,
        description="Language tags (BCP 47) of the site, the first one at the root of the address.",
    )  # fmt: skip
    locales: dict[str, str] = Field(
        default={},
        description="The CLDR locale for dates and week starts of a language, where the usual one does not fit: {'en': 'en_GB'}.",
    )
    names: Translated = Field(
        default={}, description="The site's name per language; SITENAME where none is given."
    )
    taglines: Translated = Field(
        default={}, description="One sentence under the name, per language."
    )
    topics: dict[str, Translated] = Field(
        default={},
        description="Names of topics per language: {'climate': {'en': 'Climate', 'ko': '기후'}}.",
    )
    series: dict[str, Translated] = Field(
        default={}, description="Names of series of events per language."
    )
    series_about: dict[str, Translated] = Field(
        default={},
        description="A sentence or two on a series that `series` names, per language: it stands on the page of the series.",
    )
    publisher: str = Field(
        default="", description="The organisation that publishes the site, by the name of its file."
    )
    licence: str = Field(
        default="",
        description="The licence of the texts, where an item names no other: CC BY 4.0, CC BY-NC-SA 3.0 IGO, CC0 1.0, OGL 3.0 and so on; nothing is said where it is empty.",
    )
    page_size: int = Field(
        default=20, ge=1, le=200, description="How many items a page of a list holds."
    )
    feed_size: int = Field(
        default=30, ge=1, le=500, description="How many of the newest items a feed holds."
    )
    feeds: tuple[FeedFamily, ...] = Field(
        default=("topic", "series", "format", "starting-soon"),
        description="Families of feeds that are written beside those of everything and of each kind, in the order in which they are listed; starting-soon is one feed, of events that begin within days.",
    )
    feed_formats: tuple[FeedFormat, ...] = Field(
        default=("atom",),
        description="The formats in which the families of feeds are written, and archives too, where they are atom or json; the feeds of everything and of each kind always come in all three.",
    )
    feed_soon_days: int = Field(
        default=7, ge=1, le=90,
        description="How many days before an event the feed of what starts soon tells of it.",
    )  # fmt: skip
    feed_archives: Literal["none", "all", "kinds"] = Field(
        default="all",
        description="Which feeds lead on to archives with all that they ever told (RFC 5005): none, that of everything, or those of each kind too.",
    )
    renamed: dict[str, str] = Field(
        default={},
        description="Topics and series that had another slug, the first one first: {'topic/climate': 'topic/climate-action'}. Their feeds and calendars are written at the former address, too, and feed readers know them again; their pages lead on.",
    )
    feed_hubs: tuple[Annotated[str, Field(pattern="^https?://")], ...] = Field(
        default=(),
        description="WebSub hubs that feeds name, and that `communique ping` tells of feeds with something new: ['https://pubsubhubbub.appspot.com/'].",
    )
    excerpt_words: int = Field(
        default=40,
        ge=0,
        description="How many words of others' text an excerpt may hold when all rights are reserved.",
    )
    calendar_refresh_hours: int = Field(
        default=12,
        ge=1,
        le=168,
        description="How often calendar programs are asked to look again, in hours.",
    )
    calendar_past_days: int | None = Field(
        default=None,
        ge=1,
        description="How many days after its end an event stays in the calendars to subscribe to, cancelled ones too; all stay where nothing is said. Some programs then delete it from the reader's own calendar.",
    )
    published: str = Field(
        default="",
        description="A copy of the `facts.json` that was last published, beside the content: `communique check` compares with it and finds changes of events that nobody is told of (docs/lifecycle.md).",
    )
    calendars: tuple[CalendarFamily, ...] = Field(
        default=get_args(CalendarFamily),
        description="Families of calendars that are written beside that of all events, in the order in which they are listed; agreements is that of the days on which agreements end.",
    )
    embeds: tuple[Literal["topic", "series", "organisation"], ...] = Field(
        default=(),
        description="Families of scopes that have a list of events for the pages of other sites, beside that of all events: /embed/topic/climate/.",
    )
    calendar_alarm_hours: int = Field(
        default=0,
        ge=0,
        le=672,
        description="How many hours before an event calendar programs are asked to remind; 0: not at all.",
    )
    calendar_colours: dict[str, str] = Field(
        default={},
        description="The colour of a format of event in calendar programs, a CSS3 name, where the usual one does not fit: {'forum': 'teal'}; '' for none.",
    )
    calendar_json: Literal["none", "all", "every"] = Field(
        default="all",
        description="Which calendars are also written as jCal and JSCalendar: none, that of all events, or every one.",
    )
    repeats_ahead_days: int = Field(
        default=366, ge=1, le=3660,
        description="How many days ahead the dates of an event that repeats have pages and stand in lists.",
    )  # fmt: skip
    week_numbers: bool = Field(
        default=False,
        description="Whether month pages number the weeks (ISO 8601).",
    )
    picture_widths: tuple[int, ...] = Field(
        default=(160, 320, 640, 960, 1440), min_length=1,
        description="The widths in pixels in which pictures are made, never wider than they are.",
    )  # fmt: skip
    picture_formats: tuple[Literal["avif", "webp"], ...] = Field(
        default=("avif", "webp"),
        description="The formats in which pictures are made in all widths, best first; none, and only the JPEG or PNG for old browsers is.",
    )
    picture_qualities: dict[Literal["avif", "webp", "jpeg"], int] = Field(
        default={},
        description="The quality of a format, 1 to 100, where the usual one does not fit; usual are {'avif': 55, 'webp': 76, 'jpeg': 80}.",
    )
    picture_share_width: int = Field(
        default=1200, ge=200, le=4000,
        description="The width of the JPEG or PNG of a picture, for old browsers, feeds and other sites.",
    )  # fmt: skip
    social_cards: bool = Field(
        default=True,
        description="Whether a picture with its title is drawn for each item that has none, for other sites to show.",
    )
    social_cards_since: int = Field(
        default=0,
        description="The year of publication from which on items have a card of their own; older ones show that of the site.",
    )
    larder_megabytes: int = Field(
        default=2000, ge=0,
        description="How much may be kept of what takes long to make, pictures and social cards, in `CACHE_PATH`.",
    )  # fmt: skip
    theme_colour: str = Field(
        default="#0b5563",
        pattern="^#[0-9a-f]{6}$",
        description="The colour browsers give their frame around the site.",
    )

    brand: str = Field(
        default="",
        description="A folder beside the content with your own `tokens.css`, `logo.svg` and `icon.svg`: docs/design.md.",
    )

    # From Pelican
    site_name: str = Field(default="Newsroom", description="Pelican's SITENAME.")
    site_url: str = Field(default="", description="Pelican's SITEURL, without a slash at its end.")
    markdown_extensions: tuple[tuple[str, Any], ...] = Field(
        default=(),
        description="Further Python-Markdown extensions with their configuration, from Pelican's MARKDOWN.",
    )
    timezone: str = Field(
        default="UTC",
        description="Pelican's TIMEZONE: the zone of publication dates and of events that have none.",
    )

    @field_validator("calendar_colours")
    @classmethod
    def _known_colours(cls, given: dict[str, str]) -> dict[str, str]:
        from PIL.ImageColor import colormap

        if given.values() - colormap.keys() - {""}:
            raise ValueError
        return given

    @field_validator("licence")
    @classmethod
    def _known_licence(cls, given: str) -> str:
        if given and not known_as(given):
            raise ValueError
        return known_as(given)

    @field_validator("renamed")
    @classmethod
    def _lead_somewhere(cls, renamed: dict[str, str]) -> dict[str, str]:
        for old, new in renamed.items():
            families = {old.partition("/")[0], new.partition("/")[0]}
            if families not in ({"topic"}, {"series"}) or new in renamed:
                raise ValueError
        return renamed

    @field_validator("series_about")
    @classmethod
    def _of_named_series(
        cls, about: dict[str, Translated], info: ValidationInfo
    ) -> dict[str, Translated]:
        if about.keys() - info.data.get("series", {}).keys():
            raise ValueError("names a series that `series` does not name")
        return about

    @property
    def default_lang(self) -> str:
        return self.languages[0]

    @property
    def qualities(self) -> dict[str, int]:
        """The quality of each format that loses something."""
        return {
            "avif": 55,
            "webp": 76,
            "jpeg": 80,
            **dict(self.picture_qualities.items()),
        }

    def name(self, lang: str) -> str:
        return self.names.get(lang, self.site_name)

    def tagline(self, lang: str) -> str:
        return self.taglines.get(lang, self.taglines.get(self.default_lang, ""))

    def topic_name(self, topic: str, lang: str) -> str:
        return _named(self.topics, topic, lang, self.default_lang)

    def series_name(self, series: str, lang: str) -> str:
        return _named(self.series, series, lang, self.default_lang)

    def former_names(self, scope: str, taken: Collection[str] = ()) -> tuple[str, ...]:
        """What a topic or series was called before, the first name first, without names that are
        `taken` by others now."""
        return tuple(o for o, new in self.renamed.items() if new == scope and o not in taken)

    def series_text(self, series: str, lang: str) -> tuple[str, str]:
        """What is said of a series, and the language it is said in; both empty where nothing is."""
        known = self.series_about.get(series, {})
        told_in = next((tag for tag in (lang, *self.languages) if known.get(tag)), "")
        return known.get(told_in, ""), told_in

    def locale(self, lang: str) -> str:
        """The CLDR locale that writes dates in that language."""
        return self.locales.get(lang, lang.replace("-", "_"))

    def prefix(self, lang: str) -> str:
        """What addresses in `lang` begin with: nothing for the first language, else `/LANG`."""
        return "" if lang == self.default_lang else f"/{lang}"

    @property
    def base(self) -> str:
        """The path at which the site stands: `/newsroom` for https://example.org/newsroom."""
        return _path_of(self.site_url)

    def href(self, address: str, absolute: bool = False) -> str:
        """An address of this site as a link takes it; with `absolute` the whole web address.

        Letters of other scripts are written as RFC 3987 3.1 says, so that it is a URI.
        """
        return (self.site_url if absolute else self.base) + _quoted(address)

    def absolute(self, address: str) -> str:
        """The whole web address of a page or file of this site."""
        return self.href(address, absolute=True)

    def tag_uri(self, key: str) -> str:
        """The lasting id of an item or feed: a tag URI (RFC 4151)."""
        from urllib.parse import quote

        return f"tag:{self.authority},{self.authority_since}:{quote(key, safe='/')}"


@lru_cache
def _path_of(url: str) -> str:
    from urllib.parse import urlsplit

    return urlsplit(url).path.rstrip("/")


@lru_cache(maxsize=65536)
def _quoted(address: str) -> str:
    """An address is asked for again and again: by its page, its cards, and all that link there."""
    from urllib.parse import quote

    return quote(address, safe=URI_SAFE)


def read_settings(given: dict[str, Any], **from_host: Any) -> Settings:
    """The settings from COMMUNIQUE and what the host knows. Raises SettingsError."""
    try:
        return Settings.model_validate({**given, **from_host})
    except ValidationError as error:
        raise SettingsError("\n".join(_sentences(error))) from None


def _sentences(error: ValidationError) -> list[str]:
    from difflib import get_close_matches

    sentences = []
    for fault in error.errors():
        name = ".".join(str(part) for part in fault["loc"])
        if fault["type"] == "extra_forbidden":
            close = get_close_matches(name, Settings.model_fields, n=1)
            guess = f" Did you mean  {close[0]}?" if close else ""
            sentences.append(f"COMMUNIQUE has no setting {name}.{guess}")
            continue
        field = Settings.model_fields.get(str(fault["loc"][0]))
        about = f" {field.description}" if field else ""
        shown = "is missing" if fault["type"] == "missing" else f"is {fault['input']!r}"
        sentences.append(f"COMMUNIQUE[{name!r}] {shown}.{about}")
    return sentences


def _named(names: dict[str, Translated], slug: str, lang: str, default_lang: str) -> str:
    known = names.get(slug, {})
    return known.get(lang) or known.get(default_lang) or slug.replace("-", " ").capitalize()


def project_path(path: Path) -> str:
    """`path` as a writer would type it from here."""
    try:
        return path.resolve().relative_to(Path.cwd().resolve()).as_posix()
    except ValueError:
        return path.as_posix()
