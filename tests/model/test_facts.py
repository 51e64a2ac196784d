"""What the facts count is what a search would find, and the first of many are the first in order."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from canvas_studio.model.content import Content
from canvas_studio.model.document import Document
from canvas_studio.model.facts import Facts
from canvas_studio.model.history import History
from canvas_studio.model.metrics import KINDS
from canvas_studio.model.records import Function, Goal, Role
from tests.model.build import Build
from tests.model.random_steps import take_step

cells = st.lists(st.tuples(st.integers(0, 29), st.integers(0, 2)), max_size=60)


def canvas(cells: list[tuple[int, int]], out_of_scope: set[int]) -> Content:
    """Thirty functions and three roles; `cells` say which role takes part in which function."""
    build = Build()
    build.goal("G01")
    for number in range(3):
        build.role(f"R{number}")
    for number in range(30):
        build.function(f"F{number:02}", priority="wont" if number in out_of_scope else "must")
    for function in {function for function, _ in cells}:
        roles = sorted({f"R{role}" for f, role in cells if f == function})
        build.cell("G01", f"F{function:02}", *roles)
    return build.content()


@given(cells, st.sets(st.integers(0, 29)), st.sets(st.integers(0, 29)), st.integers(1, 12))
def test_the_first_functions_of_a_role_are_those_that_come_first(
    cells: list[tuple[int, int]], out_of_scope: set[int], passed_over: set[int], most: int
) -> None:
    facts = Facts(canvas(cells, out_of_scope))
    but_not = {f"F{number:02}" for number in passed_over}
    for role in ("R0", "R1", "R2"):
        every = [f.id for f in facts.functions if role in facts.roles_of(f.id)]
        wanted = [id for id in every if id not in but_not]
        assert facts.first_functions_with(role, most, but_not) == wanted[:most]
        assert facts.part_count(role) == len(every)


@given(st.lists(st.integers(0, 2**32), min_size=1, max_size=8))
@settings(max_examples=30)
def test_counts_after_any_steps_are_what_a_search_finds(steps: list[int]) -> None:
    build = Build()
    for code in ("G01", "G02"):
        build.goal(code)
    for code, kind in (("F01", "business"), ("F02", "operations"), ("F03", "data")):
        build.function(code, kind=kind)
    build.role("R01")
    build.cell("G01", "F01", "R01")
    build.cell("G02", "F03", "R01")
    document: Document = build.document()
    history, facts = History(document), Facts(document.content)
    document.subscribe(facts.follow)
    for seed in steps:
        take_step(document, history, seed)
        for goal in document.content.every(Goal):
            functions = facts.functions_of(goal.id)
            roles = {id: facts.roles_in(goal.id, id) for id in (f.id for f in functions)}
            assert facts.staffed_count(goal.id) == sum(bool(held) for held in roles.values())
            assert facts.ends_at(goal.id) == {
                document.content.get(Role, id).side for held in roles.values() for id in held
            }
            assert facts.function_count(goal.id) == len(functions)
            for kind in KINDS:
                count = facts.kind_count(goal.id, kind)
                assert count == sum(function.kind == kind for function in functions)
        for role in document.content.every(Role):
            held = [f for f in document.content.every(Function) if role.id in facts.roles_of(f.id)]
            assert facts.part_count(role.id) == len(held)
