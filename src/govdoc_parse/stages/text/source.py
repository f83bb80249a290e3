"""str → Source: the text, its folded twin, and what was wrong with it as a string."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from govdoc_parse.fold import fold
from govdoc_parse.lazy import lazy
from govdoc_parse.model.covered import NOWHERE, Covered
from govdoc_parse.model.diagnostic import Diagnostic
from govdoc_parse.model.remarks import remark
from govdoc_parse.model.span import Quote, Span
from govdoc_parse.stages.text.marks import without_marks
from govdoc_parse.variants import SIMPLIFIED_OF

_OF_SPAN, _OF_QUOTE = set(Span.model_fields), set(Quote.model_fields)
_TRADITIONAL = lazy(f"[{''.join(SIMPLIFIED_OF)}]")
_FEW, _PART = 3, 0.05  # so many such characters, and so large a part of all, make a text traditional
_PATH = lazy(  # what a caller who meant parse_file() gives
    r"(?:https?://[^\s。，；]{1,500}"
    r"|[^\n。，；<>|\"]{1,250}\.(?:txt|md|s?html?|xhtml|mht|mhtml|docx?|docm|wps|rtf|odt|pdf|ofd|xlsx?|csv|tsv|jsonl?))",
    re.IGNORECASE,
)
_SURROGATE = lazy(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a document with its folded twin of the same length, and the diagnostics gathered so far.

    `covered` are the places of its tables that cells reach over, where a reader knows them.
    """

    text: str
    fold: str
    diagnostics: list[Diagnostic] = field(default_factory=list)
    covered: Covered = field(default_factory=dict)

    def quote(self, start: int, end: int) -> Quote:
        """The characters of `[start, end)` as they stand in the source."""
        return Quote.of_valid({"start": start, "end": end, "text": self.text}, _OF_QUOTE)

    @staticmethod
    def span(start: int, end: int) -> Span:
        """The range `[start, end)`, which the caller knows to be one."""
        return Span.of_valid({"start": start, "end": end}, _OF_SPAN)

    def place(self, offset: int) -> int:
        """Where in `fold` an offset of the text is."""
        return offset

    def report(self, code: str, start: int, end: int, message: str) -> None:
        """Note a diagnostic."""
        self.diagnostics.append(remark(code, self.span(start, end), message))


def read_source(text: str, covered: Covered = NOWHERE) -> Source:
    """Fold the text. A lone surrogate, which no encoding can carry, becomes U+FFFD and is reported."""
    lone = _SURROGATE.search(text)
    shown = text if lone is None else without_surrogates(text)
    source = Source(shown, without_marks(fold(shown), shown), [], covered)
    if lone is not None:
        source.report("TEXT_SURROGATE", lone.start(), lone.end(), "a lone surrogate was replaced by U+FFFD")
    if "\ufffd" in text:
        at = text.index("\ufffd")
        source.report("TEXT_REPLACED", at, at + 1, "characters were lost where the text was decoded (U+FFFD)")
    foreign = list(_TRADITIONAL.finditer(text))
    if len(foreign) >= max(_FEW, len(text) * _PART):
        at = foreign[0].start()
        source.report(
            "TEXT_TRADITIONAL",
            at,
            at + 1,
            "traditional characters; they are read as the simplified ones they stand for",
        )
    if "\x00" in text:
        at = text.index("\x00")
        source.report("TEXT_CONTROL", at, at + 1, "the text holds NUL characters; is it a binary file?")
    if _PATH.fullmatch(text):
        source.report("LOOKS_LIKE_A_PATH", 0, len(text), "the text is the name of a file; parse_file() reads one")
    if not source.fold.strip():
        source.report("TEXT_EMPTY", 0, len(text), "the text is empty")
    return source


def without_surrogates(text: str) -> str:
    """The text with U+FFFD in place of lone surrogates."""
    return _SURROGATE.sub("\ufffd", text)
