"""Fixtures of the office's tests."""

from __future__ import annotations

from tests.office.bureau import bureau, template
from tests.office.stores import store
from tests.office.visit import visit

__all__ = ["bureau", "store", "template", "visit"]
