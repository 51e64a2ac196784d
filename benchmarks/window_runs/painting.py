"""Painting the whole canvas at 1920 x 1080 in places never seen before, at two sizes of text."""

from __future__ import annotations

import random
from collections.abc import Iterator

from benchmarks.large import LARGE, records
from benchmarks.measure import percentile_95, timed
from benchmarks.window_runs.desk import Desk, tell
from canvas_studio.model.content import Content
from canvas_studio.views.canvas.style import SMALLEST_TEXT
from canvas_studio.views.canvas.table_model import CanvasTableModel
from canvas_studio.views.canvas.view import CanvasView

_PICTURES = 300


def main() -> None:
    with Desk() as desk:
        studio = desk.window.studio
        model = CanvasTableModel(Content(records(LARGE)), studio.locale, "zh")
        view = CanvasView(model, studio.appearance, studio.locale)
        view.resize(1920, 1080)
        view.show()
        desk.settle()
        normal = percentile_95([*_repaints(desk, view)])
        view.set_text_size(SMALLEST_TEXT)
        desk.settle()
        tell(
            {
                "full repaint at 1920 x 1080": normal,
                "full repaint, zoomed out": percentile_95([*_repaints(desk, view)]),
            }
        )
        view.close()


def _repaints(desk: Desk, view: CanvasView) -> Iterator[float]:
    """Seconds for each whole picture after a jump; the jump itself is not part of it."""
    chance = random.Random(1)
    bars = view.horizontalScrollBar(), view.verticalScrollBar()
    for _ in range(_PICTURES):
        for bar in bars:
            bar.setValue(chance.randrange(bar.maximum() + 1))
        yield from timed(view.viewport().repaint, 1)
        desk.settle()


if __name__ == "__main__":
    main()
