"""A hook of mkdocs: the pages that gallery.md leads to, each the view of the fixture of its name, made when the site is built."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

import govdoc_parse as gp
from govdoc_parse.export import html

HERE = Path(__file__).parent
LINK = re.compile(r"\((gallery/(\w+)\.html)#[^)]*\)")


@event_priority(-200)  # after the plugin for two languages, which wants a source for each file
def on_files(files: Any, config: Any) -> Any:
    """Add the pages of the gallery, which are not kept in the repository: they are those of this version."""
    for uri, name in dict.fromkeys(LINK.findall((HERE / "gallery.md").read_text(encoding="utf-8"))):
        document = gp.parse_file(HERE.parent / "fixtures" / f"{name}.txt")
        page = html(document, name=f"{name}.txt", findings=gp.check(document))
        files.append(File.generated(config, uri, content=page))
    return files
