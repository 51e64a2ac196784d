"""A list of references or tags as chips, with a field behind them that adds another one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from canvas_studio.views.appearance import Appearance
from canvas_studio.views.canvas.signs import paint_end
from canvas_studio.views.canvas.style import TextMeasure
from canvas_studio.views.inspector.reference_entry import AdditionEntry
from canvas_studio.views.plain_text import no_markup

_GAP = 4
_LEAST_FIELD = 90


@dataclass(frozen=True, slots=True)
class ChipFace:
    """What a chip shows."""

    id: str
    text: str
    tip: str = ""
    side: str = ""
    is_partial: bool = False
    """Whether only some of the elements shown have it."""
    can_open: bool = False


class Chip(QWidget):
    """One of a list: a click on its name goes there, one on its cross takes it out."""

    opened = Signal(str)
    removed = Signal(str)
    completed = Signal(str)
    """All are to have what only some of them have."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._face = ChipFace("", "")
        self._is_over_cross = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        appearance.changed.connect(self.update)

    @property
    def face(self) -> ChipFace:
        return self._face

    def show_face(self, face: ChipFace, *, cross_tip: str) -> None:
        self._face = face
        self.setAccessibleName(face.text)
        self.setToolTip(no_markup(face.tip or face.text))
        self._cross_tip = cross_tip
        self.update()

    def wanted_width(self) -> int:
        left = self._left()
        return round(left + TextMeasure(self.font()).width(self._face.text) + self._cross().width())

    def _left(self) -> int:
        return self.height() if self._face.side else 9

    def _cross(self) -> QRect:
        side = self.height()
        return QRect(self.width() - side, 0, side, side)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        is_over = self._cross().contains(event.position().toPoint())
        if is_over != self._is_over_cross:
            self._is_over_cross = is_over
            tip = self._face.tip or self._face.text
            self.setToolTip(self._cross_tip if is_over else no_markup(tip))
            self.update()
        clickable = is_over or self._face.can_open or self._face.is_partial
        shape = Qt.CursorShape.PointingHandCursor if clickable else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def leaveEvent(self, event: object) -> None:
        self._is_over_cross = False
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self.rect().contains(event.position().toPoint()):
            return
        if self._cross().contains(event.position().toPoint()):
            self.removed.emit(self._face.id)
        elif self._face.is_partial:
            self.completed.emit(self._face.id)
        elif self._face.can_open:
            self.opened.emit(self._face.id)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, face = self._appearance.theme, self._face
        tone = theme.tone(face.side) if face.side else None
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QPen(QColor(tone.edge if tone else theme.border_strong), 1)
        if face.is_partial:
            edge.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(edge)
        painter.setBrush(QColor(tone.fill if tone else theme.sunken))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, box.height() * 0.3, box.height() * 0.3)
        if tone is not None:
            size = self.height() * 0.38
            inset = (self.height() - size) / 2
            paint_end(painter, QRectF(inset, inset, size, size), face.side, tone)
        ink = QColor(tone.ink if tone else theme.text)
        painter.setPen(ink)
        room = self._cross().left() - self._left()
        text = TextMeasure(self.font()).elided(face.text, room)
        painter.drawText(
            QRectF(self._left(), 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, text
        )
        centre, arm = QRectF(self._cross()).center(), 3.5
        painter.setPen(QPen(ink, 1.8 if self._is_over_cross else 1.1))
        painter.drawLine(centre + QPointF(-arm, -arm), centre + QPointF(arm, arm))
        painter.drawLine(centre + QPointF(-arm, arm), centre + QPointF(arm, -arm))


class ChipsBox(QWidget):
    """Chips one after the other in as many rows as they need, the field behind the last one."""

    opened = Signal(str)
    removed = Signal(str)
    completed = Signal(str)

    def __init__(
        self, appearance: Appearance, make_field: Callable[[Callable[[], None]], AdditionEntry]
    ) -> None:
        """`make_field` makes the field, given what takes out the last chip."""
        super().__init__()
        self._appearance = appearance
        self._chips: list[Chip] = []
        self.field = make_field(self._remove_last)
        self.field.setParent(self)
        self.setFocusProxy(self.field)

    @property
    def faces(self) -> list[ChipFace]:
        return [chip.face for chip in self._chips]

    def show_faces(self, faces: Sequence[ChipFace], *, cross_tip: str) -> None:
        while len(self._chips) > len(faces):
            self._chips.pop().deleteLater()
        while len(self._chips) < len(faces):
            chip = Chip(self._appearance, self)
            chip.opened.connect(self.opened)
            chip.removed.connect(self.removed)
            chip.completed.connect(self.completed)
            chip.show()
            self._chips.append(chip)
        for chip, face in zip(self._chips, faces, strict=True):
            chip.show_face(face, cross_tip=cross_tip)
        self._place()

    def _remove_last(self) -> None:
        if self._chips:
            self.removed.emit(self._chips[-1].face.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        width, line = self.width(), self.field.sizeHint().height()
        x = y = 0
        for chip in self._chips:
            chip.resize(chip.width(), line)
            wanted = min(chip.wanted_width(), width)
            if x and x + wanted > width:
                x, y = 0, y + line + _GAP
            chip.setGeometry(x, y, wanted, line)
            x += wanted + _GAP
        if x and x + _LEAST_FIELD > width:
            x, y = 0, y + line + _GAP
        self.field.setGeometry(x, y, max(20, width - x), line)
        if self.minimumHeight() != y + line or self.maximumHeight() != y + line:
            self.setFixedHeight(y + line)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, super().minimumSizeHint().height())
