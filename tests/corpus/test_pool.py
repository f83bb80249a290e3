"""Worker processes: all chunks are done, whatever a document does to its process."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from govdoc_parse.corpus.pieces import Chunk, File
from govdoc_parse.corpus.pool import Done, Pool
from govdoc_parse.corpus.reading import Loss
from govdoc_parse.corpus.schema import CorpusError
from govdoc_parse.corpus.worker import Begin, Work


def chunks(*names: str) -> list[Chunk]:
    """A chunk for each string, a document for each word of it."""
    words = [name.split() for name in names]
    return [Chunk(i, tuple(map(File, word)), len(word), 10 * len(word)) for i, word in enumerate(words)]


@dataclass(frozen=True)
class Deeds:
    """A job whose documents say what they do: their chunk is written down when all have."""

    folder: Path

    def __call__(self) -> Work:
        if (self.folder / "fails").exists():
            raise RuntimeError("no parser")
        return partial(self.work, [])

    def work(self, seen: list[str], chunk: Chunk, lost: Mapping[int, Loss], begin: Begin) -> None:
        done = []
        for place, piece in enumerate(chunk.pieces):
            assert isinstance(piece, File)
            begin(place)
            if place in lost:
                done.append(f"{piece.path} {lost[place].stage} {lost[place].error}")
                continue
            self.deed(piece.path)
            done.append(piece.path)
        begin(-1)
        seen.append(str(chunk.index))
        (self.folder / f"{chunk.index}.txt").write_text("\n".join(done), encoding="utf-8")

    def deed(self, name: str) -> None:
        match name:
            case "dies":
                os._exit(3)
            case "killed":
                os.kill(os.getpid(), signal.SIGKILL)
            case "once":  # as when the system kills a process for want of memory, and the document is not at fault
                if not (self.folder / "died").exists():
                    (self.folder / "died").touch()
                    os._exit(9)
            case "hangs":
                time.sleep(600)
            case "full":
                raise OSError(28, "No space left on device", "facts")


class Outside(Deeds):
    """A job that dies between documents."""

    def __call__(self) -> Work:
        os._exit(5)


class Stubborn(Deeds):
    """A job that reads a document also when it is told to leave it out."""

    def work(self, seen: list[str], chunk: Chunk, lost: Mapping[int, Loss], begin: Begin) -> None:  # noqa: ARG002
        super().work(seen, chunk, {}, begin)


def run(
    folder: Path, *names: str, jobs: int = 2, timeout: float = 60, job: Callable[[Path], Deeds] = Deeds
) -> list[Done]:
    with closing(Pool(job(folder), jobs, timeout).run(chunks(*names))) as states:
        return list(states)


def results(folder: Path) -> dict[str, list[str]]:
    return {path.stem: path.read_text(encoding="utf-8").split("\n") for path in sorted(folder.glob("*.txt"))}


def test_all_chunks_are_done_and_the_last_state_is_the_whole(tmp_path: Path) -> None:
    states = run(tmp_path, "a b c", "d", "e f", "g", "h i")
    assert results(tmp_path) == {"0": ["a", "b", "c"], "1": ["d"], "2": ["e", "f"], "3": ["g"], "4": ["h", "i"]}
    assert states[-1] == Done(9, 90)
    assert states == sorted(states, key=lambda state: state.documents)


def test_nothing_to_do_starts_nothing(tmp_path: Path) -> None:
    assert run(tmp_path) == []


def test_a_document_that_kills_its_process_is_lost_alone(tmp_path: Path) -> None:
    states = run(tmp_path, "a dies b once", "c killed" if sys.platform != "win32" else "c dies", "d")
    found = results(tmp_path)
    assert found["0"] == ["a", "dies died exit code 3", "b", "once"]
    assert found["1"] == ["c", "killed died SIGKILL" if sys.platform != "win32" else "dies died exit code 3"]
    assert found["2"] == ["d"]
    assert states[-1] == Done(7, 70)


def test_a_document_that_takes_too_long_is_lost_alone(tmp_path: Path) -> None:
    run(tmp_path, "a hangs b", "c d", jobs=1, timeout=3)
    assert results(tmp_path) == {"0": ["a", "hangs timeout TimeoutError", "b"], "1": ["c", "d"]}


def test_an_error_that_no_document_made_is_raised(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No space left on device") as raised:
        run(tmp_path, "a full", "b")
    assert raised.value.filename == "facts"
    assert "in deed" in "".join(raised.value.__notes__)


def test_an_error_at_the_start_is_raised(tmp_path: Path) -> None:
    (tmp_path / "fails").touch()
    with pytest.raises(RuntimeError, match="no parser"):
        run(tmp_path, "a")


def test_workers_that_do_not_live_are_told(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"3 worker processes ended .* exit code 5"):
        run(tmp_path, "a", jobs=1, job=Outside)


@dataclass(frozen=True)
class Unborn(Deeds):
    """A job that ends its process while it is handed over, `times` times: more is sent than a pipe holds."""

    times: int = 1
    ballast: bytes = bytes(1_000_000)

    def __reduce__(self) -> tuple[object, ...]:
        return _received, (_Fuse(self.folder, self.times), self.ballast)


@dataclass(frozen=True)
class _Fuse:
    """Ends the process that reads it, so many times."""

    folder: Path
    times: int

    def __reduce__(self) -> tuple[object, ...]:
        return _burnt, (self.folder, self.times)


def _burnt(folder: Path, times: int) -> Path:
    ended = len(list(folder.glob("ended-*")))
    if ended < times:
        (folder / f"ended-{ended}").touch()
        os._exit(7)
    return folder


def _received(folder: Path, _: bytes) -> Deeds:
    return Deeds(folder)


def test_a_process_that_ends_while_it_is_started_is_started_again(tmp_path: Path) -> None:
    run(tmp_path, "a b", jobs=1, job=partial(Unborn, times=2))
    assert len(list(tmp_path.glob("ended-*"))) == 2
    assert results(tmp_path) == {"0": ["a", "b"]}


def test_processes_that_all_end_while_they_are_started_are_told(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"3 worker processes ended before they began a document \(the last with"):
        run(tmp_path, "a", jobs=1, job=partial(Unborn, times=9))


def test_a_death_at_what_was_left_out_ends_the_run(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"ended \(exit code 3\) at document 1 of .*already left out"):
        run(tmp_path, "a dies", jobs=1, job=Stubborn)


def test_workers_start_from_another_thread_too(tmp_path: Path) -> None:
    with ThreadPoolExecutor(1) as threads:
        states = threads.submit(run, tmp_path, "a b", jobs=1).result()
    assert states[-1] == Done(2, 20)
    assert results(tmp_path) == {"0": ["a", "b"]}
