"""Front matter of Hugo becomes ours, dirt and all."""

EVENT = """\
    ---
    # View this page at https://old.example
    slug: fedramp-tailored
    title: 'FedRAMP Tailored&#58; Don&rsquo;t   wait'
    summary: "See [the **plan**](https://x.example) &mdash; <em>now</em>"

    # start date
    date: 2019-07-15 9:00:00 -0500
    end_date: 2019-07-15 10:30:00 -0500
    topics:
      - plain-language
      - UX Design
    authors:
      - ann-lee
      - nobody
    host: "The FedRAMP Team"
    youtube_id: 3FKyVeipMss
    captions:
    weight: 0
    mood: cheerful
    venue:
      venue_name: Main Hall
      city: Washington
    ---

    Come.
    """


def test_an_event_file_becomes_ours(hugo):
    """Each key that the mapping names is found under our name, in our form."""
    hugo.write("authors/ann-lee/_index.md", "---\ndisplay_name: Ann Lee\n---\n")
    hugo.write("authors/not-named/_index.md", "---\ndisplay_name: Not Named\n---\n")
    hugo.write("events/2019/2019-07-15-fedramp.md", EVENT)

    report = hugo.run()

    assert hugo.front("events/2019/fedramp-tailored.md") == {
        "title": "FedRAMP Tailored: Don’t wait",
        "starts": "2019-07-15T09:00",
        "ends": "2019-07-15T10:30",
        "venue": {"name": "Main Hall", "city": "Washington"},
        "organisers": ["fedramp"],
        "people": ["ann-lee"],
        "recording": "https://www.youtube.com/watch?v=3FKyVeipMss",
        "summary": "See the plan — now",
        "topics": ["plain-language", "ux-design"],
    }
    assert hugo.front("people/ann-lee.md") == {"name": "Ann Lee"}
    assert hugo.front("organisations/fedramp.md") == {"name": "FedRAMP", "type": "government"}
    assert report.counts == {"event": 1, "organisation": 1, "person": 1}


def test_what_could_not_be_placed_is_reported_with_its_line(hugo):
    """An unknown key and an unknown person are named; an empty key is nobody's loss."""
    hugo.write("events/2019/2019-07-15-fedramp.md", EVENT)
    hugo.run()

    assert hugo.noted("key") == [(20, "mood: cheerful")]
    assert (13, 'person "nobody"') in hugo.noted("reference")
    assert hugo.report.kept_out["events", "weight", "Where it was shown."] == 1
    assert "mood: cheerful" in hugo.report.markdown()


def test_a_wrong_offset_does_not_move_the_event(hugo):
    """Hugo's -0500 in July is meant as the time on the wall in New York; it is kept and reported."""
    hugo.write("events/a.md", "---\ntitle: A\ndate: 2019-07-15 14:00:00 -0500\n---\n")
    hugo.write("events/b.md", "---\ntitle: B\ndate: 2019-01-15 14:00:00 -0500\n---\n")
    hugo.run()

    assert hugo.front("events/2019/a.md")["starts"] == "2019-07-15T14:00"
    assert hugo.front("events/2019/b.md")["starts"] == "2019-01-15T14:00"
    [(line, what)] = hugo.noted("offset")
    assert line == 3 and "-0500 is written, America/New_York has -0400" in what


def test_an_end_before_the_start_is_left_out(hugo):
    """A wrong end is worse than none."""
    hugo.write(
        "events/a.md",
        "---\ntitle: A\ndate: 2019-01-15 14:00:00 -0500\nend_date: 2019-01-14 15:00:00 -0500\n---\n",
    )
    hugo.run()

    assert "ends" not in hugo.front("events/2019/a.md")
    assert hugo.noted("end") == [(4, "ends is 2019-01-14T15:00, starts is 2019-01-15T14:00")]


def test_values_that_yaml_could_break_come_back_as_they_were(hugo):
    """Titles with colons, hashes, quotes and leading signs survive."""
    for name, title in {"a": "A: b # c", "b": '@all, \\"now\\"', "c": "- no", "d": "2020"}.items():
        hugo.write(f"news/{name}.md", f'---\ntitle: "{title}"\ndate: 2020-01-01\n---\n')
    hugo.run()

    titles = [hugo.front(f"news/2020/{name}.md")["title"] for name in "abcd"]
    assert titles == ["A: b # c", '@all, "now"', "- no", "2020"]


def test_front_matter_that_is_no_yaml_is_read_line_by_line(hugo):
    """An unclosed quote costs a note, never the item."""
    hugo.write("news/a.md", '---\ntitle: "Open\ndate: 2020-01-01\nsummary: Words\n---\n\nBody\n')
    hugo.run()

    assert hugo.front("news/2020/a.md") == {
        "title": "Open",
        "date": "2020-01-01",
        "summary": "Words",
    }
    assert hugo.noted("file")


def test_a_draft_stays_a_draft(hugo):
    hugo.write("events/a.md", "---\ntitle: A\ndate: 2020-01-01\ndraft: true\n---\n")
    hugo.run()

    assert hugo.front("events/2020/a.md")["status"] == "draft"


def test_an_item_that_is_only_a_link_becomes_coverage(hugo):
    """The first source of the mapping that fits is taken: here the one for files with an address."""
    hugo.write(
        "news/a.md",
        "---\ntitle: A\ndate: 2020-01-01\nsource: usagov\nsource_url: https://blog.example/a\n---\n",
    )
    hugo.run()

    front = hugo.front("coverage/2020/a.md")
    assert (front["publisher"], front["link"]) == ("USA.gov", "https://blog.example/a")


def test_two_files_that_want_one_name_both_come_out(hugo):
    """Monthly calls share a slug; the later one carries its day."""
    for day in ("2019-03-13", "2019-04-10"):
        hugo.write(f"events/{day}-call.md", f"---\nslug: call\ntitle: Call\ndate: {day}\n---\n")
    hugo.run()

    assert set(hugo.files()) == {"events/2019/call.md", "events/2019/call-2019-04-10.md"}
    assert hugo.noted("name") == [(1, "became events/2019/call-2019-04-10.md")]


def test_line_endings_and_byte_order_marks_do_not_matter(hugo):
    text = "---\ntitle: A\ndate: 2020-01-01\n---\n\nOne\n\n- two\n"
    hugo.write("news/a.md", text)
    hugo.run()
    plain = hugo.files()
    (hugo.source / "news/a.md").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    hugo.run()

    assert hugo.files() == plain
