"""What every exporter is: options that describe themselves, a snapshot in, a whole file out or none."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar, Generic, TypeVar

from pydantic import BaseModel, ConfigDict

from canvas_studio.messages import Message
from canvas_studio.model.content import Content
from canvas_studio.model.storage.files import replace_file

Progress = Callable[[int, int], None]
"""Told how much is done of how much; it stops the export by raising `Cancelled`."""


class Cancelled(Exception):  # noqa: N818 (nothing went wrong)
    """Somebody no longer wants the file. Nothing of it is left."""


@dataclass(frozen=True, slots=True)
class Label:
    """How a dialog and the command line name an option and its choices."""

    title: Message
    choices: Mapping[str, Message] = field(default_factory=dict)


class ExportOptions(BaseModel):
    """What a person can choose about a file. Each field carries a `Label`."""

    model_config = ConfigDict(frozen=True, extra="forbid")


@dataclass(frozen=True, slots=True)
class ExportReport:
    """Where the file is, and what its reader should know about it."""

    path: Path
    warnings: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Rendered:
    """A file before it is written."""

    data: bytes
    warnings: tuple[Message, ...] = ()


def no_progress(done: int, total: int) -> None:
    """For those who do not want to know."""


O = TypeVar("O", bound=ExportOptions)  # noqa: E741


class Exporter(ABC, Generic[O]):
    """Turns a snapshot into a file of one format.

    The same snapshot with the same options gives the same bytes.
    """

    id: ClassVar[str]
    title: ClassVar[Message]
    suffix: ClassVar[str]
    Options: type[O]

    def export(
        self, snapshot: Content, options: O, path: Path, progress: Progress = no_progress
    ) -> ExportReport:
        """Write `snapshot` to `path`, all of it or nothing; `snapshot` must not change meanwhile.

        Raises UserError where the file cannot be written, `Cancelled` where `progress` did.
        """
        if not isinstance(options, self.Options):
            raise TypeError(
                f"{self.id} takes {self.Options.__name__}, not {type(options).__name__}"
            )
        rendered = self.render(snapshot, options, progress)
        replace_file(path, [rendered.data])
        return ExportReport(path, rendered.warnings)

    @abstractmethod
    def render(self, snapshot: Content, options: O, progress: Progress) -> Rendered:
        """The content of the file; nothing is on disk before all of it is known."""
