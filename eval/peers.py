"""Run the test cases of other libraries through this one, and say which rows are out of scope and why.

usage: python eval/peers.py FOLDER [--errors] [--write eval/peers.md]

FOLDER holds cn2an.jsonl, jionlp.jsonl, recognizers_zh.jsonl and from_issues_cn.jsonl: one JSON object a row with `input`,
`expected` and `kind`. The exclusions stand in peers_scope.py, the answers to reported bugs in peers_issues.py.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import peers_judges as judges
from peers_issues import EXPLAINED
from peers_scope import out_of_scope

Row = dict[str, Any]
HEAD = """# Cases of other libraries

The test cases of cn2an, JioNLP and Recognizers-Text, and bug reports from their issue trackers, run through this library
(`python eval/peers.py FOLDER --write eval/peers.md`). The cases are not part of this repository.

How a row is read: a numeral by itself by the reader of numerals; an amount by itself behind a word (合计, 达到), as no
document holds an amount alone; a time in front of a figure, in a document of the peer's reference date; a sentence as it
is. Values are compared exactly. Of deadlines (年底前) and ends (年底) the end is compared, since their start is a
convention. 个百分点 must be told from %, 折 is ten percent of the price.

These cases were looked at while rules were written, so the rates say that the library can do this, not how it fares on
new text. Many rows are chat language; each row left out has a reason.
"""


@dataclass
class Group:
    """What one peer expects of one kind, and how the library fared."""

    name: str
    file: str
    kinds: tuple[str, ...]
    right: Callable[[Row], bool]
    select: Callable[[Row], bool] = lambda _: True
    passed: int = 0
    failed: list[Row] = field(default_factory=list)
    excluded: Counter[str] = field(default_factory=Counter)


GROUPS = (
    Group("cn2an numbers", "cn2an", ("number", "number_error"), judges.whole_number),
    Group("cn2an amounts in capitals", "cn2an", ("money",), judges.amounts),
    Group("JioNLP money", "jionlp", ("money",), judges.jionlp_money),
    Group("JioNLP money in text", "jionlp", ("money_extract",), judges.jionlp_extract),
    Group("JioNLP time", "jionlp", ("time",), judges.times, lambda row: bool(row["gov_relevant"])),
    Group("Recognizers number", "recognizers_zh", ("number",), judges.numbers),
    Group("Recognizers percent", "recognizers_zh", ("percent",), judges.percents),
    Group("Recognizers currency", "recognizers_zh", ("currency",), judges.measures),
    Group("Recognizers dimension", "recognizers_zh", ("dimension",), judges.measures),
    Group("Recognizers number_range", "recognizers_zh", ("number_range",), judges.ranges),
    Group("bug reports", "from_issues_cn", (), judges.issues),
)


def rows(folder: Path, group: Group) -> Iterator[Row]:
    lines = (folder / f"{group.file}.jsonl").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, start=1):
        row = json.loads(line) | {"line": number}
        if (not group.kinds or row["kind"] in group.kinds) and group.select(row):
            yield row


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--errors", action="store_true", help="print every row that is not as expected")
    arguments.add_argument("--write", type=Path, help="write the table of figures to this file")
    options = arguments.parse_args()
    for group in GROUPS:
        for row in rows(options.folder, group):
            reason = out_of_scope(group.name, row)
            if reason is not None:
                group.excluded[reason] += 1
            elif group.right(row):
                group.passed += 1
            else:
                group.failed.append(row)
    text = report()
    print(text)
    if options.errors:
        for group in GROUPS:
            for row in group.failed:
                print(f"{group.name}: {row['input']!r} expected {row['expected']}")
    if options.write:
        options.write.write_text(f"{HEAD}\n{text}\n{differences()}", encoding="utf-8")


def differences() -> str:
    """The rows that are not as expected, by their lines, and the bug reports whose answer differs from the wish."""
    lines = ["## Not as expected", "", "| cases | file | lines |", "|---|---|---|"]
    for g in GROUPS:
        if g.failed:
            lines.append(f"| {g.name} | {g.file}.jsonl | {', '.join(str(row['line']) for row in g.failed)} |")
    lines += ["", "## Bug reports answered otherwise, on purpose", "", "| line | why |", "|---|---|"]
    return "\n".join([*lines, *(f"| {line} | {why} |" for line, why in sorted(EXPLAINED.items()))]) + "\n"


def report() -> str:
    lines = ["| cases | rows | in scope | as expected | rate |", "|---|---|---|---|---|"]
    for g in GROUPS:
        scope = g.passed + len(g.failed)
        lines.append(f"| {g.name} | {scope + g.excluded.total()} | {scope} | {g.passed} | {g.passed / scope:.3f} |")
    lines += ["", "| cases | excluded | reason |", "|---|---|---|"]
    lines += [f"| {g.name} | {n} | {reason} |" for g in GROUPS for reason, n in sorted(g.excluded.items())]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
