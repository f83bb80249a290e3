"""The fonts of a PDF, made within a limit; imports pdfminer, so it is imported when a PDF is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any

from pdfminer.cmapdb import CMapBase, CMapParser
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import PDFStream, list_value, resolve1
from pdfminer.psparser import PSKeyword
from pdfminer.utils import choplist, nunpack

from govdoc_parse.readers.pdf_streams import Limits

_CODES = 1_000_000  # of one font; the two bytes of a code hold 65,536
_MAP = 4_000_000  # bytes that map them to text


class LimitedFonts(PDFResourceManager):
    """Refuses a font of more codes than there are: pdfminer keeps a range of them as if each were named."""

    def __init__(self, limits: Limits) -> None:
        super().__init__()
        self._limits = limits
        self._known: set[object] = set()

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        """The font of a description; that of a composite font asks for its part in turn."""
        if objid not in self._known and "DescendantFonts" not in spec:
            self._check(spec)
        if objid:
            self._known.add(objid)
        return super().get_font(objid, spec)

    def _check(self, spec: Mapping[str, object]) -> None:
        codes = _in_widths(list_value(spec.get("W", [])), 3) + _in_widths(list_value(spec.get("W2", [])), 5)
        mapped = resolve1(spec.get("ToUnicode"))
        if isinstance(mapped, PDFStream):
            if len(mapped.get_data()) > _MAP:
                self._limits.refuse(f"a font whose codes are mapped in more than {_MAP:,} bytes")
            ranges = _Ranges(CMapBase(), BytesIO(mapped.get_data()))
            ranges.run()
            codes += ranges.codes
        if codes > _CODES:
            self._limits.refuse(f"a font of more than {_CODES:,} codes")


def _in_widths(items: Iterable[Any], length: int) -> int:
    """How many codes the ranges of a list of widths hold: a first and a last code, with so many numbers in all."""
    codes = 0
    numbers: list[float] = []
    for item in map(resolve1, items):
        numbers = [*numbers, item] if isinstance(item, int | float) else []
        if len(numbers) == length:
            codes += max(0, int(numbers[1] - numbers[0]) + 1)
            numbers = []
    return codes


class _Ranges(CMapParser):
    """Counts the codes of ranges, and maps none."""

    codes = 0

    def do_keyword(self, pos: int, token: PSKeyword) -> None:
        """Take a keyword with what is before it."""
        if token not in (self.KEYWORD_ENDCIDRANGE, self.KEYWORD_ENDBFRANGE):
            super().do_keyword(pos, token)
            return
        for first, last, _ in choplist(3, [item for _, item in self.popall()]):
            if isinstance(first, bytes) and isinstance(last, bytes):
                self.codes += max(0, nunpack(last) - nunpack(first) + 1)
