"""The page of serve in a browser: paste, drop, read, jump, save. Run by `make test-view`."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import open_browser
from conftest import FIXTURES
from playwright.sync_api import Browser, Frame, FrameLocator, Page, expect

from govdoc_parse.limited import Limits
from govdoc_parse.serve import Desk
from govdoc_parse.serve.words import WORDS

Opener = Callable[..., Page]
SIZES = [(1280, 900), (390, 844)]
DROP = """([selector, name, text]) => {
    const data = new DataTransfer();
    if (name) data.items.add(new File([text], name)); else data.setData("text", text);
    for (const kind of ["dragenter", "dragover", "drop"]) {
        document.querySelector(selector).dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
    }
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as browser:
        yield browser


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    with Desk(0, Limits(max_bytes=1_000_000, seconds=60)) as desk:
        Thread(target=desk.serve_forever, args=(0.01,), daemon=True).start()
        yield desk
        desk.shutdown()


@pytest.fixture
def show(browser: Browser, desk: Desk) -> Iterator[Opener]:
    """Open the page; at the end of the test there were no messages, no errors and no requests to anyone else."""
    noise: list[str] = []
    contexts = []

    def opened(*, width: int = 1280, height: int = 900, **options: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: noise.append(message.text))
        page.on("pageerror", lambda error: noise.append(str(error)))
        own = (desk.address, f"blob:{desk.address}", "data:")
        page.on("request", lambda request: request.url.startswith(own) or noise.append(request.url))
        page.goto(desk.address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [line for line in noise if "status of 422" not in line] == []  # the console tells of a refused document


def _read_example(page: Page) -> FrameLocator:
    page.click("#example")
    return _shown(page)


def _shown(page: Page, slot: str = "this") -> FrameLocator:
    expect(page.locator("#shown")).to_be_visible(timeout=60_000)
    return page.frame_locator(f"#view-{slot}")


def test_a_pasted_text_is_shown_beside_its_facts(show: Opener) -> None:
    page = show()
    page.fill("#text-this", "云溪县2023年工作总结\n\n全年造林3亩，修路12公里。\n")
    page.click("#read")
    view = _shown(page)
    text, table = view.locator("#text").bounding_box(), view.locator("#facts").bounding_box()
    assert text is not None
    assert table is not None
    assert text["x"] + text["width"] <= table["x"]
    expect(view.locator("#table tbody tr")).to_have_count(2)
    expect(page.locator("#tab-last")).to_be_hidden()
    expect(page.locator("#tab-targets")).to_be_hidden()
    expect(page.locator("#tab-this")).to_be_focused()


def test_a_cell_leads_to_its_sentence_and_back(show: Opener) -> None:
    view = _read_example(show())
    view.locator("#r12 .c-name").click()
    expect(view.locator("#f12")).to_be_focused()
    expect(view.locator("#f12")).to_be_in_viewport()
    expect(view.locator("#card")).to_contain_text("规模以上工业企业")
    before = view.locator("#text").evaluate("() => scrollY")
    view.locator("#f20").click()
    expect(view.locator("#r20 a")).to_be_focused()
    expect(view.locator("#r20")).to_be_in_viewport()
    assert view.locator("#text").evaluate("() => scrollY") == before  # the text stays where it is read


@pytest.mark.parametrize("slot", ["this", "last"])
def test_a_file_is_dropped_or_chosen(show: Opener, slot: str) -> None:
    page = show()
    page.set_input_files("#file-this", FIXTURES / "county_bureau_half_year.txt")
    page.evaluate(DROP, [f'[data-slot="{slot}"] .drop', "上年.csv", "指标,单位,2023年\n旅游收入,亿元,12.6\n"])
    expect(page.locator(f'[data-slot="{slot}"] output')).to_have_text("上年.csv")
    page.click("#read")
    view = _shown(page)
    if slot == "last":
        expect(view.locator("h1")).to_have_text("棠溪县经信局2024年上半年工作总结")
        page.click("#tab-last")
        view = page.frame_locator("#view-last")
    expect(view.locator("h1")).to_have_text("上年.csv")
    expect(view.locator("#table tbody tr")).to_have_count(1)


def test_text_may_be_dropped_and_emptied(show: Opener) -> None:
    page = show()
    page.evaluate(DROP, ['[data-slot="this"]', "", "造林3亩。"])
    expect(page.locator("#text-this")).to_have_value("造林3亩。")
    page.evaluate(DROP, ["body", "a.txt", "x"])  # beside the fields: nothing, and above all no other page
    page.locator('[data-slot="this"] .empty').click()
    expect(page.locator("#text-this")).to_have_value("")
    page.click("#read")
    expect(page.locator("#trouble")).to_have_text(WORDS["nothing"][0])


def test_targets_stand_against_outcomes_and_lead_to_both_sentences(show: Opener) -> None:
    page = show()
    _read_example(page)
    page.click("#tab-targets")
    row = page.locator("#part-targets tbody tr").first
    for part in ("地区生产总值", "6%", "6.3%", "+0.3", "met", "2023 growth"):
        expect(row).to_contain_text(part)
    row.locator("button", has_text="6.3%").click()
    expect(page.locator("#tab-this")).to_have_attribute("aria-selected", "true")
    expect(page.frame_locator("#view-this").locator("#f2")).to_be_focused()
    page.click("#tab-targets")
    page.locator("#part-targets tr", has_text="in words").locator("button").first.click()
    expect(page.locator("#tab-last")).to_have_attribute("aria-selected", "true")
    expect(page.frame_locator("#view-last").locator("#L10")).to_be_in_viewport()


def test_findings_lead_to_their_line(show: Opener) -> None:
    page = show()
    page.fill("#text-this", "云溪县2023年总结\n" + "\n" * 60 + "2023年新增学位1620个，其中小学1000个、初中900个。\n")
    page.click("#read")
    view = _shown(page)
    page.click("#tab-findings")
    row = page.locator("#part-findings tbody tr", has_text="F101")
    expect(row).to_contain_text("error")
    row.locator("button").click()
    expect(view.locator("#L62")).to_be_in_viewport()


def test_files_are_saved(show: Opener, tmp_path: Path) -> None:
    page = show()
    _read_example(page)
    for kind in ("csv", "xlsx", "json", "html", "targets"):
        page.click(".saves summary")
        with page.expect_download(timeout=60_000) as waiting:
            page.click(f'[data-save="{kind}"]')
        waiting.value.save_as(tmp_path / kind)
        expect(page.locator("#state")).to_have_text(f"Saved: {waiting.value.suggested_filename}")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "csv").read_text(encoding="utf-8-sig"))))
    assert {row["document"] for row in rows} == {"pasted.txt", "Last year pasted.txt"}
    assert (tmp_path / "xlsx").read_bytes().startswith(b"PK")
    assert len((tmp_path / "json").read_text(encoding="utf-8").splitlines()) == 2
    assert "</html>" in (tmp_path / "html").read_text(encoding="utf-8")
    assert "missed" in (tmp_path / "targets").read_text(encoding="utf-8-sig")


