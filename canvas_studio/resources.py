"""Finds what ships with the program, in a checkout and in an installed wheel alike: templates, samples, fonts."""

from __future__ import annotations

from pathlib import Path

from canvas_studio.errors import UserError
from canvas_studio.messages import message

PACKAGE = Path(__file__).resolve().parent
CHECKOUT = PACKAGE.parent
SAMPLE = "expert-platform"
"""The sample that shows what the program can do."""


def sample(name: str) -> Path:
    """The complete example of that name, with or without its ending: `sample("expert-platform")`."""
    for path in samples():
        if name in (path.name, path.stem):
            return path
    raise UserError(
        message(
            "没有名为“{name}”的示例。可用的示例：{available}。",
            "There is no sample named “{name}”. Available samples: {available}.",
            name=name,
            available=_names(samples()),
        )
    )


def samples() -> list[Path]:
    """All complete examples, by name."""
    return sorted(
        path for path in _shipped("samples").iterdir() if path.suffix in (".yaml", ".canvas")
    )


def templates() -> Path:
    """The folder with the starter canvases."""
    return _shipped("templates")


def starter_canvases() -> list[Path]:
    """The canvases that a new project can start from, by name."""
    return sorted(templates().glob("*.yaml"))


def template(name: str) -> Path:
    """The starter canvas of that name: `template("empty")`."""
    for path in starter_canvases():
        if name in (path.name, path.stem):
            return path
    raise UserError(
        message(
            "没有名为“{name}”的模板。可用的模板：{available}。",
            "There is no template named “{name}”. Available templates: {available}.",
            name=name,
            available=_names(starter_canvases()),
        )
    )


def font(name: str) -> Path:
    """A font file that ships with the program: `font("NotoSansSC-Regular.ttf")`."""
    folder = PACKAGE / "assets" / "fonts"
    path = folder / name
    if Path(name).name == name and path.is_file():
        return path
    raise UserError(
        message(
            "程序未附带字体“{name}”。附带的字体：{available}。",
            "The font “{name}” does not ship with the program. These do: {available}.",
            name=name,
            available=", ".join(sorted(path.name for path in folder.glob("*.ttf"))),
        )
    )


def _shipped(folder: str) -> Path:
    """A folder that stands at the repository root and is packed into the package in a wheel."""
    for parent in (PACKAGE, CHECKOUT):
        path = parent / folder
        if path.is_dir():
            return path
    raise UserError(
        message(
            "安装不完整：缺少文件夹“{folder}”。请重新安装 Canvas Studio。",
            "This installation is incomplete: the folder “{folder}” is missing."
            " Please install Canvas Studio again.",
            folder=folder,
        )
    )


def _names(paths: list[Path]) -> str:
    return ", ".join(path.stem for path in paths)
