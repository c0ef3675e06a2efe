"""Cases that once went wrong: each is a small newsroom and what must come of it."""

from __future__ import annotations

from pathlib import Path

import icalendar
import pytest

from communique.adapter.host import HostError
from communique.clock import SettingsError
from tests.newsroom import Newsroom, command

NEWS = "---\ntitle: {title}\ndate: 2023-03-09\n{more}\n---\n{body}\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 4"><rect width="8" height="4"/></svg>'


def news(title: str = "A", more: str = "", body: str = "Text.") -> str:
    return NEWS.format(title=title, more=more, body=body)


def codes(site: Newsroom) -> list[str]:
    return [finding.code for finding in site.check()]


def test_document_may_not_take_the_pages_place(site: Newsroom):
    site.write(
        "news/2023/a/index.md",
        news(
            more="attachments: [{title: Facts, file: event.ics}, {title: Page, file: page/facts.pdf}]"
        ),
    )
    site.write("news/2023/a/event.ics", "x")
    site.write("news/2023/a/page/facts.pdf", "x")
    assert codes(site) == []

    site.write(
        "events/2023/e/index.md",
        "---\ntitle: E\nstarts: 2023-05-01\nattachments: [{title: Mine, file: event.ics}]\n---\n",
    )
    site.write("events/2023/e/event.ics", "x")
    assert codes(site) == ["same-address"]


def test_withdrawn_item_may_be_replaced_at_its_address(site: Newsroom):
    site.write("news/2023/a.md", news("Old", "status: withdrawn"))
    site.write("news/2023/b.md", news("Right", "slug: a"))

    assert "Right" in site.build().text("news/2023/a/index.html")


@pytest.mark.parametrize(
    ("original", "korean"), [("published", "withdrawn"), ("withdrawn", "published")]
)
def test_withdrawn_version_of_an_embargoed_item_leaves_no_notice(
    site: Newsroom, original: str, korean: str
):
    site.write(
        "news/2023/zanzibar.md",
        news("Z", f"status: {original}").replace("2023-03-09", "2023-12-01"),
    )
    site.write("news/2023/zanzibar.ko.md", f"---\ntitle: Z\nstatus: {korean}\n---\n")

    assert not [path for path in site.build().tree() if "zanzibar" in path]


def test_zone_of_an_event_does_not_hang_on_the_publication_of_its_place(site: Newsroom):
    site.write(
        "places/geneva.md", "---\nname: Geneva\ntimezone: Europe/Zurich\nstatus: draft\n---\n"
    )
    site.write("events/2023/e.md", "---\ntitle: E\nstarts: 2023-03-13T10:00\nvenue: geneva\n---\n")

    calendar = icalendar.Calendar.from_ical(site.build().read("calendar/all.ics"))

    [event] = calendar.walk("VEVENT")
    assert event["dtstart"].params["TZID"] == "Europe/Zurich"


def test_emptying_the_output_first_is_not_left_to_pelican(site: Newsroom):
    site.host["DELETE_OUTPUT_DIRECTORY"] = True
    before = site.build_with(news())
    site.write("news/2023/bad.md", news().replace("2023-03-09", "never"))

    assert site.build().tree() == before.tree()


def test_name_that_no_file_may_have_is_a_finding(site: Newsroom):
    site.write("news/2023/a.md", news(more=f"topics: [{'x' * 300}]"))

    assert set(codes(site)) == {"address-too-long"}


def test_folder_and_file_change_places(site: Newsroom):
    """What stood at an address before does not hinder what stands there now."""
    built = site.build_with(news())
    (built.output / "news/2023/b").write_text("a file in the way")
    site.write("news/2023/b.md", news("B"))

    assert "B" in site.build().text("news/2023/b/index.html")


