"""The kinds of records, one small file each. A next kind: its file, its line here, one migration.

The body of a revision is the record's fields as JSON values; a current row has a column per field.
"""

from __future__ import annotations

from .base import Record
from .consent import Consent
from .conversation import Conversation
from .detention import Detention
from .home_front import HomeFront
from .letter import Letter
from .organisation import Organisation
from .person import Person
from .referral import Referral
from .relation import Relation
from .worry import Worry

KINDS: dict[str, type[Record]] = {
    kind.KIND: kind
    for kind in (HomeFront, Person, Detention, Relation, Conversation, Worry, Organisation, Consent, Referral, Letter)
}
"""Every kind by its name in a revision."""

__all__ = [
    "KINDS",
    "Consent",
    "Conversation",
    "Detention",
    "HomeFront",
    "Letter",
    "Organisation",
    "Person",
    "Record",
    "Referral",
    "Relation",
    "Worry",
]
