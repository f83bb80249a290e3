from __future__ import annotations

import pickle

import pytest

import govdoc_parse as gp


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("岱政办发〔2024〕9号", ("standard", "岱政办发", 2024, 9, "岱政办发〔2024〕9号", True)),
        ("岱政办发[2024]09号", ("standard", "岱政办发", 2024, 9, "岱政办发〔2024〕9号", False)),
        ("岱政字【2009】第5号", ("standard", "岱政字", 2009, 5, "岱政字〔2009〕5号", False)),
        ("岱政发〔二○一二〕十六号", ("standard", "岱政发", 2012, 16, "岱政发〔2012〕16号", False)),
        ("岱川市人民政府令第45号", ("order", "岱川市人民政府令", None, 45, "岱川市人民政府令第45号", True)),
        ("2021年第5号", ("serial", None, 2021, 5, "2021年第5号", True)),
        ("岱政发〔202321", ("standard", "岱政发", 2023, 21, "岱政发〔2023〕21号", False)),
        ("岱政发〔2023", ("standard", "岱政发", 2023, None, "岱政发〔2023〕号", False)),
    ],
)
def test_a_document_number_is_taken_apart(written: str, expected: tuple[object, ...]) -> None:
    number = gp.parse(f"发布机构：岱川市人民政府\n文号：{written}\n\n一、情况\n工作平稳。").number
    assert number is not None
    assert (number.kind, number.code, number.year, number.sequence, number.normalized, number.well_formed) == expected


def test_what_has_not_the_form_of_a_number_is_none() -> None:
    document = gp.parse("发布机构：岱川市人民政府\n文号：岱政发第21号\n\n一、情况\n工作平稳。")
    assert document.number is None
    assert document.metadata.document_number == "岱政发第21号"


@pytest.mark.parametrize(
    ("title", "kind", "period"),
    [
        ("岱川市教育局关于做好防汛工作的通知", "notice", None),
        ("岱川市教育局2023年上半年工作总结", "work_summary", ("2023-01-01", "2023-06-30")),
        ("岱川市供水用水条例（2022年修订）", "regulation", ("2022-01-01", "2022-12-31")),
        ("2023年岱川市国民经济和社会发展统计公报", "statistical_communique", ("2023-01-01", "2023-12-31")),
    ],
)
def test_the_title_tells_kind_and_period(title: str, kind: str, period: tuple[str, str] | None) -> None:
    document = gp.parse(f"{title}\n\n一、情况\n工作平稳。")
    assert document.kind == kind
    assert (None if document.period is None else (str(document.period.start), str(document.period.end))) == period


def test_a_changed_model_is_what_a_copy_with_other_values_is() -> None:
    fact = gp.parse("2023年，全县新建农村公路124.7公里，同比增长8.5%。").facts[0]
    changed = fact.changed(flow=True, subject="甲")
    copied = fact.model_copy(update={"flow": True, "subject": "甲"})
    assert changed == copied
    assert repr(changed) == repr(copied)
    assert changed.model_dump_json() == copied.model_dump_json()
    assert pickle.loads(pickle.dumps(changed)) == copied


def test_the_figures_of_a_sentence_share_what_they_have_in_common() -> None:
    first, second = gp.parse("2023年，全县新建农村公路124.7公里，同比增长8.5%。").facts
    assert first.sentence is second.sentence
    assert first.period is second.period
    assert first.indicator is not None
    assert first.held("name") is first.indicator
