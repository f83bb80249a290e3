"""Pages of docs/ that repeat what stands elsewhere say the same."""

from __future__ import annotations

import ast
import importlib
import re
import struct
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from front_tables import accuracy
from pages import PAGES

from govdoc_parse import parse
from govdoc_parse.corpus import TABLES as CORPUS
from govdoc_parse.corpus.sources import SUFFIXES
from govdoc_parse.export import TABLES
from govdoc_parse.lexicon import TABLES as LEXICON
from govdoc_parse.lexicon import Lexicon
from govdoc_parse.model import Comparison

ROOT = Path(__file__).parent.parent
ROWS = re.compile(r"(?<=^\| column \| type \| meaning \|\n\|---\|---\|---\|\n)(?:\|.*\n)*", re.M)

STYLES = re.compile(
    r"(?<=^\| `id` \| level \| example \| digits \| inside a paragraph \|\n\|---\|---\|---\|---\|---\|\n)(?:\|.*\n)*",
    re.M,
)


@pytest.mark.parametrize("table", TABLES)
def test_the_columns_are_those_of_the_tables(table: str, request: pytest.FixtureRequest) -> None:
    """`pytest tests/test_docs.py --update-golden` writes the columns anew."""
    path = ROOT / "docs/tables.md"
    head, start, section = path.read_text(encoding="utf-8").partition(f"## {table}\n")
    rows = "".join(f"| `{c.name}` | {c.type} | {c.meaning} |\n" for c in TABLES[table])  # type: ignore[index]
    if request.config.getoption("--update-golden"):
        section = ROWS.sub(lambda _: rows, section, count=1)
        path.write_text(head + start + section, encoding="utf-8")
    found = ROWS.search(section)
    assert found is not None
    assert found[0] == rows


def test_the_numbering_styles_are_those_of_the_table(request: pytest.FixtureRequest) -> None:
    """`pytest tests/test_docs.py --update-golden` writes them anew."""
    path = ROOT / "docs/numbering.md"
    rows = "".join(
        f"| `{row.id}` | {row.level} | {row.example} | {row.digits} | {'yes' if row.inline else ''} |\n"
        for row in Lexicon.default().numbering
    )
    page = path.read_text(encoding="utf-8")
    if request.config.getoption("--update-golden"):
        page = STYLES.sub(lambda _: rows, page, count=1)
        path.write_text(page, encoding="utf-8")
    found = STYLES.search(page)
    assert found is not None
    assert found[0] == rows


def test_figures_of_the_evaluation_are_those_measured() -> None:
    """Those of the tables of GovFacts are written by `make govfacts`; the rest of the page repeats reviews and the first run."""
    measured = "".join(path.read_text(encoding="utf-8") for path in ROOT.glob("eval/**/*.md"))
    known = {figure.lstrip("0") for figure in re.findall(r"(?<![\d.])\d*\.\d+", measured)}
    page = re.sub(
        r"<!-- govfacts -->.*<!-- end of", "", (ROOT / "docs/evaluation.md").read_text(encoding="utf-8"), flags=re.S
    )
    stated = {figure.lstrip("0") for figure in re.findall(r"(?<![\d.])\d*\.\d+", page)}
    assert stated - known == set()


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_accuracy_in_the_readme_is_that_of_the_evaluation(name: str, request: pytest.FixtureRequest) -> None:
    """`pytest tests/test_docs.py --update-golden` writes the figures."""
    path = ROOT / name
    page = path.read_text(encoding="utf-8")
    measured = accuracy((ROOT / "docs/evaluation.md").read_text(encoding="utf-8"))
    before, marks, after = re.split(r"(?s)(?<=<!-- accuracy -->\n)(.*)(?=<!-- end of accuracy -->)", page)
    lines = marks.splitlines()
    labels = [line.split("|")[1].strip() for line in lines[2:]]
    rows = [f"| {' | '.join([label, *cells])} |" for label, cells in zip(labels, measured, strict=True)]
    if request.config.getoption("--update-golden"):
        path.write_text(before + "\n".join([*lines[:2], *rows, ""]) + after, encoding="utf-8")
    else:
        assert lines[2:] == rows


def test_every_table_of_the_lexicon_is_told() -> None:
    page = (ROOT / "docs/extending.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| `(\w+)` \| (?:\[`|`)(\w+)", page, re.M)
    assert told == [(name, row.__name__) for name, row in LEXICON.items()]


def test_every_decision_is_in_the_index() -> None:
    index = (ROOT / "docs/decisions/README.md").read_text(encoding="utf-8")
    pages = sorted(path.name for path in ROOT.glob("docs/decisions/0*.md"))
    assert re.findall(r"\((0\S+\.md)\)", index) == pages


def test_what_a_corpus_takes_and_its_errors_are_told() -> None:
    page = (ROOT / "docs/how-to/corpus.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)` \|", page, re.M) == [column.name for column in CORPUS["errors"]]
    sources = page.partition("## What goes in")[2].partition("\n\n`--id-field`")[0]
    assert set(re.findall(r"(?<= )\.[a-z]+", sources)) == SUFFIXES


def _said() -> Iterator[tuple[str, str]]:
    """The pages that say what the library does now, by name; decisions and reviews tell of the day they were written."""
    for name in PAGES:
        if not name.startswith("docs/decisions/"):
            yield name, (ROOT / name).read_text(encoding="utf-8")


