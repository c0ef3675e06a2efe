"""What is on every page: templates, styles, words of the interface, settings."""

from __future__ import annotations

from tests.site.incremental.edits import Edit, each, host, put, remove, setting, swap, together
from tests.site.incremental.judge import follow, same_as_clean
from tests.site.incremental.office import Office
from tests.site.incremental.sample import SETTINGS

NEWS = "news/2023/autumn/index.html"
COMPONENTS = "theme/templates/components"
NEWS_TEMPLATE = '{% extends "item.html" %}\n{% block meta %}\n<p>Ours</p>\n{% endblock %}\n'

THEME: dict[str, Edit] = {
    "template": swap("theme/templates/news.html", '<p class="meta">', '<p class="meta meta--news">'),
    "frame of every page": swap("theme/templates/layout.html", "</head>", '<meta name="generator" content="Us">\n</head>'),
    "component": swap(f"{COMPONENTS}/quote/quote.html", '"quote__by"', '"quote__by quote__by--new"'),
    "component in components": swap(f"{COMPONENTS}/event_where/event_where.html", "{{ event.where.line }}", "<b>{{ event.where.line }}</b>"),
    "style of a component": swap(f"{COMPONENTS}/quote/quote.css", "--space-5", "--space-6"),
    "style of a component goes": remove(f"{COMPONENTS}/quote/quote.css"),
    "words": swap("theme/translations/ko.po", 'msgstr "행사"', 'msgstr "행사들"'),
    "icon": swap("theme/static/icon.svg", "<svg ", '<svg data-new="yes" '),
    "file comes": put("theme/static/fonts/ours.woff2", b"not really"),
}  # fmt: skip

SETTING: dict[str, Edit] = {
    "page size": setting("page_size", 2),
    "name of a topic": setting("topics", {**SETTINGS["topics"], "data": {"en": "Open data", "ko": "데이터"}}),
    "name of a series": setting("series", {"assembly": {"en": "Assemblies"}}),
    "name of the site": host("SITENAME", "Another Newsroom"),
    "name of the site in one language": setting("names", {"ko": "소식"}),
    "language more": setting("languages", ["en", "ko", "ar", "es"]),
    "language less": together(
        setting("languages", ["en", "ko"]), remove("news/2023/autumn.ar.md"), remove("pages/about.ar.md")
    ),
    "locale": setting("locales", {"en": "en_GB"}),
    "address": host("SITEURL", "https://other.example/press"),
    "time zone": host("TIMEZONE", "America/Los_Angeles"),
    "reminders and more JSON": together(setting("calendar_alarm_hours", 12), setting("calendar_json", "every")),
    "publisher": setting("publisher", "hub"),
    "Markdown": host("MARKDOWN", {"extensions": ["nl2br"], "extension_configs": {}}),
}  # fmt: skip


@each(THEME, at_once=5)
def test_theme_is_followed(office: Office, edit: Edit):
    follow(office, edit)


@each(SETTING, at_once=5)
def test_settings_are_followed(office: Office, edit: Edit):
    follow(office, edit)


def test_templates_of_the_office_are_followed(office: Office):
    """They stand before those of the theme: they may come, change and go."""
    office.host["THEME_TEMPLATES_OVERRIDES"] = [str(office.overrides)]
    office.put("overrides/news.html", NEWS_TEMPLATE)
    assert b"<p>Ours</p>" in same_as_clean(office).tree[NEWS]

    office.swap("overrides/news.html", "Ours", "Also ours")
    assert b"<p>Also ours</p>" in same_as_clean(office).tree[NEWS]

    office.file("overrides/news.html").unlink()
    assert b"ours</p>" not in same_as_clean(office).tree[NEWS]
