"""The steps of a workshop and the clock that goes with them. Time that is over is said, never enforced."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from canvas_studio.messages import Message, message
from canvas_studio.model.records.project import Progress


@dataclass(frozen=True, slots=True)
class Step:
    """One step of domain 6.2."""

    id: str
    title: Message
    minutes: int
    progress: Progress
    """How far the project is while it runs. The findings of what was just done come after it, so
    that nobody is told of gaps while he is still filling them."""


STEPS: Final = (
    Step("opening", message("开场", "Opening"), 5, "value"),
    Step("value", message("价值", "Value"), 15, "value"),
    Step("goals", message("目标", "Goals"), 15, "value"),
    Step("functions", message("功能", "Functions"), 25, "goals"),
    Step("break", message("休息", "Break"), 5, "functions"),
    Step("roles", message("角色与动作", "Roles and activities"), 30, "functions"),
    Step("architecture", message("架构", "Architecture"), 10, "roles"),
    Step("routes", message("关键路线", "Key route"), 8, "architecture"),
    Step("gaps", message("缺口", "Gaps"), 5, "routes"),
    Step("closing", message("收尾", "Closing"), 2, "routes"),
)
TOTAL: Final = sum(step.minutes for step in STEPS)
_DONE = message("{time} {step}完成", "{time} {step} done")


def starts_at(step: int) -> int:
    """The minute at which a step is planned to begin."""
    return sum(each.minutes for each in STEPS[:step])


class Agenda:
    """Which step the workshop is in, and for how long; `now` tells seconds."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self.at: int | None = None
        """The number of the step, None before the start and after the end."""
        self._whole = 0.0
        self._in_step = 0.0
        self._since: float | None = None
        """When the clock was started last, None while it stands."""

    @property
    def step(self) -> Step | None:
        return None if self.at is None else STEPS[self.at]

    @property
    def following(self) -> Step | None:
        """The step after this one."""
        if self.at is None or self.at + 1 >= len(STEPS):
            return None
        return STEPS[self.at + 1]

    @property
    def is_running(self) -> bool:
        return self._since is not None

    def start(self) -> None:
        """Begin with the first step."""
        self.at, self._whole, self._in_step, self._since = 0, 0.0, 0.0, self._now()

    def pause(self) -> None:
        self._settle()
        self._since = None

    def resume(self) -> None:
        if self.at is not None and self._since is None:
            self._since = self._now()

    def advance(self) -> None:
        """Go to the next step, or end after the last one."""
        self._settle()
        self._in_step = 0.0
        if self.following is None:
            self.at = self._since = None
        elif self.at is not None:
            self.at += 1

    def stop(self) -> None:
        self.at = self._since = None

    def elapsed(self) -> float:
        """Seconds of the workshop so far, without pauses."""
        return self._whole + self._running()

    def left(self) -> float:
        """Seconds left of the step; below zero by how much it is over."""
        step = self.step
        return 0.0 if step is None else step.minutes * 60 - self._in_step - self._running()

    def done_name(self) -> Message:
        """What a snapshot at the end of this step is called: "00:35 目标完成"."""
        assert self.step is not None
        return Message(_DONE.zh, _DONE.en, {"time": clock(self.elapsed()), "step": self.step.title})

    def _running(self) -> float:
        return 0.0 if self._since is None else max(0.0, self._now() - self._since)

    def _settle(self) -> None:
        running = self._running()
        self._whole += running
        self._in_step += running
        if self._since is not None:
            self._since = self._now()

    # -- kept beyond a crash -----------------------------------------------------------------------

    def values(self) -> dict[str, Any]:
        """Everything about it as plain values."""
        self._settle()
        return {
            "at": -1 if self.at is None else self.at,
            "whole": self._whole,
            "step": self._in_step,
            "since": -1.0 if self._since is None else self._since,
        }

    def restore(self, values: Mapping[str, Any]) -> None:
        """Go on from such values; time went on in the room while nobody counted it."""
        try:
            at, whole, step = int(values["at"]), float(values["whole"]), float(values["step"])
            since = float(values["since"])
        except (KeyError, TypeError, ValueError):
            return
        if 0 <= at < len(STEPS):
            self.at, self._whole, self._in_step = at, whole, step
            self._since = since if since >= 0 else None


def clock(seconds: float) -> str:
    """ "00:35" for half an hour and five minutes, in hours and minutes."""
    minutes = int(seconds // 60)
    return f"{minutes // 60:02}:{minutes % 60:02}"
