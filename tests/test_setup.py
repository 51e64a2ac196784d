"""What `tools/setup.py` decides; that it sets up a fresh machine is seen by running it there."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def setup(tmp_path, monkeypatch):
    """The module, on a copy of what decides the installation, which is recorded as complete."""
    spec = importlib.util.spec_from_file_location("setup_tool", ROOT / "tools" / "setup.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name in ("pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / ".venv").mkdir()
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "STAMP", tmp_path / ".venv" / "setup-stamp")
    monkeypatch.setattr(module, "LOG", tmp_path / ".venv" / "setup.log")
    monkeypatch.setattr(module, "VENV_PYTHON", Path(sys.executable))
    monkeypatch.setattr(module, "run_logged", lambda *command: 0)
    module.install_project()
    return module


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_nothing_is_installed_again_while_nothing_changed(setup):
    assert setup.is_installed()
    append(setup.ROOT / "pyproject.toml", "\n[tool.other]\nsetting = 1\n")
    assert setup.is_installed()


def test_a_changed_pin_or_dependency_is_installed(setup):
    append(setup.ROOT / "constraints.txt", "new==1\n")
    assert not setup.is_installed()
    setup.install_project()
    assert setup.is_installed()
    project = setup.ROOT / "pyproject.toml"
    text = project.read_text(encoding="utf-8")
    project.write_text(text.replace("dependencies = [", 'dependencies = ["new",', 1), "utf-8")
    assert not setup.is_installed()


def test_an_environment_that_was_moved_is_made_anew(setup, monkeypatch):
    monkeypatch.setattr(setup, "ROOT", setup.ROOT.parent / "elsewhere")
    shutil.copytree(setup.VENV.parent, setup.ROOT)
    calls = []
    monkeypatch.setattr(setup, "run_quietly", lambda *command: calls.append(command) or 0)
    assert not setup.is_installed()
    setup.create_environment()
    assert calls[-1][1:4] == ("-m", "venv", "--clear")


def test_an_interrupted_installation_is_not_taken_for_complete(setup, monkeypatch):
    monkeypatch.setattr(setup, "run_logged", lambda *command: 1)
    with pytest.raises(setup.SetupError, match="pip could not install the dependencies"):
        setup.install_project()
    assert not setup.is_installed()


def test_the_first_error_of_pip_is_the_one_told(setup):
    setup.LOG.write_text("WARNING: slow\nERROR: No such thing\nERROR: See there\n", "utf-8")
    assert setup.pip_reason().startswith("ERROR: No such thing (all of it: ")


def test_missing_libraries_are_told_with_the_line_that_installs_them(setup, monkeypatch):
    monkeypatch.setattr(setup.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(setup.os, "geteuid", lambda: 1000, raising=False)
    assert setup.remedy_for(["libgthread-2.0.so.0", "libEGL.so.1", "libglib-2.0.so.0"]) == (
        "This line installs it: sudo apt-get install libegl1 libglib2.0-0"
    )
    assert "apt-get" not in setup.remedy_for(["libunheard-of.so.1"])


def test_system_packages_are_installed_only_as_root(setup, monkeypatch):
    calls = []
    monkeypatch.setattr(setup, "run_quietly", lambda *command: calls.append(command) or 0)
    monkeypatch.setattr(setup.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(setup.os, "geteuid", lambda: 1000, raising=False)
    assert not setup.apt_install(["libegl1"])
    assert calls == []
    monkeypatch.setattr(setup.os, "geteuid", lambda: 0, raising=False)
    assert setup.apt_install(["libegl1"])
    assert calls[0][-1] == "libegl1"


def test_an_old_python_is_told_what_is_needed(setup, monkeypatch, capsys):
    monkeypatch.setattr(setup.sys, "version_info", (3, 9, 2, "final", 0))
    assert setup.main() == 1
    assert "needs Python 3.11 or newer" in capsys.readouterr().err
