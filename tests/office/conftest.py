"""Fixtures of the office's tests."""

from __future__ import annotations

from tests.office.stores import store

__all__ = ["store"]
