"""The index of many documents, and the folder that it is in: whole, safe, replaced at once."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import FIXTURES

import govdoc_parse as gp
from govdoc_parse.export import html, panel, write_views
from govdoc_parse.export.view import folder as folder_module
from govdoc_parse.export.view.entries import Entry
from govdoc_parse.export.view.folder import write_folder
from govdoc_parse.export.view.index import index_html

REPORTS = {path.name: gp.parse_file(path) for path in sorted((FIXTURES / "corpus").glob("*.txt"))}
FORM = gp.parse("名称：表\n新建泵站12座。")


def _data(page: str) -> dict[str, list[list[object]]]:
    found = re.search(r'id="data">(.*?)</script>', page)
    assert found is not None
    data: dict[str, list[list[object]]] = json.loads(found[1])
    return data


def test_a_folder_holds_a_page_of_each_document_and_their_index(tmp_path: Path) -> None:
    target = tmp_path / "pages"
    assert write_views(REPORTS, target, title="四市报告", find=gp.check) == len(REPORTS)
    pages = sorted(path.name for path in target.iterdir())
    assert pages == sorted(["index.html", *(f"{Path(name).stem}.view.html" for name in REPORTS)])
    for name, document in REPORTS.items():
        page = (target / f"{Path(name).stem}.view.html").read_text(encoding="utf-8")
        assert page == html(document, name=name, findings=gp.check(document))
    index = (target / "index.html").read_text(encoding="utf-8")
    assert "<title>四市报告</title>" in index
    links = re.findall(r'<td lang="zh-Hans"><a href="([^"]+)"', index)
    assert sorted(links) == [page for page in pages if page != "index.html"]
    assert re.findall(r"https?://|//[a-z]+\.|url\(|@import|\bsrc=", index) == []


def test_the_index_has_facets_with_counts(tmp_path: Path) -> None:
    write_views({**REPORTS, "form.txt": FORM}, tmp_path / "pages")
    index = (tmp_path / "pages" / "index.html").read_text(encoding="utf-8")
    for facet, value, count in (
        ("region", "云溪市", 2), ("year", "2025", 4), ("genre", "work_report", 8), ("region", "", 1), ("year", "", 1),
    ):  # fmt: skip
        part = index.partition(f'<fieldset data-facet="{facet}">')[2].partition("</fieldset>")[0]
        assert re.findall(rf'value="{value}">.*?<small>(\d+)</small>', part) == [str(count)], (facet, value)
    years = re.findall(r'value="(\d*)"', index.partition('data-facet="year"')[2].partition("</fieldset>")[0])
    assert years == ["2025", "2024", ""]


def test_the_figures_of_the_index_are_those_of_the_panel(tmp_path: Path) -> None:
    write_views(REPORTS, tmp_path / "pages")
    index = (tmp_path / "pages" / "index.html").read_text(encoding="utf-8")
    data = _data(index)
    rows = [row for row in panel(REPORTS) if row.subject is None]
    assert len(data["figures"]) == len(rows)
    shown = set()
    for at, region, indicator, measure, year, *_, place, _about, _sure in data["figures"]:
        page, *facets = data["documents"][at]  # type: ignore[call-overload]
        assert facets[0] in {region_name for region_name, _ in data["regions"]}
        shown.add((page, data["regions"][region][0], data["indicators"][indicator], measure, year))  # type: ignore[call-overload]
        assert f'id="{place}"' in (tmp_path / "pages" / str(page)).read_text(encoding="utf-8")
    assert shown == {
        (f"{Path(row.document).stem}.view.html", row.region, row.indicator, row.measure, row.year) for row in rows
    }


def test_a_figure_says_how_it_is_bounded_and_how_sure_it_is(tmp_path: Path) -> None:
    text = "云溪县2025年政府工作报告\n一、2025年工作安排\n2025年，地区生产总值增长5%左右，城镇新增就业3000人以上，居民收入与经济增长同步。\n"
    write_views([gp.parse(text)], tmp_path / "pages")
    figures = _data((tmp_path / "pages" / "index.html").read_text(encoding="utf-8"))["figures"]
    assert [(each[3], each[5], each[8]) for each in figures] == [
        ("target_growth", "5%", "about"),
        ("target_level", "3,000 人", "at_least"),
        ("target_growth", "居民收入与经济增长同步", ""),
    ]
    assert figures[0][9] in {"high", "medium", "low"}


HOSTILE = "</script><img src=x onerror=alert(1)>\"'&javascript:"


def test_nothing_in_names_and_titles_is_markup() -> None:
    entry = Entry(
        name=HOSTILE, page="</a>\"?#.view.html", title=HOSTILE, region=HOSTILE, region_code="", year="2024", genre=HOSTILE,
        facts=1, findings=0, figures=(),
    )  # fmt: skip
    page = index_html([entry], title=HOSTILE)
    assert "<img" not in page
    assert page.count("</script>") == 3
    assert 'href="%3C/a%3E%22%3F%23.view.html"' in page


def test_pages_of_one_name_are_kept_apart(tmp_path: Path) -> None:
    names = {"a/Report.txt": FORM, "b/report.txt": FORM, "-": FORM, "index.html": FORM, "c/report-2.txt": FORM}
    assert write_views(names, tmp_path / "pages") == len(names)
    pages = {path.name.casefold() for path in (tmp_path / "pages").iterdir()}
    assert len(pages) == len(names) + 1
    assert "stdin.view.html" in pages


def test_a_folder_is_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "pages"
    write_views({"old.txt": FORM}, target)

    def broken() -> Iterator[tuple[Entry, str]]:
        yield from folder_views()
        raise ValueError("no more")

    def folder_views() -> Iterator[tuple[Entry, str]]:
        yield folder_module.view_of(FORM, "new.txt", lambda _: ())

    with pytest.raises(ValueError, match="no more"):
        write_folder(broken(), target)
    assert sorted(path.name for path in target.iterdir()) == ["index.html", "old.view.html"]
    write_folder(folder_views(), target)
    assert sorted(path.name for path in target.iterdir()) == ["index.html", "new.view.html"]
    assert write_views({}, target) == 0
    assert sorted(path.name for path in target.iterdir()) == ["index.html", "new.view.html"]
    assert [path.name for path in tmp_path.iterdir()] == ["pages"]


def test_what_a_stopped_run_has_left_is_no_hindrance(tmp_path: Path) -> None:
    target = tmp_path / "pages"
    write_views({"old.txt": FORM}, target)
    for name in (".pages.part", ".pages.old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "rest.view.html").write_text("rest", encoding="utf-8")
    write_views({"new.txt": FORM}, target)
    assert sorted(path.name for path in target.iterdir()) == ["index.html", "new.view.html"]
    assert [path.name for path in tmp_path.iterdir()] == ["pages"]


def test_the_old_folder_comes_back_if_the_new_one_cannot_take_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "pages"
    write_views({"old.txt": FORM}, target)
    rename = Path.rename

    def refuse(self: Path, other: Path) -> Path:
        if self.name.endswith(".part"):
            raise PermissionError("in use")
        return rename(self, other)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(PermissionError):
        write_views({"new.txt": FORM}, target)
    assert sorted(path.name for path in target.iterdir()) == ["index.html", "old.view.html"]


@pytest.mark.parametrize("other", ["notes.txt", "index.html", "a.view.html"])
def test_no_other_folder_is_replaced(tmp_path: Path, other: str) -> None:
    target = tmp_path / "mine"
    target.mkdir()
    (target / other).write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError):
        write_views([FORM], target)
    assert (target / other).read_text(encoding="utf-8") == "mine"


def test_a_folder_that_got_a_file_since_is_not_replaced(tmp_path: Path) -> None:
    write_views([FORM], tmp_path / "pages")
    (tmp_path / "pages" / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError):
        write_views([FORM], tmp_path / "pages")


def test_an_empty_folder_and_a_link_to_one_are_filled(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_views([FORM], tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real" / "index.html").exists()


def test_equal_documents_give_equal_indexes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_views(REPORTS, tmp_path / name, title="t")
    assert (tmp_path / "a" / "index.html").read_bytes() == (tmp_path / "b" / "index.html").read_bytes()
