"""What can be said of a file without any key: for whoever finds one, and for the helpdesk."""

from __future__ import annotations

from ..bundle import MAX_BUNDLE, Inspection, inspect

__all__ = ["MAX_BUNDLE", "Inspection", "inspect"]
