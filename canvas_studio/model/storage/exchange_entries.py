"""The records of a file in the exchange form before their values are read: which there are, and their ids."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, cast

from canvas_studio.messages import message
from canvas_studio.model.records import (
    Crossing,
    Dimension,
    Participation,
    Project,
    Record,
    Release,
    RouteStep,
    Stage,
    crossing_id,
    participation_id,
)
from canvas_studio.model.records.fixed import DEFAULT_RELEASE, FIXED_DIMENSIONS, FIXED_STAGES
from canvas_studio.model.records.ordering import first_keys
from canvas_studio.model.storage.exchange_form import (
    IGNORED_SECTIONS,
    PARENTS,
    SECTIONS,
    TAGS,
    Shape,
    shape,
)
from canvas_studio.model.storage.exchange_names import UNCODED, Names, default_name, reference_at
from canvas_studio.model.storage.exchange_values import (
    error_at,
    group_at,
    is_null,
    known_keys,
    list_at,
    plain_at,
    whole_at,
)
from canvas_studio.model.storage.problems import brief
from canvas_studio.model.storage.yaml_text import GroupNode, ListNode, Node

_ROOT_KEYS = {
    "schema_version",
    "project",
    "principles",
    "signoff",
    *(path.partition(".")[0] for path, _ in SECTIONS),
    *IGNORED_SECTIONS,
}


@dataclass(slots=True)
class Entry:
    """A record of the file before its references are resolved."""

    cls: type[Record]
    node: GroupNode
    path: str
    id: str
    attributes: dict[str, Any] = field(default_factory=dict)


def entries_of(root: GroupNode) -> Entries:
    """The records that a document lists, each with its id."""
    return Entries(root)


class Entries:
    """The records of a document, and by what name each can be referred to."""

    def __init__(self, root: GroupNode) -> None:
        self._root = root
        self.names = Names()
        self.entries: list[Entry] = []
        self.defaults: list[Record] = []
        """What stands in for sections that are missing."""
        known_keys(root, _ROOT_KEYS, "")
        self._collect_project()
        for path, cls in SECTIONS:
            node = self._section(path)
            if node is None:
                self._add_defaults(cls)
            else:
                self._collect(cls, node, path)
        for entry in tuple(self.entries):
            if entry.cls is Crossing:
                self._name_crossing(entry)

    def _collect_project(self) -> None:
        node = self._root.get("project")
        if node is None:
            raise error_at(self._root, "project", message("缺少项目信息", "is missing"))
        group = group_at(node, "project")
        self.names.add(Project, "project", "project")
        self.entries.append(Entry(Project, group, "project", "project"))
        releases = group.get("releases")
        if releases is None or is_null(releases):
            self.names.add(Release, DEFAULT_RELEASE.code, DEFAULT_RELEASE.id)
            self.defaults.append(DEFAULT_RELEASE)
        else:
            self._collect(Release, list_at(releases, "project.releases"), "project.releases")

    def _section(self, path: str) -> ListNode | None:
        outer, _, inner = path.rpartition(".")
        holder: Node | None = self._root
        if outer:
            holder = self._root.get(outer)
            if holder is None or is_null(holder):
                return None
            inner_names = {p.rpartition(".")[2] for p, _ in SECTIONS if p.startswith(f"{outer}.")}
            if outer == "signoff":
                inner_names.add("statement")
            known_keys(group_at(holder, outer), inner_names, outer)
        node = cast(GroupNode, holder).get(inner)
        return None if node is None or is_null(node) else list_at(node, path)

    def _add_defaults(self, cls: type[Record]) -> None:
        if cls is Stage or cls is Dimension:
            fixed: tuple[Record, ...] = FIXED_STAGES if cls is Stage else FIXED_DIMENSIONS
            for record in fixed:
                self.names.add(cls, record.id, record.id)
                self.defaults.append(record)

    def _collect(
        self, cls: type[Record], nodes: ListNode, path: str, parent: tuple[str, str] | None = None
    ) -> None:
        """Name every record of a list and of the lists nested in it; `parent` is name and id."""
        keys = first_keys(len(nodes))
        form = shape(cls)
        is_ordered = cls is not Crossing
        for position, node in enumerate(nodes, 1):
            group = group_at(node, f"{path}[{position}]")
            name = self._name(cls, group, position, parent[0] if parent else "", path)
            place = f"{path}[{position}]" if cls in UNCODED else f"{path}[{name}]"
            known = self.names.ids[TAGS[cls]]
            if name in known and cls not in UNCODED:
                raise error_at(
                    group.get("id", group),
                    place,
                    message("编号 {code} 重复", "the code {code} is used twice", code=brief(name)),
                    "MOD002",
                )
            id = ""
            if cls not in (Crossing, Participation):
                name, id = self.names.add(cls, name)
            entry = Entry(cls, group, place, id)
            if is_ordered:
                entry.attributes["order"] = keys[position - 1]
            if cls not in UNCODED:
                entry.attributes["code"] = name
            if parent is not None:
                entry.attributes[PARENTS[cls]] = parent[1]
            self.entries.append(entry)
            if cls is not Crossing:
                self._collect_children(form, group, place, name, id)

    def _collect_children(
        self, form: Shape, group: GroupNode, place: str, name: str, id: str
    ) -> None:
        for key, child in form.children.items():
            nested = group.get(key)
            if nested is not None and not is_null(nested) and child is not Release:
                self._collect(
                    child, list_at(nested, f"{place}.{key}"), f"{place}.{key}", (name, id)
                )

    def _name(
        self, cls: type[Record], group: GroupNode, position: int, parent: str, path: str
    ) -> str:
        place = f"{path}[{position}]"
        given = group.get("id")
        if cls not in UNCODED and given is not None and not is_null(given):
            return plain_at(given, f"{place}.id")
        if cls is RouteStep and (seq := group.get("seq")) is not None and not is_null(seq):
            return f"{parent}-{whole_at(seq, f'{place}.seq')}"
        values = {
            key.attribute: plain_at(group[key.name], f"{place}.{key.name}")
            for key in shape(cls).keys.values()
            if key.attribute in ("document", "label") and key.name in group
        }
        if cls in UNCODED or cls in PARENTS:
            try:
                return default_name(cls, values, position, parent)
            except KeyError as missing:
                key = "type" if missing.args[0] == "document" else str(missing.args[0])
                raise error_at(
                    group, f"{place}.{key}", message("缺少必填项", "is missing")
                ) from None
        raise error_at(group, f"{place}.id", message("缺少编号", "is missing"))

    def _name_crossing(self, entry: Entry) -> None:
        """The ids of crossings and participations follow from their ends."""
        ends = []
        for key in ("goal", "function"):
            node = entry.node.get(key)
            if node is None:
                raise error_at(
                    entry.node, f"{entry.path}.{key}", message("缺少必填项", "is missing")
                )
            end = reference_at(
                node, shape(Crossing).keys[key].form, f"{entry.path}.{key}", self.names
            )
            ends.append((plain_at(node, entry.path), end))
        entry.id = crossing_id(ends[0][1], ends[1][1])
        name = f"{ends[0][0]}+{ends[1][0]}"
        entry.path = f"cells[{name}]"
        self.names.ids["crossing"].setdefault(name, entry.id)
        roles = entry.node.get("roles")
        if roles is None or is_null(roles):
            return
        nodes = list_at(roles, f"{entry.path}.roles")
        for key_, node in zip(first_keys(len(nodes)), nodes, strict=True):
            place = f"{entry.path}.roles"
            group = group_at(node, place)
            role = group.get("role")
            if role is None:
                raise error_at(group, f"{place}.role", message("缺少必填项", "is missing"))
            role_id = reference_at(
                role, shape(Participation).keys["role"].form, f"{place}.role", self.names
            )
            id = participation_id(entry.id, role_id)
            role_name = plain_at(role, place)
            self.names.ids["participation"].setdefault(f"{name}+{role_name}", id)
            attributes = {"order": key_, "crossing": entry.id}
            self.entries.append(
                Entry(Participation, group, f"{place}[{role_name}]", id, attributes)
            )
