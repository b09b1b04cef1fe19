"""How a field of a record stands in a column, derived from its type, the same for every kind.

UUID, date, whole number, yes/no, text and codes have typed columns; nested values and rows of values are
canonical JSON text. So a next kind needs no code here, only its file in `domain` and a migration.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

import msgspec
from sqlalchemy import BigInteger, Boolean, Column, Dialect, LargeBinary, Text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.types import TypeDecorator, TypeEngine

from ..domain.records import KINDS, Record


class Id(TypeDecorator[UUID]):
    """A UUID: sixteen bytes in SQLCipher, `uuid` in PostgreSQL; both sort alike."""

    impl = LargeBinary
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(postgresql.UUID() if dialect.name == "postgresql" else sqlite.BLOB())

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        return None if dialect.name == "postgresql" else lambda value: None if value is None else value.bytes

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:  # noqa: ARG002 the signature of SQLAlchemy
        return None if dialect.name == "postgresql" else lambda value: None if value is None else UUID(bytes=value)


class Day(TypeDecorator[date]):
    """A date: ISO 8601 text in SQLCipher, `date` in PostgreSQL."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(postgresql.DATE() if dialect.name == "postgresql" else sqlite.TEXT())

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        return None if dialect.name == "postgresql" else lambda value: None if value is None else value.isoformat()

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:  # noqa: ARG002 the signature of SQLAlchemy
        return (
            None if dialect.name == "postgresql" else lambda value: None if value is None else date.fromisoformat(value)
        )


Convert = Callable[[Any], Any]


@dataclass(frozen=True)
class Field:
    """One field of a kind: its name, its column type, and how its value goes in and comes out."""

    name: str
    column: TypeEngine[Any]
    nullable: bool
    to_column: Convert | None
    to_record: Convert | None


@dataclass(frozen=True)
class Shape:
    """All fields of one kind."""

    kind: type[Record]
    fields: tuple[Field, ...]

    def columns(self) -> list[Column[Any]]:
        return [Column(field.name, field.column, nullable=field.nullable) for field in self.fields]

    def values(self, record: Record) -> dict[str, Any]:
        """The record as values of its columns."""
        return {
            field.name: field.to_column(getattr(record, field.name)) if field.to_column else getattr(record, field.name)
            for field in self.fields
        }

    def record(self, values: Sequence[Any]) -> Record:
        """The record from the values of its columns, in the order of `fields`.

        It was checked when it was made, so its own checks are not run again (they cost more than the reading).
        """
        record = object.__new__(self.kind)
        record.__dict__.update(
            {
                field.name: field.to_record(value) if field.to_record else value
                for field, value in zip(self.fields, values, strict=True)
            }
        )
        return record


@cache
def shape(name: str) -> Shape:
    """The columns of the kind with this name."""
    kind = KINDS[name]
    hints = get_type_hints(kind)
    return Shape(kind, tuple(_field(field.name, hints[field.name]) for field in fields(kind)))


def _field(name: str, hint: Any) -> Field:
    parts = [part for part in get_args(hint) if part is not type(None)] if _is_union(hint) else [hint]
    nullable = len(parts) < len(get_args(hint)) if _is_union(hint) else False
    inner = parts[0] if len(parts) == 1 else hint
    if inner in _PLAIN:
        return Field(name, _PLAIN[inner], nullable, None, None)
    if isinstance(inner, type) and issubclass(inner, StrEnum):
        members: dict[str | None, StrEnum | None] = {member.value: member for member in inner} | {None: None}
        return Field(name, Text(), nullable, _code, members.__getitem__)
    return Field(name, Text(), nullable=False, to_column=_to_json, to_record=msgspec.json.Decoder(hint).decode)


_PLAIN: dict[Any, TypeEngine[Any]] = {UUID: Id(), date: Day(), bool: Boolean(), int: BigInteger(), str: Text()}


def _is_union(hint: Any) -> bool:
    return get_origin(hint) in {Union, types.UnionType}


def _code(value: StrEnum | None) -> str | None:
    return None if value is None else value.value


_encoder = msgspec.json.Encoder(order="sorted")


def _to_json(value: Any) -> str:
    return _encoder.encode(value).decode()


@cache
def references(name: str) -> Callable[[Record], set[UUID]]:
    """A function that gives every record id that a record of this kind names, nested ones included."""
    kind = KINDS[name]
    holders = tuple(field.name for field in fields(kind) if _names_records(get_type_hints(kind)[field.name]))

    def collect(record: Record) -> set[UUID]:
        found: set[UUID] = set()
        for holder in holders:
            _gather(getattr(record, holder), found)
        return found

    return collect


def _names_records(hint: Any) -> bool:
    if hint is UUID:
        return True
    if isinstance(hint, type) and hasattr(hint, "__dataclass_fields__"):
        return any(_names_records(inner) for inner in get_type_hints(hint).values())
    return any(_names_records(part) for part in get_args(hint))


def _gather(value: Any, found: set[UUID]) -> None:
    if isinstance(value, UUID):
        found.add(value)
    elif isinstance(value, tuple):
        for item in value:
            _gather(item, found)
    elif hasattr(value, "__dataclass_fields__"):
        for field in fields(value):
            _gather(getattr(value, field.name), found)
