"""Automatic numbering of Word: number formats and level texts → the marker that the reader of the page sees."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

CHINESE = "〇一二三四五六七八九"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
LARGEST = 32767  # that Word counts to; a thousand million would be forty million letters
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip


def chinese(number: int) -> str:
    """一 to 九千九百九十九, as in chineseCounting: 十, 二十一, 一百零五."""
    if not 0 < number < 10000:
        return str(number)
    out, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            out += ("零" if zero else "") + CHINESE[digit] + name
            zero = False
        elif out and number:
            zero = True
    return out.removeprefix("一") if out.startswith("一十") else out


def _roman(number: int) -> str:
    out = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        out += letters * count
    return out


def _letters(number: int) -> str:
    """A to Z, then AA, BB, as Word counts."""
    return chr(65 + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _from(first: str, last: int) -> Callable[[int], str]:
    """The characters of a block of Unicode in order, plain digits behind its end."""
    return lambda number: chr(ord(first) + number - 1) if 0 < number <= last else str(number)


def _cycle(characters: str) -> Callable[[int], str]:
    return lambda number: characters[(number - 1) % len(characters)]


FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "ideographDigital": lambda number: "".join(CHINESE[int(digit)] for digit in str(number)),
    "japaneseDigitalTenThousand": chinese,
    "taiwaneseDigital": lambda number: "".join(CHINESE[int(digit)] for digit in str(number)),
    "ideographTraditional": _cycle(STEMS),
    "ideographZodiac": _cycle(BRANCHES),
    "decimalEnclosedCircle": _from("①", 20),
    "decimalEnclosedCircleChinese": _from("①", 20),
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "ideographEnclosedCircle": _from("㊀", 10),
    "decimalFullWidth": lambda number: "".join(chr(ord(digit) + 0xFEE0) for digit in str(number)),
    "decimalFullWidth2": lambda number: "".join(chr(ord(digit) + 0xFEE0) for digit in str(number)),
    "decimalHalfWidth": str,
}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its number is written (`format`), the text around it (`%1、`), where it starts.

    `restart` is the level, counted from 0, whose number sets it back; `None` means every higher one. `legal` writes the
    numbers of higher levels as digits. `suffix` follows the number (w:suff; a tab unless it says otherwise). `style` is the style whose paragraphs stand at this level (ECMA-376 17.9.23).
    """

    format: str
    text: str
    start: int = 1
    restart: int | None = None
    legal: bool = False
    style: str | None = None
    suffix: str = "\t"


@dataclass(slots=True)
class ListCounter:
    """Counts the paragraphs of one list; lists that share their abstract numbering count on, unless they start anew."""

    levels: dict[int, Level]
    numbers: defaultdict[int, int | None] = field(default_factory=lambda: defaultdict(lambda: None))

    def level_of(self, styles: Sequence[str | None]) -> int:
        """The level that is bound to the first of these styles that one is bound to, else the highest."""
        bound = {level.style: index for index, level in self.levels.items() if level.style is not None}
        return next((bound[style] for style in styles if style in bound), 0)

    def marker(self, level: int) -> str:
        """The marker of the next paragraph at a level, 0 the highest; empty for bullets and unnumbered levels."""
        here = self.levels.get(level)
        if here is None:
            return ""
        last = self.numbers[level]
        self.numbers[level] = here.start if last is None else last + 1
        for lower, described in self.levels.items():
            if lower > level and (described.restart is None or level < described.restart):
                self.numbers[lower] = None
        if here.format in {"bullet", "none"}:
            return ""
        out = here.text
        for index in range(level, -1, -1):
            if f"%{index + 1}" in out:
                out = out.replace(f"%{index + 1}", self._written(index, here.legal and index != level))
        return out + here.suffix if out else ""

    def _written(self, level: int, as_digits: bool) -> str:
        described = self.levels.get(level)
        if described is None:
            return ""
        number = self.numbers[level]
        number = described.start if number is None else number
        return str(number) if as_digits or number > LARGEST else FORMATS.get(described.format, str)(number)
