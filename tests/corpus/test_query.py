"""SQL over the tables: read only, closed to everything else; a table on a terminal, text in a pipe, a file."""

from __future__ import annotations

import io
import sys
from datetime import date
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from reports import write_reports
from rich.console import Console
from typer.testing import CliRunner, Result

from govdoc_parse import MissingExtraError, corpus
from govdoc_parse.cli import answers, app
from govdoc_parse.cli.answers import shown_answer, text_rows, write_answer
from govdoc_parse.cli.query import query_command
from govdoc_parse.corpus.schema import table_schema
from govdoc_parse.parser import default_parser

CORN = "select document, value, period_end, quote from facts where name = '粮食产量' order by document"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    write_reports(folder / "reports", 20)
    (folder / "reports/bad.docx").write_bytes(b"PK\x03\x04 broken")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        corpus.parse_corpus("reports", "out", jobs=1, parser=default_parser())
    return folder / "out"


def command(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, ["query", *arguments], input=stdin)


def test_every_table_is_there_with_its_columns(out: Path) -> None:
    for table in corpus.TABLES:
        assert corpus.query(out, f"from {table}").schema.equals(table_schema(table))
    counts = corpus.query(out, "select (select count(*) from documents), (select count(*) from errors)")
    assert list(counts.to_pylist()[0].values()) == [20, 1]


def test_an_answer_is_an_arrow_table(out: Path) -> None:
    answer = corpus.query(out, CORN)
    assert isinstance(answer, pa.Table)
    assert answer.num_rows == 20
    assert answer.slice(4, 1).to_pylist() == [
        {"document": "reports/004.txt", "value": 40000.0, "period_end": date(2024, 12, 31), "quote": "4万吨"}
    ]


def test_tables_are_joined(out: Path) -> None:
    sql = "select count(distinct f.document) as n from facts f join documents d using (document) where d.title like '云溪县%'"
    assert corpus.query(out, sql).to_pylist() == [{"n": 20}]


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("selekt 1", 'Parser Error: syntax error at or near "selekt"$'),
        ("select * from fact", 'Table with name fact does not exist! Did you mean "facts"'),
        ("select -document from documents", r"explicit type casts\.$"),
        ("", "no question"),
        ("create table a as select 1", "no question"),
        ("select 1; drop view facts", "no question"),
        ("select * from read_csv('/etc/hosts')", "file system operations are disabled"),
        ("select * from '{out}/facts/*.parquet'", "file system operations are disabled"),
        ("copy (select 1) to '{out}/facts/more.parquet'; select 1", "file system operations are disabled"),
        ("attach '{out}/a.db'; select 1", "file system operations are disabled"),
        ("load httpfs; select 1", "disabled"),
        ("install httpfs; select 1", "disabled"),
        ("set enable_external_access = true; select 1", "locked"),
        ("select * from sql", "Table with name sql does not exist"),
    ],
)
def test_a_statement_that_cannot_be_answered(out: Path, sql: str, said: str) -> None:
    before = sorted(out.rglob("*"))
    with pytest.raises(corpus.CorpusError, match=said) as raised:
        corpus.query(out, sql.format(out=out))
    assert "\n" not in str(raised.value)
    assert sorted(out.rglob("*")) == before


def test_several_statements_give_the_answer_of_the_last(out: Path) -> None:
    sql = "create temp table few as from facts limit 3; select count(*) as n from few"
    assert corpus.query(out, sql).to_pylist() == [{"n": 3}]


def test_a_folder_without_a_corpus(tmp_path: Path) -> None:
    with pytest.raises(corpus.CorpusError, match="no corpus in"):
        corpus.query(tmp_path, "select 1")


