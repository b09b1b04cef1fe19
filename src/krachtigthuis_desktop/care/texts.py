"""The door for typed text: no citizen service number goes into a record.

A nine-digit number that passes the 11-test stays a draft until it is gone, or until the writer says
*Het is een ander nummer*, which is logged (DOMAIN 3).
"""

from __future__ import annotations

from ..domain.records import Record
from ..domain.records.base import texts_in
from ..domain.text import looks_like_bsn
from ..errors import InputError, InputFault

PHONE_FIELDS = frozenset({"phone", "contact_phone"})
"""Fields that hold nine and more digits by nature."""


def check_texts(record: Record, *, another_number: bool = False) -> None:
    """Raise InputError(LOOKS_LIKE_BSN) naming the field, unless the writer said it is another number."""
    if another_number:
        return
    for field, text in texts_in(record):
        if field not in PHONE_FIELDS and looks_like_bsn(text):
            raise InputError(InputFault.LOOKS_LIKE_BSN, field=field)
