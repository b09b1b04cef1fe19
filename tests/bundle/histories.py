"""Random histories of one laptop: visits, sticks, clones, backups, lies, returns; and what the office does with it.

The office is handed in: the pure machine, the store, and the reference model are all asked the same.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from random import Random
from typing import Any, Protocol

import msgspec

from krachtigthuis_desktop.bundle import Manifest, Previous, Return
from krachtigthuis_desktop.bundle.manifest import bundle_id, to_manifest_bytes
from krachtigthuis_desktop.bundle.payload import laptop_bytes
from tests.bundle import parcels

MOST = 30
"""Bundles that reach the office in one history."""
MOST_COPIES = 4
ROUNDS = 12
"""Sticks and returns after which every honest vault must have got through."""
_PAGE = parcels.a_manifest(laptop_bytes((), (), ()))


@dataclass(frozen=True)
class Bundle:
    page: Manifest
    id: str
    content: tuple[int, ...]


@dataclass(frozen=True)
class Answer:
    """What the office says of one bundle."""

    verdict: str
    missing: tuple[int, ...] = ()
    rolled_back: bool = False


class Office(Protocol):
    def judge(self, bundle: Bundle) -> Answer: ...
    def take(self, bundle: Bundle, *, released: bool = False) -> None: ...
    def receipt(self, id_: str) -> tuple[tuple[int, str], ...]: ...
    def central(self) -> set[int]: ...
    def tell(self, bundle: Bundle, reason: str) -> None:
        """The next return says that this one is set apart; however often it comes, that is one word."""

    def makes_return(self, number: int) -> str:
        """Returns its id."""

    def revoke(self, last: Bundle | None) -> None: ...


@dataclass
class Vault:
    """One copy of the laptop's vault: what it wrote, what it sent, which return it applied last."""

    incarnation: str
    after: Previous | None = None
    sent: list[Bundle] = field(default_factory=list)
    """Of this incarnation; one that is set apart stays, and nothing is built on it."""
    apart: set[str] = field(default_factory=set)
    pending: tuple[int, ...] = ()
    applied: Return | None = None

    def last(self) -> Previous | None:
        good = [each for each in self.sent if each.id not in self.apart]
        return _previous(good[-1]) if good else self.after

    def begins_anew(self, incarnation: str) -> None:
        self.after, self.incarnation, self.sent = self.last(), incarnation, []


def _previous(bundle: Bundle) -> Previous:
    return Previous(incarnation=bundle.page.incarnation, seq=bundle.page.seq, id=bundle.id, audit_head=None)


@dataclass(frozen=True)
class Sent:
    """A return: all that was said of bundles up to then."""

    number: int
    id: str
    taken: frozenset[str]
    apart: frozenset[str]


