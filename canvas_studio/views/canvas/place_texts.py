"""What a place of the grid says: as it is typed and copied, in its tool tip, to a screen reader."""

from __future__ import annotations

from canvas_studio.model.content import Content
from canvas_studio.model.notation import print_participations
from canvas_studio.model.records import (
    Function,
    Goal,
    Module,
    Participation,
    Role,
    crossing_id,
)
from canvas_studio.model.records.wording import value_words
from canvas_studio.model.rules.framework import Severity
from canvas_studio.views.canvas.axes import NAMES, Line
from canvas_studio.views.canvas.display import CanvasDisplay
from canvas_studio.views.canvas.places import Place
from canvas_studio.views.locale import Locale


class PlaceTexts:
    """The texts of one content in the language of its display."""

    def __init__(self, content: Content, display: CanvasDisplay, locale: Locale) -> None:
        self._content = content
        self._display = display
        self._locale = locale

    def text(self, place: Place) -> str:
        """The text of a place as it is typed and copied: a name, or a cell's notation."""
        if place.is_crossing:
            return self.notation(place.goal.id, place.function.id)
        if place.goal == NAMES:
            return self.line(place.function)
        if place.function == NAMES:
            return self.line(place.goal)
        return ""

    def notation(self, goal: str, function: str) -> str:
        """`专家（入驻、产出内容）；用户`; "○" where nobody takes part yet, "" where it is blank."""
        crossing = self._content.crossing(goal, function)
        if crossing is None:
            return ""
        held = self._content.participations(crossing.id)
        return print_participations([self._printed(p) for p in held], self._display.language) or "○"

    def _printed(self, participation: Participation) -> tuple[str, list[str]]:
        role = self._content.get(Role, participation.role)
        activities = [a.text(self._display.language) for a in participation.activities]
        return role.name.text(self._display.language), activities

    def line(self, line: Line) -> str:
        """The name of a line."""
        match line.kind:
            case "goal":
                return self._display.goal(line.id).name
            case "function":
                return self._display.function(line.id).name
            case "group":
                record = self._content.find(line.id)
                if isinstance(record, Module):
                    return record.name.text(self._display.language)
                return self._display.group(line.id).name
        return ""

    def tool_tip(self, place: Place) -> str | None:
        """The whole of what may be cut off on the screen, and what is found there."""
        told = [self._whole(place), self._told(place)]
        return "\n\n".join(filter(None, told)) or None

    def _whole(self, place: Place) -> str:
        if place.is_crossing:
            text = self.notation(place.goal.id, place.function.id)
            return text if text != "○" else ""
        record = self._content.find(place.record)
        if isinstance(record, Goal | Function):
            name = f"{record.code} {record.name.text(self._display.language)}"
            description = record.description.text(self._display.language)
            return f"{name}\n{description}" if description else name
        return ""

    def _told(self, place: Place) -> str:
        if place.is_crossing:
            return self._display.marks.told(crossing_id(place.goal.id, place.function.id))
        return self._display.marks.told(place.record) if place.record else ""

    def spoken(self, place: Place) -> str:
        """What a screen reader says of a place: `Goal …, function …, 3 roles`."""
        if any(
            line.kind in ("goal", "function") and line.id not in self._content for line in place
        ):
            return ""  # a step has taken it away, and the axes are about to be told
        said, mark = self._said(place), self._mark(place)
        if mark is None:
            return said
        _ = self._locale.translator
        words = {
            "error": _("with an error"), "warning": _("with a warning"), "info": _("with a hint"),
        }  # fmt: skip
        return _("{place}, {mark}", place=said, mark=words[mark])

    def _mark(self, place: Place) -> Severity | None:
        if place.is_crossing:
            return self._display.marks.cell(place.goal.id, place.function.id)
        return self._display.marks.line(place.record) if place.record else None

    def _said(self, place: Place) -> str:
        _ = self._locale.translator
        if place.is_crossing:
            goal = self._display.goal(place.goal.id).name
            function = self._display.function(place.function.id).name
            cell = self._display.cell(place.goal.id, place.function.id)
            if cell is None:
                return _("Goal {goal}, function {function}, blank", goal=goal, function=function)
            if not cell.parts:
                return _(
                    "Goal {goal}, function {function}, marked, no role yet",
                    goal=goal,
                    function=function,
                )
            return _.plural(
                "Goal {goal}, function {function}, {count} role: {roles}",
                "Goal {goal}, function {function}, {count} roles: {roles}",
                len(cell.parts),
                goal=goal,
                function=function,
                roles=self.notation(place.goal.id, place.function.id),
            )
        if place.makes == "goal":
            return _("Type a name to add a goal")
        if place.makes == "function":
            return _("Type a name to add a function")
        if place.function == NAMES and place.goal.kind == "goal":
            shown_goal = self._display.goal(place.goal.id)
            business, operations, data = shown_goal.counts
            if not shown_goal.stage:
                return _(
                    "Goal {goal}, no stage, functions: {business} business, {operations}"
                    " operations, {data} data",
                    goal=shown_goal.name,
                    business=business,
                    operations=operations,
                    data=data,
                )
            return _(
                "Goal {goal}, stage {stage}, functions: {business} business, {operations}"
                " operations, {data} data",
                goal=shown_goal.name,
                stage=shown_goal.stage_name,
                business=business,
                operations=operations,
                data=data,
            )
        if place.goal == NAMES and place.function.kind == "function":
            shown, language = self._display.function(place.function.id), self._locale.language
            return _(
                "Function {function}, {kind}, {priority}",
                function=shown.name,
                kind=value_words("kind", shown.kind).text(language),
                priority=value_words("priority", shown.priority).text(language),
            )
        if place.goal == NAMES and place.function.kind == "group":
            group = self._display.group(place.function.id)
            return _.plural(
                "{group}: {count} function",
                "{group}: {count} functions",
                group.functions,
                group=group.name,
            )
        return self.text(place)
