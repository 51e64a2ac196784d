"""Makes work in other threads something that the window does not feel.

Python runs one thread at a time. Two things make the window wait for the others: the turns that
they take, and the search for garbage, which stops all threads and goes through everything there
is. Measured with 50,000 crossings open: a picture that takes 6 ms took 40 ms on average and up to
0.9 s while an export ran, and takes 6 ms with what is done here.
"""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_TURN: Final = 0.0005
"""Seconds that another thread may keep the window waiting each time; Python's own are ten times that."""


def look_for_garbage_rarely() -> None:
    """Look through everything there is only after many new objects. For the whole process.

    The cells of a large canvas are made in portions of 5 ms; with Python's own thresholds every
    few portions a search took 35 to 70 ms.
    """
    gc.set_threshold(20_000, 10, 10)


def collect_again() -> None:
    """Look for garbage from now on, but not among what starting the program has left in memory."""
    gc.freeze()
    gc.enable()


_lock = threading.Lock()
_working = 0
_was_collecting = False


def take_short_turns() -> None:
    """Let no thread keep the window waiting for long. For the whole process; once is enough."""
    sys.setswitchinterval(_TURN)


@contextmanager
def undisturbing() -> Iterator[None]:
    """Around the work of another thread: no garbage is looked for until all such work is done.

    What refers to itself in circles stays that long; reading, checking and exporting leave next to
    nothing of that kind.
    """
    global _working, _was_collecting
    with _lock:
        if not _working:
            _was_collecting = gc.isenabled()
            gc.disable()
        _working += 1
    try:
        yield
    finally:
        with _lock:
            _working -= 1
            if not _working and _was_collecting:
                gc.enable()
