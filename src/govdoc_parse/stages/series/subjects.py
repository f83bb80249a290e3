"""The entity that a figure of the prose is of, where it is not the region: a township, a firm, a zone or a project."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from govdoc_parse.lazy import lazy
from govdoc_parse.model.fact import Fact
from govdoc_parse.model.span import Quote
from govdoc_parse.stages.text.source import Source

_STOP = lazy(r"[,;:。!?\n]")
_OPENING = lazy(
    r"[ 、\"“(]* (?: 其中 | 此外 | 同时 | 目前 | 今年以来 | 截至目前 )? ,? (?: \d{4}年 | 全年 | 上半年 | 今年 | 去年 | [1-9]-?\d*月份? )? ,?",
    re.X,
)
_KINDS = "公司|集团|工厂|合作社|支行|分行|农商行|农场|林场|牧场|医院|学校|学院|大学|电站|电厂|水库|灌区|煤矿|开发区|高新区|经开区|工业园区|产业园|景区|园区|项目|工程"
_TIMES = "(?:全年|今年|当年|上半年|截至目前|预计|累计|已|共|年内|[1-9]-\\d{1,2}月)*"
_VERBS = "实现|完成|达到|生产|销售|上缴|缴纳|入库|发放|吸纳|带动|接待|处理|到位|总投资|产值|营业收入|营收|销售收入|税收|利润|固定资产投资|投资|产量|发电"
_WHO = lazy(rf"(?P<who>[一-龥A-Za-z0-9“”()·-]{{2,24}}?(?:{_KINDS}))(?={_TIMES}(?:{_VERBS}))")
_NO_NAME = lazy(
    r"""[全我本各该每某等的和与及对为由在从以将把经使让向给因按据被]
    | 新 | 引[进导] | 支持 | 推[动进] | 帮助 | 培育 | 建[成设] | 组织 | 实施 | 完成 | 实现 | 开展 | 加[大快强] | 争取 | 筹[集措] | 投[入资] | 安排 | 重[点大]
    | 乡镇 | 城[市乡] | 优化 | 年内 | 规[上模] | 限[上额] | 国有 | 民营 | 上市 | 一批 | 多[个家] | .*[的在于对与和及、]""",
    re.X,
)
_TOWNSHIP = lazy("[^全我本].*(?:镇|乡|街道)$")


def with_subjects(source: Source, facts: Iterable[Fact]) -> Iterator[Fact]:
    """The facts in text order with their subjects, which are set in them; within a sentence one holds until another region or subject is named."""
    before: Fact | None = None
    held: Quote | None = None
    for fact in facts:
        if fact.subject is not None:
            yield fact
            continue
        same = before is not None and before.sentence == fact.sentence and before.region == fact.region
        held = _subject(source, fact, before) or (held if same else None)
        before = fact
        if held is None:
            yield fact
        else:
            yield fact.settle(subject=" ".join(held.text.split()), subject_quotes=(held,))


def _subject(source: Source, fact: Fact, before: Fact | None) -> Quote | None:
    """The subject that opens the clause of a figure."""
    region = fact.region
    if region is not None and _TOWNSHIP.match(region.text) and not source.fold.startswith(("镇", "村"), region.end):
        return region
    end = fact.quantity.quote.start
    start = fact.sentence.start
    if before is not None and before.sentence == fact.sentence:
        start = max(start, before.quantity.quote.end)
    stops = [match.end() for match in _STOP.finditer(source.fold, start, end)]
    for at in (start, *stops):
        opening = _OPENING.match(source.fold, at, end)
        first = opening.end() if opening is not None else at
        match = _WHO.match(source.fold, first, end)
        counted = match is not None and fact.indicator is not None and fact.indicator.end <= match.end("who")
        if match is not None and not counted and _NO_NAME.match(match["who"]) is None:
            return source.quote(*match.span("who"))
    return None
