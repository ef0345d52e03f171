"""Records to JSON and back: any frozen dataclass of this house, by its annotations.

A field that has its default value is left out, so that the text is short and an added field needs no new format.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Callable
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
Reader = Callable[[Any], Any]


def plain(value: Any) -> Any:
    """Return a record as objects that JSON knows."""
    if isinstance(value, Enum):
        return value.value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: plain(got)
            for field in dataclasses.fields(value)
            if not _is_default(field, got := getattr(value, field.name))
        }
    if isinstance(value, dict):
        return {str(key): plain(each) for key, each in sorted(value.items())}
    if isinstance(value, (tuple, list)):
        return [plain(each) for each in value]
    return value


def _is_default(field: dataclasses.Field[Any], value: Any) -> bool:
    """Tell whether a field holds what it would hold if it were not named."""
    if field.default is not dataclasses.MISSING:
        return bool(value == field.default) and type(value) is type(field.default)
    return field.default_factory is not dataclasses.MISSING and bool(value == field.default_factory())


def dumps(value: Any) -> str:
    """Return a record as one line of JSON, the same for the same record."""
    return json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"))


def loads(kind: type[T], text: str | bytes) -> T:
    """Return the record of type ``kind`` that `dumps` wrote; ValueError, TypeError or KeyError where it is none."""
    read: Reader = reader(kind)  # type: ignore[arg-type]  # a class is hashable
    record: T = read(json.loads(text))
    return record


@cache
def reader(kind: Any) -> Reader:
    """Return the function that turns plain objects into a ``kind``."""
    origin, arguments = get_origin(kind), get_args(kind)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _record_reader(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if origin in (Union, UnionType):
        some = [each for each in arguments if each is not NoneType]
        if len(some) != 1:
            raise TypeError(f"expected a type or None, found {kind}")
        read = reader(some[0])
        return lambda value: None if value is None else read(value)
    if origin is tuple:
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            each_read = reader(arguments[0])
            return lambda value: tuple(map(each_read, value))
        readers = tuple(map(reader, arguments))
        return lambda value: tuple(read(each) for read, each in zip(readers, value, strict=True))
    if origin is dict:
        of_value = reader(arguments[1])
        return lambda value: {key: of_value(each) for key, each in value.items()}
    if kind in (str, int, float, bool, Any):
        return lambda value: value
    raise TypeError(f"expected a record, tuple, dict, string, number or None, found {kind}")


def _record_reader(kind: type[Any]) -> Reader:
    """Return the function that turns an object into the record ``kind``; fields left out take their defaults."""
    hints = get_type_hints(kind)
    readers: dict[str, Reader] = {}

    def read(value: dict[str, Any]) -> Any:
        if not readers:
            # Found when first needed: a record may hold its own kind.
            readers.update({field.name: reader(hints[field.name]) for field in dataclasses.fields(kind)})
        return kind(**{name: readers[name](each) for name, each in value.items()})

    return read


def shape(*kinds: type[Any]) -> str:
    """Return a hash of the fields of records and of the records in them: it tells when stored ones no longer fit."""
    seen: dict[str, Any] = {}
    for kind in kinds:
        _describe(kind, seen)
    return hashlib.sha256(json.dumps(seen, sort_keys=True).encode()).hexdigest()[:16]


def _describe(kind: Any, seen: dict[str, Any]) -> None:
    """Add the fields of ``kind``, and of all that it is made of, to ``seen``."""
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        if kind.__name__ in seen:
            return
        hints = get_type_hints(kind)
        # By name and kind; «StrEnum» members are read from their values and may grow.
        seen[kind.__name__] = {field.name: str(hints[field.name]) for field in dataclasses.fields(kind)}
        for field in dataclasses.fields(kind):
            _describe(hints[field.name], seen)
        return
    for argument in get_args(kind):
        _describe(argument, seen)
