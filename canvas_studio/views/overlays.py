"""What opens over the window for a moment, takes the focus and gives it back: no dialogs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from canvas_studio.views.key_sheet.overlay import KeySheet
from canvas_studio.views.palette.command_palette import CommandPalette
from canvas_studio.views.palette.module_finder import ModuleFinder
from canvas_studio.views.parking.parking_line import ParkingLine
from canvas_studio.views.studio import Studio

if TYPE_CHECKING:
    from canvas_studio.views.main_window import MainWindow


class Overlays:
    """Those of one window, which has its actions already."""

    commands: CommandPalette
    modules: ModuleFinder
    parking: ParkingLine
    keys: KeySheet

    def __init__(self, studio: Studio, window: MainWindow) -> None:
        self.commands = CommandPalette(
            studio, window, tuple(window.actions_of.specs.values()), window.actions_of.perform
        )
        self.modules = ModuleFinder(studio, window)
        self.parking = ParkingLine(studio, window)
        self.keys = KeySheet(studio, window)
