"""The command check: findings of files, as lines or as JSON."""

from __future__ import annotations

import json
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from govdoc_parse.cli.commands import CorrectionsFile, Files, OwnLexicon
from govdoc_parse.cli.language import Lang_, written
from govdoc_parse.cli.reading import Reader
from govdoc_parse.cli.terminal import say

if TYPE_CHECKING:
    from govdoc_parse.model.diagnostic import Finding
    from govdoc_parse.model.document import Document


class Least(StrEnum):
    """The least severity of the findings that are shown."""

    error = "error"
    warning = "warning"
    info = "info"


class Layout(StrEnum):
    """How findings are written."""

    text = "text"
    json = "json"


Codes = Annotated[str, typer.Option(metavar="CODES", help="Beginnings of codes, separated by commas: F,D101.")]


def check_command(
    files: Files,
    select: Codes = "",
    ignore: Codes = "",
    severity: Annotated[Least, typer.Option(help="Leave out what is less severe.")] = Least.warning,
    format_: Annotated[Layout, typer.Option("--format", "-f", help="Lines to read, or JSON.")] = Layout.text,
    compare: Annotated[
        str | None, typer.Option("--compare", metavar="LAST", help="The report of the year before, to check against.")
    ] = None,
    lexicon: OwnLexicon = None,
    corrections: CorrectionsFile = None,
    _lang: Lang_ = None,
) -> None:
    """Check figures and form. Exit status 1 if anything of the severity is found, or a file cannot be read."""
    reader = Reader(lexicon, corrections=corrections)
    last = None if compare is None else reader.read(compare)
    chosen = partial(_found, last=last, select=_codes(select), ignore=_codes(ignore), severity=severity)
    found = False
    for file, (document, findings) in reader.each(files, chosen, shown=True):
        found = found or bool(findings)
        for finding in findings:
            say((_line if format_ is Layout.text else _json)(file, document, finding))
    if found or reader.failed:
        raise typer.Exit(1)


def _found(
    document: Document, *, last: Document | None, select: list[str], ignore: list[str], severity: Least
) -> tuple[Document, list[Finding]]:
    from govdoc_parse.findings import check

    wanted = list(Least)[: list(Least).index(severity) + 1]
    return document, [
        each for each in check(document, last=last, select=select, ignore=ignore) if each.severity in wanted
    ]


def _codes(given: str) -> list[str]:
    return [code.strip() for code in given.split(",") if code.strip()]


def _line(file: str, document: Document, finding: Finding) -> str:
    line, column = document.line_column(finding.span.start)
    both = f"{finding.message} · {finding.message_zh}"
    said = {None: both, "en": finding.message, "zh": finding.message_zh}[written()]
    return f"{file}:{line}:{column}: {finding.code} {said}"


def _json(file: str, document: Document, finding: Finding) -> str:
    line, column = document.line_column(finding.span.start)
    row = {"file": file, "line": line, "column": column, **finding.model_dump(mode="json")}
    return json.dumps(row, ensure_ascii=False)
