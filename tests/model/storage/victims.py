"""Programs to be killed: each does its work as fast as it can and reports what is done."""

from __future__ import annotations

import itertools
import multiprocessing
import random
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from canvas_studio import resources
from canvas_studio.model import storage
from canvas_studio.model.storage.journal_files import state_hash
from canvas_studio.model.storage.lock import FileLock, InUseError
from tests.model.random_steps import take_step
from tests.model.storage.recorded import Program

# A process that has everything imported and makes the others by forking, where the system can.
_METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"


class Victim:
    """A process of its own that runs `work(report, …)` until it is killed."""

    def __init__(self, work: Callable[..., None], *arguments: object) -> None:
        context = multiprocessing.get_context(_METHOD)
        if _METHOD == "forkserver":
            context.set_forkserver_preload([__name__])
        self._reports, sender = context.Pipe(duplex=False)
        self._process = context.Process(target=work, args=(sender, *arguments), daemon=True)
        self._process.start()
        sender.close()

    @property
    def number(self) -> int:
        """Of the process."""
        assert self._process.pid is not None
        return self._process.pid

    def report(self) -> Any:
        """The next thing that it says it has done."""
        return self._reports.recv()

    def kill(self) -> list[Any]:
        """End it at once, wherever it is, and return what else it had reported."""
        self._process.kill()
        self._process.join()
        left = []
        try:
            while True:
                left.append(self._reports.recv())
        except (EOFError, OSError):
            self._reports.close()
        return left


def edit(reports: Connection, folder: Path, path: Path, seed: int) -> None:
    """Change the document at random; report the number of steps and the state after each."""
    program = Program.open(folder, path)
    steps = itertools.count(1)
    program.document.subscribe(
        lambda _changes: reports.send((next(steps), state_hash(program.content)))
    )
    reports.send((0, state_hash(program.content)))
    chance = random.Random(seed)
    while True:
        take_step(program.document, program.history, chance.randrange(1 << 30))


def save(reports: Connection, path: Path) -> None:
    """Save one canvas and another in turn; report the hash of each once it is saved."""
    contents = [storage.load(resources.template(name)) for name in ("camping", "platform")]
    for content in itertools.cycle(contents):
        reports.send(storage.save_canvas(content, path))


def open_and_close(reports: Connection, folder: Path, path: Path) -> None:
    """Begin recordings and end them, with and without something to keep."""
    for number in itertools.count():
        program = Program.open(folder, path)
        program.add_goal(f"目标{number}")
        reports.send(number)
        program.quit()


def hold(reports: Connection, path: Path) -> None:
    """Hold a file, and report whether that could be; then do nothing more."""
    try:
        FileLock.acquire(path)
    except InUseError:
        reports.send(False)
    else:
        reports.send(True)
    threading.Event().wait()
