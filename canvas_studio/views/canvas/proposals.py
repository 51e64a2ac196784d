"""What is proposed while somebody types: the roles that a word may mean, and names that exist already."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeVar

from PySide6.QtGui import QIcon

from canvas_studio.messages import Language
from canvas_studio.model.commands import linking
from canvas_studio.model.content import Content
from canvas_studio.model.finder import Entry, Finder, Fit, Match
from canvas_studio.model.records import Function, Goal, Participation, Role
from canvas_studio.model.records.wording import value_words
from canvas_studio.views.appearance import Appearance
from canvas_studio.views.canvas.choices import Choice
from canvas_studio.views.canvas.signs import end_icon
from canvas_studio.views.locale import Locale

_CERTAIN = frozenset(Fit) - {Fit.INSIDE_WORD, Fit.WORDS, Fit.SCATTERED}
"""Fits so good that what fits alone in this way is what was meant."""
_MOST_LINKS = 4
_Linked = TypeVar("_Linked", Function, Goal)


class RoleProposals(NamedTuple):
    """The roles that a word may mean, best first."""

    choices: list[Choice]
    fit: Literal["clear", "several", "weak"]
    """Whether the first one is what was meant, somebody has to choose, or it may be none of them."""


class Proposals:
    """Finds them in the content as it is now."""

    def __init__(
        self, content: Content, language: Language, appearance: Appearance, locale: Locale
    ) -> None:
        """`language` is that of the content as shown."""
        self._content = content
        self._language: Language = language
        self._appearance = appearance
        self._locale = locale
        self._used: dict[str, int] = {}
        """How often a role takes part, counted while one text is typed."""
        self._roles = Finder(
            Entry(role.id, (role.name.text(language), *_other(role, language)), role.code)
            for role in content.of(Role)
        )

    def roles(self, typed: str, most: int) -> RoleProposals:
        """Roles by name, part of a name, code or pinyin; none where the word is one's whole name.

        Of those that fit equally well, the one that takes part most often comes first.
        """
        found = self._roles.find(typed, 2 * most)
        found = sorted(found, key=lambda match: (match.fit, -self._uses(match.entry.id)))[:most]
        if len(found) == 1 and typed == found[0].entry.texts[0]:
            return RoleProposals([], "clear")
        return RoleProposals([self._role(match) for match in found], _fit_of(found))

    def _uses(self, role: str) -> int:
        if role not in self._used:
            self._used[role] = len(self._content.referrers(role, Participation))
        return self._used[role]

    def _role(self, match: Match) -> Choice:
        role = self._content.get(Role, match.entry.id)
        side = value_words("side", role.side).text(self._locale.language)
        name = match.entry.texts[0]
        return Choice(
            role.id,
            name,
            f"{role.code} · {side}",
            match.ranges if match.text == name else (),
            self._end(role),
        )

    def close_roles(self, name: str) -> list[Choice]:
        """Roles that somebody may have meant who typed a name that is none."""
        _ = self._locale.translator
        found = linking.suggestions(self._content, Role, name, 3)
        choices = []
        for role in (self._content.get(Role, suggestion.id) for suggestion in found):
            shown = role.name.text(self._language)
            words = _("Use existing {code} {name} instead", code=role.code, name=shown)
            choices.append(Choice(role.id, words, "", (), self._end(role)))
        return choices

    def links(self, type: type[_Linked], name: str, goal: str | None) -> list[Choice]:
        """Functions or goals close to a name; a function can be linked to the goal in hand."""
        _ = self._locale.translator
        icon = self._appearance.icon("link")
        choices = []
        for suggestion in linking.suggestions(self._content, type, name, _MOST_LINKS):
            record = self._content.get(type, suggestion.id)
            shown = record.name.text(self._language)
            if goal is None or type is Goal:
                words = _("Go to existing {code} {name} instead", code=record.code, name=shown)
                detail = ""
            else:
                words = _("Link existing {code} {name} instead", code=record.code, name=shown)
                target = self._content.get(Goal, goal)
                detail = f"→ {target.code} {target.name.text(self._language)}"
            choices.append(Choice(record.id, words, detail, (), icon))
        return choices

    def _end(self, role: Role) -> QIcon:
        return end_icon(role.side, 14, self._appearance.theme.tone(role.side))


def _other(role: Role, language: Language) -> tuple[str, ...]:
    other = role.name.en if language == "zh" else role.name.zh
    return (other,) if other and other != role.name.text(language) else ()


def _fit_of(found: list[Match]) -> Literal["clear", "several", "weak"]:
    """Letters that fit two roles equally well decide nothing."""
    if not found or found[0].fit not in _CERTAIN:
        return "weak"
    return "clear" if len(found) == 1 or found[0].fit != found[1].fit else "several"
