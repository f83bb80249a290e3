"""The streams of a PDF, unpacked within a limit; imports pdfminer, so it is imported when a PDF is read."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import Any

from pdfminer.lzw import LZWDecoder
from pdfminer.pdfdocument import LITERAL_OBJSTM
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import (
    LITERALS_ASCII85_DECODE,
    LITERALS_CCITTFAX_DECODE,
    LITERALS_FLATE_DECODE,
    LITERALS_LZW_DECODE,
    LITERALS_RUNLENGTH_DECODE,
    PDFNotImplementedError,
    PDFStream,
    int_value,
)

from govdoc_parse.readers.archive import too_large
from govdoc_parse.readers.text import UnreadableFileError

_PAGE = 8  # a page may draw this part of the limit: 12.5 MB where it is 100 MB
_GLYPH = 60  # what a glyph counts for on its page, in bytes; in memory it takes some 2 kB
_FIGURE = 1_000  # the same of a form or a picture
_GRAPHICS = 10_000  # lines, boxes and pictures of a page: more are a drawing, not the rules of a table
_LISTED = 8  # what a byte counts for that pdfminer holds as a number in a list
OBJECT = 7  # what a byte of a list of objects counts for besides, which takes up to 60
_PIECE = 1 << 16
_COLUMNS = 10_000  # of a row before it is compared with the one above, whatever the length of the data


class Limits:
    """How much has been unpacked and drawn. `error` is the one that was raised, which the packages may have wrapped or lost."""

    def __init__(self, name: str, most: int) -> None:
        self.most = most
        self.error: UnreadableFileError | None = None
        self._name, self._unpacked, self._drawn = name, 0, 0
        self._page, self._on_page, self._graphics = 0, 0, 0

    def begin_page(self, number: int) -> None:
        """Count anew what is drawn on a page."""
        self._page, self._on_page, self._graphics = number, 0, 0

    def unpack(self, size: int) -> None:
        """Count bytes that a stream unpacks to, each stream once."""
        self._unpacked += size
        self._check("unpacked", self._unpacked, self.most)

    def draw(self, size: int) -> None:
        """Count bytes of content that are run, those of a form each time."""
        self._drawn += size
        self._on_page += size
        self._check("drawn on all pages", self._drawn, self.most)
        self._check(f"drawn on page {self._page}", self._on_page, self.most // _PAGE)

    def glyph(self, text: str) -> None:
        """Count a glyph, which may stand for a text of any length."""
        self._on_page += _GLYPH
        self.draw(len(text))

    def figure(self) -> None:
        """Count the frame of a form or a picture."""
        self._on_page += _FIGURE
        self.draw(0)

    def graphic(self) -> bool:
        """Count a path or a picture; whether it is to be kept."""
        self._graphics += 1
        return self._graphics <= _GRAPHICS

    def refuse(self, reason: str) -> None:
        """Raise the error for something that no document holds."""
        self.error = UnreadableFileError(f"{self._name}: a damaged PDF ({reason})")
        raise self.error

    def _check(self, what: str, size: int, most: int) -> None:
        if size > most:
            self.error = too_large(f"{self._name}: {what}", size, most)
            raise self.error


class LimitedParser(PDFParser):
    """Reads the objects of a file, the streams among them as `LimitedStream`."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        super().__init__(BytesIO(data))
        self.limits = limits

    def push(self, *objs: Any) -> None:
        """Put objects on the stack of the parser."""
        super().push(*((at, _limited(obj, self.limits) if isinstance(obj, PDFStream) else obj) for at, obj in objs))


class LimitedStream(PDFStream):
    """A stream that measures what it unpacks to before it does."""

    limits: Limits

    def decode(self) -> None:
        """Unpack the data, one filter after the other."""
        data = self.rawdata or b""
        if self.decipher and self.objid is not None and self.genno is not None:
            data = self.decipher(self.objid, self.genno, data, self.attrs)
        for name, params in self.get_filters():
            self.limits.unpack(_size(name, params, data, self.limits.most))
            data = PDFStream({"Filter": name, "DecodeParms": params}, data).get_data()
        if self.get("Type") is LITERAL_OBJSTM:
            self.limits.unpack(OBJECT * len(data))
        self.data, self.rawdata = data, None


def _limited(stream: PDFStream, limits: Limits) -> LimitedStream:
    limited = LimitedStream(stream.attrs, stream.rawdata or b"", stream.decipher)
    limited.limits = limits
    return limited


def _size(name: object, params: Any, data: bytes, most: int) -> int:
    """What data takes when it is unpacked, counted up to some more than `most`."""
    if name in LITERALS_CCITTFAX_DECODE:
        raise PDFNotImplementedError("a picture in the place of data")
    size = len(data)
    if name in LITERALS_FLATE_DECODE:
        size = _inflated(data, most)
    elif name in LITERALS_LZW_DECODE:
        size = _expanded(data, most)
    elif name in LITERALS_RUNLENGTH_DECODE:
        size = _run_lengths(data, most) * _LISTED
    elif name in LITERALS_ASCII85_DECODE:
        size += 4 * data.count(b"z")
    if params and int_value(params.get("Predictor", 1)) > 1:
        if int_value(params.get("Columns", 1)) > max(size, _COLUMNS):
            raise PDFNotImplementedError("rows that are longer than the data")
        size *= _LISTED
    return size


def _inflated(data: bytes, most: int) -> int:
    unpacker, size = zlib.decompressobj(), 0
    try:
        for start in range(0, len(data), _PIECE):
            piece = data[start : start + _PIECE]
            while piece and size <= most and not unpacker.eof:  # at its end it takes no more
                size += len(unpacker.decompress(piece, _PIECE))
                piece = unpacker.unconsumed_tail
    except zlib.error:  # pdfminer takes what comes before the damage, which is counted
        return size + _PIECE
    return size


def _expanded(data: bytes, most: int) -> int:
    size = 0
    for piece in LZWDecoder(BytesIO(data)).run():
        size += len(piece)
        if size > most:
            break
    return size


def _run_lengths(data: bytes, most: int) -> int:
    at = size = 0
    while size <= most and at < len(data) and (length := data[at]) != 128:
        size, at = (size + length + 1, at + length + 2) if length < 128 else (size + 257 - length, at + 2)
    return size
