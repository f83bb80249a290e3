"""What makes scanning fast leaves nothing out: first and held characters, and patterns of `re`, against the real patterns."""

from __future__ import annotations

import re
from typing import Any

import pytest
import regex
from conftest import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from govdoc_parse import Lexicon
from govdoc_parse.fold import fold
from govdoc_parse.lazy import LazyPattern, lazily
from govdoc_parse.patterns.characters import characters_of
from govdoc_parse.patterns.compile import compiled
from govdoc_parse.patterns.rule import Rule, RuleSet
from govdoc_parse.patterns.scan import Places
from govdoc_parse.stages.quantities.rules import make_rules
from govdoc_parse.stages.times.rules import RULES

LEXICON = Lexicon.default()
UNITS = [surface for row in LEXICON.units for surface in row.surfaces]
MASKS = tuple(Rule(row.name, row.pattern, lambda m: m[0], (row.example,)) for row in LEXICON.false_friends)
SETS: dict[str, RuleSet[Any]] = {
    "times": RuleSet(RULES),
    "quantities": make_rules(LEXICON),
    "masks": RuleSet(MASKS, inside_numbers=True),
}
EXAMPLES = [fold(example) for rules in SETS.values() for rule in rules.rules for example in rule.examples]
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(EXAMPLES),
        st.text("一二三十百万亿0123456789.,、年月日季第前上本去今比至-%个家元人《》“” 半负", max_size=9),
    ),
    max_size=5,
).map("".join)


@pytest.mark.parametrize(
    ("pattern", "chars"),
    [
        ("甲|乙丙", "甲乙"),
        ("(?:甲|乙)?丙", "甲乙丙"),
        ("[a-c]{0,2}丁", "abc丁"),
        (r"(?<=前)(?P<n>\d)个?", "0123456789"),
        (r"(?<![\d.-])(?!0)甲", "甲"),
        ("(?=[甲乙])(?:甲丙)?", "甲乙"),
        (r"\L<units>期", "个十"),
        (r"“?(?>甲+)", "“甲"),
        (r"\(甲\)|\n", "(\n"),
        ("[-~至]甲", "-~至"),
        ("(?:甲{2}|)乙", "甲乙"),
        (r"\b甲|\B乙", "甲乙"),
    ],
)  # fmt: skip
def test_first_characters(pattern: str, chars: str) -> None:
    assert characters_of(pattern, {"units": ["个百分点", "十"]}).first == frozenset(chars)


@pytest.mark.parametrize(
    "pattern",
    ["", "甲?", "甲*", ".甲", "[^甲]", r"\w", r"[\s甲]", "[一-龥]", r"(?i)甲", r"\p{Han}", "(?:甲|乙?)", "^$", "[[甲]--[乙]]", r"\L<names>", "甲)", "(甲", "[]甲]", "甲{e<=1}", r"[\(-\)]甲", r"[(-\)]甲"],
)  # fmt: skip
def test_what_may_begin_with_anything_or_is_not_known(pattern: str) -> None:
    assert characters_of(pattern).first is None


@pytest.mark.parametrize(
    ("pattern", "chars"),
    [
        (r"\d年", "年"),
        (r"\d{1,2}(?:月|日)", "月日"),
        (r"(?:甲乙)?\d+丙{0,2}丁", "丁"),
        (r"(?<=前)\d(?!元)(?=[个家])", "个家"),
        (r"\L<units>期", "期"),
        (r"\d\L<units>", "个十"),
        ("甲(?:乙|丙丁)|戊", "甲戊"),
        (r"\d[-~]\d", "-~"),
    ],
)
def test_characters_of_which_every_match_holds_one(pattern: str, chars: str) -> None:
    assert characters_of(pattern, {"units": ["个百分点", "十"]}).held == frozenset(chars)


@pytest.mark.parametrize(
    "pattern", ["", "甲?", "甲|", "(?:甲|.)", "[^甲]", "(?!甲)", "(?<=甲)", "(甲)?乙*", r"\p{Han}甲"]
)
def test_what_holds_no_character_for_sure(pattern: str) -> None:
    assert characters_of(pattern).held is None


