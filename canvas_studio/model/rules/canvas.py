"""CAN1xx, the canvas: goals, functions and crossings that lack one another."""

from __future__ import annotations

from collections.abc import Iterator

from canvas_studio.model.facts import Facts
from canvas_studio.model.records import Crossing, Function, Goal, Participation, Role
from canvas_studio.model.records.canvas import Kind
from canvas_studio.model.rules.framework import Found, Rule, found, rule, whole_rule
from canvas_studio.model.rules.islands import islands
from canvas_studio.model.rules.redundancy import redundant_pairs
from canvas_studio.model.rules.wording import named, names, shown


@rule(
    "CAN101",
    "goal-without-function",
    severity="error",
    phase=3,
    subject=Goal,
    zh="目标“{goal}”没有任何功能支撑",
    en='Goal "{goal}" is supported by no function',
    fix_zh="增加一个功能，或关联已有功能；否则删除该目标",
    fix_en="Add a function or link an existing one; or delete the goal",
    sections=(2,),
)
def goal_without_function(facts: Facts, goal: Goal) -> Iterator[Found]:
    """A goal that no function in scope supports.

    Why: a goal is reached by what the platform can do. With no function behind it, it is a
    wish, and nobody will notice on paper.
    Example: "Recruit brands" is a column of the canvas and every cell below it is blank.
    ---
    没有任何在范围内的功能支撑的目标。

    为什么：目标要靠平台能做的事来达成。背后没有功能，目标只是愿望，而纸面上看不出来。
    例：“品牌招商”已列为目标，但它这一列的交叉格全是空白。
    """
    if not facts.function_count(goal.id):
        yield found(goal.id, goal=shown(goal))


@rule(
    "CAN102",
    "function-without-goal",
    severity="error",
    phase=3,
    subject=Function,
    zh="功能“{function}”不服务于任何目标",
    en='Function "{function}" serves no goal',
    fix_zh="标记它所支撑的目标，或设为“本期不做”",
    fix_en='Mark a crossing, or set "not this time"',
    sections=(2,),
)
def function_without_goal(facts: Facts, function: Function) -> Iterator[Found]:
    """A function in scope that supports no goal.

    Why: what serves no goal still costs money to build and to explain. Long lists grow exactly
    from such functions.
    Example: "Sign-in calendar" is on the list because a competitor has one, but no goal is marked.
    ---
    在范围内、却不支撑任何目标的功能。

    为什么：不服务于目标的功能同样要花钱建设、花时间解释；冗长的清单正是这样长出来的。
    例：因为竞品有“签到日历”就把它列入清单，却没有标记任何目标。
    """
    if function.in_scope and not facts.goals_of(function.id):
        yield found(function.id, function=shown(function))


@rule(
    "CAN103",
    "crossing-without-role",
    severity="error",
    phase=4,
    subject=Crossing,
    zh="“{goal}”×“{function}”未填写参与角色",
    en='No role in crossing "{goal}" × "{function}"',
    fix_zh="打开交叉格，选择参与的角色",
    fix_en="Open the cell, pick roles",
    sections=(2,),
)
def crossing_without_role(facts: Facts, crossing: Crossing) -> Iterator[Found]:
    """A crossing in which nobody takes part.

    Why: a function works towards a goal only when somebody carries it out. An unstaffed crossing
    is work without an owner.
    Example: "Invitation code" supports "Build up experts", but the cell names no role.
    ---
    没有任何角色参与的交叉格。

    为什么：功能要有人执行才会推动目标；没有角色的交叉格就是没人负责的工作。
    例：“邀请码”支撑“专家资源沉淀”，但交叉格里没有写任何角色。
    """
    if not facts.is_staffed(crossing.id) and facts.counts(crossing):
        yield found(
            crossing.goal,
            crossing.function,
            goal=named(facts.content, crossing.goal),
            function=named(facts.content, crossing.function),
        )


@rule(
    "CAN104",
    "goal-without-operations",
    severity="warning",
    phase=3,
    subject=Goal,
    zh="目标“{goal}”缺少运营功能",
    en='Goal "{goal}" has no operations function',
    fix_zh="补充一个运营功能，如激励、触达、活动",
    fix_en="Add one (incentive, outreach, campaign…)",
    sections=(2,),
)
def goal_without_operations(facts: Facts, goal: Goal) -> Iterator[Found]:
    """A goal with functions, none of which is for operations.

    Why: a platform that only handles business stands still after launch; somebody has to be
    able to attract, activate and reward.
    Example: "Grow deals" has ordering and payment, but no campaign and no incentive.
    ---
    已有功能支撑、但其中没有运营功能的目标。

    为什么：只处理业务的平台上线后不会自己转起来，需要吸引、激活和奖励的手段。
    例：“成交增长”有下单和支付，却没有活动，也没有激励。
    """
    yield from _lacks_kind(facts, goal, "operations")


