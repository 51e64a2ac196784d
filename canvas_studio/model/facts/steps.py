"""Who walks what: routes by goal and stories, with their steps, read once and kept until changed."""

from __future__ import annotations

from canvas_studio.model.content import Content
from canvas_studio.model.records import Route, RouteStep, StoryStep


class RouteIndex:
    """The routes by goal, their steps, and the functions that they use."""

    def __init__(self, content: Content) -> None:
        self.of_goal: dict[str, list[Route]] = {}
        self.steps: dict[str, list[RouteStep]] = {}
        self.functions: dict[str, set[str]] = {}
        goal_of: dict[str, str] = {}
        for route in content.of(Route):
            self.of_goal.setdefault(route.goal, []).append(route)
            goal_of[route.id] = route.goal
        for step in content.of(RouteStep):
            self.steps.setdefault(step.route, []).append(step)
            self.functions.setdefault(goal_of[step.route], set()).update(step.functions)


def story_steps(content: Content) -> dict[str, list[StoryStep]]:
    """The steps of every story, in order."""
    steps: dict[str, list[StoryStep]] = {}
    for step in content.of(StoryStep):
        steps.setdefault(step.story, []).append(step)
    return steps
