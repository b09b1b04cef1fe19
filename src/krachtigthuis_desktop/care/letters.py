"""Letters made from a referral: every sentence asked the one question, every print written down.

What goes to the helper is also read by the person it concerns, so a sentence goes along only when it may
go to both. Without her consent for this recipient there is no letter, in the window or by command.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from ..domain.identity import new_number
from ..domain.letter_content import LetterContent, Part, Reveal, Variant, file_name, reveals
from ..domain.may_go import Answer, Sentence
from ..domain.records import Letter, Organisation, Referral
from ..domain.records.letter import Issued, Way
from ..domain.records.referral import Step, Taken
from ..domain.told_of_him import with_him
from ..errors import NotAllowed, RuleReason
from ..letters import Layout, compose_her_copy, compose_referral, render, windows
from ..letters.matter import Matter
from ..letters.sheet import Window
from ..storage import Reader as StoreReader
from ..storage import Store, Stored
from .conversations import take_up_by_letter
from .families import read_family
from .giveaways import GiveAway, closed
from .hand import Hand
from .judging import judge, stays_here
from .letter_wishes import wishes_of
from .lists import choices
from .sender import sender_facts
from .writing import write_down


@dataclass(frozen=True, kw_only=True)
class LeftOut:
    """A sentence that stays away, and why."""

    sentence: Sentence
    answer: Answer


@dataclass(frozen=True, kw_only=True)
class MadeLetter:
    """One letter as bytes, with what it reveals and what stays away. The preview shows these very bytes."""

    pdf: bytes
    sha256: str
    variant: Variant
    content: LetterContent
    reveals: tuple[Reveal, ...]
    left_out: tuple[LeftOut, ...]
    give_aways: tuple[GiveAway, ...]
    """Every text, also of what stays away, with a word that points to detention."""
    consents: tuple[UUID, ...]
    not_yet: RuleReason | None
    """Why it cannot leave yet, or None: a text points to detention (DETENTION_IN_TEXT), two stories stand about it
    (IN_DISPUTE), the helper is no more (STRUCK_OFF), not ready (ROLE), or not read or heard (NOT_READ_BY_HER)."""
    file_name: str
    layout: Layout
    """Where the window of the office's envelopes is."""

    @property
    def window(self) -> Window:
        """The outline of that window on the sheet, in millimetres; it is drawn on the screen only."""
        usual, layout = windows()[self.layout.window], self.layout
        return replace(usual, left=usual.left + layout.shift_right, top=usual.top + layout.shift_down)


def make_letter(store: Store, referral: UUID, *, variant: Variant, today: date, language: str = "nl") -> MadeLetter:
    """The letter as it would go out today, for the preview. Raises NotAllowed when a required sentence may not go."""
    with store.read() as tx:
        return make_letter_in(tx, referral, variant=variant, today=today, language=language)


def make_letter_in(
    tx: StoreReader, referral: UUID, *, variant: Variant, today: date, language: str = "nl"
) -> MadeLetter:
    """`make_letter` within a transaction."""
    return _make(tx, referral, variant, today, language)


def issue_letter(
    store: Store, referral: UUID, *, variant: Variant, way: Way, hand: Hand, language: str = "nl"
) -> MadeLetter:
    """The letter to print or save now; its going out is written down in the same transaction.

    Raises NotAllowed while a professional has not looked (ROLE) or she has not read or heard it. From the
    second on it says *kopie*.
    """
    with store.write() as tx:
        made = _make(tx, referral, variant, hand.today, language)
        if made.not_yet:
            raise NotAllowed(made.not_yet)
        known = _issued_before(tx, tx.need(Referral, referral), made)
        number = len(known.record.issued) + 1 if known else 1
        issued = Issued(at=hand.now.isoformat(timespec="seconds"), way=way, copy_number=number, by=hand.name)
        stored = tx.need(Referral, referral)
        if known:
            letter = replace(known.record, issued=(*known.record.issued, issued))
            write_down(tx, letter, id_=known.id, home=known.home, hand=hand, base=known.head)
        else:
            write_down(tx, _letter(made, referral, issued), home=stored.home, hand=hand)
        tx.audit(f"letter_{way.value}", actor=hand.author, now=hand.now, record=referral)
    return made if number == 1 else _as_copy(made, number)


