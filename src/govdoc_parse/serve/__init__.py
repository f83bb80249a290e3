"""The page without a command line: a server for this machine alone, over the standard library."""

from govdoc_parse.serve.server import Desk

__all__ = ["Desk"]
