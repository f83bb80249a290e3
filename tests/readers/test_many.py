from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import govdoc_parse as gp
from govdoc_parse.readers import many


def _files(folder: Path, count: int) -> list[Path]:
    paths = [folder / f"{number}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(f"新建公路{number + 1}公里。", encoding="utf-8")
    return paths


@pytest.mark.parametrize("jobs", [1, 2])
def test_documents_come_in_order_and_failures_in_their_place(tmp_path: Path, jobs: int) -> None:
    paths = _files(tmp_path, 5)
    paths[2].write_bytes(b"PK\x03\x04 broken")
    paths.insert(4, tmp_path / "none.txt")
    seen: list[int] = []
    found = list(gp.parse_files(paths, jobs=jobs, progress=seen.append))
    assert [path for path, _ in found] == paths
    assert seen == [1, 2, 3, 4, 5, 6]
    kinds = [type(outcome).__name__ for _, outcome in found]
    assert kinds == ["Document", "Document", "ParseFailure", "Document", "ParseFailure", "Document"]
    assert found[0][1] == gp.parse_file(paths[0])
    assert [o.error for _, o in found if isinstance(o, gp.ParseFailure)] == ["UnreadableFileError", "FileNotFoundError"]


def test_files_are_read_as_they_are_asked_for(tmp_path: Path) -> None:
    asked: list[str] = []

    def endless() -> Iterator[str]:
        while True:
            asked.append("x")
            yield str(tmp_path / "none.txt")

    found = gp.parse_files(endless(), jobs=1)
    next(found)
    next(found)
    assert len(asked) == 2


def test_an_error_may_be_raised(tmp_path: Path) -> None:
    with pytest.raises(gp.UnreadableFileError, match=r"none\.txt"):
        list(gp.parse_files([tmp_path / "none.txt"], jobs=1, on_error="raise"))


def test_a_parser_of_ones_own_is_used(tmp_path: Path) -> None:
    (path,) = _files(tmp_path, 1)
    unit = gp.Unit(id="road", surfaces=("公里",), dimension="count", example="新建公路1公里")
    parser = gp.Parser(gp.Lexicon.default().extend(units=[unit]))
    ((_, document),) = gp.parse_files([path], parser, jobs=1)
    assert isinstance(document, gp.Document)
    assert document.facts[0].quantity.unit_id == "road"


@pytest.mark.parametrize("wrong", [{"jobs": 0}, {"on_error": "ignore"}])
def test_a_wrong_argument_is_an_error(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        list(gp.parse_files([], **wrong))


def _dies(path: Path, parser: gp.Parser | None) -> many.Outcome:
    if path.name == "1.txt":
        os._exit(3)
    return gp.parse_file(path, parser)


def test_a_process_that_dies_costs_its_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many, "_outcome", _dies)
    found = list(gp.parse_files(_files(tmp_path, 4), jobs=2))
    failures = [(path.name, o.error) for path, o in found if isinstance(o, gp.ParseFailure)]
    assert (len(found), failures) == (4, [("1.txt", "BrokenProcessPool")])
