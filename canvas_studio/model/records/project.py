"""The project itself: who, for whom, when, under which principles and thresholds."""

import datetime
from typing import Annotated, Literal

from pydantic import Field

from canvas_studio.messages import Language
from canvas_studio.model.records.base import CodedRecord, OrderedRecord, Record, RoleId, frozen
from canvas_studio.model.records.text import NO_TEXT, CleanStr, LText

Status = Literal["draft", "in_review", "signed_off", "superseded"]
Progress = Literal[
    "value", "goals", "functions", "roles", "architecture", "routes", "data", "delivery"
]
Loop = Literal["direct", "indirect", "both"]
Party = Literal["client", "supplier"]
Share = Annotated[float, Field(ge=0, le=1)]


@frozen
class Thresholds:
    """The numbers that rules compare with; ours, not the method's, and editable (domain 9.2)."""

    overload: Share = 0.40
    overload_min_crossings: Annotated[int, Field(ge=0)] = 10
    must_share: Share = 0.60
    business_share: Share = 0.80
    max_core_values: Annotated[int, Field(ge=0)] = 3
    max_key_goals: Annotated[int, Field(ge=0)] = 7
    hop_limit: Annotated[int, Field(ge=1, le=10)] = 2


@frozen
class Sustainable:
    """Evidence for the four aspects of the principle "sustainable"."""

    strategy: LText = NO_TEXT
    operations: LText = NO_TEXT
    product: LText = NO_TEXT
    team: LText = NO_TEXT
    source: str | None = None


@frozen
class Investment:
    """What the platform takes: people, time, money."""

    people: LText = NO_TEXT
    time: LText = NO_TEXT
    capital: LText = NO_TEXT


@frozen
class Profitable:
    """How the principle "profitable" is met: which loop closes, and by what investment."""

    loop: Loop | None = None
    closed_loop: LText = NO_TEXT
    investment: Investment = Investment()
    source: str | None = None


@frozen
class Principles:
    """The evidence that the platform can last and can pay."""

    sustainable: Sustainable = Sustainable()
    profitable: Profitable = Profitable()


@frozen
class Project(Record):
    """What a file is about; exactly one, with the id "project"."""

    type: Literal["project"] = "project"
    code: Annotated[CleanStr, Field(min_length=1, max_length=32)]
    key: str | None = None
    """The project's own identifier in the exchange form, where it has one."""
    name: LText
    client: LText
    consultant: LText = NO_TEXT
    industry: LText = NO_TEXT
    primary_language: Language
    version: Annotated[str, Field(pattern=r"^V\d+\.\d+$")]
    status: Status = "draft"
    confidentiality: LText = NO_TEXT
    progress: Progress = "value"
    thresholds: Thresholds = Thresholds()
    principles: Principles = Principles()
    signoff_statement: LText = NO_TEXT
    retired_codes: tuple[str, ...] = ()
    """The highest deleted code of each kind, so that no code is ever used again (domain 2.1)."""
    updated_at: datetime.datetime | None = None


@frozen
class Release(CodedRecord):
    """A period of delivery (期次); the first in order is the earliest."""

    type: Literal["release"] = "release"
    name: LText = NO_TEXT


@frozen
class ReadinessItem(CodedRecord):
    """One condition under which the method fits (适用前提)."""

    type: Literal["readiness_item"] = "readiness_item"
    item: LText
    met: bool = False
    evidence: LText = NO_TEXT


@frozen
class Revision(OrderedRecord):
    """One line of the revision list (修订记录)."""

    type: Literal["revision"] = "revision"
    version: str
    date: datetime.date
    author: LText = NO_TEXT
    change: LText = NO_TEXT


@frozen
class Signatory(OrderedRecord):
    """A person who signs for one party (签字人)."""

    type: Literal["signatory"] = "signatory"
    party: Party
    title: LText
    name: LText = NO_TEXT
    role: RoleId | None = None
    required: bool = True


@frozen
class Baseline(OrderedRecord):
    """What was signed: the version, its fingerprint and the whole content at that moment (基线)."""

    type: Literal["baseline"] = "baseline"
    version: str
    date: datetime.date
    fingerprint: str
    snapshot: str = ""
    """The signed content as the text of a canvas file."""
