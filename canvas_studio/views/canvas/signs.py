"""The signs of severities and ends: each has a shape of its own, to which its colour only adds."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPixmap, QPolygonF

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


def paint_end(painter: QPainter, box: QRectF, side: str, tone: Tone) -> None:
    """The shape of an end: demand a circle, resource a triangle, platform a square."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tone.ink))
    if side == "demand":
        painter.drawEllipse(box)
    elif side == "resource":
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(box.center().x(), box.top()),
                    QPointF(box.right() + 0.5, box.bottom()),
                    QPointF(box.left() - 0.5, box.bottom()),
                ]
            )
        )
    else:
        path = QPainterPath()
        inset = box.width() * 0.06
        path.addRoundedRect(box.adjusted(inset, inset, -inset, -inset), 1.5, 1.5)
        painter.drawPath(path)


def end_picture(side: str, size: int, ratio: float, tone: Tone) -> QPixmap:
    """The shape of an end as a picture of its own, for lists."""
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    margin = size * 0.14
    paint_end(painter, QRectF(margin, margin, size - 2 * margin, size - 2 * margin), side, tone)
    painter.end()
    return picture


def end_icon(side: str, size: int, tone: Tone) -> QIcon:
    """The shape of an end as an icon: in a line that is selected too, where Qt would tint it."""
    icon = QIcon()
    for ratio in (1.0, 2.0):
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
            icon.addPixmap(end_picture(side, size, ratio, tone), mode)
    return icon