def test_one_document_offers_no_comparison(show: Opener, tmp_path: Path) -> None:
    page = show()
    page.fill("#text-this", "造林3亩。")
    page.click("#read")
    _shown(page)
    page.click(".saves summary")
    expect(page.locator('[data-save="targets"]')).to_be_hidden()
    with page.expect_download(timeout=60_000) as waiting:
        page.click('[data-save="json"]')
    waiting.value.save_as(tmp_path / "json")
    assert json.loads((tmp_path / "json").read_text(encoding="utf-8"))["text"] == "造林3亩。"


def test_what_cannot_be_read_is_told(show: Opener) -> None:
    page = show()
    page.set_input_files("#file-this", {"name": "a.docx", "mimeType": "", "buffer": b"PK\x03\x04 broken"})
    page.click("#read")
    expect(page.locator("#trouble")).to_contain_text("a.docx: a damaged archive", timeout=60_000)
    expect(page.locator("#shown")).to_be_hidden()
    page.set_input_files("#file-this", {"name": "b.txt", "mimeType": "", "buffer": b"x" * 1_000_001})
    page.click("#read")
    expect(page.locator("#trouble")).to_have_text(f"{WORDS['too_large'][0]} b.txt (> 1 MB)")


def test_nothing_of_a_document_is_markup(show: Opener) -> None:
    """Neither its name nor its text; a script that ran would show in the title, a picture as a request."""
    page = show()
    tag = "<img src=x onerror=\"top.document.title='ran'\">"
    text = f"云溪县2023年工作总结\n{tag}</script><script>top.document.title='ran'</script>\n2023年{tag}新增学位1620个，其中小学1000个、初中900个。\n"
    page.set_input_files("#file-this", {"name": f"{tag}.txt", "mimeType": "", "buffer": text.encode()})
    expect(page.locator('[data-slot="this"] output')).to_have_text(f"{tag}.txt")
    page.click("#read")
    view = _shown(page)
    expect(view.locator("#text")).to_contain_text(tag)
    page.click("#tab-findings")
    expect(page.locator("#part-findings")).to_contain_text("F101")
    assert page.title() == "govdoc_parse"
    assert page.locator("img").count() + view.locator("img").count() == 0