def test_without_duckdb_it_says_what_to_install(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(MissingExtraError, match=r'pip install "duckdb>=\S+" "pyarrow>=\S+" \(extra query\)'):
        corpus.query(out, "select 1")


def test_a_pipe_gets_tab_separated_text(out: Path) -> None:
    done = command(str(out), f"{CORN} limit 2")
    assert (done.exit_code, done.stderr) == (0, "")
    assert (
        done.stdout
        == "document\tvalue\tperiod_end\tquote\nreports/000.txt\t0\t2024-12-31\t0万吨\nreports/001.txt\t10000\t2024-12-31\t1万吨\n"
    )
    assert command(str(out), "-", stdin=f"{CORN} limit 2").stdout == done.stdout


def test_a_terminal_gets_a_table(
    out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    query_command(out, f"{CORN} limit 1")
    shown = capsys.readouterr().out
    assert shown.index("document") < shown.index("reports/000.txt")
    assert "\t" not in shown


def test_an_error_is_one_line_and_status_2(out: Path) -> None:
    for arguments in ((str(out), "selekt"), ("none", "select 1"), (str(out), "select 1", "-o", "a.doc")):
        done = command(*arguments)
        assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
        assert done.stderr.startswith("govdoc-parse: ")


def test_an_unfinished_corpus_is_asked_with_a_word_of_warning(out: Path, tmp_path: Path) -> None:
    for path in out.rglob("*"):
        if path.is_file() and path.name != "part-00001.parquet":
            target = tmp_path / "out" / path.relative_to(out)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    done = command(str(tmp_path / "out"), "select count(*) as n from documents")
    assert (done.exit_code, done.stdout) == (0, "n\n16\n")
    assert done.stderr == f"govdoc-parse: {tmp_path / 'out'} is not complete: 1 of 2 parts are missing\n"


@pytest.mark.parametrize("suffix", [".csv", ".parquet", ".xlsx"])
def test_files(out: Path, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"answer{suffix}"
    done = command(str(out), CORN, "-o", str(path))
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", f"20 rows written: {path}\n")
    if suffix == ".csv":
        assert path.read_text(encoding="utf-8-sig").splitlines()[2] == "reports/001.txt,10000,2024-12-31,1万吨"
    elif suffix == ".parquet":
        assert pq.read_table(path).equals(corpus.query(out, CORN))
    else:
        rows = list(openpyxl.load_workbook(path).active.iter_rows(values_only=True))  # type: ignore[union-attr]
        assert len(rows) == 21
        assert rows[2][:2] == ("reports/001.txt", 10000)
        assert rows[2][2].date() == date(2024, 12, 31)  # type: ignore[union-attr]


ODD = pa.table(
    {"a": [True, None], "b": [0.1 + 0.2, 1.8e10], "c": ["=1+1\t第\n二行", "[bold]甲[/]"], "d": [[1], None], "e": [1e300, -0.0]}
)  # fmt: skip


def shown(answer: pa.Table, width: int) -> str:
    console = Console(width=width, record=True, file=io.StringIO())
    console.print(shown_answer(answer, width))
    return console.export_text()


def test_values_as_text() -> None:
    assert list(text_rows(ODD)) == [
        ["a", "b", "c", "d", "e"],
        ["true", "0.30000000000000004", "=1+1 第 二行", "[1]", "1e+300"],
        ["", "18000000000", "[bold]甲[/]", "", "0"],
    ]


def test_a_text_is_no_formula_and_no_markup(tmp_path: Path) -> None:
    write_answer(ODD, tmp_path / "a.xlsx")
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").active["C2"].data_type == "s"  # type: ignore[index]
    console = Console(width=120, record=True)
    console.print(shown_answer(ODD, 120))
    console.print(shown_answer(ODD.select(["a"]).rename_columns(["[/b]"]), 120))
    console.print(shown_answer(ODD, 20))
    shown = console.export_text()
    assert shown.count("[bold]甲[/]") == 2
    assert "[/b]" in shown


def test_a_long_answer_is_cut_on_a_terminal() -> None:
    assert shown(pa.table({"n": range(1250)}), 80).splitlines()[-1].strip() == "and 1,050 more"


def test_an_answer_too_wide_is_shown_in_blocks_of_the_columns_that_it_has(out: Path) -> None:
    lines = shown(corpus.query(out, "select * from facts limit 3"), 80).splitlines()
    assert [line.strip() for line in lines if line.strip().isdecimal()] == ["1", "2", "3"]
    assert "document         reports/000.txt" in [line.rstrip() for line in lines]
    assert not [line for line in lines if line.startswith("high ") or len(line) > 80]
    assert next(line.split("… ")[1].strip() for line in lines if "… (" in line).endswith("characters)")
    assert shown(pa.table({f"column_{n}": range(300) for n in range(9)}), 60).splitlines()[-1].strip() == "and 100 more"


def test_a_file_of_another_kind_and_a_sheet_too_long_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ValueError, match=r"no file of '\.doc'; there are \.csv, \.parquet, \.xlsx"):
        write_answer(ODD, tmp_path / "a.doc")
    monkeypatch.setattr(answers, "EXCEL_ROWS", 2)
    with pytest.raises(ValueError, match="2 rows, and a sheet holds 1; write CSV or Parquet"):
        write_answer(ODD, tmp_path / "a.xlsx")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("options", "sql", "said"),
    [
        (("--timeout", "0.2"), "select sum(a.i * b.i) from range(10000000) a(i), range(10000000) b(i)", "not answered after 0.2 s"),
        (("--memory", "20"), "select list(i::text || 'abcdefgh') from range(5000000) t(i)", "the answer needs more than 20,000,000 bytes of memory"),
    ],
)  # fmt: skip
def test_a_statement_that_takes_too_long_or_too_much_is_ended(
    out: Path, options: tuple[str, str], sql: str, said: str
) -> None:
    done = command(str(out), sql, *options)
    assert (done.exit_code, done.stderr) == (2, f"govdoc-parse: {said}\n")


def test_the_limits_of_a_question_cannot_be_raised_by_it(out: Path) -> None:
    with pytest.raises(corpus.CorpusError, match="locked"):
        corpus.query(out, "set memory_limit = '90 GB'; select 1")
