"""The text objects of an OFD page → runs of text with their places (GB/T 33190, clause 11)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import atan2, degrees, hypot, isfinite
from typing import Any

from govdoc_parse.readers.placed import PlacedLine

_SMALLEST = 0.1  # smaller letters, in millimetres, are not seen
_FARTHEST = 1e6  # no number of a page is larger
_ASKEW = 3.0  # degrees by which text may stand askew; a watermark stands at 30 or more
_TIGHT = 1.1  # a boundary no wider than its letters at full width is the extent of the text; a wider one tells nothing
_NO = {"false", "0"}
_AS_IT_IS = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def tag(element: Any) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def numbers(text: str, count: int) -> tuple[float, ...]:
    """So many numbers; `ValueError` for fewer, and for those that are no place on a page (nan, 1e999)."""
    found = tuple(float(number) for number in text.split()[:count])
    if len(found) < count or not all(isfinite(number) and abs(number) <= _FARTHEST for number in found):
        raise ValueError(f"{text!r} where {count} numbers should be")
    return found


def runs(element: Any) -> Iterator[PlacedLine]:
    """The runs of a text object, one for each of its text codes; none if it is hidden or slanted (a watermark)."""
    if tag(element) != "TextObject" or _is_unseen(element):
        return
    left, top, width, _ = numbers(element.get("Boundary") or "0 0 0 0", 4)
    ctm = numbers(element.get("CTM"), 6) if element.get("CTM") else _AS_IT_IS
    stretch, size = hypot(*ctm[:2]), hypot(*ctm[2:4]) * _number(element, "Size", 4.0)
    codes = [child for child in element if tag(child) == "TextCode" and (child.text or "").strip()]
    if size < _SMALLEST or _is_slanted(ctm):
        return
    for code in codes:
        text = (code.text or "").strip("\r\n\t")
        steps = [step * stretch for step in _steps(text, code.get("DeltaX"), _number(element, "Size", 4.0))]
        before = sum(steps[: len(text) - len(text.lstrip())])  # blanks that indent the text
        extent = sum(steps[: len(text.rstrip())]) - before
        if len(codes) == 1 and 0 < width <= _TIGHT * size * len(text) and not code.get("DeltaX"):
            extent = width - before
        x, y = _number(code, "X", 0.0), _number(code, "Y", 0.0)
        start = left + ctm[0] * x + ctm[2] * y + ctm[4] + before
        base = top + ctm[1] * x + ctm[3] * y + ctm[5]
        yield PlacedLine(" ".join(text.split()), start, start + extent, base - size, base, size)


def _is_unseen(element: Any) -> bool:
    """Hidden, fully transparent, or drawn with neither inside nor outline."""
    said = {name: (element.get(name) or "").strip().lower() for name in ("Visible", "Fill", "Stroke", "Alpha")}
    colours = [child for child in element if tag(child) in {"FillColor", "StrokeColor"}]
    if said["Visible"] in _NO or said["Alpha"] == "0" or (said["Fill"] in _NO and said["Stroke"] not in {"true", "1"}):
        return True
    return bool(colours) and all((colour.get("Alpha") or "").strip() == "0" for colour in colours)


def _number(element: Any, name: str, usual: float) -> float:
    return numbers(element.get(name), 1)[0] if element.get(name) else usual


def _is_slanted(ctm: Sequence[float]) -> bool:
    angle = degrees(atan2(ctm[1], ctm[0]))
    return abs(angle - 90 * round(angle / 90)) > _ASKEW


def _steps(text: str, delta: str | None, size: float) -> list[float]:
    """How far each character is from the next: as DeltaX says (`g 3 4.2` is 4.2 three times), else its usual width."""
    widths = [size if ord(character) > 0x2000 else size / 2 for character in text]
    said: list[float] = []
    words = iter((delta or "").split())
    for word in words:
        count, step = (next(words, "0"), next(words, "0")) if word == "g" else ("1", word)
        left = len(text) - 1 - len(said)  # the last character has no next one; a count may be any number
        if left <= 0:
            break
        said += [numbers(step, 1)[0]] * min(int(count), left)
    return said + widths[len(said) :]
