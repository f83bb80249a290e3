"""The page of a document: whole, safe, alone."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import pytest
from conftest import FIXTURES
from parsed import PATHS, parsed

from govdoc_parse import Document, Fact, Metadata, Quantity, Section, parse, parse_file
from govdoc_parse.export import html
from govdoc_parse.export.view.cuts import Mark, cut
from govdoc_parse.export.view.escape import flat, script_json
from govdoc_parse.export.view.figures import bounds_text, growth_axis, period_text
from govdoc_parse.export.view.outline import sections_by_path
from govdoc_parse.export.view.palette import COLOURS
from govdoc_parse.export.view.words import word, words
from govdoc_parse.findings import check
from govdoc_parse.model import MetadataEntry, Period, Quote, Span

VOID = {"meta", "link", "br", "input", "wbr"}


class Page(HTMLParser):
    """Every element closed in its turn; ids, links, and the text of the source as the page holds it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.source: list[str] = []
        self.data: Counter[str] = Counter()
        self.feed(page)
        self.close()
        assert self.open == []

    @property
    def ids(self) -> Counter[str]:
        return Counter(str(attributes["id"]) for _, attributes in self.elements if "id" in attributes)

    @property
    def links(self) -> list[str]:
        return [str(attributes["href"]) for tag, attributes in self.elements if tag == "a"]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        assert len(attributes) == len(attrs), f"an attribute of {tag} stands twice"
        self.elements.append((tag, attributes))
        if tag not in VOID:
            inside = bool(self.open) and self.open[-1][1]
            self.open.append((tag, inside or attributes.get("class") == "tx"))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1][1]:
            self.source.append(data)
        if self.open:
            self.data[self.open[-1][0]] += len(data)


