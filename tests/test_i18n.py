"""Every text of the interface exists in every language, and its placeholders agree."""

from __future__ import annotations

import ast
import json
import string
import textwrap
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from canvas_studio import i18n
from canvas_studio.i18n import N_, Translator, parse_po

PACKAGE = Path(i18n.__file__).parent
CATALOGUE = PACKAGE / "assets" / "locale" / "zh" / "LC_MESSAGES" / "canvas_studio.po"


# --- the catalogue against the code --------------------------------------------------------------


def test_every_text_of_the_code_is_in_the_catalogue():
    known = parse_po(CATALOGUE.read_text(encoding="utf-8"))
    missing = sorted({text.text for text in texts_of_the_program()} - set(known))
    paste = "".join(f'msgid {json.dumps(text)}\nmsgstr ""\n\n' for text in missing)
    assert not missing, f"add to {CATALOGUE.name} and translate:\n\n{paste}"


def test_every_translation_is_used_by_the_code():
    known = parse_po(CATALOGUE.read_text(encoding="utf-8"))
    assert sorted(set(known) - {text.text for text in texts_of_the_program()}) == []


def test_translations_have_the_placeholders_of_their_texts():
    known = parse_po(CATALOGUE.read_text(encoding="utf-8"))
    assert [text for text in known if placeholders(text) != placeholders(known[text])] == []


def test_plurals_are_in_the_catalogue_with_the_placeholders_of_their_singulars():
    written = CATALOGUE.read_text(encoding="utf-8")
    counted = [text for text in texts_of_the_program() if text.many is not None]
    assert counted
    assert [
        text.many
        for text in counted
        if f"msgid {quoted(text.text)}\nmsgid_plural {quoted(text.many)}\n" not in written
        or placeholders(text.many) != placeholders(text.text)
    ] == []


def test_every_text_stands_once_in_the_catalogue():
    written = CATALOGUE.read_text(encoding="utf-8").split("\n")
    counts = Counter(line for line in written if line.startswith("msgid ") and line != 'msgid ""')
    assert [line for line, times in counts.items() if times > 1] == []


def test_every_call_fills_in_the_placeholders_of_its_text():
    assert [
        f"{text.place}: {text.text!r} is given {sorted(text.given)}"
        for text in texts_of_the_program()
        if text.given is not None and text.given != placeholders(text.text)
    ] == []


def test_texts_are_found_wherever_a_translator_is_called(tmp_path):
    source = '''
        """Not this."""
        ACTIONS = [Action("undo", N_("Undo"))]
        def show(self, _):
            _("Saved {file}", file=self.name)
            self._("One " "text")
            _(ACTIONS[0].text)
            _("Any", **values)
            _.plural("{count} file in {folder}", "{count} files in {folder}", n, folder=here)
            print("not this")
    '''
    (tmp_path / "view.py").write_text(textwrap.dedent(source), encoding="utf-8")
    assert {text.text: text.given for text in texts_of(tmp_path)} == {
        "Undo": None,
        "Saved {file}": {"file"},
        "One text": set(),
        "Any": None,
        "{count} file in {folder}": {"count", "folder"},
    }


def test_a_text_put_together_before_translation_is_refused(tmp_path):
    (tmp_path / "view.py").write_text('_(f"Saved {name}")', encoding="utf-8")
    with pytest.raises(AssertionError, match=r"view\.py:1: a text is translated as a whole"):
        list(texts_of(tmp_path))


# --- the translator ------------------------------------------------------------------------------


@pytest.fixture
def chinese(monkeypatch):
    texts = {"Saved {file}": "已保存 {file}", "Undo": "撤销"}
    monkeypatch.setattr(i18n, "_catalogue", lambda language: texts)
    return Translator("zh")


def test_a_text_is_shown_in_the_language_of_the_translator(chinese):
    assert chinese("Saved {file}", file="a.canvas") == "已保存 a.canvas"
    assert Translator("en")("Saved {file}", file="a.canvas") == "Saved a.canvas"
    assert (chinese.language, Translator("en").language) == ("zh", "en")


