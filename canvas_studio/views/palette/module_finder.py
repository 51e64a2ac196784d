"""The finder of modules: choose the one of the selected functions, or make one with the typed name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect

from canvas_studio.model.commands import linking
from canvas_studio.model.finder import LOOSE, Entry, Finder, Fit, Match
from canvas_studio.model.records import Dimension, Function, Module
from canvas_studio.views.canvas.axes import modules_in_order
from canvas_studio.views.canvas.choices import Choice
from canvas_studio.views.palette.finder_panel import FinderPanel
from canvas_studio.views.words import DIMENSION

_MODULE, _NEW, _NONE = "module:", "new:", "none"


class ModuleFinder(FinderPanel):
    """Opens at the name of the first function."""

    def open_for(self, functions: Sequence[str]) -> None:
        """Ask for the module of these functions; without any, a module is gone to or only made."""
        self._functions = list(functions)
        content, shown = self._studio.session.content, self._studio.canvas.model.language
        self._finder = Finder(
            Entry(_MODULE + module.id, (module.name.text(shown), module.name.zh), module.code)
            for module in modules_in_order(content)
            if not content.referrers(module.id, Module)
        )
        self.open()

    _functions: Sequence[str] = ()
    _finder = Finder(())

    def words(self) -> tuple[str, str]:
        _ = self._studio.locale.translator
        return _("A module, or the name of a new one"), _("There are no modules yet: type a name.")

    def place(self) -> QRect:
        view, window = self._studio.canvas.view, self._window
        cell = view.visualRect(view.currentIndex())
        corner = view.viewport().mapTo(window, cell.bottomLeft() + QPoint(0, 4))
        width = min(460, window.width() - 20)
        height = self.sizeHint().height()
        if corner.y() + height > window.height():
            corner.setY(max(0, view.viewport().mapTo(window, cell.topLeft()).y() - height - 4))
        return QRect(max(10, min(corner.x(), window.width() - width - 10)), corner.y(), width, 0)

    def choices(self, typed: str) -> list[Choice]:
        studio, name = self._studio, " ".join(typed.split())
        _, language, content = (
            studio.locale.translator,
            studio.locale.language,
            studio.session.content,
        )
        found = self._finder.find(name, 8)
        strong = [self._choice(match) for match in found if match.fit not in LOOSE]
        if not name:
            if any(content.get(Function, id).module for id in self._functions):
                strong.append(Choice(_NONE, _("In no module")))
            return strong
        if any(choice.text == name for choice in strong):
            return strong
        new = [
            Choice(
                _NEW + dimension,
                _("New module “{name}”", name=name),
                DIMENSION[dimension].text(language),
            )
            for dimension in self._dimensions()
        ]
        # What only resembles the name is never what Enter takes.
        weak = [self._choice(match) for match in found if match.fit in LOOSE]
        listed = {choice.id for choice in (*strong, *weak)}
        for close in linking.suggestions(content, Module, name, 3):
            id = _MODULE + close.id
            if id not in listed and not content.referrers(close.id, Module):
                shown = content.get(Module, close.id).name.text(studio.canvas.model.language)
                weak.append(self._choice(Match(Entry(id, (shown,)), shown, (), Fit.WORDS)))
        return [*strong, new[0], *weak, *new[1:]]

    def _choice(self, match: Match) -> Choice:
        studio, text = self._studio, match.entry.texts[0]
        module = studio.session.content.get(Module, match.entry.id.removeprefix(_MODULE))
        dimension = DIMENSION[module.dimension].text(studio.locale.language)
        ranges = match.ranges if match.text == text else ()
        return Choice(match.entry.id, text, f"{module.code} · {dimension}", ranges)

    def _dimensions(self) -> list[str]:
        """The dimensions, that of the same name as the kind of the functions first."""
        content = self._studio.session.content
        kind = content.get(Function, self._functions[0]).kind if self._functions else ""
        dimensions = [dimension.id for dimension in content.of(Dimension)]
        return sorted(dimensions, key=lambda id: id != kind)

    def take(self, id: str) -> None:
        studio, functions = self._studio, self._functions
        edits, name = studio.session.edits, " ".join(self.field.text().split())
        if id.startswith(_NEW):
            dimension = id.removeprefix(_NEW)
            studio.attempt(lambda: edits.add_module(name, dimension, functions))
        elif not functions:
            studio.inquiries.go_to(id.removeprefix(_MODULE))
        else:
            module = None if id == _NONE else id.removeprefix(_MODULE)
            studio.attempt(lambda: edits.place(functions, module))
