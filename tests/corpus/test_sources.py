"""Files, folders and globs: each file once, sorted, and what is left aside is told."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from govdoc_parse.corpus.pieces import Refused
from govdoc_parse.corpus.plan import make_plan
from govdoc_parse.corpus.schema import CorpusError
from govdoc_parse.corpus.sources import find_files


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (
        "reports/b.txt", "reports/a.TXT", "reports/2024/c.docx", "reports/2024/d.zip", "reports/2024/notes",
        "reports/.hidden.txt", "reports/.git/e.txt", "reports/~$c.docx", "reports/out/facts/part-00000.parquet",
        "texts.jsonl", "reports/[2024]年/f.txt",
    ):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


OUT = Path("reports/out")
ALL = ("reports/2024/c.docx", "reports/[2024]年/f.txt", "reports/a.TXT", "reports/b.txt")


@pytest.mark.usefixtures("tree")
class TestFinding:
    def test_a_folder_gives_its_files_sorted_and_counts_what_it_leaves(self) -> None:
        found = find_files(["reports"], OUT)
        assert found.files == ALL
        assert found.skipped == {"": 1, ".zip": 1}

    @pytest.mark.parametrize("source", ["./reports", "reports/", Path("reports"), "reports/../reports"])
    def test_ids_are_paths_as_given_but_for_dots_and_slashes(self, source: str | Path) -> None:
        assert find_files([source], OUT).files[0].endswith("reports/2024/c.docx")
        assert find_files(["./reports/"], OUT).files == ALL

    def test_the_folder_itself(self) -> None:
        assert find_files(["."], OUT).files == (*ALL, "texts.jsonl")

    def test_a_named_file_is_taken_whatever_its_suffix(self) -> None:
        assert find_files(["reports/2024/d.zip", "reports/.hidden.txt"], OUT).files == (
            "reports/.hidden.txt",
            "reports/2024/d.zip",
        )

    def test_a_file_reached_twice_is_taken_once_under_its_first_name(self, tree: Path) -> None:
        assert find_files(["reports/b.txt", str(tree / "reports")], OUT).files[-1] == "reports/b.txt"
        assert len(find_files(["reports/b.txt", tree / "reports", "reports/*.txt"], OUT).files) == len(ALL)

    def test_the_order_of_the_sources_does_not_count(self) -> None:
        assert find_files(["texts.jsonl", "reports"], OUT) == find_files(["reports", "texts.jsonl"], OUT)

    @pytest.mark.parametrize(
        ("pattern", "files"),
        [
            ("reports/*.txt", ("reports/b.txt",)),
            ("reports/**/*.txt", ("reports/[2024]年/f.txt", "reports/b.txt")),
            ("**/c.*", ("reports/2024/c.docx",)),
            ("reports/2024/*", ("reports/2024/c.docx", "reports/2024/d.zip", "reports/2024/notes")),
            ("rep*", ALL),
            ("reports/**/*.parquet", ()),
        ],
    )
    def test_a_glob(self, pattern: str, files: tuple[str, ...]) -> None:
        assert find_files([pattern], OUT).files == files

    def test_an_absolute_glob(self, tree: Path) -> None:
        assert find_files([f"{tree}/reports/*.txt"], OUT).files == ((tree / "reports/b.txt").as_posix(),)

    def test_a_name_with_brackets_is_a_name_before_it_is_a_glob(self) -> None:
        assert find_files(["reports/[2024]年"], OUT).files == ("reports/[2024]年/f.txt",)

    @pytest.mark.parametrize(("source", "said"), [("none", "no such file or folder: none"), ("*.doc", "by \\*.doc")])
    def test_what_is_not_there_is_told(self, source: str, said: str) -> None:
        with pytest.raises(CorpusError, match=said):
            find_files(["reports", source], OUT)

    def test_a_folder_that_cannot_be_listed_is_a_failure(self, monkeypatch: pytest.MonkeyPatch) -> None:
        scandir = os.scandir

        def refuse(folder: str) -> Iterator[os.DirEntry[str]]:
            if folder.endswith("2024"):
                raise PermissionError(13, "Permission denied")
            return scandir(folder)  # type: ignore[return-value]

        monkeypatch.setattr(os, "scandir", refuse)
        found = find_files(["reports"], OUT)
        assert found.files == ALL[1:]
        (failure,) = found.failures
        assert (failure.document, failure.error) == ("reports/2024", "PermissionError")
        assert failure.message == "reports/2024: Permission denied"

    def test_links(self, tree: Path) -> None:
        try:
            (tree / "reports/2024/again.txt").symlink_to(tree / "reports/b.txt")
            (tree / "reports/2024/round").symlink_to(tree / "reports")
        except OSError:
            pytest.skip("no links on this system")
        assert find_files(["reports"], OUT).files == (
            "reports/2024/again.txt",
            "reports/2024/c.docx",
            "reports/[2024]年/f.txt",
            "reports/a.TXT",
        )

    @pytest.mark.parametrize(
        "sources",
        [
            ["reports/2024"],
            ["reports/2024/c.docx", "reports/2024/loop.txt", "reports/2024/lost.txt"],
            ["reports/2024/*.*"],
        ],
    )
    def test_a_link_to_itself_or_nowhere_is_a_file_that_cannot_be_read(self, tree: Path, sources: list[str]) -> None:
        (tree / "reports/2024/d.zip").unlink()
        try:
            (tree / "reports/2024/loop.txt").symlink_to("loop.txt")
            (tree / "reports/2024/lost.txt").symlink_to("none.txt")
            (tree / "reports/2024/other").symlink_to("other")
        except OSError:
            pytest.skip("no links on this system")
        found = find_files(sources, OUT)
        assert found.files == ("reports/2024/c.docx", "reports/2024/loop.txt", "reports/2024/lost.txt")
        refused = [
            piece for chunk in make_plan(found.files).chunks for piece in chunk.pieces if isinstance(piece, Refused)
        ]
        assert [piece.failure.document for piece in refused] == ["reports/2024/loop.txt", "reports/2024/lost.txt"]


def test_the_folder_beside_a_saved_page_is_left_aside(tmp_path: Path) -> None:
    for name in ("通知.html", "通知_files/a.html", "公告.htm", "公告.files/b.txt", "其他_files/c.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("好", encoding="utf-8")
    found = find_files([tmp_path], tmp_path / "out")
    assert [Path(path).name for path in found.files] == ["公告.htm", "c.txt", "通知.html"]
    assert found.skipped == {"_files": 2}


def _closed(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Have the system refuse whatever has this name, also to those whom it refuses nothing."""
    for call in ("stat", "lstat", "scandir"):
        monkeypatch.setattr(os, call, partial(_refused_or, getattr(os, call), name))


