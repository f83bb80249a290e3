"""How far a run is: a bar on a terminal; elsewhere a line every half minute, and none of a short run."""

from __future__ import annotations

import io
import re
import time

import pytest
from rich.console import Console

from govdoc_parse.cli.progress import shown
from govdoc_parse.corpus import Progress


class Clock:
    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 100.0
        monkeypatch.setattr(time, "monotonic", lambda: self.now)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def progress(documents: int, size: int = 0) -> Progress:
    return Progress(documents=documents, total=1000, before=100, size=size)


def test_a_line_every_half_minute(clock: Clock) -> None:
    console = Console(file=io.StringIO(), force_terminal=False)
    with shown(console) as view:
        for seconds, documents in ((0, 100), (29, 130), (31, 162), (45, 200), (62, 286)):
            clock.now = 100.0 + seconds
            view(progress(documents))
        assert view.seconds == 62.0
    assert console.file.getvalue().splitlines() == [  # type: ignore[attr-defined]
        "162 of 1,000 documents, 2.0/s, 419 s left",
        "286 of 1,000 documents, 3.0/s, 238 s left",
    ]


def test_a_short_run_has_no_line_and_no_time(clock: Clock) -> None:
    console = Console(file=io.StringIO(), force_terminal=False)
    with shown(console) as view:
        clock.now += 20
        view(progress(1000))
        assert view.seconds is None
    assert console.file.getvalue() == ""  # type: ignore[attr-defined]


def test_before_the_first_document_there_is_no_rate(clock: Clock) -> None:
    console = Console(file=io.StringIO(), force_terminal=False)
    with shown(console) as view:
        clock.now += 40
        view(progress(100))
    assert console.file.getvalue() == "100 of 1,000 documents, 0.0/s, no document done yet\n"  # type: ignore[attr-defined]


def test_a_bar_on_a_terminal() -> None:
    console = Console(file=io.StringIO(), force_terminal=True, width=120)
    with shown(console) as view:
        for documents in (100, 200, 400):
            time.sleep(0.02)
            view(progress(documents, 1000 * documents))
        assert view.seconds is not None
    text = re.sub(r"\x1b\[[\d;?]*[a-zA-Z]", "", console.file.getvalue())  # type: ignore[attr-defined]
    *_, last = re.findall(r"parsing +\S* *(\S+)/1000 +([\d,.]+)/s ([\d.]+) MB/s (\S+) (\S+)", text)
    assert last[0] == "400"
    assert float(last[1].replace(",", "")) > 0
    assert float(last[2]) > 0
