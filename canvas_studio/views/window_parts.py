"""What actions ask of the window: dialogs, panels, deleting with its consequences, themes, the end."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from canvas_studio.errors import UserError
from canvas_studio.messages import Language
from canvas_studio.model.commands.deletion import consequences
from canvas_studio.model.records.names import shown
from canvas_studio.views.about import AboutDialog
from canvas_studio.views.canvas.cell_editor import CellEditor
from canvas_studio.views.inspector.subject import Subject
from canvas_studio.views.logs import log_file
from canvas_studio.views.opening import show_in_folder
from canvas_studio.views.studio import Studio
from canvas_studio.views.theme import ThemeName

if TYPE_CHECKING:
    from canvas_studio.export import Exporter, ExportReport
    from canvas_studio.views.main_window import MainWindow


class WindowParts(QObject):
    """Acts for one window."""

    def __init__(self, studio: Studio, window: MainWindow) -> None:
        super().__init__(window)
        self._studio = studio
        self._window = window
        self._last: tuple[Exporter[Any], Any, Path] | None = None
        cast(QApplication, QApplication.instance()).focusChanged.connect(self._follow_focus)

    # -- typing ------------------------------------------------------------------------------------

    @property
    def is_typing(self) -> bool:
        """Whether a text is open somewhere in the window, and may not be in the document yet."""
        focus = QApplication.focusWidget()
        return self._studio.canvas.editing.is_editing or _is_field(focus)

    def _follow_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if _is_field(old) or _is_field(new):
            self._studio.state_changed.emit()

    # -- export ------------------------------------------------------------------------------------

    @property
    def last_export(self) -> Exporter[Any] | None:
        """The format of the last export of this document."""
        return self._last[0] if self._last else None

    def forget_export(self) -> None:
        """Another document is open: its exports go elsewhere."""
        self._last = None

    def show_export(self) -> None:
        if not self._studio.finish_typing():
            return
        # Exporters load libraries of their own, which takes as long as half of the window.
        from canvas_studio.views.exporting.export_dialog import ExportDialog

        dialog = ExportDialog(self._studio, self._window)
        dialog.exported.connect(self._remember_export)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _remember_export(self, exporter: Exporter[Any], options: Any, path: Path) -> None:
        self._last = (exporter, options, path)
        self._studio.state_changed.emit()

    def export_again(self) -> None:
        """The last export once more, without a question; the first time it asks."""
        if self._last is None:
            self.show_export()
            return
        if not self._studio.finish_typing():
            return
        from canvas_studio.views.exporting.export_job import ExportJob

        exporter, options, path = self._last
        _ = self._studio.locale.translator
        self._studio.notice(_("Writing {file}…", file=path.name))
        snapshot = self._studio.session.document.snapshot()
        job = ExportJob(exporter, snapshot, options, path, self)
        job.finished.connect(self._tell_export)
        job.refused.connect(self._tell_refusal)
        job.broke.connect(self._fail)
        job.start()

    def _tell_export(self, report: ExportReport) -> None:
        _, language = self._studio.locale.translator, self._studio.locale.language
        text = _("Wrote {file}", file=report.path.name)
        if report.warnings:
            text += " · " + report.warnings[0].text(language)
        self._studio.notice(text, "ok", report.path)

    def _tell_refusal(self, error: UserError) -> None:
        self._studio.notice(error.text(self._studio.locale.language), "error")

    def _fail(self, error: BaseException) -> None:
        raise error

    # -- elements ----------------------------------------------------------------------------------

    def delete(self, ids: Sequence[str]) -> None:
        """Delete at once, and say what went along and how to take it back."""
        session, _ = self._studio.session, self._studio.locale.translator
        language = self._studio.locale.language
        if not ids:
            return
        also = consequences(session.content, ids)
        names = [shown(session.content.records[id]).text(language) for id in ids]
        session.edits.delete(ids)
        several = _.plural("{count} element", "{count} elements", len(names))
        what = names[0] if len(names) == 1 else several
        text = _("Deleted {what}.", what=what)
        if also:
            text += " " + also.text(language)
        self._studio.notice(text + " " + _("Ctrl+Z takes it back."), "info")

    def start_new_role(self) -> None:
        self._window.panels.show("roles")
        self._window.panels.roles.start_new()

    # -- panels ------------------------------------------------------------------------------------

    @property
    def panels_shown(self) -> bool:
        return self._window.panels.are_shown and self._studio.session.is_open

    def show_panel(self, id: str) -> None:
        self._window.panels.show(id)
        self._studio.state_changed.emit()

    def toggle_panels(self) -> None:
        self._window.panels.set_shown(not self._window.panels.are_shown)
        self._studio.state_changed.emit()

    def toggle_inspector(self) -> None:
        """Into the details of what is selected, or back to the grid."""
        panels = self._window.panels
        if panels.inspector.has_focus_inside:
            panels.inspector.leave()
        else:
            self.show_panel("inspector")

    def inspect_next(self, by: int) -> None:
        """Go on to the next element, wherever the focus is."""
        self._window.panels.inspector.step(by)

    def inspect(self, subject: Subject) -> None:
        """Show an element in the inspector, and put the focus there."""
        self._window.panels.inspector.show_subject(subject)
        self.show_panel("inspector")

    def focused_element(self) -> str | None:
        """The element chosen in the panel that has the focus; None where none has it."""
        panels, focus = self._window.panels, QApplication.focusWidget()
        if panels.is_made("inspector") and panels.inspector.has_focus_inside:
            subject = panels.inspector.subject
            records = subject.records(self._studio.session.content) if subject else []
            return records[0].id if records else None
        if panels.is_made("roles") and focus is not None and panels.roles.isAncestorOf(focus):
            return panels.roles.chosen()
        return None

    def cycle_regions(self, by: int) -> None:
        """Give the focus to the next region of the window, or the one before."""
        self._window.regions.cycle(by)

    # -- the program -------------------------------------------------------------------------------

    def set_language(self, language: Language) -> None:
        self._studio.settings.language = language
        self._studio.locale.set_language(language)

    def set_theme(self, name: ThemeName) -> None:
        self._studio.settings.theme = name
        self._studio.appearance.set_theme(name)

    def show_about(self) -> None:
        AboutDialog(self._studio, self._window).open()

    def show_log(self) -> None:
        show_in_folder(log_file())

    def close_document(self) -> None:
        if self._studio.files.close():
            self._window.show_start()

    def quit(self) -> None:
        self._window.close()


def _is_field(widget: QWidget | None) -> bool:
    """Whether text is typed in it; the editor of the cells says for itself when it is."""
    return isinstance(widget, QLineEdit | QPlainTextEdit) and not isinstance(widget, CellEditor)
