"""The exporter for the YAML exchange form: the whole canvas, made for people and scripts."""

from __future__ import annotations

from canvas_studio.export.exporter import Exporter, ExportOptions, Progress, Rendered
from canvas_studio.messages import message
from canvas_studio.model import storage
from canvas_studio.model.content import Content


class YamlExporter(Exporter[ExportOptions]):
    """The whole canvas in the form that people and scripts write, without a loss."""

    id = "yaml"
    title = message("YAML 交换文件", "YAML exchange file")
    suffix = ".yaml"
    Options = ExportOptions

    def render(self, snapshot: Content, options: ExportOptions, progress: Progress) -> Rendered:
        progress(0, 1)
        text = storage.to_yaml(snapshot)
        progress(1, 1)
        return Rendered(text.encode("utf-8"))
