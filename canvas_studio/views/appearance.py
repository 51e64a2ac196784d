"""Applies a theme to the application: palette, style sheet, fonts and icons, all from its tokens."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QObject, QTemporaryDir, Signal, SignalInstance
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from canvas_studio import resources
from canvas_studio.views.stylesheet import style_sheet
from canvas_studio.views.theme import THEMES, Theme, ThemeName

ICONS: Final = resources.PACKAGE / "assets" / "icons"
# Families with simplified Chinese that read well on a screen, the system's own first.
_CHINESE_FAMILIES: Final = (
    "PingFang SC",
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "HarmonyOS Sans SC",
    "MiSans",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
)
_USUAL_TEXT: Final = 13
"""Height of the text of the windows, in device-independent pixels."""


class Looks(Protocol):
    """What a view that paints by itself needs to know."""

    @property
    def theme(self) -> Theme: ...
    @property
    def changed(self) -> SignalInstance: ...
    def icon(self, name: str, colour: str | None = None) -> QIcon: ...


class Appearance(QObject):
    """The theme in use. Everything that paints by itself reads it and repaints on `changed`."""

    changed = Signal()

    def __init__(self, application: QApplication, name: ThemeName = "light") -> None:
        super().__init__()
        self._application = application
        self._drawn = QTemporaryDir()
        self._icons: dict[tuple[str, str], QIcon] = {}
        self.theme: Theme = THEMES[name]
        application.setStyle("Fusion")
        application.setFont(interface_font(application.font()))
        self.scale = text_scale(application.font())
        """How much larger text is than usual; sizes of other things go with it."""
        self._apply()

    def set_theme(self, name: ThemeName) -> None:
        if self.theme is not THEMES[name]:  # every widget there is takes the style sheet in anew
            self.theme = THEMES[name]
            self._apply()

    def _apply(self) -> None:
        self._application.setPalette(palette(self.theme))
        self._application.setStyleSheet(self.sheet_of(self.theme))
        self.changed.emit()

    def sheet_of(self, theme: Theme) -> str:
        """The style sheet of another theme, for a window that does not follow the one in use."""
        return style_sheet(theme, self._icon_file, self.scale)

    def scaled(self, pixels: int) -> int:
        """A size that belongs to the usual text, for the text that the system asks for."""
        return round(pixels * self.scale)

    def icon(self, name: str, colour: str | None = None) -> QIcon:
        """The icon of that name in the colour of muted text, or in the one given."""
        colour = colour or self.theme.text_muted
        icon = self._icons.get((name, colour))
        if icon is None:
            icon = QIcon(self._icon_file(name, colour))
            disabled = self._icon_file(name, self.theme.border_strong)
            icon.addFile(disabled, mode=QIcon.Mode.Disabled)
            self._icons[name, colour] = icon
        return icon

    def _icon_file(self, name: str, colour: str) -> str:
        """The icon drawn in a colour, as a file: style sheets and Qt's SVG engine read only files."""
        path = Path(self._drawn.filePath(f"{name}-{colour.lstrip('#')}.svg"))
        if not path.exists():
            drawing = (ICONS / f"{name}.svg").read_text(encoding="utf-8")
            path.write_text(drawing.replace("currentColor", colour), encoding="utf-8")
        return path.as_posix()


def interface_font(font: QFont) -> QFont:
    """The system's font with a family for Chinese behind it; ours where the system has none."""
    installed = set(QFontDatabase.families())
    family: str | None = next((name for name in _CHINESE_FAMILIES if name in installed), None)
    if family is None:
        for file in ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf"):
            added = QFontDatabase.addApplicationFont(str(resources.font(file)))
            families = QFontDatabase.applicationFontFamilies(added)
            family = families[0] if families else family
    font = QFont(font)
    if family is not None:
        # One family for both scripts, so that lines of mixed text have one height.
        font.setFamilies([family, font.family()])
    font.setPointSizeF(max(font.pointSizeF(), 9.75))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def palette(theme: Theme) -> QPalette:
    """The colours for everything that the style sheet does not reach."""
    colours = QPalette()
    roles = QPalette.ColorRole
    for role, colour in {
        roles.Window: theme.window,
        roles.WindowText: theme.text,
        roles.Base: theme.surface,
        roles.AlternateBase: theme.sunken,
        roles.Text: theme.text,
        roles.Button: theme.surface,
        roles.ButtonText: theme.text,
        roles.BrightText: theme.text,
        roles.Highlight: theme.accent,
        roles.HighlightedText: theme.on_accent,
        roles.ToolTipBase: theme.raised,
        roles.ToolTipText: theme.text,
        roles.PlaceholderText: theme.text_muted,
        roles.Link: theme.accent,
        roles.LinkVisited: theme.accent,
        roles.Light: theme.raised,
        roles.Midlight: theme.border,
        roles.Mid: theme.border_strong,
        roles.Dark: theme.border_strong,
        roles.Shadow: theme.text_muted,
        roles.Accent: theme.accent,
    }.items():
        colours.setColor(role, QColor(colour))
    disabled = QPalette.ColorGroup.Disabled
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        colours.setColor(disabled, role, QColor(theme.disabled))
    return colours


def text_scale(font: QFont) -> float:
    """How much larger than usual a font is; never below 1."""
    return max(1.0, QFontInfo(font).pixelSize() / _USUAL_TEXT)
