"""The style sheet of the widgets, made from the tokens of a theme."""

from __future__ import annotations

import re
from collections.abc import Callable
from string import Template

from canvas_studio.views.theme import RADIUS, Theme


def style_sheet(theme: Theme, icon_file: Callable[[str, str], str], scale: float = 1.0) -> str:
    """The style sheet of a theme; `icon_file(name, colour)` gives the path of a drawn icon.

    Sizes grow with the text: `scale` is how much larger it is than usual. Lines stay thin.
    """
    values = theme.colours() | {
        "radius": f"{RADIUS}px",
        "chevron": icon_file("chevron-down", theme.text_muted),
        "chevron_up": icon_file("arrow-up", theme.text_muted),
        "chevron_down": icon_file("arrow-down", theme.text_muted),
        "check": icon_file("check", theme.on_accent),
        "tick": icon_file("check", theme.accent),
        "submenu": icon_file("chevron-right", theme.text_muted),
        "left": icon_file("chevron-left", theme.text_muted),
    }
    for name in ("error", "warning", "info", "ok"):
        tone = theme.tone(name)
        values |= {f"{name}_fill": tone.fill, f"{name}_ink": tone.ink, f"{name}_edge": tone.edge}
    sheet = _SHEET.substitute(values)
    return _SIZE.sub(lambda size: f"{round(int(size[1]) * scale)}px", sheet)


_SIZE = re.compile(r"\b([3-9]|\d{2,})px")


