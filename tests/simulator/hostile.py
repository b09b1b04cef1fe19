"""A registered laptop that lies: each revision that it may not send, and the reason for which it must be refused."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from krachtigthuis_desktop.bundle.stick import put_on_stick
from krachtigthuis_desktop.domain.records import HomeFront, Worry
from krachtigthuis_desktop.domain.revision import Revision, seal
from krachtigthuis_desktop.prison import handover, new_keys
from krachtigthuis_desktop.prison.office_card import needed
from krachtigthuis_desktop.storage import BundleState, Stored, iso
from krachtigthuis_desktop.storage.journal import body_of
from tests import builders

from .world import STICKS, Vault, World

LIES = (
    "other_author",
    "other_device",
    "other_incarnation",
    "home_front_wrong",
    "body_missing",
    "other_content",
    "number_taken",
    "place",
    "base",
    "role_may_not",
    "twin",
)
ENOUGH = 2
"""Worries that a lie needs: one that it is about, and another."""


def forge(world: World) -> None:
    """One lie, in a bundle of its own with whatever waits on this laptop."""
    if not world.lies:
        return
    vault, lie = world.a_vault(), world.random.choice(LIES)
    if lie == "twin":
        _twin(world, vault)
        return
    if lie == "role_may_not":
        _beyond_role(world, vault)
        return
    revision = _lie(world, vault, lie)
    if revision is None:
        return
    _bring(world, vault, (revision, lie))


def _bring(world: World, vault: Vault, *lies: tuple[Revision, str]) -> None:
    """These go along with whatever waits on this laptop, on some stick."""
    stick = world.random.choice(STICKS)
    world.tell(f"{vault.branch.name} lies: {', '.join(lie for _made, lie in lies)}, on {stick}")
    world.account.forged |= {(each.id, each.sha256): lie for each, lie in lies}
    world.note([each for each, _lie in lies])
    with vault.store.write() as tx:
        card, own = needed(tx), new_keys.keys(tx)
        made = handover._prepare(tx, card, [*tx.unreceipted(), *(each for each, _lie in lies)], world.at(vault))
        written = [handover._written(each, own) for each in made]
        for each in written:
            tx.set_bundle_state(each.id, BundleState.WRITTEN)
    for each in written:
        world.made(vault, each.id)
        put_on_stick(world.stick(stick), each.name, each.outer)


def _twin(world: World, vault: Vault) -> None:
    """A step that is not his, with another text under the id of what it builds on, so that the step looks like none."""
    home = world.random.choice(world.homes)
    with world.desk.store.read() as tx:
        front = tx.get(HomeFront, home)
        head = tx.revision(front.head) if front else None
    with vault.store.read() as tx:
        incarnation = tx.meta("incarnation") or ""
    if front is None or head is None or vault.player.role != "volunteer":
        return
    paused = body_of(replace(front.record, paused_why=world.words()))
    said = _sealed(world, vault, incarnation, record=home, home=home, kind=HomeFront.KIND, body=paused)
    twin, change = said(id=head.id, bases=head.bases), said(bases=(head.id,))
    _bring(world, vault, (twin, "other_content"), (change, "other_content"))


def _sealed(world: World, vault: Vault, incarnation: str, **facts: Any) -> Callable[..., Revision]:
    def made(**changes: Any) -> Revision:
        now = world.at(vault)
        world.count += 1
        own: dict[str, Any] = {
            "id": builders.an_id(int(now.timestamp() * 1000)),
            "n": 100_000 + world.count,
            "author": vault.device,
            "device": vault.device,
            "incarnation": incarnation,
            "happened": now.date().isoformat(),
            "recorded": iso(now),
            "reason": None,
            "salt": secrets.token_bytes(16),
        }
        return seal(**own | facts | changes)

    return made


def _beyond_role(world: World, vault: Vault) -> None:
    """A volunteer's program that lets him take a step that is not his; it stands in his own journal."""
    home = world.random.choice(world.homes)
    if vault.player.role != "volunteer":
        return
    now = world.at(vault)
    with vault.store.write() as tx:
        front = tx.get(HomeFront, home)
        if front is None:
            return
        world.tell(f"{vault.branch.name} lies: role_may_not in {world.homes.index(home)}")
        paused = replace(front.record, paused_why=world.words())
        tx.record(paused, id=home, home=home, author=vault.device, now=now, base=front.head)
        (made,) = (each for each in tx.unreceipted() if front.head in each.bases and each.recorded == iso(now))
    world.account.forged[made.id, made.sha256] = "role_may_not"
    world.note([made])


def _lie(world: World, vault: Vault, lie: str) -> Revision | None:
    """A worry that is right but for one thing; None when nothing here can be lied about so."""
    with world.desk.store.read() as tx:
        worries = [each for home in world.homes for each in tx.all(Worry, home=home)]
        if len(worries) < ENOUGH:
            return None
        target, second = world.random.sample(worries, ENOUGH)
        mine = [each for each in tx.history(target.id) if each.device == vault.device]
        lives = tx.highest_in(_other(world, vault))
    with vault.store.read() as tx:
        incarnation = tx.meta("incarnation") or ""
    honest, other = _facts(world, vault, target, incarnation), _other(world, vault)
    elsewhere = world.random.choice([home for home in world.homes if home != target.home])
    changes: dict[str, dict[str, object]] = {
        "other_author": {"author": other},
        "other_device": {"device": other, "author": other},
        "other_incarnation": {"incarnation": max(lives)},
        "home_front_wrong": {"home": None},
        "body_missing": {},
        "place": {"record": target.id, "home": elsewhere},
        "base": {"bases": (second.head,)},
    }
    if mine:
        last = mine[-1]
        changes["other_content"] = {"id": last.id, "record": last.record, "bases": last.bases}
        changes["number_taken"] = {"n": last.n, "incarnation": last.incarnation}
    if lie not in changes:
        return None
    made = seal(**{**honest, **changes[lie]})
    return replace(made, body=None, salt=None) if lie == "body_missing" else made


def _facts(world: World, vault: Vault, target: Stored[Worry], incarnation: str) -> dict[str, Any]:
    now = world.at(vault)
    with world.desk.store.read() as tx:
        raised = tx.need(Worry, target.id).record.raised_by
    worry = builders.a_worry(conversation=None, raised_by=raised, about=(), own_words=world.words())
    world.count += 1
    return {
        "id": builders.an_id(int(now.timestamp() * 1000)),
        "n": 100_000 + world.count,
        "home": target.home,
        "record": builders.an_id(),
        "kind": Worry.KIND,
        "bases": (),
        "author": vault.device,
        "device": vault.device,
        "incarnation": incarnation,
        "happened": now.date().isoformat(),
        "recorded": iso(now),
        "reason": None,
        "body": body_of(worry),
        "salt": secrets.token_bytes(16),
    }


def _other(world: World, vault: Vault) -> str:
    return next(each.device for each in world.cast.players if each.device != vault.device)
