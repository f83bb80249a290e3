"""One subject in a process of its own: a line of JSON in, a line of JSON out.

usage: python benchmarks/worker.py MODULE:LOADER CLOCK

CLOCK is a function of `time`. The first line comes unasked when the subject is loaded: {"seconds": [for the import],
"memory": bytes}, or {"failed": why}. Each request {"texts": [text, …], "passes": n} is answered with {"seconds": [for all
texts, once a pass], "found": {what: how many}, "raised": {exception: in how many texts}, "memory": bytes}. Memory is the most
that the process has used so far.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, TextIO

Call = Callable[[str], dict[str, int]]
Clock = Callable[[], float]


def main() -> None:
    answers = _quiet()
    clock: Clock = getattr(time, sys.argv[2])
    started = clock()
    try:
        module, _, loader = sys.argv[1].partition(":")
        call = getattr(import_module(module), loader)()
    except Exception as error:  # told to the process that asked, which goes on with the other subjects
        _answer(answers, {"failed": f"{type(error).__name__}: {error}"})
        return
    _answer(answers, {"seconds": [clock() - started], "memory": _most_memory()})
    for line in sys.stdin:
        request = json.loads(line)
        _answer(answers, _measured(call, clock, request["texts"], request["passes"]))


def _measured(call: Call, clock: Clock, texts: list[str], passes: int) -> dict[str, Any]:
    seconds = []
    for _ in range(passes):
        found: Counter[str] = Counter()
        raised: Counter[str] = Counter()
        started = clock()
        for text in texts:
            try:
                found.update(call(text))
            except Exception as error:  # what a subject raises is a result, and stands in the table
                raised[type(error).__name__] += 1
        seconds.append(clock() - started)
    return {"seconds": seconds, "found": found, "raised": raised, "memory": _most_memory()}


def _most_memory() -> int:
    """Bytes. On Linux ru_maxrss is not less than what the parent used when it made this process; VmHWM is ours alone."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text(encoding="ascii").partition("VmHWM:")[2].split()[0]) * 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def _quiet() -> TextIO:
    """Standard output for the answers alone: banners of the subjects, also those written in C, go nowhere."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return answers


def _answer(answers: TextIO, answer: dict[str, Any]) -> None:
    print(json.dumps(answer), file=answers, flush=True)


if __name__ == "__main__":
    main()
