"""German words of time and their classes; macros and bundles are pieces of pattern made of them.

Endings are not written out. 'jahr -e -en' stands for jahr, jahre and jahren; `bent` gives a stem all the endings of an
adjective.
"""

from __future__ import annotations

from typing import Final

from timeline.timexes import locales
from timeline.timexes.german import verbs
from timeline.timexes.german.numerals import NUMBERS, ORDINALS, TENS, WHOLE


def forms(listed: str) -> list[str]:
    """The words of a list in which '-en' is an ending of the last whole word: 'jahr -e -en'."""
    found: list[str] = []
    stem = ""
    for one in listed.split():
        stem = stem if one.startswith("-") else one
        found.append(stem + one[1:] if one.startswith("-") else one)
    return found


def bent(stems: str) -> list[str]:
    """Adjectives with the endings that cases, genders and numbers give them: letzte, letzten, letztem ..."""
    return [stem + ending for stem in stems.split() for ending in ("e", "en", "em", "er", "es")]


_NAMES: Final = locales.names("de") or locales.NO_NAMES
MONTHS: Final = dict(_NAMES.months)
WEEKDAYS: Final = {name: n for name, n in _NAMES.weekdays.items() if len(name) > 3} | {"sonnabend": 6}
SHORT_DAYS: Final = {name: n for name, n in _NAMES.weekdays.items() if len(name) == 2}
SEASONS: Final = {
    form: code
    for code, listed in {
        "SP": "frühling -s frühjahr -s -es vorfrühling", "SU": "sommer -s hochsommer frühsommer spätsommer",
        "FA": "herbst -s -es spätherbst frühherbst", "WI": "winter -s spätwinter",
    }.items()
    for form in forms(listed)
}  # fmt: skip
SEASON_MONTHS: Final = {
    f"{name}{form}": code
    for name, code in {"frühlings": "SP", "sommer": "SU", "herbst": "FA", "winter": "WI"}.items()
    for form in ("monate", "monaten")
}
_ONE: Final = {
    "second": "sekunde", "minute": "minute", "hour": "stunde", "day": "tag -es", "night": "nacht", "week": "woche",
    "weekend": "wochenende -s", "month": "monat -s -es", "quarter": "quartal -s", "year": "jahr -es",
    "decade": "jahrzehnt -s -es", "century": "jahrhundert -s -es", "millennium": "jahrtausend -s -es",
}  # fmt: skip
_MANY: Final = {
    "second": "sekunden", "minute": "minuten", "hour": "stunden", "day": "tage -n", "night": "nächte -n",
    "week": "wochen", "weekend": "wochenenden", "month": "monate -n", "quarter": "quartale -n", "year": "jahre -n",
    "decade": "jahrzehnte -n", "century": "jahrhunderte -n", "millennium": "jahrtausende -n",
}  # fmt: skip
UNITS: Final = {form: unit for table in (_ONE, _MANY) for unit, listed in table.items() for form in forms(listed)} | {
    "std": "hour", "min": "minute", "sek": "second"
}  # fmt: skip
LUMPS: Final[dict[str, tuple[int, str]]] = {
    form: (count, unit)
    for listed, count, unit in (
        ("halbjahr -e -en -es -s", 6, "month"), ("vierteljahr -e -en -es -s", 3, "month"),
        ("viertelstunde -n", 15, "minute"), ("dreiviertelstunde -n", 45, "minute"),
    )
    for form in forms(listed)
}  # fmt: skip
"""Words that hold a number and a unit."""
LONG: Final = {
    f"{many}lang{ending}": unit
    for unit, many in {
        "second": "sekunden", "minute": "minuten", "hour": "stunden", "day": "tage", "night": "nächte",
        "week": "wochen", "month": "monate", "year": "jahre", "decade": "jahrzehnte", "century": "jahrhunderte",
    }.items()
    for ending in ("", "e", "en", "em", "er", "es")
}  # fmt: skip
DECADES: Final = {
    f"{ten}er{ending}": n // 10
    for ten, n in TENS.items()
    if n > 10
    for ending in ("", "n", "jahre", "jahren")
}  # fmt: skip
STEPS: Final = (
    dict.fromkeys(bent("letzt vergangen vorig vorherig verflossen abgelaufen vorangegangen vorhergehend"), -1)
    | dict.fromkeys(bent("nächst kommend folgend darauffolgend"), 1)
    | dict.fromkeys(("übernächsten", "übernächste", "übernächstes", "übernächster"), 2)
    | dict.fromkeys(("vorletzten", "vorletzte", "vorletztes", "vorletzter"), -2)
)  # fmt: skip
"""How many units on or back an adjective leads; the others (dieser, laufend) stay."""
PARTS: Final = {
    **dict.fromkeys(forms("anfang anfangs beginn früh frühe -n -r -m jahresbeginn jahresanfang monatsanfang"), "START"),
    **dict.fromkeys(forms("wochenbeginn wochenanfang frühsommer frühherbst vorfrühling"), "START"),
    **dict.fromkeys(forms("mitte jahresmitte wochenmitte hochsommer"), "MID"),
    **dict.fromkeys(forms("ende spät späte -n -r -m jahresende jahresschluss monatsende wochenschluss"), "END"),
    **dict.fromkeys(forms("spätsommer spätherbst spätwinter ausklang"), "END"),
}
PARTS_OF_DAY: Final = {
    "morgen": "MO", "früh": "MO", "vormittag": "MO", "mittag": "MI", "nachmittag": "AF", "abend": "EV", "nacht": "NI",
    "mitternacht": "00:00", "frühmorgen": "MO", "spätnachmittag": "AF", "spätabend": "EV", "vorabend": "EV",
}  # fmt: skip
PODS: Final = {
    "morgens": "MO", "frühmorgens": "MO", "vormittags": "MO", "mittags": "MI", "nachmittags": "AF", "abends": "EV",
    "nachts": "NI", "spätabends": "EV",
}  # fmt: skip
DAYS_WITH_PART: Final = {
    day + part: (n, PARTS_OF_DAY[part])
    for day, n in WEEKDAYS.items()
    for part in ("morgen", "früh", "vormittag", "mittag", "nachmittag", "abend", "nacht")
}
"""Montagabend, Dienstagnacht: the weekday and the part of the day."""
DAYS: Final = {"vorgestern": -2, "gestern": -1, "heute": 0, "morgen": 1, "übermorgen": 2}
OF_DAYS: Final = {form: n for stem, n in {"gestrig": -1, "morgig": 1}.items() for form in bent(stem)}
"""The adjectives of deictic days: 'bei der gestrigen Sitzung'."""
SETS: Final = {
    form: value
    for value, stems in {
        "P1D": "täglich alltäglich tagtäglich", "XXXX-XX-XXTEV": "allabendlich", "XXXX-XX-XXTMO": "allmorgendlich",
        "P1W": "wöchentlich allwöchentlich", "P2W": "zweiwöchentlich vierzehntäglich",
        "P1M": "monatlich allmonatlich", "P3M": "vierteljährlich", "P6M": "halbjährlich",
        "P1Y": "jährlich alljährlich", "P2Y": "zweijährlich", "PT1H": "stündlich", "PT1M": "minütlich",
    }.items()
    for form in (*stems.split(), *bent(stems))
}  # fmt: skip
LASTING: Final = {
    "jährig": "year", "monatig": "month", "wöchig": "week", "tägig": "day", "stündig": "hour", "minütig": "minute",
}  # fmt: skip
"""What stands behind a number in dreijährig, zweiwöchig."""


