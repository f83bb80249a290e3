"""Completes an annotation of GovFacts: `python eval/annotate.py ANNOTATION.json TEXT.txt`.

The annotator writes line, quote and values (eval/govfacts/GUIDE.md). This adds `start` and `end`, writes periods as two days,
sorts the facts, one on a line, and refuses, with the place, whatever is not in the text or not in the guide. It then lists
the figures of the text that no fact covers, so that each can be decided. Running it again changes nothing.
"""

from __future__ import annotations

import calendar
import json
import re
import sys
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

Fact = dict[str, Any]
Annotation = dict[str, Any]
KINDS = (
    "money", "percent", "percentage_point", "multiple", "count", "area", "length", "mass", "volume", "energy", "power", "duration",
    "rank", "score", "rate", "ratio", "temperature", "other",
)  # fmt: skip
FIELDS = (
    "line", "q", "nth", "kind", "value", "high", "unit", "approx", "indicator", "also", "role", "direction", "basis", "status",
    "period", "optional", "start", "end", "why",
)  # fmt: skip
ALLOWED = {
    "kind": KINDS,
    "approx": (None, "about", "nearly", "over", "at_least", "at_most", "under"),
    "role": ("level", "change", "share", "rank", "standard"),
    "direction": (None, "up", "down", "flat"),
    "status": ("actual", "planned"),
}
GENRES = (
    "government_work_report", "work_report", "speech", "work_summary", "summary_and_plan", "self_assessment", "budget",
    "final_account", "three_public_expenses", "budget_execution", "statistical_communique", "census_bulletin", "economic_brief",
    "disclosure_report", "news", "interpretation", "work_plan", "implementation_plan", "subsidy_scheme", "notice",
    "task_assignment", "five_year_plan", "audit_report", "regulation", "opinion", "guide", "ranking",
)  # fmt: skip
DEFAULTS = {"role": "level", "status": "actual"}
MAGNITUDES = {"": 1, "千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "万亿": 10**12}
PLAIN = re.compile(
    r"(?P<digits>\d[\d,，]*(?:[.．]\d+)?)\s*[余多]?(?P<magnitude>百万|千万|万亿|万|亿|千(?=[亩人万]))?(?!\s*[—~～至-]\s*\d)"
)
FIGURE = re.compile(
    r"[\d０-９][\d０-９.．,，:：]*|[百千万亿]分之[一二三四五六七八九十]+|[一二三四五六七八九十两百千]+余?(?=[万亿个项家户倍成番名])"
)


class Refused(ValueError):  # noqa: N818
    """What is wrong with an annotation, and where."""


class Lines:
    """The lines of a text, counted from 1, and where quotes are in them."""

    def __init__(self, text: str) -> None:
        self.lines, self.firsts = text.split("\n"), [0]
        for line in self.lines:
            self.firsts.append(self.firsts[-1] + len(line) + 1)

    def place(self, number: int, wanted: str, nth: int, where: str) -> int:
        """Returns the offset of occurrence `nth` of `wanted` in a line."""
        if not 1 <= number <= len(self.lines):
            raise Refused(f"{where}: the text has no line {number}")
        line, at = self.lines[number - 1], -1
        for _ in range(nth):
            at = line.find(wanted, at + 1)
            if at < 0:
                raise Refused(f"{where}: {wanted!r} (occurrence {nth}) is not in line {number}: {line[:60]!r}")
        return self.firsts[number - 1] + at


def days(period: Any, where: str) -> Any:
    """Returns a period as its first and last day; None, "none" and pairs stay as they are."""
    if period is None or period == "none":
        return period
    if isinstance(period, list):
        dated = len(period) == 2 and all(re.fullmatch(r"\d{4}-\d\d-\d\d", str(day)) for day in period)
        if dated and period[0] <= period[1]:
            return period
        raise Refused(f"{where}: period {period!r} is not two days in order")
    first, _, last = str(period).partition("/")
    return days([_one_period(first, where)[0], _one_period(last or first, where)[1]], where)


def _one_period(text: str, where: str) -> tuple[str, str]:
    """The first and the last day of 2023, 2023-06, 2023Q1, 2023H1 or 2023-06-30."""
    match = re.fullmatch(
        r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?|Q(?P<quarter>[1-4])|H(?P<half>[12]))?", text
    )
    if match is None:
        raise Refused(f"{where}: period {text!r} is not in the shorthand of the guide")
    if match["day"]:
        return text, text
    months = {"month": 1, "quarter": 3, "half": 6}
    length = next((months[name] for name in months if match[name]), 12)
    last = length * int(match["month"] or match["quarter"] or match["half"] or 1)
    end = calendar.monthrange(int(match["year"]), last)[1]
    return f"{match['year']}-{last - length + 1:02}-01", f"{match['year']}-{last:02}-{end:02}"


