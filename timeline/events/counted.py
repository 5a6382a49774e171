"""What a number counts: the head of the noun phrase behind it, money, measures, and what became of the counted."""

from __future__ import annotations

import re
from typing import Final

import attrs

from timeline.events.lexicon import LEMMA_OF_PARTICIPLE, LEMMA_OF_PAST, NEWSWORTHY, is_adverb
from timeline.hygiene import one_line

_WORD: Final = r"[^\W\d_][\w-]*(?:'s?\b)?"
_PHRASE: Final = re.compile(rf"[ \t\n]+({_WORD}(?:[ \t\n]+{_WORD}){{0,5}})")
_END: Final = frozenset(
    "of in on at by for with from to into over under about against between among through during within across onto "
    "after before since until till and or but nor as that which who whom whose what where when while whether if than "
    "were was are is be been being am has have had do does did will would could can may might must should shall not "
    "per the a an its their this these those it they he she we you i his her our your my them us him me there here "
    "so then also only later earlier ago each every near off out up down away back around along inside outside aboard "
    "behind below above beyond towards toward upon because despite without via yet still again already now today "
    "yesterday tomorrow tonight too even just well both all any some no another alike apiece says goes gets makes "
    "wants needs comes takes gives seems remains -lrb- -rrb- s nearly almost throughout amid alongside including "
    "underwater underground overseas nationwide "
    "worldwide online ashore offshore abroad afloat altogether daily weekly monthly annually".split()
)
_LEADING: Final = frozenset(
    "more other additional extra further new different separate such fellow so-called full whole entire total "
    "consecutive straight successive".split()
)
_PLURALS: Final = frozenset(
    "people persons men women children police troops personnel feet fish sheep cattle aircraft deer offspring "
    "staff infantry cavalry militia crew guerrilla clergy policemen policewomen servicemen servicewomen firemen "
    "gunmen fishermen businessmen congressmen crewmen craft spacecraft hovercraft helicopter-borne oxen geese mice "
    "teeth lice criteria phenomena dead wounded injured missing livestock poultry elderly homeless percent "
    "faithful species series headquarters crossroads barracks bacteria alumni fungi cacti nuclei "
    "salmon trout buffalo bison moose shrimp squid dice wives lives wolves knives halves euro euros yen yuan baht "
    "kwacha naira rand won zloty crowns pence kia wia mia MW GW kW GWh MWh kWh mph kph km kg ft lb mm cm ha sq "
    "gallons".lower().split()
)
_SINGULARS: Final = frozenset(
    "news politics economics physics mathematics athletics perhaps always across us gas bus virus crisis campus "
    "census chorus focus status bonus analysis basis thesis christmas texas towards yes versus plus bias canvas "
    "atlas chaos cosmos ethos alias sports arms arts sales customs goods earnings savings communications operations "
    "services systems affairs weapons paris tunis memphis minneapolis indianapolis annapolis doris chris "
    "phyllis".split()
)
_QUANTITIES: Final = frozenset(
    "population output production employment unemployment membership enrolment enrollment turnout attendance "
    "traffic".split()
)
_STATES: Final = frozenset("dead wounded injured missing homeless".split())
_NATIONALS: Final = frozenset(
    "Chinese Japanese Portuguese Vietnamese Lebanese Sudanese Burmese Nepalese Senegalese Taiwanese Maltese British "
    "French Irish Dutch Swiss Spanish English Danish Turkish Kurdish Jewish Welsh Polish Swedish".split()
)
_NATIONS: Final = re.compile(r"^[A-Z]\w+[hklnqrst]is$|^[A-Z]\w+dis$")
_FIRST_OF_PAIR: Final = frozenset("sports arms arts sales customs goods savings communications weapons".split())
_PAIR: Final = re.compile(
    r"(?:,?\s+(?:and|or)\s+|,\s+)(?:men|women|boys|girls|children|sons|daughters|wives|wounded|injured|missing)\b"
)
_PAIRED: Final = frozenset("men women boys girls sons daughters wives officers dead wounded injured".split())
_MEASURES: Final = {
    "km": "km", "kg": "kg", "cm": "cm", "mm": "mm", "m": "m", "ft": "ft", "lb": "lb", "lbs": "lb", "ha": "ha",
    "mph": "mph", "kph": "kph", "MW": "MW", "GW": "GW", "kW": "kW", "MWh": "MWh", "GWh": "GWh", "kWh": "kWh",
    "C": "degrees Celsius", "F": "degrees Fahrenheit", "°C": "degrees Celsius", "°F": "degrees Fahrenheit",
    "bpd": "barrels a day", "GB": "GB", "MB": "MB", "TB": "TB", "Mbps": "Mbps", "hp": "hp", "kt": "kt", "t": "t",
    "yd": "yd", "mi": "mi", "oz": "oz", "p": "pence", "pc": "percent", "pct": "percent",
}  # fmt: skip
_MEASURE: Final = re.compile(
    r"[\s-](?P<unit>(?:square|sq\.?|cubic|nautical|metric)[\s-](?:miles?|kilometres?|kilometers?|met(?:re|er)s?|"
    r"km|mi|m|ft|feet|foot|yards?|tons?|tonnes?)|miles?|kilomet(?:re|er)s?|met(?:re|er)s?|yards?|inch(?:es)?|feet|foot|"
    r"acres?|hectares?|tonnes?|tons?|kilos?|kilograms?|grams?|pounds?|ounces?|barrels?|gallons?|lit(?:re|er)s?|"
    r"megawatts?|gigawatts?|kilowatts?|kilotons?|megatons?|watts?|volts?|points?|degrees?|knots?|bushels?|"
    r"(?:km|kg|MW|GW|kW|GWh|MWh|kWh|mph|kph|ft|lbs?|cm|mm|ha|bpd|m|p))\b(?:\s+(?P<of>Celsius|Fahrenheit|[CF]\b))?"
    r"(?P<more>[\s-](?:long|wide|high|tall|deep)\b)?",
)
_PERCENT: Final = re.compile(r"(?i)\s?%|[\s-]?per\s?cent(?:age)?\b(?P<points>\s+points?\b)?|\s?pct\b|\s?pc\b")
_MONEY: Final = re.compile(
    r"(?i)[\s-](?:(?P<land>US|U\.S\.|American|Canadian|Australian|New\s+Zealand|Hong\s+Kong|Singapore|Swiss|Danish|"
    r"Norwegian|Swedish|Icelandic|Turkish|Pakistani|Sri\s+Lankan|Indian|Egyptian|Mexican|Saudi|South\s+Korean|Czech|"
    r"Lebanese|Syrian)\s+)?"
    r"(?P<name>dollars?|euros?|yen|yuan|renminbi|roubles?|rubles?|rupees?|francs?|zloty|zlotys|zlotych|kron(?:a|or|er|"
    r"e)|"
    r"forints?|baht|rand|shekels?|hryvnias?|naira|taka|ringgit|rupiahs?|koruna|liras?|pesos?|riyals?|pounds|won|"
    r"pounds\s+sterling)\b"
)
_CODES: Final = {
    "dollar": "USD", "canadian dollar": "CAD", "australian dollar": "AUD", "new zealand dollar": "NZD",
    "hong kong dollar": "HKD", "singapore dollar": "SGD", "euro": "EUR", "yen": "JPY", "yuan": "CNY",
    "renminbi": "CNY", "rouble": "RUB", "ruble": "RUB", "rupee": "INR", "indian rupee": "INR",
    "pakistani rupee": "PKR", "sri lankan rupee": "LKR", "swiss franc": "CHF", "zloty": "PLN", "zlotych": "PLN",
    "krona": "SEK", "kronor": "SEK", "swedish kronor": "SEK", "danish kroner": "DKK", "danish krone": "DKK",
    "norwegian kroner": "NOK", "norwegian krone": "NOK", "icelandic kronor": "ISK", "forint": "HUF", "baht": "THB",
    "rand": "ZAR", "shekel": "ILS", "hryvnia": "UAH", "naira": "NGN", "taka": "BDT", "ringgit": "MYR",
    "rupiah": "IDR", "koruna": "CZK", "turkish lira": "TRY", "mexican peso": "MXN", "saudi riyal": "SAR",
    "won": "KRW", "south korean won": "KRW", "egyptian pound": "EGP", "lebanese pound": "LBP",
    "syrian pound": "SYP", "pound sterling": "GBP", "pound": "GBP",
}  # fmt: skip
_RATE: Final = re.compile(
    r"(?P<of>\s+of\s+[a-z]+(?:\s+[a-z]+)?)?(?P<each>[\s-]+(?:an?|per|each|every)\s+"
    r"(?:day|night|week|month|year|hour|minute|second|barrel|tonne|ton|share|head|person|gallon|lit(?:re|er)|kilo|"
    r"ounce))\b"
    r"(?!\s+(?:ago|earlier|later|after|before|ahead|since|from|of)\b)"
)
_COUNTED_NOUN: Final = re.compile(
    r"(?i)\b(army|force|crowd|population|fleet|audience|crew|workforce|staff|garrison|membership|turnout|attendance|"
    r"contingent|squad|convoy|gathering|electorate|enrolment|enrollment|readership)\s+of\s+$"
)


