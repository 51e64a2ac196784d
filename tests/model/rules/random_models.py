"""Valid models at random: the sample after edits that a person could have made.

Elements fall together with what refers to them, and attributes change within what domain 2.4
allows, so that every model loads without a repair.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any

from hypothesis import strategies as st

from tests.model.rules.oracle_facts import Plain

Draw = Callable[[st.SearchStrategy[Any]], Any]
Edit = Callable[[Plain, "Chance"], None]

TEXT = {"zh": "说明", "en": "text"}
NO_TEXT: Plain = {}
SIDES = ("demand", "resource", "platform")
VALUE_TYPES = {
    "demand": ("experience", "service", "problem_solving", "other"),
    "resource": ("direct_benefit", "customer_acquisition", "self_management"),
    "platform": ("internal_efficiency", "commercial_efficiency", "ecosystem_extension"),
}


class Chance:
    """Makes the choices of one random model."""

    def __init__(self, draw: Draw) -> None:
        self._draw = draw

    def of(self, choices: Any) -> Any:
        choices = list(choices)
        return choices[self._draw(st.integers(0, len(choices) - 1))]

    def some(self, choices: Any, most: int = 3) -> list[Any]:
        choices = list(choices)
        if not choices:
            return []
        places = self._draw(st.lists(st.integers(0, len(choices) - 1), max_size=most, unique=True))
        return [choices[place] for place in places]

    def yes(self) -> bool:
        return bool(self._draw(st.booleans()))


def elements(model: Plain, path: str) -> list[Plain]:
    """All elements at a path of collections, such as routes/steps."""
    found = [model]
    for part in path.split("/"):
        below = (element.get(part) for element in found)
        found = [e for b in below if b for e in (b if isinstance(b, list) else [b])]
    return found


def ids(model: Plain, path: str) -> list[str]:
    return [element["id"] for element in elements(model, path)]


# -- elements removed -----------------------------------------------------------------------------

REFERENCES = {
    "role", "goal", "function", "module", "parent", "options", "stage", "release", "view",
    "observation", "line", "task", "to", "owner", "raised_by", "decided_by", "confirmed_by",
}  # fmt: skip
FALLS_WITH = {  # elements of a list that cannot be without what these attributes name
    "cells": ("goal", "function"),
    "roles": ("role",),
    "routes": ("goal",),
    "data_views": ("function",),
}
MAY_DANGLE = {"view", "observation", "to"}  # and the role of a touchpoint: rules report them
REMOVABLE = (
    "goals", "functions", "roles", "values", "modules", "cells", "routes", "routes/steps",
    "data_views", "option_sets", "questions", "research/stories", "research/stories/steps",
    "research/observations", "lifecycle/risks", "lifecycle/training", "lifecycle/changes",
    "lifecycle/deliverables", "lifecycle/kickoff",
)  # fmt: skip


def remove(path: str) -> Edit:
    def edit(model: Plain, chance: Chance) -> None:
        chosen = elements(model, path)
        if chosen:
            _remove(model, chance.of(chosen), keep_dangling=chance.yes())

    return edit


def _remove(model: Plain, element: Plain, keep_dangling: bool = False) -> None:
    """Take an element out, with the references to it and to what falls with it."""
    gone = [element]
    while gone:
        element = gone.pop()
        _take_out(model, element)
        if "id" in element:
            gone += _forget(model, element["id"], "", keep_dangling)
        for step in element.get("steps") or []:
            if "id" in step:
                gone += _forget(model, step["id"], "", keep_dangling)


def _take_out(place: Any, element: Plain) -> None:
    if isinstance(place, list):
        place[:] = [e for e in place if e is not element]
    for inner in place.values() if isinstance(place, dict) else place:
        if isinstance(inner, dict | list):
            _take_out(inner, element)


def _forget(place: Any, id: str, name: str, keep_dangling: bool) -> Iterator[Plain]:
    """Clear the references to `id`; yields the elements that cannot be without it."""
    if isinstance(place, list):
        place[:] = [e for e in place if e != id]
        for element in place:
            if isinstance(element, dict):
                if any(element.get(key) == id for key in FALLS_WITH.get(name, ())):
                    yield element
                yield from _forget(element, id, name, keep_dangling)
    elif isinstance(place, dict):
        for key, held in list(place.items()):
            dangles = key in MAY_DANGLE or (key == "role" and "direction" in place)
            if key in REFERENCES and held == id:
                if not (dangles and keep_dangling) and key not in FALLS_WITH.get(name, ()):
                    del place[key]
            elif isinstance(held, dict | list):
                yield from _forget(held, id, key, keep_dangling)


# -- attributes changed ---------------------------------------------------------------------------

ATTRIBUTES: list[tuple[str, str, tuple[Any, ...]]] = [
    ("project/thresholds", "overload", (0.1, 0.2, 0.6)),
    ("project/thresholds", "overload_min_crossings", (5, 60)),
    ("project/thresholds", "must_share", (0.2, 0.5, 0.9)),
    ("project/thresholds", "business_share", (0.1, 0.4)),
    ("project/thresholds", "max_core_values", (1, 5)),
    ("project/thresholds", "max_key_goals", (3, 5)),
    ("stages", "release", ("V1.0", "V1.1", "V3.0", None)),
    ("goals", "stage", ("S1", "S2", "S3", "S4", "S5", None)),
    ("goals", "key", (True, False)),
    ("goals", "indicator", (None,)),
    ("goals/indicator", "name", (NO_TEXT, TEXT)),
    ("goals/indicator", "target", (None,)),
    ("goals/indicator", "view", ("DV01", "DV99", None)),
    ("values", "core", (True, False)),
    ("values", "indicator", (None,)),
    ("values/indicator", "name", (NO_TEXT, TEXT)),
    ("values/indicator", "unit", (NO_TEXT, TEXT)),
    ("values/indicator", "target", (None,)),
    ("dimensions", "not_applicable", (None, {"reason": TEXT})),
    ("principles/sustainable", "team", (NO_TEXT, TEXT)),
    ("principles/profitable", "loop", (None, "both")),
    ("principles/profitable", "closed_loop", (NO_TEXT, TEXT)),
    ("modules", "dimension", ("business", "operations", "data", "monetisation", "content")),
    ("modules", "key", (True, False)),
    ("modules", "flow", ("business_heavy", "experience")),
    ("modules", "confirmer", ("business_owner", "project_owner", None)),
    ("modules", "decision", (None,)),
    ("modules/decision", "build", ("on_demand", "configurable", None)),
    ("modules/decision", "variants_per_year", (0, 0.5, 1, 6)),
    ("modules/decision", "horizon_years", (0.5, 1, 2, 3)),
    ("modules/decision", "expansion_impact", ("low", "medium", "high")),
    ("modules/decision", "rationale", (NO_TEXT, TEXT)),
    ("modules/decision/cost", "configurable_first", (10, 38, 200)),
    ("functions", "priority", ("must", "should", "could", "wont")),
    ("functions", "release", ("V1.0", "V1.1", "V2.0", "V3.0", None)),
    ("functions", "tags", ([], ["incentive"], ["finance"], ["performance", "enablement"])),
    ("cells", "roles", ([],)),
    ("cells/roles", "act", ([], [NO_TEXT], [TEXT])),
    ("routes/steps", "functions", ([], ["F36"])),
    ("research/stories", "observation", ("OB01", "OB99", None)),
    ("research/stories/steps", "time", (None, "", "10:00")),
    ("research/stories/steps", "functions", ([], ["F36"], ["F01"])),
    ("research/stories/steps", "offline", (True, False)),
    ("research/stories/steps", "touchpoint", (None,)),
    ("research/stories/steps/touchpoint", "loop", (True, False)),
    ("research/stories/steps/touchpoint", "direction", ("upstream", "downstream")),
    ("research/stories/steps/touchpoint", "role", ("R01", "R99")),
    ("data_views", "accuracy", ("absolute", "relative", None)),
    ("data_views", "subject", ("performance", "finance", "kpi", "operations", "other")),
    ("data_views", "drivers", ([], [NO_TEXT], [TEXT])),
    ("data_views", "scenario", (NO_TEXT, TEXT)),
    ("data_views", "dimensions", (NO_TEXT, TEXT)),
    ("data_views", "definition", (NO_TEXT, TEXT)),
    ("data_views", "special", (NO_TEXT, TEXT)),
    ("option_sets", "competitor", (NO_TEXT, TEXT)),
    ("option_sets/options", "user_value", (NO_TEXT, TEXT)),
    ("option_sets/options", "business_value", (NO_TEXT, TEXT)),
    ("option_sets/options", "platform_value", (NO_TEXT, TEXT)),
    ("questions", "status", ("open", "closed", "dropped")),
    ("questions", "refs", ([], ["F36"], ["G01"])),
    ("lifecycle/kickoff", "done", (True, False)),
    ("lifecycle/risks", "response", (NO_TEXT, TEXT)),
    ("lifecycle/deliverables", "status", ("missing", "draft", "ready")),
    ("lifecycle/changes", "classification", ("change", "optimisation", None)),
    ("lifecycle/changes", "status", ("proposed", "accepted", "rejected", "done")),
]


def set_attribute(path: str, name: str, choices: tuple[Any, ...]) -> Edit:
    def edit(model: Plain, chance: Chance) -> None:
        chosen = elements(model, path)
        if chosen:
            chance.of(chosen)[name] = copy.deepcopy(chance.of(choices))
            _keep_children_in_their_dimension(model)

    return edit


def _keep_children_in_their_dimension(model: Plain) -> None:
    dimensions = {module["id"]: module["dimension"] for module in elements(model, "modules")}
    for module in elements(model, "modules"):
        if module.get("parent"):
            module["dimension"] = dimensions[module["parent"]]
