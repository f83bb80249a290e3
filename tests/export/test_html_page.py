"""The page of a document: whole, safe, alone."""

from __future__ import annotations

import csv
import io
import json
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
from govdoc_parse.export import html, panel, write_csv
from govdoc_parse.export.view.cuts import Mark, cut
from govdoc_parse.export.view.escape import flat, script_json
from govdoc_parse.export.view.figures import bounds_text, exact_text, growth_axis, period_text, value_text
from govdoc_parse.export.view.headline import SHOWN, headline
from govdoc_parse.export.view.outline import sections_by_path
from govdoc_parse.export.view.palette import COLOURS
from govdoc_parse.export.view.words import word, words
from govdoc_parse.findings import check
from govdoc_parse.model import Finding, MetadataEntry, Period, Quote, Span

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
    "2024年，全县地区生产总值<img src=x>186.4亿元<script>，一般公共预算收入“</script>”12亿元，增长<b>5%。",
    "2024年部门决算\n单位：万元\n| 项目</td><script> | 金额 |\n| <img src=x onerror=alert(1)> | 12.5 |\n",
    "]]>{{7*7}}${alert}` javascript:alert(1) 新建泵站12座\u2028\u2029。",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_the_text_is_markup(text: str) -> None:
    document = parse(text)
    quote = Quote(start=0, end=len(text), text=document.text)
    finding = Finding(
        code=text, span=Span(start=0, end=1), severity="error", message=text, message_zh=text, places=(quote,)
    )
    page = Page(html(document, title=text, name=text, findings=(*check(document), finding)))
    assert "".join(page.source) == document.text
    assert [tag for tag, _ in page.elements if tag in {"img", "script"}] == ["script"] * 4
    assert [name for _, attributes in page.elements for name in attributes if name.startswith("on")] == []


def test_the_data_cannot_end_its_script() -> None:
    value = {"a": "</script><!--\u2028\u2029\ud800&\x7f\x85\u202e\x00\ufffe中文"}
    written = script_json(value)
    assert re.search("[<>&\u2028\u2029\ud800\x00\x7f\x85\u202e\ufffe]", written) is None
    assert "中文" in written
    assert json.loads(written) == value


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


def test_labels_without_a_value_are_folded_away_and_nothing_is_said_of_what_is_absent() -> None:
    text = "文号：\n来源：局"
    label, value = Quote(start=0, end=2, text="文号"), Quote(start=7, end=8, text="局")
    source = Quote(start=4, end=6, text="来源")
    entries = (
        MetadataEntry(key="document_number", label=label, value=None, layout="colon"),
        MetadataEntry(key="source", label=source, value=value, normalized="局", layout="colon"),
        MetadataEntry(key=None, label=None, value=None, layout="colon"),
    )
    page = html(Document(text=text, metadata=Metadata(entries=entries)))
    assert '<a href="#L2">局</a>' in page
    assert '<summary>1 <span data-k="empties">labels without a value</span></summary><p lang="zh-Hans">文号</p>' in page
    assert "<dt>" not in page.partition('class="stated"')[0].partition('class="meta"')[2]
    assert 'class="own"' not in page
    assert '<div class="meta"></div>' in html(Document(text=text))


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


@pytest.mark.parametrize(
    ("text", "shown", "exact"),
    [
        ("固定资产投资13.7万亿元", "13.7万亿元", "13,700,000,000,000 元"),
        ("税收收入137008.4亿元", "137,008.4亿元", "13,700,840,000,000 元"),
        ("用电量5.87亿千瓦时", "5.87亿千瓦时", "587,000,000 千瓦时"),
        ("企业12000家", "1.2万家", "12,000 家"),
        ("企业12345家", "12,345 家", "12,345 家"),
        ("税收收入12345678901.23元", "≈123.46亿元", "12,345,678,901.23 元"),
        ("新建绿地2—3万亩", "2–3万亩", "20,000–30,000 亩"),
        ("新建绿地9000—12000亩", "9,000–12,000 亩", "9,000–12,000 亩"),
        ("增长5.60%", "5.60%", "5.60%"),
    ],
)
def test_values_are_shown_in_the_magnitudes_of_chinese(text: str, shown: str, exact: str) -> None:
    (fact,) = parse(f"2024年，全县{text}。").facts
    assert (value_text(fact.quantity), exact_text(fact.quantity)) == (shown, exact)


@pytest.mark.parametrize("value", ["1E+19", "1E+20", "1E+40", "-1E+40", "123456789012345678901234567890.5"])
def test_no_value_is_too_large_to_be_shown(value: str) -> None:
    quote = Quote(start=0, end=1, text="x")
    quantity = Quantity(quote=quote, kind="money", value=Decimal(value), unit="元", rule="plain")
    assert value_text(quantity).endswith("元")


def test_a_value_that_is_shortened_is_given_in_full_as_well() -> None:
    page = html(parse("2024年，全县完成投资3亿元，新建泵站12座。"))
    assert '<span title="300,000,000 元" role="img" aria-label="300,000,000 元">3亿元</span>' in page
    assert '<td class="c-value" data-v="12">12 座</td>' in page


