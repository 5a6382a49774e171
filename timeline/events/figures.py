"""Numbers as data: how many of what, what became of them, how surely, out of what whole."""

from __future__ import annotations

import math
import re
from collections import deque
from typing import Final

from timeline.events import amounts, casualties, counted, numbers
from timeline.events.amounts import CHANGED, SIGNED, Count
from timeline.events.casualties import State
from timeline.events.counted import Counted
from timeline.events.uncounted import EACH, is_name, is_time
from timeline.events.values import evolve
from timeline.hygiene import one_line
from timeline.model import Figure, Span

_RISING: Final = ("to", "from", "reached", "at")
_NUMBERED: Final = (*_RISING, "is", "was", "hit", "exceeded")
_TOLLED: Final = tuple("to at of is was as reached hit passed topped exceeded exceeds surpassed near nears".split())
_SUBJECT: Final = re.compile(
    rf"\b(?P<noun>[a-z]{{3,}})(?:\s+(?:have|has|had|would|will|could|also|then|later|already|nearly|more|than))*"
    rf"\s+(?:{CHANGED})\b[^.;:]{{0,40}}\b(?:{'|'.join(_RISING)})\s+$"
)
_NUMBER_OF: Final = re.compile(rf"(?i)\bnumbers?\s+of\s+(?P<of>[^.;:]{{1,90}}?)\s+(?:{'|'.join(_NUMBERED)})\s+$")
_DONE_TO: Final = re.compile(r"^(?:people|those|persons|[a-z]+s)\s+(?P<state>dead|missing|hurt|[a-z]+ed)\b")
_STATES: Final = frozenset("missing hurt injured wounded arrested displaced".split())
_CHANGED: Final = re.compile(rf"(?:{CHANGED})\b")
_TOLL: Final = re.compile(rf"(?i)\b(?:toll|body\s+count)\b[^.;:]{{0,80}}\b(?:{'|'.join(_TOLLED)})\s+$")
_REACHING: Final = tuple(dict.fromkeys((*_NUMBERED, *_TOLLED)))
"""How the words end that lead to a number of what they name; asked first, for most numbers stand before what they
count.
"""
_OF_WHOLE: Final = re.compile(
    r"(?i)(?:\s+of)?\s+(?:(?:all|both)\s+)?(?:(?:of\s+)?(?:the|its|their|his|her|our|these|those)\s+)?"
    r"(?:(?:initial|original|total|estimated|entire)\s+)?(?=[\w'])"
)
_JOINED: Final = re.compile(
    r"(?i)\s*(?:[,(-]\s*)?(?:(?:and|or|plus|including|as\s+well\s+as|along\s+with|among\s+them)\s+)?(?:the\s+)?$"
)
_ALSO_DID: Final = re.compile(r"(?i)\s*,?\s*(?:and|,|or|but)?\s*(?:\w+(?:ed|ing)|hurt|left|leaving)\s+$")
# 'Killed 12 people on the ferry and 30 on the quay.'
_ELSEWHERE: Final = re.compile(
    r"(?i)(?:\s+(?:were|was|have\s+been))?(?:\s+\w+ed|\s+dead)?(?:\s+(?:in|on|at|from|aboard|near|"
    r"by)\s[^.;,]{1,40}?)?,?\s+and\s+$"
)
_SO_FAR: Final = re.compile(
    r"(?i)\b(?:so\s+far|to\s+date|in\s+total|in\s+all|altogether|overall|all\s+told|thus\s+far)\b"
)
_SINCE: Final = re.compile(r"(?i)\bsince\b")
_PERFECT: Final = re.compile(r"(?i)\b(?:have|has|had)\b|'ve\b")
_TOTAL: Final = re.compile(
    r"(?i)\b(?:a\s+total\s+of|bring(?:s|ing)?\b[^.;:]{0,60}\bto|brought\b[^.;:]{0,60}\bto|"
    r"(?:risen|rose|rises|rise|rising|climbed|climbs|grown|grew|soared|jumped|swelled)\s+to|(?:has|have|"
    r"had)\s+reached)\s+(?:\w+\s+){0,3}$"
)
_ALONE: Final = re.compile(r"(?i)[^.;,\d]{0,40}?\balone\b")
_DEFINITE: Final = re.compile(r"(?i)\b(?:the|these|those|both|the\s+other)\s+$")
_LENGTHS: Final = frozenset("mile kilometre kilometer inch pint acre pound tonne ton".split())
_LOOK: Final = 110


def figures(prose: str, clause: Span, dates: tuple[Span, ...]) -> tuple[Figure, ...]:
    """The figures in a clause, in order, but those inside its time expressions.

    A figure has a unit, a currency or a percent sign, or it is a share of something; a bare number is none. What only
    points at something known ('the two leaders') is none either.
    """
    return without_known(prose, clause, with_known(prose, clause, dates))


