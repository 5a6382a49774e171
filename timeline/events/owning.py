"""Which clause a time expression dates."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final

from timeline.events import lexicon as lex
from timeline.events.clauses import Clause
from timeline.events.nominals import names_event
from timeline.events.sequence import only_decided
from timeline.events.spoken import of_another, token_numbers
from timeline.expressions import Resolved

if TYPE_CHECKING:
    from timeline.events.parsed import Parsed


def owner(parsed: Parsed, resolved: Resolved) -> int:
    """The clause that a time expression dates; -1 where it belongs to a noun ('the 1950 treaty') or to none."""
    start = resolved.timex.span.start
    if not parsed.clauses or resolved.within is not None or _aside(parsed, resolved):
        return -1
    if attributive(parsed, resolved):
        struck = _struck_by(parsed, resolved)
        return struck if struck >= 0 else _happened_in(parsed, resolved)
    number = 0
    for at, clause in enumerate(parsed.clauses):
        if parsed.tokens[clause.first].start <= start:
            number = at
    clause = parsed.clauses[number]
    if start < clause.span.start and clause.role in ("relative", "participle", "temporal"):
        # 'At noon a lorry, which had no lights, hit it', 'in 1978, a year after moving, it burned': what stands before
        # all clauses dates the main one.
        number = next((at for at, other in enumerate(parsed.clauses) if other.role == "main"), number)
        clause = parsed.clauses[number]
    if of_another(parsed, resolved, clause) or _not_when(parsed, resolved, clause):
        return -1
    number = _of_speaking(parsed, _over_description(parsed, number, ends=resolved.joined is not None))
    clause = parsed.clauses[number]
    if clause.role == "infinitive" and number and parsed.clauses[number - 1].group.tense == "past":
        ahead = parsed.clauses[number - 1].group.lemma in lex.EXPECTING or _sets_limit(parsed, resolved, clause)
        return number if ahead else number - 1
    before = parsed.clauses[number - 1] if number else None
    leads = start - clause.span.start <= 4 and clause.role == "content"
    if (
        before is not None
        and leads
        and before.group.lemma in lex.REPORTING
        and before.span.end + 2 >= clause.span.start
    ):
        return number - 1
    return number


def _sets_limit(parsed: Parsed, resolved: Resolved, clause: Clause) -> bool:
    """Whether a date tells by when or from when somebody is to do what an infinitive says: 'ordered it to leave by
    Monday'.
    """
    inner = token_numbers(parsed, resolved)
    lead = parsed.tokens[inner[0] - 1].low if inner and inner[0] > clause.group.last + 1 else ""
    return lead in ("by", "from", "until", "before")


def _not_when(parsed: Parsed, resolved: Resolved, clause: Clause) -> bool:
    """Whether it tells no time at which the clause happened: what something is prepared for ('prepare for winter'), to
    when it was put off ('was postponed until May'), what a state of now came of, or in the perfect, which goes with no
    such time, that of a noun ('have arrested two men over a theft from the museum in September').
    """
    inner = token_numbers(parsed, resolved)
    at = inner[0] - 1 if inner else -1
    if at <= clause.group.last:
        return False
    lead, group = parsed.tokens[at].low, clause.group
    if (lead == "for" and not group.passive and group.lemma in _PREPARING) or only_decided(parsed.tokens, clause, at):
        return True
    if _stands_after(parsed, resolved, clause, at):
        return True
    if lead == "for" and parsed.tokens[at - 1].low in _FITTING:
        return True  # 'are housed in a hall unfit for winter'
    if lead in ("by", "before", "until", "from") and group.lemma in _WISHING and not group.passive:
        return True  # 'promised new houses by spring'
    if group.lemma == "put" and any(token.low == "at" for token in parsed.tokens[group.last + 1 : at]):
        return lead in ("in", "between", "from", "since")  # 'put the damage at 3 million euros between 2007 and 2015'
    if lead in ("until", "till", "to") and resolved.timex.tense == "future" and group.tense != "future":
        return group.lemma in _MOVING
    if lead != "in" or not (group.perfect and group.tense == "present" and _MONTH.fullmatch(resolved.timex.value)):
        return False
    words = parsed.tokens[group.last + 1 : at]
    return bool(words) and words[-1].is_word and any(word.low in _HANGING for word in words)


def _stands_after(parsed: Parsed, resolved: Resolved, clause: Clause, at: int) -> bool:
    """Whether a state of now came of what a date dates: 'remains closed after a landslip on Sunday'."""
    now = clause.group.tense == "present" and not clause.group.perfect and resolved.timex.tense != "future"
    return now and any(token.low in ("after", "following") for token in parsed.tokens[clause.group.last + 1 : at])


_PREPARING: Final = frozenset("prepare brace ready gear hope wait save".split())
_FITTING: Final = frozenset("suitable unsuitable fit unfit ready unready prepared equipped adequate inadequate".split())
_WISHING: Final = frozenset("promise pledge vow order demand offer propose request threaten urge".split())
_MOVING: Final = frozenset("postpone delay defer adjourn reschedule move bring put push".split())
_MONTH: Final = re.compile(r"(?:XXXX|\d{4})-\d\d")
_HANGING: Final = lex.PREPOSITIONS - {"in", "by", "to", "since", "until", "till"}


def _over_description(parsed: Parsed, number: int, *, ends: bool) -> int:
    """The clause that a date is meant for behind words that only say what something is: 'bought it in a deal valued at
    $4 million in 2009', or one that `ends` a length: 'fell in the three months ended 30 September'.
    """
    clause = parsed.clauses[number]
    describes = clause.group.form == "participle" and (clause.group.lemma in _DESCRIBING or ends)
    before = parsed.clauses[number - 1] if number and describes else None
    return number - 1 if before is not None and before.group.form == "finite" else number


def _of_speaking(parsed: Parsed, number: int) -> int:
    """The saying whose time it is that somebody spoke: 'Speaking on Friday, the envoy said', 'the navy, speaking on
    Monday, denied'.
    """
    group = parsed.clauses[number].group
    if group.form != "ing" or group.lemma not in _SPEAKING:
        return number
    beside = [at for at in (number + 1, number - 1) if 0 <= at < len(parsed.clauses)]
    finite = (at for at in beside if parsed.clauses[at].group.form == "finite")
    return next((at for at in finite if parsed.clauses[at].group.lemma in _SAYING), number)


_SPEAKING: Final = frozenset(("speak", "talk", "write"))
_SAYING: Final = lex.REPORTING | lex.SPEECH_ACTS
_DESCRIBING: Final = frozenset("value estimate price base locate name call own dub aim".split())


def _aside(parsed: Parsed, resolved: Resolved) -> bool:
    """Whether it dates no clause, but a noun, a figure that is compared with, or a rank."""
    ranked = resolved.timex.signal == "since" and _ranked(parsed, resolved)
    return ranked or _of_noun(parsed, resolved) or resolved.timex.compared or _of_last(parsed, resolved)


def _of_last(parsed: Parsed, resolved: Resolved) -> bool:
    """Whether it dates only the last or first of what a clause counts: 'has had three fires, the last in 1991', 'was
    warned four times, the first time in 2010'.
    """
    inner = token_numbers(parsed, resolved)
    at = inner[0] if inner else 0
    before = " ".join(token.low for token in parsed.tokens[max(0, at - _LAST_OF) : at])
    return _ONE_OF.search(before) is not None


_LAST_OF: Final = 7
_ONE_OF: Final = re.compile(r", the (?:last|latest|first)(?: time| one| of (?:them|these|which))?(?: in| on)?\Z")


def _ranked(parsed: Parsed, resolved: Resolved) -> bool:
    """Whether a 'since' only says among what something ranks: 'its highest level since October'."""
    inner = token_numbers(parsed, resolved)
    at = inner[0] - 1 if inner else -1
    while at > 0 and parsed.tokens[at].low != "since":
        at -= 1
    return ranks(parsed, at)


def ranks(parsed: Parsed, at: int) -> bool:
    """Whether a token stands behind words that rank what they name: 'its highest level since', 'the third fire in'."""
    for n in range(at - 1, max(-1, at - 7), -1):
        token = parsed.tokens[n]
        if not token.is_word:
            return False
        if token.low in _RANKS or (token.low.endswith("est") and len(token.low) > 5):
            return True
        if token.low in _ORDINALS and n and parsed.tokens[n - 1].low == "the":  # but 'has gained a third since'
            return True
    return False


_RANKS: Final = frozenset(("first", "most", "least", "worst", "best"))
_ORDINALS: Final = frozenset(("second", "third", "fourth", "fifth", "sixth"))


def _of_noun(parsed: Parsed, resolved: Resolved) -> bool:
    """Whether it dates an event noun that hangs on a preposition: 'fined for the spill in 2021', 'until his death in
    1911'.

    In 'filed for bankruptcy' and 'struck by lightning' the noun is part of what the verb tells. A noun that a name
    tells apart needs no weekday: in 'buried the victims of the Velm fire on Sunday' the burial was then.
    """
    inner = token_numbers(parsed, resolved)
    at = inner[0] - 1 if inner else -1
    of = at > 0 and parsed.tokens[at].low == "of"
    if at > 0 and parsed.tokens[at].low in ("in", "on", "of", "from", "during"):
        at -= 1
    if at < 1 or not names_event(parsed.tokens, at):
        return False
    if parsed.tokens[at - 1].capital and inner[0] - at > 1 and _WEEKDAY.fullmatch(resolved.timex.value):
        return False
    verbs = {clause.group.last: clause.group.lemma for clause in parsed.clauses}
    for lead in range(at - 1, max(-1, at - 5), -1):
        if lead in verbs:
            return False
        # 'Died after a fall in 2009' was in 2009; 'rebuilt after the fire in 1836' may have been later.
        known = of or parsed.tokens[lead + 1].low in _POINTING
        his = parsed.tokens[lead].low in ("until", "till") and parsed.tokens[lead + 1].low in _HIS
        his = his or (parsed.tokens[lead].low == "after" and known)
        if his or parsed.tokens[lead].low in ("for", "of", "over", "about", "since", "from", "by"):
            with_noun = lead == at - 1 and verbs.get(lead - 1) in _WITH_NOUN
            verb = next((verbs[n] for n in range(lead - 1, max(-1, lead - 4), -1) if n in verbs), "")
            # 'Walked out of the talks in 2017': the walkout was then.
            leaves = parsed.tokens[lead].low == "from" and (verb in _LEAVING or _plain(parsed, lead + 1))
            leaves = leaves or parsed.tokens[lead - 1].low == "out"
            wanted = parsed.tokens[lead].low == "for" and verb in lex.WANTING_FOR
            wanted = wanted or (parsed.tokens[lead].low == "about" and verb in _BOASTING)
            return not (with_noun or leaves or wanted or (parsed.tokens[lead].low == "by" and _suffered(parsed, lead)))
    return False


def _plain(parsed: Parsed, at: int) -> bool:
    """Whether a noun phrase opens with no article, owner or name: 'was freed from house arrest on Monday'."""
    return parsed.tokens[at].low not in lex.DETERMINERS and not parsed.tokens[at].capital


def _suffered(parsed: Parsed, by: int) -> bool:
    """Whether what stands behind a 'by' did at that time what the clause tells: 'was damaged by fire in 1839'. What
    was caused or inspired by something may have come long after it.
    """
    verb = next((clause.group for clause in parsed.clauses if clause.group.last == by - 1), None)
    return verb is not None and verb.passive and verb.lemma in _UNDERGOING


_UNDERGOING: Final = lex.STRIKING - {"cause"} | frozenset(
    "gut ruin wreck devastate ravage raze flatten level burn strike shake rock delay interrupt halt disrupt suspend "
    "topple oust overthrow depose sink cripple batter shatter defeat approve reject adopt decide overshadow mar "
    "engulf consume spoil cut claim sweep isolate paralyse paralyze".split()
)


_WEEKDAY: Final = re.compile(r"XXXX-WXX-\d")
_HIS: Final = frozenset(("his", "her", "its", "their"))
_POINTING: Final = lex.DETERMINERS - {"a", "an"}
_LEAVING: Final = frozenset("withdraw retire return resign expel exclude ban bar suspend drop pull walk".split())
_BOASTING: Final = ("brag", "boast", "joke", "lie", "gloat")
_WITH_NOUN: Final = ("file", "strike", "hit", "acquit", "convict", "accuse", "clear")


def _struck_by(parsed: Parsed, resolved: Resolved) -> int:
    """The clause that tells what a dated event did: in 'the 2019 flood killed 12' the flood and the deaths are one."""
    inner = token_numbers(parsed, resolved)
    for number, clause in enumerate(parsed.clauses):
        behind = parsed.tokens[inner[-1] + 1 : clause.group.first]
        subject = clause.first <= inner[-1] < clause.group.first and len(behind) <= 3
        if subject and clause.group.lemma in lex.STRIKING and any(token.low in lex.EVENT_NOUNS for token in behind):
            return number
    return -1


def _happened_in(parsed: Parsed, resolved: Resolved) -> int:
    """The clause of what happened in a dated event: 'won a majority in Sunday's election'. What somebody is accused of
    ('charged in the 2012 murder') came before.
    """
    inner = token_numbers(parsed, resolved)
    at = inner[0] - 1
    at -= parsed.tokens[at].low in lex.DETERMINERS
    number = next((n for n, clause in enumerate(parsed.clauses) if clause.group.last <= at < clause.last), -1)
    clause = parsed.clauses[number]
    took_part = number >= 0 and at == clause.group.last and clause.group.lemma in _TAKING_PART
    if number < 0 or not (took_part or parsed.tokens[at].low in ("in", "at", "during")):
        return -1
    if clause.group.lemma in _OF_LAW:
        return -1
    if clause.group.tense != "past" or clause.group.perfect or clause.group.negated or clause.role != "main":
        return -1
    behind = parsed.tokens[inner[-1] + 1 : min(inner[-1] + 6, clause.last)]
    words = list(itertools.takewhile(lambda token: token.is_word and token.low not in lex.PREPOSITIONS, behind))
    return number if words and words[-1].low in lex.EVENT_NOUNS else -1


_TAKING_PART: Final = frozenset("win lose attend boycott host contest join enter survive hold play miss".split())
_OF_LAW: Final = lex.ACCUSING | frozenset(
    "arrest detain indict try convict sentence jail acquit clear suspect want question hold sue identify interest "
    "involve implicate be".split()
)


def _opens_name(parsed: Parsed, inner: range) -> bool:
    """Whether a season with its article opens a name: 'before the winter break'."""
    if len(inner) != _WITH_ARTICLE or parsed.tokens[inner[0]].low not in lex.DETERMINERS:
        return False
    if parsed.tokens[inner[1]].low not in _SEASONS:
        return False
    lead = parsed.tokens[inner[0] - 1].low if inner[0] else ""
    noun = parsed.tokens[inner[-1] + 1].low
    return lead in _AROUND and (noun in lex.EVENT_NOUNS or noun in _BREAKS)


_WITH_ARTICLE: Final = 2
_SEASONS: Final = frozenset("spring summer autumn fall winter".split())
_AROUND: Final = lex.LEADING_NOUNS | {"till", "during"}
_BREAKS: Final = frozenset("break recess holiday holidays vacation vacations term session season".split())


def attributive(parsed: Parsed, resolved: Resolved) -> bool:
    """Whether it qualifies a noun: 'the 1950 treaty', 'Monday's vote'."""
    inner = token_numbers(parsed, resolved)
    if not inner:
        return False
    before = parsed.tokens[inner[0] - 1].low if inner[0] else ""
    after = parsed.tokens[inner[-1] + 1] if inner[-1] + 1 < len(parsed.tokens) else None
    if after is None or not after.is_word:
        return False
    if after.low in ("'s", "'"):
        return True
    if _opens_name(parsed, inner):
        return True
    led = before in lex.DETERMINERS or before == "'s"
    return led and after.low not in lex.STOP_WORDS and not any(c.group.head == inner[-1] + 1 for c in parsed.clauses)
