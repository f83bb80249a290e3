"""The page in a browser: reading, jumping, filtering, sorting, by mouse and by key. Run by `make test-view`."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import open_browser
from conftest import FIXTURES
from playwright.sync_api import Browser, Page, expect
from report import long_report

from govdoc_parse import Document, parse, parse_file
from govdoc_parse.export import html, write_csv
from govdoc_parse.findings import check

Opener = Callable[..., Page]

BUREAU = parse_file(FIXTURES / "county_bureau_half_year.txt")
COMMUNIQUE = parse_file(FIXTURES / "statistical_communique.txt")
LONG = parse(long_report())
ODD = parse(
    "云溪县2024年统计公报\n一、综合情况与国民经济运行态势在复杂严峻环境下保持总体平稳稳中有进稳中提质的主要\n"
    "地区生产总值80亿元，其中第一产业增加值10亿元，第二产业增加值20亿元，第三产业增加值30亿元。\n"
    "城镇新增就业3000人，“=HYPERLINK”类岗位12个。\n"
)  # a heading longer than a telephone is wide, a sum that is wrong, and a name that a spreadsheet would run
ACCOUNT = parse_file(FIXTURES / "nine_table_account.txt")
ROWS = "#table tbody tr"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with open_browser() as browser:
        yield browser


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Opener]:
    """Open the page of a document; at the end of the test there were no messages, no errors and no requests."""
    noise: list[str] = []
    contexts = []

    def opened(document: Document, *, width: int = 1280, height: int = 900, at: str = "", **options: object) -> Page:
        path = tmp_path / "page.html"
        path.write_text(html(document, findings=check(document)), encoding="utf-8")
        context = browser.new_context(viewport={"width": width, "height": height}, **options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: noise.append(message.text))
        page.on("pageerror", lambda error: noise.append(str(error)))
        page.on("request", lambda request: request.url.startswith("file:") or noise.append(request.url))
        page.goto(path.as_uri() + at, wait_until="domcontentloaded")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [line for line in noise if not line.startswith("data:")] == []


def _in_window(page: Page, selector: str) -> bool:
    return page.evaluate(
        """(selector) => { const box = document.querySelector(selector).getBoundingClientRect();
        return box.top >= 40 && box.bottom <= innerHeight + 1 }""",
        selector,
    )


def _focused(page: Page) -> str:
    return page.evaluate("document.activeElement.id || document.activeElement.closest('tr')?.id || ''")


def test_the_text_is_there_as_given(show: Opener) -> None:
    page = show(BUREAU)
    assert page.title() == "棠溪县经信局2024年上半年工作总结"
    read = page.evaluate("[...document.querySelectorAll('.tx')].map(e => e.textContent).join('')")
    assert read == BUREAU.text


def test_the_outline_leads_to_its_sections_and_follows(show: Opener) -> None:
    page = show(BUREAU)
    page.click('.tree a[data-path="1.3.2"]')
    assert _in_window(page, "#s-1-3-2")
    expect(page.locator(".tree a[aria-current]")).to_have_attribute("data-path", "1.3.2")
    page.evaluate("document.getElementById('s-2').scrollIntoView()")
    expect(page.locator(".tree a[aria-current]")).to_have_attribute("data-path", "2")
    fold = page.locator(".fold").first
    fold.click()
    expect(fold).to_have_attribute("aria-expanded", "false")
    expect(page.locator('.tree a[data-path="1.1"]')).to_be_hidden()
    page.evaluate("document.getElementById('s-1-2-1').scrollIntoView()")
    expect(page.locator(".tree a[aria-current]")).to_have_attribute("data-path", "1")


def test_a_card_under_the_pointer(show: Opener) -> None:
    page = show(BUREAU)
    page.locator("#f3").scroll_into_view_if_needed()
    page.hover("#f3")
    card = page.locator("#card")
    expect(card).to_be_visible()
    for part in ("规上工业总产值", "9.3%", "change · up", "year on year · 同比 · 2023 H1", "achieved", "1.1.1"):
        expect(card).to_contain_text(part)
    page.mouse.move(5, 5)
    expect(card).to_be_hidden()


def test_a_card_under_the_keys(show: Opener) -> None:
    page = show(BUREAU)
    page.focus("#f1")
    card = page.locator("#card")
    expect(card).to_contain_text("规上工业企业")
    expect(page.locator("#f1")).to_have_attribute("aria-describedby", "card")
    page.keyboard.press("ArrowDown")
    assert _focused(page) == "f2"
    expect(card).to_contain_text("168.42亿元")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("k")
    assert _focused(page) == "f1"
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    assert _focused(page) == "f1"
    for _ in range(30):
        page.keyboard.press("j")
    assert _focused(page) == "f31"
    assert _in_window(page, "#f31")


def test_bounds_and_status_are_on_the_card(show: Opener) -> None:
    page = show(BUREAU)
    nr = next(n for n, fact in enumerate(BUREAU.facts, 1) if fact.quantity.quote.text == "8%")
    page.focus(f"#f{nr}")
    for part in ("at least · x ≥ 8", "planned", "2024-01-01 – 2024-12-31"):
        expect(page.locator("#card")).to_contain_text(part)


def test_there_and_back_between_text_and_table(show: Opener) -> None:
    page = show(BUREAU)
    page.focus("#f40")
    page.keyboard.press("Enter")
    assert _focused(page) == "r40"
    assert _in_window(page, "#r40")
    expect(page.locator("#card")).to_be_hidden()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert _focused(page) == "f39"
    assert _in_window(page, "#f39")
    expect(page.locator("#card")).to_be_visible()
    page.keyboard.press("Escape")
    page.click("#f5")
    assert _focused(page) == "r5"
    page.locator("#r7 .c-value").click()
    assert _focused(page) == "f7"


def test_one_stop_of_tab_leads_to_the_facts(show: Opener) -> None:
    page = show(BUREAU)
    page.keyboard.press("Tab")
    expect(page.locator(".skip").first).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    while not _focused(page).startswith("f"):
        page.keyboard.press("Tab")
    assert _focused(page) == "f1"
    stops = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        stops.add(_focused(page))
    assert {"q", "by-role", "by-status", "by-section", "clear", "csv", "r1"} <= stops
    assert len([stop for stop in stops if stop[:1] in "fr" and stop[1:].isdigit()]) == 1


def test_the_filter_narrows_table_and_text(show: Opener) -> None:
    page = show(BUREAU)
    rows = page.locator(f"{ROWS}:visible")
    expect(rows).to_have_count(len(BUREAU.facts))
    page.keyboard.press("/")
    assert _focused(page) == "q"
    page.keyboard.type("技改投资")
    told = sum("技改投资" in BUREAU.text_of(fact) for fact in BUREAU.facts)
    expect(rows).to_have_count(told)
    expect(page.locator("#shown")).to_have_text(str(told))
    expect(page.locator("a.f:not(.off)")).to_have_count(told)
    page.click("#clear")
    page.select_option("#by-status", "planned")
    planned = sum(fact.status == "planned" for fact in BUREAU.facts)
    expect(rows).to_have_count(planned)
    expect(page.locator('.key[data-status="planned"]')).to_have_attribute("aria-pressed", "true")
    page.select_option("#by-role", "change")
    expect(rows).to_have_count(sum(f.status == "planned" and f.role == "change" for f in BUREAU.facts))
    page.click("#clear")
    page.select_option("#by-section", "1.3")
    expect(rows).to_have_count(sum((fact.section or "").startswith("1.3") for fact in BUREAU.facts))
    page.evaluate("document.getElementById('f1').click()")
    expect(rows).to_have_count(len(BUREAU.facts))
    assert _focused(page) == "r1"


def test_the_filter_takes_several_words_of_names_and_sentences(show: Opener) -> None:
    page = show(BUREAU)
    rows = page.locator(f"{ROWS}:visible")
    page.fill("#q", "技改 完成工业")
    wanted = [
        nr for nr, fact in enumerate(BUREAU.facts, 1)
        if "技改" in BUREAU.text_of(fact) and "完成工业" in BUREAU.text_of(fact)
    ]  # fmt: skip
    assert len(wanted) > len([fact for fact in BUREAU.facts if "完成工业" in (fact.name or "")])
    expect(rows).to_have_count(len(wanted))
    assert [row.get_attribute("id") for row in rows.all()] == [f"r{nr}" for nr in wanted]


def test_the_filter_is_kept_in_the_address(show: Opener) -> None:
    page = show(BUREAU)
    page.fill("#q", "技改 投资")
    page.select_option("#by-status", "planned")
    page.wait_for_url("**#q=*status=planned")
    shown = page.locator(f"{ROWS}:visible").count()
    assert 0 < shown < len(BUREAU.facts)
    address = page.url
    page.click(f"{ROWS}:visible >> nth=0")
    assert re.search(r"#f\d+&q=", page.url)
    other = page.context.new_page()
    other.goto(address)
    expect(other.locator("#q")).to_have_value("技改 投资")
    expect(other.locator("#by-status")).to_have_value("planned")
    expect(other.locator(f"{ROWS}:visible")).to_have_count(shown)
    other.click("#clear")
    other.wait_for_url(address.split("#", maxsplit=1)[0])
    page.go_back()
    expect(page.locator(f"{ROWS}:visible")).to_have_count(shown)


@pytest.mark.parametrize(
    "at", ["#q=%E0%A4&role=none&section=9.9", "#at=9-3", "#at=x", "#f999", "#<img src=x>", "#at=1-9999999"]
)
def test_an_address_that_leads_nowhere_does_no_harm(show: Opener, at: str) -> None:
    page = show(BUREAU, at=at)
    page.fill("#q", "")
    expect(page.locator(f"{ROWS}:visible")).to_have_count(len(BUREAU.facts))


def test_a_link_to_a_sentence_can_be_copied_and_leads_there(show: Opener) -> None:
    page = show(BUREAU, permissions=["clipboard-read", "clipboard-write"])
    fact = BUREAU.facts[39]
    page.focus("#f40")
    page.keyboard.press("l")
    expect(page.locator("#said")).to_have_text("Copied")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.endswith(f"page.html#at={fact.sentence.start}-{fact.sentence.end}")
    page.hover("#f41")
    page.click("#card button >> nth=0")
    assert page.evaluate("navigator.clipboard.readText()").startswith(page.url.split("#", maxsplit=1)[0] + "#at=")
    other = page.context.new_page()
    other.goto(link)
    lit = "[...CSS.highlights.get('at')].map(String).join('|')"
    other.wait_for_function(f"CSS.highlights.has('at') && {lit}")
    assert other.evaluate(lit) == BUREAU.text_of(fact)
    assert _in_window(other, "#f40")
    other.click("#f5")
    assert not other.evaluate("CSS.highlights.has('at')")


@pytest.mark.parametrize("document", [BUREAU, ODD, COMMUNIQUE], ids=["bureau", "odd", "communique"])
def test_the_facts_are_saved_as_they_are_exported(show: Opener, document: Document, tmp_path: Path) -> None:
    page = show(document)
    with page.expect_download() as saved:
        page.click("#csv")
    assert saved.value.suggested_filename == "page.facts.csv"
    write_csv({"page": document}, tmp_path / "exported.csv")
    assert saved.value.path().read_bytes() == (tmp_path / "exported.csv").read_bytes()


def test_an_address_leads_to_the_middle_of_the_window(show: Opener) -> None:
    page = show(BUREAU, at="#f60")
    page.wait_for_function("document.activeElement.id === 'f60'")
    page.wait_for_timeout(200)
    assert 300 < page.evaluate("document.getElementById('f60').getBoundingClientRect().top") < 600


HOSTILE = "云溪县2024年统计公报\n2024年，地区生产总值186.4亿元，其中<img src=x onerror=alert(1)>3亿元，</script><script>alert(2)</script>增长5%。"


@pytest.mark.parametrize("at", ["", "#q=<img src=x onerror=alert(3)>", "#<script>alert(4)</script>"])
def test_nothing_in_text_or_address_runs(show: Opener, at: str) -> None:
    page = show(parse(HOSTILE), at=at)
    alerts: list[str] = []
    page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
    for mark in page.locator("a.f").all():
        mark.focus()
    page.click("#language")
    page.fill("#q", "")
    page.wait_for_timeout(300)
    assert alerts == []
    assert page.locator("img").count() == 0


def test_only_the_facts_that_are_shown_are_saved(show: Opener) -> None:
    page = show(BUREAU)
    page.select_option("#by-role", "rank")
    page.click(".c-name button")
    with page.expect_download() as saved:
        page.click("#csv")
    rows = list(csv.DictReader(saved.value.path().read_text(encoding="utf-8-sig").splitlines()))
    assert [row["name"] for row in rows] == page.locator(f"{ROWS}:visible .c-name").all_inner_texts()
    assert {row["role"] for row in rows} == {"rank"}


def test_findings_lead_to_the_places_that_contradict(show: Opener) -> None:
    page = show(ODD)
    finding = next(each for each in check(ODD) if each.code == "F101")
    for place, link in zip(finding.places, page.locator("#findings a.at").all(), strict=True):
        link.click()
        assert page.url.endswith(f"#at={place.start}-{place.end}")
        assert page.evaluate("[...CSS.highlights.get('at')].map(String)") == [place.text]
        page.go_back()
    page.go_forward()
    assert page.evaluate("[...CSS.highlights.get('at')].map(String)") == [finding.places[-1].text]


def test_the_first_screen_shows_the_headline_figures(show: Opener) -> None:
    page = show(COMMUNIQUE, width=390, height=844)
    assert _in_window(page, ".headline li")
    page.click(".headline li >> nth=1 >> a >> nth=0")
    assert _focused(page).startswith("f")


def test_remarks_are_in_the_language_of_the_page(show: Opener) -> None:
    page = show(BUREAU)
    remark = BUREAU.diagnostics[0]
    expect(page.locator("#d1")).to_contain_text(remark.message)
    assert remark.message_zh not in page.inner_text("#d1")
    page.click("#language")
    assert remark.message_zh in page.inner_text("#d1")
    assert remark.message not in page.inner_text("#remarks")


def test_the_key_of_colours_filters_too(show: Opener) -> None:
    page = show(BUREAU)
    page.click('.key[data-role="rank"]')
    expect(page.locator("a.f:not(.off)")).to_have_count(2)
    expect(page.locator("#by-role")).to_have_value("rank")
    page.click('.key[data-role="rank"]')
    expect(page.locator(".off")).to_have_count(0)


@pytest.mark.parametrize("column", ["value", "growth", "nr"])
def test_columns_of_numbers_sort_as_numbers(show: Opener, column: str) -> None:
    page = show(COMMUNIQUE)
    read = f"[...document.querySelectorAll('{ROWS}')].map(r => r.querySelector('.c-{column}').dataset.v).filter(v => v)"
    given = page.evaluate(read)
    page.click(f".c-{column} button")
    expect(page.locator(f"th.c-{column}")).to_have_attribute("aria-sort", "ascending")
    assert page.evaluate(read) == sorted(given, key=float)
    page.click(f".c-{column} button")
    assert list(map(float, page.evaluate(read))) == sorted(map(float, given), reverse=True)
    page.click(f".c-{column} button")
    assert page.evaluate(read) == given
    assert page.evaluate(f"document.querySelector('{ROWS}').id") == "r1"


@pytest.mark.parametrize("column", ["section", "name", "quote", "role", "basis", "period", "status"])
def test_columns_of_words_sort_with_blanks_last(show: Opener, column: str) -> None:
    page = show(BUREAU)
    page.click(f".c-{column} button")
    cells = page.locator(f"tbody .c-{column}").all_inner_texts()
    filled = [cell for cell in cells if cell]
    assert cells == filled + [""] * (len(cells) - len(filled))
    runs = [cell for at, cell in enumerate(filled) if not at or filled[at - 1] != cell]
    assert len(runs) == len(set(runs))
    if column == "section":
        assert runs == sorted(runs, key=lambda path: [int(part) for part in path.split(".")])


def test_remarks_stand_at_their_lines(show: Opener) -> None:
    page = show(BUREAU)
    for nr, diagnostic in enumerate(BUREAU.diagnostics, 1):
        line, _ = BUREAU.line_column(diagnostic.span.start)
        assert page.locator(f"#L{line} #n{nr}").count() == 1
    page.click("#d5 a")
    assert _in_window(page, "#n5")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_switch_of_themes(show: Opener, scheme: str) -> None:
    page = show(BUREAU, color_scheme=scheme)
    ground = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(ground)
    assert (sum(map(int, before[4:-1].split(","))) > 380) == (scheme == "light")
    page.click("#theme")
    after = page.evaluate(ground)
    assert (sum(map(int, after[4:-1].split(","))) > 380) == (scheme == "dark")
    page.reload()
    assert page.evaluate(ground) == after


def test_the_switch_of_languages(show: Opener) -> None:
    page = show(BUREAU)
    page.click("#language")
    expect(page.locator("#h-facts")).to_have_text("数据")
    expect(page.locator("#r3 .c-basis")).to_have_text("同比")
    expect(page.locator("#q")).to_have_attribute("placeholder", "名称、原句中的词……")
    assert page.evaluate("document.documentElement.lang") == "zh-Hans"
    page.fill("#q", "同比")
    assert page.locator(f"{ROWS}:visible").count() > 3
    page.click("#language")
    expect(page.locator("#h-facts")).to_have_text("Facts")


def test_on_paper(show: Opener) -> None:
    page = show(BUREAU, color_scheme="dark")
    page.emulate_media(media="print")
    for selector in (".bar", "#outline", ".filters", "#card", "footer"):
        expect(page.locator(selector)).to_be_hidden()
    style = page.evaluate("(({backgroundColor, textDecorationLine}) => [backgroundColor, textDecorationLine])"
                          "(getComputedStyle(document.getElementById('f1')))")  # fmt: skip
    assert style == ["rgba(0, 0, 0, 0)", "underline"]
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.pdf(format="A4").startswith(b"%PDF")


# Elements that reach over the right edge, those inside a box that scrolls and the closed drawer aside.
OUTSIDE = """[...document.querySelectorAll("body *")].filter(e => !e.closest(".scroll, .tree, #outline, .skip, .bar .where")
    && e.getBoundingClientRect().right > innerWidth + 0.5).map(e => e.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("width", [1280, 1100, 900, 700, 390])
@pytest.mark.parametrize("document", [BUREAU, COMMUNIQUE, ODD, ACCOUNT], ids=["bureau", "communique", "odd", "account"])
def test_nothing_is_wider_than_the_window(show: Opener, document: Document, width: int) -> None:
    page = show(document, width=width)
    for _ in range(2):
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert page.evaluate(OUTSIDE) == []
        page.click("#language")


def test_the_outline_is_a_drawer_on_a_telephone(show: Opener) -> None:
    page = show(BUREAU, width=390, height=844, has_touch=True)
    outline = page.locator("#outline")
    expect(outline).to_be_hidden()
    page.click("#menu")
    expect(outline).to_be_visible()
    assert _focused(page) == "shut"
    page.keyboard.press("Escape")
    expect(outline).to_be_hidden()
    assert _focused(page) == "menu"
    page.click("#menu")
    page.click('.tree a[data-path="2.2"]')
    expect(outline).to_be_hidden()
    assert _in_window(page, "#s-2-2")


def test_a_first_tap_shows_the_card_and_a_second_one_jumps(show: Opener) -> None:
    page = show(BUREAU, width=390, height=844, has_touch=True)
    page.locator("#f10").scroll_into_view_if_needed()
    page.tap("#f10")
    expect(page.locator("#card")).to_contain_text("重点技改项目")
    assert not _in_window(page, "#r10")
    page.tap("#f10")
    assert _in_window(page, "#r10")


def test_a_card_does_not_cover_its_fact(show: Opener) -> None:
    page = show(BUREAU, width=390, height=844)
    page.evaluate("scrollTo(0, document.getElementById('f17').getBoundingClientRect().top + scrollY - 700)")
    page.focus("#f17")
    expect(page.locator("#card")).to_be_visible()
    boxes = page.evaluate("['f17', 'card'].map(id => document.getElementById(id).getBoundingClientRect().toJSON())")
    assert 48 < boxes[0]["top"] < boxes[0]["bottom"] <= boxes[1]["top"]


def test_motion_is_reduced_where_it_is_asked_for(show: Opener) -> None:
    page = show(BUREAU, reduced_motion="reduce")
    page.click('.tree a[data-path="2.2"]')
    assert page.evaluate("getComputedStyle(document.getElementById('s-2-2')).animationDuration") == "1e-05s"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize(
    "document", [BUREAU, COMMUNIQUE, ODD, ACCOUNT, parse("")], ids=["bureau", "communique", "odd", "account", "empty"]
)
def test_axe_finds_nothing_serious(show: Opener, document: Document, width: int, scheme: str) -> None:
    page = show(document, width=width, color_scheme=scheme)
    if document.facts:
        page.focus("#f1")
    found = Axe().run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in {"serious", "critical"}] == []


