"""Write the pictures of docs/gallery.md again: `python tests/view/gallery.py`, from the root of the repository.

Each picture is the window at the place that its link leads to.
"""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from browser import open_browser
from screenshots import save

import govdoc_parse as gp
from govdoc_parse.export import html

ROOT = Path(__file__).parent.parent.parent
LINK = re.compile(r"\(images/(gallery-\w+\.png)\)\]\(gallery/(\w+)\.html(#[^)]*)\)")
SCALE = 0.6  # of a window 1280 pixels wide: two pictures side by side on a page of the site


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, open_browser() as browser:
        for picture, name, anchor in LINK.findall((ROOT / "docs/gallery.md").read_text(encoding="utf-8")):
            document = gp.parse_file(ROOT / "fixtures" / f"{name}.txt")
            path = Path(folder) / f"{name}.html"
            path.write_text(html(document, name=f"{name}.txt", findings=gp.check(document)), encoding="utf-8")
            page = browser.new_page(viewport={"width": 1280, "height": 800}, device_scale_factor=SCALE)
            page.goto(path.as_uri() + anchor)
            page.wait_for_timeout(2500)  # until the place that was jumped to is no longer lit
            save(page, ROOT / "docs/images" / picture)
            page.close()


if __name__ == "__main__":
    main()
