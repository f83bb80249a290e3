"""Files, folders and globs → a folder of Parquet tables."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from govdoc_parse.corpus.batches import packed_documents
from govdoc_parse.corpus.duplicates import write_duplicates
from govdoc_parse.corpus.fields import Fields
from govdoc_parse.corpus.flaws import missing_extras, repeated_ids
from govdoc_parse.corpus.lock import locked
from govdoc_parse.corpus.manifest import check_output, claim, make_manifest
from govdoc_parse.corpus.memory import check_memory
from govdoc_parse.corpus.parts import count_rows, tidy, write_parts
from govdoc_parse.corpus.pieces import Chunk
from govdoc_parse.corpus.pool import Pool
from govdoc_parse.corpus.reading import Loss, read_documents
from govdoc_parse.corpus.rounds import Planned, begin
from govdoc_parse.corpus.schema import CorpusError
from govdoc_parse.corpus.sources import Source, find_files
from govdoc_parse.corpus.worker import Begin, Work
from govdoc_parse.corrections import Correction
from govdoc_parse.extras import need
from govdoc_parse.limited import limit_memory
from govdoc_parse.parser import Parser, default_parser

TIMEOUT = 600.0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is, in documents and in bytes of input; what an earlier run did is counted in `before`."""

    documents: int
    total: int
    before: int
    size: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What stands in a folder when a run has ended."""

    output: Path
    rows: Mapping[str, int]
    """How many rows each table has."""
    skipped: Mapping[str, int]
    """How many files of folders were left aside, by their suffix."""
    before: int
    """How many of the documents an earlier run had done."""
    removed: int = 0
    """How many files of earlier runs are gone; their rows are kept, and the table of inputs marks them."""
    unnamed: int = 0
    """How many files of earlier runs are not among the sources; their rows are kept."""
    duplicates: int = 0
    """How many documents say what another says: the table of duplicates names both."""
    repeated: Mapping[str, int] = field(default_factory=dict)
    """The ids that several documents have, each with how many: they join the rows of all of them."""
    missing: tuple[str, ...] = ()
    """What to install for documents that stand in errors for want of a package."""

    @property
    def documents(self) -> int:
        """How many documents were parsed."""
        return self.rows["documents"]

    @property
    def facts(self) -> int:
        """How many facts were found."""
        return self.rows["facts"]

    @property
    def errors(self) -> int:
        """How many documents stand in the table of errors instead."""
        return self.rows["errors"]


def parse_corpus(
    sources: Source | Iterable[Source],
    output: Source,
    *,
    jobs: int | None = None,
    parser: Parser | None = None,
    corrections: Iterable[Correction] = (),
    id_field: str | None = None,
    text_field: str | None = None,
    timeout: float = TIMEOUT,
    memory: int | None = None,
    near_duplicates: bool = False,
    restart: bool = False,
    progress: Callable[[Progress], None] | None = None,
) -> Summary:
    """Parse files, folders, globs, JSON Lines, CSV and Parquet files into the tables of a folder, on several processes.

    `output` gets a folder for each of `TABLES`, with Parquet files in it. A run that was interrupted, in whatever way, goes
    on when it is called again with the same options; the tables are then those of a run that was not. Files that were
    not there before are added; where a file has changed nothing is done, and `CorpusError` names it. `restart` begins
    anew, also with other options.

    The id of a document is the path of its file, as given; in JSON Lines, CSV and Parquet it is the field
    `id_field` (else `document` or `id`), or where that is absent `FILE:LINE` or `FILE:ROW`, from 1, of Parquet from 0. The
    text is in `text_field` (else `text` or `content`); bytes in a column of Parquet are read as files. The fields `published`,
    `year`, `region` and `kind` are what the caller knows of the document, as in `parse`.

    `corrections` are applied to the documents that they name (see `apply_corrections`). Documents that say the same words are
    listed in `duplicates.parquet`; with `near_duplicates` also those that share nine tenths of their words, in order (extra
    `duplicates`).

    `jobs` processes are used, by default as many as there are processors. A document that cannot be read, on which a
    process dies, or that takes longer than `timeout` seconds stands in `errors`, and stops nothing. `memory` is how many bytes each process may take (Linux alone); a document
    that needs more stands there too. `CorpusError` says what
    is wrong with the sources or the output. Needs the extra `arrow`. Starts processes, so that a script calls it under
    `if __name__ == "__main__":`.
    """
    need("pyarrow.parquet", "arrow")
    if near_duplicates:
        need("datasketch", "duplicates")
    if jobs is not None and jobs < 1:
        raise ValueError(f"jobs is {jobs}, and at least one process is needed")
    check_memory(memory)
    folder, fields, rows = Path(output), Fields(id_field, text_field), tuple(corrections)
    check_output(folder)
    sources = [sources] if isinstance(sources, str | os.PathLike) else list(sources)
    found = find_files(sources, folder)
    if not found.files and not found.failures:
        raise CorpusError(f"no documents in {', '.join(map(str, sources)) or 'no sources'}")
    with locked(folder):
        manifest = claim(folder, make_manifest(fields, parser, rows, near=near_duplicates), restart=restart)
        planned = begin(folder, manifest, found, fields)
        job = _Job(folder, fields, parser, rows, near_duplicates, memory)
        before = _run(planned, job, jobs or processors(), timeout, progress)
        tidy(folder)
        duplicates = write_duplicates(folder)
    return Summary(
        folder,
        count_rows(folder),
        found.skipped,
        before,
        removed=planned.removed,
        unnamed=planned.unnamed,
        duplicates=duplicates,
        repeated=repeated_ids(folder),
        missing=missing_extras(folder),
    )


def processors() -> int:
    """How many processors this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1  # pragma: no cover - another system


def _run(planned: Planned, job: _Job, jobs: int, timeout: float, progress: Callable[[Progress], None] | None) -> int:
    """Do the chunks that are not done, and return how many documents were done before."""
    total = planned.manifest.documents
    before = total - sum(chunk.documents for chunk in planned.chunks)
    with closing(Pool(job, jobs, timeout).run(planned.chunks)) as states:
        for state in states:
            if progress is not None:
                progress(Progress(before + state.documents, total, before, state.size))
    return before


@dataclass(frozen=True, slots=True)
class _Job:
    """Makes the work of a process: its parser is made once."""

    output: Path
    fields: Fields
    parser: Parser | None
    corrections: tuple[Correction, ...]
    near: bool
    memory: int | None

    def __call__(self) -> Work:
        limit_memory(self.memory)
        return partial(self._do, self.parser or default_parser())

    def _do(self, parser: Parser, chunk: Chunk, lost: Mapping[int, Loss], begin: Begin) -> None:
        documents = read_documents(chunk, self.fields, lost, begin)
        packed = packed_documents(documents, parser, self.corrections, near=self.near)
        write_parts(self.output, chunk.index, packed)
