"""What is said of many lines is said once, and what is missing in a document in one line."""

from __future__ import annotations

import govdoc_parse as gp
from govdoc_parse.export import summary


def codes(text: str, code: str) -> list[str]:
    return [d.message for d in gp.parse(text).diagnostics if d.code == code]


def test_a_run_of_lines_has_one_remark() -> None:
    head = "关于春灌工作的通知\n\n一、任务\n全县疏浚渠道86公里，检修泵站40座。\n"
    run = "".join(
        f"第{number}组检修泵站{number}座，各乡镇水利站会同村民委员会按照年度计划疏浚灌区干支渠道{number + 3}公里\n\n"
        for number in "23456"
        for number in [int(number)]
    )
    found = codes(head + run, "SENT_NO_TERMINATOR")
    assert found == ["the paragraph ends without a final mark, and 4 times more in the lines below"]


def test_two_are_no_run() -> None:
    text = "一、任务\n检修泵站3座，各乡镇水利站会同村民委员会按照年度计划疏浚灌区干支渠道6公里\n\n检修水闸2座，各乡镇水利站会同村民委员会按照年度计划疏浚灌区干支渠道5公里\n\n按期完成任务，做好验收工作。\n"
    assert codes(text, "SENT_NO_TERMINATOR") == ["the paragraph ends without a final mark"] * 2


def test_places_far_apart_are_no_run() -> None:
    line, closed = (
        "检修泵站3座，各乡镇水利站会同村民委员会按照年度计划疏浚灌区干支渠道6公里\n\n",
        "按期完成任务，做好验收工作。\n\n",
    )
    assert len(codes("一、任务\n" + (line + closed * 3) * 4, "SENT_NO_TERMINATOR")) == 4


def test_the_summary_counts_what_is_missing() -> None:
    text = "2024年工作总结\n一、投资\n全年完成投资3.6亿元。\n二、其他\n共计12个。\n| 序号 | 名称 |\n|---|---|\n| 1 | 甲 |\n| 2 | 乙 |\n"
    document = gp.parse(text)
    said = summary(document)
    assert said.startswith(
        f"{sum(f.name is None for f in document.facts)} of {len(document.facts)} facts without a name, "
    )
    assert "1 of 1 tables without facts" in said
    assert summary(gp.parse("")) == (
        "0 of 0 facts without a name, 0 of 0 tables without facts, 0 of 0 sections with facts without a date"
    )
