"""Figures → Markdown: the table of texts, the table of hostile strings, the calls and versions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyperf
from hostile import HOSTILE
from subjects import BARE, OURS, Subject

HEAD = ("", "found", "s per MB", "times ours", "growth", "import, s", "first answer, s", "memory, MB", "most, MB")


class Table:
    """What was measured of subjects, as text. A figure is the median of all values; ± is their median deviation from it."""

    def __init__(self, suite: pyperf.BenchmarkSuite, subjects: Sequence[Subject]) -> None:
        self._known = {name: suite.get_benchmark(name) for name in suite.get_benchmark_names()}
        self._subjects = [
            subject
            for subject in subjects
            if {f"{subject.name}: {key}" for key in ("import", "failed")} & set(self._known)
        ]

    def text(self) -> str:
        """All tables; the first alone where hostile strings were left out."""
        known = [name for name in HOSTILE if f"{BARE.name}: {name}" in self._known]
        more = [self._hostile(known), self._calls()] if known else []
        return "\n\n".join([self._machine(), self._texts(), *more]) + "\n"

    def _machine(self) -> str:
        facts = self._facts(BARE, "import")
        clock = "; CPU time" if facts["clock"] == "process_time" else ""
        measured = {
            f"{texts['texts']} texts, {texts['bytes'] / 1000:.0f} kB": None
            for subject in self._subjects
            if (texts := self._facts(subject, "texts"))
        }
        return (
            f"{' and, for the slow, '.join(measured)}; {facts['cpu_count']} cores ({facts['cpu_model_name']}), "
            f"{facts['system']}, Python {facts['python_version']}{clock}."
        )

    def _texts(self) -> str:
        return _markdown([HEAD, *(self._row(subject) for subject in self._subjects)])

    def _row(self, subject: Subject) -> tuple[str, ...]:
        if failed := self._facts(subject, "failed"):
            return (subject.name, f"does not run here: {failed['why']}", *[""] * (len(HEAD) - 2))
        facts = self._facts(subject, "texts")
        raised = f"; raised {facts['raised']}" if "raised" in facts else ""
        return (
            subject.name,
            f"{facts.get('found', '–')}{raised}",
            self._speed(subject),
            self._ratio(subject),
            self._growth(subject),
            self._figure(subject, "import"),
            self._figure(subject, "first answer"),
            self._memory(subject, "memory loaded"),
            self._memory(subject, "memory most"),
        )

    def _speed(self, subject: Subject) -> str:
        if "exceeded" in self._facts(subject, "texts"):
            return f"> {_short(self._rate(subject))}"
        bench = self._known[f"{subject.name}: texts"]
        deviation = bench.median_abs_dev() / bench.median() if bench.get_nvalue() > 1 else 0.0
        return f"{_short(self._rate(subject))} ± {deviation:.0%}"

    def _ratio(self, subject: Subject) -> str:
        ours = "sample" if subject.slow and f"{OURS.name}: sample" in self._known else "texts"
        if subject.name == OURS.name or f"{OURS.name}: {ours}" not in self._known:
            return ""
        sign = "> " if "exceeded" in self._facts(subject, "texts") else ""
        return sign + _short(self._rate(subject) / self._rate(OURS, ours))

    def _growth(self, subject: Subject) -> str:
        """How many times as long eight times the text takes; the limit gives a bound."""
        if "exceeded" in self._facts(subject, "once"):
            return "over the limit"
        sign = "> " if "exceeded" in self._facts(subject, "eight") else ""
        return f"{sign}{self._median(subject, 'eight') / self._median(subject, 'once'):.1f}"

    def _memory(self, subject: Subject, measure: str) -> str:
        """Over what a process needs that does the same with nothing."""
        if f"{subject.name}: {measure}" not in self._known:
            return ""
        return f"{(self._median(subject, measure) - self._median(BARE, measure)) / 1e6:.0f}"

    def _hostile(self, names: list[str]) -> str:
        rows = [("", *(subject.name for subject in self._subjects))]
        rows += [(_escaped(name), *(self._figure(subject, name, 1000) for subject in self._subjects)) for name in names]
        return _markdown(rows)

    def _figure(self, subject: Subject, measure: str, times: float = 1) -> str:
        if f"{subject.name}: {measure}" not in self._known:
            return ""
        facts = self._facts(subject, measure)
        figure = _short(self._median(subject, measure) * times)
        raised = ", raises" if "raised" in facts else ""
        return f"> {figure}" if "exceeded" in facts else figure + raised

    def _calls(self) -> str:
        rows = [
            (subject.name, subject.call, self._facts(subject, "import").get("versions", ""))
            for subject in self._subjects
        ]
        return _markdown([("", "what is called", "versions"), *rows])

    def _rate(self, subject: Subject, measure: str = "texts") -> float:
        """Seconds per megabyte of UTF-8."""
        return self._median(subject, measure) / float(self._facts(subject, measure)["bytes"]) * 1e6

    def _median(self, subject: Subject, measure: str) -> float:
        return float(self._known[f"{subject.name}: {measure}"].median())

    def _facts(self, subject: Subject, measure: str) -> dict[str, Any]:
        bench = self._known.get(f"{subject.name}: {measure}")
        return dict(bench.get_metadata()) if bench else {}


def _markdown(rows: Sequence[Sequence[str]]) -> str:
    head, *body = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([head, "|---" * len(rows[0]) + "|", *body])


def _escaped(name: str) -> str:
    return name.replace("|", "\\|")


def _short(figure: float) -> str:
    """Three figures, which is more than a benchmark is worth."""
    if figure >= 99.95:
        return f"{figure:,.0f}"
    return f"{figure:.1f}" if figure >= 9.995 else f"{figure:.2f}"
