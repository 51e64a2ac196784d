"""What can be done about values that are missing, unmeasured, unlinked or too many (VAL4xx)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

from canvas_studio.messages import Message, message
from canvas_studio.model.commands import elements, lists
from canvas_studio.model.facts import Facts
from canvas_studio.model.fixes.architecture import new_in_dimension, place_one
from canvas_studio.model.fixes.offers import Fix, Fixer, Offer, Question, choice, number
from canvas_studio.model.records import Dimension, Goal, Indicator, Record, ValueProposition
from canvas_studio.model.records.names import shown
from canvas_studio.model.records.project import Loop
from canvas_studio.model.records.wording import attribute_words, value_words
from canvas_studio.model.rules import Finding
from canvas_studio.model.rules.wording import END_NAMES

_STATEMENT = message("我通过平台可以……", "Through the platform I can…")


def fill_in(record: Record, path: str, *, settles: bool) -> Question:
    """Ask for an attribute in words."""
    words = attribute_words(path)
    return Question(
        message("填写{attribute}", "Fill in the {attribute}", attribute=words),
        words,
        lambda text: Fix(
            message("填写{attribute}", "Fill in the {attribute}", attribute=words),
            elements.set_attribute,
            (record.id, path, text),
            settles=settles,
        ),
    )


def fill_in_number(record: Record, path: str, *, settles: bool) -> Question:
    """Ask for an attribute that is a number."""
    words = attribute_words(path)
    return Question(
        message("填写{attribute}", "Fill in the {attribute}", attribute=words),
        message("{attribute}（数字）", "{attribute} (a number)", attribute=words),
        lambda text: Fix(
            message("填写{attribute}", "Fill in the {attribute}", attribute=words),
            elements.set_attribute,
            (record.id, path, number(text)),
            settles=settles,
        ),
    )


def measures(
    record: Goal | ValueProposition, parts: Iterable[str], *, settles: bool
) -> Iterator[Question]:
    """Ask for what an indicator lacks of these parts."""
    indicator = record.indicator or Indicator()
    missing = [part for part in parts if getattr(indicator, part) in (None, Indicator().name)]
    for part in missing:
        ask = fill_in_number if part == "target" else fill_in
        yield ask(record, f"indicator.{part}", settles=settles and len(missing) == 1)


def _new_value(title: Message, **attributes: Any) -> Question:
    return Question(
        title,
        _STATEMENT,
        lambda statement: Fix(
            message("新增价值主张 {statement}", "Add the value {statement}", statement=statement),
            elements.add,
            (ValueProposition,),
            {"statement": statement, **attributes},
        ),
    )


def end_without_value(facts: Facts, finding: Finding) -> Iterator[Offer]:
    (end,) = finding.targets
    title = message("写出{end}的价值主张", "Write a value of the {end} end", end=END_NAMES[end])
    yield _new_value(title, side=end)


def value_not_measurable(facts: Facts, finding: Finding) -> Iterator[Offer]:
    value = facts.content.get(ValueProposition, finding.targets[0])
    yield from measures(value, ("name", "unit", "target"), settles=True)


def end_without_core_value(facts: Facts, finding: Finding) -> Iterator[Offer]:
    (end,) = finding.targets
    yield from choice(
        message("标为核心价值", "Mark the core value"),
        (
            Fix(shown(value), elements.set_attribute, (value.id, "core", True))
            for value in facts.content.of(ValueProposition)
            if value.side == end
        ),
    )


def value_goal_unlinked(facts: Facts, finding: Finding) -> Iterator[Offer]:
    element = facts.content.find(finding.targets[0])
    if isinstance(element, Goal):
        yield from choice(
            message("关联价值主张", "Link a value"),
            (
                Fix(shown(value), lists.include, (element.id, "values", value.id))
                for value in facts.content.of(ValueProposition)
            ),
        )
    elif isinstance(element, ValueProposition):
        yield from choice(
            message("关联目标", "Link a goal"),
            (
                Fix(shown(goal), lists.include, (goal.id, "values", element.id))
                for goal in facts.content.of(Goal)
            ),
        )
        yield Fix(
            message("删除 {value}", "Delete {value}", value=shown(element)),
            elements.delete,
            (element.id,),
        )


def platform_value_aspect_missing(facts: Facts, finding: Finding) -> Iterator[Offer]:
    (aspect,) = finding.targets
    words = value_words("value_type", aspect)
    title = message("写出{aspect}方面的价值", "Write a value of {aspect}", aspect=words)
    yield _new_value(title, side="platform", value_type=aspect)


def principle_not_evidenced(facts: Facts, finding: Finding) -> Iterator[Offer]:
    project = facts.content.project
    if finding.targets == ("sustainable",):
        held = project.principles.sustainable
        aspects = [a for a in ("strategy", "operations", "product", "team") if not getattr(held, a)]
        for aspect in aspects:
            path = f"principles.sustainable.{aspect}"
            yield fill_in(project, path, settles=len(aspects) == 1)
        return
    profitable, earns = project.principles.profitable, facts.populated("monetisation")
    missing = (profitable.loop is None) + (not profitable.closed_loop) + (not earns)
    if profitable.loop is None:
        yield from choice(
            message("选择闭环类型", "Choose the kind of loop"),
            (
                Fix(
                    value_words("loop", loop),
                    elements.set_attribute,
                    ("project", "principles.profitable.loop", loop),
                    settles=missing == 1,
                )
                for loop in get_args(Loop)
            ),
        )
    if not profitable.closed_loop:
        yield fill_in(project, "principles.profitable.closed_loop", settles=missing == 1)
    if not earns:
        if missing == 1:
            yield from place_one(facts, "monetisation")
        goals = facts.content.of(Goal)
        if goals:
            dimension = facts.content.get(Dimension, "monetisation")
            yield new_in_dimension(dimension, goals[0].id)


def scope_too_big(facts: Facts, finding: Finding) -> Iterator[Offer]:
    (cause,) = finding.targets
    if cause == "must_share":
        musts = [function for function in facts.functions if function.priority == "must"]
        yield from choice(
            message("降为 P1", "Lower to P1"),
            (
                Fix(shown(f), elements.set_attribute, (f.id, "priority", "should"), settles=False)
                for f in musts
            ),
        )
        yield from choice(
            message("设为“本期不做”", 'Set to "not this time"'),
            (
                Fix(shown(f), elements.set_attribute, (f.id, "priority", "wont"), settles=False)
                for f in musts
            ),
        )
    elif cause == "core_values":
        yield from choice(
            message("不再是核心", "No longer core"),
            (
                Fix(shown(value), elements.set_attribute, (value.id, "core", False), settles=False)
                for value in facts.content.of(ValueProposition)
                if value.core
            ),
        )
    else:
        yield from choice(
            message("不再是关键目标", "No longer a key goal"),
            (
                Fix(shown(goal), elements.set_attribute, (goal.id, "key", False), settles=False)
                for goal in facts.content.of(Goal)
                if goal.key
            ),
        )


VALUE_FIXES: Mapping[str, Fixer] = {
    "VAL401": end_without_value,
    "VAL402": value_not_measurable,
    "VAL403": end_without_core_value,
    "VAL404": value_goal_unlinked,
    "VAL405": platform_value_aspect_missing,
    "VAL406": principle_not_evidenced,
    "VAL407": scope_too_big,
}
