"""An order → its answer. Runs in a process of its own, which knows one order and ends."""

from __future__ import annotations

import json
from bisect import bisect_left
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from govdoc_parse.serve.order import Order, Part
from govdoc_parse.serve.page import example

if TYPE_CHECKING:
    from govdoc_parse.export import Comparison, PanelRow
    from govdoc_parse.limited import Work
    from govdoc_parse.model import Document
    from govdoc_parse.model.diagnostic import Finding

JSON = "application/json; charset=utf-8"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back: a status, a type, the bytes, and the name where they are a file to keep."""

    status: int
    type: str
    body: bytes
    name: str = ""


def make() -> Work:
    """The work with all that it needs loaded and compiled, so that an order finds it warm: it has read the examples once."""
    this, last = (Part(name, example(name)) for name in ("this", "last"))
    answer(Order(this, last, max_bytes=len(this.data) + len(last.data)))
    return answer


def answer(order: Order) -> Answer:
    """The page of an order or the file it asks for; a document that cannot be read is an answer too."""
    from govdoc_parse.readers import MissingExtraError, UnreadableFileError

    try:
        this = _read(order.this, order.max_bytes)
        last = None if order.last is None else _read(order.last, order.max_bytes)
        return _shown(order, this, last) if order.save is None else _saved(order, this, last)
    except UnreadableFileError as error:
        return refusal(422, "unreadable", str(error))
    except MissingExtraError as error:
        return refusal(422, "missing", str(error))


def refusal(status: int, key: str, said: str = "") -> Answer:
    """Why there is no answer: a key of the words of the page, and the message of an error."""
    return Answer(status, JSON, _json({"error": key, "said": said}))


def _read(part: Part, max_bytes: int) -> Document:
    from govdoc_parse.readers import parse_bytes

    return parse_bytes(part.data, part.name, max_bytes=max_bytes)


def _shown(order: Order, this: Document, last: Document | None) -> Answer:
    """What the page shows: the view of each document, the findings, and the targets where there are two documents."""
    from govdoc_parse.findings import check

    found = check(this, last=last)
    documents = [_page(order.this.name, this, found)]
    if order.last is not None and last is not None:
        documents.append(_page(order.last.name, last, check(last)))
    targets = [] if last is None else [_target(each, last, this) for each in _compared(order, this, last)]
    said = {"documents": documents, "findings": [_finding(this, each) for each in found], "targets": targets}
    return Answer(200, JSON, _json(said))


def _page(name: str, document: Document, found: tuple[Finding, ...]) -> dict[str, object]:
    return {"name": name, "facts": len(document.facts), "view": _view(name, document, found)}


def _view(name: str, document: Document, found: tuple[Finding, ...]) -> str:
    """The page of the document, its table beside its text where the window is wide."""
    from govdoc_parse.export import html

    style = files("govdoc_parse.serve").joinpath("beside.css").read_text(encoding="utf-8")
    page = html(document, title=None if document.title else name, name=name, findings=found)
    return page.replace("</style>", f"{style}</style>", 1)


def _compared(order: Order, this: Document, last: Document) -> list[Comparison]:
    from govdoc_parse.export import compare

    assert order.last is not None, "there is a second document"
    return compare({order.last.name: last}, {order.this.name: this})


def _finding(document: Document, found: Finding) -> dict[str, object]:
    line, _ = document.line_column(found.span.start)
    return {
        "code": found.code, "severity": found.severity, "en": found.message, "zh": found.message_zh or found.message,
        "line": line,
    }  # fmt: skip


def _target(each: Comparison, last: Document, this: Document) -> dict[str, object]:
    difference = "" if each.difference is None else f"{each.difference:+f}"
    if "." in difference:
        difference = difference.rstrip("0").rstrip(".")
    return {
        "region": each.target.region, "indicator": each.target.indicator, "measure": each.target.measure,
        "year": each.target.year, "difference": difference, "result": each.result,
        "target": _source(last, each.target), "outcome": each.outcome and _source(this, each.outcome),
    }  # fmt: skip


def _source(document: Document, row: PanelRow) -> dict[str, object]:
    """Where a row of the panel stands: `mark` is an element of the view."""
    starts = [fact.quantity.quote.start for fact in document.facts]
    at = bisect_left(starts, row.start)
    mark = f"f{at + 1}" if at < len(starts) and starts[at] == row.start else f"L{row.line}"
    return {"quote": row.quote, "sentence": row.sentence, "line": row.line, "mark": mark}


def _saved(order: Order, this: Document, last: Document | None) -> Answer:
    """A file of the documents, named after the first."""
    from govdoc_parse.export.in_memory import csv_bytes, excel_bytes

    both = {order.this.name: this}
    if order.last is not None and last is not None:
        both[order.last.name] = last
    stem = PurePath(order.this.name).stem
    file = partial(Answer, 200)
    match order.save:
        case "csv":
            return file("text/csv; charset=utf-8", csv_bytes(both), f"{stem}.facts.csv")
        case "xlsx":
            return file(_EXCEL, excel_bytes(both), f"{stem}.xlsx")
        case "html":
            return file("text/html; charset=utf-8", _saved_page(this), f"{stem}.view.html")
        case "targets":
            assert last is not None, "the order was checked"
            return file("text/csv; charset=utf-8", _saved_targets(order, this, last), f"{stem}.targets.csv")
        case _:
            return _saved_json(both, stem)


def _saved_page(this: Document) -> bytes:
    from govdoc_parse.export import html
    from govdoc_parse.findings import check

    return html(this, findings=check(this)).encode("utf-8", "replace")


def _saved_targets(order: Order, this: Document, last: Document) -> bytes:
    from govdoc_parse.export import COMPARISON
    from govdoc_parse.export.panel_excel import Sheet
    from govdoc_parse.export.panel_files import csv_sheet

    rows = [tuple(column.read(each) for column in COMPARISON) for each in _compared(order, this, last)]
    return csv_sheet(Sheet("compare", COMPARISON, rows), "zh" if order.chinese else "en")


def _saved_json(documents: dict[str, Document], stem: str) -> Answer:
    """One document as JSON, two as JSON Lines."""
    from govdoc_parse.export.files import json_line

    if len(documents) == 1:
        (document,) = documents.values()
        return Answer(200, JSON, f"{document.model_dump_json(indent=1)}\n".encode(), f"{stem}.json")
    lines = "".join(json_line(name, document) for name, document in documents.items())
    return Answer(200, "application/x-ndjson", lines.encode(), f"{stem}.jsonl")


def _json(said: Any) -> bytes:
    """JSON in UTF-8; half a surrogate pair, which a text may hold, becomes a question mark."""
    return json.dumps(said, ensure_ascii=False).encode("utf-8", "replace")
