"""What may be missing in a canvas: the rule catalogue (domain 3.4), a module per family.

A new rule is a function in the module of its family, named in the tuple at the module's end.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from canvas_studio.model.records import Record
from canvas_studio.model.rules.architecture import ARCHITECTURE_RULES
from canvas_studio.model.rules.canvas import CANVAS_RULES
from canvas_studio.model.rules.data import DATA_RULES
from canvas_studio.model.rules.delivery import DELIVERY_RULES
from canvas_studio.model.rules.framework import (
    PHASES,
    SEVERITIES,
    SEVERITY_WORDS,
    Finding,
    Found,
    Identity,
    Rule,
    Severity,
    SubjectRule,
    WholeRule,
)
from canvas_studio.model.rules.research import RESEARCH_RULES
from canvas_studio.model.rules.roles import ROLE_RULES
from canvas_studio.model.rules.routes import ROUTE_RULES
from canvas_studio.model.rules.stages import STAGE_RULES
from canvas_studio.model.rules.targets import target_codes, target_key
from canvas_studio.model.rules.touched import Touched, touched_subjects
from canvas_studio.model.rules.value import VALUE_RULES

_CATALOGUE: tuple[Rule, ...] = (
    *CANVAS_RULES,
    *ROLE_RULES,
    *ARCHITECTURE_RULES,
    *VALUE_RULES,
    *RESEARCH_RULES,
    *ROUTE_RULES,
    *STAGE_RULES,
    *DATA_RULES,
    *DELIVERY_RULES,
)

RULES: Mapping[str, Rule] = MappingProxyType({rule.code: rule for rule in _CATALOGUE})
"""All rules by code, in the order of the catalogue."""

WHOLE_RULES: tuple[WholeRule, ...] = tuple(r for r in _CATALOGUE if isinstance(r, WholeRule))


def _by_subject() -> Mapping[type[Record], tuple[SubjectRule, ...]]:
    sorted_out: dict[type[Record], list[SubjectRule]] = {}
    for rule in _CATALOGUE:
        if isinstance(rule, SubjectRule):
            for subject in rule.subjects:
                sorted_out.setdefault(subject, []).append(rule)
    return MappingProxyType({subject: tuple(rules) for subject, rules in sorted_out.items()})


SUBJECT_RULES: Mapping[type[Record], tuple[SubjectRule, ...]] = _by_subject()
"""The rules that look at a single record, by its type."""

__all__ = [
    "PHASES",
    "RULES",
    "SEVERITIES",
    "SEVERITY_WORDS",
    "SUBJECT_RULES",
    "WHOLE_RULES",
    "Finding",
    "Found",
    "Identity",
    "Rule",
    "Severity",
    "SubjectRule",
    "Touched",
    "WholeRule",
    "target_codes",
    "target_key",
    "touched_subjects",
]
