"""Returns as anybody with some key could make them: true ones and lies, each a real file for a real laptop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from krachtigthuis_desktop.bundle import BundleType, Manifest, OfficePayload, ReceiptRow, RevisionReceipt
from krachtigthuis_desktop.bundle.payload import row_of, to_payload_bytes
from krachtigthuis_desktop.bundle.writer import facts_of
from krachtigthuis_desktop.crypto import agefile
from krachtigthuis_desktop.domain.revision import Revision
from krachtigthuis_desktop.office.keys import keys_of
from krachtigthuis_desktop.office.registry import current
from tests.office.bureau import sealed
from tests.office.visit import Visit


@dataclass
class Forger:
    """The office's own hand, or somebody else's: `seed` signs, `to` is for whom it says it is."""

    visit: Visit
    seq: int = 1000

    def put(
        self,
        receipts: Sequence[tuple[Revision, str]] = (),
        revisions: Sequence[Revision] = (),
        *,
        seed: bytes | None = None,
        other_device: bool = False,
        other_hash: bool = False,
    ) -> Path:
        """A return with these words and revisions; named lies make it a false one."""
        desk, device = self.visit.bureau.desk, self.visit.device
        self.seq += 1
        known = current(desk).device(device)
        assert known
        reader = agefile.new_identity().recipient if other_device else known.recipient
        rows = tuple(
            RevisionReceipt(
                id=each.id,
                sha256=("ab" * 32 if other_hash else each.sha256),
                status=status,
                reason="role_may_not" if status == "rejected" else None,
            )
            for each, status in receipts
        )
        row = ReceiptRow(bundle=f"{self.seq:064x}", seq=self.seq, incarnation="1c" * 16, revisions=rows, audit_to=0)
        payload = OfficePayload(receipts=(row,), revisions=tuple(row_of(each) for each in revisions))
        content = to_payload_bytes(payload)
        manifest = Manifest(
            v=1,
            type=BundleType.OFFICE,
            device=desk.office,
            incarnation="0c" * 16,
            after=None,
            seq=self.seq,
            prev="ab" * 32,
            to="ee" * 16 if other_device else device,
            to_recipients=(reader,),
            registry_version=current(desk).version,
            returns=None,
            audit_head=None,
            schema=1,
            app="0.1.0",
            created="2026-03-01T10:00:00Z",
            count=len(revisions),
            files=facts_of(content),
        )
        written = sealed(manifest, content, seed=seed or keys_of(desk.vault.store).seed)
        path = self.visit.bureau.stick / written.name
        path.write_bytes(written.outer)
        return path
