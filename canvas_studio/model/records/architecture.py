"""The product architecture: dimensions, modules, build decisions and options."""

import datetime
import math
from typing import Annotated, Literal

from pydantic import Field

from canvas_studio.model.records.base import (
    CodedRecord,
    DimensionId,
    ModuleId,
    OptionSetId,
    OrderedRecord,
    RoleId,
    frozen,
)
from canvas_studio.model.records.text import NO_TEXT, LText
from canvas_studio.model.records.value import Number

Flow = Literal["business_heavy", "experience"]
Confirmer = Literal["business_owner", "project_owner"]
Build = Literal["on_demand", "configurable"]
Impact = Literal["low", "medium", "high"]
OptionLabel = Literal["A", "B", "C"]
OptionSetStatus = Literal["open", "decided"]
Amount = Annotated[Number, Field(ge=0)]


@frozen
class Dimension(CodedRecord):
    """One of the five dimensions of the architecture (架构维度); the code is the id."""

    type: Literal["dimension"] = "dimension"
    name: LText
    not_applicable: LText = NO_TEXT
    """Why the dimension does not apply; empty where it does."""


@frozen
class BuildCost:
    """Cost of both ways to build, each for the first version and per further variant, in `unit`."""

    on_demand_first: Amount
    on_demand_per_variant: Amount
    configurable_first: Amount
    configurable_per_variant: Amount
    unit: LText = NO_TEXT


@frozen
class BuildDecision:
    """Whether to build a module on demand or configurable, and why (建设方式判断)."""

    build: Build | None = None
    variation: LText = NO_TEXT
    variants_now: Annotated[int, Field(ge=0)] = 0
    variants_per_year: Amount = 0
    horizon_years: Annotated[Number, Field(gt=0)] = 3
    expansion_impact: Impact = "medium"
    cost: BuildCost | None = None
    rationale: LText = NO_TEXT

    @property
    def expected_variants(self) -> float:
        """E, the new variants over the horizon (domain 2.2, BuildDecision)."""
        return self.variants_per_year * self.horizon_years

    @property
    def cost_on_demand(self) -> float | None:
        """T_od over the horizon, in the unit of the cost."""
        if (c := self.cost) is None:
            return None
        return c.on_demand_first + c.on_demand_per_variant * self.expected_variants

    @property
    def cost_configurable(self) -> float | None:
        """T_cf over the horizon, in the unit of the cost."""
        if (c := self.cost) is None:
            return None
        return c.configurable_first + c.configurable_per_variant * self.expected_variants

    @property
    def break_even(self) -> int | None:
        """E*, variants from which configurable is cheaper; None where on demand is never beaten."""
        c = self.cost
        if c is None or c.on_demand_per_variant <= c.configurable_per_variant:
            return None
        saved_per_variant = c.on_demand_per_variant - c.configurable_per_variant
        return math.ceil((c.configurable_first - c.on_demand_first) / saved_per_variant)


@frozen
class Module(CodedRecord):
    """A first- or second-level module (一级模块, 二级模块); functions sit on leaves."""

    type: Literal["module"] = "module"
    name: LText
    description: LText = NO_TEXT
    parent: ModuleId | None = None
    dimension: DimensionId
    key: bool = False
    flow: Flow = "business_heavy"
    confirmer: Confirmer | None = None
    decision: BuildDecision | None = None


@frozen
class OptionSet(CodedRecord):
    """A choice question for a module with two or three answers (方案选择题)."""

    type: Literal["option_set"] = "option_set"
    module: ModuleId | None = None
    question: LText
    status: OptionSetStatus = "open"
    recommended: OptionLabel | None = None
    recommendation_reason: LText = NO_TEXT
    competitor: LText = NO_TEXT
    chosen: OptionLabel | None = None
    decided_by: RoleId | None = None
    decided_on: datetime.date | None = None


@frozen
class Option(OrderedRecord):
    """One answer to a choice question (方案)."""

    type: Literal["option"] = "option"
    option_set: OptionSetId
    label: OptionLabel
    title: LText
    description: LText = NO_TEXT
    user_value: LText = NO_TEXT
    business_value: LText = NO_TEXT
    platform_value: LText = NO_TEXT
    drawback: LText = NO_TEXT
    cost: LText = NO_TEXT
