"""The exchange form described once, for reading and for writing: which keys each record has there.

How a value is written follows from the annotation of its attribute; the table below says only
what the annotations cannot: names, their order, and what is always written.
"""

from __future__ import annotations

import dataclasses
import datetime
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from canvas_studio.model.records import (
    RECORD_TYPES,
    Baseline,
    BuildCost,
    BuildDecision,
    BusinessLine,
    BusinessStory,
    ChangeRequest,
    Confirmation,
    Crossing,
    DataView,
    Deliverable,
    Dimension,
    Function,
    FunctionPoint,
    Goal,
    GrowthStep,
    Indicator,
    Investment,
    KickoffItem,
    LText,
    Module,
    Observation,
    OpenQuestion,
    Option,
    OptionSet,
    Participation,
    Persona,
    Principles,
    Profitable,
    Project,
    ReadinessItem,
    Record,
    Release,
    Revision,
    Risk,
    Role,
    Route,
    RouteStep,
    Signatory,
    Stage,
    StageRequirement,
    StoryStep,
    Sustainable,
    TaskItem,
    Thresholds,
    Touchpoint,
    Training,
    ValueProposition,
    Waiver,
    WeeklyLog,
)
from canvas_studio.model.records.base import MayDangle, OutlivesTarget
from canvas_studio.model.records.references import TARGETS

SCHEMA_VERSION = "1.0"

# A word is a key. `key=attribute` where they differ, `key!` where it is written although it has
# its default, `#key` for a position in the list that readers do not need, `key>type` for the
# records nested there. `id` is the code.
_KEYS: Mapping[type[Any], str] = {
    Project: "id=key code name client consultant industry primary_language version status! "
    "confidentiality progress! thresholds retired_codes updated_at src releases>release",
    Release: "id name src",
    ReadinessItem: "id item met! evidence src",
    Role: "id name description side frontline! internal! persona colour src",
    ValueProposition: "id side role type=value_type core! statement indicator movement "
    "pain_points src",
    Stage: "id key #order name release parallel_with requires src",
    GrowthStep: "id #order name src",
    Goal: "id name description stage! key! values! indicator owner src",
    Dimension: "id #order name not_applicable src",
    Module: "id name description parent dimension key! flow! confirmer decision options< src",
    Function: "id module kind priority! release tags beneficiaries growth_steps name "
    "desc=description remark points>function_point src",
    FunctionPoint: "id name desc=description acceptance src",
    Crossing: "goal function roles>participation src",
    Participation: "role act=activities! raci note src",
    Route: "id goal name steps>route_step src",
    RouteStep: "id #seq name role functions! touchpoint src",
    BusinessLine: "id name core_goal src",
    Observation: "id date role place method note src",
    TaskItem: "id line role name core_goal src",
    BusinessStory: "id role line observation name steps>story_step src",
    StoryStep: "id time task text functions! offline touchpoint src",
    DataView: "id function subject! layers! monetise_kind accuracy audience! scenario dimensions "
    "definition special drivers build subject_area src",
    OptionSet: "id module question status! chosen! recommended recommendation_reason decided_by "
    "decided_on options>option competitor src",
    Option: "label title description user_value business_value platform_value drawback cost src",
    OpenQuestion: "id text status! refs! raised_by raised_on answer parking src",
    KickoffItem: "audience item done! src",
    Risk: "id category! text owner response status! src",
    Deliverable: "type=document name status! link src",
    Training: "id audience! functions! #order exam! homework confirmed_by src",
    ChangeRequest: "id title classification refs! status! impact baseline src",
    Confirmation: "module output_ticks! by date=on src",
    WeeklyLog: "week done next blocked src",
    Signatory: "party title name role required! src",
    Revision: "version date author change src",
    Baseline: "version date fingerprint snapshot src",
    Waiver: "code=rule targets reason by date fingerprint_of_target! src",
    # parts of records
    Thresholds: "overload overload_min_crossings must_share business_share max_core_values "
    "max_key_goals hop_limit",
    Principles: "sustainable profitable",
    Sustainable: "src strategy operations product team",
    Profitable: "src loop closed_loop investment",
    Investment: "people time capital",
    Persona: "description pain_points",
    Indicator: "name unit baseline target direction! due view",
    StageRequirement: "dimension basis! src",
    BuildDecision: "build! variation variants_now! variants_per_year! horizon_years! "
    "expansion_impact! cost rationale",
    BuildCost: "on_demand_first on_demand_per_variant configurable_first "
    "configurable_per_variant unit",
    Touchpoint: "direction role what to loop",
}

SECTIONS: tuple[tuple[str, type[Record]], ...] = (
    ("readiness", ReadinessItem),
    ("roles", Role),
    ("values", ValueProposition),
    ("stages", Stage),
    ("growth_steps", GrowthStep),
    ("goals", Goal),
    ("dimensions", Dimension),
    ("modules", Module),
    ("functions", Function),
    ("cells", Crossing),
    ("routes", Route),
    ("research.business_lines", BusinessLine),
    ("research.observations", Observation),
    ("research.tasks", TaskItem),
    ("research.stories", BusinessStory),
    ("data_views", DataView),
    ("option_sets", OptionSet),
    ("questions", OpenQuestion),
    ("lifecycle.kickoff", KickoffItem),
    ("lifecycle.risks", Risk),
    ("lifecycle.deliverables", Deliverable),
    ("lifecycle.training", Training),
    ("lifecycle.changes", ChangeRequest),
    ("lifecycle.confirmations", Confirmation),
    ("lifecycle.weekly_logs", WeeklyLog),
    ("signoff.signatories", Signatory),
    ("signoff.revisions", Revision),
    ("signoff.baselines", Baseline),
    ("waivers", Waiver),
)
"""Where the lists of records stand, in the order of the file."""

