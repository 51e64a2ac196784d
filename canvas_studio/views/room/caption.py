"""What the caption bar says of the cell under the cursor, in the words of the room."""

from __future__ import annotations

import html
from typing import NamedTuple

from canvas_studio.i18n import Translator
from canvas_studio.model.records import Function, Goal, Module
from canvas_studio.model.records.wording import value_words
from canvas_studio.views.canvas.axes import NAMES
from canvas_studio.views.canvas.places import Place
from canvas_studio.views.canvas.table_model import CanvasTableModel
from canvas_studio.views.theme import Theme
from canvas_studio.views.words import PRIORITY_SHORT

_SHAPES = {"demand": "●", "resource": "▲", "platform": "■"}
"""The shapes of the ends in the grid, as characters."""


class Caption(NamedTuple):
    title: str
    body: str
    """As rich text."""


def caption(model: CanvasTableModel, place: Place, theme: Theme, _: Translator) -> Caption:
    """Goal and function of a crossing, and below who does what; or what a name stands for."""
    content, language = model.content, model.language
    goal = content.find(place.goal.id) if place.goal.kind == "goal" else None
    function = content.find(place.function.id) if place.function.kind == "function" else None
    names = [
        f"{record.code} {record.name.text(language)}"
        for record in (goal, function)
        if isinstance(record, Goal | Function)
    ]
    title = "  ×  ".join(names)
    if place.is_crossing:
        return Caption(title, _roles(model, place, theme, _))
    if isinstance(goal, Goal):
        return Caption(title, html.escape(_goal(model, goal, _)))
    if isinstance(function, Function):
        return Caption(title, html.escape(_function(model, function, _)))
    module = content.find(place.function.id) if place.goal == NAMES else None
    if isinstance(module, Module):
        return Caption(f"{module.code} {module.name.text(language)}", "")
    return Caption(model.spoken(place), "")


def _roles(model: CanvasTableModel, place: Place, theme: Theme, _: Translator) -> str:
    cell = model.display.cell(place.goal.id, place.function.id)
    if cell is None:
        return html.escape(_("Blank: the function does not serve this goal"))
    if not cell.parts:
        return html.escape(_("○  Marked: who takes part, and what do they do?"))
    entries = []
    for part in cell.parts:
        ink = theme.tone(part.side).ink
        name = f'<b style="color:{ink}">{_SHAPES[part.side]} {html.escape(part.name)}</b>'
        does = f" {html.escape(part.activities)}" if part.activities else ""
        entries.append(name + does)
    return "&nbsp;&nbsp;&nbsp;&nbsp; ".join(entries)


def _goal(model: CanvasTableModel, goal: Goal, _: Translator) -> str:
    shown = model.display.goal(goal.id)
    business, operations, data = shown.counts
    counts = _(
        "functions: {business} business, {operations} operations, {data} data",
        business=business,
        operations=operations,
        data=data,
    )
    stage = f"{shown.stage} {shown.stage_name}".strip()
    return "   ·   ".join(text for text in (stage, shown.indicator, counts) if text)


def _function(model: CanvasTableModel, function: Function, _: Translator) -> str:
    kind = value_words("kind", function.kind).text(_.language)
    priority = PRIORITY_SHORT[function.priority].text(_.language)
    description = function.description.text(model.language).replace("\n", " ")
    return "   ·   ".join(text for text in (kind, priority, description) if text)
