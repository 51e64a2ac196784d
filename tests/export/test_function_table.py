"""The function table says what domain 4.2 and 4.3 say, in their order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import pytest
import yaml
from pydantic import ValidationError

from canvas_studio import resources
from canvas_studio.export.columns import COLUMNS, PROFILE_COLUMNS, PROFILES
from canvas_studio.export.figures import Figures, figures
from canvas_studio.export.function_table import (
    FunctionTable,
    Row,
    TableOptions,
    function_table,
    runs,
)
from canvas_studio.export.wording import DIMENSIONS, PrintLanguage
from canvas_studio.model.content import Content
from canvas_studio.model.notation import RoleNames, parse_cell
from canvas_studio.model.records import (
    FunctionPoint,
    Module,
    Participation,
    Role,
    Route,
    RouteStep,
    crossing_id,
    participation_id,
)
from canvas_studio.model.records.fixed import FIXED_DIMENSIONS
from canvas_studio.model.records.ordering import first_keys
from tests.export.conftest import signable
from tests.model.build import Build, text


def table_of(content: Content, *, flat: bool = False, **options: Any) -> FunctionTable:
    return function_table(content, figures(content), TableOptions(**options), flat=flat)


def cells(table: FunctionTable, column: str) -> list[str]:
    position = [c.id for c in table.columns].index(column)
    return [row.cells[position] for row in table.rows()]


def take_part(build: Build, goal: str, function: str, **roles: list[str]) -> None:
    build.cell(goal, function, *roles)
    orders = first_keys(len(roles))
    for order, (role, activities) in zip(orders, roles.items(), strict=True):
        id = participation_id(crossing_id(goal, function), role)
        build.make(
            Participation,
            id,
            crossing=crossing_id(goal, function),
            role=role,
            order=order,
            activities=tuple(text(activity) for activity in activities),
        )


def written(table: FunctionTable) -> str:
    lines = [table.title, table.figures_line, " | ".join(table.headers)]
    for block in table.blocks:
        lines.append(f"== {block.part}: {block.banner}")
        lines += [" | ".join(row.cells) for row in block.rows]
    return "\n".join(line.replace("\n", "⏎") for line in lines)


@pytest.mark.parametrize("language", ["zh", "en", "zh+en"])
def test_the_table_of_the_sample_reads_as_before(
    sample: Content, golden: Callable[[str, str], None], language: PrintLanguage
) -> None:
    golden(f"function-table-{language}", written(table_of(sample, language=language)))


@pytest.mark.parametrize("profile", ["development", "client"])
def test_the_other_profiles_of_the_sample_read_as_before(
    sample: Content, golden: Callable[[str, str], None], profile: str
) -> None:
    golden(f"function-table-{profile}", written(table_of(sample, profile=profile)))


def test_the_sample_comes_in_the_expected_order(sample: Content) -> None:
    file = resources.sample("expert-platform").read_text(encoding="utf-8")
    expected = yaml.safe_load(file)["expected"]
    in_scope, not_this_time = table_of(sample).blocks
    assert [row.code for row in in_scope.rows] == expected["function_table_order"]
    assert [row.code for row in not_this_time.rows] == expected["function_table_out_of_scope"]
    assert not_this_time.part == "not_this_time"


def test_rows_go_by_dimension_then_module_then_submodule_then_function() -> None:
    build = Build()
    build.make(Module, "M1", dimension="data")
    build.make(Module, "M2", dimension="business")
    build.make(Module, "M3", dimension="business")
    build.make(Module, "M4", dimension="business", parent="M2")
    build.make(Module, "M5", dimension="business", parent="M2")
    for code, module in [("F1", "M1"), ("F2", "M3"), ("F3", "M5"), ("F4", "M4"), ("F5", "M4")]:
        build.function(code, module=module)
    build.function("F6")
    build.function("F7", module="M1", priority="wont")
    table = table_of(build.content())
    assert [row.code for row in table.rows()] == ["F4", "F5", "F3", "F2", "F1", "F6", "F7"]
    assert [block.part for block in table.blocks] == ["in_scope", "unplaced", "not_this_time"]
    assert [block.banner for block in table.blocks] == ["", "未归模块", "本期不做（仅记录）"]
    assert cells(table, "number") == ["1", "2", "3", "4", "5", "6", ""]
    assert cells(table, "module")[5] == "未归模块"
    assert list(runs(table.blocks[0].rows, "dimension")) == [(0, 3), (4, 4)]
    assert list(runs(table.blocks[0].rows, "module")) == [(0, 2), (3, 3), (4, 4)]
    assert list(runs(table.blocks[0].rows, "submodule")) == [(0, 1), (2, 2), (3, 3), (4, 4)]


def test_the_column_of_submodules_is_there_only_when_there_are_some() -> None:
    build = Build()
    build.make(Module, "M1", dimension="data")
    build.function("F1", module="M1")
    assert "submodule" not in [c.id for c in table_of(build.content()).columns]
    build.make(Module, "M2", dimension="data", parent="M1")
    build.function("F1", module="M2")
    assert "submodule" in [c.id for c in table_of(build.content()).columns]


def test_roles_come_in_order_of_first_appearance_with_equal_activities_once() -> None:
    build = Build()
    for code in ("G01", "G02"):
        build.goal(code)
    take_part(build, "G02", "F01", R02=["审核"], R03=["查看"])
    take_part(build, "G01", "F01", R03=["查看"], R02=["登记", "审核"])
    content = build.content()
    table = table_of(content)
    names = {code: content.get(Role, code).name.zh for code in ("R02", "R03")}
    assert cells(table, "roles") == [f"{names['R03']}（查看）；{names['R02']}（登记、审核）"]
    goals = [content.find(code) for code in ("G01", "G02")]
    assert cells(table, "goals") == ["\n".join(cast(Any, goal).name.zh for goal in goals)]


def test_a_printed_cell_is_read_back_by_the_notation() -> None:
    build = Build()
    build.role("R01", name=text("专家；（甲）"))
    take_part(build, "G01", "F01", R01=["审核、复核", "入驻"])
    content = build.content()
    (cell,) = cells(table_of(content), "roles")
    (entry,) = parse_cell(cell, RoleNames(content.of(Role))).entries
    assert entry.role == "R01"
    assert entry.activities == ("审核、复核", "入驻")


def test_a_function_with_points_has_a_row_for_each() -> None:
    build = Build()
    build.function("F01", name=text("入驻"), description=text("先登记"))
    build.function("F02")
    for n in (1, 2):
        build.make(
            FunctionPoint,
            f"F01.{n}",
            function="F01",
            name=text(f"步骤{n}"),
            description=text(f"说明{n}"),
            acceptance=text(f"验收{n}"),
        )
    table = table_of(build.content(), profile="development")
    assert cells(table, "number") == ["1", "2", "3"]
    assert cells(table, "code") == ["F01.1", "F01.2", "F02"]
    assert cells(table, "name")[0] == "入驻\n先登记"
    assert cells(table, "description")[:2] == ["步骤1：说明1", "步骤2：说明2"]
    assert cells(table, "acceptance")[:2] == ["验收1", "验收2"]
    assert list(runs(table.blocks[0].rows, "function")) == [(0, 1), (2, 2)]
    flat = table_of(build.content(), flat=True)
    assert cells(flat, "code") == ["F01", "F02"]
    assert cells(flat, "description")[0] == "先登记\nF01.1 步骤1：说明1\nF01.2 步骤2：说明2"


def test_the_flat_table_leaves_decisions_empty_and_breaks_no_lines(sample: Content) -> None:
    flat = table_of(sample, flat=True)
    assert set(cells(flat, "decision")) == {""}
    assert cells(flat, "priority")[0] == "P0 必须"
    assert all("\n" not in cell for row in flat.rows() for cell in row.cells)


def test_what_is_not_done_this_time_asks_nothing_and_gives_its_reason() -> None:
    build = Build()
    build.function("F01", priority="wont", description=text("直播"), remark=text("先验证主路径"))
    table = table_of(build.content())
    assert cells(table, "decision") == [""]
    assert cells(table, "remark") == ["先验证主路径"]
    assert cells(table, "description") == ["直播"]
    assert cells(table_of(build.content(), profile="client"), "description") == ["先验证主路径"]


def test_routes_name_the_step_and_the_functions_before() -> None:
    build = Build()
    for code in ("F01", "F02", "F03"):
        build.function(code)
    build.goal("G01")
    build.make(Route, "RT01", goal="G01")
    build.make(RouteStep, "RT01-1", route="RT01", functions=("F01", "F02"))
    build.make(RouteStep, "RT01-2", route="RT01", functions=("F03",))
    table = table_of(build.content(), profile="development")
    assert cells(table, "routes") == ["RT01-1", "RT01-1", "RT01-2 ← F01、F02"]


def test_missing_english_shows_chinese_once() -> None:
    build = Build()
    build.function("F01", name=text("专家入驻"), description=text("说明", "What it is"))
    table = table_of(build.content(), language="zh+en")
    assert cells(table, "name") == ["专家入驻"]
    assert cells(table, "description") == ["说明\nWhat it is"]
    assert cells(table_of(build.content(), language="en"), "name") == ["专家入驻"]


def test_columns_can_be_chosen_and_stay_in_the_order_of_the_table() -> None:
    assert TableOptions(columns=cast(Any, "name, number")).columns == ("number", "name")
    with pytest.raises(ValidationError, match="colour"):
        TableOptions(columns=("name", "colour"))
    build = Build()
    build.function("F01")
    table = table_of(build.content(), columns=("name", "number"))
    assert [c.id for c in table.columns] == ["number", "name"]


def test_every_profile_and_dimension_has_its_words() -> None:
    assert set(PROFILES) == set(PROFILE_COLUMNS)
    assert set(DIMENSIONS) == {dimension.id for dimension in FIXED_DIMENSIONS}
    assert all(set(ids) <= set(COLUMNS) for ids in PROFILE_COLUMNS.values())


def test_widths_are_those_of_the_specification() -> None:
    zh = [COLUMNS[id].width("zh") for id in PROFILE_COLUMNS["signoff"]]
    assert zh == [4, 5, 11, 9, 6, 14, 28, 5, 13, 30, 6, 5, 7, 9, 7]


def test_the_figures_of_the_sample(sample_figures: Figures) -> None:
    assert sample_figures.functions == 35
    assert sample_figures.not_this_time == 1
    assert sample_figures.coverage == "100%"
    assert sample_figures.errors == ()
    assert sample_figures.open_questions == 1
    assert sample_figures.day == "2026-03-20"
    assert not sample_figures.is_draft


def test_an_error_makes_a_draft_until_it_is_waived() -> None:
    build = Build()
    build.cell("G01", "F01")
    content = build.content()
    found = figures(content)
    assert found.is_draft
    assert "未豁免错误 0" not in table_of(content).figures_line
    waived = figures(signable(build))
    assert not waived.is_draft
    assert len(waived.waived) == len(found.errors)
    assert "未豁免错误 0" in table_of(build.content()).figures_line


def test_rows_know_their_groups() -> None:
    build = Build()
    build.function("F01")
    (row,) = table_of(build.content()).rows()
    assert isinstance(row, Row)
    assert row.key("function") == "F01"
    assert row.key("module") == ""
