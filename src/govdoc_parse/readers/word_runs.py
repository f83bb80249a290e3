"""The text inside of a paragraph of a Word document, and the text boxes that hang on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = {f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{W}sdtPr", f"{W}instrText", _FALLBACK}
_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")


def run_text(node: Any) -> Iterator[str]:
    """The text of a paragraph in order; text boxes and deleted text are left out."""
    for child in node:
        tag = child.tag
        if tag in _SKIPPED or tag == f"{W}txbxContent":
            continue
        if tag in {f"{W}t", f"{M}t"}:
            yield child.text or ""
        elif tag == f"{W}tab":
            yield "\t"
        elif tag in {f"{W}br", f"{W}cr"}:
            yield "\n" if child.get(f"{W}type") in {None, "textWrapping"} else ""
        elif tag == f"{W}noBreakHyphen":
            yield "-"
        elif isinstance(tag, str):
            yield from _formula(child) if tag.startswith(M) else run_text(child)


def _formula(node: Any) -> Iterator[str]:
    """A part of a formula; what stands above or below is marked, lest 3/4 become 34 and 10⁴ become 104."""
    text = "".join(run_text(node))
    if node.tag == f"{M}den":
        text = f"/{text}"
    elif node.tag == f"{M}sup" and text:
        raised = text.translate(_RAISED)
        text = raised if not any(character in raised for character in text) else f"^{text}"
    yield text


def text_boxes(paragraph: Any) -> Iterator[Any]:
    """The contents of the text boxes of a paragraph."""
    for box in paragraph.iter(f"{W}txbxContent"):
        if not any(above.tag == _FALLBACK for above in box.iterancestors()):
            yield box
