"""Tables made at random, of which each number with its own unit is known: spans, several heads, serial columns, units anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from random import Random

import govdoc_parse as gp
from govdoc_parse.fold import fold

SCALES = {
    "元": 1,
    "万元": 10**4,
    "亿元": 10**8,
    "吨": 1,
    "万吨": 10**4,
    "人": 1,
    "万人": 10**4,
    "亩": 1,
    "公里": 1,
    "%": 1,
}
ENTITIES = ("东坪镇", "西河镇", "安陵县", "水厂扩建", "第一产业", "自然人", "城市特困")
QUANTITIES = ("办公费", "税收收入", "粮食产量", "公路里程", "造林面积", "其中：印刷费", "（一）财政拨款", "#工业")
MEASURES = ("预算数", "决算数", "2022年", "2023年", "本月", "累计", "绝对数", "合计", "完成额", "目标值")
CHANGES = ("同比增长（%）", "比上年±%", "位次", "占比（%）")
NO_FIGURES = ("序号", "科目编码", "联系电话", "起止年限", "备注")
GROUPS = ("投资情况", "生产情况", "上年", "其中")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its spans; `units` are those that may hold for a number of it, `None` where it is no figure."""

    text: str
    rows: int = 1
    columns: int = 1
    units: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A table as rows of cells, with what stands above it."""

    above: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def piped(self) -> bytes:
        """Rows between pipes; what a cell covers is empty."""
        lines = list(self.above)
        covered: dict[int, int] = {}
        for row in self.rows:
            column, texts, cells = 0, list[str](), list(row)
            while cells or covered.get(column):
                if covered.get(column):
                    covered[column] -= 1
                    texts.append("")
                    column += 1
                    continue
                cell = cells.pop(0)
                for place in range(column, column + cell.columns):
                    covered[place] = cell.rows - 1
                texts += [cell.text, *[""] * (cell.columns - 1)]
                column += cell.columns
            lines.append("| " + " | ".join(texts) + " |")
        return "\n".join(lines).encode()

    def html(self) -> bytes:
        """A page with the spans of the cells."""
        rows = "".join(
            "<tr>" + "".join(f'<td rowspan="{c.rows}" colspan="{c.columns}">{c.text}</td>' for c in row) + "</tr>"
            for row in self.rows
        )
        above = "".join(f"<p>{line}</p>" for line in self.above)
        return f"<html><body>{above}<table>{rows}</table></body></html>".encode()


def made_tables(count: int, seed: int) -> Iterator[Made]:
    """So many tables; equal seeds give equal tables."""
    random = Random(seed)
    return (_table(random) for _ in range(count))


def _table(random: Random) -> Made:
    note = random.choice([None, *SCALES])
    width = random.randint(1, 5)
    of_entities, serial, unit_column = random.random() < 0.5, random.random() < 0.4, random.random() < 0.3
    names = list(ENTITIES if of_entities else QUANTITIES)
    heads = [_head(random, of_entities) for _ in range(width)]
    front = ["序号"] * serial + ["乡镇" if of_entities else "指标"] + ["单位"] * unit_column
    head_rows = [[Cell(text) for text in (*front, *(text for text, _, _ in heads))]]
    if width > 2 and random.random() < 0.4:
        group = random.randint(2, width - 1)
        top = [Cell(text, rows=2) for text in front] + [Cell(random.choice(GROUPS), columns=group)]
        top += [Cell(text, rows=2) for text, _, _ in heads[group:]]
        head_rows = [top, [Cell(text) for text, _, _ in heads[:group]]]
    body, told = [], set[str]()
    for number in range(1, random.randint(2, 6)):
        label, own = random.choice(names), random.choice([None, None, *SCALES])
        label += f"（{own}）" if own and not of_entities else ""
        row_unit = random.choice(list(SCALES)) if unit_column else None
        row = [Cell(str(number))] * serial + [Cell(label)] + [Cell(row_unit or "")] * unit_column
        told |= {own} if own and not of_entities else set()
        part = label.startswith(("其中", "#", "（"))  # has the unit of the label that it is a part of
        units = {row_unit, *(told if part else [None if of_entities else own])}
        body.append([*row, *(_cell(random, head, units, note) for head in heads)])
    above = ["安陵县2023年主要情况表"] + ([f"单位：{note}"] if note else [])
    return Made(tuple(above), tuple(map(tuple, [*head_rows, *body])))


def _head(random: Random, of_entities: bool) -> tuple[str, str | None, str]:
    """A head, the unit it states, and what it is: level, change, or no figure."""
    kind = random.random()
    if kind < 0.12:
        return random.choice(NO_FIGURES), None, "none"
    if kind < 0.3:
        return random.choice(CHANGES), None, "change"
    name = random.choice(QUANTITIES[:5] if of_entities else MEASURES)
    unit = random.choice([None, *SCALES])
    mark = random.choice(["", "", "（含外宾）", "（40分）"])
    return f"{name}{mark}" + (f"（{unit}）" if unit else ""), unit, "level"


def _cell(random: Random, head: tuple[str, str | None, str], row: set[str | None], note: str | None) -> Cell:
    text, unit, kind = head
    if random.random() < 0.15:
        return Cell(random.choice(("", "-", "—", "持平", "①")))
    if kind == "none":
        made = {"序号": "7", "科目编码": "20108", "联系电话": "6220101", "起止年限": "2023-2025"}.get(text, "见附件")
        return Cell(made)
    number = random.choice(
        (str(random.randint(0, 9999)), f"{random.randint(1000, 10**8):,}", f"{random.uniform(-99, 999):.2f}")
    )
    own = random.choice(["", "", "", "", "万元", "人", "%"]) if kind == "level" else ""
    possible = {own} if own else {unit, note, *row}
    return Cell(number + own, units=frozenset(each for each in possible if each))


def wrong_facts(made: Made, document: gp.Document) -> list[str]:
    """The facts that state another number than their cell, or another unit than one stated for it."""
    cells: dict[str, list[Cell]] = {}
    for row in made.rows:
        for cell in row:
            cells.setdefault(cell.text, []).append(cell)
    out = []
    for fact in document.facts:
        if "table_cell" not in fact.rules:
            continue  # of a row that is read as a line of prose
        table_cell = next(
            cell
            for table in document.tables
            for row in table.body
            for cell in row
            if cell.start <= fact.quantity.quote.start < cell.end
        )
        if not any(_agrees(cell, fact) for cell in cells[table_cell.text.strip()]):
            out.append(f"{table_cell.text} → {fact.name} {fact.quantity.value} {fact.quantity.unit}")
    return out


def _agrees(cell: Cell, fact: gp.Fact) -> bool:
    if cell.units is None:
        return False
    digits = fold(cell.text).rstrip("万亿元人%").replace(",", "")
    number, value, unit = Decimal(digits), fact.quantity.value, fact.quantity.unit
    bare = {each.lstrip("万亿"): number * SCALES[each] for each in sorted(cell.units, key=SCALES.__getitem__)}
    possible = [number * SCALES[each] for each in cell.units if each.lstrip("万亿") == unit]
    return value in possible if unit in bare else value == number and unit in {None, "%", "位", "分", "人"}
