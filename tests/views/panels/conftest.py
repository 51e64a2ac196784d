"""The window of the inspector's tests, with other panels in front."""

from __future__ import annotations

from tests.views.inspector.conftest import bench, make_bench, window

__all__ = ["bench", "make_bench", "window"]
