"""Pages that would take minutes to parse are read with their text; those that only look like them, as they are."""

from __future__ import annotations

import pytest

import govdoc_parse as gp
from govdoc_parse.readers.html_limits import within_limits

DEEP = 40_000


def read(inside: str) -> str:
    return gp.parse_bytes(f"<html><body>{inside}".encode(), "a.html").text


@pytest.mark.parametrize(
    "opened", ["<div>", "<DIV CLASS=a>", "<table><tr><td>", "<ul><li>", "<ol><li>", "<div><p></p>", "<section></p><br>"]
)
def test_what_is_nested_without_end_becomes_lines(opened: str) -> None:
    flat = within_limits(f"{opened}甲" * DEEP)
    assert sum(map(flat.lower().count, ("<div", "<table", "<ul", "<ol", "<section"))) == 2_000
    assert flat.count("甲") == DEEP


def test_words_that_are_nested_without_end_stay_on_their_line() -> None:
    assert read("<p>" + "<span>甲" * DEEP) == "甲" * DEEP + "\n"


def test_what_is_closed_again_is_nested_no_deeper() -> None:
    page = "<div><p>甲</p></div>" * DEEP
    assert within_limits(page) == page


def test_what_is_left_out_is_left_out_with_its_end() -> None:
    page = "<div>" * 2_500 + "甲" + "</div>" * 2_500 + "<div>乙</div>"
    flat = within_limits(page)
    assert flat.count("<div>") == flat.count("</div>") == 2_001
    assert flat.endswith("</div><div>乙</div>")


@pytest.mark.parametrize("attribute", ["a{}=1 ", "a{} ", "a{}/", "a{}='>' ", 'a{}="1" '])
def test_a_tag_of_thousands_of_attributes_has_none(attribute: str) -> None:
    page = f"<p {''.join(attribute.format(at) for at in range(20_000))}>甲"
    assert within_limits(page) == "<p>甲"
    assert read(page) == "甲\n"


@pytest.mark.parametrize(
    "page",
    [
        "<p>甲" * 3_000,
        "<p><font size=3>甲" * 3_000,
        "<br>" * 5_000 + "甲",
        "<script>" + "var a = 1 < 2 && '<div>';" * 3_000 + "</script>甲",
        f"<!--{'<div>' * 3_000}-->甲",
        f"<p style='{'a: b; ' * 3_000}'>甲",
        "<div>甲" * 1_000 + "</i></div>" * 3_000,
    ],
    ids=["paragraphs", "marks of style", "void", "script", "comment", "one long value", "ends"],
)
def test_a_long_page_is_read_as_it_is(page: str) -> None:
    assert within_limits(page) == page


def test_a_button_behind_each_word_is_left_out() -> None:
    assert read("<p>" + "甲<span class=share>分享</span>" * 3_000) == "甲" * 3_000 + "\n"
