"""The pages in Chinese say what the English ones say: the same code, codes, figures, headings and links.

`pytest tests/test_chinese_pages.py --update-golden` writes the tables of columns and of findings.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from pages import ROOT, blocks

import govdoc_parse as gp
from govdoc_parse import terms
from govdoc_parse.export import PANEL, TABLES
from govdoc_parse.findings.codes import CODES
from govdoc_parse.findings.rows import FINDINGS

PAGES = sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("docs/**/*.zh.md"))
WANTED = {
    "docs/index", "docs/install", "docs/tutorial", "docs/facts", "docs/tables", "docs/tables-in-documents", "docs/how-to/panel",
    "docs/findings", "docs/command-line", "docs/for-researchers", "docs/for-auditors", "docs/for-builders",
}  # fmt: skip
FENCE = re.compile(r"^```.*?^```$", re.M | re.S)
LINK = re.compile(r"\]\(([^)\s]+)\)")


def english(page: str) -> str:
    return page.replace(".zh.md", ".md")


def prose(page: str) -> str:
    """A page without its blocks of code."""
    return FENCE.sub("", (ROOT / page).read_text(encoding="utf-8"))


def headings(page: str) -> list[int]:
    return [len(marks) for marks in re.findall(r"^(#+) ", prose(page), re.M)]


def test_these_pages_are_there() -> None:
    assert {page.removesuffix(".zh.md") for page in PAGES} >= WANTED


@pytest.mark.parametrize("page", PAGES)
def test_the_code_is_that_of_the_english_page(page: str) -> None:
    """tests/test_readme.py runs it there."""
    assert list(blocks(page)) == list(blocks(english(page)))
    assert FENCE.findall((ROOT / page).read_text(encoding="utf-8")) == FENCE.findall(
        (ROOT / english(page)).read_text(encoding="utf-8")
    )


@pytest.mark.parametrize("page", PAGES)
def test_the_headings_are_as_many_and_as_deep(page: str) -> None:
    """The site gives them the anchors of the English page (docs/repository.py)."""
    assert headings(page) == headings(english(page))


@pytest.mark.parametrize("page", PAGES)
def test_the_codes_are_those_of_the_english_page(page: str) -> None:
    """Names of fields, values, options and files: what is set as code outside of tables that are generated."""
    found, expected = (set(re.findall(r"`([^`\n]+)`", prose(each))) for each in (page, english(page)))
    assert (found - expected, expected - found) == (set(), set())


@pytest.mark.parametrize("page", PAGES)
def test_the_figures_are_those_of_the_english_page(page: str) -> None:
    """Figures of two digits or more; smaller ones are written as words in one language or the other."""

    def figures(name: str) -> set[str]:
        text = re.sub(r"^\|.*", "", prose(name), flags=re.M)  # tables are compared by their codes
        return set(re.findall(r"\d[\d,.]*\d", LINK.sub("", text)))

    assert figures(english(page)) - figures(page) == set()
    assert figures(page) - figures(english(page)) == set()


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_to_the_same_pages_in_chinese_where_there_are_any(page: str) -> None:
    found, expected = (Counter(LINK.findall(prose(each))) for each in (page, english(page)))
    assert set(map(english, found)) == set(expected)
    folder = (ROOT / page).parent
    for link in found:
        path = link.partition("#")[0]
        chinese = folder / path.replace(".md", ".zh.md")
        assert path.endswith(".zh.md") or not chinese.is_file() or not path.endswith(".md"), link
        assert "://" in path or (folder / path).exists(), link


@pytest.mark.parametrize("page", [*PAGES, "README.zh-CN.md"])
def test_a_paragraph_is_one_line(page: str) -> None:
    """A line end inside a sentence would be shown as a blank, which Chinese has not."""
    begins = re.compile(r"#|\||[-*] |\d+\. |>|<!--|!\[|$")
    lines = prose(page).splitlines()
    wrapped = [line for before, line in pairwise(lines) if before.strip() and not begins.match(line)]
    assert [line for line in wrapped if not line.startswith("<!--")] == []


def generated() -> Iterator[tuple[str, str, str]]:
    """Each table that is made of the code: its page, what is above it, and its rows."""
    for table, columns in TABLES.items():
        said = terms.meanings(table)
        rows = "".join(f"| `{c.name}` | {c.type} | {said[c.name]} |\n" for c in columns)
        yield "docs/tables.zh.md", f"## {table}\n", rows
    said = terms.meanings("panel")
    yield "docs/how-to/panel.zh.md", "## 各列的含义\n", "".join(f"| `{c.name}` | {said[c.name]} |\n" for c in PANEL)
    said = {name: meaning.replace("|", "\\|") for name, meaning in terms.meanings("findings").items()}
    rows = "".join(f"| `{c.name}` | {c.type} | {said[c.name]} |\n" for c in FINDINGS)
    yield "docs/findings.zh.md", "## 多份文件\n", rows
    rows = ""
    for code, row in CODES.items():
        last = gp.parse(row.last) if row.last else None
        (finding,) = gp.check(gp.parse(row.example), last=last, select=(code,))
        example = (f"{row.last}⏎…⏎{row.example}" if row.last else row.example).replace("|", "\\|").replace("\n", "⏎")
        rows += f"| `{code}` | {terms.term('severity', row.severity, 'zh')} | {example} | {finding.message_zh} |\n"
    yield "docs/findings.zh.md", "## 代码\n", rows


@pytest.mark.parametrize(("page", "above", "rows"), list(generated()))
def test_tables_of_columns_and_codes_are_those_of_the_code(
    page: str, above: str, rows: str, request: pytest.FixtureRequest
) -> None:
    path = ROOT / page
    head, found, section = path.read_text(encoding="utf-8").partition(above)
    assert found
    first, mark, rest = re.split(r"(?<=\n)(\|[-|]+\|\n)", section, maxsplit=1)
    stands = re.match(r"(?:\|.*\n)*", rest)
    assert stands is not None
    if request.config.getoption("--update-golden"):
        path.write_text(head + above + first + mark + rows + rest[stands.end() :], encoding="utf-8")
    else:
        assert stands[0] == rows


def test_the_chinese_readme_leads_to_the_chinese_pages() -> None:
    page = (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")
    for link in LINK.findall(page):
        chinese = ROOT / link.replace(".md", ".zh.md")
        assert not link.endswith(".md") or link.endswith(".zh.md") or not chinese.is_file(), link
        assert Path(link).suffix != ".md" or (ROOT / link).is_file(), link


def test_every_title_of_the_navigation_is_told_in_chinese() -> None:
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    titles = set(re.findall(r"^ +- (.+?):(?: \S+\.md)?$", settings.partition("\nnav:\n")[2], re.M))
    told = re.search(r"nav_translations:\n((?: {12}.+\n)+)", settings)
    assert told is not None
    assert titles == set(re.findall(r'^ {12}(".+?"|[^":]+): \S', told[1], re.M))
