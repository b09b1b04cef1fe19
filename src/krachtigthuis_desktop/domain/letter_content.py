"""What stands in a letter, before it has a place on paper: blocks of sentences, each asked the one question.

A letter is made of blocks and nothing else that tells something about a person, so that the list of what
it reveals (`reveals`) is made from the very blocks that are printed, and a block whose sentences may not
go is not there at all (`only`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from .identity import show_number
from .may_go import Sentence, Tone
from .records.consent import DataKind


class Variant(StrEnum):
    REFERRAL = "referral"
    HER_COPY = "her_copy"


class Part(StrEnum):
    """What a block of a letter is for; these codes are kept with the letter, so that a withdrawal can list them."""

    SENDER = "sender"
    SUBJECT = "subject"
    ASK = "ask"
    REACH = "reach"
    ANSWER_BEFORE = "answer_before"
    WHO = "who"
    LANGUAGE = "language"
    CHILDREN = "children"
    AWAY = "away"
    OWN_WORDS = "own_words"
    FACTS = "facts"
    TOLD = "told"
    IMPRESSION = "impression"
    HELPS = "helps"
    INVOLVED = "involved"
    TRIED = "tried"
    OUTCOME = "outcome"
    URGENCY = "urgency"
    SAFETY = "safety"
    CONSENT = "consent"
    NOT_TO_TELL = "not_to_tell"
    READ = "read"
    OURSELVES = "ourselves"
    """Who we are, for the reader of a letter without our name."""
    CALL = "call"
    """When we ring to hear whether it arrived and fits."""
    SLIP = "slip"
    EXPLAIN = "explain"
    """The program's own words in a copy: what happens now, what the reader can do."""


@dataclass(frozen=True, kw_only=True)
class Block:
    """Sentences under one heading. Without a heading they go on under the heading before them."""

    part: Part
    heading: str = ""
    sentences: tuple[Sentence, ...]
    mentions: frozenset[UUID] = frozenset()
    """Third persons who are counted or hinted at, though the sentence is another's own to tell:
    the children at home in their mother's letter, the one who is away."""
    numbered: bool = False
    flows: bool = False
    """Our own whole sentences: they go on in one paragraph, also with the next such block without a heading."""
    required: bool = False
    """Without this block the letter makes no sense: then there is no letter."""

    @property
    def persons(self) -> frozenset[UUID]:
        """Everybody this block tells something about, whoever told it included."""
        tellers = {sentence.told_by for sentence in self.sentences if sentence.told_by}
        return self.mentions.union(tellers, *(sentence.about for sentence in self.sentences))


@dataclass(frozen=True)
class Tick:
    """A box to tick on the slip, and whether there is a line behind it to write on. Without a box: what follows."""

    text: str
    line: bool = False
    box: bool = True


