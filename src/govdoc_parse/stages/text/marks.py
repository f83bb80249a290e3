"""Folded text → the same with the marks of converters and of notes as blanks: bold, mathematics, escapes, raised notes."""

from __future__ import annotations

import re

from govdoc_parse.lazy import lazy

_BOLD = lazy(r"\*\*[^*\n]{1,300}?\*\*")
_ESCAPE = lazy(r"\\(?=[%*_.#~$()\[\]+&-])")
_SIGN = lazy(r"\\(?P<name>geq?|leq?|pm|times|sim)(?![a-z])")
_SIGNS = {"ge": "≥", "geq": "≥", "le": "≤", "leq": "≤", "pm": "±", "times": "×", "sim": "~"}
_MATHEMATICS = lazy(r"\$ {0,2}(?P<inside>[≥≤±<>~+-]? {0,4}\d[\d.,]{0,20}(?: {0,2}%)?) {0,2}\$")
_TAG = lazy(r"(?P<open><sup>) {0,2}(?P<note>\d{1,2}|\[\d{1,2}\]) {0,2}(?P<close></sup>)")
_NOTE = lazy(
    r"[\[⁰¹²³⁴-⁹①-⑳](?:(?<=[一-龥\d%)”]\[)\^?\d{1,2}\](?!号)|(?<=[一-龥\d%)”][⁰¹²³⁴-⁹])(?<!10[⁰¹²³⁴-⁹])[⁰¹²³⁴-⁹]{0,2}"
    r"|(?<=[一-龥%][①-⑳])(?=\d|[比较达为占]|同比|增长|下降|完成|实现|累计))"
)
_DOT = lazy(r"^ {0,8}(?P<n>\d{1,2})(?P<dot>[.．、])(?P<figure>\d(?!\d{0,2} ))?", re.MULTILINE)
_WRAP = 24  # characters of a line that may be full
_WRAPPED = lazy(rf"[^\n]{{{_WRAP - 1}}}[^。;:!?\n]\n$")


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
    """1．12座…⏎2．8公里…: a full-width point between the number of an item, which another continues, and a figure.

    With a blank behind it the figure is a part of the number: 1．1 总则. In a hard-wrapped text a line may begin with a figure:
    the line before is long and stops in the middle of a sentence.
    """
    begun = [
        (int(m["n"]), m)
        for m in _DOT.finditer(folded)
        if not _WRAPPED.search(folded, max(0, m.start() - _WRAP - 1), m.start())
    ]
    second = max((match.start() for number, match in begun if number == 2), default=-1)
    out = list(folded)
    reached = 0  # the numbers up to this one have been counted
    for number, match in begun:
        goes_on = number <= reached + 1 and (number > 1 or match.start() < second)
        reached = max(reached, number) if number <= reached + 1 else reached
        wide = match["figure"] not in {None, "0"} and text[match.start("dot")] == "\uff0e"
        if wide and goes_on:
            out[match.start("dot")] = "\uff0e"
    return "".join(out)
