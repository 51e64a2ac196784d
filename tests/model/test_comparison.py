"""A comparison names what differs, in words, and nothing that people would not call a difference."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from canvas_studio.model import storage
from canvas_studio.model.changes import Change
from canvas_studio.model.commands import axes, canvas, elements
from canvas_studio.model.comparison import Difference, compared, differences
from canvas_studio.model.content import Content
from canvas_studio.model.document import Document
from canvas_studio.model.history import History
from canvas_studio.model.records import Goal, LText
from tests.model.build import Build, text
from tests.model.random_steps import take_step

SAMPLE = Path(__file__).parents[2] / "samples" / "expert-platform.yaml"


def document() -> Document:
    build = Build()
    build.role("R01", name=text("专家", "Expert"))
    build.goal("G01", name=text("资源沉淀", "Build up"))
    build.goal("G02", name=text("成交"))
    build.function("F01", name=text("入驻"))
    build.cell("G01", "F01", "R01", activity="申请")
    return build.document()


def changed(*steps: object) -> list[Difference]:
    """What a comparison says after commands, each given with its arguments."""
    canvas_now = document()
    before = canvas_now.snapshot()
    for command, *arguments in steps:
        canvas_now.run(command, *arguments)
    return differences(before, canvas_now.content)


def lines(found: list[Difference], language: str = "zh") -> list[str]:
    return [
        f"{d.kind} {d.type} {d.name.text(language)}"
        + "".join(
            f" | {v.attribute.text(language)}: {v.before.text(language)} → {v.after.text(language)}"
            for v in d.values
        )
        for d in found
    ]


def test_the_same_canvas_differs_in_nothing() -> None:
    assert differences(document().content, document().content) == []


@pytest.mark.parametrize(
    ("step", "line"),
    [
        ((elements.rename, "G02", "成交增长"), "changed goal G02 成交增长 | 名称: 成交 → 成交增长"),
        (
            (elements.rename, "G01", LText(zh="资源沉淀", en="Grow")),
            "changed goal G01 资源沉淀 | 名称（英文）: Build up → Grow",
        ),
        (
            (elements.rename, "G01", LText(zh="沉淀", en="Build up")),
            "changed goal G01 沉淀 | 名称（中文）: 资源沉淀 → 沉淀",
        ),
        (
            (elements.rename, "G01", LText(zh="沉淀", en="Grow")),
            "changed goal G01 沉淀 | 名称: 资源沉淀 → 沉淀",
        ),
        ((axes.set_kind, "F01", "data"), "changed function F01 入驻 | 功能类型: 业务 → 数据"),
        ((axes.set_stage, "G02", "S3"), "changed goal G02 成交 | 运营阶段: （空） → S3 成交增长"),
        (
            (elements.set_attribute, "G02", "indicator.target", 5),
            "changed goal G02 成交 | 目标值: （空） → 5",
        ),
        ((elements.move, "G02", 0), "changed goal G02 成交 | 次序: 2 → 1"),
        ((elements.delete, "G02"), "removed goal G02 成交"),
        (
            (canvas.write_cell, "G02", "F01", "专家/签约"),
            "added crossing G02 成交 × F01 入驻 | 角色: （空白） → 专家（签约）",
        ),
        (
            (canvas.write_cell, "G01", "F01", "专家/申请;签约"),
            "changed crossing G01 资源沉淀 × F01 入驻 | 角色: 专家（申请） → 专家（申请、签约）",
        ),
        (
            (canvas.clear_roles, [("G01", "F01")]),
            "changed crossing G01 资源沉淀 × F01 入驻 | 角色: 专家（申请） → ○",
        ),
        (
            (canvas.blank_cells, [("G01", "F01")]),
            "removed crossing G01 资源沉淀 × F01 入驻 | 角色: 专家（申请） → （空白）",
        ),
    ],
)
def test_a_difference_is_said_in_words(step: tuple[object, ...], line: str) -> None:
    assert lines(changed(step)) == [line]


def test_what_is_kept_for_the_programs_sake_is_no_difference() -> None:
    assert lines(changed((elements.delete, "G02"))) == ["removed goal G02 成交"]


def test_a_note_on_a_role_that_stays_is_said_with_the_role() -> None:
    found = changed((elements.set_attribute, "G01*F01*R01", "note", "仅一线"))
    assert lines(found) == [
        "changed crossing G01 资源沉淀 × F01 入驻 | R01 专家：备注: （空） → 仅一线"
    ]


def test_differences_come_by_type_and_in_the_order_of_the_canvas() -> None:
    found = changed(
        (canvas.mark, [("G02", "F01")]),
        (elements.rename, "F01", "专家入驻"),
        (elements.rename, "G02", "成交增长"),
        (elements.rename, "G01", "沉淀"),
    )
    assert [(d.type, d.id) for d in found] == [
        ("goal", "G01"), ("goal", "G02"), ("function", "F01"), ("crossing", "G02*F01"),
    ]  # fmt: skip


def test_a_new_key_for_the_same_place_is_no_difference() -> None:
    content = document().content
    other = content.copy()
    goal = content.get(Goal, "G02")
    other.apply([Change(goal, dataclasses.replace(goal, order=goal.order + "V"))])
    assert compared(content, other) == []


@settings(max_examples=25)
@given(st.lists(st.integers(0, 100_000), min_size=1, max_size=8))
def test_whatever_is_done_can_be_said_in_both_languages(seeds: list[int]) -> None:
    canvas_now = Document(SAMPLE_CONTENT.copy())
    history = History(canvas_now)
    for seed in seeds:
        take_step(canvas_now, history, seed)
    found = differences(SAMPLE_CONTENT, canvas_now.content)
    assert bool(lines(found, "zh")) == bool(lines(found, "en"))
    told = {d.id for d in found}
    for change in compared(SAMPLE_CONTENT, canvas_now.content):
        if change.record.type not in ("project", "crossing", "participation"):
            assert change.record.id in told


SAMPLE_CONTENT: Content = storage.load(SAMPLE)
