"""The invented organisations that help: in every town of practice one of each kind, always under the same ids."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from uuid import UUID

from ..domain.records import Organisation
from ..domain.records.person import Address
from .data import Dice, read


def organisations(today: date) -> tuple[tuple[UUID, Organisation], ...]:
    """The whole directory, in the order of the towns."""
    data, people = read("directory"), read("people")
    found = []
    for town, postcode4 in people["towns"]:
        for kind in data["kinds"]:
            dice = Dice("directory", town, kind["service"])
            contact, title = dice.one(data["contacts"])
            found.append(
                (
                    id_of(kind["service"], town),
                    Organisation(
                        number=dice.number(),
                        name=kind["name"].format(town=town),
                        service=kind["service"],
                        team=kind["team"],
                        contact=contact,
                        contact_title=title,
                        address=Address(
                            street=f"{dice.one(people['streets'])} {dice.between(1, 90)}",
                            postcode=f"{postcode4}ZZ",
                            city=town,
                        ),
                        phone=dice.phone("071 000"),
                        hours=dice.one(data["hours"]),
                        municipality=town,
                        postcodes=(f"{postcode4[:2]}00-{postcode4[:2]}99",),
                        how_to_apply=kind["how"],
                        checked_on=today - timedelta(days=dice.between(5, 120)),
                        checked_by="Annemarie de Wit",
                        notice=dice.one(data["notices"]),
                    ),
                )
            )
    return tuple(found)


@cache
def id_of(service: str, town: str) -> UUID:
    """The id under which this kind of help in this town stands in the directory."""
    return Dice("directory id", town, service).id()