@rule(
    "CAN105",
    "goal-without-data",
    severity="warning",
    phase=3,
    subject=Goal,
    zh="目标“{goal}”缺少数据功能",
    en='Goal "{goal}" has no data function',
    fix_zh="补充统计或看板",
    fix_en="Add statistics or a dashboard",
    sections=(2,),
)
def goal_without_data(facts: Facts, goal: Goal) -> Iterator[Found]:
    """A goal with functions, none of which yields data.

    Why: without figures nobody can tell whether the goal comes closer.
    Example: "Grow demand" has registration and campaigns, but no conversion statistics.
    ---
    已有功能支撑、但其中没有数据功能的目标。

    为什么：没有数据，就无法知道目标是否在接近。
    例：“需求方增长”有注册和活动，却没有转化统计。
    """
    yield from _lacks_kind(facts, goal, "data")


def _lacks_kind(facts: Facts, goal: Goal, kind: Kind) -> Iterator[Found]:
    count = facts.function_count(goal.id)
    if count and not facts.kind_count(goal.id, kind):
        yield found(goal.id, goal=shown(goal), evidence={"functions": count})


@rule(
    "CAN106",
    "goal-on-one-function",
    severity="warning",
    phase=3,
    subject=Goal,
    zh="目标“{goal}”仅靠一个功能“{function}”支撑",
    en='Goal "{goal}" rests on the single function "{function}"',
    fix_zh="从真正的运营目标往回想，补齐缺少的功能",
    fix_en="Think through to the operating goal, add the missing functions",
    sections=(2,),
)
def goal_on_one_function(facts: Facts, goal: Goal) -> Iterator[Found]:
    """A goal that exactly one function supports.

    Why: operating goals are seldom reached by one function alone. One is usually the first that
    came to mind, and the thinking stopped there.
    Example: "Build up channels" is supported by "Channel registration" and nothing else.
    ---
    只有一个功能支撑的目标。

    为什么：运营目标很少靠一个功能就能达成；只有一个，往往是想到第一个就停下了。
    例：“渠道资源沉淀”只由“渠道注册”支撑。
    """
    if facts.function_count(goal.id) == 1:
        (only,) = facts.functions_of(goal.id)
        yield found(
            goal.id,
            goal=shown(goal),
            function=shown(only),
            evidence={"edges": [(only.id, "SUPPORTS", goal.id)]},
        )


@whole_rule(
    "CAN107",
    "redundant-functions",
    severity="warning",
    phase=3,
    follows=(Function, Crossing, Participation),
    zh="功能“{a}”与“{b}”疑似重复",
    en='Functions "{a}" and "{b}" look redundant',
    fix_zh="合并，或改名以体现区别",
    fix_en="Merge, or rename to show the difference",
    sections=(2,),
)
def redundant_functions(facts: Facts) -> Iterator[Found]:
    """Two functions in scope with almost the same name, or with similar names and the same use.

    Why: the same thing under two names is estimated, built and argued about twice.
    Example: "Channel statistics" and "Channel statistics function" differ by a filler word.
    ---
    两个在范围内的功能名称几乎相同，或名称相近且用途完全一样。

    为什么：同一件事用两个名字，就会被估算、建设、争论两遍。
    例：“渠道统计”与“渠道统计功能”只差一个虚词。
    """
    for pair in redundant_pairs(facts):
        yield found(
            pair.first.id,
            pair.second.id,
            a=shown(pair.first),
            b=shown(pair.second),
            evidence={"similarity": round(pair.similarity, 2), "same_use": pair.same_use},
        )


@whole_rule(
    "CAN108",
    "island",
    severity="warning",
    phase=4,
    follows=(Function, Goal, Role, Crossing, Participation),
    zh="与主体不相连的孤岛：{members}",
    en="Island not connected to the rest: {members}",
    fix_zh="通过共同的功能或角色连接起来，或确认它是另一个项目",
    fix_en="Link to a shared function or role, or confirm it is a separate project",
    sections=(2, 3),
)
def island(facts: Facts) -> Iterator[Found]:
    """Goals, functions and roles that nothing connects to the main part of the canvas.

    Why: one platform serves one connected business. What hangs together with nothing else is
    either missing a link or belongs to another project.
    Example: "Staff canteen" has its own goal, function and role and shares none of them.
    ---
    与画布主体没有任何联系的一组目标、功能和角色。

    为什么：一个平台服务于一个相互联系的业务；与其他部分毫无关联的，不是漏了联系，就是另一个项目。
    例：“员工食堂”有自己的目标、功能和角色，与其他部分没有一个共用。
    """
    for members in islands(facts):
        yield found(
            *members, members=names(facts.content, members), evidence={"size": len(members)}
        )


CANVAS_RULES: tuple[Rule, ...] = (
    goal_without_function,
    function_without_goal,
    crossing_without_role,
    goal_without_operations,
    goal_without_data,
    goal_on_one_function,
    redundant_functions,
    island,
)
