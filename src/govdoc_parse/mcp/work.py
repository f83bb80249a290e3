"""A call → its result. Runs in another process, which has a time and a memory."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from govdoc_parse.export import explain, panel, table_rows
from govdoc_parse.export.columns import rounded
from govdoc_parse.export.tables import columns_of
from govdoc_parse.export.view.escape import flat
from govdoc_parse.export.view.outline import sections_by_path
from govdoc_parse.findings import check
from govdoc_parse.mcp import results
from govdoc_parse.mcp.calls import Call, Refused, Source
from govdoc_parse.parser import parse
from govdoc_parse.readers import MissingExtraError, UnreadableFileError, parse_file

if TYPE_CHECKING:
    from govdoc_parse.export import PanelRow
    from govdoc_parse.model import Document

HEADINGS = 400  # of an outline
_SEVERITIES = ("error", "warning", "info")
_WARM = "一、工作情况\n2023年，全县新建农村公路124.7公里，同比增长8.5%。\n二、下一步\n2024年计划修复堤防31.2公里。"


def warmed() -> None:
    """Compile what any text needs."""
    list(table_rows(parse(_WARM), "facts"))


def answer(call: Call) -> results.Result | Refused:
    """The result of a call; a document that cannot be read, and an offset outside of one, is a refusal."""
    try:
        if call.tool == "panel":
            return _panel(call)
        documents = [_read(source, call.max_bytes) for source in call.sources]
        match call.tool:
            case "parse":
                return _parse(documents[0])
            case "facts":
                return _facts(documents[0], **call.options)
            case "check":
                return _check(documents, **call.options)
            case _:
                return _explain(documents[0], **call.options)
    except (UnreadableFileError, MissingExtraError, ValueError) as error:
        return Refused(" ".join(str(error).split()))
    except OSError as error:
        return Refused(error.strerror or str(error))


def _read(source: Source, max_bytes: int) -> Document:
    if source.path is not None:
        return parse_file(source.path, max_bytes=max_bytes)
    text = source.text or ""
    if len(text.encode("utf-8", "replace")) > max_bytes:
        raise ValueError(f"the text is larger than {max_bytes:,} bytes")
    return parse(text)


def _parse(document: Document) -> results.Summary:
    headings = list(sections_by_path(document))
    region, number, title = document.region, document.number, document.title
    return results.Summary(
        title=flat(title.text) if title else None,
        kind=document.kind,
        number=number.normalized if number else None,
        region=region.name if region else None,
        region_code=region.code if region else None,
        year=document.year,
        date=document.date,
        metadata=_metadata(document),
        outline=[_heading(document, path, section) for path, section in headings[:HEADINGS]],
        headings=len(headings),
        characters=len(document.text),
        facts=len(document.facts),
        tables=len(document.tables),
        remarks=len(document.diagnostics),
    )


def _metadata(document: Document) -> dict[str, str]:
    """The first value of each key, as text."""
    found: dict[str, str] = {}
    for entry in document.metadata.entries:
        value = entry.normalized
        if entry.key is not None and value is not None:
            said = (
                value.isoformat()
                if isinstance(value, date)
                else "; ".join(value)
                if isinstance(value, tuple)
                else value
            )
            found.setdefault(entry.key, said)
    return found


def _heading(document: Document, path: str, section: Any) -> results.Heading:
    return results.Heading(
        path=path,
        marker=flat(section.marker.text) if section.marker else None,
        heading=flat(section.heading.text) if section.heading else None,
        kind=section.kind,
        line=document.line_column(section.span.start)[0],
    )


def _facts(document: Document, *, wanted: dict[str, str], containing: str, first: int, limit: int) -> results.Figures:
    """Those that have the role, status and section wanted, and each word in name or subject."""
    names = [column.name for column in columns_of("facts")]
    rows = (dict(zip(names, row, strict=True)) for row in table_rows(document, "facts"))
    found = [row for row in rows if _is_wanted(row, wanted, containing.lower().split())]
    kept = [_figure(row) for row in found[first : first + limit]]
    return results.Figures(total=len(found), first=first, facts=kept)


def _is_wanted(row: dict[str, Any], wanted: dict[str, str], words: list[str]) -> bool:
    section = wanted.get("section", "")
    if section and not f"{row['section'] or ''}.".startswith(f"{section}."):
        return False
    said = " ".join(row[key] or "" for key in ("name", "subject", "indicator", "indicator_id")).lower()
    return all(row[key] == wanted[key] for key in ("role", "status") if key in wanted) and all(
        word in said for word in words
    )


def _figure(row: dict[str, Any]) -> results.Figure:
    same = {key: row[key] for key in results.Figure.model_fields if key in row}
    high = row["high"]
    return results.Figure(**{**same, "value": row["value_exact"], "high": None if high is None else f"{high:g}"})


def _panel(call: Call) -> results.Cells:
    documents: dict[str, Document] = {}
    unread = []
    for source in call.sources:
        try:
            documents[source.name] = _read(source, call.max_bytes)
        except (UnreadableFileError, MissingExtraError) as error:
            unread.append(" ".join(str(error).split()))
        except OSError as error:
            unread.append(f"{source.name}: {error.strerror or error}")
    first, limit = call.options["first"], call.options["limit"]
    wanted = call.options["indicators"]
    rows = [row for row in panel(documents) if not wanted or {row.indicator_id, row.indicator} & set(wanted)]
    kept = [_cell(row) for row in rows[first : first + limit]]
    return results.Cells(total=len(rows), first=first, rows=kept, unread=unread)


def _cell(row: PanelRow) -> results.Cell:
    same = {key: getattr(row, key) for key in results.Cell.model_fields if key not in {"value", "unit"}}
    return results.Cell(**same, value=rounded(row.value_base), unit=row.unit_base)


def _check(documents: list[Document], *, severity: str, limit: int) -> results.Findings:
    """Findings of at least a severity, against the report of the year before where there is one."""
    document, last = documents[0], documents[1] if len(documents) > 1 else None
    shown = _SEVERITIES[: _SEVERITIES.index(severity) + 1]
    found = [each for each in check(document, last=last) if each.severity in shown]
    listed = [
        results.Odd(
            code=each.code,
            severity=each.severity,
            message=each.message,
            message_zh=each.message_zh,
            stated=each.stated,
            computed=each.computed,
            quotes=[place.text for place in each.places],
            line=document.line_column(each.span.start)[0],
            start=each.span.start,
        )
        for each in found[:limit]
    ]
    return results.Findings(total=len(found), findings=listed)


def _explain(document: Document, *, offset: int) -> results.Reasons:
    reasons = [
        results.Reason(
            what=each.what,
            rule=each.rule,
            start=each.span.start,
            end=each.span.end,
            evidence=each.evidence,
            evidence_zh=each.evidence_zh,
        )
        for each in explain(document, offset)
    ]
    return results.Reasons(line=document.line_column(offset)[0], reasons=reasons)
