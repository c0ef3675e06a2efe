"""Walking over the fields of a model by their marks: which are words, which are references."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, get_args

from msgspec import Struct
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from communique.model.fields import RefTo, Shorthand, Word
from communique.model.moments import Moment

Path = tuple[str | int, ...]


class Shape(Struct, frozen=True):
    """What a field holds: words, a reference, a nested value, and whether a list of them."""

    key: str
    """As the writer types it."""
    name: str
    is_word: bool
    is_moment: bool
    ref: RefTo | None
    nested: type[BaseModel] | None
    is_list: bool
    shorthand: str
    """The key that plain text in place of a nested value means; empty where there is none."""


@lru_cache
def shapes(model: type[BaseModel]) -> dict[str, Shape]:
    """The fields of a class by the key that a writer types."""
    found = (_shape(name, info) for name, info in model.model_fields.items())
    return {shape.key: shape for shape in found}


def _shape(name: str, info: FieldInfo) -> Shape:
    marks = [*info.metadata, *_marks(info.annotation)]
    nested = [m for m in marks if isinstance(m, type) and issubclass(m, BaseModel)]
    return Shape(
        key=info.alias or name,
        name=name,
        is_word=any(isinstance(mark, Word) for mark in marks),
        is_moment=Moment in marks,
        ref=next((mark for mark in marks if isinstance(mark, RefTo)), None),
        nested=nested[0] if nested else None,
        is_list="tuple" in str(info.annotation),
        shorthand=next((mark.func.key for mark in marks if _is_shorthand(mark)), ""),
    )


def _is_shorthand(mark: Any) -> bool:
    return isinstance(getattr(mark, "func", None), Shorthand)


def _marks(annotation: Any) -> Iterator[Any]:
    yield annotation
    yield from getattr(annotation, "__metadata__", ())
    for argument in get_args(annotation):
        yield from _marks(argument)


def written_references(
    model: type[BaseModel], data: Mapping[str, Any], at: Path = ()
) -> Iterator[tuple[Path, str, tuple[str, ...]]]:
    """Every reference in plain front matter, whether or not the rest of it fits its kind."""
    known = shapes(model)
    for shape in (known[key] for key in data if key in known):
        ref = shape.ref or _shorthand_ref(shape)
        for path, entry in _written_entries(shape, data[shape.key], (*at, shape.key)):
            if isinstance(entry, dict) and shape.nested:
                yield from written_references(shape.nested, entry, path)
            elif isinstance(entry, str) and ref:
                yield path, entry, ref.kinds


def _written_entries(shape: Shape, value: Any, at: Path) -> list[tuple[Path, Any]]:
    if isinstance(value, list):
        return [((*at, n), entry) for n, entry in enumerate(value)] if shape.is_list else []
    if isinstance(value, str) and shape.ref and shape.is_list:
        return [(at, part.strip()) for part in value.split(",") if part.strip()]
    return [(at, value)]


def _shorthand_ref(shape: Shape) -> RefTo | None:
    inner = shapes(shape.nested).get(shape.shorthand) if shape.nested else None
    return inner.ref if inner else None


def reference_fields(value: BaseModel) -> Iterator[tuple[Path, str, tuple[str, ...]]]:
    """Every reference in `value` and the values it holds: (path, name, kinds it may be)."""
    for path, shape, held in leaves(value):
        if shape.ref and held:
            yield path, held, shape.ref.kinds


def moments(value: BaseModel) -> Iterator[tuple[Path, Moment]]:
    """Every moment in `value` and the values it holds, with the path of keys to it."""
    for path, shape, held in leaves(value):
        if shape.is_moment and held:
            yield path, held


@lru_cache
def _telling(model: type[BaseModel]) -> tuple[Shape, ...]:
    """The fields that hold references or moments, themselves or deeper."""
    return tuple(
        shape
        for shape in shapes(model).values()
        if shape.ref or shape.is_moment or (shape.nested and _telling(shape.nested))
    )


def leaves(value: BaseModel, at: Path = ()) -> Iterator[tuple[Path, Shape, Any]]:
    """Every reference and moment in `value` and the values it holds, also where there is none: the
    path of keys to it, its field, itself."""
    for shape in _telling(type(value)):
        held = getattr(value, shape.name)
        entries = enumerate(held) if shape.is_list else [(None, held)]
        for index, entry in entries:
            path = at + ((shape.key,) if index is None else (shape.key, index))
            if isinstance(entry, BaseModel):
                yield from leaves(entry, path)
            else:
                yield path, shape, entry


def field_at(model: type[BaseModel], path: Path) -> FieldInfo | None:
    """The field that a path of keys leads to, or None."""
    info = None
    for key in path:
        if isinstance(key, int):
            continue
        shape = shapes(model).get(key)
        if shape is None:
            return None
        info = model.model_fields[shape.name]
        model = shape.nested or model
    return info


def model_at(model: type[BaseModel], path: Path) -> type[BaseModel]:
    """The class of the group of keys that a path leads to."""
    for key in path:
        shape = shapes(model).get(key) if isinstance(key, str) else None
        if shape and shape.nested:
            model = shape.nested
    return model


def yaml_text(value: Any) -> str:
    """An example as a writer would type it on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {yaml_text(entry)}" for key, entry in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(yaml_text, value)) + "]"
    return str(value)
