"""Walking over the fields of a model by their marks: which are words, which are references."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from communique.model.fields import RefTo, Word

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """What a field holds: words, a reference, a nested value, and whether a list of them."""

    key: str
    """As the writer types it."""
    name: str
    is_word: bool
    ref: RefTo | None
    nested: type[BaseModel] | None
    is_list: bool


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
        ref=next((mark for mark in marks if isinstance(mark, RefTo)), None),
        nested=nested[0] if nested else None,
        is_list="tuple" in str(info.annotation),
    )


def _marks(annotation: Any) -> Iterator[Any]:
    yield annotation
    yield from getattr(annotation, "__metadata__", ())
    for argument in get_args(annotation):
        yield from _marks(argument)


@lru_cache
def _referring(model: type[BaseModel]) -> tuple[Shape, ...]:
    return tuple(
        shape
        for shape in shapes(model).values()
        if shape.ref or (shape.nested and _referring(shape.nested))
    )


def reference_fields(value: BaseModel, at: Path = ()) -> Iterator[tuple[Path, str, tuple[str, ...]]]:
    """Every reference in `value` and the values it holds: (path, name, kinds it may be)."""
    for shape in _referring(type(value)):
        held = getattr(value, shape.name)
        entries = enumerate(held) if shape.is_list else [(None, held)]
        for index, entry in entries:
            path = at + ((shape.key,) if index is None else (shape.key, index))
            if isinstance(entry, BaseModel):
                yield from reference_fields(entry, path)
            elif shape.ref and entry:
                yield path, entry, shape.ref.kinds


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
