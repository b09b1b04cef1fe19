"""What a return brought, in whole sentences, the good news first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ....care.answered import Refused
from ....domain.dates import day_here
from ....explain.fields import field_name
from ....explain.kinds import kind_name
from ....i18n import tr, trn
from ....prison.taking_in import Came
from ...level import Level
from ...parts.days import short_day
from .model import AnswerModel


@dataclass(frozen=True)
class Line:
    """One sentence with its icon; what it means under it."""

    icon: str
    words: str
    second: str = ""
    level: Level = Level.QUIET


_COUNTED: tuple[tuple[str, str, Level, Callable[[int], tuple[str, str]]], ...] = (
    (
        "accepted",
        "check",
        Level.GOOD,
        lambda n: (
            trn("{count} piece was delivered.", "{count} pieces were delivered.", n),
            tr("The office has it, and said so."),
        ),
    ),
    (
        "revisions",
        "users",
        Level.INFO,
        lambda n: (
            trn("{count} piece was written by somebody else.", "{count} pieces were written by others.", n),
            tr("It stands with the family now."),
        ),
    ),
    (
        "news",
        "message-circle-reply",
        Level.INFO,
        lambda n: (
            trn("There is {count} answer about a referral.", "There are {count} answers about a referral.", n),
            tr("You will find it on Today, under Still to tell."),
        ),
    ),
    (
        "directory",
        "building-2",
        Level.INFO,
        lambda n: (trn("{count} organisation is new or changed.", "{count} organisations are new or changed.", n), ""),
    ),
    (
        "lists",
        "list",
        Level.INFO,
        lambda n: (trn("{count} list to choose from is newer.", "{count} lists to choose from are newer.", n), ""),
    ),
    (
        "settled",
        "stamp",
        Level.INFO,
        lambda n: (
            trn(
                "Of {count} piece with two accounts the office decided what stands.",
                "Of {count} pieces with two accounts the office decided what stands.",
                n,
            ),
            tr("Both accounts are kept. Read it again with the family."),
        ),
    ),
    (
        "conflict",
        "git-compare",
        Level.ATTENTION,
        lambda n: (
            trn("Of {count} piece there are two accounts.", "Of {count} pieces there are two accounts.", n),
            tr("Both are kept. The office decides, and lets you know."),
        ),
    ),
    (
        "rejected",
        "pencil-line",
        Level.ATTENTION,
        lambda n: (
            trn("{count} piece was not taken over.", "{count} pieces were not taken over.", n),
            tr("Your text is still here: look below."),
        ),
    ),
    (
        "erased",
        "trash-2",
        Level.QUIET,
        lambda n: (
            trn("{count} piece was taken away at the office.", "{count} pieces were taken away at the office.", n),
            tr("Somebody asked for it to be erased."),
        ),
    ),
    (
        "gone",
        "trash-2",
        Level.QUIET,
        lambda n: (
            trn("Of {count} piece the text was taken away here.", "Of {count} pieces the text was taken away here.", n),
            tr("The office asked for it, because somebody wanted it erased."),
        ),
    ),
    (
        "set_apart",
        "package-open",
        Level.ATTENTION,
        lambda n: (
            trn("{count} bundle lies apart at the office.", "{count} bundles lie apart at the office.", n),
            tr("Two people look at it there. Nothing is lost: everything in it goes along again."),
        ),
    ),
    (
        "differs",
        "circle-alert",
        Level.ATTENTION,
        lambda n: (
            trn(
                "For {count} piece the office has another text than you.",
                "For {count} pieces the office has another text than you.",
                n,
            ),
            tr("Yours stays here, and goes along again. Call the office."),
        ),
    ),
    (
        "odd",
        "circle-alert",
        Level.ATTENTION,
        lambda n: (
            trn(
                "{count} piece from the office did not fit here.", "{count} pieces from the office did not fit here.", n
            ),
            tr("It was kept apart, and the rest was taken in. Call the office."),
        ),
    ),
)


def lines(model: AnswerModel) -> tuple[Line, ...]:
    """All that came, in sentences."""
    answer, came = model.answer, model.came
    if answer is None:
        return ()
    said = [*_counted(came)]
    if came.begun_anew:
        said.append(
            Line(
                "refresh-cw",
                tr("This laptop goes on with a new row of bundles."),
                tr("That is so that the office can tell them apart. You need not do anything."),
            )
        )
    if not answer.received:
        said.insert(0, Line("info", tr("There was no answer for this laptop."), _others(answer.others)))
    elif not answer.new:
        known = trn(
            "{count} file was taken in before. Nothing changed.",
            "{count} files were taken in before. Nothing changed.",
            len(answer.received),
        )
        said.insert(0, Line("check", known, _others(answer.others)))
    elif not said:
        said.append(Line("check", tr("There was nothing new in it."), tr("Everything is as it was.")))
    if answer.unread:
        too_many = trn("{count} file was not looked at.", "{count} files were not looked at.", answer.unread)
        said.append(
            Line("circle-alert", too_many, tr("There are too many on it. Choose the file itself."), Level.ATTENTION)
        )
    return tuple(said)


def _counted(came: Came) -> list[Line]:
    said = []
    for name, icon, level, words in _COUNTED:
        if count := getattr(came, name):
            title, second = words(count)
            said.append(Line(icon, title, second, level))
    return said


def _others(count: int) -> str:
    return trn("{count} file is for somebody else.", "{count} files are for somebody else.", count) if count else ""


def heading(item: Refused) -> str:
    """By what its writer knows it."""
    kind = kind_name(item.kind)
    return tr("{kind}: {called}", kind=kind, called=item.called) if item.called else kind


def about(item: Refused) -> str:
    """Of whom, and when it was written down."""
    day = short_day(day_here(item.recorded))
    return (
        tr("{name} · written down on {day}", name=item.about, day=day)
        if item.about
        else tr("Written down on {day}", day=day)
    )


def text(item: Refused) -> str:
    """Everything that was typed, each with the name of its field: to read, and to copy."""
    parts = []
    for name, words in item.texts:
        label = field_name(name)
        parts.append(tr("{label}: {text}", label=label, text=words) if label else words)
    return "\n".join(parts)
