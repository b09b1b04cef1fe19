"""Both sides for real: a laptop's vault, its card, request and answer, and what it wrote in the central store."""

from __future__ import annotations

from pathlib import Path

from krachtigthuis_desktop.domain.records.worry import Safety, Urgency
from krachtigthuis_desktop.errors import BundleReason
from krachtigthuis_desktop.office.importing import import_bundles
from krachtigthuis_desktop.prison import handover
from tests.office.bureau import CONTACT
from tests.office.visit import Visit


def test_a_worry_goes_all_the_way_and_says_what_cannot_wait(visit: Visit) -> None:
    visit.worry("De huur is niet betaald", urgency=Urgency.NOW)
    visit.worry("Hij is bang voor thuis", urgency=None, safety=Safety.YES)
    report, files = visit.bring()
    assert [each.outcome.value for each in report.files] == ["imported"]
    assert visit.words_at_the_office() == {"De huur is niet betaald", "Hij is bang voor thuis"}
    assert [line.detainee for line in report.pressing.worries] == ["Mick van der Linde"]
    assert (report.pressing.safety_signals, report.pressing.call) == (1, (CONTACT,))
    again = import_bundles(visit.bureau.desk, files, now=visit.now)
    assert [(each.outcome.value, each.counts.new) for each in again.files] == [("duplicate", 0)]


def test_a_lost_stick_loses_nothing(visit: Visit) -> None:
    visit.worry("Eén")
    for path in [each.path for each in handover.take_along(visit.laptop.store, visit.bureau.stick, now=visit.now)]:
        path.unlink()
    visit.worry("Twee")
    report, _files = visit.bring()
    assert visit.words_at_the_office() == {"Eén", "Twee"}
    assert [(gap.missing, gap.came_with) for gap in report.gaps] == [((1,), 2)]


def test_a_vault_put_back_to_before_the_last_handover_is_seen_at_the_next(visit: Visit, tmp_path: Path) -> None:
    """Whoever swaps in an older copy of the vault file cannot hide it from the office (SECURITY P5)."""
    visit.worry("Eén")
    older = visit.kept_aside(tmp_path / "older")
    visit.worry("Twee")
    assert visit.bring()[0].files[0].outcome.value == "imported"
    visit.put_back(older)
    visit.worry("Iets anders")
    report, _files = visit.bring()
    assert [(each.outcome.value, each.reason) for each in report.files] == [("quarantined", BundleReason.FORK.value)]
    assert visit.words_at_the_office() == {"Eén", "Twee"}
