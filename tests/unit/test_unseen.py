"""Characters without width are read as nothing, and what is found keeps its place."""

from __future__ import annotations

from parsed import PATHS

import govdoc_parse as gp
from govdoc_parse.export.explain import explain

TITLE = "平山县水利局2024年工作总结\n\n一、投资\n"
PLAIN = TITLE + "全年完成水利投资3.5亿元，同比增长12.5%，新建堤防12公里。"
DOTTED = "\ufeff" + PLAIN.replace("3.5亿元", "3.\u200b5亿\u200b元").replace("水利局", "水\u200b利局").replace(
    "一、", "一\u200b、"
)


def _read(text: str) -> list[tuple[object, ...]]:
    facts = gp.parse(text).facts
    return [(f.quantity.value, f.quantity.unit, f.name, f.role, f.status, f.period and f.period.start) for f in facts]


def test_they_change_no_fact_and_no_section() -> None:
    assert _read(DOTTED) == _read(PLAIN) != []
    document = gp.parse(DOTTED)
    assert document.text == DOTTED
    assert document.title is not None
    assert document.title.text == "平山县水\u200b利局2024年工作总结"
    assert [section.marker.text for _, section in document.walk() if section.marker] == ["一\u200b、"]
    assert document.facts[0].quantity.quote.text == "3.\u200b5亿\u200b元"
    assert document.facts[0].quantity.unit == "元"


def test_prose_without_a_document_has_its_offsets() -> None:
    text = "完成投资3.\u200b5亿\u200b元"
    quote = gp.facts(text)[0].quantity.quote
    assert (quote.text, quote.start) == ("3.\u200b5亿\u200b元", 4)


def test_a_place_is_explained_by_the_same_rules() -> None:
    def told(text: str) -> list[tuple[str, str, str]]:
        found = explain(gp.parse(text), text.index("3."))
        return [(e.what, e.rule, text[e.span.start : e.span.end].replace("\u200b", "")) for e in found]

    assert told(DOTTED) == told(PLAIN)


def test_lone_surrogates_beside_them_are_replaced() -> None:
    document = gp.parse("完成\ud800投\u200b资3亿元。")
    assert document.text == "完成\ufffd投\u200b资3亿元。"
    assert document.facts[0].quantity.quote.text == "3亿元"


def test_nothing_is_seen_of_a_text_of_them_alone() -> None:
    assert [each.code for each in gp.parse("\ufeff\u200b").diagnostics] == ["TEXT_EMPTY"]


def test_fixtures_with_one_behind_every_character() -> None:
    for path in PATHS[:3]:
        text = path.read_text(encoding="utf-8")
        assert _read("\u200b".join(text)) == _read(text)
