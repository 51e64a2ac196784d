"""What is offered for a finding does what it says: the finding goes, and undo brings all back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from canvas_studio.errors import UserError
from canvas_studio.messages import Localised
from canvas_studio.model.checker import Checker, Finding
from canvas_studio.model.content import Content
from canvas_studio.model.document import Document
from canvas_studio.model.fixes import (
    BY_HAND,
    FIXERS,
    Choice,
    Fix,
    Offer,
    OpenCell,
    Question,
    carry_out,
    offers,
)
from canvas_studio.model.history import History
from canvas_studio.model.records import Crossing, Function, Goal, Indicator
from canvas_studio.model.rules import RULES
from canvas_studio.model.storage import exchange
from tests.model.build import Build, text
from tests.model.rules.cases import MUTATIONS, SAMPLE, Mutation
from tests.model.rules.mutate import mutated
from tests.model.rules.random_edits import models

ANSWER = "7"
"""Will do as a name, a reason, a time and a number."""


def loaded(model: dict[str, Any]) -> Content:
    report = exchange.from_text(yaml.safe_dump(model, allow_unicode=True), Path("m.yaml"))
    content = report.content or report.repaired  # some edits break what must always hold
    assert content is not None
    return content


def steps_of(offer: Offer) -> Iterator[Fix]:
    """The steps that an offer comes to; of many choices the first, the last and one between."""
    match offer:
        case Fix():
            yield offer
        case Choice():
            some = {0, len(offer.fixes) // 2, len(offer.fixes) - 1}
            yield from (offer.fixes[at] for at in sorted(some))
        case Question():
            yield offer.answered(ANSWER)


def titles_of(offer: Offer) -> Iterator[Localised]:
    yield offer.title
    match offer:
        case Choice():
            yield from (fix.title for fix in offer.fixes)
        case Question():
            yield offer.prompt


def hold_to_its_word(content: Content, finding: Finding, offer: Offer, fix: Fix) -> None:
    """Carry out a fix: what it settles is settled, it is one named step, and undo takes it back."""
    document = Document(content.copy())
    history, checker = History(document), Checker(document)
    before = dict(document.content.records)
    try:
        document.run(carry_out, fix)
    except UserError:
        assert isinstance(offer, Question)  # an answer may be wrong, an offer may not
        assert dict(document.content.records) == before
        return
    checker.run_whole_rules()
    left = {each.identity for each in checker.findings(all_phases=True)}
    assert not (fix.settles and finding.identity in left), str(fix.title)
    assert len(history.done) == 1
    (label,) = [step.label for step in history.done]
    title = fix.label or fix.title
    assert label.text("zh") == "修正：" + title.text("zh")
    assert label.text("en") == "Fix: " + title.text("en")
    history.undo()
    assert dict(document.content.records) == before


def test_every_rule_has_offers_or_says_why_there_are_none() -> None:
    assert FIXERS.keys() | BY_HAND.keys() == RULES.keys()
    assert FIXERS.keys().isdisjoint(BY_HAND)
    for reason in BY_HAND.values():
        assert reason.text("zh") != reason.text("en")


@pytest.mark.parametrize("mutation", [m for m in MUTATIONS if m.adds], ids=str)
def test_what_is_offered_for_each_rule_settles_it(mutation: Mutation) -> None:
    content = loaded(mutated(SAMPLE, mutation.ops))
    checker = Checker(content)
    codes = {adds.split()[0] for adds in mutation.adds}
    for finding in checker.findings(all_phases=True):
        if finding.code in codes - BY_HAND.keys():
            found = offers(checker.facts, finding)
            assert found
            for offer in found:
                for title in titles_of(offer):
                    assert title.text("zh")
                    assert title.text("en")
                for fix in steps_of(offer):
                    hold_to_its_word(content, finding, offer, fix)


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(models(SAMPLE), st.lists(st.integers(0, 1_000), min_size=1, max_size=4))
def test_what_is_offered_in_any_canvas_settles_what_it_says(
    model: dict[str, Any], chosen: list[int]
) -> None:
    content = loaded(model)
    checker = Checker(content)
    found = checker.findings(all_phases=True)
    for finding in {
        found[at % len(found)].identity: found[at % len(found)] for at in chosen if found
    }.values():
        for offer in offers(checker.facts, finding):
            for fix in steps_of(offer):
                hold_to_its_word(content, finding, offer, fix)


# -- what the words of a rule ask for ------------------------------------------------------------


def offered(content: Content, code: str, kind: type[Offer]) -> list[Any]:
    checker = Checker(content)
    (finding, *_) = [f for f in checker.findings(all_phases=True) if f.code == code]
    return [offer for offer in offers(checker.facts, finding) if isinstance(offer, kind)]


def test_of_two_redundant_functions_the_older_code_stays() -> None:
    build = Build()
    build.function("F10", name=text("渠道统计功能"))
    build.function("F2", name=text("渠道统计"))
    build.cell("G01", "F10", "R01", activity="看")
    build.cell("G02", "F2")
    document = build.document()
    merge, _ = offered(document.content, "CAN107", Fix)
    document.run(carry_out, merge)
    assert [function.id for function in document.content.of(Function)] == ["F2"]
    assert {c.goal for c in document.content.every(Crossing)} == {"G01", "G02"}


def test_a_name_that_is_there_already_is_linked_and_not_doubled() -> None:
    build = Build()
    build.function("F01", name=text("邀请码"))
    build.goal("G01")
    document = build.document()
    (question,) = offered(document.content, "CAN101", Question)
    document.run(carry_out, question.answered("邀请码 "))
    assert document.content.count(Function) == 1
    assert document.content.crossing("G01", "F01") is not None


def test_a_new_function_for_a_goal_has_the_kind_that_is_missing() -> None:
    build = Build()
    build.cell("G01", "F01")
    document = build.document()
    (question,) = offered(document.content, "CAN104", Question)
    document.run(carry_out, question.answered("裂变活动"))
    assert [f.kind for f in document.content.of(Function)] == ["business", "operations"]


def test_an_empty_cell_can_be_opened_or_given_a_role() -> None:
    build = Build()
    build.role("R01")
    build.cell("G01", "F01")
    content = build.content()
    (place,) = offered(content, "CAN103", OpenCell)
    assert (place.goal, place.function) == ("G01", "F01")
    (choice,) = offered(content, "CAN103", Choice)
    assert [fix.title.text("zh") for fix in choice.fixes] == ["R01 R01"]


def test_a_text_that_is_no_number_is_refused_in_words() -> None:
    build = Build()
    build.goal("G01", indicator=Indicator(name=text("专家数")))
    (question, *_) = offered(build.content(), "DAT804", Question)
    for wrong in ("many", "nan", "inf"):
        with pytest.raises(UserError, match="is no number"):
            question.answered(wrong)
    fix = question.answered("1,000")
    document = build.document()
    document.run(carry_out, fix)
    indicator = document.content.get(Goal, "G01").indicator
    assert indicator is not None
    assert indicator.target == 1000
