"""A figure that is only there for the next to be a part of: 仅完成全年任务｜2.1亿元的40.95%."""

from __future__ import annotations

from govdoc_parse.stages.facts.sentence import Sentence

_PARTS = {"percent", "multiple"}


def whole_led(folded: str, sentence: Sentence, index: int) -> int | None:
    """Where the words begin that lead to a figure of which the next is a part (占, 完成); `None` where it is no such figure."""
    if index < 0 or index + 1 >= len(sentence.clauses):
        return None
    whole, part = sentence.clauses[index], sentence.clauses[index + 1]
    if part.measure.reading.kind not in _PARTS or whole.measure.reading.kind in _PARTS:
        return None
    says = sentence.wording.says
    led = says("of_whole", folded, whole.left, whole.number)
    return led.start() if led and says("whole_link", folded, whole.behind, part.number) else None
