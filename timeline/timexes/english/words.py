"""English words of time and their classes; macros and bundles are pieces of pattern made of them."""

from __future__ import annotations

from typing import Final

MONTHS: Final = {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "may": 5, "june": 6,
    "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "october": 10, "oct": 10,
    "november": 11, "nov": 11, "december": 12, "dec": 12,
}  # fmt: skip
WEEKDAYS: Final = {
    "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sunday": 7, "mon": 1,
    "tue": 2,
    "tues": 2, "wed": 3, "weds": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6, "sun": 7,
}  # fmt: skip
SEASONS: Final = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
UNITS: Final = {
    "second": "second", "sec": "second", "minute": "minute", "min": "minute", "hour": "hour", "hr": "hour",
    "day": "day",
    "night": "night", "week": "week", "wk": "week", "fortnight": "fortnight", "weekend": "weekend", "month": "month",
    "mth": "month", "mnth": "month", "quarter": "quarter", "year": "year", "yr": "year", "decade": "decade",
    "century": "century",
    "millennium": "millennium", "centurie": "century", "millennia": "millennium", "seconds": "second",
    "season": "season", "wkend": "weekend", "wknd": "weekend", "weeknd": "weekend",
}  # fmt: skip
NUMBERS: Final = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000, "million": 1_000_000, "dozen": 12,
}  # fmt: skip
ORDINALS: Final = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}  # fmt: skip
DECADES: Final = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
    "nineties": 9, "noughties": 0,
}  # fmt: skip
PARTS: Final = {
    "early": "START", "mid": "MID", "middle": "MID", "late": "END", "beginning": "START", "start": "START",
    "end": "END",
    "onset": "START", "close": "END", "outset": "START", "midst": "MID", "height": "MID", "earlier": "START",
    "later": "END", "latter": "END", "first": "START", "final": "END", "last": "END", "closing": "END",
    "opening": "START",
}  # fmt: skip
PARTS_OF_DAY: Final = {
    "morning": "MO", "mornings": "MO", "afternoon": "AF", "afternoons": "AF", "evening": "EV", "evenings": "EV",
    "night": "NI", "nights": "NI", "nite": "NI", "overnight": "NI", "daytime": "DT", "dawn": "MO", "dusk": "EV",
    "nighttime": "NI", "lunchtime": "MI", "midday": "12:00", "noon": "12:00", "midnight": "00:00", "sunrise": "MO",
    "sunset": "EV", "daybreak": "MO", "nightfall": "NI", "morn": "MO", "mornin": "MO", "arvo": "AF",
}  # fmt: skip
DAYS: Final = {
    "today": 0, "tdy": 0, "yesterday": -1, "ytd": -1, "tomorrow": 1, "tmr": 1, "tmrw": 1, "tomoro": 1, "tmw": 1,
    "tmrow": 1, "tomolo": 1, "tomoz": 1, "trmw": 1, "tmrrw": 1, "tomorow": 1, "tommorow": 1, "tommorrow": 1,
    "tomorro": 1, "yest": -1, "yday": -1, "ystd": -1, "ystday": -1,
}  # fmt: skip
CUT_SHORT: Final = ("ytd", "yest", "yday", "ystd", "ystday")
"""Words of messages that are something else elsewhere ('YTD' is the year to date)."""
LASTING: Final = ("day", "week", "month", "year", "decade", "century")
"""Units that a length of time is told in, other than hours."""

