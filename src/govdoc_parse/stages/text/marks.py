"""Folded text → the same with the marks of converters and of notes as blanks: bold, mathematics, escapes, raised notes."""

from __future__ import annotations

import re

_BOLD = re.compile(r"\*\*[^*\n]{1,300}?\*\*")
_ESCAPE = re.compile(r"\\(?=[%*_.#~$()\[\]+&-])")
_SIGN = re.compile(r"\\(?P<name>geq?|leq?|pm|times|sim)(?![a-z])")
_SIGNS = {"ge": "≥", "geq": "≥", "le": "≤", "leq": "≤", "pm": "±", "times": "×", "sim": "~"}
_MATHEMATICS = re.compile(r"\$ {0,2}(?P<inside>[≥≤±<>~+-]? {0,4}\d[\d.,]{0,20}(?: {0,2}%)?) {0,2}\$")
_TAG = re.compile(r"(?P<open><sup>) {0,2}(?P<note>\d{1,2}|\[\d{1,2}\]) {0,2}(?P<close></sup>)")
_NOTE = re.compile(
    r"(?<=[一-龥\d%)”])(?:\[\^?\d{1,2}\](?!号)|(?<!10)[⁰¹²³⁴-⁹]{1,3})"
    r"|(?<=[一-龥%])[①-⑳](?=\d|[比较达为占]|同比|增长|下降|完成|实现|累计)"
)
_DOT = re.compile(r"^ {0,8}(?P<n>\d{1,2})(?P<dot>[.．、])(?P<figure>\d)?", re.MULTILINE)


def without_marks(folded: str, text: str) -> str:
    r"""`folded` with blanks for what is no character of its sentence: **, $3.6$, \%, <sup>1</sup>, [2], ①, ².

    The dot of a marker in front of a figure (1．12座, in full width as no decimal point is) becomes ．again. `text` is what
    was folded; the length stays.
    """
    if "\\" in folded:
        folded = _SIGN.sub(lambda m: _SIGNS[m["name"]].ljust(len(m[0])), _ESCAPE.sub(" ", folded))
    if "**" in folded:
        folded = _BOLD.sub(lambda m: f"  {m[0][2:-2]}  ", folded)
    if "$" in folded:
        folded = _MATHEMATICS.sub(lambda m: f" {m[0][1:-1]} ", folded)
    if "<sup>" in folded:
        folded = _TAG.sub(_raised, folded)
    folded = _NOTE.sub(lambda m: " " * len(m[0]), folded)
    return _with_marker_dots(folded, text) if "\uff0e" in text else folded


def _raised(match: re.Match[str]) -> str:
    """m<sup>2</sup> is m2, a power of ten stays as it is, and what is raised behind anything else is a note."""
    before = match.string[max(0, match.start() - 2) : match.start()]
    if before == "10":
        return match[0]
    keeps = before[-1:].isascii() and before[-1:].isalpha()
    return (match["note"] if keeps else "").rjust(match.end("note") - match.start()).ljust(len(match[0]))


def _with_marker_dots(folded: str, text: str) -> str:
    """1．12座…⏎2．8公里…: a full-width point between the number of an item, which another continues, and a figure."""
    begun = [(int(m["n"]), m) for m in _DOT.finditer(folded)]
    numbers = {number for number, _ in begun}
    out = list(folded)
    for number, match in begun:
        wide = match["figure"] is not None and text[match.start("dot")] == "\uff0e"
        if wide and (number - 1 in numbers or number + 1 in numbers):
            out[match.start("dot")] = "\uff0e"
    return "".join(out)
