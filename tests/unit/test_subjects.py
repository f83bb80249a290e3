from __future__ import annotations

import pytest

import govdoc_parse as gp


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("东坪镇粮食产量3万吨，增长5%。", ["东坪镇", "东坪镇"]),
        ("华瑞纺织有限公司实现产值12亿元，上缴税收1.1亿元。", ["华瑞纺织有限公司", "华瑞纺织有限公司"]),
        ("华瑞纺织有限公司实现产值12亿元。税收增长3%。", ["华瑞纺织有限公司", None]),
        ("云渡大桥项目完成投资3.2亿元，全县完成投资86亿元。", ["云渡大桥项目", None]),
        ("2024年，松河水库发电1.2亿千瓦时。", ["松河水库"]),
        ("引进公司完成投资3亿元。", [None]),
        ("规上工厂实现产值3亿元。", [None]),
        ("绿色工厂达到26家。", [None]),
        ("全镇完成投资3亿元。", [None]),
        ("旅游收入3亿元。", [None]),
    ],
)
def test_what_opens_a_clause_may_be_its_subject(text: str, expected: list[str | None]) -> None:
    document = gp.parse(text)
    assert [fact.subject for fact in document.facts] == expected
    for fact in document.facts:
        assert "".join(quote.text for quote in fact.subject_quotes) == (fact.subject or "")


def test_a_comparison_is_no_region() -> None:
    facts = gp.parse("规上工业增加值增长8.6%，超全市平均3.1个百分点；数量居全市第一；增速列全省第二。").facts
    assert [fact.region for fact in facts] == [None] * len(facts)