_UNAMBIGUOUS = (
    "january february april june july september october november december jan feb apr aug sept oct nov"
).split()
_PAST_VERBS = (
    "was were had did became began came went took gave made got left led held kept met brought built fell felt "
    "found fought "
    "grew knew lost meant ran rose saw sent set shot spent stood struck sold told thought won wrote broke chose drew "
    "drove froze hid rode shook spoke stole swore threw withdrew wore arose sank sang paid sought taught caught "
    "bought said arisen ate awoke been begun bent bitten blew blown bore born borne broken chosen clung dealt done "
    "drank drawn driven drunk dug eaten fallen flew flown flung forbade forbidden foresaw forgave forgiven forgot "
    "forgotten frozen given gone grown heard hidden hung known laid lain lent lit mistaken overcame overtaken "
    "overthrew overthrown overtook rang rebuilt ridden risen sat seen shaken shown shrank shrunk slept slid spoken "
    "sprang stolen stuck sung sunk swam swept sworn taken thrown tore torn underwent undergone understood undertook "
    "undertaken upheld withdrawn withheld withstood woken worn woven written"
)
_MISHAPS: Final = (
    "attack assault bombing bomb blast explosion shooting stabbing killing murder assassination slaying beating "
    "kidnapping hijacking robbery burglary earthquake quake tsunami flood avalanche landslide mudslide eruption "
    "crash collision derailment accident fire blaze wildfire spill leak riot coup mutiny clash disaster tragedy "
    "collapse sinking blowout rupture meltdown blackout airstrike raid ambush heist death drowning outbreak "
    "incident defeat bloodshed rampage outage breach revolution revolt uprising rebellion massacre genocide "
    "invasion siege downing"
)
"""What nobody announces: a date that says which one is meant is past."""
PAST_VERBS: Final = tuple(_PAST_VERBS.split())


def _classes(*groups: tuple[str, str]) -> dict[str, str]:
    """Words with all the classes of the groups that they stand in."""
    found: dict[str, str] = {}
    for classes, words in groups:
        for word in words.split():
            found[word] = f"{found[word]} {classes}" if word in found else classes
    return found


WORDS: Final = _classes(
    ("month", " ".join(_UNAMBIGUOUS)),
    ("monthlow", "mar jun jul dec sep august"),
    ("monthdot", "jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec."),
    ("weekday", "monday tuesday wednesday thursday friday saturday sunday"),
    ("weekdays", "mondays tuesdays wednesdays thursdays fridays saturdays sundays"),
    ("wdshort", "tues thurs thur weds mon. tue. tues. wed. thu. thur. thurs. fri. sat. sun."),
    ("wdlow", "mon tue wed thu fri sat sun"),
    ("season", "spring summer autumn fall winter"),
    ("seasons", "springs summers autumns winters"),
    ("unit", "second minute hour day night week fortnight weekend month quarter year decade century millennium sec"),
    ("unit", "min hr yr wk mth mnth wkend wknd weeknd"),
    ("units", "seconds minutes hours days nights weeks fortnights weekends months quarters years decades centuries"),
    ("units", "millennia"),
    ("units", "secs mins hrs wks mths mnths yrs"),
    ("date_unit", "day night week weekend fortnight month quarter year decade century season spring summer autumn"),
    ("date_unit", "fall winter wkend wknd weeknd"),
    ("numword", " ".join(word for word in NUMBERS)),
    ("few", "few several many couple dozens hundreds thousands numerous"),
    ("ordword", " ".join(ORDINALS)),
    ("decadeword", " ".join(DECADES)),
    ("an", "a an"),
    ("det", "the a an this that these those its his her their our my your"),
    ("this", "this"),
    ("part", "early late mid"),
    ("edge", "beginning start end middle onset close outset midst height"),
    ("pod", "morning afternoon evening night dawn dusk midnight noon midday daytime nighttime lunchtime nite"),
    ("pod", "morn mornin arvo"),
    ("pods", "mornings afternoons evenings nights"),
    ("noon", "noon midday midnight"),
    ("strain", "bloody brutal bitter difficult hard short intense tense quiet peaceful turbulent fruitless gruelling"),
    ("strain", "grueling frantic happy lonely lean crucial critical decisive formative uneasy anxious miserable"),
    ("sunmark", "dawn dusk sunrise sunset daybreak nightfall"),
    ("deictic", " ".join(DAYS)),
    ("past", "last previous past preceding prior"),
    ("next", "next following coming upcoming subsequent ensuing"),
    ("same", "same very"),
    ("ampm", "am pm a.m. p.m. a.m p.m"),
    ("zone", "gmt utc edt cst cdt pst pdt mdt cet cest jst msk sgt"),
    ("zoneword", "local greenwich mean british eastern central mountain pacific european standard daylight summer"),
    ("zoneword", "moscow tokyo japan seoul beijing china singapore indian kabul karachi islamabad london paris berlin"),
    ("zoneword", "brussels geneva rome madrid vienna athens kyiv kiev istanbul ankara jerusalem israeli cairo riyadh"),
    ("zoneword", "baghdad iraqi tehran iranian saudi gulf delhi dhaka bangkok jakarta taipei sydney melbourne new"),
    ("zoneword", "washington york chicago denver los angeles alaska hawaii arizona atlantic"),
    ("era", "bc bce ad ce b.c. b.c.e. a.d. c.e."),
    ("prep", "in on by since until till during before after from to of through between at around about for within"),
    ("prep", "into over"),
    ("inprep", "in of since by until till during before after from through between throughout circa around about to"),
    ("inprep", "late early mid"),
    ("future", "will shall 'll won't would expected expects scheduled plans planned planning due going intends aims"),
    ("future", "hopes set slated"),
    ("be", "is are was were be been being 's"),
    ("may", "may"),
    ("modal", "must might may should"),  # by class and not by word: May is no modal
    ("pastverb", _PAST_VERBS),
    ("acted", " ".join(verb for verb in PAST_VERBS if verb not in ("was", "were", "had", "did"))),
    ("dire", "terrorist terror suicide car truck train plane bus mass school church gas oil chemical deadly fatal"),
    ("dire", "massive powerful twin devastating rocket gun drone mob mine mill factory refinery hotel nightclub"),
    ("dire", "ferry subway air tunnel bridge dam ship rig pipeline reactor hospital embassy"),
    ("mishap", _MISHAPS), ("mishap", " ".join(f"{noun}s" for noun in _MISHAPS.split())),
    ("schedule", "starts begins opens closes meets goes ends resumes reopens returns arrives departs leaves launches"),
    ("schedule", "expires votes hosts convenes reconvenes travels flies sails airs premieres retires decides comes"),
    ("schedule", "faces plays"),
    ("schedulebase", "face go meet begin resume reopen arrive depart expire convene reconvene"),
    ("cardinal_join", "and"),
)  # fmt: skip
"""Words in lower case."""

