"""What a document takes: a fact at most 1.4 kB, and a text no more than docs/inputs.md says, measured in a process of its own."""

from __future__ import annotations

import gc
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

import govdoc_parse as gp

_CODE = """
import re, sys
from pathlib import Path
import govdoc_parse as gp

def most():
    if sys.platform == "linux":  # where ru_maxrss begins with what the parent has
        return int(re.search("VmHWM:[^0-9]*([0-9]+) kB", Path("/proc/self/status").read_text())[1]) * 1024
    import resource
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

gp.parse_file(sys.argv[1])
for path in sys.argv[2:]:
    before = most()
    document = gp.parse_file(path)
    print(before, most(), len(document.facts), len(document.text.encode()))
    del document
"""


def _words(count: int) -> list[str]:
    return [chr(0x4E64 + place * 7 % 5000) for place in range(count)]


def _figures(count: int) -> str:
    return "安陵县工作总结\n" + "".join(
        f"全县完成{word}投资{i % 97 + 3}.1亿元，同比增长{i % 13 + 1}.2%。\n" for i, word in enumerate(_words(count))
    )


def _list(count: int) -> str:
    return "、".join(_words(count)) + "分别完成投资" + "、".join(f"{i % 9 + 1}.5亿元" for i in range(count)) + "。\n"


def _table(count: int) -> str:
    heads = "地区\t产值（万元）\t面积（亩）\t产量（吨）\t人口（人）\t户数（户）\t投资（万元）\t收入（元）\n"
    return heads + "".join(
        f"第{i}村\t{i}.1\t{i + 2}\t{i % 71}.5\t{i + 11}\t{i + 3}\t{i}.25\t{i + 1000}\n" for i in range(count)
    )


def _prose(count: int) -> str:
    return "".join(f"加强{word}的组织领导，落实工作责任，推动各项任务落到实处。\n" for word in _words(count))


def _zero_width(count: int) -> str:
    return "".join(f"全县{word}投资3.\u200b5亿元。\n" for word in _words(count))


def _attachments(count: int) -> str:
    return "".join(f"附件{i + 1}\n{word}名单\n" for i, word in enumerate(_words(count)))


def _labels(count: int) -> str:
    return "".join(f"索引号：{word}\n" for word in _words(count))


def _markers(count: int) -> str:
    return "".join(f"一、{word}\n" for word in _words(count))


def _lines(count: int) -> str:
    return "".join(f"{word}\n" for word in _words(count))


def _wide(count: int) -> str:
    """Rows of two cells below sixteen heads."""
    return f"|{'甲|' * 16}\n" + "|1|2|\n" * count


def _asides(count: int) -> str:
    return f"<html><body><p>{''.join(f'<aside>{word}</aside>' for word in _words(count))}</p></body></html>"


def _measured(folder: Path, *makers: tuple[Callable[[int], str], int]) -> list[tuple[int, int, int, int]]:
    """The most memory before and after, the facts and the bytes of each text, all read in one process."""
    paths = []
    for made, count in makers:
        paths.append(folder / made.__name__)
        paths[-1].write_text(made(count), encoding="utf-8")
    (folder / "small").write_text("".join(made(3) for made, _ in makers), encoding="utf-8")
    command = [sys.executable, "-c", _CODE, str(folder / "small"), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [tuple(map(int, line.split())) for line in done.stdout.splitlines()]  # type: ignore[misc]


@pytest.mark.parametrize("made", [_figures, _list, _table, _prose, _zero_width])
def test_memory_grows_by_no_more_than_the_rule(made: Callable[[int], str], tmp_path: Path) -> None:
    [(before, after, facts, size)] = _measured(tmp_path, (made, 3000 if made is _prose else 600))
    assert facts >= (0 if made is _prose else 600)
    assert after - before <= 2_000_000 + 60 * size + 1_500 * facts


def test_small_texts_that_take_more_for_a_line_are_within_the_rule(tmp_path: Path) -> None:
    """Their lines are so short that a line takes more than 60 bytes a byte."""
    hostile = (
        (_attachments, 3200),
        (_labels, 6000),
        (_markers, 6000),
        (_lines, 10_000),
        (_wide, 1000),
        (_asides, 3200),
    )
    for _, after, facts, size in _measured(tmp_path, *hostile):
        assert after <= 200_000_000 + 60 * size + 1_500 * facts


def _kept(text: str) -> tuple[gp.Document, int, int]:
    """A document, and the bytes that Python keeps for it and for its facts alone."""
    gp.parse(text)
    gc.collect()
    tracemalloc.start()
    try:
        document = gp.parse(text)
        gc.collect()
        whole, _ = tracemalloc.get_traced_memory()
        document = document.model_copy(update={"facts": document.facts[:1]})
        gc.collect()
        return document, whole, whole - tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(("made", "figures"), [(_figures, 400), (_list, 200), (_table, 1400)])
def test_a_fact_takes_at_most_1400_bytes(made: Callable[[int], str], figures: int) -> None:
    _, _, facts = _kept(made(200))
    assert 500 * figures <= facts <= 1_400 * figures


def test_a_table_of_eight_columns_takes_at_most_400_bytes_a_byte() -> None:
    text = _table(200)
    document, kept, _ = _kept(text)
    assert sum(map(len, document.tables[0].body)) == 1600
    assert kept <= 400 * len(text.encode())
