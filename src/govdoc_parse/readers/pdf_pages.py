"""The pages of a PDF, drawn within a limit; imports pdfplumber, so it is imported when a PDF is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any, cast

from pdfminer.layout import LTChar
from pdfminer.pdfdocument import LITERAL_OBJSTM, PDFDocument
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import PDFStream, stream_value
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException

from govdoc_parse.readers.pdf_fonts import LimitedFonts
from govdoc_parse.readers.pdf_streams import OBJECT, LimitedParser, Limits

_STEPS = 10_000  # of a path, and of graphics states that are kept: more are not drawn by a document


class LimitedPdf(PDF):
    """A PDF as pdfplumber opens it, which adds no limit of its own and reads the data about the file as well."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self.limits = limits
        self.stream, self.stream_is_external, self.path = BytesIO(data), True, None
        self.pages_to_parse, self.laparams, self.password = None, None, None
        self.unicode_norm, self.raise_unicode_errors, self.metadata = None, True, {}
        try:
            self.doc = _Document(LimitedParser(data, limits))
        except Exception as error:
            raise PdfminerException(error) from error
        self.rsrcmgr = LimitedFonts(limits)

    def limited_pages(self) -> Iterator[Page]:
        """The pages, none of them laid out yet."""
        for page in self.pages:
            yield _Page(self, page.page_obj, page.page_number, page.initial_doctop)


class _Document(PDFDocument):
    def __init__(self, parser: LimitedParser) -> None:
        self._limits = parser.limits
        super().__init__(parser)

    def _get_objects(self, stream: PDFStream) -> tuple[list[object], int]:
        if stream.get("Type") is not LITERAL_OBJSTM:  # which it need not say, and does not count itself as
            self._limits.unpack(OBJECT * len(stream.get_data()))
        return super()._get_objects(stream)


class _Page(Page):
    @property
    def layout(self) -> Any:
        """What is on the page, laid out when it is asked for."""
        pdf = cast(LimitedPdf, self.pdf)
        device = _Device(pdf.rsrcmgr, pageno=self.page_number, laparams=None)
        device.limits = pdf.limits
        pdf.limits.begin_page(self.page_number)
        try:
            _Interpreter(pdf.rsrcmgr, device).process_page(self.page_obj)
        except Exception as error:
            raise PdfminerException(error) from error
        return device.get_result()


class _Device(PDFPageAggregatorWithMarkedContent):
    limits: Limits

    def begin_figure(self, name: str, bbox: Any, matrix: Any) -> None:
        """Begin a form or a picture."""
        self.limits.figure()
        super().begin_figure(name, bbox, matrix)

    def render_char(self, *args: Any, **kwargs: Any) -> float:
        """Add a glyph."""
        advance = super().render_char(*args, **kwargs)
        self.limits.glyph(cast(LTChar, self.cur_item._objs[-1]).get_text())
        return advance

    def render_image(self, *args: Any, **kwargs: Any) -> None:
        """Add a picture."""
        if self.limits.graphic():
            super().render_image(*args, **kwargs)

    def paint_path(self, *args: Any, **kwargs: Any) -> None:
        """Add a line, a box or a curve."""
        if self.limits.graphic():
            super().paint_path(*args, **kwargs)


class _Interpreter(PDFPageInterpreter):
    def execute(self, streams: Sequence[object]) -> None:
        """Run content, which is counted each time it is run."""
        for stream in streams:
            cast(_Device, self.device).limits.draw(len(stream_value(stream).get_data()))
        super().execute(streams)

    @property
    def curpath(self) -> Any:
        """The path at hand."""
        return self._path

    @curpath.setter
    def curpath(self, path: Any) -> None:
        self._path = _Short(path)

    @property
    def gstack(self) -> Any:
        """The graphics states to go back to."""
        return self._states

    @gstack.setter
    def gstack(self, states: Any) -> None:
        self._states = _Short(states)


class _Short(list[Any]):
    """A list that takes no more at some length."""

    def append(self, item: Any) -> None:
        if len(self) < _STEPS:
            super().append(item)
