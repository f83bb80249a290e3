"""Targets against outcomes: every result, by hand."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pandas as pd
import pytest
from rich.cells import cell_len
from rich.text import Text

import govdoc_parse as gp
from govdoc_parse import export
from govdoc_parse.cli.panel import compare_command
from tests.command_line import run

LAST = """云渡市2024年政府工作报告

一、2024年工作安排

预期目标是：地区生产总值增长6%左右，规上工业增加值增长8%以上，城镇调查失业率5.5%左右，居民消费价格涨幅3%左右，粮食产量4亿斤，\
绿色工厂10个，森林覆盖率43%，居民收入增长与经济增长同步，单位生产总值能耗完成“十四五”考核目标。
"""
THIS = """云渡市2025年政府工作报告

一、2024年工作回顾

地区生产总值增长5.6%，规上工业增加值增长9.1%，城镇调查失业率5.2%，居民消费价格上涨3.4%，粮食产量21万吨，绿色工厂12家。
"""
DOCUMENTS = {"last.txt": gp.parse(LAST)}, {"this.txt": gp.parse(THIS)}


def test_each_target_has_its_result() -> None:
    found = [(each.target.indicator_id, each.result, each.difference) for each in export.compare(*DOCUMENTS)]
    assert [(id_, result, None if gap is None else float(gap)) for id_, result, gap in found] == [
        ("gdp", "missed", -0.4),
        ("iva", "met", 1.1),
        ("unemp", "met", -0.3),
        ("cpi", "missed", 0.4),
        ("grain", "met", 10000),
        ("green_factories", "not_comparable", None),
        ("forest", "not_reported", None),
        ("inc_all", "in_words", None),
        ("energy_int", "in_words", None),
    ]


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".parquet", ".dta"])
def test_a_comparison_is_read_back(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"compare{suffix}"
    assert export.write_comparison(*DOCUMENTS, path) == 9
    readers = {".csv": pd.read_csv, ".xlsx": pd.read_excel, ".dta": pd.read_stata, ".parquet": pd.read_parquet}
    frame = readers[suffix](path)
    assert list(frame["result"][:3]) == ["missed", "met", "met"]
    assert list(frame["target_quote"][:2]) == ["6%", "8%"]


def test_headings_are_chinese_on_request(tmp_path: Path) -> None:
    export.write_comparison(*DOCUMENTS, tmp_path / "compare.csv", language="zh")
    head = (tmp_path / "compare.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    assert head.startswith(
        "地区,行政区划代码,指标代码,指标,数据类型,年份,目标值,目标约数,完成值,差值,单位,结果,目标原文,完成原文"
    )


def test_a_page_shows_both_sources(tmp_path: Path) -> None:
    assert export.write_comparison(*DOCUMENTS, tmp_path / "compare.html") == 9
    page = (tmp_path / "compare.html").read_text(encoding="utf-8")
    assert "9 项目标：达到 3，未达到 2，未报告 1，文字目标 2，单位不同 1" in page
    gaps = re.findall(r"<td>([+-]?[\d.]+(?:亿|万)?(?:个百分点|[^<\d]{0,3}))</td><td class=", page)
    assert gaps == ["-0.4个百分点", "+1.1个百分点", "-0.3个百分点", "+0.4个百分点", "+2000万斤"]
    assert "last.txt:5" in page
    assert "this.txt:5" in page


def test_another_suffix_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"\.html"):
        export.write_comparison(*DOCUMENTS, tmp_path / "compare.doc")


def test_the_command_prints_or_writes(tmp_path: Path) -> None:
    last, this = tmp_path / "last.txt", tmp_path / "this.txt"
    last.write_text(LAST, encoding="utf-8")
    this.write_text(THIS, encoding="utf-8")
    done = run("compare", str(last), str(this))
    assert done.stdout.decode().splitlines()[1] == "云渡市\t地区生产总值\t2024\t6%\t5.6%\tmissed"
    assert done.stdout.decode().splitlines()[0] == "region\tindicator\tyear\ttarget\toutcome\tresult"
    assert run("compare", str(last), str(this), "-o", str(tmp_path / "c.html")).returncode == 0
    assert run("compare", str(last), str(this), "-o", str(tmp_path / "c.doc")).returncode == 2
    assert run("compare", str(last), str(tmp_path / "none.txt")).returncode == 1


def test_a_terminal_gets_a_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    last, this = tmp_path / "last.txt", tmp_path / "this.txt"
    last.write_text(LAST, encoding="utf-8")
    this.write_text(THIS, encoding="utf-8")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "80")
    compare_command(str(last), str(this))
    shown = Text.from_ansi(capsys.readouterr().out).plain.splitlines()
    assert max(cell_len(line) for line in shown) <= 80
    assert next(line for line in shown if "8%" in line).split() == [
        "云渡市",
        "规模以上工业增加值",
        "2024",
        "8%",
        "9.1%",
        "met",
    ]


@pytest.mark.parametrize(
    ("target", "outcome", "gap"),
    [
        ("新增学位3000个", "新增学位3210个", "+210个"),
        ("新增学位3000个", "新增学位4000个", "+1000个"),
        ("一般公共预算收入13亿元", "一般公共预算收入13.4亿元", "+4000万元"),
        ("地区生产总值增长6%", "地区生产总值增长6.0%", "0个百分点"),
    ],
)
def test_a_difference_keeps_its_zeros_and_has_a_unit(target: str, outcome: str, gap: str, tmp_path: Path) -> None:
    last = gp.parse(f"云渡市2024年政府工作报告\n\n一、2024年工作安排\n\n预期目标是：{target}。\n")
    this = gp.parse(f"云渡市2025年政府工作报告\n\n一、2024年工作回顾\n\n{outcome}。\n")
    assert export.write_comparison({"a": last}, {"b": this}, tmp_path / "c.html") == 1
    assert f"<td>{gap}</td>" in (tmp_path / "c.html").read_text(encoding="utf-8")


def test_planned_figures_without_an_indicator_are_counted(tmp_path: Path) -> None:
    (tmp_path / "last.txt").write_text(LAST.replace("绿色工厂10个", "新建长廊10个、凉亭20座"), encoding="utf-8")
    (tmp_path / "this.txt").write_text(THIS, encoding="utf-8")
    done = run("compare", str(tmp_path / "last.txt"), str(tmp_path / "this.txt"), "-o", str(tmp_path / "c.csv"))
    assert "2 planned figures of no known indicator not compared" in done.stderr.decode()
