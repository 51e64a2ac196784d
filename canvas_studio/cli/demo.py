"""The main job on the sample without a window: what `make run` does where there is no display."""

from __future__ import annotations

from pathlib import Path

from canvas_studio import resources
from canvas_studio.cli.check import line_of
from canvas_studio.cli.outcome import ExitCode, failing_as, reader_language, say
from canvas_studio.export import EXPORTERS
from canvas_studio.messages import message
from canvas_studio.model import storage
from canvas_studio.model.checker import check

_FORMATS = ("xlsx", "pdf")


def demo_without_window(folder: Path) -> None:
    """Check the sample and export its function table to Excel and PDF into `folder`."""
    say(
        message(
            "没有可用的显示器，因此不打开窗口：检查示例并导出业务功能表。",
            "There is no display, so no window opens: the sample is checked and exported.",
        )
    )
    language = reader_language()
    with failing_as(ExitCode.UNUSABLE_INPUT):
        content = storage.load(resources.sample(resources.SAMPLE))
    for finding in check(content):
        say(f"  {line_of(finding, content, language)}")
    with failing_as(ExitCode.WRITE_FAILED):
        for exporter in EXPORTERS:
            if exporter.id in _FORMATS:
                path = folder / f"{resources.SAMPLE}{exporter.suffix}"
                folder.mkdir(parents=True, exist_ok=True)
                options = exporter.Options.model_validate({"language": language})
                report = exporter.export(content, options, path)
                say(message("已写入 {path}", "Wrote {path}", path=report.path))