def take_back_issue(store: Store, referral: UUID, made: MadeLetter, *, way: Way, hand: Hand) -> None:
    """The letter did not leave after all: the printer or the stick failed. The log keeps that it was tried."""
    with store.write() as tx:
        stored = tx.need(Referral, referral)
        known = _issued_before(tx, stored, replace(made, content=replace(made.content, copy_number=1)))
        if known and known.record.issued:
            letter = replace(known.record, issued=known.record.issued[:-1])
            write_down(tx, letter, id_=known.id, home=known.home, hand=hand, base=known.head)
        tx.audit(f"letter_{way.value}", actor=hand.author, now=hand.now, record=referral, result="failed")


def sent(store: Store, referral: UUID, *, on: date, hand: Hand) -> None:
    """The letter left: by hand, by post or with the family. Only a ready referral can be sent.

    The worries behind it are taken up by that.
    """
    with store.write() as tx:
        stored = tx.need(Referral, referral)
        if stored.record.step is not Step.READY:
            raise NotAllowed(RuleReason.STATE)
        steps = (*stored.record.steps, Taken(step=Step.SENT, on=on, by=hand.name))
        sent_now = replace(stored.record, steps=steps)
        write_down(tx, sent_now, id_=referral, home=stored.home, hand=hand, base=stored.head, happened=on)
        take_up_by_letter(tx, stored.record.worries, hand=hand)


def letters_of(tx: StoreReader, referral: UUID, home: UUID | None) -> tuple[Stored[Letter], ...]:
    """Every letter that was made from this referral."""
    return tuple(letter for letter in tx.all(Letter, home=home) if letter.record.referral == referral)


def _make(tx: StoreReader, referral_id: UUID, variant: Variant, today: date, language: str) -> MadeLetter:
    stored = tx.need(Referral, referral_id)
    matter = _matter(tx, stored, today, language)
    full = _composed(matter)
    judged = judge(tx, stored, matter, full)
    if judged.why_not:
        raise _refused(judged.why_not)
    answers, going = judged.answers, full.only(judged.allows)
    content = going if variant is Variant.REFERRAL else compose_her_copy(going, matter)
    layout = sender_facts(tx).layout()
    pdf = render(content, layout=layout)
    used = dict.fromkeys(consent for sentence in going.sentences for consent in answers[sentence].consents)
    return MadeLetter(
        pdf=pdf,
        sha256=_sha256(pdf),
        variant=variant,
        content=content,
        reveals=reveals(content),
        left_out=tuple(LeftOut(sentence=each, answer=answers[each]) for each in answers if not answers[each].allowed),
        give_aways=judged.give_aways,
        consents=tuple(used),
        not_yet=closed(judged.give_aways) or stays_here(tx, stored) or _not_yet(stored.record, variant),
        file_name=file_name(content),
        layout=layout,
    )


def check_consent(tx: StoreReader, referral: Stored[Referral], today: date) -> None:
    """Raise NotAllowed when there could be no letter for this referral today."""
    if answer := why_not(tx, referral, today):
        raise _refused(answer)


def why_not(tx: StoreReader, referral: Stored[Referral], today: date) -> Answer | None:
    """The no that stands in the way of a letter today, with whom to ask; None when there can be one."""
    matter = _matter(tx, referral, today, "nl")
    return judge(tx, referral, matter, _composed(matter)).why_not


def give_aways(tx: StoreReader, referral: Stored[Referral], today: date) -> tuple[GiveAway, ...]:
    """What in its texts points to detention, also when there can be no letter. Raises LetterError, NotAllowed."""
    matter = _matter(tx, referral, today, "nl")
    return judge(tx, referral, matter, _composed(matter)).give_aways


