"""One run of libFuzzer over a target, by atheris: `python -m fuzz` starts it, and starts it again after a hang."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from random import Random
from types import ModuleType

import atheris

from fuzz.findings import Findings

BY_BYTES = 0.3  # of the inputs are changed byte by byte, and with the dictionary, where a target has a way of its own


def load(name: str) -> ModuleType:
    """The target, with all of the package and of what it names in `PACKAGES` counted for coverage."""
    with atheris.instrument_imports(include=["govdoc_parse"], enable_loader_override=False):
        import govdoc_parse

        for module in walk_packages(govdoc_parse.__path__, "govdoc_parse."):
            if not module.name.endswith("__main__"):
                import_module(module.name)
        target = import_module(f"fuzz.{name}")
    packages = list(getattr(target, "PACKAGES", ()))
    if packages:
        with atheris.instrument_imports(include=packages, enable_loader_override=False):
            for package in packages:
                import_module(package)
    return target


def main() -> None:
    name, folder, *options = sys.argv[1:]
    target = load(name)
    damage = getattr(target, "mutate", None)

    def mutate(data: bytes, size: int, seed: int) -> bytes:
        random = Random(seed)
        if damage is None or random.random() < BY_BYTES:
            return bytes(atheris.Mutate(data, size))
        changed = damage(data, random)
        return changed if len(changed) <= size else changed[:size] if changed[:2] != b"PK" else data

    run = Findings(target.run, Path(folder) / "found")
    atheris.Setup([sys.argv[0], *options], run, custom_mutator=mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
