"""python -m govdoc_parse, and the script govdoc-parse."""

from __future__ import annotations

import sys
from importlib.util import find_spec

from govdoc_parse import __version__
from govdoc_parse.extras import install_command


def main() -> None:
    """Run the command line, or say in one line what it needs. The version alone is told without loading it."""
    if sys.argv[1:] == ["--version"]:
        print(f"govdoc-parse {__version__}")
        return
    if find_spec("typer") is None or find_spec("rich") is None:
        sys.stderr.write(
            f"govdoc-parse: the command line needs the packages typer and rich: {install_command('cli')} (extra cli)\n"
        )
        raise SystemExit(2)
    from govdoc_parse.cli import run

    run()


if __name__ == "__main__":
    main()
