"""Actions that copy, cut, paste and fill, in the text that has the focus or else in the grid."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from canvas_studio.i18n import N_
from canvas_studio.views.actions.action import Action
from canvas_studio.views.canvas.cell_editor import CellEditor
from canvas_studio.views.studio import Studio

_TextField = QLineEdit | QPlainTextEdit | QTextEdit


def _text_field() -> _TextField | None:
    """The field in which somebody types; the editor of the grid only while it is awake."""
    field = QApplication.focusWidget()
    if isinstance(field, CellEditor) and not field.is_awake:
        return None
    return field if isinstance(field, _TextField) else None


def _in_text_or_grid(
    in_text: Callable[[_TextField], object], in_grid: Callable[[Studio], None]
) -> Callable[[Studio], None]:
    def run(studio: Studio) -> None:
        field = _text_field()
        if field is not None:
            in_text(field)
        else:
            in_grid(studio)

    return run


def _can_copy(studio: Studio) -> bool:
    return studio.session.is_open and (studio.canvas.shows_cells or _text_field() is not None)


def _has_cells(studio: Studio) -> bool:
    return studio.session.is_open and studio.canvas.has_cells


def _can_cut(studio: Studio) -> bool:
    return _has_cells(studio) or _text_field() is not None


CLIPBOARD_ACTIONS = (
    Action(
        "cut", N_("Cu&t"), _in_text_or_grid(lambda f: f.cut(), lambda s: s.canvas.clipboard.cut()),
        "scissors", ("Ctrl+X",), enabled=_can_cut, at_once=True,
        tip=N_("The cells become blank; what was in them can be pasted elsewhere"),
    ),
    Action(
        "copy", N_("&Copy"),
        _in_text_or_grid(lambda f: f.copy(), lambda s: s.canvas.clipboard.copy()),
        "copy", ("Ctrl+C",), enabled=_can_copy,
        tip=N_("For spreadsheets too; with headings where names are selected"),
    ),
    Action(
        "paste", N_("&Paste"),
        _in_text_or_grid(lambda f: f.paste(), lambda s: s.canvas.clipboard.paste()),
        "clipboard-paste", ("Ctrl+V",), enabled=_can_copy,
        tip=N_("Cells are added to, a list on names becomes functions or goals"),
    ),
    Action(
        "fill_down", N_("Fill down"), lambda s: s.canvas.clipboard.fill_down(),
        "arrow-down-to-line", ("Ctrl+D",), enabled=_has_cells, at_once=True,
        tip=N_("Add what the cell above holds; of a selection what its first row holds"),
    ),
    Action(
        "fill_row", N_("Fill the row"), lambda s: s.canvas.clipboard.fill_row(),
        "arrow-right-to-line", ("Ctrl+Shift+D",), enabled=_has_cells, at_once=True,
        tip=N_("Add what the cell holds to the marked cells of its row, or to those selected"),
    ),
    Action(
        "put_down_role", N_("Put the role down"), lambda s: s.canvas.brush.put_down(),
        enabled=lambda s: s.session.is_open and s.canvas.brush.role is not None,
        tip=N_("Clicks choose cells again (Esc)"),
    ),
)  # fmt: skip
