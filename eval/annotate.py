"""Complete an annotation of GovFacts: `python eval/annotate.py ANNOTATION.json TEXT.txt`.

The annotator writes line, quote and values (eval/govfacts/GUIDE.md). This adds `start` and `end`, writes periods out as two
days, puts one fact on a line, and refuses, with the place, whatever is not in the text or not in the guide. It then lists
the figures of the text that no fact covers, so that each can be decided. Running it again changes nothing.
"""

import calendar
import json
import re
import sys
from decimal import Decimal
from pathlib import Path

KINDS = (
    "money percent percentage_point multiple count area length mass volume energy power duration rank score rate ratio temperature other"
).split()
FIELDS = (
    "line q nth kind value high unit approx indicator also role direction basis status period optional start end why".split()
)
ALLOWED = {
    "kind": KINDS,
    "approx": [None, "about", "nearly", "over", "at_least", "at_most", "under"],
    "role": ["level", "change", "share", "rank", "standard"],
    "direction": [None, "up", "down", "flat"],
    "status": ["actual", "planned"],
}
GENRES = (
    "government_work_report work_report speech work_summary summary_and_plan self_assessment budget final_account "
    "three_public_expenses budget_execution statistical_communique census_bulletin economic_brief disclosure_report news "
    "interpretation work_plan implementation_plan subsidy_scheme notice task_assignment five_year_plan audit_report "
    "regulation opinion guide ranking"
).split()
DEFAULTS = {"role": "level", "status": "actual"}
MAGNITUDES = {"": 1, "千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "万亿": 10**12}
PLAIN = re.compile(r"(?P<digits>\d[\d,，]*(?:[.．]\d+)?)\s*[余多]?(?P<magnitude>百万|千万|万亿|万|亿|千(?=[亩人万]))?(?!\s*[—~～至-]\s*\d)")
FIGURE = re.compile(r"[\d０-９][\d０-９.．,，:：]*|[百千万亿]分之[一二三四五六七八九十]+|[一二三四五六七八九十两百千]+余?(?=[万亿个项家户倍成番名])")


class Refused(SystemExit):
    """What is wrong with an annotation, and where; printed by the interpreter, exit status 1."""


def place(lines: list[str], firsts: list[int], number: int, wanted: str, nth: int, where: str) -> int:
    """The offset of occurrence `nth` of `wanted` in the line."""
    if not 1 <= number <= len(lines):
        raise Refused(f"{where}: the text has no line {number}")
    at = -1
    for _ in range(nth):
        at = lines[number - 1].find(wanted, at + 1)
        if at < 0:
            raise Refused(f"{where}: {wanted!r} (occurrence {nth}) is not in line {number}: {lines[number - 1][:60]!r}")
    return firsts[number - 1] + at


def days(period: object, where: str) -> object:
    """A period as its first and last day; None, "none" and pairs stay as they are."""
    if period is None or period == "none":
        return period
    if isinstance(period, list):
        if len(period) == 2 and all(re.fullmatch(r"\d{4}-\d\d-\d\d", str(day)) for day in period) and period[0] <= period[1]:
            return period
        raise Refused(f"{where}: period {period!r} is not two days in order")
    first, _, last = str(period).partition("/")
    return days([one_period(first, where)[0], one_period(last or first, where)[1]], where)


def one_period(text: str, where: str) -> tuple[str, str]:
    """The first and the last day of 2023, 2023-06, 2023Q1, 2023H1 or 2023-06-30."""
    match = re.fullmatch(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?|Q(?P<quarter>[1-4])|H(?P<half>[12]))?", text)
    if match is None:
        raise Refused(f"{where}: period {text!r} is not in the shorthand of the guide")
    year, month = match["year"], match["month"]
    if match["day"]:
        return text, text
    if month:
        first = last = int(month)
    elif match["quarter"]:
        first, last = 3 * int(match["quarter"]) - 2, 3 * int(match["quarter"])
    elif match["half"]:
        first, last = 6 * int(match["half"]) - 5, 6 * int(match["half"])
    else:
        first, last = 1, 12
    return f"{year}-{first:02}-01", f"{year}-{last:02}-{calendar.monthrange(int(year), last)[1]:02}"


def check(fact: dict[str, object], text: str, where: str) -> None:
    """Refuse values that the guide does not know; warn of a value that the digits contradict and of a composed indicator."""
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
    bare = "".join(text.split())
    for phrase in filter(None, [fact.get("indicator"), *fact.get("also", ())]):  # type: ignore[misc]
        if "".join(str(phrase).split()) not in bare and phrase == fact.get("indicator"):
            print(f"warning: {where}: indicator {phrase!r} is not in the text as it stands", file=sys.stderr)
    quote = "".join(str(fact["q"]).split())
    if (match := PLAIN.match(quote)) and fact["kind"] not in ("ratio", "duration") and not fact.get("high"):
        digits = match["digits"].replace(",", "").replace("，", "").replace("．", ".")
        if Decimal(digits) * MAGNITUDES[match["magnitude"] or ""] != Decimal(str(fact["value"])):
            print(f"warning: {where}: value {fact['value']} is not what {quote!r} says", file=sys.stderr)


def complete(annotation: dict[str, object], text: str) -> list[str]:
    """Fill the annotation in place; return the figures of the text that nothing covers, a line each."""
    lines, firsts = text.split("\n"), [0]
    for line in lines:
        firsts.append(firsts[-1] + len(line) + 1)
    if annotation.get("genre") not in GENRES:
        raise Refused(f"genre {annotation.get('genre')!r} is none of {GENRES}")
    covered: list[tuple[int, int]] = []
    for index, entry in enumerate(annotation.get("outline", ())):  # type: ignore[arg-type, var-annotated]
        at = place(lines, firsts, entry[0], entry[1], 1, f"outline {index}")
        entry[5:] = [at]
        covered.append((at, at + len(entry[1])))
    facts: list[dict[str, object]] = annotation["facts"]  # type: ignore[assignment]
    for index, fact in enumerate(facts):
        where = f"fact {index} {fact.get('q')!r}"
        check(fact, text, where)
        fact["start"] = place(lines, firsts, fact["line"], fact["q"], fact.get("nth", 1), where)  # type: ignore[arg-type]
        fact["end"] = fact["start"] + len(fact["q"])  # type: ignore[operator, arg-type]
        fact["period"] = days(fact.get("period"), where)
        covered.append((fact["start"], fact["end"]))  # type: ignore[arg-type]
    facts.sort(key=lambda fact: fact["start"])  # type: ignore[arg-type, return-value]
    for before, after in zip(facts, facts[1:], strict=False):
        if after["start"] < before["end"]:  # type: ignore[operator]
            raise Refused(f"{before['q']!r} and {after['q']!r} in line {after['line']} overlap (is `nth` missing?)")
    ignored = [(firsts[a - 1], firsts[b]) for a, b in annotation.get("ignore_lines", ())]  # type: ignore[attr-defined]
    left = []
    for match in FIGURE.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in covered + ignored):
            number = text.count("\n", 0, match.start()) + 1
            left.append(f"line {number}: {text[max(0, match.start() - 8) : match.end() + 6]!r}".replace("\\n", "⏎"))
    return left


def written(annotation: dict[str, object]) -> str:
    """The annotation as JSON, one line a fact and a line an entry of the outline."""

    def rows(values: object) -> str:
        return "[\n  " + ",\n  ".join(json.dumps(value, ensure_ascii=False) for value in values) + "]" if values else "[]"  # type: ignore[attr-defined]

    parts = []
    for key, value in annotation.items():
        if key == "facts":
            value = [{k: f[k] for k in FIELDS if f.get(k) is not None and DEFAULTS.get(k) != f[k]} for f in value]  # type: ignore[attr-defined]
        parts.append(f'"{key}": ' + (rows(value) if key in ("facts", "outline") else json.dumps(value, ensure_ascii=False)))
    return "{" + ",\n ".join(parts) + "}\n"


def main() -> None:
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    path, text = Path(sys.argv[1]), Path(sys.argv[2]).read_bytes().decode("utf-8")
    annotation = json.loads(path.read_text(encoding="utf-8"))
    left = complete(annotation, text)
    path.write_text(written(annotation), encoding="utf-8")
    print("\n".join(left))
    print(f"{path.name}: {len(annotation.get('outline', ()))} headings, {len(annotation['facts'])} facts, {len(left)} figures without a fact (above)")


if __name__ == "__main__":
    main()
