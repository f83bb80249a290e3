"""run.json: how the tables of a folder were made, by which a later run knows whether it may go on."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from govdoc_parse import __version__
from govdoc_parse.corpus.duplicates import DUPLICATES
from govdoc_parse.corpus.fields import Fields
from govdoc_parse.corpus.inputs import INPUTS
from govdoc_parse.corpus.parts import tidy
from govdoc_parse.corpus.plan import Plan
from govdoc_parse.corpus.schema import CorpusError
from govdoc_parse.corrections import Correction
from govdoc_parse.lexicon import Lexicon
from govdoc_parse.outputs import naming
from govdoc_parse.parser import Parser

_NAME = "run.json"
_SCHEMA = 1  # of the tables and of this file


@dataclass(frozen=True, slots=True)
class Round:
    """What one run added: its files, their size, their documents, and the chunks that these were cut into."""

    files: int
    bytes: int
    documents: int
    chunks: int

    @classmethod
    def of(cls, plan: Plan) -> Round:
        """The round that a plan makes."""
        return cls(plan.files, plan.size, plan.documents, len(plan.chunks))


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything but the files that the tables depend on, and the rounds in which files were added."""

    schema_version: int
    library_version: str
    lexicon: str
    """A hash of its rows, and of the class of the parser."""
    corrections: str
    """A hash of the rows."""
    id_field: str | None
    text_field: str | None
    near_duplicates: bool
    rounds: tuple[Round, ...] = ()

    @property
    def documents(self) -> int:
        """How many documents there are in all rounds."""
        return sum(each.documents for each in self.rounds)

    @property
    def chunks(self) -> int:
        """How many chunks there are in all rounds."""
        return sum(each.chunks for each in self.rounds)

    def first_chunk(self, round_: int) -> int:
        """The number of the first chunk of a round."""
        return sum(each.chunks for each in self.rounds[:round_])


def make_manifest(fields: Fields, parser: Parser | None, corrections: Sequence[Correction], *, near: bool) -> Manifest:
    """The manifest of a run before its first round; no parser stands for the default one, which it does not make."""
    class_ = Parser if parser is None else type(parser)
    lexicon = Lexicon.default() if parser is None else parser.lexicon
    kind = f"{class_.__module__}.{class_.__qualname__} {parser is not None and parser.words}\n"
    return Manifest(
        schema_version=_SCHEMA,
        library_version=__version__,
        lexicon=hashlib.sha256((kind + lexicon.model_dump_json()).encode()).hexdigest(),
        corrections=hashlib.sha256("\n".join(row.model_dump_json() for row in corrections).encode()).hexdigest(),
        id_field=fields.id,
        text_field=fields.text,
        near_duplicates=near,
    )


def check_output(output: Path) -> None:
    """Refuse a folder that holds something else than a corpus, before anything is written there."""
    if output.exists() and read_manifest(output) is None:
        others = [path for path in output.iterdir() if path.name[0] != "." and path.name not in {INPUTS, DUPLICATES}]
        if others:
            raise CorpusError(f"{output} is not empty and holds no corpus: name another folder")


def claim(output: Path, wanted: Manifest, *, restart: bool) -> Manifest:
    """Make a folder the output of a run, and return its manifest: with the rounds of earlier runs where they were made alike.

    `restart` drops whatever is there. `CorpusError` says what differs.
    """
    known = None if restart else read_manifest(output)
    if known is None:
        tidy(output, tables=True)
        return wanted
    if replace(known, rounds=()) != wanted:
        raise CorpusError(
            f"{output} was made with {'; '.join(_differences(known, wanted))}: name another folder, or begin anew with --restart"
        )
    return known


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of a folder, `None` where there is none; `CorpusError` where it is of something else."""
    path = folder / _NAME
    if not path.exists():
        return None
    try:
        stated = json.loads(path.read_bytes())
        rounds = tuple(Round(**each) for each in stated.pop("rounds"))
        return Manifest(**stated, rounds=rounds)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise CorpusError(f"{path} is none that this version wrote: name another folder") from error


def write_manifest(output: Path, manifest: Manifest) -> None:
    """Write the manifest in place of what is there, whole or not at all."""
    path = output / _NAME
    aside = path.with_name(f".{path.name}")
    with naming(aside), aside.open("w", encoding="utf-8", newline="\n") as file:
        file.write(json.dumps(asdict(manifest), indent=1) + "\n")
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)


def _differences(known: Manifest, manifest: Manifest) -> Iterator[str]:
    """What differs, in words."""
    if known.lexicon != manifest.lexicon:
        yield "another lexicon"
    if known.corrections != manifest.corrections:
        yield "other corrections"
    for name in ("id_field", "text_field", "near_duplicates", "library_version", "schema_version"):
        then, now = getattr(known, name), getattr(manifest, name)
        if then != now:
            yield f"{name} {then} (and now {now})"