_CAPITAL = ("mar", "jun", "jul", "dec", "sep", "may", "march", "august")
_SHORT_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_PROPER = "War Wars Revolution Deal Union Republic Battle Age Ages Death Terror Famine Trials Conquest".split()
EXACT: Final = {
    **{name.title(): "month" for name in _CAPITAL},
    **{name.upper(): "month" for name in _CAPITAL},
    **{written: "month" for name in _UNAMBIGUOUS for written in (name.title(), name.upper())},
    **{written: "wdshort" for name in _SHORT_DAYS for written in (name.title(), name.upper())},
    "Fall": "season date_unit fallname", "AM": "ampm", "PM": "ampm", "AD": "era", "CE": "era", "ad": "", "ce": "",
    **dict.fromkeys((*_PROPER, *(name.upper() for name in _PROPER)), "proper"),
}  # fmt: skip
"""Words that are of time only when written so: the month may and the verb, Sat and sat."""

JOINED: Final = (
    r"(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|mon|tues|tue|wed|thurs|thur|thu|fri|sat|sun)\.(?!\w)"
    r"|[ap]\.m\.?(?!\w)|b\.c\.(?:e\.)?|a\.d\.|c\.e\.|o'clock|won't"
)

MACROS: Final = {
    "month": "([month]|[monthdot])",
    "day": "[day] [ordsfx]?",
    "ord": "(([int] [ordsfx])|[ordword]|([numword] [hyphen]? [ordword]))",
    "wday": "([weekday]|[wdshort])",
    "num": (
        "([int] ([slash] [int])?|[decimal]|[an] ((hundred|thousand|million|dozen) ((and)? [numword]){0,4})?"
        "|[numword] (([hyphen]|and)? [numword]){0,5})"
    ),
    "count": "([int]|[decimal]|([numword] (([hyphen]|and)? [numword]){0,5})|(hundred|thousand|dozen))",
    "fraction": (
        "(half (a|an)|half [hyphen] an|a half [hyphen]?|half [hyphen]|(a|one)? quarter of (a|an)"
        "|three [hyphen]? quarters of (a|an))"
    ),
    "vague": (
        "((several|a few|few|many|some) (hundred|thousand|dozen)"
        "|(a|the|last|next|past)? (few|several|many|couple|handful|numerous) (of|more)?|some|dozens of|hundreds of"
        "|countless|some more)"
    ),
    "approx": (
        "(about|around|approximately|roughly|nearly|almost|circa|(c|ca) [dot]|ca|some|just over|just under|over|under"
        "|exactly|(more|less|fewer|greater|longer) than|at least|at most|up to|well over|as (long|much|many|little) as"
        "|no (more|less|later) than)"
    ),
    "circa": "(about|around|circa|(c|ca) [dot])",
    "nearly": "(about|around|approximately|roughly|nearly|almost|at least|at most|up to|(more|less) than)",
    "part": (
        "((the)? (first|opening|early|last|final|closing|later|latter) (days|weeks|months|years|part|stages) of (the)?"
        "|[edge] [hyphen]|[part] ([hyphen]|in|on|of)?|[part] ([hyphen]|in)? (the)?|the? [edge] of (the)?"
        "|(the)? (rest|whole|remainder|course) of|(the)? [part] [hyphen]? (to|or|and) [hyphen]? [part] [hyphen]?)"
    ),
    "year": (
        "([y4] [era]?|[shortyear]|[int] ([slash] [int])? [era]|[era] [int]"
        "|(sixteen|seventeen|eighteen|nineteen) (hundred (and [numword] ([hyphen]? [numword])?)?"
        "|[numword] ([hyphen]? [numword])?)|two thousand ((and)? [numword] ([hyphen]? [numword])?)?"
        "|twenty (ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
        "|twenty ([hyphen]? [numword])?))"
    ),
    "era": "[era]",
    "det": "[det]",
    "unit": "([unit]|[units])",
    "season": "[season]",
    "pod": "[pod]",
    "quarter": "quarter",
    "dash": "([dash]|to|through|till|until)",
}
"""Pieces of pattern that are remembered by their name."""

