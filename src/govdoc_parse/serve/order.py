"""What the page asks for: a line of JSON, then the bytes of the files one behind the other."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, get_args

Save: TypeAlias = Literal["csv", "xlsx", "json", "html", "targets"]
"""A file to have: the facts, the workbook, the documents, the page, or the comparison."""

_MOST = 2  # documents: this year's, and last year's
_HEAD = 4_096  # bytes of the line
_NAME = 120  # characters of a name that are kept
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class OrderError(ValueError):
    """A request that the page would not make."""


@dataclass(frozen=True, slots=True)
class Part:
    """A file as it was given: its name, which tells CSV and is in the tables, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Order:
    """The document to read, last year's beside it or none, and the file to make of them (`None`: the page)."""

    this: Part
    last: Part | None = None
    save: Save | None = None
    chinese: bool = False
    max_bytes: int = 0


def read_order(body: bytes, max_bytes: int) -> Order:
    """The order of a request; `OrderError` for anything that is not one, such as sizes that do not add up."""
    line, mark, rest = body.partition(b"\n")
    if not mark or len(line) > _HEAD:
        raise OrderError("no head")
    try:
        head = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise OrderError("the head is no JSON") from error
    if not isinstance(head, dict):
        raise OrderError("the head is no object")
    save = head.get("save")
    if save is not None and save not in get_args(Save):
        raise OrderError("no such file")
    parts = _parts(head.get("parts"), rest)
    if save == "targets" and len(parts) < _MOST:
        raise OrderError("a comparison needs two documents")
    last = parts[1] if len(parts) == _MOST else None
    return Order(parts[0], last, save, head.get("chinese") is True, max_bytes)


def _parts(listed: Any, data: bytes) -> list[Part]:
    if not isinstance(listed, list) or not 0 < len(listed) <= _MOST:
        raise OrderError("one document or two")
    parts, at = [], 0
    for each in listed:
        name, size = (each.get("name"), each.get("size")) if isinstance(each, dict) else (None, None)
        if not isinstance(name, str) or type(size) is not int or size < 0:
            raise OrderError("a document needs a name and a size")
        parts.append(Part(_plain(name), data[at : at + size]))
        at += size
    if at != len(data):
        raise OrderError("the sizes do not add up")
    if len({part.name for part in parts}) < len(parts):  # the tables tell documents by their names
        parts[1] = Part(f"{parts[1].name} (2)", parts[1].data)
    return parts


def _plain(name: str) -> str:
    """The last part of a path without control characters and marks of direction."""
    shown = _HIDDEN.sub("", re.split(r"[/\\]", name)[-1]).encode("utf-8", "replace").decode("utf-8").strip()
    return shown[-_NAME:] or "document"
