"""Reading a pasted table with a heading row into a plan: functions with their attributes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from canvas_studio.messages import counted, message
from canvas_studio.model.commands import headings
from canvas_studio.model.commands.naming import name_keys
from canvas_studio.model.commands.paste import (
    PastePlan,
    PlannedElement,
    module_named,
)
from canvas_studio.model.commands.paste_reading import Reader, Rows
from canvas_studio.model.content import Content
from canvas_studio.model.records import Function, Goal, LText, Module, Release
from canvas_studio.model.records.text import clean

_LIST_SEPARATORS = re.compile(r"[、，,；;\n]")


def plan_table(content: Content, rows: Rows, goal: str | None = None) -> PastePlan:
    """Functions with attributes, by the headings of the first row, in Chinese or English.

    A row is an existing function if it has its code, or else its name. Empty cells change
    nothing; an empty module takes over the one above, as merged cells read. Under the name of a
    goal stand its cells. Where no column says which goals the functions support, it is `goal`.
    """
    reader = Reader(content)
    columns = headings.recognised(rows[0])
    goals = _goal_columns(reader, rows, columns)
    if "code" in columns and not all(map(_is_known(content, columns["code"]), rows[1:])):
        reader.guess(
            0,
            columns["code"],
            message(
                "新功能的编号由程序给出，不沿用表中的编号",
                "New functions get codes of their own instead of those in the table",
            ),
        )
    above: dict[str, str] = {}
    for r, row in enumerate(rows[1:], start=1):
        texts = {name: clean(row[c]) if c < len(row) else "" for name, c in columns.items()}
        if texts["name"]:
            above = _carried_on(above, texts)
            at = _TableRow(reader, r, columns, texts | above, goal).read()
            for c, id in goals.items():
                reader.cell(r, c, id, at, row[c] if c < len(row) else "")
        elif any(texts.values()):
            text = " ".join(clean(text) for text in row if clean(text))
            reader.problem(
                r,
                columns["name"],
                message("缺少功能名称：“{text}”", "No name of a function: “{text}”", text=text),
            )
    return reader.plan("table")


def _goal_columns(reader: Reader, rows: Rows, columns: Mapping[str, int]) -> dict[int, str]:
    """The goals whose cells stand in columns of their own; what is in no column is left out."""
    goals: dict[int, str] = {}
    for c in range(max(map(len, rows))):
        heading = clean(rows[0][c]) if c < len(rows[0]) else ""
        goal = reader.existing(Goal, heading) if heading else None
        count = sum(bool(clean(row[c])) for row in rows[1:] if c < len(row))
        if c in columns.values():
            continue
        if goal is not None:
            goals[c] = goal.id
        elif heading or count:
            reader.problem(
                0,
                c,
                counted(
                    "未采用的列：“{text}”（{n} 格）",
                    "Column not used: “{text}” ({n} cell)",
                    "Column not used: “{text}” ({n} cells)",
                    count,
                    text=heading,
                ),
            )
    return goals


def _is_known(content: Content, column: int) -> Callable[[Sequence[str]], bool]:
    """Whether a row has the code of a function of the canvas, or none."""

    def is_known(row: Sequence[str]) -> bool:
        code = clean(row[column]) if column < len(row) else ""
        return not code or content.by_code(Function, code) is not None

    return is_known


def _carried_on(above: dict[str, str], texts: dict[str, str]) -> dict[str, str]:
    """Module and sub-module of a row; an empty one goes on from above, under the same module."""
    module, submodule = texts.get("module", ""), texts.get("submodule", "")
    if not module:
        module = above.get("module", "")
        submodule = submodule or above.get("submodule", "")
    dimension = texts.get("dimension") or above.get("dimension", "")
    return {"module": module, "submodule": submodule, "dimension": dimension}


class _TableRow:
    """One row of a table with headings."""

    def __init__(
        self,
        reader: Reader,
        row: int,
        columns: dict[str, int],
        texts: dict[str, str],
        goal: str | None,
    ) -> None:
        self._reader, self._row, self._columns, self._texts = reader, row, columns, texts
        self._content = reader.content
        self._goal_in_hand = None if "goals" in columns else goal

    def read(self) -> int:
        """The place of the function in the plan."""
        reader, texts = self._reader, self._texts
        held = self._held()
        language = self._content.project.primary_language
        attributes: dict[str, Any] = {}
        for name in ("name", "description", "remark"):
            if texts.get(name):
                before = getattr(held, name) if held else LText()
                attributes[name] = before.with_text(language, texts[name])
        if texts.get("name.en"):
            attributes["name"] = attributes["name"].with_text("en", texts["name.en"])
        for name in ("kind", "priority"):
            value = self._choice(name)
            if value:
                attributes[name] = value
        if texts.get("tags"):
            attributes["tags"] = tuple(
                headings.choice("tags", tag) or clean(tag)
                for tag in _LIST_SEPARATORS.split(texts["tags"])
                if clean(tag)
            )
        module = self._module(attributes)
        release = self._release(attributes)
        if held:
            attributes = {n: v for n, v in attributes.items() if getattr(held, n) != v}
        at = reader.add(
            PlannedElement(
                Function,
                held.id if held else None,
                attributes,
                module,
                release,
                self._choice("dimension") or "business",
            )
        )
        self._goals(at)
        return at

    def _held(self) -> Function | None:
        by_code = self._content.by_code(Function, self._texts.get("code", ""))
        found = by_code or self._reader.existing(Function, self._texts["name"])
        taken = {element.id for element in self._reader.elements}
        return None if found is None or found.id in taken else found

    def _choice(self, column: str) -> str | None:
        text = self._texts.get(column, "")
        value = headings.choice(column, text) if text else None
        if text and value is None and column in self._columns:
            self._reader.problem(
                self._row,
                self._columns[column],
                message("不认识“{text}”", "“{text}” is not known", text=text),
            )
        return value

    def _module(self, attributes: dict[str, Any]) -> tuple[str, ...]:
        """Set the module where it is known; otherwise the names by which it could be made."""
        path = tuple(t for t in (self._texts["module"], self._texts["submodule"]) if t)
        parent: Module | None = None
        for depth, name in enumerate(path, start=1):
            found = module_named(self._content, name, parent.id if parent else None)
            if found is None:
                for known in range(depth, len(path) + 1):
                    self._reader.unknown("module", " / ".join(path[:known]))
                return path
            parent = found
        if parent is not None and self._content.referrers(parent.id, Module):
            self._reader.problem(
                self._row,
                self._columns["module"],
                message(
                    "模块“{module}”有下级模块，功能不能直接归入",
                    "Module “{module}” has sub-modules; a function goes into one of those",
                    module=path[-1],
                ),
            )
        elif parent is not None:
            attributes["module"] = parent.id
        return ()

    def _release(self, attributes: dict[str, Any]) -> str:
        text = self._texts.get("release", "")
        if not text:
            return ""
        keys = name_keys(LText(zh=text))
        for release in self._content.of(Release):
            if release.code == text.split()[0] or keys & name_keys(release.name):
                attributes["release"] = release.id
                return ""
        self._reader.unknown("release", text)
        return text

    def _goals(self, function: int) -> None:
        names = [clean(text) for text in _LIST_SEPARATORS.split(self._texts.get("goals", ""))]
        goals = [self._goal(name) for name in names if name]
        if self._goal_in_hand is not None:
            goals = [self._goal_in_hand]
        roles = self._texts.get("roles", "")
        if roles and len(goals) == 1:
            self._reader.cell(self._row, self._columns["roles"], goals[0], function, roles)
            return
        for goal in goals:
            self._reader.mark(goal, function)
        if roles:
            self._reader.problem(
                self._row,
                self._columns["roles"],
                message(
                    "“{text}”属于哪个目标不明确",
                    "It is not clear to which goal “{text}” belongs",
                    text=roles,
                ),
            )

    def _goal(self, name: str) -> str:
        """A goal of the canvas by its id, another one by its name."""
        goal = self._reader.existing(Goal, name) or self._content.by_code(Goal, name.split()[0])
        return goal.id if goal is not None else self._reader.unknown("goal", name)
