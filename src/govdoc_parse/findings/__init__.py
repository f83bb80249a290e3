"""What is odd in a document: figures that contradict each other, and its form."""

from govdoc_parse.findings.check import check

__all__ = ["check"]