def test_interrupted_swap_leaves_nothing_for_ever(site: Newsroom, monkeypatch: pytest.MonkeyPatch):
    site.build_with(news())
    site.write("news/2023/gone.md", news("Gone"))
    from communique.build import manifest

    put = manifest._put

    def stop_at_the_map(fresh: Path, output: Path, path: str, folders: set[Path]) -> None:
        if path == "sitemap.xml" or path == "news/index.html":
            raise KeyboardInterrupt
        put(fresh, output, path, folders)

    monkeypatch.setattr(manifest, "_put", stop_at_the_map)
    with pytest.raises(KeyboardInterrupt):
        site.build()
    monkeypatch.undo()
    site.remove("news/2023/gone.md")

    assert site.build().tree() == site.build(output="clean").tree()


def test_stock_pages_stay_when_the_manifest_is_lost(site: Newsroom):
    site.write("blog/hello.md", "Title: Hello\nDate: 2023-03-09\n\nStock.\n")
    site.build_with(news())
    for manifest in (site.folder / ".cache").glob("manifest-*"):
        manifest.unlink()
    site.remove("news/2023/a.md")

    built = site.build()

    assert built.has("hello.html")
    assert not built.has("news/2023/a/index.html")


def test_control_character_written_as_a_reference_is_taken_out(site: Newsroom):
    built = site.build_with(news(body="Before &#1; after &#xFFFE;."))

    assert [finding.code for finding in built.findings] == ["unsafe-html", "unsafe-html"]
    assert b"\x01" not in built.read("feeds/all.atom.xml")


@pytest.mark.parametrize("target", ["//[", "//[x]y", "//ex\u2100mple.com/", "http://[/"])
def test_address_that_is_none_is_told(site: Newsroom, target: str):
    site.write("news/2023/a.md", news(body=f"[x]({target})"))

    assert codes(site) in (["broken-link"], ["unsafe-html"], ["broken-link", "unsafe-html"])


def test_rights_of_a_translation_do_not_free_its_excerpt(site: Newsroom):
    long = "word " * 60
    site.write(
        "coverage/2023/c.md",
        "---\ntitle: C\ndate: 2023-03-09\npublisher: P\nlanguage: en\nrights: © P\n---\n",
    )
    site.write(
        "coverage/2023/c.ko.md", f"---\ntitle: C\nrights: 무단 전재 금지\nexcerpt: {long}\n---\n"
    )

    assert codes(site) == ["excerpt-too-long"]


@pytest.mark.parametrize("file", ["secret.md", "page.html", "code.js"])
def test_texts_and_pages_are_no_documents(site: Newsroom, file: str):
    site.write(f"news/2023/s/{file}", "---\ntitle: S\ndate: 2023-03-09\nstatus: draft\n---\n")
    site.write("news/2023/s/index.md", news(more=f"attachments: [{{title: T, file: {file}}}]"))

    assert codes(site) == ["not-beside"]


def test_drawing_with_a_script_is_told(site: Newsroom):
    site.write("news/2023/x.svg", SVG.replace("<rect", "<script>alert(1)</script><rect"))
    site.write(
        "news/2023/a.md", news(more="photos: [{file: x.svg, alt: X, credit: Y, rights: CC0}]")
    )

    assert codes(site) == ["active-picture"]


def test_names_with_signs_lead_to_their_files(site: Newsroom):
    site.write("news/2023/report #1 100%.pdf", "x")
    built = site.build_with(news(more='attachments: [{title: R, file: "report #1 100%.pdf"}]'))

    assert 'href="/news/2023/a/report%20%231%20100%25.pdf"' in built.text("news/2023/a/index.html")
    assert built.has("news/2023/a/report #1 100%.pdf")


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("languages", ["xx"], "xx"),
        ("languages", ["../../evil"], "evil"),
        ("languages", ["en", "en"], "twice"),
        ("locales", {"en": "zz_ZZ"}, "zz_ZZ"),
    ],
)
def test_languages_that_are_none_are_told(site: Newsroom, name: str, value: object, told: str):
    site.settings[name] = value

    with pytest.raises(SettingsError, match=told):
        site.check()


@pytest.mark.parametrize(("name", "value"), [("TIMEZONE", "EST5EDT"), ("SITEURL", "")])
def test_host_settings_that_cannot_be_used_are_told(site: Newsroom, name: str, value: str):
    site.host[name] = value

    with pytest.raises(SettingsError, match=name):
        site.check()


