"""Document → findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from govdoc_parse.findings.figures import find_relations
from govdoc_parse.findings.form import find_faults
from govdoc_parse.findings.last import against
from govdoc_parse.findings.laws import find_laws
from govdoc_parse.findings.relation import Relation
from govdoc_parse.findings.tables import find_totals
from govdoc_parse.model.diagnostic import Finding
from govdoc_parse.model.document import Document

_SAME = {"F106": "F105", "F111": "F104"}  # the first says of a place no more than the second has


def check(
    document: Document, *, last: Document | None = None, select: Iterable[str] = (), ignore: Iterable[str] = ()
) -> tuple[Finding, ...]:
    """Returns what is odd in a document, in text order: figures (F…), form (D…), and the parser's diagnostics.

    A number counts as what its digits may stand for, so rounding is no contradiction. `select` and `ignore` are beginnings
    of codes: `select=["F"]` leaves the figures, `ignore=["NUM_"]` leaves out the numbering. With `last`, the report of the year
    before, figures that it states otherwise and targets of it that are not heard of again are found too.
    """
    chosen, dropped = tuple(select), tuple(ignore)
    found = [
        finding
        for finding in (*_findings(document), *(() if last is None else against(document, last)))
        if (not chosen or finding.code.startswith(chosen)) and not finding.code.startswith(dropped or ("\0",))
    ]
    return tuple(sorted(found, key=lambda finding: (finding.span.start, finding.code)))


def relations(document: Document) -> Iterator[Relation]:
    """Every relation between the figures of a document that says something new of its place; those that hold as well."""
    seen: set[tuple[str | None, int]] = set()
    for relation in (*find_relations(document), *find_totals(document), *find_laws(document)):
        start = relation.place.start
        if (_SAME.get(relation.code), start) not in seen and (f"{relation.code} {relation.holds}", start) not in seen:
            seen.update({(relation.code, start), (f"{relation.code} {relation.holds}", start)})
            yield relation


def _findings(document: Document) -> Iterator[Finding]:
    for relation in relations(document):
        if not relation.holds:
            yield relation.finding()
    yield from find_faults(document)
    for diagnostic in document.diagnostics:
        yield Finding(**dict(diagnostic))
