"""What speaks against forgetting a home front, in words; the codes come from the rule itself."""

from __future__ import annotations

from datetime import date

from ..i18n import tr, trn


def why_kept(code: str, *, count: int = 0, until: date | None = None) -> str:
    """One reason as a sentence. A code of a later version is said calmly too."""
    if code in {"not_closed", "too_fresh"}:
        return _later(code, until)
    return _counted(code, count)


def _later(code: str, until: date | None) -> str:
    """What time alone may change."""
    open_ = code == "not_closed"
    if until is None:
        return tr("This family is open.") if open_ else tr("The office has not had everything long enough.")
    day = f"{until.day}-{until.month}-{until.year}"
    if open_:
        return tr("This family is open. If nobody writes in it, it may go after {day}.", day=day)
    return tr("The office has not had everything long enough. It may go after {day}.", day=day)


def _counted(code: str, count: int) -> str:
    match code:
        case "not_receipted":
            return trn(
                "The office does not have {count} piece yet.", "The office does not have {count} pieces yet.", count
            )
        case "draft_open":
            return trn("{count} half-filled form is about it.", "{count} half-filled forms are about it.", count)
        case "disputed":
            return trn(
                "{count} thing was told in two ways. The office settles it.",
                "{count} things were told in two ways. The office settles them.",
                count,
            )
        case "rejected":
            return trn(
                "The office did not take {count} piece. It stands here only.",
                "The office did not take {count} pieces. They stand here only.",
                count,
            )
    return tr("It is still needed here.")
