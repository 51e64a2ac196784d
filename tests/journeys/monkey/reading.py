"""What a canvas says, read from its bare records without the program's own display code.

Slow and plain on purpose: loops over all records, nothing kept. Where people compare by ear and by
pinyin the program's own finder is asked, because that is what it means to "have a text".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any

from canvas_studio.model.canonical import targets_fingerprint
from canvas_studio.model.content import Content
from canvas_studio.model.finder import Entry, Finder, Fit

KINDS = ("business", "operations", "data")
UNPLACED = "unplaced"
Line = tuple[str, str]
"""Kind and id of a row or column."""


class Reading:
    """One content in one language."""

    def __init__(self, content: Content, language: str) -> None:
        self.content = content
        self.language = language
        self.records = list(content.records.values())
        self.by_id = dict(content.records)
        self._by_type: dict[str, list[Any]] = {}
        for record in self.records:
            self._by_type.setdefault(record.type, []).append(record)
        for held in self._by_type.values():
            held.sort(key=lambda r: (getattr(r, "order", ""), r.id))
        self._crossings = {(c.goal, c.function): c for c in self.of("crossing")}
        self._taking_part: dict[str, list[Any]] = {}
        for participation in self.of("participation"):
            self._taking_part.setdefault(participation.crossing, []).append(participation)

    def of(self, type: str) -> list[Any]:
        """All records of a type in the user's order."""
        return self._by_type.get(type, [])

    def words(self, text: Any) -> str:
        """A text in the language of the canvas, or in the other one where it is missing."""
        own, other = (text.zh, text.en) if self.language == "zh" else (text.en, text.zh)
        return own or other

    def name(self, id: str) -> str:
        """A name on one line, as headers show it."""
        return self.words(self.by_id[id].name).replace("\n", " ")

    # -- axes --------------------------------------------------------------------------------------

    def goals(self, hidden: Collection[str]) -> list[Line]:
        shown = [("goal", goal.id) for goal in self.of("goal") if goal.id not in hidden]
        return [("names", ""), *shown, ("new", "")]

    def functions(
        self, grouping: str, collapsed: Collection[str], hidden: Collection[str]
    ) -> list[Line]:
        lines: list[Line] = [("names", "")]
        for group, functions in self.groups(grouping):
            shown = [("function", f.id) for f in functions if f.id not in hidden]
            if group and (shown or not hidden):
                lines.append(("group", group))
            lines += shown if group not in collapsed else []
        return [*lines, ("new", "")]

    def groups(self, grouping: str) -> list[tuple[str, list[Any]]]:
        functions = self.of("function")
        modules: list[tuple[str, list[Any]]] = []
        if not self.of("module"):
            modules = [("", functions)]
        else:
            for module in self._modules():
                held = [f for f in functions if f.module == module.id]
                has_parts = any(m.parent == module.id for m in self.of("module"))
                if held or not has_parts:
                    modules.append((module.id, held))
            if lost := [f for f in functions if f.module is None]:
                modules.append((UNPLACED, lost))
        if grouping == "module":
            return modules
        row = [function for _, held in modules for function in held]
        if grouping == "none":
            return [("", row)]
        kinds = [(kind, [f for f in row if f.kind == kind]) for kind in KINDS]
        return [(kind, held) for kind, held in kinds if held]

    def _modules(self) -> Iterator[Any]:
        modules = self.of("module")
        for dimension in self.of("dimension"):
            for module in modules:
                if module.parent is None and module.dimension == dimension.id:
                    yield module
                    yield from (part for part in modules if part.parent == module.id)

    # -- cells and headers -------------------------------------------------------------------------

    def crossing(self, goal: str, function: str) -> Any:
        return self._crossings.get((goal, function))

    def parts(self, goal: str, function: str) -> list[tuple[str, list[str]]] | None:
        """Role and activities of each participation of a cell; None where it is blank."""
        crossing = self.crossing(goal, function)
        if crossing is None:
            return None
        return [
            (self.words(self.by_id[p.role].name), [self.words(a) for a in p.activities])
            for p in self._taking_part.get(crossing.id, ())
        ]

    def counts(self, goal: str) -> tuple[int, int, int]:
        """Business, operations and data functions in scope that support a goal."""
        held = Counter(
            self.by_id[r.function].kind
            for r in self.of("crossing")
            if r.goal == goal and self.by_id[r.function].priority != "wont"
        )
        return held["business"], held["operations"], held["data"]

    def in_scope(self) -> list[Any]:
        """The crossings of functions that are to be built."""
        return [c for c in self.of("crossing") if self.by_id[c.function].priority != "wont"]

    def load(self, role: str) -> int:
        """In how many of these a role takes part."""
        return sum(self._has_role(crossing, (role,)) for crossing in self.in_scope())

    # -- the filter --------------------------------------------------------------------------------

    def passes(self, id: str, wanted: Any, text_names: str) -> bool:
        """Whether a goal or function passes a filter whose text is one of goals or functions.

        Which of both it is was settled when the filter was applied.
        """
        record = self.by_id[id]
        named = self._named(wanted.text, text_names) if wanted.text else None
        if record.type == "goal":
            return self._goal_passes(record, wanted, named)
        return self._function_passes(record, wanted, named)

    def _named(self, text: str, type: str) -> tuple[str, set[str]]:
        """The goals or functions that have the text."""
        entries = [Entry(r.id, (r.name.zh, r.name.en), r.code) for r in self.of(type)]
        found = Finder(entries).find(text, len(entries))
        return type, {match.entry.id for match in found if match.fit is not Fit.SCATTERED}

    def _function_passes(self, function: Any, wanted: Any, named: Any) -> bool:
        module = function.module and self.by_id[function.module]
        homes = {module.id, module.parent} if module else {UNPLACED}
        if (
            (wanted.kind and function.kind not in wanted.kind)
            or (wanted.priority and function.priority not in wanted.priority)
            or (wanted.release and (function.release or "") not in wanted.release)
            or (wanted.module and not homes & wanted.module)
            or (named and named[0] == "function" and function.id not in named[1])
        ):
            return False
        crossings = [c for c in self.of("crossing") if c.function == function.id]
        everywhere = crossings
        goals = set(wanted.goal) or None
        if named and named[0] == "goal":
            goals = named[1] if goals is None else goals & named[1]
        if goals is not None:
            crossings = [c for c in crossings if c.goal in goals]
            if not crossings:
                return False
        if wanted.role and not any(self._has_role(c, wanted.role) for c in crossings):
            return False
        if not wanted.function_gaps:
            return True
        if function.priority == "wont":
            return False
        if not everywhere:
            return not self._is_waived("CAN102", function.id)
        return any(self._is_open(c) for c in crossings)

    def _goal_passes(self, goal: Any, wanted: Any, named: Any) -> bool:
        if named and named[0] == "goal" and goal.id not in named[1]:
            return False
        if wanted.goal and goal.id not in wanted.goal:
            return False
        crossings = [c for c in self.of("crossing") if c.goal == goal.id]
        if wanted.role:
            crossings = [
                c
                for c in crossings
                if self._has_role(c, wanted.role)
                and self._function_passes(self.by_id[c.function], wanted, named)
            ]
            if not crossings:
                return False
        if not wanted.goal_gaps:
            return True
        business, operations, data = self.counts(goal.id)
        if not business + operations + data:
            lacks = not self._is_waived("CAN101", goal.id)
        else:
            lacks = (not operations and not self._is_waived("CAN104", goal.id)) or (
                not data and not self._is_waived("CAN105", goal.id)
            )
        return lacks or any(
            self._is_open(c) and self._function_passes(self.by_id[c.function], wanted, named)
            for c in crossings
        )

    def _has_role(self, crossing: Any, roles: Collection[str]) -> bool:
        return any(p.role in roles for p in self._taking_part.get(crossing.id, ()))

    def _is_open(self, crossing: Any) -> bool:
        """Whether nobody takes part in a crossing of a function in scope, and nobody waived that."""
        if self.by_id[crossing.function].priority == "wont":
            return False
        if crossing.id in self._taking_part:
            return False
        return not self._is_waived("CAN103", crossing.goal, crossing.function)

    def _is_waived(self, rule: str, *targets: str) -> bool:
        return any(
            (r.rule, r.targets) == (rule, targets)
            and r.fingerprint_of_target == targets_fingerprint(self.content, targets)
            for r in self.of("waiver")
        )
