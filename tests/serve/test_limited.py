"""Tasks in processes of their own: what hangs, swells or dies costs itself alone."""

from __future__ import annotations

import multiprocessing
import os
import sys
from threading import Event, Thread

import pytest
import tasks

from govdoc_parse.limited import Bench, LimitError, Limits

ONE = Limits(seconds=30, at_once=1, memory=tasks.MEMORY)


def test_every_task_has_a_process_of_its_own_which_ends() -> None:
    before = multiprocessing.active_children()
    with Bench(tasks.process, ONE) as bench:
        bench.prepare()
        numbers = {bench.do(None) for _ in range(2)}
        assert len(numbers - {os.getpid()}) == 2
    assert multiprocessing.active_children() == before


def test_a_process_may_do_tasks_until_one_fails() -> None:
    before = multiprocessing.active_children()
    with Bench(tasks.worker, ONE, once=False) as bench:
        first = bench.do("process")
        assert bench.do("process") == first
        with pytest.raises(LimitError, match="a reason"):
            bench.do("fail")
        assert bench.do("process") != first
    assert multiprocessing.active_children() == before


@pytest.mark.parametrize(
    ("order", "reason", "said"),
    [
        ("die", "died", "its process ended before it was done"),
        ("fail", "defect", "ValueError: a reason"),
        pytest.param(
            "swell",
            "memory",
            "it needs more memory than is allowed",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="no other system holds a process to a limit"),
        ),
    ],
)
def test_a_task_that_fails_says_why_and_the_next_is_done(order: str, reason: str, said: str) -> None:
    with Bench(tasks.worker, ONE) as bench:
        with pytest.raises(LimitError, match=said) as failed:
            bench.do(order)
        assert failed.value.reason == reason
        assert bench.do("next") == "next"


def test_it_works_where_signals_cannot_be_held_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows."""
    monkeypatch.delattr("signal.pthread_sigmask")
    with Bench(tasks.worker, ONE) as bench:
        assert bench.do("done") == "done"


def test_a_task_that_takes_too_long_is_given_up() -> None:
    with Bench(tasks.sleeper, Limits(seconds=0.3, at_once=1)) as bench:
        with pytest.raises(LimitError, match=r"not done after 0\.3 seconds") as failed:
            bench.do(60)
        assert failed.value.reason == "time"
        assert bench.do(0) == "slept"


def test_a_task_that_no_one_waits_for_gives_its_place_to_the_next() -> None:
    with Bench(tasks.sleeper, ONE) as bench:
        with pytest.raises(LimitError) as failed:
            bench.do(60, gone=lambda: True)
        assert failed.value.reason == "gone"
        assert bench.do(0) == "slept"


def test_no_more_tasks_run_than_are_allowed() -> None:
    with Bench(tasks.sleeper, ONE) as bench:
        taken, stop = Event(), Event()
        other = Thread(target=_occupy, args=(bench, taken, stop))
        other.start()
        assert taken.wait(30)
        with pytest.raises(LimitError, match="1 other documents are being read") as failed:
            bench.do(0, patience=0)
        assert failed.value.reason == "busy"
        stop.set()
        other.join()
        assert bench.do(0) == "slept"


def _occupy(bench: Bench, taken: Event, stop: Event) -> None:
    with pytest.raises(LimitError):
        bench.do(60, gone=lambda: taken.set() or stop.is_set())


def test_a_process_that_cannot_start_is_told() -> None:
    with Bench(tasks.broken, ONE) as bench, pytest.raises(LimitError) as failed:
        bench.do(None)
    assert failed.value.reason == "died"


def test_nothing_is_prepared_behind_the_end() -> None:
    before = multiprocessing.active_children()
    with Bench(tasks.process, ONE) as bench:
        pass
    bench.prepare()
    assert multiprocessing.active_children() == before
