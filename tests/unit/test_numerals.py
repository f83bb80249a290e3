from __future__ import annotations

from decimal import Decimal

import pytest

from govdoc_parse import numerals
from govdoc_parse.numerals import arabic_value, chinese_value, magnitude_of, numeral_value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("二十三", "23"), ("一百零五", "105"), ("两百", "200"), ("千亿", "100000000000"), ("一万亿", "1000000000000"),
        ("三点五", "3.5"), ("二〇二三", "2023"), ("壹佰贰拾", "120"), ("廿三", "23"), ("十二万五千", "125000"), ("五千三百二十", "5320"),
    ],
)  # fmt: skip
def test_chinese(text: str, value: str) -> None:
    assert chinese_value(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "百百", "两三百", "点五", "三点", "年", "十几"])
def test_chinese_abstains(text: str) -> None:
    assert chinese_value(text) is None


@pytest.mark.parametrize(("text", "value"), [("1,930.83", "1930.83"), ("1·8", "1.8"), ("007", "7"), ("1.2.3", None)])
def test_arabic(text: str, value: str | None) -> None:
    assert arabic_value(text) == (None if value is None else Decimal(value))


def test_magnitude() -> None:
    assert magnitude_of("千万") == 10**7
    assert magnitude_of("万亿") == 10**12
    assert magnitude_of("") == 1


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12.6万", "126000"), ("负四十一", "-41"), ("-7.5", "-7.5"), ("六万万", "600000000"), ("6.35万亿", "6350000000000"),
        ("2,310.6亿", "231060000000"), ("2万5千", "25000"), ("2百零6", "206"), ("二百四十万亿", "240000000000000"),
        ("一百点25", "100.25"), ("參仟", "3000"),
    ],
)  # fmt: skip
def test_numeral(text: str, value: str) -> None:
    assert numeral_value(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "负", "--5", "三兆", "十一零", "千三15九亿5", "元", "1.2.3万"])
def test_numeral_abstains(text: str) -> None:
    assert numeral_value(text) is None


def test_short_numerals_are_read_as_cn2an_reads_them() -> None:
    digits = "一二三四五六七八九"
    tens = [f"{ten}十{one}{m}" for ten in ("", *digits) for one in ("", *digits) for m in ("", "万", "亿")]
    for text in (*tens, *(digit + m for digit in digits for m in "百千万亿")):
        assert numerals._SHORT.fullmatch(text)
        assert numerals.chinese_value(text) == numerals._smart()(text)
    assert numerals.chinese_value("三十千") is None
