"""Thousands of documents out of the fixtures: cut, shortened, with other figures; bad ones among them."""

from __future__ import annotations

import random
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
FIXTURES = sorted(path for path in (ROOT / "fixtures").glob("*.txt") if not path.stem.endswith(".golden"))
HEAD = 6  # sentences or lines at the top of a fixture: metadata, title
ODD = (
    "",
    " \n　",
    "完成投资3亿元\x00，新建堤防8.4公里。",
    "𠮷林村2024年新建路灯120盏😀，下降3.2%。",
    "\ufffd同比增长5%",
)


def documents(count: int, seed: int = 2024) -> dict[str, str | None]:
    """Texts by their ids, the same for the same seed. The fixtures come first, whole; then parts of them, every
    fiftieth odd, every hundredth no text at all."""
    chance = random.Random(seed)
    whole = [path.read_bytes().decode("utf-8") for path in FIXTURES]
    texts: list[str | None] = [*whole]
    while len(texts) < count:
        number = len(texts)
        if number % 100 == 0:
            texts.append(None)
        elif number % 50 == 0:
            texts.append(ODD[number // 50 % len(ODD)])
        else:
            texts.append(_part(chance.choice(whole), chance))
    return {f"doc-{number:05}": text for number, text in enumerate(texts)}


def contents(count: int, seed: int = 2024) -> dict[str, bytes | None]:
    """The same as files: text in UTF-8 and GB18030, web pages, and damaged archives."""
    files: dict[str, bytes | None] = {}
    for number, (name, text) in enumerate(documents(count, seed).items()):
        if text is None or number % 13 == 12:
            files[name] = None if text is None else b"PK\x03\x04 broken"
        elif number % 4 == 1:
            files[name] = text.encode("gb18030")
        elif number % 4 == 2:
            paragraphs = "".join(f"<p>{line}</p>" for line in text.splitlines())
            files[name] = f"<html><body>{paragraphs}</body></html>".encode()
        else:
            files[name] = text.encode()
    return files


def _part(text: str, chance: random.Random) -> str:
    """Some sentences of the top and some in a row below it, a third of the digits changed, a sentence torn."""
    sentences = re.findall(r"[^\n。]*[\n。]", text)
    start = chance.randrange(HEAD, len(sentences))
    kept = [*sentences[: chance.randrange(HEAD + 1)], *sentences[start : start + chance.randrange(2, 10)]]
    kept = [sentence for sentence in kept if chance.random() < 0.95] or kept
    if chance.random() < 0.2:
        torn = chance.randrange(len(kept))
        kept[torn] = kept[torn][: chance.randrange(len(kept[torn]))]
    part = "".join(kept).replace("\n", chance.choice(("\n", "\n", "\n", "\r\n")))
    return re.sub(r"\d", lambda digit: str(chance.randrange(10)) if chance.random() < 0.3 else digit[0], part)
