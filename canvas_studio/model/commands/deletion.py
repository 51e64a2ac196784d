"""Deleting records with everything that cannot stay without them (domain 2.5)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from canvas_studio.errors import UserError
from canvas_studio.messages import Language, message
from canvas_studio.model.commands.labels import label
from canvas_studio.model.commands.naming import retire
from canvas_studio.model.commands.option_labels import settle_labels
from canvas_studio.model.content import Content
from canvas_studio.model.document import Transaction
from canvas_studio.model.records import (
    RECORD_TYPES,
    Baseline,
    CodedRecord,
    Dimension,
    Option,
    Project,
    Record,
    Release,
    Stage,
    Waiver,
)
from canvas_studio.model.records.names import shown
from canvas_studio.model.records.references import Reference, map_references
from canvas_studio.model.records.wording import count_words


@dataclass(frozen=True, slots=True)
class Consequences:
    """What else a deletion deletes, and what loses a reference, by type tag in schema order."""

    deleted: Mapping[str, int]
    changed: Mapping[str, int]

    def __bool__(self) -> bool:
        return bool(self.deleted or self.changed)

    def text(self, language: Language) -> str:
        """The sentence of a confirmation, such as 一并删除 3 个交叉格、5 个参与。"""
        sentences = []
        if self.deleted:
            zh, en = "一并删除 {counts}。", "Also deletes {counts}."
            sentences.append(message(zh, en, counts=_Counts(self.deleted)).text(language))
        if self.changed:
            zh, en = "{counts} 不再引用它。", "{counts} will no longer refer to it."
            sentences.append(message(zh, en, counts=_Counts(self.changed)).text(language))
        return ("" if language == "zh" else " ").join(sentences)


@dataclass(frozen=True, slots=True)
class _Counts:
    counts: Mapping[str, int]

    def text(self, language: Language) -> str:
        return ("、" if language == "zh" else ", ").join(
            count_words(tag, n).text(language) for tag, n in self.counts.items()
        )


def delete(tx: Transaction, *ids: str) -> None:
    """Delete records and what needs them; references that may be empty are cleared.

    Modules leave their functions unplaced and their sub-modules on the first level. Fixed sets,
    the project, baselines and the last release cannot be deleted: UserError.
    """
    chosen = _chosen(tx.content, ids)
    delete_quietly(tx, chosen)
    tx.label = label("删除", "Delete", chosen.values())


def delete_quietly(tx: Transaction, chosen: Mapping[str, Record]) -> None:
    """Delete within another command, which has a label of its own."""
    gone, changed = _fallout(tx.content, chosen)
    for id in gone:
        tx.remove(id)
    for record in changed.values():
        tx.put(record)
    for option_set in {r.option_set for r in gone.values() if isinstance(r, Option)}:
        settle_labels(tx, option_set)
    retire(tx, [r for r in gone.values() if isinstance(r, CodedRecord)])


def consequences(content: Content, ids: Iterable[str]) -> Consequences:
    """What `delete` would delete and change besides the records themselves."""
    chosen = _chosen(content, ids)
    gone, changed = _fallout(content, chosen)
    for id in chosen:
        del gone[id]
    return Consequences(_by_type(gone.values()), _by_type(changed.values()))


def _chosen(content: Content, ids: Iterable[str]) -> dict[str, Record]:
    found = {id: record for id in ids if (record := content.find(id)) is not None}
    for record in found.values():
        if isinstance(record, Project | Stage | Dimension | Baseline):
            raise UserError(message("{it} 不能删除。", "{it} cannot be deleted.", it=shown(record)))
    if sum(isinstance(r, Release) for r in found.values()) == content.count(Release):
        raise UserError(message("至少要保留一个期次。", "At least one release must stay."))
    return found


def _fallout(
    content: Content, chosen: Mapping[str, Record]
) -> tuple[dict[str, Record], dict[str, Record]]:
    """All records that go, and those that stay with fewer references."""
    gone = dict(chosen)
    changed: dict[str, Record] = {}

    is_signed = content.count(Baseline) > 0

    def keep(reference: Reference, target: str) -> str | None:
        stays = is_signed and reference.outlives_target
        return None if target in gone and not stays else target

    open_ends = list(gone)
    while open_ends:
        for referrer in content.referrer_ids(open_ends.pop()):
            if referrer in gone:
                continue
            record = changed.get(referrer) or content.records[referrer]
            left = map_references(record, keep)
            if left is None:
                gone[referrer] = content.records[referrer]
                changed.pop(referrer, None)
                open_ends.append(referrer)
            elif left != record:
                changed[referrer] = left
    for waiver in content.every(Waiver):  # its targets are ids or symbols, not references
        if not gone.keys().isdisjoint(waiver.targets):
            gone[waiver.id] = waiver
            changed.pop(waiver.id, None)
    return gone, changed


def _by_type(records: Iterable[Record]) -> Mapping[str, int]:
    counts = Counter(record.type for record in records)
    return {tag: counts[tag] for tag in RECORD_TYPES if counts[tag]}
