"""The interface in the reader's language: English in the code, other languages from gettext catalogues.

What a user typed is `LText`; sentences of rules and commands are `Message`. Neither comes through here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, get_args

from canvas_studio.messages import Language

LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)
_PLAIN_TEXT = re.compile(r'"[^"\\\x00-\x1f]*"')
LOCALE = Path(__file__).resolve().parent / "assets" / "locale"
_PLURAL: Final = "msgstr[0]"
_KEYWORDS: Final = ("msgid", "msgid_plural", "msgstr", _PLURAL)


class Translator:
    """Turns the English texts of the code into one language: `_("Saved {file}", file=name)`.

    Call it `_`, so that the catalogue test finds the texts. To switch the language, make another
    one: a translator never changes.
    """

    def __init__(self, language: Language) -> None:
        if language not in LANGUAGES:
            raise ValueError(f"no interface in {language!r}, only in {', '.join(LANGUAGES)}")
        self.language = language
        self._texts: Mapping[str, str] = {} if language == "en" else _catalogue(language)

    def __call__(self, text: str, /, **parameters: Any) -> str:
        """`text` in this language, with its `{named}` placeholders filled in; braces are doubled."""
        return self._texts.get(text, text).format_map(parameters)

    def plural(self, one: str, many: str, count: int, /, **parameters: Any) -> str:
        """The wording for so many, which fills in `{count}`: "{count} cell" or "{count} cells".

        Where the language has no plural, as Chinese, the catalogue has one wording for both.
        """
        english = one if count == 1 else many
        return self._texts.get(one, english).format_map({**parameters, "count": count})


def N_(text: str) -> str:  # noqa: N802 (gettext's own name for it)
    """Marks a text for the catalogue where it is only kept, and is translated when it is shown."""
    return text


@cache
def _catalogue(language: Language) -> Mapping[str, str]:
    path = LOCALE / language / "LC_MESSAGES" / "canvas_studio.po"
    return parse_po(path.read_text(encoding="utf-8"))


def _text(quoted: str, number: int) -> str:
    if _PLAIN_TEXT.fullmatch(quoted):
        return quoted[1:-1]
    try:
        text = json.loads(quoted)  # both escape alike
    except json.JSONDecodeError:
        text = None
    if not isinstance(text, str):
        raise ValueError(f"line {number} of the catalogue: not a text")
    return text


def parse_po(text: str) -> dict[str, str]:
    """The translations in a gettext catalogue; untranslated and fuzzy entries are left out.

    Reading the catalogue itself takes 5 ms for 1,500 texts and saves a build step in a checkout.
    An entry with a plural stands under its singular, and has one wording: the languages there are
    do not inflect for number. Contexts and further plural forms are not supported: like anything
    malformed they raise `ValueError`.
    """
    texts: dict[str, str] = {}
    entry: dict[str, str] = {}
    keyword, fuzzy = "", False

    def finish() -> None:
        wording = entry.get(_PLURAL if "msgid_plural" in entry else "msgstr")
        if entry.get("msgid") and wording and not fuzzy:
            texts[entry["msgid"]] = wording
        entry.clear()

    for number, line in enumerate(text.split("\n"), start=1):
        line = line.strip()
        if not line or line.startswith("#"):
            if "msgstr" in entry or _PLURAL in entry:
                finish()
                fuzzy = False
            fuzzy = fuzzy or (line.startswith("#,") and "fuzzy" in line)
            continue
        if not line.startswith('"'):
            keyword, _, line = line.partition(" ")
            if keyword == "msgid" and entry:
                finish()
                fuzzy = False
        if keyword not in _KEYWORDS:
            raise ValueError(f"line {number} of the catalogue: {keyword or line} is not supported")
        entry[keyword] = entry.get(keyword, "") + _text(line, number)
    finish()
    return texts
