"""What can be done about findings: a module per family, a function per rule.

A function is given the facts and a finding, and says what there is to offer: a step that the
program can do, a choice of steps, a question whose answer makes a step, or a place to go to. The
catalogue test asks for every rule, here or with a reason in `BY_HAND`.
"""

from __future__ import annotations

from collections.abc import Mapping

from canvas_studio.messages import Message, message
from canvas_studio.model.facts import Facts
from canvas_studio.model.fixes.architecture import ARCHITECTURE_FIXES
from canvas_studio.model.fixes.canvas import CANVAS_FIXES
from canvas_studio.model.fixes.data import DATA_FIXES
from canvas_studio.model.fixes.delivery import DELIVERY_FIXES
from canvas_studio.model.fixes.offers import (
    Choice,
    Fix,
    Fixer,
    Offer,
    OpenCell,
    Question,
    carry_out,
)
from canvas_studio.model.fixes.research import RESEARCH_FIXES
from canvas_studio.model.fixes.roles import ROLE_FIXES
from canvas_studio.model.fixes.routes import ROUTE_FIXES
from canvas_studio.model.fixes.stages import STAGE_FIXES
from canvas_studio.model.fixes.value import VALUE_FIXES
from canvas_studio.model.rules import Finding

FIXERS: Mapping[str, Fixer] = {
    **CANVAS_FIXES,
    **ROLE_FIXES,
    **ARCHITECTURE_FIXES,
    **VALUE_FIXES,
    **RESEARCH_FIXES,
    **ROUTE_FIXES,
    **STAGE_FIXES,
    **DATA_FIXES,
    **DELIVERY_FIXES,
}
"""By the code of the rule."""

BY_HAND: Mapping[str, Message] = {
    "ROL203": message(
        "怎样拆分角色、把哪些动作交给谁，要由人来定。",
        "How to split the role, and what to hand to whom, is for people to decide.",
    ),
    "ARC307": message(
        "还缺哪些功能，要逐个维度想出来。",
        "Which functions are missing has to be thought out, dimension by dimension.",
    ),
}
"""Why there is nothing to offer for the other rules."""


def offers(facts: Facts, finding: Finding) -> tuple[Offer, ...]:
    """What there is to offer for a finding, the most likely first; nothing where it is for people."""
    fixer = FIXERS.get(finding.code)
    return tuple(fixer(facts, finding)) if fixer is not None else ()


__all__ = [
    "BY_HAND",
    "FIXERS",
    "Choice",
    "Fix",
    "Offer",
    "OpenCell",
    "Question",
    "carry_out",
    "offers",
]