def with_known(prose: str, clause: Span, dates: tuple[Span, ...]) -> list[Figure]:
    """The figures in a clause, and what only points at something known."""
    return _stated(prose, _summed(prose, clause, _all(prose, clause, dates)))


def without_known(prose: str, clause: Span, found: list[Figure]) -> tuple[Figure, ...]:
    """Those of a clause's figures that do not point at something known."""
    return tuple(figure for figure in found if not _points(prose, clause, figure))


def _all(prose: str, clause: Span, dates: tuple[Span, ...]) -> list[Figure]:
    """Everything that is counted between the dates."""
    found: list[Figure] = []
    ahead = deque(sorted(date for date in dates if date.end > clause.start))
    at = clause.start
    shared = numbers.share(prose, at, clause.end)
    number = numbers.numeral(prose, at, clause.end)
    while at < clause.end:
        # Each is looked for again only behind what was read, so that a long text is read once.
        shared = numbers.share(prose, at, clause.end) if shared and shared.start() < at else shared
        number = numbers.numeral(prose, at, clause.end) if number and number.start() < at else number
        match = shared if shared and (number is None or shared.start() <= number.start()) else number
        if match is None:
            break
        while ahead and ahead[0].end <= match.start():
            ahead.popleft()
        stop = min(ahead[0].start, clause.end) if ahead else clause.end
        at = match.end()
        if stop < at:
            continue
        within = Span(clause.start, stop)
        if match is shared:
            figure, end = _share(prose, within, match)
        else:
            figure, end = _figure(prose, (within, clause.end), match, found)
        at = max(at, end)
        if figure is not None:
            found.append(figure)
    return found


def _share(prose: str, clause: Span, found: re.Match[str]) -> tuple[Figure | None, int]:
    """A share of a whole: 'a third of the crew wounded in action', 'two in five residents'."""
    best = numbers.fraction(found)
    whole = _whole(prose, found.end(), clause.end)
    if math.isnan(best) or whole is None or is_time(whole.unit) or whole.unit.lower() in _LENGTHS:
        return None, found.end()
    start, qualifier = amounts.marked(prose, clause.start, found.start())
    state = casualties.behind(prose, whole.end, clause.end)
    name = state or casualties.before(prose, clause.start, start)
    low, mid, high = amounts.bounds(qualifier, best)
    figure = Figure(
        one_line(prose[start : state.end if state else whole.end]), Span(start, state.end if state else whole.end),
        low, mid, high, state.words if state else "", qualifier,
        share_of=whole.unit, state=name.name if name else "",
    )  # fmt: skip
    return figure, whole.end


def _whole(prose: str, at: int, end: int) -> Counted | None:
    """What a share is of: the noun phrase behind 'of the', 'its' or nothing."""
    of = _OF_WHOLE.match(prose, at, end)
    return counted.phrase(prose, of.end() - 1 if of else at, end, plural=False)


def _figure(
    prose: str, bounds: tuple[Span, int], found: re.Match[str], earlier: list[Figure]
) -> tuple[Figure | None, int]:
    """A number with its unit; None for one that counts nothing. And where its words end."""
    clause, last = bounds
    one = numbers.valued(found)
    if one is None:
        return None, found.end()
    start, qualifier = amounts.marked(prose, clause.start, one.span.start)
    if is_name(prose, clause, one, qualified=bool(qualifier or one.money)):
        return None, found.end()
    count = amounts.read(Count(prose, clause, one, start, one.span.end, last, qualifier, first=one.value))
    if is_time(count.unit) or count.second == math.inf:
        return None, count.end
    figure = _told(count, earlier)
    return figure, max(count.end, figure.span.end if figure and not figure.share_of else 0)


def _told(count: Count, earlier: list[Figure]) -> Figure | None:
    """The figure, if the number counts something."""
    of = counted.of_them(count.prose, count.end, count.clause.end) if not count.unit else None
    if of is not None:
        count = evolve(count, unit=of.unit or (earlier[-1].unit if earlier else ""), end=of.end)
    prose, clause = count.prose, count.clause
    before = casualties.before(prose, clause.start, count.start)
    behind = None if count.unit in SIGNED else casualties.behind(prose, count.end, clause.end)
    total = _sum_of(count)
    unit, end, share_of = count.unit, count.end, ""
    if unit in SIGNED:
        whole = _whole(prose, end, clause.end) if prose.startswith(" of ", end) else None
        share_of, end = (whole.unit, whole.end) if whole and not is_time(whole.unit) else ("", end)
    elif not unit:
        unit, end = _named_elsewhere(count, earlier, behind, before, total)
    state = behind or before
    name = state.name if state else casualties.inside(unit) or ("dead" if total == "deaths" else "")
    if not unit or (not name and _is_pronoun(count)):
        return None
    low, best, high = amounts.limits(count)
    return Figure(
        one_line(prose[count.start : end]), Span(count.start, end), low, best, high, unit, amounts.qualifier(count),
        _rises(count, total), share_of, name,
    )  # fmt: skip


