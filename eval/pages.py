"""Compare saved pages with the tag-stripped text of the same name: main text found, navigation left, metadata alike.

usage: python eval/pages.py HTML_FOLDER TEXT_FOLDER
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import govdoc_parse
from govdoc_parse.readers import decode
from govdoc_parse.readers.html import html_text

KEYS = (
    "index_number",
    "issuing_authority",
    "publisher",
    "document_number",
    "subject_category",
    "date_written",
    "date_published",
)
NAVIGATION = re.compile(r"当前位置|打印本页|关闭窗口|扫一扫|播报|上一篇|下一篇|版权所有|^[^。]*>[^。]*>")
SHORTEST = 8  # shorter lines are too often found by chance


def squeezed(text: str) -> str:
    return "".join(text.split()).replace("|", "")


def main_lines(text: str) -> Iterator[str]:
    """The lines of a tag-stripped page that belong to the document."""
    for block in govdoc_parse.parse(text).blocks:
        line = squeezed(text[block.start : block.end])
        if block.kind not in {"furniture", "metadata"} and len(line) >= SHORTEST and not NAVIGATION.search(line):
            yield line


def main() -> None:
    pages, texts = map(Path, sys.argv[1:3])
    found = total = navigation = size = 0
    spent = 0.0
    names = sorted(p.stem for p in pages.glob("*.html") if (texts / f"{p.stem}.txt").exists())
    for name in names:
        text = (texts / f"{name}.txt").read_bytes().decode("utf-8")
        started = time.perf_counter()
        ours = html_text(decode((pages / f"{name}.html").read_bytes()))
        spent += time.perf_counter() - started
        whole = squeezed(ours)
        for line in main_lines(text):
            total += len(line)
            found += len(line) * (line in whole)
        size += len(whole)
        navigation += sum(len(squeezed(line)) for line in ours.splitlines() if NAVIGATION.search(line))
        one, other = govdoc_parse.parse(ours).metadata, govdoc_parse.parse(text).metadata
        for key in KEYS:
            if one.first(key) != other.first(key):
                print(f"{name}: {key}: {one.first(key)} here, {other.first(key)} in the text")
    print(
        f"{len(names)} pages: main text {found / total:.4f}, navigation {navigation / size:.4f}, {spent / len(names) * 1e3:.1f} ms a page"
    )


if __name__ == "__main__":
    main()
