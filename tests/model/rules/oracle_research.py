"""STO, ROU and OPS of domain 3.4, from the definitions."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tests.model.rules.oracle_facts import Facts, Found, Plain, filled, is_key, priority


def research(facts: Facts) -> Iterator[Found]:
    for role in facts.internal():
        if facts.load(role) > 0 and not any(s.get("role") == role for s in facts.stories):
            yield Found("STO501", (role,), "warning")
    for story in facts.stories:
        if not on_timeline(facts, story):
            yield Found("STO502", (story["id"],), "warning")
        if not has_touchpoint(story):
            yield Found("STO503", (story["id"],), "warning")
        for step in story.get("steps") or []:
            if _broken(facts, step):
                yield Found("STO504", (step["id"],), "warning")
            used = set(step.get("functions") or []) & set(facts.functions)
            if not step.get("offline") and not used:
                yield Found("STO505", (step["id"],), "info")
    for cycle in _cycles(facts):
        yield Found("STO504", tuple(cycle), "warning")


def on_timeline(facts: Facts, story: Plain) -> bool:
    """Whether a story is free of STO502."""
    steps = story.get("steps") or []
    return (
        len(steps) >= 2
        and all(filled(step.get("time")) for step in steps)
        and story.get("observation") in facts.observations
    )


def has_touchpoint(story: Plain) -> bool:
    """Whether a story is free of STO503."""
    return any(step.get("touchpoint") for step in story.get("steps") or [])


def _all_steps(facts: Facts) -> list[Plain]:
    return [step for story in facts.stories for step in story.get("steps") or []]


def _broken(facts: Facts, step: Plain) -> bool:
    touchpoint = step.get("touchpoint")
    if not touchpoint:
        return False
    steps = {s["id"] for s in _all_steps(facts)}
    to = touchpoint.get("to")
    return (to is not None and to not in steps) or touchpoint.get("role") not in facts.roles


def _cycles(facts: Facts) -> Iterator[list[str]]:
    """The strongly connected components of H with more than one step, in model order."""
    order = [step["id"] for step in _all_steps(facts)]
    after: dict[str, set[str]] = {id: set() for id in order}
    for story in facts.stories:
        steps = [step["id"] for step in story.get("steps") or []]
        for earlier, later in pairwise(steps):
            after[earlier].add(later)
    for step in _all_steps(facts):
        touchpoint = step.get("touchpoint") or {}
        if touchpoint.get("to") in after and not touchpoint.get("loop"):
            after[step["id"]].add(touchpoint["to"])
    reach = {id: _reachable(id, after) for id in order}
    seen: set[str] = set()
    for id in order:
        component = [other for other in order if other in reach[id] and id in reach[other]]
        if id not in seen and len(component) > 1:
            seen.update(component)
            yield component


def _reachable(start: str, after: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    new = {start}
    while new:
        new = {n for id in new for n in after[id]} - found
        found |= new
    return found


def routes(facts: Facts) -> Iterator[Found]:
    for id, goal in facts.goals.items():
        if not facts.steps_of(id):
            yield Found("ROU601", (id,), "error" if is_key(goal) else "warning")
    for route in facts.routes:
        for number, step in enumerate(route.get("steps") or [], start=1):
            code = f"{route['id']}-{step.get('seq', number)}"
            if not set(step.get("functions") or []) & set(facts.functions):
                yield Found("ROU602", (code,), "error")
            if step.get("functions") and _contradicts(facts, route["goal"], step):
                yield Found("ROU603", (code,), "warning")
    for id, function in facts.functions.items():
        routed = [g for g in facts.goals_of(id) if any(r["goal"] == g for r in facts.routes)]
        on_none = all(id not in facts.on_route(g) for g in routed)
        if priority(function) == "must" and routed and on_none:
            yield Found("ROU604", (id,), "info")


def _contradicts(facts: Facts, goal: str, step: Plain) -> bool:
    crossings = [(goal, f) for f in step["functions"]]
    if any(crossing not in facts.crossings for crossing in crossings):
        return True
    return all(step.get("role") not in facts.roles_in(*crossing) for crossing in crossings)


def operations(facts: Facts) -> Iterator[Found]:
    for stage in facts.stages:
        if not facts.goals_in_stage(stage):
            yield Found("OPS701", (stage,), "error" if stage == "S1" else "warning")
            continue
        for dimension in facts.required_by(stage):
            if not facts.is_supported(stage, dimension):
                yield Found("OPS702", (stage, dimension), "error")
    cold_start = facts.goals_in_stage("S1")
    if cold_start and not any(
        facts.goals_of(f) & cold_start and facts.gains_from(f) & facts.frontline()
        for f in facts.incentives()
    ):
        yield Found("OPS703", ("S1",), "error")
    for goal, function in facts.crossings:
        stage = facts.goals[goal].get("stage")
        if stage is None:
            continue
        planned = facts.release_index(facts.functions[function].get("release"))
        needed = facts.release_index(facts.stages[stage].get("release"))
        counts = priority(facts.functions[function]) == "must" or function in facts.on_route(goal)
        if counts and planned is not None and needed is not None and planned > needed:
            yield Found("OPS704", (function, goal), "warning")
