"""Chinese headings of the columns of the panel, of the table of facts and of comparisons, and what the columns of the panel mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias

from govdoc_parse.export.columns import Column

Language: TypeAlias = Literal["en", "zh"]

CHINESE: Mapping[str, str] = {
    # panel
    "document": "文件", "region": "地区", "region_code": "行政区划代码", "region_level": "地区层级", "subject": "对象", "indicator_id": "指标代码", "indicator": "指标",
    "measure": "类型", "year": "年份", "value": "数值", "unit": "单位", "value_base": "换算值", "unit_base": "换算单位",
    "approximation": "约数", "target_words": "文字目标", "confidence": "可信度", "conflict": "其他取值数", "line": "行", "start": "起点",
    "end": "终点", "quote": "原文数字", "sentence": "原句", "period_start": "起始日", "period_end": "截止日",
    "document_year": "文件年份", "document_date": "文件日期", "scaled": "常用单位数值", "scaled_unit": "常用单位",
    # facts
    "fact": "序号", "name": "名称", "value_exact": "精确值", "high": "上端值", "unit_id": "单位代码", "kind": "数量类别", "ratio": "比例",
    "lower": "下限", "lower_closed": "含下限", "upper": "上限", "upper_closed": "含上限", "role": "性质", "direction": "方向",
    "endpoint": "变化的端点", "flow": "新增量", "basis": "比较基准", "base_start": "基期起始日", "base_end": "基期截止日", "growth": "增速",
    "price_basis": "价格口径", "status": "状态", "period_from": "时期依据", "rank_of": "排名总数", "rank_scope": "排名范围",
    "region_stated": "文中地区", "actor": "机构", "group": "分组", "indicator_start": "指标起点", "section": "章节", "heading": "小标题",
    "head_path": "表头", "page": "页", "paragraph": "段", "cell": "单元格", "rules": "判定规则",
    # comparisons
    "target": "目标值", "target_approximation": "目标约数", "outcome": "完成值", "difference": "差值", "result": "结果",
    "target_quote": "目标原文", "outcome_quote": "完成原文", "target_document": "目标文件", "target_line": "目标行",
    "outcome_document": "完成文件", "outcome_line": "完成行", "target_sentence": "目标原句", "outcome_sentence": "完成原句",
    # codebook
    "column": "代码", "chinese": "中文名", "meaning": "英文说明", "meaning_zh": "说明",
}  # fmt: skip
MEANINGS: Mapping[str, str] = {
    "document": "文件的标识", "region": "数字所属地区，已知的用国标名称（GB/T 2260）", "region_code": "文件所在年份的行政区划代码",
    "region_level": "nation 国，province 省，prefecture 市，county 县，township 乡镇", "subject": "地区之内的对象：表中的一行、项目、群体", "indicator_id": "指标的代码", "indicator": "指标的中文名",
    "measure": "level 总量，growth 增速，target_level 总量目标，target_growth 增速目标", "year": "数值所属年份",
    "value": "以 unit 计的数值，下降为负；区间取下端；文字目标为空", "unit": "原文单位，不含万、亿", "value_base": "以 unit_base 计的数值",
    "unit_base": "可比单位：t 吨，ha 公顷，km 公里，CNY 元，percent 百分数 …",
    "approximation": "约数：about 左右，nearly 近，over 突破，at_least 以上，at_most 以内，range 区间；空为确数",
    "target_words": "没有数字的目标，照录原文", "confidence": "把握：high 高，medium 中，low 低", "conflict": "同一格另有几处取值不同",
    "line": "数字所在行，从 1 数起", "start": "数字在原文中的起点（字符）", "end": "终点，不含", "quote": "原文中的数字", "sentence": "所在句子",
    "period_start": "时期的第一天", "period_end": "时期的最后一天",
    "document_year": "文件所属年份", "document_date": "成文日期", "scaled": "便于阅读的数值，以 scaled_unit 计",
    "scaled_unit": "大额人民币为亿元、万元，其余同 unit",
}  # fmt: skip


def heading_row(columns: Sequence[Column], language: Language) -> list[str]:
    """The names of columns, in Chinese where asked; those of the wide form stay as they are."""
    return [CHINESE.get(column.name, column.name) if language == "zh" else column.name for column in columns]
