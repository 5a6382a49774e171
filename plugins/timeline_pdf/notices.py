"""What a reader is told of characters that the packaged fonts lack."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from timeline_pdf.lettering.fonts import Fonts

_FAMILIES: Final = {
    "Nanum Gothic": re.compile("[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff]"),
    "IPAexGothic": re.compile("[\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f]"),
    "WenQuanYi Micro Hei": re.compile("[\u2e80-\u2fff\u3100-\u312f\u31a0-\u31bf\u3400-\u9fff\uf900-\ufaff]"),
}
"""Open fonts with TrueType outlines, and what each is for."""


def borrowed(fonts: Fonts) -> str:
    """The fonts of this machine that are used, by family and file."""
    return ", ".join(f"{family} ({file})" for file, family in sorted(fonts.borrowed.items()))


def lacking(fonts: Fonts) -> str:
    """Which characters no font had, and what to do."""
    chars = list(fonts.missing)
    told = [f"{char} (U+{ord(char):04X})" if char.isprintable() else f"U+{ord(char):04X}" for char in chars[:24]]
    more = f" and {len(chars) - 24:,} more" if len(chars) > 24 else ""
    many = "1 character" if len(chars) == 1 else f"{len(chars):,} characters"
    allow = "" if fonts.searched else ", and allow it with -O system-fonts=yes"
    return (
        f"the fonts lack {many} of the sources, drawn as \u25af: {', '.join(told)}{more}. Name a TrueType font that "
        f"has them with -O font=FILE, or install one, such as {_advice(chars)}{allow}"
    )


def _advice(chars: Iterable[str]) -> str:
    """Families that have such characters, and can be embedded."""
    text = "".join(chars)
    return (
        " and ".join(family for family, scripts in _FAMILIES.items() if scripts.search(text)) or "one of the Noto fonts"
    )
