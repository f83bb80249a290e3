"""Lines → tables that lost their rows: one cell a line, as pages are left when their markup is stripped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govdoc_parse.lazy import lazy
from govdoc_parse.stages.layout.row_runs import RowRun
from govdoc_parse.stages.layout.row_texts import is_figure, is_word, is_year, squeezed
from govdoc_parse.stages.layout.squared import RawRow
from govdoc_parse.stages.text.lines import Line
from govdoc_parse.stages.text.source import Source

FEWEST = 8
LONGEST = 25
_WIDEST = 12  # columns
_SENTENCE = lazy(r"[。;:!?]")
_COLUMN = lazy(
    r"序号|单位(?:名称)?|姓名|名称|项目(?:名称)?|指标(?:名称)?|金额|数量|联系(?:人|方式|电话)|电话|备注|责任单位|合计|类别|地址|内容|产量|数值|年份|职务|分值|标准|编号"
)
_MARKED = lazy(
    r"[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}\.(?!\d)|第.{1,4}[章条节]|[-●•]"
)
_AMONG = lazy("其中:(?=.)")


def cell_frames(source: Source, lines: Sequence[Line], taken: frozenset[int]) -> Iterator[RowRun]:
    """The runs of short lines that are the cells of a table.

    A run counts if the numbers 1, 2, 3 … stand in it at a constant step, which is the number of columns; if each of its columns
    holds nothing but words or nothing but figures below a row of words; or if it begins with two names of columns. Where the
    cells do not come out even, the table has no rows and TABLE_UNEVEN is reported.
    """
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and end not in taken and _is_cell(lines, end):
            end += 1
        if end - at >= FEWEST and (run := _run(source, lines, at, end)) is not None:
            yield run
        at = max(end, at + 1)


def _is_cell(lines: Sequence[Line], at: int) -> bool:
    """Whether a line may be a cell; one with a number as headings have it is one only above a figure."""
    line = lines[at]
    if len(line) > LONGEST or _SENTENCE.search(_AMONG.sub("", line.text)):
        return False
    if not _MARKED.match(line.text) or line.text == "-":
        return True
    return at + 1 < len(lines) and is_figure(squeezed(lines[at + 1].text))


def _run(source: Source, lines: Sequence[Line], at: int, end: int) -> RowRun | None:
    texts = [line.text for line in lines[at:end]]
    step, one = _numbered(texts)
    if step:
        start = max(at, at + one - step)
        rows = [range(start, at + one), *(range(i, min(i + step, end)) for i in range(at + one, end, step))]
        return RowRun(start, end, tuple(_row(source, [lines[i] for i in row]) for row in rows if row))
    step, head = _even([squeezed(text) for text in texts])
    if step:
        rows = [range(i, i + step) for i in range(at + head, end, step)]
        return RowRun(at + head, end, tuple(_row(source, [lines[i] for i in row]) for row in rows))
    names = next(
        (i for i in range(len(texts) - 1) if _COLUMN.fullmatch(texts[i]) and _COLUMN.fullmatch(texts[i + 1])), None
    )
    if names is None or len(texts) - names < FEWEST:
        return None
    source.report("TABLE_UNEVEN", lines[at + names].start, lines[end - 1].end, "a table whose rows cannot be told")
    return RowRun(at + names, end, ())


def _row(source: Source, lines: Sequence[Line]) -> RawRow:
    cells = tuple(source.quote(line.start, line.end) for line in lines)
    return RawRow(lines[0].start, lines[-1].end, cells)


def _numbered(texts: list[str]) -> tuple[int, int]:
    """The constant step between the lines 1, 2, 3 … and where the 1 stands; 0 where there is none."""
    for one, text in enumerate(texts):
        if text != "1":
            continue
        for step in range(2, _WIDEST):
            if [texts[one + step * k] if one + step * k < len(texts) else "" for k in (1, 2)] == ["2", "3"]:
                return step, one
    return 0, 0


def _even(texts: Sequence[str]) -> tuple[int, int]:
    """The number of columns that are each of words or each of figures, and where the row of heads begins; 0 where none is."""
    kinds = [_kind(text) for text in texts]
    for step in range(2, _WIDEST + 1):
        head = len(texts) % step
        body = kinds[head + step :]
        if head > 1 or len(body) < 2 * step or any(kind != "word" for kind in kinds[head : head + step]):
            continue
        columns = [set(body[column::step]) - {"nothing"} for column in range(step)]
        if columns[0] == {"word"} and {"figure"} in columns and all(len(column) == 1 for column in columns):
            return step, head
    return 0, 0


def _kind(text: str) -> str:
    if is_figure(text) and not is_year(text):
        return "figure"
    return "word" if is_word(text) or is_year(text) else "nothing"
