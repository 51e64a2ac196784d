"""The export dialog: format, options, where to; then progress; then the file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from canvas_studio.errors import UserError
from canvas_studio.export import EXPORTERS, Exporter, ExportReport
from canvas_studio.views.exporting.export_job import ExportJob
from canvas_studio.views.exporting.option_form import OptionForm
from canvas_studio.views.opening import open_file, show_in_folder
from canvas_studio.views.parking.parking_line import ParkingLine
from canvas_studio.views.studio import Studio
from canvas_studio.views.typing_field import TypingField

_PROBLEMS_SHOWN = 8
_LABEL = 22
"""Letters of a field's words in one line, at most."""


class ExportDialog(QDialog):
    """Stays open until the file is written, and then offers to open it."""

    exported = Signal(object, object, object)
    """The exporter, its options, and the path."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        _ = studio.locale.translator
        self.setWindowTitle(_("Export"))
        self.setMinimumWidth(studio.appearance.scaled(520))
        self.job: ExportJob | None = None
        self.form: OptionForm | None = None
        self.written: Path | None = None
        self._pages = QStackedWidget()
        self._pages.addWidget(self._choosing_page())
        self._pages.addWidget(self._running_page())
        self._pages.addWidget(self._done_page())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 18)
        layout.addWidget(self._pages)
        last = studio.settings.values("export").get("format")
        self.format.setCurrentIndex(max(0, self.format.findData(last)))
        self._change_format()
        self.format.currentIndexChanged.connect(self._change_format)
        # The keys of the window do not reach a dialog, and somebody may ask something just now.
        self.parking = ParkingLine(studio, self)
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(self.parking.open)

    # -- choosing ----------------------------------------------------------------------------------

    def _choosing_page(self) -> QWidget:
        _, language = self._studio.locale.translator, self._studio.locale.language
        page = QWidget()
        self.format = QComboBox()
        for exporter in EXPORTERS:
            self.format.addItem(exporter.title.text(language), exporter.id)
        self.path = TypingField()
        self.path.setAccessibleName(_("File"))
        browse = QPushButton(_("Choose…"))
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        where = QHBoxLayout()
        where.addWidget(self.path, 1)
        where.addWidget(browse)
        top = QFormLayout()
        top.setVerticalSpacing(10)
        top.setHorizontalSpacing(12)
        top.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self._labels = [QLabel(_("Format")), QLabel(_("File"))]
        top.addRow(self._labels[0], self.format)
        top.addRow(self._labels[1], where)
        self._options = QVBoxLayout()
        self._note = QLabel()
        self._note.setObjectName("muted")
        self._note.setWordWrap(True)
        self._draft = QLabel()
        self._draft.setWordWrap(True)
        errors = self._studio.session.checks.checker.counts()["error"]
        self._draft.setText(
            _.plural(
                "{count} error is open: the file is printed as a draft.",
                "{count} errors are open: the file is printed as a draft.",
                errors,
            )
        )
        self._draft.setObjectName("warning")
        self._draft.setVisible(errors > 0)
        buttons = QDialogButtonBox()
        self.export_button = buttons.addButton(_("Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.export_button.setDefault(True)
        self.export_button.setObjectName("primary")
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.start)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(top)
        layout.addLayout(self._options)
        layout.addWidget(self._draft)
        layout.addWidget(self._note)
        layout.addStretch(1)
        layout.addWidget(buttons)
        return page

    @property
    def exporter(self) -> Exporter[Any]:
        return EXPORTERS[self.format.currentIndex()]

    def _change_format(self) -> None:
        exporter, studio = self.exporter, self._studio
        if self.form is not None:
            self._options.removeWidget(self.form)
            self.form.deleteLater()
        remembered = studio.settings.values(f"export/{exporter.id}")
        remembered.setdefault("language", studio.canvas.model.language)
        self.form = OptionForm(exporter, studio.locale.language, remembered, self)
        self._options.addWidget(self.form)
        self._align(self._labels + self.form.labels())
        self.path.setText(str(self._proposed(exporter)))
        self._note.clear()

    def _align(self, labels: list[QLabel]) -> None:
        """Let the fields of both forms begin at one edge; long words go on in a second line."""
        most = self.fontMetrics().averageCharWidth() * _LABEL
        width = min(most, max(label.sizeHint().width() for label in labels))
        for label in labels:
            label.setWordWrap(True)
            label.setFixedWidth(width)

    def _proposed(self, exporter: Exporter[Any]) -> Path:
        """Beside the canvas, under its name."""
        session = self._studio.session
        folder = session.path.parent if session.path else self._studio.settings.last_folder
        held = self.path.text().strip()
        chosen = Path(held) if held else folder / (session.name or "canvas")
        return (
            chosen.with_suffix(exporter.suffix)
            if held
            else chosen.with_name(chosen.name + exporter.suffix)
        )

    def _browse(self) -> None:
        _, exporter = self._studio.locale.translator, self.exporter
        title = exporter.title.text(self._studio.locale.language)
        chosen, _filter = QFileDialog.getSaveFileName(
            self, _("Export to"), self.path.text(), f"{title} (*{exporter.suffix})"
        )
        if chosen:
            path = Path(chosen)
            fitting = path.suffix.lower() == exporter.suffix
            self.path.setText(chosen if fitting else chosen + exporter.suffix)

    # -- running -----------------------------------------------------------------------------------

    def _running_page(self) -> QWidget:
        _ = self._studio.locale.translator
        page = QWidget()
        self._doing = QLabel()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.cancel_button = QPushButton(_("Cancel"))
        self.cancel_button.clicked.connect(self._cancel)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addStretch(1)
        layout.addWidget(self._doing)
        layout.addWidget(self.bar)
        layout.addStretch(1)
        layout.addWidget(self.cancel_button, 0, Qt.AlignmentFlag.AlignRight)
        return page

    def start(self) -> None:
        """Write the file in the background."""
        _ = self._studio.locale.translator
        assert self.form is not None
        exporter, path = self.exporter, Path(self.path.text().strip()).expanduser()
        if not self.path.text().strip():
            self._note.setText(_("Choose a file to write."))
            return
        settings = self._studio.settings
        settings.set_values("export", {"format": exporter.id})
        settings.set_values(f"export/{exporter.id}", self.form.values())
        options = self.form.options()
        self._doing.setText(_("Writing {file}…", file=path.name))
        self.bar.setRange(0, 0)
        self._pages.setCurrentIndex(1)
        job = ExportJob(exporter, self._studio.session.document.snapshot(), options, path, self)
        job.progressed.connect(self._progress)
        job.finished.connect(lambda report: self._finish(report, exporter, options))
        job.cancelled.connect(self._back)
        job.refused.connect(self._refuse)
        job.broke.connect(self._break)
        self.job = job
        job.start()

    def _progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)

    def _cancel(self) -> None:
        if self.job is not None:
            self.job.cancel()
            _ = self._studio.locale.translator
            self._doing.setText(_("Stopping…"))

    def _back(self) -> None:
        self.job = None
        self._pages.setCurrentIndex(0)

    def _refuse(self, error: UserError) -> None:
        self._back()
        self._note.setText(error.text(self._studio.locale.language))

    def _break(self, error: BaseException) -> None:
        self._back()
        self.reject()
        raise error

    def reject(self) -> None:
        """Closing while it runs stops it first."""
        if self.job is not None:
            self._cancel()
        else:
            super().reject()

    # -- done --------------------------------------------------------------------------------------

    def _done_page(self) -> QWidget:
        _ = self._studio.locale.translator
        page = QWidget()
        self._result = QLabel()
        self._result.setObjectName("heading")
        self._result.setWordWrap(True)
        self._warnings = QLabel()
        self._warnings.setWordWrap(True)
        self._warnings.setTextFormat(Qt.TextFormat.PlainText)
        self.open_button = QPushButton(_("Open the file"))
        self.open_button.setObjectName("primary")
        self.folder_button = QPushButton(_("Show in folder"))
        close = QPushButton(_("Close"))
        close.clicked.connect(self.accept)
        self.open_button.clicked.connect(lambda: open_file(self.written))
        self.folder_button.clicked.connect(lambda: show_in_folder(self.written))
        buttons = QHBoxLayout()
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.folder_button)
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._result)
        layout.addWidget(self._warnings)
        layout.addStretch(1)
        layout.addLayout(buttons)
        return page

    def _finish(self, report: ExportReport, exporter: Exporter[Any], options: Any) -> None:
        _, language = self._studio.locale.translator, self._studio.locale.language
        self.job = None
        self.written = report.path
        self._result.setText(_("Wrote {file}", file=report.path.name))
        warnings = [f"• {warning.text(language)}" for warning in report.warnings[:_PROBLEMS_SHOWN]]
        more = len(report.warnings) - _PROBLEMS_SHOWN
        if more > 0:
            warnings.append(_("and {count} more", count=more))
        self._warnings.setText("\n".join(warnings))
        self._warnings.setVisible(bool(warnings))
        self._pages.setCurrentIndex(2)
        self.open_button.setFocus()
        self.exported.emit(exporter, options, report.path)
