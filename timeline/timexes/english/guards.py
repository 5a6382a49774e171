"""Whether a word that can be of time is: May and the verb may, 1950 and 1950 troops, fall and to fall."""

from __future__ import annotations

import re
from typing import Final

from timeline.later import later
from timeline.model import Genre
from timeline.timexes.engine import Found
from timeline.timexes.english.words import MONTHS, SEASONS, WORDS

_TITLES: Final = frozenset(
    "mr mrs ms miss dr sir lady lord president sen senator rep gov judge ms. mr. mrs. dr. said".split()
)
_LEADS: Final = frozenset(
    "in on by since until till during before after from to of through between last next this every each and or "
    "late early "
    "mid around about throughout previous following that the until for as".split()
)
_NAMES_FOLLOW: Final = frozenset("and or of to for as the that from".split())
"""Leads behind which a month with a capital word after it is rather a person: 'with May Smith and August Wilson'."""
_SURE_LEADS: Final = _LEADS - _NAMES_FOLLOW
_CAN_BE_NAMES: Final = frozenset("april may june august jan mar jun".split())
_LETTERS: Final = ("JAN", "FEB", "MAR", "APR", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_NAMING: Final = frozenset("called named nicknamed christened dubbed band singer".split())
_KIN: Final = frozenset(
    "sister brother daughter son wife husband mother father aunt uncle cousin niece nephew friend partner".split()
)


def is_month(found: Found) -> bool:
    """Whether a bare month's name is one: not a person's ('April Jones'), a verb's ('March on'), or a title's."""
    name = found["month"].strip(".")
    before, after = found.before().lower(), found.after()
    named = before in _NAMING or (before == "of" and found.before(2).lower() == "name")
    named = named and not re.match(r" (?:elections?|polls?|votes?|talks)\b", after)
    if named or _is_of_a_place(found):
        return False  # 'a dog called April'
    if found["part"]:
        return True
    if name == "march" and before in _ARTICLES:
        return _qualifies(after)
    if before in _TITLES or before.endswith("'"):
        return False
    if name in _CAN_BE_NAMES and before in _KIN:
        return False  # 'her sister June'
    if name in _CAN_BE_NAMES and re.match(r" [A-Z][a-z]", after) and before not in _SURE_LEADS:
        return False
    surname = re.match(r"[A-Z][a-z]+$", found.before()) and before not in _LEADS
    lettered = name in ("jan", "jun", "mar") or found.raw("month") in _LETTERS
    if lettered and (surname or re.match(r" [A-Z]", after)):
        return False  # 'Jan Kavan', 'Koh Jia Jun', 'the DEC House'
    if name in _CAN_BE_NAMES and before not in _LEADS and re.match(r" (?:said|says|told|tells|asked|asks)\b", after):
        return False  # 'April said'
    if name in ("may", "march", "mar", "jan", "jun", "sep", "dec"):
        return before in _LEADS or bool(re.match(r"\s*[\d')]", after)) or before in ("(", ",", "-") or _goes_on(found)
    return not (name == "august" and found.raw("month") == "AUGUST" and before not in _LEADS)


def _is_of_a_place(found: Found) -> bool:
    """Whether a hyphen joins it to a name: 'Sept-Lacs', but 'June-July'."""
    behind = found.after(2)
    return found.after() == "-" and behind[:1].isupper() and behind.strip(".").lower() not in MONTHS


def _qualifies(after: str) -> bool:
    """Whether a noun follows: 'a March operation', and not 'the March on the capital'."""
    follows = re.match(r" ([a-z]+)\b| \d", after)
    return follows is not None and follows[1] not in _NO_NOUNS


def is_attributive(found: Found) -> bool:
    """Whether a month says which noun is meant: 'for November transactions', but 'in November transactions fell'."""
    follows = re.match(r" ([a-z]+)\b", found.after())
    ahead = found.before().lower() == "the" and {found.before(2).lower(), found.before(3).lower()} & _LEADING_ON
    led = ahead or found.before().lower() in _DATING_LEADS
    if follows is None or led or "mishap" in WORDS.get(follows[1], ""):
        return False
    return follows[1] not in _NO_NOUNS and follows[1] not in _GOES_ON_WITH


_LEADING_ON: Final = frozenset(("ahead", "approaches", "approaching"))
_DATING_LEADS: Final = _LEADS - {"of", "for", "the", "about"} | {"upcoming", "forthcoming", "coming"}
_GOES_ON_WITH: Final = frozenset(
    "he she they it we you i this that these those there his her their its as when while but after before because if "
    "where until since over under near amid during has have not also only alone still last next after he's it's".split()
)
_ARTICLES: Final = ("a", "the", "this", "that", "its", "his", "her", "their")
_NO_NOUNS: Final = frozenset(
    "on to of from for in into against by through across at with and or but is was were had has will would that which "
    "who began started ended".split()
)


def _goes_on(found: Found) -> bool:
    """Whether a month's name leads to another month: 'March to August', 'May-June'."""
    following = found.after(2).strip(" .")
    return found.after().strip() in _TO and following[:1].isupper() and following.lower() in MONTHS


_TO: Final = ("to", "through", "until", "and", "or", "-", "–", "—", "/")


NO_YEAR_BEFORE: Final = frozenset(
    "section sections article no no. nos number numbers page pages p pp chapter verse flight boeing "
    "airbus room route highway hwy apartment apt bus psalm paragraph rule volume vol vol. figure fig line channel "
    "model "
    "windows office version level size over nearly almost than least approximately some only s&p nasdaq nikkei dow "
    "index average up down".split()
)
NO_YEAR_AFTER: Final = later(
    r"(?: ?%|[:/]\d|-\d(?!\d{3}\b)|-(?:strong|odd|seat|metre|meter|foot|page|mile)\b|"
    r"[.]?\d|[A-Za-z]|\s(?:percent|per|million|billion|people|troops|men|soldiers|"
    r"dead|wounded|feet|ft|km|kms|"
    r"miles?|metres?|meters?|tons?|tonnes|dollars|euros|pounds|yen|yuan|points?|votes|shares|copies|yards|"
    r"acres|aircraft|mm|cm|m|crowns|florins|ducats|marks|francs|guilders|thalers|shillings|rou?bles|pesos|pesetas|rupees"
    r"|livres|horsemen|horses|cavalry|infantry|sailors|guns|knights|archers|settlers|refugees|inhabitants|souls|"
    r"tanks|ships|prisoners|civilians|casualties|workers|jobs|employees|students|members|families|homes|houses|hours|"
    r"hrs|pm|am|gmt|utc|[A-Z]{2,3}T|UTC|local\s+time|block\s+of|kilomet(?:re|er)s|kg|lbs?|street|avenue|road|lane|drive|blvd|st\.|ave\.|rd\.)\b)"
)
YEAR_LEADS: Final = frozenset(
    "in since until till by before after from to of through between during circa around about throughout late "
    "early mid and or "
    "year years fiscal the for as 's s ( , - than that this back until".split()
)


_SEASONAL: Final = later(
    r" (?:offensives?|campaigns?|fighting|elections?|seasons?|semester|term|session|harvest|training|break)\b"
)
_FALLING: Final = later(r" (?:of (?!\d)|in (?!\d|[A-Z]))")


def is_of_another(found: Found) -> bool:
    """Whether it is a part of something longer: 'the last winter of the war'."""
    counted = found.before().lower() in _NTH and found.before(2).lower() in ("the", "his", "her", "its", "their")
    return counted and bool(re.match(r" of (?!\d)", found.after() + found.after(2)))


_NTH: Final = frozenset("first second third last final only".split())


def is_season(found: Found, word: str) -> bool:
    """Fall and spring are also verbs and springs: bare, they need a word before them that a season has."""
    if found["part"] or word not in ("fall", "spring"):
        return True
    before, after = found.before().lower(), found.after() + found.after(2)
    if before == "to":  # 'to fall', but 'from spring to fall'
        return found.before(2).lower() in SEASONS
    if word == "fall" and found["the"] and _FALLING.match(after):
        return False  # 'since the fall of the old government', 'after the fall in prices'
    if word == "spring" and not found["the"] and re.match(r" of (?!\d)", after):
        return False
    if before in ("in", "by", "since", "until", "during", "from", "before"):
        return True
    if _SEASONAL.match(after) or (found["the"] and re.match(r" (?:and|or|to) ", after)):
        return True  # 'a spring offensive', 'the spring and early summer'
    return before in ("after", "and", "of", "through") and not re.match(r" [a-z]", after)


_AGE: Final = (
    r"(?:only |just |about |nearly |barely )?(?:\d{1,2}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:-\w{3,5})?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,5}teen)"
)
_AGED: Final = later(
    rf"\b(?:(?:[Hh]e|[Ss]he|[Tt]hey|I|[Ww]e) (?:was|were|turned) {_AGE}(?= years old|[,.;]| when| and)"
    rf"|(?:[Aa]t|[Bb]y|[Uu]ntil) (?:the )?age (?:of )?{_AGE}\b)(?:(?!\d{{4}})[^\n])*\Z"
)
_DATED: Final = later(r"\b\d{4}\b[^.!?\n]*\Z")
_BACK: Final = 200
"""Characters before an expression in which it is looked for."""


def counts_from_age(found: Found) -> bool:
    """Whether an age was told last, in a year that is not named with it: 'when she was six, ... The next year'."""
    start = found.span().start
    told = found.prose[max(0, start - _BACK) : start]
    age = _AGED.search(told)
    return age is not None and not _DATED.search(told, 0, age.start())


_BY_NIGHT: Final = later(
    r"-time\b|[ -](?:attack|raid|march|battle|assault|sortie|landing|bombing|retreat|crossing)(?:e?s)?\b"
)


def told_by_night(found: Found) -> tuple[Genre, ...]:
    """The genres in which a bare 'night' is a time since it says when a deed was done: 'a night attack' of a story."""
    deed = "night" in (found["pod"], found["unit"]) and _BY_NIGHT.match(found.prose, found.span().end)
    return ("narrative", "colloquial") if deed else ()


def names_by_night(found: Found) -> bool:
    """Whether 'the night' says what sort of thing is meant: 'the night ferry left', but 'the night was cold'."""
    follows = re.match(r" ([a-z]{3,})\b", found.after())
    if follows is None or not found["the"] or found.before().lower() in _DATING_LEADS:
        return False
    word = follows[1]
    known = set(WORDS.get(word, "").split()) & {"prep", "inprep", "be", "modal", "pastverb", "acted", "schedule"}
    if known or word in _NO_NOUNS or word in _GOES_ON_WITH or word.endswith(("ed", "ly", "ing")):
        return False
    return not re.match(r" (?:the|a|an|his|her|its|their)\b", found.after(2))
