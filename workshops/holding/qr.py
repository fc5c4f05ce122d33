"""A square code for the camera of a phone, as SVG that the page's rules let through."""

from __future__ import annotations

from functools import lru_cache

import qrcode
from django.utils.html import format_html
from django.utils.safestring import SafeString

DRAWN = (
    '<svg class="qr" role="img" aria-label="{}" viewBox="0 0 {} {}" shape-rendering="crispEdges">'
    '<rect width="{}" height="{}" fill="#fff"/><path d="{}" fill="#000"/></svg>'
)
KEPT = 512  # a room of phones that open their page again and again
QUIET = 4  # modules of white around, as the standard asks


@lru_cache(KEPT)
def qr_svg(text: str, label: str) -> SafeString:
    """The code of a text; label: what it is, for those who do not see it."""
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=QUIET)
    code.add_data(text)
    code.make(fit=True)
    rows = code.get_matrix()
    size = len(rows)
    runs = "".join(
        f"M{x} {y}h1v1h-1z"
        for y, row in enumerate(rows)
        for x, is_dark in enumerate(row)
        if is_dark
    )
    return format_html(DRAWN, label, size, size, size, size, runs)
