"""The glyphs of a PDF's page, put in order before lines are made of them."""

from __future__ import annotations

from collections import Counter
from math import atan2, degrees
from typing import Any

_ASKEW = 3.0  # degrees; a scan that was recognised may stand a little askew, a watermark stands at 30 or more


def straightened(page: Any) -> Any:
    """The page with its text upright, without text at any other angle; a page drawn sideways is turned."""
    turns = Counter(turn for c in page.chars if c["text"].strip() and (turn := _turn(c)) is not None)
    turn = turns.most_common(1)[0][0] if turns else 0
    if turn:
        page = _turned(page, turn)
    return page.filter(lambda thing: thing["object_type"] != "char" or _turn(thing) == 0)


def _turn(char: Any) -> int | None:
    """By how many right angles a glyph is turned against the clock; `None` for a slanted one.

    The direction of its base line tells, so that a sheared letter (an oblique one) stands upright.
    """
    a, b = char["matrix"][:2]
    angle = degrees(atan2(b, a))
    turn = round(angle / 90)
    return turn % 4 if abs(angle - 90 * turn) <= _ASKEW else None


def _turned(page: Any, turn: int) -> Any:
    """The page read anew as if its dictionary said that it is to be shown turned, so that its rules turn as well."""
    inner = page.page_obj
    inner.attrs["Rotate"] = inner.rotate = (page.rotation + 90 * turn) % 360
    return type(page)(page.pdf, inner, page.page_number, page.initial_doctop)