IGNORED_SECTIONS = ("expected", "mutations")
"""What a sample says about the findings it must give; no part of the canvas."""

SYNONYMS: Mapping[str, str] = {
    "desc": "description",
    "description": "desc",
    "rule": "code",
    "target": "targets",
}
"""Keys that people also write, with the key that the form has instead."""

PARENTS: Mapping[type[Record], str] = {
    FunctionPoint: "function",
    Participation: "crossing",
    RouteStep: "route",
    StoryStep: "story",
    Option: "option_set",
}
"""The attribute by which a nested record refers to the one around it."""

FIXED: tuple[type[Record], ...] = (Stage, Dimension)
"""Types whose id is their code."""

TAGS: Mapping[type[Record], str] = {cls: tag for tag, cls in RECORD_TYPES.items()}

Kind = Literal[
    "text", "plain", "flag", "whole", "number", "date", "moment", "choice", "reference", "target",
    "reason", "group",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Form:
    """How a value of one attribute is written."""

    kind: Kind
    many: bool = False
    optional: bool = False
    choices: tuple[str, ...] = ()
    target: str | None = None
    """The type tag that a reference points at; None for any."""
    may_dangle: bool = False
    group: type[Any] = object


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a record or of a part of a record."""

    name: str
    attribute: str
    form: Form
    always: bool
    default: Any
    """What an absent key stands for; MISSING where it must be given."""


@dataclass(frozen=True, slots=True)
class Shape:
    """All keys of one type, in the order in which they are written."""

    order: tuple[str, ...]
    keys: Mapping[str, Key]
    positions: tuple[str, ...]
    """Keys that hold the position in the list."""
    children: Mapping[str, type[Record]]
    """Keys that hold nested records."""
    derived: tuple[str, ...]
    """Keys that repeat what is stored at the other end of a relation."""

    def knows(self, key: str) -> bool:
        return key in self.order


def shape(cls: type[Any]) -> Shape:
    """The keys of a record type, or of a type that is part of records."""
    return _SHAPES[cls]


def _shape(cls: type[Any]) -> Shape:
    fields = {field.name: field for field in dataclasses.fields(cls)}
    order: list[str] = []
    keys: dict[str, Key] = {}
    positions: list[str] = []
    children: dict[str, type[Record]] = {}
    derived: list[str] = []
    for word in _KEYS[cls].split():
        name, _, child = word.partition(">")
        name, _, attribute = name.rstrip("!<").lstrip("#").partition("=")
        order.append(name)
        if child:
            children[name] = RECORD_TYPES[child]
        elif word.startswith("#"):
            positions.append(name)
        elif word.endswith("<"):
            derived.append(name)
        else:
            attribute = (attribute or _ATTRIBUTES.get(name, name)).rstrip("!")
            field = fields[attribute]
            form = _form(field.type)
            if (cls, attribute) == (Waiver, "targets"):
                form = Form("target", many=True)
            elif (cls, attribute) == (Dimension, "not_applicable"):
                form = Form("reason")
            keys[name] = Key(name, attribute, form, word.endswith("!"), field.default)
    return Shape(tuple(order), keys, tuple(positions), children, tuple(derived))


_ATTRIBUTES = {"src": "source", "id": "code"}
_SIMPLE: Mapping[Any, Kind] = {
    LText: "text",
    str: "plain",
    bool: "flag",
    int: "whole",
    float: "number",
    datetime.date: "date",
    datetime.datetime: "moment",
}


def _form(annotation: Any) -> Form:
    many = optional = may_dangle = False
    while True:
        origin = typing.get_origin(annotation)
        if origin is typing.Annotated:
            marks = annotation.__metadata__
            may_dangle |= MayDangle in marks or OutlivesTarget in marks
            annotation = annotation.__origin__
        elif origin in (typing.Union, types.UnionType):
            members = [a for a in typing.get_args(annotation) if a is not type(None)]
            optional |= len(members) < len(typing.get_args(annotation))
            if len(members) > 1:  # int | float
                return Form("number", many, optional)
            annotation = members[0]
        elif origin is tuple:
            many, annotation = True, typing.get_args(annotation)[0]
        else:
            break
    if annotation in TARGETS:
        return Form("reference", many, optional, target=TARGETS[annotation], may_dangle=may_dangle)
    if origin is Literal:
        return Form("choice", many, optional, choices=typing.get_args(annotation))
    if annotation in _SIMPLE:
        return Form(_SIMPLE[annotation], many, optional)
    return Form("group", many, optional, group=annotation)


_SHAPES: Mapping[type[Any], Shape] = {cls: _shape(cls) for cls in _KEYS}