def _refused_or(call: Callable[..., object], name: str, path: object = ".", **options: object) -> object:
    if not isinstance(path, int) and name in Path(os.fspath(path)).parts:  # type: ignore[call-overload]
        raise PermissionError(13, "Permission denied", os.fspath(path))  # type: ignore[call-overload]
    return call(path, **options)


@pytest.mark.usefixtures("tree")
def test_a_name_that_may_not_be_looked_at_is_a_row_of_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    _closed(monkeypatch, "2024")
    found = find_files(["reports/2024/c.docx", "reports/b.txt", "长" * 200], OUT)
    assert found.files == ("reports/b.txt",)
    assert [failure.message for failure in found.failures] == [
        "reports/2024/c.docx: Permission denied", f"{'长' * 200}: File name too long"
    ]  # fmt: skip


@pytest.mark.usefixtures("tree")
def test_a_folder_that_a_glob_may_not_list_is_a_row_of_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    _closed(monkeypatch, "2024")
    found = find_files(["reports/**/*.txt"], OUT)
    assert found.files == ("reports/[2024]年/f.txt", "reports/b.txt")
    assert [failure.message for failure in found.failures] == ["reports/2024: Permission denied"]


def test_a_link_to_where_one_may_not_look_is_taken_and_fails(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tree / "secret").mkdir()
    (tree / "secret" / "s.txt").touch()
    (tree / "links").mkdir()
    (tree / "links" / "s.txt").symlink_to(tree / "secret" / "s.txt")
    _closed(monkeypatch, "secret")
    real, target = os.stat, tree / "secret" / "s.txt"  # the system follows the link to it
    monkeypatch.setattr(
        os, "stat", lambda path, **options: real(target if str(path) == "links/s.txt" else path, **options)
    )
    found = find_files(["links"], OUT)
    assert found.files == ("links/s.txt",)
    (piece,) = (piece for chunk in make_plan(found.files).chunks for piece in chunk.pieces)
    assert isinstance(piece, Refused)
    assert piece.failure.message == "links/s.txt: Permission denied"
