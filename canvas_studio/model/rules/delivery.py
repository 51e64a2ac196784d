"""DEL9xx, confirmation and delivery: choices, open items, checklists and changes of scope."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import get_args

from canvas_studio.messages import Localised, Message, message
from canvas_studio.model.facts import Facts
from canvas_studio.model.facts.completeness import OptionGap, option_gaps
from canvas_studio.model.records import (
    Baseline,
    ChangeRequest,
    Crossing,
    Deliverable,
    Function,
    Goal,
    KickoffItem,
    Module,
    OpenQuestion,
    OptionSet,
    Project,
    Record,
    Release,
    Risk,
    Role,
    Route,
    RouteStep,
    Training,
)
from canvas_studio.model.records.architecture import Confirmer, Flow
from canvas_studio.model.records.delivery import DeliverableType, KickoffAudience
from canvas_studio.model.rules.framework import Found, Rule, found, rule, whole_rule
from canvas_studio.model.rules.scope_changes import unaccounted_changes
from canvas_studio.model.rules.wording import NAMED_AT_MOST, Listed, names, shown

_OPTION_GAPS: Mapping[OptionGap, Message] = {
    "option_set": message("选择题", "the question"),
    "options": message("两到三个方案", "two or three options"),
    "user_value": message("用户价值", "user value"),
    "business_value": message("业务价值", "business value"),
    "platform_value": message("平台价值", "platform value"),
    "competitor": message("竞品做法", "what competitors do"),
}


@rule(
    "DEL901",
    "module-without-choice",
    severity="warning",
    phase=8,
    subject=Module,
    zh="关键模块“{module}”没有完整的方案选择题",
    en='Key module "{module}" has no complete choice question',
    fix_zh="写出方案A和方案B，补齐三种价值和竞品做法",
    fix_en="Write option A and B",
    sections=(3,),
)
def module_without_choice(facts: Facts, module: Module) -> Iterator[Found]:
    """A key module without a question of two or three options, each with its value for user,
    business and platform, and with what competitors do.

    Why: a client who is asked "is this all right?" says yes and means something else. Between
    two worked-out options people say what they want.
    Example: "Incentive centre" is key and offers one option.
    ---
    没有两到三个方案的选择题，或方案缺少用户、业务、平台价值，或没有竞品做法的关键模块。

    为什么：问“这样行吗”，客户点头却另有所想；在两个想清楚的方案之间，人才会说出真正要什么。
    例：“激励中心”是关键模块，却只给了一个方案。
    """
    if not module.key:
        return
    gaps = option_gaps(facts, module)
    if gaps:
        missing = [_OPTION_GAPS[gap].text("en") for gap in gaps]
        yield found(module.id, module=shown(module), evidence={"missing": missing})


@rule(
    "DEL902",
    "open-item",
    severity="warning",
    phase=8,
    subject=(OpenQuestion, OptionSet),
    zh="待定事项未关闭：{item}",
    en="Open item: {item}",
    fix_zh="作出决定，或记录答复",
    fix_en="Decide or record the answer",
    sections=(3,),
)
def open_item(facts: Facts, item: OpenQuestion | OptionSet) -> Iterator[Found]:
    """An open question about a must function, or an undecided choice for a key module.

    Why: what was left open comes back after sign-off as one short sentence that turns the plan
    over. It is cheaper to settle it now. Signing off counts such an item as an error.
    Example: how often experts are paid out is undecided, and settlement is a key module.
    ---
    涉及必做功能、尚未关闭的问题，或关键模块尚未决定的选择题。

    为什么：留着没定的事，会在签字之后变成一句推翻方案的话；现在定下来更便宜。签字时这类事项按错误处理。
    例：分账周期还没有决定，而“交易与结算”是关键模块。
    """
    if item.status == "open" and _matters(facts, item):
        yield found(item.id, item=shown(item))


def _matters(facts: Facts, item: OpenQuestion | OptionSet) -> bool:
    if isinstance(item, OptionSet):
        module = facts.content.find(item.module)
        return isinstance(module, Module) and module.key
    targets = map(facts.content.find, item.refs)
    return any(isinstance(t, Function) and t.priority == "must" for t in targets)


_CHECKLISTS: Mapping[str, Message] = {
    "kickoff": message("启动会", "Kick-off"),
    "confirmation": message("模块确认", "Module confirmation"),
    "risk": message("项目风险", "Project risks"),
    "deliverable": message("交付文档", "Delivery documents"),
    "training": message("培训", "Training"),
}
_AUDIENCES: Mapping[KickoffAudience, Message] = {
    "audience": message("项目受众", "the audience"),
    "sponsor": message("项目发起方", "the sponsor"),
    "executor": message("项目执行方", "the executor"),
}
_DOCUMENTS: Mapping[DeliverableType, Message] = {
    "product_requirements": message("产品需求", "product requirements"),
    "ux": message("UX文档", "UX documents"),
    "research": message("调研文档", "research documents"),
    "reporting": message("汇报文档", "reporting documents"),
    "technical": message("技术文档", "technical documents"),
    "database": message("数据库设计文档", "database design"),
    "architecture": message("架构文档", "architecture documents"),
    "deployment": message("部署文档", "deployment documents"),
    "test": message("测试文档", "test documents"),
}
CONFIRMERS: Mapping[Flow, Confirmer] = {
    "business_heavy": "business_owner",
    "experience": "project_owner",
}
_CONFIRMER_NAMES: Mapping[Confirmer, Message] = {
    "business_owner": message("业务负责人", "the business owner"),
    "project_owner": message("项目负责人", "the project owner"),
}


@rule(
    "DEL903",
    "checklist-gap",
    severity="warning",
    phase=8,
    subject=(Project, Module, Risk, Role),
    zh="{checklist}未完成：{item}",
    en="{checklist} incomplete: {item}",
    fix_zh="完成，或说明理由后豁免",
    fix_en="Complete or waive",
    sections=(4,),
)
def checklist_gap(facts: Facts, subject: Project | Module | Risk | Role) -> Iterator[Found]:
    """Something on the way to delivery that is not done: an audience of the kick-off not fully
    told, a module to be confirmed by the wrong person, a risk without owner or response, one of
    the nine documents not ready, or staff not trained in what they will use.

    Why: projects seldom fail at what nobody knew. They fail at what everybody knew and nobody
    had done by the day.
    Example: the deployment document is still a draft; business staff use "Lead pool" and no
    training covers it.
    ---
    交付路上没有完成的事：启动会没有把某一方该知道的讲完，模块的确认人不对，风险没有负责人或应对，九类文档有一类未就绪，或员工没有学过要用的功能。

    为什么：项目很少败在谁都不知道的事上，多半败在人人知道、到期却没人做完的事上。
    例：部署文档还是草稿；业务人员要用“线索池”，却没有一场培训讲到它。
    """
    match subject:
        case Project():
            yield from _kickoff_gaps(facts)
            yield from _document_gaps(facts)
        case Module():
            yield from _confirmation_gap(subject)
        case Risk():
            yield from _risk_gap(subject)
        case Role():
            yield from _training_gap(facts, subject)


def _gap(checklist: str, target: str, item: Localised) -> Found:
    return found(checklist, target, checklist=_CHECKLISTS[checklist], item=item)


def _kickoff_gaps(facts: Facts) -> Iterator[Found]:
    items = facts.content.of(KickoffItem)
    for audience, called in _AUDIENCES.items():
        undone = tuple(i.item for i in items if i.audience == audience and not i.done)
        if undone:
            text = message(
                "{audience}：{items}", "{audience}: {items}", audience=called, items=Listed(undone)
            )
            yield _gap("kickoff", audience, text)


def _document_gaps(facts: Facts) -> Iterator[Found]:
    ready = {d.document for d in facts.content.every(Deliverable) if d.status == "ready"}
    for document in get_args(DeliverableType):
        if document not in ready:
            yield _gap("deliverable", document, _DOCUMENTS[document])


def _confirmation_gap(module: Module) -> Iterator[Found]:
    expected = CONFIRMERS[module.flow]
    if module.confirmer != expected:
        text = message(
            "{module} 应由{confirmer}确认",
            "{module} is to be confirmed by {confirmer}",
            module=shown(module),
            confirmer=_CONFIRMER_NAMES[expected],
        )
        yield _gap("confirmation", module.id, text)


def _risk_gap(risk: Risk) -> Iterator[Found]:
    missing: list[Localised] = []
    if risk.owner is None:
        missing.append(message("负责人", "an owner"))
    if not risk.response:
        missing.append(message("应对", "a response"))
    if missing:
        text = message(
            "{risk} 缺少{missing}",
            "{risk} lacks {missing}",
            risk=shown(risk),
            missing=Listed(tuple(missing)),
        )
        yield _gap("risk", risk.id, text)


def _training_gap(facts: Facts, role: Role) -> Iterator[Found]:
    if not role.internal:
        return
    taught = {
        function
        for training in facts.content.referrers(role.id, Training)
        if role.id in training.audience
        for function in training.functions
    }
    count = facts.part_count(role.id) - sum(role.id in facts.roles_of(f) for f in taught)
    if count:
        first = facts.first_functions_with(role.id, NAMED_AT_MOST, taught)
        text = message(
            "{role} 未学 {functions}",
            "{role} is not trained in {functions}",
            role=shown(role),
            functions=names(facts.content, first, count),
        )
        yield _gap("training", role.id, text)


SCOPE: tuple[type[Record], ...] = (Function, Goal, Role, Crossing, Route, RouteStep, Release)


@whole_rule(
    "DEL904",
    "unclassified-change",
    severity="error",
    phase=8,
    follows=(ChangeRequest, Baseline, *SCOPE),
    zh="变更未界定：{item}",
    en="Change not classified: {item}",
    fix_zh="界定为需求变更或优化",
    fix_en="Classify as change or optimisation",
    sections=(4,),
)
def unclassified_change(facts: Facts) -> Iterator[Found]:
    """A change request that is neither called a change nor an optimisation; or something that
    differs in scope from what was signed, with no accepted change request about it.

    Why: without a line between the two, every wish becomes part of the contract, or none does.
    Whoever added a function after signing has to say who agreed to it.
    Example: "Live-stream selling" was added after version V1.0 was signed, and no change request
    names it.
    ---
    没有界定为需求变更或优化的变更申请；或与已签字范围不同、却没有已接受的变更申请提到它的内容。

    为什么：两者之间没有界线，要么什么愿望都算进合同，要么什么都不算。签字后加的功能，要说清是谁同意的。
    例：V1.0 签字之后加了“直播带货”，没有任何变更申请提到它。
    """
    for request in facts.content.of(ChangeRequest):
        if request.classification is None:
            yield found(request.id, item=shown(request))
    for change in unaccounted_changes(facts.content):
        yield found(*change.targets, item=change.what, evidence={"baseline": change.baseline})


DELIVERY_RULES: tuple[Rule, ...] = (
    module_without_choice,
    open_item,
    checklist_gap,
    unclassified_change,
)