_OF: Final = re.compile(
    r"(?i)\s+of\s+(?:(?P<them>them|whom)\b|(?:(?:the|its|their|his|her|our|these|those)\s+)(?:[\d,]+\s+|"
    r"\w+(?=\s+\w+s\b)\s+)?|\d[\d,]*\s+(?!per\s?cent))"
)


@attrs.frozen
class Counted:
    """What is counted, as said or as an ISO code, and where its words end."""

    unit: str
    end: int


def phrase(prose: str, at: int, end: int, *, plural: bool = True) -> Counted | None:
    """The noun phrase at `at`, up to its head: 'people' of 'people in the north'.

    The first plural ends the phrase; with `plural`, there is none without one: a small number counts plurals.
    """
    found = _PHRASE.match(prose, at, min(end, at + 120))
    if not found:
        return None
    kept: list[re.Match[str]] = []
    for word in re.finditer(_WORD, found[1]):
        low = word[0].lower()
        if (
            low in _END
            or (low.endswith("ly") and is_adverb(low))
            or (_past(low) and not (low.endswith("ed") and not kept))
        ):
            break
        kept.append(word)
        goes_on = low in _FIRST_OF_PAIR or not low.endswith("s") or word[0][0].isupper()
        if _plural(word[0]) and not (goes_on and _another_plural(found[1][word.end() :])):
            break
    while kept and kept[0][0].lower() in _LEADING:
        kept.pop(0)
    if not kept or (kept[0][0].lower().endswith("ed") and len(kept) == 1 and kept[0][0].islower()):
        return None
    last = kept[-1][0]
    if not _plural(last) and (plural or last.lower() in NEWSWORTHY) and last not in _NATIONALS:
        return None
    stop = found.start(1) + kept[-1].end()
    pair = _PAIR.match(prose, stop, end) if kept[-1][0].lower() in _PAIRED else None
    stop = pair.end() if pair else stop
    words = one_line(prose[found.start(1) + kept[0].start() : stop]).rpartition("'s ")[2]
    return Counted(words.removesuffix("'s").removesuffix("'"), stop)


