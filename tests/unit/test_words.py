"""The dictionary of jieba at the edges of an indicator, which the caller asks for."""

from __future__ import annotations

import pytest

import govdoc_parse as gp

TEXT = "县域义务教育巩固率达到61.5%。"
CUTTING = gp.Lexicon.default().extend(
    words=[{"surfaces": ["义务"], "kind": "governor", "example": "义务"}]
)  # cuts the noun 义务教育


@pytest.fixture(scope="module")
def parser() -> gp.Parser:
    return gp.Parser(words=True)


def test_a_noun_of_the_dictionary_is_not_cut() -> None:
    assert gp.Parser(CUTTING).parse(TEXT).facts[0].name == "教育巩固率"
    assert gp.Parser(CUTTING, words=True).parse(TEXT).facts[0].name == "义务教育巩固率"


@pytest.mark.parametrize(
    ("stop", "text", "cut", "whole"),
    [
        ("教育", "建成38所县域义务教育学校。", "县域义务", "县域义务教育"),
        ("达标", "建成38所县域职业学校达标。", "县域职业学校", "县域职业学校"),  # no noun is cut
        ("达标", "建成38所县域职业学校。", "县域职业学校", "县域职业学校"),  # nothing stands behind
    ],
)
def test_a_noun_behind_a_count_is_not_cut(stop: str, text: str, cut: str, whole: str) -> None:
    lexicon = gp.Lexicon.default().extend(words=[{"surfaces": [stop], "kind": "predicate", "example": stop}])
    assert [gp.Parser(lexicon, words=words).parse(text).facts[0].name for words in (False, True)] == [cut, whole]


def test_a_text_without_such_cuts_is_read_alike(parser: gp.Parser) -> None:
    text = "全年完成技术合同成交额15.2亿元，同比增长6.4%。"
    assert parser.parse(text) == gp.parse(text)
