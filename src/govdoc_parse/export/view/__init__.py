"""A document as one page for people to look at."""

from govdoc_parse.export.view.page import html

__all__ = ["html"]
