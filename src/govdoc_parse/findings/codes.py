"""The codes of findings: figures that contradict each other (F), and form (D)."""

from __future__ import annotations

from dataclasses import dataclass

from govdoc_parse.model.diagnostic import Severity
from govdoc_parse.terms import Term, terms


@dataclass(frozen=True, slots=True)
class Code:
    """A text that a code is found in; `last` is the report of the year before, if it needs one. `terms` holds what it says."""

    severity: Severity
    example: str
    last: str | None = None


FIGURES: dict[str, Code] = {
    "F101": Code(
        "error",
        "地区生产总值100亿元，其中第一产业增加值10亿元，第二产业增加值40亿元，第三产业增加值60亿元。",
    ),
    "F102": Code(
        "error",
        "三次产业结构比为12.1:38.2:50.7。",
    ),
    "F103": Code(
        "error",
        "新增企业120家，其中规模以上企业150家。",
    ),
    "F104": Code(
        "error",
        "税收收入30亿元，占一般公共预算收入50亿元的65%。",
    ),
    "F105": Code(
        "error",
        "综合覆盖率由91.2%提高到93.5%，提高3.2个百分点。",
    ),
    "F106": Code(
        "error",
        "贷款余额达到110亿元，比上年增加10亿元，增长12%。",
    ),
    "F107": Code(
        "error",
        "位列17个县区中第19位。",
    ),
    "F108": Code(
        "warning",
        "安陵县2023年工作总结\n\n一、工作情况\n全年一般公共预算收入15.2亿元，增长4%。\n二、主要成效\n全年一般公共预算收入16.8亿元。",
    ),
    "F109": Code(
        "error",
        "表1 投资完成情况\n单位：万元\n| 项目 | 计划投资 | 完成投资 |\n| 道路 | 300 | 210 |\n| 桥梁 | 200 | 150 |\n| 泵站 | 100 | 90 |\n| 合计 | 600 | 480 |",
    ),
    "F110": Code(
        "warning",
        "表2 收入情况\n单位：万元\n| 项目 | 上年数 | 本年数 | 增减额 |\n| 税收 | 3120 | 3360 | 240 |\n| 收费 | 415 | 388 | -27 |\n"
        "| 罚没 | 96 | 131 | 35 |\n| 租金 | 284 | 351 | 76 |\n| 其他 | 57 | 60 | 3 |",
    ),
    "F111": Code(
        "error",
        "安陵县2023年国民经济和社会发展统计公报\n\n年末全县常住人口50万人，其中城镇常住人口30万人。常住人口城镇化率64.5%。",
    ),
    "F112": Code(
        "error",
        "全年地区生产总值100亿元，增长6.5%，其中，第一产业增加值10亿元，增长3.1%；第二产业增加值40亿元，增长6.0%；第三产业增加值50亿元，增长5.2%。",
    ),
    "F113": Code(
        "warning",
        "安陵县2024年政府工作报告\n\n一、2023年工作回顾\n高新技术企业达到85家。\n二、2024年主要目标\n高新技术企业达到80家以上。",
    ),
    "F114": Code(
        "warning",
        "安陵县2023年工作总结\n\n一、工作情况\n2022年一般公共预算收入14.1亿元，2023年一般公共预算收入15.2万元。",
    ),
}

FORM: dict[str, Code] = {
    "D101": Code(
        "warning",
        "关于清理河道的通知\n\n各乡镇人民政府：\n请按要求清理河道。\n\n安陵县水利局\n2024年03月01日",
    ),
    "D102": Code(
        "warning",
        "关于清理河道的通知\n安水发[2024]3号\n\n各乡镇人民政府：\n请按要求清理河道。\n\n安陵县水利局\n2024年3月1日",
    ),
    "D103": Code(
        "warning",
        "关于清理河道的通知\n安水发〔2024〕03号\n\n各乡镇人民政府：\n请按要求清理河道。\n\n安陵县水利局\n2024年3月1日",
    ),
    "D104": Code(
        "warning",
        "关于清理河道的通知\n\n各乡镇人民政府：\n请按要求清理河道，并报送结果。",
    ),
    "D105": Code(
        "warning",
        "关于清理河道的通知\n\n各乡镇人民政府：\n请按要求清理河道。\n\n附件：1.河道名单\n　　　2.清理标准；\n\n安陵县水利局\n2024年3月1日",
    ),
}
_THIS = (
    "安陵县2025年政府工作报告\n\n一、2024年工作回顾\n一般公共预算收入16.1亿元，增长5.9%。2023年一般公共预算收入{}亿元。"
)
_LAST = "安陵县2024年政府工作报告\n\n一、2023年工作回顾\n一般公共预算收入15.2亿元。{}"
LAST: dict[str, Code] = {
    "F121": Code(
        "warning",
        _THIS.format("15.6"),
        _LAST.format(""),
    ),
    "F122": Code(
        "warning",
        _THIS.format("15.2"),
        _LAST.format("\n二、2024年主要目标\n粮食产量21.5万吨。"),
    ),
}
CODES = FIGURES | LAST | FORM


def wording(code: str, stated: str, computed: str = "") -> Term:
    """What a finding says, in both languages."""
    said = terms("finding")[code]
    return Term(*(each.format(stated=stated, computed=computed) for each in said))
