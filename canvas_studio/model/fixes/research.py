"""What can be done about stories that are missing, unfinished or cut off (STO5xx)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from canvas_studio.messages import Message, message
from canvas_studio.model.commands import elements, lists
from canvas_studio.model.document import Transaction
from canvas_studio.model.facts import Facts
from canvas_studio.model.facts.completeness import story_gaps
from canvas_studio.model.fixes.offers import Fix, Fixer, Offer, Question, choice
from canvas_studio.model.records import (
    BusinessStory,
    Observation,
    Role,
    StoryStep,
    Touchpoint,
)
from canvas_studio.model.records.base import RoleId
from canvas_studio.model.records.names import shown
from canvas_studio.model.rules import Finding
from canvas_studio.model.rules.wording import named


def role_without_story(facts: Facts, finding: Finding) -> Iterator[Offer]:
    (role,) = finding.targets
    yield Question(
        message("开始写该角色的业务story", "Begin a story of this role"),
        message("story的名称", "Name of the story"),
        lambda name: Fix(
            message("新增业务story {name}", "Add the story {name}", name=name),
            elements.add,
            (BusinessStory,),
            {"role": role, "name": name},
        ),
    )


def story_without_timeline(facts: Facts, finding: Finding) -> Iterator[Offer]:
    story = facts.content.get(BusinessStory, finding.targets[0])
    gaps = story_gaps(facts, story)
    if "observation" in gaps:
        yield from choice(
            message("关联现场观察", "Link an observation"),
            (
                Fix(
                    shown(observation),
                    elements.set_attribute,
                    (story.id, "observation", observation.id),
                    settles=gaps == ["observation"],
                )
                for observation in facts.content.of(Observation)
            ),
        )
        yield Question(
            message("记录现场观察", "Record what was observed"),
            message("看到了什么", "What was seen"),
            lambda note: Fix(
                message("记录现场观察", "Record the observation"),
                _observe,
                (story.id, note),
                settles=gaps == ["observation"],
            ),
        )
    steps = facts.story_steps(story.id)
    untimed = [step for step in steps if not step.time]
    if untimed:
        first = untimed[0]
        yield Question(
            message("填写“{step}”的时间", 'Fill in the time of "{step}"', step=shown(first)),
            message("时间，如 09:00", "The time, such as 09:00"),
            lambda time: Fix(
                message(
                    "{step} 的时间 {time}", "Time of {step}: {time}", step=shown(first), time=time
                ),
                elements.set_attribute,
                (first.id, "time", time),
                settles=gaps == ["time"] and len(untimed) == 1,
            ),
        )
    if "steps" in gaps:
        yield _new_step(story, message("接着做什么", "What happens next"))


def _new_step(story: BusinessStory, asked: Message) -> Question:
    return Question(
        message("新增步骤", "Add a step"),
        asked,
        lambda text: Fix(
            message("新增步骤 {text}", "Add the step {text}", text=text),
            elements.add,
            (StoryStep,),
            {"story": story.id, "text": text},
            settles=False,
        ),
    )


def _observe(tx: Transaction, story: str, note: str) -> None:
    held = tx.content.get(BusinessStory, story)
    observation = elements.add(tx, Observation, role=held.role, note=note)
    elements.set_attribute(tx, story, "observation", observation.id)


def story_without_touchpoint(facts: Facts, finding: Finding) -> Iterator[Offer]:
    story = facts.content.get(BusinessStory, finding.targets[0])
    steps = facts.story_steps(story.id)
    if steps:
        yield from choice(
            message("最后一步交给谁", "Who takes over after the last step"),
            (
                Fix(
                    shown(role),
                    elements.set_attribute,
                    (
                        steps[-1].id,
                        "touchpoint",
                        Touchpoint(direction="downstream", role=RoleId(role.id)),
                    ),
                )
                for role in facts.content.of(Role)
                if role.id != story.role
            ),
        )
    else:
        yield _new_step(story, message("先做什么", "What happens first"))


def broken_hand_off(facts: Facts, finding: Finding) -> Iterator[Offer]:
    if len(finding.targets) > 1:
        yield from _intended_returns(facts, finding)
        return
    step = facts.content.get(StoryStep, finding.targets[0])
    touchpoint = step.touchpoint
    if touchpoint is None:
        return
    is_lost = touchpoint.to is not None and not isinstance(
        facts.content.find(touchpoint.to), StoryStep
    )
    has_role = isinstance(facts.content.find(touchpoint.role), Role)
    if is_lost:
        yield Fix(
            message("清除断开的交接对象", "Clear the broken link"),
            elements.set_attribute,
            (step.id, "touchpoint.to", None),
            settles=has_role,
        )
    if not has_role:
        yield from choice(
            message("交接给角色", "Hand over to a role"),
            (
                Fix(
                    shown(role),
                    elements.set_attribute,
                    (step.id, "touchpoint.role", role.id),
                    settles=not is_lost,
                )
                for role in facts.content.of(Role)
            ),
        )
    yield Fix(
        message("删除该交互点", "Take the touchpoint away"),
        elements.set_attribute,
        (step.id, "touchpoint", None),
    )


def _intended_returns(facts: Facts, finding: Finding) -> Iterator[Offer]:
    """What hands over backwards in a circle may be meant; without it there is no circle."""
    place = {id: n for n, id in enumerate(finding.targets)}  # in the order of the stories
    steps = [facts.content.get(StoryStep, id) for id in finding.targets]
    back = [
        step
        for step in steps
        if step.touchpoint is not None
        and not step.touchpoint.loop
        and place.get(step.touchpoint.to or "", len(place)) <= place[step.id]
    ]
    if back:
        yield Fix(
            message("标记为有意的退回", "Mark as an intended return"),
            elements.set_attribute,
            ([step.id for step in back], "touchpoint.loop", True),
        )


def step_without_function(facts: Facts, finding: Finding) -> Iterator[Offer]:
    (step,) = finding.targets
    yield Fix(
        message("标记为线下：{step}", "Mark {step} as offline", step=named(facts.content, step)),
        elements.set_attribute,
        (step, "offline", True),
    )
    yield from choice(
        message("指定支持它的功能", "Say which function supports it"),
        (
            Fix(shown(function), lists.include, (step, "functions", function.id))
            for function in facts.functions
        ),
    )


RESEARCH_FIXES: Mapping[str, Fixer] = {
    "STO501": role_without_story,
    "STO502": story_without_timeline,
    "STO503": story_without_touchpoint,
    "STO504": broken_hand_off,
    "STO505": step_without_function,
}