def _matter(tx: StoreReader, referral: Stored[Referral], today: date, language: str) -> Matter:
    if referral.home is None:
        raise NotAllowed(RuleReason.STATE)
    family = read_family(tx, referral.home)
    facts, wishes = sender_facts(tx), wishes_of(tx, referral.id)
    concerned = family.person(referral.record.concerns)
    return Matter(
        referral=referral.record,
        case=family.case(),
        organisation=tx.need(Organisation, referral.record.organisation).record,
        detainee=family.detainee.id,
        sender=facts.sender(),
        place=facts.place,
        made_on=today,
        language=language,
        speaks=_speaks(concerned.language, language) if concerned else "",
        call_on=wishes.call_on,
        come_along=wishes.come_along,
        say_away=wishes.say_away,
    )


def _composed(matter: Matter) -> LetterContent:
    """The letter with all it would say; what tells of the one who is away is about him too."""
    full, away = compose_referral(matter), matter.case.person(matter.detainee)
    return with_him(full, matter.concerned, matter.detainee, away) if away else full


def _speaks(code: str, language: str) -> str:
    """The name of her language in that of the letter; Dutch is not worth a line. An unknown code stands as it is."""
    return "" if code in {"", "nl"} else choices("languages").label(code, language)


def _refused(answer: Answer) -> NotAllowed:
    """The no of the one question as an error: the person by record id, never by name."""
    person = answer.because_of
    return NotAllowed(answer.reason or RuleReason.NO_CONSENT, **({"person": str(person)} if person else {}))


def _not_yet(referral: Referral, variant: Variant) -> RuleReason | None:
    """Until she has read or heard it only her copy can be printed; the letter needs a professional's look first."""
    if variant is Variant.HER_COPY:
        return None
    if referral.looked_on is None:
        return RuleReason.ROLE
    return RuleReason.NOT_READ_BY_HER if referral.read_or_heard_on is None else None


def _issued_before(tx: StoreReader, referral: Stored[Referral], made: MadeLetter) -> Stored[Letter] | None:
    """The letter that said the very same to the same reader, on whatever day: what goes out now is its copy.

    The content with the date of then must give the bytes of then; so nothing but the date may differ.
    """
    for known in letters_of(tx, referral.id, referral.home):
        if known.record.variant != made.variant.value or known.record.language != made.content.language:
            continue
        if known.record.sha256 == _sha256(render(_dated(tx, referral, made, known.record), layout=made.layout)):
            return known
    return None


def _dated(tx: StoreReader, referral: Stored[Referral], made: MadeLetter, known: Letter) -> LetterContent:
    """The content of now, with the date of an earlier letter and the day on which it said that we ring."""
    matter = _matter(tx, referral, known.made_on, known.language)
    then = compose_referral(matter)
    going = then if made.variant is Variant.REFERRAL else compose_her_copy(then, matter)
    call = {block.part: block for block in (*going.blocks, *((going.call,) if going.call else ()))}.get(Part.CALL)
    return replace(
        made.content,
        made_on=known.made_on,
        date_line=then.date_line,
        call=call if made.content.call else None,
        blocks=tuple(call if call and block.part is Part.CALL else block for block in made.content.blocks),
    )


def _letter(made: MadeLetter, referral: UUID, issued: Issued) -> Letter:
    content = made.content
    return Letter(
        number=new_number(secrets.token_bytes),
        referral=referral,
        variant=content.variant.value,
        to=content.to,
        made_on=content.made_on,
        language=content.language,
        sha256=made.sha256,
        reveals=tuple(dict.fromkeys(reveal.part.value for reveal in made.reveals)),
        persons=tuple(sorted(frozenset[UUID]().union(*(reveal.persons for reveal in made.reveals)))),
        consents=made.consents,
        issued=(issued,),
    )


def _as_copy(made: MadeLetter, number: int) -> MadeLetter:
    content = replace(made.content, copy_number=number)
    pdf = render(content, layout=made.layout)
    return replace(made, pdf=pdf, sha256=_sha256(pdf), content=content)


def _sha256(pdf: bytes) -> str:
    return hashlib.sha256(pdf).hexdigest()
