"""Files of old word processors (.doc, .wps, RTF) → DOCX, by LibreOffice where it is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

from govdoc_parse.readers.text import UnreadableFileError

_SECONDS = 120
_PROGRAMS = ("soffice", "libreoffice")


_KEPT = 'exec 3<&0; { cat <&3; kill -9 0; } & exec "$@" </dev/null 3<&-'  # the end of the pipe is the end of them all


def _run(command: list[str]) -> None:
    """Run a program in a session of its own, all of which is ended with it: soffice is a script that starts others.

    It ends with this process too, however that ends: a worker that takes too long is killed, and can end nothing itself.
    """
    with subprocess.Popen(
        ["/bin/sh", "-c", _KEPT, "sh", *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            status = process.wait(_SECONDS)
        finally:
            with suppress(ProcessLookupError):  # where all have ended by themselves
                os.killpg(process.pid, signal.SIGKILL)
    if status:
        raise subprocess.CalledProcessError(status, command)


def to_docx(data: bytes, name: str, suffix: str) -> bytes:
    """The file as DOCX. `UnreadableFileError` names the way where LibreOffice is missing or cannot read it."""
    program = next((path for path in map(shutil.which, _PROGRAMS) if path), None)
    if program is None:
        raise UnreadableFileError(
            f"{name}: a file of an old word processor; install LibreOffice, or convert it: soffice --convert-to docx {name}"
        )
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, f"document{suffix}")
        source.write_bytes(data)
        command = [program, f"-env:UserInstallation={Path(folder, 'profile').as_uri()}", "--headless", "--convert-to", "docx", "--outdir", folder, str(source)]  # fmt: skip
        try:
            _run(command)
        except (subprocess.SubprocessError, OSError) as error:
            raise UnreadableFileError(f"{name}: LibreOffice could not convert it ({error})") from error
        made = Path(folder, "document.docx")
        if not made.exists():
            raise UnreadableFileError(f"{name}: LibreOffice could not read it")
        return made.read_bytes()
