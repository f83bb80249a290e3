"""Text of documents → cells that no spreadsheet takes for a formula.

A cell of a CSV that begins with =, +, -, @ or a tab is one to Excel and LibreOffice, and a formula may fetch an address or start a
program. Text that begins so gets an apostrophe in front; numbers and dates, also those that are text, stay as they are.
"""

from __future__ import annotations

import re

_FORMULA = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?(?:\d[\d,]*(?:\.\d+)?%?)?")


def harmless(value: object) -> object:
    """The value itself, or text with an apostrophe in front."""
    if not isinstance(value, str) or not _FORMULA.match(value) or _NUMBER.fullmatch(value):
        return value
    return f"'{value}"
