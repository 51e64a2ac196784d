"""Whatever is done to the document, the inspector shows what the document holds."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from canvas_studio.model.content import Content
from canvas_studio.model.records import (
    RECORD_TYPES,
    FunctionPoint,
    GrowthStep,
    Indicator,
    LText,
)
from canvas_studio.views.inspector.entry import MIXED
from canvas_studio.views.inspector.list_fields import ChipsField
from canvas_studio.views.inspector.participations import ParticipationsField
from canvas_studio.views.inspector.points import PointsField
from canvas_studio.views.inspector.subject import KINDS, Subject
from tests.model.build import Build, text
from tests.model.random_steps import take_step
from tests.views.inspector.conftest import Bench, small


def rich() -> Build:
    build = small()
    build.make(GrowthStep, "GS1", name=text("梳理", "Sort out"))
    build.make(
        FunctionPoint, "F01.1", function="F01", name=text("审核"), description=text("", "Who")
    )
    build.make(FunctionPoint, "F01.2", function="F01", name=text("停用", "Stop"))
    build.put(build.goal("G03", indicator=Indicator(name=text("数"), baseline=1, target=5)))
    build.view("DV01", "F02")
    return build


@settings(max_examples=20)
@given(seeds=st.lists(st.integers(0, 2**32), min_size=1, max_size=12))
def test_what_is_shown_is_what_the_document_holds(window, seeds) -> None:
    window.studio.session.start(rich().document().content, name="test")
    window.panels.show("inspector")
    bench = Bench(window)
    document, history = window.studio.session.document, window.studio.session.history
    for seed in seeds:
        chance = random.Random(seed)
        choose(bench, chance)
        assert_same(bench)
        take_step(document, history, seed)
        if "project" not in bench.content:
            return
        bench.panel.settle()
        assert_same(bench)


def choose(bench: Bench, chance: random.Random) -> None:
    """Show something that there is, or several of it."""
    content = bench.content
    kind = chance.choice(KINDS)
    if kind == "crossing":
        pick = lambda type: chance.choice(content.of(RECORD_TYPES[type]) or [None])  # noqa: E731
        goal, function = pick("goal"), pick("function")
        if goal and function:
            bench.show(kind, goal.id, function.id)
        return
    held = [record.id for record in content.of(RECORD_TYPES[kind])]
    if held:
        bench.show(kind, *chance.sample(held, k=min(len(held), chance.choice((1, 1, 2)))))


def assert_same(bench: Bench) -> None:
    form, subject, content = bench.panel.form, bench.panel.subject, bench.content
    if form is None or subject is None:
        assert form is None
        assert subject is None
        return
    assert form.kind == subject.kind
    for entry in form.entries():
        target = entry.target
        expected = "" if target.adds else common([at(content, i, target) for i in target.ids])
        assert entry.typed() == entry.as_typed(expected), target
        assert entry.problem == ""
    for field in form.fields:
        if field.isVisibleTo(form):
            assert_same_list(field, subject, content)


def assert_same_list(field: Any, subject: Subject, content: Content) -> None:
    match field:
        case ChipsField():
            shown = [(face.id, face.is_partial) for face in field.chips.faces]
            held = [getattr(content.records[id], field.field.path) for id in subject.ids]
            items = dict.fromkeys(item for items in held for item in items)
            assert shown == [(i, not all(i in items for items in held)) for i in items]
        case PointsField():
            assert list(field.list._blocks)[:-1] == [
                point.id for point in content.referrers(subject.ids[0], FunctionPoint)
            ]
        case ParticipationsField():
            crossing = content.crossing(*subject.ids)
            held = content.participations(crossing.id) if crossing else []
            assert list(field.list._blocks) == [participation.id for participation in held]
            assert field.mark.isVisibleTo(field) == (crossing is None)


def at(content: Content, id: str, target: Any) -> Any:
    value: Any = content.records[id]
    for name in target.path.split("."):
        if isinstance(value, tuple):
            value = value[int(name)] if int(name) < len(value) else None
        else:
            value = None if value is None else getattr(value, name)
    if target.language is None:
        return value
    return {"zh": (value or LText()).zh, "en": (value or LText()).en}[target.language]


def common(values: list[Any]) -> Any:
    return values[0] if all(value == values[0] for value in values) else MIXED
