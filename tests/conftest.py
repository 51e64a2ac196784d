"""What holds for every test: no screen, nobody's own settings, repeatable examples."""

from __future__ import annotations

import atexit
import os
import sys
import tempfile
from collections.abc import Generator

import hypothesis
import pytest

# Qt and platformdirs read these once, and a warning of Qt about one of them would fail a test.
_home = tempfile.TemporaryDirectory(prefix="canvas-studio-tests-")
atexit.register(_home.cleanup)
os.environ["QT_QPA_PLATFORM"] = "offscreen"
for _variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
    os.environ[_variable] = _home.name
os.environ.setdefault("XDG_RUNTIME_DIR", _home.name)
if sys.platform == "linux":
    os.environ["LC_ALL"] = "C.UTF-8"

hypothesis.settings.register_profile("local", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.load_profile("ci" if "CI" in os.environ else "local")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None]:
    """A warning of Qt while a test is taken apart fails it too; pytest-qt hears only those before."""
    core = sys.modules.get("PySide6.QtCore")
    if core is None:
        return (yield)
    bad = core.QtMsgType.QtWarningMsg, core.QtMsgType.QtCriticalMsg
    heard: list[str] = []

    def hear(kind: object, _context: object, text: str) -> None:
        if kind in bad and not text.startswith("This plugin does not support"):
            heard.append(text)

    before = core.qInstallMessageHandler(hear)
    try:
        result = yield
    finally:
        core.qInstallMessageHandler(before)
    assert not heard, heard
    return result
