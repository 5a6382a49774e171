"""Countries and dependent territories by their English names; never a city, and no name that may mean something else.

The names are those of Unicode CLDR, by way of Babel. They are loaded with the first article that names anything.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import Final

_NO_PLACES: Final = frozenset("EU EZ UN QO XA XB ZZ UM".split())
"""Codes of CLDR that stand for no country or territory."""

# How readers know those that CLDR writes in another way.
_KNOWN_AS: Final[Mapping[str, str]] = {
    "TR": "Turkey", "HK": "Hong Kong", "MO": "Macao", "MM": "Myanmar", "CD": "DR Congo", "CG": "Republic of the Congo",
    "CI": "Ivory Coast", "CC": "Cocos Islands",
}  # fmt: skip
# Other names in use, by code (ISO 3166-1); checked by hand.
_ALSO: Final[Mapping[str, tuple[str, ...]]] = {
    "GB": ("UK", "U.K.", "Britain", "Great Britain"),
    "US": ("US", "U.S.", "USA", "U.S.A.", "United States of America"),
    "AE": ("UAE", "Emirates"),
    "CD": ("DRC", "Democratic Republic of Congo", "Democratic Republic of the Congo", "Congo-Kinshasa"),
    "CG": ("Republic of Congo", "Congo-Brazzaville"),
    "KP": ("DPRK", "Democratic People's Republic of Korea"),
    "KR": ("Republic of Korea",),
    "CN": ("People's Republic of China", "PRC"),
    "CZ": ("Czech Republic",),
    "CI": ("Côte d'Ivoire", "Cote d'Ivoire"),
    "MM": ("Burma",),
    "MO": ("Macau",),
    "NL": ("Holland",),
    "RU": ("Russian Federation",),
    "SZ": ("Swaziland",),
    "TL": ("East Timor",),
    "TR": ("Türkiye",),
    "VA": ("Vatican",),
    "ST": ("Sao Tome and Principe",),
}
_LEADING: Final = re.compile(r"^(?:Islamic |Federal |Federative |Kingdom of |Republic of )+(?:the )?")

# Names that are also those of people, of a state of the United States, or plain words: what in the article settles it.
_DOUBTFUL: Final[Mapping[str, str]] = {
    "Georgia": r"\b(?:Tbilisi|Abkhazia|South Ossetia|Saakashvili|Batumi)\b",
    "Jordan": r"\b(?:Amman|Jordanians?)\b",
    "Chad": r"\b(?:N'?Djamena|Chadians?)\b",
    "Turkey": r"\b(?:Ankara|Istanbul|Turkish|Turks)\b",
    "Jersey": r"\b(?:Channel Islands?|St\.? Helier|Guernsey)\b",
    "Holland": r"\b(?:Dutch|Amsterdam|The Hague)\b",
    "Israel": r"\b(?:Israelis?|Jerusalem|Tel Aviv|Gaza)\b",
    "Dominica": r"\b(?:Roseau|Dominicans?)\b",
    "Niger": r"\b(?:Niamey|Nigeriens?)\b",
    "Sark": r"\b(?:Channel Islands?|Guernsey)\b",
    "Emirates": r"\b(?:Abu Dhabi|Dubai|Emiratis?)\b",
}
_AGAINST: Final[Mapping[str, str]] = {
    "Georgia": r"\b(?:Atlanta|Savannah|Augusta|Alabama|Florida|Carolina)\b",
    "Niger": r"\b(?:River Niger|Niger River|Niger Delta)\b",
    "Emirates": r"\b(?:airline|stadium|Arsenal)\b",
}


def place(text: str, prose: str, end: int = -1, *, known: Mapping[str, bool] | None = None) -> str:
    """The country or territory that a name is, as a reader knows it; empty where it is none, or may be something else.

    `prose` is the article, `end` where the name ends in it: 'Iran-backed' names no place. `known` is what
    `settled` says of the doubtful names.
    """
    found = _territory(text)
    if not found or prose.startswith("-", end):
        return ""
    return found if text not in _DOUBTFUL or (known or {}).get(text, False) else ""


@functools.lru_cache(maxsize=4096)
def _territory(text: str) -> str:
    return territories().get(text) or territories().get(_LEADING.sub("", text), "")


def settled(texts: frozenset[str], prose: str) -> dict[str, bool]:
    """For each doubtful name among these, whether the article leaves no doubt that the country is meant."""
    return {
        text: bool(re.search(_DOUBTFUL[text], prose)) and not (text in _AGAINST and re.search(_AGAINST[text], prose))
        for text in sorted(texts & _DOUBTFUL.keys())
    }


@functools.cache
def territories() -> Mapping[str, str]:
    """Each name of a country or territory, and the one under which it is listed."""
    from babel.core import Locale  # noqa: PLC0415 - loaded with the first article that names anything

    found: dict[str, str] = {}
    for code, cldr in sorted(Locale("en").territories.items()):
        if len(code) != 2 or code in _NO_PLACES:
            continue
        name = _KNOWN_AS.get(code) or cldr.replace("’", "'").replace(" & ", " and ")
        names = {name, name.replace("St. ", "Saint "), name.replace("St. ", "St "), *_ALSO.get(code, ())}
        found.update(dict.fromkeys(names, name))
    return found


@functools.cache
def paired() -> frozenset[str]:
    """What 'and' goes on behind in a name: 'Trinidad', 'Bosnia'."""
    return frozenset(name.split(" and ")[0] for name in territories() if " and " in name)
