"""What does not add up about the years of a document."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from govdoc_parse.model.fact import Fact
from govdoc_parse.stages.frames.frames import Frames
from govdoc_parse.stages.text.source import Source

_LATE = timedelta(days=31)  # a summary of the year is written some days before its end


def report_doubts(source: Source, frames: Frames, facts: Sequence[Fact], year: int | None) -> None:
    """Report achieved figures of a time after the document, a year that nothing gives, and a `year` that the title contradicts."""
    document = frames.head.document
    anchor = document.reference.anchor
    done = [fact for fact in facts if fact.status == "achieved"]
    late = [f for f in done if anchor is not None and f.period is not None and f.period.end - _LATE > anchor]
    if late and anchor is not None:
        quote = late[0].quantity.quote
        more = f", and {len(late) - 1} more" if len(late) > 1 else ""
        message = f"achieved, but of a period that ends after the document of {anchor}{more}"
        source.report("PERIOD_AFTER_DOCUMENT", quote.start, quote.end, message)
    undated = [f for f in done if f.period is None]
    reports = document.genre is not None and not document.genre.rules
    if undated and reports and document.reference.year is None:
        quote = undated[0].quantity.quote
        source.report(
            "YEAR_UNKNOWN", quote.start, quote.end, "no title, heading or date gives the year of this document"
        )
    titled = document.titled
    if year is not None and titled and all(not days[0].year <= year <= days[1].year for days in titled):
        message = f"the caller's year {year} is not that of the title, {titled[0][0].year}"
        source.report("YEARS_CONTRADICT", 0, 0, message)
