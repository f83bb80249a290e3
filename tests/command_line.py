"""The command line in this process, which starts at once, and in one of its own."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from unittest.mock import patch

from govdoc_parse import cli

Done = subprocess.CompletedProcess[bytes]
MODULE = [sys.executable, "-m", "govdoc_parse"]


def run(*arguments: str, stdin: bytes = b"", joined: bool = False) -> Done:
    """Runs the command line in this process: its streams in bytes, none of them a terminal, and its exit status.

    `joined` writes errors where output goes.
    """
    out = io.BytesIO()
    err = out if joined else io.BytesIO()
    streams = {
        "stdin": io.TextIOWrapper(io.BytesIO(stdin)),
        "stdout": io.TextIOWrapper(out, encoding="ascii", write_through=True),
        "stderr": io.TextIOWrapper(err, encoding="ascii", write_through=True),
    }
    status: object = 0
    with patch.multiple(sys, argv=["govdoc-parse", *arguments], **streams):
        try:
            cli.run()
        except SystemExit as ended:
            status = ended.code
    assert status is None or isinstance(status, int)
    return subprocess.CompletedProcess(arguments, status or 0, out.getvalue(), b"" if joined else err.getvalue())


def run_process(*arguments: str, stdin: bytes = b"", locale: str = "C.UTF-8") -> Done:
    """Runs `python -m govdoc_parse` in a process of its own, under a locale."""
    env = {**os.environ, "LC_ALL": locale, "PYTHONUTF8": "0"}
    return subprocess.run([*MODULE, *arguments], input=stdin, capture_output=True, env=env, check=False)
