"""The text inside of a paragraph of a Word document, and the text boxes that hang on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = {f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{W}sdtPr", f"{W}instrText", _FALLBACK}


def run_text(node: Any) -> Iterator[str]:
    """The text of a paragraph in order; text boxes and deleted text are left out."""
    for child in node:
        tag = child.tag
        if tag in _SKIPPED or tag == f"{W}txbxContent":
            continue
        if tag == f"{W}t":
            yield child.text or ""
        elif tag == f"{W}tab":
            yield "\t"
        elif tag in {f"{W}br", f"{W}cr"}:
            yield "\n" if child.get(f"{W}type") in {None, "textWrapping"} else ""
        elif tag == f"{W}noBreakHyphen":
            yield "-"
        elif isinstance(tag, str):
            yield from run_text(child)


def text_boxes(paragraph: Any) -> Iterator[Any]:
    """The contents of the text boxes of a paragraph."""
    for box in paragraph.iter(f"{W}txbxContent"):
        if not any(above.tag == _FALLBACK for above in box.iterancestors()):
            yield box
