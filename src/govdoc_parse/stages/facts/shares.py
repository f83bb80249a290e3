"""Whether a figure is the share that one part has of a whole."""

from __future__ import annotations

from govdoc_parse.stages.facts.statement import Statement
from govdoc_parse.stages.facts.wholes import whole_led

_AMOUNTS = {"money", "count", "area", "mass", "volume", "length", "energy"}


def is_part(s: Statement) -> bool:
    """Whether a percentage tells what part the figure before it is (7.4亿元（8.5%）), or how much was completed (完成92%)."""
    if s.kind != "percent" or s.change is not None:
        return False
    before = s.figure.before
    number = s.clause.number
    if (
        before is not None
        and before.measure.reading.kind in _AMOUNTS
        and s.folded[before.behind : number].strip(" ") == "("
    ):
        return s.folded.startswith(")", s.clause.behind)
    return s.folded[s.clause.left : number].replace(" ", "").endswith("完成")


def _is_of_class(s: Statement) -> bool:
    """Whether the clause opens with how much of a class does something: 85%以上的农户参与, 60%的城市污水处理厂完成改造."""
    clause = s.clause
    if s.folded[clause.left : clause.measure.start].strip(" ,、;约近超有"):
        return False
    owned = clause.measure.suffixed or s.folded.startswith("的", clause.behind)
    return owned and s.says_after("members") is not None


def _is_in_tenths(s: Statement) -> bool:
    """Whether a part is told in tenths (持证护理员不到四成); of a rate they are its level (火化率保持在七成以上)."""
    quote = s.folded[s.clause.measure.start : s.clause.measure.end]
    return "成" in quote and "率" not in s.folded[s.clause.left : s.clause.number]


def is_share(s: Statement) -> bool:
    """Whether the words name a share (占…的38%, 比重达48%), or how much of a target was reached; 3:7 is none."""
    if s.kind not in {"percent", "ratio"}:
        return False
    reading = s.clause.measure.reading
    if reading.ratio and ":" in reading.ratio:
        return False
    if reading.ratio:
        return True  # 三分之二
    if s.says("no_share"):
        return False
    if s.says("share") or s.says("share_noun") or whole_led(s.folded, s.sentence, s.index - 1) is not None:
        return True
    if _is_of_class(s) or _is_in_tenths(s):
        return True
    before = s.figure.before
    if before is not None and s.clause.left == before.behind:  # 比重由46.9%提高到48.2%
        return s.sentence.wording.says("share_noun", s.folded, before.left, before.number) is not None
    return s.indicator is not None and s.folded[slice(*s.indicator)].endswith(("占比", "比重"))
