"""Layout → metadata: pairs, head lines and signature as entries with normalized values."""

from __future__ import annotations

from collections.abc import Iterable

from govdoc_parse.lazy import lazy
from govdoc_parse.model.metadata import DateValue, Metadata, MetadataEntry, Normalized, Signature
from govdoc_parse.model.span import Quote
from govdoc_parse.stages.layout.blocks import DOCUMENT_NUMBER
from govdoc_parse.stages.layout.document_number import number_at
from govdoc_parse.stages.layout.labels import Pair
from govdoc_parse.stages.layout.layout import Layout
from govdoc_parse.stages.layout.letterhead import HEAD, IMPRINT, match_line
from govdoc_parse.stages.layout.tail import DISCLOSURE, SIGNED_LINE
from govdoc_parse.stages.text.dates import DATE, date_of, find_date
from govdoc_parse.stages.text.source import Source

_NULL = lazy(r"[-/\s]*|无|暂无|null|NULL|.*年 *第? *期 *\(总第 *期\)")
_PROMULGATED = lazy(rf"(?:{DATE}) *(?P<by>.*?)(?P<act>通过|公布|发布|施行|实施|批准|修正|修订)\)?")
_ORDER = lazy(r"[一-龥]{2,30}令 ?第?[\d一二三四五六七八九十百〇]{1,6}号")
_AUTHORITY = lazy(r"\S+(?: \S+)*")
_FILE = lazy("文 {0,4}件$")
_SEPARATOR = lazy(r"[、,;]")
_ACTS = {
    "公布": "date_published",
    "发布": "date_published",
    "施行": "date_effective",
    "实施": "date_effective",
    "通过": "date_adopted",
    "批准": "date_approved",
    "修正": "date_amended",
    "修订": "date_amended",
}


def find_metadata(source: Source, layout: Layout, title: Quote | None = None) -> Metadata:
    """All entries in text order. Empty labels stay, with `value=None` and a META_EMPTY_VALUE diagnostic.

    A document number in brackets behind the title is one where no other is stated.
    """
    entries = [_entry(source, pair) for pairs in layout.pairs.values() for pair in pairs]
    entries += _head_entries(source, layout)
    entries += _note_entries(source, layout)
    entries += _page_entries(source, layout)
    if not any(entry.key == "issuing_authority" and entry.value for entry in entries):
        entries += _issuers(source, entries)
    if layout.addressee is not None:
        line = layout.lines[layout.addressee]
        quote = source.quote(line.start, line.end - 1)
        cuts = [m.start() for m in _SEPARATOR.finditer(line.text[:-1]) if _depth(line.text, m.start()) == 0]
        parts = zip([0, *(c + 1 for c in cuts)], [*cuts, len(line) - 1], strict=True)
        names = tuple(name for a, b in parts if (name := quote.text[a:b].strip()))
        entries.append(MetadataEntry(key="addressees", label=None, value=quote, normalized=names, layout="head"))
    if title is not None and not any(entry.key == "document_number" and entry.value for entry in entries):
        place = number_at(source.fold, title.start, title.end)
        if place is not None:
            quote = source.quote(*place)
            entries.append(_bare("document_number", quote, "".join(quote.text.split())))
    entries.sort(key=lambda e: (e.label or e.value or source.quote(0, 0)).start)
    return Metadata(entries=tuple(entries))


def find_signature(source: Source, layout: Layout) -> Signature | None:
    """The authorities and the date that sign the document."""
    if layout.signature is None:
        return None
    names, day = layout.signature
    line = layout.lines[day]
    found = find_date(line.text)
    assert found is not None, "a line signs by its date"
    quote = source.quote(line.start + found.start(), line.start + found.end())
    date = DateValue(quote=quote, value=date_of(found))
    if date.value is None:
        source.report("DATE_IMPOSSIBLE", quote.start, quote.end, f"no such day: {quote.text}")
    issuers = []
    for index in names:
        signed = SIGNED_LINE.fullmatch(layout.lines[index].text) if index == day else None
        line_start = layout.lines[index].start
        start, end = (
            (line_start + i for i in signed.span("authority")) if signed else (line_start, layout.lines[index].end)
        )
        issuers += [source.quote(start + a, start + b) for a, b in _authorities(source.fold[start:end])]
    return Signature(issuers=tuple(issuers), date=date)


def _authorities(line: str) -> list[tuple[int, int]]:
    """The authorities of a signature line, parted by two blanks or more; 科 技 部 is one."""
    return [(m.start(), m.end()) for m in _AUTHORITY.finditer(line)]


