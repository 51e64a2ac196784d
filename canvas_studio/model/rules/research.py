"""STO5xx, business research: what is missing in the stories of those who do the work."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from canvas_studio.messages import Localised, message
from canvas_studio.model.facts import Facts
from canvas_studio.model.facts.completeness import StoryGap, has_touchpoint, story_gaps
from canvas_studio.model.records import BusinessStory, Role, StoryStep
from canvas_studio.model.rules.framework import Found, Rule, found, rule, whole_rule
from canvas_studio.model.rules.wording import Listed, names, shown


@rule(
    "STO501",
    "role-without-story",
    severity="warning",
    phase=6,
    subject=Role,
    zh="内部角色“{role}”没有业务story",
    en='Internal role "{role}" has no business story',
    fix_zh="到现场观察，并写出业务story",
    fix_en="Observe on site and write the story",
    sections=(3,),
)
def role_without_story(facts: Facts, role: Role) -> Iterator[Found]:
    """An internal role that takes part on the platform, but whose working day nobody wrote down.

    Why: what the staff really do, with whom and when, is not known in the meeting room. A
    platform built without their story gets in their way.
    Example: "Finance" settles channel commission on the canvas, and nobody has sat beside them.
    ---
    参与平台功能、但没有写出其工作过程的内部角色。

    为什么：员工实际做什么、和谁做、什么时候做，会议室里并不知道；缺了这部分，平台会妨碍他们工作。
    例：画布上由“财务”结算渠道佣金，却没有人到财务身边看过。
    """
    if role.internal and facts.load(role.id) > 0 and not facts.stories_of(role.id):
        yield found(role.id, role=shown(role), evidence={"load": facts.load(role.id)})


@rule(
    "STO502",
    "story-without-timeline",
    severity="warning",
    phase=6,
    subject=BusinessStory,
    zh="业务story“{story}”未按时间线完成：{missing}",
    en='Story "{story}" is not complete on a timeline: {missing}',
    fix_zh="补充时间、步骤和现场观察",
    fix_en="Add times, steps, observation",
    sections=(3,),
)
def story_without_timeline(facts: Facts, story: BusinessStory) -> Iterator[Found]:
    """A story with fewer than two steps, with a step that has no time, or seen by nobody.

    Why: a story that runs along the clock and rests on something observed shows waiting,
    repeated work and hand-overs. Without times and observation it is an opinion.
    Example: "Weekly review" lists three steps, and the second has no time.
    ---
    少于两个步骤、有步骤没有时间，或没有现场观察依据的业务story。

    为什么：按时间展开、有观察依据的story才能看出等待、重复和交接；否则只是看法。
    例：“业务负责人周会”有三个步骤，第二步没有写时间。
    """
    missing = tuple(_gap(facts, story, gap) for gap in story_gaps(facts, story))
    if missing:
        yield found(story.id, story=shown(story), missing=Listed(missing))


def _gap(facts: Facts, story: BusinessStory, gap: StoryGap) -> Localised:
    if gap == "steps":
        return message("至少两个步骤", "at least two steps")
    if gap == "observation":
        return message("现场观察", "an observation")
    without_time = [step.id for step in facts.story_steps(story.id) if not step.time]
    listed = names(facts.content, without_time)
    return message("{steps} 的时间", "the time of {steps}", steps=listed)


@rule(
    "STO503",
    "story-without-touchpoint",
    severity="warning",
    phase=6,
    subject=BusinessStory,
    zh="业务story“{story}”没有上下游交互点",
    en='Story "{story}" has no upstream or downstream touchpoint',
    fix_zh="追问：谁交给你，你交给谁",
    fix_en="Ask: who hands this over, who takes it",
    sections=(3,),
)
def story_without_touchpoint(facts: Facts, story: BusinessStory) -> Iterator[Found]:
    """A story in which nothing comes from anybody and nothing goes to anybody.

    Why: work that touches nobody is rare. Where the story shows no hand-over, the places at
    which the pieces of the puzzle fit together have not been found.
    Example: "Publish articles" names no editor who orders them and nobody who reviews them.
    ---
    既没有从谁那里接手、也没有交给谁的业务story。

    为什么：与他人无关的工作很少见；看不到交接，说明拼图的接缝还没有找到。
    例：“内容发布”没有写谁提出选题，也没有写谁来审核。
    """
    if not has_touchpoint(facts, story):
        yield found(story.id, story=shown(story))


@whole_rule(
    "STO504",
    "broken-hand-off",
    severity="warning",
    phase=6,
    follows=(BusinessStory, StoryStep, Role),
    zh="上下游交互成环或断链：{steps}",
    en="Hand-off cycle or broken link: {steps}",
    fix_zh="标记为有意的退回，或修复交接对象",
    fix_en="Mark as intended return, or repair the link",
    sections=(3,),
)
def broken_hand_off(facts: Facts) -> Iterator[Found]:
    """Steps that hand over to one another in a circle, or to a step or role that does not exist.

    Why: put together, the stories must make one picture in which work arrives. A circle never
    ends unless it is meant as a return; a link to nothing loses the work.
    Example: the operator returns papers to the salesperson, who sends them again, and the
    return is not marked as one.
    ---
    交接成环的步骤，或交给了不存在的步骤或角色。

    为什么：各个story拼在一起，工作要能送达。未标记为退回的环没有终点，指向空处的交接会丢失工作。
    例：运营把资料退回业务人员，业务人员再次提交，而退回没有标记为有意的返工。
    """
    steps = _steps_in_order(facts)
    place = {step.id: n for n, step in enumerate(steps)}
    for step in steps:
        if (lost := _lost_end(facts, step)) is not None:
            yield found(step.id, steps=names(facts.content, (step.id,)), evidence={"missing": lost})
    hand_offs = _hand_offs(steps)
    if not _has_cycle(hand_offs):
        return
    import networkx as nx  # takes longer to load than the rest of the check; cycles are rare

    graph: nx.DiGraph[str] = nx.DiGraph(hand_offs)
    components = nx.strongly_connected_components(graph)
    cycles = [sorted(c, key=place.__getitem__) for c in components if len(c) > 1]
    for cycle in sorted(cycles, key=lambda cycle: place[cycle[0]]):
        inside = graph.subgraph(cycle).edges
        yield found(
            *cycle,
            steps=names(facts.content, cycle),
            evidence={"edges": sorted(inside, key=lambda edge: (place[edge[0]], place[edge[1]]))},
        )


def _steps_in_order(facts: Facts) -> list[StoryStep]:
    stories = facts.content.of(BusinessStory)
    return [step for story in stories for step in facts.story_steps(story.id)]


def _lost_end(facts: Facts, step: StoryStep) -> str | None:
    """What a touchpoint names although it does not exist; a touchpoint must name a role."""
    touchpoint = step.touchpoint
    if touchpoint is None:
        return None
    if touchpoint.to is not None and not isinstance(facts.content.find(touchpoint.to), StoryStep):
        return touchpoint.to
    if not isinstance(facts.content.find(touchpoint.role), Role):
        return touchpoint.role or "role"
    return None


def _hand_offs(steps: list[StoryStep]) -> dict[str, list[str]]:
    """H of domain 3.2: each step with the next step, and with the step that it hands over to."""
    following: dict[str, list[str]] = {step.id: [] for step in steps}
    for earlier, later in pairwise(steps):
        if earlier.story == later.story:
            following[earlier.id].append(later.id)
    for step in steps:
        touchpoint = step.touchpoint
        if touchpoint is None or touchpoint.to is None or touchpoint.loop:
            continue
        if touchpoint.to in following:
            following[step.id].append(touchpoint.to)
    return following


def _has_cycle(following: dict[str, list[str]]) -> bool:
    try:
        TopologicalSorter(following).prepare()
    except CycleError:
        return True
    return False


@rule(
    "STO505",
    "step-without-function",
    severity="info",
    phase=6,
    subject=StoryStep,
    zh="步骤“{step}”没有平台功能支持",
    en='Step "{step}" is not supported by a function',
    fix_zh="增加功能，或标记为线下",
    fix_en="Add a function or mark offline",
    sections=(2,),
)
def step_without_function(facts: Facts, step: StoryStep) -> Iterator[Found]:
    """A step of a story that no function in scope supports and that is not marked offline.

    Why: either the platform misses something that people do every day, or the step stays off
    the platform on purpose; then say so.
    Example: "Judge projects" uses no function, although an analysis was promised.
    ---
    没有任何在范围内的功能支持、也没有标记为线下的步骤。

    为什么：要么平台漏了日常工作的一环，要么这一步有意留在线下，那就标明。
    例：“判断项目优劣”没有使用任何功能，而分析功能是答应过的。
    """
    if not step.offline and not any(facts.in_scope(function) for function in step.functions):
        yield found(step.id, step=shown(step))


RESEARCH_RULES: tuple[Rule, ...] = (
    role_without_story,
    story_without_timeline,
    story_without_touchpoint,
    broken_hand_off,
    step_without_function,
)
