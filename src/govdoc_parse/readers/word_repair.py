"""Word documents that Word opens and python-docx does not → the same, as python-docx takes them.

These are documents with macros, templates, documents in the strict variant of Office Open XML, and such with relations
that lead nowhere (`Target="NULL"`). Only the list of content types, the relations and the namespaces are rewritten.
"""

from __future__ import annotations

import posixpath
import zipfile
from io import BytesIO
from typing import Any

import regex

from govdoc_parse.extras import need

_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OTHER_MAIN = regex.compile(
    rb"application/vnd\.(?:ms-word\.(?:document|template)\.macroEnabled(?:Template)?|openxmlformats-officedocument\.wordprocessingml\.template)\.main\+xml",
    regex.IGNORECASE,
)
_STRICT = regex.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/"


def repaired(data: bytes) -> bytes:
    """The package rewritten; pictures and what else is no XML are left as they are."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        names = set(source.namelist())
        for name in sorted(names):
            content = source.read(name)
            if name.endswith((".xml", ".rels")):
                content = _STRICT.sub(_TRANSITIONAL, content)
            if name == "[Content_Types].xml":
                content = _OTHER_MAIN.sub(_MAIN, content)
            elif name.endswith(".rels"):
                content = _relations(content, name, names)
            target.writestr(name, content)
    return out.getvalue()


def _relations(content: bytes, name: str, names: set[str]) -> bytes:
    """The relations of a part without those to parts that the package does not hold."""
    etree: Any = need("lxml.etree", "docx")
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False))
    folder = posixpath.dirname(posixpath.dirname(name))
    for relation in list(root):
        target = posixpath.join("/", folder, relation.get("Target") or "")
        if relation.get("TargetMode") != "External" and posixpath.normpath(target).lstrip("/") not in names:
            root.remove(relation)
    return bytes(etree.tostring(root))
