"""The reference model of T9: it keeps everything that ever went in and reads all of it again for each question.

Nothing here is shared with `bundle.sequence`. A bundle that went in is a row of statements about the one story of its
laptop; the next one is judged by which of those statements it contradicts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from krachtigthuis_desktop.bundle import Manifest

Receipt = tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Entry:
    """One bundle that went in: its page, its name, what it carried, and whether two people let it in."""

    page: Manifest
    id: str
    content: tuple[int, ...]
    released: bool


@dataclass
class Chronicle:
    entries: list[Entry] = field(default_factory=list)
    words: list[int] = field(default_factory=list)
    """The returns by which the laptop was told of a fork or a broken chain."""
    returns: dict[int, str] = field(default_factory=dict)
    """Every return that was made, by number."""
    last: tuple[str, int, str] | None = None
    """Of a revoked laptop the last bundle that counts; ("", 0, "") for none."""

    def verdict(self, page: Manifest, id_: str) -> str:
        if any(entry.id == id_ for entry in self.entries):
            return "duplicate"
        if self.last is not None and (page.incarnation, page.seq, id_) != self.last:
            return "revoked_device"
        if self._says_another_story(page, id_):
            return "fork"
        if self._does_not_follow(page, id_):
            return "broken_chain"
        return "apply"

    def missing(self, page: Manifest) -> tuple[int, ...]:
        """Numbers before this one, after all that came, in its incarnation."""
        came = [entry.page.seq for entry in self._of(page.incarnation)]
        return tuple(n for n in range(1, page.seq) if all(n > other for other in came))

    def goes_back(self, page: Manifest) -> bool:
        """It begins before something that its own past did later."""
        after = page.after
        if after is None or self._of(page.incarnation):
            return False
        return any(entry.page.seq > after.seq for entry in self._of(after.incarnation))

    def take(self, page: Manifest, id_: str, content: tuple[int, ...], *, released: bool = False) -> None:
        self.entries.append(Entry(page, id_, content, released))

    def central(self) -> set[int]:
        """Everything that stands in the centre."""
        return {each for entry in self.entries for each in entry.content}

    def receipt(self, id_: str) -> Receipt:
        """What each revision of a bundle came to, when it came."""
        (place,) = (n for n, entry in enumerate(self.entries) if entry.id == id_)
        before = {each for entry in self.entries[:place] for each in entry.content}
        return tuple((each, "duplicate" if each in before else "accepted") for each in self.entries[place].content)

    def _of(self, incarnation: str) -> list[Entry]:
        return [entry for entry in self.entries if entry.page.incarnation == incarnation]

    def _beginnings(self) -> dict[str, tuple[str, int, str] | None]:
        """After which bundle each incarnation says that it began: whoever was let in by the rules is believed first."""
        said: dict[str, tuple[str, int, str] | None] = {}
        for entry in sorted(self.entries, key=lambda entry: (entry.released, entry.page.seq, entry.id)):
            said.setdefault(entry.page.incarnation, _place(entry.page))
        return said

    def _standing(self, incarnation: str, seq: int) -> set[str]:
        return {entry.id for entry in self._of(incarnation) if entry.page.seq == seq}

    def _says_another_story(self, page: Manifest, id_: str) -> bool:
        """The same number with another text, an end that was not the end, or a second beginning."""
        if self._standing(page.incarnation, page.seq):
            return True
        heirs = [said for said in self._beginnings().values() if said and said[0] == page.incarnation]
        if heirs and all(page.seq > seq for _inc, seq, _id in heirs):
            return True
        if any(page.seq == seq for _inc, seq, _id in heirs) and not any(
            (page.seq, id_) == (seq, other) for _inc, seq, other in heirs
        ):
            return True
        return not self._of(page.incarnation) and self._is_one_too_many(page)

    def _is_one_too_many(self, page: Manifest) -> bool:
        """One vault has one past and one future. Whoever was told that this is not so may begin anew, once a word."""
        place = _place(page)
        if place is None:
            alone = not self.entries
        else:
            standing = self._standing(place[0], place[1])
            otherwise = bool(standing) and place[2] not in standing
            heirs = [said for said in self._beginnings().values() if said and said[0] == place[0]]
            alone = not otherwise and not heirs
        if alone:
            return False
        known = page.returns is not None and self.returns.get(page.returns.seq) == page.returns.id
        acknowledged = page.returns.seq if page.returns and known else 0
        heard = len([number for number in self.words if number <= acknowledged])
        return heard - self._surplus() < 1

    def _surplus(self) -> int:
        """How many beginnings there are beyond what one vault would have made."""
        surplus, used = 0, set[str | None]()
        for place in self._beginnings().values():
            parent = place[0] if place else None
            standing = self._standing(place[0], place[1]) if place else set()
            fits = place is None or not standing or place[2] in standing
            if fits and parent not in used:
                used.add(parent)
            else:
                surplus += 1
        return surplus

    def _does_not_follow(self, page: Manifest, id_: str) -> bool:
        told = list(self._neighbours(page, id_))
        if any(not fits for fits in told):
            return True
        own = self._of(page.incarnation)
        return bool(own) and self._beginnings()[page.incarnation] != _place(page)

    def _neighbours(self, page: Manifest, id_: str) -> Iterator[bool]:
        """Of the numbers beside this one that came: whether one of them goes together with it."""
        before = self._standing(page.incarnation, page.seq - 1)
        if before:
            yield page.prev in before
        after = [entry.page.prev for entry in self._of(page.incarnation) if entry.page.seq == page.seq + 1]
        if after:
            yield id_ in after


def _place(page: Manifest) -> tuple[str, int, str] | None:
    return (page.after.incarnation, page.after.seq, page.after.id) if page.after else None