WEAK: Final = frozenset(
    "int day n12 hour two sixty three big long decimal clockdot gs hyphen dash comma dot open close apos fraction "
    "numword few ordword an det this prep inprep be future pastverb schedule schedulebase modal ed ly "
    "cardinal_join part edge same past next zoneword "
    "'the 'a 'an 'of 'in 'on 'by 'to 'and 'or 'at 'as 'from 'for 'more 'than 'less 'fewer 'about 'around 'some "
    "'over 'under "
    "'up 'only 'just 'well 'no 'first 'last 'next 'this 'that 'these 'those 'its 'his 'her 'their 'few "
    "'several 'many "
    "'early 'late 'later 'earlier 'end 'start 'will 'be 'is 'are 'was 'were 'have 'has 'had 'most 'least 'nearly "
    "'almost "
    "'said 'long 'much 'little 'old 'full 'two 'one 'half 'other 'each 'very 'before 'after 'between 'through "
    "'until 'till "
    "'would 'could 'may 'might 'should 'must 'can 'not 'great 'war 'set 'back 'second 'another 'hundred "
    "'new 'all 'good 'black 'dead 'day 'john 'george 'king 'mother 'father 'women 'president 'battle 'attack 'attacks "
    "'american 'british 'german 'germany 'french 'chinese 'japanese 'korean 'russian 'soviet 'vietnam 'iraq 'iran "
    "'india 'britain 'paris 'international 'global 'financial 'civil 'union 'republic 'revolution 'revolutionary "
    "'victory 'election 'rights 'al 'un 'de 'd 'i 'st 'death 'bombing 'siege 'period 'years 'age 'ages 'era "
    "'terror 'vote 'forward 'protests 'middle 'march 'deal 'famine 'trials 'conquest 'rebellion 'uprising "
    "'third 'fourth 'fifth 'all 'right 'never 'ten 'eleven 'twelve 'thirteen 'fourteen 'fifteen 'sixteen "
    "mishap dire acted may "
    "'twenty 'million 'which 't 'too 'been 'also 'because 'business 'says 'say 'off 'so 'c 'still 'cannot 'being "
    "'going 'agreed 'plan 'plans 'announced 'added 'expected 'expects 'reported 'told 'take 'do 'likely".split()
)
"""Classes, and words with a quote before them, that make no time by themselves."""

BUNDLES: Final = {
    "weekday": "(((this|next|last) (coming|past)?)? {wday} [comma]? (the)?)?",
}
