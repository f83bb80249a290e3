"""A paragraph and the line behind it → whether the line end stands inside a number, a unit or a sentence."""

from __future__ import annotations

from govdoc_parse.lazy import lazy
from govdoc_parse.stages.layout.body import BodyParagraph
from govdoc_parse.stages.layout.markers import ARTICLE
from govdoc_parse.stages.text.lines import Line

ENDS = "。;:!?…”》)】"
MARK = lazy("[。;,:]")
_PAGE, _HAN = lazy(r"\d{1,3}"), lazy("[一-龥]")
_PROSE = lazy("[,。]")
_TORN = lazy(r"[\d.] *\n *[\d.%‰万亿元]")  # a number over two lines of prose
_FIGURE = lazy(  # a line that begins so goes on: 18320.55万元。, 7亿元，新建…
    r"\d[\d,]{0,12}(?:\.\d{1,4})? ?[余多]?(?:[十百千]?[万亿]? ?(?:元|人|户|吨|亩|公里|平方米|立方米|千瓦时?|人次|次|个百分点|家|个|件|台|座|处|套)|%|[万亿])(?:以[上下内])?[,。;、]"
)
_DECIMAL = (
    lazy(  # and so does what opens with a decimal and its unit, or with a part of a ratio: no 12.4 of a numbering
        r"\d{1,6}\.\d{1,4}[一-龥%‰℃]{1,5}[,。;、)]|\d{1,4}(?:\.\d{1,4})?:\d"
    )
)
_RATIO = lazy(r"\d:")
_UNIT = lazy(
    r"\d[十百千]?[万亿]?(?:[个人平立公千美百万亿]|个百|个百分|百分|平方|立方|平方公)?$|[百千万亿/](?:[平立公]|平方|立方)$"
)
_REST = lazy(r"(?:[分次点元里顷斤方米]|百分点|分点|方米|方公里|公里|瓦|[万亿] ?[元人吨亩])[^,、。;]{0,3}[,、。;]")
_TAIL = 12  # characters before a line end that may be a figure
_CHINESE = "一二两三四五六七八九"
_FIGURE_END = lazy(  # …新建泵站12, …面积6.8万, …示范县5-7, …规模二百
    rf"[一-龥](?:\d[\d.,]{{0,9}}(?:[-~至]\d[\d.,]{{0,9}})?[十百千]?万?亿?|[{_CHINESE}十百千]{{0,3}}[十百千万亿])$"
)
_UNIT_AHEAD = lazy(  # 任务2⏎家庭医生签约 is no count of 2家
    r"[元亩吨倍座辆套株村头间张月]|公里|平方|立方|千[瓦克米]|[百千万亿]|人(?![才民员口])|户(?!籍|外)|家(?!庭)|个(?!体|性)|项(?!目)"
    r"|件|台(?!账)|条(?!件|例)|处(?![置理罚])|名(?!称|录|单)|所(?![有在需])|次(?!年|要)|场(?![所地馆景])|份(?!额)"
    r"|分(?![类级工步别布析解])|点(?!面)|天(?!然)|日(?!常)|年(?![度初末底])"
)
_NUMERAL_END, _MAGNITUDE = lazy(rf"[{_CHINESE}]$"), lazy("[十百千万亿]")
_MONTH_END, _DAY = lazy(r"\d月$"), lazy(r"\d{1,2}日")
_RANGE_END, _RANGE = lazy(r"[一-龥]\d{1,6}$"), lazy(r"[-~]\d{1,6}[一-龥%]")
_GOES_ON = lazy(  # what begins no sentence: …提高⏎到2.5%, …不⏎少于5家, …5亩以上⏎的企业
    r"的(?!确)|以[上下内]的|[上下内]的|不?(?:少于|低于|超过|高于|多于|大于|小于) ?[\d一-九]|[于到至达为占长高降加少升了]\d"
)
_DIGIT = lazy(r"\d")


def is_inside(folded: str, paragraph: BodyParagraph, line: Line) -> bool:
    """Whether the number that a line begins with is a figure of the sentence before it and no marker: …提高⏎12.4点；"""
    if line.gap or _ends(folded, paragraph, line):
        return False
    if _RANGE.match(line.text):  # …示范县5⏎—7个
        return _RANGE_END.search(folded, max(paragraph.start, paragraph.end - _TAIL), paragraph.end) is not None
    return _DECIMAL.match(line.text) is not None


def _ends(folded: str, paragraph: BodyParagraph, following: Line) -> bool:
    """Whether a paragraph ends with a mark that ends sentences; the colon of a ratio (9.4∶⏎38.9∶51.7) is none."""
    if _RATIO.match(folded, paragraph.end - 2) and following.text[0].isdecimal():
        return False
    return folded[paragraph.end - 1] in ENDS


def is_torn(folded: str, paragraph: BodyParagraph, following: Line, *, said: bool) -> bool:
    """Whether the line end stands inside a number, a unit, or between the words and the figure of a sentence.

    `said` tells that a mark of prose stands in the paragraph.
    """
    if not _ends(folded, paragraph, following) and (_FIGURE.match(following.text) or _DECIMAL.match(following.text)):
        return True
    if _REST.match(following.text) and _UNIT.search(folded, max(paragraph.start, paragraph.end - 6), paragraph.end):
        return True
    if _is_cut_short(folded, paragraph, following):
        return True
    if said and _PAGE.fullmatch(following.text) and _HAN.match(folded, paragraph.end - 1):
        return True
    if _TORN.match(folded, paragraph.end - 1) and (said or _PROSE.search(following.text)):
        return True
    clause = said and folded[paragraph.end - 1] not in ENDS and _PROSE.search(following.text)
    if not clause or following.gap or folded[following.start - 1] != "\n":
        return False
    marker = paragraph.marker
    if (
        marker is None
        or marker.style.level == ARTICLE
        or len(paragraph.spans) > 1
        or folded.find("。", paragraph.start, paragraph.end) >= 0
    ):
        return True
    return _DIGIT.search(folded, marker.end, paragraph.end) is not None  # （一）加强统筹，压实责任⏎各乡镇… is a heading


def _is_cut_short(folded: str, paragraph: BodyParagraph, following: Line) -> bool:
    """Whether a line without any mark ends in a figure whose unit follows, or the next one begins as no sentence does."""
    if following.gap or folded[following.start - 1] != "\n" or not _PROSE.search(following.text):
        return False
    tail = max(paragraph.start, paragraph.end - _TAIL), paragraph.end
    if _RANGE.match(following.text):
        return _RANGE_END.search(folded, *tail) is not None
    if _FIGURE_END.search(folded, *tail) and _UNIT_AHEAD.match(following.text):
        return True
    if _NUMERAL_END.search(folded, *tail) and _MAGNITUDE.match(following.text):
        return True
    if _MONTH_END.search(folded, *tail) and _DAY.match(following.text):
        return True
    return (
        paragraph.marker is None
        and folded[paragraph.end - 1] not in ENDS
        and _GOES_ON.match(following.text) is not None
    )
