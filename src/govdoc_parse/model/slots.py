"""Models that keep their fields in slots, where pydantic keeps a dictionary for each.

A fact is half a dozen models, and a table a model a cell. Their values stand in slots; `__dict__` is made when pydantic asks for it
(to compare, hash, copy, pickle or serialise) and not kept. A field may be worked out from what its slot holds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, Self

from pydantic import BaseModel

if TYPE_CHECKING:
    from pydantic._internal._model_construction import ModelMetaclass
else:
    ModelMetaclass = type(BaseModel)  # which pydantic has no public name for

_set_names, _set_extra, _set_private = (
    BaseModel.__dict__[f"__pydantic_{slot}__"].__set__ for slot in ("fields_set", "extra", "private")
)
_NOTHING = object()


class _Absent:
    """Stands in a new class for a field of its base: the slot there would pass for a default of the field."""

    def __get__(self, model: object, owner: type) -> Any:
        raise AttributeError


_ABSENT = _Absent()


class Meta(ModelMetaclass):
    """Gives a class a slot `_start` for a field `start`."""

    def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any], **more: Any) -> Any:
        """The class of a body that annotates its fields."""
        hints = {field: str(hint).removeprefix("typing.") for field, hint in body.get("__annotations__", {}).items()}
        fields = (field for field, hint in hints.items() if not hint.startswith("ClassVar"))
        body["__slots__"] = (*body.get("__slots__", ()), *(f"_{field}" for field in fields))
        return super().__new__(cls, name, bases, body, **more)


class Slotted(BaseModel, metaclass=Meta):
    """What all models are made of.

    `worked_out` has a function for each field that its slot, which is `_text` for `text`, does not hold as it is.
    """

    worked_out: ClassVar[Mapping[str, Callable[[Any], Any]]] = {}
    slots: ClassVar[Mapping[str, Any]] = {}
    put: ClassVar[Mapping[str, Callable[[Any, Any], None]]] = {}
    values: ClassVar[Callable[[Any], tuple[Any, ...]]]
    defaults: ClassVar[dict[str, Any]] = {}
    names: ClassVar[set[str]] = set()

    def __init_subclass__(cls, **more: Any) -> None:
        super().__init_subclass__(**more)
        for name in cls.slots:
            if name not in cls.__dict__:
                setattr(cls, name, _ABSENT)

    @classmethod
    def __pydantic_init_subclass__(cls, **more: Any) -> None:
        """Put slots where pydantic has taken the defaults away."""
        super().__pydantic_init_subclass__(**more)
        for name in cls.slots:
            if cls.__dict__.get(name) is _ABSENT:
                delattr(cls, name)
        own = {name: cls.__dict__[f"_{name}"] for name in cls.model_fields if f"_{name}" in cls.__dict__}
        for name, slot in own.items():
            if name in cls.worked_out:
                setattr(cls, name, property(cls.worked_out[name]))
            else:
                setattr(cls, name, slot)
                delattr(cls, f"_{name}")
        cls.slots = {**cls.slots, **own}
        cls.put = {name: slot.__set__ for name, slot in cls.slots.items()}
        cls.defaults = {name: field.default for name, field in cls.model_fields.items() if not field.is_required()}
        cls.names = set(cls.slots)
        names = tuple(cls.slots)
        cls.values = (
            attrgetter(*names) if len(names) > 1 else lambda model: tuple(getattr(model, name) for name in names)
        )

    def held(self, name: str) -> Any:
        """What the slot of a field holds."""
        return self.slots[name].__get__(self)

    @classmethod
    def of_valid(cls, fields: Mapping[str, Any], names: set[str]) -> Self:
        """A model of values known to be valid, all fields given: what `model_construct` makes, in a third of the time.

        For the parser alone, where a third of all models are spans and quotes it has just cut; `names` are the keys. A field that is
        worked out is given as what its slot holds.
        """
        made, put = cls.__new__(cls), cls.put
        for name, value in fields.items():
            put[name](made, value)
        _set_names(made, names)
        _set_extra(made, None)
        _set_private(made, None)
        return made

    @classmethod
    def made_of(cls, **fields: Any) -> Self:
        """A model of values known to be valid, with the defaults of the others. For parser and readers alone: what pydantic makes holds a
        set of its own of the names that were given, 216 bytes.
        """
        return cls.of_valid(cls.defaults | fields, cls.names)

    def settle(self, **values: Any) -> Self:
        """Set fields of this very model: for the parser alone, of what it has made and not yet given away."""
        for name, value in values.items():
            self.put[name](self, value)
        return self

    def changed(self, **values: Any) -> Self:
        """The same with other values, known to be valid: what `model_copy` makes, without working anything out. For the parser alone."""
        fields = {name: values[name] if name in values else slot.__get__(self) for name, slot in self.slots.items()}
        return self.of_valid(fields, self.__pydantic_fields_set__)

    def __eq__(self, other: object) -> bool:
        """Whether both are of one class and all fields are equal, as pydantic has it."""
        if self is other:
            return True
        same = type(self)
        if same is not type(other):
            return NotImplemented
        try:
            return same.values(self) == same.values(other)
        except AttributeError:  # not all are set
            return super().__eq__(other)

    __hash__ = BaseModel.__hash__  # in place of which pydantic gives each class one of its fields

    if not TYPE_CHECKING:

        @property
        def __dict__(self) -> dict[str, Any]:
            """The fields by name, made anew."""
            try:
                return dict(zip(self.slots, type(self).values(self), strict=False))
            except AttributeError:  # not all are set
                fields = ((name, getattr(self, name, _NOTHING)) for name in self.slots)
                return {name: value for name, value in fields if value is not _NOTHING}

        @__dict__.setter
        def __dict__(self, fields: Mapping[str, Any]) -> None:
            """How pydantic fills a new model."""
            put = self.put
            for name, value in fields.items():
                put[name](self, value)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """The same with other values, which are not checked."""
        made = self.__deepcopy__() if deep else self.__copy__()
        for name, value in (update or {}).items():
            self.put[name](made, value)
        made.__pydantic_fields_set__.update(update or ())
        return made
