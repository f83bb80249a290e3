"""Which files the tools read: those below the folders that were named when the server was started, and no others.

A model may be talked into anything by a document that it reads, so what it asks for decides nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


class Folders:
    """Folders whose files may be read. Links are followed first: what they lead to must be inside, too."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = [folder.resolve() for folder in folders]

    def file(self, path: str) -> str:
        """The file that a path names, from the root of the file system or from one of the folders; `ValueError` for any other."""
        if not self._folders:
            raise ValueError("no folder was named when this server was started: give the text instead of a path")
        for folder in self._folders:
            found = self._inside(folder / path)
            if found is not None:
                return found
        raise ValueError(f"{path}: no file below {', '.join(map(str, self._folders))}")

    def _inside(self, path: Path) -> str | None:
        try:
            real = path.resolve()
            inside = any(real.is_relative_to(folder) for folder in self._folders) and real.is_file()
        except (OSError, ValueError):  # a name that no file can have
            return None
        return str(real) if inside else None
