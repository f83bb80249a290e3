"""Mutants of the stages that read numbers and outlines, and which of them the cases do not notice.

The operators are those of cosmic-ray. Its own runner begins a Python for each mutant, which takes seconds; here one process
has everything loaded, and for each mutant a child of it loads anew what depends on the file that was changed.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import re
import resource
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from types import FunctionType, ModuleType
from typing import NamedTuple

import pytest
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

ROOT = Path(__file__).parent.parent
STAGES = ROOT / "src" / "govdoc_parse" / "stages"
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

import test_cases  # noqa: E402

from govdoc_parse import parser  # noqa: E402

PACKAGES = ("quantities", "sections")
KINDS = {"quantities": ("quantities", "tables", "facts", "diagnostics"), "sections": ("sections", "diagnostics")}
UNIT = [
    *("-x", "-q", "-p", "no:cacheprovider", "--tb=no"),
    *(str(ROOT / "tests" / "unit" / f"test_{name}.py") for name in ("blocks", "explain", "quantities", "sections")),
]
SECONDS = 5  # of the processor; the cases take a half, so that a mutant that takes longer does not end
# One replacement for each operator; the many others of cosmic-ray fail on types (`+` as `<<`) or say the same.
OPERATORS = (
    r"AddNot|NumberReplacer|ReplaceAndWithOr|ReplaceOrWithAnd|ReplaceBreakWithContinue|ReplaceContinueWithBreak"
    r"|ReplaceTrueWithFalse|ReplaceFalseWithTrue|ReplaceUnaryOperator_Delete_(?:Not|USub)|ZeroIterationForLoop"
    r"|ReplaceBinaryOperator_(?:Add_Sub|Sub_Add|Mul_Div|Div_Mul|BitOr_BitAnd|BitAnd_BitOr)"
    r"|ReplaceComparisonOperator_(?:Eq_NotEq|Eq_LtE|Eq_GtE|NotEq_Eq|Lt_LtE|Lt_GtE|LtE_Lt|LtE_Gt|Gt_GtE|Gt_LtE|GtE_Gt|GtE_Lt"
    r"|Is_IsNot|IsNot_Is)"
)


class Mutant(NamedTuple):
    """One change of one file: the `occurrence`-th place of an operator, its `line`, before and after."""

    file: Path
    operator: str
    occurrence: int
    line: int
    before: str
    after: str
    code: str

    @property
    def function(self) -> str:
        """The names of the functions and classes around the line."""
        tree = ast.parse(self.file.read_text(encoding="utf-8"))
        around = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) and n.lineno <= self.line <= n.end_lineno]
        return ".".join(n.name for n in around)

    def __str__(self) -> str:
        place = f"{self.file.parent.name}/{self.file.name}:{self.line}"
        operator = self.operator.removeprefix("core/")
        return f"{place} {operator} {self.occurrence}\n    - {self.before}\n    + {self.after}"


def find_mutants(package: str, seed: int) -> Iterator[Mutant]:
    """The mutants of a package in random order; none differs from the source or another in annotations alone."""
    places = []
    sources = {file: file.read_text(encoding="utf-8") for file in sorted((STAGES / package).glob("*.py"))}
    for file, source in sources.items():
        nodes = list(ast_nodes(get_ast(source)))
        for name in sorted(n for n in operator_names() if re.fullmatch(f"core/(?:{OPERATORS})", n)):
            count = sum(1 for node in nodes for _ in _operator(name).mutation_positions(node))
            places += [(file, name, occurrence) for occurrence in range(count)]
    random.Random(seed).shuffle(places)
    seen = {"", *map(_tree, sources.values())}
    for file, name, occurrence in places:
        code = mutate_code(sources[file], _operator(name), occurrence)
        tree = _tree(code or "")
        if tree not in seen:
            seen.add(tree)
            yield Mutant(file, name, occurrence, *_change(sources[file], code), code)


def _operator(name: str):
    return get_operator(name)()


def _tree(code: str) -> str:
    """The syntax tree without annotations, which are not evaluated, and assertions; nothing if it is no Python."""
    try:
        tree = ast.parse(code)
    except SyntaxError:  # an operator changed an alternative of `match`
        return ""
    for node in ast.walk(tree):
        for field in ("annotation", "returns"):
            if hasattr(node, field):
                setattr(node, field, None)
        if isinstance(node, ast.Assert):
            node.test = ast.Constant(True)
        if isinstance(node, ast.ClassDef):
            node.decorator_list = []
    return ast.dump(tree)


def _change(source: str, code: str) -> tuple[int, str, str]:
    pairs = zip(source.splitlines(), code.splitlines(), strict=False)
    line, (before, after) = next((i, p) for i, p in enumerate(pairs, 1) if p[0] != p[1])
    return line, before.strip(), after.strip()


class Trial:
    """The cases, loaded once; a mutant is put in place in a child of the process."""

    def __init__(self, package: str) -> None:
        kinds = KINDS[package]
        self._cases = [param.values for param in test_cases._cases() if param.values[0] in kinds]
        self._run(None)  # what is made once is made before the first child

    def is_killed(self, mutant: Mutant | None) -> bool:
        """Whether a case fails, or the processor time runs out; the case that fails is tried first for the next one."""
        told, tell = os.pipe()
        child = os.fork()
        if child == 0:
            resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, 60))
            resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            failed = self._run(mutant)
            os.write(tell, b"" if failed is None else str(failed).encode())
            os._exit(failed is not None)
        os.close(tell)
        with os.fdopen(told) as answer:
            place = answer.read()
        if place and int(place) >= 0:
            self._cases.insert(0, self._cases.pop(int(place)))
        return os.waitpid(child, 0)[1] != 0

    def _run(self, mutant: Mutant | None) -> int | None:
        """The place of the first case that fails; -1 for a unit test."""
        at = 0
        try:
            if mutant is not None:
                _put(mutant)
            while at < len(self._cases):
                test_cases.test_case(*self._cases[at])
                at += 1
        except BaseException:  # whatever a mutant raises, it was noticed
            return at
        if mutant is None:
            return None
        resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
        return -1 if pytest.main(UNIT) else None


def _put(mutant: Mutant) -> None:
    """Give the living functions the code of the mutant, and the modules its constants; then build the parser anew."""
    name = f"govdoc_parse.stages.{mutant.file.parent.name}.{mutant.file.stem}"
    living = vars(sys.modules[name])
    changed = ModuleType(name)
    sys.modules[name], kept = changed, sys.modules[name]  # dataclasses look their module up
    exec(compile(mutant.code, str(mutant.file), "exec"), vars(changed))
    sys.modules[name] = kept
    for key, new in vars(changed).items():
        old = living.get(key)
        if getattr(new, "__module__", None) == name and isinstance(new, type):
            for member in vars(new):
                _swap(vars(old)[member], vars(new)[member])
        elif isinstance(new, FunctionType) and new.__module__ == name:
            _swap(old, new)
        elif not key.startswith("__") and not isinstance(new, type | ModuleType | FunctionType):
            users = [vars(m) for n, m in sys.modules.items() if n.startswith("govdoc_parse.stages.")]
            for user in [living] if key.startswith("_") else users:
                if user is living or (key in user and user[key] is old):
                    user[key] = new
    if "__init__" in mutant.function:
        parser.default_parser.cache_clear()


def _swap(old: object, new: object) -> None:
    for inner in ("__func__", "fget"):
        old, new = getattr(old, inner, old), getattr(new, inner, new)
    if isinstance(old, FunctionType) and isinstance(new, FunctionType):
        old.__code__, old.__defaults__ = new.__code__, new.__defaults__


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("packages", nargs="*", default=PACKAGES)
    arguments.add_argument("--sample", type=int, default=150, help="how many mutants of each package")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--again", type=Path, help="a list of survivors; only these are tried")
    arguments.add_argument("--file", default="*.py", help="of the sample, only mutants of these files")
    given = arguments.parse_args()
    for package in given.packages:
        trial = Trial(package)
        for file in sorted((STAGES / package).glob("[a-z]*.py")):
            same = Mutant(file, "", 0, 1, "", "", file.read_text(encoding="utf-8"))
            if trial.is_killed(same):
                sys.exit(f"the tests fail with {file.name} as it is")
        counts: Counter[str] = Counter()
        wanted = given.again.read_text(encoding="utf-8") if given.again else None
        for mutant in islice(find_mutants(package, given.seed), given.sample):
            if (wanted is not None and str(mutant) not in wanted) or not mutant.file.match(given.file):
                continue
            killed = trial.is_killed(mutant)
            counts["killed" if killed else "survived"] += 1
            if not killed:
                print(mutant, flush=True)
            if sum(counts.values()) % 20 == 0:
                print(f"# {package}: {dict(counts)}", flush=True)
        print(f"# {package}: {dict(counts)}", flush=True)


if __name__ == "__main__":
    main()
