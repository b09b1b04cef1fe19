"""What waits for each laptop is counted without reading the centre once for each of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from unittest.mock import patch

from krachtigthuis_desktop.domain.records import HomeFront, Record
from krachtigthuis_desktop.office import at_hand, due
from krachtigthuis_desktop.storage import Reader
from tests.office.bureau import NOW, Bureau, a_hand, enrol
from tests.office.visit import Visit

DAY = NOW.astimezone().date()


def reads_of_fronts(bureau: Bureau) -> int:
    """How often all home fronts are read for the whole list."""
    real, count = Reader.all, [0]

    def counting(self: Reader, kind: type[Record], **rest: Any) -> Any:
        count[0] += kind is HomeFront and not rest
        return real(self, kind, **rest)

    with patch.object(Reader, "all", counting):
        due.due(bureau.desk)
    return count[0]


def test_ten_laptops_read_the_home_fronts_as_often_as_one(visit: Visit, tmp_path: Path) -> None:
    visit.worry("Eén")
    visit.bring()
    before = reads_of_fronts(visit.bureau)
    for number in range(10):
        enrol(visit.bureau.desk, a_hand(f"{number:02x}" * 16), tmp_path, name=f"Vrijwilliger {number}")
    assert reads_of_fronts(visit.bureau) == before <= 1


def test_the_count_is_that_of_the_list(visit: Visit) -> None:
    def both() -> tuple[int, int]:
        waiting = [each for each in due.due(visit.bureau.desk) if not each.is_empty and not each.on_its_way]
        return len(waiting), at_hand.at_hand(visit.bureau.desk, DAY).returns

    seen = [both()]
    visit.worry("Eén")
    visit.bring()
    seen.append(both())
    files = visit.answer()
    seen.append(both())
    visit.apply(*files)
    visit.worry("Twee")
    visit.bring()
    seen.append(both())
    assert all(listed == counted for listed, counted in seen)
    assert seen[2][0] == seen[1][0] - 1


def test_the_answer_that_was_just_written_is_on_its_way(bureau: Bureau, tmp_path: Path) -> None:
    """The last one that was enrolled has everything in its answer; nothing asks for the root key again."""
    hand = a_hand("c0" * 16)
    enrol(bureau.desk, hand, tmp_path, name="Carla")
    (carla,) = (each for each in due.due(bureau.desk) if each.device == hand.device)
    assert carla.on_its_way
