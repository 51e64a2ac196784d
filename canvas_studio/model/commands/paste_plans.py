"""Reading pasted rows into a `PastePlan`: cells at an anchor, a list, a table, a whole matrix."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from canvas_studio.messages import message
from canvas_studio.model.commands import headings
from canvas_studio.model.commands.canvas import is_mark
from canvas_studio.model.commands.naming import name_keys
from canvas_studio.model.commands.paste import (
    PastePlan,
    PasteProblem,
    PlannedCell,
    PlannedElement,
    Unknown,
    module_named,
)
from canvas_studio.model.content import Content
from canvas_studio.model.notation import ParsedEntry, RoleNames, parse_cell
from canvas_studio.model.records import Function, Goal, LText, Module, Release, Role
from canvas_studio.model.records.text import clean

Rows = Sequence[Sequence[str]]

_BULLET = re.compile(r"^\s*(?:[-–—•·*▪◦●■➢➤✓√]\s*|[（(]?\d{1,3}[)）.、．:：](?!\d)\s*|[①-⑳]\s*)")
_NOTHING = frozenset({"", "-", "–", "—", "/", "×", "✗", "✘", "0", "无", "否", "n", "no", "n/a"})
_LIST_SEPARATORS = re.compile(r"[、，,；;\n]")


def plan_paste(
    content: Content,
    rows: Rows,
    goals: Sequence[str] = (),
    functions: Sequence[str] = (),
    *,
    onto: type[Function] | type[Goal] | None = None,
    goal: str | None = None,
) -> PastePlan:
    """What pasting `rows` means, by their own look.

    A table with a heading row gives functions, a block with goals above and functions on the
    left gives both and their cells; a single column pasted `onto` the names of functions or
    goals gives those; anything else goes onto the cells from an anchor on, which `goals` and
    `functions` begin with, in the order shown.
    """
    if headings.is_table(rows):
        return plan_table(content, rows)
    if is_matrix(content, rows):
        return plan_matrix(content, rows)
    if onto is not None:
        return plan_list(content, rows, onto, goal)
    return plan_cells(content, rows, goals, functions)


def plan_cells(
    content: Content, rows: Rows, goals: Sequence[str], functions: Sequence[str]
) -> PastePlan:
    """Rows onto the cells of `functions` (down) and `goals` (across), ids in the order shown.

    ○ √ x 1 mark; names and notation are added to what the cell holds; an empty text, - 0 × 无
    leave it alone.
    """
    reader = _Reader(content)
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if _folded(text) in _NOTHING:
                continue
            if r >= len(functions) or c >= len(goals):
                reader.problem(
                    r,
                    c,
                    message("“{text}”超出画布范围", "“{text}” is outside the canvas", text=text),
                )
            else:
                reader.cell(r, c, goals[c], functions[r], text)
    return reader.plan()


def plan_list(
    content: Content,
    rows: Rows,
    type: type[Function] | type[Goal],
    goal: str | None = None,
    position: int | None = None,
) -> PastePlan:
    """The first column as names of functions or goals; bullets and numbers in front are dropped.

    A name that is there already is not doubled. With a `goal`, all the functions support it.
    """
    reader = _Reader(content)
    for r, row in enumerate(rows):
        name = clean(_BULLET.sub("", row[0]) if row else "")
        for c, text in enumerate(row[1:], start=1):
            if clean(text):
                reader.problem(r, c, message("未采用：“{text}”", "Not used: “{text}”", text=text))
        if not name:
            continue
        at = reader.element(type, name)
        if goal is not None and type is Function:
            reader.cells.append(PlannedCell(goal, at))
    return reader.plan(position)


def is_matrix(content: Content, rows: Rows) -> bool:
    """Whether goals stand above and functions on the left: the corner is empty or says so."""
    if len(rows) < 2 or len(rows[0]) < 2:
        return False
    names = RoleNames(content.every(Role))
    corner, *across = rows[0]
    on_the_left = [row[0] for row in rows[1:] if row]
    corner_fits = not clean(corner) or "name" in headings.recognised(
        [corner, *re.split(r"[\\/|]", corner)]
    )
    return corner_fits and all(
        clean(name) and not is_mark(name, names) for name in (*across, *on_the_left)
    )


def plan_matrix(content: Content, rows: Rows) -> PastePlan:
    """A block with goals in its first row and functions in its first column."""
    reader = _Reader(content)
    goals = [reader.element(Goal, clean(name)) for name in rows[0][1:]]
    for r, (name, *texts) in enumerate(rows[1:], start=1):
        function = reader.element(Function, clean(name))
        for c, text in enumerate(texts, start=1):
            if _folded(text) in _NOTHING:
                continue
            if c > len(goals):
                reader.problem(
                    r,
                    c,
                    message("“{text}”上方没有目标", "There is no goal above “{text}”", text=text),
                )
            else:
                reader.cell(r, c, goals[c - 1], function, text)
    return reader.plan()


def plan_table(content: Content, rows: Rows) -> PastePlan:
    """Functions with attributes, by the headings of the first row, in Chinese or English.

    A row is an existing function if it has its code, or else its name. Empty cells change
    nothing; an empty module takes over the one above, as merged cells read.
    """
    reader = _Reader(content)
    columns = headings.recognised(rows[0])
    for c, heading in enumerate(rows[0]):
        if clean(heading) and c not in columns.values():
            reader.problem(
                0, c, message("未采用的列：“{text}”", "Column not used: “{text}”", text=heading)
            )
    above: dict[str, str] = {}
    for r, row in enumerate(rows[1:], start=1):
        texts = {name: clean(row[c]) if c < len(row) else "" for name, c in columns.items()}
        if texts["name"]:
            above = _carried_on(above, texts)
            _TableRow(reader, r, columns, texts | above).read()
        elif any(texts.values()):
            reader.problem(r, columns["name"], message("缺少功能名称", "No name of a function"))
    return reader.plan()


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
        self, reader: _Reader, row: int, columns: dict[str, int], texts: dict[str, str]
    ) -> None:
        self._reader, self._row, self._columns, self._texts = reader, row, columns, texts
        self._content = reader.content

    def read(self) -> None:
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
        for text in _LIST_SEPARATORS.split(self._texts.get("goals", "")):
            name = clean(text)
            if not name:
                continue
            goal = self._reader.existing(Goal, name) or self._content.by_code(Goal, name.split()[0])
            if goal is None:
                self._reader.unknown("goal", name)
            self._reader.cells.append(PlannedCell(goal.id if goal else name, function))


class _Reader:
    """Collects what a plan is made of."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.elements: list[PlannedElement] = []
        self.cells: list[PlannedCell] = []
        self._names = RoleNames(content.every(Role))
        self._unknown: dict[Unknown, dict[str, None]] = {}
        self._problems: list[PasteProblem] = []
        self._places: dict[tuple[object, frozenset[str]], int] = {}
        self._by_key: dict[type[Function] | type[Goal], dict[str, Any]] = {}

    def plan(self, position: int | None = None) -> PastePlan:
        return PastePlan(
            elements=tuple(self.elements),
            cells=tuple(self.cells),
            unknown={kind: tuple(names) for kind, names in self._unknown.items()},
            problems=tuple(self._problems),
            position=position,
        )

    def problem(self, row: int, column: int, what: Any) -> None:
        self._problems.append(PasteProblem(row, column, what))

    def unknown(self, kind: Unknown, name: str) -> None:
        self._unknown.setdefault(kind, {})[name] = None

    def add(self, element: PlannedElement) -> int:
        self.elements.append(element)
        return len(self.elements) - 1

    def element(self, type: type[Function] | type[Goal], name: str) -> int:
        """The function or goal of this name, or a new one; its place in the plan."""
        key = (type, name_keys(LText(zh=name)))
        if key not in self._places:
            held = self.existing(type, name)
            language = self.content.project.primary_language
            attributes = {} if held else {"name": LText().with_text(language, name)}
            self._places[key] = self.add(
                PlannedElement(type, held.id if held else None, attributes)
            )
        return self._places[key]

    def existing(self, type: type[Function] | type[Goal], name: str) -> Any:
        """The first element of this name, in either language, or None."""
        if type not in self._by_key:
            by_key = self._by_key[type] = {}
            for record in self.content.of(type):
                for key in name_keys(record.name):
                    by_key.setdefault(key, record)
        found = (self._by_key[type].get(key) for key in name_keys(LText(zh=name)))
        return next((record for record in found if record is not None), None)

    def cell(self, row: int, column: int, goal: str | int, function: str | int, text: str) -> None:
        entries: tuple[ParsedEntry, ...] = ()
        if not is_mark(text, self._names):
            parsed = parse_cell(text, self._names)
            for error in parsed.errors:
                self.problem(row, column, error.message)
            for name in parsed.proposals:
                self.unknown("role", name)
            entries = parsed.entries
        self.cells.append(PlannedCell(goal, function, entries))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()
