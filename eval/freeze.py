"""Tell whether a change of the code changes what is parsed, and list the facts that it changes.

usage: python eval/freeze.py [FOLDER …]            compare with the sums of eval/sums.json; exit code 1 if any differs
       python eval/freeze.py --write [FOLDER …]    write the sums
       python eval/freeze.py --diff REV [FOLDER …] list the facts that differ from those of the commit REV

Every `.txt` file of the folders has a row, and so have 2,000 texts that are made of them by damage with fixed seeds. A row holds three
sums: of the whole document, of the document without its facts, and of the quotes, values and units of its facts. Fields
that are newer than the sums are left out (`FIELDS` are those compared), so a new field changes no sum. Without FOLDER the fixtures and, where
they are there, the documents of ../shared are read; a folder that is missing is told, and its rows are not compared.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from difflib import ndiff
from multiprocessing import Pool
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SUMS = ROOT / "eval" / "sums.json"
FOLDERS = ("fixtures", "../shared/corpus/txt", "../shared/gold/texts", "../shared/gold/panel/texts")
MUTANTS, SEED = 2000, 20261201
LONGEST = (
    20_000  # characters of a text that is damaged; one mutant of a long report says no more than one of its beginning
)

SPAN, QUOTE = ("start", "end"), ("start", "end", "text")
FIELDS: dict[str, tuple[str, ...]] = {
    "document": (
        "schema_version", "text", "title", "metadata", "signature", "number", "kind", "period", "preamble", "sections",
        "tables", "attachments", "furniture", "blocks", "facts", "diagnostics",
    ),
    "facts": (
        "quantity", "indicator", "name", "role", "direction", "comparison", "price_basis", "region", "actor", "status", "period",
        "rank", "group", "sentence", "section",
    ),
    "sections": (
        "style", "marker", "ordinal", "heading", "run_in", "kind", "span", "paragraphs", "children", "level",
    ),
    "diagnostics": ("code", "span"),
}  # fmt: skip


def pruned(value: Any, kind: str) -> Any:
    """A dump without the fields that the sums do not know."""
    if isinstance(value, list):
        return [pruned(each, kind) for each in value]
    if not isinstance(value, dict):
        return value
    kept = FIELDS.get(kind)
    children = {"children": "sections"}
    return {k: pruned(v, children.get(k, k)) for k, v in value.items() if kept is None or k in kept}


def digest(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=True, sort_keys=True).encode()).hexdigest()[:16]


def sums(text: str) -> tuple[str, str, str]:
    """The sums of the document of a text: whole; without facts; only quotes, values and units."""
    dump = pruned(_parse(text).model_dump(mode="json"), "document")
    facts = dump.pop("facts")
    figures = [[f["quantity"][k] for k in ("quote", "value", "high", "ratio", "unit", "unit_id")] for f in facts]
    return digest([dump, facts]), digest(dump), digest(figures)


def lines(text: str) -> list[str]:
    """A line a fact, for a reader and for a comparison; offsets last, since all else is what counts."""
    return [_line(fact) for fact in _parse(text).facts]


def _line(fact: Any) -> str:
    text = lambda quote: "-" if quote is None else quote.text.replace("\n", "⏎")  # noqa: E731
    period = fact.period and f"{fact.period.start}..{fact.period.end}"
    basis = fact.comparison and fact.comparison.basis
    base = (
        fact.comparison and fact.comparison.period and f"({fact.comparison.period.start}..{fact.comparison.period.end})"
    )
    parts = (text(fact.indicator), fact.name, fact.role, fact.direction, f"{basis}{base or ''}", fact.price_basis, fact.status, period)  # fmt: skip
    inherited = fact.period and fact.period.inherited_from
    more = (inherited, fact.quantity.kind, fact.quantity.approximation, text(fact.region), text(fact.actor), fact.rank and fact.rank.of, fact.section)  # fmt: skip
    shown = " | ".join("-" if part is None else str(part) for part in (*parts, *more))
    quantity = fact.quantity
    return f"{quantity.quote.start}\t{text(quantity.quote)} = {quantity.value} {quantity.unit}\t{shown}"


def _parse(text: str) -> Any:
    import govdoc_parse

    return govdoc_parse.parse(text)


def documents(folders: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The name and the text of every document, and of what damage makes of them."""
    whole: list[tuple[str, str]] = []
    for folder in folders:
        paths = sorted(p for p in (ROOT / folder).rglob("*.txt") if not p.name.endswith(".golden.txt"))
        if not paths:
            print(f"{folder}: no documents, its rows are not compared", file=sys.stderr)
        whole += ((f"{folder}/{p.relative_to(ROOT / folder)}", p.read_bytes().decode("utf-8")) for p in paths)
    yield from whole
    sys.path.insert(0, str(ROOT))
    from fuzz.damage import damaged

    for index in range(MUTANTS if whole else 0):
        name, text = whole[index % len(whole)]
        yield f"{name}~{index // len(whole)}", damaged(text[:LONGEST], Random(f"{SEED}:{name}:{index}"))[0]


