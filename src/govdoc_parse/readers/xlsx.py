"""XLSX → rows of its visible sheets, by openpyxl (the extra `xlsx`)."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import Any

from govdoc_parse.extras import need
from govdoc_parse.readers.placed_text import PlacedText
from govdoc_parse.readers.sheets import Row, placed_sheets
from govdoc_parse.readers.text import UnreadableFileError

_PACKAGES = {"openpyxl", "zipfile", "zlib", "xml", "lxml", "defusedxml"}
_DAMAGE = (KeyError, ValueError, OSError, AttributeError, SyntaxError, TypeError, IndexError)
_DIGITS = 15  # that a spreadsheet keeps of a number
_MOST_INDENT = 10


def read_xlsx(data: bytes, name: str = "<bytes>") -> PlacedText:
    """The text of a workbook, a sheet after the other, with the sheet and address of each cell.

    Numbers are those that are kept, in the form of their format where it says percent; formulas give the value that was saved.
    `UnreadableFileError` where the file is no workbook, is damaged or is empty.
    """
    load = need("openpyxl", "xlsx").load_workbook
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and checks that are of no concern here
            book = load(BytesIO(data), read_only=True, data_only=True)
            read = placed_sheets(
                (sheet.title, _rows(sheet)) for sheet in book.worksheets if sheet.sheet_state == "visible"
            )
            book.close()
    except _DAMAGE as error:
        raise UnreadableFileError(f"{name}: a damaged workbook ({error})") from error
    except Exception as error:  # openpyxl and its readers of XML raise classes of their own
        if type(error).__module__.split(".")[0] not in _PACKAGES:
            raise
        raise UnreadableFileError(f"{name}: a damaged workbook ({error})") from error
    if not read.text.strip():
        raise UnreadableFileError(f"{name}: a workbook without cells")
    return read


def _rows(sheet: Any) -> Iterator[Row]:
    sheet.reset_dimensions()  # what a file says of its size may be wrong
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        yield Row(number, tuple(map(_text, cells)))


def _text(cell: Any) -> str:
    """A cell as it is shown, its indent as blanks; a number with all of its digits."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        return _number(value, cell.number_format or "")
    if isinstance(value, datetime):
        return f"{value.date() if value.time() == time() else value}"
    if isinstance(value, date | time):
        return value.isoformat()
    indent = getattr(cell.alignment, "indent", 0) or 0
    return "\u3000" * min(int(indent), _MOST_INDENT) + str(value)


def _number(value: float, form: str) -> str:
    number = Decimal(format(value, f".{_DIGITS}g"))
    if "%" in form:
        return f"{_plain(number * 100)}%"
    return _plain(number)


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
