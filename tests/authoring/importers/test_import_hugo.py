"""The import as a whole: it may be repeated, stays in its folder, and says when a mapping is wrong."""

import pytest

from communique.authoring.importers.hugo import MappingError, import_hugo, write_report


def test_importing_twice_gives_the_same_bytes(hugo):
    hugo.write("news/b.md", "---\ntitle: B\ndate: 2020-01-01\n---\n\n[a](a.md) {{< x >}}\n")
    hugo.write("news/a.md", "---\ntitle: A\ndate: 2020-01-01\n---\n\n<p>Hi</p>\n")
    first, files = hugo.run(), hugo.files()
    second = hugo.run()

    assert hugo.files() == files
    assert second.markdown() == first.markdown()


def test_nothing_outside_the_destination_is_touched(hugo):
    """Files that stand in the destination already stay; the report lies beside it, where no page is made of it."""
    own = hugo.destination / "news" / "2020" / "own.md"
    own.parent.mkdir(parents=True)
    own.write_text("mine")
    hugo.write("news/a.md", "---\ntitle: A\ndate: 2020-01-01\n---\n")
    before = sorted(path for path in hugo.source.rglob("*"))
    report = hugo.run()

    assert own.read_text() == "mine"
    assert sorted(hugo.source.rglob("*")) == before
    assert [path.name for path in hugo.destination.parent.iterdir()] == ["content"]
    assert (
        write_report(report, hugo.destination)
        == hugo.destination.parent.resolve() / "import-report.md"
    )


def test_a_file_without_a_source_in_the_mapping_is_named(hugo):
    hugo.write("guides/a.md", "---\ntitle: A\n---\n")
    hugo.run()

    assert [str(note) for note in hugo.report.notes] == [
        "guides/a.md:1: was left out. The mapping names no source for it."
    ]


@pytest.mark.parametrize(
    ("wrong", "right", "says"),
    [
        ('kind = "event"', 'kind = "evnt"', 'Did you mean "event"?'),
        ('as = "slugs"', 'as = "slug list"', '"slug list" is not known'),
        ('timezone = "America/New_York"', 'timezone = "EST5"', "IANA name"),
        ('timezone = "America/New_York"', "", 'no "timezone"'),
        ("only_named = true", "only_name = true", 'Did you mean "only_named"?'),
        ("[site]", "[site", "not valid TOML"),
        ("choices = { true", "choice = { true", 'Did you mean "choices"?'),
    ],
)
def test_a_wrong_mapping_says_where_and_how_to_mend_it(hugo, wrong, right, says):
    text = hugo.mapping.read_text(encoding="utf-8")
    hugo.mapping.write_text(text.replace(wrong, right, 1), encoding="utf-8")

    with pytest.raises(MappingError, match=r"^mapping\.toml: ") as raised:
        hugo.run()

    assert says in str(raised.value)


def test_a_source_that_is_no_folder_is_said(hugo):
    with pytest.raises(NotADirectoryError, match="is not a folder"):
        import_hugo(hugo.source / "nothing", hugo.destination, hugo.mapping)
