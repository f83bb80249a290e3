"""The colours, light and dark, in one table. Text on its ground keeps a contrast of 4.5 to 1 (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

ROLES = ("level", "change", "share", "rank", "standard")
STATUSES = ("achieved", "ongoing", "estimated", "planned", "required")

COLOURS: dict[str, tuple[str, str]] = {
    "paper": ("#f7f5f0", "#15171a"),
    "sheet": ("#fffefb", "#1b1e22"),
    "ink": ("#23262b", "#e3e0d9"),
    "soft": ("#5f636a", "#a5a49f"),
    "line": ("#e2ddd2", "#32363c"),
    "accent": ("#a8201a", "#ee7f74"),
    "remark": ("#85560a", "#dcb160"),
    "glow": ("#f6e7b4", "#4a3f1d"),
    "shadow": ("#2a241a2e", "#00000099"),
    "level": ("#2b5c8f", "#8bb8e8"),
    "change": ("#12715a", "#62c9a6"),
    "share": ("#74469b", "#c4a3e6"),
    "rank": ("#8a5d00", "#dfb65a"),
    "standard": ("#a33d55", "#ec9bab"),
}


def variables() -> str:
    """The colours as custom properties: light, dark where the system asks for it, and as the reader chose."""
    light = _declared(0)
    dark = _declared(1)
    return (
        f":root{{color-scheme:light;{light}}}"
        f"@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){{color-scheme:dark;{dark}}}}}"
        f"@media screen{{:root[data-theme=dark]{{color-scheme:dark;{dark}}}}}"
    )


def _declared(mode: int) -> str:
    """Every colour; a role also has a tint, which marks its facts in the text."""
    tints = (f"--{role}-tint:{COLOURS[role][mode]}{'1f' if mode else '17'}" for role in ROLES)
    return ";".join((*(f"--{name}:{pair[mode]}" for name, pair in COLOURS.items()), *tints))
