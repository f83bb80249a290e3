"""What befalls texts on their way: damage of many kinds, the same for the same seed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from random import Random

PUNCTUATION = "，。、；：！？（）()《》“”‘’,.;:…—·"
MARKERS = ("一、", "十二、", "（一）", "(3)", "1.", "1、", "1.2.3", "第一章", "第三条 ", "①", "⑳", "一是", "——", "●", "- ", "# ", "首先，", "附件1", "附件：", "附表")  # fmt: skip
MARKS = "（）()《》“”‘’【】[]{}〔〕「」|\t%‰°¥￥*_~`\\/"
ODD = (
    "\x00\x07\x0b\x0c\x1b\x1c\x1d\x1e\x7f\x85\xa0\xad\u0301\u0660\u0663\u06dd\u200b\u200d\u200e\u200f\u202e\u2028\u2029"
    "\u2060\u20e3\u2160\u216b\u2474\u2488\u24ff\u3007\u3021\u3280\u32ff\u337f\ufe0f\ufeff\uff61\ufffd\ufffe\ud800\udfff"
    "\U0001d7db\U0001f1e8\U0001f468\U0001f600\U00020000\U000e0100\U0010ffff"
)
LABELS = ("索引号：", "文号：", "发布日期：2024-02-30", "成文日期 ", "主题词：", "来源:", "单位：万元", "（此件公开发布）", "抄送：", "目录", "注：")  # fmt: skip
FIGURES = ("同比增长", "0.0.0", "1,2,3", "-5%", "3:7:9", "１２．５％", "三千五百万亿", "第〇位", "百分之", "/3", "×10^9", "9" * 40, "2024年13月32日", "0年")  # fmt: skip
DIGITS = "0123456789０９零〇一二三四五六七八九十百千万亿两点"
_WIDE = {0x21 + i: 0xFF01 + i for i in range(94)} | {0x20: 0x3000}
_NARROW = {wide: narrow for narrow, wide in _WIDE.items()}
_LARGE = 20_000  # characters; a larger block is not repeated many times
_NUMERAL = re.compile(f"[{DIGITS}]+")


def _some(text: str, random: Random, part: float) -> list[int]:
    """So large a part of the places of a text, one at least."""
    if not text:
        return []
    return sorted({random.randrange(len(text)) for _ in range(max(1, int(len(text) * part)))})


def _inserted(text: str, places: list[int], piece: Callable[[], str]) -> str:
    out, last = [], 0
    for place in places:
        out += [text[last:place], piece()]
        last = place
    return "".join([*out, text[last:]])


def _kept(text: str, keep: Callable[[str], bool]) -> str:
    return "".join(character for character in text if keep(character))


def drop_punctuation(text: str, random: Random) -> str:
    """Some of the punctuation is lost, or all of one mark."""
    mark, share = random.choice(PUNCTUATION), random.choice((0.02, 0.2, 1.0))
    marks = mark if random.random() < 0.5 else PUNCTUATION
    return _kept(text, lambda character: character not in marks or random.random() > share)


def swap_widths(text: str, random: Random) -> str:
    """Characters become full or half as wide, all or some."""
    table, share = random.choice((_WIDE, _NARROW)), random.choice((0.1, 1.0))
    return "".join(chr(table.get(ord(c), ord(c))) if share == 1 or random.random() < share else c for c in text)


def cut_lines(text: str, random: Random) -> str:
    """Lines end where none did."""
    return _inserted(text, _some(text, random, random.choice((0.001, 0.01, 0.1))), lambda: "\n")


def join_lines(text: str, random: Random) -> str:
    """Some line ends are lost, or become a blank."""
    share, instead = random.choice((0.1, 0.5)), random.choice(("", " ", "　　"))
    return "".join(instead if c == "\n" and random.random() < share else c for c in text)


def repeat_lines(text: str, random: Random) -> str:
    """A block of lines stands twice, or many times, there or elsewhere."""
    lines = text.split("\n")
    start = random.randrange(len(lines))
    block = lines[start : start + random.choice((1, 1, 3, 20))]
    block *= min(random.choice((1, 1, 2, 30)), 1 + _LARGE // (1 + sum(map(len, block))))
    place = random.choice((start, random.randrange(len(lines))))
    return "\n".join(lines[:place] + block + lines[place:])


def move_lines(text: str, random: Random) -> str:
    """A block of lines stands elsewhere."""
    lines = text.split("\n")
    start = random.randrange(len(lines))
    end = start + random.choice((1, 5, 40))
    block, rest = lines[start:end], lines[:start] + lines[end:]
    place = random.randint(0, len(rest))
    return "\n".join(rest[:place] + block + rest[place:])


def drop_lines(text: str, random: Random) -> str:
    """Some lines are lost."""
    share = random.choice((0.02, 0.2))
    return "\n".join(line for line in text.split("\n") if random.random() > share)


def shuffle_cells(text: str, random: Random) -> str:
    """The rows of a table change places, or the cells of a row; short lines count as cells too."""
    lines = text.split("\n")
    tabular = [at for at, line in enumerate(lines) if "\t" in line or line.count("|") > 1]
    short = [at for at, line in enumerate(lines) if 0 < len(line) <= 25]
    places = random.choice((tabular, short)) or short or list(range(len(lines)))
    if random.random() < 0.5:
        mixed = random.sample(places, len(places))
        lines = [lines[dict(zip(places, mixed, strict=True)).get(at, at)] for at in range(len(lines))]
    else:
        for at in places:
            mark = "\t" if "\t" in lines[at] else "|"
            cells = lines[at].split(mark)
            random.shuffle(cells)
            lines[at] = mark.join(cells[: random.choice((len(cells), len(cells), 1))])
    return "\n".join(lines)


def make_cells(text: str, random: Random) -> str:
    """Prose becomes rows of cells."""
    share, cell = random.choice((0.1, 0.6)), random.choice(("\t", " | ", "\n"))
    return "".join(cell if c in "，、： " and random.random() < share else c for c in text)


def drop_characters(text: str, random: Random) -> str:
    """Some characters are lost."""
    share = random.choice((0.002, 0.02, 0.2))
    return _kept(text, lambda _: random.random() > share)


def swap_neighbours(text: str, random: Random) -> str:
    """Characters stand in the order of their neighbours."""
    characters = list(text)
    for at in _some(text, random, random.choice((0.002, 0.02, 0.2))):
        if at:
            characters[at - 1], characters[at] = characters[at], characters[at - 1]
    return "".join(characters)


def replace_digits(text: str, random: Random) -> str:
    """Numerals become others, longer and stranger ones too."""
    share, length = random.choice((0.05, 0.5)), random.choice((1, 2, 12))

    def other(match: re.Match[str]) -> str:
        if random.random() > share:
            return match[0]
        return "".join(random.choice(DIGITS) for _ in range(random.randint(1, length)))

    return _NUMERAL.sub(other, text)


def insert_strays(text: str, random: Random) -> str:
    """Markers, marks, labels, figures or odd characters stand where they do not belong."""
    strays = random.choice((MARKERS, MARKS, ODD, LABELS, FIGURES))
    line = random.choice(("", "", "\n"))
    return _inserted(text, _some(text, random, random.choice((0.0005, 0.005, 0.05))), lambda: line + random.choice(strays))  # fmt: skip


def insert_run(text: str, random: Random) -> str:
    """One character or marker stands many times."""
    stray = random.choice(random.choice((MARKERS, MARKS, ODD, PUNCTUATION, DIGITS, FIGURES, "\n 　\t")))
    return _inserted(text, _some(text, random, 0.0), lambda: stray * random.choice((2, 30, 1000)))


def truncate(text: str, random: Random) -> str:
    """The beginning or the end is lost."""
    place = random.randint(0, len(text))
    return text[place:] if random.random() < 0.3 else text[:place]


def wrap_hard(text: str, random: Random) -> str:
    """Lines end at a column."""
    width = random.choice((1, 10, 28, 40))
    return "\n".join(line[at : at + width] for line in text.split("\n") for at in range(0, max(1, len(line)), width))


def flatten(text: str, random: Random) -> str:
    """All line ends are lost."""
    return re.sub("[\r\n]+", random.choice(("", " ", "　　")), text)


def change_line_ends(text: str, random: Random) -> str:
    """Lines end as on another system."""
    unix = text.replace("\r\n", "\n")
    return unix.replace("\n", random.choice(("\r\n", "\r\n", "\r", "\n\n", "\u2028", "\x0b", "\n\r")))


def repeat_whole(text: str, random: Random) -> str:
    """The whole stands twice."""
    return text + random.choice(("", "\n", "\n\n")) + text


DAMAGES: Mapping[str, Callable[[str, Random], str]] = {
    damage.__name__: damage
    for damage in (
        drop_punctuation, swap_widths, cut_lines, join_lines, repeat_lines, move_lines, drop_lines, shuffle_cells, make_cells,
        drop_characters, swap_neighbours, replace_digits, insert_strays, insert_run, truncate, wrap_hard, flatten,
        change_line_ends, repeat_whole,
    )
}  # fmt: skip


def damaged(text: str, random: Random) -> tuple[str, tuple[str, ...]]:
    """The text with one to three kinds of damage, and their names."""
    names = tuple(random.choice(tuple(DAMAGES)) for _ in range(random.randint(1, 3)))
    for name in names:
        text = DAMAGES[name](text, random)
    return text, names


def damaged_bytes(data: bytes, random: Random) -> bytes:
    """Bytes of which some are lost, doubled or changed."""
    out = bytearray(data)
    for _ in range(random.choice((1, 1, 4, 16))):
        at = random.randint(0, len(out))
        match random.randrange(3):
            case 0:
                del out[at : at + random.choice((1, 4, 100))]
            case 1:
                out[at:at] = out[at : at + random.choice((1, 16, 400))] or b"\x00"
            case _:
                out[at : at + 1] = bytes([random.randrange(256)])
    return bytes(out)
