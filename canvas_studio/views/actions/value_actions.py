"""Actions that give the selected elements a value: kind, priority, module, dimension, stage."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from canvas_studio.i18n import N_, Translator
from canvas_studio.model.records import Dimension, Function, Module, Stage
from canvas_studio.model.records.wording import value_words
from canvas_studio.views.actions import chosen
from canvas_studio.views.actions.action import Action
from canvas_studio.views.plain_text import no_key
from canvas_studio.views.studio import Studio

KINDS = ("business", "operations", "data")
PRIORITIES = ("must", "should", "could", "wont")
STAGES = ("S1", "S2", "S3", "S4", "S5")
DIMENSIONS = ("business", "operations", "data", "monetisation", "content")

Does = Callable[[Studio], None]
Asks = Callable[[Studio], bool]


def _setter(what: Callable[[Studio], list[str]], path: str, value: Any) -> tuple[Does, Asks, Asks]:
    """How to give what is meant a value, when that can be done, and whether all have it."""

    def run(studio: Studio) -> None:
        studio.session.edits.set(what(studio), path, value)

    def checked(studio: Studio) -> bool:
        ids = what(studio)
        records = studio.session.content.records if ids else {}
        return bool(ids) and all(getattr(records[id], path) == value for id in ids)

    return run, chosen.some(what), checked


def _choice(id: str, path: str, value: Any) -> Action:
    run, enabled, checked = _setter(chosen.functions_meant, path, value)

    def words(studio: Studio, _: Translator) -> str:
        word = value_words(path, value).text(_.language)
        return word[:1].upper() + word[1:]

    return Action(
        id, id, run, enabled=enabled, checked=checked, words=words, needs=chosen.NEEDS_FUNCTIONS
    )


def _next_priority(studio: Studio) -> None:
    """The priority after the one that the first of the functions has."""
    ids = chosen.functions_meant(studio)
    held = studio.session.content.get(Function, ids[0]).priority
    following = PRIORITIES[(PRIORITIES.index(held) + 1) % len(PRIORITIES)]
    studio.session.edits.set(ids, "priority", following)


def _stage(stage: str) -> Action:
    run, enabled, checked = _setter(chosen.goals_meant, "stage", stage)

    def words(studio: Studio, _: Translator) -> str:
        held = studio.session.content.find(stage) if studio.session.is_open else None
        return no_key(f"{stage} {held.name.text(_.language) if isinstance(held, Stage) else ''}")

    return Action(
        f"stage_{stage}", stage, run, enabled=enabled, checked=checked, words=words,
        needs=chosen.NEEDS_GOALS,
    )  # fmt: skip


def _dimension(dimension: str) -> Action:
    def run(studio: Studio) -> None:
        content, edits = studio.session.content, studio.session.edits
        module = chosen.one_module(studio)
        if module is not None:
            edits.set([module], "dimension", dimension)
            return
        elsewhere = [
            id for id in chosen.functions(studio) if _dimension_of(studio, id) != dimension
        ]
        edits.place_in_dimension(elsewhere, content.get(Dimension, dimension).id)

    def enabled(studio: Studio) -> bool:
        return bool(chosen.functions(studio)) or chosen.one_module(studio) is not None

    def checked(studio: Studio) -> bool:
        module = chosen.one_module(studio)
        if module is not None:
            return studio.session.content.get(Module, module).dimension == dimension
        ids = chosen.functions(studio)
        return bool(ids) and all(_dimension_of(studio, id) == dimension for id in ids)

    def words(studio: Studio, _: Translator) -> str:
        number = DIMENSIONS.index(dimension) + 1
        held = studio.session.content.find(dimension) if studio.session.is_open else None
        name = held.name.text(_.language) if isinstance(held, Dimension) else dimension
        return no_key(f"{number} {name}")

    return Action(
        f"dimension_{dimension}", dimension, run, enabled=enabled, checked=checked, words=words,
        needs=chosen.NEEDS_FUNCTIONS,
    )  # fmt: skip


def _dimension_of(studio: Studio, function: str) -> str | None:
    content = studio.session.content
    module = content.find(content.get(Function, function).module)
    return module.dimension if isinstance(module, Module) else None


VALUE_ACTIONS = (
    *(_choice(f"kind_{kind}", "kind", kind) for kind in KINDS),
    *(_choice(f"priority_{each}", "priority", each) for each in PRIORITIES),
    Action(
        "priority_next", N_("Next priority"), _next_priority,
        enabled=chosen.some(chosen.functions_meant), needs=chosen.NEEDS_FUNCTIONS,
    ),
    Action(
        "choose_module", N_("Choose the module…"),
        lambda s: s.overlays.modules.open_for(chosen.functions(s)), "boxes",
        enabled=chosen.some(chosen.functions), needs=chosen.NEEDS_FUNCTIONS,
    ),
    *(_stage(stage) for stage in STAGES),
    Action(
        "stage_none", N_("No stage"), _setter(chosen.goals_meant, "stage", None)[0],
        enabled=chosen.some(chosen.goals_meant),
        checked=_setter(chosen.goals_meant, "stage", None)[2], needs=chosen.NEEDS_GOALS,
    ),
    *(_dimension(each) for each in DIMENSIONS),
    Action(
        "unplace", N_("In no module"),
        lambda s: s.session.edits.place(chosen.functions(s), None),
        enabled=chosen.some(chosen.functions), needs=chosen.NEEDS_FUNCTIONS,
    ),
)  # fmt: skip
