"""What a check finds, and what it passes over."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
from command_line import run
from conftest import ROOT
from parsed import PATHS, parsed

import govdoc_parse as gp
from govdoc_parse.findings.check import relations
from govdoc_parse.findings.codes import CODES
from govdoc_parse.findings.interval import exactly, printed, rounded
from govdoc_parse.findings.rows import FINDINGS, finding_rows

ROWS = re.compile(r"(?<=^\| code \| severity \| in this text \| says \|\n\|---\|---\|---\|---\|\n)(?:\|.*\n)*", re.M)


def found(text: str) -> list[str]:
    """`code stated computed` of the findings on figures and form."""
    return [
        " ".join(filter(None, (each.code, each.stated, each.computed)))
        for each in gp.check(gp.parse(text), select=("F", "D1"))
    ]


@pytest.mark.parametrize("code", CODES)
def test_the_example_of_a_code_has_that_finding_alone(code: str) -> None:
    last = CODES[code].last
    (finding,) = gp.check(gp.parse(CODES[code].example), last=gp.parse(last) if last else None, select=("F", "D1"))
    assert finding.code == code
    assert finding.severity == CODES[code].severity
    assert finding.places or code == "F122"  # what is not in the text
    assert finding.message
    assert finding.message_zh


def test_every_code_is_documented_with_its_example(request: pytest.FixtureRequest) -> None:
    """`pytest tests/unit/test_findings.py --update-golden` writes the table anew."""
    path = ROOT / "docs/findings.md"
    rows = ""
    for code, row in CODES.items():
        last = gp.parse(row.last) if row.last else None
        (finding,) = gp.check(gp.parse(row.example), last=last, select=(code,))
        example = (f"{row.last}⏎…⏎{row.example}" if row.last else row.example).replace("|", "\\|").replace("\n", "⏎")
        rows += f"| `{code}` | {row.severity} | {example} | {finding.message} |\n"
    page = path.read_text(encoding="utf-8")
    if request.config.getoption("--update-golden"):
        page = ROWS.sub(lambda _: rows, page, count=1)
        path.write_text(page, encoding="utf-8")
    stands = ROWS.search(page)
    assert stands is not None
    assert stands[0] == rows


@pytest.mark.parametrize(
    "text",
    [
        "地区生产总值100亿元，其中第一产业增加值10.2亿元，第二产业增加值40.3亿元，第三产业增加值49.6亿元。",  # rounding
        "三次产业结构比为12.1:38.2:49.8。",
        "三次产业结构比为2:5:3。",  # no percent
        "水库供水比例为12.1:38.2:50.7:9.1:8。",  # far from 100
        "新增企业120家，其中规模以上企业15家。",
        "户均补助由8000元提高到1万元，其中分散供养户提高到1.8万元。",  # one by one, not a sum
        "税收收入30亿元，占一般公共预算收入50亿元的60%。",
        "综合覆盖率由91.2%提高到93.5%，提高2.3个百分点。",
        "企业由12家增加到18家，增加6家，增长50%。",
        "企业由12家增加到18家，年均增长22%。",
        "综合覆盖率由91.2%提高到93.5%，提高2.5%。",  # what of what?
        "税收达到110亿元，比上年的100亿元增长10%，高出全省平均3个百分点。",
        "床位由12张增加到18个，增长9%。",
        "贷款余额达到110亿元，比上年增加10亿元，增长10%。",
        "收入预算110亿元，较2021年预算100亿元增加10亿元，增幅10%。",
        "贷款余额达到90亿元，比上年减少10亿元，下降10%。",
        "贷款余额达到110亿元，比上年增加10亿元。存款增长12%。",
        "2022年收入预算总额45.8亿元，较2021年预算42.1亿元增加3.7亿元，增幅8.8%。",
        "贷款余额达到110亿元，比上年增加10亿元，在各项存款平稳的情况下增长12%。",
        "床位由12张增加到18张，提高3个百分点。",
        "位列17个县区中第9位。",
        "位次由第17位后移至第20位。",
        "某县2024年工作总结\n\n全年税收收入30亿元，占一般公共预算收入的60%。全年一般公共预算收入50亿元。",
        "某县2024年工作总结\n\n全年税收收入约30亿元，占一般公共预算收入的75%。全年一般公共预算收入50亿元。",
        "关于清理河道的通知\n安水发〔2024〕3号\n\n各乡镇人民政府：\n请按要求清理河道。\n\n安陵县水利局\n2024年3月1日",
        "城市低保标准由650元提高到700元，农村低保标准由5640元提高到6240元，增幅分别为7.7%和10.6%。",
        "三次产业结构由12.1:38.2:49.7优化为11.8:38.0:50.2。",
        "一产、二产、三产占比分别为8.1%、42.0%、49.9%。",
        "公共充电桩412个，其中直流快充桩236个，占57.3%。",
        "年度计划投资40亿元，完成投资10亿元，完成率25%。",
        "全年完成投资30亿元，完成年度计划40亿元的75%。",
        "新增企业120家，其中工业20家、服务业30家。",
        "编制小计1161人，其中行政237人、事业24人；实有小计2768人，其中在职932人、退休1836人。",
        "在职小计932人，其中行政236人、事业小计932人。",
        "经营主体较上年末净增1.3万户，其中企业5.1万户，占比27.5%。",
        "收入预算由23亿元调减至15亿元，减幅34.8%。",
        "某县2023年公报\n\n年末全县常住人口50万人，其中城镇常住人口30万人。常住人口城镇化率60.4%。",
        "地区生产总值增长5.2%，其中，第一产业增加值增长3.1%，第二产业增加值增长6.0%，第三产业增加值增长4.9%。",
        "地区生产总值下降1.2%，其中，第一产业增加值增长3.1%，第二产业增加值下降6.0%，第三产业增加值下降0.9%。",
        "某县2024年政府工作报告\n\n一、2023年工作回顾\n粮食产量5.16亿斤。\n二、2024年主要目标\n粮食产量稳定在5.1亿斤以上。",
        "某县2024年政府工作报告\n\n一、2023年工作回顾\n高新技术企业达到85家。\n二、2024年主要目标\n高新技术企业突破90家。",
        "某县2024年政府工作报告\n\n一、2023年工作回顾\n高新技术企业达到85家。\n二、今后五年目标\n瞪羚企业突破9家。",
        "某县2023年工作总结\n\n2022年一般公共预算收入2.1亿元，2023年一般公共预算收入15.2亿元。",
        "某县2022年工作总结\n\n一、收支\n全区一般公共预算收入28.6亿元。\n二、平衡\n全区一般公共预算收入总计49.9亿元。",
        "某县2022年工作总结\n\n一、卫生\n全县医疗机构床位2876张。\n二、项目\n县医院新院区设置床位800张。",
    ],
)
def test_what_agrees_is_no_finding(text: str) -> None:
    assert found(text) == []


ACCOUNT = (
    "安陵县水利局2024年度部门决算\n{first}\n单位：万元\n| 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |\n"
    "| 213 | 农林水支出 | 310.00 | 110.00 | 200.00 |\n\n{second}\n单位：万元\n"
    "| 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |\n| 213 | 农林水支出 | 290.00 | 110.00 | 180.00 |\n"
)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("支出决算表", "一般公共预算财政拨款支出决算表", []),
        ("财政拨款支出决算表", "一般公共预算财政拨款支出决算表", []),
        ("支出决算表", "支出决算明细表", ["F108", "F108"]),
        ("财政拨款支出决算表", "财政拨款支出决算明细表", ["F108", "F108"]),
    ],
)
def test_tables_of_other_funds_do_not_contradict_each_other(first: str, second: str, expected: list[str]) -> None:
    findings = gp.check(gp.parse(ACCOUNT.format(first=first, second=second)))
    assert [finding.code for finding in findings] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("企业由12家增加到18家，增加7家，增长50%。", ["F105 7家 6家"]),
        ("企业由12家增加到18家，增加6家，增长60%。", ["F105 60% 50%"]),
        ("税收达到110亿元，比上年的100亿元增长12%。", ["F105 12% 10%"]),
        ("贷款余额达到90亿元，比上年减少10亿元，下降20%。", ["F106 20% 10%"]),
        ("贷款余额达到10亿元，比上年增加30亿元，增长10%。", ["F103 30亿元 10亿元"]),
        ("三次产业结构比为52.1:38.2:50.7。", ["F102 52.1:38.2:50.7 141"]),
        ("失业率由5.2%下降到4.8%，下降0.6个百分点。", ["F105 0.6个百分点 0.4个百分点"]),
        (
            "某县2024年工作总结\n\n全年税收收入30亿元，占一般公共预算收入的75%。全年一般公共预算收入50亿元。",
            ["F104 75% 60%"],
        ),
        ("常住人口23.5万人，其中城镇常住人口12万人，乡村常住人口9.5万人。", ["F101 23.5万人 21.5万人"]),
        ("进出口总额120万元，其中出口70万元，进口60万元。", ["F101 120万元 130万元"]),
        ("三次产业结构由12.1:38.2:49.7优化为11.8:38.0:60.2。", ["F102 11.8:38.0:60.2 110"]),
        ("一产、二产、三产占比分别为8.1%、42.0%、59.9%。", ["F102 8.1% 110"]),
        ("公共充电桩412个，其中直流快充桩236个，占67.3%。", ["F104 67.3% 57.28%"]),
        ("年度计划投资40亿元，完成投资10亿元，完成率35%。", ["F104 35% 25%"]),
        ("全年完成投资30亿元，完成年度计划40亿元的95%。", ["F104 95% 75%"]),
        ("新增企业120家，其中工业80家、服务业70家。", ["F101 120家 150家"]),
        ("收入预算由23亿元调减至15亿元，减幅54.8%。", ["F105 54.8% 34.78%"]),
        ("资金盘子由63亿元调整为65亿元，净增6亿元。", ["F105 6亿元 2亿元"]),
        (
            "地区生产总值下降1.2%，其中，第一产业增加值增长3.1%，第二产业增加值增长2.0%，第三产业增加值增长1.9%。",
            ["F112 1.2% 1.9%–3.1%"],
        ),
        (
            "某县2024年工作报告\n\n一、2023年工作回顾\n高新技术企业增加到85家。\n二、2024年主要目标\n高新技术企业突破80家。",
            ["F113 80家 85家"],
        ),
        (
            "某县2024年工作报告\n\n一、2023年工作回顾\n高新技术企业增加到85家。\n二、2024年主要目标\n高新技术企业达到不超过80家。",
            [],
        ),
    ],
)
def test_what_contradicts_is_found(text: str, expected: list[str]) -> None:
    assert found(text) == expected


SUMS = "表1 情况\n单位：万元\n| 项目 | 计划 | 完成 |\n| 道路 | 300 | 210 |\n| 桥梁 | 200 | {} |\n| {} | 500 | 360 |"


@pytest.mark.parametrize(
    ("cell", "label", "expected"),
    [
        ("150", "合计", []),
        ("160", "合计", ["F109 360 370"]),
        ("", "合计", []),
        ("约160", "合计", []),
        ("160", "其中：泵站", []),  # no total
    ],
)
def test_a_total_is_checked_where_another_column_proves_it(cell: str, label: str, expected: list[str]) -> None:
    assert found(SUMS.format(cell, label)) == expected


@pytest.mark.parametrize("change", ["8%", "增收"])
def test_a_law_needs_rows_that_prove_it(change: str) -> None:
    head = "表2 收入\n单位：万元\n| 项目 | 上年数 | 本年数 | 增长 |\n"
    assert found(head + f"| 税收 | 3120 | 3360 | {change} |\n| 收费 | 415 | 388 | -6.5% |") == []


def test_laws_of_growth_shares_and_sums_are_found() -> None:
    rows = [("甲", 310, 280), ("乙", 455, 390), ("丙", 128, 160), ("丁", 733, 702), ("戊", 245, 251)]
    lines = [
        f"| {name} | {now + before + (7 if name == '丁' else 0)} | {now} | {before} | {100 * (now - before) / before:.2f} | {100 * now / before:.2f} |"
        for name, now, before in rows
    ]
    text = "表3 情况\n| 乡镇 | 两年 | 今年 | 去年 | 增长（%） | 相当于（%） |\n" + "\n".join(lines)
    assert found(text) == ["F110 1442 1435"]
    holes = text.replace("| 丁 | 1442 |", "| 丁 | — |").replace("| 甲 | 590 | 310 | 280 |", "| 甲 | 310 | 310 | 0 |")
    assert found(holes) == []


def test_a_long_table_proves_its_laws_by_some_of_its_rows() -> None:
    rows = [f"| 乡镇{n} | {n * 7 + 40 + (9 if n == 41 else 0)} | {n * 3 + 11} | {n * 4 + 29} |" for n in range(200)]
    assert found("表4 情况\n| 乡镇 | 合计数 | 男 | 女 |\n" + "\n".join(rows)) == ["F110 336 327"]


def test_select_and_ignore_are_beginnings_of_codes() -> None:
    document = gp.parse("一、情况\n位列17个县区中第19位。\n三、问题\n“仍有不足。")
    codes = [finding.code for finding in gp.check(document)]
    assert {"F107", "NUM_SKIPPED", "QUOTE_UNCLOSED"} <= set(codes)
    assert {finding.code for finding in gp.check(document, select=["F", "QUOTE"])} == {"F107", "QUOTE_UNCLOSED"}
    assert "F107" not in {finding.code for finding in gp.check(document, ignore=["F"])}


def test_findings_are_in_text_order_and_quote_the_text() -> None:
    for path in PATHS:
        document = parsed(path)
        findings = gp.check(document)
        assert [each.span.start for each in findings] == sorted(each.span.start for each in findings)
        for finding in findings:
            assert all(document.text[place.start : place.end] == place.text for place in finding.places)
        assert [finding.code for finding in findings if finding.code[0] == "F"] == []


def test_the_fixtures_state_relations() -> None:
    assert sum(1 for path in PATHS for _ in relations(parsed(path))) >= 10


@pytest.mark.parametrize("written", ["约15亿元", "15—20亿元", "十五亿元", "0.0亿元"])
def test_what_is_no_single_rounded_number_is_not_compared(written: str) -> None:
    assert [printed(fact.quantity) for fact in gp.parse(f"完成投资{written}。").facts] in ([None], [])


def test_arithmetic_on_what_was_printed() -> None:
    assert str(rounded("15.2").low) == "15.15"
    assert (rounded("3") - rounded("1")).low == 1
    assert abs(rounded("-2")) == rounded("2")
    assert abs(rounded("0.4") - rounded("0.4")).low == 0
    assert abs(exactly(3)) == exactly(3)
    assert (rounded("10") / rounded("4")).shown(rounded("2.5")) == "2.5"
    assert exactly(3).shown(exactly(Decimal(3))) == "3"


def test_the_command_line_prints_a_line_a_finding(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_text("位列17个县区中第19位。\n", encoding="utf-8")
    done = run("check", str(path), "--select", "F")
    assert done.returncode == 1
    assert done.stdout.decode() == f"{path}:1:9: F107 a rank of 第19位 among 17 · 位次为第19位，而参评对象只有17个\n"
    (row,) = [json.loads(line) for line in run("check", "-f", "json", "--select", "F", str(path)).stdout.splitlines()]
    assert (row["file"], row["line"], row["column"], row["code"]) == (str(path), 1, 9, "F107")
    assert run("check", str(path), "--ignore", "F,SENT_").returncode == 0
    assert run("check", str(tmp_path / "none.txt")).returncode == 1


def test_the_severity_chooses(tmp_path: Path) -> None:
    path = tmp_path / "表.txt"
    path.write_text("甲\t1\t2\n乙\t3\t4\n", encoding="utf-8")
    assert run("check", str(path)).returncode == 0
    assert b"TABLE_NO_HEADER" in run("check", str(path), "--severity", "info").stdout


REPORT = "某县2025年政府工作报告\n\n一、2024年工作回顾\n一般公共预算收入16.1亿元，下降5.9%。{}"
BEFORE = "某县2024年政府工作报告\n\n一、2023年工作回顾\n{}\n二、2024年主要目标\n{}"


@pytest.mark.parametrize(
    ("stated", "before", "targets", "expected"),
    [
        ("2023年一般公共预算收入15.2亿元。", "一般公共预算收入15.18亿元。", "", []),  # rounding
        ("2023年一般公共预算收入15.6亿元。", "一般公共预算收入约15.2亿元。", "", []),
        ("2023年一般公共预算收入15.6亿元。", "一般公共预算收入15.2亿元。", "", ["F121 15.6亿元 15.2亿元"]),
        ("2023年一般公共预算收入增长3.1%。", "一般公共预算收入下降3.1%。", "", ["F121 3.1% 3.1%"]),
        ("2023年税收收入9.6亿元。", "一般公共预算收入15.2亿元。", "", []),
        ("", "", "一般公共预算收入增长6%。", []),  # answered, if not met
        ("", "", "粮食产量21.5万吨，增长2%。", ["F122 粮食产量21.5万吨 2024"]),
        ("", "", "到2027年粮食产量21.5万吨。", []),  # not due
        ("粮食产量21.3万吨。", "", "粮食产量21.5万吨。", []),
        ("", "", "粮食产量稳步增长。", []),
    ],
)
def test_the_report_of_the_year_before(stated: str, before: str, targets: str, expected: list[str]) -> None:
    last = gp.parse(BEFORE.format(before, targets))
    findings = gp.check(gp.parse(REPORT.format(stated)), last=last, select=["F12"])
    assert [" ".join(filter(None, (each.code, each.stated, each.computed))) for each in findings] == expected


def test_the_command_checks_against_the_report_of_the_year_before(tmp_path: Path) -> None:
    last, this = tmp_path / "2024.txt", tmp_path / "2025.txt"
    last.write_text(BEFORE.format("一般公共预算收入15.2亿元。", ""), encoding="utf-8")
    this.write_text(REPORT.format("2023年一般公共预算收入15.6亿元。"), encoding="utf-8")
    assert run("check", str(this), "--select", "F").returncode == 0
    done = run("check", str(this), "--select", "F", "--compare", str(last))
    assert (done.returncode, b"F121" in done.stdout) == (1, True)


def test_the_columns_of_the_table_are_documented() -> None:
    page = (ROOT / "docs/findings.md").read_text(encoding="utf-8")
    rows = [f"| `{c.name}` | {c.type} | {c.meaning.replace('|', chr(92) + '|')} |" for c in FINDINGS]
    assert "\n".join(rows) in page


def test_a_row_holds_the_finding_and_its_line() -> None:
    document = gp.parse("一、情况\n位列17个县区中第19位。")
    (row,) = [[column.read(row) for column in FINDINGS] for row in finding_rows("a.txt", document)]
    assert row[:3] == ["a.txt", "F107", "error"]
    assert row[5:] == ["第19位", "17", "第19位", 2, 13, 17]
