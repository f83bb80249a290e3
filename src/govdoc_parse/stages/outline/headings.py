"""The text behind a marker → the heading, if it reads as one, and where the body begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from govdoc_parse.lazy import lazy
from govdoc_parse.stages.layout.markers import ARTICLE

LONGEST = 40
LONGEST_ALONE = 45
_STOP = lazy(r"[。;!?]")
_COLON = lazy(r"[^,。;:\d(]{2,20}:(?!//)(?=.)")
_INTRODUCTION = lazy(r"(?:如下|下列|以下|包括|须提供|(?<!目)的):$|按(?:以下|下列)")
_SPACED = lazy(r"[^ ,。;:]{2,20}(?= {1,4}\S{12,})")
_TITLED = lazy(  # 工业生产稳步回升 前三季度，规上工业增加值增长6.2%。
    r"[一-龥、]{4,20}(?= {1,4}(?:[上下前全今去本截]|\d|一季度|目前)[^ ]{1,12},[^。]{4,})"
)
_CAPTION = lazy(r"[【(](?P<h>[^】)]{2,30})[】)]")
_SENTENCE = lazy(  # what a heading does not say
    r"应当|不符合|,.{0,6}如下:?$|不得|不能|须|不超过|暂定|从其规定|详见|也要|另行|可(?:下设|由|按|在|以)|如下$|自.{2,20}起(?:施行|执行|实施)|负责解释|是指|^(?:由|经|对|如|凡)[^,]{2,}的(?:,|$)|^(?:该|你[省市县区]|对于|凡|同意)|\d(?:万|亿)?(?:元|%|公里|平方米|公斤|吨|户|人|家|倍|周岁)|20\d\d年\d{1,2}月\d|^自.{2,12}起|的,"
)
_KNOWN = lazy(  # headings that stand glued to their body where a line break was lost
    r"(?:总体(?:要求|情况|思路|目标)|指导思想|基本(?:原则|情况)|(?:工作|主要|总体|发展|任务)目标|(?:重点|主要|工作)任务|(?:保障|主要|政策|工作)措施"
    r"|组织(?:实施|保障|领导)|工作(?:要求|安排|原则|步骤)|(?:出台|起草|编制)(?:背景|过程|依据)|(?:适用|实施|申报)(?:范围|条件|程序)|主要内容"
    r"|(?:主动公开|依申请公开|收到和处理)政府信息(?:公开申请)?(?:情况)?|(?:政府信息公开行政复议|因政府信息公开工作被申请行政复议)[^,。]{0,16}情况"
    r"|[^,。:( ]{2,14}?(?:要求|任务|情况|事项|原则|思想|措施|目标|概况|问题|意义|背景|依据)(?=以习近平|20\d\d年|各级|各地|各部门|全面贯彻|深入贯彻)"
    r"|存在的主要问题及改进情况|其他需要报告的事项)(?=20\d\d年|为|按照|根据|以|坚持|[一-龥]{2}[^,。;]*[,。])"
)
_FIXED = lazy(  # the national form of the yearly disclosure reports
    "主动公开政府信息情况|收到和处理政府信息公开申请情况|政府信息公开行政复议、行政诉讼情况"
)
_TWICE = lazy(  # 房票转让｜房票转让应当…: the body takes the heading up again as its subject
    r"(?=[一-龥]{4})([一-龥]{3,10})[一-龥]{0,8}(?<![和与及、的以])(?=\1(?:应当?|须|是指|不得|由|可))"
)
_NOUN = lazy(r"^(?:应当|应|可以|须)[^,。]{2,12}的[一-龥]{2,6}$")
_QUOTE = lazy(r"“[^”]*”")


@dataclass(frozen=True, slots=True)
class Heading:
    """`[start, end)` names the section; the body begins at `body`. `stop` tells that a 。 closes the heading."""

    start: int
    end: int
    body: int
    stop: bool


def find_heading_of(folded: str, spans: Sequence[tuple[int, int]], level: int) -> Heading | None:
    """The heading of a paragraph without its marker, as if its lines were one: a break says nothing of where it ends."""
    if len(spans) == 1:
        return find_heading(folded, *spans[0], level)
    places = [at for start, end in spans for at in range(start, end)]
    found = find_heading("".join(folded[at] for at in places) + "\n", 0, len(places), level)
    if found is None:
        return None
    places.append(spans[-1][1])
    end = (
        places[found.end - 1] + 1 if found.end > found.start else places[found.start]
    )  # 一、。完成…: nothing before 。
    return Heading(places[found.start], end, places[found.body], found.stop)


def find_heading(folded: str, start: int, end: int, level: int) -> Heading | None:
    """The heading between a marker and the end of its line (domain reference: stand-alone, run-in, with 。 or ：).

    Up to the first 。 if that is at most 40 characters away; the whole line if it holds no sentence mark and is at
    most 45 long; else a name of at most 20 before a colon or a blank. An article (第一条) has a heading only in
    brackets (第一条【目的】). `None` where the text is an item of a list or a sentence of its own.
    """
    start, end = _trimmed(folded, start, end)
    if start >= end:
        return None
    if level == ARTICLE:
        caption = _CAPTION.match(folded, start, end)
        return Heading(caption.start("h"), caption.end("h"), caption.end(), False) if caption else None
    named = _COLON.match(folded, start, end)
    if named is not None and not _INTRODUCTION.search(named[0]):
        return Heading(start, named.end() - 1, named.end(), False)
    stop = _STOP.search(folded, start, end)
    if stop is not None and folded[stop.start()] == "?" and _asks(folded[start:end]):
        return Heading(start, end, end, False)
    told = _TWICE.match(folded, start, end) or _TITLED.match(folded, start, end)
    if told is not None:
        return Heading(start, told.end(), told.end(), False)
    last = stop.start() if stop else end
    if last - start <= LONGEST_ALONE and _is_sentence(folded[start:last]):
        return None
    if stop is None and end - start <= LONGEST_ALONE:
        return Heading(start, end - 1 if folded[end - 1] in ":,、" else end, end, False)
    if stop is not None and last - start <= LONGEST:
        return Heading(start, last, stop.end(), True) if folded[last] == "。" else None
    return _glued(folded, start, end)


def _trimmed(folded: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without blanks around it: a flattened paragraph is cut right in front of the next marker."""
    while start < end and folded[start] == " ":
        start += 1
    while start < end and folded[end - 1] == " ":
        end -= 1
    return start, end


def _asks(text: str) -> bool:
    """A question, also one of two sentences (…提取过公积金吗？可以再提取吗？)."""
    return text.endswith("?") and "。" not in text and len(text) <= LONGEST


def _is_sentence(text: str) -> bool:
    """Whether a short text binds, dates or measures; a question and 应当提交的材料 do not, nor does what is quoted."""
    if _NOUN.search(text) or text.startswith(("哪些", "如何", "什么")):
        return False
    return _SENTENCE.search(_QUOTE.sub("", text)) is not None


def _glued(folded: str, start: int, end: int) -> Heading | None:
    """A heading cut from its body by what it says, by a colon or by a blank, where no sentence mark does it."""
    known = _FIXED.match(folded, start, end) or _KNOWN.match(folded, start, end)
    if known is not None and folded[known.end()] not in "和及与的":
        return Heading(start, known.end(), known.end(), False)
    named = _SPACED.match(folded, start, end)
    if named is None:
        return None
    return Heading(start, named.end(), named.end(), False)
