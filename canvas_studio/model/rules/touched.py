"""Which subjects have to be checked again after a change.

A change to a record touches the record itself, and what the functions below say for its type,
once as it was and once as it is. They err on the side of too much where that is cheap, and name
the rules where it is not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from canvas_studio.model.changes import ChangeSet
from canvas_studio.model.facts import Facts
from canvas_studio.model.records import (
    BusinessStory,
    ChangeRequest,
    Confirmation,
    Crossing,
    DataView,
    Deliverable,
    Dimension,
    Function,
    Goal,
    KickoffItem,
    Module,
    Observation,
    OpenQuestion,
    Option,
    OptionSet,
    Participation,
    Project,
    Record,
    Release,
    Risk,
    Role,
    Route,
    RouteStep,
    Stage,
    StoryStep,
    Training,
    ValueProposition,
    crossing_id,
)

SCOPE_RULES = ("ROL203", "ROL204")
"""Rules about roles that weigh them against all crossings or all functions."""


class Touched:
    """Subjects to check again, each with the rules that matter; None for all of its rules."""

    def __init__(self) -> None:
        self.subjects: dict[type[Record], dict[str, set[str] | None]] = {}

    def add(self, type: type[Record], ids: str | Iterable[str] | None, *codes: str) -> None:
        """Check these subjects again, by the rules `codes` only where any are given."""
        if ids is None:
            return
        held = self.subjects.setdefault(type, {})
        for id in (ids,) if isinstance(ids, str) else ids:
            if not codes:
                held[id] = None
            elif (known := held.get(id, _NEW)) is not None:
                held[id] = known | set(codes)

    def add_every(self, facts: Facts, type: type[Record], *codes: str) -> None:
        """Check all subjects of a type again."""
        self.add(type, [record.id for record in facts.content.every(type)], *codes)


_NEW: set[str] = set()


def touched_subjects(facts: Facts, changes: ChangeSet) -> Touched:
    """What `changes`, which the facts have already followed, make necessary to check again."""
    subjects = Touched()
    for change in changes:
        for record in change:
            if record is not None:
                subjects.add(type(record), record.id)
                if (tell := TOUCHES.get(type(record))) is not None:
                    tell(facts, record, subjects)
    return subjects


def _touch_participation(facts: Facts, participation: Participation, touched: Touched) -> None:
    goal, function = _ends(facts, participation.crossing)
    touched.add(Crossing, participation.crossing)
    touched.add(Role, participation.role)
    touched.add(Role, facts.roles_of(function), *SCOPE_RULES)
    touched.add(Goal, goal)
    _touch_use(facts, function, touched)
    touched.add(Project, "project", "ROL205")
    touched.add_every(facts, Stage)


def _touch_crossing(facts: Facts, crossing: Crossing, touched: Touched) -> None:
    touched.add(Goal, crossing.goal)
    _touch_use(facts, crossing.function, touched)
    touched.add_every(facts, Role, "ROL203")
    touched.add_every(facts, Stage)


def _ends(facts: Facts, crossing: str) -> tuple[str, str]:
    """The goal and the function of a crossing that may be gone; its id is made of theirs."""
    record = facts.content.find(crossing)
    if isinstance(record, Crossing):
        return record.goal, record.function
    goal, _, function = crossing.partition("*")
    return goal, function


def _touch_use(facts: Facts, function: str, touched: Touched) -> None:
    """A function and the steps that use it."""
    touched.add(Function, function)
    touched.add(RouteStep, _referrers(facts, function, RouteStep))


def _touch_goal(facts: Facts, goal: Goal, touched: Touched) -> None:
    touched.add(ValueProposition, goal.values)
    touched.add_every(facts, Stage)
    touched.add(Project, "project")
    for function in facts.functions_of(goal.id):
        touched.add(Crossing, crossing_id(goal.id, function.id))
    for route in facts.routes_of(goal.id):
        touched.add(RouteStep, [step.id for step in facts.steps_of(route.id)])


def _touch_function(facts: Facts, function: Function, touched: Touched) -> None:
    content = facts.content
    for crossing in content.referrers(function.id, Crossing):
        touched.add(Crossing, crossing.id)
        touched.add(Goal, crossing.goal)
        for participation in content.participations(crossing.id):
            touched.add(Participation, participation.id)
            touched.add(Role, participation.role)
    touched.add(Role, function.beneficiaries)
    touched.add_every(facts, Role, *SCOPE_RULES)
    _touch_module_of(facts, function.module, touched)
    touched.add_every(facts, Dimension)
    touched.add_every(facts, Stage)
    touched.add(Project, "project")
    for user in (RouteStep, StoryStep, DataView, OpenQuestion):
        touched.add(user, _referrers(facts, function.id, user))
    for training in content.referrers(function.id, Training):
        touched.add(Role, training.audience)


def _touch_module_of(facts: Facts, module: str | None, touched: Touched) -> None:
    touched.add(Module, module)
    record = facts.content.find(module)
    if isinstance(record, Module):
        touched.add(Module, record.parent)


def _touch_role(facts: Facts, role: Role, touched: Touched) -> None:
    touched.add(Participation, _referrers(facts, role.id, Participation))
    touched.add_every(facts, Stage)
    touched.add(Project, "project")
    touched.add(RouteStep, _referrers(facts, role.id, RouteStep))
    touched.add(BusinessStory, _referrers(facts, role.id, BusinessStory))
    for user in (Risk, ValueProposition):
        touched.add(user, _referrers(facts, role.id, user))


def _touch_module(facts: Facts, module: Module, touched: Touched) -> None:
    touched.add(Module, module.parent)
    touched.add(Module, _referrers(facts, module.id, Module))
    touched.add(Function, _referrers(facts, module.id, Function))
    touched.add_every(facts, Dimension)
    touched.add_every(facts, Stage)
    touched.add(Project, "project")
    touched.add(OptionSet, _referrers(facts, module.id, OptionSet))


def _touch_dimension(facts: Facts, dimension: Dimension, touched: Touched) -> None:
    touched.add_every(facts, Stage)
    touched.add(Project, "project")


def _touch_stage(facts: Facts, stage: Stage, touched: Touched) -> None:
    for goal in facts.goals_in(stage.id):
        touched.add(
            Crossing, [crossing_id(goal.id, f.id) for f in facts.functions_of(goal.id)], "OPS704"
        )


def _touch_value(facts: Facts, value: ValueProposition, touched: Touched) -> None:
    touched.add(Project, "project")
    touched.add(Goal, _referrers(facts, value.id, Goal))


def _touch_release(facts: Facts, release: Release, touched: Touched) -> None:
    touched.add_every(facts, Crossing, "OPS704")


def _touch_project(facts: Facts, project: Project, touched: Touched) -> None:
    touched.add_every(facts, Role, *SCOPE_RULES)


def _touch_route(facts: Facts, route: Route, touched: Touched) -> None:
    touched.add(Goal, route.goal)
    touched.add(RouteStep, _referrers(facts, route.id, RouteStep))
    for function in facts.functions_of(route.goal):
        touched.add(Function, function.id, "ROU604")
        touched.add(Crossing, crossing_id(route.goal, function.id), "OPS704")


def _touch_route_step(facts: Facts, step: RouteStep, touched: Touched) -> None:
    touched.add(Route, step.route)
    touched.add(RouteStep, _referrers(facts, step.route, RouteStep))
    touched.add(Function, step.functions)
    route = facts.content.find(step.route)
    if isinstance(route, Route):
        touched.add(Goal, route.goal)
        touched.add(Crossing, [crossing_id(route.goal, f) for f in step.functions])


def _touch_story(facts: Facts, story: BusinessStory, touched: Touched) -> None:
    touched.add(Role, story.role)
    touched.add(StoryStep, _referrers(facts, story.id, StoryStep))


def _touch_story_step(facts: Facts, step: StoryStep, touched: Touched) -> None:
    touched.add(BusinessStory, step.story)


def _touch_observation(facts: Facts, observation: Observation, touched: Touched) -> None:
    touched.add(BusinessStory, _referrers(facts, observation.id, BusinessStory))


def _touch_view(facts: Facts, view: DataView, touched: Touched) -> None:
    touched.add(Function, view.function)
    touched.add(Goal, _referrers(facts, view.id, Goal))


def _touch_option_set(facts: Facts, options: OptionSet, touched: Touched) -> None:
    touched.add(Module, options.module)


def _touch_option(facts: Facts, option: Option, touched: Touched) -> None:
    touched.add(OptionSet, option.option_set)
    options = facts.content.find(option.option_set)
    if isinstance(options, OptionSet):
        touched.add(Module, options.module)


def _touch_training(facts: Facts, training: Training, touched: Touched) -> None:
    touched.add(Role, training.audience)


def _touch_confirmation(facts: Facts, confirmation: Confirmation, touched: Touched) -> None:
    touched.add(Module, confirmation.module)


def _touch_checklist(facts: Facts, item: Record, touched: Touched) -> None:
    touched.add(Project, "project")


def _referrers(facts: Facts, id: str, type: type[Record]) -> list[str]:
    return [record.id for record in facts.content.referrers(id, type)]


TOUCHES: Mapping[type[Record], Callable[[Facts, Any, Touched], None]] = {
    Participation: _touch_participation,
    Crossing: _touch_crossing,
    Goal: _touch_goal,
    Function: _touch_function,
    Role: _touch_role,
    Module: _touch_module,
    Dimension: _touch_dimension,
    Stage: _touch_stage,
    ValueProposition: _touch_value,
    Release: _touch_release,
    Project: _touch_project,
    Route: _touch_route,
    RouteStep: _touch_route_step,
    BusinessStory: _touch_story,
    StoryStep: _touch_story_step,
    Observation: _touch_observation,
    DataView: _touch_view,
    OptionSet: _touch_option_set,
    Option: _touch_option,
    Training: _touch_training,
    Confirmation: _touch_confirmation,
    KickoffItem: _touch_checklist,
    Deliverable: _touch_checklist,
    ChangeRequest: _touch_checklist,
}
