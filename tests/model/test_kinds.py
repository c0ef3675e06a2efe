"""The model is the one schema: every field tells what it is, by a sentence and an example."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel, TypeAdapter

from communique.model.kinds import BY_FOLDER, BY_NAME, KINDS
from communique.model.moments import Moment
from communique.model.source import Source
from communique.model.walk import field_at, model_at, moments, reference_fields, shapes, yaml_text
from communique.reading.frontmatter import read_front
from communique.reading.text import read_text

SOURCE = Source(Path("content"), "news/a.md")


def groups(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[type[BaseModel]]:
    """A class and those of all values that it holds, each once."""
    if model not in seen:
        seen.add(model)
        yield model
        for shape in shapes(model).values():
            if shape.nested:
                yield from groups(shape.nested, seen)


SEEN: set[type[BaseModel]] = set()
MODELS = [model for kind in KINDS for model in groups(kind, SEEN)]
FIELDS = [(model, key) for model in MODELS for key in shapes(model)]


@pytest.mark.parametrize(
    ("model", "key"), FIELDS, ids=lambda one: one if isinstance(one, str) else one.__name__
)
def test_each_field_has_a_sentence_and_examples_that_it_takes(model: type[BaseModel], key: str):
    info = model.model_fields[shapes(model)[key].name]
    adapter = TypeAdapter(info.rebuild_annotation())

    assert info.description and info.description.endswith((".", ")"))
    assert info.examples
    for example in info.examples:
        written = read_text(SOURCE, f"---\n{key}: {yaml_text(example)}\n---\n".encode())
        assert read_front(SOURCE, written) == ({key: example}, [])
        adapter.validate_python(example)


def test_kinds_are_found_by_folder_and_by_name():
    assert len(BY_FOLDER) == len(BY_NAME) == len(KINDS) == 9
    assert BY_FOLDER["people"] is BY_NAME["person"]


def test_words_are_marked_and_facts_are_not():
    event = shapes(BY_NAME["event"])

    assert {key for key, shape in event.items() if shape.is_word} == {
        "title",
        "summary",
        "outcomes",
    }
    assert event["people"].shorthand == "person"
    assert event["people"].is_list
    assert not event["venue"].is_list


EVENT = BY_NAME["event"].model_validate(
    {
        "title": "E",
        "starts": "2023-09-26",
        "venue": {"place": "hall"},
        "organisers": "wego, itu",
        "registration": {"closes": "2023-09-01"},
        "programme": [{"starts": "2023-09-26T10:00", "title": "S", "people": ["park"]}],
    }
)


def test_references_are_found_wherever_they_stand():
    assert set(reference_fields(EVENT)) == {
        (("venue", "place"), "hall", ("place",)),
        (("organisers", 0), "wego", ("organisation",)),
        (("organisers", 1), "itu", ("organisation",)),
        (("programme", 0, "people", 0, "person"), "park", ("person",)),
    }


def test_moments_are_found_wherever_they_stand():
    assert dict(moments(EVENT)) == {
        ("starts",): Moment.read("2023-09-26"),
        ("registration", "closes"): Moment.read("2023-09-01"),
        ("programme", 0, "starts"): Moment.read("2023-09-26T10:00"),
    }


def test_paths_of_keys_lead_to_fields():
    person, event = BY_NAME["person"], BY_NAME["event"]

    info = field_at(person, ("roles", 0, "from"))

    assert info and info.description == "Since when."
    assert field_at(event, ("venue", "nothing")) is None
    assert model_at(event, ("venue",)) is shapes(event)["venue"].nested


@pytest.mark.parametrize(
    ("changes", "state", "sequence"),
    [
        ([], "scheduled", 0),
        (["rescheduled"], "rescheduled", 1),
        (["postponed", "rescheduled"], "rescheduled", 2),
        (["cancelled"], "cancelled", 1),
        (["cancelled", "reinstated"], "scheduled", 2),
        (["moved"], "scheduled", 1),
        (["moved-online"], "moved-online", 1),
    ],
)
def test_the_state_of_an_event_follows_from_its_last_change(
    changes: list[str], state: str, sequence: int
):
    entries = [{"on": "2023-08-01", "what": what, "was": "2023-09-01"} for what in changes]

    event = BY_NAME["event"].model_validate(
        {"title": "E", "starts": "2023-09-26", "changes": entries}
    )

    assert (event.state, event.sequence) == (state, sequence)
