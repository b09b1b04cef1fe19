"""Returns that were made and are on no stick yet: their content is kept, so that a retry writes the same bytes."""

from __future__ import annotations

from ..storage import BundleState, Writer

KEPT = "return:"
"""Under this name the centre keeps the content of a return until it stands on a stick."""


def give_up_kept(tx: Writer) -> None:
    """They are made anew: after an erasure what was kept of them may hold its text.

    Their numbers stay gaps, which mean nothing: the next return carries everything that they would have.
    """
    for out in tx.bundles():
        if out.state is BundleState.PREPARED and tx.secret(KEPT + out.id) is not None:
            tx.delete_secret(KEPT + out.id)
            tx.set_bundle_state(out.id, BundleState.GIVEN_UP)
