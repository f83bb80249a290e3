"""Quotation marks and title marks that lack their partner."""

from __future__ import annotations

from govdoc_parse.lazy import lazy
from govdoc_parse.stages.layout.body import BodyParagraph
from govdoc_parse.stages.text.source import Source

_MARK = lazy(r"(?P<mark>[《》“”])(?P=mark)*")  # a run of the same mark is one slip, not many
_REACH = lazy(r"[^,。;\n《》“”]{0,60}")  # an unclosed title or quote ends with its clause at the latest


def report_unpaired(source: Source, paragraphs: tuple[BodyParagraph, ...]) -> None:
    """Report BOOKTITLE_UNCLOSED, QUOTE_UNCLOSED and QUOTE_UNOPENED in each paragraph; nothing is repaired or guessed."""
    for paragraph in paragraphs:
        open_title = open_quote = -1
        for match in _MARK.finditer(source.fold, paragraph.start, paragraph.end):
            mark, at = match[0][0], match.start()
            if mark == "《":
                _unclosed(source, "BOOKTITLE_UNCLOSED", open_title)
                open_title = at
            elif mark == "》":
                open_title = -1
            elif mark == "“":
                _unclosed(source, "QUOTE_UNCLOSED", open_quote)
                open_quote = at
            elif open_quote < 0:
                source.report("QUOTE_UNOPENED", at, at + 1, "a closing quotation mark without an opening one")
            else:
                open_quote = -1
        _unclosed(source, "BOOKTITLE_UNCLOSED", open_title)
        _unclosed(source, "QUOTE_UNCLOSED", open_quote)


def _unclosed(source: Source, code: str, at: int) -> None:
    if at >= 0:
        reach = _REACH.match(source.fold, at + 1)
        end = reach.end() if reach else at + 1
        source.report(code, at, end, f"{source.fold[at]} is never closed")
