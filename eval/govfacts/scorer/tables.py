"""Scores the facts read from tables: cells are paired by value, best first, and every field is counted over all gold cells."""

from __future__ import annotations

import re

from .basis import same_basis
from .compare import number, same_kind, same_number, same_unit
from .load import Fact, Item
from .period import same_period
from .tally import Counts

ROWS = (
    "found precision", "found recall", "value and unit", "name", "subject", "kind", "role", "direction", "basis", "bounds", "period",
    "status", "row",
)  # fmt: skip
ROW = ("value and unit", "name", "subject", "role", "period", "status")  # what a row of a data frame needs
MARKS = re.compile(r"[\s()（）:：·/／#＃—–_\-,，;；\"“”]")


def bare(text: object) -> str:
    """A name without blanks, brackets and separators: 常住人口（女） and 常住人口:女 are one."""
    return MARKS.sub("", str(text or "")).replace("％", "%")


def verdicts(want: Fact, have: Fact) -> dict[str, bool]:
    """What of a cell is right in a fact; empty where the number is another one."""
    multiplied = _same_size(want["value"], have.get("value"))
    if not (multiplied or _same_size(want["n"], have.get("value"))):
        return {}
    role, given = want.get("role", "level"), have.get("role", "level")
    ok = {
        "found recall": True,
        "value and unit": multiplied and any(
            same_unit(unit, have.get("unit")) for unit in (want.get("unit"), *want.get("unit_also", ()))
        ),
        "name": bare(have.get("name")) in _names(want, have),
        "subject": _same_subject(want, have),
        "kind": same_kind(want["kind"], have.get("kind"), want.get("unit") or ""),
        "role": role == given,
        "direction": want.get("direction") == have.get("direction"),
        "basis": want.get("basis") is None or same_basis(want, have),
        "bounds": want.get("approx") == have.get("approx") and same_number(want.get("high"), have.get("high")),
        "period": _same_period(want, have),
        "status": role == "standard" or want.get("status", "actual") == have.get("status", "actual"),
    }  # fmt: skip
    ok["row"] = all(ok[name] for name in ROW)
    return ok


def _same_size(want: object, have: object) -> bool:
    """Tells whether two values are one; a change may carry its sign in the value or in the direction alone."""
    one, other = number(want), number(have)
    return same_number(want, have) or (one is not None and other is not None and abs(one) == abs(other))


def _names(want: Fact, have: Fact) -> set[str]:
    """The names that count; the subject may be part of the name where the fact states none of its own."""
    names = {bare(name) for name in (want["name"], *want.get("also", ()))}
    subject = bare(want.get("subject"))
    if subject and not have.get("subject"):
        names |= {subject + name for name in names} | {name + subject for name in names}
    return names


def _same_subject(want: Fact, have: Fact) -> bool:
    subject, given = bare(want.get("subject")), bare(have.get("subject"))
    return subject == given or (bool(subject) and not given and subject in bare(have.get("name")))


def _same_period(want: Fact, have: Fact) -> bool:
    if not want.get("period"):
        return have.get("period") is None
    return same_period(want, have.get("period"), "")


def count(item: Item, given: list[Fact]) -> Counts:
    """Counts one table; what no cell explains lowers the precision."""
    chosen, gold = paired(item, given), item.facts
    counts = {row: (sum(ok[row] for _, ok in chosen), len(gold)) for row in ROWS if row != "found precision"}
    return {"found precision": (len(chosen), len(given)), **counts} if given else counts


def paired(item: Item, given: list[Fact]) -> list[tuple[int, dict[str, bool]]]:
    """The facts that gold cells explain, as places in `given`, each with its verdicts."""
    pairs, gold = [], item.facts
    for gold_at, want in enumerate(gold):
        for at, have in enumerate(given):
            if ok := verdicts(want, have):
                away = abs(gold_at / len(gold) - at / len(given))
                pairs.append((-_weight(ok, want, have), away, gold_at, at, ok))
    chosen: dict[int, tuple[int, dict[str, bool]]] = {}
    taken: set[int] = set()
    for _, _, gold_at, at, ok in sorted(pairs, key=lambda pair: pair[:4]):
        if gold_at not in chosen and at not in taken:
            chosen[gold_at] = at, ok
            taken.add(at)
    return list(chosen.values())


def _weight(ok: dict[str, bool], want: Fact, have: Fact) -> int:
    labelled = bare(want.get("row"))[:6] in bare(f"{have.get('subject') or ''}{have.get('name') or ''}")
    return (
        4 * ok["value and unit"]
        + 3 * (ok["name"] + ok["subject"])
        + 2 * labelled
        + ok["role"]
        + ok["period"]
        + ok["status"]
    )
