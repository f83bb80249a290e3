"""A line end inside the first clause of a paragraph is joined where a figure or a sentence goes on behind it."""

from __future__ import annotations

import pytest

import govdoc_parse as gp

HEAD = "岚山县2024年工作总结\n\n一、工作情况\n\n"


def _lines(text: str) -> int:
    document = gp.parse(HEAD + text)
    return sum(d.code == "PARA_SPLIT" for d in document.diagnostics)


@pytest.mark.parametrize(
    "text",
    [
        "走访产值亿元以上的39\n家重点企业，掌握用工变化。",
        "新增示范县5\n—7个，新开通线路3条。",
        "新增示范县5—7\n个，新开通线路3条。",
        "年末常住人口42.6万\n人，比上年减少0.7万人。",
        "改造供水管网38公\n里、改造泵站21座，漏损率下降。",
        "日供水规模二百立\n方米以上的，配备净化设施。",
        "日供水规模二\n百立方米以上的，配备净化设施。",
        "平均浓度31.4微克/立\n方米、下降4.8%，优良天数增加。",
        "所有项目6月\n30日前必须开工，年底前完工。",
        "研发投入强度提高\n到2.49%，居全省第3位。",
        "养护资金每公里\n不少于1万元，由县财政安排。",
        "用地5亩以\n上的企业，按季评价。",
    ],
)
def test_a_figure_that_goes_on(text: str) -> None:
    broken = [(f.quantity.quote.text.replace("\n", ""), f.role) for f in gp.parse(HEAD + text).facts]
    whole = [(f.quantity.quote.text, f.role) for f in gp.parse(HEAD + text.replace("\n", "")).facts]
    assert _lines(text) == 1
    assert broken == whole


@pytest.mark.parametrize(
    "text",
    [
        "重点任务2\n家庭医生签约要做实，全年上门服务。",
        "推进阶段3\n个性化服务全面铺开，群众满意。",
        "加强组织领导\n各镇要把此项工作摆上重要位置，明确专人。",
        "完成老旧管网改造38\n\n家家户户通水，水质达标。",
    ],
)
def test_a_heading_that_does_not(text: str) -> None:
    assert _lines(text) == 0
