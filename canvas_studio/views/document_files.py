"""New, open, save: everything between the document and its file that asks the person something."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from canvas_studio import resources
from canvas_studio.errors import UserError
from canvas_studio.messages import message
from canvas_studio.model import storage
from canvas_studio.model.commands.project import new_content
from canvas_studio.model.storage import (
    ChangedOnDiskError,
    InUseError,
    NewerVersionError,
    UnusableFileError,
)
from canvas_studio.model.storage.files import backup_of
from canvas_studio.views.session import SUFFIX, Access
from canvas_studio.views.studio import Studio
from canvas_studio.views.waiting import Waiting

_UNTITLED = message("未命名项目", "Untitled project")
_CLIENT = message("客户", "Client")

Answer = TypeVar("Answer", bound=str)


class DocumentFiles(QObject):
    """Asks, then acts on the session. Every method says whether it came to be."""

    def __init__(self, studio: Studio, window: QWidget) -> None:
        super().__init__(window)
        self._studio = studio
        self._window = window
        studio.session.work = Waiting(studio, window).run
        studio.session.recording_changed.connect(self._tell_recording)

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
        chosen = self.ask_for_file(_("Open a canvas"))
        return chosen is not None and self.open(chosen)

    def ask_for_file(self, title: str) -> Path | None:
        """Let a person choose a canvas or an exchange file."""
        _ = self._studio.locale.translator
        chosen, _filter = QFileDialog.getOpenFileName(
            self._window,
            title,
            str(self._studio.settings.last_folder),
            f"{_('Canvases and exchange files')} (*{SUFFIX} *.yaml *.yml)",
        )
        return Path(chosen) if chosen else None

    def open(self, path: Path) -> bool:
        """Open a file; what is wrong with it is said, and a repair offered where there is one."""
        if not self._studio.finish_typing() or not self.may_leave():
            return False
        return self._open(path)

    def _open(self, path: Path, access: Access = "ask") -> bool:
        session, settings = self._studio.session, self._studio.settings
        try:
            session.open(path, access)
        except InUseError as error:
            return self._open_in_use(error, path)
        except NewerVersionError as error:
            return self._open_read_only(error, path)
        except UnusableFileError as error:
            return self._open_repaired(error, path)
        if session.path is not None:
            settings.remember_file(path)
        return True

    def _open_in_use(self, error: InUseError, path: Path) -> bool:
        """Somebody else has it open: read it, take it over, or leave it."""
        _ = self._studio.locale.translator
        chosen = self._choice(
            error.text(self._studio.locale.language),
            _(
                "Open it to read: your changes can be saved as another file. Or take it over: the"
                " other window is told when it saves."
            ),
            {"read": _("Open to read"), "take over": _("Take over")},
        )
        if chosen is None:
            return False
        return self._open(path, "read" if chosen == "read" else "take over")

    def _open_read_only(self, error: NewerVersionError, path: Path) -> bool:
        _ = self._studio.locale.translator
        content = error.read_only
        text = error.text(self._studio.locale.language)
        if content is None:
            self._tell(text)
            return False
        if self._choice(text, "", {"read": _("Open to read")}) is None:
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
        if self._choice(error.text(language), steps, {"repair": _("Repair and open")}) is None:
            return False
        self._studio.session.start(repaired, None, name=path.stem, unsaved=True)
        return True

    def offer_recovery(self) -> bool:
        """Offer what a crash left behind; whether something was opened again."""
        session = self._studio.session
        found = session.journal.recoverable()
        if not found:
            return False
        from canvas_studio.views.recovery_dialog import RecoveryDialog

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
        if session.is_read_only:
            proposed = proposed.with_stem(_("{name} (copy)", name=session.name))
        chosen, _filter = QFileDialog.getSaveFileName(
            self._window, _("Save the canvas as"), str(proposed), f"{_('Canvas')} (*{SUFFIX})"
        )
        if not chosen:
            return False
        path = Path(chosen)
        return self._save_to(
            path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)
        )

    def _save_to(self, path: Path, *, anyway: bool = False) -> bool:
        _, studio = self._studio.locale.translator, self._studio
        try:
            studio.session.save(path, anyway=anyway)
        except InUseError as error:
            return self._save_after_all(error, path, _("Take over and save"))
        except ChangedOnDiskError as error:
            return self._save_after_all(error, path, _("Overwrite"))
        except UserError as error:
            studio.notice(error.text(studio.locale.language), "error")
            return False
        studio.settings.remember_file(path)
        studio.notice(_("Saved {file}", file=path.name), "ok")
        return True

    def _save_after_all(self, error: UserError, path: Path, overwrite: str) -> bool:
        """What is in the file is not ours: put ours elsewhere, or in its place."""
        _ = self._studio.locale.translator
        chosen = self._choice(
            error.text(self._studio.locale.language),
            _(
                "Your changes are in this window. Save them as another file, or in place of what is"
                " in {file} now; that is kept as {backup}.",
                file=path.name,
                backup=backup_of(path).name,
            ),
            {"as": _("Save as…"), "anyway": overwrite},
        )
        if chosen is None:
            return False
        return self.save_as() if chosen == "as" else self._save_to(path, anyway=True)

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
        box.setTextFormat(Qt.TextFormat.PlainText)
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

    def _choice(self, text: str, details: str, answers: Mapping[Answer, str]) -> Answer | None:
        """What the person answers, the first being proposed; None where they leave it."""
        _ = self._studio.locale.translator
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setTextFormat(Qt.TextFormat.PlainText)  # names of files and elements are data
        box.setText(text)
        box.setInformativeText(details)
        buttons = {
            answer: box.addButton(words, QMessageBox.ButtonRole.AcceptRole)
            for answer, words in answers.items()
        }
        box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(next(iter(buttons.values())))
        box.exec()
        clicked = box.clickedButton()
        return next((answer for answer, button in buttons.items() if button is clicked), None)

    def _tell_recording(self) -> None:
        """Say that a crash could lose something, and when that is over."""
        _, session = self._studio.locale.translator, self._studio.session
        failure = session.recording_failure
        if failure is None:
            self._studio.notice(_("Edits are recorded for recovery again."), "ok")
        else:
            reason = failure.text(self._studio.locale.language)
            text = _("Edits are not recorded for recovery: {reason}. Save often.", reason=reason)
            self._studio.notice(text, "error")

    def _tell(self, text: str) -> None:
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(text)
        _ = self._studio.locale.translator
        box.addButton(_("Close"), QMessageBox.ButtonRole.AcceptRole)
        box.exec()