@dataclass(frozen=True, kw_only=True)
class Slip:
    """The tear-off answer: it carries the number and tells about nobody. Only when she agreed to hear back."""

    heading: str
    rows: tuple[tuple[Tick, ...], ...]
    """What can be ticked, line by line."""
    how: Block
    """By when, and that one may call."""
    reply_to: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class LetterContent:
    """One letter, complete. Texts are plain text in the letter's language; nothing in them is markup."""

    variant: Variant
    language: str = "nl"
    number: str
    made_on: date
    place: str
    concerns: UUID
    to: UUID
    """Who reads it: the organisation's record, or the person it concerns for her own copy."""
    letterhead: Block | None = None
    """The organisation's name, or the neutral one, which lets nobody guess at detention."""
    return_to: tuple[str, ...] = ()
    """Our address, under the name."""
    contact: tuple[tuple[str, str], ...]
    """Label and text: the professional whom to ask, phone, when reachable."""
    address: tuple[str, ...]
    """The lines in the window, and nothing else stands there."""
    date_line: str
    subject: Block
    salutation: str
    frame: tuple[Block, ...] = ()
    """First after the salutation: what we ask, how and when to reach her, answer before."""
    blocks: tuple[Block, ...]
    before: tuple[Block, ...] = ()
    after: tuple[Block, ...] = ()
    """Around the letter in a copy for the person it concerns: then frame and blocks are the quoted letter."""
    sign: tuple[str, ...] = ()
    """What she signs, and her name under the line. None in a copy."""
    call: Block | None = None
    """When we ring; after the place to sign."""
    closing: tuple[str, ...] = ()
    """Greeting, who signs it, the function."""
    slip: Slip | None = None
    privacy: str
    copy_number: int = 1
    """From the second on the word *kopie* stands on each page."""

    @property
    def all_blocks(self) -> tuple[Block, ...]:
        """Every block that is printed, in the order of reading."""
        head = (self.letterhead,) if self.letterhead else ()
        call = (self.call,) if self.call else ()
        slip = (self.slip.how,) if self.slip else ()
        return (*head, self.subject, *self.before, *self.frame, *self.blocks, *call, *self.after, *slip)

    @property
    def sentences(self) -> Iterator[Sentence]:
        """Every sentence that must pass the one question."""
        return (sentence for block in self.all_blocks for sentence in block.sentences)

    @property
    def loose_texts(self) -> tuple[str, ...]:
        """What is printed beside the sentences: headings, who we are, where to answer, who signs.

        Not the address and the salutation: they are the reader's own.
        """
        said = (_texts(getattr(self, each.name)) for each in fields(self) if each.name not in _THE_READERS)
        return tuple(dict.fromkeys(text for texts in said for text in texts if text.strip()))

    def only(self, allowed: Callable[[Sentence], bool]) -> LetterContent:
        """The letter without the sentences that may not go; empty blocks go too, their heading with them.

        What is required is kept: ask `missing` first.
        """
        head = _of(self.letterhead, allowed) if self.letterhead else None
        return replace(
            self,
            letterhead=head if head and head.sentences else None,
            frame=_kept(self.frame, allowed),
            blocks=_kept(self.blocks, allowed),
        )

    def missing(self, allowed: Callable[[Sentence], bool]) -> tuple[Sentence, ...]:
        """The sentences that may not go although there is no letter without them."""
        required = (block for block in self.all_blocks if block.required)
        return tuple(sentence for block in required for sentence in block.sentences if not allowed(sentence))


@dataclass(frozen=True, kw_only=True)
class Reveal:
    """What one block of a letter gives away, for the list before printing."""

    part: Part
    heading: str
    texts: tuple[str, ...]
    persons: frozenset[UUID]
    third_persons: frozenset[UUID]
    """Persons in it who are neither the reader nor the one it concerns."""
    data: frozenset[DataKind]
    tones: frozenset[Tone]
    detention: bool


def reveals(content: LetterContent) -> tuple[Reveal, ...]:
    """What the letter reveals: one entry for each block that is printed, none added, none left out."""
    heading = ""
    found = []
    for block in content.all_blocks:
        heading = block.heading or heading
        found.append(
            Reveal(
                part=block.part,
                heading=heading,
                texts=tuple(sentence.text for sentence in block.sentences),
                persons=block.persons,
                third_persons=block.persons - {content.concerns, content.to},
                data=frozenset[DataKind]().union(*(sentence.data for sentence in block.sentences)),
                tones=frozenset(sentence.tone for sentence in block.sentences),
                detention=any(sentence.detention for sentence in block.sentences),
            )
        )
    return tuple(found)


def file_name(content: LetterContent) -> str:
    """What a saved letter is called: its reference and nothing that names a person, place or organisation.

    The number of a record from elsewhere may be any text: what would lead to another folder is left out.
    """
    mark = "" if content.variant is Variant.REFERRAL else "-b"
    number = "".join(each for each in show_number(content.number) if each.isalnum() or each == "-")
    return f"{number.strip('-') or 'letter'}{mark}.pdf"


_THE_READERS = frozenset({"variant", "language", "number", "address", "salutation"})


def _texts(value: object) -> Iterator[str]:
    """The texts in a field of a letter, of its blocks only the headings."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, Block):
        yield value.heading
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))


def _of(block: Block, allowed: Callable[[Sentence], bool]) -> Block:
    return replace(block, sentences=tuple(sentence for sentence in block.sentences if allowed(sentence)))


def _kept(blocks: tuple[Block, ...], allowed: Callable[[Sentence], bool]) -> tuple[Block, ...]:
    left = (block if block.required else _of(block, allowed) for block in blocks)
    return tuple(block for block in left if block.sentences)
