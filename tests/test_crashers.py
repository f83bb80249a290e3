"""Inputs that once broke something, and such that could: each is read or refused, and all that must hold does.

`crashers/TARGET/*` are files that go through the fuzz target of that name, as `python -m fuzz` found them and
`python -m fuzz.shrink` made them small. The texts here are written by hand.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest
from conftest import THOROUGH
from invariants import broken_invariants

import govdoc_parse as gp
from fuzz.checks import check

FILES = sorted(path for path in (Path(__file__).parent / "crashers").glob("*/*") if path.is_file())
TEXTS = {
    "nothing": "",
    "one character": "一",
    "a line end": "\n",
    "lone surrogates": "一、工作\ud800情况\udfff\n完成投资\udc803亿元。",
    "a pair of surrogates": "完成\ud83d\ude00投资3亿元。",
    "NULs": "一、\x00工作\x00\n完成投资3\x00亿元，增\x00长5%。\x00",
    "byte order marks inside": "\ufeff一、\ufeff工作\n\ufeff完成投资3.6\ufeff亿元，同比增长\ufeff5%。\ufeff",
    "a byte order mark turned round": "\ufffe一、工作\ufffe完成投资3亿元。",
    "a marker broken at an indent": "某县2023年政府信息公开工作年度报告\n一、主动公开情况\n（一）主动公开政府信息情况。全年发布信息1261篇，政务微博“某县科技”发布信息4000余条，工作扎实推进。（\u3000\u3000二）依申请公开答复情况。不断完善申请接收、登记、审核、办理、答复、归档等工作，共收到申请12件。（三）政府信息管理情况。"
    + "严格落实信息发布审核制度，按时更新公开目录和指南，确保内容准确。" * 12,
    "line separators": "一、工作\u2028完成投资3亿元，\u2028同比增长5%。\u2029二、计划\u2029新建公路3公里。",
    "vertical tabs and form feeds": "一、工作\x0b完成投资3亿元。\x0c二、计划\x0b\x0b新建公路3\x0b公里。",
    "separators of files": "一、工作\x1c完成投资3亿元。\x1d二、计划\x1e（一）\x1f水利\x85新建公路3公里。",
    "marks of direction": "\u202e一、工作\u202c\n\u200f完成投资3\u200f.6亿元\u200e，\u2067同比增长5%\u2069。",
    "blanks without width": "一\u200b、工作\n完\u200d成投\u2060资3\u200b亿\u200b元。",
    "marks of notes and of converters at the ends of lines": "**一、工作**\n完成投资3亿元[1]\n² 灌溉12平方米²\n**新建公路3公里。**<sup>2</sup>",
    "items that lost their article": "（一）一项。\n第一条 符合条件的，予以批准：\n（二）二项；\n不符合条件的，不予批准。\n第二条 本办法今日起施行。",
    "combining characters": "一、\u0301工作\n完成投资3\u0301.6亿元\u20e3，同比增长5\ufe0f%\u0338。",
    "nothing but combining characters": "\u0301\u0300\n\u0301" * 20,
    "emoji": "📢一、工作👨‍👩‍👧情况\n🇨🇳完成投资3️⃣亿元，同比增长🔟%。😀",
    "characters outside of the basic plane": "𠀀县𪚥局2023年工作总结\n一、𠮷工作\n完成𠀀𠀁3亿元。\U0010ffff",
    "digits of other scripts": "一、工作\n完成投资٣.٦亿元，同比增长𝟛.𝟝%，新建公路᠓公里，第१位，２０２３年，①②位，㉑个。",
    "markers in digits of other scripts": "٣、工作\n（३）水利\n𝟛.公路\n第٣条 规定\n第๓章 附则\n1.٣ 目的",
    "numerals of compatibility": "㊀工作\n㈠水利\n⑴公路\n⒈桥梁\nⅫ计划\nⅳ.其他\n㉈个，㋿年，㏠，㍘点，🄀，㆒、㆓、",
    "ideographs of numbers": "〡〢〣个，卌亩，皕人，兆元，京元，秭元，萬億元，弌、弍、",
    "long numerals": f"完成投资{'9' * 5000}亿元，{'1,234' * 1000}元，0.{'0' * 5000}1%，{'1.' * 3000}5，{'千' * 3000}元，{'亿' * 3000}元。",
    "long numerals of all kinds": f"{'三' * 5000}个，{'十' * 5000}家，{'一百' * 2000}户，{'万' * 5000}亩，{'零' * 5000}元，{'3:' * 3000}7，百分之{'五' * 5000}。",
    "long numbers of parts": f"{'9' * 5000}、工作\n（{'1' * 5000}）水利\n第{'十' * 5000}条 规定\n{'1.' * 5000}1 目的\n{'Ⅹ' * 5000}.其他",
    "dates that are none": "0年0月0日，99999年13月32日，2023年2月30日，二〇二三年十三月三十二日\n2023-99-99\n〇年〇月〇日",
    "years at the edge": "1年，9999年12月31日，10000年1月1日，到9999年，0001-01-01，公元前221年，近9999年，“九十九五”期间",
    "periods that run backwards": "2023年12—1月完成投资3亿元。2025—2023年新建公路3公里，12月31日至1月1日下降5%。",
    "division by nothing": "0/0，1/0，0:0，0倍，百分之零，零分之一，0%，-0，翻0番",
    "signs": "增长-5%，+3%，--5，—5%，−3.5亿元，负负五，零下-4℃，±3%，≥5，<3%",
    "deep brackets": "（" * 3000 + "完成投资3亿元" + "）" * 3000,
    "brackets never opened": "）】》”’」〕" * 1000,
    "brackets never closed": "（【《“‘「〔" * 1000 + "3亿元",
    "brackets crossed": "（《3亿元）》“（5%”）" * 300,
    "markers only": "一、\n（一）\n1.\n（1）\n①\n第一章\n第一条\n——\n●\n一是\n首先，\n#\n附件\n附件1",
    "markers on one line": "一、（一）1.（1）①第一章第一条——●一是首先，" * 50,
    "one marker many times": "一、\n" * 2000,
    "markers ever deeper": "".join(f"{'1.' * n}1 甲\n" for n in range(1, 60)),
    "markers backwards": "".join(f"{n}.甲\n" for n in range(99, 0, -1)),
    "labels only": "索引号：\n文号：\n发布日期：\n主题词：\n单位：\n来源：\n附件：\n抄送：",
    "labels with nonsense": "索引号：索引号：索引号\n发布日期：昨天\n成文日期：0\n文号：〔〕号\n文号：〔99999〕999999999号\n有效性：：：",
    "a table of one cell": "| 甲 |\n| 乙 |",
    "a table of one row": "| 甲 | 3 |",
    "a table without a head": "甲\t1\t2\n乙\t3\t4\n丙\t5\t6",
    "a bound that ends the text": "85%以上",
    "an article with its heading in brackets": "第三条 【范围】 文字。\n第四条 【施行】",
    "a table of empty cells": "| | | |\n| | | |\n|||\n|\n||||||",
    "a table of rules": "|---|---|\n|---|---|\n| :--: | - |",
    "rows of unequal length": "指标\t数值\n产值\n收入\t3\t4\t5\t6\n\t\t\t\n投资\t",
    "a table in a table": "| 甲 | | 乙 | 3 | |\n| | 丙 | \t | 4 | |",
    "a table with units alone": "单位：亿元\n表1\n指标\t单位：%\t增长\n产值\t亿元\t亿元\n3\t5\t元",
    "cells a line each": "序号\n名称\n数量\n1\n甲\n3个\n2\n乙\n\n3\n丙\n5个\n4",
    "carriage returns only": "索引号：1\r某县2023年工作总结\r一、工作\r完成投资3亿元，\r同比增长5%。\r附件：清单\r某县\r2023年6月20日",
    "line ends of all kinds": "一、工作\r\n完成\r投资\n\r3亿元。\u2028二、\x85计划\r\r\n新建\x0c公路3公里。",
    "blanks only": " \t　\xa0\u2003\u3000\n" * 500,
    "blanks between two words": f"甲{' ' * 3000}乙3\n某县{'　' * 3000}2023年\n一、工作{' . ' * 1000}3",
    "punctuation only": "，。、；：！？…—·《》（）“”" * 300,
    "an annex of an annex": "附件\n附件1\n附件\n附件：\n附件：1.附件\n2.附件2\n附件1\n附件2\n附件2",
    "a text that stands twice": ("某县2023年工作总结\n一、工作\n完成投资3亿元。\n" * 40) * 2,
    "signatures only": "某县人民政府\n2023年6月20日\n" * 30,
    "contents only": "目录\n一、工作……1\n（一）水利………2\n二、计划\t3\n",
    "times that go on and on": "2018年至2019年至" * 3000 + "2023年完成投资3个。",
    "titles that go on and on": "《2018年规划》《2019年" * 500 + "2023年完成投资3个。",
    "a distributive list that is too long": "甲、乙分别增长" + "5%、" * 500 + "6%。",
    "a list without its list": "分别增长、和、%，分别为，其中，其中：其中",
    "quotes of quotes": "“‘“‘《〈《〈3亿元〉》〉》’”’”",
    "markup": "<p>&amp;]]><script>alert(1)</script>{{3}}{%5%}${7}%s%d\\n\\u0000",
    "addresses": "http://a.b/3%5/12公里?x=5% www.a.cn 3@4.com 0791-12345678 192.168.0.1:80 2001:db8::1",
}  # fmt: skip
RUNS = "\ud800\x00\ufeff\u2028\x0b\x0c\x85\u200b\u200f\u202e\u0301\ufe0f😀\U0010ffff٣𝟛㊀⑴⒈Ⅻ①（）《》“”【\t\n\r 　。，、；：—…·.-:/%#*<年月元位条"
SLOW_RUNS = "|一九十百亿第附5"  # each of them may begin something that is looked for
LONG, SHORTER = (1_000_000, 100_000) if THOROUGH else (100_000, 20_000)
ROUNDS = (
    "一、\n",
    "1.",
    "（一）",
    "3亿元",
    "3亿元，",
    "5%、",
    "附件1\n",
    "《甲》",
    "2023年",
    "同比",
    "| 3 ",
    "甲\t3\n",
    "是：",
    "\r\n",
    "\n　　",
)


def _holds(text: str) -> None:
    document = gp.parse(text)
    check(document, text)
    assert gp.Document.model_validate_json(document.model_dump_json()) == document


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_file_that_broke_something(path: Path) -> None:
    import_module(f"fuzz.{path.parent.name}").run(path.read_bytes())


@pytest.mark.parametrize("name", TEXTS)
def test_a_nasty_text(name: str) -> None:
    _holds(TEXTS[name])


@pytest.mark.parametrize("character", RUNS, ids=lambda character: f"U+{ord(character):04X}")
def test_a_long_run_of_one_character(character: str) -> None:
    text = character * LONG
    document = gp.parse(text)
    assert len(document.text) == len(text)
    assert list(broken_invariants(document)) == []


@pytest.mark.parametrize("character", SLOW_RUNS)
def test_a_run_of_one_character_that_begins_something(character: str) -> None:
    _holds(character * SHORTER)


@pytest.mark.parametrize("piece", ROUNDS)
def test_one_piece_over_and_over(piece: str) -> None:
    _holds(piece * (3000 if THOROUGH else 1000))
