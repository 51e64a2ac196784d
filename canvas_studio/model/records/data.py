"""Data views: how each data function's figures are defined."""

from typing import Literal

from canvas_studio.model.records.base import CodedRecord, FunctionId, RoleId, frozen
from canvas_studio.model.records.text import NO_TEXT, LText

Subject = Literal[
    "performance",
    "finance",
    "kpi",
    "operations",
    "conversion",
    "project_quality",
    "report",
    "exchange",
    "other",
]
Layer = Literal["visual", "analysis", "monetise"]
MonetiseKind = Literal["labour_efficiency", "cost_reduction", "innovation"]
Accuracy = Literal["absolute", "relative"]
ViewBuild = Literal["third_party", "open_source", "tailored"]
SubjectArea = Literal["customer", "transaction", "demand", "scene"]


@frozen
class DataView(CodedRecord):
    """One view of a data function with its definition (数据视图, 口径)."""

    type: Literal["data_view"] = "data_view"
    function: FunctionId
    subject: Subject = "other"
    layers: tuple[Layer, ...] = ()
    monetise_kind: MonetiseKind | None = None
    accuracy: Accuracy | None = None
    audience: tuple[RoleId, ...] = ()
    scenario: LText = NO_TEXT
    dimensions: LText = NO_TEXT
    definition: LText = NO_TEXT
    special: LText = NO_TEXT
    drivers: tuple[LText, ...] = ()
    build: ViewBuild | None = None
    subject_area: SubjectArea | None = None
