"""What is compared: each subject is loaded by a function here and then takes a text, and tells how much it found in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

Found = dict[str, int]
Call = Callable[[str], Found]
WRITTEN = datetime(2024, 7, 8)  # the day from which relative times are counted, for the peers that ask for one


@dataclass(frozen=True)
class Subject:
    """A row of the table; `loader` is MODULE:FUNCTION for worker.py. What is `slow` gets a sample of the text."""

    name: str
    loader: str
    call: str
    packages: tuple[str, ...] = ()
    slow: bool = False


BARE = Subject("bare interpreter", "subjects:bare", "nothing")
OURS = Subject("govdoc_parse", "subjects:govdoc_parse", "`parse`", ("govdoc-parse", "pydantic", "regex"))
SUBJECTS = (
    OURS,
    Subject(
        "govdoc_parse, words", "subjects:govdoc_parse_words", "`Parser(words=True).parse`", ("govdoc-parse", "jieba")
    ),
    Subject("JioNLP", "subjects:jionlp", "`ner.extract_money` and `ner.extract_time`", ("jionlp", "jiojio", "numpy")),
    Subject(
        "Recognizers-Text",
        "subjects:recognizers",
        "`recognize_number`, `_percentage`, `_currency`, `_dimension` and `_datetime`",
        ("ms-recognizers-text-suite", "ms-recognizers-text-date-time", "regex"),
        slow=True,
    ),
    Subject("cn2an", "subjects:cn2an", "`transform`", ("cn2an",)),
    Subject("ArborParser", "subjects:arborparser", "`ChainParser` and `TreeBuilder`", ("arborparser",)),
    Subject(
        "zh-chapter-splitter", "subjects:chapter_splitter", "`split_chapters_with_report`", ("zh-chapter-splitter",)
    ),
)


def bare() -> Call:
    """An interpreter that imports nothing and does nothing: what the others are measured over."""
    return lambda _: {}


def govdoc_parse() -> Call:
    import govdoc_parse as gp

    parse = gp.parse
    return lambda text: _parts(parse(text))


def govdoc_parse_words() -> Call:
    import govdoc_parse as gp

    parser = gp.Parser(words=True)
    return lambda text: _parts(parser.parse(text))


def _parts(document: Any) -> Found:
    return {"facts": len(document.facts), "sections": sum(1 for _ in document.walk())}


def jionlp() -> Call:
    """With values, which is the default of both functions: where they stand is not enough for a fact."""
    from jionlp import ner

    day = WRITTEN.timestamp()

    def call(text: str) -> Found:
        return {"amounts": len(ner.extract_money(text)), "times": len(ner.extract_time(text, time_base=day))}

    return call


def recognizers() -> Call:
    """The five models that read what facts are made of; the others (telephone, e-mail, choice …) are left out."""
    import ms_recognizers_suite as suite
    from ms_recognizers_text import Culture

    measures = (
        suite.recognize_number,
        suite.recognize_percentage,
        suite.recognize_currency,
        suite.recognize_dimension,
    )

    def call(text: str) -> Found:
        numbers = sum(len(measure(text, Culture.Chinese)) for measure in measures)
        return {"numbers": numbers, "times": len(suite.recognize_datetime(text, Culture.Chinese, reference=WRITTEN))}

    return call


def cn2an() -> Call:
    """Chinese numerals become digits in a text that stays a text; what is found cannot be counted."""
    from cn2an import transform

    def call(text: str) -> Found:
        transform(text)
        return {}

    return call


def arborparser() -> Call:
    """Its own pattern of chapters, and those of 一、（一）1.（1） made with its builder."""
    from arborparser.chain import ChainParser
    from arborparser.pattern import CHINESE_CHAPTER_PATTERN_BUILDER, NumberType, PatternBuilder
    from arborparser.tree import AutoPruneStrategy, TreeBuilder

    chinese, arabic = NumberType.CHINESE, NumberType.ARABIC
    builders = (
        CHINESE_CHAPTER_PATTERN_BUILDER,
        PatternBuilder(number_type=chinese, suffix_regex=r"[、.．]\s*"),
        PatternBuilder(prefix_regex=r"[（(]", number_type=chinese, suffix_regex=r"[)）]\s*"),
        PatternBuilder(number_type=arabic, suffix_regex=r"[、.．]\s*"),
        PatternBuilder(prefix_regex=r"[（(]", number_type=arabic, suffix_regex=r"[)）]\s*"),
    )
    parser = ChainParser([builder.build() for builder in builders])
    trees = TreeBuilder(strategy=AutoPruneStrategy())

    def sections(node: Any) -> int:
        return len(node.children) + sum(map(sections, node.children))

    return lambda text: {"sections": sections(trees.build_tree(parser.parse_to_chain(text)))}


def chapter_splitter() -> Call:
    from zh_chapter_splitter import split_chapters_with_report

    return lambda text: {"sections": len(split_chapters_with_report(text)[0])}
