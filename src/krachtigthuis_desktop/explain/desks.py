"""What is said at a further desk of the office: about the keys that it asked for, and about those that it lacks."""

from __future__ import annotations

from ..errors import TrustFault
from ..i18n import mark
from .said import Said

DESKS: dict[TrustFault, Said] = {
    TrustFault.NO_ROOT: Said(
        title=mark("The root key is not at this desk."),
        meaning=mark("Only the desk with the root key says who is trusted. Nothing was changed."),
        todo=(mark("Do it at the first desk."),),
    ),
    TrustFault.KEYS_ELSEWHERE: Said(
        title=mark("The keys of the office were renewed at another desk."),
        meaning=mark("This desk has the keys of before only. Nothing was read in, and nothing was written."),
        todo=(
            mark("Ask the desk with the root key for a new file (office join). Take it in here (office init --join)."),
            mark("Does a bundle stay locked after that? Then it is meant for somebody else. Give it back unread."),
        ),
    ),
    TrustFault.BAD_JOIN: Said(
        title=mark("This file does not fit this desk."),
        meaning=mark("It is not for this desk, it is older than what is here, or it was changed. It was not used."),
        todo=(mark("Ask the first desk for a new file."),),
    ),
    TrustFault.NOT_JOINED: Said(
        title=mark("This desk does not have the keys of the office yet."),
        meaning=mark("It asked for them. The first desk answers with a file."),
        todo=(mark("Bring the request to the first desk, and take in its file (office init --join)."),),
    ),
}
