"""Cells copied within a canvas keep everything, and nothing that was there is overwritten."""

from __future__ import annotations

import pytest

from canvas_studio.model.commands import canvas, copying, elements
from canvas_studio.model.commands.staffing import Cell
from canvas_studio.model.document import Document
from canvas_studio.model.records import Goal, LText, Participation
from tests.model.build import Build, text
from tests.model.commands.test_canvas import ALL, START, A, B, C, D, cell, document, shown

__all__ = ["document"]


def say(document: Document, id: str, **attributes: object) -> None:
    document.run(lambda tx: tx.change(tx.content.get(Participation, id), **attributes))


def test_filling_adds_to_what_is_there(document: Document) -> None:
    changes = document.run(copying.fill_cells, {B: A, C: A, D: A})
    filled = "专家（入驻）；用户（入驻）"
    assert shown(document) == [filled, filled, filled, "业务人员；专家（入驻）；用户（入驻）"]
    assert changes.label.text("en") == "Fill 3 cells"


def test_a_blank_source_fills_nothing_and_a_mark_fills_a_mark(document: Document) -> None:
    document.run(copying.fill_cells, {A: C, D: C})
    assert shown(document) == START
    document.run(copying.fill_cells, {A: B, C: B})
    assert shown(document) == [START[0], "", "", START[3]]


def test_cells_filled_from_one_another_get_what_the_other_held_before(document: Document) -> None:
    document.run(copying.fill_cells, {A: D, D: A})
    assert cell(document, A) == "专家（入驻）；用户（入驻）；业务人员"
    assert cell(document, D) == "业务人员；专家（入驻）；用户（入驻）"


def test_letters_notes_and_translations_go_along(document: Document) -> None:
    onboard = (LText(zh="入驻", en="Onboard"),)
    say(document, "G01*F01*R01", activities=onboard, raci=("R",), note=text("年审", "Yearly"))
    document.run(canvas.write_cell, *D, "专家（入驻、退出）")
    say(document, "G02*F02*R01", raci=("A",), note=text("季审"))
    document.run(copying.fill_cells, {D: A})
    after = document.content.get(Participation, "G02*F02*R01")
    assert after.activities == (*onboard, LText(zh="退出"))
    assert after.raci == ("A", "R")
    assert after.note == text("季审\n年审", "Yearly")


def test_translations_that_contradict_each_other_are_both_kept(document: Document) -> None:
    say(document, "G01*F01*R01", activities=(LText(zh="入驻", en="Onboard"),))
    document.run(canvas.write_cell, *D, "专家")
    say(document, "G02*F02*R01", activities=(LText(zh="入驻", en="Register"),))
    document.run(copying.fill_cells, {D: A})
    assert [a.en for a in document.content.get(Participation, "G02*F02*R01").activities] == [
        "Register",
        "Onboard",
    ]


def test_what_was_copied_is_pasted_whatever_became_of_it(document: Document) -> None:
    held = copying.copied(document.content, [A, B, C])
    document.run(copying.cut_cells, [A, B, C])
    assert shown(document) == [None, None, None, START[3]]
    changes = document.run(copying.paste_cells, {D: held[A], A: held[B], B: held[C]})
    assert shown(document) == ["", None, None, "业务人员；专家（入驻）；用户（入驻）"]
    assert changes.label.text("zh") == "粘贴 2 个交叉格"


def test_what_was_deleted_in_the_meantime_is_left_out(document: Document) -> None:
    held = copying.copied(document.content, [A])
    document.run(elements.delete, "R01")
    document.run(copying.paste_cells, {D: held[A], Cell("G09", "F01"): held[A]})
    assert cell(document, D) == "业务人员；用户（入驻）"


def test_cutting_is_one_step_with_its_own_words(document: Document) -> None:
    changes = document.run(copying.cut_cells, ALL)
    assert shown(document) == [None] * 4
    assert changes.label.text("zh") == "剪切 4 个交叉格"


def test_moving_leaves_the_source_blank(document: Document) -> None:
    document.run(copying.move_cells, {B: A, C: B})
    assert shown(document) == [None, START[0], "", START[3]]


def test_cells_can_change_places(document: Document) -> None:
    document.run(copying.move_cells, {A: D, D: A})
    assert shown(document) == ["业务人员", "", None, START[0]]


@pytest.mark.parametrize("goals", [1, 2])
def test_the_label_names_one_cell_and_counts_several(goals: int) -> None:
    build = Build()
    for n in range(goals):
        build.cell(f"G0{n + 1}", "F01", "R01")
    build.function("F02")
    document = build.document()
    copies = {(g.id, "F02"): (g.id, "F01") for g in document.content.of(Goal)}
    words = document.run(copying.fill_cells, copies).label.text("en")
    assert words == ("Fill G01 × F02" if goals == 1 else "Fill 2 cells")
