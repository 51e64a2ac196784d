"""What the program remembers between sessions on this machine. Never anything of a document."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, cast, get_args

from PySide6.QtCore import QByteArray, QLocale, QSettings

from canvas_studio.messages import Language
from canvas_studio.views.theme import ThemeName

_MOST_RECENT: Final = 12
_MOST_FILES, _MOST_WIDTHS = 40, 400
"""Of so many files are the widths of so many columns remembered."""


class Settings:
    """Typed access to the settings; anything unreadable counts as never set."""

    def __init__(self, store: QSettings | None = None) -> None:
        self._store = store or QSettings(
            QSettings.Format.IniFormat, QSettings.Scope.UserScope, "canvas-studio", "canvas-studio"
        )

    @property
    def language(self) -> Language:
        """The language of the windows: as chosen, else the system's."""
        system = "zh" if QLocale.system().language() == QLocale.Language.Chinese else "en"
        return cast(Language, self._choice("language", get_args(Language), system))

    @language.setter
    def language(self, language: Language) -> None:
        self._store.setValue("language", language)

    @property
    def theme(self) -> ThemeName:
        return cast(ThemeName, self._choice("theme", get_args(ThemeName), "light"))

    @theme.setter
    def theme(self, name: ThemeName) -> None:
        self._store.setValue("theme", name)

    @property
    def author(self) -> str:
        """Who works here, as people sign a waiver."""
        return str(self._store.value("author", ""))

    @author.setter
    def author(self, name: str) -> None:
        self._store.setValue("author", name)

    @property
    def recent_files(self) -> list[Path]:
        """Files opened or saved, the latest first."""
        held = self._store.value("recent", [])
        paths = [held] if isinstance(held, str) else held if isinstance(held, list) else []
        return [Path(path) for path in paths if isinstance(path, str) and path]

    def remember_file(self, path: Path) -> None:
        path = path.absolute()
        others = [known for known in self.recent_files if known != path]
        self._store.setValue("recent", [str(p) for p in (path, *others)[:_MOST_RECENT]])

    def forget_file(self, path: Path) -> None:
        self._store.setValue("recent", [str(p) for p in self.recent_files if p != path])

    @property
    def last_folder(self) -> Path:
        """Where the last file was, or the user's own folder."""
        recent = self.recent_files
        return recent[0].parent if recent and recent[0].parent.is_dir() else Path.home()

    def bytes(self, name: str) -> QByteArray:
        """The state of a window, as Qt keeps it."""
        held = self._store.value(name)
        return held if isinstance(held, QByteArray) else QByteArray()

    def set_bytes(self, name: str, value: QByteArray) -> None:
        self._store.setValue(name, value)

    def number(self, name: str, default: int) -> int:
        held = self._store.value(name, default)
        try:
            return int(cast(Any, held))
        except (TypeError, ValueError):
            return default

    def flag(self, name: str, default: bool) -> bool:
        return bool(self.number(name, int(default)))

    def set_number(self, name: str, value: int) -> None:
        self._store.setValue(name, int(value))

    def values(self, group: str) -> dict[str, Any]:
        """A group of plain values, such as the last options of an exporter."""
        self._store.beginGroup(group)
        held = {key: self._store.value(key) for key in self._store.childKeys()}
        self._store.endGroup()
        return held

    def set_values(self, group: str, values: dict[str, Any]) -> None:
        self._store.beginGroup(group)
        for key, value in values.items():
            self._store.setValue(key, value)
        self._store.endGroup()

    def widths(self, path: Path) -> dict[str, float]:
        """The widths that columns of a canvas file were given here, by kind and id of the line."""
        return self._widths().get(str(path.absolute()), {})

    def set_widths(self, path: Path, widths: Mapping[str, float]) -> None:
        """Remember the widths of a file; those of the files longest untouched are forgotten."""
        held = self._widths()
        held.pop(str(path.absolute()), None)
        if widths:
            held[str(path.absolute())] = dict(list(widths.items())[-_MOST_WIDTHS:])
        kept = dict(list(held.items())[-_MOST_FILES:])
        self._store.setValue("grid/widths", json.dumps(kept, ensure_ascii=False))

    def _widths(self) -> dict[str, dict[str, float]]:
        try:
            held = json.loads(str(self._store.value("grid/widths") or "{}"))
            return {
                str(path): {str(line): float(width) for line, width in widths.items()}
                for path, widths in held.items()
            }
        except (ValueError, TypeError, AttributeError):
            return {}

    def _choice(self, name: str, allowed: tuple[str, ...], default: str) -> str:
        held = self._store.value(name)
        return held if held in allowed else default
