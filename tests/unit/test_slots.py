"""Models keep their fields in slots, and are to their users what pydantic makes of any frozen model."""

from __future__ import annotations

import copy
import json
import pickle
from decimal import Decimal
from typing import Any, ClassVar

import pytest
from pydantic import ValidationError

import govdoc_parse as gp
from govdoc_parse.model import Bound, Document, Fact, Quantity, Quote, Span, TableCell
from govdoc_parse.model.span import Model

TEXT = "安陵县2023年工作总结\n全县新建公路200余公里，同比增长8.5%，完成投资3—5亿元，不超过9个。\n\n| 指标 | 产量（吨） |\n| 稻谷 | 31.5 |\n"


@pytest.fixture(scope="module")
def document() -> Document:
    return gp.parse(TEXT)


def _models(value: Any) -> list[Model]:
    """A model or a tuple with all models inside."""
    if isinstance(value, tuple):
        return [model for each in value for model in _models(each)]
    if not isinstance(value, Model):
        return []
    return [value, *(model for name in type(value).model_fields for model in _models(getattr(value, name)))]


def test_a_parsed_model_equals_the_one_that_is_read_from_its_dump(document: Document) -> None:
    models = _models(document)
    assert {type(each) for each in models} >= {Fact, Quantity, Quote, Span, Bound, TableCell}
    for each in models:
        again = type(each).model_validate_json(each.model_dump_json())
        assert again == each
        assert hash(again) == hash(each)
        assert repr(again) == repr(each)
        assert type(each)(**dict(each)) == each


@pytest.mark.parametrize(
    "copied", [copy.copy, copy.deepcopy, lambda each: pickle.loads(pickle.dumps(each)), Model.model_copy]
)
def test_a_copy_equals_what_it_is_of(document: Document, copied: Any) -> None:
    for each in _models(document):
        again = copied(each)
        assert again == each
        assert again.model_fields_set == each.model_fields_set
        assert again.model_dump() == each.model_dump()


def test_a_copy_with_other_values_leaves_the_first_as_it_was() -> None:
    span = Span(start=1, end=2)
    other = span.model_copy(update={"end": 5}, deep=True)
    assert (span.end, other.end) == (2, 5)
    assert span != other
    quote = Quote.model_construct(start=1, end=2)
    assert quote.model_copy(update={"text": "甲"}).model_fields_set == {"start", "end", "text"}
    assert quote.model_fields_set == {"start", "end"}


def test_models_are_frozen_and_hold_no_dictionary(document: Document) -> None:
    for each in _models(document):
        assert each.__dict__ is not each.__dict__
        for name in type(each).model_fields:
            with pytest.raises(ValidationError, match="frozen"):
                setattr(each, name, None)
            with pytest.raises(ValidationError, match="frozen"):
                delattr(each, name)


def test_what_is_not_set_is_missing() -> None:
    quote = Quote.model_construct(start=1)
    assert quote.__dict__ == {"start": 1}
    assert quote == Quote.model_construct(start=1)
    assert quote != Quote.model_construct(start=2)
    assert quote != Span.model_construct(start=1)
    with pytest.raises(AttributeError):
        _ = quote.text


def test_a_dump_has_the_fields_in_their_order() -> None:
    cell = TableCell(start=0, end=1, text="甲", column=2)
    expected = {"start": 0, "end": 1, "text": "甲", "column": 2, "row_span": 1, "column_span": 1}
    assert list(cell.model_dump().items()) == list(expected.items())
    assert json.loads(cell.model_dump_json(exclude_unset=True)) == {"start": 0, "end": 1, "text": "甲", "column": 2}


def test_bounds_are_worked_out(document: Document) -> None:
    def told(quantity: Quantity) -> list[Any]:
        return [each and (each.value, each.closed) for each in (quantity.lower, quantity.upper)]

    found = {fact.quantity.quote.text: told(fact.quantity) for fact in document.facts}
    assert found == {
        "200余公里": [(Decimal(200), False), (Decimal(300), False)],
        "8.5%": [(Decimal("8.5"), True), (Decimal("8.5"), True)],
        "3—5亿元": [(Decimal(300000000), True), (Decimal(500000000), True)],
        "9个": [None, (Decimal(9), True)],
        "31.5": [(Decimal("31.5"), True), (Decimal("31.5"), True)],
    }


def test_a_quote_is_checked_where_it_is_made_and_taken_as_it_is_afterwards(document: Document) -> None:
    with pytest.raises(ValidationError, match="a quote of 2 characters holds 3"):
        Quote(start=1, end=3, text="甲乙丙")
    with pytest.raises(ValidationError, match=r"not a span: \[3, 1\)"):
        Quote(start=3, end=1, text="")
    with pytest.raises(ValidationError, match=r"does not read '安陵县2023年工作总结'"):
        Document(text="别的", title=document.title)
    assert Document(text=TEXT, title=document.title).title is document.title


def test_a_model_of_models_has_slots_of_its_own() -> None:
    class Remarked(Quote):
        kinds: ClassVar[int] = 1

        remark: str = "无"

    made = Remarked(start=0, end=1, text="甲")
    assert (made.start, made.end, made.text, made.remark, made.kinds) == (0, 1, "甲", "无", 1)
    assert Remarked.model_fields["start"].is_required()
    assert not hasattr(made, "_remark")
    assert made == Remarked(start=0, end=1, text="甲", remark="无")


def test_a_model_may_be_extended_where_annotations_are_no_strings() -> None:
    """As in a module without `from __future__ import annotations`."""
    code = (
        "from typing import ClassVar\nfrom govdoc_parse.model import Span\n"
        "class Reviewed(Span):\n    by: str = 'nobody'\n    kinds: ClassVar[int] = 2\n"
    )
    names: dict[str, Any] = {"__name__": "reviews"}
    exec(compile(code, "reviews.py", "exec", dont_inherit=True), names)
    reviewed = names["Reviewed"](start=1, end=3, by="李")
    assert (reviewed.start, reviewed.by, reviewed.kinds) == (1, "李", 2)
    assert reviewed.model_dump() == {"start": 1, "end": 3, "by": "李"}