def _is_short(name: str) -> bool:
    """Whether a month's name is cut off: Sept, Jan, Mrz."""
    n = MONTHS[name]
    return name != "mai" and (
        len(name) < 4 or any(m == n and one.startswith(name) and one != name for one, m in MONTHS.items())
    )


def _classes(*groups: tuple[str, list[str]]) -> dict[str, str]:
    """Words with all the classes of the groups that they stand in."""
    found: dict[str, str] = {}
    for classes, listed in groups:
        for word in listed:
            found[word] = f"{found[word]} {classes}" if word in found else classes
    return found


_SHORT_MONTHS: Final = [name for name in MONTHS if _is_short(name)]
_SINGLE: Final = [form for listed in _ONE.values() for form in forms(listed)]
WORDS: Final = _classes(
    ("month", [name for name in MONTHS if not _is_short(name)]),
    ("monthshort", _SHORT_MONTHS),
    ("monthdot", [f"{name}." for name in _SHORT_MONTHS]),
    ("weekday", list(WEEKDAYS)),
    ("wdpod", list(DAYS_WITH_PART)),
    ("wdset", [f"{name}s" for name in WEEKDAYS] + ["werktags", "wochentags"]),
    ("season", list(SEASONS)),
    ("seasonmonths", list(SEASON_MONTHS)),
    ("unit single", _SINGLE),
    ("unit plural", [form for listed in _MANY.values() for form in forms(listed)]),
    ("unit", ["std", "min", "sek"]),
    ("lump", list(LUMPS)),
    ("lengthy", list(LONG)),
    ("decadeword", list(DECADES)),
    ("jahr", forms("jahr -e -es")),
    ("jahr", forms("geschäftsjahr -es kalenderjahr -es gesamtjahr -es schuljahr -es haushaltsjahr -es")),
    ("numword", [*NUMBERS, "dutzend"]),
    ("numtimes", [f"{name}mal" for name in WHOLE if len(name) < 8]),
    ("few", [*bent("mehrer einig etlich wenig viel zahlreich manch"), "paar"]),
    ("ordword", list(ORDINALS)),
    ("an", forms("ein -e -en -em -er -es")),
    ("art", "der die das des dem den".split()),
    ("poss", forms("sein -e -en -em -er -es ihr -e -en -em -er -es unser -e -en -em -er -es mein -e -en -em -er -es")),
    ("past", bent("letzt vergangen vorig vorherig verflossen abgelaufen vorangegangen vorhergehend vorletzt")),
    ("next", bent("nächst kommend übernächst")),
    ("this", [*bent("dies laufend heurig aktuell"), "dies"]),
    ("follow", bent("folgend darauffolgend")),
    ("before", bent("vorherig vorangegangen vorhergehend")),
    ("same", [*bent("selb gleich jen"), *"demselben derselben desselben denselben dieselbe dasselbe".split()]),
    ("recent", bent("jüngst")),
    ("edge", "anfang anfangs beginn mitte ende ausklang".split()),
    ("part", forms("frühe -n -r -m späte -n -r -m")),
    ("pod", list(PARTS_OF_DAY)),
    ("podadv", list(PODS)),
    ("deictic", list(DAYS)),
    ("ofday", list(OF_DAYS)),
    ("today", bent("heutig")),
    ("setadv", list(SETS)),
    *((name, listed) for name, listed in verbs.CLASSES),
    ("every", [*bent("jed"), "alle"]),
    ("era", ["v. chr.", "v.chr.", "n. chr.", "n.chr.", "v. chr", "n. chr", "v.chr", "n.chr"]),
)  # fmt: skip
"""Words in lower case."""

