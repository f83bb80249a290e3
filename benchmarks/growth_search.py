"""Searches for texts on which time grows faster than their length: random units, each repeated once and 64 times as often.

usage: python benchmarks/growth_search.py [--units 3500] [--seed 1] [--first 0]      (the exit code is 1 if one is found)

A unit is a few of the pieces that documents are made of, put together at random; every fourth is one of HTML. A unit that seems to
grow too fast is measured again, several times, before it is called a finding. `--first` goes on with a later unit of the same seed.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable

import growth
from growth_inputs import read_or_refused

import govdoc_parse as gp
from govdoc_parse import export

PIECES = (
    *"0123456789一二三四五六七八九十百千万亿第号年月日年末、，；：。.,;:!?~-—…·%‰（）()《》〈〉“”‘’\"【】[]〔〕{}<>|/\\*#+=_&@ \t\n\u3000\xa0\u200b",
    "\n\n", "\n", "\n", "  ", "。\n", "；\n", "：\n", "2023年", "2024年6月30日", "6月", "上半年", "一季度", "去年", "今年", "同期", "截至目前", "到2027年", "“十四五”",
    "10", "3.5", "1,234", "12.5亿元", "200余家", "5%", "0.3个百分点", "3倍", "第9位", "5—10%", "9:51:39", "1/3", "三分之一", "百分之五", "三点六亿元", "5日内", "20平方公里",
    "约", "近", "超过", "不低于", "以上", "左右", "其中", "其中：", "分别", "分别为", "同比增长", "下降", "比上年", "较年初", "占比", "达到", "提高到", "由", "从", "完成", "实现", "新增", "计划", "力争",
    "已", "预计", "全市", "全县", "安陵县", "县教育局", "某县人民政府", "地区生产总值", "固定资产投资", "居民人均可支配收入", "第一产业", "增加值", "企业", "项目", "的", "和", "及", "与", "、", "，",
    "一、", "（一）", "1.", "（1）", "第一章", "第一条", "一是", "——", "● ", "# ", "目录", "附件", "附件1", "附件：", "1. 某表", "各县人民政府：", "关于印发某办法的通知", "索引号：", "发布日期：", "来源：", "标题：",
    "信息公开", "（此件公开发布）", "抄送：", "2023年工作总结", "表1 某表", "单位：万元", "| 甲 | 3 |", "|---|---|", "甲\t3\t4", "合计", "剔除一次性收入5万元后", "给予10万元奖励", "不得超过3个", "居全省第2位",
    "增速", "http://a.cn/b.pdf", "打印本页", "关闭窗口", "首页 > 公开", "。", "。", "；",
)  # fmt: skip
TAGS = (
    "<p>", "</p>", "<div>", "</div>", "<span>", "</span>", "<table>", "</table>", "<tr>", "<td>", "</td></tr>", "<td rowspan=3 colspan=2>", "<br>", "<b>", "</b>", "<a href=/x.pdf>", "</a>", "<ol>",
    "<li>", "</ol>", "<ul>", "<sup>", "</sup>", "<h1>", "<pre>", "</pre>", "<span class=share>分享</span>", "<span class=nav>甲</span>", "<div class=nav>", "<div style='display:none'>", "<select>", "<form>", "<i>",
    "<font>", "<center>", "<!--", "-->", "&nbsp;", "&amp;", "<caption>", "<th>", "<section>", "<img src=a.png>", "<iframe src=b>", "<title>", "<meta name=ArticleTitle content=甲>", "<input>", "<label>",
)  # fmt: skip
CHARACTERS = 240  # of the short text
CHECKED = 3  # times that a finding is measured again


def unit(at: int, seed: int) -> tuple[str, bool]:
    """The unit with this number, and whether it is HTML."""
    choose = random.Random(f"{seed} {at}")
    page = at % 4 == 3
    made = "".join(
        choose.choice(TAGS if page and choose.random() < 0.6 else PIECES) for _ in range(choose.randint(1, 9))
    )
    return made, page


def whole(document: gp.Document) -> None:
    """What is made of a document: what reads its structure, a table and a page."""
    gp.check(document)
    export.chunks(document)
    export.markdown(document)
    export.html(document)
    export.akoma_ntoso(document)
    for table in export.TABLES:
        list(export.table_rows(document, table))


def parsed(text: str) -> Callable[[], object]:
    return lambda: gp.parse(text)


def read(text: str) -> Callable[[], object]:
    data = f"<html><body>{text}</body></html>".encode()
    return lambda: read_or_refused(data, "a.html")


def exported(text: str) -> Callable[[], object]:
    document = gp.parse(text)
    return lambda: whole(document)


def grown(make: Callable[[str], Callable[[], object]], piece: str, rounds: int) -> float:
    """How many times as long 64 copies of a text take; where 8 copies are of another kind (a list, no title), 8 times that of these."""
    text = piece * max(1, CHARACTERS // len(piece))
    short, some, long = (make(f"甲\n{text * times}\n2023年完成投资3个。") for times in (1, 8, growth.TIMES))
    times = growth.factor(short, long, rounds)
    return times if times <= growth.MOST else min(times, 8 * growth.factor(some, long, rounds))


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--units", type=int, default=3500)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--first", type=int, default=0)
    chosen = options.parse_args()
    found = 0
    for at in range(chosen.first, chosen.units):
        piece, page = unit(at, chosen.seed)
        for name, make in (("read", read),) if page else (("parse", parsed), ("export", exported)):
            times = grown(make, piece, 1)
            if times > growth.MOST:
                times = min(times, *(grown(make, piece, 3) for _ in range(CHECKED)))
            if times > growth.MOST:
                found += 1
                print(f"{at:5} {name:7} {times:6.0f} times  {piece!r}", flush=True)
        if at % 500 == 499:
            print(f"{at + 1} units, {found} findings", flush=True)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
