"""Rules for dates that are counted from the article's own time or from what was told before."""

from __future__ import annotations

import re
from typing import Final

import attrs

from timeline.calendar import Unit
from timeline.expressions import Shift
from timeline.timexes import values
from timeline.timexes.engine import Found, Made, Meaning, Rule
from timeline.timexes.german import guards
from timeline.timexes.german import making as m
from timeline.timexes.german import words as w

_NOT_A_DAY: Final = frozenset("guten am jeden im vom der zum gegen nächsten den".split())


def _deictic(found: Found) -> Made:
    """gestern, heute Abend, morgen früh. 'heute' can mean our times, and Morgen is also a part of the day."""
    word, pod = found["day"], m.pod(found["pod"]) or m.pod(found["adv"])
    if word == "morgen" and (found.before().lower() in _NOT_A_DAY or _is_noun(found)):
        return None
    if word == "morgen" and found.before().lower() == "von":
        return Meaning("DATE", "FUTURE_REF")
    if word == "heute" and not pod and not guards.is_this_day(found):
        return Meaning("DATE", "PRESENT_REF")
    meaning = values.shifted("dct", "day", w.DAYS[word], m.mod(found))
    return attrs.evolve(meaning, type="TIME", value=pod) if pod else meaning


def _is_noun(found: Found) -> bool:
    """Whether 'Morgen' is the noun: in capitals inside a sentence."""
    start = found.span().start
    return found.raw("day")[0].isupper() and not re.search(
        r"(?:^|[.!?:\n\"„»(])\s*\Z", found.prose[max(0, start - 4) : start]
    )


def _of_day(found: Found) -> Made:
    return values.shifted("dct", "day", w.OF_DAYS[found["day"]])


def _years_to_the_day(found: Found) -> Made:
    """'heute vor 25 Jahren': that very day."""
    unit, times = m.calendar_unit(found["unit"])
    count = (m.number(found["num"]) or 1.0) * times
    if count != int(count):
        return None
    return Meaning("DATE", "", None, Shift("dct", unit, -int(count) if found["way"] == "vor" else int(count), "day"))


def _unit_near(found: Found) -> Made:
    """vergangene Woche, dieses Jahr, nächsten Monat. The next day is the one after what was told."""
    name, n = m.unit(found["unit"]), m.step(found["which"])
    unit, times = values.calendar_unit(name)
    if name == "weekend":
        return Meaning("DATE", "", m.mod(found), Shift("dct", "week", n, "day", "XXXX-WXX-WE"))
    if name == "night":  # the night before today, and the one after it
        return attrs.evolve(values.shifted("dct", "day", min(n, 0)), type="TIME", value="TNI")
    if unit in ("hour", "minute") or (unit == "day" and n < 0):
        return None  # 'der letzte Tag des Festes'
    return values.shifted("reference" if unit == "day" else "dct", unit, n * times, m.mod(found))


def _name_near(found: Found) -> Made:
    """vergangenen Freitag, nächsten Sommer, diesen Mai."""
    n = m.step(found["which"])
    if found["season"]:
        return _picked(found, f"XXXX-{w.SEASONS[found['season']]}", "season", n)
    if found["month"]:
        return _picked(found, f"XXXX-{m.month(found['month']):02d}", "month", n)
    if found["daypart"]:
        day, code = w.DAYS_WITH_PART[found["daypart"]]
        return attrs.evolve(_picked(found, f"XXXX-WXX-{day}", "day", n), type="TIME", value=f"T{code}")
    return _picked(found, f"XXXX-WXX-{m.weekday(found['wday'])}", "day", n)


def _picked(found: Found, pick: str, grain: Unit, n: int) -> Meaning:
    unit: Unit = "year" if grain != "day" else "day" if n else "week"
    return Meaning("DATE", "", m.mod(found), Shift("dct", unit, n, grain, pick))


