"""Documents as pages for people to look at: one page of each, and an index of many."""

from govdoc_parse.export.view.folder import write_views
from govdoc_parse.export.view.page import html

__all__ = ["html", "write_views"]
