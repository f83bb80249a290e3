"""The words of the lexicon that tables use, and its units, as questions on a text without blanks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govdoc_parse.lazy import lazy
from govdoc_parse.lexicon import Lexicon, TableWord
from govdoc_parse.model.fact import Basis
from govdoc_parse.patterns.compile import compiled
from govdoc_parse.stages.quantities.quantity_finder import QuantityFinder

_REMEMBERED = 4096
_PER = lazy("(?P<whole>[^/]{1,4})/[一-龥]{1,4}(?:[·/][一-龥]{1,3})?")  # 元/生·学期


class Terms:
    """Answers whether a text holds words of a kind, and whether it is a unit."""

    def __init__(self, lexicon: Lexicon, quantities: QuantityFinder) -> None:
        rows: dict[str, list[TableWord]] = {}
        for row in lexicon.table_words:
            rows.setdefault(row.kind, []).append(row)
        self._words = {kind: compiled("|".join(map(_pattern, each))) for kind, each in rows.items()}
        self._bases = [(compiled(_pattern(row)), row.basis) for row in rows.get("basis", ())]
        self._quantities = quantities
        self._known: dict[str, bool] = {}

    def knows(self, unit: str) -> bool:
        """Whether a text is a unit of the lexicon, with or without a magnitude."""
        if unit not in self._known:
            whole = unit if (per := _PER.fullmatch(unit)) is None else per["whole"]
            plain = bool(unit) and not unit[0].isdecimal() and not unit[-1].isdecimal()
            reading = self._quantities.read(f"1{whole}") if plain and len(unit) <= 16 else None
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            self._known[unit] = reading is not None and reading.value is not None and reading.ratio is None
        return self._known[unit]

    def find(self, kind: str, text: str) -> re.Match[str] | None:
        """The first words of a kind in a text."""
        pattern = self._words.get(kind)
        return None if pattern is None else pattern.search(text)

    def says(self, kind: str, text: str) -> bool:
        """Whether a text holds words of a kind."""
        return self.find(kind, text) is not None

    def without(self, kind: str, text: str) -> str:
        """The text without the first words of a kind."""
        found = self.find(kind, text)
        return text if found is None else text[: found.start()] + text[found.end() :]

    def names_quantity(self, name: str) -> bool:
        """Whether a name says by itself what is measured (税收收入), and not only of whom or of what (第一产业)."""
        return self.says("quantity", name)

    def basis(self, text: str) -> Basis | None:
        """What a change is measured against, by the first row that holds."""
        return next((basis for pattern, basis in self._bases if pattern.search(text)), None)


def _pattern(row: TableWord) -> str:
    first = "^" if row.place in {"start", "alone"} else ""
    last = "$" if row.place in {"end", "alone"} else ""
    behind = f"(?<!{_any(row.not_after)})" if row.not_after else ""
    ahead = (f"(?={_any(row.before)})" if row.before else "") + (
        f"(?!{_any(row.not_before)})" if row.not_before else ""
    )
    return f"{first}{behind}(?:{_any(row.surfaces)}){ahead}{last}"


def _any(words: Sequence[str]) -> str:
    """Words as alternatives, the longest first; `…` is one to eight characters."""
    return "|".join(re.escape(word).replace("…", ".{1,8}") for word in sorted(words, key=len, reverse=True))
