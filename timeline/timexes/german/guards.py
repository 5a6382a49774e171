"""Whether a word that can be of time is: August and a man of that name, 1950 and 1950 Menschen, heute as a day."""

from __future__ import annotations

import re
from typing import Final

from timeline.timexes.engine import Found

LEADS: Final = frozenset(
    "in im am an um seit bis vor nach ab von vom zum zur zu den dem des ende anfang mitte "
    "beginn gegen für jeden jedem über zwischen schon noch erst bereits spätestens".split()
)
_TITLES: Final = frozenset("herr herrn frau dr dr. prof kaiser könig kurfürst herzog prinz sohn tochter".split())


def is_month(found: Found) -> bool:
    """Whether a bare month's name is one: not a person's ('August Berger', 'Kaiser Franz August')."""
    raw, before, after = found.raw("month"), found.before(), found.after()
    if found["part"]:
        return True
    if raw[0].islower() or before.lower() in _TITLES or before == "-":
        return False
    if re.match(r" [A-ZÄÖÜ][a-zäöüß]", after) and before.lower() not in LEADS:
        return False
    return not (before[:1].isupper() and before.lower() not in LEADS and found["month"] in ("august", "april", "mai"))


NO_YEAR_BEFORE: Final = frozenset(
    "nr nr. nummer artikel art art. absatz abs paragraph seite seiten s kapitel band tel telefon fax route autobahn b "
    "a zimmer postfach hausnummer rund knapp fast circa ca zirka gut mindestens höchstens insgesamt je jeweils pro"
    "euro € $ £ % § nur über windows version modell typ boeing airbus".split()
)
_COUNTED: Final = (
    r"Prozent|Promille|Euro|Mark|Dollar|Franken|Schilling|Lire|Millionen|Milliarden|Menschen|Personen|Leute|Einwohner\w*|"
    r"Bürger\w*|Besucher\w*|Gäste\w*|Zuschauer\w*|Fans|Teilnehmer\w*|Mitglieder\w*|Mitarbeiter\w*|Beschäftigte\w*|"
    r"Arbeits\w+|Stellen|Schüler\w*|Studenten|Kinder\w*|Soldaten|Tote\w*|Verletzte\w*|Opfer\w*|Häftlinge\w*|"
    r"Flüchtlinge\w*|Frauen|Männer\w*|Familien|Haushalte\w*|Meter\w*|Kilometer\w*|Quadrat\w+|Hektar|m|km|kg|Tonnen|"
    r"Liter|Gramm|Kilo\w*|Megawatt\w*|Grad|Punkte\w*|Stimmen|Stück|Seiten|Bücher\w*|Wohnungen|Häuser\w*|Betriebe\w*|"
    r"Unternehmen|Firmen|Autos|Fahrzeuge\w*|Bäume\w*|Tiere\w*|Kühe\w*|Stunden|Minuten|Tage\w*|Wochen|Monate\w*|"
    r"Jahre\w*|[Mm]al|Uhr|Exemplare\w*|Unterschriften|Schritte\w*|Höhenmeter\w*|Kalorien|Betten|Plätze\w*|Fälle\w*|"
    r"Kubikmeter\w*|Zentimeter\w*|Bauern|Arten|Pflanzen|PS"
)
_NO_YEAR: Final = re.compile(
    rf"\s?%|[:/](?!\d{{4}}\b)\d|-\d(?!\d{{3}}\b)|[.,]\d|[A-Za-z]|(?:\s(?:bis|und|oder)\s\d+|-\d{{4}})?\s(?:{_COUNTED})\b"
)


def is_counting(found: Found) -> bool:
    """Whether a number of four digits counts or numbers something: '1950 Menschen', '2000 bis 3000 Grad'."""
    before = found.before().lower()
    more = before == "als" and found.before(2).lower() in ("mehr", "weniger", "größer", "kleiner")
    return more or before in NO_YEAR_BEFORE or bool(_NO_YEAR.match(found.prose, found.span().end))


YEAR_LEADS: Final = frozenset(
    "in im seit bis vor nach ab von vom um zwischen jahr jahre jahres jahrgang und oder sowie anno sommer winter "
    "herbst frühling frühjahr ende anfang mitte beginn ( , - – — / nur erst schon noch bereits".split()
)

_SENTENCE: Final = 160
"""Characters on either side among which the verb of 'heute' is looked for."""
_DAY: Final = re.compile(
    r"\b(?:wurden?|worden|hatten?|kam(?:en)?|gab|sagten?|teilten?|starb(?:en)?|soll(?:en)?|werden|morgen|gestern|beginnt|"
    r"beginnen|startet|starten|tagt|tagen|findet|finden|eröffnet|öffnet|trifft|treffen|spielt|spielen|reist|endet|"
    r"feiert|feiern|entscheidet|jährt|vormittag|nachmittag|abend|uhr)\b"
    r"|\b(?:hat|haben|habe|ist|sind)\b[^.!?]*\b(?:\w{0,4}ge\w{2,}(?:t|en)|(?:be|ver|er|ent|zer|über)\w+(?:t|en)|\w+iert)\b"
    r"|\b(?:\w{0,4}ge\w{2,}(?:t|en)|(?:be|ver|er|ent|zer|über)\w+(?:t|en)|\w+iert)\s(?:hat|haben|habe|ist|sind|wird)\b",
    re.IGNORECASE,
)
_NOWADAYS: Final = re.compile(
    r"(?:\b(?:bis|noch|von|seit|schon|auch|wie|als|oder)|\b(?:früher|damals|einst|gestern),? (?:und|wie|oder))\s*\Z",
    re.IGNORECASE,
)


def is_this_day(found: Found) -> bool:
    """Whether 'heute' is the day of writing and not our times: what is told of it happened or is about to."""
    start = found.span().start
    if _NOWADAYS.search(found.prose[max(0, start - 20) : start]) or found.after().strip() in (
        "noch",
        "wie",
        ":",
        "und",
    ):
        return False
    return bool(_DAY.search(_sentence(found)))


def _sentence(found: Found) -> str:
    """The rest of its sentence, as far as it is near."""
    span, prose = found.span(), found.prose
    before = prose[max(0, span.start - _SENTENCE) : span.start]
    behind = prose[span.end : span.end + _SENTENCE]
    start = max((end.end() for end in _END.finditer(before)), default=0)
    stop = _END.search(behind)
    return before[start:] + "|" + (behind[: stop.start()] if stop else behind)


_END: Final = re.compile(r"(?<!\d)[.!?:;](?=\s)|\n\s*\n")
_OVER: Final = re.compile(
    r"\b(?:wurden?|worden|hatten?|war(?:en)?|kam(?:en)?|gab|gingen?|ging|konnten?|mussten?|entstand(?:en)?|\w{3,}ierten?)\b"
    r"|\b(?:hat|haben|ist|sind)\b[^.!?]*\b(?:\w{0,4}ge\w{2,}(?:t|en)|\w+iert)\b",
    re.IGNORECASE,
)


def is_over(found: Found) -> bool:
    """Whether its sentence tells what has been: 'in zwei Wochen wurde die Brücke gebaut' leads to no day ahead."""
    return bool(_OVER.search(_sentence(found)))
