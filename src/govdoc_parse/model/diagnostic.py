"""What the parser noticed, and what a check of the document found."""

from __future__ import annotations

from typing import Literal, TypeAlias

from govdoc_parse.model.span import Model, Quote, Span

Severity: TypeAlias = Literal["error", "warning", "info"]


class Diagnostic(Model):
    """A coded remark about a place of the text, in English and in Chinese. docs/diagnostics.md explains every code.

    `error` is a mistake in the document, `warning` what most likely is one, `info` what the parser did or could not read.
    """

    code: str
    span: Span
    severity: Severity
    message: str
    message_zh: str


class Finding(Diagnostic):
    """What `check` found odd. docs/findings.md explains every code that is no diagnostic of the parser.

    `places` are the quotes that contradict each other, in text order. `stated` is what the text says and `computed` what
    follows from the other places, as one would write them; both are `None` where nothing is computed.
    """

    places: tuple[Quote, ...] = ()
    stated: str | None = None
    computed: str | None = None
