"""What the 50 rules and the metrics must give, read straight from domain 3.2 to 3.5.

A second reading of the same definitions, over the plain data of an exchange file: slow, short,
and without a line of the program. Where it and the program disagree, one of them misread.
"""

from __future__ import annotations

from tests.model.rules import oracle_metrics
from tests.model.rules.oracle_architecture import architecture, value
from tests.model.rules.oracle_canvas import canvas, roles
from tests.model.rules.oracle_delivery import data, delivery
from tests.model.rules.oracle_facts import Facts, Found, Plain
from tests.model.rules.oracle_research import operations, research, routes

FAMILIES = (canvas, roles, architecture, value, research, routes, operations, data, delivery)


def findings(model: Plain) -> set[Found]:
    """All findings of all phases."""
    facts = Facts(model)
    return {found for family in FAMILIES for found in family(facts)}


def metrics(model: Plain) -> tuple[dict[str, tuple[int, int]], float | None]:
    """The figures C1 to C13 as (numerator, denominator), and the index."""
    figures = oracle_metrics.figures(Facts(model))
    return figures, oracle_metrics.index(figures)
