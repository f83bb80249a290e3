"""Search for inputs that break a target: `python -m fuzz TARGET [--seconds 600] [libFuzzer's options]`.

Everything goes to fuzz/out/TARGET: `corpus` is what the search has learned, and goes on from; `found` holds the first input of
each failure with its trace; `hang-*` and `oom-*` are inputs that took longer than 20 seconds or more than 2 GB.
The exit code is 1 if there is any.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from hashlib import sha256
from importlib import import_module
from pathlib import Path

FOLDER = Path(__file__).parent
TARGETS = ("content", "decode", "docx", "exports", "html", "legacy", "lexicon", "ofd", "parse", "pdf", "scanning")
LONGEST = {
    "parse": 2048,
    "exports": 1024,
    "scanning": 1024,
    "docx": 32768,
    "ofd": 32768,
    "content": 32768,
    "pdf": 16384,
}
LIMITS = ("-timeout=20", "-rss_limit_mb=2048", "-detect_leaks=0", "-print_final_stats=1", "-verbosity=0")
STOPPED = {-6, -9, -11, 70, 71, 77}  # how libFuzzer ends at a hang, too much memory, or a crash below Python


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--out", type=Path, default=FOLDER / "out")
    known, options = parser.parse_known_args()
    folder = known.out / known.target
    seeds = folder / "seeds"
    for place in (folder / "corpus", folder / "found", seeds):
        place.mkdir(parents=True, exist_ok=True)
    target = import_module(f"fuzz.{known.target}")
    for seed in target.seeds():
        (seeds / sha256(seed).hexdigest()[:16]).write_bytes(seed)
    before = set(_failures(folder))
    code = _search(known.target, folder, known.seconds, options)
    found = _failures(folder)
    for path in found:
        print(f"{'new' if path not in before else 'old'}: {path}")
    print(f"{known.target}: {len(set(found) - before)} new failures, {len(found)} in all")
    return code or (1 if found else 0)


def _search(name: str, folder: Path, seconds: int, options: list[str]) -> int:
    """Run libFuzzer till the time is over, again after each input that stops it."""
    dictionary = _escaped(FOLDER / import_module(f"fuzz.{name}").DICTIONARY, folder)
    command = [sys.executable, "-m", "fuzz.engine", name, str(folder), str(folder / "corpus"), str(folder / "seeds"), f"-dict={dictionary}",
               f"-artifact_prefix={folder}/", f"-max_len={LONGEST.get(name, 4096)}", *LIMITS, *options]  # fmt: skip
    end = time.monotonic() + seconds
    code = 0
    while (left := int(end - time.monotonic())) > 0:
        code = subprocess.call([*command, f"-max_total_time={left}"], cwd=FOLDER.parent)
        if code not in STOPPED:
            return code
    return 0


def _escaped(dictionary: Path, folder: Path) -> Path:
    """The dictionary as libFuzzer takes it, in ASCII."""
    escaped = folder / dictionary.name
    data = dictionary.read_bytes()
    escaped.write_text("".join(chr(byte) if byte < 0x80 else f"\\x{byte:02X}" for byte in data), encoding="ascii")
    return escaped


def _failures(folder: Path) -> list[Path]:
    found = [path for path in (folder / "found").iterdir() if path.suffix != ".trace"]
    return sorted([*found, *folder.glob("timeout-*"), *folder.glob("oom-*"), *folder.glob("crash-*")])


if __name__ == "__main__":
    raise SystemExit(main())
