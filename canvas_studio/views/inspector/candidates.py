"""What a reference, a list of references or a tag can be chosen from, and how it is called."""

from __future__ import annotations

from collections.abc import Iterable

from canvas_studio.messages import Language, Localised, message
from canvas_studio.model.commands.labels import name_attribute
from canvas_studio.model.content import Content
from canvas_studio.model.records import (
    RECORD_TYPES,
    DataView,
    Function,
    Goal,
    LText,
    Module,
    Record,
    Role,
    Stage,
    ValueProposition,
)
from canvas_studio.model.records.canvas import RESERVED_TAGS
from canvas_studio.model.records.wording import value_words
from canvas_studio.views.inspector.finder_popup import Candidate
from canvas_studio.views.inspector.shape import shape
from canvas_studio.views.inspector.subject import Shown


def name_of(content: Content, id: str, language: Language) -> str:
    """How an element is called where others refer to it."""
    record = content.find(id)
    return id if record is None else _name(content, record).text(language)


def tag_word(tag: str, language: Language) -> str:
    """A tag as people read it; free ones are words already."""
    return value_words("tags", tag).text(language)


def candidates(shown: Shown, path: str) -> list[Candidate]:
    """What the attribute at `path` can refer to, for what is shown."""
    content = shown.content
    return [_candidate(content, record, shown.language) for record in _fitting(shown, path)]


def tag_candidates(content: Content, language: Language) -> list[Candidate]:
    """The reserved tags, then those in use."""
    used = sorted({tag for function in content.every(Function) for tag in function.tags})
    tags = dict.fromkeys((*RESERVED_TAGS, *used))
    return [
        Candidate(tag, tag_word(tag, language), (tag_word(tag, "zh"), tag_word(tag, "en"), tag))
        for tag in tags
    ]


def role_candidates(
    content: Content, language: Language, without: Iterable[str] = ()
) -> list[Candidate]:
    """All roles but those that take part already."""
    left_out = set(without)
    roles = (role for role in content.of(Role) if role.id not in left_out)
    return [_candidate(content, role, language) for role in roles]


def _candidate(content: Content, record: Record, language: Language) -> Candidate:
    name = _name(content, record)
    both = tuple(dict.fromkeys((name.text("zh"), name.text("en"))))
    side = record.side if isinstance(record, Role | ValueProposition) else ""
    return Candidate(record.id, name.text(language), both, getattr(record, "code", ""), side)


def _name(content: Content, record: Record) -> Localised:
    if isinstance(record, DataView):
        function = content.get(Function, record.function)
        return message(
            "{code} {function}", "{code} {function}", code=record.code, function=function.name
        )
    if isinstance(record, Module) and (parent := content.find(record.parent)) is not None:
        return message("{parent} / {it}", "{parent} / {it}", parent=parent.name, it=record.name)  # type: ignore[attr-defined]
    attribute = name_attribute(type(record))
    name: LText = getattr(record, attribute) if attribute else LText()
    return name


def _fitting(shown: Shown, path: str) -> list[Record]:
    """The records of the right type that make sense there."""
    content, record = shown.content, shown.record
    target = shape(shown.subject.kind, path).target
    assert target is not None
    found = content.of(RECORD_TYPES[target])
    match shown.subject.kind, path:
        case "goal", "owner":
            return [role for role in found if role.internal]  # type: ignore[attr-defined]
        case "value", "role" if isinstance(record, ValueProposition):
            return [role for role in found if role.side == record.side]  # type: ignore[attr-defined]
        case "function", "module":
            return [module for module in found if not content.referrers(module.id, Module)]
        case "module", "parent" if isinstance(record, Module):
            if content.referrers(record.id, Module):
                return []
            return [m for m in found if m.parent is None and m.id != record.id]  # type: ignore[attr-defined]
        case "stage", "parallel_with" if isinstance(record, Stage):
            return [stage for stage in found if stage.id != record.id]
    return list(found)


def is_shown_by_itself(record: Record | None) -> bool:
    """Whether the inspector can go to a record that something refers to."""
    return isinstance(record, Goal | Function | Role | Module | Stage | ValueProposition)