class History:
    """One laptop and its copies, played against several offices at once. Differences stop it."""

    def __init__(self, seed: int, offices: tuple[Office, ...]) -> None:
        self.random = Random(seed)
        self.offices = offices
        self.vaults = [Vault(self._new_incarnation())]
        self.backups: list[Vault] = []
        self.sticks: list[Bundle] = []
        self.set_apart: list[Bundle] = []
        self.told: set[str] = set()
        self.taken: dict[str, Bundle] = {}
        self.returns: list[Sent] = []
        self.receipts: dict[str, tuple[tuple[int, str], ...]] = {}
        self.arrived = self.written = self.marks = 0
        self.revoked = False
        self.verdicts: list[str] = []

    def play(self) -> None:
        """A history of at most 30 bundles, then everybody hands in until all is in."""
        while self.arrived < MOST:
            self._step()
        if not self.revoked:
            for vault in self.vaults:
                self._gets_through(vault)

    def _step(self) -> None:
        act = self.random.choices(tuple(_ACTS), weights=tuple(_ACTS.values()))[0]
        act(self, self.random.choice(self.vaults))

    def visits(self, vault: Vault) -> None:
        """Somebody writes something down and takes it along."""
        self._writes(vault)
        self.sticks.append(self._bundle(vault))

    def hands_in(self, _vault: Vault) -> None:
        """Any of the last sticks, also one that was handed in before."""
        if self.sticks:
            self._delivers(self.random.choice(self.sticks[-8:]))

    def loses_a_stick(self, _vault: Vault) -> None:
        if self.sticks:
            self.sticks.pop(self.random.randrange(len(self.sticks)))

    def is_answered(self, _vault: Vault) -> None:
        """A return is made; whether it arrives is another matter."""
        self._returns()

    def applies(self, vault: Vault) -> None:
        """One of the last returns, in whatever order."""
        if self.returns:
            self._applies(vault, self.random.choice(self.returns[-4:]))

    def backs_up(self, vault: Vault) -> None:
        self.backups.append(deepcopy(vault))

    def restores(self, _vault: Vault) -> None:
        if self.backups:
            self._restores()

    def is_copied(self, vault: Vault) -> None:
        """Somebody copies the whole laptop, and both go on."""
        if len(self.vaults) < MOST_COPIES:
            self.vaults.append(deepcopy(vault))

    def is_let_in(self, _vault: Vault) -> None:
        """Two people release something that was set apart."""
        if self.set_apart:
            self._releases(self.random.choice(self.set_apart))

    def is_revoked(self, _vault: Vault) -> None:
        if not self.revoked:
            self._revokes()

    def _writes(self, vault: Vault) -> None:
        self.written += 1
        vault.pending = (*vault.pending, self.written)

    def _bundle(self, vault: Vault, **lie: Any) -> Bundle:
        """The next bundle of this vault, or the last one once more."""
        if vault.sent and not lie and self.random.random() < 0.1:
            return vault.sent[-1]
        seq = len(vault.sent) + 1
        facts: dict[str, Any] = {
            "incarnation": vault.incarnation,
            "after": vault.after,
            "seq": seq,
            "prev": vault.sent[-1].id if vault.sent else None,
            "returns": vault.applied,
            "created": self._moment(),
            "count": len(vault.pending),
        }
        facts |= lie
        if facts["seq"] == 1:
            facts["prev"] = None
        page = msgspec.structs.replace(_PAGE, **facts)
        bundle = Bundle(page, bundle_id(to_manifest_bytes(page)), vault.pending)
        if not lie:
            vault.sent.append(bundle)
        return bundle

    def _delivers(self, bundle: Bundle) -> str:
        self.arrived += 1
        answers = [office.judge(bundle) for office in self.offices]
        assert all(answer == answers[0] for answer in answers), (bundle.page, answers)
        verdict = answers[0].verdict
        self.verdicts.append(verdict)
        if verdict == "apply":
            self._goes_in(bundle)
        elif verdict == "duplicate":
            assert all(office.receipt(bundle.id) == self.receipts[bundle.id] for office in self.offices)
        else:
            self._stays_apart(bundle, verdict)
        return verdict

    def _stays_apart(self, bundle: Bundle, verdict: str) -> None:
        if bundle not in self.set_apart:
            self.set_apart.append(bundle)
        self.told.add(bundle.id)
        for office in self.offices:
            office.tell(bundle, verdict)

    def _goes_in(self, bundle: Bundle, *, released: bool = False) -> None:
        for office in self.offices:
            office.take(bundle, released=released)
        receipts = [office.receipt(bundle.id) for office in self.offices]
        assert all(receipt == receipts[0] for receipt in receipts)
        assert all(office.central() == self.offices[0].central() for office in self.offices)
        self.receipts[bundle.id], self.taken[bundle.id] = receipts[0], bundle

    def _releases(self, bundle: Bundle) -> None:
        self.set_apart.remove(bundle)
        if bundle.id not in self.taken:
            self._goes_in(bundle, released=True)

    def _returns(self) -> None:
        number = len(self.returns) + 1
        ids = [office.makes_return(number) for office in self.offices]
        self.returns.append(Sent(number, ids[0], frozenset(self.taken), frozenset(self.told - self.taken.keys())))

    def _applies(self, vault: Vault, sent: Sent) -> None:
        """Receipts are kept whatever the order; told of its own incarnation's bundle, a vault begins anew."""
        had = {each for id_ in sent.taken for each in self.taken[id_].content}
        vault.pending = tuple(each for each in vault.pending if each not in had)
        if vault.applied is None or sent.number > vault.applied.seq:
            vault.applied = Return(seq=sent.number, id=sent.id)
        own = {each.id for each in vault.sent}
        if own & sent.apart:
            vault.apart |= own & sent.apart
            vault.begins_anew(self._new_incarnation())

    def _restores(self) -> None:
        """A backup on this laptop or on another one: a new incarnation."""
        vault = deepcopy(self.random.choice(self.backups))
        vault.begins_anew(self._new_incarnation())
        if len(self.vaults) > 1 or self.random.random() < 0.7:
            self.vaults.pop(self.random.randrange(len(self.vaults)))
        self.vaults.append(vault)

    def lies(self, vault: Vault) -> None:
        """A bundle that no honest program makes, with a good signature."""
        other = self.random.choice(self.vaults)
        lies: list[dict[str, Any]] = [
            {"prev": "ee" * 32, "seq": len(vault.sent) + 2},
            {"seq": self.random.randint(1, 12), "prev": "ef" * 32},
            {"after": other.last() if vault.incarnation != (other.after and other.after.incarnation) else None},
            {"incarnation": self._new_incarnation(), "after": None},
            {"returns": Return(seq=self.random.randint(1, 9), id="dd" * 32)},
            {"incarnation": self._new_incarnation(), "after": other.after, "returns": Return(seq=9, id="dd" * 32)},
        ]
        lie = self.random.choice(lies)
        if (after := lie.get("after")) and after.incarnation == lie.get("incarnation", vault.incarnation):
            return
        self.sticks.append(self._bundle(vault, **lie))

    def _revokes(self) -> None:
        self.revoked = True
        last = self.random.choice([None, *self.taken.values()])
        for office in self.offices:
            office.revoke(last)

    def _gets_through(self, vault: Vault) -> None:
        """Sticks and returns to and fro: what an honest vault wrote is in the centre at last, whatever happened."""
        self._writes(vault)
        wanted = set(vault.pending)
        for _ in range(ROUNDS):
            self._delivers(self._bundle(vault))
            self._returns()
            self._applies(vault, self.returns[-1])
            if not vault.pending:
                break
        assert wanted <= self.offices[0].central(), "an honest vault never got through"

    def _new_incarnation(self) -> str:
        return f"{self.random.getrandbits(128):032x}"

    def _moment(self) -> str:
        """Each page differs from each other one. The clock says nothing: it jumps for years."""
        self.marks += 1
        return (
            f"20{self.random.randint(16, 36)}-03-{self.marks % 28 + 1:02}T{self.marks % 24:02}:{self.marks % 60:02}:00Z"
        )


_ACTS: dict[Callable[[History, Vault], None], int] = {
    History.visits: 56,
    History.hands_in: 68,
    History.loses_a_stick: 8,
    History.is_answered: 12,
    History.applies: 24,
    History.backs_up: 8,
    History.restores: 8,
    History.is_copied: 4,
    History.is_let_in: 4,
    History.lies: 6,
    History.is_revoked: 1,
}
"""What can happen next, and how often."""


def return_id(number: int) -> str:
    """The id of a return in these histories."""
    return f"{number:064x}"


def known_reason(verdict: str) -> bool:
    """Whether a laptop begins anew when it hears this of its bundle."""
    return verdict in {"fork", "broken_chain"}
