"""Rules that grant or charge: what is paid, and the figures that say who may have it."""

from __future__ import annotations

from govdoc_parse.lazy import lazy
from govdoc_parse.stages.facts.clauses import Clause
from govdoc_parse.stages.facts.sentence import Sentence

Place = tuple[int, int]

REACH = 80  # how far from a condition its 对 and its 给予 may stand
NEAR = 24  # how far behind a figure its grant may be named
MEMBERS = 12  # how long a list of figures may be that share what stands around it
_LISTED = {"、", "和", "及", ""}  # 12类｜55件民生实事
_SUM = "补贴|补助|奖励|奖补|资助|贴息"
_GRANT = lazy(
    rf"(?P<of>的)?(?:标准|比例)?(?P<by>给予|予以|落实|发放|兑现)?"
    rf"(?P<n>(?:(?!给予|予以|落实|发放|兑现|标准)[一-龥]){{0,8}}?(?:{_SUM}|支持|扶持|担保费率|罚款))(?=[,。;、(]|优惠|资金|$)"
)
_PAID = lazy(
    rf"(?:每[一-龥]{{1,4}}?|单[户个人家][一-龥]{{0,4}}?|分别|再|一次性)(?:给予|一次性|再|最高|分别){{0,4}}(?P<n>{_SUM})(?:资金|最高|分别|不超过){{0,4}}$"
)
_BOUNDS = {"at_least", "at_most", "over", "under"}


def list_around(folded: str, sentence: Sentence, index: int) -> tuple[int, int]:
    """The first and the last figure of the list that a figure stands in (20万元、50万元和100万元)."""
    clauses = sentence.clauses
    first = last = index
    while index - first < MEMBERS and first and _adjoin(folded, clauses[first - 1], clauses[first]):
        first -= 1
    while last - index < MEMBERS and last + 1 < len(clauses) and _adjoin(folded, clauses[last], clauses[last + 1]):
        last += 1
    return first, last


def _adjoin(folded: str, before: Clause, after: Clause) -> bool:
    """Whether nothing but a mark, and how near the figures are taken, stands between them: 20%、最高不超过200万元."""
    return folded[before.behind : after.number].removesuffix("最高") in _LISTED


def find_grant(folded: str, sentence: Sentence, index: int) -> Place | None:
    """What is paid, not what it is reckoned from.

    给予购房总价3%的｜补贴, 实缴额度给予50%｜补助优惠, 按投入额的20%、最高不超过200万元予以｜奖补; each of a list alike:
    分别给予30万元、50万元｜一次性奖补, 分别｜奖励20万元、50万元.
    """
    if not sentence.grants:
        return None
    first, last = list_around(folded, sentence, index)
    head, tail = sentence.clauses[first], sentence.clauses[last]
    paid = _PAID.search(folded, head.left, head.measure.start)
    if paid is not None and _begins(folded[head.left : paid.start()]):
        return paid.span("n")
    grant = _GRANT.match(folded, tail.behind, min(sentence.end, tail.right + NEAR))
    if grant is None:
        return None
    given = (
        grant["of"] or grant["by"] or sentence.wording.says("granting", folded, max(0, head.number - NEAR), head.number)
    )
    if sentence.clauses[index].measure.reading.kind != "percent" and not given:
        return None
    return grant.start("n"), grant.end("n")


def _begins(ahead: str) -> bool:
    """Whether a clause begins with its grant, or after 的; else 成禽每只补助, 幼禽每只补助 could not be told apart."""
    return not ahead.strip(" ,;、:") or (ahead.endswith("的") and "," not in ahead and ";" not in ahead)


def is_condition(folded: str, sentence: Sentence, index: int, *, rules: bool) -> bool:
    """Whether a figure says who is granted something: 对完成课题研究5项以上、…的，给予300万元奖励.

    Where a text plans or sets `rules`, without a bound too: 年产值突破1亿元、3亿元的企业，分别奖励….
    """
    if not sentence.grants:
        return False
    clause = sentence.clauses[index]
    _, last = list_around(folded, sentence, index)
    behind = sentence.clauses[last].behind
    says = sentence.wording.says
    if rules and says("qualifies", folded, behind, min(sentence.end, behind + REACH)):
        return True
    if clause.measure.approximation not in _BOUNDS:
        return False
    start = max(sentence.start, folded.rfind(";", sentence.start, clause.number) + 1, clause.number - REACH)
    if says("for_whom", folded, start, clause.number) is None:
        return False
    return says("granted_behind", folded, clause.behind, min(sentence.end, clause.behind + REACH)) is not None
