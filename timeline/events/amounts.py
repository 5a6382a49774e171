"""Amounts: a number with its qualifier, its unit, and the other end of its range."""

from __future__ import annotations

import math
import re
from typing import Final

import attrs

from timeline.events import counted, numbers
from timeline.events.counted import Counted
from timeline.events.numbers import Numeral
from timeline.events.values import evolve
from timeline.hygiene import one_line
from timeline.model import Span

_LOW: Final = (
    r"(?:far |well |significantly )?(?:more|greater|higher|larger) than|at least|at a minimum|no fewer than|"
    r"no less than|"
    r"not less than|not fewer than|a minimum of|minimum of|upwards of|upward of|in excess of|(?:just |well )?over|"
    r"(?:just |well )?above|exceeding|topping|surpassing|a little over|slightly over|slightly more than|just more than"
)
_HIGH: Final = (
    r"(?:far |well |slightly )?fewer than|(?:far |well |slightly )?less than|at most|at the most|no more than|"
    r"not more than|up to|as many as|as much as|a maximum of|maximum of|(?:just |well |slightly )?under|"
    r"(?:just |well )?below|not exceeding"
)
_ALMOST: Final = r"nearly|almost|close to|approaching|just short of"
_NEAR: Final = (
    r"approximately|approx\.?|about|around|roughly|some|an estimated|estimated|circa|or so|in the region of|"
    r"in the order of|something like|~"
)
_PLAIN: Final = (
    r"another|an additional|an extra|a further|a total of|exactly|only|just|all|a record|an average of|fully"
)
_MARKED: Final = re.compile(
    rf"(?i)(?<![\w-])((?:(?:{_LOW}|{_HIGH}|{_ALMOST}|{_NEAR}|{_PLAIN}|[<>])\s+){{1,2}}|[~<>])$".replace(" ", r"\s+")
)
_ENDS: Final = f"{_LOW}|{_HIGH}|{_ALMOST}|{_NEAR}|{_PLAIN}".replace("|~", "").split("|")
_MARKING: Final = (*dict.fromkeys(re.sub(r"\W", "", one.split()[-1]) for one in _ENDS), *".~<>")
"""How what qualifies a number ends; asked first, for most numbers are bare."""
_IS_LOW: Final = re.compile(rf"(?i).*\b(?:{_LOW})\b|>")
_IS_HIGH: Final = re.compile(rf"(?i).*\b(?:{_HIGH})\b|<")
_IS_ALMOST: Final = re.compile(rf"(?i).*\b(?:{_ALMOST})\b")
_IS_NEAR: Final = re.compile(rf"(?i).*\b(?:{_NEAR})|~")
_OR_MORE: Final = re.compile(r"(?i)\s*\+(?!\w)|\s+or\s+(?P<more>more|so|fewer|less)\b|-(?P<odd>odd|plus)\b")
_LEAD: Final = re.compile(r"(?i)\b(between|from|ranging\s+from|anywhere\s+from)\s+$")
_RANGE: Final = re.compile(r"(?i)\s?-\s?|\s+(?P<word>to|and|or)\s+(?:(?:about|around|nearly|almost|as many as)\s+)?")
CHANGED: Final = (
    "rose|risen|rise|rises|rising|fell|fallen|fall|falls|falling|grew|grown|grow|grows|growing|climbed|climb|climbing|"
    "dropped|drop|dropping|jumped|jump|jumping|surged|soared|increased|increase|increasing|decreased|decrease|declined|"
    "decline|declining|shrank|shrunk|cut|cuts|cutting|raised|raise|raises|raising|lifted|lowered|reduced|slid|slipped|"
    "went|going|gone|up|down|plunged|tumbled|expanded|widened|narrowed|doubled|tripled|reached|swelled|revised|moved"
)
_CHANGE: Final = re.compile(rf"(?i)\b(?:{CHANGED})\b[^.;:]{{0,60}}$")
_CHANGED_NOW: Final = re.compile(rf"(?i)\b(?:{CHANGED})(?:\s+by)?\s+$")
_SCORED: Final = frozenset(
    "win wins victory defeat loss lead draw tie vote votes decision ruling series scoreline".split()
)
_OF: Final = re.compile(
    r"(?i)\s+of\s+(?:(?:all|both)\s+)?(?:(?:the|its|their|his|her|our|these|those|a|an)\s+)?"
    r"(?:(?:initial|original|total|estimated|entire)\s+)?(?=[\w'])"
)
_MAGNITUDE: Final = re.compile(r"(?i)\bmagnitude(?:\s+of|[\s-])\s?$")
_MAGNITUDE_BEHIND: Final = re.compile(r"(?i)[\s-]magnitude\b")

