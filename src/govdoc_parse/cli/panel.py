"""The commands panel and compare: region × year × indicator out of many files, and targets against outcomes."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from govdoc_parse.cli.commands import CorrectionsFile, OwnLexicon
from govdoc_parse.cli.language import Lang_, of_files, written
from govdoc_parse.cli.reading import Reader, is_folder
from govdoc_parse.cli.terminal import complain, say, visible
from govdoc_parse.terms import term

if TYPE_CHECKING:
    from govdoc_parse.export import Comparison
    from govdoc_parse.model import Document

_NAME = 24  # characters of an indicator that are on one line
_HEADS = ("region", "indicator", "year", "target", "outcome", "result")


Sources = Annotated[
    list[str],
    typer.Argument(metavar="FILE…", help="Files as parse takes them, folders of them, or - for standard input."),
]


def panel_command(
    files: Sources,
    output: Annotated[
        Path, typer.Option("--output", "-o", help="The file to write: .xlsx, .csv, .parquet or .dta (Stata).")
    ],
    wide: Annotated[bool, typer.Option("--wide", help="One row for each region and year.")] = False,
    conflicts: Annotated[
        Path | None,
        typer.Option("--conflicts", help="Also write the facts that were not chosen for their cell, as CSV."),
    ] = None,
    views: Annotated[
        Path | None,
        typer.Option("--views", help="Also write a page of each file into this folder; quotes in an .xlsx lead there."),
    ] = None,
    lexicon: OwnLexicon = None,
    corrections: CorrectionsFile = None,
    _lang: Lang_ = None,
) -> None:
    """Write one row for each region, indicator, measure and year, with its source; a folder stands for the files in it."""
    from govdoc_parse import export

    if output.suffix.lower() not in export.PANEL_FORMATS:
        complain(f"govdoc-parse: {output}: the panel goes to a file that ends with {', '.join(export.PANEL_FORMATS)}")
        raise typer.Exit(2)
    if views is not None and (output.suffix.lower() != ".xlsx" or wide):
        complain(f"govdoc-parse: {output}: --views needs the long panel in a file that ends with .xlsx")
        raise typer.Exit(2)
    reader = Reader(lexicon, corrections=corrections)
    documents: dict[str, Document] = {}
    for file, document in reader.read_all(list(listed(reader, files, (output, conflicts, views))), shown=False):
        documents[file if file not in documents else f"{file} ({len(documents)})"] = document
    if not documents and reader.failed:
        raise typer.Exit(1)  # an earlier panel stays as it is
    rows = export.write_panel(documents, output, wide=wide, language=of_files(), views=views)
    if conflicts is not None:
        export.write_panel_rows(export.panel_conflicts(documents), conflicts, language=of_files())
    unread = f"; {reader.failures:,} could not be read" if reader.failures else ""
    complain(f"{rows:,} row{'' if rows == 1 else 's'} of {len(documents)} documents written: {output}{unread}")
    if reader.failed:
        raise typer.Exit(1)


def compare_command(
    last: Annotated[
        str, typer.Argument(metavar="LAST", help="Last year's report, or a folder of reports: its targets.")
    ],
    this: Annotated[
        str, typer.Argument(metavar="THIS", help="This year's report, or a folder of reports: the outcomes.")
    ],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The file to write: .html, .xlsx, .csv, .parquet or .dta.")
    ] = None,
    lexicon: OwnLexicon = None,
    corrections: CorrectionsFile = None,
    _lang: Lang_ = None,
) -> None:
    """Set last year's targets against this year's outcomes: met, missed or not reported, with both quotes."""
    from govdoc_parse import export

    reader = Reader(lexicon, corrections=corrections)
    targets, outcomes = (
        dict(reader.read_all(list(listed(reader, [each], (output,))), shown=output is None)) for each in (last, this)
    )
    unknown = sum(
        fact.status == "planned" and fact.indicator_id is None for each in targets.values() for fact in each.facts
    )
    left = f"{unknown:,} planned figure{'' if unknown == 1 else 's'} of no known indicator not compared"
    if output is None:
        _show(export.compare(targets, outcomes))
        if unknown:
            complain(left)
    else:
        try:
            count = export.write_comparison(targets, outcomes, output, language=of_files())
        except ValueError as error:
            complain(f"govdoc-parse: {error}")
            raise typer.Exit(2) from error
        complain(f"{count:,} target{'' if count == 1 else 's'} written: {output}{f'; {left}' if unknown else ''}")
    if reader.failed:
        raise typer.Exit(1)


def _show(found: Sequence[Comparison]) -> None:
    """The targets as a table on a terminal, and as tab-separated text in a pipe."""
    language = written()
    rows = [tuple(term("column", name, "zh") if language == "zh" else name for name in _HEADS)]
    for each in found:
        row, outcome = each.target, each.outcome
        reached = outcome.quote if outcome else ""
        rows.append(
            (
                row.region or "",
                row.indicator,
                str(row.year),
                row.quote,
                reached,
                term("result", each.result, "zh") if language == "zh" else each.result,
            )
        )
    if not sys.stdout.isatty():
        say("\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows))
        return
    from rich import box
    from rich.cells import cell_len
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False)
    widest = max(cell_len(row[_HEADS.index("indicator")]) for row in rows)
    for name, head in zip(_HEADS, rows[0], strict=True):
        least = min(widest, _NAME) if name == "indicator" else None  # what is folded is a target in words
        table.add_column(head, overflow="fold", no_wrap=name in {"year", "result"}, min_width=least)
    for cells in rows[1:]:
        table.add_row(*(Text(visible(" ".join(cell.split()))) for cell in cells))
    Console().print(table)


def listed(reader: Reader, files: Sequence[str], written: Sequence[Path | None]) -> Iterator[str]:
    """The files, and those inside the folders among them in the order of their names, but for what was written there before.

    Of a folder these are the files that batch takes, collections of documents aside; what is left is counted by suffix.
    """
    from govdoc_parse.corpus.sources import LINES, ROWS, find_files

    skipped: Counter[str] = Counter()
    outputs = [Path(os.path.realpath(path)) for path in written if path is not None]
    for file in files:
        if file == "-" or not is_folder(file):
            yield file
            continue
        found = find_files([file], Path(file, ".none"))
        skipped.update(found.skipped)
        for failure in found.failures:
            reader.fail(failure.message)
        for path in found.files:
            real = Path(found.real[path])
            if Path(path).suffix.lower() in LINES | ROWS:
                skipped[Path(path).suffix.lower()] += 1
            elif not any(output == real or output in real.parents for output in outputs):
                yield path
    if skipped:
        kinds = ", ".join(f"{count:,} {suffix or 'without a suffix'}" for suffix, count in sorted(skipped.items()))
        complain(f"left aside: {kinds}")
