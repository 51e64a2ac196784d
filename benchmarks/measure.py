"""What a measurement is, and how time is taken: the best of a few runs, garbage collected before."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

FRAME = 1 / 60
"""Seconds that one picture stays on a 60 Hz screen."""


@dataclass(frozen=True)
class Result:
    """One line of the table: `value` and `reference` in `unit`, judged by `ratio <= budget`."""

    name: str
    value: float
    reference: float
    unit: str
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

    def line(self) -> str:
        mark = "ok    " if self.ok else "MISSED"
        return (
            f"{mark} {self.name:<58} {_amount(self.value, self.unit):>10} /"
            f" {_amount(self.reference, self.unit):>10} = {self.ratio:7.2f}x"
            f"  (budget {self.budget:g}x of {self.reference_name})"
        )


def _amount(value: float, unit: str) -> str:
    return f"{value * 1000:.1f} ms" if unit == "s" else f"{value / 1e6:.1f} MB"


def seconds(action: Callable[[], object], runs: int = 3) -> float:
    """The shortest time that `action` took; what it returns is dropped between the runs."""
    best = float("inf")
    for _ in range(runs):
        gc.collect()
        start = time.perf_counter()
        result = action()
        best = min(best, time.perf_counter() - start)
        del result
    return best


def percentile_95(times: list[float]) -> float:
    """The time that 95 of 100 measurements do not exceed."""
    return sorted(times)[int(len(times) * 0.95)]
