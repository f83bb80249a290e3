"""What holds for every lexicon: any TOML is one, or is refused with the path of what is wrong; any one makes a parser."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, get_args

import pytest
from documents import DOCUMENTS
from hypothesis import given, settings
from hypothesis import strategies as st
from invariants import broken_invariants

import govdoc_parse as gp
from govdoc_parse.lexicon import TABLES, ClauseWord

SCALARS = st.one_of(st.text(max_size=5), st.integers(), st.booleans(), st.floats(), st.none())
FIELDS = sorted({name for row in TABLES.values() for name in row.model_fields} | {"size"})
WORDS = st.sampled_from(["亩", "元", "money", "count", "before", "yoy", "planned", "chinese", "governor", "up", "over", "(?P<n>一)、", "[", "(", "(?x)#", "", "\x00"])  # fmt: skip
VALUES = st.one_of(SCALARS, WORDS, st.lists(st.one_of(SCALARS, WORDS), max_size=3))
ROWS = st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=6)
NAMES = st.one_of(st.sampled_from(sorted(TABLES)), st.just("unit"))
TABLE_SETS = st.dictionaries(NAMES, st.lists(st.one_of(ROWS, SCALARS), max_size=3), max_size=3)


def _written(value: Any) -> str:
    """A value as TOML."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + "".join(f"\\U{ord(c):08X}" if c in '"\\\x7f' or c < " " else c for c in value) + '"'
    if isinstance(value, list):
        return f"[{', '.join(map(_written, value))}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_written(each)}" for key, each in value.items()) + "}"
    return '"none"' if value is None else str(value)


FILES = st.one_of(
    TABLE_SETS.map(lambda tables: "".join(f"{name} = {_written(rows)}\n" for name, rows in tables.items()).encode("utf-8", "surrogatepass")),
    st.text(max_size=60).map(lambda text: text.encode()),
    st.binary(max_size=60),
)  # fmt: skip


@given(FILES)
def test_any_file_is_a_lexicon_or_refused_with_its_name(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "my.toml")
        path.write_bytes(data)
        try:
            lexicon = gp.Lexicon.from_toml(path)
        except gp.LexiconError as error:
            assert str(error).startswith(str(path))  # noqa: PT017
        else:
            assert isinstance(lexicon, gp.Lexicon)


@given(TABLE_SETS)
def test_any_rows_are_taken_in_front_or_refused(tables: dict[str, list[Any]]) -> None:
    default = gp.Lexicon.default()
    try:
        extended = default.extend(**tables)
    except gp.LexiconError:
        return
    for name in TABLES:
        added = len(getattr(extended, name)) - len(getattr(default, name))
        assert added == len(tables.get(name, []))
        assert getattr(extended, name)[added:] == getattr(default, name)


SURFACES = st.one_of(st.sampled_from(["亩", "元", "1", "、", "同比", " ", "\n", "(", "[", "\\", "^", "-", "]", "个", "年"]), st.text(min_size=1, max_size=3))  # fmt: skip
NEIGHBOURS = st.one_of(
    st.just(""), st.text(max_size=3), st.sampled_from(["]", "^", "\\", "a-", "--", "[", "&&", "立]"])
)
LISTS = st.lists(SURFACES, min_size=1, max_size=3)
VALID: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "units": st.builds(lambda surfaces, before: {"id": "own", "surfaces": surfaces, "dimension": "count", "not_before": before, "example": f"3{surfaces[0]}"}, LISTS, NEIGHBOURS),
    "approximators": st.builds(lambda surfaces, position, after: {"surfaces": surfaces, "sense": "over", "position": position, "not_after": after, "example": "约"}, LISTS, st.sampled_from(["before", "after"]), NEIGHBOURS),
    "labels": LISTS.map(lambda surfaces: {"key": "source", "surfaces": surfaces, "example": "来源"}),
    "changes": LISTS.map(lambda surfaces: {"surfaces": surfaces, "direction": "up", "example": "增长"}),
    "words": st.builds(lambda surfaces, kind: {"surfaces": surfaces, "kind": kind, "example": "完成"}, LISTS, st.sampled_from(get_args(ClauseWord.model_fields["kind"].annotation))),
    "authorities": LISTS.map(lambda surfaces: {"surfaces": surfaces, "example": "水利局"}),
}  # fmt: skip


@settings(max_examples=15)  # each makes a parser, which takes a while
@pytest.mark.parametrize("table", VALID)
@given(st.data())
def test_a_lexicon_of_any_words_makes_a_parser(table: str, data: st.DataObject) -> None:
    rows = data.draw(st.lists(VALID[table], min_size=1, max_size=2))
    parser = gp.Parser(gp.Lexicon().extend(**{table: rows}))
    text = data.draw(DOCUMENTS)
    assert list(broken_invariants(parser.parse(text))) == []
