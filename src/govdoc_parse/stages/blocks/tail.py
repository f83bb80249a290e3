"""The end of a document: signature, note, attachments, imprint. For 印发 documents it stands in the middle."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from govdoc_parse.lexicon import Lexicon
from govdoc_parse.stages.dates import DATE, date_line
from govdoc_parse.stages.lines import Line

LONGEST_ORGAN = 40
NOTE = regex.compile(r"\((?:此件|联系人|联系电话|联系方式|信息公开|主动公开|本文有删减).{0,80}\)?")
DISCLOSURE = regex.compile(r"\(此件(主动公开|公开发布|依申请公开|不予公开|删减后公开|不公开|公开)\)")
ATTACHMENT_NOTE = regex.compile(r"附 *件 *\d{0,2} *:.*")
FILE = regex.compile(r"[^。]{2,80}\.(?:docx?|xlsx?|pptx?|pdf|wps|et|ofd|zip|rar|jpe?g|png|txt)(?:\([^)]*\))?", regex.I)
ATTACHMENT_HEADING = regex.compile(r"附 *(?:件|表|录) *[\d一二三四五六七八九十]{0,3} *(?: [^。;]{2,40})?")
SIGNED_LINE = regex.compile(rf"(?P<organ>[^,。:;\d]{{3,40}}?) +(?P<date>{regex.sub(r'[?]P<[a-z0-9]+>', '?:', DATE)})")


class OrganFinder:
    """Recognises a line that names one organ or several side by side."""

    def __init__(self, lexicon: Lexicon) -> None:
        endings = "|".join(regex.escape(s) for row in lexicon.organs for s in row.surfaces)
        one = rf"[一-龥()·、]{{1,28}}(?:{endings})(?:\([^)]*章\)|\([^)]{{1,10}}\))?"
        self._line = regex.compile(rf"{one}(?: +{one})*")

    def matches(self, line: str) -> bool:
        """Whether the folded line names organs and says nothing else."""
        return 2 <= len(line) <= LONGEST_ORGAN and self._line.fullmatch(line) is not None


def find_signature(
    lines: Sequence[Line], free: Sequence[int], organs: OrganFinder, first_body: int
) -> tuple[list[int], int] | None:
    """The indexes of the organ lines and of the date line of the first signature behind the beginning of the body.

    A date alone counts only as the last free line: tables and chronicles hold dates on lines of their own.
    """
    for place, index in enumerate(free):
        if index < first_body or len(lines[index]) > LONGEST_ORGAN:
            continue
        if date_line(lines[index].text) is None:
            signed = SIGNED_LINE.fullmatch(lines[index].text)
            if signed and organs.matches(signed["organ"].strip()) and place > len(free) // 2:
                return [index], index
            continue
        names: list[int] = []
        while len(names) < 6 and place - len(names) > 0 and organs.matches(lines[free[place - len(names) - 1]].text):
            names.insert(0, free[place - len(names) - 1])
        names = [i for i in names if i >= first_body]
        if names or place == len(free) - 1:
            return names, index
    return None


def note_continues(line: Line, expected: int) -> bool:
    """Whether a line is the next name of an 附件 note: `2.…` and no sentence, or the name of a file."""
    if FILE.fullmatch(line.text):
        return True
    match = regex.match(r"(\d{1,2}) ?[.、]", line.text)
    return match is not None and int(match[1]) == expected and "。" not in line.text
