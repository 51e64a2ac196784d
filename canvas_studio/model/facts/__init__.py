"""Facts: what rules and metrics ask of a canvas (domain 3.2), answered without a search."""

from __future__ import annotations

from canvas_studio.model.facts.coverage import Facts, in_order

__all__ = ["Facts", "in_order"]
