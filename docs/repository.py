"""A hook of mkdocs: pages of the repository outside docs/ are pages of the site too, and links between them hold.

The site in Chinese has the pages `NAME.zh.md` in place of `NAME.md`; the headings of the two have the same anchors.
"""

from __future__ import annotations

import logging
import posixpath
import re
from pathlib import Path
from typing import Any

from mkdocs.plugins import event_priority
from mkdocs.structure.files import File
from pymdownx.slugs import slugify

ROOT = Path(__file__).parent.parent
OUTSIDE = (
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "eval/README.md",
    "eval/facts_review.md",
    "eval/govfacts/DATASHEET.md",
    "eval/govfacts/FIRST_RUN.md",
    "eval/govfacts/GUIDE.md",
    "eval/mutants.md",
    "eval/peers.md",
    "eval/structure_review.md",
)
STARTS = {"README.md": "index.md", "README.zh-CN.md": "index.md"}
slug = slugify(case="lower")  # as mkdocs.yml has it
CHINESE = ".zh.md"
FENCED = re.compile(r"(^```.*?^```$)", re.M | re.S)
HEADING = re.compile(r"^#+ (?P<text>.+)$", re.M)
LINK = re.compile(r"\[(?P<text>[^\]\[]*)\]\((?P<path>[^)#:\s]+)(?P<anchor>#[^)\s]*)?\)")


def on_config(config: Any) -> None:  # noqa: ARG001
    """Silence jieba, which parts the Chinese words for the search."""
    logging.getLogger("jieba").setLevel(logging.WARNING)


@event_priority(-200)  # after the plugin for two languages, which takes pages of docs/ alone
def on_files(files: Any, config: Any) -> Any:
    """Add the pages that stand outside docs/, at their paths in the repository."""
    for path in OUTSIDE:
        files.append(File.generated(config, path, abs_src_path=str(ROOT / path)))
    return files


def on_page_markdown(markdown: str, page: Any, config: Any, files: Any) -> str:  # noqa: ARG001
    """Turn links of the repository into links of the site; a file that is no page is named without a link."""
    here = page.file.src_uri
    if here.endswith(CHINESE):
        english = (ROOT / "docs" / here.replace(CHINESE, ".md")).read_text(encoding="utf-8")
        markdown = with_anchors(markdown, english)
    folder = posixpath.dirname(here if here in OUTSIDE else f"docs/{here}")

    def turned(link: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join(folder, link["path"]))
        uri = STARTS.get(path, path.removeprefix("docs/")).replace(
            CHINESE, ".md"
        )  # the plugin finds the language of a page
        if path.startswith("docs/") and (ROOT / path).is_dir():
            uri += "/README.md"
        if files.get_file_from_path(uri) is None:
            return link["text"] if (ROOT / path).exists() and not path.startswith("docs/") else link[0]
        return f"[{link['text']}]({posixpath.relpath(uri, posixpath.dirname(here) or '.')}{link['anchor'] or ''})"

    return LINK.sub(turned, markdown)


def with_anchors(chinese: str, english: str) -> str:
    """A page in Chinese whose headings have the anchors of the English page, so that a link holds in both languages."""
    anchors = iter(
        [_anchor(heading["text"]) for part in FENCED.split(english)[::2] for heading in HEADING.finditer(part)]
    )
    parts = FENCED.split(chinese)
    parts[::2] = [HEADING.sub(lambda heading: f"{heading[0]} {{#{next(anchors)}}}", part) for part in parts[::2]]
    return "".join(parts)


def _anchor(heading: str) -> str:
    """The anchor that the extension toc gives a heading."""
    return slug(re.sub(r"[`*]|\]\(.*?\)|\[", "", heading), "-")
