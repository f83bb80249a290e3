"""The command line, over typer and rich (the extra `cli`).

typer rather than argparse for what users see: completion, help that wraps Chinese text rightly, typed options.
"""

from govdoc_parse.cli.commands import app, run

__all__ = ["app", "run"]
