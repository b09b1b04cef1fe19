"""What is around the form of a worry: the people, the talk, and what the talk yielded. Read in one go, then frozen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from ....care import answered, drafts, talks
from ....care.old_talks import TALK, WORRY
from ....care.opened import Opened
from ....care.sender import SenderFacts
from ....care.talks import SavedWorry, Scene
from ....errors import InputError, InputFault
from ...panels.restored import from_json
from .somebody import Somebody, of_draft, of_family
from .talk_form import TalkForm
from .worry_form import WorryForm, form_of


@dataclass(frozen=True)
class Around:
    """`talk` is the talk while it is a draft, `scene` what is recorded; a new family has only the first."""

    today: date
    scene: Scene | None = None
    talk: TalkForm | None = None
    conversation: str = ""

    @property
    def is_known(self) -> bool:
        """False before anything was read."""
        return self.scene is not None or self.talk is not None

    @property
    def has_yes(self) -> bool:
        """False while the talk is a draft: then nothing of it is saved."""
        return self.talk is None

    @property
    def people(self) -> tuple[Somebody, ...]:
        known = of_family(self.scene.family, self.today) if self.scene else ()
        return (*known, *(of_draft(self.talk, self.today) if self.talk else ()))

    @property
    def inside(self) -> Somebody | None:
        return next((each for each in self.people if each.inside), None)

    @property
    def first_name(self) -> str:
        return self.inside.called if self.inside else ""

    @property
    def full_name(self) -> str:
        return self.inside.full_name if self.inside else ""

    @property
    def home(self) -> str:
        if self.scene:
            return str(self.scene.family.home.id)
        return self.talk.home if self.talk else ""

    @property
    def place(self) -> str:
        """Where the talk was, else where somebody is."""
        if self.talk:
            return self.talk.place or self.talk.facility
        if self.scene and self.scene.conversation and self.scene.conversation.record.place:
            return self.scene.conversation.record.place
        detention = self.scene.family.detention if self.scene else None
        return detention.record.facility if detention else ""

    @property
    def talked_on(self) -> date | None:
        """The day of the talk; None for a worry that was written down apart."""
        if self.talk:
            try:
                return self.talk.day(self.today)
            except InputError:
                return None
        return self.scene.conversation.record.on if self.scene and self.scene.conversation else None

    @property
    def contact(self) -> SenderFacts:
        """Whom to tell a safety signal today."""
        return self.scene.contact if self.scene else SenderFacts()

    @property
    def worries(self) -> tuple[SavedWorry, ...]:
        """All saved worries of the family."""
        return self.scene.worries if self.scene else ()

    def stored(self, id_: str) -> SavedWorry | None:
        return next((each for each in self.worries if str(each.id) == id_), None)

    def yielded(self, open_id: str) -> tuple[SavedWorry, ...]:
        """The saved worries of this talk; without a talk only the open one."""
        if not self.conversation:
            return tuple(each for each in self.worries if str(each.id) == open_id)
        return tuple(each for each in self.worries if str(each.worry.conversation) == self.conversation)


@dataclass(frozen=True)
class Found:
    """What surrounds the form that is asked for, and the half-filled forms beside it."""

    around: Around
    forms: tuple[WorryForm, ...]
    anew: WorryForm | None = None
    """A text that the office did not take over, to be written down once more."""


def read_talk(vault: Opened, id_: str) -> Found:
    """A talk: recorded, or a draft still. Raises InputError(NOT_FOUND) when it is neither."""
    store, today = vault.store, vault.hand().today
    text = drafts.kept_draft(store, f"{TALK}{id_}")
    talk = from_json(TalkForm, text) if text else None
    if talk is None:
        return _found(vault, Around(today, scene=talks.scene_of_talk(store, _uuid(id_)), conversation=id_))
    scene = None if talk.is_new else talks.scene(store, _uuid(talk.home))
    return _found(vault, Around(today, scene=scene, talk=talk, conversation=id_))


def read_draft(vault: Opened, id_: str) -> Found:
    """The half-filled form of a worry. Raises InputError(NOT_FOUND)."""
    form = from_json(WorryForm, drafts.kept_draft(vault.store, f"{WORRY}{id_}") or "")
    if form is None:
        raise InputError(InputFault.NOT_FOUND, field="worry")
    if form.talk:
        return read_talk(vault, form.talk)
    return _found(vault, Around(vault.hand().today, scene=talks.scene(vault.store, _uuid(form.home))), form)


def read_worry(vault: Opened, id_: str) -> Found:
    """A saved worry, with the draft of a change to it. Raises InputError(NOT_FOUND)."""
    scene = talks.scene_of_worry(vault.store, _uuid(id_))
    conversation = str(scene.conversation.id) if scene.conversation else ""
    draft = from_json(WorryForm, drafts.kept_draft(vault.store, f"{WORRY}{id_}") or "")
    around = Around(vault.hand().today, scene=scene, conversation=conversation)
    return _found(vault, around, *([draft] if draft else []))


def read_refused(vault: Opened, id_: str) -> Found:
    """A worry that the office did not take: its text on the last accepted version, or as a new worry without one.

    A draft of that worry that is there already goes before. Raises InputError(NOT_FOUND).
    """
    refused = answered.refused_worry(vault.store, _uuid(id_))
    around = Around(
        vault.hand().today,
        scene=talks.scene(vault.store, refused.home, refused.conversation),
        conversation=str(refused.conversation or ""),
    )
    id_of = refused.record if refused.base else talks.new_id(vault.hand().now)
    kept = from_json(WorryForm, drafts.kept_draft(vault.store, f"{WORRY}{id_of}") or "")
    if kept is not None:
        return replace(_found(vault, around, kept), anew=kept)
    form = form_of(refused.worry, id_=id_of, home=refused.home, base=refused.base or id_of)
    form.talk = around.conversation
    if refused.base is None:
        form.base, form.number = "", ""
    return replace(_found(vault, around), anew=form)


def _found(vault: Opened, around: Around, *more: WorryForm) -> Found:
    kept = (from_json(WorryForm, draft.form) for draft in drafts.kept_drafts(vault.store, WORRY))
    of_talk = [form for form in kept if form and around.conversation and form.talk == around.conversation]
    return Found(around, tuple({form.id: form for form in (*of_talk, *more)}.values()))


def _uuid(text: str) -> UUID:
    """Raises InputError(NOT_FOUND) for what is no id."""
    try:
        return UUID(text)
    except ValueError:
        raise InputError(InputFault.NOT_FOUND, field="id") from None
