"""No regular expression of the package takes more time than grows with the text that it is applied to.

Each pattern meets the texts that are hostile to it (tests/adversarial.py), in the ways in which the code applies it. One that
may read on without end meets texts as long as a book; one that the code applies to a short stretch alone meets such, and
the table says who cuts it. What backtracks without bound would take hours on them, what reads on from every place minutes;
all others are done at once, so that the limits below tell nothing of speed.
"""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

import pytest
import regex
from adversarial import Adversarial
from conftest import THOROUGH
from patterns import Use, find_uses

from govdoc_parse import Lexicon
from govdoc_parse.lexicon.senses import SENSES
from govdoc_parse.stages.facts import grants
from govdoc_parse.stages.facts.tables import cells
from govdoc_parse.stages.layout import blocks, furniture, letterhead
from govdoc_parse.stages.outline import headings
from govdoc_parse.stages.text import authorities, lost_breaks
from govdoc_parse.stages.text.wording import METHODS
from govdoc_parse.stages.words import phrases

LONG, SHORT = (
    (100_000 if THOROUGH else 20_000),
    2_000,
)  # characters, for patterns that read on without end and for others
LIMIT = 5  # seconds of the processor for one text, a hundred times what the slowest pattern takes
NOTICED = LONG / 100_000  # seconds; what takes longer is measured on a quarter of the text too
MOST_TEXTS = 24 if THOROUGH else 12
TITLE, LINE_OF_PAIRS = (
    600,
    600,
)  # labels are looked for in lines up to this length, titles are not longer than two of 300
WINDOWS: dict[str, int] = {
    "export.akn.kinds._TAIL": TITLE,
    "stages.facts.tables.cells._CELL": cells.LONGEST,
    "stages.layout.document_kind._NUMBER": TITLE,
    "stages.outline.section_kinds._END": headings.LONGEST_ALONE,
    "stages.text.lost_breaks._TAIL": lost_breaks.LONGEST,
    **{
        f"stages.text.lost_breaks.LostBreakFinder._genres[{n}]": lost_breaks.LONGEST
        for n in range(len(Lexicon.default().genres))
    },
    "stages.layout.attachments._NOTE": blocks.LONGEST_NOTE,
    "stages.layout.furniture.FurnitureFinder._item": furniture._LONGEST,
    "stages.layout.tail.ATTACHMENT_HEADING": blocks.LONGEST_NOTE,
    "stages.layout.tail.ATTACHMENT_NOTE": blocks.LONGEST_NOTE,
    "stages.layout.metadata.SIGNED_LINE": authorities.LONGEST_AUTHORITY,
    "stages.text.wording.Wording._patterns[for_whom]": grants.REACH,
    "stages.text.wording.Wording._patterns[granting]": grants.NEAR,
    "stages.words.phrases.Phrases._linker": phrases._LINKS_AT_ONCE,
    "stages.layout.metadata._NULL": LINE_OF_PAIRS,
    "stages.layout.metadata._PROMULGATED": LINE_OF_PAIRS,
    "stages.text.authorities.AuthorityFinder._line": authorities.LONGEST_AUTHORITY,
    "stages.text.authorities._ADDRESSED": authorities.LONGEST_ADDRESSEE,
    "stages.quantities.values._TAIL": 40,
    "stages.outline.headings._QUOTE": headings.LONGEST_ALONE,
    **{f"stages.layout.letterhead._COMPILED[…][{n}][0]": letterhead.LONGEST for n in range(5)},
}
USES = find_uses()


@contextmanager
def _limited() -> Iterator[None]:
    """Ends what takes the processor too long, also inside of `re`, which asks for signals as it goes."""

    def late(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, late)
    signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _seconds(pattern: Any, method: str, text: str | bytes) -> float:
    started = time.process_time()
    more: dict[str, Any] = {"timeout": LIMIT} if isinstance(pattern, regex.Pattern) else {}
    try:
        with _limited():
            if method in {"search", "match", "fullmatch"}:
                getattr(pattern, method)(text, **more)
            else:  # finditer, findall, sub and split find all matches
                for _ in pattern.finditer(text, **more):
                    pass
    except TimeoutError:
        pytest.fail(f"{method} takes more than {LIMIT} s on {len(text)} characters, {text[:40]!r} … {text[-20:]!r}")
    return time.process_time() - started


def _methods(name: str) -> set[str]:
    """How a pattern is applied whose calls are not found: that of a sense of cues as its place asks, any other in every way."""
    sense = name.removeprefix("stages.text.wording.Wording._patterns[").removesuffix("]")
    return {METHODS[SENSES[sense]]} if sense in SENSES else {"search", "match", "fullmatch"}


@pytest.mark.parametrize("use", USES, ids=lambda use: use.name)
def test_time_grows_with_the_text_and_not_faster(use: Use) -> None:
    adversarial = Adversarial(use.pattern)
    length = min(WINDOWS.get(use.name, LONG), LONG if adversarial.is_endless else SHORT)
    for method in sorted(use.methods or _methods(use.name)):
        for index, text in enumerate(adversarial.texts(length, MOST_TEXTS)):
            spent = _seconds(use.pattern, method, text)
            if spent > NOTICED:
                quarter = next(islice(adversarial.texts(length // 4, MOST_TEXTS), index, None))
                assert spent < 8 * _seconds(use.pattern, method, quarter), (method, text[:80])


def test_every_window_is_that_of_a_pattern() -> None:
    assert set(WINDOWS) <= {use.name for use in USES}


@pytest.mark.parametrize("careless", [r"(?:约为|约|为)*$", r"(?:\d+,?)+元", r"(?:[^>\n]{1,9} ?> ?)*正文"])
def test_a_careless_pattern_is_noticed(careless: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(globals(), "LIMIT", 0.2)
    with pytest.raises(pytest.fail.Exception, match="takes more than"):
        test_time_grows_with_the_text_and_not_faster(Use("careless", re.compile(careless)))
