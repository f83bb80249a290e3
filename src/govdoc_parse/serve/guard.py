"""Who may ask: a page of this server, in a browser on this machine.

A site that gives its own name the address 127.0.0.1 (DNS rebinding) sends that name as Host. A page of another site may make
a browser send a request here: it sends its own Origin, and does not know the token, which only our page can read.
"""

from __future__ import annotations

import hmac
from email.message import Message

ADDRESS = "127.0.0.1"
TOKEN = "X-Govdoc-Token"

HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""With every response."""


def policy(script: str) -> str:
    """What the page may load: its own files. A view in its frame inherits this, so its one script is named."""
    return (
        f"default-src 'none'; script-src 'self' {script}; style-src 'self' 'unsafe-inline'; img-src data:; connect-src 'self'; "
        "frame-src blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


def is_ours(headers: Message, port: int) -> bool:
    """Whether a request names this server and nothing else as its host."""
    return headers.get_all("Host") in [[host] for host in _hosts(port)]


def may_post(headers: Message, port: int, token: str) -> bool:
    """Whether a request comes from our page."""
    if headers.get_all("Origin") not in [[f"http://{host}"] for host in _hosts(port)]:
        return False
    return hmac.compare_digest(headers.get(TOKEN, "").encode("utf-8", "replace"), token.encode())


def _hosts(port: int) -> tuple[str, ...]:
    return (f"{ADDRESS}:{port}", f"localhost:{port}", *((ADDRESS, "localhost") if port == 80 else ()))
