"""Write the picture of docs/serve.md anew: `python tests/view/serve_screenshot.py`, from the root of the repository."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from threading import Thread

from browser import open_browser
from PIL import Image

from govdoc_parse.serve import Desk


def main() -> None:
    target = Path(__file__).parent.parent.parent / "docs" / "images" / "serve-light-1280.png"
    with Desk() as desk, open_browser() as browser:
        Thread(target=desk.serve_forever, daemon=True).start()
        page = browser.new_page(viewport={"width": 1280, "height": 800}, locale="en-US")
        page.goto(desk.address)
        page.click("#example")
        view = page.frame_locator("#view-this")
        view.locator("#r12 .c-name").click()
        view.locator("#text").evaluate("() => scrollBy({ top: 60, behavior: 'instant' })")
        page.wait_for_timeout(300)
        picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
        picture.quantize(256, method=Image.Quantize.MAXCOVERAGE, kmeans=4, dither=Image.Dither.NONE).save(
            target, optimize=True
        )
        desk.shutdown()


if __name__ == "__main__":
    main()