def test_language_with_a_region_is_known_in_file_names(site: Newsroom):
    site.settings["languages"] = ["en", "es-419", "fil"]
    site.write("news/2023/a.md", news())
    site.write("news/2023/a.es-419.md", "---\ntitle: En español\n---\n")
    site.write("news/2023/a.fil.md", "---\ntitle: Sa Filipino\n---\n")

    built = site.build()

    assert "En español" in built.text("es-419/news/2023/a/index.html")
    assert "Sa Filipino" in built.text("fil/news/2023/a/index.html")


@pytest.mark.parametrize(
    "target", ["/nonsense/", "/news/2023/secret/", "https://newsroom.example/nothing/"]
)
def test_addresses_of_the_site_are_checked(site: Newsroom, target: str):
    site.write("news/2023/secret.md", news(more="status: draft"))
    site.write("news/2023/a.md", news(body=f"[here]({target}) and [there](/calendar/)"))

    [finding] = site.check()

    assert (finding.code, finding.line) == ("broken-link", 6)


def test_cited_item_that_is_held_leaves_no_trace(site: Newsroom):
    site.write("news/2023/secret.md", news(more="status: draft"))
    built = site.build_with(news(body='<blockquote cite="secret.md">Words.</blockquote>'))

    assert "gone:" not in built.text("news/2023/a/index.html")


def test_changes_of_time_and_place_do_not_undo_each_other(site: Newsroom):
    event = "---\ntitle: E\ndate: 2023-01-01\nstarts: 2023-11-13T10:00\nvenue: {{name: Old Hall, city: Seoul, country: KR}}\nchanges: [{changes}]\n---\n"
    moved = "{on: 2023-02-01, what: moved-online}, {on: 2023-03-01, what: rescheduled, was: 2023-11-12T10:00}"
    postponed = "{on: 2023-02-01, what: postponed, was: 2023-11-12T10:00}, {on: 2023-03-01, what: moved, was: Hall}"
    site.write("events/2023/online.md", event.format(changes=moved))
    site.write("events/2023/later.md", event.format(changes=postponed))

    built = site.build()

    online, later = (
        icalendar.Calendar.from_ical(built.read(f"events/2023/{name}/event.ics")).walk("VEVENT")[0]
        for name in ("online", "later")
    )
    assert "location" not in online
    assert "Old Hall" not in built.text("events/2023/online/index.html")
    assert later["status"] == "TENTATIVE"


def test_typing_error_in_a_year_makes_no_thousands_of_pages(site: Newsroom):
    site.write("events/2023/e.md", "---\ntitle: E\nstarts: 2023-11-29\nends: 2303-11-30\n---\n")

    assert codes(site) == ["very-long"]


def test_post_that_has_ended_is_not_on_the_card(site: Newsroom):
    site.write(
        "people/p.md",
        "---\nname: P\nroles: [{title: Old post, to: 2020-12}, {title: New post, from: 2021-01}]\n---\n",
    )

    people = site.build().text("people/index.html")

    assert "New post" in people
    assert "Old post" not in people


def test_cell_with_a_class_of_its_own_keeps_it(site: Newsroom):
    built = site.build_with(
        news(body='<table><tr><td class="mine" align="right">1</td></tr></table>')
    )

    assert '<td class="align-right mine">' in built.text("news/2023/a/index.html")


def test_mistake_in_a_template_is_told_with_its_place(site: Newsroom, tmp_path: Path):
    site.write("news/2023/a.md", news())
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/news.html").write_text(
        '{% extends "item.html" %}\n{% block meta %}\n{{ view.misspelt }}\n{% endblock %}\n'
    )
    site.host["THEME_TEMPLATES_OVERRIDES"] = [str(tmp_path / "mine")]

    with pytest.raises(HostError, match=r"news\.html:3: .*misspelt"):
        site.build()
    assert not (site.folder / "output/index.html").exists()