def test_a_count_is_told_in_the_wording_for_so_many(monkeypatch):
    monkeypatch.setattr(i18n, "_catalogue", lambda language: {"{count} cell": "{count} 个单元格"})
    said = {
        language: [
            Translator(language).plural("{count} cell", "{count} cells", n) for n in (0, 1, 2)
        ]
        for language in ("en", "zh")
    }
    assert said == {
        "en": ["0 cells", "1 cell", "2 cells"],
        "zh": ["0 个单元格", "1 个单元格", "2 个单元格"],
    }


def test_a_text_without_translation_stays_english(chinese):
    assert chinese("Redo") == "Redo"


def test_a_parameter_is_data_and_never_a_pattern(chinese):
    assert chinese("Saved {file}", file="{file.__class__}") == "已保存 {file.__class__}"


def test_a_forgotten_parameter_is_an_error(chinese):
    with pytest.raises(KeyError, match="file"):
        chinese("Saved {file}")


def test_a_marked_text_is_translated_when_it_is_shown(chinese):
    text = N_("Undo")
    assert (text, chinese(text)) == ("Undo", "撤销")


def test_a_language_without_catalogue_is_refused():
    with pytest.raises(ValueError, match="only in zh, en"):
        Translator("fr")


# --- the catalogue's format ----------------------------------------------------------------------


def test_a_catalogue_is_read_with_long_texts_escapes_and_comments():
    assert parse_po(
        textwrap.dedent(
            r"""
            # a comment
            msgid ""
            msgstr "Language: zh\n"
            #: views/file.py:3
            msgid "Say \"hello\"\n"
            "twice"
            msgstr ""
            "说“你好”\n"
            "两次"
            msgid "No blank line before"
            msgstr "前面没有空行"
            msgid "{count} cell"
            msgid_plural "{count} cells"
            msgstr[0] "{count} 个单元格"
            # a comment
            msgid "After a plural"
            msgstr "复数之后"
            """
        )
    ) == {
        "{count} cell": "{count} 个单元格",
        "After a plural": "复数之后",
        'Say "hello"\ntwice': "说“你好”\n两次",
        "No blank line before": "前面没有空行",
    }


def test_untranslated_fuzzy_and_obsolete_entries_are_left_out():
    assert parse_po(
        textwrap.dedent(
            """
                msgid "Untranslated"
                msgstr ""

                #, fuzzy, python-brace-format
                msgid "Guessed"
                msgstr "猜的"

                #, python-brace-format
                msgid "Certain"
                msgstr "确定"

                #~ msgid "Gone"
                #~ msgstr "没了"
                """
        )
    ) == {"Certain": "确定"}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('msgctxt "menu"', "msgctxt is not supported"),
        ('msgstr[1] "目标"', r"msgstr\[1\] is not supported"),
        ('"nothing begun"', "not supported"),
        ('msgid "open', "not a text"),
        ("msgid 5", "not a text"),
    ],
)
def test_what_a_catalogue_cannot_say_is_refused_with_its_line(line, reason):
    with pytest.raises(ValueError, match=f"line 2 of the catalogue: .*{reason}"):
        parse_po("\n" + line)


# --- finding texts -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Text:
    text: str
    given: set[str] | None  # the parameters of the call; None where they are not known here
    place: str
    many: str | None = None  # the wording for several, where there is one of its own


@cache
def texts_of_the_program() -> tuple[Text, ...]:
    return tuple(texts_of(PACKAGE))


def texts_of(folder: Path) -> Iterator[Text]:
    """The texts of `_("…")`, `self._("…")`, `N_("…")`, `_.plural("…", "…", n)` in a folder's modules."""
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "id", None) or getattr(node.func, "attr", None)
            if name not in ("_", "N_", "plural"):
                continue
            place = f"{path.relative_to(folder)}:{node.lineno}"
            text = node.args[0]
            assert not isinstance(text, ast.JoinedStr | ast.BinOp), (
                f"{place}: a text is translated as a whole, with placeholders"
            )
            if isinstance(text, ast.Constant):
                keywords = {keyword.arg for keyword in node.keywords}
                known = name != "N_" and None not in keywords
                many = None
                if name == "plural":
                    keywords.add("count")
                    many = ast.literal_eval(node.args[1])
                yield Text(text.value, keywords if known else None, place, many)


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
