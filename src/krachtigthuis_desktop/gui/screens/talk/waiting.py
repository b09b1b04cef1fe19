"""What was left half-filled: talks, and worries that are in no half-filled talk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ....care.drafts import Draft
from ....care.old_talks import GONE, TALK, WORRY
from ...panels.restored import from_json
from .talk_form import TalkForm
from .worry_form import WorryForm


@dataclass(frozen=True)
class DraftLine:
    """A talk or worry that waits half-filled: whose, and what is known of it."""

    key: str
    name: str
    called: str
    is_talk: bool
    begun: str
    home: str = ""
    going: bool = False
    """It goes on the next day."""
    gone: bool = False
    """It went, and can be taken back."""


def waiting_lines(
    kept: tuple[Draft, ...], names: Mapping[str, str], going: frozenset[str] = frozenset()
) -> tuple[DraftLine, ...]:
    """`names` of the families by home front. Talks first; a worry of a half-filled talk is found in that talk.

    What went stands last.
    """
    here = _lines([each for each in kept if not each.key.startswith(GONE)], names)
    went = _lines([Draft(each.key.removeprefix(GONE), each.form) for each in kept if each.key.startswith(GONE)], names)
    return (
        *(replace(line, going=line.key in going) for line in here),
        *(replace(line, gone=True) for line in went),
    )


def _lines(kept: Sequence[Draft], names: Mapping[str, str]) -> tuple[DraftLine, ...]:
    found: list[DraftLine] = []
    talks_kept: dict[str, TalkForm] = {}
    for draft in kept:
        if draft.key.startswith(TALK) and (talk := from_json(TalkForm, draft.form)):
            talks_kept[talk.id] = talk
            name = names.get(talk.home, "") or talk.person.called
            found.append(DraftLine(draft.key, name, "", is_talk=True, begun=talk.begun, home=talk.home))
    for draft in kept:
        if draft.key.startswith(WORRY) and (worry := from_json(WorryForm, draft.form)):
            if worry.talk in talks_kept:
                continue  # it is found in its talk
            found.append(DraftLine(draft.key, names.get(worry.home, ""), worry.called, is_talk=False, begun=worry.kept))
    return tuple(found)
