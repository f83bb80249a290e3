"""Tools for language models, over the Model Context Protocol (the extra `mcp`)."""

from govdoc_parse.mcp.server import serve

__all__ = ["serve"]
