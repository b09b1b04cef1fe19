"""Where the role of a hand comes from: the registry for a laptop, the slot for the office."""

from __future__ import annotations

from pathlib import Path

import pytest

from krachtigthuis_desktop import vault
from krachtigthuis_desktop.domain.roles import Role
from krachtigthuis_desktop.office.staff_role import staff_role
from krachtigthuis_desktop.prison.own_role import own_role
from tests.office.bureau import NOW, Bureau
from tests.office.visit import a_visit


def test_the_first_slot_of_an_office_is_the_administrator_s_and_any_other_a_professional_s(bureau: Bureau) -> None:
    with bureau.desk.vault.store.read() as tx:
        assert staff_role(tx, bureau.desk.actor) is Role.ADMINISTRATOR
        assert staff_role(tx, "staff-0a1b2c3d") is Role.PROFESSIONAL


def test_a_laptop_that_no_office_knows_yet_is_a_volunteer_s(tmp_path: Path) -> None:
    home = tmp_path / "laptop"
    opened, _paper = vault.create(home, kind=vault.LAPTOP, phrase="zolder fiets brood", now=NOW, cost=vault.FLOOR)
    with opened.store.read() as tx:
        assert own_role(tx) is Role.VOLUNTEER
    opened.close()


@pytest.mark.parametrize("role", Role)
def test_an_enrolled_laptop_has_the_role_of_the_registry(bureau: Bureau, tmp_path: Path, role: Role) -> None:
    visit = a_visit(bureau, tmp_path / "laptop", role=role.value)
    with visit.laptop.store.read() as tx:
        assert own_role(tx) is role
    visit.laptop.close()
