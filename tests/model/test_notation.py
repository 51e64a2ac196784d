"""The grammar of a cell: generous to read, exact to print."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from canvas_studio.model.notation import (
    ParsedCell,
    RoleNames,
    parse_cell,
    print_name,
    print_participations,
)
from canvas_studio.model.pinyin import pinyin_keys
from canvas_studio.model.records import LText, Role
from canvas_studio.model.records.text import clean, normalised_name

EXPERT, USER, SALES, OPERATOR = (
    Role(id="role_e", code="R01", name=LText(zh="专家", en="Expert"), side="resource"),
    Role(id="role_u", code="R02", name=LText(zh="用户", en="User"), side="demand"),
    Role(id="role_s", code="R03", name=LText(zh="业务人员", en="Business staff"), side="platform"),
    Role(id="role_o", code="R04", name=LText(zh="平台运营", en="Operator"), side="platform"),
)
NAMES = RoleNames([EXPERT, USER, SALES, OPERATOR])
TWO = [("role_e", ("入驻", "产出内容")), ("role_u", ("消费内容",))]


def read(text: str) -> list[tuple[str | None, tuple[str, ...]]]:
    cell = parse_cell(text, NAMES)
    assert cell.errors == ()
    return [(entry.role, entry.activities) for entry in cell.entries]


@pytest.mark.parametrize(
    "text",
    [
        "专家（入驻、产出内容）；用户（消费内容）",
        "专家(入驻,产出内容);用户(消费内容)",
        "专家（入驻，产出内容）\n用户（消费内容）",
        "专家（入驻；产出内容）、用户（消费内容）",
        "  专家 （ 入驻 、 产出内容 ） ； 用户（消费内容）；",
        "专家（入驻\n产出内容）\r\n用户（消费内容）\r\n",
        "专家/入驻;产出内容\n用户/消费内容",
        "专家/入驻;产出内容;用户/消费内容",
        "专家/入驻、产出内容；用户（消费内容）",
        "专家：入驻、产出内容\n用户：消费内容",
        "zj/入驻;产出内容;yh/消费内容",
        "ZJ/入驻;产出内容;yonghu/消费内容",
        "R01(入驻、产出内容) ; r02(消费内容",
        "Expert (入驻, 产出内容); user (消费内容)",
        '「专家」（「入驻」、"产出内容"）；“用户”（消费内容）',
    ],
)
def test_one_meaning_can_be_written_in_many_ways(text):
    assert read(text) == TWO


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" ；\n、", []),
        ("专家", [("role_e", ())]),
        ("专家、用户", [("role_e", ()), ("role_u", ())]),
        ("专家（）", [("role_e", ())]),
        ("专家/", [("role_e", ())]),
        ("专家（新增/修改）", [("role_e", ("新增/修改",))]),
        ("专家/新增;导出/打印", [("role_e", ("新增", "导出/打印"))]),
        ("专家/入驻;用户", [("role_e", ("入驻", "用户"))]),
        ("专家/入驻;审核员（复核）", [("role_e", ("入驻", "审核员（复核）"))]),
        ("专家（导出（PDF、Word）、查看）", [("role_e", ("导出（PDF、Word）", "查看"))]),
        ("专家（“我的”页面）", [("role_e", ("“我的”页面",))]),
        ("专家（「a、b」」c」、d）", [("role_e", ("a、b」c", "d"))]),
        ("运营", [("role_o", ())]),
    ],
)
def test_what_a_text_means(text, expected):
    assert read(text) == expected


def test_an_unknown_role_is_proposed_once_as_it_was_typed():
    cell = parse_cell("审核员（复核）；专家；审核员；New Role/do", NAMES)
    assert cell.proposals == ("审核员", "New Role")
    assert [entry.role for entry in cell.entries] == [None, "role_e", None, None]
    assert cell.entries[0].role_text == "审核员"
    assert cell.entries[0].activities == ("复核",)


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("专家（入驻；用户（消费内容）", 2),
        ("专家（a（b、c", 4),
        ("专家）；用户", 2),
        ("（入驻）", 0),
        ("专家；/入驻", 3),
        ("专家（入驻）用户（消费）", 6),
    ],
)
def test_what_cannot_be_understood_for_sure_is_pointed_at(text, position):
    errors = parse_cell(text, NAMES).errors
    assert [error.position for error in errors] == [position]
    assert errors[0].message.text("zh") != errors[0].message.text("en")


def test_a_guess_is_made_all_the_same():
    cell = parse_cell("专家（入驻）用户（消费）", NAMES)
    assert [(e.role, e.activities) for e in cell.entries] == [
        ("role_e", ("入驻",)),
        ("role_u", ("消费",)),
    ]


def test_pinyin_that_fits_two_roles_is_not_decided_by_chance():
    director = Role(id="role_d", code="R05", name=LText(zh="总监"), side="platform")
    names = RoleNames([EXPERT, director])
    assert names.find("zj") == ("role_e", "role_d")
    cell = parse_cell("；zj/入驻", names)
    assert cell.entries == ((None, "zj", ("入驻",)),)
    assert cell.proposals == ()
    assert cell.errors[0].position == 1
    assert "zj" in cell.errors[0].message.text("zh")


def test_letters_for_two_roles_are_a_role_in_the_quick_form_too():
    director = Role(id="role_d", code="R05", name=LText(zh="总监"), side="platform")
    cell = parse_cell("用户/买;zj/审批", RoleNames([EXPERT, USER, director]))
    assert cell.entries == (("role_u", "用户", ("买",)), (None, "zj", ("审批",)))
    assert [error.position for error in cell.errors] == [5]


CHINESE = st.text(alphabet="专转传家加总中重种监间会快计记户互用运云营赢", min_size=1, max_size=3)


@given(st.lists(CHINESE, min_size=2, max_size=8, unique_by=normalised_name), st.booleans())
def test_letters_never_pick_one_of_several_roles_that_they_spell(texts, whole):
    roles = [
        Role(id=f"role_{n}", code=f"R{n:02}", side="demand", name=LText(zh=text))
        for n, text in enumerate(texts)
    ]
    names = RoleNames(roles)
    for role in roles:
        key = max(pinyin_keys(role.name.zh), key=len if whole else lambda key: -len(key))
        alike = {other.id for other in roles if key in pinyin_keys(other.name.zh)}
        assert set(names.find(key)) == alike
        assert names.is_spelled(key)
        assert parse_cell(f"{key}/看", names).entries[0].role == (
            role.id if alike == {role.id} else None
        )


def test_names_and_codes_are_not_mere_spellings():
    assert NAMES.is_spelled("zj")
    assert not any(map(NAMES.is_spelled, ["专家", "R01", "expert", "nobody", "", "1"]))


def test_a_name_goes_before_a_code_and_a_code_before_pinyin():
    named_like_code = Role(id="a", code="R09", name=LText(zh="R01"), side="demand")
    coded_like_pinyin = Role(id="b", code="yh", name=LText(zh="其他"), side="demand")
    names = RoleNames([EXPERT, USER, named_like_code, coded_like_pinyin])
    assert names.find("R01") == ("a",)
    assert names.find("YH") == ("b",)


def test_pinyin_is_not_loaded_before_it_is_needed():
    code = (
        "import sys; from canvas_studio.model.notation import RoleNames, parse_cell\n"
        "parse_cell('专家（入驻）；新角色', RoleNames([])); sys.exit('pypinyin' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_printing_follows_the_language():
    parts = [("专家", ["入驻", "产出内容"]), ("用户", [])]
    assert print_participations(parts, "zh") == "专家（入驻、产出内容）；用户"
    parts = [("Expert", ["onboard", "produce content"]), ("User", [])]
    assert print_participations(parts, "en") == "Expert (onboard, produce content); User"


def test_quotes_are_printed_only_where_a_text_would_be_misread():
    assert print_participations([("专家", ["新增/修改", "导出（PDF、Word）", "“我”看"])], "zh") == (
        "专家（新增/修改、导出（PDF、Word）、「“我”看」）"
    )
    assert print_participations([("产品/研发", ["评审，并确认"])], "zh") == (
        "「产品/研发」（「评审，并确认」）"
    )
    assert print_participations([("R&D, EU", ['say "no"', 'a, "b"'])], "en") == (
        '"R&D, EU" (say "no", "a, ""b""")'
    )
    assert print_name("产品/研发", "zh") == "「产品/研发」"
    assert print_name("专家", "zh") == "专家"


