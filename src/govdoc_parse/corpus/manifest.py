"""run.json: what the tables of a folder were made of, by which a later run knows whether it may go on."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from govdoc_parse import __version__
from govdoc_parse.corpus.fields import Fields
from govdoc_parse.corpus.parts import tidy
from govdoc_parse.corpus.plan import Plan
from govdoc_parse.corpus.schema import CorpusError
from govdoc_parse.lexicon import Lexicon
from govdoc_parse.parser import Parser

_NAME = "run.json"
_SCHEMA = 1  # of the tables and of this file


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything that the tables depend on."""

    schema_version: int
    library_version: str
    lexicon: str
    """A hash of its rows, and of the class of the parser."""
    id_field: str | None
    text_field: str | None
    files: int
    bytes: int
    inputs: str
    """A hash of names, sizes and times of change."""
    documents: int
    chunks: int


def make_manifest(plan: Plan, fields: Fields, parser: Parser | None) -> Manifest:
    """The manifest of a run that is about to begin; no parser stands for the default one, which it does not make."""
    class_ = Parser if parser is None else type(parser)
    lexicon = Lexicon.default() if parser is None else parser.lexicon
    kind = f"{class_.__module__}.{class_.__qualname__} {parser is not None and parser.words}\n"
    return Manifest(
        schema_version=_SCHEMA,
        library_version=__version__,
        lexicon=hashlib.sha256((kind + lexicon.model_dump_json()).encode()).hexdigest(),
        id_field=fields.id,
        text_field=fields.text,
        files=plan.files,
        bytes=plan.size,
        inputs=plan.fingerprint,
        documents=plan.documents,
        chunks=len(plan.chunks),
    )


def check_output(output: Path) -> None:
    """Refuse a folder that holds something else than a corpus, before anything is written there."""
    if output.exists() and read_manifest(output) is None and any(p.name[0] != "." for p in output.iterdir()):
        raise CorpusError(f"{output} is not empty and holds no corpus: name another folder")


def claim(output: Path, manifest: Manifest, *, restart: bool) -> None:
    """Make a folder the output of a run: a new one, one whose run had the same manifest, or any run's with `restart`.

    `CorpusError` says what differs.
    """
    known = read_manifest(output)
    if known is not None and not restart:
        if known != manifest:
            said = "; ".join(_differences(known, manifest))
            raise CorpusError(f"{output} was made with {said}: name another folder, or begin anew with --restart")
        return
    tidy(output, tables=True)
    _write(output / _NAME, manifest)


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of a folder, `None` where there is none; `CorpusError` where it is of something else."""
    path = folder / _NAME
    if not path.exists():
        return None
    try:
        return Manifest(**json.loads(path.read_bytes()))
    except (ValueError, TypeError) as error:
        raise CorpusError(f"{path} is none that this version wrote: name another folder") from error


def _write(path: Path, manifest: Manifest) -> None:
    aside = path.with_name(f".{path.name}")
    with aside.open("w", encoding="utf-8", newline="\n") as file:
        file.write(json.dumps(asdict(manifest), indent=1) + "\n")
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)


def _differences(known: Manifest, manifest: Manifest) -> Iterator[str]:
    """What differs, in words. The plan follows from the inputs and the names of the fields."""
    if known.inputs != manifest.inputs:
        then, now = (
            f"{each.files:,} file{'' if each.files == 1 else 's'} of {each.bytes:,} bytes" for each in (known, manifest)
        )
        yield f"other inputs ({then}, and now {now if now != then else 'one of them has changed'})"
    if known.lexicon != manifest.lexicon:
        yield "another lexicon"
    for name in ("id_field", "text_field", "library_version", "schema_version"):
        then, now = getattr(known, name), getattr(manifest, name)
        if then != now:
            yield f"{name} {then} (and now {now})"
