"""The columns of a half → their classes: a serial, code or telephone is never a figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from govdoc_parse.lazy import lazy
from govdoc_parse.stages.facts.decision import Decision, decided
from govdoc_parse.stages.facts.tables.terms import Terms
from govdoc_parse.stages.layout.row_texts import is_figure, is_word, is_year, squeezed


class ColumnClass(StrEnum):
    """What the cells of a column are."""

    SERIAL = "serial"
    CODE = "code"
    TELEPHONE = "telephone"
    DATE = "date"
    YEAR = "year"
    UNIT = "unit"
    FIGURES = "figures"
    WORDS = "words"
    EMPTY = "empty"


class Column:
    """A column as the decisions see it: its lowest head and the texts of its cells."""

    def __init__(self, path: Sequence[str], cells: Sequence[str], terms: Terms, *, first: bool) -> None:
        self.head = path[-1] if path else ""
        self.path = "".join(path)
        self.cells = [text for text in cells if text]
        self.terms = terms
        self.first = first
        self.figures = sum(map(is_figure, self.cells))
        self.years = sum(map(is_year, self.cells))
        self.words = sum(map(is_word, self.cells))

    def says(self, kind: str) -> bool:
        """Whether the lowest head holds words of a kind."""
        return self.terms.says(kind, self.head)


_DAY = lazy(
    r"""(?:19|20)\d\d(?:年|[-./])\d{1,2}(?:月|[-./])?(?:\d{1,2}日?)? | \d{1,2}月\d{1,2}日
    | (?:19|20)\d\d年?[-~至](?:19|20)?\d\d年?""",
    re.VERBOSE,
)
_PHONE = lazy(r"(?:0\d{2,3}-?)?[2-8]\d{6,7}|1[3-9]\d{9}")
_NUMERALS = frozenset("一二三四五六七八九十")


def _counts_up(column: Column) -> bool:
    """1, 2, 3 … from the first row on, a total left out."""
    numbers = [int(text) for text in column.cells if text.isdecimal() and len(text) <= 4]
    all_counted = all(_is_counted(text) or not is_figure(text) for text in column.cells)
    return (
        len(numbers) >= 2
        and all_counted
        and numbers == list(range(1, len(numbers) + 1))
        and (not column.head or (column.first and len(numbers) > 2))
        and not column.says("rank")
    )


def _is_counted(text: str) -> bool:
    return (text.isdecimal() and len(text) <= 4) or (len(text) <= 3 and _NUMERALS.issuperset(text))


def _heads_below(column: Column) -> bool:
    """Whether whole numbers stand below a cell that heads codes (类), for the head ends in a row of the body."""
    numbers = [text for text in column.cells if is_figure(text)]
    return (
        bool(numbers)
        and all(map(str.isdecimal, numbers))
        and any(column.terms.says("code_head", text) for text in column.cells)
    )


def _nests(column: Column) -> bool:
    """Codes of accounts: 201, 20108, 2010801."""
    codes = [text for text in column.cells if text.isdecimal() and 3 <= len(text) <= 7]
    longer = any(b.startswith(a) and len(b) == len(a) + 2 for a in codes for b in codes[:50] if len(a) in {3, 5})
    return len(codes) >= 2 and len(codes) == column.figures and longer


DECISIONS: tuple[Decision[ColumnClass], ...] = (
    Decision("empty", lambda c: not c.cells, ColumnClass.EMPTY, ("|",)),
    Decision("serial", lambda c: c.says("serial_head"), ColumnClass.SERIAL, ("序号|1|2",)),
    Decision("counts_up", _counts_up, ColumnClass.SERIAL, ("|1|2|3",)),
    Decision(
        "code",
        lambda c: c.says("code_head") and ("码" in c.path or "号" in c.path or c.head not in "类款项"),
        ColumnClass.CODE,
        ("科目编码|201|20108",),
    ),
    Decision("code_below", _heads_below, ColumnClass.CODE, ("支出功能分类|科目编码|类|201|208",)),
    Decision("telephone", lambda c: c.says("telephone_head"), ColumnClass.TELEPHONE, ("联系电话|6220101",)),
    Decision(
        "year",
        lambda c: all(map(is_year, c.cells)) and (not c.head or c.says("year_head")),
        ColumnClass.YEAR,
        ("年份|2022|2023",),
    ),
    Decision(
        "years",
        lambda c: c.says("year_head") and c.years > 1 and c.years == c.figures and 2 * c.years > len(c.cells),
        ColumnClass.YEAR,
        ("年份|2022|2023|年均增长",),
    ),
    Decision(
        "date",
        lambda c: sum(bool(_DAY.fullmatch(t)) for t in c.cells) * 2 > len(c.cells),
        ColumnClass.DATE,
        ("建设起止年限|2023-2026",),
    ),
    Decision("dated", lambda c: c.says("date_head") and not c.figures, ColumnClass.DATE, ("办理时限|长期",)),
    Decision(
        "unit",
        lambda c: c.says("unit_head") and sum(map(c.terms.knows, c.cells)) * 2 >= len(c.cells),
        ColumnClass.UNIT,
        ("单位|亿元|万人",),
    ),
    Decision(
        "zeros",
        lambda c: any(len(text) > 1 and text[0] == "0" and text.isdecimal() for text in c.cells),
        ColumnClass.CODE,
        ("款|01|02",),
    ),
    Decision("nested_codes", _nests, ColumnClass.CODE, ("科目|201|20108",)),
    Decision(
        "numbers_of_phones",
        lambda c: "联系" in c.path and c.figures > 0 and all(_PHONE.fullmatch(t) for t in c.cells if is_figure(t)),
        ColumnClass.TELEPHONE,
        ("联系人及号码|6220101",),
    ),
    Decision("figures", lambda c: c.figures > 0 and c.figures >= c.words, ColumnClass.FIGURES, ("产量|12.5",)),
    Decision("words", lambda _: True, ColumnClass.WORDS, ("指标|产量",)),
)


def class_of(path: Sequence[str], cells: Sequence[str], terms: Terms, *, first: bool) -> ColumnClass:
    """The class of a column with these heads, the lowest last."""
    verdict = decided(DECISIONS, Column([squeezed(text) for text in path], cells, terms, first=first))
    assert verdict is not None, "what is nothing else is words"
    return verdict.value