def money(prose: str, at: int, end: int, *, great: bool) -> Counted | None:
    """A currency by its name: 'million euros'. 'Won' and 'pounds' need a scale before them: `great` tells of one."""
    found = _MONEY.match(prose, at, min(end, at + 40))
    if not found:
        return None
    name = one_line(found["name"]).lower()
    if name in ("won", "pounds") and not great and not found["land"]:
        return None
    name = (
        "pound sterling" if name == "pounds sterling" else name if name.endswith("kronor") else name.removesuffix("s")
    )
    land = one_line(found["land"] or "").lower()
    code = _CODES.get(f"{land} {name}".strip()) or (_CODES.get(name) if land in ("", "us", "u.s.", "american") else "")
    return Counted(code, found.end()) if code else None


def percent(prose: str, at: int, end: int) -> Counted | None:
    """A percent sign or word, or percentage points."""
    found = _PERCENT.match(prose, at, min(end, at + 30))
    if not found or (found[0].lower().endswith("age") and not found["points"]):
        return None
    return Counted("percentage points" if found["points"] else "percent", found.end())


def measure(prose: str, at: int, end: int) -> Counted | None:
    """A unit of measure, which may be singular or hang on a hyphen: '500-mile', '20 MW'."""
    found = _MEASURE.match(prose, at, min(end, at + 40))
    if not found or (found["unit"].lower() in ("point", "points") and prose[at] != "-"):
        return None
    if found["unit"] == "p":
        return Counted("pence", found.end("unit"))
    scale = {"C": "Celsius", "F": "Fahrenheit"}.get(found["of"] or "", found["of"] or "")
    return Counted(one_line(f"{found['unit']} {scale}"), found.end("of") if found["of"] else found.end("unit"))


def clinging(tail: str) -> str | None:
    """The unit of letters that cling to a number ('km', 'MW'); None where they make it no number ('21st', '5G')."""
    return _MEASURES.get(tail) or None


def rate(prose: str, at: int, end: int) -> Counted | None:
    """'A day' or 'per hour', if it stands at `at`, or behind the stuff that is measured: '(barrels) of oil a day'."""
    found = _RATE.match(prose, at, min(end, at + 60))
    return Counted(one_line(found["each"]), found.end()) if found else None


def group_before(prose: str, at: int) -> str:
    """The collective noun whose size follows at `at`: 'a force of 11,000'."""
    found = _COUNTED_NOUN.search(prose, max(0, at - 30), at)
    return found[1] if found else ""


def of_them(prose: str, at: int, end: int) -> Counted | None:
    """What 'of' names behind a bare number: 'seven of (the) 12 miners', 'five of them'; an empty unit for 'them'."""
    found = _OF.match(prose, at, end)
    if not found:
        return None
    if found["them"]:
        return Counted("", found.end())
    named = phrase(prose, found.end() - 1, end)
    return Counted(named.unit, named.end) if named else None


def countable(noun: str) -> bool:
    """Whether a number may be of this noun: a plural, or a quantity that grows and shrinks ('population')."""
    return noun in _QUANTITIES or _plural(noun)


def _plural(word: str) -> bool:
    low = word.lower().removesuffix("'")
    if low in _PLURALS:
        return True
    if low.rpartition("-")[2] in _PLURALS:
        return True
    if _NATIONS.search(word):
        return low not in _SINGULARS
    plain = low.endswith("s") and not low.endswith(("ss", "us", "is", "'s"))
    return plain and len(low) > 2 and word[-1] != "S" and (low not in _SINGULARS or low in _FIRST_OF_PAIR)


def _another_plural(behind: str) -> bool:
    following = behind.split(None, 1)
    low = following[0].lower() if following else ""
    return bool(low) and low not in _END and low not in _STATES and _plural(following[0])


def _past(low: str) -> bool:
    regular = low.endswith("ed") and len(low) > 3 and not low.endswith("eed")
    return low in LEMMA_OF_PAST or low in LEMMA_OF_PARTICIPLE or regular