SIGNED: Final = frozenset(("percent", "percentage points"))
"""Units that count nothing that could be killed or moved."""


@attrs.frozen
class Count:
    """A number as read: from `start`, its qualifier included, to `end`, its unit included; `first` and `second` are the
    ends of a range. `clause` ends at the next date, which no unit reaches into but 'a day': that may reach to `last`.
    """

    prose: str
    clause: Span
    one: Numeral
    start: int
    end: int
    last: int
    qualifier: str = ""
    second: float | None = None
    first: float = math.nan
    unit: str = ""


def marked(prose: str, first: int, at: int) -> tuple[int, str]:
    """Where a number starts with what qualifies it, and that qualifier."""
    start = max(first, at - 40)
    if not prose[start:at].rstrip().lower().endswith(_MARKING):
        return at, ""
    found = _MARKED.search(prose, start, at)
    return (found.start(1), one_line(found[1]).lower()) if found else (at, "")


def read(count: Count) -> Count:
    """The count with its unit, and the other end of a range; `second` is infinite for a score ('3-1')."""
    count = _with_unit(count, count.one)
    gap = _RANGE.match(count.prose, count.end, count.clause.end)
    other = numbers.numeral_at(count.prose, gap.end(), count.clause.end) if gap else None
    if gap is None or other is None or (count.unit and count.unit not in SIGNED and not count.one.money):
        return _with_more(count)
    whole = _with_unit(evolve(count, end=other.span.end, unit=""), other)
    word = (gap["word"] or "").lower()
    if not word and other.value <= count.one.value * _scale(count.one, other) and not other.money:
        return evolve(count, second=math.inf, end=other.span.end)
    if not _ranges(count, whole, other, word):
        return evolve(count, unit=count.unit or (whole.unit if word == "to" and _led(count) else ""))
    low = numbers.whole(count.one.value * _scale(count.one, other))
    lead = _LEAD.search(count.prose, max(count.clause.start, count.start - 20), count.start)
    start = lead.start() if lead else count.start
    return _with_more(evolve(whole, start=start, first=low, second=other.value, unit=whole.unit or count.unit))


def _scale(one: Numeral, other: Numeral) -> float:
    """What '3' of '3 to 5 million' is worth: a million each."""
    return other.scale if one.scale == 1 and one.value < 1000 else 1


def _led(count: Count) -> str:
    found = _LEAD.search(count.prose, max(count.clause.start, count.start - 20), count.start)
    return one_line(found[1]).lower() if found else ""


def _ranges(count: Count, whole: Count, other: Numeral, word: str) -> bool:
    """Whether two numbers are the ends of a range, and no change ('from 4% to 7%', 'rose 5 to 120')."""
    low = count.one.value * _scale(count.one, other)
    led = _led(count)
    if low >= other.value or (count.unit in SIGNED and whole.unit != count.unit):
        return False
    if word == "and":
        return led == "between"
    if word == "or":
        return bool(whole.unit) and other.value <= 2 * low + 1
    if not word:
        return bool(whole.unit) and whole.unit.split()[-1].lower() not in _SCORED
    before = count.prose[max(count.clause.start, count.start - 80) : count.start]
    changed = _CHANGED_NOW.search(before) and (not whole.unit or count.unit)
    return not changed and not (led == "from" and _CHANGE.search(before))


