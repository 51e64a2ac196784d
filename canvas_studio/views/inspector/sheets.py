"""Which attributes each kind of element shows, in reading order. A new attribute is one line here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from canvas_studio.i18n import N_

Editor = Literal[
    "text", "texts", "choice", "tick", "number", "date", "reference", "chips",
    "palette", "points", "participations", "requirements", "figures",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """One attribute and how it is edited."""

    editor: Editor
    path: str
    """From the record: "indicator.target"."""
    several: bool = False
    """Whether it can be changed for several elements at once."""
    lines: int = 1
    """How many lines a text shows at least; a text of one line takes no line breaks."""


@dataclass(frozen=True, slots=True)
class Section:
    """Fields under a heading; a row is one field over the whole width, or two side by side."""

    title: str
    rows: tuple[tuple[Field, ...], ...]


def text(path: str, lines: int = 1, *, several: bool = False) -> tuple[Field]:
    return (Field("text", path, several, lines),)


def one(editor: Editor, path: str, *, several: bool = False) -> tuple[Field]:
    return (Field(editor, path, several),)


def pair(
    first: tuple[Editor, str], second: tuple[Editor, str], *, several: bool = False
) -> tuple[Field, Field]:
    return Field(*first, several), Field(*second, several)


_INDICATOR = Section(
    N_("Indicator"),
    (
        text("indicator.name"),
        text("indicator.unit"),
        pair(("number", "indicator.baseline"), ("number", "indicator.target")),
        pair(("choice", "indicator.direction"), ("date", "indicator.due")),
        one("reference", "indicator.view"),
    ),
)

SHEETS: Mapping[str, tuple[Section, ...]] = {
    "goal": (
        Section(
            "",
            (
                text("name"),
                text("description", 2),
                pair(("choice", "stage"), ("tick", "key"), several=True),
                one("reference", "owner", several=True),
                one("chips", "values", several=True),
            ),
        ),
        _INDICATOR,
    ),
    "function": (
        Section(
            "",
            (
                text("name"),
                text("description", 2),
                pair(("choice", "kind"), ("choice", "priority"), several=True),
                pair(("reference", "module"), ("choice", "release"), several=True),
                one("chips", "tags", several=True),
                one("chips", "beneficiaries", several=True),
                one("chips", "growth_steps", several=True),
                text("remark", 2, several=True),
            ),
        ),
        Section(N_("Function points"), (one("points", "points"),)),
    ),
    "role": (
        Section(
            "",
            (
                text("name"),
                text("description", 2),
                one("choice", "side", several=True),
                pair(("tick", "internal"), ("tick", "frontline"), several=True),
                one("palette", "colour", several=True),
            ),
        ),
        Section(
            N_("Persona"), (text("persona.description", 2), one("texts", "persona.pain_points"))
        ),
    ),
    "crossing": (Section("", (one("participations", "participations"),)),),
    "module": (
        Section(
            "",
            (
                text("name"),
                text("description", 2),
                pair(("choice", "dimension"), ("reference", "parent")),
                pair(("choice", "flow"), ("choice", "confirmer"), several=True),
                one("tick", "key", several=True),
            ),
        ),
        Section(
            N_("Build decision"),
            (
                pair(("choice", "decision.build"), ("choice", "decision.expansion_impact")),
                text("decision.variation"),
                pair(("number", "decision.variants_now"), ("number", "decision.variants_per_year")),
                one("number", "decision.horizon_years"),
                text("decision.cost.unit"),
                pair(
                    ("number", "decision.cost.on_demand_first"),
                    ("number", "decision.cost.on_demand_per_variant"),
                ),
                pair(
                    ("number", "decision.cost.configurable_first"),
                    ("number", "decision.cost.configurable_per_variant"),
                ),
                one("figures", "decision"),
                text("decision.rationale", 2),
            ),
        ),
    ),
    "stage": (
        Section(
            "",
            (
                text("name"),
                one("choice", "release", several=True),
                one("chips", "parallel_with"),
                one("requirements", "requires"),
            ),
        ),
    ),
    "value": (
        Section(
            "",
            (
                text("statement", 2),
                pair(("choice", "side"), ("choice", "value_type")),
                one("reference", "role"),
                pair(("choice", "movement"), ("tick", "core"), several=True),
                one("texts", "pain_points"),
            ),
        ),
        _INDICATOR,
    ),
    "dimension": (Section("", (text("name"), text("not_applicable", 2))),),
}
