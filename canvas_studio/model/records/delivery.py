"""Confirmation and delivery: questions, checklists, risks, training, changes, waivers."""

import datetime
from typing import Annotated, Literal

from canvas_studio.model.records.base import (
    BaselineId,
    CodedRecord,
    FunctionId,
    ModuleId,
    OrderedRecord,
    OutlivesTarget,
    RecordId,
    RoleId,
    frozen,
)
from canvas_studio.model.records.text import NO_TEXT, CleanStr, LText

QuestionStatus = Literal["open", "closed", "dropped"]
KickoffAudience = Literal["audience", "sponsor", "executor"]
RiskCategory = Literal["requirement_change", "people", "policy_block", "other"]
RiskStatus = Literal["open", "closed"]
DeliverableType = Literal[
    "product_requirements",
    "ux",
    "research",
    "reporting",
    "technical",
    "database",
    "architecture",
    "deployment",
    "test",
]
DeliverableStatus = Literal["missing", "draft", "ready"]
Classification = Literal["change", "optimisation"]
ChangeStatus = Literal["proposed", "accepted", "rejected", "done"]


@frozen
class OpenQuestion(CodedRecord):
    """Something nobody in the room could answer (待确认问题); parked ones come from the room."""

    type: Literal["question"] = "question"
    text: LText
    status: QuestionStatus = "open"
    refs: tuple[RecordId, ...] = ()
    raised_by: RoleId | None = None
    raised_on: datetime.date | None = None
    answer: LText = NO_TEXT
    parking: bool = False


@frozen
class KickoffItem(OrderedRecord):
    """What one kick-off audience must have been told."""

    type: Literal["kickoff_item"] = "kickoff_item"
    audience: KickoffAudience
    item: LText
    done: bool = False


@frozen
class Risk(CodedRecord):
    """What may go wrong, who watches it, and what is done then."""

    type: Literal["risk"] = "risk"
    category: RiskCategory = "other"
    text: LText
    owner: RoleId | None = None
    response: LText = NO_TEXT
    status: RiskStatus = "open"


@frozen
class Deliverable(OrderedRecord):
    """One of the nine delivery documents and how far it is (交付文档)."""

    type: Literal["deliverable"] = "deliverable"
    document: DeliverableType
    name: LText = NO_TEXT
    status: DeliverableStatus = "missing"
    link: CleanStr | None = None


@frozen
class Training(CodedRecord):
    """Who is taught which functions (培训)."""

    type: Literal["training"] = "training"
    audience: tuple[RoleId, ...] = ()
    functions: tuple[FunctionId, ...] = ()
    exam: bool = False
    homework: LText = NO_TEXT
    confirmed_by: RoleId | None = None


@frozen
class ChangeRequest(CodedRecord):
    """A request after confirmation: a change of scope, or an optimisation (需求变更 / 优化)."""

    type: Literal["change_request"] = "change_request"
    title: LText
    classification: Classification | None = None
    refs: tuple[Annotated[RecordId, OutlivesTarget], ...] = ()
    """What it is about; an element that was removed since the baseline stays named."""
    impact: LText = NO_TEXT
    status: ChangeStatus = "proposed"
    baseline: BaselineId | None = None


@frozen
class Confirmation(OrderedRecord):
    """That a module's outputs were confirmed, by whom and when."""

    type: Literal["confirmation"] = "confirmation"
    module: ModuleId
    output_ticks: tuple[CleanStr, ...] = ()
    by: LText = NO_TEXT
    on: datetime.date | None = None


@frozen
class WeeklyLog(OrderedRecord):
    """A week of the project in three texts."""

    type: Literal["weekly_log"] = "weekly_log"
    week: CleanStr
    done: LText = NO_TEXT
    next: LText = NO_TEXT
    blocked: LText = NO_TEXT


@frozen
class Waiver(OrderedRecord):
    """Why a finding may stand (豁免); it lapses when one of its targets changes."""

    type: Literal["waiver"] = "waiver"
    rule: str
    targets: tuple[str, ...]
    """Codes in the order of the finding's targets."""
    reason: LText
    by: LText = NO_TEXT
    date: datetime.date | None = None
    fingerprint_of_target: str = ""
