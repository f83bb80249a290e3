"""The tools in this process: what they answer, what they refuse."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import FIXTURES

from govdoc_parse import parse_file
from govdoc_parse.limited import LimitError, Limits
from govdoc_parse.mcp.calls import Call, make
from govdoc_parse.mcp.folders import Folders
from govdoc_parse.mcp.tools import NAMES, ToolFailureError, Tools
from govdoc_parse.serve.page import example

LIMIT = 1_000_000
REPORT = "county_bureau_half_year.txt"


class Here:
    """A bench that does its work in this process."""

    error: LimitError | None = None

    def do(self, call: Call) -> Any:
        if self.error is not None:
            raise self.error
        return make()(call)


def tools(folder: Path | None = FIXTURES, limit: int = LIMIT) -> Tools:
    return Tools(Here(), Folders([] if folder is None else [folder]), Limits(max_bytes=limit))  # type: ignore[arg-type]


@pytest.fixture
def years(tmp_path: Path) -> Path:
    """A folder with the reports of two years."""
    for year, name in ((2023, "last"), (2024, "this")):
        (tmp_path / f"{year}.txt").write_bytes(example(name))
    return tmp_path


def test_parse_tells_what_a_document_is() -> None:
    document = parse_file(FIXTURES / REPORT)
    found = tools().parse(REPORT)
    assert found.title == "棠溪县经信局2024年上半年工作总结"
    assert (found.facts, found.remarks, found.characters) == (
        len(document.facts),
        len(document.diagnostics),
        len(document.text),
    )
    first = found.outline[0]
    assert (first.path, first.marker, first.heading, first.kind) == ("1", "一、", "上半年工作开展情况", "review")
    assert found.headings == len(found.outline)


def test_metadata_is_text_by_its_key() -> None:
    text = "索引号：000014349/2023-00059\n主题分类：水利、水务;防汛\n成文日期：2023年8月25日\n\n关于防汛工作的通知\n各乡镇：\n请做好防汛工作。\n"
    found = tools().parse(text=text).metadata
    assert found["index_number"] == "000014349/2023-00059"
    assert found["date_written"] == "2023-08-25"
    assert all(isinstance(value, str) for value in found.values())


def test_facts_are_those_of_the_document_each_with_its_quote(years: Path) -> None:
    text = example("this").decode()
    found = tools(years).facts("2024.txt")
    assert found.total == len(found.facts) == 22
    assert all(text[each.start : each.end] == each.quote for each in found.facts)
    first = found.facts[0]
    assert (first.name, first.value, first.unit, first.status) == ("地区生产总值", "30420000000", "元", "achieved")
    assert first.quote in first.sentence
    assert found.facts[1].growth == 6.3


def test_facts_are_chosen_and_counted(years: Path) -> None:
    here = tools(years)
    assert {each.status for each in here.facts("2024.txt", status="planned").facts} == {"planned"}
    assert {each.role for each in here.facts("2024.txt", role="change").facts} == {"change"}
    inner = here.facts("2024.txt", section="1.1").facts
    assert {each.section for each in inner} == {"1.1"}
    assert here.facts("2024.txt", section="1").total > len(inner)
    assert [each.quote for each in here.facts("2024.txt", containing="第一产业 增加值").facts] == ["41.8亿元"]
    assert here.facts("2024.txt", containing="第一产业 没有的词").total == 0
    page = here.facts("2024.txt", first=20, limit=5)
    assert (page.total, page.first, len(page.facts)) == (22, 20, 2)


def test_a_range_has_both_ends() -> None:
    (fact,) = tools().facts(text="2024年新建农村公路30—50公里。").facts
    assert (fact.value, fact.high, fact.unit) == ("30", "50", "公里")


def test_a_panel_sets_documents_beside_each_other(years: Path) -> None:
    (years / "broken.docx").write_bytes(b"PK\x03\x04 broken")
    found = tools(years).panel(["2023.txt", "2024.txt", "broken.docx", "2023.txt"], indicators=["地区生产总值"])
    cells = {(each.document, each.measure, each.year): each.value for each in found.rows}
    assert cells["2023.txt", "target_growth", 2023] == 6.0
    assert cells["2024.txt", "growth", 2023] == 6.3
    assert {each.indicator for each in found.rows} == {"地区生产总值"}
    assert [said.split(":")[0] for said in found.unread] == [str(years / "broken.docx")]
    assert tools(years).panel(["2024.txt"]).total > found.total / 2
    assert len(tools(years).panel(["2024.txt"], limit=3).rows) == 3


def test_a_file_that_vanishes_is_told(years: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the look and the reading."""
    monkeypatch.setattr(Folders, "file", lambda _, path: str(years / "gone.txt") if path == "x" else str(years / path))
    assert tools(years).panel(["x", "2024.txt"]).unread == ["x: No such file or directory"]
    with pytest.raises(ToolFailureError, match="No such file or directory"):
        tools(years).parse("x")