def _name_of_year(found: Found) -> Made:
    """August vorigen Jahres, Sommer des vergangenen Jahres, erste Hälfte dieses Jahres."""
    if found["month"]:
        pick = f"XXXX-{m.month(found['month']):02d}"
    elif found["season"]:
        pick = f"XXXX-{w.SEASONS[found['season']]}"
    else:
        pick = f"XXXX-{'H' if found['half'] else 'Q'}{m.ordinal(found['ord'])}"
    day = m.ordinal(found["day"])
    return Meaning(
        "DATE",
        "",
        m.mod(found),
        Shift("dct", "year", m.step(found["which"]), "year", pick + (f"-{day:02d}" if day else "")),
    )


def _weekday_of_week(found: Found) -> Made:
    """Freitag letzter Woche, Montag der kommenden Woche."""
    shift = Shift("dct", "week", m.step(found["which"]), "day", f"XXXX-WXX-{m.weekday(found['wday'])}")
    return Meaning("DATE", "", None, shift)


def _weekday(found: Found) -> Made:
    if found["daypart"]:
        day, code = w.DAYS_WITH_PART[found["daypart"]]
        return Meaning("TIME", f"XXXX-WXX-{day}T{code}", m.mod(found))
    pod = m.pod(found["pod"]) or m.pod(found["adv"])
    if found.raw("wday")[0].islower():
        return None
    return Meaning("TIME" if pod else "DATE", f"XXXX-WXX-{m.weekday(found['wday'])}{pod}", m.mod(found))


def _beside(found: Found) -> Made:
    """am Tag zuvor, im Jahr darauf, tags darauf, am Vortag, im Folgejahr."""
    unit, _ = m.calendar_unit("tag" if found["unit"] == "tags" else found["unit"])
    return values.shifted("reference", unit, -1 if found["way"] in ("zuvor", "davor", "vorher") else 1)


_UNITS_BESIDE: Final[dict[str, tuple[str, Unit, int]]] = {
    "vortag": ("reference", "day", -1), "vorabend": ("reference", "day", -1), "folgetag": ("reference", "day", 1),
    "vorwoche": ("dct", "week", -1), "folgewoche": ("reference", "week", 1), "vormonat": ("dct", "month", -1),
    "folgemonat": ("reference", "month", 1), "vorjahr": ("dct", "year", -1), "folgejahr": ("reference", "year", 1),
    "heuer": ("dct", "year", 0), "vorjahres": ("dct", "year", -1), "vortages": ("reference", "day", -1),
    "vorquartal": ("dct", "quarter", -1),
}  # fmt: skip


def _word_beside(found: Found) -> Made:
    base, unit, n = _UNITS_BESIDE[found["word"]]
    meaning = values.shifted(base, unit, n)
    return attrs.evolve(meaning, type="TIME", value="TEV") if found["word"] == "vorabend" else meaning


def _anaphoric(found: Found) -> Made:
    """am folgenden Tag, im selben Jahr, an jenem Abend, im darauffolgenden Mai: counted from what was told before."""
    n = m.step(found["which"])
    if found["season"]:
        return _told(found, "year", "season", n, f"XXXX-{w.SEASONS[found['season']]}")
    if found["month"]:
        return _told(found, "year", "month", n, f"XXXX-{m.month(found['month']):02d}")
    if found["wday"]:
        return _told(found, "week", "day", n, f"XXXX-WXX-{m.weekday(found['wday'])}")
    if found["pod"]:
        return attrs.evolve(_told(found, "day", "day", n, ""), type="TIME", value=m.pod(found["pod"]))
    name = m.unit(found["unit"])
    unit, times = values.calendar_unit(name)
    if name == "weekend":
        return _told(found, "week", "day", n, "XXXX-WXX-WE")
    return None if unit in ("hour", "minute") else _told(found, unit, unit, n * times, "")


def _told(found: Found, unit: Unit, grain: Unit, n: int, pick: str) -> Meaning:
    return Meaning("DATE", "", m.mod(found), Shift("reference", unit, n, grain, pick))


def _edge_of_unit(found: Found) -> Made:
    """Ende des Jahres, Anfang der Woche, zum Jahresende, Jahresende 2014."""
    if found["year"]:
        return m.date(m.year(found["year"]), found)
    unit, _ = m.calendar_unit(found["unit"] or _EDGES[found["part"]])
    return Meaning("DATE", "", m.part(found["part"]), Shift("dct", unit, 0, unit))


