"""Design tokens: one light and one dark theme, and the contrast they keep.

Colours are named by what they mean. Where a colour carries a meaning (an end, a kind, a severity)
a shape, a letter or a word carries it too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Literal

ThemeName = Literal["light", "dark"]

RADIUS = 6


@dataclass(frozen=True)
class Tone:
    """A fill, the ink that is readable on it, and the edge that sets it off."""

    fill: str
    ink: str
    edge: str


@dataclass(frozen=True)
class Theme:
    """Everything that has a colour, by meaning. Inks keep a contrast of 7:1 on their ground."""

    name: ThemeName
    window: str
    surface: str
    raised: str
    sunken: str
    hover: str
    border: str
    border_strong: str
    text: str
    text_muted: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    on_accent_soft: str
    selection: str
    on_selection: str
    crosshair: str
    grid: str
    group: str
    blink: str
    found: str
    shadow: str
    disabled: str
    role_colours: tuple[str, ...]
    """What `Role.colour` counts in; a mark beside a name, never the only one."""
    tones: Mapping[str, Tone]
    """By the word of the model: ends, kinds, severities, and "ok"."""

    def tone(self, name: str) -> Tone:
        return self.tones[name]

    def role_colour(self, number: int | None) -> str | None:
        """The mark of a role with this number; None where it has none."""
        return None if number is None else self.role_colours[number % len(self.role_colours)]

    def role_tone(self, side: str, colour: int | None) -> Tone:
        """How the shape of a role's end is drawn: in the ink of its end, or in the role's own colour."""
        tone, mark = self.tone(side), self.role_colour(colour)
        return tone if mark is None else replace(tone, ink=mark)

    def inks(self) -> Iterator[tuple[str, str, str]]:
        """Every text and its ground that the windows use: (name, ink, ground)."""
        for ground in (
            "window", "surface", "raised", "sunken", "hover", "group", "crosshair", "accent_soft",
            "found",
        ):  # fmt: skip
            yield f"text on {ground}", self.text, getattr(self, ground)
            yield f"muted text on {ground}", self.text_muted, getattr(self, ground)
        yield "accent", self.on_accent, self.accent
        yield "accent, hovered", self.on_accent, self.accent_hover
        yield "soft accent", self.on_accent_soft, self.accent_soft
        yield "selection", self.on_selection, self.selection
        for ground in ("window", "surface", "raised"):
            yield f"accent as text on {ground}", self.accent, getattr(self, ground)
        for name, tone in self.tones.items():
            yield name, tone.ink, tone.fill
            for ground in ("surface", "raised", "sunken"):  # words in a caption, a note
                yield f"{name} on {ground}", tone.ink, getattr(self, ground)

    def colours(self) -> dict[str, str]:
        """The plain colours by token name, for the style sheet."""
        return {f.name: getattr(self, f.name) for f in fields(self) if f.type == "str"}


LIGHT = Theme(
    name="light",
    window="#F5F6F8",
    surface="#FFFFFF",
    raised="#FFFFFF",
    sunken="#EEF0F4",
    hover="#EEF0F5",
    border="#E2E5EB",
    border_strong="#C3C9D4",
    text="#171A21",
    text_muted="#454C5B",
    accent="#3A3FC4",
    accent_hover="#2E32A8",
    on_accent="#FFFFFF",
    accent_soft="#ECEEFD",
    on_accent_soft="#2E32A8",
    selection="#DDE1FB",
    on_selection="#171A21",
    crosshair="#F3F5FD",
    grid="#E6E9EF",
    group="#F2F4F8",
    blink="#FFD666",
    found="#FFEEBF",
    shadow="#171A21",
    disabled="#767E8E",
    role_colours=(
        "#B3261E",
        "#B4530A",
        "#806400",
        "#2E7D32",
        "#00766C",
        "#1561B8",
        "#6D28B0",
        "#AD1457",
    ),
    tones={
        "demand": Tone("#DFECFD", "#0A3F7D", "#A9CBF5"),
        "resource": Tone("#DBF3E4", "#0A4D2E", "#9FD9B8"),
        "platform": Tone("#EBE2FC", "#4A1F9A", "#CBB5F4"),
        "business": Tone("#E1E8F8", "#1C3A80", "#B4C5EC"),
        "operations": Tone("#FCE8D2", "#6E3500", "#F0C592"),
        "data": Tone("#D8F1F0", "#08474D", "#98D3D0"),
        "error": Tone("#FCE4E4", "#8A1717", "#F2B3B3"),
        "warning": Tone("#FCF0CF", "#663300", "#EBCF86"),
        "info": Tone("#E3EDF8", "#1A426E", "#B2CDE9"),
        "ok": Tone("#DBF3E4", "#0A4D2E", "#9FD9B8"),
    },
)

DARK = Theme(
    name="dark",
    window="#15171C",
    surface="#1B1E25",
    raised="#232730",
    sunken="#111318",
    hover="#272C36",
    border="#2D323C",
    border_strong="#4A5160",
    text="#ECEEF3",
    text_muted="#B9BFCB",
    accent="#97A3FF",
    accent_hover="#B0B9FF",
    on_accent="#12141C",
    accent_soft="#292E4D",
    on_accent_soft="#D5DAFF",
    selection="#343C6E",
    on_selection="#F4F5FA",
    crosshair="#20242F",
    grid="#2A2F39",
    group="#20242C",
    blink="#8A6A12",
    found="#3A3013",
    shadow="#000000",
    disabled="#868E9E",
    role_colours=(
        "#F2958E",
        "#F4B26B",
        "#E3CC5C",
        "#8FD694",
        "#6FD3C4",
        "#8DBDF6",
        "#CDA2EC",
        "#F29BC1",
    ),
    tones={
        "demand": Tone("#17304C", "#BFDDFF", "#2F5787"),
        "resource": Tone("#143627", "#AEEFCD", "#2B6549"),
        "platform": Tone("#312353", "#DECDFF", "#583F94"),
        "business": Tone("#202D4F", "#C7D5FA", "#3E5490"),
        "operations": Tone("#452B12", "#FBD3A4", "#7D5223"),
        "data": Tone("#113739", "#ADEBE7", "#27666A"),
        "error": Tone("#4A1D20", "#FFC9C9", "#8A3A3F"),
        "warning": Tone("#3F3010", "#F8DC94", "#77601F"),
        "info": Tone("#1B314B", "#C3DDF8", "#355880"),
        "ok": Tone("#143627", "#AEEFCD", "#2B6549"),
    },
)

THEMES: Mapping[ThemeName, Theme] = {"light": LIGHT, "dark": DARK}


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
