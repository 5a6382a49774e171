"""Saints' days, by which chronicles date: 'St Martin's Day 1486', 'the feast of St Michael', 'the eve of St John'.

Only saints whose name has one day in the calendar of the West, or one by far the best known.
"""

from __future__ import annotations

from typing import Final

from timeline.nearness import dated
from timeline.timexes.engine import Found, Made, Meaning, Rule
from timeline.timexes.english import making as m

_SAINTS: Final = {
    "agnes": "01-21", "vincent": "01-22", "blaise": "02-03", "agatha": "02-05", "valentine": "02-14",
    "matthias": "02-24", "david": "03-01", "patrick": "03-17", "joseph": "03-19", "cuthbert": "03-20",
    "benedict": "03-21", "george": "04-23", "mark": "04-25", "dunstan": "05-19", "barnabas": "06-11", "john": "06-24",
    "peter": "06-29", "swithin": "07-15", "swithun": "07-15", "margaret": "07-20", "james": "07-25", "anne": "07-26",
    "olaf": "07-29", "lawrence": "08-10", "laurence": "08-10", "bartholomew": "08-24", "giles": "09-01",
    "matthew": "09-21", "michael": "09-29", "jerome": "09-30", "francis": "10-04", "denis": "10-09", "luke": "10-18",
    "crispin": "10-25", "leonard": "11-06", "martin": "11-11", "edmund": "11-20", "cecilia": "11-22",
    "clement": "11-23", "catherine": "11-25", "katherine": "11-25", "andrew": "11-30", "barbara": "12-04",
    "nicholas": "12-06", "lucy": "12-13", "stephen": "12-26", "sylvester": "12-31", "silvester": "12-31",
}  # fmt: skip
WORDS: Final = tuple(_SAINTS)
"""Their names, which make no time by themselves."""


def _day(found: Found) -> Made:
    if not found.raw("name")[0].isupper() or not (found["feast"] or found["day"]):
        return None
    year, day = m.year(found["year"]) or "XXXX", _SAINTS[found["name"]]
    if found["name"] == "john" and found["other"]:
        day = "12-27"
    if len(year) > 4:
        return None
    eve = "eve" in found["feast"] or "vigil" in found["feast"] or found["day"] == "eve"
    if not eve:
        return Meaning("DATE", f"{year}-{day}")
    value = f"{year}-~D{day}-1"
    return Meaning("DATE", dated(value) if year.isdigit() else value)


RULES: Final = (
    Rule(
        "saint",
        "(feast: the? (feast|feasts|festival|eve|vigil|day) (day)? of)? (st|saint) [dot]? "
        f"(name: {'|'.join(WORDS)}) (the (baptist|apostle|martyr)|(other: the evangelist))? "
        "([apos] [gs]? (day: day|eve))? ([comma]? (in)? {year})?",
        _day,
        ("on St Martin's Day 1486", "1486-11-11"),
    ),
)
"""In the order in which they are tried; the first that fits and accepts is taken."""
