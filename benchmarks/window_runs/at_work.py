"""Work in the large canvas: finding, filtering, arranging, looking from afar, panels, the room.

Each is measured the first time that somebody does it, with the parts made that the program makes
after its first picture.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QThreadPool

from benchmarks.large import LARGE, records
from benchmarks.measure import timed
from benchmarks.window_runs.desk import Desk, tell
from canvas_studio.model import impact  # noqa: F401 (the program loads it after its first picture)
from canvas_studio.model.content import Content
from canvas_studio.views.canvas.filters import EVERYTHING

_FILTERS = {
    "filter by kind": EVERYTHING.toggled("kind", "data"),
    "filter by role": EVERYTHING.toggled("role", "role_000003"),
    "filter by text": EVERYTHING.with_text("专家"),
    "functions with gaps only": EVERYTHING.with_gaps(functions=True),
    "goals with gaps only": EVERYTHING.with_gaps(goals=True),
}
_Step = tuple[str, Callable[[], object]]


def main() -> None:
    with Desk() as desk:
        window = desk.window
        window.resize(1920, 1080)
        window.show()
        desk.open(desk.write(Content(records(LARGE))))
        desk.make_parts()
        while not window.canvas.view.sizes.is_settled:
            desk.settle()
        QThreadPool.globalInstance().waitForDone()
        figures: dict[str, float] = {}
        for name, act in _steps(desk):
            desk.settle()
            (took,) = timed(lambda act=act: (act(), desk.settle()), 1)
            if name:
                figures[name] = took
        tell(figures)


def _steps(desk: Desk) -> Iterator[_Step]:
    """What is done one after the other; a step without a name only makes way for the next one."""
    window, studio = desk.window, desk.window.studio
    canvas, model, session = window.canvas, window.canvas.model, studio.session

    def does(action: str) -> Callable[[], object]:
        return lambda: window.actions_of.perform(action)

    for name, wanted in _FILTERS.items():
        yield name, lambda wanted=wanted: model.set_filter(wanted)
        yield "", lambda: model.set_filter(EVERYTHING)
    yield "find bar", does("find")
    yield "text found", lambda: (canvas.find_bar.field.setText("专家"), canvas.find_bar.look())
    yield "next place found", does("find_next")
    yield "", canvas.find_bar.close_bar
    yield "zoom by one step", does("zoom_out")
    yield "zoom to the overview", does("overview")
    yield "back from the overview", does("overview")
    yield "group by kind", does("group_kind")
    yield "no groups", does("group_none")
    yield "group by module", does("group_module")
    yield "close all groups", does("collapse_all")
    yield "open all groups", does("expand_all")
    yield "goals as rows", does("transpose")
    yield "", does("transpose")
    yield "work on one goal", does("focus_goal")
    yield "", does("focus_goal")
    yield "palette", does("palette")
    yield "letter in the palette", lambda: studio.overlays.commands.field.setText("z")
    yield "word in the palette", lambda: studio.overlays.commands.field.setText("专家入驻")
    yield "", studio.overlays.commands.dismiss
    yield "key sheet", does("key_sheet")
    yield "", does("key_sheet")
    for panel in ("findings", "coverage", "roles", "questions", "history"):
        yield f"panel of {panel}", lambda panel=panel: studio.parts.show_panel(panel)
    yield "", lambda: session.take_snapshot("early")
    yield "comparison with a snapshot", does("compare_snapshot")
    yield "impact of a crossing", does("impact")
    yield "panel of details", lambda: studio.parts.show_panel("inspector")
    yield "select everything", does("select_all")
    yield "", canvas.keys.select_one
    yield "presentation mode", does("presentation")
    yield "out of the presentation", does("presentation")
    yield "room window", does("room_window")
    yield "", does("room_window")


if __name__ == "__main__":
    main()
