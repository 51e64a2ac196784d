"""What opens over the window for a moment, takes the focus and gives it back: no dialogs."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from canvas_studio.views.studio import Studio

if TYPE_CHECKING:
    from canvas_studio.views.key_sheet.overlay import KeySheet
    from canvas_studio.views.main_window import MainWindow
    from canvas_studio.views.palette.command_palette import CommandPalette
    from canvas_studio.views.palette.module_finder import ModuleFinder
    from canvas_studio.views.parking.parking_line import ParkingLine


class Overlays:
    """Those of one window, which has its actions already. Each is made when it is first asked for."""

    def __init__(self, studio: Studio, window: MainWindow) -> None:
        self._studio = studio
        self._window = window

    @cached_property
    def commands(self) -> CommandPalette:
        from canvas_studio.views.palette.command_palette import CommandPalette

        actions = self._window.actions_of
        return CommandPalette(
            self._studio, self._window, tuple(actions.specs.values()), actions.perform
        )

    @cached_property
    def modules(self) -> ModuleFinder:
        from canvas_studio.views.palette.module_finder import ModuleFinder

        return ModuleFinder(self._studio, self._window)

    @cached_property
    def parking(self) -> ParkingLine:
        from canvas_studio.views.parking.parking_line import ParkingLine

        return ParkingLine(self._studio, self._window)

    @cached_property
    def keys(self) -> KeySheet:
        from canvas_studio.views.key_sheet.overlay import KeySheet

        return KeySheet(self._studio, self._window)
