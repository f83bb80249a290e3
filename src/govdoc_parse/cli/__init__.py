"""The command line, over typer and rich (the extra `cli`).

typer rather than argparse for what users see: completion, help that wraps Chinese text rightly, typed options.
"""

from govdoc_parse.cli.batch import batch_command
from govdoc_parse.cli.case import case_command
from govdoc_parse.cli.check import check_command
from govdoc_parse.cli.commands import app, run
from govdoc_parse.cli.mcp import mcp_command
from govdoc_parse.cli.panel import compare_command, panel_command
from govdoc_parse.cli.query import query_command
from govdoc_parse.cli.serve import serve_command
from govdoc_parse.cli.view import view_command

app.command("batch")(batch_command)
app.command("case")(case_command)
app.command("check")(check_command)
app.command("compare")(compare_command)
app.command("mcp")(mcp_command)
app.command("panel")(panel_command)
app.command("query")(query_command)
app.command("serve")(serve_command)
app.command("view")(view_command)

__all__ = ["app", "run"]
