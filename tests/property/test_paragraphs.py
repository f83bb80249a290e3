"""A paragraph is read by itself: what stands before it under the same heading changes no fact of it."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from parsed import PATHS, parsed

import govdoc_parse as gp
from govdoc_parse.fold import fold
from govdoc_parse.stages.layout.markers import MarkerFinder

REFERS_BACK = ("其", "同比", "这", "该", "上述", "此", "以上", "前述", "同时", "为此", "对此", "与此")
SPEAKS_ON = ("下同", "例1", "例如", "过去的")  # what such a paragraph says holds for those after it as well
TITLES = (
    "安陵县2023年上半年工作总结",
    "安陵县人民政府2024年政府工作报告",
    "安陵县2025年工作要点",
    "安陵县公路管理办法",
)
HEADINGS = ("一、主要工作情况", "一、下一步工作打算")
MARKERS = MarkerFinder(gp.Lexicon.default())


def _paragraphs() -> list[str]:
    """The paragraphs of the fixtures that refer to no other, each once."""
    out: dict[str, None] = {}
    for document in map(parsed, PATHS):
        for paragraph in (*document.preamble, *(p for _, section in document.walk() for p in section.paragraphs)):
            text = document.text[paragraph.spans[0].start : paragraph.spans[-1].end]
            marked = MARKERS.at(fold(text), 0, len(text)) is not None
            whole = text.endswith(tuple("。！；")) and "\n" not in text  # others go on in the paragraph behind
            if whole and not marked and not text.startswith(REFERS_BACK):
                out[text] = None
    return [text for text in out if not any(word in text for word in SPEAKS_ON)]


PARAGRAPHS = _paragraphs()
PAIRS = st.lists(st.sampled_from(PARAGRAPHS), min_size=2, max_size=2, unique=True)


def _facts(title: str, heading: str, *paragraphs: str) -> list[Any]:
    """The facts without offsets; a group is told by the first fact in it."""
    document = gp.parse("\n".join((title, "", heading, *paragraphs)))
    groups = [fact.group for fact in document.facts]
    return [
        _placeless(fact.model_dump(mode="json"))
        | {
            "sentence": document.text[fact.sentence.start : fact.sentence.end],
            "group": None if fact.group is None else groups.index(fact.group),
        }
        for fact in document.facts
    ]


def _placeless(value: Any) -> Any:
    """A dump without offsets: a quote is its text."""
    if isinstance(value, dict):
        quote = value.keys() >= {"start", "end", "text"}
        return {k: _placeless(v) for k, v in value.items() if not (quote and k in {"start", "end"})}
    return [_placeless(each) for each in value] if isinstance(value, list) else value


@given(PAIRS, st.sampled_from(TITLES), st.sampled_from(HEADINGS))
def test_two_paragraphs_state_the_facts_of_each(pair: list[str], title: str, heading: str) -> None:
    first, second = (_facts(title, heading, text) for text in pair)
    behind = [f | {"group": None if f["group"] is None else f["group"] + len(first)} for f in second]
    assert _facts(title, heading, *pair) == first + behind


def test_the_fixtures_have_paragraphs_enough() -> None:
    assert len(PARAGRAPHS) >= 60
    assert sum(len(_facts(TITLES[0], HEADINGS[0], text)) for text in PARAGRAPHS) >= 100
