"""Places in the source text."""

from __future__ import annotations

from typing import Any, Self

from pydantic import BaseModel, ConfigDict, model_validator

_set = object.__setattr__
_OF_PYDANTIC_1 = {
    "construct", "copy", "dict", "from_orm", "json", "parse_file", "parse_obj", "parse_raw", "schema", "schema_json",
    "update_forward_refs", "validate",
}  # fmt: skip


class Model(BaseModel):
    """The common configuration: frozen, and closed to unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def __dir__(self) -> list[str]:
        """The names for completion, without those that pydantic keeps from its first version (`dict`, `json`, `copy` …)."""
        return [name for name in super().__dir__() if name not in _OF_PYDANTIC_1]

    @classmethod
    def of_valid(cls, fields: dict[str, Any], names: set[str]) -> Self:
        """A model of values known to be valid, all fields given: what `model_construct` makes, in a third of the time.

        For the parser alone, where a third of all models are spans and quotes it has just cut; `names` are the keys.
        """
        made = cls.__new__(cls)
        for name, value in fields.items():
            _set(made, name, value)
        _set(made, "__pydantic_fields_set__", names)
        _set(made, "__pydantic_extra__", None)
        _set(made, "__pydantic_private__", None)
        return made

    def changed(self, **values: Any) -> Self:
        """The same with other values, known to be valid: what `model_copy` makes, in less memory, for the dictionary that it copies
        shares no keys with those of other models. For the parser alone, as `of_valid`.
        """
        fields = {name: values[name] if name in values else getattr(self, name) for name in type(self).model_fields}
        return self.of_valid(fields, self.__pydantic_fields_set__)

    @classmethod
    def __pydantic_init_subclass__(cls, **more: Any) -> None:
        """Tell the class its fields before models of it are made: then `of_valid` need not give each a dictionary."""
        super().__pydantic_init_subclass__(**more)
        first = cls.__new__(cls)
        for name in cls.model_fields:
            _set(first, name, None)


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


class Quote(Span):
    """A span with the characters that stand there, exactly as in the source."""

    text: str

    @model_validator(mode="after")
    def _as_long_as_its_text(self) -> Self:
        if len(self.text) != self.end - self.start:
            raise ValueError(f"a quote of {self.end - self.start} characters holds {len(self.text)}")
        return self

    def __str__(self) -> str:
        return self.text
