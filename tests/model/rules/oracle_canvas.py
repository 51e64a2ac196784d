"""CAN and ROL of domain 3.4, from the definitions."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from tests.model.rules.oracle_facts import ENDS, Facts, Found, filled, similarity


def canvas(facts: Facts) -> Iterator[Found]:
    for goal in facts.goals:
        functions = facts.functions_of(goal)
        kinds = {facts.functions[f]["kind"] for f in functions}
        if not functions:
            yield Found("CAN101", (goal,), "error")
        if functions and "operations" not in kinds:
            yield Found("CAN104", (goal,), "warning")
        if functions and "data" not in kinds:
            yield Found("CAN105", (goal,), "warning")
        if len(functions) == 1:
            yield Found("CAN106", (goal,), "warning")
    for function in facts.functions:
        if not facts.goals_of(function):
            yield Found("CAN102", (function,), "error")
    for goal, function in facts.crossings:
        if not facts.roles_in(goal, function):
            yield Found("CAN103", (goal, function), "error")
    for a, b in combinations(facts.functions, 2):
        if _redundant(facts, a, b):
            yield Found("CAN107", (a, b), "warning")
    for island in _islands(facts):
        yield Found("CAN108", tuple(sorted(island)), "warning")


def _redundant(facts: Facts, a: str, b: str) -> bool:
    alike = similarity(facts, a, b)
    if alike >= 0.8:
        return True
    goals = facts.goals_of(a)
    return (
        alike >= 0.4
        and facts.functions[a]["kind"] == facts.functions[b]["kind"]
        and facts.module_of(a) == facts.module_of(b)
        and bool(goals)
        and goals == facts.goals_of(b)
        and all(facts.roles_in(g, a) == facts.roles_in(g, b) for g in goals)
    )


def _islands(facts: Facts) -> list[set[str]]:
    """The components of U but for the largest; ids are codes, and unlike across types."""
    neighbours: dict[str, set[str]] = {}
    for goal, function in facts.crossings:
        for other in {goal} | facts.roles_in(goal, function):
            neighbours.setdefault(function, set()).add(other)
            neighbours.setdefault(other, set()).add(function)
    components: list[set[str]] = []
    left = set(neighbours)
    while left:
        component, reached = set(), {left.pop()}
        while reached:
            component |= reached
            reached = {n for member in reached for n in neighbours[member]} - component
        components.append(component)
        left -= component
    components.sort(key=lambda component: (-len(component), min(component)))
    return components[1:]


def roles(facts: Facts) -> Iterator[Found]:
    thresholds = facts.thresholds
    total = len(facts.crossings)
    for role in facts.roles:
        load = facts.load(role)
        if load == 0:
            yield Found("ROL201", (role,), "error")
        if (
            total >= thresholds["overload_min_crossings"]
            and total > 0
            and load / total > thresholds["overload"]
        ):
            yield Found("ROL203", (role,), "warning")
        twentieth = -(-len(facts.functions) // 20)
        if role in facts.internal() and len(facts.sole(role)) >= max(2, twentieth):
            yield Found("ROL204", (role,), "warning")
    for (goal, function), parts in facts.crossings.items():
        for part in parts:
            if not any(filled(activity) for activity in part.get("act") or []):
                yield Found("ROL202", (goal, function, part["role"]), "warning")
    for end in ENDS:
        if not any(r["side"] == end and facts.load(id) > 0 for id, r in facts.roles.items()):
            yield Found("ROL205", (end,), "error")
    for role in facts.frontline():
        if not any(role in facts.gains_from(f) for f in facts.incentives()):
            yield Found("ROL206", (role,), "error")
    if not facts.frontline():
        yield Found("ROL207", ("project",), "warning")
