"""What elements are called where they are named in passing: "F06 邀请码", "G01 … × F06 …"."""

from __future__ import annotations

from canvas_studio.messages import Language
from canvas_studio.model.content import Content
from canvas_studio.model.records import Crossing, Participation
from canvas_studio.model.records.names import shown


def element_name(content: Content, id: str, language: Language) -> str:
    """Code and name; a crossing by its goal and its function. "" for what there no longer is."""
    record = content.find(id)
    if isinstance(record, Participation):
        record = content.find(record.crossing)
    if isinstance(record, Crossing):
        ends = (record.goal, record.function)
        return " × ".join(element_name(content, end, language) for end in ends)
    return "" if record is None else shown(record).text(language)
