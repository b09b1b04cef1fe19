"""Everything this program says no with: facts only, the words are in `explain`.

One base class. A family says where it went wrong, a code says what, `facts` carries the numbers and
names of things that the words need. A fact is never text from a record and never a key.
The values of the codes are stable: scripts, `--json` and the window depend on them.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path

Fact = str | int | date | Path


class KrachtigError(Exception):
    """Base of every refusal. `code` names what happened, `facts` what the sentence needs."""

    code: StrEnum
    facts: dict[str, Fact]

    def __init__(self, code: StrEnum, /, **facts: Fact) -> None:
        super().__init__(code.value)
        self.code = code
        self.facts = facts


class BundleReason(StrEnum):
    """The thirteen reasons of a bundle. The first ten refuse it, the last three set it apart."""

    TOO_LARGE = "too_large"
    NOT_A_BUNDLE = "not_a_bundle"
    WRONG_RECIPIENT = "wrong_recipient"
    CORRUPT = "corrupt"
    BAD_CONTAINER = "bad_container"
    BAD_SIGNATURE = "bad_signature"
    UNKNOWN_DEVICE = "unknown_device"
    BAD_CONTENT = "bad_content"
    UNSUPPORTED_VERSION = "unsupported_version"
    WRONG_OFFICE = "wrong_office"
    REVOKED_DEVICE = "revoked_device"
    FORK = "fork"
    BROKEN_CHAIN = "broken_chain"

    @property
    def quarantines(self) -> bool:
        """True when the file is kept apart for two people; False when nothing of it is kept."""
        return self in {self.REVOKED_DEVICE, self.FORK, self.BROKEN_CHAIN}


class BundleRefused(KrachtigError):
    """A bundle, return bundle or one of its members is not taken. Facts: `detail` for a technician."""

    code: BundleReason


class VaultFault(StrEnum):
    MISSING = "vault_missing"
    READ_ONLY = "vault_read_only"
    OTHER_PROGRAM = "vault_other_program"
    IN_USE = "vault_in_use"
    NOT_EMPTY = "vault_folder_not_empty"
    WRONG_PASSPHRASE = "wrong_passphrase"
    WRONG_PAPER_KEY = "wrong_paper_key"
    WRONG_OFFICE_KEY = "wrong_office_key"
    NEEDS_SECOND_KEY = "needs_second_key"
    NO_SUCH_SLOT = "no_such_slot"
    SLOTS_DAMAGED = "slots_damaged"
    SLOT_HOSTILE = "slot_hostile"
    DAMAGED = "vault_damaged"
    NOT_ENCRYPTED = "vault_not_encrypted"
    WRONG_KEY = "vault_wrong_key"
    NEWER = "vault_newer"
    NOT_A_BACKUP = "not_a_backup"
    BACKUP_DAMAGED = "backup_damaged"
    UNDELIVERED = "vault_undelivered"
    DISK_FULL = "disk_full"
    DISK_FAILED = "disk_failed"
    NOT_SHOWN = "keys_not_shown"
    IN_ITSELF = "vault_backup_inside"
    OPEN_TO_OTHERS = "vault_open_to_others"
    NO_PLACE = "vault_no_place"
    HELD = "vault_held"
    NETWORK = "vault_on_network"


class VaultError(KrachtigError):
    """The vault does not open, or could not be written; what was in it is as it was before.

    UNDELIVERED counts what only this vault holds: `revisions`, `rejected`, `disputed`, `drafts`, `prepared`.
    """

    code: VaultFault


class StickFault(StrEnum):
    NONE = "stick_none"
    FULL = "stick_full"
    GONE = "stick_gone"
    READ_ONLY = "stick_read_only"
    READ_BACK = "stick_read_back_differs"
    UNREADABLE = "stick_unreadable"
    HELD = "stick_held"
    BROKEN = "stick_broken"


class StickError(KrachtigError):
    """The stick (or folder) could not be written or read. Facts: `needed`, `free` in bytes."""

    code: StickFault


class InputFault(StrEnum):
    TEXT_TOO_LONG = "text_too_long"
    TEXT_REFUSED_CHARACTER = "text_refused_character"
    TEXT_EMPTY = "text_empty"
    CHOICE_MISSING = "choice_missing"
    LOOKS_LIKE_BSN = "looks_like_bsn"
    DATE_UNKNOWN = "date_unknown"
    DATE_IMPOSSIBLE = "date_impossible"
    NUMBER_WRONG = "number_wrong"
    POSTCODE_WRONG = "postcode_wrong"
    OUT_OF_RANGE = "out_of_range"
    NOT_FOUND = "not_found"
    PASSPHRASE_WEAK = "passphrase_weak"
    PASSPHRASE_DIFFERS = "passphrase_differs"
    PASSPHRASE_SAME = "passphrase_same"
    """The root key has words of its own."""
    SECRET_MISSING = "secret_missing"
    PAPER_KEY_TYPO = "paper_key_typo"
    FILE_MISSING = "file_missing"
    FILE_UNREADABLE = "file_unreadable"
    FILE_IS_FOLDER = "file_is_folder"
    FILE_THERE = "file_there_already"
    FOLDER_NOT_EMPTY = "folder_not_empty"
    NOTHING_TO_DO = "nothing_to_do"
    STALE = "changed_meanwhile"


class InputError(KrachtigError):
    """What was typed or handed in cannot be taken. Facts: `field` (a field's code name), and its limit."""

    code: InputFault


class RuleReason(StrEnum):
    """Why a sentence may not go to a reader, or a step may not be taken (DOMAIN 5 and 6)."""

    NO_CONSENT = "no_consent"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    REFUSED = "consent_refused"
    CONSENT_EXPIRED = "consent_expired"
    OTHER_DATA = "consent_other_data"
    OTHER_RECIPIENT = "consent_other_recipient"
    OTHER_PURPOSE = "consent_other_purpose"
    NEEDS_REPRESENTATIVE = "needs_representative"
    AUTHORITY_UNKNOWN = "authority_unknown"
    WITHHELD = "must_not_be_told"
    CONTACT_RESTRICTION = "contact_restriction"
    STRICT = "strict"
    IMPRESSION = "impression"
    DETENTION_WORD = "detention_word"
    DETENTION_IN_TEXT = "detention_in_text"
    TELLER_UNKNOWN = "teller_unknown"
    IN_DISPUTE = "in_dispute"
    STRUCK_OFF = "helper_struck_off"
    NOT_INVOLVED = "not_involved"
    ROLE = "role_may_not"
    STATE = "step_not_possible"
    NOT_READ_BY_HER = "not_read_or_heard"
    DRAFT_ONLY = "may_not_write_down"
    SIGNAL_STAYS = "signal_stays"
    STILL_NEEDED = "home_front_still_needed"
    STILL_NAMED = "person_still_named"


class NotAllowed(KrachtigError):
    """A rule of the work says no. Facts: `person` is a record id, never a name."""

    code: RuleReason


class TrustFault(StrEnum):
    BAD_CARD = "bad_office_card"
    OTHER_CARD = "office_card_not_pinned_one"
    NO_CARD = "no_office_card"
    BAD_REQUEST = "bad_enrolment_request"
    WORDS_DIFFER = "words_differ"
    KNOWN_DEVICE = "device_known"
    DUPLICATE_KEY = "key_known"
    LOW_ORDER_KEY = "low_order_key"
    BAD_KEY = "bad_key"
    NOT_ENROLLED = "not_enrolled"
    BAD_REGISTRY = "bad_registry"
    OLD_REGISTRY = "older_registry"
    NOT_AN_OFFICE = "not_an_office"
    NOT_A_LAPTOP = "not_a_laptop"
    NEEDS_ADMINISTRATOR = "needs_administrator"
    NEEDS_ROOT = "needs_root"
    """Only the root can sign this: the laptop does not believe the everyday key yet."""
    UNKNOWN_LAPTOP = "laptop_unknown"
    ALREADY_REVOKED = "laptop_revoked"
    OTHER_KEYS = "request_of_other_keys"
    REGISTRY_FULL = "registry_full"
    NO_ROOT = "root_key_elsewhere"
    OTHER_ROOT = "root_key_differs"
    BAD_JOIN = "bad_join_file"
    NOT_JOINED = "desk_not_joined"
    OWN_SLOT = "own_passphrase"
    NEEDS_SECOND = "needs_second_person"
    ONE_PERSON = "one_person"
    """The second passphrase was given by the first person, too short ago."""
    NEWER_REGISTRY = "newer_registry"
    """A laptop knows a newer list of who is trusted than this office, and did not bring it along."""
    KEYS_ELSEWHERE = "keys_renewed_at_another_desk"
    """This desk has the keys of before only. Joining once more brings those of now."""


class TrustError(KrachtigError):
    """Who may say what to whom could not be established; nothing was changed."""

    code: TrustFault


class StoreFault(StrEnum):
    UNREACHABLE = "store_unreachable"
    INSECURE = "store_connection_insecure"
    NO_DRIVER = "store_no_driver"
    BUSY = "store_busy"
    NEWER = "store_newer"
    DIFFERS = "store_differs_from_journal"
    AUDIT_BROKEN = "audit_chain_broken"
    HASH_DIFFERS = "revision_hash_differs"
    OLD_PAGES = "store_old_pages"
    OTHER_OFFICE = "store_of_another_office"
    NEEDS_DATABASE = "store_needs_database"
    ONE_DESK = "store_for_one_desk"


class StoreError(KrachtigError):
    """The database with the records cannot be used as it is."""

    code: StoreFault


class LetterFault(StrEnum):
    MISSING_CHARACTER = "letter_missing_character"
    TOO_LONG = "letter_too_long"
    NO_ADDRESS = "letter_no_address"
    NO_PHONE = "letter_no_phone"
    SENDER_TELLS = "letter_sender_tells"
    PRINTER = "printer_failed"
    NO_PRINTER = "printer_none"
    NOT_AS_FILE = "letter_not_as_file"


class LetterError(KrachtigError):
    """A letter or sheet cannot be made or printed. Fact `character` names what the font lacks."""

    code: LetterFault


class ProgramFault(StrEnum):
    UNEXPECTED = "program_failed"
    RULES_BROKEN = "organisation_rules_broken"
    """`path` of the file, `name` of the rule when it is one that cannot be taken."""


class ProgramError(KrachtigError):
    """The program itself failed. What happened stands in the log, without content; nothing is half written."""

    code: ProgramFault


def refusal(reason: str | None, **facts: Fact) -> KrachtigError | None:
    """The error behind a code that a report names; None for none, and for a code that is no refusal of a file."""
    for error, codes in ((BundleRefused, BundleReason), (InputError, InputFault), (TrustError, TrustFault)):
        if reason in {code.value for code in codes}:
            return error(codes(reason), **facts)
    return None
