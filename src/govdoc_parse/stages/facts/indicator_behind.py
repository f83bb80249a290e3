"""The noun after a number that says what is counted (61家｜企业)."""

from __future__ import annotations

from govdoc_parse.stages.facts.distribution import Place
from govdoc_parse.stages.facts.grants import list_around
from govdoc_parse.stages.facts.sentence import Sentence
from govdoc_parse.stages.facts.statement import Figure
from govdoc_parse.stages.words.phrases import Phrases

NEVER_BEHIND = {"percent", "percentage_point", "multiple", "rank", "score", "ratio", "rate", "duration", "temperature"}


def indicator_behind(figure: Figure, phrases: Phrases, ahead: Place | None) -> Place | None:
    """The noun behind a number, given what was found in front of it."""
    named = not (figure.starts and ahead is not None) and not (_lost_its_mark(figure, ahead) or _of_a_list(figure))
    found = _noun(figure, phrases, ahead) if named else None
    if figure.folded[figure.clause.number - 1] == "等":  # 甲、乙等34个｜10亿元以上项目
        found = found or behind_last(figure.folded, phrases, figure.sentence, figure.index)
    return found


def _noun(figure: Figure, phrases: Phrases, ahead: Place | None) -> Place | None:
    folded, clause, change, kind = figure.folded, figure.clause, figure.change, figure.reading.kind
    described = folded.startswith("的", clause.behind)
    says, end = figure.sentence.wording.says, len(folded)
    if ahead is None and kind in {"percent", "duration"} and described:
        return phrases.after(folded, clause.behind, clause.right)  # 24%的国营工业企业
    if (
        ahead is None
        and kind == "percent"
        and clause.measure.suffixed
        and not says("predicate", folded, clause.behind, end)
    ):
        return phrases.after(folded, clause.behind, clause.right)  # 85%以上｜农户参与产业化经营
    if kind == "duration" and (leave := says("leave", folded, clause.behind + described, end)) is not None:
        return leave.span()
    if kind in NEVER_BEHIND or (change is not None and change.start < clause.number and (ahead or kind != "count")):
        return None
    reached = ahead is not None and says("bounded", folded, ahead[1], clause.measure.start) is not None
    if ahead is not None and (kind != "count" or reached) and described:
        return None  # 总投资1.38亿元的实验初中, 常住人口超过100万的县
    if ahead is None and kind != "count" and phrases.acts(folded, clause.behind):
        return None  # 稳定在24亿斤以上｜新建高标准农田: the next clause lost its mark
    found = phrases.after(folded, clause.behind, clause.right)
    if kind != "count" and described and clause.measure.suffixed and ahead is None and figure.topic.indicator:
        return None  # 收入全部超过20万元，50万元以上的｜村有6个: a mark of what was named before
    task = described and found is not None and phrases.is_aspect(folded[slice(*found)])
    return None if task else found  # 完成清淤46座的｜年度任务


def behind_last(folded: str, phrases: Phrases, sentence: Sentence, index: int) -> Place | None:
    """The noun behind the last number of a list is said of each: 10万元、5万元、3万元｜一次性购房补贴."""
    _, last = list_around(folded, sentence, index)
    clause = sentence.clauses[last]
    if last == index or clause.measure.reading.kind in NEVER_BEHIND:
        return None
    if clause.measure.reading.kind != "count" and folded.startswith("的", clause.behind):
        return None  # 年产值突破1亿元、3亿元的企业: what is measured stands in front
    return phrases.after(folded, clause.behind, clause.right)


def _lost_its_mark(figure: Figure, ahead: Place | None) -> bool:
    """Whether the next clause begins at once: 58914人｜一季度累计…, 上市企业15家｜全市规上工业企业…."""
    behind = figure.clause.behind
    if figure.sentence.times_in(behind, behind + 1):
        return True
    begins = figure.sentence.wording.says("new_subject", figure.folded, behind, len(figure.folded))
    return ahead is not None and begins is not None


def _of_a_list(figure: Figure) -> bool:
    """Whether the first of a list says what all of it measure: 年产值突破1亿元、｜3亿元的企业."""
    first, last = list_around(figure.folded, figure.sentence, figure.index)
    clauses = figure.sentence.clauses
    if first == figure.index or not figure.folded.startswith("的", clauses[last].behind):
        return False
    head = clauses[first]
    return figure.sentence.wording.says("bounded", figure.folded, head.left, head.measure.start) is not None
