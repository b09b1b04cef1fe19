"""Fixtures of the laptop's tests: an office that trusts it, and a volunteer who visits."""

from __future__ import annotations

from tests.office.bureau import bureau, template
from tests.office.visit import visit

__all__ = ["bureau", "template", "visit"]
