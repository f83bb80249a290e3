"""Whether time grows with the length of a text, also where a sentence, a paragraph or a list has no end.

usage: python benchmarks/growth.py      (a minute or two; the exit code is 1 if some text grows faster)
"""

from __future__ import annotations

import sys
import time

import govdoc_parse

PIECES = {
    "figures": "10万、",
    "figures without a mark": "新建公路12公里",
    "lists of figures": "分别增长5%、6%，",
    "ratios": "3:7 ",
    "terms": "5日内",
    "lines of one paragraph": "（\n",
    "lines without a mark": "全县推进水利建设工作完成投资三点六亿元同比增长百分之五\n",
    "tables of contents": "目录\n",
    "numbers of parts": "一、\n",
    "markers in a line": "（一）甲",
    "attachments": "附件1\n",
    "dates": "2023年6月20日\n",
    "issuers": "某县人民政府\n",
    "cells": "甲\t3\n",
    "labels": "索引号：\n",
    "blanks": " ",
    "leaders": "…",
    "words that link": "的",
    "rows between pipes": "| 甲村 | 12.5 | 3.5 |\n",
    "rows set with blanks": "甲村    12.5    3.5\n        12.5    3.5\n",
    "figures on lines of their own": "甲村\n12.5\n",
    "rows of HTML": "<tr><td rowspan=3>甲村</td><td>12.5</td></tr><tr><td colspan=2>3.5</td></tr>",
}
TABLES = {  # what makes a table of a run of rows: before it, and behind it
    "rows between pipes": ("| 乡镇 | 产量（吨） | 增长（%） |\n", ""),
    "rows set with blanks": ("乡镇    产量（吨）    增长（%）\n", ""),
    "figures on lines of their own": ("\n乡镇\n产量（吨）\n", ""),
    "rows of HTML": ("<table><tr><td>乡镇</td><td>产量（吨）</td></tr>", "</table>"),
}
AROUND = ("甲", "2023年5月6日，完成投资3个。")  # what a run stands between: a run that ends a line is cut off
SIZES = (10_000, 40_000, 160_000)  # characters
MOST = 2.0  # so many times as fast as the length time may grow: four times the text, eight times the time


def seconds(text: str) -> float:
    """What the processor spends, which a busy machine hardly changes."""
    started = time.process_time()
    govdoc_parse.parse(text)
    return time.process_time() - started


def main() -> int:
    govdoc_parse.parse("甲")
    failed = 0
    for name, piece in PIECES.items():
        head, foot = TABLES.get(name, ("", ""))
        before, behind = (f"{AROUND[0]}\n{head}", f"{foot}\n{AROUND[1]}") if head else AROUND
        spent = [seconds(before + piece * (size // len(piece)) + behind) for size in SIZES]
        growth = spent[-1] / max(spent[-2], 0.05) / (SIZES[-1] / SIZES[-2])
        failed += growth > MOST
        print(f"{name:24} {' '.join(f'{each:7.2f}' for each in spent)} s   {growth:.2f}{'  too fast' if growth > MOST else ''}")  # fmt: skip
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
