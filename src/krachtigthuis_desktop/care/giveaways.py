"""What in a letter gives away that somebody is in detention, in whichever field it was typed.

A sentence with such a word is asked as one that names detention. Where that is not open it stays out, and so
that nobody sends a letter with a hole in it, the letter does not leave until the text is another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from ..domain.detention_words import Patterns, patterns
from ..domain.letter_content import LetterContent
from ..domain.may_go import Answer, Sentence
from ..domain.records import Detention, Organisation, Person
from ..domain.text import fold
from ..errors import RuleReason
from ..storage import Reader, Stored
from .lists import choices
from .sender import SenderFacts

Ask = Callable[[Sentence], Answer]


@dataclass(frozen=True, kw_only=True)
class GiveAway:
    """A text of the letter with the words in it that point to detention, and what the one question says of it."""

    text: str
    words: tuple[str, ...]
    answer: Answer
    loose: bool = False
    """It stands beside the sentences and cannot be left out: who we are, where to answer, who signs."""


@dataclass(frozen=True, kw_only=True)
class Watch:
    """What to look for in one letter."""

    patterns: Patterns
    reader: str
    """The name of who reads it: that it is a reclassering is no news to the reclassering."""

    def words_in(self, text: str) -> tuple[str, ...]:
        return self.patterns.found_in(text.replace(self.reader, " ") if self.reader else text)

    def asked(self, sentence: Sentence, ask: Ask) -> Answer:
        """The answer about a sentence, whatever its words give away."""
        answer = ask(sentence)
        if not answer.allowed or sentence.detention or not self.words_in(sentence.text):
            return answer
        return _as_detention(sentence, ask)

    def give_aways(self, content: LetterContent, ask: Ask) -> tuple[GiveAway, ...]:
        """Every text of the letter that points to detention without saying so, in the order of reading."""
        sentences = dict.fromkeys(each for each in content.sentences if not each.detention)
        loose = [Sentence(text=text) for text in content.loose_texts]
        return (*self._found(sentences, ask), *self._found(loose, ask, loose=True))

    def _found(self, sentences: Iterable[Sentence], ask: Ask, *, loose: bool = False) -> tuple[GiveAway, ...]:
        found = ((each, self.words_in(each.text)) for each in sentences)
        return tuple(
            GiveAway(text=each.text, words=words, answer=_as_detention(each, ask), loose=loose)
            for each, words in found
            if words
        )


def watch(tx: Reader, home: UUID | None, sender: SenderFacts, organisation: Organisation) -> Watch:
    """The lists, our own names, and where the people of this family are or were held."""
    living = [stored.record for stored in tx.all(Person, home=home)]
    towns = {town for person in living for town in (person.municipality, person.address.city)}
    towns |= {organisation.address.city, organisation.municipality, sender.place}
    plain = {fold(town) for town in towns}
    held = dict.fromkeys(place for stored in tx.all(Detention, home=home) for place in _places(tx, stored))
    listed = (choices("detention_words"), choices("facilities"), choices("phases"))
    more = (*sender.names, *(place for place in held if fold(place) not in plain))
    return Watch(patterns=patterns(*listed, more), reader=organisation.name)


def _places(tx: Reader, stored: Stored[Detention]) -> tuple[str, ...]:
    return tuple(each.facility for each in tx.stories(stored))


def closed(found: Iterable[GiveAway]) -> RuleReason | None:
    """Why a letter with these may not leave, or None."""
    return RuleReason.DETENTION_IN_TEXT if any(not each.answer.allowed for each in found) else None


def _as_detention(sentence: Sentence, ask: Ask) -> Answer:
    answer = ask(replace(sentence, detention=True))
    return answer if answer.allowed else replace(answer, reason=RuleReason.DETENTION_IN_TEXT)
