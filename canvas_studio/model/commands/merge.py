"""Two functions that turn out to be one: the fix for names that look redundant (CAN107)."""

from __future__ import annotations

from typing import Any, cast

from canvas_studio.errors import UserError
from canvas_studio.messages import message
from canvas_studio.model.commands.deletion import delete_quietly
from canvas_studio.model.commands.labels import called, which
from canvas_studio.model.commands.naming import new_code
from canvas_studio.model.commands.placing import order_keys
from canvas_studio.model.commands.staffing import Cell, held_by, unite
from canvas_studio.model.document import Transaction
from canvas_studio.model.records import (
    NO_TEXT,
    Crossing,
    DataView,
    Function,
    FunctionPoint,
    Participation,
    crossing_id,
    participation_id,
)
from canvas_studio.model.records.canvas import Priority
from canvas_studio.model.records.names import shown
from canvas_studio.model.records.references import Reference, map_references

_MOST_URGENT_FIRST: tuple[Priority, ...] = ("must", "should", "could", "wont")


def merge_functions(tx: Transaction, keep: str, *others: str) -> None:
    """Make the function `keep` do all that the others do, and delete those.

    Crossings are united and activities appended without repeats; routes, stories, views,
    training, questions and change requests refer to `keep` from now on. It keeps its code, name
    and kind, fills what it lacks from the others, and takes the most urgent priority. UserError
    where data views would end up at a function that is not about data.
    """
    kept = tx.content.get(Function, keep)
    merged = [tx.content.get(Function, id) for id in dict.fromkeys(others) if id != keep]
    for other in merged:
        _refuse_views(tx, kept, other)
        moved = _unite_crossings(tx, keep, other.id) | {other.id: keep}
        _redirect(tx, moved)
        _unite_attributes(tx, keep, other)
        delete_quietly(tx, {other.id: tx.content.records[other.id]})
    tx.label = message(
        "将 {others} 合并到功能 {name}",
        "Merge {others} into function {name}",
        others=which(merged),
        name=called(kept),
    )


def _refuse_views(tx: Transaction, kept: Function, other: Function) -> None:
    if kept.kind != "data" and tx.content.referrers(other.id, DataView):
        raise UserError(
            message(
                "{other} 有数据视图，而 {kept} 不是数据功能；请反过来合并，或先改功能类型。",
                "{other} has data views, and {kept} is not a data function; merge the other way"
                " round, or change the kind first.",
                other=shown(other),
                kept=shown(kept),
            )
        )


def _unite_crossings(tx: Transaction, keep: str, other: str) -> dict[str, str]:
    """Give `keep` the cells of `other`; the new ids by the old ones."""
    moved: dict[str, str] = {}
    for crossing in tx.content.referrers(other, Crossing):
        cell = Cell(crossing.goal, keep)
        unite(tx, cell, held_by(tx.content, Cell(crossing.goal, other)) or ())
        moved[crossing.id] = crossing_id(*cell)
        for part in tx.content.participations(crossing.id):
            moved[part.id] = participation_id(crossing_id(*cell), part.role)
    return moved


def _redirect(tx: Transaction, moved: dict[str, str]) -> None:
    """Let everything but the cells themselves refer to the new ids."""

    def follow(_: Reference, target: str) -> str:
        return moved.get(target, target)

    referrers = {r for id in moved for r in tx.content.referrer_ids(id)}
    for id in sorted(referrers):
        record = tx.content.records[id]
        if isinstance(record, Crossing | Participation):
            continue
        redirected = cast(Any, map_references(record, follow))
        if isinstance(record, FunctionPoint):
            owner = {"function": redirected.function}
            (order,) = order_keys(tx, FunctionPoint, owner, None, moving=(id,))
            code = new_code(tx, FunctionPoint, owner)
            tx.put(redirected)
            tx.change(redirected, order=order, code=code)
        else:
            tx.put(redirected)


def _unite_attributes(tx: Transaction, keep: str, other: Function) -> None:
    kept = tx.content.get(Function, keep)
    tx.change(
        kept,
        description=kept.description or other.description,
        remark=kept.remark or other.remark or NO_TEXT,
        module=kept.module or other.module,
        release=kept.release or other.release,
        priority=min(kept.priority, other.priority, key=_MOST_URGENT_FIRST.index),
        tags=tuple(dict.fromkeys((*kept.tags, *other.tags))),
        beneficiaries=tuple(dict.fromkeys((*kept.beneficiaries, *other.beneficiaries))),
        growth_steps=tuple(dict.fromkeys((*kept.growth_steps, *other.growth_steps))),
    )
