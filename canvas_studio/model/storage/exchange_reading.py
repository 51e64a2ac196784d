"""The exchange form to records: every value checked against its attribute, every code resolved."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, cast

from pydantic import ValidationError

from canvas_studio.messages import message
from canvas_studio.model.canonical import targets_fingerprint
from canvas_studio.model.content import Content
from canvas_studio.model.records import (
    Module,
    OptionSet,
    Project,
    Record,
    Stage,
    Waiver,
)
from canvas_studio.model.records.fixed import FIXED_DIMENSIONS, FIXED_STAGES
from canvas_studio.model.storage.exchange_entries import Entry, entries_of
from canvas_studio.model.storage.exchange_form import (
    FIXED,
    SYNONYMS,
    Form,
    Key,
    Shape,
    shape,
)
from canvas_studio.model.storage.exchange_names import reference_at
from canvas_studio.model.storage.exchange_values import (
    date_at,
    error_at,
    flag_at,
    group_at,
    is_null,
    list_at,
    moment_at,
    none_of,
    number_at,
    plain_at,
    reason_at,
    text_at,
    unknown_key,
    whole_at,
)
from canvas_studio.model.storage.problems import (
    attribute_path,
    reason,
)
from canvas_studio.model.storage.yaml_text import GroupNode, ListNode, Node

_STAGE_BY_ID = {stage.id: stage for stage in FIXED_STAGES}
_DIMENSION_BY_ID = {dimension.id: dimension for dimension in FIXED_DIMENSIONS}
_PRINCIPLES = next(f for f in dataclasses.fields(cast(Any, Project)) if f.name == "principles")


def records_of(root: Node) -> list[Record]:
    """The records that the document describes, in its order; PlacedError where it is unusable.

    Two entries for one crossing, or for one role in it, give two records with one id.
    """
    return _Reading(root).records()


class _Reading:
    def __init__(self, root: Node) -> None:
        self._root = group_at(root, "")
        self._file = entries_of(self._root)
        self._names = self._file.names

    def records(self) -> list[Record]:
        made = [self._record(entry) for entry in self._file.entries]
        records = self._with_modules_of_option_sets([*self._file.defaults, *made])
        return self._with_fingerprints(records)

    def _record(self, entry: Entry) -> Record:
        cls = entry.cls
        values = entry.attributes
        if cls in FIXED:
            _fill_in_fixed(cls, entry)
        if cls is Project:
            self._fill_in_project(values)
        values |= self._values(cls, entry.node, entry.path, given=values)
        return cast(Record, self._build(cls, entry.node, entry.path, {"id": entry.id, **values}))

    def _fill_in_project(self, values: dict[str, Any]) -> None:
        principles = self._root.get("principles")
        if principles is not None and not is_null(principles):
            form = Form("group", group=type(_PRINCIPLES.default))
            values["principles"] = self._value(principles, form, "principles")
        signoff = self._root.get("signoff")
        if isinstance(signoff, GroupNode) and "statement" in signoff:
            values["signoff_statement"] = text_at(signoff["statement"], "signoff.statement")

    def _values(
        self, cls: type[Any], node: GroupNode, path: str, given: Mapping[str, Any]
    ) -> dict[str, Any]:
        """The attributes that the keys of `node` give; what is `given` already is left alone."""
        form = shape(cls)
        values: dict[str, Any] = {}
        for name, value in node.items():
            key = form.keys.get(name)
            if key is None:
                key = self._other_key(form, name, node, value, path)
                if key is None:
                    continue
            if key.name == "id" and key.attribute == "code":
                continue
            at = f"{path}.{name}" if path else name
            if is_null(value) and not key.form.many and key.form.kind != "text":
                if key.form.optional or key.default is not dataclasses.MISSING:
                    if key.form.optional:
                        values[key.attribute] = None
                    continue
                raise error_at(value, at, message("不能为空", "must not be empty"))
            values[key.attribute] = self._value(value, key.form, at)
        for key in form.keys.values():
            if (
                key.default is dataclasses.MISSING
                and key.attribute not in values
                and key.attribute not in given
            ):
                raise error_at(node, f"{path}.{key.name}", message("缺少必填项", "is missing"))
        return values

    def _other_key(
        self, form: Shape, name: str, node: GroupNode, value: Node, path: str
    ) -> Key | None:
        """The key that a synonym stands for; None where the value is read elsewhere."""
        if name in form.positions:
            if not is_null(value):
                whole_at(value, f"{path}.{name}")
            return None
        if form.knows(name):
            return None
        synonym = SYNONYMS.get(name, "")
        if synonym in form.keys and synonym not in node:
            return form.keys[synonym]
        raise unknown_key(value, name, path)

    def _build(self, cls: type[Any], node: GroupNode, path: str, values: dict[str, Any]) -> Any:
        try:
            return cls(**values)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            location = [_key_of(cls, step) for step in first["loc"]]
            at = f"{path}.{attribute_path(location)}".rstrip(".")
            held: Any = node.get(str(location[0])) if location else None
            line = node if held is None else held
            raise error_at(line, at, reason(first), "MOD005") from None

    def _value(self, node: Node, form: Form, path: str) -> Any:
        if form.many:
            if is_null(node):
                return ()
            return tuple(
                self._single(item, form, f"{path}[{n}]")
                for n, item in enumerate(list_at(node, path), 1)
            )
        return self._single(node, form, path)

    def _single(self, node: Node, form: Form, path: str) -> Any:
        match form.kind:
            case "text":
                return text_at(node, path)
            case "reason":
                return reason_at(node, path)
            case "plain":
                return plain_at(node, path)
            case "choice":
                chosen = plain_at(node, path)
                if chosen not in form.choices:
                    raise error_at(node, path, none_of(chosen, form.choices), "MOD005")
                return chosen
            case "flag":
                return flag_at(node, path)
            case "whole":
                return whole_at(node, path)
            case "number":
                return number_at(node, path)
            case "date":
                return date_at(node, path)
            case "moment":
                return moment_at(node, path)
            case "reference":
                return reference_at(node, form, path, self._names)
            case "target":
                return self._target(node, path)
            case "group":
                group = group_at(node, path)
                return self._build(
                    form.group, group, path, self._values(form.group, group, path, given={})
                )

    # -- references --------------------------------------------------------------------------------

    def _with_fingerprints(self, records: list[Record]) -> list[Record]:
        """A waiver that says nothing of its targets takes them as they are here."""
        silent = {
            entry.id
            for entry in self._file.entries
            if entry.cls is Waiver and "fingerprint_of_target" not in entry.node
        }
        content = Content(records) if silent else None
        return [
            dataclasses.replace(
                record, fingerprint_of_target=targets_fingerprint(content, record.targets)
            )
            if content is not None and isinstance(record, Waiver) and record.id in silent
            else record
            for record in records
        ]

    def _target(self, node: Node, path: str) -> str:
        """A target of a waiver: the id of a record, or a symbol such as `must_share`."""
        name = plain_at(node, path)
        if name.startswith(SYMBOL):
            return name.removeprefix(SYMBOL)
        return self._names.find(None, name) or name

    def _with_modules_of_option_sets(self, records: list[Record]) -> list[Record]:
        """Take over `options` of modules, which repeats `module` of option sets."""
        by_id = {r.id: n for n, r in enumerate(records) if isinstance(r, OptionSet)}
        for entry in self._file.entries:
            node = entry.node.get("options") if entry.cls is Module else None
            if node is None or is_null(node):
                continue
            path = f"{entry.path}.options"
            form = Form("reference", target="option_set")
            for item in node if isinstance(node, ListNode) else (node,):
                at = by_id[reference_at(item, form, path, self._names)]
                options = cast(OptionSet, records[at])
                if options.module is None:
                    records[at] = dataclasses.replace(options, module=cast(Any, entry.id))
                elif options.module != entry.id:
                    what = message(
                        "方案选择题 {code} 属于另一个模块",
                        "the option set {code} belongs to another module",
                        code=options.code,
                    )
                    raise error_at(item, path, what, "MOD003")
        return records


SYMBOL = "symbol:"
"""Marks a target of a waiver that is no element although an element has this code."""


def _fill_in_fixed(cls: type[Record], entry: Entry) -> None:
    """What may be left out of one of the five stages or dimensions."""
    fixed: Any = (_STAGE_BY_ID if cls is Stage else _DIMENSION_BY_ID).get(entry.id)
    if fixed is not None:
        for name in ("key", "name", "requires"):
            if hasattr(fixed, name):
                entry.attributes[name] = getattr(fixed, name)


def _key_of(cls: type[Any], attribute: str | int) -> str | int:
    keys = (key.name for key in shape(cls).keys.values() if key.attribute == attribute)
    return next(keys, attribute)
