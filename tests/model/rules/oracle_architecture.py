"""ARC and VAL of domain 3.4, from the definitions."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from tests.model.rules.oracle_facts import (
    ENDS,
    Facts,
    Found,
    Plain,
    filled,
    is_key,
    measurable,
    priority,
)


def architecture(facts: Facts) -> Iterator[Found]:
    populated = [d for d in facts.dimensions if facts.functions_in_dimension(d)]
    for id, dimension in facts.dimensions.items():
        if id not in populated:
            excused = filled(dimension.get("not_applicable"))
            yield Found("ARC301", (id,), "info" if excused else "error")
    placed = [f for f in facts.functions if facts.module_of(f)]
    for function in facts.functions:
        if function not in placed:
            yield Found("ARC302", (function,), "error")
    for id, module in facts.modules.items():
        inside = [f for f in placed if facts.module_of(f) == id]
        is_leaf = not any(m.get("parent") == id for m in facts.modules.values())
        decision = module.get("decision") or {}
        if is_leaf and not inside:
            yield Found("ARC303", (id,), "warning")
        if inside and not (decision.get("build") and filled(decision.get("rationale"))):
            yield Found("ARC304", (id,), "warning")
        if decision.get("build") == "on_demand" and _will_return(decision):
            yield Found("ARC305", (id,), "warning")
        if decision.get("build") == "configurable" and _over_designed(decision):
            yield Found("ARC306", (id,), "warning")
    if placed:
        share = len(facts.functions_in_dimension("business")) / len(facts.functions)
        if share > facts.thresholds["business_share"] or len(populated) <= 2:
            yield Found("ARC307", ("project",), "warning")


def _will_return(decision: Plain) -> bool:
    if _expected(decision) < 1:
        return False
    on_demand, configurable = _costs(decision)
    dearer = on_demand is not None and configurable is not None and configurable < on_demand
    return decision.get("expansion_impact") in ("medium", "high") or dearer


def _over_designed(decision: Plain) -> bool:
    impact = decision.get("expansion_impact")
    if _expected(decision) < 1 and impact != "high":
        return True
    on_demand, configurable = _costs(decision)
    if on_demand is None or configurable is None:
        return False
    return impact == "low" and on_demand <= configurable


def _expected(decision: Plain) -> Fraction:
    return _exact(decision["variants_per_year"]) * _exact(decision["horizon_years"])


def _costs(decision: Plain) -> tuple[Fraction | None, Fraction | None]:
    cost = decision.get("cost")
    if not cost:
        return None, None
    on_demand, configurable = (
        _exact(cost[f"{way}_first"]) + _exact(cost[f"{way}_per_variant"]) * _expected(decision)
        for way in ("on_demand", "configurable")
    )
    return on_demand, configurable


def _exact(number: Any) -> Fraction:
    return Fraction(str(number))


def value(facts: Facts) -> Iterator[Found]:
    values = facts.values
    for end in ENDS:
        of_end = [v for v in values.values() if v["side"] == end]
        if not of_end:
            yield Found("VAL401", (end,), "error")
        elif end != "platform" and not any(v.get("core") for v in of_end):
            yield Found("VAL403", (end,), "error")
    for id, proposition in values.items():
        if not measurable(proposition):
            yield Found("VAL402", (id,), "warning")
        if not any(id in (g.get("values") or []) for g in facts.goals.values()):
            yield Found("VAL404", (id,), "warning")
    for id, goal in facts.goals.items():
        if not goal.get("values"):
            yield Found("VAL404", (id,), "warning")
    for kind in ("internal_efficiency", "commercial_efficiency", "ecosystem_extension"):
        if not any(v["type"] == kind for v in values.values()):
            yield Found("VAL405", (kind,), "info")
    yield from _principles(facts)
    yield from _scope(facts)


def _principles(facts: Facts) -> Iterator[Found]:
    principles = facts.model.get("principles") or {}
    sustainable = principles.get("sustainable") or {}
    profitable = principles.get("profitable") or {}
    aspects = ("strategy", "operations", "product", "team")
    if not all(filled(sustainable.get(aspect)) for aspect in aspects):
        yield Found("VAL406", ("sustainable",), "error")
    if not (
        profitable.get("loop")
        and filled(profitable.get("closed_loop"))
        and facts.functions_in_dimension("monetisation")
    ):
        yield Found("VAL406", ("profitable",), "error")


def _scope(facts: Facts) -> Iterator[Found]:
    musts = [f for f in facts.functions.values() if priority(f) == "must"]
    if (
        len(facts.functions) >= 10
        and len(musts) / len(facts.functions) > facts.thresholds["must_share"]
    ):
        yield Found("VAL407", ("must_share",), "warning")
    core = [v for v in facts.values.values() if v.get("core")]
    if len(core) > facts.thresholds["max_core_values"]:
        yield Found("VAL407", ("core_values",), "warning")
    if len([g for g in facts.goals.values() if is_key(g)]) > facts.thresholds["max_key_goals"]:
        yield Found("VAL407", ("key_goals",), "warning")
