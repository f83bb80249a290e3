"""The index of many documents in a browser: facets, words, the panel, the address."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import open_browser
from conftest import FIXTURES
from playwright.sync_api import Browser, Page, expect

from govdoc_parse import parse_file
from govdoc_parse.export import panel, write_views
from govdoc_parse.export.view.entries import entry_of
from govdoc_parse.export.view.folder import view_of, write_folder
from govdoc_parse.export.view.index import index_html
from govdoc_parse.findings import check

Opener = Callable[..., Page]

FILES = [*sorted((FIXTURES / "corpus").glob("*.txt")), FIXTURES / "regulation.txt", FIXTURES / "performance_form.txt"]
DOCUMENTS = {path.name: parse_file(path) for path in FILES}
LISTED = "#list tbody tr:visible"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as browser:
        yield browser


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("index") / "pages"
    write_views(DOCUMENTS, folder, title="各市报告", find=check)
    return folder


@pytest.fixture
def show(browser: Browser, folder: Path) -> Iterator[Opener]:
    """Open the index; at the end of the test there were no messages, no errors and no requests."""
    noise: list[str] = []
    contexts = []

    def opened(*, at: str = "", width: int = 1280, **options: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: noise.append(message.text))
        page.on("pageerror", lambda error: noise.append(str(error)))
        page.on("request", lambda request: request.url.startswith(("file:", "data:")) or noise.append(request.url))
        page.goto((folder / "index.html").as_uri() + at)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert noise == []


def _box(facet: str, value: str) -> str:
    return f'[data-facet="{facet}"] input[value="{value}"]'


def _count(page: Page, facet: str, value: str) -> str:
    return page.locator(f'[data-facet="{facet}"] label:has(input[value="{value}"]) small').inner_text()


def test_facets_choose_documents_and_count_what_others_leave(show: Opener) -> None:
    page = show()
    expect(page.locator(LISTED)).to_have_count(len(FILES))
    page.check(_box("year", "2025"))
    expect(page.locator(LISTED)).to_have_count(4)
    assert _count(page, "year", "2024") == "4"  # as many as it would add
    assert _count(page, "region", "云溪市") == "1"
    expect(page.locator(_box("genre", "regulation"))).to_be_hidden()
    page.check(_box("region", "云溪市"))
    page.check(_box("region", "安陵市"))
    expect(page.locator(LISTED)).to_have_count(2)
    expect(page.locator("#shown")).to_have_text("2")
    page.fill("#q", "安陵 报告")
    expect(page.locator(LISTED)).to_have_count(1)
    page.click("#clear")
    expect(page.locator(LISTED)).to_have_count(len(FILES))


def test_what_is_chosen_is_kept_in_the_address(show: Opener) -> None:
    page = show()
    page.check(_box("region", "云溪市"))
    page.fill("#wanted", "生产总值")
    page.select_option("#kind", "targets")
    page.wait_for_url("**#*show=targets*region=*")
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.locator(LISTED)).to_have_count(2)
    expect(other.locator("#wanted")).to_have_value("生产总值")
    expect(other.locator("#kind")).to_have_value("targets")
    other.click('nav a[href="#documents"]')
    assert other.url == page.url
    assert other.evaluate("document.activeElement.id") == "documents"


def test_indicators_are_side_by_side_and_lead_to_their_figures(show: Opener) -> None:
    page = show()
    page.fill("#wanted", "地区生产总值")
    wanted = {
        (row.region, str(row.year))
        for row in panel(DOCUMENTS)
        if "地区生产总值" in row.indicator and row.measure in {"level", "growth"}
    }
    rows = page.locator("#side tbody tr")
    expect(rows).to_have_count(len(wanted))
    assert {(row.locator("th").inner_text(), row.locator("td").first.inner_text()) for row in rows.all()} == wanted
    first = next(
        row
        for row in panel(DOCUMENTS)
        if row.region == "松河市" and row.indicator_id == "gdp" and row.measure == "level"
    )
    row = page.locator("#side tbody tr", has_text="松河市").filter(has_text=str(first.year)).first
    row.locator("a.level").first.click()
    page.wait_for_url(f"**/{Path(first.document).stem}.view.html#f*")
    expect(page.locator(f"#f{page.url.rpartition('#f')[2]}")).to_have_text(first.quote)
    page.go_back()
    expect(page.locator("#wanted")).to_have_value("地区生产总值")


def test_the_panel_is_of_the_documents_that_are_shown(show: Opener) -> None:
    page = show()
    page.check(_box("region", "云溪市"))
    assert set(page.locator("#side tbody th").all_inner_texts()) == {"云溪市"}
    assert page.locator("#side thead th").count() <= 14
    page.fill("#wanted", "没有这个指标")
    expect(page.locator("#nothing")).to_be_visible()
    expect(page.locator("#side tr")).to_have_count(0)


def test_a_thousand_documents_are_quick_to_choose_from(browser: Browser, tmp_path: Path) -> None:
    entries = [entry_of(name, document, 0) for name, document in DOCUMENTS.items()]
    many = []
    for nr in range(1000):
        entry = entries[nr % len(entries)]
        figures = [replace(figure, region=f"第{nr}市") for figure in entry.figures]
        many.append(replace(entry, page=f"{nr}.view.html", region=f"第{nr}市", figures=figures))
    path = tmp_path / "index.html"
    path.write_text(index_html(many, title="千份"), encoding="utf-8")
    assert path.stat().st_size < 3_000_000
    page = browser.new_page()
    page.goto(path.as_uri())
    lines = page.locator("#side tbody tr")
    expect(lines).to_have_count(100)
    spent = page.evaluate(
        """() => { const q = document.getElementById('q'); let most = 0; for (const text of ['第7市', '']) {
        const begun = performance.now(); q.value = text; q.dispatchEvent(new Event('input'));
        document.body.getBoundingClientRect(); most = Math.max(most, performance.now() - begun) } return most }"""
    )
    print(f"choosing: {spent} ms")
    assert spent < 2000
    page.click("#more")
    assert lines.count() == 800  # of the eight reports in ten
    expect(page.locator("#more")).to_be_hidden()
    page.close()


def test_keys_and_language(show: Opener) -> None:
    page = show(locale="zh-CN")
    expect(page.locator("#h-panel")).to_have_text("指标对照")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("/松河")
    expect(page.locator("#q")).to_have_value("/松河")
    page.click("#clear")
    page.click("#language")
    expect(page.locator("#side thead th").first).to_have_text("Region")


def test_an_index_without_a_figure_says_so(browser: Browser, tmp_path: Path) -> None:
    write_views({"form.txt": DOCUMENTS["performance_form.txt"]}, tmp_path / "pages")
    page = browser.new_page()
    page.goto((tmp_path / "pages" / "index.html").as_uri())
    expect(page.locator("#nothing")).to_be_visible()
    page.close()


@pytest.mark.parametrize("width", [1280, 900, 390])
def test_nothing_is_wider_than_the_window(show: Opener, width: int) -> None:
    page = show(width=width)
    for _ in range(2):
        assert page.evaluate("document.documentElement.scrollWidth") == width
        page.click("#language")


def test_on_paper(show: Opener) -> None:
    page = show()
    page.emulate_media(media="print")
    for selector in (".bar", ".facets", ".filters"):
        expect(page.locator(selector).first).to_be_hidden()
    expect(page.locator("#side")).to_be_visible()
    page.set_viewport_size({"width": 720, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") == 720


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_serious(show: Opener, width: int, scheme: str) -> None:
    page = show(width=width, color_scheme=scheme)
    found = Axe().run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in {"serious", "critical"}] == []


@pytest.mark.parametrize("text", ["<img src=x onerror=alert(1)>", "</script><script>alert(1)</script>"])
def test_no_name_runs_as_a_script(browser: Browser, tmp_path: Path, text: str) -> None:
    entry, page_text = view_of(DOCUMENTS["yunxi_2024.txt"], text, lambda _: ())
    figures = [replace(figure, region=text, indicator=text, text=text) for figure in entry.figures]
    write_folder(
        [(replace(entry, title=text, region=text, genre=text, figures=figures), page_text)],
        tmp_path / "pages",
        title=text,
    )
    page = browser.new_page()
    alerts: list[str] = []
    page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
    page.goto((tmp_path / "pages" / "index.html").as_uri())
    expect(page.locator("#side tbody th").first).to_have_text(text)
    assert page.locator("img").count() == 0
    assert alerts == []
    page.close()
