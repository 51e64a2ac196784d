"""The colours of printed papers: calm dark blue over light bands, readable in grey print (domain 4.5)."""

from __future__ import annotations

from collections.abc import Mapping

INK, MUTED, WHITE = "1F2937", "5B6678", "FFFFFF"
NAVY, BAND, PALE = "1F3864", "F5F8FC", "E9EFF7"
RULE, STRONG_RULE = "C3CCD9", "7E8CA3"
DRAFT_RED, AMBER = "B3261E", "FFF6E0"

# 12% of a colour on white: domain 4.5 allows 15%
DIMENSION_FILLS: Mapping[str, str] = {
    "business": "E6EBF3",
    "operations": "F8EBE2",
    "data": "EAF0E6",
    "monetisation": "F0ECE0",
    "content": "EEE6F4",
    "": AMBER,
}
