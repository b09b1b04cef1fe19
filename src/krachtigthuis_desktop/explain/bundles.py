"""A bundle that is not taken, as the office reads it; and in other words where a laptop reads the office's.

In the inbox the three parts stand under *What is it? What does it mean? What can you do?*
"""

from __future__ import annotations

from ..errors import BundleReason
from ..i18n import mark
from .said import Said

_NEW_BUNDLE = mark("Ask whoever made it for a new bundle. A new one carries everything that has not arrived yet.")
_AGAIN = mark("Does it go wrong again? Call the administrator.")
_WHO_BROUGHT = mark("Ask who brought this stick.")
_TWO_PEOPLE = mark("Decide with a second person whether it is released. Until then it stays set apart.")
_CALL_HOLDER = mark("Call the holder of the laptop on a number that you know already.")
_CALL_OFFICE = mark("Call the office.")

KEPT = mark("The bundle is kept, set apart. Two people can let it in.")
NOT_KEPT = mark("The bundle is not kept yet. Take it in: then it is kept, set apart, and nothing of it counts.")
"""Which of the two holds, whoever looked or took in knows; the words below are the same for both."""

BUNDLES: dict[BundleReason, Said] = {
    BundleReason.TOO_LARGE: Said(
        title=mark("This bundle is too large."),
        meaning=mark(
            "A bundle is never larger than 16 MB. Nothing of it was read in. The other bundles are not affected."
        ),
        todo=(_WHO_BROUGHT, _NEW_BUNDLE, _AGAIN),
    ),
    BundleReason.NOT_A_BUNDLE: Said(
        title=mark("This is not a bundle."),
        meaning=mark("This file was not made by Krachtig Thuis, or it was changed. Nothing in it was opened."),
        todo=(mark("Choose a file whose name begins with KTH- and ends with .age."), _NEW_BUNDLE),
    ),
    BundleReason.WRONG_RECIPIENT: Said(
        title=mark("This bundle is locked for somebody else."),
        meaning=mark("No key of this office fits. Nothing of it was read in. The other bundles are not affected."),
        todo=(
            _WHO_BROUGHT,
            mark("Is the stick meant for another office? Give it back unread."),
            mark("Is it meant for us? Then the laptop needs our new office card, and makes a new bundle after that."),
        ),
    ),
    BundleReason.CORRUPT: Said(
        title=mark("This bundle is damaged."),
        meaning=mark(
            "The file is not whole, or something in it was changed on the way. Nothing of it was read in. "
            "The other bundles are not affected."
        ),
        todo=(mark("Try the same file once more from the stick."), _NEW_BUNDLE, _AGAIN),
    ),
    BundleReason.BAD_CONTAINER: Said(
        title=mark("The packing of this bundle is not right."),
        meaning=mark(
            "It opens, but it is not packed as our program does it. Nothing of it was read in. "
            "The other bundles are not affected."
        ),
        todo=(_WHO_BROUGHT, _NEW_BUNDLE, _AGAIN),
    ),
    BundleReason.BAD_SIGNATURE: Said(
        title=mark("The signature does not fit."),
        meaning=mark(
            "This bundle was changed, or it does not come from one of our laptops. Nothing of it was read in. "
            "The other bundles are not affected."
        ),
        todo=(_WHO_BROUGHT, mark("Let that laptop make a new bundle."), _AGAIN),
    ),
    BundleReason.UNKNOWN_DEVICE: Said(
        title=mark("We do not know this laptop."),
        meaning=mark(
            "The bundle is signed by a laptop that was never enrolled here. Nothing of it was read in. "
            "The other bundles are not affected."
        ),
        todo=(
            _WHO_BROUGHT,
            mark("Is it a laptop of ours? Enrol it first, and let it make a new bundle."),
            mark("Nobody knows it? Keep the stick and call the administrator."),
        ),
    ),
    BundleReason.BAD_CONTENT: Said(
        title=mark("The content of this bundle is not right."),
        meaning=mark(
            "The signature fits, but what is written in it is not as our program writes it. Nothing of it was read "
            "in. The other bundles are not affected."
        ),
        todo=(mark("Look whether the program on that laptop is up to date."), _NEW_BUNDLE, _AGAIN),
    ),
    BundleReason.UNSUPPORTED_VERSION: Said(
        title=mark("This bundle comes from a newer version of the program."),
        meaning=mark("The program here cannot read it yet. Nothing is wrong with it and nothing is lost."),
        todo=(mark("Update the program here, and read the bundle in again."), _AGAIN),
    ),
    BundleReason.WRONG_OFFICE: Said(
        title=mark("This bundle is meant for another office."),
        meaning=mark(
            "The signature inside names another office than ours. Nothing of it was read in. "
            "The other bundles are not affected."
        ),
        todo=(_WHO_BROUGHT, mark("Give the stick to the office for which it is meant.")),
    ),
    BundleReason.REVOKED_DEVICE: Said(
        title=mark("This laptop is no longer allowed to deliver."),
        meaning=mark("The office withdrew this laptop. Nothing of it stands in the centre."),
        todo=(_WHO_BROUGHT, _CALL_HOLDER, _TWO_PEOPLE),
    ),
    BundleReason.FORK: Said(
        title=mark("This laptop seems to exist twice."),
        meaning=mark(
            "We have another bundle with the same number. Perhaps an old copy was put back, or a stick was found."
        ),
        todo=(
            mark("Ask whether a backup was put back on this laptop, or whether a copy of it exists."),
            _CALL_HOLDER,
            _TWO_PEOPLE,
        ),
    ),
    BundleReason.BROKEN_CHAIN: Said(
        title=mark("This bundle does not fit the one before it."),
        meaning=mark("It names another earlier bundle than the one that we have. Nothing of it stands in the centre."),
        todo=(mark("Ask whether a backup was put back on this laptop."), _CALL_HOLDER, _TWO_PEOPLE),
    ),
}
"""As the office reads a bundle of a laptop."""

