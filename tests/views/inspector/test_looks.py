"""How the details look where a style sheet reaches farther than it is meant to."""

from __future__ import annotations

from canvas_studio.views.inspector.fields import Caption


def test_a_caption_has_no_line_and_no_ground_of_its_own(qtbot, qapp, appearance):
    caption = Caption()
    caption.setText("Name")
    qtbot.addWidget(caption)
    caption.show()
    image = caption.grab().toImage()
    edge = {image.pixelColor(x, 0).name() for x in range(image.width())}
    assert len(edge) == 1
    assert appearance.theme.accent.lower() not in edge