def test_a_long_report_opens_within_a_second(show: Opener) -> None:
    """The best of three times counts: what else the machine does is not the page's."""
    assert len(LONG.text) >= 60_000
    assert len(LONG.facts) >= 900
    assert len(html(LONG).encode()) < 3_000_000
    page = show(LONG)
    best = min((_opened(page) for _ in range(3)), key=lambda times: times["idle"])
    print(f"{best} ms, {len(html(LONG).encode())} bytes")
    assert 0 < best["loaded"] < 1000
    assert 0 < best["painted"] < 1000
    assert best["idle"] < 1000


def _opened(page: Page) -> dict[str, float]:
    """Loads the page anew; milliseconds until it is loaded, painted and idle."""
    page.reload()
    times: dict[str, float] = page.evaluate(
        """() => new Promise(done => requestAnimationFrame(() => setTimeout(() => {
        const [navigation] = performance.getEntriesByType('navigation');
        const paint = performance.getEntriesByName('first-contentful-paint')[0];
        done({loaded: navigation.domContentLoadedEventEnd, painted: paint ? paint.startTime : -1, idle: performance.now()})
        })))"""
    )
    return times


def test_a_long_report_is_quick_to_work_with(show: Opener) -> None:
    page = show(LONG)
    last = len(LONG.facts)
    page.evaluate(f"document.getElementById('f{last}').click()")
    assert _focused(page) == f"r{last}"
    assert _in_window(page, f"#r{last}")
    page.keyboard.press("Enter")
    assert _in_window(page, f"#f{last}")
    spent = page.evaluate(
        """() => { const begun = performance.now(); const q = document.getElementById('q');
        q.value = '水利'; q.dispatchEvent(new Event('input')); document.querySelector('.c-name button').click();
        document.body.getBoundingClientRect(); return performance.now() - begun }"""
    )
    print(f"filter and sort: {spent} ms")
    assert spent < 500
