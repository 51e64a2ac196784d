"""The themes can be read, reach all that paints, and ship nothing that nobody asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from PySide6 import QtWidgets
from PySide6.QtGui import QColor, QFontMetricsF, QRawFont

from canvas_studio import views
from canvas_studio.views.appearance import ICONS, Appearance
from canvas_studio.views.canvas.overview_view import warmth
from canvas_studio.views.canvas.style import GridStyle
from canvas_studio.views.theme import THEMES, contrast

LEAST = {"light": 7.0, "dark": 4.5}
"""The light theme is the one that a room reads from six metres."""
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")


def too_weak(name: str, pairs: Iterable[tuple[str, str, str]]) -> dict[str, float]:
    return {
        what: round(contrast(ink, ground), 2)
        for what, ink, ground in pairs
        if contrast(ink, ground) < LEAST[name]
    }


VIEWS = Path(views.__file__).parent


@pytest.mark.parametrize("name", THEMES)
def test_every_text_keeps_its_contrast_on_every_ground(name):
    assert too_weak(name, THEMES[name].inks()) == {}


@pytest.mark.parametrize("name", THEMES)
def test_every_rule_of_the_style_sheet_keeps_its_contrast(name, appearance):
    """Those that give both, the ink and the ground; nothing disabled is to be read."""
    pairs = []
    for selector, body in _RULE.findall(appearance.sheet_of(THEMES[name])):
        ink = re.search(r"(?<![-\w])color: (#\w{6})", body)
        ground = re.search(r"background: (#\w{6})", body)
        if ink and ground and ":disabled" not in selector:
            pairs.append((selector.strip(), ink[1], ground[1]))
    assert len(pairs) > 20
    assert too_weak(name, pairs) == {}


@pytest.mark.parametrize("name", THEMES)
def test_names_and_activities_stay_readable_where_cells_are_selected_or_warm(name, qapp):
    theme = THEMES[name]
    style = GridStyle(theme, qapp.font())
    grounds = [
        mixed(style.selection, ground)
        for ground in (theme.surface, theme.crosshair, theme.group, theme.found)
    ]
    pairs = [(f"text on {ground}", theme.text, ground) for ground in grounds]
    warmest = warmth(theme, 1.0).name()
    pairs.append(("count on the warmest tile", theme.text, warmest))
    assert too_weak(name, pairs) == {}
    muted = [contrast(theme.text_muted, ground) for ground in grounds[:2]]
    assert min(muted) >= 4.5


@pytest.mark.parametrize("name", THEMES)
def test_what_is_disabled_can_still_be_made_out(name):
    theme = THEMES[name]
    for ground in (theme.surface, theme.raised, theme.sunken):
        assert 3 <= contrast(theme.disabled, ground) < contrast(theme.text_muted, ground)


def mixed(over: QColor, ground: str) -> str:
    """A colour that lets its ground through."""
    share, below = over.alphaF(), QColor(ground)
    channels = zip(over.getRgb()[:3], below.getRgb()[:3], strict=True)
    return QColor(*(round(a * share + b * (1 - share)) for a, b in channels)).name()


@pytest.mark.parametrize("name", THEMES)
def test_a_roles_own_colour_is_seen_on_the_grounds_of_all_ends(name):
    theme = THEMES[name]
    grounds = [theme.surface, *(theme.tone(end).fill for end in ("demand", "resource", "platform"))]
    pairs = [(colour, ground) for colour in theme.role_colours for ground in grounds]
    assert [pair for pair in pairs if contrast(*pair) < 3] == []
    assert theme.role_colour(len(theme.role_colours)) == theme.role_colours[0]


def test_contrast_is_that_of_the_guidelines():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_both_themes_give_colours_to_the_same_words():
    light, dark = THEMES["light"], THEMES["dark"]
    assert light.tones.keys() == dark.tones.keys()
    assert light.colours().keys() == dark.colours().keys()


def test_a_theme_reaches_palette_style_sheet_and_icons(qapp, appearance):
    for name, theme in THEMES.items():
        appearance.set_theme(name)
        assert qapp.palette().window().color().name().upper() == theme.window
        assert theme.accent in qapp.styleSheet()
        assert "$" not in qapp.styleSheet()
        assert not appearance.icon("undo-2").pixmap(16).isNull()
    appearance.set_theme("light")


def test_the_style_sheet_names_files_that_exist(qapp, appearance):
    from pathlib import Path

    files = re.findall(r"url\(([^)]+)\)", qapp.styleSheet())
    assert files
    assert [file for file in files if not Path(file).is_file()] == []


def test_chinese_can_be_shown_without_chinese_fonts_on_the_machine(qapp, appearance):
    font = qapp.font()
    raw = QRawFont.fromFont(font)
    assert raw.supportsCharacter("专")
    assert QFontMetricsF(font).horizontalAdvance("专家") > 0


def test_every_icon_takes_the_colour_of_the_theme():
    drawings = {path.name: path.read_text(encoding="utf-8") for path in ICONS.glob("*.svg")}
    assert [name for name, drawing in drawings.items() if "currentColor" not in drawing] == []
    assert "ISC License" in (ICONS / "LICENSE").read_text(encoding="utf-8")


def test_every_icon_is_asked_for_by_the_views():
    code = "".join(path.read_text(encoding="utf-8") for path in VIEWS.rglob("*.py"))
    assert [path.stem for path in ICONS.glob("*.svg") if f'"{path.stem}"' not in code] == []


def test_a_changed_theme_is_told(qtbot, appearance: Appearance):
    with qtbot.waitSignal(appearance.changed):
        appearance.set_theme("dark")
    appearance.set_theme("light")


def test_a_name_in_the_style_sheet_means_one_kind_of_widget(qapp, appearance):
    """A label is a frame too: what is said of frames of its name would be drawn on it."""
    kinds: dict[str, set[type]] = {}
    for kind, name in re.findall(r"\b(Q\w+)#(\w+)", qapp.styleSheet()):
        kinds.setdefault(name, set()).add(getattr(QtWidgets, kind))
    several = {
        name: found
        for name, found in kinds.items()
        if any(one is not other and issubclass(one, other) for one in found for other in found)
    }
    assert kinds
    assert several == {}