def _with_unit(count: Count, number: Numeral) -> Count:
    """The count with the unit behind `number`, where its words end."""
    prose, at, end = count.prose, count.end, count.clause.end
    if number.money:
        return evolve(count, unit=number.money)
    if number.tail:
        return evolve(count, unit=counted.clinging(number.tail) or "")
    of = _OF.match(prose, at, end) if number.many else None
    at = of.end() - 1 if of else at
    found = (
        counted.percent(prose, at, end)
        or counted.money(prose, at, end, great=number.scale > 1 or number.many)
        or _magnitude(count)
        or counted.measure(prose, at, end)
        or counted.phrase(prose, at, end, plural=not (number.value == 1 or _is_many(count, number)))
    )
    return evolve(count, unit=found.unit, end=found.end) if found else count


def _is_many(count: Count, number: Numeral) -> bool:
    """Whether a number may count a collective: '300 cavalry', 'some 40 infantry'; a small bare one counts plurals."""
    yearlike = 1000 <= number.value < 2100 and count.prose[number.span.start : number.span.end].isdecimal()
    return (number.value >= 100 and not yearlike) or bool(count.qualifier)


def _magnitude(count: Count) -> Counted | None:
    """'A 7.0-magnitude earthquake', 'magnitude 7.0'."""
    behind = _MAGNITUDE_BEHIND.match(count.prose, count.end, count.clause.end)
    if behind:
        return Counted("magnitude", behind.end())
    before = _MAGNITUDE.search(count.prose, max(count.clause.start, count.start - 20), count.start)
    return Counted("magnitude", count.end) if before and count.one.value < 12 else None


def _with_more(count: Count) -> Count:
    """The count with what may stand right behind the number or its unit: '50+', '12 or more people', 'a day'."""
    more = _OR_MORE.match(count.prose, count.one.span.end, count.clause.end)
    if more and count.second is None:
        word = one_line(more[0]).lower().lstrip("-")
        behind = counted.phrase(count.prose, more.end(), count.clause.end)
        unit, end = (behind.unit, behind.end) if behind and not count.unit else (count.unit, max(count.end, more.end()))
        count = evolve(count, qualifier=count.qualifier or word, unit=unit, end=end)
    each = counted.rate(count.prose, count.end, count.last) if count.unit else None
    if each is None:
        return count
    return evolve(count, unit=f"{count.unit} {each.unit}", end=each.end)


def limits(count: Count) -> tuple[float | None, float | None, float | None]:
    """Low, best and high."""
    if count.second is not None:
        low = None if _IS_HIGH.match(count.qualifier) else count.first
        return low, None, None if _IS_LOW.match(count.qualifier) else count.second
    if count.one.many:
        return count.one.value, None, None
    return bounds(count.qualifier or ("about" if count.one.few else ""), count.one.value)


def bounds(qualifier: str, value: float) -> tuple[float | None, float | None, float | None]:
    """Low, best and high: 'over' has a low and no high, 'about' only a best, a plain number all three."""
    if _IS_LOW.match(qualifier) or qualifier in ("or more", "+", "plus"):
        return value, None, None
    if _IS_HIGH.match(qualifier) or qualifier in ("or fewer", "or less"):
        return None, None, value
    if _IS_ALMOST.match(qualifier):
        return None, value, value
    return (None, value, None) if _IS_NEAR.match(qualifier) or qualifier == "odd" else (value, value, value)


def qualifier(count: Count) -> str:
    """Its qualifier; 'hundreds' and 'a couple of' are one themselves."""
    if count.one.many or count.one.few:
        return one_line(f"{count.qualifier} {count.one.span.of(count.prose).lower()}")
    return count.qualifier
