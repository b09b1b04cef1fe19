"""`tour`: the whole walk on invented people, through the same use cases as the window, no screen needed.

Two vaults, a card compared by its words, an enrolment and its answer, worries, letters, a bundle and its import; the
way back (`tour_back`); then one change more that waits on the stick. Everything it made is named in `tour.json`.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from .. import vault as vaults
from ..care.opened import Opened
from ..domain.canonical import Json
from ..domain.identity import show_number
from ..errors import InputError, InputFault, VaultError, VaultFault
from ..i18n import tr, trn
from ..office import enrolment as trust
from ..office import setting_up
from ..office.card import CardFacts
from ..office.desk import Desk, open_desk
from ..office.importing import import_bundles
from ..office.pressing import Contact
from ..office.report import Report
from ..practice import families_with, organisations
from ..practice.telling import Told, change_one, tell
from ..prison import enrolment, handover, office_card, receive
from ..vault import OpenVault
from . import tour_back
from .console import Console, Exit, now

WORRIES = 12
MOST = 100_000
SEED = 1
"""The same people each time, unless others are asked for; only keys, numbers and days differ."""
NAME = "Annemarie de Wit"
CONTACT = Contact(name="Fatma Öztürk", phone="071 000 00 12")


@dataclass(frozen=True, kw_only=True)
class Places:
    """What lies where under the folder of the tour."""

    root: Path

    @property
    def office(self) -> Path:
        return self.root / "office" / "home"

    @property
    def laptop(self) -> Path:
        return self.root / "laptop" / "home"

    @property
    def office_phrase(self) -> Path:
        return self.root / "office" / "passphrase.txt"

    @property
    def root_phrase(self) -> Path:
        return self.root / "office" / "root-passphrase.txt"

    @property
    def laptop_phrase(self) -> Path:
        return self.root / "laptop" / "passphrase.txt"

    @property
    def stick(self) -> Path:
        return self.root / "stick"

    @property
    def enrolment(self) -> Path:
        """The request and its answer, apart from the bundles for the office."""
        return self.stick / "enrolment"

    @property
    def letters(self) -> Path:
        return self.root / "letters"

    def named(self, path: Path) -> str:
        """A path as `tour.json` has it."""
        return path.relative_to(self.root).as_posix()


def add(groups: argparse._SubParsersAction[argparse.ArgumentParser], shared: argparse.ArgumentParser) -> None:
    """Declare the command."""
    command = groups.add_parser("tour", parents=[shared], help=tr("the whole walk on invented people"))
    command.add_argument("--into", type=Path, required=True, metavar="DIR", help=tr("an empty or new folder"))
    command.add_argument("--worries", type=_amount, default=WORRIES, metavar="N", help=tr("how many worries"))
    command.add_argument("--seed", type=int, default=SEED, metavar="N", help=tr("other invented people"))
    command.add_argument("--json", action="store_true", help=tr("print one JSON object"))
    command.set_defaults(run=run)


def run(args: argparse.Namespace, console: Console) -> Exit:
    """Walk it and say what lies where. Raises InputError(FOLDER_NOT_EMPTY) before anything is made."""
    places = _laid_out(args.into)
    moment = now()
    phrases = _phrases(places)
    begun = _begin_office(places, phrases, moment)
    console.say(
        tr(
            "An office, its root key in a vault of its own, and its card with six words: {words}",
            words=" ".join(begun.words),
        )
    )
    with _begin_laptop(places, phrases, moment) as laptop:
        vault = _enrol(laptop, begun, places, phrases, moment)
        console.say(tr("A laptop that knows this office, and that this office trusts."))
        opened = _opened(vault)
        letters: list[Path] = []
        told = _tell(opened, args.worries, args.seed, places.letters, letters)
        _say_told(console, told, letters)
        road = tour_back.Road(vault=vault, opened=opened, told=told, stick=places.stick)
        first = road.take_along(now())
        with _desk(places, phrases) as desk:
            report = import_bundles(desk, [each.path for each in first], now=now())
            _say_imported(console, report)
            _way_back(road, desk, console)
        change_one(opened, told)
        waiting = handover.take_along(vault.store, places.stick, now=now())
        console.say(tr("One change more, made after that, waits on the stick."))
    answer = _answer(places, road, letters=letters, waiting=waiting)
    (places.root / "tour.json").write_text(json.dumps(answer, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    console.say(tr("Everything is named in {path}.", path=places.root / "tour.json"))
    console.answer(answer)
    return Exit.DONE


def _amount(text: str) -> int:
    amount = int(text)
    if not 1 <= amount <= MOST:
        raise argparse.ArgumentTypeError(f"1 - {MOST}")
    return amount


def _laid_out(root: Path) -> Places:
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise InputError(InputFault.FOLDER_NOT_EMPTY, path=root)
    places = Places(root=root.resolve())
    try:
        for folder in (places.office.parent, places.laptop.parent, places.enrolment, places.letters):
            folder.mkdir(parents=True)
    except OSError:
        raise VaultError(VaultFault.READ_ONLY, path=root) from None
    return places


@dataclass(frozen=True, kw_only=True, repr=False)
class _Phrases:
    office: str
    root: str
    laptop: str


def _phrases(places: Places) -> _Phrases:
    """Six words for each vault, written beside it: these vaults hold invented people only."""
    phrases = _Phrases(office=vaults.new_phrase(), root=vaults.new_phrase(), laptop=vaults.new_phrase())
    for path, phrase in (
        (places.office_phrase, phrases.office),
        (places.root_phrase, phrases.root),
        (places.laptop_phrase, phrases.laptop),
    ):
        path.write_text(phrase + "\n", encoding="utf-8")
        path.chmod(0o600)
    return phrases


def _begin_office(places: Places, phrases: _Phrases, moment: datetime) -> setting_up.Begun:
    wishes = setting_up.Wishes(
        office_name="Stichting Exodus Zuid-Holland",
        administrator="beheerder",
        facts=CardFacts(place="Leiden", reply_to=("Postbus 000", "2300 XX  LEIDEN")),
        contact=(CONTACT,),
        cost=vaults.FLOOR,
    )
    begun = setting_up.init(places.office, wishes, phrase=phrases.office, root_phrase=phrases.root, now=moment)
    begun.desk.close()
    return begun


def _begin_laptop(places: Places, phrases: _Phrases, moment: datetime) -> OpenVault:
    vault, _paper = vaults.create(
        places.laptop, kind=vaults.LAPTOP, label="Annemarie", phrase=phrases.laptop, now=moment, cost=vaults.FLOOR
    )
    return vault


def _enrol(
    laptop: OpenVault, begun: setting_up.Begun, places: Places, phrases: _Phrases, moment: datetime
) -> OpenVault:
    """Card, request, answer: as two people would do it with a stick between them."""
    _card, _words, data = office_card.look_at_card(begun.card)
    pinned = office_card.pin_card(laptop, data, words=" ".join(begun.words))
    asked, path = enrolment.put_request(pinned.store, places.enrolment, now=moment)
    with _desk(places, phrases) as desk:
        done = trust.enrol(
            desk,
            trust.read(path.read_bytes()),
            trust.Holder(code=None, name=NAME, role=trust.ROLES[0]),
            words=" ".join(asked.words),
            root_phrase=phrases.root,
            folder=places.enrolment,
            now=moment,
        )
    receive.apply(pinned.store, done.answer, now=moment)
    return pinned


def _desk(places: Places, phrases: _Phrases) -> Desk:
    return open_desk(places.office, phrases.office, slot=None, database=None)


def _opened(vault: OpenVault) -> Opened:
    with vault.store.read() as tx:
        device = tx.meta("device") or ""
    return Opened(store=vault.store, author=device, name=NAME, clock=now)


def _tell(opened: Opened, worries: int, seed: int, folder: Path, letters: list[Path]) -> Told:
    def keep(name: str, pdf: bytes) -> None:
        path = folder / name
        path.write_bytes(pdf)
        letters.append(path)

    today = opened.hand().today
    return tell(opened, organisations(today), families_with(worries, seed=seed, today=today), keep=keep)


def _say_told(console: Console, told: Told, letters: list[Path]) -> None:
    console.say(
        trn(
            "{count} worry written down, families: {families}.",
            "{count} worries written down, families: {families}.",
            len(told.worries),
            families=len(told.families),
        )
    )
    console.say(
        trn(
            "{count} letter made, each sentence asked whether it may go.",
            "{count} letters made, each sentence asked whether it may go.",
            len(letters),
        )
    )


def _say_imported(console: Console, report: Report) -> None:
    new = sum(each.counts.new for each in report.files)
    console.say(trn("The office took in {count} piece.", "The office took in {count} pieces.", new))


def _way_back(road: tour_back.Road, desk: Desk, console: Console) -> None:
    delivered = tour_back.deliver(road, desk, now())
    console.say(
        trn(
            "The office answered: it has {count} piece of this laptop.",
            "The office answered: it has {count} pieces of this laptop.",
            delivered,
        )
    )
    number = tour_back.disagree_and_settle(road, desk, now())
    console.say(
        tr("Two people wrote about worry {number}; the office settled it, and both stay.", number=show_number(number))
    )
    tour_back.forget_and_get_back(road, desk, now())
    console.say(tr("A closed family left the laptop, and came back when it was needed."))


def _answer(
    places: Places, road: tour_back.Road, *, letters: list[Path], waiting: tuple[handover.Taken, ...]
) -> dict[str, Json]:
    told = road.told
    return {
        "office": {
            "home": places.named(places.office),
            "passphrase_file": places.named(places.office_phrase),
            "root_passphrase_file": places.named(places.root_phrase),
            "database": None,
        },
        "laptop": {
            "home": places.named(places.laptop),
            "passphrase_file": places.named(places.laptop_phrase),
            "device": road.opened.author,
        },
        "bundles": [places.named(each.path) for each in road.bundles],
        "waiting": [places.named(each.path) for each in waiting],
        "returns": [places.named(path) for path in road.returns],
        "letters": [places.named(path) for path in letters],
        "persons": [{"id": str(id_), "name": name} for id_, name in told.persons],
        "worries": [{"id": str(id_), "number": number, "words": words} for id_, number, words in told.worries],
    }
