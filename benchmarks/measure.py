"""What a measurement is, how time is taken, and how the table of all measurements reads."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

FRAME = 1 / 60
"""Seconds that one picture stays on a 60 Hz screen."""

Unit = Literal["s", "B"]


@dataclass(frozen=True)
class Result:
    """One line of the table: `value` and `reference` in `unit`, judged by `ratio <= budget`."""

    name: str
    value: float
    reference: float
    unit: Unit
    budget: float
    reference_name: str

    @property
    def ratio(self) -> float:
        return self.value / self.reference

    @property
    def ok(self) -> bool:
        return self.ratio <= self.budget

    def as_data(self) -> dict[str, Any]:
        return {**asdict(self), "ratio": self.ratio, "ok": self.ok}


def at_most(name: str, value: float, allowed: float, why: str) -> Result:
    """A measurement in seconds whose budget is a time, not a multiple of something measured."""
    return Result(name, value, allowed, "s", 1, why)


_COLUMNS = "{mark:<6}  {name:<56}  {value:>9}  {reference:>9}  {ratio:>7}  {budget:>6}  {against}"


def heading() -> str:
    """The first line of the table, with a rule below it."""
    words = _COLUMNS.format(
        mark="", name="What", value="Measured", reference="Against", ratio="Ratio",
        budget="Budget", against="which is",
    )  # fmt: skip
    return f"{words}\n{'-' * 132}"


def line(result: Result) -> str:
    """One line of the table."""
    return _COLUMNS.format(
        mark="ok" if result.ok else "MISSED",
        name=result.name,
        value=_amount(result.value, result.unit),
        reference=_amount(result.reference, result.unit),
        ratio=f"{result.ratio:.2f}x",
        budget=f"{result.budget:.3g}x",
        against=result.reference_name,
    )


def summary(results: Sequence[Result]) -> str:
    """Below the table: that all is well, or what is not and by how much."""
    missed = [result for result in results if not result.ok]
    if not missed:
        return f"All {len(results)} budgets are kept."
    lines = [f"{len(missed)} of {len(results)} budgets are missed:"]
    lines += [
        f"  {r.name}: {r.ratio:.2f}x of {r.reference_name}, {r.ratio / r.budget:.2f} times the budget"
        for r in missed
    ]
    return "\n".join(lines)


def _amount(value: float, unit: Unit) -> str:
    if unit == "B":
        return f"{value / 1e6:.1f} MB"
    return f"{value:.2f} s" if value >= 1 else f"{value * 1000:.2f} ms"


def seconds(action: Callable[[], object]) -> float:
    """The time that `action` takes, with no garbage left over from before."""
    gc.collect()
    start = time.perf_counter()
    result = action()
    took = time.perf_counter() - start
    del result
    return took


def side_by_side(
    action: Callable[[], object], reference: Callable[[], object], runs: int = 3
) -> tuple[float, float]:
    """The shortest times of both, run in turns, so that a busy machine slows both alike."""
    times = [(seconds(action), seconds(reference)) for _ in range(runs)]
    mine, others = zip(*times, strict=True)
    return min(mine), min(others)


def percentile_95(times: Sequence[float]) -> float:
    """The time that 95 of 100 measurements do not exceed."""
    return sorted(times)[int(len(times) * 0.95)]


def timed(action: Callable[[], object], count: int) -> Iterator[float]:
    """The time of this thread for each of `count` repetitions, garbage included.

    What is judged by the length of a frame, which no busy machine makes longer, must not count
    what other programs do meanwhile.
    """
    for _ in range(count):
        start = time.thread_time()
        action()
        yield time.thread_time() - start
