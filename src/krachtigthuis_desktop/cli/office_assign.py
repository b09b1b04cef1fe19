"""`office assign`, `office send-back`: on which laptops a home front belongs, and letting one have it again."""

from __future__ import annotations

import argparse

from ..i18n import tr, trn
from ..office.assigning import assign, send_back
from ..office.hand import hand_of
from .console import Console, Exit, now
from .office_desk import asked_desk
from .office_named import device_named, home_named


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], parents: list[argparse.ArgumentParser]) -> None:
    """Declare the commands."""
    give = commands.add_parser("assign", parents=parents, help=tr("say on which laptops a home front belongs"))
    give.add_argument("home_front", metavar="HOME", help=tr("the number or the id of the home front"))
    give.add_argument("devices", nargs="+", metavar="DEVICE", help=tr("a laptop, or its holder's code"))
    give.set_defaults(run=run_assign)
    back = commands.add_parser("send-back", parents=parents, help=tr("let a laptop have a home front whole again"))
    back.add_argument("home_front", metavar="HOME", help=tr("the number or the id of the home front"))
    back.add_argument("device", metavar="DEVICE", help=tr("a laptop, or its holder's code"))
    back.set_defaults(run=run_send_back)


def run_assign(args: argparse.Namespace, console: Console) -> Exit:
    """Who gets it new gets all of it; who loses it hears that it left."""
    with asked_desk(args, console) as desk:
        home = home_named(desk, args.home_front)
        devices = [device_named(desk, text) for text in args.devices]
        assign(desk, home, devices, hand=hand_of(desk, now=now()))
    console.say(
        trn(
            "It belongs to {count} laptop now. It goes along with the next return.",
            "It belongs to {count} laptops now. It goes along with the next returns.",
            len(devices),
        )
    )
    console.answer({"home": str(home), "devices": [*devices]})
    return Exit.DONE


def run_send_back(args: argparse.Namespace, console: Console) -> Exit:
    """Needed again: the whole home front goes along with the next return."""
    with asked_desk(args, console) as desk:
        home, device = home_named(desk, args.home_front), device_named(desk, args.device)
        send_back(desk, home, device, hand=hand_of(desk, now=now()))
    console.say(tr("The whole home front goes along with the next return of laptop {device}.", device=device[:8]))
    console.answer({"home": str(home), "device": device})
    return Exit.DONE