def test_reading_can_be_stopped(show: Opener) -> None:
    page = show()
    page.fill("#text-this", "2023年造林3亩，增长5%。" * 20_000)
    page.click("#read")
    page.click("#stop")
    expect(page.locator("#state")).to_have_text(WORDS["stopped"][0])
    expect(page.locator("#read")).to_be_enabled()


def test_another_document_leaves_nothing_of_the_first(show: Opener) -> None:
    page = show()
    _read_example(page)
    views = [page.locator(f"#view-{slot}") for slot in ("this", "last")]
    addresses = [view.get_attribute("src") for view in views]
    page.evaluate(
        "() => { window.freed = []; const free = URL.revokeObjectURL; "
        "URL.revokeObjectURL = (url) => { freed.push(url); free.call(URL, url); } }"
    )
    page.click("#another")
    expect(page.locator("#shown")).to_be_hidden()
    assert page.evaluate("freed") == addresses
    assert [view.get_attribute("src") for view in views] == [None, None]
    page.fill("#text-last", "")
    page.fill("#text-this", "造林3亩。")
    page.click("#read")
    expect(_shown(page).locator("#table tbody tr")).to_have_count(1)


def test_language_and_theme_are_those_of_the_view_too(show: Opener) -> None:
    page = show()
    view = _read_example(page)
    expect(view.locator("#h-facts")).to_have_text("Facts")
    page.click("#language")
    expect(view.locator("#h-facts")).to_have_text("数据")
    expect(page.locator("#tab-findings")).to_contain_text("检查结果")
    page.click("#tab-targets")
    expect(page.locator("#part-targets")).to_contain_text("未达到")
    page.click("#theme")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert view.locator("html").get_attribute("data-theme") == "dark"
    page.reload()
    expect(page.locator("#read")).to_have_text("解析")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_tabs_are_moved_through_by_keys(show: Opener) -> None:
    page = show()
    _read_example(page)
    for name in ("last", "targets", "findings", "this"):
        page.keyboard.press("ArrowRight")
        expect(page.locator(f"#tab-{name}")).to_be_focused()
        expect(page.locator(f"#part-{name}")).to_be_visible()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#tab-findings")).to_be_focused()


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everyone_can_use_it(show: Opener, width: int, height: int, scheme: str) -> None:
    """No violation that axe counts as serious, and nothing runs over the edge."""
    page = show(width=width, height=height, color_scheme=scheme)
    _check(page, width)
    _read_example(page)
    for name in ("targets", "findings", "last", "this"):
        page.click(f"#tab-{name}")
        _check(page, width)
    for frame in page.frames[1:]:
        _check(frame, width)


def _check(page: Page | Frame, width: int) -> None:
    """A frame does all that axe asks of a page."""
    found = Axe().run(page, options={"iframes": False}).response["violations"]  # type: ignore[arg-type]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found if each["impact"] in {"serious", "critical"}] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
