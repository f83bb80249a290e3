"""The versions of the packages that this library needs: the lowest that pyproject.toml allows, and those installed here.

usage: python eval/versions.py lowest       (`make lowest` installs them, and runs the tests with them)
       python eval/versions.py installed    (`make constraints` writes them into constraints.txt)

Prints a constraint a line, as `pip install --constraint` reads them.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from itertools import chain
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"
OURS = "govdoc-parse"
_BOUND = re.compile(r"(?P<name>[\w.-]+)>=(?P<version>[\d.]+)(?:,<[\d.]+)?")
_NEEDED = re.compile(r"(?P<name>[\w.-]+)(?:\[(?P<extras>[\w,.-]+)\])?[^;]*(?:;(?P<marker>.*))?")
_EXTRA = re.compile(r"""extra == ['"](?P<extra>[\w.-]+)['"]""")
_GENERAL = {
    "build",
    "dist",
    "doc",
    "docs",
    "example",
    "examples",
    "lib",
    "script",
    "scripts",
    "src",
    "test",
    "tests",
    "tools",
}


def canonical(name: str) -> str:
    """The name of a package as an index compares it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def lowest(project: Path = PROJECT) -> dict[str, str]:
    """The lower bound of every direct dependency, of the core and of the extras.

    Raises `ValueError` where a dependency states none, and where two extras state different ones.
    """
    stated = tomllib.loads(project.read_text(encoding="utf-8"))["project"]
    found: dict[str, str] = {}
    for each in [*stated["dependencies"], *chain.from_iterable(stated["optional-dependencies"].values())]:
        if each.startswith(f"{OURS}["):
            continue
        bound = _BOUND.fullmatch(each)
        if bound is None:
            raise ValueError(f"no lower bound: {each}")
        if found.setdefault(canonical(bound["name"]), bound["version"]) != bound["version"]:
            raise ValueError(f"two lower bounds: {each}")
    return found


def installed() -> dict[str, str]:
    """The version of every package that the core and the extras bring into this environment, direct or not."""
    extras = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    found: dict[str, str] = {}
    todo, seen = [(OURS, extra) for extra in extras], set()
    while todo:
        name, extra = todo.pop()
        if (name, extra) in seen:
            continue
        seen.add((name, extra))
        try:
            at_hand = distribution(name)
        except PackageNotFoundError:  # a package of another system or version of Python
            continue
        found[name] = at_hand.version
        todo.extend(_needs(at_hand.requires or [], extra))
    return {name: found[name] for name in sorted(found) if name != OURS}


def stray() -> set[tuple[str, str]]:
    """The packages that put a folder of a general name at the top of site-packages, each with that name."""
    found = ((name, file.parts[0]) for name in installed() for file in distribution(name).files or ())
    return {(name, folder) for name, folder in found if folder in _GENERAL}


def _needs(requirements: list[str], extra: str) -> Iterator[tuple[str, str]]:
    """The packages that are always needed and those of one extra, each with an extra of its own or ''."""
    for each in requirements:
        needed = _NEEDED.fullmatch(each)
        assert needed is not None, each
        wanted = _EXTRA.search(needed["marker"] or "")
        if wanted is None or wanted["extra"] == extra:
            name = canonical(needed["name"])
            yield name, ""
            yield from ((name, more) for more in (needed["extras"] or "").split(",") if more)


def main() -> None:
    versions = {"lowest": lowest, "installed": installed}[sys.argv[1]]()
    print("".join(f"{name}=={version}\n" for name, version in sorted(versions.items())), end="")


if __name__ == "__main__":
    main()
