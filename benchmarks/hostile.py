"""Strings that make searches and patterns run away: no document is like them, and all end up in one some day.

The counts are odd: of a text that stands twice, word by word, this library sets half aside, and so would cheat.
"""

from __future__ import annotations

HOSTILE = {
    "元 × 501": "元" * 501,
    "1, × 1001": "1," * 1001,
    "2023年 × 301": "2023年" * 301,
    "、 × 2001": "、" * 2001,
    "1 × 4001": "1" * 4001,
    "一 × 4001": "一" * 4001,
    "《 × 4001": "《" * 4001,
    "(一) × 1001": "(一)" * 1001,
    "新增12.5亿元， × 2001": "新增12.5亿元，" * 2001,  # 2,000 facts in one sentence
    "第 × 2001": "第" * 2001,
    "百分之 × 1001": "百分之" * 1001,
    "- × 3001": "-" * 3001,
    "( × 3001": "(" * 3001,
    "增长 × 2001": "增长" * 2001,
    "分别 × 1001": "分别" * 1001,
    "12.5亿元 × 1001": "12.5亿元" * 1001,
    "其中 × 1001": "其中" * 1001,
    "line end × 20001": "\n" * 20001,
    "| × 3001": "|" * 3001,
    "1.1 × 1501": "1.1" * 1501,
    "零 × 3001": "零" * 3001,
    "年 × 3001": "年" * 3001,
    "同比 × 2001": "同比" * 2001,
}
