"""`family list|show NUMBER`: the families on this laptop, and one of them as its page shows it."""

from __future__ import annotations

import argparse
from datetime import date
from uuid import UUID

from ..care import terms
from ..care.families import FamilyLine, by_number, families
from ..care.family_said import consent_lines, consent_title, person_line, tie_sentence
from ..care.front_page import FrontPage, front_page
from ..domain.canonical import Json
from ..domain.dates import day_here
from ..domain.identity import show_number
from ..i18n import tr, trn
from .console import Console, Exit, now
from .laptop_desk import asked_laptop, opening


def add(groups: argparse._SubParsersAction[argparse.ArgumentParser], shared: argparse.ArgumentParser) -> None:
    """Declare the commands."""
    group = groups.add_parser("family", help=tr("show the families on this laptop"))
    commands = group.add_subparsers(dest="command", required=True)
    parents = [shared, opening()]
    listed = commands.add_parser("list", parents=parents, help=tr("every family, and those that were closed"))
    listed.set_defaults(run=run_list)
    shown = commands.add_parser("show", parents=parents, help=tr("one family, as its page shows it"))
    shown.add_argument("number", help=tr("the number of the family"))
    shown.set_defaults(run=run_show)


def run_list(args: argparse.Namespace, console: Console) -> Exit:
    """By surname, the open ones first."""
    with asked_laptop(args, console) as vault:
        found = (*families(vault.store), *families(vault.store, closed=True))
    if not found:
        console.say(tr("No family stands on this laptop yet."))
    for line in found:
        console.say(_line(line))
    console.answer(
        {
            "families": [
                {
                    "id": str(line.home),
                    "number": show_number(line.number),
                    "name": line.name,
                    "facility": line.facility,
                    "worries": line.worries,
                    "closed": _iso(line.closed),
                }
                for line in found
            ]
        }
    )
    return Exit.DONE


def run_show(args: argparse.Namespace, console: Console) -> Exit:
    """What stands on its page. A number that is not here is refused."""
    with asked_laptop(args, console) as vault:
        page = front_page(vault.store, by_number(vault.store, args.number))
    today = day_here(now().isoformat())
    for line in said(page, today):
        console.say(line)
    console.answer(_facts(page))
    return Exit.DONE


def said(page: FrontPage, today: date) -> list[str]:
    """For a person, in the order of the page: what cannot wait, worries, referrals, talks, people, what was agreed."""
    front, detainee = page.family.home.record, page.family.detainee.record

    def name(id_: UUID) -> str:
        return page.names.get(id_, "")

    lines = [f"{tr('Family of {name}', name=detainee.full_name)} · {show_number(front.number)}"]
    if page.family.detention:
        lines.append(page.family.detention.record.facility)
    if front.closed:
        lines.append(tr("This family was closed on {day}.", day=_day(front.closed)))
    for signal in page.signals.lines:
        state = tr("Not safe") if signal.is_yes else tr("In doubt")
        lines.append(f"{state}: {signal.title or show_number(signal.number)}")
    worries = [
        f"{show_number(each.record.number)} {each.record.called} · {tr(terms.STATES[each.record.state])}"
        for each in page.worries
    ]
    referrals = [
        f"{show_number(each.number)} {each.organisation or '-'} · {each.concerns} · {tr(terms.STEPS[each.step])}"
        for each in page.referrals
    ]
    talks = [f"{_day(day_here(each.on))} {each.place}".rstrip() for each in page.talks]
    people = [f"{each.record.full_name}: {person_line(each.record, today, _day)}" for each in page.persons]
    ties = [tie_sentence(tie, name) for tie in page.ties]
    agreed = [
        f"{consent_title(each.record, name)}. {' '.join(consent_lines(each.record, name, _day))}"
        for each in reversed(page.family.consents)
    ]
    for title, rows in (
        (tr("Worries"), worries),
        (tr("Referrals"), referrals),
        (tr("Conversations"), talks),
        (tr("People"), [*people, *ties]),
        (tr("Consents"), agreed),
    ):
        if rows:
            lines += [f"{title}:", *(f"  {row}" for row in rows)]
    return lines


def _facts(page: FrontPage) -> dict[str, Json]:
    """The same as values, by their codes."""
    front, family = page.family.home, page.family
    return {
        "family": {
            "id": str(front.id),
            "number": show_number(front.record.number),
            "detainee": str(family.detainee.id),
            "name": family.detainee.record.full_name,
            "facility": family.detention.record.facility if family.detention else "",
            "closed": _iso(front.record.closed),
            "at_office": not page.undelivered,
            "signals": [
                {"number": show_number(each.number), "yes": each.is_yes, "at_office": each.at_office}
                for each in page.signals.lines
            ],
            "worries": [
                {
                    "id": str(each.id),
                    "number": show_number(each.record.number),
                    "title": each.record.called,
                    "about": [str(person) for person in each.record.about],
                    "state": each.record.state.value,
                    "told_back": _iso(each.record.feedback.on if each.record.feedback else None),
                    "deadline": _iso(each.record.deadline),
                    "at_office": each.receipted,
                }
                for each in page.worries
            ],
            "referrals": [
                {
                    "id": str(each.id),
                    "number": show_number(each.number),
                    "organisation": each.organisation,
                    "step": each.step.value,
                }
                for each in page.referrals
            ],
            "conversations": [
                {"id": str(each.id), "on": each.on[:10], "place": each.place, "worries": each.worries}
                for each in page.talks
            ],
            "persons": [
                {
                    "id": str(each.id),
                    "name": each.record.full_name,
                    "roles": [role.value for role in each.record.roles],
                }
                for each in page.persons
            ],
            "ties": [
                {
                    "from": str(tie.from_person),
                    "to": str(tie.to_person),
                    "tie": tie.tie.value,
                    "parent": tie.parent,
                    "authority": tie.authority.value,
                    "same_household": tie.same_household.value,
                }
                for tie in page.ties
            ],
            "consents": [
                {
                    "id": str(each.id),
                    "about": str(each.record.about),
                    "given_by": str(each.record.given_by),
                    "agreed": each.record.agreed,
                    "purposes": [purpose.value for purpose in each.record.purposes],
                    "data": [kind.value for kind in each.record.data],
                    "withdrawn": _iso(each.record.withdrawal.on if each.record.withdrawal else None),
                }
                for each in reversed(family.consents)
            ],
        }
    }


def _line(line: FamilyLine) -> str:
    worries = trn("{count} worry", "{count} worries", line.worries)
    parts = [f"{show_number(line.number)} {line.name}", line.facility, worries]
    if line.closed:
        parts.append(tr("closed on {day}", day=_day(line.closed)))
    return " · ".join(part for part in parts if part)


def _day(day: date) -> str:
    return f"{day.day}-{day.month}-{day.year}"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