def _row(document: tuple[str, str]) -> tuple[str, tuple[str, str, str]]:
    return document[0], sums(document[1])


def _facts(document: tuple[str, str]) -> tuple[str, list[str]]:
    return document[0], lines(document[1])


def compared(old: dict[str, list[str]], new: dict[str, tuple[str, str, str]]) -> list[str]:
    """What differs, a line a document."""
    out = []
    for name in sorted(old.keys() & new.keys()):
        differs = [
            what
            for what, a, b in zip(("whole", "without facts", "figures"), old[name], new[name], strict=True)
            if a != b
        ]
        if differs:
            out.append(f"{name}: {', '.join(differs)}")
    return out


def dumped(folders: list[str], source: Path) -> dict[str, list[str]]:
    """The facts of all documents as the code under `source` reads them, by another process."""
    environment = {**os.environ, "PYTHONPATH": str(source)}
    command = [sys.executable, str(Path(__file__).resolve()), "--facts", *folders]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True, cwd=ROOT)
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def diff(folders: list[str], revision: str) -> int:
    """Print the facts that differ from those of a commit; the number of documents that do."""
    with tempfile.TemporaryDirectory() as folder:
        archive = subprocess.run(["git", "archive", revision, "src"], cwd=ROOT, check=True, capture_output=True)
        subprocess.run(["tar", "-x", "-C", folder], input=archive.stdout, check=True)
        old = dumped(folders, Path(folder) / "src")
    new = dumped(folders, ROOT / "src")
    changed = [name for name in new if new[name] != old[name]]
    for name in changed:
        print(name)
        print("\n".join(line for line in ndiff(old[name], new[name]) if line[0] in "+-"))
    print(f"{len(changed)} of {len(new)} documents differ", file=sys.stderr)
    return len(changed)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folders", nargs="*", default=list(FOLDERS))
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--diff", metavar="REV")
    parser.add_argument("--facts", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--whole", action="store_true", help="leave out the damaged texts")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    if options.diff:
        return min(diff(options.folders, options.diff), 1)
    texts = list(documents(options.folders))
    if options.whole:
        texts = [each for each in texts if "~" not in each[0]]
    with Pool(options.jobs) as pool:
        if options.facts:
            json.dump(dict(pool.map(_facts, [t for t in texts if "~" not in t[0]], chunksize=4)), sys.stdout)
            return 0
        new = dict(pool.map(_row, texts, chunksize=8))
    if options.write:
        rows = ",\n".join(
            f"{json.dumps(name, ensure_ascii=False)}: {json.dumps(row)}" for name, row in sorted(new.items())
        )
        SUMS.write_text("{" + rows + "}\n", encoding="utf-8")
        print(f"{len(new)} sums written")
        return 0
    differing = compared(json.loads(SUMS.read_text("utf-8")), new)
    print("\n".join([*differing, f"{len(new)} documents, {len(differing)} differ"]))
    return 1 if differing else 0


if __name__ == "__main__":
    raise SystemExit(main())
