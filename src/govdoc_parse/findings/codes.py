"""The codes of findings: figures that contradict each other (F), and form (D)."""

from __future__ import annotations

from dataclasses import dataclass

from govdoc_parse.model.diagnostic import Severity


@dataclass(frozen=True, slots=True)
class Code:
    """What a code says, in both languages, and a text that it is found in; `last` is the report of the year before, if it needs one."""

    severity: Severity
    message: str
    message_zh: str
    example: str
    last: str | None = None


FIGURES: dict[str, Code] = {
    "F101": Code(
        "error",
        "{stated} is stated, but its parts add up to {computed}",
        "此处为{stated}，各部分之和为{computed}",
        "地区生产总值100亿元，其中第一产业增加值10亿元，第二产业增加值40亿元，第三产业增加值60亿元。",
    ),
    "F102": Code(
        "error",
        "the structure {stated} adds up to {computed}, not to 100",
        "结构{stated}之和为{computed}，不等于100",
        "三次产业结构比为12.1:38.2:50.7。",
    ),
    "F103": Code(
        "error",
        "a part of {stated} is larger than its whole of {computed}",
        "部分为{stated}，大于总体{computed}",
        "新增企业120家，其中规模以上企业150家。",
    ),
    "F104": Code(
        "error",
        "a share of {stated} is stated, but part and whole give {computed}",
        "占比为{stated}，按部分与总体计算为{computed}",
        "税收收入30亿元，占一般公共预算收入50亿元的65%。",
    ),
    "F105": Code(
        "error",
        "a change of {stated} is stated, but the two levels give {computed}",
        "变动为{stated}，按前后两个数计算为{computed}",
        "综合覆盖率由91.2%提高到93.5%，提高3.2个百分点。",
    ),
    "F106": Code(
        "error",
        "a growth of {stated} is stated, but level and increase give {computed}",
        "增速为{stated}，按总量与增量计算为{computed}",
        "贷款余额达到110亿元，比上年增加10亿元，增长12%。",
    ),
    "F107": Code(
        "error",
        "a rank of {stated} among {computed}",
        "位次为{stated}，而参评对象只有{computed}个",
        "位列17个县区中第19位。",
    ),
    "F108": Code(
        "warning",
        "{stated} here, {computed} elsewhere, of the same indicator and period",
        "此处为{stated}，同一指标同一时期另一处为{computed}",
        "安陵县2023年工作总结\n\n一、工作情况\n全年一般公共预算收入15.2亿元，增长4%。\n二、主要成效\n全年一般公共预算收入16.8亿元。",
    ),
    "F109": Code(
        "error",
        "a total of {stated} is stated, but its rows add up to {computed}",
        "合计为{stated}，各行之和为{computed}",
        "表1 投资完成情况\n单位：万元\n| 项目 | 计划投资 | 完成投资 |\n| 道路 | 300 | 210 |\n| 桥梁 | 200 | 150 |\n| 泵站 | 100 | 90 |\n| 合计 | 600 | 480 |",
    ),
    "F110": Code(
        "warning",
        "{stated} is stated, but the other columns give {computed}, as they do in the other rows",
        "此处为{stated}，按其他各列计算为{computed}（其余各行均相符）",
        "表2 收入情况\n单位：万元\n| 项目 | 上年数 | 本年数 | 增减额 |\n| 税收 | 3120 | 3360 | 240 |\n| 收费 | 415 | 388 | -27 |\n"
        "| 罚没 | 96 | 131 | 35 |\n| 租金 | 284 | 351 | 76 |\n| 其他 | 57 | 60 | 3 |",
    ),
    "F111": Code(
        "error",
        "{stated} is stated, but the figures that define it give {computed}",
        "此处为{stated}，按构成它的两个指标计算为{computed}",
        "安陵县2023年国民经济和社会发展统计公报\n\n年末全县常住人口50万人，其中城镇常住人口30万人。常住人口城镇化率64.5%。",
    ),
    "F112": Code(
        "error",
        "the whole is said to grow by {stated}, its parts by {computed}",
        "总体增速为{stated}，而各部分增速为{computed}",
        "全年地区生产总值100亿元，增长6.5%，其中，第一产业增加值10亿元，增长3.1%；第二产业增加值40亿元，增长6.0%；第三产业增加值50亿元，增长5.2%。",
    ),
    "F113": Code(
        "warning",
        "the target is {stated}, but {computed} is already reported",
        "目标为{stated}，而已完成数为{computed}",
        "安陵县2024年政府工作报告\n\n一、2023年工作回顾\n高新技术企业达到85家。\n二、2024年主要目标\n高新技术企业达到80家以上。",
    ),
    "F114": Code(
        "warning",
        "{stated} here, {computed} elsewhere, of the same indicator at another time: thousands of times apart",
        "此处为{stated}，同一指标另一时期为{computed}，相差数千倍以上，疑为单位有误",
        "安陵县2023年工作总结\n\n一、工作情况\n2022年一般公共预算收入14.1亿元，2023年一般公共预算收入15.2万元。",
    ),
}

FORM: dict[str, Code] = {
    "D101": Code(
        "warning",
        "{stated}: month and day are written without a leading zero (GB/T 9704-2012, 7.3.5.4)",
        "{stated}：月、日不编虚位（GB/T 9704-2012，7.3.5.4）",
        "关于清理河道的通知\n\n各乡镇人民政府：\n请按要求清理河道。\n\n安陵县水利局\n2024年03月01日",
    ),
    "D102": Code(
        "warning",
        "{stated}: the year of a document number is in 〔〕 (GB/T 9704-2012, 7.2.5)",
        "{stated}：发文字号的年份用六角括号〔〕括入（GB/T 9704-2012，7.2.5）",
        "关于清理河道的通知\n安水发[2024]3号\n\n各乡镇人民政府：\n请按要求清理河道。\n\n安陵县水利局\n2024年3月1日",
    ),
    "D103": Code(
        "warning",
        "{stated}: the serial number has neither 第 nor a leading zero (GB/T 9704-2012, 7.2.5)",
        "{stated}：发文顺序号不加“第”字，不编虚位（GB/T 9704-2012，7.2.5）",
        "关于清理河道的通知\n安水发〔2024〕03号\n\n各乡镇人民政府：\n请按要求清理河道。\n\n安陵县水利局\n2024年3月1日",
    ),
    "D104": Code(
        "warning",
        "addressed to {stated}, but no signature with a date (GB/T 9704-2012, 7.3.5)",
        "主送{stated}，但没有署名和成文日期（GB/T 9704-2012，7.3.5）",
        "关于清理河道的通知\n\n各乡镇人民政府：\n请按要求清理河道，并报送结果。",
    ),
    "D105": Code(
        "warning",
        "attachment {stated}: no mark after the name of an attachment (GB/T 9704-2012, 7.3.4)",
        "附件“{stated}”：附件名称后不加标点符号（GB/T 9704-2012，7.3.4）",
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
        "{stated} is stated, but last year's report has {computed}",
        "此处为{stated}，上年报告为{computed}",
        _THIS.format("15.6"),
        _LAST.format(""),
    ),
    "F122": Code(
        "warning",
        "no figure of {computed} answers last year's target: {stated}",
        "上年报告提出{computed}年目标“{stated}”，本报告未见完成情况",
        _THIS.format("15.2"),
        _LAST.format("\n二、2024年主要目标\n粮食产量21.5万吨。"),
    ),
}
CODES = FIGURES | LAST | FORM
