"""The rows of the tables: one typed row a word or pattern, each with an example that the tests run.

All surfaces and patterns are matched against the folded text (see `govdoc_parse.fold`): half-width, every blank a
space, every dash '-'. Patterns are in the syntax of the `regex` package.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

from govdoc_parse.lexicon.senses import SENSES
from govdoc_parse.lexicon.table_word_kinds import TableWordKind
from govdoc_parse.model.fact import Basis, Direction, Status
from govdoc_parse.model.quantity import Approximation, Kind

Word = Annotated[str, StringConstraints(min_length=1)]
Words = Annotated[tuple[Word, ...], Field(min_length=1)]


class Row(BaseModel):
    """What every row has: an example in Chinese that shows it at work."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    example: Word


class Unit(Row):
    """A unit of measure or a classifier.

    `dimension` becomes `Quantity.kind`. With `abstract`, a plain count by a Chinese numeral up to ten is prose, not
    a figure (三项任务, 一个). `not_before` lists the characters that make another word of it when they follow (成 → 成立).
    `base` is the id of the unit in which figures of many documents are compared (斤 → t), `factor` how many of it one
    is, exactly: a decimal number or a fraction (亩 → 1/15 公顷). Without `base` a unit is its own.
    """

    id: Word
    surfaces: Words
    dimension: Kind
    base: str = ""
    factor: Annotated[str, StringConstraints(pattern=r"^[0-9]*\.?[0-9]+$|^[0-9]+/[1-9][0-9]*$")] = "1"
    abstract: bool = False
    not_before: str = ""


class Approximator(Row):
    """A word beside a number that turns it into an interval; `position` is its side. `not_after` as in Unit."""

    surfaces: Words
    sense: Approximation
    position: Literal["before", "after"]
    not_after: str = ""


class Label(Row):
    """The written variants of one metadata label. Generic ones (分类, 名称) count only inside a metadata block.

    `key` is `None` for what looks like a label and is none (字体, 打印).
    """

    key: Word | None = None
    surfaces: Words
    generic: bool = False


class NumberingStyle(Row):
    """A way of numbering. `pattern` matches the marker at its start and names the number `n`.

    `digits` says how `n` is read; `level` ranks the styles by convention (3 is an article); `inline` allows it inside a
    paragraph. `series` is the id of the style, mostly its own, of which a document must hold two markers before one of
    this style is believed. `item_group` names the enumeration inside a paragraph that a marker of this style may open
    (一是抓生产，二是…). `glues` tells what a marker follows where its line break was lost: the `stop` of a sentence, or also a
    `figure` whose stop was lost with it (…增长4.2%（二）…).
    """

    id: Word
    level: int
    pattern: Word
    digits: Literal["chinese", "arabic", "symbol", "dotted", "ordinal_word", "roman", "latin", "none"]
    inline: bool = False
    series: Word | None = None
    item_group: Literal["is", "must", "nth", "of", "word", "cn", "ar", "circle", "dot", "dun", "half"] | None = None
    glues: Literal["stop", "figure"] | None = None


class FurnitureItem(Row):
    """Something of the page, not of the document (打印本页). `pattern` matches a whole item of a line."""

    pattern: Word


class ChangeVerb(Row):
    """A verb of change. With `reaches`, the number after it is the level reached (增至), not the difference (增加).

    With `takes_object`, what changes may stand between the verb and the number (减少跑腿3000次, 提高标准至500元). With
    `rates`, it is said of rates alone (增速加快0.6个百分点); before a count it begins what is done (加快6个项目建设).
    """

    surfaces: Words
    direction: Direction
    reaches: bool = False
    takes_object: bool = True
    rates: bool = False


class ComparisonCue(Row):
    """Wording that names what a change is measured against."""

    pattern: Word
    basis: Basis


class StatusCue(Row):
    """Wording in the clause that tells whether a figure is achieved, planned or required.

    With `alone` it is said of its own clause; without, also of the clauses after it in the sentence that say nothing else,
    in a review only with `lasting`. With `behind` it follows the figure that it is said of (38.5亿元｜年初预算). With `obliges` it says what must be, which in a plan is what is to come.
    """

    pattern: Word
    status: Status
    alone: bool = False
    lasting: bool = False
    behind: bool = False
    obliges: bool = False


class Cue(Row):
    """Wording near a figure or in a heading that tells what is said there: a limit, a share, a grant, a shared base.

    `sense` is what it tells, one of `govdoc_parse.lexicon.senses.SENSES`, which also says where it is looked for; `pattern`
    is the wording alone, without `^` and `$`.
    """

    sense: Word
    pattern: Word

    @field_validator("sense")
    @classmethod
    def _known(cls, sense: str) -> str:
        if sense not in SENSES:
            raise ValueError(f"no sense {sense!r}; there are {', '.join(SENSES)}")
        return sense


