"""What can be done about choices, open items, checklists and changes of scope (DEL9xx)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from canvas_studio.messages import message
from canvas_studio.model.commands import elements, lists, options, questions
from canvas_studio.model.document import Transaction
from canvas_studio.model.facts import Facts
from canvas_studio.model.facts.completeness import gaps_of_options, option_gaps
from canvas_studio.model.fixes.offers import Fix, Fixer, Offer, Question, choice
from canvas_studio.model.fixes.value import fill_in
from canvas_studio.model.records import (
    ChangeRequest,
    Deliverable,
    KickoffItem,
    LText,
    Module,
    OpenQuestion,
    Option,
    OptionSet,
    Risk,
    Role,
    Training,
    crossing_id,
)
from canvas_studio.model.records.names import shown
from canvas_studio.model.records.wording import value_words
from canvas_studio.model.rules import Finding
from canvas_studio.model.rules.delivery import CONFIRMERS

_VALUES = ("user_value", "business_value", "platform_value")


def module_without_choice(facts: Facts, finding: Finding) -> Iterator[Offer]:
    """Ask for what the module's most complete question lacks."""
    module = facts.content.get(Module, finding.targets[0])
    gaps = option_gaps(facts, module)
    if gaps == ["option_set"]:
        yield Question(
            message("写出选择题", "Write the question"),
            message("要选择什么", "What is to be chosen"),
            lambda text: Fix(
                message("新增选择题 {text}", "Add the question {text}", text=text),
                elements.add,
                (OptionSet,),
                {"module": module.id, "question": text},
                settles=False,
            ),
        )
        return
    sets = facts.content.referrers(module.id, OptionSet)
    best = min(sets, key=lambda options: len(gaps_of_options(facts, options)))
    answers = facts.content.referrers(best.id, Option)
    if len(answers) < 2:
        yield Question(
            message("写出一个方案", "Write an option"),
            message("方案名称", "Title of the option"),
            lambda title: Fix(
                message("新增方案 {title}", "Add the option {title}", title=title),
                elements.add,
                (Option,),
                {"option_set": best.id, "title": title},
                settles=False,
            ),
        )
    empty = [
        (option, value) for option in answers for value in _VALUES if not getattr(option, value)
    ]
    if not best.competitor:
        yield fill_in(best, "competitor", settles=gaps == ["competitor"])
    for option, value in empty:
        yield fill_in(option, value, settles=len(empty) == 1 and len(gaps) == 1)


def open_item(facts: Facts, finding: Finding) -> Iterator[Offer]:
    item = facts.content.find(finding.targets[0])
    if isinstance(item, OpenQuestion):
        yield Question(
            message("记录答复", "Record the answer"),
            message("答复", "The answer"),
            lambda text: Fix(
                message("答复 {question}", "Answer {question}", question=shown(item)),
                questions.answer,
                (item.id, text),
            ),
        )
        yield Fix(
            message("放弃 {question}", "Drop {question}", question=shown(item)),
            questions.drop,
            (item.id,),
        )
    elif isinstance(item, OptionSet):
        answers = facts.content.referrers(item.id, Option)
        if len(answers) > 1:
            yield from choice(
                message("选定方案", "Decide on an option"),
                (
                    Fix(
                        message(
                            "{label} {title}",
                            "{label} {title}",
                            label=option.label,
                            title=option.title,
                        ),
                        options.decide,
                        (option.id,),
                    )
                    for option in answers
                ),
            )


