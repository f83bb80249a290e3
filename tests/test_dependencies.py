"""What is said of the packages that this library needs: their licences, their lowest versions, those tested, how to install them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from pages import PAGES

from eval import versions

ROOT = Path(__file__).parents[1]
LOWEST = versions.lowest()


def _stated() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split("==") for line in lines if not line.startswith("#"))


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version))


def test_every_package_has_its_licence() -> None:
    """And no other has one in the table: each stands with a licence and with the extras that bring it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    page, _, bounds = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8").partition("The lower bounds")
    assert dict(re.findall(r"^\| ([a-z-]+) \| ([\d.]+) \|", bounds, re.MULTILINE)).items() < LOWEST.items()
    rows = re.findall(r"^\| ([\w-]+) \| [\w. -]+ \| ([\w, ]*) ?\|", page, re.MULTILINE)[1:]
    assert {name for name, _ in rows} == LOWEST.keys() > {"cn2an", "duckdb", "pydantic"}
    for name, extras in rows:
        bringing = [extra for extra, needed in project["optional-dependencies"].items() if name in _names(needed)]
        assert (extras.strip() == "") == (name in _names(project["dependencies"])), name
        assert set(filter(None, extras.strip().split(", "))) <= set(bringing), name


def _names(needed: list[str]) -> set[str]:
    return {re.split(r"[<>=\[]", each)[0] for each in needed}


def test_constraints_name_every_package_in_a_version_that_is_allowed() -> None:
    """`make constraints` writes them anew."""
    stated = _stated()
    assert LOWEST.keys() <= stated.keys()
    assert [name for name, low in LOWEST.items() if _numbers(stated[name]) < _numbers(low)] == []
    assert list(stated) == sorted(stated)


def test_constraints_name_what_the_packages_need_themselves() -> None:
    brought = versions.installed()
    assert {"pydantic-core", "numpy", "pdfminer-six"} <= brought.keys()
    assert brought.keys() - _stated().keys() <= OF_OLD_VERSIONS | OF_WINDOWS


OF_OLD_VERSIONS = {"click", "pytz", "setuptools"}  # that the lowest versions need, and those of today do not
OF_WINDOWS = {"colorama"}  # that only another system needs, and here a tool of development may have brought


def test_every_folder_that_is_no_part_of_a_package_is_noted() -> None:
    page = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8")
    noted = page[page.index("Two distributions") :]
    found = versions.stray()
    assert ("proces", "build") in found
    assert {word for pair in found for word in pair} <= set(re.findall(r"`([\w-]+)`", noted))


@pytest.mark.parametrize(
    ("needed", "said"),
    [('"a"', "no lower bound: a"), ('"a>=1", "a>=2"', "two lower bounds: a>=2"), ('"a~=1.0"', "a~=")],
)
def test_a_dependency_states_one_lower_bound(tmp_path: Path, needed: str, said: str) -> None:
    project = tmp_path / "pyproject.toml"
    project.write_text(f'[project]\ndependencies = [{needed}]\n[project.optional-dependencies]\nb = ["b_c>=1.0,<2"]\n')
    with pytest.raises(ValueError, match=said):
        versions.lowest(project)
    project.write_text('[project]\ndependencies = ["b_c>=1.0,<2", "govdoc-parse[x]"]\noptional-dependencies = {}\n')
    assert versions.lowest(project) == {"b-c": "1.0"}


def _install_lines() -> Iterator[str]:
    for path in [*PAGES, *(p.relative_to(ROOT).as_posix() for p in ROOT.glob("src/**/*.py"))]:
        for line in (ROOT / path).read_text(encoding="utf-8").splitlines():
            if "pip install" in line and '"pip install "' not in line:  # but for the one that puts a command together
                yield f"{path}: {line}"


def test_install_lines_can_be_pasted_into_every_shell() -> None:
    """cmd.exe knows no single quotes, and of what is not quoted it reads < and > as names of files."""
    lines = list(_install_lines())
    assert len(lines) > 20
    assert [line for line in lines if re.search(r"pip install [^`]*?(?:'|[^\s\"]\[[\w,]+\](?!\"))", line)] == []
    assert [line for line in lines if re.search(r"pip install (?:[^`\"]|\"[^\"]*\")*?[\w\]][<>]", line)] == []
