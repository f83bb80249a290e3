"""eIds, by the Akoma Ntoso Naming Convention 1.0, section 5.4: `[prefix__]element_ref[_number]`."""

from __future__ import annotations

import re

_AFTER = re.compile(r"之([一二三四五六七八九十]{1,3})\s*$")


class Ids:
    """Gives each element of a document an eId of its own; the same requests in the same order give the same eIds."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._last: dict[str, int] = {}

    def unique(self, prefix: str, ref: str) -> str:
        """The eId of an element that stands once in its context: `art_12__content`."""
        return self._free(_join(prefix, ref))

    def numbered(self, prefix: str, ref: str, number: str) -> str:
        """The eId of an element that bears a number: `chp_1__sec_3`. A number that is taken gets a counter: `lvl_1_2`."""
        return self._free(f"{_join(prefix, ref)}_{number}")

    def counted(self, prefix: str, ref: str) -> str:
        """The eId of an element without a number, by its position: `art_2__para_1`, `body__p_3`."""
        name = _join(prefix, ref)
        self._last[name] = self._last.get(name, 0) + 1
        return self._free(f"{name}_{self._last[name]}")

    def is_free(self, prefix: str, ref: str, number: str) -> bool:
        """Whether `numbered` would give the plain eId."""
        return f"{_join(prefix, ref)}_{number}" not in self._taken

    def _free(self, name: str) -> str:
        found, count = name, self._last.get(f"={name}", 1)
        while found in self._taken:
            count += 1
            found = f"{name}_{count}"
        self._last[f"={name}"] = count
        self._taken.add(found)
        return found


def inserted(marker: str) -> str | None:
    """The numeral behind 之 in the number of an article that was inserted later (第三十五条之一), or `None`."""
    found = _AFTER.search(marker)
    return found[1] if found else None


def slug(text: str) -> str:
    """Letters, digits and hyphens, for IRIs and ids: 岱政办发〔2024〕9号 → 岱政办发-2024-9号."""
    return re.sub(r"[\W_]+", "-", text.lower()).strip("-")


def token(text: str) -> str:
    """Letters, digits and underscores, case kept: the id of a unit inside an eId."""
    return re.sub(r"\W+", "_", text).strip("_")


def _join(prefix: str, ref: str) -> str:
    return f"{prefix}__{ref}" if prefix else ref
