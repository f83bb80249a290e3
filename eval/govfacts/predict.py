"""Runs one system over GovFacts and prints its facts in the neutral form.

usage: python eval/govfacts/predict.py {ours,baseline,jionlp,recognizers} > predictions.json

`seconds` is the time for the documents alone, after the import; `memory_mb` the most memory of the process.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from scorer.load import Fact, documents, tables
from scorer.panel import texts

SYSTEMS = {
    "ours": "govdoc_parse",
    "baseline": "regular expressions",
    "jionlp": "JioNLP",
    "recognizers": "Recognizers-Text",
}


def main() -> None:
    if len(sys.argv) != 2 or sys.argv[1] not in SYSTEMS:
        raise SystemExit(__doc__)
    answers = _quiet()
    module = import_module(f"scorer.{sys.argv[1]}")
    of_text: Callable[[str], list[Fact]] = module.of_text
    of_text("2023年，全县完成固定资产投资12.5亿元，同比增长8.5%。")
    items: list[dict[str, Any]] = []
    given = [(item.id, item.text) for item in documents()]
    started = time.perf_counter()
    items += [{"id": name, "facts": of_text(text)} for name, text in given]
    seconds = time.perf_counter() - started
    memory = _most_memory()
    items += [{"id": path.stem, "facts": of_text(path.read_text(encoding="utf-8"))} for path in texts()]
    if hasattr(module, "of_file"):
        items += [{"id": item.id, "facts": module.of_file(item.path)} for item in tables()]
    head = {"system": SYSTEMS[sys.argv[1]], "version": getattr(module, "version", str)(), "seconds": round(seconds, 2)}
    json.dump({**head, "memory_mb": round(memory), "items": items}, answers, ensure_ascii=False)
    answers.flush()


def _most_memory() -> float:
    status = Path("/proc/self/status")
    if status.exists():  # ru_maxrss is not less than what the parent used
        return int(status.read_text(encoding="ascii").partition("VmHWM:")[2].split()[0]) / 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _quiet() -> Any:
    """Standard output for the answers alone: what the systems print goes to standard error."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return answers


if __name__ == "__main__":
    main()
