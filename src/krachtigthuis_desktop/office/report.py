"""What came of a row of files, as frozen values: first what cannot wait, then each file, then what is missing.

A report holds counts, ids and codes; the only texts of records in it stand in `pressing`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from ..domain.admission import Objection
from .pressing import Pressing
from .unproven import NOTHING, Unproven


class Outcome(StrEnum):
    """What became of one file. The values stand in `--json` and are stable."""

    IMPORTED = "imported"
    DUPLICATE = "duplicate"
    QUARANTINED = "quarantined"
    REFUSED = "refused"


class Remark(StrEnum):
    """Something a person should know of a bundle that did go in."""

    CAME_LATE = "came_late"
    AUDIT_GAP = "audit_gap"
    """Lines of the laptop's log are missing between this bundle and the last."""
    AUDIT_DIFFERS = "audit_differs"
    """The laptop tells its log otherwise than before: an older vault was put back, or it was changed."""
    ROLLED_BACK = "rolled_back"
    """It begins anew before bundles that are here already: an older vault was put back, or there are two of it."""
    MUCH_WAITS = "much_waits"
    """More of this laptop waits for something that never came than this office keeps; it sends the rest again."""


@dataclass(frozen=True, kw_only=True)
class Rejected:
    """One revision that was set apart while the rest of its bundle went in."""

    revision: UUID
    kind: str
    objection: Objection


@dataclass(frozen=True, kw_only=True)
class Counts:
    """How the revisions of one bundle fared. Together they are `revisions`."""

    revisions: int = 0
    new: int = 0
    """Revisions that were not there yet and stand now."""
    changed: int = 0
    """Of the new ones: those that change a record which stood already."""
    known: int = 0
    disputed: int = 0
    """Of the new ones: those that meet another change of the same record."""
    waiting: int = 0
    """Kept until the revision they build on arrives; no receipt yet."""
    rejected: int = 0


@dataclass(frozen=True, kw_only=True)
class FileReport:
    """One file: its bundle when it could be read, what became of it, and why when it did not go in."""

    file: str
    outcome: Outcome
    id: str | None = None
    reason: str | None = None
    """One of the thirteen codes, or the code why the file itself could not be read."""
    device: str | None = None
    holder: str | None = None
    """The code of the laptop's holder, by the registry."""
    holder_name: str = ""
    """The name behind the code, from the central store; for the screen, never for a file."""
    seq: int | None = None
    created: str | None = None
    counts: Counts = Counts()
    rejected: tuple[Rejected, ...] = ()
    remarks: tuple[Remark, ...] = ()
    unproven: Unproven = NOTHING
    """What of it was set apart and cannot wait, if it is true."""

    @property
    def went_wrong(self) -> bool:
        return self.outcome in {Outcome.QUARANTINED, Outcome.REFUSED} or bool(self.rejected)


@dataclass(frozen=True, kw_only=True)
class Gap:
    """Bundles of one laptop that did not arrive."""

    device: str
    holder: str = ""
    """The code of the laptop's holder, by the registry."""
    holder_name: str = ""
    """The name behind the code; for the screen, never for a file."""
    incarnation: str
    missing: tuple[int, ...]
    came_with: int
    """The number of the bundle that showed the gap."""
    came: bool = True
    """Whether all that this laptop wrote is here all the same: what was in them came along (`gaps.came_along`)."""

    @property
    def laptop(self) -> str:
        """How people call it: by the code that stands on it, and whose it is."""
        code = self.holder or self.device[:8]
        return f"{code} ({self.holder_name})" if self.holder_name else code


@dataclass(frozen=True, kw_only=True)
class Report:
    pressing: Pressing
    files: tuple[FileReport, ...]
    gaps: tuple[Gap, ...] = ()
    dry_run: bool = False

    @property
    def unproven(self) -> Unproven:
        """What cannot wait in all that was set apart."""
        return sum((each.unproven for each in self.files), NOTHING)

    @property
    def went_wrong(self) -> bool:
        """True when anything was refused or set apart: the command then ends with status 1."""
        return any(each.went_wrong for each in self.files)
