"""Actions on files: new, open, save, export, quit."""

from __future__ import annotations

from canvas_studio.i18n import N_, Translator
from canvas_studio.views.actions.action import Action
from canvas_studio.views.actions.chosen import NEEDS_DOCUMENT, has_document
from canvas_studio.views.studio import Studio


def _can_save(studio: Studio) -> bool:
    session = studio.session
    if not session.is_open:
        return False
    return not session.is_saved or session.path is None or studio.parts.is_typing


def _export_again_words(studio: Studio, _: Translator) -> str:
    last = studio.parts.last_export if studio.session.is_open else None
    if last is None:
        return _("Export again")
    return _("Export again as {format}", format=last.title.text(_.language))


FILE_ACTIONS = (
    Action(
        "new", N_("&New canvas"), lambda s: s.files.new(), "file-plus", ("Ctrl+N",),
    ),
    Action(
        "open", N_("&Open…"), lambda s: s.files.open_with_dialog(), "folder-open",
        ("Ctrl+O",), tip=N_("A canvas file or an exchange file in YAML"),
    ),
    Action(
        "open_sample", N_("Open the sample"), lambda s: s.files.open_sample(), "book-open"
    ),
    Action(
        "save", N_("&Save"), lambda s: s.files.save(), "save", ("Ctrl+S",),
        enabled=_can_save, needs=N_("Everything is saved"), at_once=True,
    ),
    Action(
        "save_as", N_("Save &as…"), lambda s: s.files.save_as(), "save-all",
        ("Ctrl+Shift+S",), enabled=has_document, needs=NEEDS_DOCUMENT,
    ),
    Action(
        "export", N_("Export…"), lambda s: s.parts.show_export(), "file-output",
        ("Ctrl+Shift+E",), enabled=has_document, needs=NEEDS_DOCUMENT,
        tip=N_("The business function table as Excel, PDF, CSV or exchange file"),
    ),
    Action(
        "export_again", N_("Export again"), lambda s: s.parts.export_again(), "rotate-ccw",
        ("Ctrl+E",), enabled=has_document, needs=NEEDS_DOCUMENT, words=_export_again_words,
        tip=N_("The same format, options and place as the last time; the first time it asks"),
    ),
    Action(
        "close_document", N_("&Close canvas"), lambda s: s.parts.close_document(), "x",
        ("Ctrl+W",), enabled=has_document, needs=NEEDS_DOCUMENT,
    ),
    Action("quit", N_("&Quit"), lambda s: s.parts.quit(), "", ("Ctrl+Q",)),
)  # fmt: skip
