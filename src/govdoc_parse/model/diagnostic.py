"""What the parser noticed."""

from __future__ import annotations

from govdoc_parse.model.span import Model, Span


class Diagnostic(Model):
    """A coded remark about a place of the text. Every code is explained in docs/diagnostics.md."""

    code: str
    span: Span
    message: str
