"""The end of a document: signature, note, attachments, imprint. For 印发 documents it stands in the middle."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govdoc_parse.lazy import lazy
from govdoc_parse.stages.layout.layout import Layout
from govdoc_parse.stages.text.authorities import LONGEST_AUTHORITY, AuthorityFinder
from govdoc_parse.stages.text.dates import DATE, date_line
from govdoc_parse.stages.text.lines import Line

_NUMBER = lazy(r"(\d{1,2}) ?[.、]")
_ISO = lazy(r"\(?\d{4}[-/.]")
NOTE = lazy(r"\((?:此件|联系单位|联系人|联系电话|联系方式|信息公开|主动公开|本文有删减).{0,80}\)?")
DISCLOSURE = lazy(r"\(此件(主动公开|公开发布|依申请公开|不予公开|删减后公开|不公开|公开)\)")
ATTACHMENT_NOTE = lazy(r"附(?: *件)? *\d{0,2} *:.*")
FILE = lazy(r"[^。]{2,80}\.(?:docx?|xlsx?|pptx?|pdf|wps|et|ofd|zip|rar|jpe?g|png|txt)(?:\([^)]*\))?", re.I)
ATTACHMENT_HEADING = lazy(r"附 *(?:件|表|录) *[\d一二三四五六七八九十]{0,3} *(?: [^。;]{2,40})?")
SIGNED_LINE = lazy(rf"\(?(?P<authority>[^(,。:;\d]{{3,40}}?) +(?P<date>{re.sub(r'[?]P<[a-z0-9]+>', '?:', DATE)})\)?")


def find_signature(
    layout: Layout, free: Sequence[int], authorities: AuthorityFinder, first_body: int
) -> tuple[list[int], int] | None:
    """The indexes of the authority lines and of the date line of the first signature behind the beginning of the body.

    A date alone counts only as the last free line or beside an 附件, a note or the end of the page: tables and chronicles
    hold dates on lines of their own. 2020-02-13 without an authority is the date of a link.
    """
    lines = layout.lines
    for place, index in enumerate(free):
        if index < first_body or len(lines[index]) > LONGEST_AUTHORITY:
            continue
        if date_line(lines[index].text) is None:
            signed = SIGNED_LINE.fullmatch(lines[index].text)
            if signed and authorities.matches(signed["authority"].strip()) and place > len(free) // 2:
                return [index], index
            continue
        names: list[int] = []
        while (
            len(names) < 6 and place - len(names) > 0 and authorities.matches(lines[free[place - len(names) - 1]].text)
        ):
            names.insert(0, free[place - len(names) - 1])
        names = [i for i in names if i >= first_body]
        if names or (not _ISO.match(lines[index].text) and (place == len(free) - 1 or _at_the_end(layout, index))):
            return names, index
    return None


def _at_the_end(layout: Layout, index: int) -> bool:
    """Whether the line before is an 附件 note, or the next a note, an annex, an imprint or furniture."""
    before = layout.kinds[index - 1] if index else "body"
    after = layout.kinds[index + 1] if index + 1 < len(layout.kinds) else "furniture"
    return before == "attachment_note" or after in {"note", "attachment_heading", "imprint", "furniture"}


def note_continues(line: Line, expected: int) -> bool:
    """Whether a line is the next name of an 附件 note: `2.…` and no sentence, or the name of a file."""
    if FILE.fullmatch(line.text):
        return True
    match = _NUMBER.match(line.text)
    return match is not None and int(match[1]) == expected and "。" not in line.text
