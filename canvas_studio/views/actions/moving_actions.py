"""Actions that move goals, functions and modules along the canvas, as it is turned now."""

from __future__ import annotations

from collections.abc import Callable

from canvas_studio.i18n import N_, Translator
from canvas_studio.views.actions import chosen
from canvas_studio.views.actions.action import Action
from canvas_studio.views.canvas.navigation import Direction
from canvas_studio.views.studio import Studio


def _moves_goals(studio: Studio, direction: Direction) -> bool:
    return (direction in ("up", "down")) == studio.canvas.model.is_transposed


def _enabled(direction: Direction) -> Callable[[Studio], bool]:
    def enabled(studio: Studio) -> bool:
        if not studio.session.is_open:
            return False
        if _moves_goals(studio, direction):
            return bool(chosen.goals(studio))
        return bool(chosen.functions(studio) or chosen.one_module(studio))

    return enabled


def _words(direction: Direction) -> Callable[[Studio, Translator], str]:
    def words(studio: Studio, _: Translator) -> str:
        goals = _moves_goals(studio, direction)
        match direction:
            case "left":
                return _("Move goal left") if goals else _("Move function left")
            case "right":
                return _("Move goal right") if goals else _("Move function right")
            case "up":
                return _("Move goal up") if goals else _("Move function up")
        return _("Move goal down") if goals else _("Move function down")

    return words


def _mover(direction: Direction) -> Action:
    return Action(
        f"line_{direction}",
        f"line_{direction}",
        lambda studio: studio.canvas.shift_lines(direction),
        f"arrow-{direction}",
        (f"Alt+{direction.capitalize()}",),
        enabled=_enabled(direction),
        words=_words(direction),
        needs=N_("Select functions or goals first"),
        tip=N_("Past its neighbour, or into the next module; names can also be dragged"),
    )


_DIRECTIONS: tuple[Direction, ...] = ("left", "right", "up", "down")
MOVING_ACTIONS = tuple(_mover(direction) for direction in _DIRECTIONS)
