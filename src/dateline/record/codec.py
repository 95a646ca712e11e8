"""Frozen values to JSON values and back, by their own field types.

A field's metadata may say ``flat`` (its own fields are written into the parent's object) or ``name`` (another key in
JSON). Nothing else is special: order of keys is order of fields, spans are ``[start, end]``, enums their values.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from dateline.errors import RecordError
from dateline.record.span import Span

__all__ = ["Json", "decode", "encode"]

Json = Union[None, bool, int, float, str, list["Json"], dict[str, "Json"]]  # noqa: UP007 - recursive alias, 3.11
T = TypeVar("T")


Encoder = Callable[[Any], Json]


def encode(value: object) -> Json:
    """``value`` as JSON values."""
    return _encoder(value.__class__)(value)


def _encoder(kind: type) -> Encoder:
    """The function that writes values of ``kind``; worked out once for each."""
    found = _ENCODERS.get(kind)
    if found is None:
        found = _ENCODERS[kind] = _made_encoder(kind)
    return found


def _made_encoder(kind: type) -> Encoder:
    if issubclass(kind, Enum):
        return lambda value: cast(Json, value.value)
    if issubclass(kind, (str, int, float)):
        return lambda value: cast(Json, value)
    if issubclass(kind, Mapping):
        return lambda value: {str(key): encode(item) for key, item in value.items()}
    slots = [(f.name, f.metadata.get("name", f.name), bool(f.metadata.get("flat"))) for f in fields(cast(Any, kind))]

    def write(value: Any) -> Json:
        out: dict[str, Json] = {}
        for attribute, key, flat in slots:
            inner = getattr(value, attribute)
            written = _encoder(inner.__class__)(inner)
            if flat and isinstance(written, dict):
                out.update(written)
            else:
                out[key] = written
        return out

    return write


def _write_sequence(value: Any) -> Json:
    return [_encoder(item.__class__)(item) for item in value]


_ENCODERS: dict[type, Encoder] = {
    type(None): lambda _: None,
    tuple: _write_sequence,
    list: _write_sequence,
    Span: lambda value: [value.start, value.end],
}
_READERS: dict[Any, Callable[[object, str], object]] = {}


def decode(cls: type[T], data: object, at: str = "") -> T:
    """A value of class ``cls`` from JSON values; unknown keys are passed over.

    Raises:
        RecordError: where a value is missing or of the wrong form; its subject is the path to it: ``events[2].type``.
    """
    return cast(T, _reader(cls)(data, at))


def _reader(kind: Any) -> Callable[[object, str], object]:
    """The function that reads a JSON value of type ``kind``; worked out once for each."""
    found = _READERS.get(kind)
    if found is None:
        found = _READERS[kind] = _made_reader(kind)
    return found


def _made_reader(kind: Any) -> Callable[[object, str], object]:
    if (origin := get_origin(kind)) is not None:
        return _generic_reader(kind, origin)
    if kind is Span:
        return _read_span
    if is_dataclass(kind):
        return _object_reader(cast(type, kind))
    return _enum_reader(kind) if issubclass(kind, Enum) else _plain_reader(kind)


def _generic_reader(kind: Any, origin: Any) -> Callable[[object, str], object]:
    """Of ``X | None``, ``tuple[X, ...]`` and ``Mapping[str, X]``."""
    if origin in (Union, types.UnionType):
        inner = _reader(next(arg for arg in get_args(kind) if arg is not type(None)))
        return lambda data, at: None if data is None else inner(data, at)
    return _tuple_reader(_reader(get_args(kind)[0])) if origin is tuple else _mapping_reader


def _tuple_reader(inner: Callable[[object, str], object]) -> Callable[[object, str], object]:
    def read(data: object, at: str) -> object:
        if not isinstance(data, (list, tuple)):
            raise RecordError("a list is wanted", subject=at)
        return tuple(inner(item, f"{at}[{i}]") for i, item in enumerate(data))

    return read


def _mapping_reader(data: object, at: str) -> object:
    if not isinstance(data, Mapping):
        raise RecordError("an object is wanted", subject=at)
    return {str(key): value for key, value in data.items()}


def _read_span(data: object, at: str) -> object:
    if (
        isinstance(data, (list, tuple))
        and len(data) == 2
        and all(type(n) is int for n in data)
        and 0 <= data[0] <= data[1]
    ):
        return Span(data[0], data[1])
    raise RecordError(f"a span [start, end] is wanted, not {data!r}", subject=at)


def _enum_reader(kind: type[Enum]) -> Callable[[object, str], object]:
    def read(data: object, at: str) -> object:
        try:
            return kind(data)
        except ValueError:
            allowed = ", ".join(str(member.value) for member in kind)
            raise RecordError(f"{data!r} is none of {allowed}", subject=at) from None

    return read


def _plain_reader(kind: type) -> Callable[[object, str], object]:
    accepted = (int, float) if kind is float else (kind,)

    def read(data: object, at: str) -> object:
        if not isinstance(data, accepted) or (isinstance(data, bool) and kind is not bool):
            raise RecordError(f"{kind.__name__} is wanted, not {data!r}", subject=at)
        return data

    return read


def _object_reader(cls: type) -> Callable[[object, str], object]:
    hints = get_type_hints(cls)
    slots = [(f.name, f.metadata.get("name", f.name), bool(f.metadata.get("flat")), hints[f.name]) for f in fields(cls)]
    optional = {f.name for f in fields(cls) if f.default is not MISSING or f.default_factory is not MISSING}

    def read(data: object, at: str) -> object:
        if not isinstance(data, Mapping):
            raise RecordError("an object is wanted", subject=at)
        values: dict[str, object] = {}
        for name, key, flat, hint in slots:
            path = f"{at}.{key}" if at else key
            if flat:
                values[name] = _reader(hint)(data, at)
            elif key in data:
                values[name] = _reader(hint)(data[key], path)
            elif name not in optional:
                raise RecordError("missing", subject=path)
        return cls(**values)

    return read
