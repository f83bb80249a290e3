"""DOCX → text: paragraphs with the numbers that Word would print, tables, text boxes, footnotes; by python-docx.

The extra `docx`. Dropped are headers, footers, comments and deleted text of tracked changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from govdoc_parse.readers.extras import need
from govdoc_parse.readers.numbering import Level, ListCounter
from govdoc_parse.readers.tables import pair_lines, pipe_rows
from govdoc_parse.readers.text import UnreadableFileError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = {f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr", f"{_W}sdtPr", f"{_W}instrText", _FALLBACK}
_NOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


def docx_text(data: bytes, name: str = "<bytes>") -> str:
    """The text of a Word document, a line a paragraph, rows of tables between pipes, footnotes behind the text.

    `UnreadableFileError` where the file is no Word document or is damaged.
    """
    docx = need("docx", "docx")
    try:
        document = docx.Document(BytesIO(data))
        return _Writer(document).text()
    except (KeyError, ValueError, OSError, AttributeError, SyntaxError) as error:
        raise UnreadableFileError(f"{name}: a damaged Word document ({error})") from error
    except Exception as error:  # python-docx and lxml raise classes of their own, which only the extra brings
        if type(error).__module__.split(".")[0] not in {"docx", "lxml", "zipfile", "zlib"}:
            raise
        raise UnreadableFileError(f"{name}: a damaged Word document ({error})") from error


class _Writer:
    """Walks the body of a document and writes its lines."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._lines: list[str] = []
        self._lists = _read_lists(document)
        self._styles = _read_styles(document)

    def text(self) -> str:
        self._blocks(self._document.element.body)
        notes = self._footnotes()
        if notes:
            self._lines += ["", *notes]
        return "\n".join(self._lines) + "\n"

    def _blocks(self, parent: Any) -> None:
        for child in parent:
            if child.tag == f"{_W}p":
                self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                self._table(child)
            elif child.tag == f"{_W}sdt":
                content = child.find(f"{_W}sdtContent")
                if content is not None:
                    self._blocks(content)

    def _paragraph(self, paragraph: Any) -> None:
        text = self._marker(paragraph) + "".join(_run_text(paragraph))
        self._lines += [line.strip() for line in text.split("\n")] if text.strip() else [""]
        for box in _text_boxes(paragraph):
            self._blocks(box)

    def _marker(self, paragraph: Any) -> str:
        """The automatic number of a paragraph: from itself, else from its style or one that the style is based on."""
        properties = paragraph.find(f"{_W}pPr")
        number, level = _numbering_of(properties)
        style = properties.find(f"{_W}pStyle") if properties is not None else None
        identifier = style.get(f"{_W}val") if style is not None else None
        seen = 0
        while number is None and identifier in self._styles and seen < 20:
            number, styled, identifier = self._styles[identifier]
            level = styled if level is None else level
            seen += 1
        counter = self._lists.get(number) if number else None
        return counter.marker(level or 0) if counter is not None else ""

    def _table(self, table: Any) -> None:
        rows = [list(self._cells(row)) for row in table.iter(f"{_W}tr") if _table_of(row) is table]
        rows = [row for row in rows if any(row)]
        self._lines += pair_lines(rows) or pipe_rows(rows)

    def _cells(self, row: Any) -> Iterator[str]:
        """The cells of a row, one that spans columns followed by empty ones, one that goes on from above empty."""
        for cell in row.iter(f"{_W}tc"):
            if _row_of(cell) is not row:
                continue
            inner = _Writer.__new__(_Writer)
            inner._document, inner._lists, inner._styles, inner._lines = self._document, self._lists, self._styles, []
            inner._blocks(cell)
            yield "".join(line.strip() for line in inner._lines)
            properties = cell.find(f"{_W}tcPr")
            span = properties.find(f"{_W}gridSpan") if properties is not None else None
            width = (span.get(f"{_W}val") or "1") if span is not None else "1"
            yield from [""] * (min(int(width), 60) - 1 if width.isdecimal() else 0)

    def _footnotes(self) -> list[str]:
        out: list[str] = []
        for relation in self._document.part.rels.values():
            if relation.reltype != _NOTES:
                continue
            root = need("lxml.etree", "docx").fromstring(relation.target_part.blob)
            for note in root.iter(f"{_W}footnote"):
                text = "".join("".join(_run_text(p)) for p in note.iter(f"{_W}p")).strip()
                if text and note.get(f"{_W}type") is None:
                    out.append(f"[{len(out) + 1}] {text}")
        return out


