"""The language of the windows, which changes while they are open."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QLibraryInfo, QObject, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from canvas_studio.i18n import Translator
from canvas_studio.messages import Language, Localised


class Locale(QObject):
    """The translator in use. `bind` sets texts now and again whenever the language changes."""

    changed = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.translator = Translator(language)
        self._qt_texts: QTranslator | None = None
        self._bound: list[tuple[QObject, Callable[[Translator], None]]] = []
        self._translate_qt()

    @property
    def language(self) -> Language:
        return self.translator.language

    def set_language(self, language: Language) -> None:
        if language == self.language:
            return
        self.translator = Translator(language)
        self._translate_qt()
        self._bound = [(owner, apply) for owner, apply in self._bound if shiboken6.isValid(owner)]
        for _owner, apply in tuple(self._bound):
            apply(self.translator)
        self.changed.emit()

    def bind(self, owner: QObject, apply: Callable[[Translator], None]) -> None:
        """Call `apply(translator)` now and at every change, for as long as `owner` exists."""
        self._bound.append((owner, apply))
        apply(self.translator)

    def text(self, sentence: Localised) -> str:
        """A sentence of the model in the language of the windows."""
        return sentence.text(self.language)

    def _translate_qt(self) -> None:
        """Qt's own texts, such as the buttons of its dialogs."""
        application = QApplication.instance()
        if application is None:
            return
        if self._qt_texts is not None:
            application.removeTranslator(self._qt_texts)
            self._qt_texts = None
        translator = QTranslator()
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self.language == "zh" and translator.load("qtbase_zh_CN", folder):
            application.installTranslator(translator)
            self._qt_texts = translator
