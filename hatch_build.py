"""A hook of hatchling: the README as a package index shows it, where a path of the repository leads nowhere."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

_FENCED = re.compile(r"(^```.*?^```$)", re.M | re.S)
_PATH = r"(?![a-z]+:|//|#)"  # not an address, nor a place of the page itself
_PICTURE = re.compile(
    rf"!\[(?P<text>[^\]]*)\]\({_PATH}(?P<path>[^)\s]+)\)|<img\b[^>]*?\bsrc=\"{_PATH}(?P<source>[^\"]+)\"[^>]*>"
)
_LINK = re.compile(rf"\[(?P<text>(?:!\[[^\]]*\]\([^)]*\)|[^\]\[])*)\]\({_PATH}(?P<path>[^)\s]+)\)")


class ReadmeHook(MetadataHookInterface):
    """Sets `readme`, which pyproject.toml declares as dynamic."""

    PLUGIN_NAME = "custom"

    def update(self, metadata: dict[str, Any]) -> None:
        """Add the text of README.md to the metadata."""
        text = Path(self.root, "README.md").read_text(encoding="utf-8")
        address = metadata.get("urls", {}).get("Source")
        metadata["readme"] = {"content-type": "text/markdown", "text": for_index(text, address)}


def for_index(text: str, address: str | None) -> str:
    """Returns a page with the paths in its links and pictures turned into addresses below that of the repository.

    While there is no address, a link becomes its text and a picture is left out. Blocks of code stay as they are.
    """
    parts = _FENCED.split(text)
    return "".join(part if place % 2 else _turned(part, address) for place, part in enumerate(parts))


def _turned(text: str, address: str | None) -> str:
    if address is None:
        return _LINK.sub(lambda link: link["text"], _PICTURE.sub("", text))

    def picture(found: re.Match[str]) -> str:
        start = found.start("path" if found["path"] else "source") - found.start()
        return f"{found[0][:start]}{address}/raw/HEAD/{found[0][start:]}"

    return _LINK.sub(lambda link: f"[{link['text']}]({address}/blob/HEAD/{link['path']})", _PICTURE.sub(picture, text))
