"""Which time expressions date what a clause speaks of, and not the clause: 'announced a strike for 7 June'."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from timeline.events import lexicon as lex
from timeline.events.clauses import Clause
from timeline.events.nominals import names_event, object_event
from timeline.expressions import Resolved

if TYPE_CHECKING:
    from timeline.events.parsed import Parsed


def of_another(parsed: Parsed, resolved: Resolved, clause: Clause) -> bool:
    """Whether it dates what a clause speaks of, and not the clause."""
    if _in_subject(parsed, resolved, clause) or _of_deed(parsed, resolved, clause):
        return True
    if told_event(parsed, resolved, clause) is not None or _of_included(parsed, resolved, clause):
        return True
    if _of_account(parsed, resolved, clause):
        return True
    return _of_what_came_first(clause) or set_for(parsed, resolved, clause) or _of_paper(parsed, resolved, clause)


def _of_account(parsed: Parsed, resolved: Resolved, clause: Clause) -> bool:
    """Whether it is the year or quarter of the figures that a clause tells on a date: 'reported a loss for 2019 on
    Thursday'.
    """
    inner = token_numbers(parsed, resolved)
    lead = parsed.tokens[inner[0] - 1].low if inner else ""
    long = resolved.when is not None and resolved.when.unit in ("year", "half", "quarter")
    return lead == "for" and long and not clause.group.passive and _dated_behind(parsed, resolved, clause)


def _of_included(parsed: Parsed, resolved: Resolved, clause: Clause) -> bool:
    """Whether it dates one of several that a clause speaks of: 'closed two bridges, including one on 4 March'."""
    inner = token_numbers(parsed, resolved)
    between = parsed.tokens[clause.group.last + 1 : inner[0]] if inner else ()
    return any(token.low == "including" for token in between)


def told_event(parsed: Parsed, resolved: Resolved, clause: Clause) -> int | None:
    """The noun of the event that a clause with a date of its own tells of, where a further date behind it is that of
    the event: 'the army on Friday confirmed the arrest of two men in Berg on 2 May'.
    """
    group = clause.group
    if group.lemma not in _TELLING_OF or group.form != "finite" or group.passive:
        return None
    noun = object_event(parsed.tokens, group.last + 1, clause.last)
    inner = token_numbers(parsed, resolved)
    if noun is None or not inner or not noun + 1 < inner[0] < clause.last:
        return None
    if parsed.tokens[inner[0] - 1].low not in ("on", "in", "at") and resolved.timex.tense == "future":
        return None
    begin, end = parsed.tokens[clause.first].start, parsed.tokens[noun].start
    others = (one for one in parsed.resolved if one.when is not None and not one.value.endswith("_REF"))
    return noun if any(begin <= one.timex.span.start < end for one in others) else None


_TELLING_OF: Final = (lex.REPORTING - {"hope", "fear", "propose", "promise", "pledge", "vow", "expect", "predict"}) | {
    "condemn", "investigate", "mourn", "deplore", "criticise", "criticize", "denounce", "praise", "discuss", "review",
}  # fmt: skip


def _of_paper(parsed: Parsed, resolved: Resolved, clause: Clause) -> bool:
    """Whether it is the date of a paper that a clause is about: 'breached an agreement dated 3 May'. By and in a paper
    something is done on its date ('by letter dated 3 May he resigned'), and it is signed on it.
    """
    inner = token_numbers(parsed, resolved)
    at = inner[0] - 1 if inner else 0
    if at < 1 or parsed.tokens[at].low != "dated":
        return False
    opens = clause.group.last if at > clause.group.last else clause.first - 1
    while at > opens + 1 and parsed.tokens[at - 1].low not in lex.PREPOSITIONS:
        at -= 1
        if parsed.tokens[at].start in parsed.timed:  # 'in 2003 a will dated 1975 turned up': no part of its noun
            return True
    lead = parsed.tokens[at - 1].low
    if lead in lex.PREPOSITIONS or at < clause.group.first:
        return lead not in _BY_PAPER and at > clause.first
    return clause.group.lemma not in _SIGNING


_BY_PAPER: Final = frozenset(("by", "in", "with", "via", "through"))


_SIGNING: Final = frozenset("sign execute issue write send conclude adopt publish show say state".split())


def token_numbers(parsed: Parsed, resolved: Resolved) -> range:
    """The numbers of the tokens of a time expression; the 25 of '2024/25' has that of the whole."""
    span, starts = resolved.timex.span, parsed.starts
    first, end = bisect_left(starts, span.start), bisect_left(starts, span.end)
    return range(first if first < end else max(0, end - 1), end)


def _in_subject(parsed: Parsed, resolved: Resolved, clause: Clause) -> bool:
    """Whether it dates what a clause speaks of, and not the clause: 'the outbreak in April is expected to cost', 'the
    class of 1998 has many', 'the fire in 1969 led to new laws in the seventies'.
    """
    inner = token_numbers(parsed, resolved)
    at = inner[0] - 2 if inner else -1
    first = clause.first if clause.subject is None else min(clause.first, clause.subject[0])
    if not first <= at < clause.group.first or parsed.tokens[at + 1].low not in _ATTACHING:
        return False
    if clause.group.passive and cancels(parsed, clause) and clause.group.lemma != "abandon":
        return True  # 'the concert on 3 May was called off': not on that day; but a fort may be abandoned on it
    noun, lead = parsed.tokens[at], parsed.tokens[at + 1].low
    if lead == "on" and not names_event(parsed.tokens, at):
        return False  # 'the army on Friday confirmed'
    if lead == "for":
        return noun.is_word and resolved.timex.value[:4].isdigit()  # 'the budget for 2025 was discussed'
    if clause.group.tense == "past":
        verb = noun.low.endswith("ed") or noun.low in lex.LEMMA_OF_PARTICIPLE or noun.low in lex.LEMMA_OF_PAST
        return noun.is_word and not verb and noun.low not in lex.STOP_WORDS and _dated_behind(parsed, resolved, clause)
    return names_event(parsed.tokens, at) or (noun.is_word and lead == "of")


def set_for(parsed: Parsed, resolved: Resolved, clause: Clause) -> bool:
    """Whether it is the time for which a clause sets something: 'announced a strike for 7 June'."""
    if clause.group.lemma not in _SETTING or clause.group.passive:
        return False
    inner = token_numbers(parsed, resolved)
    at = inner[0] - 2 if inner else -1
    if not clause.group.last < at < clause.last or parsed.tokens[at + 1].low != "for":
        return False
    return resolved.timex.type in ("DATE", "TIME") and names_event(parsed.tokens, at)


_SETTING: Final = frozenset(
    "announce call plan schedule convene set fix book arrange organise organize propose demand promise order".split()
)


def _of_what_came_first(clause: Clause) -> bool:
    """Whether it dates what a clause of the present only looks back to: 'the ban follows an order of January'."""
    return clause.group.lemma == "follow" and clause.group.tense == "present" and not clause.group.passive


def _dated_behind(parsed: Parsed, resolved: Resolved, clause: Clause) -> bool:
    """Whether a clause has another date behind its verb."""
    end = parsed.tokens[clause.last - 1].end
    return any(
        clause.trigger.end <= one.timex.span.start < end
        and one.when is not None
        and one is not resolved
        and not one.value.endswith("_REF")
        for one in parsed.resolved
    )


_ATTACHING: Final = frozenset(("in", "on", "of", "for", "from", "during"))


def cancels(parsed: Parsed, clause: Clause) -> bool:
    """Whether a clause tells that something will not be: 'was cancelled', 'called off', 'put off'."""
    lemma, at = clause.group.lemma, clause.group.last + 1
    off = lemma in ("call", "put") and at < len(parsed.tokens) and parsed.tokens[at].low == "off"
    return off or lemma in _CANCELLING


_CANCELLING: Final = frozenset(("cancel", "postpone", "scrap", "shelve", "abandon"))


def _of_deed(parsed: Parsed, resolved: Resolved, clause: Clause) -> bool:
    """Whether it dates the deed that somebody is accused of now: 'is charged with shooting a guard last autumn'. What
    was charged then may be what the date tells.
    """
    inner = token_numbers(parsed, resolved)
    now = clause.group.tense == "present" or (clause.group.form == "participle" and clause.group.lemma != "convict")
    if not now or clause.group.lemma not in _CHARGING or not inner:
        return False
    words = parsed.tokens[clause.group.last + 1 : min(inner[0], clause.last)]
    return any(lead.low in lex.OF_DEEDS and word.low.endswith("ing") for lead, word in itertools.pairwise(words))


_CHARGING: Final = (lex.ACCUSING - {"blame", "acquit"}) | {"indict", "sue", "try", "investigate"}
