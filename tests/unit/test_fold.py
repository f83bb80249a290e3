from __future__ import annotations

import pytest
import regex

from govdoc_parse.fold import fold


def test_every_character_folds_to_one() -> None:
    text = "".join(map(chr, range(0x20, 0xD800))) + "".join(map(chr, range(0xE000, 0x20000)))
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("１９３０．８３％", "1930.83%"),
        ("（一）：；，", "(一):;,"),
        ("2∶1︰3", "2:1:3"),
        ("2—3–4－5", "2-3-4-5"),
        ("\u3000\xa0\u200b\t年", "    年"),
        ("二○二三年", "二〇二三年"),
        ("㎡①，“引”、《名》。", "㎡①,“引”、《名》。"),
        ("甲\r\n乙", "甲 \n乙"),
        ("甲\r乙", "甲\n乙"),
        ("٢٠٢٣年，𝟛.𝟝%，᠓公里", "2023年,3.5%,3公里"),
    ],
)
def test_variants_are_unified(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_what_is_a_digit_to_a_pattern_is_one_to_int() -> None:
    """The package regex may know a later Unicode than Python, whose `int` then fails on digits that \\d takes."""
    everything = fold("".join(map(chr, range(0x110000))))
    assert set(regex.findall(r"\d", everything)) == set("0123456789")
