"""The strictest Content-Security-Policy under which a self-contained page works, and the hash of a script of ours."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence


def policy(styles: Sequence[str], scripts: Sequence[str]) -> str:
    """A policy that lets in these texts of `style` and `script` elements, by their hash, and nothing else at all."""
    parts = ["default-src 'none'"]
    parts += [f"{name} {' '.join(map(_allowed, texts))}" for name, texts in _named(styles, scripts) if texts]
    return "; ".join((*parts, "base-uri 'none'", "form-action 'none'"))


def integrity(data: bytes) -> str:
    """What `integrity` of a `script` element says of a file (Subresource Integrity, SHA-384)."""
    return f"sha384-{base64.b64encode(hashlib.sha384(data).digest()).decode()}"


def _named(styles: Sequence[str], scripts: Sequence[str]) -> tuple[tuple[str, Sequence[str]], ...]:
    return ("script-src", scripts), ("style-src", styles)


def _allowed(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
