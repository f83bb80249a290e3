"""List the patterns and decisions of the fact rooms that nothing would miss.

usage: python eval/ablate.py [--changed] [--all] [--jobs N] [NAME …]

Each compiled pattern and each `Decision` of the rooms facts, frames and words is taken out by itself: the pattern matches
nothing, the decision never holds. Listed is what changes no case of tests/cases, no document of fixtures/ and, where
../shared is there, no fact of its gold and corpus. The example of a rule does not count, for it proves the rule by itself.
Rows of the lexicon are not taken out: their meaning and their own example justify them.

--changed  only what is on lines that differ from the merge base with origin/main, or from HEAD~1
--all      tell for everything how many texts of each kind change, and not only what is idle
NAME       only what has NAME in its name

A text is parsed once with everything in place, to see what matches in it, and once more for each pattern that does. A comment
`# serves: …` in the lines of a pattern or decision keeps it. The exit code is 1 if anything is idle that no comment keeps.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import json
import pkgutil
import re
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from multiprocessing import Pool
from pathlib import Path
from types import ModuleType
from typing import Any

import regex

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "eval")]

import freeze  # noqa: E402
import house  # noqa: E402
from test_cases import READERS  # noqa: E402

import govdoc_parse as gp  # noqa: E402
from govdoc_parse.lazy import LazyPattern  # noqa: E402
from govdoc_parse.parser import default_parser  # noqa: E402
from govdoc_parse.stages.facts.decision import Decision  # noqa: E402

STAGES = "govdoc_parse.stages"
ROOMS = ("facts", "frames", "words")
KINDS = ("case", "fixture", "gold", "corpus")
NEVER = re.compile("(?!)")
PATTERN = (re.Pattern, regex.Pattern, LazyPattern)


@dataclass(frozen=True, slots=True)
class Text:
    """A text, and how to read from it what counts."""

    kind: str
    name: str
    read: Callable[[], Any]


@dataclass(slots=True)
class Target:
    """A pattern or decision with the places that hold it; `matched` tells whether it did in the text that is being read."""

    name: str
    value: Any
    holders: list[tuple[Any, str]] = field(default_factory=list)
    lines: range = range(0)
    serves: bool = False
    matched: bool = False

    @property
    def absent(self) -> Any:
        """What stands in its place when it is taken out."""
        return NEVER if isinstance(self.value, PATTERN) else replace(self.value, when=lambda _: None)

    @property
    def watched(self) -> Any:
        """What stands in its place to see whether it matches."""
        return Watched(self) if isinstance(self.value, PATTERN) else replace(self.value, when=self._when)

    def _when(self, statement: Any) -> Any:
        evidence = self.value.when(statement)
        self.matched = self.matched or (evidence is not None and evidence is not False)
        return evidence


class Watched:
    """A pattern that notes that it matched; patterns of `re` are objects of C, whose methods cannot be replaced."""

    def __init__(self, target: Target) -> None:
        self._target = target

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._target.value, name)
        return partial(self._noted, method) if callable(method) else method

    def _noted(self, method: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        found = method(*arguments, **named)
        if method.__name__ == "finditer":
            found = iter(list(found))
        self._target.matched = self._target.matched or self._matches(method.__name__, found, arguments)
        return found

    @staticmethod
    def _matches(name: str, found: Any, arguments: tuple[Any, ...]) -> bool:
        match name:
            case "finditer":
                return found.__length_hint__() > 0
            case "sub":
                return bool(found != arguments[1])
            case "split":
                return len(found) > 1
            case "subn":
                return bool(found[1])
            case _:
                return bool(found)


def targets() -> list[Target]:
    """Everything that can be taken out, by name; a name that several have is numbered."""
    places = [(module, name) for module in _modules() for name in vars(module)]
    places += [(owner, name) for owner in _objects(default_parser(), set()) for name in _attributes(owner)]
    lines = {name: place for module in _modules() for name, place in _lines(module)}
    found: dict[int, Target] = {}
    for owner, attribute in places:
        values = _values(getattr(owner, attribute))
        if len(values) > 1 and not isinstance(owner, ModuleType):
            continue  # a pattern a row
        for value in values:
            name = _name(owner, value.name if isinstance(value, Decision) else attribute)
            target = found.setdefault(id(value), Target(name, value))
            if name in lines:  # where it is written; elsewhere it is imported
                target.name, (target.lines, target.serves) = name, lines[name]
            if not any(owner is other and attribute == same for other, same in target.holders):
                target.holders.append((owner, attribute))
    seen: Counter[str] = Counter()
    for target in found.values():
        seen[target.name] += 1
        target.name += f"#{seen[target.name]}" if seen[target.name] > 1 else ""
    return sorted(found.values(), key=lambda target: target.name)


def _name(owner: Any, attribute: str) -> str:
    home = owner.__name__ if isinstance(owner, ModuleType) else f"{type(owner).__module__}.{type(owner).__name__}"
    return f"{home.removeprefix(f'{STAGES}.')}.{attribute}"


def _modules() -> Iterator[ModuleType]:
    for room in ROOMS:
        package = importlib.import_module(f"{STAGES}.{room}")
        for info in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            yield importlib.import_module(info.name)


def _objects(value: Any, seen: set[int]) -> Iterator[Any]:
    """The objects of the fact rooms that a parser is made of."""
    if id(value) in seen or not type(value).__module__.startswith("govdoc_parse."):
        return
    seen.add(id(value))
    if type(value).__module__.startswith(tuple(f"{STAGES}.{room}." for room in ROOMS)):
        yield value
    for name in _attributes(value):
        for inner in _parts(getattr(value, name)):
            yield from _objects(inner, seen)


def _attributes(value: Any) -> list[str]:
    slots = [name for base in type(value).__mro__ for name in getattr(base, "__slots__", ())]
    return [*getattr(value, "__dict__", {}), *(name for name in slots if hasattr(value, name))]


def _parts(value: Any) -> Iterator[Any]:
    """A value, or the values in a tuple, list or dictionary."""
    if isinstance(value, tuple | list | dict):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _parts(inner)
    else:
        yield value


def _values(value: Any) -> list[Any]:
    return [part for part in _parts(value) if isinstance(part, (*PATTERN, Decision))]


def _lines(module: ModuleType) -> Iterator[tuple[str, tuple[range, bool]]]:
    """Where the patterns and decisions of a module are written, and whether a comment there says what they serve."""
    text = Path(str(module.__file__)).read_text("utf-8")
    short = module.__name__.removeprefix(f"{STAGES}.")
    rows = text.splitlines()

    def place(node: ast.stmt | ast.expr) -> tuple[range, bool]:
        first, last = node.lineno, node.end_lineno or node.lineno
        return range(first, last + 1), any("# serves:" in row for row in rows[max(0, first - 2) : last])

    tree = ast.parse(text)
    for owner in [tree, *(node for node in tree.body if isinstance(node, ast.ClassDef))]:
        prefix = short if owner is tree else f"{short}.{owner.name}"  # type: ignore[attr-defined]
        for node in ast.walk(owner):
            if isinstance(node, ast.Assign | ast.AnnAssign):
                target = node.targets[0] if isinstance(node, ast.Assign) else node.target
                yield f"{prefix}.{ast.unparse(target).removeprefix('self.')}", place(node)
            elif isinstance(node, ast.Call) and ast.unparse(node.func) == "Decision":
                yield (
                    f"{short}.{ast.literal_eval(node.args[0]) if isinstance(node.args[0], ast.Constant) else 'frame'}",
                    place(node),
                )


def changed(all_: list[Target]) -> list[Target]:
    """The targets on lines that differ from the merge base with origin/main, or from HEAD~1 where that is HEAD itself."""
    base = _git("merge-base", "HEAD", "origin/main")
    if base is None or base == _git("rev-parse", "HEAD"):
        base = _git("rev-parse", "HEAD~1")
    if base is None:
        return []
    touched: set[tuple[str, int]] = set()
    name = ""
    for line in (_git("diff", "-U0", base, "--", f"src/{STAGES.replace('.', '/')}") or "").splitlines():
        if line.startswith("+++ "):
            name = line[6:].partition("/stages/")[2].removesuffix(".py").replace("/", ".")
        elif hunk := re.match(r"@@ -\S+ \+(\d+)(?:,(\d+))?", line):
            touched |= {(name, int(hunk[1]) + more) for more in range(int(hunk[2] or 1))}
    return [each for each in all_ if any((".".join(each.name.split(".")[:2]), line) in touched for line in each.lines)]


def _git(*arguments: str) -> str | None:
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else None


def texts() -> Iterator[Text]:
    """All texts, the shortest kinds first: what is needed is mostly needed by a case."""
    for file in sorted((ROOT / "tests" / "cases").glob("*.toml")):
        kind = file.stem.partition("-")[0]
        for index, case in enumerate(tomllib.loads(file.read_text("utf-8"))["case"]):
            yield Text("case", f"{file.stem}-{index}", partial(READERS[kind], case))
    for folder in freeze.FOLDERS:
        kind = "fixture" if folder == "fixtures" else "gold" if "gold" in folder else "corpus"
        for path in sorted(p for p in (ROOT / folder).rglob("*.txt") if not p.name.endswith(".golden.txt")):
            read = partial(_dump, path.read_bytes().decode("utf-8"), whole=kind == "fixture")
            yield Text(kind, path.name, read)


def _dump(text: str, *, whole: bool) -> str:
    dump = gp.parse(text).model_dump(mode="json")
    for fact in dump["facts"]:
        del fact["rules"]
    return json.dumps(dump if whole else dump["facts"], ensure_ascii=False)


def install(places: dict[int, Any], held: list[Target]) -> None:
    """Put something in the place of targets, wherever they are held; each by its id."""
    for owner, attribute in {(id(o), a): (o, a) for target in held for o, a in target.holders}.values():
        value = getattr(owner, attribute)
        fresh = _rebuilt(value, places)
        if isinstance(owner, ModuleType):
            setattr(owner, attribute, fresh)
        else:
            object.__setattr__(owner, attribute, fresh)


def _rebuilt(value: Any, places: dict[int, Any]) -> Any:
    if isinstance(value, dict):
        return {key: _rebuilt(inner, places) for key, inner in value.items()}
    if isinstance(value, tuple) and hasattr(value, "_make"):
        return value._make(_rebuilt(inner, places) for inner in value)
    if isinstance(value, tuple | list):
        return type(value)(_rebuilt(inner, places) for inner in value)
    return places.get(id(value), value)


def count(names: list[str], *, everything: bool) -> dict[str, Counter[str]]:
    """How many texts of each kind change without each target; without `everything`, reading ends where one does."""
    rest = [target for target in targets() if target.name in names]
    counts = {name: Counter[str]() for name in names}
    for text in texts():
        if not rest:
            break
        expected = _read_watched(text, rest)
        for target in [each for each in rest if each.matched]:
            if _read_without(text, target) != expected:
                counts[target.name][text.kind] += 1
                if not everything:
                    rest.remove(target)
    return counts


def _read_watched(text: Text, watched: list[Target]) -> Any:
    stand_ins = {target.name: target.watched for target in watched}
    for target in watched:
        target.matched = False
    install({id(target.value): stand_ins[target.name] for target in watched}, watched)
    try:
        return text.read()
    finally:
        install({id(stand_ins[target.name]): target.value for target in watched}, watched)


def _read_without(text: Text, target: Target) -> Any:
    absent = target.absent
    install({id(target.value): absent}, [target])
    try:
        return text.read()
    except Exception as error:  # the code counts on the pattern, so it is needed
        return error
    finally:
        install({id(absent): target.value}, [target])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("names", nargs="*")
    parser.add_argument("--changed", action="store_true")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    tried = [each for each in targets() if not options.names or any(name in each.name for name in options.names)]
    tried = changed(tried) if options.changed else tried
    names = [each.name for each in tried]
    with Pool(options.jobs) as pool:
        shares = [names[job :: options.jobs] for job in range(options.jobs) if names[job :: options.jobs]]
        counts = {k: v for part in pool.map(partial(count, everything=options.all), shares) for k, v in part.items()}
    if options.all:
        for name, found in sorted(counts.items()):
            print(f"{name:<56}" + "".join(f"{kind} {found[kind]:<6}" for kind in KINDS))
    known = {(".".join(each.name.split(".")[:2]), line) for each in targets() for line in each.lines}
    for place in (each.place for module in house.read_modules() if module.room in ROOMS for each in module.patterns):
        path, _, line = place.partition(":")
        if (path.removesuffix(".py").replace("/", "."), int(line)) not in known:
            print(f"not tried, for a function or a row holds it: {place}")
    idle = [each for each in tried if not counts[each.name]]
    for each in idle:
        print(f"idle{', serves another end' if each.serves else ''}: {each.name}")
    print(f"{len(tried)} patterns and decisions taken out, {len(idle)} of them idle")
    return 1 if any(not each.serves for each in idle) else 0


if __name__ == "__main__":
    raise SystemExit(main())
