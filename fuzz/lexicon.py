"""`Lexicon.from_toml` on any file, `extend` by its rows, and parsers made of what was taken."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import govdoc_parse as gp
from fuzz.checks import ROOT, BrokenError, check
from fuzz.damage import damaged
from govdoc_parse.lexicon import TABLES

DICTIONARY = "lexicon.dict"
_TEXT = "一、情况\n上半年完成投资3.6亿元，同比增长12.5%。"
_ROWS = 3  # of each table in a seed
_HUGE = re.compile(rb"\{\d*,?\d{3,}|\}.{0,9}\{\d", re.DOTALL)  # a repetition that takes all memory when it is compiled


def seeds() -> Iterator[bytes]:
    for path in sorted((ROOT / "src" / "govdoc_parse" / "lexicon" / "data").glob("*.toml")):
        blocks = path.read_text(encoding="utf-8").split("\n\n")
        for at in range(1, len(blocks), len(blocks) // 4 + 1):
            yield "\n\n".join(blocks[at : at + _ROWS]).encode()


def run(data: bytes) -> None:
    if _HUGE.search(data):
        return
    try:
        lexicon = _read(data)
    except gp.LexiconError as error:
        if not str(error).startswith("my.toml: "):
            raise BrokenError("an error does not name the file") from error
        _extend_refuses(data)
        return
    parser = gp.Parser(lexicon)
    if not any(hasattr(row, "pattern") for name in TABLES for row in getattr(lexicon, name)):
        check(parser.parse(_TEXT), _TEXT)  # a pattern may take for ever, which is for who wrote it to know


def _read(data: bytes) -> gp.Lexicon:
    with TemporaryDirectory() as folder:
        path = Path(folder, "my.toml")
        path.write_bytes(data)
        try:
            return gp.Lexicon.from_toml(path)
        except gp.LexiconError as error:
            raise gp.LexiconError(str(error).replace(f"{folder}/", "")) from error


def _extend_refuses(data: bytes) -> None:
    """What a file of its own is refused for, `extend` refuses too."""
    try:
        tables = tomllib.loads(data.decode())
    except (ValueError, RecursionError):
        return
    if not all(isinstance(table, list) for table in tables.values()):
        return
    try:
        gp.Lexicon.default().extend(**tables)
    except gp.LexiconError:
        return
    raise BrokenError("extend takes what from_toml refuses")


def mutate(data: bytes, random: Random) -> bytes:
    """Damaged characters, and values of another kind."""
    text = data.decode("utf-8", "replace")
    if random.random() < 0.5:
        return damaged(text, random)[0].encode("utf-8", "surrogatepass")
    lines = text.split("\n")
    at = random.randrange(len(lines))
    key, equals, _ = lines[at].partition("=")
    value = random.choice(("", "1", "-1", "true", "nan", '""', "[]", "{}", '["", 1]', "2024-01-01", "'(?P<n>'", "'[一-'", "'(?i)a'", "'(?x)a#'", "'\\1'", "'(?P<n>a)(?P<n>b)'", "'(?<=a*)b'", "'\\p{X}'", "'\\L<units>'", "'(?R)'", '"\\u0000"'))  # fmt: skip
    lines[at] = f"{key}= {value}" if equals else f"{random.choice(sorted(TABLES))} = {value or '[]'}"
    return "\n".join(lines).encode("utf-8", "surrogatepass")
