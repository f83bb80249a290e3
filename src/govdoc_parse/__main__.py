"""python -m govdoc_parse, and the script govdoc-parse."""

from __future__ import annotations

import sys
from importlib.util import find_spec


def main() -> None:
    """Run the command line, or say in one line what it needs."""
    if find_spec("typer") is None or find_spec("rich") is None:
        sys.stderr.write(
            "govdoc-parse: the command line needs its extra: pip install 'govdoc-parse[cli]' (in a clone: pip install '.[cli]')\n"
        )
        raise SystemExit(2)
    from govdoc_parse.cli import run

    run()


if __name__ == "__main__":
    main()