# Texts as records hold them, thick with everything that has a meaning in the grammar.
TRICKY = st.text(alphabet='（()）；;、，,/／：:「」"“”\n 　\t\u0301专家Ab', max_size=12)
TEXTS = (TRICKY | st.text(max_size=12)).map(clean)
PARTS = st.lists(st.tuples(TEXTS, st.lists(TEXTS, max_size=4)), max_size=4)
LANGUAGES = st.sampled_from(["zh", "en"])


def meaning(cell: ParsedCell) -> list[tuple[str, list[str]]]:
    return [(entry.role_text, list(entry.activities)) for entry in cell.entries]


@given(PARTS, LANGUAGES)
@example([("", [""])], "zh")
@example([("「", ["」", "」」", "「」"])], "zh")
@example([('"', ['"', '""', "“”"])], "en")
@example([("专家", ["a（", "b"]), ("）", ["）a（"])], "zh")
def test_a_printed_cell_reads_back_as_exactly_what_it_was(parts, language):
    cell = parse_cell(print_participations(parts, language), RoleNames([]))
    assert cell.errors == ()
    assert meaning(cell) == [(role, list(activities)) for role, activities in parts]


@given(PARTS, LANGUAGES, st.data())
def test_a_printed_cell_finds_the_roles_that_it_names(parts, language, data):
    texts = list(dict.fromkeys(role for role, _ in parts if role))
    roles = [
        Role(id=f"role_{n}", code=f"R{n:02}", side="demand", name=LText(**{language: text}))
        for n, text in enumerate(texts)
    ]
    shuffled = data.draw(st.permutations(roles))
    cell = parse_cell(print_participations(parts, language), RoleNames(shuffled))
    expected = [roles[texts.index(role)].id if role else None for role, _ in parts]
    assert [entry.role for entry in cell.entries] == expected
    assert cell.proposals == ()


@given(TRICKY | st.text())
def test_any_text_can_be_read_and_what_it_means_can_be_printed(text):
    cell = parse_cell(text, NAMES)
    assert all(0 <= error.position <= len(text) for error in cell.errors)
    for language in ("zh", "en"):
        again = parse_cell(print_participations(meaning(cell), language), NAMES)
        assert meaning(again) == meaning(cell)
        assert [e.role for e in again.entries] == [e.role for e in cell.entries]
