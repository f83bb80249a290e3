"""Write the pictures of docs/view.md anew: `python tests/view/screenshots.py`, from the root of the repository."""

from __future__ import annotations

import tempfile
from io import BytesIO
from pathlib import Path

from browser import open_browser
from PIL import Image
from playwright.sync_api import Browser, Page

from govdoc_parse import parse_file
from govdoc_parse.export import html, write_views

SIZES = ((1280, 900), (390, 844))


def main() -> None:
    root = Path(__file__).parent.parent.parent
    document = parse_file(root / "fixtures" / "county_bureau_half_year.txt")
    folder = root / "docs" / "images"
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary, open_browser() as browser:
        page = Path(temporary) / "page.html"
        page.write_text(html(document), encoding="utf-8")
        reports = {path.name: parse_file(path) for path in sorted((root / "fixtures" / "corpus").glob("*.txt"))}
        write_views(reports, Path(temporary) / "pages", title="四市政府工作报告")
        index = (Path(temporary) / "pages" / "index.html").as_uri()
        _shoot_index(browser, index, folder / "view-index-1280.png")
        for width, height in SIZES:
            for scheme in ("light", "dark"):
                _shoot(browser, page.as_uri(), folder / f"view-{scheme}-{width}.png", width, height, scheme)


def _shoot(browser: Browser, address: str, target: Path, width: int, height: int, scheme: str) -> None:
    """The light pictures show a fact with its card, the dark ones the table of facts by growth, or the head of the page."""
    size = {"width": width, "height": height}
    context = browser.new_context(viewport=size, color_scheme=scheme, device_scale_factor=1)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address)
    if scheme == "light":
        page.evaluate("document.getElementById('s-1-1').scrollIntoView()")
        page.focus("#f17")
    elif width > 500:
        page.click(".c-growth button")
        page.click(".c-growth button")
        page.mouse.move(0, 0)
        page.evaluate("document.activeElement.blur(), document.getElementById('facts').scrollIntoView()")
    page.wait_for_timeout(300)
    save(page, target)
    context.close()


def _shoot_index(browser: Browser, address: str, target: Path) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 760})
    page.goto(address)
    page.wait_for_timeout(300)
    save(page, target)
    page.close()


def save(page: Page, target: Path) -> None:
    """Write what the window shows in 256 colours, which the pages do not exceed to the eye."""
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    few = picture.quantize(256, method=Image.Quantize.MAXCOVERAGE, kmeans=4, dither=Image.Dither.NONE)
    few.save(target, optimize=True)


if __name__ == "__main__":
    main()
