"""A single blank inside a clause of prose is noise of copying; those of lists, labels, couplets and headings are not."""

from __future__ import annotations

import pytest

import govdoc_parse as gp
from govdoc_parse.model.outline import Paragraph
from govdoc_parse.model.span import Span
from govdoc_parse.stages.text.source import read_source
from govdoc_parse.stages.text.squeezed import squeeze

HEAD = "岚山县2024年工作总结\n\n一、工作情况\n\n"


def _read(text: str) -> str:
    paragraph = Paragraph(spans=(Span(start=0, end=len(text)),), items=())
    return squeeze(read_source(text), [paragraph]).fold


@pytest.mark.parametrize("blank", [" ", "\xa0"])
@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("对入库企业按月走访,确", "保全年新增规上企业15家。"),
        ("对占地5亩以", "上的企业按月走访,掌握用工变化。"),
        ("全", "县对入库企业按月走访,掌握用工变化。"),
    ],
)
def test_a_blank_inside_a_clause_goes(before: str, behind: str, blank: str) -> None:
    assert _read(before + blank + behind) == before + behind


@pytest.mark.parametrize(
    "text",
    [
        "会议由县长主持,参加会议的有周成 吴敏 郑楠等人。",
        "项目已经批复,项目名称:城东水厂扩建 建设规模:日供水500吨。",
        "开展“老街焕新 古桥重生”活动,共举办文艺演出15场。",
        "加强组织领导 各镇要把此项工作摆上重要位置,明确专人负责。",
        "对入库企业按月走访,确\u3000保全年新增规上企业15家。",
        "走访企业15家 帮扶企业",
    ],
)
def test_other_blanks_stay(text: str) -> None:
    assert _read(text) == text.replace("\u3000", " ")


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("民生支出分别增长4.2%、8. 7%、2.9%。", "8. 7%", "8.7"),
        ("企业服务指标得分87 .3分,位列全市第5位。", "87 .3分", "87.3"),
        ("日供水规模二百立 方米以上的,配备净化设施。", "二百立 方米", "200"),
    ],
)
def test_blanks_inside_figures(text: str, quote: str, value: str) -> None:
    found = {f.quantity.quote.text: str(f.quantity.value) for f in gp.parse(HEAD + text).facts}
    assert found[quote] == value


def test_blanks_inside_ratios_and_units() -> None:
    facts = gp.parse(HEAD + "三次产业结构由12 .6∶41.2∶46.2调整为9.4∶38. 9∶51.7,补助提高到89元 /人。").facts
    assert [f.quantity.ratio for f in facts[:2]] == ["12.6:41.2:46.2", "9.4:38.9:51.7"]
    assert facts[2].quantity.quote.text == "89元 /人"


def test_a_word_with_a_blank_in_it_says_what_the_word_says() -> None:
    (fact,) = gp.parse(HEAD + "对入库企业按月走访，力 争全年新增规上企业15家。").facts
    assert fact.status == "planned"
