"""Many documents: documents and MB a second with one process and with two, memory, and a run that is killed and resumed.

usage: python benchmarks/corpus.py [--documents 5000] [--texts FOLDER] [--jobs 1,2] [--kill 3] [--folder DIR]

The documents are the fixtures, and the .txt files of FOLDER, over and over with other figures. What is measured is the
command line as a process, start and end included. Memory and times of
processes are read off /proc and getrusage (Linux).
"""

from __future__ import annotations

import argparse
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent
SEED = 20241127


@dataclass
class Run:
    jobs: int
    seconds: float = 0.0
    cpu: float = 0.0  # seconds, of all its processes
    own: float = 0.0  # of the parent alone
    parent: list[int] = field(default_factory=list)  # kB that are resident, at every look
    worker: list[int] = field(default_factory=list)  # of the largest worker


def make(folder: Path, count: int, texts: Path | None) -> int:
    """Write the documents, and return their bytes."""
    sources = [path for path in sorted((ROOT / "fixtures").glob("*.txt")) if ".golden" not in path.name]
    sources += sorted(texts.glob("*.txt")) if texts else []
    kinds = [path.read_bytes().decode("utf-8") for path in sources]
    numbers = random.Random(SEED)
    folder.mkdir(parents=True)
    size = 0
    for place in range(count):
        text = re.sub(r"(?<=\d\.)\d", lambda _: str(numbers.randrange(1, 10)), kinds[place % len(kinds)])
        size += (folder / f"{place:06}.txt").write_bytes(text.encode())
    return size


def start(documents: Path, output: Path, jobs: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "govdoc_parse", "batch", str(documents), "-o", str(output), "--jobs", str(jobs)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True)


def measure(documents: Path, output: Path, jobs: int) -> Run:
    run = Run(jobs)
    started, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    process = start(documents, output, jobs)
    while process.poll() is None:
        look(run, process.pid)
        time.sleep(0.1)
    run.seconds = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    run.cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    said = process.stderr.read() if process.stderr else ""
    print(f"  jobs {jobs}: {said.strip()}")
    return run


def look(run: Run, pid: int) -> None:
    """Read off /proc what the processes have in memory, and how long the parent has computed; nothing where it is not."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
        resident = [_resident(each) for each in (str(pid), *children)]
        times = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:  # also of a process that has just ended
        return
    run.own = (int(times[11]) + int(times[12])) / os.sysconf("SC_CLK_TCK")
    run.parent.append(resident[0])
    run.worker.append(max(resident[1:], default=0))


def _resident(pid: str) -> int:
    found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text(encoding="utf-8"))
    return int(found[1]) if found else 0


def kill(documents: Path, output: Path, jobs: int, times: int, seconds: float) -> None:
    """Run, kill at random moments and run again to the end. On average the runs that are killed do most of the work."""
    moments = random.Random()
    for _ in range(times):
        process = start(documents, output, jobs)
        time.sleep(moments.uniform(0, 2) * seconds / (times + 1))
        process.kill()
        process.communicate()
        print(f"  killed: {'no, it had ended' if process.returncode == 0 else 'yes'}, {count(output)} chunks are done")
    process = start(documents, output, jobs)
    _, said = process.communicate()
    print(f"  resumed: {said.strip()}")


def count(output: Path) -> int:
    return len(list(output.glob("documents/*.parquet")))


def tables(output: Path) -> dict[str, bytes]:
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*.parquet")}


def report(runs: list[Run], documents: int, size: int) -> None:
    first = runs[0]
    for run in runs:
        print(
            f"jobs {run.jobs}: {run.seconds:.1f} s, {documents / run.seconds:.1f} documents/s,"
            f" {size / 1e6 / run.seconds:.2f} MB/s, {first.seconds / run.seconds:.2f}x of jobs {first.jobs};"
            f" {run.cpu:.1f} s of processors, {run.own:.1f} s in the parent"
        )
        if run.worker:
            tenths = [run.worker[place * (len(run.worker) - 1) // 10] // 1024 for place in range(11)]
            print(
                f"  memory: parent at most {max(run.parent) // 1024} MB, a worker {max(run.worker) // 1024} MB;"
                f" the largest worker at every tenth of the run: {' '.join(map(str, tenths))}"
            )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--documents", type=int, default=5000)
    options.add_argument("--texts", type=Path)
    options.add_argument("--jobs", default="1,2")
    options.add_argument("--kill", type=int, default=0)
    options.add_argument("--folder", type=Path, help="where to work; it must not exist, and is kept")
    chosen = options.parse_args()
    folder = chosen.folder or Path(tempfile.mkdtemp()) / "corpus"
    documents = folder / "documents"
    size = make(documents, chosen.documents, chosen.texts)
    print(f"{chosen.documents} documents, {size / 1e6:.1f} MB: {documents}")
    runs = [measure(documents, folder / f"out-{jobs}", jobs) for jobs in map(int, chosen.jobs.split(","))]
    report(runs, chosen.documents, size)
    whole = tables(folder / f"out-{runs[-1].jobs}")
    for run in runs:
        same = tables(folder / f"out-{run.jobs}") == whole
        print(f"tables of jobs {run.jobs} {'equal' if same else 'DIFFER FROM'} those of jobs {runs[-1].jobs}")
    if chosen.kill:
        kill(documents, folder / "out-killed", runs[-1].jobs, chosen.kill, runs[-1].seconds)
        same = tables(folder / "out-killed") == whole
        print(f"tables of the killed run {'equal' if same else 'DIFFER FROM'} those of the whole, byte for byte")
    if chosen.folder is None:
        shutil.rmtree(folder.parent)


if __name__ == "__main__":
    main()
