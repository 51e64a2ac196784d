"""What stood in the documents whose copies are recorded here: the tests expect it back."""

from __future__ import annotations

from typing import NamedTuple


class Sheet(NamedTuple):
    """The texts of a range of cells, and its merges as (row, column, rows, columns)."""

    rows: tuple[tuple[str, ...], ...]
    merges: tuple[tuple[int, int, int, int], ...] = ()


def _wide_table() -> tuple[tuple[str, ...], ...]:
    """200 × 12 as a product manager keeps it: long names, remarks on several lines, gaps."""
    header = ("编号", "功能", "英文名", "类型", "优先级", "一级模块", "子模块", "资源方", "需求方")
    rows = [(*header, "平台方", "备注", "期次")]
    for number in range(1, 200):
        rows.append(
            (
                f"F{number:03d}",
                f"专家入驻与资质审核（第{number}项）",
                f"Expert onboarding & review {number}",
                ("业务", "运营", "数据")[number % 3],
                "" if number % 7 == 0 else ("必须", "应该", "可以")[number % 3],
                f"模块{number // 20 + 1}" if number % 20 == 1 else "",
                "",
                "专家（入驻、产出内容）" if number % 2 else "",
                "用户（消费内容）",
                f"平台运营（审核）\n督导（抽查 {number} 次）" if number % 5 == 0 else "",
                f'客户说："先做{number}"，见 <附件>' if number % 4 == 0 else "",
                "第一期" if number < 100 else "第二期",
            )
        )
    return tuple(rows)


CALC = {
    "cells": Sheet(
        (
            ("专家（入驻、产出内容）；用户", "第一行\n第二行", "ＡＢＣ１２３　全角", "plain"),
            ('"整格引号"', '引号 "在中间" 的', '"只在开头', '两行 "且\n有引号"'),
            ("", "  前后空格  ", "两个  空格", "a & b < c > d"),
            ("=SUM(1,2)", "+86 138", "007", "一\n\n三"),
            ("𠮷野家 😀", "don't", "Tab\t内", ""),
        )
    ),
    "one_cell": Sheet((('他说："好"\n第二行',),)),
    "merged": Sheet(
        (
            ("资源方增长", "", "需求方增长", "合计"),
            ("专家沉淀", "商户沉淀", "用户增长", ""),
            ("邀请码", "x", "", "2"),
            ("", "y", "z\n两行", "3"),
        ),
        ((0, 0, 1, 2), (0, 3, 2, 1), (2, 0, 2, 1)),
    ),
    "list": Sheet((("邀请码",), ("专家入驻",), ("",), ("活动发布",))),
    "sparse": Sheet((("", "", ""), ("", "中间", ""), ("", "", ""))),
    "wide_table": Sheet(_wide_table()),
}
"""Cells as typed in LibreOffice Calc, every one as text."""

WRITER_TABLE = Sheet(
    (
        ("功能", "角色", "备注"),
        ("邀请码", "专家（入驻）", "第一段\n第二段"),
        ("活动发布", "平台运营（发布）", ""),
        ('"引号"', "a & b", "x y"),
    )
)
WRITER_LIST = ("邀请码", "专家入驻", "活动发布")
"""A numbered list in LibreOffice Writer."""

WRITER_PARAGRAPHS = ("专家资源沉淀", "用户增长", "成交增长")

WEB_TABLE = Sheet(
    (
        ("功能", "参与角色", "", "说明"),
        ("", "资源方", "需求方", ""),
        ("邀请码", "专家（入驻）", "用户", "第一行\n第二行"),
        ("活动发布", "", "用户（报名、评价）", "两段\n说明"),
        ("a & b", '"引号"', "", "x y"),
    ),
    ((0, 0, 2, 1), (0, 1, 1, 2), (0, 3, 2, 1)),
)
"""The table of pages/table.html, as it is copied from a browser."""

WEB_LIST = ("邀请码", "专家入驻", "活动发布", "子项一", "子项二")
"""The items of pages/list.html."""

WRITTEN = {
    "excel_table": Sheet(
        (
            ("功能", "参与角色", "", "预算"),
            ("", "资源方", "需求方", ""),
            ("邀请码", "专家（入驻、\n产出内容）", '用户"点击"', "1234567.5"),
            (
                "线上预订、移动支付以及自助入住 with a rather long English name",
                "",
                "a < b & c",
                "",
            ),
            ("   缩进", '"只在开头', "ＡＢ１２", "两个  空格"),
        ),
        ((0, 0, 2, 1), (0, 1, 1, 2), (0, 3, 2, 1)),
    ),
    "excel_row": Sheet((('"整格引号"', '"第二格"'),)),
    "excel_hidden_row": Sheet((("营地", "预订"), ("", "入住")), ((0, 0, 2, 1),)),
    "excel_mac": Sheet((("功能", "备注"), ("邀请码", "第一行\n第二行"))),
    "wps_table": Sheet(
        (
            ("会员中心", "会员增长", "消费者（注册、\n领券）", ""),
            ("", '"新品"内容', "50%", ""),
            ("", "  两端有空格  ", "", "Ａ＆Ｂ"),
        ),
        ((0, 0, 3, 1), (0, 2, 1, 2)),
    ),
    "word_table": Sheet(
        (
            ("功能", "说明", ""),
            (
                "邀请码",
                "第一段，长到在源文件里换了行，但在文档里并没有\n第二段 in English",
                "",
            ),
            ("专家\t入驻", "提交资料\n审核", "a\nb"),
        ),
        ((0, 1, 1, 2),),
    ),
    "word_list": Sheet((("邀请码",), ("专家入驻",), ("活动发布",))),
    "wechat_list": Sheet((("1、邀请码",), ("2、专家入驻（含审核）",), ("3、活动发布",))),
    "wechat_article": Sheet(
        (("运营目标", "需要的功能"), ("游客增长", "攻略内容\n线上预订"), ("", "自助入住"))
    ),
    "google_sheets": Sheet((("邀请码", '第一行\n"第二行"'), ("", '单 "引号"')), ((0, 0, 2, 1),)),
}
"""What the files in `written` stand for."""