def _run_text(node: Any) -> Iterator[str]:
    """The text of a paragraph in order; text boxes and deleted text are left out."""
    for child in node:
        tag = child.tag
        if tag in _SKIPPED or tag == f"{_W}txbxContent":
            continue
        if tag == f"{_W}t":
            yield child.text or ""
        elif tag == f"{_W}tab":
            yield "\t"
        elif tag in {f"{_W}br", f"{_W}cr"}:
            yield "\n" if child.get(f"{_W}type") in {None, "textWrapping"} else ""
        elif tag == f"{_W}noBreakHyphen":
            yield "-"
        elif isinstance(tag, str):
            yield from _run_text(child)


def _text_boxes(paragraph: Any) -> Iterator[Any]:
    for box in paragraph.iter(f"{_W}txbxContent"):
        if not any(above.tag == _FALLBACK for above in box.iterancestors()):
            yield box


def _table_of(row: Any) -> Any:
    return next((above for above in row.iterancestors() if above.tag == f"{_W}tbl"), None)


def _row_of(cell: Any) -> Any:
    return next((above for above in cell.iterancestors() if above.tag == f"{_W}tr"), None)


def _numbering_of(properties: Any) -> tuple[str | None, int | None]:
    """The list and the level that a paragraph or a style names."""
    numbering = properties.find(f"{_W}numPr") if properties is not None else None
    if numbering is None:
        return None, None
    number, level = numbering.find(f"{_W}numId"), numbering.find(f"{_W}ilvl")
    depth = (level.get(f"{_W}val") or "") if level is not None else ""
    return (number.get(f"{_W}val") if number is not None else None), int(depth) if depth.isdecimal() else None


def _read_styles(document: Any) -> dict[str, tuple[str | None, int | None, str | None]]:
    """What each style says of numbering: list, level, and the style it is based on."""
    out = {}
    for style in document.styles.element.iter(f"{_W}style"):
        based = style.find(f"{_W}basedOn")
        number, level = _numbering_of(style.find(f"{_W}pPr"))
        out[style.get(f"{_W}styleId")] = (number, level, based.get(f"{_W}val") if based is not None else None)
    return out


def _read_lists(document: Any) -> dict[str, ListCounter]:
    """A counter for each list of the document; those of one abstract numbering share it unless they start anew."""
    part = next((r.target_part for r in document.part.rels.values() if r.reltype.endswith("/numbering")), None)
    if part is None:
        return {}
    root = part.element
    abstract = {a.get(f"{_W}abstractNumId"): dict(_levels(a)) for a in root.iter(f"{_W}abstractNum")}
    shared: dict[str | None, ListCounter] = {}
    out = {}
    for number in root.iter(f"{_W}num"):
        target = number.find(f"{_W}abstractNumId")
        identifier = target.get(f"{_W}val") if target is not None else None
        levels = dict(abstract.get(identifier, {}))
        changed = False
        for override in number.iter(f"{_W}lvlOverride"):
            changed = _override(levels, override) or changed
        counter = None if changed else shared.get(identifier)
        if counter is None:
            counter = ListCounter(levels)
            if not changed:
                shared[identifier] = counter
        out[number.get(f"{_W}numId")] = counter
    return out


def _override(levels: dict[int, Level], override: Any) -> bool:
    """Apply one lvlOverride; whether it sets a start, so that the list counts for itself."""
    depth = override.get(f"{_W}ilvl") or "0"
    for index, level in _levels(override):
        levels[index] = level
    start = override.find(f"{_W}startOverride")
    value = start.get(f"{_W}val") if start is not None else None
    index = int(depth) if depth.isdecimal() else 0
    if value is None or not value.isdecimal() or index not in levels:
        return start is not None
    old = levels[index]
    levels[index] = Level(old.format, old.text, int(value), old.restart, old.legal)
    return True


def _levels(parent: Any) -> Iterator[tuple[int, Level]]:
    for level in parent.findall(f"{_W}lvl"):
        values = {child.tag: child.get(f"{_W}val") for child in level}
        restart = values.get(f"{_W}lvlRestart")
        depth = level.get(f"{_W}ilvl") or "0"
        start = values.get(f"{_W}start") or "1"
        yield (
            int(depth) if depth.isdecimal() else 0,
            Level(
                format=values.get(f"{_W}numFmt") or "decimal",
                text=values.get(f"{_W}lvlText") or "",
                start=int(start) if start.isdecimal() else 1,
                restart=int(restart) if restart and restart.isdecimal() else None,
                legal=f"{_W}isLgl" in values,
            ),
        )
