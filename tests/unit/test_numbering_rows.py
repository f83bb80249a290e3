"""What a numbering style does beside matching stands in its row, so a row of a user does it too."""

from __future__ import annotations

from typing import Any

import govdoc_parse as gp
from govdoc_parse.lexicon import NumberingStyle

CN = "(?P<n>[一二三四五六七八九十])"


def _parser(pattern: str, **fields: Any) -> gp.Parser:
    style = NumberingStyle(id="mine", level=5, pattern=pattern, digits="chinese", example="〈一〉总则", **fields)
    return gp.Parser(gp.Lexicon.default().extend(numbering=[style]))


def _sections(text: str, parser: gp.Parser) -> list[tuple[str, str | None]]:
    return [(str(section.marker), section.heading and str(section.heading)) for _, section in parser.parse(text).walk()]


def test_a_style_in_series_needs_a_second_member() -> None:
    alone, two = "做法〈一〉摸清底数\n逐村核查。", "〈一〉摸清底数\n逐村核查。\n〈二〉整改到位\n限期销号。"
    parser = _parser(f"(?:做法)?〈{CN}〉", series="mine")
    assert _sections(alone, parser) == []
    assert _sections(two, parser) == [("〈一〉", "摸清底数"), ("〈二〉", "整改到位")]
    assert _sections(alone, _parser(f"(?:做法)?〈{CN}〉")) == [("做法〈一〉", "摸清底数")]


def test_a_style_may_count_in_the_series_of_another() -> None:
    parser = _parser(f"〈{CN}〉", series="dotted")
    assert _sections("〈一〉总则\n内容。", parser) == []
    assert _sections("〈一〉总则\n1.1 目的\n内容。\n1.2 依据\n内容。", parser)[0] == ("〈一〉", "总则")


def test_a_marker_opens_the_enumeration_of_its_group() -> None:
    text = "〈一〉抓生产，稳增长；二是抓就业，惠民生；三是抓安全，防风险。"
    opened, apart = _parser(f"〈{CN}〉", item_group="is"), _parser(f"〈{CN}〉")
    items = [item.ordinal for item in opened.parse(text).sections[0].paragraphs[0].items]
    assert items == [2, 3]
    assert apart.parse(text).sections[0].paragraphs[0].items == ()


def test_a_heading_that_lost_its_break_is_cut_behind_a_stop() -> None:
    text = "〈一〉安置方式。采用货币安置和房票安置。〈二〉房票面值和房源库\n逐户核定。"
    cut = [("〈一〉", "安置方式"), ("〈二〉", "房票面值和房源库")]
    assert _sections(text, _parser(f"〈{CN}〉", inline=True, glues="stop")) == cut
    assert _sections(text, _parser(f"〈{CN}〉", inline=True)) == cut[:1]


def test_a_heading_whose_stop_was_lost_too_is_cut_behind_a_figure() -> None:
    text = "〈一〉农业生产稳定。增加值增长4.2%〈二〉工业经济加快回升。产值增长5%。"
    figure = _parser(f"〈{CN}〉", inline=True, glues="figure")
    assert _sections(text, figure) == [("〈一〉", "农业生产稳定"), ("〈二〉", "工业经济加快回升")]
    assert len(_sections(text, _parser(f"〈{CN}〉", inline=True, glues="stop"))) == 1


def test_a_row_of_level_three_is_an_article() -> None:
    row = NumberingStyle(id="rule", level=3, pattern=f"规则{CN}", digits="chinese", example="规则一 申请人应当登记。")
    parser = gp.Parser(gp.Lexicon.default().extend(numbering=[row]))
    two = "规则一【登记】申请人应当登记。\n规则二 登记后公示。"
    assert _sections(two, parser) == [("规则一", "登记"), ("规则二", None)]
    assert _sections("规则四中的措施已经落实。", parser) == []
    assert _sections("规则四 措施已经落实。", parser) == [("规则四", None)]
