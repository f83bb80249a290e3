from __future__ import annotations

import pytest

import govdoc_parse as gp

TEXT = "发布机构：安陵县教育局\n发布日期：2023-01-19\n\n一、工作总结\n全年新增学位1620个，同比增长6.4%。"


def _what(offset: int) -> list[tuple[str, str]]:
    return [(item.what, item.rule) for item in gp.explain(gp.parse(TEXT), offset)]


def test_metadata_is_explained_by_its_layout() -> None:
    assert ("metadata", "colon: publisher") in _what(TEXT.index("安陵县"))


def test_a_fact_is_explained_with_its_evidence() -> None:
    found = _what(TEXT.index("6.4%"))
    assert ("quantity", "plain") in found
    assert ("indicator", "inherited") in found
    assert ("comparison", "yoy") in found
    assert ("status", "achieved") in found


def test_an_offset_outside_is_an_error() -> None:
    with pytest.raises(ValueError, match="no offset"):
        gp.explain(gp.parse(TEXT), len(TEXT) + 1)
