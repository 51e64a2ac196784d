"""From a cell taken over to the picture that shows it, with all panels, in the large canvas.

Once by itself, once with the room window on a second screen and a comparison, which follow.
"""

from __future__ import annotations

import random

from PySide6.QtCore import QThreadPool

from benchmarks.large import LARGE, records
from benchmarks.measure import percentile_95, timed
from benchmarks.window_runs.desk import Desk, tell
from canvas_studio.model.commands.canvas import write_cell
from canvas_studio.model.content import Content
from canvas_studio.model.records import Role
from canvas_studio.views.side_panels import PANELS

_EDITS = 200


def main() -> None:
    with Desk() as desk:
        window = desk.window
        window.resize(1920, 1080)
        window.show()
        desk.open(desk.write(Content(records(LARGE))))
        for panel, _, _ in PANELS:
            window.panels.panel(panel)
        view, document = window.canvas.view, window.studio.session.document
        while not view.sizes.is_settled:
            desk.settle()
        QThreadPool.globalInstance().waitForDone()
        chance = random.Random(1)
        seen = view.frame()
        functions = [strip.line.id for strip in seen.rows if strip.line.kind == "function"]
        goals = [strip.line.id for strip in seen.columns if strip.line.kind == "goal"]
        roles = [role.name.zh for role in document.content.of(Role)]

        def edit() -> None:
            one, other = chance.sample(roles, 2)
            text = f"{one}（审核、确认）；{other}（查看）"
            document.run(write_cell, chance.choice(goals), chance.choice(functions), text)
            desk.settle()

        alone = percentile_95([*timed(edit, _EDITS)])
        window.studio.session.take_snapshot("early")
        window.actions_of.perform("compare_snapshot")
        window.studio.room.toggle_window()
        desk.settle()
        tell(
            {
                "one cell edit to the next picture": alone,
                "one cell edit, room window and comparison open": percentile_95(
                    [*timed(edit, _EDITS)]
                ),
            }
        )


if __name__ == "__main__":
    main()
