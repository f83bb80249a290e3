"""Speed of parsing: MB/s of UTF-8 on texts, growth from 1x to 8x, cost of the import, hostile strings.

usage: python benchmarks/speed.py [FOLDER]      (FOLDER of .txt files; default: the fixtures)
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import govdoc_parse

ROOT = Path(__file__).parent.parent
HOSTILE = {
    "元×500": "元" * 500,
    "1,×1000": "1," * 1000,
    "2023年×300": "2023年" * 300,
    "2000 numerals": "新增12.5亿元，" * 2000,
    "、×2000": "、" * 2000,
    "1×4000": "1" * 4000,
    "一×4000": "一" * 4000,
    "《×4000": "《" * 4000,
    "(一)×1000": "(一)" * 1000,
}


def seconds(text: str, repeat: int = 3) -> float:
    """The least of several runs: what the code costs, without what the machine adds."""
    best = float("inf")
    for _ in range(repeat):
        started = time.perf_counter()
        govdoc_parse.parse(text)
        best = min(best, time.perf_counter() - started)
    return best


def megabytes(text: str) -> float:
    return len(text.encode("utf-8")) / 1e6


def import_cost() -> float:
    def run(code: str) -> float:
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        return time.perf_counter() - started

    pairs = [(run("import govdoc_parse"), run("pass")) for _ in range(7)]
    return sorted(a - b for a, b in pairs)[3]


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "fixtures"
    texts = [p.read_bytes().decode("utf-8") for p in sorted(folder.glob("*.txt")) if ".golden" not in p.name]
    govdoc_parse.parse(texts[0])
    total = sum(map(megabytes, texts))
    spent = sum(seconds(text, 1) for text in texts)
    print(f"texts            {len(texts)} files, {total:.2f} MB, {total / spent:.2f} MB/s")
    sample = (ROOT / "fixtures" / "county_bureau_half_year.txt").read_text(encoding="utf-8")
    print(
        f"one report       {megabytes(sample) * 1000:.1f} kB, {seconds(sample) * 1000:.1f} ms, {megabytes(sample) / seconds(sample):.2f} MB/s"
    )
    body = sample * 4
    base = seconds(body)
    print("growth           " + ", ".join(f"{n}x {seconds(body * n) / base:.2f}" for n in (1, 2, 4, 8)))
    print(f"import           {import_cost() * 1000:.0f} ms over a bare interpreter (median of 7)")
    for name, text in HOSTILE.items():
        print(f"hostile          {name}: {seconds(text) * 1000:.1f} ms")


if __name__ == "__main__":
    main()