REPORT = """云溪县2025年政府工作报告
一、2024年工作回顾
2024年，全县地区生产总值186.4亿元，增长5.6%。一般公共预算收入12.3亿元，增长4.1%。2023年，社会消费品零售总额60亿元。
二、2025年工作安排
2025年，地区生产总值增长5%左右，城镇新增就业3000人以上，居民收入与经济增长同步。
"""


def test_headline_figures_are_outcomes_of_one_year_then_targets() -> None:
    cells = headline(panel(parse(REPORT)))
    assert [(next(iter(c.values())).indicator, [(m, r.year, r.quote) for m, r in c.items()]) for c in cells] == [
        ("地区生产总值", [("level", 2024, "186.4亿元"), ("growth", 2024, "5.6%"), ("target_growth", 2025, "5%")]),
        ("一般公共预算收入", [("level", 2024, "12.3亿元"), ("growth", 2024, "4.1%")]),
        ("城镇新增就业", [("target_level", 2025, "3000人")]),
        ("居民人均可支配收入", [("target_growth", 2025, "居民收入与经济增长同步")]),
    ]
    assert len(headline(panel(parsed(FIXTURES / "statistical_communique.txt")))) == SHOWN
    assert headline(()) == []


def test_headline_figures_lead_to_their_facts_and_say_how_sure_they_are() -> None:
    page = html(parse(REPORT))
    shown = page.partition('<section class="headline"')[2].partition("</section>")[0]
    assert '<a class="growth" href="#f2">+5.6%</a>' in shown
    assert '<p class="sure high">' in shown
    assert '<small><span data-k="target">target</span> 2025</small> <span data-k="about">about</span> 5%</a>' in shown
    assert '<a class="target_growth" href="#L5">' in shown  # in words: no fact, its line
    assert 'class="headline"' not in html(parse("第一条　为规范管理，制定本办法。"))


def _cells_of(page: str) -> list[list[str]]:
    """The table that the script writes: its columns, then a row for each fact."""
    data = re.search(r'id="sheet">(.*?)</script>', page)
    assert data is not None
    found = json.loads(data[1])
    source = "".join(Page(page).source)
    columns = []
    for kept, which in found["cells"]:
        full = [cell if isinstance(cell, str) else source[cell[0] : cell[1]] for cell in kept]
        rows = len(re.findall('<tr id="r', page))
        columns.append([full[which[row] if which else 0] for row in range(rows)])
    return [found["columns"], *(list(row) for row in zip(*columns, strict=True))]


@pytest.mark.parametrize("path", PATHS, ids=lambda p: p.stem)
def test_the_page_holds_the_table_of_facts_as_it_is_exported(path: Path, tmp_path: Path) -> None:
    document = parsed(path)
    write_csv({path.name: document}, tmp_path / "facts.csv")
    exported = list(csv.reader(io.StringIO((tmp_path / "facts.csv").read_text(encoding="utf-8-sig"), newline="")))
    assert _cells_of(html(document, name=path.name)) == exported


def test_cells_of_the_page_are_no_formulas() -> None:
    text = "=HYPERLINK(1)，新建泵站12座。"
    rows = _cells_of(html(Document(text=text, facts=(_fact(text, 16, 19, name="@SUM(1)"),))))
    row = dict(zip(*rows, strict=True))
    assert row["name"] == "'@SUM(1)"
    assert row["sentence"] == f"'{text}"


def test_the_table_of_a_page_holds_what_the_page_cannot_show() -> None:
    text = "上半年\x1b新建泵站\n12座。"
    rows = _cells_of(html(parse(text)))
    assert dict(zip(*rows, strict=True))["sentence"] == "上半年\x1b新建泵站 12座。"


def test_findings_are_listed_apart_each_with_the_places_that_contradict() -> None:
    text = "地区生产总值80亿元，其中第一产业增加值10亿元，第二产业增加值20亿元，第三产业增加值30亿元。\n三、问题\n“仍有不足。"
    document = parse(text)
    found = check(document)
    finding = next(each for each in found if each.code == "F101")
    plain, shown = html(document), html(document, findings=found)
    assert "F101" not in plain
    assert 'id="findings"' not in plain
    part = shown.partition('<section id="findings"')[2].partition("</section>")[0]
    assert part.count('<tr id="d') == 1
    for place in finding.places:
        assert f'href="#L1" data-at="{place.start}-{place.end}">{place.text}</a>' in part
    assert shown.partition('<section id="remarks"')[2].count('<tr id="d') == len(document.diagnostics)
    assert html(document, findings=document.diagnostics) == plain


def test_remarks_are_there_in_both_languages() -> None:
    document = parse("三、问题\n“仍有不足。")
    page = html(document)
    for each in document.diagnostics:
        assert f'<span class="in-en" lang="en">{each.message}</span>' in page
        assert f'<span class="in-zh" lang="zh-Hans">{each.message_zh}</span>' in page
