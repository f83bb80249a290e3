"""What users and their code rely on: names, schema, imports, documented diagnostics."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import govdoc_parse as gp
from govdoc_parse.model.remarks import REMARKS

UNUSUAL = [
    "",
    " \n　",
    "\ud800",
    "a\x00b",
    "a\ufffdb",
    "report.txt",
    "第一行\t1\t2\n第二行\t3\t4",
    "关于工作的通知\n各单位：\n现通知如下。\n请遵照执行。\n某县人民政府\n2023年2月30日",
]


def test_all_is_sorted_and_real() -> None:
    assert [name for name in gp.__all__ if not hasattr(gp, name)] == []
    assert sorted(gp.__all__) == gp.__all__


def test_the_root_has_what_a_user_calls_and_no_more() -> None:
    space: dict[str, object] = {}
    exec("from govdoc_parse import *", space)
    models = {"Document", "Section", "Fact", "Quantity", "Table", "Metadata", "Correction"}
    calls = {
        "check",
        "read_corrections",
        "apply_corrections",
        "parse",
        "facts",
        "parse_file",
        "parse_files",
        "parse_bytes",
        "Parser",
        "Lexicon",
        "Unit",
        "explain",
        "json_schema",
        "__version__",
    }
    errors = {
        "CorrectionError",
        "LexiconError",
        "MissingExtraError",
        "ParseFailure",
        "TooLargeError",
        "UnreadableFileError",
    }
    assert set(space) - {"__builtins__"} == models | calls | errors


def test_every_public_name_has_a_docstring() -> None:
    assert [name for name in gp.__all__ if name != "__version__" and not getattr(gp, name).__doc__] == []


def test_schema_is_the_committed_one(root: Path) -> None:
    committed = json.loads((root / "docs" / "document.schema.json").read_text(encoding="utf-8"))
    assert gp.json_schema() == committed, "run make schema and review the change"


def test_generators_of_types_find_one_name_for_each_model() -> None:
    """As json-schema-to-typescript makes one of every title, and numbers those that it meets again."""
    schema = gp.json_schema()
    assert schema["$id"] == f"urn:govdoc-parse:document:{gp.parse('').schema_version}"
    models = {"Document": schema, **schema["$defs"]}
    assert [name for name in models if not re.fullmatch(r"(?:[A-Z][a-z]+)+", name)] == []
    assert list(_titles(schema)) == list(models)


def _titles(schema: object) -> Iterator[str]:
    """The titles that are no fields of this name: that of a schema before those of its parts."""
    if isinstance(schema, dict):
        if isinstance(schema.get("title"), str):
            yield schema["title"]
        for part in schema.values():
            yield from _titles(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from _titles(part)


FRESH = """
import sys
import govdoc_parse as gp

def loaded(*names):
    return [name for name in names if name in sys.modules]

assert not loaded("jieba", "cn2an", "typer", "rich")
gp.parse_file(sys.argv[1])
assert not loaded("jieba")
import warnings
warnings.simplefilter("ignore")  # jieba's own
gp.Parser(words=True).parse("新增城镇就业1.2万人，县城建成区绿地率达40.4%。")
assert loaded("jieba")
import govdoc_parse.export
assert not loaded("lxml")
"""


def test_a_new_process_loads_what_it_needs_and_prints_nothing(root: Path) -> None:
    """Neither jieba nor cn2an nor the command line comes with the import; jieba comes on request, lxml with an export."""
    path = root / "fixtures" / "county_bureau_half_year.txt"
    command = [sys.executable, "-W", "error", "-c", FRESH, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")


def _emitted(root: Path) -> set[str]:
    found: set[str] = set()
    for path in (root / "src").rglob("*.py"):
        found |= set(re.findall(r'(?:report\(|source,)\s*"([A-Z]+(?:_[A-Z]+)+)"', path.read_text(encoding="utf-8")))
    return found


def test_every_diagnostic_is_documented(root: Path) -> None:
    documented = set(
        re.findall(r"^## ([A-Z_]+)$", (root / "docs" / "diagnostics.md").read_text(encoding="utf-8"), re.M)
    )
    assert documented == _emitted(root) == set(REMARKS)


def test_every_diagnostic_is_triggered(root: Path) -> None:
    texts = list(UNUSUAL)
    for file in (root / "tests" / "cases").glob("diagnostics*.toml"):
        texts += [case["text"] for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]]
    triggered = {diagnostic.code for text in texts for diagnostic in gp.parse(text).diagnostics}
    triggered |= {
        diagnostic.code for diagnostic in gp.parse("某县2024年工作总结\n\n新建公路3公里。", year=2022).diagnostics
    }
    triggered |= {
        diagnostic.code for diagnostic in gp.parse_bytes("id,正文\n1,造林3亩\n".encode(), "a.csv").diagnostics
    }
    limited = gp.Parser(max_facts=0).parse("| 指标 | 产量（吨） |\n| 稻谷 | 31.5 |")
    triggered |= {diagnostic.code for diagnostic in limited.diagnostics}
    lost = gp.Correction(document="a.txt", start=0, quote="修路3公里", field="fact", value="none")
    triggered |= {each.code for each in gp.apply_corrections(gp.parse("造林3亩。"), [lost]).diagnostics}
    assert triggered == _emitted(root)
