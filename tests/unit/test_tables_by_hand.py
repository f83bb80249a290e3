"""Tables that are made of rows, or read back from what a program wrote."""

from __future__ import annotations

import govdoc_parse as gp
from govdoc_parse.model import Quote, Span, Table


def _row(*texts: str) -> tuple[Quote, ...]:
    return tuple(Quote(start=0, end=len(text), text=text) for text in texts)


def test_rows_given_alone_are_kept() -> None:
    table = Table(span=Span(start=0, end=9), header=_row("指标", "数值"), rows=(_row("造林", "3"), _row("修路", "5")))  # type: ignore[call-arg]
    assert table.header == _row("指标", "数值")
    assert table.rows == (_row("造林", "3"), _row("修路", "5"))
    assert [[cell.column for cell in row] for row in (*table.head, *table.body)] == [[0, 1]] * 3
    assert Table.model_validate_json(table.model_dump_json()) == table


def test_rows_of_a_dump_are_computed_again() -> None:
    table = gp.parse("| 类别 | 指标 | 产量（吨） |\n| 粮食 | 稻谷 | 31.5 |\n|  | 小麦 | 3.5 |\n").tables[0]
    assert Table.model_validate(table.model_dump()) == table
    dump = table.model_dump(mode="json")
    rows = {"span": dump["span"], "header": dump["header"], "rows": dump["rows"]}
    assert Table.model_validate(rows).rows == table.rows
    assert Table(span=Span(start=0, end=0)).rows == ()
