"""What differs from the signed baseline is a finding until an accepted change request names it."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from canvas_studio.model import storage
from canvas_studio.model.checker import check, target_codes
from canvas_studio.model.commands.deletion import delete
from canvas_studio.model.content import Content
from canvas_studio.model.document import Document, Transaction
from canvas_studio.model.records import (
    Baseline,
    ChangeRequest,
    Crossing,
    Function,
    Record,
    Release,
    RouteStep,
)
from tests.model.build import Build, text

Edit = Callable[[Transaction], None]


@pytest.fixture
def signed(tmp_path: Path) -> Document:
    """Two staffed crossings and a route, signed as they are."""
    build = Build()
    build.make(Release, "V2.0")
    build.cell("G01", "F01", "R01")
    build.cell("G01", "F02", "R02")
    build.route("RT01", "G01", ("F01",), ("F02",))
    storage.save_canvas(build.content(), tmp_path / "signed.canvas")
    build.make(
        Baseline,
        "baseline",
        version="V1.0",
        date=datetime.date(2026, 3, 20),
        fingerprint="",
        snapshot=(tmp_path / "signed.canvas").read_text("utf-8"),
    )
    return build.document()


def gaps(content: Content) -> set[str]:
    findings = check(content, all_phases=True)
    found = (target_codes(content, f.targets) for f in findings if f.code == "DEL904")
    return {"/".join(targets) for targets in found}


def put(*records: Record) -> Edit:
    def edit(tx: Transaction) -> None:
        for record in records:
            tx.put(record)

    return edit


def removed(id: str) -> Edit:
    return lambda tx: delete(tx, id)


def changed(id: str, **attributes: Any) -> Edit:
    def edit(tx: Transaction) -> None:
        tx.change(tx.content.get(Function, id), **attributes)

    return edit


def requested(*refs: str, **attributes: Any) -> Edit:
    given: dict[str, Any] = {"classification": "change", "status": "accepted", **attributes}
    return put(ChangeRequest(id="CR01", code="CR01", title=text("变更"), refs=refs, **given))


NEW_FUNCTION = Function(id="F03", code="F03", name=text("新功能"), kind="business")
NEW_CROSSING = Crossing(id="G01*F03", goal="G01", function="F03")
NEW_STEP = RouteStep(id="step", code="RT01-3", order="z", route="RT01", name=text("第三步"))

DIFFERENCES: dict[str, tuple[Edit, set[str], list[tuple[str, ...]]]] = {
    "function added": (put(NEW_FUNCTION), {"F03"}, [("F03",)]),
    "function and crossing added": (
        put(NEW_FUNCTION, NEW_CROSSING),
        {"F03", "G01/F03"},
        [("F03",), ("F03", "G01"), ("F03", "G01*F03")],
    ),
    "function removed": (removed("F02"), {"F02", "G01/F02"}, [("F02",)]),
    "goal removed": (
        removed("G01"),
        {"G01", "G01/F01", "G01/F02", "RT01-1", "RT01-2"},
        [("G01", "RT01"), ("G01", "RT01-1", "RT01-2")],
    ),
    "role removed": (removed("R02"), {"R02"}, [("R02",)]),
    "crossing removed": (removed("G01*F02"), {"G01/F02"}, [("G01*F02",), ("G01", "F02")]),
    "route step added": (put(NEW_STEP), {"RT01-3"}, [("step",), ("RT01",)]),
    "route step removed": (removed("RT01-2"), {"RT01-2"}, [("RT01-2",), ("RT01",)]),
    "priority changed": (changed("F01", priority="must"), {"F01"}, [("F01",)]),
    "release changed": (changed("F01", release="V2.0"), {"F01"}, [("F01",)]),
}


def test_what_was_signed_is_no_finding(signed: Document):
    assert gaps(signed.content) == set()


@pytest.mark.parametrize("name", DIFFERENCES)
def test_each_difference_is_found_and_accounted_for_by_an_accepted_change(
    signed: Document, name: str
):
    edit, expected, accounts = DIFFERENCES[name]
    signed.run(edit)
    assert gaps(signed.content) == expected
    for refs in accounts:
        signed.run(requested(*refs))
        assert gaps(signed.content) == set()


@pytest.mark.parametrize(
    "attributes",
    [
        {"status": "proposed"},
        {"status": "rejected"},
        {"classification": "optimisation"},
        {"refs": ("F01",)},
    ],
    ids=str,
)
def test_other_change_requests_account_for_nothing(signed: Document, attributes: dict[str, Any]):
    signed.run(put(NEW_FUNCTION))
    signed.run(requested(*attributes.pop("refs", ("F03",)), **attributes))
    assert gaps(signed.content) == {"F03"}


def test_a_request_that_named_an_element_goes_on_naming_it_when_it_is_deleted(signed: Document):
    signed.run(requested("F02"))
    signed.run(removed("F02"))
    assert signed.content.get(ChangeRequest, "CR01").refs == ("F02",)
    assert gaps(signed.content) == set()


def test_without_a_baseline_a_deleted_element_is_no_longer_named():
    build = Build()
    build.cell("G01", "F01", "R01")
    document = build.document()
    document.run(requested("F01"))
    document.run(removed("F01"))
    assert document.content.get(ChangeRequest, "CR01").refs == ()


def test_a_new_name_or_description_is_no_difference_in_scope(signed: Document):
    signed.run(changed("F01", name=text("新名称"), description=text("说明")))
    assert gaps(signed.content) == set()


def test_elements_are_the_same_by_code_after_the_exchange_form(signed: Document, tmp_path: Path):
    signed.run(put(NEW_FUNCTION))
    storage.write_yaml(signed.content, tmp_path / "signed.yaml")
    assert gaps(storage.load(tmp_path / "signed.yaml")) == {"F03"}


def test_the_last_baseline_counts(signed: Document, tmp_path: Path):
    signed.run(put(NEW_FUNCTION))
    storage.save_canvas(signed.content, tmp_path / "later.canvas")
    text_of_later = (tmp_path / "later.canvas").read_text("utf-8")
    first = signed.content.get(Baseline, "baseline")
    signed.run(put(dataclasses.replace(first, id="later", order="z", snapshot=text_of_later)))
    assert gaps(signed.content) == set()
