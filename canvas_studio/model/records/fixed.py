"""The records that every canvas has: the project, five stages, five dimensions, one release."""

from __future__ import annotations

from typing import Any, cast

from canvas_studio.model.records.architecture import Dimension
from canvas_studio.model.records.base import DimensionId, StageId
from canvas_studio.model.records.canvas import Stage, StageRequirement
from canvas_studio.model.records.ordering import first_keys
from canvas_studio.model.records.project import Project, Release
from canvas_studio.model.records.text import LText

_STAGES: list[tuple[str, str, str, tuple[tuple[str, str], ...], tuple[str, ...]]] = [
    ("resource_growth", "资源方增长", "Resource-side growth",
     (("operations", "derived"), ("business", "derived")), ("S2",)),
    ("demand_growth", "需求方增长", "Demand-side growth", (("operations", "derived"),), ("S1",)),
    ("deal_growth", "成交增长", "Deal growth",
     (("monetisation", "explicit"), ("content", "explicit")), ()),
    ("roi_optimisation", "投入产出比优化", "ROI optimisation", (("data", "explicit"),), ()),
    ("ecosystem", "生态", "Ecosystem", (("data", "explicit"),), ()),
]  # fmt: skip
_DIMENSIONS = [
    ("business", "业务功能模块", "Business function modules"),
    ("operations", "运营节点所需模块", "Modules needed at operating points"),
    ("data", "数据维度模块", "Data dimension modules"),
    ("monetisation", "变现维度模块", "Monetisation dimension modules"),
    ("content", "内容维度模块", "Content dimension modules"),
]
_KEYS = first_keys(5)

FIXED_STAGES: tuple[Stage, ...] = tuple(
    Stage(
        id=f"S{n + 1}",
        code=f"S{n + 1}",
        order=_KEYS[n],
        key=cast(Any, key),
        name=LText(zh=zh, en=en),
        requires=tuple(
            StageRequirement(dimension=DimensionId(dimension), basis=cast(Any, basis))
            for dimension, basis in requires
        ),
        parallel_with=tuple(StageId(other) for other in parallel),
    )
    for n, (key, zh, en, requires, parallel) in enumerate(_STAGES)
)
"""The five operating stages with the dimensions that they require by default (domain 3.3)."""

FIXED_DIMENSIONS: tuple[Dimension, ...] = tuple(
    Dimension(id=id, code=id, order=_KEYS[n], name=LText(zh=zh, en=en))
    for n, (id, zh, en) in enumerate(_DIMENSIONS)
)

UNNAMED_PROJECT = Project(
    id="project",
    code="P-1",
    name=LText(zh="未命名项目", en="Unnamed project"),
    client=LText(zh="未填写客户", en="Unnamed client"),
    primary_language="zh",
    version="V0.1",
)
"""What stands in for the project where a file has none."""

FIXED_RECORDS: tuple[Project | Stage | Dimension, ...] = (
    UNNAMED_PROJECT,
    *FIXED_DIMENSIONS,
    *FIXED_STAGES,
)

DEFAULT_RELEASE = Release(
    id="release_V1.0", code="V1.0", order=_KEYS[2], name=LText(zh="一期", en="Release 1")
)
