"""Records what LibreOffice puts on the clipboard; run by hand, see README.md, never by the tests.

Needs LibreOffice with its Python bridge (`uno`), Xvfb and xclip. Run it with the Python that has
`uno`: `PYTHONPATH=. python3 tests/ingest/clipboard/recorded/record_libreoffice.py`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

from tests.ingest.clipboard.recorded.sheets import (
    CALC,
    WRITER_LIST,
    WRITER_PARAGRAPHS,
    WRITER_TABLE,
    Sheet,
)

HERE = Path(__file__).resolve().parent / "libreoffice"
DISPLAY = ":77"
PIPE = "canvas-studio-recording"


class Office:
    """A LibreOffice on a screen of its own."""

    def __init__(self, profile: str) -> None:
        self.environment = {**os.environ, "DISPLAY": DISPLAY, "LC_ALL": "C.UTF-8"}
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.screen = subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", "1600x1200x24"], **quiet)
        time.sleep(1)
        options = ["--norestore", "--nologo", "--nofirststartwizard"]
        options += [f"-env:UserInstallation=file://{profile}", f"--accept=pipe,name={PIPE};urp;"]
        self.office = subprocess.Popen(["soffice", *options], env=self.environment, **quiet)
        here = uno.getComponentContext()
        resolver = here.ServiceManager.createInstanceWithContext(
            "com.sun.star.bridge.UnoUrlResolver", here
        )
        for attempt in range(120):
            try:
                self.context = resolver.resolve(
                    f"uno:pipe,name={PIPE};urp;StarOffice.ComponentContext"
                )
                break
            except NoConnectException:
                if attempt == 119:
                    raise
                time.sleep(0.5)
        create = self.context.ServiceManager.createInstanceWithContext
        self.desktop = create("com.sun.star.frame.Desktop", self.context)
        self.dispatcher = create("com.sun.star.frame.DispatchHelper", self.context)

    def close(self) -> None:
        try:
            self.desktop.terminate()
        except uno.getClass("com.sun.star.uno.Exception"):
            self.office.terminate()
        self.office.wait(30)
        self.screen.terminate()
        self.screen.wait(30)

    def open(self, kind: str):
        return self.desktop.loadComponentFromURL(f"private:factory/{kind}", "_blank", 0, ())

    def do(self, document, command: str, **arguments: object) -> None:
        values = []
        for name, value in arguments.items():
            each = PropertyValue()
            each.Name, each.Value = name, value
            values.append(each)
        frame = document.CurrentController.Frame
        self.dispatcher.executeDispatch(frame, f".uno:{command}", "", 0, tuple(values))

    def target(self, name: str) -> bytes:
        command = ["xclip", "-selection", "clipboard", "-o", "-t", name]
        done = subprocess.run(command, env=self.environment, capture_output=True, timeout=60)
        return done.stdout

    def copy(self, document, name: str) -> None:
        self.do(document, "Copy")
        time.sleep(1)
        (HERE / f"{name}.txt").write_bytes(self.target("UTF8_STRING"))
        (HERE / f"{name}.html").write_bytes(self.target("text/html"))
        print(name, len(self.target("UTF8_STRING")), "bytes of text", file=sys.stderr)


def fill(document, sheet: Sheet):
    """Write the texts into the first sheet and return their range."""
    height, width = len(sheet.rows), len(sheet.rows[0])
    cells = document.Sheets.getByIndex(0).getCellRangeByPosition(0, 0, width - 1, height - 1)
    cells.NumberFormat = document.NumberFormats.queryKey(
        "@", uno.createUnoStruct("com.sun.star.lang.Locale"), False
    )
    cells.setDataArray(sheet.rows)
    for row, column, rows, columns in sheet.merges:
        cells.getCellRangeByPosition(column, row, column + columns - 1, row + rows - 1).merge(True)
    return cells


def record_calc(office: Office) -> None:
    for name, sheet in CALC.items():
        document = office.open("scalc")
        document.CurrentController.select(fill(document, sheet))
        office.copy(document, f"calc_{name}")
        document.close(True)


def record_writer(office: Office) -> None:
    document = office.open("swriter")
    rows = WRITER_TABLE.rows
    table = document.createInstance("com.sun.star.text.TextTable")
    table.initialize(len(rows), len(rows[0]))
    document.Text.insertTextContent(document.Text.createTextCursor(), table, False)
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            table.getCellByPosition(x, y).setString(text.replace("\n", "\r"))
    document.CurrentController.select(table)
    office.do(document, "SelectAll")
    office.do(document, "SelectAll")  # the first one selects the cell only
    office.copy(document, "writer_table")
    document.close(True)

    for name, lines, numbered in (
        ("writer_list", WRITER_LIST, True),
        ("writer_paragraphs", WRITER_PARAGRAPHS, False),
    ):
        document = office.open("swriter")
        document.Text.setString("\r".join(lines))
        office.do(document, "SelectAll")
        if numbered:
            office.do(document, "DefaultNumbering")
        office.copy(document, name)
        document.close(True)


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="canvas-studio-office-") as profile:
        office = Office(profile)
        try:
            record_calc(office)
            record_writer(office)
        finally:
            office.close()


if __name__ == "__main__":
    main()
