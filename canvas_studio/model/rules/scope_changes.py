"""What differs in scope from the signed baseline, and which change requests account for it.

In scope count functions, goals, roles, crossings and route steps, and the priority and release
of a function (domain 1.4 and DEL904). Elements are the same when their id is, or else their
code: a canvas that came through the exchange form has the codes but not the ids.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

from canvas_studio.messages import Localised, Message, message
from canvas_studio.model.content import Content
from canvas_studio.model.records import (
    Baseline,
    ChangeRequest,
    CodedRecord,
    Crossing,
    Function,
    Goal,
    LText,
    Release,
    Role,
    RouteStep,
    crossing_id,
)
from canvas_studio.model.rules.wording import named, shown

Signed = Mapping[str, Any]
"""A record as it stands in the baseline: its attributes, those with their default left out."""

_CODED: tuple[type[CodedRecord], ...] = (Function, Goal, Role, RouteStep, Release)
_LISTED: tuple[type[CodedRecord], ...] = (Function, Goal, Role, RouteStep)
_DEFAULT_PRIORITY = "should"


@dataclass(frozen=True, slots=True)
class ScopeChange:
    """One element that was added, removed or changed since the baseline."""

    targets: tuple[str, ...]
    """Its id, or its code where it is gone; goal and function for a crossing."""
    what: Message
    baseline: str
    """The version that was signed."""


def unaccounted_changes(content: Content) -> Iterator[ScopeChange]:
    """What differs from the last baseline without an accepted change request about it."""
    baselines = content.of(Baseline)
    if not baselines or not (signed := _signed(baselines[-1].snapshot)):
        return
    comparison = _Comparison(content, signed, baselines[-1].version)
    for cls in _LISTED:
        yield from comparison.elements(cls)
    yield from comparison.functions_changed()
    yield from comparison.crossings()


@lru_cache(maxsize=2)
def _signed(snapshot: str) -> Mapping[str, Mapping[str, Signed]]:
    """The records of a baseline by type tag and id; nothing where it cannot be read."""
    try:
        records = json.loads(snapshot)["records"]
    except (ValueError, TypeError, KeyError):
        return {}
    by_type: dict[str, dict[str, Signed]] = {}
    for record in records:
        by_type.setdefault(record["type"], {})[record["id"]] = record
    return by_type


class _Comparison:
    def __init__(
        self, content: Content, signed: Mapping[str, Mapping[str, Signed]], version: str
    ) -> None:
        self._content = content
        self._signed = signed
        self._version = version
        self._accepted = _accepted(content)
        self._now: dict[str, str] = {}
        """The id today of each record of the baseline that is still there."""
        for cls in _CODED:
            self._match(cls)
        self._signed_ids = {now: then for then, now in self._now.items()}

    def _of(self, tag: str) -> Mapping[str, Signed]:
        return self._signed.get(tag, {})

    def _match(self, cls: type[CodedRecord]) -> None:
        signed = self._of(_tag(cls))
        for id, record in signed.items():
            if isinstance(self._content.find(id), cls):
                self._now[id] = id
            else:
                same_code = self._content.by_code(cls, record["code"])
                if same_code is not None and same_code.id not in signed:
                    self._now[id] = same_code.id

    def _today(self, id: str) -> str:
        """The id today of a record of the baseline; the same where it is gone."""
        return self._now.get(id, id)

    # -- differences -----------------------------------------------------------------------------

    def elements(self, cls: type[CodedRecord]) -> Iterator[ScopeChange]:
        """The elements of one type that were added or removed."""
        for record in self._content.of(cls):
            if record.id not in self._signed_ids and not self._accounted(*self._names_of(record)):
                yield self._change((record.id,), _ADDED, shown(record))
        for id, signed in self._of(_tag(cls)).items():
            if id not in self._now:
                names = (id, signed["code"], str(signed.get("route", "")))
                if not self._accounted(*names):
                    yield self._change((signed["code"],), _REMOVED, _called(signed))

    def functions_changed(self) -> Iterator[ScopeChange]:
        """The functions whose priority or release is another one."""
        for id, signed in self._of("function").items():
            function = self._content.find(self._now.get(id))
            if not isinstance(function, Function):
                continue
            release = signed.get("release")
            same_release = self._today(release) if release else None
            if function.priority == signed.get("priority", _DEFAULT_PRIORITY):
                if function.release == same_release:
                    continue
                template = _RELEASE_CHANGED
            else:
                template = _PRIORITY_CHANGED
            if not self._accounted(function.id, id, function.code):
                yield self._change((function.id,), template, shown(function))

    def crossings(self) -> Iterator[ScopeChange]:
        """The crossings that were marked or cleared."""
        crossings = self._of("crossing").values()
        then = {(self._today(c["goal"]), self._today(c["function"])) for c in crossings}
        today = {(str(c.goal), str(c.function)) for c in self._content.every(Crossing)}
        for ends, template in (
            *((ends, _ADDED) for ends in sorted(today - then)),
            *((ends, _REMOVED) for ends in sorted(then - today)),
        ):
            if not self._crossing_accounted(*ends):
                what = message(
                    "{goal}×{function}",
                    "{goal} × {function}",
                    goal=self._end("goal", ends[0]),
                    function=self._end("function", ends[1]),
                )
                targets = (self._target("goal", ends[0]), self._target("function", ends[1]))
                yield self._change(targets, template, what)

    def _change(
        self, targets: tuple[str, ...], template: tuple[str, str], item: Localised
    ) -> ScopeChange:
        zh, en = template
        what = message(zh, en, item=item, version=self._version)
        return ScopeChange(targets, what, self._version)

    # -- change requests -------------------------------------------------------------------------

    def _accounted(self, *names: str) -> bool:
        return not self._accepted.isdisjoint(names)

    def _names_of(self, record: CodedRecord) -> tuple[str, ...]:
        """How a change request may refer to an element; to a step also by its route."""
        route = (record.route,) if isinstance(record, RouteStep) else ()
        return (record.id, record.code, *route)

    def _crossing_accounted(self, goal: str, function: str) -> bool:
        """Whether a request names the crossing, both its ends, or an end that came or went."""
        if self._accounted(crossing_id(goal, function)):
            return True
        ends = (("goal", goal), ("function", function))
        accounted = [id for tag, id in ends if self._accounted(*self._end_names(tag, id))]
        return len(accounted) == len(ends) or any(self._came_or_went(id) for id in accounted)

    def _came_or_went(self, id: str) -> bool:
        return id not in self._signed_ids

    def _end_names(self, tag: str, id: str) -> tuple[str, ...]:
        then = self._signed_ids.get(id, id)
        return id, then, self._target(tag, id), str(self._of(tag).get(then, {}).get("code", ""))

    # -- names -----------------------------------------------------------------------------------

    def _target(self, tag: str, id: str) -> str:
        """The id of an end of a crossing, or its code where it is gone."""
        return id if id in self._content else str(self._of(tag)[id]["code"])

    def _end(self, tag: str, id: str) -> Localised:
        return named(self._content, id) if id in self._content else _called(self._of(tag)[id])


_ADDED = ("{version} 签字后新增 {item}", "{item}, added since {version} was signed")
_REMOVED = ("{version} 签字后删除 {item}", "{item}, removed since {version} was signed")
_PRIORITY_CHANGED = (
    "{version} 签字后更改了 {item} 的优先级",
    "the priority of {item}, changed since {version} was signed",
)
_RELEASE_CHANGED = (
    "{version} 签字后更改了 {item} 的期次",
    "the release of {item}, changed since {version} was signed",
)


def _accepted(content: Content) -> frozenset[str]:
    """What the accepted requests for a change refer to; one that is done was accepted."""
    return frozenset(
        target
        for request in content.every(ChangeRequest)
        if request.classification == "change" and request.status in ("accepted", "done")
        for target in request.refs
    )


def _called(signed: Signed) -> Message:
    name = LText(**cast(dict[str, str], signed.get("name", {})))
    return message("{code} {name}", "{code} {name}", code=signed["code"], name=name)


def _tag(cls: type[CodedRecord]) -> str:
    return cls.__dataclass_fields__["type"].default  # type: ignore[no-any-return]
