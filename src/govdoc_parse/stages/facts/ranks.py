"""The field of a rank: among how many, and where."""

from __future__ import annotations

from govdoc_parse.model.fact import Rank
from govdoc_parse.stages.facts.sentence import Sentence
from govdoc_parse.stages.text.source import Source


def rank_left(folded: str, sentence: Sentence, index: int) -> int:
    """Where the clause of a rank begins: in 居全市9个县第3位 the subject stands before the 9个, not behind it."""
    clause = sentence.clauses[index]
    follows = index > 0 and clause.left == sentence.clauses[index - 1].behind
    if follows and sentence.wording.says("rank_field", folded, clause.left, clause.number):
        return sentence.clauses[index - 1].left
    return clause.left


def counts_the_field(folded: str, sentence: Sentence, index: int) -> bool:
    """Whether a figure counts the field of the rank behind it (17个…中第9位), and so is no subject for others."""
    following = index + 1
    if sentence.clauses[index].measure.reading.kind == "rank":
        return False  # 由第14位升至第6位
    if following >= len(sentence.clauses) or sentence.clauses[following].measure.reading.kind != "rank":
        return False
    return rank_left(folded, sentence, following) != sentence.clauses[following].left


def find_rank(source: Source, sentence: Sentence, index: int) -> Rank | None:
    """位列17个一级指标中第9位 → of 17; 居全国第二 → scope 全国."""
    clause = sentence.clauses[index]
    left = rank_left(source.fold, sentence, index)
    of = None
    if left != clause.left:
        value = sentence.clauses[index - 1].measure.reading.value
        of = int(value) if value is not None and value == value.to_integral_value() else None
    scopes = list(sentence.wording.every("rank_scope", source.fold, left, clause.number))
    scope = source.quote(*scopes[-1].span()) if scopes else None
    return Rank(of=of, scope=scope) if of is not None or scope is not None else None
