"""New, open, save: everything between the document and its file that asks the person something."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from canvas_studio import resources
from canvas_studio.messages import message
from canvas_studio.model import storage
from canvas_studio.model.commands.project import new_content
from canvas_studio.model.storage import NewerVersionError, UnusableFileError
from canvas_studio.views.recovery_dialog import RecoveryDialog
from canvas_studio.views.session import SUFFIX
from canvas_studio.views.studio import Studio

_UNTITLED = message("未命名项目", "Untitled project")
_CLIENT = message("客户", "Client")


class DocumentFiles(QObject):
    """Asks, then acts on the session. Every method says whether it came to be."""

    def __init__(self, studio: Studio, window: QWidget) -> None:
        super().__init__(window)
        self._studio = studio
        self._window = window

    # -- opening -----------------------------------------------------------------------------------

    def new(self, template: Path | None = None) -> bool:
        """An empty canvas, or one from a template."""
        if not self._studio.finish_typing() or not self.may_leave():
            return False
        session, language = self._studio.session, self._studio.locale.language
        name = _UNTITLED.text(language)
        if template is not None:
            return self._studio.attempt(
                lambda: session.start(storage.load(template), name=template.stem)
            )
        session.start(new_content(name, _CLIENT.text(language), language), name=name)
        return True

    def open_with_dialog(self) -> bool:
        _ = self._studio.locale.translator
        chosen, _filter = QFileDialog.getOpenFileName(
            self._window,
            _("Open a canvas"),
            str(self._studio.settings.last_folder),
            f"{_('Canvases and exchange files')} (*{SUFFIX} *.yaml *.yml)",
        )
        return bool(chosen) and self.open(Path(chosen))

    def open(self, path: Path) -> bool:
        """Open a file; what is wrong with it is said, and a repair offered where there is one."""
        if not self._studio.finish_typing() or not self.may_leave():
            return False
        session, settings = self._studio.session, self._studio.settings
        try:
            session.open(path)
        except NewerVersionError as error:
            return self._open_read_only(error, path)
        except UnusableFileError as error:
            return self._open_repaired(error, path)
        if session.path is not None:
            settings.remember_file(path)
        return True

    def _open_read_only(self, error: NewerVersionError, path: Path) -> bool:
        _ = self._studio.locale.translator
        content = error.read_only
        if content is None or not self._agreed(
            error.text(self._studio.locale.language), _("Open to read"), ""
        ):
            return False
        self._studio.session.start(content, path, name=path.stem, read_only=True)
        return True

    def _open_repaired(self, error: UnusableFileError, path: Path) -> bool:
        _, language = self._studio.locale.translator, self._studio.locale.language
        repaired = error.repaired
        if repaired is None:
            self._studio.settings.forget_file(path)
            self._tell(error.text(language))
            return False
        steps = "\n".join(f"• {repair.text(language)}" for repair in error.report.repairs)
        if not self._agreed(error.text(language), _("Repair and open"), steps):
            return False
        self._studio.session.start(repaired, None, name=path.stem, unsaved=True)
        return True

    def offer_recovery(self) -> bool:
        """Offer what a crash left behind; whether something was opened again."""
        session = self._studio.session
        found = session.journal.recoverable()
        if not found:
            return False
        dialog = RecoveryDialog(self._studio, found, self._window)
        dialog.exec()
        for recovery in dialog.discarded:
            session.journal.discard(recovery)
        chosen = dialog.chosen
        return chosen is not None and self._studio.attempt(lambda: session.recover(chosen))

    def open_sample(self) -> bool:
        return self.open(resources.sample("expert-platform"))

    # -- saving ------------------------------------------------------------------------------------

    def save(self) -> bool:
        """Save to the file of the document, or ask for one."""
        session = self._studio.session
        if not self._studio.finish_typing():
            return False
        if session.path is None or session.is_read_only:
            return self.save_as()
        return self._save_to(session.path)

    def save_as(self) -> bool:
        _, session = self._studio.locale.translator, self._studio.session
        if not self._studio.finish_typing():
            return False
        proposed = session.path or self._studio.settings.last_folder / f"{session.name}{SUFFIX}"
        chosen, _filter = QFileDialog.getSaveFileName(
            self._window, _("Save the canvas as"), str(proposed), f"{_('Canvas')} (*{SUFFIX})"
        )
        if not chosen:
            return False
        path = Path(chosen)
        return self._save_to(
            path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)
        )

    def _save_to(self, path: Path) -> bool:
        saved = self._studio.attempt(lambda: self._studio.session.save(path))
        if saved:
            self._studio.settings.remember_file(path)
            _ = self._studio.locale.translator
            self._studio.notice(_("Saved {file}", file=path.name), "ok")
        return saved

    def close(self) -> bool:
        """Close the document; False where it has changes and the person stays with it."""
        if not self._studio.finish_typing() or not self.may_leave():
            return False
        self._studio.session.close()
        return True

    def may_leave(self) -> bool:
        """Whether the open document may be closed: it is saved, or its changes are not wanted."""
        session, _ = self._studio.session, self._studio.locale.translator
        if not session.is_open or session.is_saved:
            return True
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(_("Save the changes to “{name}”?", name=session.name))
        box.setInformativeText(_("Otherwise they are lost."))
        save = box.addButton(_("Save"), QMessageBox.ButtonRole.AcceptRole)
        discard = box.addButton(_("Do not save"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(save)
        box.exec()
        if box.clickedButton() is save:
            return self.save()
        return box.clickedButton() is discard

    # -- asking ------------------------------------------------------------------------------------

    def _agreed(self, text: str, agree: str, details: str) -> bool:
        _ = self._studio.locale.translator
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(text)
        box.setInformativeText(details)
        yes = box.addButton(agree, QMessageBox.ButtonRole.AcceptRole)
        box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        return box.clickedButton() is yes

    def _tell(self, text: str) -> None:
        box = QMessageBox(QMessageBox.Icon.Warning, "", text, parent=self._window)
        _ = self._studio.locale.translator
        box.addButton(_("Close"), QMessageBox.ButtonRole.AcceptRole)
        box.exec()
