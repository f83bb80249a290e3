from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import govdoc_parse as gp
from govdoc_parse import Lexicon, LexiconError, Parser, Unit
from govdoc_parse.lexicon import TABLES, Label, lexicon

MU = {"id": "mu", "surfaces": ["亩"], "dimension": "area", "example": "造林3亩"}


def test_extend_puts_rows_in_front_and_leaves_the_default_alone() -> None:
    extended = Lexicon.default().extend(units=[Unit(**MU)])
    assert extended.units[0].surfaces == ("亩",)
    assert len(extended.units) == len(Lexicon.default().units) + 1


@pytest.mark.parametrize(
    ("tables", "said"),
    [
        ({"units": [MU, MU | {"surfaces": []}]}, r"units\[1\]\.surfaces"),
        ({"units": [MU | {"dimension": "weight"}]}, r"units\[0\]\.dimension"),
        ({"units": [MU | {"size": 3}]}, r"units\[0\]\.size"),
        ({"units": [MU | {"example": "造林"}]}, r"units\[0\]\.example"),
        ({"units": [Label(key="title", surfaces=("名称",), example="名称：甲")]}, "a Label in a table of Unit"),
        ({"unit": [MU]}, "no table 'unit'"),
        ({"furniture": [{"pattern": "(", "example": "("}]}, r"furniture\[0\]\.pattern"),
        (
            {"numbering": [{"id": "x", "level": 4, "pattern": "甲、", "digits": "chinese", "example": "甲、"}]},
            "names no group n",
        ),
    ],
)
def test_a_bad_row_is_named_by_its_path(tables: dict[str, list[object]], said: str) -> None:
    with pytest.raises(LexiconError, match=said):
        Lexicon.default().extend(**tables)  # type: ignore[arg-type]


def test_only_the_tables_of_the_folder_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What editors and systems leave beside them (units.toml~, .DS_Store) is no table."""
    data = tmp_path / "data"
    shutil.copytree(Path(lexicon.__file__).parent / "data", data)
    (data / "units.toml~").write_text("[[units]]\nid = 3\n", encoding="utf-8")
    monkeypatch.setattr(lexicon, "files", lambda _: tmp_path)
    assert lexicon._default.__wrapped__() == Lexicon.default()


def test_from_toml(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_text(
        '[[units]]\nid = "kit"\nsurfaces = ["礼包"]\ndimension = "count"\nexample = "发放3礼包"\n', encoding="utf-8"
    )
    assert Lexicon.from_toml(path).units[0].id == "kit"
    path.write_text("[units]\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="not an array of tables"):
        Lexicon.from_toml(path)
    path.write_text("[[units\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"my\.toml"):
        Lexicon.from_toml(path)


def test_a_row_of_ones_own_wins_over_the_same_word_of_the_default() -> None:
    own = Lexicon.default().extend(
        approximators=[{"surfaces": ["约"], "sense": "over", "position": "before", "example": "约3家"}]
    )
    assert [
        Parser(lexicon).parse("新增企业约3家。").facts[0].quantity.approximation for lexicon in (Lexicon.default(), own)
    ] == ["about", "over"]


@pytest.mark.parametrize("table", [*TABLES, "all"])
def test_a_table_may_be_empty(table: str) -> None:
    empty = dict.fromkeys(TABLES if table == "all" else [table], ())
    parser = Parser(Lexicon.default().model_copy(update=empty))
    text = "索引号：1\n某县2023年总结\n一、工作\n完成投资不低于3亿元，力争增长5%，建成全国最高12家企业，延长婚假至15天。\n某县水利局"
    assert parser.parse(text).text == text


def test_a_row_of_a_comparison_is_a_base_and_no_period() -> None:
    row = {"pattern": "对照上年", "basis": "prev_year", "example": "对照上年增长5%"}
    parser = gp.Parser(gp.Lexicon.default().extend(comparisons=[row]))
    fact = parser.parse("安陵县财政局2024年工作总结\n\n财政收入对照上年增长5%。").facts[0]
    assert (fact.comparison.basis, fact.name, fact.year) == ("prev_year", "财政收入", 2024)


def test_a_row_of_a_change_verb_shares_out_a_list() -> None:
    row = {"surfaces": ["抬升"], "direction": "up", "example": "增加值抬升5%"}
    parser = gp.Parser(gp.Lexicon.default().extend(changes=[row]))
    facts = parser.parse("一产、二产增加值抬升5%、6%。").facts
    assert [(f.name, f.role, f.direction) for f in facts] == [
        ("一产增加值", "change", "up"),
        ("二产增加值", "change", "up"),
    ]


def test_a_row_of_a_change_verb_opens_a_clause() -> None:
    row = {"surfaces": ["削薄"], "direction": "down", "example": "削薄群众跑腿3000次"}
    parser = gp.Parser(gp.Lexicon.default().extend(changes=[row]))
    fact = parser.parse("削薄群众跑腿3000次。").facts[0]
    assert (fact.role, fact.direction, fact.name) == ("change", "down", "群众跑腿")


def test_a_cue_of_ones_own_is_heard() -> None:
    cue = {"sense": "cap", "pattern": "严禁多于", "example": "每校班额严禁多于50人"}
    text = "每校班额严禁多于50人。"
    assert gp.parse(text).facts[0].role == "level"
    assert Parser(Lexicon.default().extend(cues=[cue])).parse(text).facts[0].role == "standard"


def test_a_cue_has_a_known_sense() -> None:
    with pytest.raises(LexiconError, match=r"no sense 'ceiling'; there are .*cap"):
        Lexicon.default().extend(cues=[{"sense": "ceiling", "pattern": "封顶", "example": "封顶5万元"}])


def test_points_that_share_a_unit_need_that_unit() -> None:
    assert gp.Parser(gp.Lexicon()).parse("上升0.6个和0.3个百分点").facts == ()