def _fact(text: str, start: int, end: int, name: str = "指标", **more: object) -> Fact:
    quote = Quote(start=start, end=end, text=text[start:end])
    quantity = Quantity(quote=quote, kind="count", value=Decimal(1), rule="plain")
    fields = {"quantity": quantity, "name": name, "role": "level", "status": "achieved", "rules": ("made",)} | more
    return Fact(sentence=Span(start=0, end=len(text)), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize("path", PATHS, ids=lambda p: p.stem)
def test_a_page_is_whole(path: Path) -> None:
    document = parsed(path)
    page = Page(html(document))
    assert [name for name, count in page.ids.items() if count > 1] == []
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
    assert "".join(page.source) == document.text
    facts = [f"f{nr}" for nr in range(1, len(document.facts) + 1)]
    assert [name for name in facts if page.ids[name] != 1 or page.ids["r" + name[1:]] != 1] == []
    outline = [a["data-path"] for tag, a in page.elements if tag == "a" and "data-path" in a]
    assert outline == [found for found, _ in sections_by_path(document)]
    assert len(outline) == sum(1 for _ in document.walk())
    for nr in range(1, len(document.diagnostics) + 1):
        assert page.ids[f"n{nr}"] == page.ids[f"m{nr}"] == page.ids[f"d{nr}"] == 1


@pytest.mark.parametrize("path", PATHS, ids=lambda p: p.stem)
def test_a_page_needs_no_other_file(path: Path) -> None:
    page = html(parsed(path))
    assert re.findall(r"https?://|//[a-z]+\.|url\(|@import|\bsrc=", page) == []
    assert len(page.encode()) < 400_000


def test_equal_documents_give_equal_pages() -> None:
    path = FIXTURES / "county_bureau_half_year.txt"
    assert html(parse_file(path)) == html(parse_file(path))


HOSTILE = [
    "一、<script>alert(1)</script>增长5%。",
    "</script><script>alert(1)</script>上半年完成投资3亿元<!--",
    '一、"><img src=x onerror=\'alert(1)\'>工作\n完成投资"3亿元"，同比增长5%。',
    "标题：<b>重点</b>&amp;&lt;工作\n索引号：\"><i>1\n名称：'onclick='\n\n新建泵站12座</div></main>。",
    "]]>{{7*7}}${alert}` javascript:alert(1) 新建泵站12座\u2028\u2029。",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_the_text_is_markup(text: str) -> None:
    document = parse(text)
    page = Page(html(document, title=text))
    assert "".join(page.source) == document.text
    assert [tag for tag, _ in page.elements if tag in {"img", "script"}] == ["script", "script"]
    assert [name for _, attributes in page.elements for name in attributes if name.startswith("on")] == []


def test_the_data_cannot_end_its_script() -> None:
    written = script_json({"a": "</script><!--\u2028\ud800&"})
    assert re.search(r"[<>&\u2028]", written) is None
    assert written.isascii()


def test_control_characters_are_seen_one_for_one() -> None:
    text = "\x00甲\x1b乙\x7f丙\u202e丁\x85戊\r\n新建泵站12座\t。"
    page = Page(html(parse(text)))
    assert "".join(page.source) == "␀甲␛乙␡丙▯丁▯戊\r\n新建泵站12座\t。"


def test_a_lone_surrogate_in_the_title_can_be_written() -> None:
    page = html(parse("新建泵站12座。"), title="a\ud800b")
    assert "<title>a\ufffdb</title>" in page
    page.encode()


def test_facts_that_overlap_are_each_marked_once() -> None:
    text = "甲乙丙丁戊己庚辛"
    spans = [(0, 4), (0, 4), (2, 6), (3, 5), (5, 5), (7, 8), (8, 8)]
    document = Document(text=text, facts=tuple(_fact(text, *span) for span in spans))
    page = Page(html(document))
    assert "".join(page.source) == text
    assert [page.ids[f"f{nr}"] for nr in range(1, len(spans) + 1)] == [1] * len(spans)
    marked = {int(n) for _, attributes in page.elements for n in str(attributes.get("data-f") or "").split()}
    assert marked == set(range(1, len(spans) + 1))


def test_a_fact_over_a_line_end_is_one_fact_in_two_lines() -> None:
    text = "完成投资3\n亿元。"
    page = Page(html(Document(text=text, facts=(_fact(text, 4, 8),))))
    assert "".join(page.source) == text
    marks = [attributes for tag, attributes in page.elements if tag == "a" and attributes.get("data-f") == "1"]
    assert [mark.get("id") for mark in marks] == ["f1", None]


def test_a_heading_over_a_line_end_is_a_heading_once() -> None:
    text = "一、\n工作情况\n平稳。"
    page = Page(html(parse(text)))
    assert "".join(page.source) == text
    headings = [attributes for tag, attributes in page.elements if tag == "span" and attributes.get("class") == "h d0"]
    assert [(each.get("role"), "id" in each) for each in headings] == [("heading", True), (None, False)]


def test_a_section_without_a_marker_has_its_place() -> None:
    """No parser gives it; a document made by hand may."""
    text = "工作情况平稳。"
    section = Section(
        style="none", marker=Quote(start=0, end=0, text=""), ordinal=None, level=4, span=Span(start=0, end=len(text))
    )
    empty = Quote(start=3, end=3, text="")
    page = Page(html(Document(text=text, sections=(section,), furniture=(empty,))))
    assert "".join(page.source) == text
    (link,) = (attributes["href"] for tag, attributes in page.elements if tag == "a" and "data-path" in attributes)
    assert page.ids[str(link)[1:]] == 1


def test_a_day_that_the_calendar_has_not_is_marked() -> None:
    page = html(parse("关于放假的通知\n各单位：\n请遵照执行。\n安陵县人民政府\n2023年2月30日"))
    assert '2023年2月30日 <em class="flaw"><span data-k="impossible">no such day</span></em>' in page


def test_pieces_are_the_whole_text_in_order() -> None:
    marks = [Mark(0, 9, "furniture"), Mark(2, 5, "fact", 1), Mark(4, 7, "fact", 2), Mark(4, 5, "item")]
    pieces = list(cut(1, 8, marks, points=(6, 1, 8)))
    assert [(p.start, p.end) for p in pieces] == [(1, 2), (2, 4), (4, 5), (5, 6), (6, 7), (7, 8)]
    assert [len(p.marks) for p in pieces] == [1, 2, 4, 2, 2, 1]


@pytest.mark.parametrize("text", ["", " \n　\n", "没有数字的一句话。"])
def test_a_document_with_nothing_in_it(text: str) -> None:
    page = html(parse(text))
    assert "".join(Page(page).source) == text
    assert "No quantified statements" in page
    assert "No numbered headings" in page
    assert "<title>Document without a title</title>" in page


def test_what_is_empty_is_marked() -> None:
    text = "文号：\n来源：局"
    label, value = Quote(start=0, end=2, text="文号"), Quote(start=7, end=8, text="局")
    source = Quote(start=4, end=6, text="来源")
    entries = (
        MetadataEntry(key="document_number", label=label, value=None, layout="colon"),
        MetadataEntry(key="source", label=source, value=value, normalized="局", layout="colon"),
    )
    page = html(Document(text=text, metadata=Metadata(entries=entries)))
    assert page.count('class="flaw"') == 1
    assert '<a href="#L2">局</a>' in page
    assert page.count('class="absent"') == 7


def test_the_title_may_be_given() -> None:
    page = html(parse("新建泵站12座。"), title="我的<标题>")
    assert "<title>我的&lt;标题&gt;</title>" in page


def test_the_policy_names_the_script() -> None:
    page = html(parse(""))
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page
    assert len(re.findall(r"script-src 'sha256-[A-Za-z0-9+/=]{44}'", page)) == 1


def test_a_title_over_two_lines_is_joined_as_chinese_is() -> None:
    assert flat("关于2024年\n  改造的通知") == "关于2024年改造的通知"
    assert flat("half\nyear  report") == "half year report"


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2024-01-01", "2024-12-31", "2024"),
        ("2024-01-01", "2024-06-30", "2024 H1"),
        ("2024-07-01", "2024-09-30", "2024 Q3"),
        ("2024-02-01", "2024-02-29", "2024-02"),
        ("2024-01-01", "2024-05-31", "2024-01 – 05"),
        ("2021-01-01", "2025-12-31", "2021–2025"),
        ("2023-11-01", "2024-02-29", "2023-11 – 2024-02"),
        ("2024-03-05", "2024-03-05", "2024-03-05"),
        ("2024-03-05", "2024-04-01", "2024-03-05 – 2024-04-01"),
    ],
)
def test_periods(start: str, end: str, shown: str) -> None:
    period = Period(start=date.fromisoformat(start), end=date.fromisoformat(end), inherited_from="clause")
    assert period_text(period) == shown


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("新建泵站12座。", ""),
        ("培训农技人员300余人。", "300 < x < 400"),
        ("漏损率不超过10%。", "x ≤ 10"),
        ("力争新建泵站不少于12座。", "x ≥ 12"),
        ("计划新建幼儿园2—3所。", "2 ≤ x ≤ 3"),
        ("绿化投入约20万元。", ""),
    ],
)
def test_bounds(text: str, bounds: str) -> None:
    assert bounds_text(parse(text).facts[0].quantity) == bounds


