"""Kan niet wachten: what somebody must see to today, until it is ticked off."""
