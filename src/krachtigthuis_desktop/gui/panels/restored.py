"""Forms to JSON text and back. A draft that is damaged or from another version gives what can be read of it."""

from __future__ import annotations

import json
from dataclasses import asdict, fields, is_dataclass
from typing import Any, TypeVar

Form = TypeVar("Form")


def to_json(form: object) -> str:
    """A form's state as text; `form` is a dataclass of plain values."""
    if not is_dataclass(form) or isinstance(form, type):
        raise TypeError
    return json.dumps(asdict(form), ensure_ascii=False)


def from_json(kind: type[Form], text: str) -> Form | None:
    """The form as it was; None when the text is no form at all. Unknown and ill-typed fields are passed over."""
    try:
        raw = json.loads(text)
    except ValueError:
        return None
    return from_plain(kind, raw) if isinstance(raw, dict) else None


def from_plain(kind: type[Form], raw: dict[str, Any]) -> Form:
    """A form from a dict as `asdict` made it."""
    form = kind()
    for field in fields(kind):  # type: ignore[arg-type]
        if field.name not in raw:
            continue
        value, usual = raw[field.name], getattr(form, field.name)
        if is_dataclass(usual) and isinstance(value, dict):
            setattr(form, field.name, from_plain(type(usual), value))
        elif usual is None or value is None or type(value) is type(usual):
            setattr(form, field.name, value)
    return form
