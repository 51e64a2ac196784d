"""The files around the program keep their promises: pinned, licensed, without machine or registry names."""

from __future__ import annotations

import re
import subprocess
import tomllib
from importlib.metadata import requires, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import canvas_studio

ROOT = Path(__file__).resolve().parent.parent
PINS = {
    canonicalize_name(name): pin
    for name, pin in re.findall(
        r"^([\w.-]+)==([\w.]+)",
        (ROOT / "constraints.txt").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
}


PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def direct_requirements() -> list[Requirement]:
    listed = PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]
    return [Requirement(requirement) for requirement in listed]


@pytest.mark.parametrize("requirement", direct_requirements(), ids=lambda each: each.name)
def test_a_dependency_and_all_it_needs_is_pinned(requirement):
    queue, seen = [requirement], set()
    while queue:
        each = queue.pop()
        name = canonicalize_name(each.name)
        if name in seen:
            continue
        seen.add(name)
        assert name in PINS, f"{name} is missing in constraints.txt"
        assert each.specifier.contains(PINS[name]), f"{each} does not allow {PINS[name]}"
        needs = [Requirement(line) for line in requires(name) or []]
        queue += [
            need for need in needs if need.marker is None or need.marker.evaluate({"extra": ""})
        ]


def test_the_pyside_version_that_wears_out_none_is_excluded():
    (pyside,) = [each for each in direct_requirements() if each.name == "PySide6-Essentials"]
    assert not pyside.specifier.contains("6.12.0")
    assert PINS["pyside6-essentials"] == PINS["shiboken6"]


def test_the_version_stands_in_one_place():
    assert re.fullmatch(r"\d+\.\d+\.\d+", canvas_studio.__version__)
    assert "version" not in PROJECT
    assert version("canvas-studio") == canvas_studio.__version__


def test_nothing_committed_names_a_registry_or_a_machine_path():
    words = [r"--(extra-)?index-url", r"--find-links", r"pypi\.", r"files\.pythonhosted"]
    words += [r"/(home|root|Users)/[a-z]", r"/work/", r"[A-Z]:\\\\Users"]
    found = subprocess.run(
        ["git", "grep", "-nIE", "|".join(words), "--", ".", ":!tests/test_repository.py"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert found.stdout == ""
