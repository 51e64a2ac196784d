"""The signs of the severities: each has a shape of its own, so that its colour only adds to it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QPolygonF

from canvas_studio.model.rules.framework import Severity
from canvas_studio.views.theme import Tone


def paint_severity(painter: QPainter, box: QRectF, severity: Severity, tone: Tone) -> None:
    """An error is a diamond, a warning a triangle, both with "!"; a hint a circle with "i"."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tone.ink))
    left, top, size = box.left(), box.top(), box.width()

    def shape(*corners: tuple[float, float]) -> None:
        painter.drawPolygon(
            QPolygonF([QPointF(left + x * size, top + y * size) for x, y in corners])
        )

    if severity == "error":
        shape((0.5, -0.06), (1.06, 0.5), (0.5, 1.06), (-0.06, 0.5))
    elif severity == "warning":
        shape((0.5, 0.02), (1.04, 0.98), (-0.04, 0.98))
    else:
        painter.drawEllipse(box)
    painter.setBrush(QColor(tone.fill))
    middle, wide = left + size / 2, max(1.3, size * 0.13)
    stroke = QRectF(middle - wide / 2, top + size * 0.22, wide, size * 0.34)
    dot = QRectF(middle - wide / 2, top + size * 0.68, wide, wide)
    if severity == "warning":
        stroke.translate(0, size * 0.12)
        stroke.setHeight(size * 0.28)
        dot.translate(0, size * 0.09)
    elif severity == "info":
        dot.moveTop(top + size * 0.2)
        stroke.moveTop(top + size * 0.44)
    painter.drawRect(stroke)
    painter.drawRect(dot)


def severity_picture(severity: Severity, size: int, ratio: float, tone: Tone) -> QPixmap:
    """The sign of a severity as a picture of its own, for lists and cells."""
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_severity(painter, QRectF(0.5, 0.5, size - 1, size - 1), severity, tone)
    painter.end()
    return picture
