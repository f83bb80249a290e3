"""Count what the house rules limit: long modules and functions, and the patterns and statements of the fact rooms.

usage: python eval/house.py [FOLDER]      (FOLDER: default src/govdoc_parse/stages)

Prints a table and every breach; the exit code is 1 if a limit is broken. A pattern is counted once for each place of the
code that compiles it, be it at the top of a module, in `__init__` or in a function; rows of the lexicon are not counted.
A pattern is long if it has more than 60 characters and is neither verbose nor put together from named parts.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

STAGES = Path(__file__).resolve().parent.parent / "src" / "govdoc_parse" / "stages"
FACT_ROOMS = ("frames", "words", "facts")
LINES_OF_MODULE, LINES_OF_FUNCTION, PARAMETERS = 250, 40, 5
PATTERNS, LONG, STATEMENTS = 70, 60, 1616  # statements: those of the same stages before they had rooms

COMPILERS = {"lazy", "re.compile", "regex.compile", "compiled", "compiled_rule"}
ONE_OFF = {f"re.{name}" for name in ("search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer")}


@dataclass(frozen=True, slots=True)
class Breach:
    """A place that breaks a limit."""

    place: str
    what: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """A place that compiles a pattern; `long` tells that it breaks the limit on literal patterns."""

    place: str
    source: str
    long: bool


@dataclass(frozen=True, slots=True)
class Module:
    """What is counted in a module."""

    room: str
    name: str
    lines: int
    statements: int
    patterns: tuple[Pattern, ...]
    breaches: tuple[Breach, ...]


def read_module(path: Path, stages: Path = STAGES) -> Module:
    """The counts of one module."""
    text = path.read_text("utf-8")
    tree = ast.parse(text)
    name, lines = str(path.relative_to(stages)), len(text.splitlines())
    breaches = [Breach(name, f"{lines} lines")] if lines > LINES_OF_MODULE else []
    breaches += (Breach(f"{name}:{node.lineno}", each) for node in _functions(tree) for each in _excesses(node))
    statements = sum(isinstance(node, ast.stmt) and not _is_docstring(node) for node in ast.walk(tree))
    room = path.relative_to(stages).parts[0]
    return Module(room, name, lines, statements, tuple(_patterns(tree, name)), tuple(breaches))


def read_modules(stages: Path = STAGES) -> list[Module]:
    """The counts of every module of the stages."""
    return [read_module(path, stages) for path in sorted(stages.rglob("*.py"))]


def _functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def _excesses(node: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[str]:
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    if lines > LINES_OF_FUNCTION:
        yield f"{node.name}: {lines} lines"
    a = node.args
    names = [each.arg for each in (*a.posonlyargs, *a.args, *a.kwonlyargs, a.vararg, a.kwarg) if each is not None]
    count = len([name for name in names if name not in {"self", "cls"}])
    if count > PARAMETERS:
        yield f"{node.name}: {count} parameters"


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def _patterns(tree: ast.Module, name: str) -> Iterator[Pattern]:
    constants = {
        node.targets[0].id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and ast.unparse(node.func) in COMPILERS | ONE_OFF:
            source = node.args[0]
            if isinstance(source, ast.Name):
                source = constants.get(source.id, source)
            verbose = any("VERBOSE" in ast.unparse(each) or ast.unparse(each) == "re.X" for each in node.args[1:])
            yield Pattern(f"{name}:{node.lineno}", ast.unparse(source), _is_long(source) and not verbose)


def _is_long(source: ast.expr) -> bool:
    """Whether a pattern is a literal of more than 60 characters; names and calls in it make it a pattern of parts."""
    if isinstance(source, ast.JoinedStr):
        if any(isinstance(part, ast.FormattedValue) for part in source.values):
            return False
        text = "".join(str(part.value) for part in source.values if isinstance(part, ast.Constant))
    elif isinstance(source, ast.Constant):
        text = str(source.value)
    else:
        return False
    return len(text) > LONG and not re.match(r"\(\?[a-z]*x", text)


def report(modules: list[Module]) -> tuple[list[str], list[str]]:
    """The table, a line a room, and the breaches, a line each."""
    rows = [("room", "modules", "lines", "statements", "patterns", "long")]
    for room in sorted({module.room for module in modules}):
        rows.append(_row(room, [module for module in modules if module.room == room]))
    facts = [module for module in modules if module.room in FACT_ROOMS]
    rows += [_row("fact rooms", facts), _row("all", modules)]
    table = [f"{row[0]:<12}" + "".join(f"{cell:>12}" for cell in row[1:]) for row in rows]
    breaches = [f"{each.place}: {each.what}" for module in modules for each in module.breaches]
    patterns = [pattern for module in facts for pattern in module.patterns]
    statements = sum(module.statements for module in facts)
    breaches += [f"{each.place}: literal of more than {LONG} characters" for each in patterns if each.long]
    if len(patterns) > PATTERNS:
        breaches.append(f"fact rooms: {len(patterns)} patterns, limit {PATTERNS}")
    if statements > STATEMENTS:
        breaches.append(f"fact rooms: {statements} statements, limit {STATEMENTS}")
    return table, breaches


def _row(name: str, modules: list[Module]) -> tuple[str, ...]:
    patterns = [pattern for module in modules for pattern in module.patterns]
    lines, statements = sum(m.lines for m in modules), sum(m.statements for m in modules)
    return name, *map(str, (len(modules), lines, statements, len(patterns), sum(p.long for p in patterns)))


def main() -> int:
    table, breaches = report(read_modules(Path(sys.argv[1]).resolve() if sys.argv[1:] else STAGES))
    print("\n".join([*table, "", *breaches, f"{len(breaches)} breaches"]))
    return 1 if breaches else 0


if __name__ == "__main__":
    raise SystemExit(main())