def check(fact: Fact, where: str) -> None:
    """Refuses values that the guide does not know."""
    if unknown := set(fact) - set(FIELDS):
        raise Refused(f"{where}: unknown fields {sorted(unknown)}")
    for field, allowed in ALLOWED.items():
        if fact.get(field, DEFAULTS.get(field)) not in allowed:
            raise Refused(f"{where}: {field} {fact.get(field)!r} is none of {allowed}")
    basis = fact.get("basis")
    if basis is not None and basis not in ("yoy", "mom", "ytd", "entity") and not str(basis).startswith("since:"):
        raise Refused(f"{where}: basis {basis!r}")
    if basis is not None and fact.get("role") != "change":
        raise Refused(f"{where}: a basis needs the role change")
    if not isinstance(fact.get("value"), str):
        raise Refused(f"{where}: value has to be a string")


def warnings(fact: Fact, text: str) -> Iterator[str]:
    """Yields a value that the digits contradict, and an indicator that is not in the text as it is."""
    phrase = fact.get("indicator")
    if phrase and "".join(phrase.split()) not in "".join(text.split()):
        yield f"indicator {phrase!r} is not in the text"
    quote = "".join(fact["q"].split())
    match = PLAIN.match(quote)
    if match and fact["kind"] not in ("ratio", "duration") and not fact.get("high"):
        digits = match["digits"].replace(",", "").replace("，", "").replace("．", ".")
        if Decimal(digits) * MAGNITUDES[match["magnitude"] or ""] != Decimal(fact["value"]):
            yield f"value {fact['value']} is not what {quote!r} says"


def complete(annotation: Annotation, text: str) -> list[str]:
    """Fills the annotation in place; returns the figures of the text that nothing covers, a line each."""
    lines, covered = Lines(text), list[tuple[int, int]]()
    if annotation.get("genre") not in GENRES:
        raise Refused(f"genre {annotation.get('genre')!r} is none of {GENRES}")
    for index, entry in enumerate(annotation.get("outline", ())):
        entry[5:] = [lines.place(entry[0], entry[1], 1, f"outline {index}")]
        covered.append((entry[5], entry[5] + len(entry[1])))
    for index, fact in enumerate(annotation["facts"]):
        where = f"fact {index} {fact.get('q')!r}"
        check(fact, where)
        fact["start"] = lines.place(fact["line"], fact["q"], fact.get("nth", 1), where)
        fact["end"] = fact["start"] + len(fact["q"])
        fact["period"] = days(fact.get("period"), where)
        covered.append((fact["start"], fact["end"]))
    annotation["facts"].sort(key=lambda fact: fact["start"])
    for before, after in pairwise(annotation["facts"]):
        if after["start"] < before["end"]:
            raise Refused(f"{before['q']!r} and {after['q']!r} in line {after['line']} overlap (is `nth` missing?)")
    covered += [(lines.firsts[first - 1], lines.firsts[last]) for first, last in annotation.get("ignore_lines", ())]
    return list(_uncovered(text, covered))


def _uncovered(text: str, covered: list[tuple[int, int]]) -> Iterator[str]:
    for match in FIGURE.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in covered):
            number = text.count("\n", 0, match.start()) + 1
            around = text[max(0, match.start() - 8) : match.end() + 6].replace("\n", "⏎")
            yield f"line {number}: {around}"


def written(annotation: Annotation) -> str:
    """Returns the annotation as JSON, a fact and an entry of the outline a line."""

    def rows(values: list[Any]) -> str:
        lines = (json.dumps(value, ensure_ascii=False) for value in values)
        return "[\n  " + ",\n  ".join(lines) + "]" if values else "[]"

    kept = [
        {name: fact[name] for name in FIELDS if fact.get(name) is not None and DEFAULTS.get(name) != fact[name]}
        for fact in annotation["facts"]
    ]
    parts = []
    for key, value in ({**annotation, "facts": kept}).items():
        parts.append(
            f'"{key}": ' + (rows(value) if key in ("facts", "outline") else json.dumps(value, ensure_ascii=False))
        )
    return "{" + ",\n ".join(parts) + "}\n"


def main() -> None:
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    path, text = Path(sys.argv[1]), Path(sys.argv[2]).read_bytes().decode("utf-8")
    annotation = json.loads(path.read_text(encoding="utf-8"))
    try:
        left = complete(annotation, text)
    except Refused as refused:
        raise SystemExit(str(refused)) from None
    path.write_text(written(annotation), encoding="utf-8")
    for fact in annotation["facts"]:
        for warning in warnings(fact, text):
            print(f"warning: line {fact['line']} {fact['q']!r}: {warning}", file=sys.stderr)
    print("\n".join(left))
    print(f"{path.name}: {len(annotation['facts'])} facts, {len(left)} figures without a fact (above)")


if __name__ == "__main__":
    main()