_EDGES: Final = {
    "jahresende": "jahr", "jahresanfang": "jahr", "jahresbeginn": "jahr", "jahresmitte": "jahr", "monatsende": "monat",
    "monatsanfang": "monat", "wochenbeginn": "woche", "wochenanfang": "woche", "wochenmitte": "woche",
}  # fmt: skip


def _weekend(found: Found) -> Made:
    return Meaning("DATE", "XXXX-WXX-WE", m.mod(found))


RULES: Final = (
    Rule(
        "to-the-day",
        "heute (way: vor|in) {num} {unit}",
        _years_to_the_day,
        ("heute vor 25 Jahren", "dct-25 year/day"),
    ),
    Rule(
        "deictic-day",
        "{part}? (day: [deictic]) ({pod}|(adv: [podadv]))?",
        _deictic,
        ("gestern Abend", "TEV dct-1 day"),
    ),
    Rule(
        "deictic-adjective",
        "{art}? (day: [ofday])",
        _of_day,
        ("bei der gestrigen Sitzung", "dct-1 day"),
    ),
    Rule(
        "name-of-year",
        "{part}? ({day}? {month}|{season}|{art}? {ord} (quartal|(half: halbjahr|jahreshälfte|hälfte))) {art}? (which: "
        "[past]|[this]|[next]) jahres",
        _name_of_year,
        ("im August vorigen Jahres", "dct-1 year XXXX-08"),
    ),
    Rule(
        "weekday-of-week",
        "(wday: [weekday]) {art}? (which: [past]|[this]|[next]) woche",
        _weekday_of_week,
        ("am Freitag letzter Woche", "dct-1 week/day XXXX-WXX-5"),
    ),
    Rule(
        "beside",
        "((unit: tag|jahr|monat|woche|abend) (way: zuvor|davor|darauf|danach)|(unit: tags) (way: zuvor|darauf))",
        _beside,
        ("tags darauf", "reference+1 day"),
    ),
    Rule(
        "word-beside",
        f"{{art}}? (word: {'|'.join(sorted(_UNITS_BESIDE))})",
        _word_beside,
        ("Im Vorjahr stieg sie.", "dct-1 year"),
    ),
    Rule(
        "that-unit",
        "{part}? {art}? (which: [same]|[follow]|[before]) [adj]? "
        "((unit: [single])|{season}|{pod}|(wday: [weekday])|{month})",
        _anaphoric,
        ("am folgenden Tag", "reference+1 day"),
    ),
    Rule(
        "that-day",
        "(which: [this]|[next]) ((unit: tag|tages)|{pod})",
        _anaphoric,
        ("an diesem Tag", "reference+0 day"),
    ),
    Rule(
        "unit-near",
        "{part}? {art}? (which: [past]|[this]|[next]) [adj]? (unit: [single])",
        _unit_near,
        ("Ende nächsten Jahres", "dct+1 year END"),
    ),
    Rule(
        "name-near",
        "{part}? {art}? (which: [past]|[this]|[next]) [adj]? ((daypart: [wdpod])|(wday: [weekday])|{season}|{month})",
        _name_near,
        ("am vergangenen Freitag", "dct-1 day XXXX-WXX-5"),
    ),
    Rule(
        "edge-of-unit",
        "((part: [edge]) (des|der) (unit: jahres|monats|woche|jahrzehnts|jahrhunderts|quartals)"
        "|des (unit: jahres|monats)"
        f"|(part: {'|'.join(sorted(_EDGES))}) {{year}}?)",
        _edge_of_unit,
        ("bis Ende des Jahres", "dct+0 year END"),
    ),
    Rule(
        "weekday",
        "{part}? ((daypart: [wdpod])|(wday: [weekday]) ({pod}|(adv: [podadv]))?)",
        _weekday,
        ("am Montagabend", "XXXX-WXX-1TEV"),
    ),
    Rule(
        "weekend",
        "{art}? (unit: wochenende|wochenendes)",
        _weekend,
        ("am Wochenende", "XXXX-WXX-WE"),
    ),
)
"""In the order in which they are tried; the first that fits and accepts is taken."""
