"""The screen stays on while a room looks at it, and no longer."""

from __future__ import annotations

from canvas_studio.views.room.awake_screen import AwakeScreen, DesktopKeeper


class Keeper:
    def __init__(self) -> None:
        self.calls: list[str] = []

    def hold(self) -> None:
        self.calls.append("hold")

    def release(self) -> None:
        self.calls.append("release")


def test_the_screen_is_held_until_nobody_wants_it_any_more():
    keeper = Keeper()
    screen = AwakeScreen(keeper)
    screen.set_wanted("presentation", True)
    screen.set_wanted("window", True)
    screen.set_wanted("presentation", True)
    screen.set_wanted("presentation", False)
    assert keeper.calls == ["hold"]
    screen.set_wanted("window", False)
    screen.set_wanted("window", False)
    assert keeper.calls == ["hold", "release"]


def test_a_system_that_cannot_be_asked_is_no_trouble(qapp, monkeypatch):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    screen = AwakeScreen(DesktopKeeper())
    screen.set_wanted("presentation", True)
    screen.set_wanted("presentation", False)
