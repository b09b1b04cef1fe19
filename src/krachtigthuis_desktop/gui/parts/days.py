"""Days in words, as the language in force writes them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale

from ...i18n import language


def long_day(day: date) -> str:
    """With the day of the week and the year: dinsdag 24 november 2026."""
    return _said(day, "dddd d MMMM yyyy")


def short_day(day: date) -> str:
    """Day and month: 24 november."""
    return _said(day, "d MMMM")


def _said(day: date, form: str) -> str:
    return QLocale(language().value).toString(QDate(day.year, day.month, day.day), form)