def checklist_gap(facts: Facts, finding: Finding) -> Iterator[Offer]:
    checklist, target = finding.targets
    record = (
        facts.content.find(target) if checklist in ("confirmation", "risk", "training") else None
    )
    if checklist == "kickoff":
        items = facts.content.of(KickoffItem)
        undone = [item for item in items if item.audience == target and not item.done]
        if len(undone) > 1:
            yield from choice(
                message("标记一项已完成", "Mark one item as done"),
                (
                    Fix(item.item, elements.set_attribute, (item.id, "done", True), settles=False)
                    for item in undone
                ),
            )
        yield Fix(
            message("全部标记为已完成", "Mark all as done")
            if len(undone) > 1
            else message("标记为已完成", "Mark as done"),
            elements.set_attribute,
            ([item.id for item in undone], "done", True),
        )
    elif checklist == "deliverable":
        yield Fix(
            message(
                "{document}已就绪",
                "Mark as ready: {document}",
                document=value_words("document", target),
            ),
            _make_ready,
            (target,),
        )
    elif isinstance(record, Module):
        expected = CONFIRMERS[record.flow]
        yield Fix(
            message(
                "{module} 由{confirmer}确认",
                "Let {confirmer} confirm {module}",
                module=shown(record),
                confirmer=value_words("confirmer", expected),
            ),
            elements.set_attribute,
            (record.id, "confirmer", expected),
        )
    elif isinstance(record, Risk):
        yield from _risk(facts, record)
    elif isinstance(record, Role):
        yield from _training(facts, record)


def _make_ready(tx: Transaction, document: str) -> None:
    held = [d for d in tx.content.of(Deliverable) if d.document == document]
    if held:
        elements.set_attribute(tx, held[0].id, "status", "ready")
    else:
        elements.add(tx, Deliverable, document=document, status="ready")


def _risk(facts: Facts, risk: Risk) -> Iterator[Offer]:
    if risk.owner is None:
        yield from choice(
            message("指定负责人", "Name an owner"),
            (
                Fix(
                    shown(role),
                    elements.set_attribute,
                    (risk.id, "owner", role.id),
                    settles=bool(risk.response),
                )
                for role in facts.content.of(Role)
            ),
        )
    if not risk.response:
        yield fill_in(risk, "response", settles=risk.owner is not None)


def _training(facts: Facts, role: Role) -> Iterator[Offer]:
    """Teach what is not taught yet, in a training that there is or in one more."""
    taught = {
        function
        for training in facts.content.referrers(role.id, Training)
        if role.id in training.audience
        for function in training.functions
    }
    untaught = facts.first_functions_with(role.id, facts.scope_count, taught)
    own = [t for t in facts.content.referrers(role.id, Training) if role.id in t.audience]
    yield from choice(
        message("加入已有培训", "Add to a training"),
        (Fix(shown(training), _teach, (training.id, untaught)) for training in own),
    )
    yield Fix(
        message("新增一场培训，讲这些功能", "Add a training on these functions"),
        elements.add,
        (Training,),
        {"audience": (role.id,), "functions": tuple(untaught)},
    )


def _teach(tx: Transaction, training: str, functions: list[str]) -> None:
    for function in functions:
        lists.include(tx, training, "functions", function)


def unclassified_change(facts: Facts, finding: Finding) -> Iterator[Offer]:
    content = facts.content
    request = content.find(finding.targets[0])
    if isinstance(request, ChangeRequest):
        for classification in ("change", "optimisation"):
            yield Fix(
                message(
                    "{request} 界定为{classification}",
                    "Classify {request} as {classification}",
                    request=shown(request),
                    classification=value_words("classification", classification),
                ),
                elements.set_attribute,
                (request.id, "classification", classification),
            )
        return
    there = [target for target in finding.targets if target in content]
    refs = there if len(finding.targets) == 1 else [t for t in finding.targets if t not in there]
    if len(there) == 2:
        refs = [crossing_id(*there)]
    item = finding.message.parameters["item"]
    yield Fix(
        message("记为已接受的需求变更", "Record it as an accepted change"),
        elements.add,
        (ChangeRequest,),
        {
            "title": LText(zh=item.text("zh"), en=item.text("en")),
            "classification": "change",
            "status": "accepted",
            "refs": tuple(refs or finding.targets),
        },
    )


DELIVERY_FIXES: Mapping[str, Fixer] = {
    "DEL901": module_without_choice,
    "DEL902": open_item,
    "DEL903": checklist_gap,
    "DEL904": unclassified_change,
}
