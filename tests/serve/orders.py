"""Orders as the page packs them."""

from __future__ import annotations

import json


def packed(*parts: tuple[str, bytes], **head: object) -> bytes:
    """A line of JSON, then the files one behind the other."""
    listed = [{"name": name, "size": len(data)} for name, data in parts]
    return json.dumps({"parts": listed, **head}).encode() + b"\n" + b"".join(data for _, data in parts)