def _constants() -> set[str]:
    """The strings in the code of the package."""
    modules = [ast.parse(path.read_text(encoding="utf-8")) for path in ROOT.glob("src/**/*.py")]
    return {
        node.value
        for module in modules
        for node in ast.walk(module)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_every_code_in_the_pages_is_one_of_the_code() -> None:
    """Codes of diagnostics and findings; those of the two pages that explain them are compared elsewhere, both ways."""
    known = _constants()
    families = {code.partition("_")[0] for code in _explained()}
    for name, page in _said():
        said = set(re.findall(r"\b[FD]1\d\d\b", page))
        said |= {code for code in re.findall(r"\b[A-Z]+(?:_[A-Z]+)+\b", page) if code.partition("_")[0] in families}
        assert said - known == set(), name


def test_the_first_table_of_diagnostics_names_every_code() -> None:
    page = (ROOT / "docs/diagnostics.md").read_text(encoding="utf-8")
    table = "".join(re.findall(r"^\|.*\|\n", page.partition("\n## ")[0], re.M))
    assert sorted(re.findall(r"[A-Z]+(?:_[A-Z]+)+", table)) == sorted(_explained())


def _explained() -> list[str]:
    return re.findall(r"^## ([A-Z_]+)$", (ROOT / "docs/diagnostics.md").read_text(encoding="utf-8"), re.M)


def test_every_rule_in_the_pages_is_one_of_the_code() -> None:
    known = _constants()
    for name, page in _said():
        for rule in set(re.findall(r"\b(?:indicator|period|status|role|comparison)\.[a-z_]+\b", page)):
            part, _, decision = rule.partition(".")
            field = part == "comparison" and decision in Comparison.model_fields
            assert field or rule in known or decision in known, f"{name}: {rule}"


COUNTED = {
    r"(\w+) \[?tables\b(?! in one frame)": len(TABLES),
    r"(\w+) sheets\b": len(TABLES),
    r"(\w+) columns\]\(tables\.md#facts\)": len(TABLES["facts"]),
}
NUMBERS = {"three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}  # “two tables” are others


def test_counts_in_the_pages_are_those_of_the_code() -> None:
    seen = set()
    for name, page in _said():
        if name in {"docs/evaluation.md", "CHANGELOG.md"}:  # tables that were annotated, and what was once
            continue
        for pattern, count in COUNTED.items():
            for said in re.findall(pattern, page):
                number = NUMBERS.get(said.lower(), int(said) if said.isdecimal() else None)
                assert number in {None, count}, f"{name}: {said} ({pattern})"
                seen |= {pattern} if number is not None else set()
    assert seen == set(COUNTED)


@pytest.mark.parametrize("module", ["", ".corpus", ".export", ".lexicon", ".model"])
def test_every_exported_name_is_in_the_reference(module: str) -> None:
    """By the place where it is defined: two modules may have a name in common."""
    pages = "".join(path.read_text(encoding="utf-8") for path in ROOT.glob("docs/reference/*.md"))
    named = set()
    for place, members in re.findall(r"^::: (\S+)\n(?:    options: \{.*?members: \[(.*?)\])?", pages, re.M):
        named |= {f"{place}.{name}" for name in members.split(", ")} if members else {place}
    exporter = importlib.import_module(f"govdoc_parse{module}")
    missing = {name for name in exporter.__all__ if not name.startswith("__") and not _defined(exporter, name) & named}
    assert missing == set()


def _defined(exporter: ModuleType, name: str) -> set[str]:
    """The places at which the reference may show a name: its own module, or one below the exporter that binds the same object."""
    value = getattr(exporter, name)
    modules = [module for module in list(sys.modules.values()) if module.__name__.startswith("govdoc_parse")]
    return {f"{module.__name__}.{name}" for module in modules if module.__dict__.get(name) is value}


def test_the_site_is_searched_from_a_disk_and_loads_nothing_from_elsewhere() -> None:
    """The offline plugin adds the address of a script unless one of that name is given."""
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert re.search(r"^  - offline$", settings, re.M)
    (scripts,) = re.findall(r"^  polyfills: \[(.*?)\]", settings, re.M)
    assert "iframe-worker" in scripts
    assert [name for name in scripts.split(", ") if not (ROOT / "docs" / name).is_file()] == []


def test_the_gallery_shows_eight_kinds_of_documents_with_small_pictures() -> None:
    """mkdocs warns of a page that is missing; here is what it does not see."""
    page = (ROOT / "docs/gallery.md").read_text(encoding="utf-8")
    shown = re.findall(r"\[!\[[^\]]+\]\(images/(gallery-\w+\.png)\)\]\(gallery/(\w+)\.html#[^)]+\)", page)
    fixtures = {name: ROOT / f"fixtures/{name}.txt" for _, name in shown}
    kinds = {parse(path.read_text(encoding="utf-8")).kind for path in fixtures.values()}
    assert len(kinds) >= 8
    pictures = sorted(ROOT.glob("docs/images/gallery-*.png"))
    assert [path.name for path in pictures] == sorted(picture for picture, _ in shown)
    assert sum(path.stat().st_size for path in pictures) < 1_500_000


def test_the_card_of_the_site_shows_what_its_sentence_gives() -> None:
    """The picture is 1200 by 630, as those who show links want it; it is taken of the page beside the template."""
    picture = (ROOT / "docs/images/card.png").read_bytes()
    assert struct.unpack(">II", picture[16:24]) == (1200, 630)
    page = (ROOT / "docs/theme/card.html").read_text(encoding="utf-8")
    (sentence,) = re.findall(r'<p class="s">(.*?)</p>', page)
    head, *rows = (re.findall(r"<t[hd]>([^<]*)", row) for row in re.findall(r"<tr>(.*?)</tr>", page))
    facts = [fact.row() for fact in parse(re.sub(r"<.*?>", "", sentence)).facts]
    assert rows == [[str(fact[key]) for key in head] for fact in facts]
    template = (ROOT / "docs/theme/main.html").read_text(encoding="utf-8")
    assert "/images/card.png" in template
