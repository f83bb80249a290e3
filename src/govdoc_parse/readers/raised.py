"""Raised digits → what they are: a power, or the number of a note, so that 42 with the note 1 is not 421."""

from __future__ import annotations

import re

_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_DIGITS = re.compile(r"[+−-]?\d{1,3}")
_POWER = re.compile(r"(?:(?<![A-Za-z])[kKhdcmμµ]?[mMｍ]|米|(?<!\d)10)\s*$")
_NOTED = re.compile(r"[\d%％)）”一-龥](?<!注)$")
OPEN, CLOSE = "\ue000", "\ue001"  # around what is raised until its line is whole; both are for private use
_MARKED = re.compile(f"{OPEN}([^{OPEN}{CLOSE}]*){CLOSE}")
NEAR = 8  # characters before it that tell what a raised digit is


def power(text: str) -> str:
    """² for 2, ⁸ for 8."""
    return text.translate(_RAISED)


def settled(text: str, before: str) -> str:
    """Raised text behind `before`: a power of a metre or of ten (m², 10⁸), the number of a note (42[1]), else as it is."""
    digits = text.strip()
    if not _DIGITS.fullmatch(digits):
        return text
    if _POWER.search(before):
        return power(digits)
    return f"[{digits}]" if _NOTED.search(before) and digits.isdecimal() else text


def with_raised(line: str) -> str:
    """A line whose raised stretches are marked by `OPEN` and `CLOSE`, with these settled."""
    if OPEN not in line:
        return line
    return _MARKED.sub(lambda m: settled(m[1], m.string[max(0, m.start() - NEAR) : m.start()]), line)
