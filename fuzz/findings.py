"""What a target found: each failure kept once, by the place where it arose."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

_VARIABLE = re.compile(r"\d+|'[^']*'|\"[^\"]*\"|\S*[^\x00-\x7f]\S*")


def place(error: BaseException) -> str:
    """What two failures of one cause have in common: the kind of error, and where in the code it arose."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "govdoc_parse" in Path(frame.filename).parts] or frames
    where = f"{Path(ours[-1].filename).name}-{ours[-1].lineno}"
    if isinstance(error, AssertionError):
        where = _VARIABLE.sub("#", str(error))[:80]
    elif isinstance(error, RecursionError):
        where = Path(ours[-1].filename).name
    return f"{type(error).__name__} {where}"


class Findings:
    """Runs a target and keeps the first input of each failure in a folder, so that one failure does not end the search."""

    def __init__(self, run: Callable[[bytes], None], folder: Path) -> None:
        self._run = run
        self._folder = folder
        self._known: set[str] = set()

    def __call__(self, data: bytes) -> None:
        """Run the target on one input."""
        try:
            self._run(data)
        except Exception as error:  # every error that a target lets through is a finding
            name = place(error)
            if name not in self._known:
                self._known.add(name)
                self._keep(name, data, error)

    def _keep(self, name: str, data: bytes, error: Exception) -> None:
        stem = re.sub(r"\W+", "-", name).strip("-")[:60] + "-" + sha256(name.encode()).hexdigest()[:6]
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / stem).write_bytes(data)
        report = "".join(traceback.format_exception(error))
        (self._folder / f"{stem}.trace").write_text(report, encoding="utf-8", errors="backslashreplace")
        print(f"\nfound: {name} ({len(data)} bytes) in {self._folder / stem}", flush=True)
