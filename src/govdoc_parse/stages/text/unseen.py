"""Text with characters without width → the text that a reader sees; what is found in that, put back to its place.

Pages carry soft hyphens, joiners and byte order marks inside words and numbers (3.6亿元 with one behind its point). They are read as if they were not
there, so that no stage has to know of them; offsets and quotes are of the text as given.
"""

from __future__ import annotations

from typing import Any, TypeVar

from govdoc_parse.lazy import lazy
from govdoc_parse.model.document import Document
from govdoc_parse.model.span import Model, Quote, Span
from govdoc_parse.stages.text.source import Source, without_surrogates
from govdoc_parse.stages.text.squeezed import Squeezed, edited

M = TypeVar("M", bound=Model)

_UNSEEN = lazy("[\xad\u180e\u200b\u200c\u200d\u2060\ufeff]")


def find_seen(text: str) -> Seen | None:
    """The text that a reader sees, `None` if that is all of it."""
    edits = [(*match.span(), "") for match in _UNSEEN.finditer(text)]
    return Seen(text, edited(Source(text, text), edits)) if edits else None


class Seen:
    """What is seen of a text (`text`), and the way from one to the other."""

    def __init__(self, whole: str, twin: Squeezed) -> None:
        self._whole, self._twin = without_surrogates(whole), twin
        self.text = twin.fold

    def place(self, offset: int) -> int:
        """Where an offset of the whole text is in what is seen."""
        return self._twin.place(offset)

    def back(self, found: M) -> M:
        """What was found in the seen text, as of the whole one: a quote holds what stands between its ends."""
        moved: M = self._moved(found, back=True)
        return moved

    def out_of(self, found: M) -> M:
        """What was found in the whole text, as of the seen one."""
        moved: M = self._moved(found, back=False)
        return moved

    def _moved(self, value: Any, *, back: bool) -> Any:
        if isinstance(value, tuple):
            return tuple(self._moved(each, back=back) for each in value)
        if not isinstance(value, Model):
            return value
        fields = {name: self._moved(getattr(value, name), back=back) for name in type(value).model_fields}
        if isinstance(value, Span):
            ends = value.start, value.end
            start, end = self._twin.stretch(*ends) if back else (self.place(ends[0]), self.place(ends[1]))
            fields |= {"start": start, "end": end}
            if isinstance(value, Quote):
                fields["text"] = self._whole if back else self.text
        if isinstance(value, Document):
            return type(value)(**fields | {"text": self._whole if back else self.text})
        return type(value).of_valid(fields, value.model_fields_set)
