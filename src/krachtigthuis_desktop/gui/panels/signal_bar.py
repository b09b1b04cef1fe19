"""A safety signal said on a page: what it is, whom to call today, and the numbers for when it cannot wait."""

from __future__ import annotations

from ...care.lists import choices
from ...care.sender import SenderFacts
from ...care.signals import Signals
from ...i18n import tr, trn
from ..level import Level
from ..parts.message import Message


class SignalBar(Message):
    """Hidden while there is no signal. For a page about one family: `show_signals(read_signals(tx, home))`."""

    def __init__(self, identifier: str) -> None:
        super().__init__(Level.STOP, "", identifier=identifier, icon="shield-alert")
        self.hide()

    def show_signals(self, signals: Signals) -> None:
        self.setVisible(bool(signals.lines))
        if signals.lines:
            self.show_level(Level.STOP if signals.any_yes else Level.ATTENTION)
            lead = (
                tr("Somebody is not safe at home.") if signals.any_yes else tr("Perhaps somebody is not safe at home.")
            )
            self.say(lead, " ".join(whom_to_call(signals.contact)))


def whom_to_call(contact: SenderFacts) -> tuple[str, str]:
    """Calm: who hears it today, and the numbers for when it cannot wait. The numbers are data."""
    if contact.contact and contact.phone:
        lead = tr("Tell {name} today, by phone {phone}.", name=contact.contact, phone=contact.phone)
    elif contact.contact:
        lead = tr("Tell {name} today.", name=contact.contact)
    else:
        lead = tr("Tell your contact person today.")
    numbers = {each.code: each.value for each in choices("phone_numbers").items}
    rest = tr(
        "Write down what you saw and heard. In acute danger call {emergency}. Veilig Thuis is there day and night: "
        "{veilig_thuis}.",
        emergency=numbers.get("emergency", "112"),
        veilig_thuis=numbers.get("veilig_thuis", ""),
    )
    return lead, rest


def only_here(signals: Signals) -> tuple[str, str]:
    """How many signals the office has not heard of, and whom to call: the stick is too slow for them."""
    count = len(signals.lines)
    lead = trn(
        "{count} signal about safety is not at the office yet.",
        "{count} signals about safety are not at the office yet.",
        count,
    )
    return lead, " ".join((tr("Do not wait for the stick."), *whom_to_call(signals.contact)))
