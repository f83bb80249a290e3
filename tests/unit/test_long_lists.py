"""Long lists give what short ones give, member by member; that their time grows with their length is measured by benchmarks/growth.py."""

from __future__ import annotations

import govdoc_parse as gp
from govdoc_parse import export

MANY = 1_500


def test_a_list_that_is_shared_out() -> None:
    names = [f"{crop}粮产量" for crop in "甲乙丙丁戊己庚辛壬癸"]
    text = f"2023年，{'、'.join(names)}分别为{'、'.join(f'{at}万吨' for at in range(1, 11))}。"
    facts = gp.parse(text).facts
    assert [(fact.name, fact.quantity.value) for fact in facts] == [
        (name, 10_000 * at) for at, name in enumerate(names, start=1)
    ]


def test_a_list_that_is_shared_out_over_times() -> None:
    years = range(1900, 2020)
    text = (
        f"{'、'.join(f'{year}年' for year in years)}分别完成投资{'、'.join(f'{year - 1899}万元' for year in years)}。"
    )
    facts = gp.parse(text).facts
    assert [(fact.year, fact.quantity.value) for fact in facts] == [(year, 10_000 * (year - 1899)) for year in years]


def test_many_attachments_are_joined_with_their_names() -> None:
    names = "".join(f"{at}. 某某表{at}\n" for at in range(1, 100))
    text = f"关于某事的通知\n各单位：\n现通知如下。\n附件：{names}某县人民政府\n2023年6月20日\n" + "".join(
        f"附件{at}\n某某表{at}\n内容。\n" for at in range(99, 0, -1)
    )
    attachments = gp.parse(text).attachments
    assert [each.number for each in attachments] == list(range(1, 100))
    assert all(each.listed is not None and each.title is not None for each in attachments)


def test_the_only_name_is_that_of_the_only_document() -> None:
    text = "关于某事的通知\n各单位：\n现通知如下。\n附件：某某表\n\n某县人民政府\n2023年6月20日\n附件1\n某某表\n内容。\n附件2\n另一表\n内容。\n"
    first, second = gp.parse(text).attachments
    assert (first.listed is not None, second.listed is None) == (True, True)


def test_a_table_in_each_of_many_sections_is_framed_by_its_own() -> None:
    text = "".join(
        f"{at}.{('2023年完成情况', '2024年计划')[at % 2]}\n完成投资3亿元。\n| 乡镇 | 投资（亿元） |\n| 乙镇 | 3 |\n工作如上。\n"
        for at in range(1, 120)
    )
    document = gp.parse(text)
    assert len(document.tables) == 119
    assert [fact.status for fact in document.facts] == [
        ("achieved", "planned")[at % 2] for at in range(1, 120) for _ in range(2)
    ]


def test_chunks_of_a_long_document_hold_each_fact_once() -> None:
    document = gp.parse("".join(f"2023年，全县第{at}次完成投资3.5亿元，同比增长5%。\n" for at in range(MANY)))
    chunks = export.chunks(document)
    assert [fact.index for chunk in chunks for fact in chunk.facts] == list(range(2 * MANY))
    assert max(len(chunk.text) for chunk in chunks) <= 800


def test_a_chunk_repeats_no_head_that_is_longer_than_itself() -> None:
    head = "| 乡镇 | " + " | ".join(f"{'某' * 100}项目{at}投资（万元）" for at in range(9)) + " |\n"
    document = gp.parse(f"情况表\n{head}" + "".join(f"| 甲{at}镇 | {' | '.join(['3'] * 9)} |\n" for at in range(80)))
    assert len(document.tables[0].head) == 1
    assert {chunk.table_head for chunk in export.chunks(document)} == {None}
    heads = {chunk.table_head is None for chunk in export.chunks(document, budget=2_000)}
    assert heads == {True, False}


def test_a_row_repeats_no_sentence_that_nobody_writes() -> None:
    document = gp.parse("2023年，" + "新建公路12公里" * 1_000 + "。")
    at = [column.name for column in export.TABLES["facts"]].index("sentence")
    sentences = [row[at] for row in export.table_rows(document, "facts")]
    assert len(sentences) == 1_000
    assert max(len(str(sentence)) for sentence in sentences) <= 2_010
    assert (str(sentences[500])[0], str(sentences[500])[-1]) == ("…", "…")
    assert str(sentences[0]).startswith("2023年，新建公路")
