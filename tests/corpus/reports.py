"""Short reports, and a parser that some of them bring down."""

from __future__ import annotations

import os
import time
from pathlib import Path

import govdoc_parse as gp
from govdoc_parse.model import Diagnostic, Span


class Stub(gp.Parser):
    """Makes documents of a text and a diagnostic: a process has it at once, for it has no rules to compile."""

    def __init__(
        self, lexicon: gp.Lexicon | None = None, *, words: bool = False, max_facts: int = 0, max_cells: int = 0
    ) -> None:
        self.lexicon, self.words, self.max_facts, self.max_cells = lexicon or gp.Lexicon(), words, max_facts, max_cells

    def parse(self, text: str, *_: object) -> gp.Document:
        return gp.Document(
            text=text,
            diagnostics=(
                Diagnostic(
                    code="STUB", span=Span(start=0, end=1), severity="info", message=text[:20], message_zh=text[:20]
                ),
            ),
        )


class Fragile(Stub):
    """A parser with a defect, as a native library may have one: a word of the text ends its process, or holds it."""

    def parse(self, text: str, *_: object) -> gp.Document:
        if "崩溃" in text:
            os._exit(11)
        if "卡住" in text:
            time.sleep(600)
        if "出错" in text:
            raise RuntimeError("a defect")
        return super().parse(text)


class Hungry(Stub):
    """A parser that needs two gigabytes for some texts."""

    def parse(self, text: str, *_: object) -> gp.Document:
        return super().parse(text[: len(bytearray(2_000_000_000 if "暴食" in text else 100_000))])


class Slow(Stub):
    """A parser that leaves time to be killed in."""

    def parse(self, text: str, *_: object) -> gp.Document:
        time.sleep(0.03)
        return super().parse(text)


def report(number: int) -> str:
    return (
        f"云溪县2024年工作总结\n\n一、工作情况\n（一）工业。新建标准厂房{number + 2}.5万平方米，同比增长{number % 9}.4%。\n"
        f"（二）农业。粮食产量{number}万吨，“稳中有进。\n\n| 指标 | 单位 | 数值 |\n| 油料产量 | 万吨 | {number}.1 |\n"
    )


def write_reports(folder: Path, count: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"{number:03}.txt").write_text(report(number), encoding="utf-8")


def tables(output: Path) -> dict[str, bytes]:
    """The bytes of every part, by its name."""
    parts = (path for path in sorted(output.rglob("*.parquet")) if path.parent != output)
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in parts}
