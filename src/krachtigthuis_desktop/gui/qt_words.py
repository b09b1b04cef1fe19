"""The words that Qt itself says, on the buttons of its dialogs."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

from ..i18n import Language


def speak(application: QApplication, language: Language) -> None:
    """From now on in that language, where Qt knows it."""
    translator = QTranslator(application)
    if translator.load(f"qtbase_{language.value}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)