_SHEET = Template("""
* { outline: none; }
QMainWindow, QDialog, QMessageBox { background: $window; }
QWidget { color: $text; }
QToolTip {
  background: $raised; color: $text; border: 1px solid $border_strong;
  padding: 6px 8px; border-radius: 4px;
}

QMenuBar { background: $surface; border-bottom: 1px solid $border; padding: 2px 6px; }
QMenuBar::item { background: transparent; padding: 5px 10px; border-radius: 4px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $hover; }
QMenu { background: $raised; border: 1px solid $border_strong; border-radius: 8px; padding: 6px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $accent_soft; color: $on_accent_soft; }
QMenu::item:disabled { color: $disabled; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $border; margin: 6px 8px; }
QMenu::right-arrow { image: url($submenu); width: 14px; height: 14px; right: 8px; }
QMenu::indicator { width: 16px; height: 16px; left: 8px; }
QMenu::indicator:checked { image: url($tick); }

QToolBar {
  background: $surface; border: none; border-bottom: 1px solid $border;
  padding: 5px 10px; spacing: 2px;
}
QToolBar::separator { width: 1px; background: $border; margin: 6px 7px; }
QToolBar QToolButton { padding: 5px 8px; border-radius: $radius; border: 1px solid transparent; }
QToolBar QToolButton:hover { background: $hover; }
QToolBar QToolButton:pressed { background: $accent_soft; }
QToolBar QToolButton:checked { background: $accent_soft; border-color: $border_strong; }
QToolBar QToolButton:focus { border-color: $accent; }
QToolBar QToolButton:disabled { color: $disabled; }
QToolBar QToolButton::menu-indicator { image: none; }
QToolBar QToolButton#primary { background: $accent; color: $on_accent; font-weight: 600; padding: 5px 14px; }
QToolBar QToolButton#primary:hover { background: $accent_hover; }
QToolBar QToolButton#primary:disabled { background: $sunken; color: $disabled; }

QStatusBar { background: $surface; border-top: 1px solid $border; color: $text_muted; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: $text_muted; padding: 2px 8px; }
QStatusBar QToolButton {
  border: none; color: $text_muted; padding: 2px 8px; border-radius: 4px; background: transparent;
}
QStatusBar QToolButton:hover { background: $hover; color: $text; }

QStatusBar QLabel#brush {
  background: $accent_soft; color: $on_accent_soft; border-radius: 8px; padding: 2px 10px;
}

QPushButton {
  background: $surface; border: 1px solid $border_strong; border-radius: $radius;
  padding: 6px 16px; min-height: 18px;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $sunken; }
QPushButton:focus { border: 2px solid $accent; padding: 5px 15px; }
QPushButton:default, QPushButton#primary {
  background: $accent; color: $on_accent; border-color: $accent; font-weight: 600;
}
QPushButton:default:hover, QPushButton#primary:hover { background: $accent_hover; }
QPushButton:default:focus, QPushButton#primary:focus { border: 2px solid $text; padding: 5px 15px; }
QPushButton:disabled { color: $disabled; background: $sunken; border-color: $border; }
QPushButton#quiet, QToolButton#quiet {
  background: transparent; border: 1px solid transparent; padding: 4px 8px; border-radius: 5px;
}
QPushButton#quiet:hover, QToolButton#quiet:hover { background: $hover; }
QPushButton#quiet:focus, QToolButton#quiet:focus { border-color: $accent; }

QPushButton, QToolButton#quiet { qproperty-iconSize: 16px 16px; }
QPushButton#toggle { padding: 5px 12px; }
QPushButton#toggle:checked { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton#toggle:checked:focus { border-color: $text; }
QPushButton#chip {
  background: $accent_soft; color: $on_accent_soft; border: 1px solid transparent;
  border-radius: 12px; padding: 4px 10px; min-height: 16px;
}
QPushButton#chip:hover { border-color: $accent; }
QPushButton#chip:focus { border-color: $accent; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDoubleSpinBox, QDateEdit {
  background: $surface; border: 1px solid $border_strong; border-radius: $radius;
  padding: 5px 8px; selection-background-color: $accent; selection-color: $on_accent;
  placeholder-text-color: $text_muted;
}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus,
QDoubleSpinBox:focus, QDateEdit:focus { border: 2px solid $accent; padding: 4px 7px; }
QLineEdit:disabled, QComboBox:disabled { color: $text_muted; background: $sunken; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url($chevron); width: 14px; height: 14px; }
QComboBox QAbstractItemView {
  background: $raised; border: 1px solid $border_strong; border-radius: 6px; padding: 4px;
  selection-background-color: $accent_soft; selection-color: $on_accent_soft;
}
QSpinBox::up-button, QDoubleSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::down-button {
  border: none; width: 18px; background: transparent;
}
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: url($chevron_up); width: 10px; height: 10px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow {
  image: url($chevron_down); width: 10px; height: 10px;
}
QCheckBox, QRadioButton { spacing: 8px; }
QCheckBox::indicator, QListView::indicator {
  width: 16px; height: 16px; border: 1px solid $border_strong; border-radius: 4px;
  background: $surface;
}
QCheckBox::indicator:checked, QListView::indicator:checked { background: $accent; border-color: $accent; image: url($check); }
QCheckBox::indicator:focus, QListView::indicator:focus { border: 2px solid $accent; width: 14px; height: 14px; }

QAbstractItemView { background: $surface; border: none; }
QTreeView, QListView { padding: 4px; }
QTreeView::item, QListView::item { border: none; }
QTreeView::branch { background: transparent; }
QHeaderView::section {
  background: $surface; color: $text_muted; border: none; border-bottom: 1px solid $border;
  padding: 6px 8px;
}

QTableCornerButton::section { background: $surface; border: none; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $border_strong; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $text_muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: $surface; }

QDockWidget { color: $text; }
QDockWidget > QWidget { background: $surface; }
QMainWindow::separator { background: $border; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: $accent; }
QTabBar {
  background: $surface; border-bottom: 1px solid $border;
  qproperty-elideMode: ElideNone; qproperty-usesScrollButtons: true;
}
QTabBar::scroller { width: 44px; }
QTabBar::tear { width: 0; }
QTabBar QToolButton { background: $surface; border: none; }
QTabBar QToolButton:hover { background: $hover; }
QTabBar QToolButton::left-arrow { image: url($left); width: 14px; height: 14px; }
QTabBar QToolButton::right-arrow { image: url($submenu); width: 14px; height: 14px; }
QTabBar::tab {
  background: transparent; color: $text_muted; padding: 8px 7px; border: none;
  border-bottom: 2px solid transparent;
}
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; font-weight: 600; }
QTabBar::tab:selected:focus { background: $accent_soft; color: $on_accent_soft; border-bottom-width: 3px; }
QTabWidget::pane { border: none; }

QProgressBar { background: $sunken; border: none; border-radius: 4px; min-height: 8px; max-height: 8px; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }

QSplitter::handle { background: $border; height: 1px; width: 1px; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget, QScrollArea > QWidget > QWidget { background: transparent; }

QPlainTextEdit#cellEditor { background: transparent; border: none; padding: 0; border-radius: 0; }
QPlainTextEdit#cellEditor[awake="true"] {
  background: $surface; border: 2px solid $accent; border-radius: 4px; padding: 3px;
}
QFrame#popup { background: $raised; border: 1px solid $border_strong; border-radius: 8px; }
QDialog QListWidget { background: $surface; border: 1px solid $border_strong; border-radius: $radius; padding: 4px; }
QDialog QListWidget:focus { border-color: $accent; }
QDialog QListWidget::item { padding: 6px 8px; border-radius: 4px; color: $text; }
QDialog QListWidget::item:hover { background: $hover; }
QDialog QListWidget::item:selected { background: $accent_soft; color: $on_accent_soft; }
QListWidget#proposals { background: transparent; border: none; padding: 4px; }
QListWidget#proposals::item { padding: 5px 8px; border-radius: 4px; color: $text; }
QListWidget#proposals::item:selected { background: $accent_soft; color: $on_accent_soft; }
QListWidget#proposals::item:hover { background: $hover; }
QLabel#popupMessage { padding: 10px 12px; }

QFrame#pastePreview { background: $surface; border-top: 1px solid $border_strong; }
QTreeWidget#pasteLines { border-top: 1px solid $border; padding: 4px 8px; show-decoration-selected: 1; }
QTreeWidget#pasteLines::item { padding: 3px 4px; color: $text; }
QTreeWidget#pasteLines::item:selected, QTreeWidget#pasteLines::branch:selected {
  background: $accent_soft; color: $on_accent_soft;
}
QTreeWidget#pasteLines::indicator {
  width: 15px; height: 15px; border: 1px solid $border_strong; border-radius: 4px;
  background: $surface;
}
QTreeWidget#pasteLines::indicator:checked {
  background: $accent; border-color: $accent; image: url($check);
}
QFrame#finder { background: $raised; border: 1px solid $border_strong; border-radius: 10px; }
QLineEdit#finderField { font-size: 16px; padding: 8px 10px; }
QLineEdit#finderField:focus { padding: 7px 9px; }
QFrame#finder QListWidget { font-size: 15px; }
QFrame#roomCaption { background: $raised; border-top: 2px solid $accent; }
QFrame#strip[large="true"] QLabel, QFrame#strip[large="true"] QPushButton { font-size: 20px; }
QWidget#room { background: $surface; }
QFrame#keySheet { background: $window; }

QFrame#readOnly { background: $info_fill; border-bottom: 1px solid $info_edge; }
QFrame#readOnly QLabel, QFrame#readOnly QPushButton { color: $info_ink; }
QFrame#readOnly QPushButton { border-color: $info_edge; }
QFrame#readOnly QPushButton:hover { background: $surface; }
QFrame#notice { background: $raised; border-top: 1px solid $border_strong; }
QFrame#notice[tone="ok"] { background: $ok_fill; border-color: $ok_edge; }
QFrame#notice[tone="ok"] QLabel { color: $ok_ink; }
QFrame#notice[tone="warning"] { background: $warning_fill; border-color: $warning_edge; }
QFrame#notice[tone="warning"] QLabel { color: $warning_ink; }
QFrame#notice[tone="error"] { background: $error_fill; border-color: $error_edge; }
QFrame#notice[tone="error"] QLabel { color: $error_ink; }
QPushButton#count_error, QPushButton#count_warning, QPushButton#count_parked {
  border: none; border-radius: 9px; padding: 2px 10px; font-weight: 600; min-height: 0;
}
QPushButton#count_parked { background: $info_fill; color: $info_ink; }
QPushButton#count_error { background: $error_fill; color: $error_ink; }
QPushButton#count_warning { background: $warning_fill; color: $warning_ink; }
QPushButton#count_error:focus, QPushButton#count_warning:focus, QPushButton#count_parked:focus { border: 1px solid $accent; }
QPushButton#cardButton {
  background: $surface; border: 1px solid $border; border-radius: 10px; padding: 0; text-align: left;
}
QPushButton#cardButton:hover { border-color: $accent; background: $surface; }
QPushButton#cardButton:focus { border: 2px solid $accent; }
QPushButton#recentFile { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 0; }
QPushButton#recentFile:hover { background: $hover; }
QPushButton#recentFile:focus { border-color: $accent; }
QScrollArea#start, QWidget#startPage { background: $window; }
QLabel#tag {
  background: $sunken; color: $text_muted; border-radius: 9px; padding: 2px 9px;
}
QListView#questions { background: $surface; border: none; }
QListView#questions::item { padding: 9px 12px; border-bottom: 1px solid $grid; }
QListView#questions::item:selected { background: $accent_soft; color: $on_accent_soft; }
QLabel#explanation { background: $surface; padding: 12px 16px; }
QWidget#panelTitle { background: $surface; }
QLabel#findingTitle { font-weight: 600; }
QPushButton#offer {
  text-align: left; padding: 5px 10px; border: 1px solid $border_strong; border-radius: 5px;
  background: $surface; min-height: 18px;
}
QPushButton#offer:hover { border-color: $accent; background: $accent_soft; color: $on_accent_soft; }
QPushButton#offer:focus { border-color: $accent; }
QPushButton#filter_error, QPushButton#filter_warning, QPushButton#filter_info {
  border: 1px solid $border_strong; border-radius: 11px; padding: 2px 8px; min-height: 16px;
  color: $text_muted; background: $surface;
}
QPushButton#filter_error:checked { background: $error_fill; color: $error_ink; border-color: $error_edge; }
QPushButton#filter_warning:checked {
  background: $warning_fill; color: $warning_ink; border-color: $warning_edge;
}
QPushButton#filter_info:checked { background: $info_fill; color: $info_ink; border-color: $info_edge; }
QPushButton#filter_error:focus, QPushButton#filter_warning:focus, QPushButton#filter_info:focus {
  border-color: $accent;
}
QTableView { selection-background-color: $accent_soft; selection-color: $on_accent_soft; }
QTableView#roles::item { padding: 4px 6px; border-bottom: 1px solid $grid; }
QTableView#goalFigures::item { padding: 4px 3px; border-bottom: 1px solid $grid; }
QTableView#goalFigures QHeaderView::section { padding: 6px 5px; }

QWidget#inspectorHead { background: $surface; border-bottom: 1px solid $border; }
QFrame#roleStrip { background: $surface; border-top: 1px solid $border; }
#inspector QPlainTextEdit, #inspector QLineEdit, #inspector QComboBox, #roleStrip QComboBox {
  background: $sunken; border: 1px solid $sunken; padding: 4px 7px;
}
#inspector QPlainTextEdit:hover, #inspector QLineEdit:hover, #inspector QComboBox:hover {
  border-color: $border_strong;
}
#inspector QPlainTextEdit:focus, #inspector QLineEdit:focus, #inspector QComboBox:focus {
  background: $surface; border: 2px solid $accent; padding: 3px 6px;
}
#inspector QPlainTextEdit[missing="true"] { border: 1px dashed $warning_ink; }
#inspector QPlainTextEdit:focus[missing="true"] { border: 2px solid $accent; }
#inspector QComboBox:disabled { color: $text_muted; }
#inspector QCheckBox:focus { color: $accent; }
#inspector QCheckBox:disabled { color: $text_muted; }
QCheckBox::indicator:indeterminate, QListView::indicator:indeterminate { background: $accent_soft; border: 2px solid $accent; }
QLabel#caption { color: $text_muted; }
QLabel#strong { font-weight: 600; }
QLabel#problem { color: $error_ink; background: $error_fill; border-radius: 4px; padding: 4px 7px; }
QLabel#missing, QPushButton#missing {
  color: $warning_ink; background: $warning_fill; border: 1px solid $warning_edge;
  border-radius: 7px; padding: 0 5px; min-height: 0;
}
QPushButton#missing { padding: 2px 9px 2px 6px; font-weight: 600; }
QPushButton#missing:focus { border-color: $accent; }
QPushButton#draft {
  color: $error_ink; background: $error_fill; border: 1px solid $error_edge; text-align: left;
  padding: 5px 9px;
}
QPushButton#draft:focus { border-color: $accent; }
QPushButton#link {
  background: transparent; border: none; border-bottom: 1px solid $border_strong; border-radius: 0;
  padding: 1px 0; min-height: 0; text-align: left;
}
QPushButton#link:hover, QPushButton#link:focus { color: $accent; border-bottom-color: $accent; }
QLabel#note { background: $sunken; border-radius: $radius; padding: 7px 9px; }
QFrame#block { background: transparent; border: 1px solid $border; border-radius: $radius; }
QWidget#figures { background: $sunken; border-radius: $radius; }

QLabel#muted { color: $text_muted; }
QLabel#title { font-size: 27px; font-weight: 600; }
QLabel#heading { font-size: 16px; font-weight: 600; }
QLabel#section { color: $text_muted; font-weight: 600; }
QFrame#card { background: $surface; border: 1px solid $border; border-radius: 10px; }
QFrame#strip { background: $surface; border-bottom: 1px solid $border; }
QFrame#line { background: $border; border: none; }
QLabel#error, QLabel#warning, QLabel#info, QLabel#ok {
  border-radius: 9px; padding: 2px 9px; font-weight: 600;
}
QLabel#error { background: $error_fill; color: $error_ink; }
QLabel#warning { background: $warning_fill; color: $warning_ink; }
QLabel#info { background: $info_fill; color: $info_ink; }
QLabel#ok { background: $ok_fill; color: $ok_ink; }
""")
