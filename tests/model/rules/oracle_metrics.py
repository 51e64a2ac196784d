"""C1 to C13 and the index of domain 3.5, from the definitions."""

from __future__ import annotations

from tests.model.rules.oracle_delivery import FOUR_POINTS, has_choice
from tests.model.rules.oracle_facts import Facts, Plain, filled, is_key, measurable
from tests.model.rules.oracle_research import has_touchpoint, on_timeline

WEIGHTS = {
    "C1": 0.20,
    "C2": 0.10,
    "C3": 0.20,
    "C4": 0.05,
    "C5": 0.10,
    "C6": 0.10,
    "C7": 0.10,
    "C8": 0.10,
    "C9": 0.05,
}


def figures(facts: Facts) -> dict[str, tuple[int, int]]:
    goals, functions, roles = facts.goals, facts.functions, facts.roles
    crossings = facts.crossings
    kinds = [{functions[f]["kind"] for f in facts.functions_of(g)} for g in goals]
    applicable = [d for d, x in facts.dimensions.items() if not filled(x.get("not_applicable"))]
    needs = [(s, d) for s in facts.stages for d in facts.required_by(s)]
    key_steps = [facts.steps_of(id) for id, goal in goals.items() if is_key(goal)]
    covered = [
        s for steps in key_steps for s in steps if set(s.get("functions") or []) & set(functions)
    ]
    staff = [r for r in facts.internal() if facts.load(r) > 0]
    key_modules = [id for id, module in facts.modules.items() if module.get("key")]
    data = [id for id, function in functions.items() if function["kind"] == "data"]
    return {
        "C1": (len([g for g in goals if facts.functions_of(g)]), len(goals)),
        "C2": (len([f for f in functions if facts.goals_of(f)]), len(functions)),
        "C3": (len([c for c in crossings if facts.roles_in(*c)]), len(crossings)),
        "C4": (len([r for r in roles if facts.load(r) > 0]), len(roles)),
        "C5": (sum(map(len, kinds)), 3 * len(goals)),
        "C6": (len([f for f in functions if facts.module_of(f)]), len(functions)),
        "C7": (len([d for d in applicable if facts.functions_in_dimension(d)]), len(applicable)),
        "C8": (len([need for need in needs if facts.is_supported(*need)]), len(needs)),
        "C9": (len(covered), sum(max(1, len(steps)) for steps in key_steps)),
        "C10": (len([v for v in facts.values.values() if measurable(v)]), len(facts.values)),
        "C11": (len([r for r in staff if _has_story(facts, r)]), len(staff)),
        "C12": (sum(_best_view(facts, f) for f in data), 5 * len(data)),
        "C13": (len([m for m in key_modules if has_choice(facts, m)]), len(key_modules)),
    }


def _has_story(facts: Facts, role: str) -> bool:
    return any(
        on_timeline(facts, story) and has_touchpoint(story)
        for story in facts.stories
        if story.get("role") == role
    )


def _best_view(facts: Facts, function: str) -> int:
    views = [view for view in facts.views.values() if view["function"] == function]
    return max(map(_points, views), default=0)


def _points(view: Plain) -> int:
    return sum(filled(view.get(point)) for point in (*FOUR_POINTS, "accuracy"))


def index(held: dict[str, tuple[int, int]]) -> float | None:
    counted = {id: n / d for id, (n, d) in held.items() if id in WEIGHTS and d}
    if not counted:
        return None
    return sum(WEIGHTS[id] * share for id, share in counted.items()) / sum(
        WEIGHTS[id] for id in counted
    )