def test_check_finds_what_does_not_add_up_and_what_is_not_heard_of_again(years: Path) -> None:
    here = tools(years)
    found = here.check(text="云溪县总结\n\n2023年新增学位1620个，其中小学1000个、初中900个。\n")
    (odd,) = found.findings
    assert (odd.code, odd.severity, odd.line) == ("F101", "error", 3)
    assert "900个" in odd.quotes
    alone, both = here.check("2024.txt"), here.check("2024.txt", last_path="2023.txt")
    assert {each.code for each in both.findings} - {each.code for each in alone.findings} == {"F122"}
    assert here.check("2024.txt", last_text=example("last").decode()) == both
    assert here.check("2024.txt", last_path="2023.txt", severity="error").total < both.total
    assert here.check("2024.txt", last_path="2023.txt", limit=1).findings == both.findings[:1]


def test_explain_tells_the_rules(years: Path) -> None:
    here = tools(years)
    first = here.facts("2024.txt").facts[0]
    found = here.explain(first.start, "2024.txt")
    assert found.line == first.line
    assert {"quantity", "indicator", "role", "status", "period"} <= {each.what for each in found.reasons}
    with pytest.raises(ToolFailureError, match="offset"):
        here.explain(10**6, "2024.txt")


@pytest.mark.parametrize("given", [{}, {"path": REPORT, "text": "造林3亩。"}])
def test_a_document_is_a_file_or_a_text(given: dict[str, str]) -> None:
    with pytest.raises(ToolFailureError, match="either the path of a file or a text"):
        tools().parse(**given)


@pytest.mark.parametrize("path", ["/etc/passwd", "../README.md", "no such file", "", ".", "a\x00b", "x" * 5_000])
def test_only_files_below_the_folders_are_read(path: str) -> None:
    with pytest.raises(ToolFailureError, match="no file below"):
        tools().parse(path)


def test_a_link_that_leads_out_is_not_followed(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "secret.txt").write_text("造林3亩。", encoding="utf-8")
    (inside / "link.txt").symlink_to(tmp_path / "secret.txt")
    (inside / "kept.txt").write_text("造林3亩。", encoding="utf-8")
    with pytest.raises(ToolFailureError, match="no file below"):
        tools(inside).parse("link.txt")
    assert tools(inside).parse("kept.txt").facts == tools(inside).parse(str(inside / "kept.txt")).facts == 1


def test_without_a_folder_no_file_is_read() -> None:
    with pytest.raises(ToolFailureError, match="no folder was named"):
        tools(None).parse(str(FIXTURES / REPORT))
    assert tools(None).parse(text="造林3亩。").facts == 1


def test_what_is_too_large_is_refused() -> None:
    with pytest.raises(ToolFailureError, match="larger than 10 bytes"):
        tools(limit=10).parse(text="造林3亩，修路5公里。")
    with pytest.raises(ToolFailureError, match=REPORT):
        tools(limit=10).parse(REPORT)


def test_a_call_that_takes_too_long_is_told() -> None:
    made = tools()
    made._bench.error = LimitError("time", "it was not done after 1 seconds")  # type: ignore[attr-defined]
    with pytest.raises(ToolFailureError, match="not done after"):
        made.parse(text="造林3亩。")


def test_a_missing_package_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><body><p>x</p></body></html>", encoding="utf-8")
    for name in ("selectolax", "selectolax.lexbor", "selectolax.parser"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(ToolFailureError, match="pip install"):
        tools(tmp_path).parse("a.html")
    assert "pip install" in tools(tmp_path).panel(["a.html"]).unread[0]


def test_every_tool_is_told_of() -> None:
    assert all(getattr(Tools, name).__doc__ for name in NAMES)