def test_settings_without_the_plugin_are_told(site: Newsroom):
    """A build in a process of its own: signals of earlier builds are not there."""
    site.write("news/2023/a.md", news())
    site.host["PLUGINS"] = []

    done = command("build", "--settings", str(site.conf()), cwd=site.folder)

    assert done.returncode == 1
    assert "PLUGINS" in done.stderr
    assert "Traceback" not in done.stderr


def test_translated_list_with_fewer_entries_is_told(site: Newsroom):
    changes = (
        "[{on: 2023-02-01, what: rescheduled, was: 2023-11-12}, {on: 2023-03-01, what: cancelled}]"
    )
    site.write(
        "events/2023/e.md",
        f"---\ntitle: E\ndate: 2023-01-01\nstarts: 2023-11-13\nchanges: {changes}\n---\n",
    )
    site.write("events/2023/e.ko.md", "---\ntitle: 행사\nchanges: [{note: 취소}]\n---\n")
    assert "translation-count" in codes(site)

    site.write(
        "events/2023/e.ko.md",
        "---\ntitle: 행사\nupdated: 2023-03-01\nchanges: [{on: 2023-03-01, note: 취소}]\n---\n",
    )
    assert codes(site) == []


def test_change_that_changes_nothing_is_told(site: Newsroom):
    event = "---\ntitle: E\ndate: 2023-01-01\nstarts: 2023-11-13\nchanges: [{{on: {on}, what: rescheduled, was: {was}}}]\n---\n"
    site.write("events/2023/e.md", event.format(on="2023-02-01", was="2023-11-13"))
    assert codes(site) == ["change-was"]

    site.write("events/2023/e.md", event.format(on="2023-12-01", was="2023-11-12"))
    assert codes(site) == ["change-ahead"]


def test_feed_tells_what_changed_and_why(site: Newsroom):
    site.write(
        "events/2023/e.md",
        "---\ntitle: E\ndate: 2023-01-01\nstarts: 2023-11-13\n"
        "changes: [{on: 2023-02-01, what: rescheduled, was: 2023-11-06, note: The hall was taken.}]\n---\n",
    )

    feed = site.build().text("feeds/events.json")

    assert "It was to begin on November 6, 2023. The hall was taken." in feed


def test_misspelt_topic_is_told(site: Newsroom):
    site.settings["topics"] = {"climate": {"en": "Climate"}}
    site.write("news/2023/a.md", news(more="topics: [climat]"))

    [finding] = site.check()

    assert (finding.code, finding.mend) == ("unknown-topic", "Did you mean  climate?")


def test_misspelt_series_is_told(site: Newsroom):
    """Another series is a series of its own; one that is nearly the same is a slip."""
    site.settings["series"] = {"general-assembly": {"en": "General Assembly"}}
    event = "---\ntitle: E\ndate: 2023-01-01\nstarts: 2023-11-13\nseries: {series}\n---\n"
    site.write("events/2023/a.md", event.format(series="general-asembly"))
    site.write("events/2023/b.md", event.format(series="training-days"))

    [finding] = site.check()

    assert (finding.code, finding.line) == ("unknown-series", 5)
    assert finding.mend.startswith("Did you mean  general-assembly?")


def test_first_file_is_not_published_as_it_is(site: Newsroom):
    site.write(
        "news/2023/a.md",
        news(body="Write the text here, in Markdown. Remove  status: draft  to publish it."),
    )

    assert codes(site) == ["placeholder"]


def test_all_faults_of_a_file_are_told_at_once(site: Newsroom):
    """A wrong date does not hide a reference to nobody, nor a character that nobody sees."""
    site.write(
        "news/2023/a.md",
        b"---\ntitle: A\ntitle: B\ndate: 2023-02-30\npeople: nobody\nrelated: [gone]\n---\ntext \x01\n",
    )

    told = [(finding.line, finding.column, finding.code) for finding in site.check()]

    assert told == [
        (3, 1, "duplicate-key"),
        (4, 7, "moment"),
        (5, 9, "unknown-reference"),
        (6, 11, "unknown-reference"),
        (8, 6, "control-character"),
    ]