EXACT: Final = {
    **{f"{name.title()}.": "wdshort" for name in SHORT_DAYS},
    **{name.title(): "wdbare" for name in SHORT_DAYS},
}
"""Words that are of time only when written so: Mo. is a day and 'so' is none."""

JOINED: Final = (
    r"(?:jan|feb|mär|mrz|apr|jun|jul|aug|sept|sep|okt|nov|dez|mo|di|mi|do|fr|sa|so)\.(?!\w)|[vn]\. ?chr\b\.?"
)

_NO_UNIT: Final = r"(?!(?i:\s*(?:mon|diens|donners|frei|sams|sonn)tag))"
_ENDS_IN_UNIT: Final = (
    r"(?:jahre?n?|jahres|tage?n?|tages|monate?n?|wochen?|stunden?|minuten?|nächten?|abende?n?)"  # Arbeitstage
)
SHAPES: Final = (
    (r"ern?", "er word"),
    (rf"\s*{_NO_UNIT}[A-ZÄÖÜ][a-zäöüß]{{2,30}}{_ENDS_IN_UNIT}", "compound word"),
    (r"\s*[a-zäöüß]{0,40}(?:jährig|monatig|wöchig|tägig|stündig|minütig)(?:e[nmrs]?)?", "lasting word"),
    (r"\s*(?i:(?!.*jahr)[a-zäöüß]{0,24}?(?:hundert|tausend)[a-zäöüß]{0,24})", "bignum word"),
    (r"\s*(?!\s*(?:heute|letzte|erste|könnte|möchte|müsste|dürfte|hätte)\Z)[a-zäöüß]{2,30}te", "te adj word"),
    (r"\s*[a-zäöüß]{3,30}(?:e|en|er|es|em)", "adj word"),
)  # fmt: skip
WORD: Final = (r"\s*[^\W\d_]+", "word")
"""Shapes of German words; the last is tried when no other fits."""

