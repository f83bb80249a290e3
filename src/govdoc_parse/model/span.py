"""Places in the source text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Self

from pydantic import ConfigDict, model_validator

from govdoc_parse.model.slots import Slotted

_OF_PYDANTIC_1 = {
    "construct", "copy", "dict", "from_orm", "json", "parse_file", "parse_obj", "parse_raw", "schema", "schema_json",
    "update_forward_refs", "validate",
}  # fmt: skip
_FOR_THE_PARSER = {name for name in vars(Slotted) if not name.startswith(("_", "model_"))}


class Model(Slotted):
    """The common configuration: frozen, and closed to unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def __dir__(self) -> list[str]:
        """The names for completion, without those that pydantic keeps from its first version (`dict`, `json` …) and the parser's own."""
        return [name for name in super().__dir__() if name not in _OF_PYDANTIC_1 | _FOR_THE_PARSER]


class Span(Model):
    """A half-open range `[start, end)` of Unicode code points of `Document.text`."""

    start: int
    end: int

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")
        return self

    def __contains__(self, offset: object) -> bool:
        return isinstance(offset, int) and self.start <= offset < self.end


def _cut(quote: Any) -> str:
    """What stands at the place of a quote: quotes of a parsed document hold its whole text, which is one for all."""
    held: str = quote._text
    start, end = quote.start, quote.end
    return held if len(held) == end - start else held[start:end]


class Quote(Span):
    """A span with the characters that stand there, exactly as in the source."""

    worked_out: ClassVar[Mapping[str, Callable[[Any], Any]]] = {"text": _cut}

    text: str

    @model_validator(mode="wrap")
    @classmethod
    def _as_long_as_its_text(cls, data: Any, make: Callable[[Any], Self]) -> Self:
        made = make(data)
        length, text = made.end - made.start, made.held("text")
        if made is not data and len(text) != length:  # one that was there may hold the whole text
            raise ValueError(f"a quote of {length} characters holds {len(text)}")
        return made

    def is_in(self, text: str) -> bool:
        """Whether a text reads so at this place."""
        return (self.held("text") is text and self.end <= len(text)) or text[self.start : self.end] == self.text

    def __str__(self) -> str:
        return self.text
