"""Measuring in rounds: in each round every subject gets a process of its own and the same questions.

Rounds, rather than one subject after the other, so that a machine that slows down for a minute slows all of them.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import threading
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyperf
from hostile import HOSTILE
from subjects import Subject

SENTENCE = "2023年，全县完成固定资产投资12.5亿元，同比增长8.5%，新建农村公路一百二十公里。"
ENOUGH = 1.0  # s: a hostile string that takes longer is measured in one round only
LONG = 30.0  # s: and so are texts; a stall of the machine in one round must not decide
LARGEST = 400_000  # bytes of text at most
SAMPLE = 45_000  # bytes of text for the slow; also what grows to eight times its size, of the slow an eighth of it


@dataclass(frozen=True)
class Terms:
    """By which clock of `time` is measured, and seconds after which a process that does not answer is ended.

    With 0, hostile strings are left out. CPU time (process_time) is for machines that do other things besides.
    """

    clock: str = "perf_counter"
    answer: float = 60.0
    hostile: float = 5.0


@dataclass(frozen=True)
class Work:
    """The texts and a sample of them, one call each; and what grows: one text, and eight copies of it as one text."""

    texts: tuple[str, ...]
    sample: tuple[str, ...]
    once: str
    eight: str
    passes: int

    @staticmethod
    def of(texts: tuple[str, ...], *, slow: bool) -> Work:
        sample = pick(texts, SAMPLE)
        if slow:
            base = pick(sample, SAMPLE // 8)
            return Work(sample, sample, _copies(base, 1), _copies(base, 8), passes=1)
        return Work(pick(texts, LARGEST), sample, _copies(sample, 1), _copies(sample, 8), passes=3)


class SubjectError(Exception):
    """A subject cannot be loaded, or its process died."""


class Worker:
    """The process of a subject; it is started anew when it was ended because of a time limit."""

    def __init__(self, loader: str, clock: str = Terms.clock) -> None:
        self._arguments = [loader, clock]
        self._process: subprocess.Popen[str] | None = None
        self._start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def ask(self, texts: tuple[str, ...], limit: float, passes: int = 1) -> dict[str, Any] | None:
        """The answer of worker.py, or None if there is none within `limit` seconds."""
        if self._process is None:
            self._start()
        assert self._process is not None
        assert self._process.stdin is not None
        print(json.dumps({"texts": texts, "passes": passes}), file=self._process.stdin, flush=True)
        return self._answer(limit)

    def _start(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("worker.py")), *self._arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
        )
        loaded = self._answer(60)
        if loaded is None or "failed" in loaded:
            self._end()
            raise SubjectError(loaded["failed"] if loaded else "not loaded within 60 s")
        self.loaded = loaded
        first = self.ask((SENTENCE,), 60)
        if first is None:
            raise SubjectError("no first answer within 60 s")
        self.first = first

    def _answer(self, limit: float) -> dict[str, Any] | None:
        process, over = self._process, threading.Event()
        assert process is not None
        assert process.stdout is not None

        def end() -> None:
            over.set()
            process.kill()

        timer = threading.Timer(limit, end)
        timer.start()
        line = process.stdout.readline()
        timer.cancel()
        if line:
            answer: dict[str, Any] = json.loads(line)
            return answer
        self._end()
        if not over.is_set():
            raise SubjectError("the process died")
        return None

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


@dataclass
class Figures:
    """What was measured, as runs of pyperf: one a round, named SUBJECT: MEASURE."""

    runs: dict[str, list[pyperf.Run]] = field(default_factory=lambda: defaultdict(list))
    finished: set[str] = field(default_factory=set)  # measures that further rounds leave out

    def add(self, subject: Subject, measure: str, values: list[float], unit: str = "second", **more: Any) -> None:
        name = f"{subject.name}: {measure}"
        facts = machine() | more | {"name": name, "unit": unit}
        self.runs[name].append(pyperf.Run(values, metadata=facts, collect_metadata=False))

    def suite(self) -> pyperf.BenchmarkSuite:
        return pyperf.BenchmarkSuite([pyperf.Benchmark(runs) for runs in self.runs.values()])


def measure(subject: Subject, work: Work, terms: Terms, figures: Figures) -> None:
    """One round of one subject. What cannot be loaded is noted, and left out from then on; so is what takes too long."""
    if subject.name in figures.finished:
        return
    try:
        with Worker(subject.loader, terms.clock) as worker:
            _measure_texts(subject, work, worker, terms, figures)
            if terms.hostile:
                _measure_hostile(subject, worker, terms.hostile, figures)
    except SubjectError as error:
        figures.finished.add(subject.name)
        figures.add(subject, "failed", [1], "integer", why=str(error))


def _measure_texts(subject: Subject, work: Work, worker: Worker, terms: Terms, figures: Figures) -> None:
    imported = worker.loaded["seconds"]
    figures.add(subject, "import", imported, clock=terms.clock, **versions(subject))
    figures.add(subject, "first answer", [imported[0] + worker.first["seconds"][0]])
    figures.add(subject, "memory loaded", [worker.first["memory"]], "byte")
    most = 0
    questions = {
        "warm-up": ((work.once,), 1),
        "texts": (work.texts, work.passes),
        **({"sample": (work.sample, work.passes)} if work.sample != work.texts else {}),
        "once": ((work.once,), work.passes),
        "eight": ((work.eight,), 1),
    }
    for name, (texts, passes) in questions.items():
        if f"{subject.name}: {name}" in figures.finished:
            continue
        answer = worker.ask(texts, terms.answer, passes)
        size: dict[str, Any] = {"bytes": sum(len(text.encode()) for text in texts), "texts": len(texts)}
        if answer is None:
            figures.finished.add(f"{subject.name}: {name}")
            figures.add(subject, name, [terms.answer / passes], exceeded=1, **size)
        else:
            most = max(most, answer["memory"])
            if answer["seconds"][0] > LONG:
                figures.finished.add(f"{subject.name}: {name}")
            figures.add(subject, name, answer["seconds"], **size, **_told(answer))
    if most:
        figures.add(subject, "memory most", [most], "byte")


def _measure_hostile(subject: Subject, worker: Worker, limit: float, figures: Figures) -> None:
    for name, text in HOSTILE.items():
        key = f"{subject.name}: {name}"
        if key in figures.finished:
            continue
        answer = worker.ask((text,), limit)
        if answer is None:
            figures.finished.add(key)
            figures.add(subject, name, [limit], exceeded=1)
            continue
        if answer["seconds"][0] > ENOUGH:
            figures.finished.add(key)
        figures.add(subject, name, answer["seconds"], **_told(answer))


def _told(answer: dict[str, Any]) -> dict[str, Any]:
    """What was found and what was raised, in words."""
    return {
        key: ", ".join(f"{count:,} {what}" for what, count in answer[key].items())
        for key in ("found", "raised")
        if answer[key]
    }


def read_texts(folder: Path) -> tuple[str, ...]:
    paths = sorted(path for path in folder.glob("*.txt") if ".golden" not in path.name)
    return tuple(path.read_bytes().decode("utf-8") for path in paths)


def pick(texts: tuple[str, ...], most: int) -> tuple[str, ...]:
    """Texts from all over the row, of at most so many bytes together; the shortest where none is so short."""
    sizes = [len(text.encode()) for text in texts]
    step = -(-sum(sizes) // most)
    picked: list[int] = []
    for at in (at for first in range(step) for at in range(first, len(texts), step)):
        if sizes[at] + sum(sizes[other] for other in picked) <= most:
            picked.append(at)
    return tuple(texts[at] for at in sorted(picked)) or (min(texts, key=len),)


def _copies(texts: tuple[str, ...], times: int) -> str:
    """The texts as one, so many times, each copy numbered: a parser may set aside what stands twice word by word."""
    return "".join(f"{text}\n\n以上为第{n}份材料。\n\n" for n in range(1, times + 1) for text in texts)


@lru_cache(maxsize=1)
def machine() -> dict[str, Any]:
    """What the table says of the machine; nothing that tells whose it is."""
    model = platform.processor() or platform.machine()
    cpus = Path("/proc/cpuinfo")
    if cpus.exists():
        names = [line.partition(":")[2] for line in cpus.read_text().splitlines() if line.startswith("model name")]
        model = names[0].strip() if names else model
    return {
        "cpu_count": os.cpu_count() or 1,
        "cpu_model_name": model,
        "python_version": platform.python_version(),
        "system": platform.system(),
    }


def versions(subject: Subject) -> dict[str, str]:
    said = ", ".join(f"{package} {version(package)}" for package in subject.packages)
    return {"versions": said} if said else {}