@pytest.mark.parametrize("name", SETS)
@given(text=TEXTS)
@settings(max_examples=examples(60), deadline=None)
def test_a_scan_finds_what_trying_every_rule_at_every_place_finds(name: str, text: str) -> None:
    rules = SETS[name]
    expected, at = [], 0
    while at < len(text):
        inside = name != "masks" and at > 0 and text[at - 1].isdecimal() and text[at].isdecimal()
        found = None if inside else rules.at(text, at)
        if found is not None:
            expected.append((found[0].name, found[1].span()))
        at = found[1].end() if found is not None else at + 1
    assert [(rule.name, match.span()) for rule, match, _ in rules.scan(text)] == expected


@pytest.mark.parametrize("rule", [*RULES, *SETS["quantities"].rules, *MASKS], ids=lambda rule: rule.name)
def test_every_rule_has_characters_that_let_its_matches_through(rule: Rule[Any]) -> None:
    chars, held = characters_of(rule.pattern, {"units": UNITS})
    whole = regex.compile(rule.pattern, units=UNITS, ignore_unused=True)
    assert chars is not None, "tried at every place"
    found = 0
    for text in EXAMPLES:
        for match in whole.finditer(text, overlapped=True):
            assert text[match.start()] in chars
            assert held is None or not held.isdisjoint(text[match.start() :])
            found += 1
    assert found


@pytest.mark.parametrize(
    ("patterns", "text", "places"),
    [
        (["甲乙", "甲.", "丙", r"\d"], "甲丙甲乙1丁12", [(0, [0, 1]), (1, [2]), (2, [0, 1]), (4, [3]), (6, [3])]),
        ([".乙", "丙"], "丙乙", [(0, [0, 1]), (1, [0])]),
        (["甲乙", "甲丙", r"\d月"], "甲1丙2", [(0, [1])]),
        ([], "甲", []),
    ],
)
def test_places_tell_the_patterns_to_try(patterns: list[str], text: str, places: list[tuple[int, list[int]]]) -> None:
    found = Places(patterns).find(f"{text}甲", 0, len(text))
    assert [(at, list(numbers)) for at, numbers in found] == places


def test_places_are_as_many_for_a_kind_of_text_seen_before() -> None:
    places = Places(["甲乙", r"\d亿"])
    for text in ("甲乙3亿", "甲", "甲乙4亿", "5亿"):
        assert [at for at, _ in places.find(text, 0, len(text))] == [
            text.find(c) for c in "甲345" if c in text and len(text) > 1
        ]


def _made(pattern: object) -> object:
    assert isinstance(pattern, LazyPattern)
    return pattern.made


def test_a_pattern_goes_to_the_library_that_takes_it() -> None:
    mixed = compiled("(?<!新|改造|优化)(?P<v>提高|降)")
    assert isinstance(_made(mixed), re.Pattern)
    assert [m["v"] for m in mixed.finditer("改造提高，降，新降，优化降，稳步提高")] == ["降", "提高"]
    led = compiled("(?<=增|比上年)长")
    assert isinstance(_made(led), re.Pattern)
    assert [m.start() for m in led.finditer("增长 比上年长 生长")] == [1, 6]
    assert not isinstance(_made(compiled("(?<!从[^,]{0,3})到")), re.Pattern)
    assert compiled(r"\p{Han}").search("a汉") is not None


@pytest.mark.parametrize(
    ("pattern", "text"), [("[[:digit:]]甲", "3甲"), ("甲乙{e<=1}丙", "甲丁丙"), ("[]甲]乙", "]乙")]
)
def test_what_the_two_libraries_take_for_different_things_goes_to_regex(pattern: str, text: str) -> None:
    assert compiled(pattern).fullmatch(text) is not None


def test_a_lazy_pattern_is_compiled_when_it_is_first_used() -> None:
    made: list[str] = []

    def compile_() -> re.Pattern[str]:
        made.append("甲")
        return re.compile("甲")

    pattern = lazily(compile_)
    assert made == []
    assert pattern.search("乙甲") is not None
    assert [pattern.match("乙"), pattern.fullmatch("乙"), pattern.sub("丙", "乙甲")] == [None, None, "乙丙"]
    assert pattern.pattern == "甲"
    assert made == ["甲"]
    assert not hasattr(pattern, "scanner")
