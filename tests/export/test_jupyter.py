"""What a notebook shows."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from conftest import FIXTURES

import govdoc_parse as gp
from govdoc_parse.export import fact_table_html
from govdoc_parse.export.jupyter import document_html


class Formatter(dict[type, Any]):
    """The part of IPython's formatter that an extension uses."""

    def for_type(self, shown: type, function: Any) -> None:
        self[shown] = function


@pytest.fixture
def formatter() -> Iterator[Formatter]:
    formatter = Formatter()
    shell = SimpleNamespace(display_formatter=SimpleNamespace(formatters={"text/html": formatter}))
    gp.load_ipython_extension(shell)
    yield formatter
    gp.unload_ipython_extension(shell)
    assert formatter == {}


DOCUMENT = gp.parse_file(FIXTURES / "county_bureau_half_year.txt")


def test_a_document_shows_its_card_outline_and_facts(formatter: Formatter) -> None:
    shown = formatter[gp.Document](DOCUMENT)
    assert shown == document_html(DOCUMENT)
    assert shown.count("<tr>") == len(DOCUMENT.facts) + 1
    for part in ("棠溪县经济和信息化局", "011562874/2024-02316", "深化亩均改革", "规上工业总产值", "without a value"):
        assert part in shown


def test_facts_show_as_a_table_and_other_tuples_as_ever(formatter: Formatter) -> None:
    assert formatter[tuple](DOCUMENT.facts[:3]) == fact_table_html(DOCUMENT.facts[:3])
    assert formatter[gp.Fact](DOCUMENT.facts[0]) == fact_table_html(DOCUMENT.facts[:1])
    assert formatter[tuple](()) is None
    assert formatter[tuple]((1, DOCUMENT.facts[0])) is None


def test_outputs_do_not_disturb_each_other() -> None:
    shown = document_html(DOCUMENT)
    assert " id=" not in shown
    assert "<script" not in shown
    assert "href=" not in shown
    styles = shown[shown.index("<style>") + 7 : shown.index("</style>")]
    assert [line for line in styles.splitlines() if not line.startswith(".govdoc-parse ")] == []


def test_a_long_table_is_cut_and_says_so() -> None:
    shown = fact_table_html(DOCUMENT.facts * 3)
    assert shown.count("<tr>") == 201
    assert f"{3 * len(DOCUMENT.facts) - 200} more" in shown


@pytest.mark.parametrize("text", ["", "<script>新建泵站12座</script>"])
def test_nothing_in_the_text_is_markup(text: str) -> None:
    assert "<script" not in document_html(gp.parse(text))
