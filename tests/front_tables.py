"""The tables of the README that are made of what the parser and the evaluation say."""

from __future__ import annotations

import re

from govdoc_parse.model import Fact

RESERVED = {
    "govdoc_parse": 2,
    "regular expressions": 4,
    "JioNLP": 5,
    "Recognizers-Text": 6,
}  # columns in the evaluation
SHARES = ("quantity recall", "indicator close", "fact", "fact+period")  # in the order of the table
NAMED = ("govdoc_parse", "regular expressions")  # the systems that name an indicator


def wording(fact: Fact) -> str:
    """What a fact says, in words and values of the model; a level that is achieved is not said to be one."""
    quantity, comparison = fact.quantity, fact.comparison
    value = quantity.ratio or (quantity.value if quantity.high is None else f"{quantity.value}–{quantity.high}")
    parts = (
        fact.name,
        fact.role if fact.role != "level" else fact.endpoint,
        fact.direction,
        quantity.approximation,
        value,
        quantity.unit,
        comparison and comparison.basis,
        fact.status if fact.status != "achieved" else None,
    )
    return " ".join(str(part) for part in parts if part is not None)


def accuracy(evaluation: str) -> list[list[str]]:
    """The cells of the table of accuracy behind its labels, a row each, out of docs/evaluation.md."""
    rows = {row[0]: row[1:] for row in _rows(evaluation)}
    shares = [
        [
            _share(rows[name][column]) if name == "quantity recall" or system in NAMED else "–"
            for system, column in RESERVED.items()
        ]
        for name in SHARES
    ]
    panel = [
        " / ".join(_share(cell) for cell in row[3:])
        for system in NAMED
        for row in _rows(evaluation)
        if row[:2] == [system, "all"]
    ]
    speed = {row[0]: row for row in _rows(evaluation.partition("### Speed")[2])}
    seconds = [f"{float(speed[system][3]) / float(speed[system][2]) * 1000:,.0f}" for system in RESERVED]
    return [*shares, [*panel, "–", "–"], seconds]


def _share(cell: str) -> str:
    return cell.partition(" ")[0]


def _rows(page: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in re.findall(r"^\|.*\|$", page, re.M)]
