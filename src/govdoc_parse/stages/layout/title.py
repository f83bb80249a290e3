"""The title of the document among the lines of the head."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from govdoc_parse.lazy import lazy
from govdoc_parse.stages.layout.markers import MARKDOWN
from govdoc_parse.stages.text.dates import date_of, find_date
from govdoc_parse.stages.text.lines import Line

KINDS = (
    "决议|决定|命令|令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要|总结|计划|要点|安排|打算|方案|预案|规划|纲要|条例|办法"
    "|规定|细则|规则|措施|举措|制度|指南|解读|简析|分析|简报|情况|决算|预算|名单|公示|说明|讲话|工作|章程|法|解释|标准|规范|清单|政策|目录"
    "|表|书|汇报|综述|概况|信息|草案|安排|答复|建议"
)
_NAMED = lazy(rf".*(?:{KINDS})[》”]?(?: *\([^()]*\))*")
_QUALIFIER = lazy(r"\((?:试行|暂行|[^)]{0,8}修订|征求意见稿|送审稿|草案|\d{4}年?-\d{4}年?)\)")
_SENTENCE = lazy(r"[。;!]|[,:] *$")
_SUBTITLE = lazy(r"-{1,2} ?(?:\d{4}年|在).{4,60}|\(?\d{4}年\d{1,2}月\d{1,2}日 ?在?.{4,50}(?:会议?上|通过)\)?.*")
_FIGURE = lazy(r"\d(?:\.\d+)?[万亿]*(?:[元人个家项户吨件场次名亩%位]|平方|公里|个百分点)")
_YEAR = lazy(r"(?:19|20)\d\d ?年")
_PERIOD = lazy(r"(?:年度?|季度|半年|月份?)$")  # a line that ends so is no title without the next: …2025年度⏎部门决算
_NUMBERS = lazy(r"(?:19|20)\d\d ?年?|\d{1,2} ?[月日]|第 ?\d{1,6} ?[期号届次批]|(?<!\d)\d{1,6} ?号")
_OPENER = lazy(  # how the sentence below a headline begins
    "今年|去年|近[日年]|日前|截至|[上下]半年|前?[一二三四]季度|全[年市省县区州]|根据|按照|为|本|记者|据|年[末初底]|目前|各|我[市省县区州]"
    r"|(?:19|20)\d\d年|\d{1,2}月|[A-Z(#]"
)
LONGEST = 120
SHORTEST = 6
NEAR = 5  # lines from the title on in which its date may be
OPENERS = ("关于", "印发", "转发")


def title_like(line: Line) -> bool:
    """Whether a line could be a title: not a sentence, not too long, not the label of something."""
    text = line.text
    if _QUALIFIER.fullmatch(text):
        return True
    return (
        4 <= len(text) <= LONGEST
        and not _SENTENCE.search(text)
        and not text.startswith(("附件", "(", "-", "|"))
        and ">" not in text
    )


def is_subtitle(line: Line) -> bool:
    """——2026年1月27日在…会议上."""
    return _SUBTITLE.fullmatch(line.text) is not None


def date_below(lines: Sequence[Line], title: int | None) -> date | None:
    """The day that a line under the title names: 2025年1月15日在…会议上, also behind a dash; （二〇〇六年二月十六日）."""
    first = 0 if title is None else title
    for line in lines[first : first + NEAR]:
        match = find_date(line.text) if line.text.startswith(("-", "(")) or is_subtitle(line) else None
        if match is not None and (day := date_of(match)) is not None:
            return day
    return None


def find_title(
    lines: Sequence[Line], candidates: Sequence[int], stated: str | None
) -> tuple[tuple[int, int], list[int]] | None:
    """The place of the title and the indexes of all lines that repeat it.

    `candidates` are the free lines of the head in order, `stated` the folded title of the metadata table. A title cut
    into several lines is put together until its kind (…的通知) is reached.
    """
    runs = _runs(lines, candidates)
    if stated is not None:
        wanted = _squeeze(stated)
        same = [run for run in runs if _joined(lines, run) == wanted]
        if same:
            return _place(lines, same[0]), [i for run in same for i in run]
    named = [run for run in runs if len(_joined(lines, run)) >= SHORTEST and _NAMED.fullmatch(_joined(lines, run))]
    pool = named or [
        run
        for run in runs
        if len(_joined(lines, run)) >= 8 and not _states(lines, run) and not _goes_on_below(lines, run)
    ]
    if not pool:
        return None
    best = pool[0]
    for run in pool[1:]:  # 政府网站 政策文件 + the title itself: the line that stands alone is the title
        tail = _joined(lines, run)
        if len(tail) > 10 and _joined(lines, best).endswith(tail) and not _is_fuller(_joined(lines, best), tail):
            best = run
    whole = _joined(lines, best)
    repeats = [
        i for run in runs if (text := _joined(lines, run)).endswith(whole) or _is_fuller(whole, text) for i in run
    ]
    return _place(lines, best), repeats


def _is_fuller(title: str, tail: str) -> bool:
    """Whether a title names the year that its tail, standing alone below it, does not."""
    return len(tail) > 10 and title.endswith(tail) and _YEAR.search(title) is not None and not _YEAR.search(tail)


def _states(lines: Sequence[Line], run: list[int]) -> bool:
    """Whether a line states a figure and is above less text than a headline: 技术合同成交额15.2亿元 alone; 综合评价排名全省第6."""
    text = _joined(lines, run)
    below = sum(len(line.text) for line in lines[run[-1] + 1 :])
    if not below and any(map(str.isdecimal, _NUMBERS.sub("", text))):
        return True
    return _FIGURE.search(text) is not None and below < 2 * len(text)


def _goes_on_below(lines: Sequence[Line], run: list[int]) -> bool:
    """Whether a line is the beginning of the one sentence that a text of two lines is: 全年粮食种植面积⏎328.6万亩，增加…"""
    first, *rest = lines[run[-1] :]
    if len(lines) != len(run) + 1 or len(rest) != 1 or rest[0].gap or rest[0].start > first.end + len("\r\n"):
        return False
    return "," in first.text or _FIGURE.search(first.text) is not None or not _OPENER.match(rest[0].text)


def _runs(lines: Sequence[Line], candidates: Sequence[int]) -> list[list[int]]:
    """Neighbouring candidate lines put together where the first ones do not yet name a kind of document."""
    runs: list[list[int]] = []
    for index in candidates:
        if runs and runs[-1][-1] == index - 1 and len(runs[-1]) < 4 and _goes_on(lines, runs[-1], index):
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _goes_on(lines: Sequence[Line], run: list[int], index: int) -> bool:
    text = lines[index].text
    if _QUALIFIER.fullmatch(text):
        return True
    done = _NAMED.fullmatch(_joined(lines, run)) is not None
    opened = any(word in _joined(lines, run) for word in OPENERS) or text.startswith(OPENERS)
    opened = opened or (_PERIOD.search(lines[run[-1]].text) is not None and _NAMED.fullmatch(text) is not None)
    return not done and opened and not is_subtitle(lines[index])


def _place(lines: Sequence[Line], run: list[int]) -> tuple[int, int]:
    first = lines[run[0]]
    marks = MARKDOWN.match(first.text)
    return first.start + (marks.end() if marks else 0), lines[run[-1]].end


def _joined(lines: Sequence[Line], run: Sequence[int]) -> str:
    return MARKDOWN.sub(
        "", "".join(_squeeze(lines[i].text) if not MARKDOWN.match(lines[i].text) else lines[i].text for i in run)
    )


def _squeeze(text: str) -> str:
    return text.replace(" ", "").replace("\n", "")
