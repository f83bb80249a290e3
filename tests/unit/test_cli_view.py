"""govdoc-parse view: one page, or a folder of pages with an index."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import pytest
from command_line import run

TEXT = "云溪县2024年政府工作报告\n2024年，全县地区生产总值186.4亿元，增长5.6%。\n"


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "deep" / "b.txt").write_text(TEXT.replace("2024", "2025"), encoding="utf-8")
    return folder


def test_a_folder_gives_an_index(reports: Path) -> None:
    done = run("view", "--no-open", str(reports))
    target = Path(f"{reports}.view")
    assert (done.returncode, done.stdout.decode()) == (0, f"{target / 'index.html'}\n")
    assert done.stderr.decode() == f"2 documents written: {target}\n"
    assert {path.name for path in target.iterdir()} == {"index.html", "a.view.html", "b.view.html"}
    assert "<title>reports</title>" in (target / "index.html").read_text(encoding="utf-8")


def test_several_files_give_an_index_in_the_folder_that_is_named(reports: Path, tmp_path: Path) -> None:
    target = tmp_path / "out"
    files = [str(reports / "a.txt"), str(reports / "deep" / "b.txt")]
    for _ in range(2):
        assert run("view", "--no-open", "-o", str(target), *files).returncode == 0
    assert {path.name for path in target.iterdir()} == {"index.html", "a.view.html", "b.view.html"}


def test_an_output_inside_the_folder_is_not_read_again(reports: Path) -> None:
    for _ in range(2):
        assert run("view", "--no-open", "-o", str(reports / "out"), str(reports)).returncode == 0
    assert len(list((reports / "out").iterdir())) == 3


def test_the_index_is_opened(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda address: opened.append(address) or True)
    assert run("view", str(reports)).returncode == 0
    assert opened == [Path(f"{reports}.view", "index.html").as_uri()]


def test_files_that_cannot_be_read_are_left_out(reports: Path) -> None:
    (reports / "bad.txt").write_bytes(b"\x00\x01\x02")
    done = run("view", "--no-open", str(reports))
    assert done.returncode == 1
    assert "bad.txt: not a text file" in done.stderr.decode()
    assert done.stdout.decode() == f"{reports}.view/index.html\n"


def test_a_defect_in_one_document_is_one_line(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from govdoc_parse.export.view import folder

    def broken(*_: object, **more: object) -> str:
        if more["name"] == "a.txt":
            raise RuntimeError("broken")
        return "page"

    monkeypatch.setattr(folder, "html", broken)
    done = run("view", "--no-open", str(reports))
    assert done.returncode == 1
    assert "a.txt: RuntimeError: broken (a defect of govdoc_parse" in done.stderr.decode()
    assert {path.name for path in Path(f"{reports}.view").iterdir()} == {"index.html", "b.view.html"}


def test_without_a_document_nothing_is_written(tmp_path: Path) -> None:
    empty, bad = tmp_path / "empty", tmp_path / "bad"
    empty.mkdir()
    bad.mkdir()
    (bad / "bad.txt").write_bytes(b"\x00\x01\x02")
    done = run("view", "--no-open", str(empty))
    assert (done.returncode, done.stderr.decode()) == (2, f"govdoc-parse: no documents in {empty}\n")
    assert (run("view", "--no-open", str(bad)).returncode, Path(f"{bad}.view").exists()) == (1, False)


def test_a_folder_of_other_files_is_left_alone(reports: Path, tmp_path: Path) -> None:
    target = tmp_path / "mine"
    target.mkdir()
    (target / "notes.txt").write_text("mine", encoding="utf-8")
    done = run("view", "--no-open", "-o", str(target), str(reports))
    assert done.returncode == 2
    assert done.stderr.decode() == f"govdoc-parse: {target}: the folder holds files that are no pages of an index\n"
    done = run("view", "--no-open", "-o", str(tmp_path / "all.html"), str(reports))
    assert (done.returncode, "need a folder" in done.stderr.decode()) == (2, True)


def test_the_page_of_one_file_names_it_and_shows_findings(tmp_path: Path) -> None:
    path = tmp_path / "r.txt"
    path.write_text("位列17个县区中第19位。", encoding="utf-8")
    assert run("view", "--no-open", str(path)).returncode == 0
    page = Path(f"{path}.view.html").read_text(encoding="utf-8")
    assert '"name":"r.txt"' in page
    assert "F107" in page
    assert run("view", "--no-open", "-o", str(tmp_path / "in.html"), "-", stdin=TEXT.encode()).returncode == 0
    assert '"name":""' in (tmp_path / "in.html").read_text(encoding="utf-8")
