from __future__ import annotations

import pytest

import govdoc_parse as gp
from govdoc_parse import export
from govdoc_parse.lexicon.regions import gazetteer

BODY = "\n\n一、工作情况\n工作平稳。\n"


def _region(title: str, body: str = BODY) -> tuple[str, str | None, str | None] | None:
    region = gp.parse(title + body).region
    return None if region is None else (region.name, region.code, region.level)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("2025年江苏省政府工作报告", ("江苏省", "320000", "province")),
        ("浙江省水利厅关于做好防汛工作的通知", ("浙江省", "330000", "province")),
        ("【广西省南宁市】关于调整住房政策的通知", ("南宁市", "450100", "prefecture")),
        ("【江西省萍乡市上粟县】《上栗县房地产市场健康发展的若干措施》", ("上栗县", "360322", "county")),
        ("【江西省萍乡市青粟县】关于防汛工作的通知", ("青粟县", None, "county")),
        ("《佛山市环境管理办法》解读", ("佛山市", "440600", "prefecture")),
        ("关于深圳市2024年预算执行情况的报告", ("深圳市", "440300", "prefecture")),
        ("关于印发《深圳市防汛预案》的通知", ("深圳市", "440300", "prefecture")),
        ("中共广东省委关于印发规划的通知", ("广东省", "440000", "province")),
        ("2023年上半年恩施州经济运行情况", ("恩施土家族苗族自治州", "422800", "prefecture")),
        ("襄樊市2005年政府工作报告", ("襄樊市", "420600", "prefecture")),
        ("重庆市1990年工作总结", ("重庆市", "510200", "prefecture")),
        ("重庆市2005年工作总结", ("重庆市", "500000", "province")),
        ("潜江市住建局2024年工作总结", ("潜江市", "429005", "county")),
        ("北京市朝阳区2023年政府工作报告", ("朝阳区", "110105", "county")),
        ("朝阳区2023年政府工作报告", ("朝阳区", None, "county")),
        ("桃源县漳江街道2024年工作总结", ("漳江街道", None, "township")),
        ("天门市高新区管委会2024年工作总结", ("高新区", None, None)),
        ("新陵开发区管委会2024年工作总结", ("新陵开发区", None, None)),
        ("松河县2024年工作总结", ("松河县", None, "county")),
        ("国务院关于规划的批复", ("中华人民共和国", None, "nation")),
        ("国家税务总局深圳市税务局2024年工作总结", ("深圳市", "440300", "prefecture")),
        ("国家统计局恩施调查队2024年工作总结", None),
        ("山西路街道2024年工作总结", ("山西路街道", None, "township")),
        ("新疆生产建设兵团2024年统计公报", None),
        ("城区老旧小区改造实施方案", None),
        ("全市2024年工作总结", None),
        ("某县2024年工作总结", None),
        ("县教育局2024年工作总结", None),
    ],
)
def test_a_title_tells_the_region(title: str, expected: tuple[str, str | None, str | None] | None) -> None:
    assert _region(title) == expected


def test_a_zone_is_a_child_of_its_city() -> None:
    for title in ("天门高新区2024年工作总结", "天门市高新区管委会2024年工作总结"):
        region = gp.parse(title + BODY).region
        assert region is not None
        assert (region.parent, region.code) == ("429006", None)
    assert gp.parse("新陵开发区管委会2024年工作总结" + BODY).region.parent is None  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("朝阳区2023年政府工作报告\n\n一、情况\n工作平稳。\n\n北京市朝阳区人民政府\n2023年1月5日\n", "110105"),
        ("发布机构：襄阳市水利局\n\n关于防汛工作的通知\n\n各单位：\n请照办。\n", "420600"),
        ("关于防汛工作的通知\n\n各单位：\n请照办。\n\n襄阳市水利局\n2023年1月5日\n", "420600"),
        ("政府工作报告\n——2026年1月28日在云南省第十四届人民代表大会第四次会议上\n\n各位代表：\n工作平稳。\n", "530000"),
        ("文号：冀政办发〔2024〕9号\n\n关于防汛工作的通知\n\n请照办。河北省各市参照。\n", "130000"),
        ("文号：冀政办发〔2024〕9号\n\n关于防汛工作的通知\n\n请照办。\n", None),
        ("Action Plan for Innovation in Shandong Province (2023 - 2025)\n\nI. Goals\n", "370000"),
        ("政府工作报告\n\n在松河县第八届人民代表大会上\n\n工作平稳。\n", None),
    ],
)
def test_where_the_title_is_silent_metadata_and_signature_tell_it(text: str, expected: str | None) -> None:
    region = gp.parse(text).region
    assert (region.code if region else None) == expected


def test_the_report_of_the_state_council_is_of_the_nation() -> None:
    text = "政府工作报告\n——1987年3月25日在第六届全国人民代表大会第五次会议上\n\n各位代表：\n工作平稳。\n"
    region = gp.parse(text).region
    assert region is not None
    assert (region.level, region.quote.text if region.quote else None) == ("nation", "第六届全国人民代表大会")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("安陵县", ("安陵县", None)),
        ("130100", ("石家庄市", "130100")),
        ("深圳", ("深圳市", "440300")),
        ("北京市朝阳区", ("朝阳区", "110105")),
        ("朝阳区", ("朝阳区", None)),
        ("全国", ("中华人民共和国", None)),
    ],
)
def test_the_word_of_the_caller_outranks_the_title(said: str, expected: tuple[str, str | None]) -> None:
    region = gp.parse("江苏省2024年工作总结" + BODY, region=said).region
    assert region is not None
    assert (region.name, region.code, region.quote) == (*expected, None)


TEXT = """南京市2024年工作总结

全市生产总值1.8万亿元。江宁区生产总值3000亿元。全省增长5%。全国增长5.2%。全县增长3%。青粟县增长2%。

| 区 | 粮食产量（万吨） |
| 鼓楼区 | 3.1 |
"""


def test_a_figure_is_of_the_region_beside_it_or_of_the_document() -> None:
    columns = [column.name for column in export.TABLES["facts"]]
    rows = [dict(zip(columns, row, strict=True)) for row in export.table_rows(gp.parse(TEXT))]
    assert [(row["region_stated"], row["region"], row["region_code"], row["indicator_id"]) for row in rows] == [
        ("全市", "南京市", "320100", "gdp"),
        ("江宁区", "江宁区", "320115", "gdp"),
        ("全省", "江苏省", "320000", None),
        ("全国", "中华人民共和国", None, None),
        ("全县", None, None, None),
        ("青粟县", "青粟县", None, None),
        (None, "鼓楼区", "320106", "grain"),
    ]


def test_without_a_region_a_whole_one_is_unknown() -> None:
    columns = [column.name for column in export.TABLES["facts"]]
    (row,) = export.table_rows(gp.parse("全市生产总值1.8万亿元。"))
    assert dict(zip(columns, row, strict=True))["region"] is None


def test_the_divisions_are_whole() -> None:
    places = gazetteer()
    for code in ("110000", "320106", "653131", "820000"):
        assert places.coded(code) is not None
    assert {unit.code for unit in places.resolve(("鼓楼区",), 2024)} == {"320106", "320302", "350102", "410204"}
    assert [unit.code for unit in places.resolve(("江苏省", "南京市", "鼓楼区"), 2024)] == ["320106"]
    assert places.resolve(("浙江省", "南京市")) == ()
    assert places.coded("999999") is None
