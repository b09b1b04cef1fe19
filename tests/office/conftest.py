"""Fixtures of the office's tests."""

from __future__ import annotations

from tests.office.bureau import bureau, template
from tests.office.stores import store

__all__ = ["bureau", "store", "template"]
