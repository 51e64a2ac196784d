"""The line below the canvas: what the cursor stands on, and how much there is."""

from __future__ import annotations

from canvas_studio.model.commands import elements
from tests.views.inspector.conftest import bench, make_bench, window

__all__ = ["bench", "make_bench", "window"]


def test_what_the_cursor_stands_on_may_be_deleted_by_any_step(bench):
    bench.go(goal="G01", function="F02")
    status = bench.window.statusBar()
    assert status.place.text() == "Goal 专家资源沉淀, function 邀请码, blank"
    document = bench.window.studio.session.document
    for side in ("demand", "resource"):  # nothing that was shown of any name is kept
        document.run(elements.set_attribute, "R01", "side", side)
    document.run(elements.delete, "F02")
    assert "邀请码" not in status.place.text()
    assert status.counts.text() == "2 goals · 1 function · 3 roles · 1 crossing"