def _named_elsewhere(
    count: Count, earlier: list[Figure], behind: State | None, before: State | None, total: str
) -> tuple[str, int]:
    """The unit of a number with none behind it, and where its words end."""
    if behind is not None:
        follows = not count.prose[count.end : behind.start].strip()
        return behind.words, behind.end if follows else count.end
    group = counted.group_before(count.prose, count.start)
    if total or group:
        return total or group, count.end
    last = earlier[-1] if earlier else None
    gap = count.prose[last.span.end : count.start] if last else ""
    if last and last.state and ((before and _ALSO_DID.fullmatch(gap)) or _ELSEWHERE.fullmatch(gap)):
        return last.unit, count.end
    return before.words if before else "", count.end


def _sum_of(count: Count) -> str:
    """What a rising number is of: 'the number of dead to 40', 'the death toll rose to 40', 'cases rose to 40'."""
    apart = _CHANGED.match(count.prose, count.clause.start)  # 'the number of people killed when a wall fell | rose to'
    start = max(0 if apart else count.clause.start, count.start - _LOOK)
    if not count.prose[start : count.start].rstrip().lower().endswith(_REACHING):
        return ""
    number_of = _NUMBER_OF.search(count.prose, start, count.start)
    if number_of and (done := _DONE_TO.search(number_of["of"])):
        return "dead" if done["state"] in ("killed", "dead") else done["state"] if done["state"] in _STATES else ""
    if number_of:
        of = counted.phrase(f" {number_of['of']}", 0, len(number_of["of"]) + 1, plural=False)
        return of.unit if of else ""
    if _TOLL.search(count.prose, start, count.start):
        return "deaths"
    subject = _SUBJECT.search(count.prose, start, count.start)
    return subject["noun"] if subject and counted.countable(subject["noun"]) else ""


def _is_pronoun(count: Count) -> bool:
    """Whether it is an 'one' that counts nothing: 'one village', 'one of the leaders'."""
    return count.one.value == 1 and not count.one.digits and count.second is None and not count.qualifier


def _points(prose: str, clause: Span, figure: Figure) -> bool:
    """Whether it points at something known: 'the two leaders', 'both these three bridges'."""
    start = figure.span.start
    small = figure.best is not None and figure.low == figure.high and figure.best <= 10 and not figure.share_of
    if not small or figure.qualifier or figure.state or prose[start].isdigit():
        return False
    return _DEFINITE.search(prose, max(clause.start, start - 12), start) is not None


def _rises(count: Count, total: str) -> bool:
    """Whether the words before it say that it is the sum so far: 'a total of', 'the toll rose to'."""
    if count.unit in SIGNED or EACH.search(count.unit):
        return False
    before = count.prose[max(count.clause.start, count.start - _LOOK) : count.start]
    return bool(total or "total" in count.qualifier or _TOTAL.search(before))


def _summed(prose: str, clause: Span, found: list[Figure]) -> list[Figure]:
    """Mark what counts all so far where the clause says so, and not what one day brought ('on Monday alone')."""
    if not found:
        return found
    since = _SINCE.search(prose, clause.start, clause.end) and _PERFECT.search(prose, clause.start, clause.end)
    if not (since or _SO_FAR.search(prose, clause.start, clause.end)):
        return found
    return [figure if _of_a_part(prose, clause, figure) else evolve(figure, cumulative=True) for figure in found]


def _of_a_part(prose: str, clause: Span, figure: Figure) -> bool:
    rate = figure.unit in SIGNED or figure.share_of or EACH.search(figure.unit)
    return bool(rate or _ALONE.match(prose, figure.span.end, clause.end))


def _stated(prose: str, found: list[Figure]) -> list[Figure]:
    """Pass on what became of the counted within one list: 'killed 12 soldiers and three guards'."""
    for number in range(1, len(found)):
        one, other = found[number - 1], found[number]
        gap = prose[one.span.end : other.span.start]
        if not (_JOINED.fullmatch(gap) or _ELSEWHERE.fullmatch(gap)) or {one.unit, other.unit} & SIGNED:
            continue
        if one.state and not other.state:
            found[number] = evolve(other, state=one.state)
        elif other.state and not one.state and " and " in f"{gap} " and not casualties.inside(other.unit):
            found[number - 1] = evolve(one, state=other.state)
    return found
