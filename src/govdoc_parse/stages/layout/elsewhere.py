"""Pages that hold no text but the address of one: pictures, a viewer, an attachment."""

from __future__ import annotations

import re

from govdoc_parse.lazy import lazy
from govdoc_parse.stages.layout.layout import Layout
from govdoc_parse.stages.text.source import Source

_ADDRESS = lazy(
    r"https?://\S+|\S{1,300}\.(?:jpe?g|png|gif|bmp|webp|tiff?|pdf|docx?|xlsx?|ofd|wps|html?)(?:\?\S{0,300})?", re.I
)
_PROSE = 60  # characters below which a document says nothing itself


def report_elsewhere(source: Source, layout: Layout) -> None:
    """Report the first address of a document without prose as BODY_ELSEWHERE."""
    addresses = [line for line in layout.lines if _ADDRESS.fullmatch(line.text)]
    body = [layout.lines[index] for index in layout.body()]
    prose = [line.text for line in body if not _ADDRESS.fullmatch(line.text)]
    if addresses and sum(map(len, prose)) < _PROSE and "。" not in "".join(prose):
        first = addresses[0]
        source.report("BODY_ELSEWHERE", first.start, first.end, f"the text itself is in {first.text}")