def _entry(source: Source, pair: Pair) -> MetadataEntry:
    label = source.quote(*pair.label) if pair.label[0] < pair.label[1] else None
    if label is not None and _NULL.fullmatch(source.fold, *pair.value):
        if pair.key is not None:
            source.report("META_EMPTY_VALUE", *pair.label, f"{label.text} stands without a value")
        return MetadataEntry(key=pair.key, label=label, value=None, layout=pair.layout)
    value = source.quote(*pair.value)
    normalized = _normalized(pair.key, source.fold[slice(*pair.value)], value)
    if normalized is None and find_date(source.fold[slice(*pair.value)]):
        source.report("DATE_IMPOSSIBLE", *pair.value, f"no such day: {value.text}")
    return MetadataEntry(key=pair.key, label=label, value=value, normalized=normalized, layout=pair.layout)


def _normalized(key: str | None, folded: str, value: Quote) -> Normalized:
    if key is not None and key.startswith("date_"):
        found = find_date(folded)
        return date_of(found) if found else None
    return " ".join(value.text.split())


def _head_entries(source: Source, layout: Layout) -> list[MetadataEntry]:
    """The document number under the title, the history of a law, the authorities and the date of a bulletin."""
    out: list[MetadataEntry] = []
    for index, kind in enumerate(layout.kinds):
        if kind != "document_number":
            continue
        line = layout.lines[index]
        act = _PROMULGATED.search(line.text)
        order = _ORDER.search(act["by"] if act else line.text)
        if act is not None and act["act"] in _ACTS:
            quote = source.quote(line.start + act.start(), line.start + act.start("by"))
            out.append(_bare(_ACTS[act["act"]], quote, date_of(act)))
        if order is not None:
            start = line.start + (act.start("by") if act else 0) + order.start()
            quote = source.quote(start, start + len(order[0]))
            out.append(_bare("document_number", quote, quote.text))
        elif act is None and DOCUMENT_NUMBER.fullmatch(line.text):
            quote = source.quote(line.start, line.end)
            out.append(_bare("document_number", quote, "".join(quote.text.split())))
    authorities = [i for i in layout.byline if layout.kinds[i] == "issuer"]
    if authorities:
        quote = source.quote(layout.lines[authorities[0]].start, layout.lines[authorities[-1]].end)
        out.append(_bare("issuing_authority", quote, " ".join(quote.text.split())))
    for index in layout.byline:
        found = find_date(layout.lines[index].text) if layout.kinds[index] == "date" else None
        if found is not None:
            start = layout.lines[index].start
            out.append(_bare("date_written", source.quote(start + found.start(), start + found.end()), date_of(found)))
    return out


def _note_entries(source: Source, layout: Layout) -> list[MetadataEntry]:
    """（此件公开发布）, GB/T 9704-2012, 7.3.6."""
    out = []
    for index, kind in enumerate(layout.kinds):
        found = DISCLOSURE.search(layout.lines[index].text) if kind == "note" else None
        if found is not None:
            start = layout.lines[index].start
            quote = source.quote(start + found.start(1), start + found.end(1))
            out.append(_bare("disclosure_method", quote, quote.text))
    return out


def _page_entries(source: Source, layout: Layout) -> list[MetadataEntry]:
    """The elements of the 版头 and the 版记, GB/T 9704-2012, 7.2 and 7.4."""
    out = []
    rules = {"letterhead": HEAD, "imprint": IMPRINT}
    for line, kind in zip(layout.lines, layout.kinds, strict=True):
        found = match_line(rules[kind], line.text) if kind in rules else None
        if found is None:
            continue
        key, start, end = found
        quote = source.quote(line.start + start, line.start + end)
        out.append(_bare(key, quote, " ".join(quote.text.split())))
        printed = find_date(line.text) if key == "printing_organ" else None
        if printed is not None:
            place = source.quote(line.start + printed.start(), line.start + printed.end())
            out.append(_bare("date_printed", place, date_of(printed)))
    return out


def _issuers(source: Source, entries: Iterable[MetadataEntry]) -> list[MetadataEntry]:
    """The authority of the mark above the title (岱川市人民政府办公室文件): its name and 文件, GB/T 9704-2012, 7.2.4."""
    marks = [entry.value for entry in entries if entry.key == "issuer_mark" and entry.value is not None]
    bare = [(mark, _FILE.search(source.fold, mark.start, mark.end)) for mark in marks]
    names = [(mark, source.fold[mark.start : file.start()].rstrip(" ")) for mark, file in bare if file is not None]
    quotes = [source.quote(mark.start, mark.start + len(name)) for mark, name in names]
    return [_bare("issuing_authority", quote, _unspaced(quote.text)) for quote in quotes]


def _unspaced(name: str) -> str:
    """A name without the blanks between single characters (岱 川 市 水 利 局); those between two authorities stay."""
    words = name.split()
    return ("" if all(len(word) == 1 for word in words) else " ").join(words)


def _depth(text: str, at: int) -> int:
    """How many brackets are open at a place: 各县（市、区）人民政府 is one addressee."""
    return text.count("(", 0, at) - text.count(")", 0, at)


def _bare(key: str, value: Quote, normalized: Normalized) -> MetadataEntry:
    return MetadataEntry(key=key, label=None, value=value, normalized=normalized, layout="head")
