"""The tools: what a model may ask, with its limits. Each call is done in another process."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal, TypeVar

from pydantic import Field

from govdoc_parse.limited import Bench, LimitError, Limits
from govdoc_parse.mcp.calls import Call, Refused, Source
from govdoc_parse.mcp.folders import Folders
from govdoc_parse.mcp.results import Cells, Figures, Findings, Reasons, Result, Summary
from govdoc_parse.model.diagnostic import Severity
from govdoc_parse.model.fact import Role, Status

MOST = 500  # rows of an answer
FILES = 100  # documents of a panel
_R = TypeVar("_R", bound=Result)

Path_ = Annotated[
    str | None,
    Field(description="A file below a folder that the server was started with: PDF, DOCX, OFD, XLSX, HTML, CSV, text."),
]
Text = Annotated[str | None, Field(description="The text of the document, where there is no file.")]
LastPath = Annotated[str | None, Field(description="The file of the report of the year before.")]
LastText = Annotated[str | None, Field(description="The text of the report of the year before.")]
First = Annotated[int, Field(ge=0, description="Leave out so many rows, to go on behind the last answer.")]
Rows = Annotated[int, Field(ge=1, le=MOST, description="How many rows at most.")]


class ToolFailureError(Exception):
    """What a model is told when there is no result."""


class Tools:
    """The tools over the files of some folders."""

    def __init__(self, bench: Bench, folders: Folders, limits: Limits) -> None:
        self._bench, self._folders, self._limits = bench, folders, limits

    def parse(self, path: Path_ = None, text: Text = None) -> Summary:
        """What a Chinese government document is: title, kind, number, region, year, metadata, outline, and how many facts it has."""
        return self._done(Summary, "parse", [self._source(path, text)])

    def facts(
        self,
        path: Path_ = None,
        text: Text = None,
        containing: Annotated[str, Field(description="Words that the name or the subject must all contain.")] = "",
        role: Annotated[Role | None, Field(description="Facts of this role alone.")] = None,
        status: Annotated[
            Status | None, Field(description="Facts of this status alone: planned and required are targets.")
        ] = None,
        section: Annotated[str, Field(description="Facts of this section alone, by its path in the outline: 1.2")] = "",
        first: First = 0,
        limit: Rows = 100,
    ) -> Figures:
        """The quantified statements of a document: name, value, unit, period and status, each with its quote and sentence.

        Cite the quote and its line with every figure.
        """
        wanted = {"role": role, "status": status, "section": section}
        options = {"wanted": {key: value for key, value in wanted.items() if value}, "containing": containing}
        return self._done(Figures, "facts", [self._source(path, text)], **options, first=first, limit=limit)

    def panel(
        self,
        paths: Annotated[list[str], Field(min_length=1, max_length=FILES, description="The files of the documents.")],
        indicators: Annotated[
            list[str] | None, Field(description="Ids or Chinese names of indicators; all where not said.")
        ] = None,
        first: First = 0,
        limit: Rows = 200,
    ) -> Cells:
        """Region, indicator, measure and year of several documents as one table: to compare places, years, targets and outcomes."""
        sources = [self._source(path, None) for path in dict.fromkeys(paths)]
        return self._done(Cells, "panel", sources, indicators=indicators or [], first=first, limit=limit)

    def check(
        self,
        path: Path_ = None,
        text: Text = None,
        last_path: LastPath = None,
        last_text: LastText = None,
        severity: Annotated[Severity, Field(description="Leave out what is less severe.")] = "warning",
        limit: Rows = 100,
    ) -> Findings:
        """Figures of a document that do not add up, and form that departs from the standard; against last year's report, too."""
        sources = [self._source(path, text)]
        if last_path is not None or last_text is not None:
            sources.append(self._source(last_path, last_text))
        return self._done(Findings, "check", sources, severity=severity, limit=limit)

    def explain(
        self,
        offset: Annotated[int, Field(ge=0, description="An offset into the text, as `start` of a fact is.")],
        path: Path_ = None,
        text: Text = None,
    ) -> Reasons:
        """Why a figure was read as it was: what stands at a place, which rule made it, and the words that it rests on."""
        return self._done(Reasons, "explain", [self._source(path, text)], offset=offset)

    def _source(self, path: str | None, text: str | None) -> Source:
        if (path is None) == (text is None):
            raise ToolFailureError("give either the path of a file or a text")
        if path is None:
            return Source("text", text=text)
        try:
            return Source(path, path=self._folders.file(path))
        except ValueError as error:
            raise ToolFailureError(str(error)) from error

    def _done(self, kind: type[_R], tool: str, sources: Sequence[Source], **options: Any) -> _R:
        try:
            made = self._bench.do(Call(tool, tuple(sources), self._limits.max_bytes, options))
        except LimitError as error:
            raise ToolFailureError(str(error)) from error
        if isinstance(made, Refused):
            raise ToolFailureError(made.said)
        assert isinstance(made, kind), "a tool has one kind of result"
        return made


NAMES: tuple[Literal["parse", "facts", "panel", "check", "explain"], ...] = (
    "parse",
    "facts",
    "panel",
    "check",
    "explain",
)
