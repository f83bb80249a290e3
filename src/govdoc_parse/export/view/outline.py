"""The outline as nested lists of links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from govdoc_parse.export.view.escape import escape, flat
from govdoc_parse.export.view.words import english, labelled, switched, word
from govdoc_parse.model.document import Document
from govdoc_parse.model.outline import Section


def sections_by_path(document: Document) -> Iterator[tuple[str, Section]]:
    """Every section in text order with its position path, `1.3.1`, as `Fact.section` names it."""
    yield from _paths(document.sections, "")


def section_id(path: str) -> str:
    """The id of the place in the text where a section begins."""
    return f"s-{path.replace('.', '-')}"


def heading_text(section: Section) -> str:
    """Marker and heading on one line."""
    return f"{flat(section.marker.text)} {flat(section.heading.text) if section.heading else ''}".strip()


def facts_by_section(document: Document) -> Counter[str]:
    """How many facts stand in each section, those of its children included."""
    found: Counter[str] = Counter()
    for fact in document.facts:
        path = fact.section or ""
        while path:
            found[path] += 1
            path = path.rpartition(".")[0]
    return found


def outline_html(document: Document) -> str:
    """The nested list; each entry leads to its place and tells how many facts stand there."""
    if not document.sections:
        return f'<p class="none">{word("no_outline")}</p>'
    return _list(document.sections, "", facts_by_section(document))


def _list(sections: Sequence[Section], prefix: str, counts: Counter[str]) -> str:
    entries = (_entry(section, f"{prefix}{at}", counts) for at, section in enumerate(sections, 1))
    return f"<ol>{''.join(entries)}</ol>"


def _entry(section: Section, path: str, counts: Counter[str]) -> str:
    heading = f" {escape(flat(section.heading.text))}" if section.heading else ""
    kind = (
        f' <small class="tag"{switched(section.kind)}>{escape(english(section.kind))}</small>' if section.kind else ""
    )
    count = f"<small>{counts[path]}</small>" if counts[path] else ""
    link = (
        f'<a href="#{section_id(path)}" data-path="{path}"><span><b>{escape(flat(section.marker.text))}</b>'
        f"{heading}{kind}</span>{count}</a>"
    )
    if not section.children:
        return f"<li>{link}</li>"
    fold = f'<button type="button" class="fold" aria-expanded="true"{labelled("fold")}></button>'
    return f"<li>{fold}{link}{_list(section.children, f'{path}.', counts)}</li>"


def _paths(sections: Sequence[Section], prefix: str) -> Iterator[tuple[str, Section]]:
    for at, section in enumerate(sections, 1):
        path = f"{prefix}{at}"
        yield path, section
        yield from _paths(section.children, f"{path}.")
