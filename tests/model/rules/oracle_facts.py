"""The sets of domain 3.2, read from the plain data of an exchange file."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

Plain = dict[str, Any]

ENDS = ("demand", "resource", "platform")
THRESHOLDS = {
    "overload": 0.40,
    "overload_min_crossings": 10,
    "must_share": 0.60,
    "business_share": 0.80,
    "max_core_values": 3,
    "max_key_goals": 7,
}


@dataclass(frozen=True)
class Found:
    """A finding as the definitions give it."""

    code: str
    targets: tuple[str, ...]
    severity: str

    def __str__(self) -> str:
        return f"{self.code} {'/'.join(self.targets)}"


def filled(text: Any) -> bool:
    """Whether a bilingual text says anything in any language."""
    if isinstance(text, dict):
        return any(filled(part) for part in text.values())
    return text is not None and bool(str(text).strip())


def by_id(elements: Iterable[Plain] | None) -> dict[str, Plain]:
    return {element["id"]: element for element in elements or []}


class Facts:
    """G, F⁺, R, M, D, S, V, C and what is derived from them, under the names of domain 3.2."""

    def __init__(self, model: Plain) -> None:
        self.model = model
        self.project: Plain = model["project"]
        self.thresholds: Plain = THRESHOLDS | (self.project.get("thresholds") or {})
        self.releases = [release["id"] for release in self.project["releases"]]
        self.roles = by_id(model.get("roles"))
        self.values = by_id(model.get("values"))
        self.stages = by_id(model.get("stages"))
        self.goals = by_id(model.get("goals"))
        self.dimensions = by_id(model.get("dimensions"))
        self.modules = by_id(model.get("modules"))
        self.all_functions = by_id(model.get("functions"))
        self.functions = {  # F⁺
            id: f for id, f in self.all_functions.items() if priority(f) != "wont"
        }
        self.routes: list[Plain] = model.get("routes") or []
        research: Plain = model.get("research") or {}
        self.stories: list[Plain] = research.get("stories") or []
        self.observations = by_id(research.get("observations"))
        self.views = by_id(model.get("data_views"))
        self.option_sets: list[Plain] = model.get("option_sets") or []
        self.questions: list[Plain] = model.get("questions") or []
        self.lifecycle: Plain = model.get("lifecycle") or {}
        self.crossings: dict[tuple[str, str], list[Plain]] = {  # C, with who takes part
            (cell["goal"], cell["function"]): cell.get("roles") or []
            for cell in model.get("cells") or []
            if cell["function"] in self.functions
        }

    def roles_in(self, goal: str, function: str) -> set[str]:
        """R(g,f)."""
        return {part["role"] for part in self.crossings[goal, function]}

    def functions_of(self, goal: str) -> set[str]:
        """F(g)."""
        return {f for g, f in self.crossings if g == goal}

    def goals_of(self, function: str) -> set[str]:
        """G(f)."""
        return {g for g, f in self.crossings if f == function}

    def roles_of(self, function: str) -> set[str]:
        """R(f)."""
        return {r for g in self.goals_of(function) for r in self.roles_in(g, function)}

    def load(self, role: str) -> int:
        return sum(role in self.roles_in(g, f) for g, f in self.crossings)

    def sole(self, role: str) -> set[str]:
        return {f for f in self.functions if self.roles_of(f) == {role}}

    def module_of(self, function: str) -> str | None:
        return self.all_functions[function].get("module")

    def dimension_of(self, function: str) -> str | None:
        module = self.module_of(function)
        return self.modules[module]["dimension"] if module else None

    def functions_in_dimension(self, dimension: str) -> set[str]:
        return {f for f in self.functions if self.dimension_of(f) == dimension}

    def goals_in_stage(self, stage: str) -> set[str]:
        return {id for id, g in self.goals.items() if g.get("stage") == stage}

    def required_by(self, stage: str) -> set[str]:
        return {entry["dimension"] for entry in self.stages[stage]["requires"]}

    def is_supported(self, stage: str, dimension: str) -> bool:
        """Whether a function of the dimension supports a goal of the stage."""
        return any(
            self.goals_of(f) & self.goals_in_stage(stage)
            for f in self.functions_in_dimension(dimension)
        )

    def incentives(self) -> set[str]:
        """Inc."""
        return {id for id, f in self.functions.items() if "incentive" in (f.get("tags") or [])}

    def gains_from(self, function: str) -> set[str]:
        """R(f) and the beneficiaries of f."""
        return self.roles_of(function) | set(self.functions[function].get("beneficiaries") or [])

    def frontline(self) -> set[str]:
        """FL."""
        return {id for id, r in self.roles.items() if r.get("frontline")}

    def internal(self) -> set[str]:
        return {id for id, r in self.roles.items() if r.get("internal")}

    def steps_of(self, goal: str) -> list[Plain]:
        return [s for r in self.routes if r["goal"] == goal for s in r.get("steps") or []]

    def on_route(self, goal: str) -> set[str]:
        used = {f for step in self.steps_of(goal) for f in step.get("functions") or []}
        return used & set(self.functions)

    def release_index(self, release: str | None) -> int | None:
        return None if release is None else self.releases.index(release)


def priority(function: Plain) -> str:
    return function.get("priority") or "should"


def is_key(goal: Plain) -> bool:
    return bool(goal.get("key", True))


def similarity(facts: Facts, a: str, b: str) -> float:
    """Similarity of two functions' names as domain 2.4 says, in the project's language."""
    left, right = (pairs(reduced(facts.all_functions[f]["name"], facts)) for f in (a, b))
    return len(left & right) / len(left | right) if left | right else 0.0


def reduced(name: Plain, facts: Facts) -> str:
    text = name.get(facts.project["primary_language"]) or ""
    text = unicodedata.normalize("NFKC", text).lower()
    text = "".join(
        c for c in text if not c.isspace() and not unicodedata.category(c).startswith(("P", "S"))
    )
    for noise in ("管理", "功能", "模块", "系统", "平台", "的", "与", "和", "及"):
        text = text.replace(noise, "")
    return text


def pairs(text: str) -> set[str]:
    return {text} if len(text) == 1 else {text[i : i + 2] for i in range(len(text) - 1)}


def measurable(value: Plain) -> bool:
    indicator = value.get("indicator") or {}
    return (
        filled(indicator.get("name"))
        and filled(indicator.get("unit"))
        and indicator.get("target") is not None
    )