def test_bars_have_a_zero_between_their_ends() -> None:
    text = "工业投资增长8%，旅游收入下降3.4%，税收增长6%，进出口总额增长300%。"
    low, high = growth_axis(parse(text).facts)
    assert low == Decimal("-3.4")
    assert Decimal(8) < high < Decimal(300)
    page = html(parse(text))
    assert page.count('class="bar-of long"') == page.count('class="bar-of neg"') == 1
    assert growth_axis(()) == (0, 1)


def test_what_has_no_word_of_the_interface_is_shown_as_it_is() -> None:
    assert word("absent") == '<span data-k="absent">not found</span>'
    assert word("price_of_<b>") == "price of &lt;b&gt;"


def test_every_word_is_told_in_two_languages() -> None:
    for key, (english, chinese) in words().items():
        assert english, key
        assert chinese, key


def test_every_value_of_the_model_has_a_word() -> None:
    schema = Document.model_json_schema()["$defs"]
    fact, period, comparison = (schema[name]["properties"] for name in ("Fact", "Period", "Comparison"))
    values = [*fact["role"]["enum"], *fact["status"]["enum"], *period["inherited_from"]["enum"]]
    values += [*comparison["basis"]["enum"], *schema["Quantity"]["properties"]["approximation"]["anyOf"][0]["enum"]]
    assert [value for value in values if value not in words()] == []


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
def test_text_is_read_on_its_ground(mode: int) -> None:
    for ground in ("paper", "sheet"):
        for name in ("ink", "soft", "accent", "remark", "level", "change", "share", "rank", "standard"):
            assert _contrast(COLOURS[name][mode], COLOURS[ground][mode]) >= 4.5, (name, ground)
    assert _contrast(COLOURS["ink"][mode], COLOURS["glow"][mode]) >= 4.5


def _contrast(one: str, other: str) -> float:
    """The contrast of WCAG 2.2."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_findings_are_shown_among_the_remarks_each_once() -> None:
    document = parse("位列17个县区中第19位。\n三、问题\n“仍有不足。")
    plain, shown = html(document), html(document, findings=check(document))
    assert "F107" not in plain
    assert "位次为第19位" in shown
    assert shown.count('<tr id="d') == plain.count('<tr id="d') + 1
    assert html(document, findings=document.diagnostics) == plain
