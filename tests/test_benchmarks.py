"""The benchmark measures a subject in a process of its own and says what it measured; no peer is needed, and no clock."""

from __future__ import annotations

import re
from importlib.metadata import version
from pathlib import Path
from types import SimpleNamespace

import pytest

STAND_IN = """
import os, time

print("a banner")

def load():
    def call(text):
        print("noise")
        if "错" in text:
            raise ValueError(text)
        if "死" in text:
            os._exit(3)
        if "停" in text:
            time.sleep(60)
        return {"signs": len(text)}
    return call

def broken():
    raise ImportError("no such peer")
"""
TEXTS = ("甲乙丙", "丁|戊", "己")


@pytest.fixture
def bench(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """The modules of benchmarks/, and stand_in.py on the path of the processes that they start."""
    (tmp_path / "stand_in.py").write_text(STAND_IN, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.syspath_prepend(str(root / "benchmarks"))
    import compare  # type: ignore[import-not-found]
    import rounds  # type: ignore[import-not-found]
    import subjects  # type: ignore[import-not-found]
    import table  # type: ignore[import-not-found]

    monkeypatch.setattr(rounds, "HOSTILE", {"short": "一", "| × 3": "|||"})
    monkeypatch.setattr(table, "HOSTILE", {"short": "一", "| × 3": "|||"})
    return SimpleNamespace(compare=compare, rounds=rounds, subjects=subjects, table=table)


def _subject(bench: SimpleNamespace, name: str, loader: str = "load", *, slow: bool = False) -> object:
    return bench.subjects.Subject(name, f"stand_in:{loader}", "`call`", ("pydantic",), slow=slow)


def test_a_process_answers_what_it_found_and_what_was_raised(bench: SimpleNamespace) -> None:
    with bench.rounds.Worker("stand_in:load") as worker:
        answer = worker.ask(("甲乙", "错", "丙"), 60, passes=2)
    assert len(answer["seconds"]) == 2
    assert answer["found"] == {"signs": 3}
    assert answer["raised"] == {"ValueError": 1}
    assert answer["memory"] > 1_000_000


def test_a_process_over_its_limit_is_ended_and_started_anew(bench: SimpleNamespace) -> None:
    with bench.rounds.Worker("stand_in:load") as worker:
        assert worker.ask(("停",), 0.2) is None
        assert worker.ask(("甲",), 60)["found"] == {"signs": 1}


def test_a_process_that_dies_is_told_from_one_over_its_limit(bench: SimpleNamespace) -> None:
    with bench.rounds.Worker("stand_in:load") as worker, pytest.raises(bench.rounds.SubjectError, match="died"):
        worker.ask(("死",), 60)


def test_the_table_tells_what_was_measured(bench: SimpleNamespace) -> None:
    subjects = [bench.subjects.OURS, _subject(bench, "one"), _subject(bench, "none", "broken")]
    stand_in = _subject(bench, bench.subjects.OURS.name)
    suite = bench.compare.run([stand_in, *subjects[1:]], TEXTS, 2, bench.rounds.Terms())
    head, texts, hostile, calls = bench.table.Table(suite, subjects).text().strip("\n").split("\n\n")
    assert head.startswith("3 texts, 0 kB; ")
    *_, one, none = (line.strip("| ").split(" | ") for line in texts.splitlines())
    assert one[:2] == ["one", "7 signs"]
    assert re.fullmatch(r"[\d.,]+ ± \d+%", one[2])
    assert all(re.fullmatch(r"-?[\d.,]+", cell) for cell in one[3:])
    assert none[:2] == ["none", "does not run here: ImportError: no such peer"]
    assert re.fullmatch(r"\| \\\| × 3 \| [\d.,]+ \| [\d.,]+ \|  \|", hostile.splitlines()[-1])
    assert f"| one | `call` | pydantic {version('pydantic')} |" in calls


def test_a_measure_over_its_limit_stands_as_a_bound(bench: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench.rounds, "HOSTILE", {"short": "停", "| × 3": "错"})
    ours = _subject(bench, bench.subjects.OURS.name)
    suite = bench.compare.run([ours], TEXTS, 3, bench.rounds.Terms(hostile=0.2))
    text = bench.table.Table(suite, [ours]).text()
    assert "| short | > 200 |" in text
    assert re.search(r"\| \\\| × 3 \| [\d.,]+, raises \|", text)
    assert suite.get_benchmark(f"{ours.name}: short").get_nvalue() == 1  # further rounds leave it out
    assert suite.get_benchmark(f"{ours.name}: texts").get_nvalue() == 9


def test_texts_over_their_limit_stand_as_a_bound(bench: SimpleNamespace) -> None:
    ours = _subject(bench, bench.subjects.OURS.name)
    suite = bench.compare.run([ours], ("甲停乙",), 2, bench.rounds.Terms(answer=0.3, hostile=0))
    row = bench.table.Table(suite, [ours]).text().splitlines()[-1]
    assert "> 11,111" in row  # a pass of three took more than 0.1 s, for 9 bytes
    assert "over the limit" in row


def test_hostile_strings_can_be_left_out(bench: SimpleNamespace) -> None:
    ours = _subject(bench, bench.subjects.OURS.name)
    suite = bench.compare.run([ours], TEXTS, 1, bench.rounds.Terms("process_time", hostile=0))
    text = bench.table.Table(suite, [ours]).text()
    assert text.count("\n\n") == 1
    assert "; CPU time.\n" in text


def test_texts_of_all_lengths_are_picked(bench: SimpleNamespace) -> None:
    texts = ("w" * 900, "x" * 90, "y" * 500, "z" * 5, "v" * 50)
    assert bench.rounds.pick(texts, 2_000) == texts
    assert bench.rounds.pick(texts, 700) == texts[1:]
    assert bench.rounds.pick(texts, 600) == ("x" * 90, "z" * 5, "v" * 50)
    assert bench.rounds.pick(texts, 4) == ("z" * 5,)


def test_the_slow_get_a_sample_and_others_are_measured_on_it_too(bench: SimpleNamespace) -> None:
    texts = tuple("w" * 5_000 for _ in range(90))
    fast, slow = bench.rounds.Work.of(texts, slow=False), bench.rounds.Work.of(texts, slow=True)
    assert len(fast.texts) == 80
    assert slow.texts == slow.sample == fast.sample == texts[:9]
    assert fast.eight.count("w") == 8 * fast.once.count("w") == 8 * 45_000
    assert slow.eight.count("w") == 8 * slow.once.count("w") == 8 * 5_000
    half = len(fast.eight) // 2
    assert fast.eight[:half] != fast.eight[half:]


def test_figures_take_the_place_that_is_marked(bench: SimpleNamespace) -> None:
    page = "# Page\n\n<!-- here -->\nold\n<!-- end of here -->\n\nbelow\n"
    written = bench.compare.written(page, "here", "| new |\n")
    assert written == "# Page\n\n<!-- here -->\n\n| new |\n\n<!-- end of here -->\n\nbelow\n"
    assert bench.compare.written(written, "here", "| new |\n") == written
    with pytest.raises(SystemExit):
        bench.compare.written(page, "there", "")


def test_every_hostile_string_is_read_as_one_text(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """None of them stands twice, as half of such a text is set aside."""
    monkeypatch.syspath_prepend(str(root / "benchmarks"))
    from hostile import HOSTILE  # type: ignore[import-not-found]

    assert len(HOSTILE) >= 23
    for name, text in HOSTILE.items():
        assert len(text) % 2 or text[: len(text) // 2] != text[len(text) // 2 :], name


def test_the_page_has_figures_of_every_subject(root: Path, bench: SimpleNamespace) -> None:
    page = (root / "docs/benchmarks.md").read_text(encoding="utf-8")
    for subject in bench.subjects.SUBJECTS:
        assert re.search(rf"^\| {re.escape(subject.name)} \| .*\d", page, re.M), subject.name
