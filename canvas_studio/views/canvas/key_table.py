"""The keys of the grid and of its editor, as data: what each one means, and on which cells.

`grid_keys` and `cell_editing` act on this table, menus and the key sheet show it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from canvas_studio.i18n import N_
from canvas_studio.views.canvas.axes import NAMES
from canvas_studio.views.canvas.cell_popup import SIDES
from canvas_studio.views.canvas.places import Place

Spot = Literal[
    "crossing", "goal", "function", "module", "group", "new goal", "new function", "nowhere"
]
"""What the cursor is on, as far as keys mean different things there."""

ANYWHERE: Final[frozenset[Spot]] = frozenset(
    ("crossing", "goal", "function", "module", "group", "new goal", "new function", "nowhere")
)
CROSSING: Final[frozenset[Spot]] = frozenset(("crossing",))
GOAL: Final[frozenset[Spot]] = frozenset(("goal",))
FUNCTION: Final[frozenset[Spot]] = frozenset(("function",))
GROUP: Final[frozenset[Spot]] = frozenset(("module", "group"))
NEW_GOAL: Final[frozenset[Spot]] = frozenset(("new goal",))
NEW_FUNCTION: Final[frozenset[Spot]] = frozenset(("new function",))
TYPED: Final = CROSSING | NEW_GOAL | NEW_FUNCTION
"""Where a letter begins a text. On names that exist letters are commands instead."""
NAME: Final[frozenset[Spot]] = frozenset(("goal", "function", "module"))


def spot_of(place: Place) -> Spot:
    """What kind of cell a place is."""
    if place.is_crossing:
        return "crossing"
    if place.makes:
        return "new goal" if place.makes == "goal" else "new function"
    if place.function == NAMES and place.goal.kind == "goal":
        return "goal"
    if place.goal == NAMES and place.function.kind == "function":
        return "function"
    if place.goal == NAMES and place.function.kind == "group":
        return "group" if place.function.id in _GROUPS_WITHOUT_RECORD else "module"
    return "nowhere"


_GROUPS_WITHOUT_RECORD: Final = ("business", "operations", "data", "unplaced")


@dataclass(frozen=True, slots=True)
class GridKey:
    """Keys with one meaning."""

    does: str
    """An act of the grid, or the id of an action."""
    keys: tuple[str, ...]
    """As `key_names.key_name` gives them; the first one is shown in menus."""
    at: frozenset[Spot] = ANYWHERE
    text: str = ""
    """What it does, in English, marked for the catalogue; "" where the words of the action do.
    Entries with one text stand in the sheet as one."""
    shown: str = ""
    """What stands in the sheet instead of the keys, where they are many."""


MOVES: Final = (
    GridKey("left", ("Left",), text=N_("One cell on")),
    GridKey("right", ("Right",), text=N_("One cell on")),
    GridKey("up", ("Up",), text=N_("One cell on")),
    GridKey("down", ("Down",), text=N_("One cell on")),
    GridKey("jump_left", ("Ctrl+Left",), text=N_("To the edge of the filled cells")),
    GridKey("jump_right", ("Ctrl+Right",), text=N_("To the edge of the filled cells")),
    GridKey("jump_up", ("Ctrl+Up",), text=N_("To the edge of the filled cells")),
    GridKey("jump_down", ("Ctrl+Down",), text=N_("To the edge of the filled cells")),
    GridKey("home", ("Home",), text=N_("To the beginning or the end of the row")),
    GridKey("end", ("End",), text=N_("To the beginning or the end of the row")),
    GridKey("first", ("Ctrl+Home",), text=N_("To the first or the last crossing")),
    GridKey("last", ("Ctrl+End",), text=N_("To the first or the last crossing")),
    GridKey("page_up", ("PgUp",), text=N_("One screen on")),
    GridKey("page_down", ("PgDown",), text=N_("One screen on")),
    GridKey("page_left", ("Alt+PgUp",), text=N_("One screen to the side")),
    GridKey("page_right", ("Alt+PgDown",), text=N_("One screen to the side")),
)
"""With Shift each of them selects on the way; see `SELECTING`."""


def _with_shift(key: str) -> str:
    """ "Ctrl+Shift+Left" for "Ctrl+Left"."""
    held, plus, last = key.rpartition("+")
    return f"{held}{plus}Shift+{last}"


EXTENDED: Final = {_with_shift(key): move.does for move in MOVES for key in move.keys}
"""The move behind each key that selects on the way."""

SELECTING: Final = (
    GridKey(
        "extend",
        tuple(EXTENDED),
        text=N_("Select on the way"),
        shown=N_("Shift + a key that moves"),
    ),
    GridKey("select_all", ("Ctrl+A",)),
    GridKey("select_column", ("Ctrl+Space",)),
    GridKey("select_row", ("Shift+Space",)),
    GridKey("single", ("Esc",), text=N_("Select only the cell of the cursor")),
)

TYPING: Final = (
    GridKey(
        "type",
        (),
        TYPED,
        N_("Type in place of the old text"),
        shown=N_("A letter"),
    ),
    GridKey("edit", ("F2",), TYPED | NAME),
    GridKey("edit", ("Return",), NAME),
    GridKey("retype", ("Backspace",), TYPED | NAME, N_("Edit from an empty text")),
    GridKey("clear", ("Del",), CROSSING | NAME),
    GridKey("enter", ("Return",), TYPED, N_("Down; after Tab to the row's beginning")),
    GridKey("enter_up", ("Shift+Return",), TYPED | NAME, N_("Up")),
    GridKey("next_cell", ("Tab",), text=N_("To the right")),
    GridKey("previous_cell", ("Shift+Tab",), text=N_("To the left")),
)

ON_CROSSINGS: Final = (
    GridKey("mark", ("Space",), CROSSING),
    GridKey("toggle_group", ("Space", "Return"), GROUP - NAME, N_("Open or close the group")),
    GridKey("toggle_group", ("Space",), GROUP & NAME, N_("Open or close the group")),
)

_KINDS: Final = (("business", "B"), ("operations", "O"), ("data", "D"))
_PRIORITIES: Final = (("must", "0"), ("should", "1"), ("could", "2"), ("wont", "3"))
_STAGES: Final = tuple((f"S{n}", str(n)) for n in range(1, 6))
_DIMENSIONS: Final = tuple(
    zip(("business", "operations", "data", "monetisation", "content"), "12345", strict=True)
)

_KINDS_FROM_CROSSINGS: Final = tuple(
    GridKey(
        f"kind_{kind}",
        (f"Alt+{key}",),
        CROSSING,
        N_("The same from a crossing of the function"),
    )
    for kind, key in _KINDS
)
_DIMENSIONS_OF_FUNCTIONS: Final = tuple(
    GridKey(
        f"dimension_{each}",
        (f"Alt+{key}",),
        FUNCTION | CROSSING | frozenset(("module",)),
        N_("Put into dimension 1 to 5"),
    )
    for each, key in _DIMENSIONS
)

ON_FUNCTIONS: Final = (
    *(
        GridKey(f"kind_{kind}", (key,), FUNCTION, N_("Business, operations or data function"))
        for kind, key in _KINDS
    ),
    *_KINDS_FROM_CROSSINGS,
    *(
        GridKey(f"priority_{each}", (key,), FUNCTION, N_("Priority P0, P1, P2, not this time"))
        for each, key in _PRIORITIES
    ),
    GridKey("priority_next", ("P",), FUNCTION),
    GridKey("choose_module", ("M",), FUNCTION),
    *_DIMENSIONS_OF_FUNCTIONS,
)

ON_GOALS: Final = (
    *(
        GridKey(f"stage_{stage}", (key,), GOAL, N_("Operating stage S1 to S5"))
        for stage, key in _STAGES
    ),
    GridKey("stage_none", ("0",), GOAL),
)

ON_NEW_LINES: Final = (
    *(
        GridKey(
            f"kind_{kind}",
            (f"Alt+{key}",),
            NEW_FUNCTION,
            N_("Like Enter, with this kind"),
        )
        for kind, key in _KINDS
    ),
    *(
        GridKey(
            f"stage_{stage}",
            (f"Alt+{key}",),
            NEW_GOAL,
            N_("Like Enter, with this stage"),
        )
        for stage, key in _STAGES
    ),
)
"""While a name is typed they keep it and give the new element the value; on the line that is empty
again they give it to the element that was added last."""

OF_THE_FUNCTION: Final = (*_KINDS_FROM_CROSSINGS, *_DIMENSIONS_OF_FUNCTIONS)
"""While a crossing or a name is typed they keep the text, and mean its function as they do otherwise."""

WHILE_TYPING: Final = (
    GridKey("enter", ("Return",), text=N_("Keep the text and go down")),
    GridKey("enter_up", ("Shift+Return",), text=N_("Keep the text and go up")),
    GridKey("next_cell", ("Tab",), text=N_("Keep the text and go to the right")),
    GridKey("previous_cell", ("Shift+Tab",), text=N_("Keep the text and go to the left")),
    GridKey("new_line", ("Alt+Return", "Ctrl+Return"), CROSSING, N_("A new line in the cell")),
    GridKey("arrows_in_text", ("F2",), text=N_("Arrow keys move in the text")),
    GridKey("cancel", ("Esc",), text=N_("Give up the proposals, then the text")),
    *ON_NEW_LINES,
    *OF_THE_FUNCTION,
)

PROPOSING: Final = (
    GridKey("previous_proposal", ("Up",), text=N_("Choose among the proposals")),
    GridKey("next_proposal", ("Down",), text=N_("Choose among the proposals")),
    GridKey(
        "take_proposal",
        ("/", "(", ":", ";"),
        CROSSING,
        text=N_("Take the role, type what it does (parted by ;)"),
        shown="/",
    ),
)
"""While roles are proposed below the text. What takes one is typed as well."""

ASKING: Final = tuple(
    GridKey(f"side_{side}", (str(number),), text=N_("The end of a new role"))
    for number, side in enumerate(SIDES, start=1)
)
"""While it is asked at which end a new role is."""

ASLEEP: Final = (
    *MOVES, *SELECTING, *TYPING, *ON_CROSSINGS, *ON_FUNCTIONS, *ON_GOALS, *ON_NEW_LINES,
)  # fmt: skip


Table = tuple[GridKey, ...]


@cache
def _meanings(table: Table) -> dict[tuple[str, Spot], str]:
    return {(key, spot): entry.does for entry in table for key in entry.keys for spot in entry.at}


def meaning(key: str, spot: Spot, table: Table = ASLEEP) -> str | None:
    """What a key does on such a cell; None for nothing."""
    return _meanings(table).get((key, spot))


def keys_of(does: str) -> Iterator[str]:
    """The keys of the grid that run an action, each once."""
    entries = (entry for entry in ASLEEP if entry.does == does)
    yield from dict.fromkeys(key for entry in entries for key in entry.keys)
