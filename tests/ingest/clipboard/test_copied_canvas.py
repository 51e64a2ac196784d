"""Any block of a canvas, copied as text or as HTML and pasted onto a blank one, is the same crossings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hypothesis import given
from hypothesis import strategies as st

from canvas_studio.ingest.clipboard import block_of, read_clipboard, to_html, to_tsv
from canvas_studio.model.commands.paste import apply_plan
from canvas_studio.model.commands.paste_plans import plan_cells
from canvas_studio.model.content import Content
from canvas_studio.model.document import Document
from canvas_studio.model.notation import print_participations
from canvas_studio.model.records import Role
from canvas_studio.model.records.text import clean, normalised_name
from tests.model.build import Build, text

GOALS, FUNCTIONS, ROLES = ("G01", "G02", "G03"), ("F01", "F02"), ("R01", "R02", "R03")
NAMES = (
    st.text('专家用户入驻Ab 12（）()、，；;/:"「」“”<&=-', min_size=1, max_size=6)
    .map(lambda drawn: " ".join(clean(drawn).split()))
    .filter(lambda name: len(normalised_name(name)) > 1)
)
Parts = list[tuple[str, list[str]]]
"""Who takes part in a cell, by id, and what they do."""
PARTS = st.lists(
    st.tuples(st.sampled_from(ROLES), st.lists(NAMES, max_size=3, unique=True)),
    max_size=3,
    unique_by=lambda part: part[0],
)


def blank(names: Sequence[str]) -> Document:
    build = Build()
    for id, name in zip(ROLES, names, strict=True):
        build.role(id, name=text(name))
    for goal in GOALS:
        build.goal(goal)
    for function in FUNCTIONS:
        build.function(function)
    return build.document()


def as_seen(content: Content, parts: Parts | None) -> str:
    """The text of a cell, as the grid copies it."""
    if parts is None:
        return ""
    named = [(content.get(Role, role).name.zh, acts) for role, acts in parts]
    return print_participations(named, "zh") or "○"


def held(content: Content) -> dict[tuple[str, str], Parts]:
    found = {}
    for goal in GOALS:
        for function in FUNCTIONS:
            if crossing := content.crossing(goal, function):
                found[goal, function] = [
                    (p.role, [each.zh for each in p.activities])
                    for p in content.participations(crossing.id)
                ]
    return found


@given(
    st.lists(NAMES, min_size=3, max_size=3, unique_by=normalised_name),
    st.dictionaries(st.tuples(st.sampled_from(GOALS), st.sampled_from(FUNCTIONS)), PARTS),
)
def test_a_copied_block_is_the_same_crossings_elsewhere(
    names: Sequence[str], cells: Mapping[tuple[str, str], Parts]
) -> None:
    document = blank(names)
    rows = [[as_seen(document.content, cells.get((g, f))) for g in GOALS] for f in FUNCTIONS]
    block = block_of(rows)
    for copied in ((to_tsv(block), None), (None, to_html(block)), (to_tsv(block), to_html(block))):
        elsewhere = blank(names)
        pasted = read_clipboard(*copied)
        plan = plan_cells(elsewhere.content, pasted.rows, GOALS, FUNCTIONS)
        assert not plan.problems
        assert not any(plan.unknown.values())
        elsewhere.run(apply_plan, plan)
        assert held(elsewhere.content) == dict(cells)
