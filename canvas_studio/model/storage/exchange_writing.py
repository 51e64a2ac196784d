"""Content to the exchange form, as plain data in the order of the file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from canvas_studio.model.canonical import targets_fingerprint
from canvas_studio.model.content import Content
from canvas_studio.model.records import (
    Crossing,
    Function,
    FunctionPoint,
    Goal,
    LText,
    OptionSet,
    Principles,
    Project,
    Record,
    Release,
    RouteStep,
    Waiver,
)
from canvas_studio.model.storage.exchange_form import (
    FIXED,
    PARENTS,
    SCHEMA_VERSION,
    SECTIONS,
    Form,
    shape,
)
from canvas_studio.model.storage.exchange_names import UNCODED, Names, default_name
from canvas_studio.model.storage.exchange_reading import SYMBOL


def data_of(content: Content) -> dict[str, Any]:
    """All of `content` as nested mappings, lists and scalars."""
    return _Writing(content).data()


class _Writing:
    def __init__(self, content: Content) -> None:
        self._content = content
        self._names = Names()
        self._name_of: dict[str, str] = {}
        self._name(Project, [content.project])
        self._name(Release, content.of(Release))
        for _, cls in SECTIONS:
            if cls is not Crossing:
                self._name(cls, content.of(cls))
        for crossing in content.every(Crossing):
            self._name_crossing(crossing)

    def data(self) -> dict[str, Any]:
        project = self._content.project
        data: dict[str, Any] = {
            "schema_version": SCHEMA_VERSION,
            "project": self._record(project, 1),
        }
        sections = {path: self._list(cls) for path, cls in SECTIONS}
        for path, entries in sections.items():
            outer, _, inner = path.rpartition(".")
            if path == "roles" and project.principles != Principles():
                data["principles"] = self._values(project.principles)
            if outer == "signoff" and project.signoff_statement:
                data.setdefault("signoff", {"statement": _text(project.signoff_statement)})
            if entries:
                holder = data.setdefault(outer, {}) if outer else data
                holder[inner] = entries
        return data

    # -- names -------------------------------------------------------------------------------------

    def _name(self, cls: type[Record], records: Iterable[Record], parent: str = "") -> None:
        for position, record in enumerate(records, 1):
            if cls is Project:
                name = "project"
            elif cls in FIXED:
                name = record.id
            elif cls in UNCODED:
                name = default_name(cls, _Attributes(record), position, parent)
            else:
                name = cast(Any, record).code
            self._name_of[record.id], _ = self._names.add(cls, name, record.id)
            for child in shape(cls).children.values():
                if child is not Release:
                    self._name(child, self._children(record, child), self._name_of[record.id])

    def _name_crossing(self, crossing: Crossing) -> None:
        name = f"{self._name_of[crossing.goal]}+{self._name_of[crossing.function]}"
        self._name_of[crossing.id] = name
        self._names.ids["crossing"][name] = crossing.id
        for participation in self._content.participations(crossing.id):
            self._name_of[participation.id] = f"{name}+{self._name_of[participation.role]}"

    def _children(self, record: Record, child: type[Record]) -> list[Record]:
        found = self._content.referrers(record.id, child)
        attribute = PARENTS[child]
        return [c for c in found if getattr(c, attribute) == record.id]

    # -- records -----------------------------------------------------------------------------------

    def _list(self, cls: type[Record]) -> list[dict[str, Any]]:
        records: Iterable[Record] = self._crossings() if cls is Crossing else self._content.of(cls)
        return [self._record(record, position) for position, record in enumerate(records, 1)]

    def _crossings(self) -> list[Crossing]:
        """By goal, then by function, in the user's order of each."""
        column = {goal.id: n for n, goal in enumerate(self._content.of(Goal))}
        row = {function.id: n for n, function in enumerate(self._content.of(Function))}
        return sorted(
            self._content.every(Crossing), key=lambda c: (column[c.goal], row[c.function])
        )

    def _record(self, record: Record, position: int, parent: str = "") -> dict[str, Any]:
        form = shape(type(record))
        values = self._values(record)
        if isinstance(record, Waiver):
            unchanged = targets_fingerprint(self._content, record.targets)
            if record.fingerprint_of_target == unchanged:
                del values["fingerprint_of_target"]  # it holds ids, which the reader gives anew
        written: dict[str, Any] = {}
        for name in form.order:
            if name in form.positions:
                written[name] = position
            elif name in form.children:
                child = form.children[name]
                nested = (
                    self._content.of(Release) if child is Release else self._children(record, child)
                )
                own = self._name_of[record.id]
                entries = [self._record(r, n, own) for n, r in enumerate(nested, 1)]
                if entries or child is not FunctionPoint:
                    written[name] = entries
            elif name in form.derived:
                sets = self._content.referrers(record.id, OptionSet)
                codes = [options.code for options in sets]
                if codes:
                    written[name] = codes[0] if len(codes) == 1 else codes
            elif name == "id" and isinstance(record, FIXED):
                written[name] = record.id
            elif name == "id" and isinstance(record, RouteStep):
                if record.code != f"{parent}-{position}":
                    written[name] = record.code
            elif name in values:
                written[name] = values[name]
        return written

    def _values(self, value: Any) -> dict[str, Any]:
        """The keys of a record or of a part of one; what has its default is left out."""
        written = {}
        for key in shape(type(value)).keys.values():
            held = getattr(value, key.attribute)
            if key.always or held != key.default:
                written[key.name] = self._many(held, key.form)
        return written

    def _many(self, value: Any, form: Form) -> Any:
        return [self._single(v, form) for v in value] if form.many else self._single(value, form)

    def _single(self, value: Any, form: Form) -> Any:
        if value is None:
            return None
        match form.kind:
            case "text":
                return _text(value)
            case "reason":
                return {"reason": _text(value)}
            case "group":
                return self._values(value)
            case "reference":
                return self._reference(value, form)
            case "target":
                return self._target(value)
            case _:
                return value

    def _reference(self, id: str, form: Form) -> str:
        record = self._content.find(id)
        if record is None or form.target not in (None, record.type):
            return id.removeprefix(f"{form.target}_")  # it may dangle
        name = self._name_of[id]
        return name if form.target else self._names.in_full(record.type, name)

    def _target(self, target: str) -> str:
        record = self._content.find(target)
        if record is not None:
            return self._names.in_full(record.type, self._name_of[target])
        is_name = self._names.find(None, target) is not None
        return f"{SYMBOL}{target}" if is_name or target.startswith(SYMBOL) else target


def _text(text: LText) -> dict[str, str]:
    parts = {"zh": text.zh, "en": text.en}
    return {language: part for language, part in parts.items() if part}


class _Attributes(dict[str, Any]):
    """The attributes of a record as a mapping, for naming."""

    def __init__(self, record: Record) -> None:
        super().__init__()
        self._record = record

    def __missing__(self, name: str) -> Any:
        return getattr(self._record, name)