MACROS: Final = {
    "month": "([month]|[monthdot]|[monthshort])",
    "day": "[day] [dot]",
    "ord": "([day] [dot]|[ordword])",
    "wday": "([weekday]|[wdshort]|[wdbare])",
    "year": "([y4] {era}?|[int] {era}|[shortyear])",
    "era": "([era]|(vor|nach) (christus|christi)|(vor|nach|unserer) unserer zeitrechnung)",
    "num": ("([int] [comma] [int]|[int]|[decimal]|([numword]|[bignum]) (und [numword])? {times}?|[an] {times}?)"),
    "times": "(dutzend|millionen|hundert|tausend)",
    "count": "([int]|[decimal]|[numword]|[bignum])",
    "vague": "((ein|die)? paar|[few])",
    "approx": (
        "(etwa|rund|ungefähr|circa|ca [dot]?|zirka|knapp|gut|fast|beinahe|nahezu|annähernd|genau|exakt|schätzungsweise"
        "|mindestens|wenigstens|höchstens|maximal|bis zu|(mehr|weniger|länger|kürzer) als)"
    ),
    "part": "([edge] (des|der|dieser|dieses)?|[art]? [part])",
    "unit": "[unit]",
    "season": "[season]",
    "pod": "[pod]",
    "art": "[art]",
    "clock": "([hour] [colon] [sixty]|[clockdot]|[hour])",
    "dash": "([dash]|bis|bis zum|bis zur)",
    "sep": "([comma]|[slash]|[dash]|und|sowie|oder|bis|[comma]? und)",
}
"""Pieces of pattern that are remembered by their name."""

BUNDLES: Final = {"weekday": "({wday} [comma]? (den|dem|der)?)?"}

_WEAK_WORDS = (
    "der die das des dem den ein eine einen einem einer eines und oder sowie bis zu zum zur vor nach seit in im am an "
    "um auf von vom ab für pro je mal als mehr weniger länger kürzer etwa rund gut genau knapp fast später darauf "
    "danach zuvor davor lang hinweg mit bei aus über während zwischen gegen spätestens hundert tausend dutzend paar "
    "wird werden worden sein ist sind war waren noch schon all alle alles diese dieser dieses den für erste "
    "ersten zweite zweiten stand sie er es sich nicht auch nur nun dann"
)
WEAK: Final = frozenset(
    "word adj te int n12 hour two sixty three big long decimal gs hyphen dash comma dot open close apos "
    "fraction numword bignum few ordword an art poss past next this follow before same recent edge part every ed "
    "ordsfx wdbare done pastverb schedule saying numtimes".split()
) | {f"'{word}" for word in _WEAK_WORDS.split()}
"""Classes, and words with a quote before them, that make no time by themselves."""