class ClauseWord(Row):
    """Words of one kind around an indicator; of two that begin at one place the longer one counts.

    `governor`: a verb that cuts the phrase wherever it stands (全县完成｜投资). `verb`: one that may also be part of a noun
    (登记, 补充) and is cut off at the start only. `adverb`, `scope` (全市), `preposition`: cut off at the start, and govern nothing.
    `link`: between indicator and number (达到, 为). `predicate`: ends the noun that follows a count (61家企业｜填写…);
    `verbal_noun`: the same, unless a `head` follows (20家培训｜机构). `suffix`: makes a noun of the verb in front of it (治理｜率).
    `noun`: a longer word that holds one of these and belongs to the name (公共, 从业); `attribute`: so behind a count alone.
    """

    kind: Literal[
        "governor", "verb", "adverb", "scope", "preposition", "link", "predicate",
        "verbal_noun", "noun", "attribute", "suffix", "head",
    ]  # fmt: skip
    surfaces: Words


class SectionKind(Row):
    """What a heading says its section is about.

    `head_words` are alternatives that decide if the heading ends with one of them, whatever is before it (细化｜目标); `pattern` is
    searched anywhere in headings that end with none.
    """

    pattern: Word
    kind: Word
    head_words: str = ""


class Genre(Row):
    """What a title says that the document is (one of the statutory 文种, or a genre of disclosure pages), and what that implies.

    `pattern` is searched in the title without its blanks and the brackets at its end; `id` becomes `Document.kind`.
    `expected` is the status of a figure that says nothing of its own; with `rules`, the document sets standards; with `steady`, no
    heading inside changes the status, but one of what was executed. `review_shift`
    is added to the year of the title for what the document reviews, `date_shift` to the year of its date if nothing
    else gives its year, `early_shift` likewise if that is in the first months of a year. With `norms`, a figure that says nothing of
    its own is a standard (申报指南: 申请书一式3份).
    """

    id: Word
    pattern: Word
    expected: Status = "achieved"
    rules: bool = False
    norms: bool = False
    steady: bool = False
    review_shift: int = 0
    date_shift: int = 0
    early_shift: int = 0


class AuthoritySuffix(Row):
    """How the name of an authority ends, for signatures and addressees."""

    surfaces: Words


class Indicator(Row):
    """An indicator by which the figures of many documents join: its id becomes `Fact.indicator_id`.

    `name` and `spellings` are whole names without the region (民间投资 is never 固定资产投资); a spelling may hold
    alternatives in braces (`{国家级|}高新技术企业{|数}`). `nbs` is the name in the yearbooks of the National Bureau of
    Statistics, empty where it has none. `kinds` are those of a level; a figure of another kind has no id. `shares` are
    the names of which a share is this indicator (民生支出 → 民生支出占比), `changes` those that name it only beside a change
    (经济增长5%). `growth`: its percentages are changes even where no verb says so (居民消费价格涨幅2%). `flow`: it counts what
    a period adds (城镇新增就业). `better` tells which way a target is met: a rate of unemployment by a lower one. `excludes` are names that look like it and mean something else; a test holds them apart.
    """

    id: Word
    name: Word
    english: Word
    nbs: str = ""
    kinds: Annotated[tuple[Kind, ...], Field(min_length=1)]
    spellings: tuple[Word, ...] = ()
    shares: tuple[Word, ...] = ()
    changes: tuple[Word, ...] = ()
    growth: bool = False
    flow: bool = False
    better: Literal["higher", "lower"] = "higher"
    excludes: tuple[Word, ...] = ()


class FalseFriend(Row):
    """Text that holds numerals and states no quantity: titles, document numbers, slogans, names, telephones."""

    pattern: Word
    name: Word


class TableWord(Row):
    """Words in the heads, labels and captions of tables; `kind` names what they say.

    `place` tells where in a text without blanks they stand. `…` in a surface is one to eight characters. They count only if one of
    `before` follows, if none of `not_before` does, and if none of `not_after` precedes. `basis` is for the kind basis alone.
    """

    kind: TableWordKind
    surfaces: Words
    place: Literal["anywhere", "start", "end", "alone"] = "anywhere"
    before: tuple[Word, ...] = ()
    not_before: tuple[Word, ...] = ()
    not_after: tuple[Word, ...] = ()
    basis: Basis | None = None
