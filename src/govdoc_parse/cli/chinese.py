"""The messages and the help in Chinese: `chinese.tsv`, English and Chinese of each, with `{names}` for what changes.

Messages of the library reach the command line as finished sentences, so a message is found by its shape: the row whose fixed words
it has. What stands in its place for a name is copied as it is, or is a message itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_NAME = re.compile(r"\{(\w+)\}")
_JOINTS = ("\n", ": ", "; ", ", ")


@cache
def messages() -> Mapping[str, str]:
    """The Chinese of every message and text of help by its English."""
    text = files("govdoc_parse.cli").joinpath("chinese.tsv").read_text(encoding="utf-8")
    pairs = (line.split("\t") for line in text.splitlines()[1:])
    return {english.replace("\\n", "\n"): chinese.replace("\\n", "\n") for english, chinese in pairs}


def translated(text: str) -> str:
    """The Chinese of a message, else of its parts where they have one; the rest stays as it is."""
    if text in messages():
        return messages()[text]
    for fixed, english, chinese in _shapes():
        if all(part in text for part in fixed) and (found := re.fullmatch(_pattern(english), text, re.DOTALL)):
            return chinese.format(**{name: translated(value) for name, value in found.groupdict().items()})
    for joint in _JOINTS:
        first, parted, rest = text.partition(joint)
        if parted:
            return f"{translated(first)}{joint}{translated(rest)}"
    return text


@cache
def _shapes() -> tuple[tuple[tuple[str, ...], str, str], ...]:
    """The messages with names in them, those with the most fixed words first: the words, the English, the Chinese."""
    found = [(tuple(_NAME.split(english)[::2]), english, chinese) for english, chinese in messages().items()]
    return tuple(sorted((each for each in found if len(each[0]) > 1), key=lambda each: -sum(map(len, each[0]))))


@cache
def _pattern(english: str) -> str:
    """What matches a message; a name is as short as it may be."""
    parts = _NAME.split(english)
    return "".join(f"(?P<{part}>.*?)" if place % 2 else re.escape(part) for place, part in enumerate(parts))
