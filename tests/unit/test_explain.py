from __future__ import annotations

import pytest

import govdoc_parse as gp

TEXT = "发布机构：安陵县教育局\n发布日期：2023-01-19\n\n一、工作总结\n全年新增学位1620个，同比增长6.4%。"


def _what(offset: int) -> list[tuple[str, str]]:
    return [(item.what, item.rule) for item in gp.explain(gp.parse(TEXT), offset)]


def test_metadata_is_explained_by_its_layout() -> None:
    assert ("metadata", "colon: publisher") in _what(TEXT.index("安陵县"))


def test_a_fact_is_explained_with_its_evidence() -> None:
    found = _what(TEXT.index("6.4%"))
    assert ("quantity", "plain") in found
    assert ("indicator", "indicator.inherited") in found
    assert ("comparison", "comparison.stated") in found
    assert ("status", "status.frame") in found


def test_an_offset_outside_is_an_error() -> None:
    with pytest.raises(ValueError, match="no offset"):
        gp.explain(gp.parse(TEXT), len(TEXT) + 1)


def test_every_attribute_has_its_evidence() -> None:
    found = {item.what: item for item in gp.explain(gp.parse(TEXT), TEXT.index("6.4%"))}
    assert (found["role"].rule, found["role"].evidence) == ("role.change", "change up: 增长")
    assert (found["comparison"].rule, found["comparison"].evidence) == ("comparison.stated", "yoy: 同比")
    assert found["status"].evidence == "achieved: the heading “工作总结”"
    assert found["status"].evidence_zh == "已完成：小标题「工作总结」"
    assert found["period"].evidence == "2023-01-01..2023-12-31: 全年"
    assert found["period"].evidence_zh == "2023-01-01..2023-12-31：「全年」"


FRAMES = [
    ("安陵县2023年工作总结\n\n新建公路3公里。", "period", "the title “安陵县2023年工作总结”"),
    ("安陵县2023年工作总结\n\n新建公路3公里。", "status", "the genre, work summary"),
    ("安陵县2024年工作计划\n\n一、2023年工作情况\n新建公路3公里。", "period", "the heading “2023年工作情况”"),
    ("安陵县交通局情况\n\n2022年，全县交通有序发展。新建公路3公里。", "period", "the words before it, “2022年”"),
    ("红岭街道工作报告\n\n2023年工作回顾\n新建公园3个。", "period", "the heading “2023年工作回顾”"),
    ("安陵县统计公报\n发布日期：2024-03-05\n\n新建公园3个。", "period", "the date of the document, 2024-03-05"),
    (
        "安陵县统计公报\n\n新建公园3个。\n\n安陵县统计局\n2024年3月5日",
        "period",
        "the date of the signature, 2024-03-05",
    ),
    ("供水率由91.2%提高到93.5%。", "period", "a value to start from, whose time no word states"),
    ("安陵县2023年工作总结\n\n|项目|数量（个）|\n|公园|3|\n|学校|5|", "period", "the title “安陵县2023年工作总结”"),
    (
        "|项目|2022年|\n|公园（个）|3|\n|学校（个）|5|",
        "period",
        "the heads of its row and column, or the caption of the table",
    ),
    (
        "安陵县工程表\n|项目|2022年预算数（元）|\n|公园|33|\n|学校|55|",
        "status",
        "the heads of its row and column, or the caption of the table",
    ),
]


@pytest.mark.parametrize(("text", "what", "reason"), FRAMES)
def test_what_the_frame_lends_is_explained_by_its_place(text: str, what: str, reason: str) -> None:
    document = gp.parse(text)
    at = document.facts[0].quantity.quote.start
    (found,) = [item for item in gp.explain(document, at) if item.what == what]
    assert found.evidence.partition(": ")[2] == reason
    assert found.evidence_zh


def test_a_status_is_explained_by_its_word() -> None:
    text = "力争建成泵站12座。"
    found = {item.what: item for item in gp.explain(gp.parse(text), text.index("12"))}
    assert (found["status"].rule, found["status"].evidence) == ("status.cue_planned", "planned: 力争")


def test_what_was_considered_is_told() -> None:
    text = "全县推进“三区三基地”建设，完成投资3.5亿元。"
    document = gp.parse(text)
    masked = [item.evidence for item in gp.explain(document, text.index("三区")) if item.what == "candidate"]
    assert any(line.endswith("no quantity: masked") for line in masked)
    taken = [item for item in gp.explain(document, text.index("3.5")) if item.what == "candidate"]
    assert [(item.rule, item.evidence) for item in taken if item.evidence.endswith("taken")] == [
        ("quantity plain", "3.5亿元: taken")
    ]


def test_what_a_rule_declined_and_what_came_before_it_is_told() -> None:
    """三项任务 is no count; of the 2—3所 that is taken, 3所 alone would be a quantity too; 今年 is a time."""
    text = "今年部署三项任务，再建幼儿园2—3所。"
    told = {
        item.evidence
        for offset in map(text.index, ("今年", "三项", "3所"))
        for item in gp.explain(gp.parse(text), offset)
    }
    assert {"今年: matches", "三项: declined by its own check", "2—3所: taken"} <= told
    assert "3所: passed over for a rule before it" in told


def test_a_figure_without_an_indicator_is_its_own_evidence() -> None:
    text = "共计300万元。"
    document = gp.parse(text)
    assert document.facts[0].indicator is None
    found = {item.what: item for item in gp.explain(document, text.index("300"))}
    assert "indicator" not in found
    assert (found["role"].rule, found["role"].evidence) == ("role.level", "level: by the words around the figure")
    assert found["status"].evidence == "achieved: no word, heading, title or date says otherwise"


def test_between_the_lines_stands_nothing() -> None:
    document = gp.parse("新建泵站12座。\n\n新建水闸3座。")
    assert gp.explain(document, 9) == ()


def test_the_parser_that_made_the_document_can_be_given() -> None:
    unit = gp.Unit(id="mu_cart", surfaces=("牛车",), dimension="count", example="运粮12牛车")
    parser = gp.Parser(gp.Lexicon.default().extend(units=[unit]))
    text = "运粮12牛车。"
    document = parser.parse(text)
    assert any(item.evidence == "12牛车: taken" for item in gp.explain(document, 2, parser))
