"""Whether time grows with the length of what is read, parsed or exported: 64 times as much takes at most 80 times as long.

usage: python benchmarks/growth.py [WORD]      (an hour; of the rows that hold WORD; the exit code is 1 if one grows faster)

The texts are those in which a sentence, a paragraph, a list or a table has no end. What is measured is the time of the processor, the
best of several, which a busy machine changes least; where that is more than 80 times as long, it is measured again, and the median counts.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Iterator
from statistics import median
from typing import TypeVar

from growth_exports import EXPORTS
from growth_inputs import AROUND, CHARACTERS, LISTS, PIECES, READERS, SETTINGS, read_or_refused

import govdoc_parse as gp

Call = Callable[[], object]
T = TypeVar("T")
TIMES = 64
MOST = 80.0  # times as long
LEAST = 0.002  # seconds: what takes less is not told from nothing
ENOUGH = 0.06  # seconds of measuring a short input
AGAIN = 5  # times that what seems too fast is measured


def settled(short: Call, long: Call) -> float:
    """How many times as long the second takes; the median of several measurements where the first says too long."""
    once = factor(short, long)
    return once if once <= MOST else median(factor(short, long) for _ in range(AGAIN))


def factor(short: Call, long: Call, rounds: int = 2) -> float:
    """How many times as long the second takes."""
    return _best(long, rounds, 0.0) / max(_best(short, rounds, ENOUGH), LEAST)


def _best(call: Call, rounds: int, least: float) -> float:
    """The best of some rounds, or of as many as are needed to fill `least` seconds.

    As with timeit no garbage is collected meanwhile: a short call ends before the first collection, a long one meets a few.
    """
    spent: list[float] = []
    gc.collect()
    gc.disable()
    try:
        while len(spent) < rounds or sum(spent) < least:
            started = time.process_time()
            call()
            spent.append(time.process_time() - started)
    finally:
        gc.enable()
    return min(spent)


def rows(word: str = "") -> Iterator[tuple[str, Call, Call]]:
    """A name that holds the word, the short call and the one of 64 times as much."""
    for name, piece in PIECES.items():
        short = piece * (CHARACTERS // len(piece))
        head, foot = SETTINGS.get(name, ("", ""))
        before, behind = (f"{AROUND[0]}\n{head}", f"{foot}\n{AROUND[1]}") if head else AROUND
        if word in name:
            yield name, *(_calling(gp.parse, before + short * times + behind) for times in (1, TIMES))
    for name, (make, count) in LISTS.items():
        if word in name:
            yield name, *(_calling(gp.parse, make(count * times)) for times in (1, TIMES))
    for source, (make, count) in LISTS.items():
        chosen = {f"{name}: {source}": call for name, call in EXPORTS.items() if word in f"{name}: {source}"}
        documents = [gp.parse(make(max(1, count // 2) * times)) for times in (1, TIMES)] if chosen else []
        for name, call in chosen.items():
            yield name, *(_calling(call, document) for document in documents)
    for name, (made, count, file) in READERS.items():
        if word in f"{file}: {name}":
            yield f"{file}: {name}", *(_calling(_reading(file), made(count * times)) for times in (1, TIMES))


def _reading(file: str) -> Callable[[bytes], object]:
    return lambda data: read_or_refused(data, file)


def _calling(call: Callable[[T], object], given: T) -> Call:
    return lambda: call(given)


def main() -> int:
    gp.parse("甲")
    failed = 0
    for name, short, long in rows(*sys.argv[1:2]):
        times = settled(short, long)
        failed += times > MOST
        print(f"{name:40} {times:6.1f}{'  too fast' if times > MOST else ''}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
