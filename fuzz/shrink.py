"""Make an input that fails smaller: `python -m fuzz.shrink TARGET FILE` writes the smallest found beside the file."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TypeVar

from fuzz.findings import place

S = TypeVar("S", bound=Sequence[object])


def shrunk(whole: S, fails: Callable[[S], bool]) -> S:
    """The sequence without all the stretches, long ones first, that can be left out while `fails` still holds."""
    size = len(whole) // 2
    while size:
        at = 0
        while at < len(whole):
            shorter = whole[:at] + whole[at + size :]  # type: ignore[operator]
            if fails(shorter):
                whole = shorter
            else:
                at += size
        size //= 2
    return whole


def shrunk_text(text: str, fails: Callable[[str], bool]) -> str:
    """The same of a text: first its lines, then its characters."""
    lines = shrunk(text.splitlines(keepends=True), lambda some: fails("".join(some)))
    return shrunk("".join(lines), fails)


def main() -> int:
    name, path = sys.argv[1], Path(sys.argv[2])
    run = import_module(f"fuzz.{name}").run

    def failure(data: bytes) -> str | None:
        try:
            run(data)
        except Exception as error:  # whatever it is: the same one is looked for in what is smaller
            return place(error)
        return None

    data = path.read_bytes()
    wanted = failure(data)
    if wanted is None:
        print(f"{path} does not fail", file=sys.stderr)
        return 1
    try:
        text = data.decode()
    except UnicodeDecodeError:
        small = shrunk(data, lambda some: failure(some) == wanted)
    else:
        small = shrunk_text(text, lambda some: failure(some.encode()) == wanted).encode()
    target = path.with_name(f"{path.stem}.small{path.suffix}")
    target.write_bytes(small)
    print(f"{wanted}: {len(data)} bytes, {len(small)} in {target}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
