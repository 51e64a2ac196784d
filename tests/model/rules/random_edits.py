"""The random edits that need more than one attribute, and the strategy that puts them together."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import strategies as st

from tests.model.rules.oracle_facts import Plain
from tests.model.rules.random_models import (
    ATTRIBUTES,
    REMOVABLE,
    SIDES,
    TEXT,
    VALUE_TYPES,
    Chance,
    Draw,
    Edit,
    elements,
    ids,
    remove,
    set_attribute,
)


def _one(model: Plain, chance: Chance, path: str) -> Plain:
    """An element at random; where there is none, one that is in no model."""
    return chance.of(elements(model, path) or [{}])


def _leaves(model: Plain) -> list[str]:
    parents = {module.get("parent") for module in elements(model, "modules")}
    return [id for id in ids(model, "modules") if id not in parents]


def change_kind(model: Plain, chance: Chance) -> None:
    function = _one(model, chance, "functions")
    function["kind"] = chance.of(("business", "operations", "data"))
    if function["kind"] != "data":
        views = [v for v in elements(model, "data_views") if v["function"] != function.get("id")]
        model["data_views"] = views


def place_function(model: Plain, chance: Chance) -> None:
    _one(model, chance, "functions")["module"] = chance.of([*_leaves(model), None])


def change_beneficiaries(model: Plain, chance: Chance) -> None:
    _one(model, chance, "functions")["beneficiaries"] = chance.some(ids(model, "roles"))


def copy_function(model: Plain, chance: Chance) -> None:
    """A second function of almost the same name, in the same or in other crossings."""
    functions = elements(model, "functions")
    if not functions:
        return
    id = f"F{len(functions) + 40}"
    if id in ids(model, "functions"):
        return
    original = chance.of(functions)
    twin = copy.deepcopy(original) | {"id": id}
    twin["name"] = {"zh": original["name"]["zh"] + chance.of(["", "功能", "导出", "大区版本"])}
    model["functions"].insert(chance.of(range(len(functions))), twin)
    for cell in [c for c in elements(model, "cells") if c["function"] == original["id"]]:
        model["cells"].append(copy.deepcopy(cell) | {"function": id})


def mark_crossing(model: Plain, chance: Chance) -> None:
    goals, functions = ids(model, "goals"), ids(model, "functions")
    taken = {(c["goal"], c["function"]) for c in elements(model, "cells")}
    free = [(g, f) for g in goals for f in functions if (g, f) not in taken]
    if free:
        goal, function = chance.of(free)
        roles = [{"role": r, "act": [TEXT]} for r in chance.some(ids(model, "roles"))]
        model["cells"].append({"goal": goal, "function": function, "roles": roles})


def staff_crossing(model: Plain, chance: Chance) -> None:
    roles = chance.some(ids(model, "roles"))
    _one(model, chance, "cells")["roles"] = [{"role": r, "act": [TEXT]} for r in roles]


def add_goal(model: Plain, chance: Chance) -> None:
    goals = model["goals"]
    id = f"G{len(goals) + 20}"
    if id not in ids(model, "goals"):
        goals.append({"id": id, "name": {"zh": f"目标{id}"}, "stage": chance.of(["S1", "S5"])})


def add_role(model: Plain, chance: Chance) -> None:
    id = f"R{len(model['roles']) + 20}"
    if id not in ids(model, "roles"):
        role = {"id": id, "name": {"zh": f"角色{id}"}, "side": "platform", "internal": chance.yes()}
        model["roles"].append(role)
        staffed = elements(model, "cells")
        for cell in chance.some(staffed, 5):
            cell["roles"] = [{"role": id, "act": [TEXT]}]


def move_role(model: Plain, chance: Chance) -> None:
    role = _one(model, chance, "roles")
    role["side"] = chance.of(SIDES)
    if role["side"] != "platform":
        role["internal"] = role["frontline"] = False
    for value in elements(model, "values"):
        if value.get("role") == role.get("id") and value["side"] != role["side"]:
            value["role"] = None


def employ_role(model: Plain, chance: Chance) -> None:
    role = _one(model, chance, "roles")
    if role.get("side") == "platform":
        role["internal"] = chance.yes()
        role["frontline"] = role["internal"] and chance.yes()


def retire_frontline(model: Plain, chance: Chance) -> None:
    for role in elements(model, "roles"):
        role["frontline"] = False


def move_value(model: Plain, chance: Chance) -> None:
    value = _one(model, chance, "values")
    value["side"] = chance.of(SIDES)
    value["type"] = chance.of(VALUE_TYPES[value["side"]])
    value["role"] = None


def silence_end(model: Plain, chance: Chance) -> None:
    """An end gets no value at all."""
    side = chance.of(SIDES)
    gone = [v["id"] for v in elements(model, "values") if v["side"] == side]
    model["values"] = [v for v in elements(model, "values") if v["id"] not in gone]
    for goal in elements(model, "goals"):
        goal["values"] = [v for v in goal.get("values") or [] if v not in gone]


def pursue_values(model: Plain, chance: Chance) -> None:
    _one(model, chance, "goals")["values"] = chance.some(ids(model, "values"))


def require_dimensions(model: Plain, chance: Chance) -> None:
    wanted = chance.some(ids(model, "dimensions")) or ["content"]
    entries = [{"dimension": d, "basis": "derived"} for d in wanted]
    _one(model, chance, "stages")["requires"] = entries


def nest_module(model: Plain, chance: Chance) -> None:
    """Put a module under another one that holds no functions and is at the top."""
    modules = elements(model, "modules")
    id = f"M{len(modules) + 20}"
    if not modules or id in ids(model, "modules"):
        return
    child = chance.of(modules)
    if child.get("parent") or child["id"] not in _leaves(model):
        return
    parent = {"id": id, "name": {"zh": f"模块{id}"}, "dimension": child["dimension"], "key": False}
    model["modules"].append(parent | {"flow": "experience"})
    if chance.yes():
        child["parent"] = id


def redirect_route_step(model: Plain, chance: Chance) -> None:
    step = _one(model, chance, "routes/steps")
    step["functions"] = chance.some(ids(model, "functions"))
    step["role"] = chance.of([*ids(model, "roles"), None])


def redirect_touchpoint(model: Plain, chance: Chance) -> None:
    step = _one(model, chance, "research/stories/steps")
    to = chance.of([*ids(model, "research/stories/steps"), "ST99-1", None])
    step["touchpoint"] = {"direction": "downstream", "role": "R01", "to": to}


def retell_story(model: Plain, chance: Chance) -> None:
    _one(model, chance, "research/stories")["role"] = chance.of([*ids(model, "roles"), None])


def work_alone(model: Plain, chance: Chance) -> None:
    """A story in which nobody else appears."""
    for step in elements(_one(model, chance, "research/stories"), "steps"):
        step["touchpoint"] = None


def decide_options(model: Plain, chance: Chance) -> None:
    options = _one(model, chance, "option_sets")
    labels = [option["label"] for option in elements(options, "options")]
    options["status"] = chance.of(["open", "decided"]) if labels else "open"
    options["chosen"] = chance.of(labels) if options["status"] == "decided" else None


def change_option_count(model: Plain, chance: Chance) -> None:
    options = _one(model, chance, "option_sets")
    count = chance.of([1, 3])
    held = elements(options, "options")
    if not held:
        return
    kept: list[Any] = held[:count]
    while len(kept) < count:
        kept.append(copy.deepcopy(held[0]))
    options["options"] = [o | {"label": label} for o, label in zip(kept, "ABC", strict=False)]
    options |= {"status": "open", "chosen": None, "recommended": "A"}


def ask_about(model: Plain, chance: Chance) -> None:
    _one(model, chance, "questions")["refs"] = chance.some(ids(model, "functions"))


def own_risk(model: Plain, chance: Chance) -> None:
    _one(model, chance, "lifecycle/risks")["owner"] = chance.of([*ids(model, "roles"), None])


def train(model: Plain, chance: Chance) -> None:
    training = _one(model, chance, "lifecycle/training")
    training["audience"] = chance.some(ids(model, "roles"))
    training["functions"] = ids(model, "functions") if chance.yes() else []


def leave_out_module(model: Plain, chance: Chance) -> None:
    """All functions of a module are left out this time."""
    module = _one(model, chance, "modules").get("id")
    for function in elements(model, "functions"):
        if function.get("module") == module:
            function["priority"] = "wont"


def prioritise(model: Plain, chance: Chance) -> None:
    for function in chance.some(elements(model, "functions"), 15):
        function["priority"] = "must"


def split_off(model: Plain, chance: Chance) -> None:
    """Goal, function and role of their own, connected with nothing else."""
    add_goal(model, chance)
    goal = model["goals"][-1]["id"]
    functions = chance.some(ids(model, "functions"))
    roles = chance.some(ids(model, "roles"))
    model["cells"] = [
        cell
        for cell in elements(model, "cells")
        if cell["goal"] != goal and cell["function"] not in functions
    ]
    for cell in model["cells"]:
        cell["roles"] = [part for part in cell.get("roles") or [] if part["role"] not in roles]
    for function in functions:
        parts = [{"role": role, "act": [TEXT]} for role in roles]
        model["cells"].append({"goal": goal, "function": function, "roles": parts})


EDITS: list[Edit] = [
    *(remove(path) for path in REMOVABLE),
    *(set_attribute(*attribute) for attribute in ATTRIBUTES),
    change_kind,
    place_function,
    change_beneficiaries,
    copy_function,
    mark_crossing,
    staff_crossing,
    add_goal,
    add_role,
    move_role,
    employ_role,
    retire_frontline,
    move_value,
    silence_end,
    pursue_values,
    require_dimensions,
    nest_module,
    redirect_route_step,
    redirect_touchpoint,
    retell_story,
    work_alone,
    decide_options,
    change_option_count,
    ask_about,
    own_risk,
    train,
    leave_out_module,
    prioritise,
    split_off,
]


def models(sample: Plain) -> st.SearchStrategy[Plain]:
    """The sample after some edits at random."""

    @st.composite
    def edited(draw: Draw) -> Plain:
        model = copy.deepcopy(sample)
        model["project"].setdefault("thresholds", {})
        chance = Chance(draw)
        count = draw(st.sampled_from((1, 5, 20, 60)))
        for edit in draw(st.lists(st.sampled_from(EDITS), min_size=count, max_size=count)):
            edit(model, chance)
        return model

    return edited()
