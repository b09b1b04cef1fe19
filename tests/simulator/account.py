"""The naive account beside a history: what everybody wrote, what the office took in, refused and erased.

Nothing here asks the program. It knows what stood in each file by opening it with stock tools, and keeps all of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from .opened import Key, Opened, Page

FLAGS = frozenset({"fork", "broken_chain", "audit_differs", "rolled_back"})


@dataclass
class Branch:
    """One line in the life of a laptop's vault: a copy that is put back, or a clone, goes on as another one."""

    name: str
    made: set[str]
    """Bundles that this vault made or knows."""


@dataclass(frozen=True)
class Known:
    """What the office knew at one moment."""

    taken: dict[str, tuple[Key, ...]]
    at_office: set[Key]
    refused: dict[Key, str]
    released: set[Key]
    imported: dict[str, set[str]]
    rejected_of: dict[str, frozenset[UUID]]
    noticed: set[frozenset[str]]


@dataclass
class Account:
    pages: dict[Key, Page] = field(default_factory=dict)
    forged: dict[Key, str] = field(default_factory=dict)
    """What a hostile laptop made, and the reason for which it must be refused."""
    taken: dict[str, tuple[Key, ...]] = field(default_factory=dict)
    """Bundles that the office took in or released, and what stood in them."""
    at_office: set[Key] = field(default_factory=set)
    """What the office itself wrote."""
    refused: dict[Key, str] = field(default_factory=dict)
    released: set[Key] = field(default_factory=set)
    erased: set[UUID] = field(default_factory=set)
    made_by: dict[str, Branch] = field(default_factory=dict)
    imported: dict[str, set[str]] = field(default_factory=dict)
    """Bundles in the centre, by device."""
    rejected_of: dict[str, frozenset[UUID]] = field(default_factory=dict)
    noticed: set[frozenset[str]] = field(default_factory=set)
    """Branches of one laptop, two by two, of which the office was warned."""
    faults: list[str] = field(default_factory=list)

    def wrote(self, pages: Iterable[Page]) -> None:
        for page in pages:
            self.pages.setdefault(page.key, page)

    def known(self) -> Known:
        """What the office knows now, to be put back one day."""
        return Known(
            taken=dict(self.taken),
            at_office=set(self.at_office),
            refused=dict(self.refused),
            released=set(self.released),
            imported={device: set(bundles) for device, bundles in self.imported.items()},
            rejected_of=dict(self.rejected_of),
            noticed=set(self.noticed),
        )

    def forget(self, known: Known) -> None:
        """The office was put back: it knows what it knew then. What was erased stays erased."""
        self.taken, self.at_office = dict(known.taken), set(known.at_office)
        self.refused, self.released = dict(known.refused), set(known.released)
        self.imported = {device: set(bundles) for device, bundles in known.imported.items()}
        self.rejected_of, self.noticed = dict(known.rejected_of), set(known.noticed)

    def came(
        self, bundle: Opened, outcome: str, reason: str | None, remarks: set[str], rejected: dict[UUID, str]
    ) -> None:
        """What the office said of one file."""
        branch = self.made_by[bundle.id]
        if outcome == "duplicate":
            if self.rejected_of.get(bundle.id, frozenset(rejected)) != frozenset(rejected):
                self.faults.append(f"{branch.name} {bundle.seq}: another answer the second time")
            return
        if outcome == "refused":
            self.faults.append(f"{branch.name} {bundle.seq}: refused, {reason}")
            return
        self._must_be_flagged(bundle, branch, {*remarks, reason or ""})
        if outcome == "imported":
            self.goes_in(bundle)
            self.rejected_of[bundle.id] = frozenset(rejected)
            for page in bundle.pages:
                if page.id in rejected:
                    self.is_refused(page.key, rejected[page.id])

    def goes_in(self, bundle: Opened) -> None:
        """The office has it: what is in it stands there, but for what is refused by itself."""
        self.wrote(bundle.pages)
        self.taken[bundle.id] = tuple(page.key for page in bundle.pages)
        self.imported.setdefault(bundle.device, set()).add(bundle.id)

    def let_in(self, bundle: Opened) -> None:
        """People looked at it and released it: they know of whatever stands beside it."""
        self.noticed |= self._beside(bundle, self.made_by[bundle.id])
        self.goes_in(bundle)

    def is_released(self, key: Key) -> None:
        self.refused.pop(key, None)
        self.released.add(key)

    def is_refused(self, key: Key, reason: str) -> None:
        if key in self.released:
            self.faults.append(f"{key[0]} refused after it was released: {reason}")
        self.refused.setdefault(key, reason)
        if not self._deserves(self.pages[key], reason):
            self.faults.append(f"{self.pages[key].kind} {key[0]} refused without cause: {reason}")

    def expected(self) -> dict[UUID, str]:
        """What must stand in the centre: all that was taken in and not refused, with all that it builds on."""
        keys = {key for bundle in self.taken.values() for key in bundle} | self.at_office
        stand = {key[0]: self.pages[key] for key in sorted(keys - self.refused.keys(), key=str)}
        while True:
            records = {page.record for page in stand.values()}
            lacking = [id_ for id_, page in stand.items() if not self._fits(page, stand, records)]
            if not lacking:
                return {id_: page.sha256 for id_, page in stand.items()}
            for id_ in lacking:
                del stand[id_]

    def is_erased(self, page: Page) -> bool:
        return not self.erased.isdisjoint({page.record, page.home})

    def forbidden(self) -> set[str]:
        """Every canary that may stand nowhere any longer."""
        gone = {word for page in self.pages.values() if self.is_erased(page) for word in page.words}
        return gone - {word for page in self.pages.values() if not self.is_erased(page) for word in page.words}

    def _fits(self, page: Page, stand: dict[UUID, Page], records: set[UUID]) -> bool:
        named = page.named if not self.is_erased(page) else frozenset()
        return {*page.bases} <= stand.keys() and named <= records and (page.home is None or page.home in records)

    def _must_be_flagged(self, bundle: Opened, branch: Branch, said: set[str]) -> None:
        """Two vaults that each went on without knowing of the other: the office must notice, once for each two."""
        pairs = self._beside(bundle, branch)
        if said & FLAGS or "revoked_device" in said:
            self.noticed |= pairs
        elif not pairs <= self.noticed:
            self.faults.append(f"{branch.name} {bundle.seq}: another branch went unnoticed")

    def _beside(self, bundle: Opened, branch: Branch) -> set[frozenset[str]]:
        """What a vault made before it was copied says nothing of the copy: both know it."""
        unknown = self.imported.get(bundle.device, set()) - branch.made
        others = [self.made_by[each] for each in unknown if each in self.made_by]
        return {
            frozenset({branch.name, each.name}) for each in others if each is not branch and bundle.id not in each.made
        }

    def _deserves(self, page: Page, reason: str) -> bool:
        if page.key in self.forged:
            return reason == self.forged[page.key]
        match reason:
            case "number_taken":
                return any(other.place == page.place and other.id != page.id for other in self.pages.values())
            case "other_content":
                return any(other.id == page.id and other.sha256 != page.sha256 for other in self.pages.values())
            case "base":
                return any(key[0] in page.bases for key in self.refused)
            case "role_may_not":
                # Said again after the vault was put back, on a home front that was assigned to somebody else meanwhile.
                bases = [each for each in self.pages.values() if each.id in page.bases and each.volunteers]
                return any(page.author not in each.volunteers for each in bases)
        return False
