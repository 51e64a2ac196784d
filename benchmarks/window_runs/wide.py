"""A canvas of 900 functions and 300 goals: opened, filtered, reduced to its gaps, zoomed, turned."""

from __future__ import annotations

from benchmarks.large import WIDE, records
from benchmarks.measure import seconds
from benchmarks.window_runs.desk import Desk, tell
from canvas_studio.model.content import Content
from canvas_studio.views.canvas.filters import EVERYTHING, CanvasFilter

_FILTERS = {
    "filter by kind": EVERYTHING.toggled("kind", "data"),
    "filter by role": EVERYTHING.toggled("role", "role_000003"),
    "filter by text": EVERYTHING.with_text("专家"),
    "functions with gaps only": EVERYTHING.with_gaps(functions=True),
    "goals with gaps only": EVERYTHING.with_gaps(goals=True),
}
_REPEATED = 5


def main() -> None:
    with Desk() as desk:
        window = desk.window
        window.resize(1920, 1080)
        window.show()
        desk.settle()
        path = desk.write(Content(records(WIDE)))
        figures = {"open": seconds(lambda: desk.open(path))}
        model, view = window.canvas.model, window.canvas.view

        def filter_by(wanted: CanvasFilter) -> None:
            model.set_filter(wanted)
            desk.settle()

        for name, wanted in _FILTERS.items():
            times = []
            for _ in range(_REPEATED):
                times.append(seconds(lambda wanted=wanted: filter_by(wanted)))
                filter_by(EVERYTHING)
            figures[name] = min(times)
        figures["all lines again"] = seconds(lambda: filter_by(EVERYTHING))

        def zoom() -> None:
            view.set_text_size(view.text_size + 1)
            desk.settle()

        figures["zoom by one step"] = min(seconds(zoom) for _ in range(_REPEATED))
        tell(figures)


if __name__ == "__main__":
    main()
