"""What is chosen while a cell is typed: a role that is meant, an end for a new one, a link instead of a twin."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor

from canvas_studio.model.commands.canvas import is_mark
from canvas_studio.model.notation import RoleNames, parse_cell, print_name
from canvas_studio.model.records import Function, Goal, Role
from canvas_studio.model.records.value import Side
from canvas_studio.views.appearance import Appearance
from canvas_studio.views.canvas.axes import NAMES, Line
from canvas_studio.views.canvas.cell_editor import CellEditor
from canvas_studio.views.canvas.cell_popup import MOST_SHOWN, CellPopup
from canvas_studio.views.canvas.choices import Choice
from canvas_studio.views.canvas.edits import CanvasEdits, Outcome
from canvas_studio.views.canvas.key_table import ASKING, PROPOSING, meaning, spot_of
from canvas_studio.views.canvas.places import Place
from canvas_studio.views.canvas.proposals import Proposals
from canvas_studio.views.canvas.role_token import (
    RoleToken,
    letters_among_activities,
    letters_before_activities,
    role_token,
)
from canvas_studio.views.canvas.view import CanvasView
from canvas_studio.views.key_names import key_name
from canvas_studio.views.locale import Locale


class CellChoosing(QObject):
    """Reads along in the editor and shows the pop-up. Nothing is ever chosen but what is highlighted."""

    answered = Signal()
    """What kept the text from being taken is answered: it is to be tried again."""
    linked = Signal()
    """What exists already was taken instead of the name that was typed."""
    told = Signal(str)
    """A sentence about what became of such a name."""

    def __init__(
        self,
        view: CanvasView,
        editor: CellEditor,
        popup: CellPopup,
        edits: Callable[[], CanvasEdits],
        appearance: Appearance,
        locale: Locale,
    ) -> None:
        super().__init__(view)
        self._view = view
        self._editor = editor
        self._popup = popup
        self._edits = edits
        self._appearance = appearance
        self._locale = locale
        self._place: Place | None = None
        self._before = ""
        self._names = RoleNames(())
        self._proposals: Proposals | None = None
        self._fit = "weak"
        """How well the proposed roles fit."""
        self._put_up: RoleToken | None = None
        """The word of which somebody is asked which role it means."""
        self.goal: str | None = None
        """The goal that a function named in the new line is to support."""
        self._asked_about = ""
        self.new_roles: dict[str, Side] = {}
        """The ends of unknown roles, as answered so far."""
        editor.textChanged.connect(self._propose)
        editor.cursorPositionChanged.connect(self._propose)
        editor.takes_over_mark = self._take_mark
        popup.choice_taken.connect(self._take)
        popup.side_chosen.connect(self._answer)

    def begin(self, place: Place, before: str) -> None:
        """A text for `place` is being typed; while it is `before`, nothing is proposed."""
        self._place, self._before = place, before
        self.new_roles = {}
        content = self._edits().content
        self._names = RoleNames(content.of(Role))
        language = self._view.canvas.language
        self._proposals = Proposals(content, language, self._appearance, self._locale)

    def end(self) -> None:
        self._place = self._proposals = None
        self._popup.clear()

    def link_to(self, goal: str | None) -> None:
        """The goal that functions are to support until the cursor leaves the new line."""
        self.goal = goal

    # -- when the text is to be taken --------------------------------------------------------------

    def takes_link(self) -> bool:
        """Take what is highlighted instead of making a twin; False where nothing is."""
        chosen = self._popup.chosen()
        if chosen is None or self._place is None or not self._place.makes:
            return False
        self._link(chosen)
        return True

    def settle(self, *, completes: bool) -> bool:
        """Leave no role in doubt; False where somebody has to choose first.

        With `completes`, the role that is highlighted takes the place of what was typed for it.
        """
        if self._place is None or not self._place.is_crossing:
            return True
        chosen = self._popup.chosen() if completes else None
        if chosen is not None:
            self._take_role(chosen)
        elif completes and self._is_undecided():
            return False
        return not self._asks_which()

    def explain(self, outcome: Outcome) -> None:
        """Say why the text was not taken, or ask what is missing."""
        if outcome.new_roles and self._proposals is not None:
            self._asked_about = outcome.new_roles[0]
            close = self._proposals.close_roles(self._asked_about)
            self._popup.ask_side(self._asked_about, close, self._editor_box())
        else:
            self._popup.show_message(outcome.problem, self._editor_box())

    def _answer(self, side: str) -> None:
        """Remember the end of the role that was asked about."""
        self.new_roles[self._asked_about] = cast(Side, side)
        self._popup.clear()
        self.answered.emit()

    # -- proposals while typing --------------------------------------------------------------------

    def _propose(self) -> None:
        """Show what the text may mean that exists already; nothing while a word is composed."""
        if self._place is None or self._proposals is None:
            return
        self._put_up = None
        if self._editor.is_composing:
            self._popup.clear()
        elif self._place.is_crossing:
            self._propose_roles(self._proposals)
        elif self._place.makes:
            self._propose_links(self._proposals, self._place.makes)

    def _propose_roles(self, proposals: Proposals) -> None:
        text = self._editor.toPlainText()
        token = self._token()
        choices: list[Choice] = []
        self._fit = "weak"
        # x and v tick a cell, whatever role begins with them
        if token and text != self._before and not is_mark(text, self._names):
            choices, self._fit = proposals.roles(token.text, MOST_SHOWN)
        elif (letters := self._letters()) is not None:
            # They may be an activity: Enter leaves them as they are.
            choices, self._fit = proposals.roles(letters.text, MOST_SHOWN).choices, "weak"
        self._popup.show_choices(choices, self._editor_box(), highlighted=self._fit == "clear")

    def _propose_links(self, proposals: Proposals, makes: str) -> None:
        """Functions or goals with a close name; none is highlighted, so that Enter makes a new one."""
        name = " ".join(self._editor.toPlainText().split())
        links = (
            proposals.links(Goal, name, self.goal)
            if makes == "goal"
            else proposals.links(Function, name, self.goal)
        )
        self._popup.show_choices(links, self._editor_box(), highlighted=False)

    def _token(self) -> RoleToken | None:
        """The word under the text cursor, where it stands for a role."""
        return role_token(self._editor.toPlainText(), self._editor.textCursor().position())

    def _letters(self) -> RoleToken | None:
        """Letters before the text cursor that may mean another role, or are an activity."""
        text, position = self._editor.toPlainText(), self._editor.textCursor().position()
        return letters_among_activities(text, position) if text != self._before else None

    def _is_undecided(self) -> bool:
        """Whether several of the proposed roles fit what was typed: they are put up for choice."""
        token = self._token()
        if not self._popup.proposes or self._popup.asks or self._fit != "several" or token is None:
            return False
        if len(self._names.find(token.text)) == 1:
            return False
        return self._puts_up(token)

    def _asks_which(self) -> bool:
        """Whether letters somewhere in the text fit several roles: they are put up for choice."""
        text = self._editor.toPlainText()
        if text == self._before:
            return False
        parsed = parse_cell(text, self._names)
        unclear = {e.role_text for e in parsed.entries if len(self._names.find(e.role_text)) > 1}
        later = [t for t in letters_before_activities(text) if not self._names.find(t.text)]
        return any(self._puts_up(token) for token in later if self._means_roles(token)) or any(
            self._puts_up(RoleToken(error.position, error.position + len(role), role))
            for error in parsed.errors
            for role in unclear
            if text.startswith(role, error.position)
        )

    def _means_roles(self, token: RoleToken) -> bool:
        assert self._proposals is not None
        return self._proposals.roles(token.text, 2).fit != "weak"

    def _puts_up(self, token: RoleToken) -> bool:
        """Ask which of the roles that fit a word is meant; False where none does."""
        assert self._proposals is not None
        choices = self._proposals.roles(token.text, MOST_SHOWN).choices
        if not choices:
            return False
        cursor = self._editor.textCursor()
        cursor.setPosition(token.end)
        self._editor.setTextCursor(cursor)
        self._put_up = token
        _ = self._locale.translator
        self._popup.show_choices(
            choices,
            self._editor_box(),
            highlighted=True,
            says=_("“{typed}” may be several roles. Which one?", typed=token.text),
        )
        return True

    # -- taking a proposal -------------------------------------------------------------------------

    def _take(self, id: str) -> None:
        """Take a choice that was clicked."""
        if self._place is None:
            return
        if self._place.makes:
            self._link(id)
        elif self._popup.asks:
            self._use_instead(id)
        else:
            self._take_role(id)

    def _take_role(self, id: str) -> None:
        """Replace what was typed of a role's name by the role."""
        token = self._put_up or self._token() or self._letters()
        if token is not None:
            self._replace(token, id)

    def _use_instead(self, id: str) -> None:
        """Replace the name that was asked about by a role that exists, and try the text again."""
        token = _named(self._editor.toPlainText(), self._asked_about)
        if token is not None:
            self._replace(token, id)
        self._popup.clear()
        self.answered.emit()

    def _replace(self, token: RoleToken, role: str) -> None:
        language = self._view.canvas.language
        name = self._edits().content.get(Role, role).name.text(language)
        cursor = self._editor.textCursor()
        cursor.setPosition(token.start)
        cursor.setPosition(token.end, QTextCursor.MoveMode.KeepAnchor)
        is_after_activities = cursor.selectedText()[:1] in ("；", ";")
        cursor.insertText("\n" * is_after_activities + print_name(name, language))
        self._popup.clear()

    def _link(self, id: str) -> None:
        """Use what exists instead of making a twin: for the goal in hand, or else go there."""
        content, _ = self._edits().content, self._locale.translator
        goal = self.goal if isinstance(content.find(id), Function) else None
        self.linked.emit()
        if goal is None:
            line = Line("function" if isinstance(content.find(id), Function) else "goal", id)
            place = Place(line, NAMES) if line.kind == "goal" else Place(NAMES, line)
            self._view.show_place(*place)
            return
        language = self._view.canvas.language
        names = {
            "function": content.get(Function, id).name.text(language),
            "goal": content.get(Goal, goal).name.text(language),
        }
        if self._edits().mark(goal, id):
            self.told.emit(_("{function} now supports {goal}.", **names))
        else:
            self.told.emit(_("{function} supports {goal} already.", **names))

    # -- keys --------------------------------------------------------------------------------------

    def press(self, event: QKeyEvent) -> bool:
        """Keys of an awake editor that mean the pop-up."""
        if self._place is None:
            return False
        key, spot = key_name(event), spot_of(self._place)
        does = meaning(key, spot, PROPOSING)
        if does in ("previous_proposal", "next_proposal") and self._popup.proposes:
            return self._popup.step(1 if does == "next_proposal" else -1)
        if self._popup.asks:
            return self._question_key(key, meaning(key, spot, ASKING))
        if key == "Esc" and self._closes_proposals():
            self._popup.clear()
            return True
        self._take_before(does)
        return False

    def _take_mark(self, text: str) -> bool:
        """What an input method types means what its key does: it takes a role, or answers."""
        if self._place is None:
            return False
        mark, spot = unicodedata.normalize("NFKC", text), spot_of(self._place)
        if self._popup.asks:
            does = meaning(mark, spot, ASKING)
            return does is not None and self._question_key(mark, does)
        self._take_before(meaning(mark, spot, PROPOSING))
        return False

    def _take_before(self, does: str | None) -> None:
        """Take the highlighted role before a mark that follows roles is typed.

        Letters among activities are a role only if a mark follows; several that fit are asked later.
        """
        if does != "take_proposal":
            return
        chosen, letters = self._popup.chosen(), self._letters()
        if chosen is None and letters is not None and self._proposals is not None:
            choices, fit = self._proposals.roles(letters.text, 2)
            chosen = choices[0].id if fit == "clear" else None
        if chosen is not None:
            self._take_role(chosen)

    def _question_key(self, key: str, does: str | None) -> bool:
        """Keys while the end of a new role is asked."""
        if does is not None:
            self._answer(does.removeprefix("side_"))
            return True
        chosen = self._popup.chosen()
        if key == "Return" and chosen is not None:
            self._use_instead(chosen)
        elif key not in ("Return", "Esc"):
            self._popup.clear()
        return key == "Return"

    def _closes_proposals(self) -> bool:
        """Whether Escape closes the proposals rather than the editor."""
        if self._place is None or not self._popup.proposes:
            return False
        return self._place.is_crossing or self._popup.chosen() is not None

    def _editor_box(self) -> QRect:
        box = self._editor.geometry()
        return box.translated(self._view.viewport().mapTo(self._view, QPoint(0, 0)))


def _named(text: str, role: str) -> RoleToken | None:
    """Where a cell's text names a role, quotes around it included."""
    at = text.find(role)
    while at >= 0:
        end = at + len(role)
        before, after = text[max(0, at - 1) : at], text[end : end + 1]
        if (before, after) in (("「", "」"), ('"', '"'), ("“", "”")):
            return RoleToken(at - 1, end + 1, role)
        token = role_token(text, end)
        if token is not None and token.text == role:
            return token
        at = text.find(role, at + 1)
    return None
