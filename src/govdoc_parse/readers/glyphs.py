"""The glyphs of a PDF's page, put in order before lines are made of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from math import atan2, degrees
from typing import Any

_ASKEW = 3.0  # degrees; a scan that was recognised may stand a little askew, a watermark stands at 30 or more
_SHIFT = 1.0  # points by which a glyph is shifted that is printed again to look bold
_NARROW = 0.15  # of its size; the narrowest letters follow each other at more
_METRES = "mｍM㎜㎝㎞米"
_POWERS = {"2": "²", "3": "³"}


def cleaned(page: Any) -> Any:
    """The page with its text upright and printed once, without text at any other angle; one drawn sideways is turned.

    Text of no size is not seen and left out as well.
    """
    turns = Counter(turn for c in page.chars if c["text"].strip() and (turn := _turn(c)) is not None)
    turn = turns.most_common(1)[0][0] if turns else 0
    if turn:
        page = _turned(page, turn)
    chars = list(_once(char for char in page.chars if char["size"] > 0 and _turn(char) == 0))
    _lower_exponents(chars)
    kept = {id(char) for char in chars}
    return page.filter(lambda thing: thing["object_type"] != "char" or id(thing) in kept)


def _turn(char: Any) -> int | None:
    """By how many right angles a glyph is turned against the clock; `None` for a slanted one.

    The direction of its base line tells, so that a sheared letter (an oblique one) stands upright.
    """
    a, b = char["matrix"][:2]
    angle = degrees(atan2(b, a))
    turn = round(angle / 90)
    return turn % 4 if abs(angle - 90 * turn) <= _ASKEW else None


def _once(chars: Iterable[Any]) -> Iterator[Any]:
    """The glyphs without those printed again in (nearly) the same place to look bold."""
    seen: defaultdict[tuple[str, int, int], list[Any]] = defaultdict(list)
    for char in chars:
        text, x, y = char["text"], int(char["x0"] // _SHIFT), int(char["top"] // _SHIFT)
        near = min(_SHIFT, _NARROW * char["size"])
        around = (other for dx, dy in product((-1, 0, 1), repeat=2) for other in seen.get((text, x + dx, y + dy), ()))
        if any(abs(c["x0"] - char["x0"]) <= near and abs(c["top"] - char["top"]) <= near for c in around):
            continue
        seen[text, x, y].append(char)
        yield char


def _lower_exponents(chars: Sequence[Any]) -> None:
    """Puts the small raised 2 or 3 behind a metre on its line, as ² or ³."""
    metres = [char for char in chars if char["text"] in _METRES]
    for char in chars:
        power = _POWERS.get(char["text"])
        metre = next((m for m in metres if _is_power_of(char, m)), None) if power and metres else None
        if metre:
            char.update(text=power, top=metre["top"], bottom=metre["bottom"])


def _is_power_of(char: Any, metre: Any) -> bool:
    size = metre["size"]
    return bool(
        char["size"] <= 0.8 * size
        and abs(char["x0"] - metre["x1"]) <= 0.3 * size
        and metre["top"] - 0.5 * size <= char["top"]
        and metre["top"] <= char["bottom"] <= metre["bottom"] - 0.1 * size
    )


def _turned(page: Any, turn: int) -> Any:
    """The page read anew as if its dictionary said that it is to be shown turned, so that its rules turn as well."""
    inner = page.page_obj
    inner.attrs["Rotate"] = inner.rotate = (page.rotation + 90 * turn) % 360
    return type(page)(page.pdf, inner, page.page_number, page.initial_doctop)
