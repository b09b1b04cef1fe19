"""Whether a line that names only the person of the letter tells of the one who is away: by name, or as *hij*.

It decides by default: such a line is asked as one about both. Who means another *hij* names that person.
"""

from __future__ import annotations

import re
from dataclasses import replace
from uuid import UUID

from .letter_content import LetterContent, Part
from .may_go import Sentence
from .records.person import AddressAs, Person
from .text import fold

_TYPED = frozenset({Part.FACTS, Part.TOLD, Part.IMPRESSION, Part.HELPS, Part.INVOLVED, Part.TRIED})
"""Where somebody typed what is so."""
_HE = frozenset({"hij", "hem", "hijzelf", "hemzelf", "he", "him", "his", "himself"})
_SHE = frozenset({"haarzelf", "she", "her", "hers", "herself", "haar"})
_BEFORE_HIS = frozenset(
    {
        "aan",
        "bij",
        "door",
        "in",
        "met",
        "na",
        "naar",
        "om",
        "onder",
        "op",
        "over",
        "sinds",
        "tegen",
        "tot",
        "uit",
        "van",
        "voor",
    }
)
_NOT_AFTER_HIS = frozenset(
    {"er", "de", "het", "we", "wij", "ze", "zij", "jullie", "daar", "die", "dat", "dit", "deze", "u"}
)
_WORD = re.compile(r"[^\W_]+")


def with_him(content: LetterContent, her: Person, him: UUID, his: Person) -> LetterContent:
    """The content in which every typed line about her alone that tells of him is about both."""
    if him == content.concerns:
        return content

    def named(sentence: Sentence) -> Sentence:
        alone = sentence.about <= {content.concerns}
        if not alone or sentence.told_by == content.concerns or not tells_of(sentence.text, his, her):
            return sentence
        return replace(sentence, about=sentence.about | {him})

    blocks = (
        replace(block, sentences=tuple(map(named, block.sentences))) if block.part in _TYPED else block
        for block in content.blocks
    )
    return replace(content, blocks=tuple(blocks))


def tells_of(text: str, him: Person, her: Person) -> bool:
    """True when the text names `him`, or says *hij* or *zijn* (of a woman: *haar*) where that cannot be `her`."""
    words = [fold(word) for word in _WORD.findall(text)]
    his_names = {fold(name) for name in (him.first_name, him.surname) if name} - {
        fold(her.first_name),
        fold(her.surname),
    }
    if any(name in " ".join(words) and set(name.split()) <= {*words} for name in his_names):
        return True
    if him.address_as is AddressAs.MRS:
        return her.address_as is AddressAs.MR and bool(_SHE & {*words})
    return her.address_as is not AddressAs.MR and (bool(_HE & {*words}) or _his(text))


def _his(text: str) -> bool:
    """*zijn* as the word for what is his, not as the verb: after a preposition, or first in a sentence."""
    for part in re.split(r"[.!?;:\n]+", text):
        words = [fold(word) for word in _WORD.findall(part)]
        for place, word in enumerate(words[:-1]):
            if word != "zijn" or words[place + 1] in _NOT_AFTER_HIS:
                continue
            if place == 0 or words[place - 1] in _BEFORE_HIS:
                return True
    return False
