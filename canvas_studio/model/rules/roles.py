"""ROL2xx, the roles: who takes part, in how much, and with what reward."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from canvas_studio.model.facts import Facts
from canvas_studio.model.records import Crossing, Participation, Project, Role
from canvas_studio.model.records.value import Side
from canvas_studio.model.rules.framework import Found, Rule, found, rule
from canvas_studio.model.rules.wording import END_NAMES, named, names, shown


@rule(
    "ROL201",
    "role-without-part",
    severity="error",
    phase=4,
    subject=Role,
    zh="角色“{role}”未参与任何功能",
    en='Role "{role}" takes part in nothing',
    fix_zh="填写其参与，或删除该角色",
    fix_en="Add participation or delete the role",
    sections=(2,),
)
def role_without_part(facts: Facts, role: Role) -> Iterator[Found]:
    """A role that takes part in no crossing of a function in scope.

    Why: whoever is listed is expected to use the platform. A role without a part is either
    forgotten in the cells or does not belong on the list.
    Example: "Customer service" was added in the first hour and never picked in any cell.
    ---
    没有参与任何在范围内的交叉格的角色。

    为什么：列出的角色就应当在平台上运行。没有参与的角色，要么在填格时被遗漏，要么本不该列入。
    例：“客服”在工作坊开始时就列出，之后却没有出现在任何交叉格里。
    """
    if facts.load(role.id) == 0:
        yield found(role.id, role=shown(role))


@rule(
    "ROL202",
    "participation-without-activity",
    severity="warning",
    phase=4,
    subject=Participation,
    zh="“{role}”在“{function}”中的动作未说明",
    en='No activity for "{role}" in "{function}"',
    fix_zh="写明该角色做什么",
    fix_en="Type what the role does",
    sections=(2,),
)
def participation_without_activity(facts: Facts, participation: Participation) -> Iterator[Found]:
    """A role takes part in a crossing, and nothing says what it does there.

    Why: "takes part" means something else to everybody. The activity is what gets designed,
    trained and signed.
    Example: the cell "Build up experts" × "Expert onboarding" says "Expert", not "Expert (applies)".
    ---
    角色参与了交叉格，却没有写明做什么。

    为什么：只写“参与”，每个人的理解都不同；动作才是要设计、培训和签字的内容。
    例：“专家资源沉淀”×“专家入驻”里只写了“专家”，没有写“专家（入驻）”。
    """
    if not any(participation.activities):
        crossing = facts.content.get(Crossing, participation.crossing)
        if facts.counts(crossing):
            yield found(
                crossing.goal,
                crossing.function,
                participation.role,
                role=named(facts.content, participation.role),
                function=named(facts.content, crossing.function),
            )


@rule(
    "ROL203",
    "overloaded-role",
    severity="warning",
    phase=4,
    subject=Role,
    zh="角色“{role}”参与了 {n}/{total} 个交叉格，负荷过重",
    en='Role "{role}" is in {n} of {total} crossings, overloaded',
    fix_zh="拆分该角色，或把部分动作交给其他角色",
    fix_en="Split the role or move activities",
    sections=(1,),
)
def overloaded_role(facts: Facts, role: Role) -> Iterator[Found]:
    """A role that takes part in more than the allowed share of all crossings.

    The share (40%) and the number of crossings from which it is looked at (10) can be set in
    the project; they are ours, not the method's.

    Why: what runs through one pair of hands stops when they are full. Digital work is meant to
    take routine off people, not to pile it on one of them.
    Example: "Platform operator" acts in 30 of 53 crossings.
    ---
    参与的交叉格超过允许比例的角色。

    比例（40%）和起算的交叉格数（10）可在项目中设置；它们是本工具的设定，不是方法规定的。

    为什么：什么都要经过同一双手，手满了就停了。数字化是为了减轻人的重复劳动，而不是把它堆给一个人。
    例：“平台运营”参与了 53 个交叉格中的 30 个。
    """
    total, load, limits = facts.crossing_count, facts.load(role.id), facts.thresholds
    if load and total >= limits.overload_min_crossings and load / total > limits.overload:
        yield found(
            role.id,
            role=shown(role),
            n=load,
            total=total,
            evidence={"load": load, "crossings": total, "threshold": limits.overload},
        )


@rule(
    "ROL204",
    "single-point-of-failure",
    severity="warning",
    phase=4,
    subject=Role,
    zh="{n} 个功能只有“{role}”一个角色参与：{functions}",
    en='{n} functions depend on "{role}" alone: {functions}',
    fix_zh="增加第二个角色，如副手、审批人",
    fix_en="Add a second role (deputy, approver)",
    sections=(4,),
)
def single_point_of_failure(facts: Facts, role: Role) -> Iterator[Found]:
    """An internal role without which two or more functions, and at least 5%, stand still.

    Why: people change post. What only one role can do waits for the successor.
    Example: "Invitation" and "Follow-up" name nobody but "Sales staff".
    ---
    有两个以上、且不少于 5% 的功能只靠这一个内部角色。

    为什么：人会调岗。只有一个角色会做的事，就要等接替的人。
    例：“邀约”和“商机跟进”除了“业务人员”没有别的角色。
    """
    twentieth = -(-facts.scope_count // 20)
    if role.internal and (count := facts.sole_count(role.id)) >= max(2, twentieth):
        functions = facts.sole(role.id)
        yield found(
            role.id,
            role=shown(role),
            n=count,
            functions=names(facts.content, [function.id for function in functions]),
            evidence={
                "functions": [function.id for function in functions],
                # Two functions that hang on the role alone fall apart without it, always.
                "articulation_point": True,
            },
        )


@rule(
    "ROL205",
    "end-without-part",
    severity="error",
    phase=4,
    subject=Project,
    zh="{end}没有角色参与",
    en="The {end} end takes no part",
    fix_zh="增加该端的角色并填写其参与",
    fix_en="Add a role of that end",
    sections=(1,),
)
def end_without_part(facts: Facts, project: Project) -> Iterator[Found]:
    """One of the three ends (demand, resource, platform) has no role that takes part.

    Why: a platform brings ends together. Where one end does nothing on it, there is nothing to
    bring together.
    Example: users are listed as a role, but no crossing names them.
    ---
    三端（需求方、资源方、平台方）中有一端没有任何角色参与。

    为什么：平台的作用是把各端连接起来；有一端什么都不做，就无从连接。
    例：列出了“用户”，但没有一个交叉格用到它。
    """
    taking_part = {role.side for role in facts.content.every(Role) if facts.load(role.id) > 0}
    for end in get_args(Side):
        if end not in taking_part:
            yield found(end, end=END_NAMES[end])


@rule(
    "ROL206",
    "frontline-without-incentive",
    severity="error",
    phase=5,
    subject=Role,
    zh="一线角色“{role}”没有激励功能",
    en='Frontline role "{role}" has no incentive function',
    fix_zh="增加激励功能，或给已有功能加上“激励”标签",
    fix_en="Add an incentive function or tag the existing one",
    sections=(6,),
)
def frontline_without_incentive(facts: Facts, role: Role) -> Iterator[Found]:
    """A frontline role that neither takes part in nor benefits from an incentive function.

    Why: the cold start is carried by the people at the front. If it gives them nothing, they go
    on as before.
    Example: sales staff are to invite experts, and no function tagged "incentive" reaches them.
    ---
    一线角色既不参与、也不受益于任何激励功能。

    为什么：冷启动靠一线人员推动；对他们没有好处，他们就会照旧。
    例：要业务人员邀约专家，却没有一个带“激励”标签的功能与他们有关。
    """
    if role.frontline and not any(
        role.id in facts.roles_of(function.id) or role.id in function.beneficiaries
        for function in facts.incentives
    ):
        yield found(role.id, role=shown(role))


@rule(
    "ROL207",
    "no-frontline-role",
    severity="warning",
    phase=4,
    subject=Project,
    zh="未识别一线工作人员角色",
    en="No frontline role identified",
    fix_zh="标记每天具体执行业务的角色",
    fix_en="Mark the roles that carry out the business daily",
    sections=(7,),
)
def no_frontline_role(facts: Facts, project: Project) -> Iterator[Found]:
    """No role is marked as frontline.

    Why: plans made without the people who carry them out every day fail with them.
    Example: managers, finance and platform operators are listed; who talks to customers is not.
    ---
    没有标记任何一线角色。

    为什么：不考虑每天执行的人，方案就会败在执行上。
    例：列出了负责人、财务和平台运营，却没有列出直接面对客户的人。
    """
    if not facts.frontline:
        yield found("project")


ROLE_RULES: tuple[Rule, ...] = (
    role_without_part,
    participation_without_activity,
    overloaded_role,
    single_point_of_failure,
    end_without_part,
    frontline_without_incentive,
    no_frontline_role,
)
