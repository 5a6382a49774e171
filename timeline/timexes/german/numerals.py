"""German number words, made of their parts: einundzwanzig, einundzwanzigster, zweieinhalb, hundertfünfzig."""

from __future__ import annotations

from typing import Final

_ONES: Final = {
    "ein": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9,
}  # fmt: skip
TENS: Final = {
    "zehn": 10, "zwanzig": 20, "dreißig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70,
    "achtzig": 80, "neunzig": 90,
}  # fmt: skip
_TEENS: Final = {
    "elf": 11, "zwölf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15, "sechzehn": 16, "siebzehn": 17,
    "achtzehn": 18, "neunzehn": 19,
}  # fmt: skip
WHOLE: Final[dict[str, int]] = {
    **_ONES, "eins": 1, "zwo": 2, **TENS, **_TEENS, "dreissig": 30,
    **{f"{one}und{ten}": n + m for one, n in _ONES.items() for ten, m in TENS.items() if m > 10},
}  # fmt: skip
"""One to ninety-nine."""
NUMBERS: Final[dict[str, float]] = {
    **{word: n for word, n in WHOLE.items() if word != "ein"},
    **{f"{one}einhalb": n + 0.5 for one, n in {**_ONES, "zehn": 10}.items()}, "anderthalb": 1.5, "anderthalben": 1.5,
}  # fmt: skip
"""Numbers that are a word of their own; 'ein' is an article too, and stands elsewhere."""

_OWN: Final = {1: "erst", 3: "dritt", 7: "siebt", 8: "acht"}
ORDINALS: Final = {
    (_OWN.get(n) or word + ("t" if n < 20 else "st")) + ending: n
    for word, n in WHOLE.items()
    if n < 32 and word not in ("eins", "zwo")
    for ending in ("e", "en", "em", "er", "es")
}
"""First to thirty-first, with their endings."""


def spelled(word: str) -> float | None:
    """The number of a word in lower case, however long: 'dreitausendzweihundertfünf'; None where it is none."""
    if word in NUMBERS or word in WHOLE:
        return NUMBERS.get(word) or float(WHOLE[word])
    for name, size in (("tausend", 1000), ("hundert", 100)):
        head, found, tail = word.partition(name)
        if found:
            many, rest = spelled(head) if head else 1.0, spelled(tail.removeprefix("und")) if tail else 0.0
            return None if many is None or rest is None else many * size + rest
    return None
