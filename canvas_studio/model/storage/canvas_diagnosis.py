"""Reads canvas files that are not exactly as this program writes them: laid out by hand, of
another version, or broken. Slow and thorough; says line, record and attribute of each problem.
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from canvas_studio import __version__
from canvas_studio.messages import Localised, Message, message
from canvas_studio.model.canonical import ADAPTERS
from canvas_studio.model.records import RECORD_TYPES, Record
from canvas_studio.model.storage import assembly, migrations
from canvas_studio.model.storage.canvas_text import FORMAT, VERSION
from canvas_studio.model.storage.problems import (
    LoadReport,
    Problem,
    attribute_path,
    brief,
    reason,
)
from canvas_studio.model.storage.yaml_text import at_line

MAX_DEPTH = 20
_ROUNDS = 100
"""How often one record is tried again without what was wrong with it."""

_STRING_OR_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*+"|[\[\]{}]', re.DOTALL)
_RECORDS = re.compile(r'"records"\s*:\s*\[')
_SPACE = re.compile(r"[\s,]*")


def diagnose(text: str, path: Path) -> LoadReport:
    """What the text of a canvas file holds, however it is laid out."""
    if problem := _too_deep(text):
        return LoadReport(path, None, (problem,))
    try:
        data = json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        return LoadReport(path, None, (_not_json(error, text),))
    except ValueError as error:  # a number with thousands of digits, or no number
        return LoadReport(path, None, (Problem(_invalid(str(error))),))
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        what = message("不是 Canvas Studio 文件", "it is not a Canvas Studio file")
        return LoadReport(path, None, (Problem(what),))
    version = data.get("version")
    if type(version) is not int or not 1 <= version <= VERSION:
        return _of_another_version(data, version, path, text)
    if not isinstance(data.get("records"), list):
        what = message("缺少元素列表 records", "the list “records” is missing")
        return LoadReport(path, None, (Problem(what),))
    return _Diagnosis(migrations.migrate(data), text, path).report()


def _of_another_version(data: Mapping[str, Any], version: Any, path: Path, text: str) -> LoadReport:
    if version is None:
        what = message("缺少格式版本 version", "the format version is missing")
    elif type(version) is int and version > VERSION:
        needs = data.get("needs")
        what = message(
            "格式版本为 {version}，需要 Canvas Studio {needs}；本程序是 {program}，只认识到版本 {known}。可以只读方式打开",
            "it has format version {version} and needs Canvas Studio {needs}; this is {program}, which knows versions up to {known}. It can be opened read-only",
            version=version,
            needs=_Needed(brief(needs) if isinstance(needs, str) else ""),
            program=__version__,
            known=VERSION,
        )
    else:
        what = message(
            "格式版本“{version}”无效", "“{version}” is no format version", version=brief(version)
        )
    problem = Problem(what, code="MOD001")
    if not isinstance(data.get("records"), list):
        return LoadReport(path, None, (problem,))
    read_only = _Diagnosis(data, text, path).report()
    return LoadReport(path, None, (problem,), read_only=read_only.content or read_only.repaired)


@dataclasses.dataclass(frozen=True, slots=True)
class _Needed:
    """The program version that a newer file asks for."""

    version: str

    def text(self, language: str) -> str:
        if language == "zh":
            return f"{self.version} 或更新版本" if self.version else "更新版本"
        return f"{self.version} or newer" if self.version else "in a newer version"


class _Diagnosis:
    """Validates each record; where one is wrong, notes it and what is left without it."""

    def __init__(self, data: Mapping[str, Any], text: str, path: Path) -> None:
        self._data = data
        self._text = text
        self._path = path
        self._problems: list[Problem] = []
        self._lines: list[int] | None = None

    def report(self) -> LoadReport:
        for key in self._data:
            if key not in ("format", "version", "records"):
                what = message("不认识的键“{key}”", "unknown key “{key}”", key=brief(key))
                self._problems.append(Problem(what, repair=_drop(brief(key))))
        records: list[Record] = []
        positions: list[int] = []
        for position, data in enumerate(self._data["records"]):
            record = self._record(data, position)
            if record is not None:
                records.append(record)
                positions.append(position)
        return assembly.report(
            self._path, records, self._problems, lambda n: self._place(positions[n])
        )

    def _record(self, data: Any, position: int) -> Record | None:
        if not isinstance(data, dict):
            what = message("应为一条元素", "must be a record")
            self._note(position, "", what, message("删除该条", "Remove it"))
            return None
        name = _name(data)
        cls = RECORD_TYPES.get(data.get("type", "")) if _is_text(data.get("type")) else None
        if cls is None:
            kind = brief(data.get("type"))
            what = message("不认识的元素类型“{type}”", "unknown type “{type}”", type=kind)
            self._note(position, name, what, _drop(name))
            return None
        optional = {f.name for f in dataclasses.fields(cls) if f.default is not dataclasses.MISSING}
        for _ in range(_ROUNDS):
            try:
                record: Record = ADAPTERS[cls].validate_json(json.dumps(data))
                return record
            except ValidationError as error:
                first = error.errors(include_url=False)[0]
            location = first["loc"]
            place = f"{name}.{attribute_path(location)}".rstrip(".")
            if first["type"] == "unexpected_keyword_argument":
                self._note(position, place, reason(first), _drop(place))
                _remove(data, location)
            elif location and location[0] in optional and location[0] in data:
                attribute = f"{name}.{location[0]}"
                repair = message("清空 {attribute}", "Clear {attribute}", attribute=attribute)
                self._note(position, place, reason(first), repair)
                del data[str(location[0])]
            else:
                self._note(position, place, reason(first), _drop(name))
                return None
        self._note(position, name, _invalid(""), _drop(name))
        return None

    def _note(self, position: int, path: str, what: Message, repair: Localised) -> None:
        self._problems.append(Problem(what, self._place(position, path), repair))

    def _place(self, position: int, path: str = "") -> Message | None:
        if self._lines is None:
            self._lines = list(_record_lines(self._text))
        if position < len(self._lines):
            return at_line(self._lines[position], path)
        return message("{path}", "{path}", path=path) if path else None


def _record_lines(text: str) -> Iterator[int]:
    """The line on which each record starts, whatever the layout."""
    start = _RECORDS.search(text)
    if start is None:
        return
    decoder = json.JSONDecoder()
    counted, line, position = 0, 1, start.end()
    while True:
        space = _SPACE.match(text, position)
        position = space.end() if space else position
        if text.startswith("]", position):
            return
        line += text.count("\n", counted, position)
        counted = position
        yield line
        try:
            _, position = decoder.raw_decode(text, position)
        except ValueError:
            return


def _name(data: Mapping[str, Any]) -> str:
    """What people call a record that may be broken: its code, or its id."""
    for key in ("code", "id", "type"):
        if _is_text(data.get(key)):
            return brief(data[key])
    return "?"


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value)


def _drop(name: str) -> Message:
    return message("删除 {name}", "Remove {name}", name=name)


def _remove(data: Any, location: tuple[str | int, ...]) -> None:
    for step in location[:-1]:
        data = data[step]
    del data[location[-1]]


def _refuse_constant(name: str) -> float:
    raise ValueError(name)


def _invalid(detail: str) -> Message:
    return message("不合法：{detail}", "is not valid: {detail}", detail=brief(detail))


def _too_deep(text: str) -> Problem | None:
    depth = 0
    for found in _STRING_OR_BRACKET.finditer(text):
        mark = found.group()
        if mark in "[{":
            depth += 1
            if depth > MAX_DEPTH:
                what = message(
                    "嵌套超过 {limit} 层", "nested more than {limit} deep", limit=MAX_DEPTH
                )
                return Problem(what, at_line(text.count("\n", 0, found.start()) + 1))
        elif mark in "]}":
            depth -= 1
    return None


def _not_json(error: json.JSONDecodeError, text: str) -> Problem:
    if not text[error.pos :].strip() or error.msg.startswith("Unterminated"):
        what = message("文件不完整，在此中断", "the file is incomplete and ends here")
        return Problem(what, at_line(text.count("\n") + 1))
    what = message(
        "从第 {column} 列起不是有效的 JSON",
        "not valid JSON (column {column}: {detail})",
        column=error.colno,
        detail=error.msg,
    )
    return Problem(what, at_line(error.lineno))
