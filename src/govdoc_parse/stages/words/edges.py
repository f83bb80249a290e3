"""What never begins or ends a phrase."""

from __future__ import annotations

SHORTEST = 2
REACH = 160  # no name begins so far in front of its number, none ends so far behind it
_EDGE = " ,、;:。()\n-¥￥$€£×=+"


def trimmed(folded: str, start: int, end: int) -> tuple[int, int]:
    """A phrase without the marks and particles at its ends, and without a quotation mark that lost its pair."""
    while start < end and (folded[start] in _EDGE or folded[start] == "的"):
        start += 1
    while end > start and (folded[end - 1] in _EDGE or folded[end - 1] in "的了中内"):
        if (folded[end - 1] == ")" and "(" in folded[start:end]) or folded.startswith(("高中", "初中"), end - 2):
            break  # 县（市、区）, 普通高中
        end -= 1
    if folded.count("”", start, end) > folded.count("“", start, end):
        at = folded.find("”", start, end) + 1
        start, end = (at, end) if at < end else (start, end - 1)
    return start, end
