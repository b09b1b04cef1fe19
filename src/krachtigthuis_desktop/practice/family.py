"""One invented home front as a value, under ids of its own that can be exchanged for those of a store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar
from uuid import UUID

from ..domain.records import Consent, Conversation, Person, Referral, Relation, Worry

Value = TypeVar("Value")


@dataclass(frozen=True, kw_only=True)
class Family:
    """Records refer to one another, and to organisations of the directory, by the ids given here.

    In the order of the fields nothing names what comes later, but a child, who names whom it lives with.
    """

    detainee: UUID
    person: Person
    facility: str
    phase: str
    others: tuple[tuple[UUID, Person], ...]
    """Adults first, so that whom a child lives with is known before the child."""
    relations: tuple[Relation, ...]
    conversations: tuple[tuple[UUID, Conversation], ...]
    worries: tuple[Worry, ...]
    """Each under one of the conversations."""
    consents: tuple[Consent, ...]
    referral: Referral | None = None
    """Its consents open it; `organisation` is one of the directory."""
    restriction: str = ""
    """A ban on contact, in a sentence."""

    @property
    def persons(self) -> tuple[tuple[UUID, Person], ...]:
        """Everybody, the detainee first."""
        return ((self.detainee, self.person), *self.others)


def renamed(value: Value, ids: Mapping[UUID, UUID]) -> Value:
    """The same value with every id that `ids` knows exchanged, however deep it lies."""
    return _renamed(value, ids)  # type: ignore[no-any-return]  # the shape stays


def _renamed(value: Any, ids: Mapping[UUID, UUID]) -> Any:
    if isinstance(value, UUID):
        return ids.get(value, value)
    if isinstance(value, tuple):
        return tuple(_renamed(item, ids) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {field.name: _renamed(getattr(value, field.name), ids) for field in fields(value)}
        return replace(value, **changed)
    return value
