"""What can be done about dimensions, modules and how they are to be built (ARC3xx)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from canvas_studio.messages import Message, message
from canvas_studio.model.commands import axes, elements
from canvas_studio.model.document import Transaction
from canvas_studio.model.facts import Facts
from canvas_studio.model.fixes.canvas import not_this_time
from canvas_studio.model.fixes.offers import (
    Choice,
    Fix,
    Fixer,
    Offer,
    Question,
    choice,
    number,
    unplaced,
)
from canvas_studio.model.records import Dimension, Function, Goal, Module
from canvas_studio.model.records.architecture import Build
from canvas_studio.model.records.names import shown
from canvas_studio.model.rules import Finding


def place_one(facts: Facts, dimension: str) -> Iterator[Choice]:
    """Put a function that is in no module into a dimension."""
    yield from choice(
        message("把未归类的功能归入该维度", "Place a function that is in no module there"),
        (
            Fix(shown(function), axes.place_in_dimension, (function.id, dimension))
            for function in unplaced(facts)
        ),
    )


def new_in_dimension(dimension: Dimension, goal: str) -> Question:
    """Ask for the name of a new function of the dimension that supports the goal."""
    return Question(
        message(
            "新增“{dimension}”功能", 'Add a function of "{dimension}"', dimension=dimension.name
        ),
        message("功能名称", "Name of the function"),
        lambda name: Fix(
            message("新增功能 {name}", "Add function {name}", name=name),
            add_in_dimension,
            (name, goal, dimension.id),
        ),
    )


def add_in_dimension(tx: Transaction, name: str, goal: str, dimension: str) -> None:
    """Add a function for a goal and place it in a dimension."""
    kind = dimension if dimension in ("operations", "data") else "business"
    function = axes.add_function(tx, name, goal, kind=kind)
    axes.place_in_dimension(tx, function.id, dimension)


def empty_dimension(facts: Facts, finding: Finding) -> Iterator[Offer]:
    dimension = facts.content.get(Dimension, finding.targets[0])
    yield from place_one(facts, dimension.id)
    goals = facts.content.of(Goal)
    if goals:
        yield new_in_dimension(dimension, goals[0].id)
    if not dimension.not_applicable:
        yield Question(
            message("说明为什么不适用", "State why it does not apply"),
            message("理由", "The reason"),
            lambda reason: Fix(
                message(
                    "{dimension} 不适用", "{dimension} does not apply", dimension=dimension.name
                ),
                elements.set_attribute,
                (dimension.id, "not_applicable", reason),
                settles=False,
            ),
        )


def function_without_module(facts: Facts, finding: Finding) -> Iterator[Offer]:
    function = facts.content.get(Function, finding.targets[0])
    yield from choice(
        message("归入模块", "Place in a module"),
        (
            Fix(shown(module), axes.place_functions, ([function.id], module.id))
            for module in facts.content.of(Module)
            if not facts.content.referrers(module.id, Module)
        ),
    )
    yield from choice(
        message("归入维度", "Place in a dimension"),
        (
            Fix(dimension.name, axes.place_in_dimension, (function.id, dimension.id))
            for dimension in facts.content.of(Dimension)
        ),
    )
    yield not_this_time(function)


def empty_module(facts: Facts, finding: Finding) -> Iterator[Offer]:
    module = facts.content.get(Module, finding.targets[0])
    yield Fix(
        message("删除模块 {module}", "Delete module {module}", module=shown(module)),
        elements.delete,
        (module.id,),
    )
    yield from choice(
        message("归入未归类的功能", "Place a function that is in no module here"),
        (
            Fix(shown(function), axes.place_functions, ([function.id], module.id))
            for function in unplaced(facts)
        ),
    )


_BUILDS: Mapping[Build, Message] = {
    "on_demand": message("按需开发，理由是……", "Build on demand, because…"),
    "configurable": message("做成可配置，理由是……", "Build it configurable, because…"),
}


def module_without_decision(facts: Facts, finding: Finding) -> Iterator[Offer]:
    module = facts.content.get(Module, finding.targets[0])
    held = module.decision.build if module.decision is not None else None
    for build, title in _BUILDS.items():
        if held in (None, build):
            yield _reason(module, build, title)


def _reason(module: Module, build: Build, title: Message) -> Question:
    return Question(
        title,
        message("理由：什么会变、多久变一次、影响多大", "What varies, how often, what impact"),
        lambda reason: Fix(
            message(
                "{module} 的建设方式与理由", "How to build {module}, and why", module=shown(module)
            ),
            _decide,
            (module.id, build, reason),
        ),
    )


def _decide(tx: Transaction, module: str, build: Build, reason: str) -> None:
    elements.set_attribute(tx, module, "decision.build", build)
    elements.set_attribute(tx, module, "decision.rationale", reason)


def rework_ahead(facts: Facts, finding: Finding) -> Iterator[Offer]:
    module = facts.content.get(Module, finding.targets[0])
    yield Fix(
        message("{module} 改为可配置", "Make {module} configurable", module=shown(module)),
        elements.set_attribute,
        (module.id, "decision.build", "configurable"),
    )


def over_design(facts: Facts, finding: Finding) -> Iterator[Offer]:
    module = facts.content.get(Module, finding.targets[0])
    yield Fix(
        message("{module} 改为按需开发", "Build {module} on demand", module=shown(module)),
        elements.set_attribute,
        (module.id, "decision.build", "on_demand"),
    )
    yield Question(
        message("写明预计的变体", "Record the expected variants"),
        message("每年新增几个", "How many new ones a year"),
        lambda text: Fix(
            message("每年新增变体 {n}", "New variants a year: {n}", n=text),
            elements.set_attribute,
            (module.id, "decision.variants_per_year", number(text)),
            settles=False,
        ),
    )


ARCHITECTURE_FIXES: Mapping[str, Fixer] = {
    "ARC301": empty_dimension,
    "ARC302": function_without_module,
    "ARC303": empty_module,
    "ARC304": module_without_decision,
    "ARC305": rework_ahead,
    "ARC306": over_design,
}
