"""Which empty places of a table another cell reaches over, as the reader of a file knows it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

Side: TypeAlias = Literal["left", "above"]
"""Where the cell is that reaches over an empty place: to the left of it, or above it."""

Covered: TypeAlias = Mapping[int, Side]
"""By the offset of an empty place, which is that of the character after its `|`."""

NOWHERE: Final[Covered] = MappingProxyType({})