FROM_THE_OFFICE: dict[BundleReason, Said] = {
    BundleReason.WRONG_RECIPIENT: Said(
        title=mark("This file is locked for another laptop."),
        meaning=mark("The key of this laptop does not fit. Nothing was changed here."),
        todo=(mark("Look whether this is the stick for this laptop."), _CALL_OFFICE),
    ),
    BundleReason.WRONG_OFFICE: Said(
        title=mark("This file is meant for another laptop."),
        meaning=mark("The signature inside names another laptop than this one. Nothing was changed here."),
        todo=(mark("Look whether this is the stick for this laptop."), _CALL_OFFICE),
    ),
    BundleReason.BAD_SIGNATURE: Said(
        title=mark("The signature does not fit."),
        meaning=mark("This file was changed, or it does not come from our office. Nothing was changed here."),
        todo=(mark("Ask the office for a new file."), mark("Does it go wrong again? Call the office.")),
    ),
    BundleReason.UNKNOWN_DEVICE: Said(
        title=mark("We do not know who signed this file."),
        meaning=mark("It was not signed by a key of our office that this laptop knows. Nothing was changed here."),
        todo=(mark("Ask the office for a new file."), mark("Does it go wrong again? Call the office.")),
    ),
    BundleReason.REVOKED_DEVICE: Said(
        title=mark("The office has withdrawn this laptop."),
        meaning=mark("It can no longer deliver to the office. What you wrote down is still here."),
        todo=(_CALL_OFFICE,),
    ),
    BundleReason.FORK: Said(
        title=mark("This file does not follow on the last one."),
        meaning=mark("Two different files of the office carry the same number. Nothing was changed here."),
        todo=(_CALL_OFFICE,),
    ),
    BundleReason.BROKEN_CHAIN: Said(
        title=mark("This file does not follow on the last one."),
        meaning=mark("It refers to a different previous file from the one on this laptop. Nothing was changed here."),
        todo=(mark("Ask the office for a new file."), mark("Does it go wrong again? Call the office.")),
    ),
}
"""Where a laptop reads a return bundle of the office, and the words above would not fit."""
