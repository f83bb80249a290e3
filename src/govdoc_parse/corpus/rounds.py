"""The rounds of a corpus: what earlier runs left undone is planned again, and what is new becomes a round of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from govdoc_parse.corpus.fields import Fields
from govdoc_parse.corpus.inputs import Input, failures_among, find_increment, read_inputs, write_inputs
from govdoc_parse.corpus.manifest import Manifest, Round, write_manifest
from govdoc_parse.corpus.parts import finished, prepare
from govdoc_parse.corpus.pieces import Chunk
from govdoc_parse.corpus.plan import Plan, make_plan
from govdoc_parse.corpus.schema import CorpusError
from govdoc_parse.corpus.sources import Found

_NAMED = 5  # changed files that a message names


@dataclass(frozen=True, slots=True)
class Planned:
    """The chunks to do, and what the sources are beside the corpus."""

    manifest: Manifest
    chunks: tuple[Chunk, ...]
    removed: int
    """How many files of the corpus are gone."""
    unnamed: int
    """How many are there but not among the sources of this run."""


def begin(output: Path, manifest: Manifest, found: Found, fields: Fields) -> Planned:
    """Plan a run and write down its round; `manifest` has the rounds of earlier runs.

    `CorpusError` names the files that have changed since they were parsed, and says where nothing is found.
    """
    known = read_inputs(output, len(manifest.rounds))
    increment = find_increment(known, found, len(manifest.rounds))
    if increment.changed:
        raise CorpusError(_refusal(output, increment.changed))
    if manifest.rounds:
        prepare(output)
    plans = list(_unfinished(output, manifest, known, found, fields))
    if increment.new:
        new = _plan(increment.new, found, fields, manifest.chunks)
        manifest = replace(manifest, rounds=(*manifest.rounds, Round.of(new)))
        plans.append(new)
    if not manifest.chunks:
        raise CorpusError(f"no documents in {len(found.files):,} files")
    inputs = (*increment.known, *increment.new)
    if inputs != known:
        write_inputs(output, inputs)
    if increment.new:
        write_manifest(output, manifest)
        prepare(output)
    done = finished(output, manifest.chunks)
    chunks = tuple(chunk for plan in plans for chunk in plan.chunks if chunk.index not in done)
    return Planned(manifest, chunks, sum(each.removed for each in increment.known), increment.unnamed)


def _unfinished(
    output: Path, manifest: Manifest, known: tuple[Input, ...], found: Found, fields: Fields
) -> Iterator[Plan]:
    """The plans of the rounds that were stopped."""
    done = finished(output, manifest.chunks) if manifest.rounds else frozenset()
    for round_, stated in enumerate(manifest.rounds):
        first = manifest.first_chunk(round_)
        if done.issuperset(range(first, first + stated.chunks)):
            continue
        plan = _plan(tuple(each for each in known if each.round == round_), found, fields, first)
        if Round.of(plan) != stated:
            raise CorpusError(
                f"{output}: a run was stopped, and its files are no longer what they were: begin anew with --restart"
            )
        yield plan


def _plan(inputs: tuple[Input, ...], found: Found, fields: Fields, first: int) -> Plan:
    failures = failures_among(inputs, found.failures)
    failed = {failure.document for failure in failures}
    return make_plan((each.path for each in inputs if each.path not in failed), failures, fields, first=first)


def _refusal(output: Path, changed: tuple[str, ...]) -> str:
    more = f" and {len(changed) - _NAMED:,} more" if len(changed) > _NAMED else ""
    return (
        f"{output} was made before these files changed: {', '.join(changed[:_NAMED])}{more}:"
        " put them back, name another folder, or begin anew with --restart"
    )
