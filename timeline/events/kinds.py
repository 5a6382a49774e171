"""What kind of event a clause tells."""

from __future__ import annotations

from typing import Final

from timeline.events import lexicon as lex
from timeline.events.attribution import word_given
from timeline.events.candidates import Candidate
from timeline.events.reporting import costs_lives
from timeline.events.statuses import ARRANGED
from timeline.events.tokens import Token, next_to
from timeline.model import Kind, When

_STATING: Final = lex.SPEECH_ACTS.difference("charge rule reject order call sue appeal question".split()) | {
    "describe", "dispute", "insist", "say", "claim", "argue", "comment", "caution", "reiterate", "testify", "blame",
    "defend", "hail", "thank", "congratulate", "complain", "speak", "assert", "contend", "respond", "reply",
}  # fmt: skip
"""Verbs whose event is that somebody said something, whatever stands behind them."""
_FORESEEN: Final = frozenset(("expected", "likely", "forecast", "predicted", "projected", "bound", "poised"))
_WANTING: Final = frozenset("seek try attempt want intend plan aim".split())
"""Verbs by which somebody strives for what else only befalls: 'he will not seek to remain'."""
_ARRANGING: Final = frozenset("begin start open commence resume continue end close conclude convene meet".split())
"""What an event does as somebody planned: 'the talks resume on Tuesday'."""
_WEATHER: Final = frozenset(
    "rain snow sleet hail wind winds gusts gales temperature temperatures fog frost ice sun sunshine cloud clouds "
    "showers thunder heat tide tides river rivers waves".split()
)
_PROMISED: Final = frozenset(("promise", "pledge", "vow"))
"""Verbs that, told of what they are about, plan it: 'elections have been promised'."""
_ACTING: Final = frozenset(("agree", "rule", "order", "sue"))
"""Verbs of saying whose event is what they bring about."""
_HOLDING: Final = frozenset(
    "have remain hold own seem contain consist belong resemble know believe want need love depend exist lack".split()
)
_OFTEN: Final = frozenset("nightly daily weekly monthly yearly annually regularly routinely habitually usually".split())
_ISSUING: Final = frozenset(("release", "publish", "issue"))
_ISSUED: Final = frozenset("report reports statement study findings warning survey memo communique".split())
_SPEECHES: Final = frozenset("speech speeches statement statements announcement declaration remarks apology".split())
_DISPUTED: Final = lex.CLAIMS | frozenset(
    "finding findings conclusion conclusions assessment assessments statement statements version account accounts "
    "remarks warning warnings figure figures comparison concerns fears accusation suspicion suspicions".split()
)
"""What somebody said that another speaks against."""
_TWO_WORDS: Final = {
    "give": _SPEECHES,
    "make": _SPEECHES,
    "deliver": _SPEECHES,
    "reject": _DISPUTED,
    "dismiss": _DISPUTED,
}
"""Verbs that are a saying with such a noun as their object."""
_CLOSING: Final = lex.PREPOSITIONS | lex.ADVERBS | lex.COORDINATORS | {"as"}
_RECKONED: Final = frozenset("estimate estimates assessment chance chances likelihood probability odds".split())
_RECKONING: Final = frozenset("revise raise lower put give release publish issue update cut".split())
_SOON: Final = 6
_BEHIND_ADVERBS: Final = lex.PREPOSITIONS | lex.COORDINATORS
_OFFICES: Final = frozenset("run serve lead head rule reign govern live work chair teach study".split())


def kind_of(one: Candidate, now: When | None = None, *, judged: bool = False) -> Kind:
    """What kind of event a candidate would be; `judged` when odds or confidence are told of it, `now` is the DCT."""
    if one.parts is None:
        return "occurrence"
    group = one.parts.group
    said_by = one.attribution.verb if one.attribution else ""
    if judged or (one.own is not None and one.own.timex.signal == "as_of"):
        coming = group.form == "ing" and one.own is not None and is_ahead(one.own.when, now)
        foreseen = coming or (
            group.tense == "future"
            and not _has_been(one)
            and (group.modal not in lex.WOULD or group.lemma in lex.OUTCOMES or one.parts.lead == "that")
        )
        return "forecast" if foreseen else "assessment"
    # 'Estimates that 9,000 fled since the war began in May': the war is known to have begun.
    judges = said_by in lex.ASSESSING and one.parts.role not in ("temporal", "relative")
    judges = judges or (said_by in _BELIEVING and one.parts.role == "content")
    if (judges and group.tense != "future") or _believed(one):
        return "assessment"
    if _arranged(one):
        return "plan"
    given = word_given(one.parsed.tokens, group)
    if given == "threaten" or (given and _word_dated(one)):
        return "statement"
    if given in _PROMISED or (group.tense == "future" and not _word_dated(one)) or _lies_ahead(one, now):
        return _of_the_future(one, said_by)
    if one.saying and group.lemma in lex.ASSESSING:
        return "assessment"
    if group.lemma in _RECKONING and _RECKONED & _matters(one):
        return "assessment"
    if _tells(one):
        return "statement"
    return "state" if _holds(one, now) else "occurrence"


def _arranged(one: Candidate) -> bool:
    """Whether its words tell that something is planned: 'a vote planned for May', 'elections were promised', 'the vote
    had been due in March'.
    """
    assert one.parts is not None, "only clauses are asked"
    group, tokens = one.parts.group, one.parsed.tokens
    due = group.copula and group.last + 1 < one.parts.last and tokens[group.last + 1].low == "due"
    bare = group.first == group.last and group.tense == "past"  # 'opening planned for 2028'
    arranged = group.form == "participle" or (group.passive and (group.perfect or bare))
    return due or (arranged and group.lemma in ARRANGED) or (group.passive and group.lemma in _PROMISED)


def _word_dated(one: Candidate) -> bool:
    """Whether its date, told before that, is when somebody bound himself: 'this month it promised to pay'."""
    assert one.parts is not None, "only clauses are asked"
    first, own = one.parsed.tokens[one.parts.group.first], one.own
    return first.low in _BOUND and own is not None and own.timex.span.end <= first.start


_BOUND: Final = frozenset("promised pledged vowed threatened agreed".split())


def _tells(one: Candidate) -> bool:
    """Whether its event is that somebody says something."""
    assert one.parts is not None, "only clauses are asked"
    lemma = one.parts.group.lemma
    group = one.parts.group
    if (lemma == "admit" and group.passive) or (lemma == "speak" and group.negated and group.perfect):
        return False  # 'was admitted to hospital', 'have not spoken since'
    if (lemma == "deny" and group.passive and not one.saying) or costs_lives(one.parsed.tokens, one.parts):
        return False  # 'were denied entry', 'has claimed 19 lives'
    if lemma == "respond" and not (_ALARMS | (_REPORTS if _by_office(one) else set())).isdisjoint(_told_behind(one)):
        return False  # 'officers responded to a report of a break-in'
    if (one.saying and lemma not in _ACTING) or lemma in _STATING:
        return True
    puts = lemma == "put" and any(act.clause == one.clause for act in one.parsed.acts)  # 'put the dead at four'
    return puts or (lemma in _ISSUING and bool(_ISSUED & _matters(one))) or _speaks(one)


_REPORTS: Final = frozenset(("report", "reports"))
_ALARMS: Final = frozenset(
    "call calls alarm alarms fire fires crash collision accident emergency scene incident".split()
)


def _told_behind(one: Candidate) -> set[str]:
    """The words of a clause behind its verb."""
    assert one.parts is not None, "only clauses are asked"
    return {token.low for token in one.parsed.tokens[one.parts.group.last + 1 : one.parts.last]}


def _believed(one: Candidate) -> bool:
    """Whether it is only thought to have happened: 'is feared to have killed dozens', 'is believed to have fled'."""
    assert one.parts is not None, "only clauses are asked"
    group = one.parts.group
    before = one.parsed.clauses[one.clause - 1].group if one.clause and one.parts.lead == "that" else None
    if before is not None and before.lemma in {"appear", "seem"} and group.tense == "past" and not group.copula:
        return True  # 'it appears that the pilot lost control'
    if group.head - group.first < _TO_HAVE:
        return False
    words = {token.low for token in one.parsed.tokens[group.first : group.head]}
    return "to" in words and not words.isdisjoint(_BELIEVED)


_TO_HAVE: Final = 3
"""Words from 'is' to the verb in 'is believed to flee'."""
_BELIEVING: Final = frozenset(("believe", "think", "suspect"))
_BELIEVED: Final = frozenset("feared believed thought suspected presumed assumed considered".split())


def _holds(one: Candidate, now: When | None) -> bool:
    """Whether a clause that is neither said nor ahead tells how something is or was, and not what happened."""
    assert one.parts is not None, "only clauses are asked"
    group = one.parts.group
    if (group.copula and (one.parts.noun is not None or _there(one))) or _comes(one):
        return False
    if group.copula or _lasts(one) or _often(one):
        return True
    if group.lemma in _HOLDING and not group.passive:  # what is held, such as an election, happens
        return True
    if group.passive and group.lemma in lex.PLACED:
        return True
    return group.tense == "present" and not group.perfect and not _is_past(one, now)


def _has_been(one: Candidate) -> bool:
    """Whether what is likely lies behind: 'is likely to have burned'."""
    assert one.parts is not None, "only clauses are asked"
    group = one.parts.group
    return any(token.low == "have" for token in one.parsed.tokens[group.first : group.last + 1]) and not group.modal


def _speaks(one: Candidate) -> bool:
    """Whether it is a saying by two words: 'called for calm', 'gave a speech', 'rejected the claims'."""
    assert one.parts is not None, "only clauses are asked"
    group, tokens = one.parts.group, one.parsed.tokens
    behind = next_to(tokens, group.last)
    if behind in _LED.get(group.lemma, ()) and not (group.passive and group.lemma == "call"):
        return True
    if group.lemma == "question":
        return not (group.passive or _by_office(one))
    nouns = _TWO_WORDS.get(group.lemma)
    return nouns is not None and not nouns.isdisjoint(_matters(one))


_LED: Final = {"call": ("for", "on", "upon"), "appeal": ("for", "to"), "rule": ("out",), "dismiss": ("as",)}
"""Words that make a saying of the verb before them: 'ruled out a delay', 'dismissed as nonsense the claim'."""


def _by_office(one: Candidate) -> bool:
    """Whether those ask who ask by their office: 'police questioned the owner'."""
    subject = one.parts.subject if one.parts is not None else None
    words = {token.low for token in one.parsed.tokens[slice(*subject)]} if subject is not None else set()
    return bool(words & _ASKING)


_ASKING: Final = frozenset("police detectives officers prosecutors investigators inspectors agents court".split())


def _matters(one: Candidate) -> set[str]:
    """The noun that its verb is about: the head of its object, or of its subject where it has none or suffers it."""
    assert one.parts is not None, "only clauses are asked"
    clause, tokens = one.parts, one.parsed.tokens
    suffers = clause.group.passive or clause.group.form == "participle"
    found = None if suffers else _head(tokens, clause.group.last + 1, clause.last)
    if found is None and clause.subject is not None:
        found = _head(tokens, *clause.subject)
    return {found} if found else set()


def _head(tokens: tuple[Token, ...], first: int, last: int) -> str | None:
    """The last word of the noun phrase that starts at `first`; None where a mark or a preposition stands there."""
    for at in range(first, last):
        low = tokens[at].low
        if not tokens[at].is_word or low in _CLOSING or low.endswith(("wards", "ly")):
            last = at
            break
    return tokens[last - 1].low if last > first else None


def _is_past(one: Candidate, now: When | None) -> bool:
    """Whether the present tells what is over: 'the mayor resigns', with a calendar date up to the article's.

    A bare weekday is none: with the present it may be the next one.
    """
    assert one.parts is not None, "only clauses are asked"
    when = one.own.when if one.own is not None else None
    if when is None or now is None or when.latest is None or when.earliest is None:
        return False
    if when.basis != "explicit" and when.unit in ("day", "hour", "minute") and not _looks_back(one):
        return False
    return now.latest is not None and when.latest <= now.latest and one.parts.group.lemma not in lex.STATIVE


def _looks_back(one: Candidate) -> bool:
    """Whether the words of its date say that it is over: 'yesterday', 'two days ago', 'last Friday'."""
    span = one.own.timex.span if one.own is not None else one.span
    words = {token.low for token in one.parsed.tokens if span.start <= token.start < span.end}
    return bool(words & {"yesterday", "ago", "last", "past", "earlier"})


def _there(one: Candidate) -> bool:
    """Whether it says that something came about: 'there has been a rise', which a state would tell in the present."""
    assert one.parts is not None, "only clauses are asked"
    group, tokens = one.parts.group, one.parsed.tokens
    return group.perfect and not group.negated and group.first > 0 and tokens[group.first - 1].low == "there"


def _often(one: Candidate) -> bool:
    """Whether it tells a habit: 'food was carried nightly over the pass', not 'the daily paper'."""
    assert one.parts is not None, "only clauses are asked"
    clause, tokens = one.parts, one.parsed.tokens
    for at in range(clause.first, clause.last):
        if tokens[at].low in _OFTEN:
            behind = tokens[at + 1] if at + 1 < clause.last else None
            loose = behind is None or not behind.is_word or behind.low in _BEHIND_ADVERBS
            return loose or at + 1 == clause.group.head
    return False


def is_ahead(when: When | None, now: When | None) -> bool:
    """Whether a time begins after the article's own."""
    if when is None or when.earliest is None or now is None or now.latest is None:
        return False
    return when.earliest >= now.latest


def _lies_ahead(one: Candidate, now: When | None) -> bool:
    """Whether the present tells what is to come: 'the talks resume on Tuesday', 'the ruling is expected in June'."""
    assert one.parts is not None, "only clauses are asked"
    group, when = one.parts.group, one.own.when if one.own is not None else None
    if when is None or group.perfect:
        return False
    if when.earliest is None:  # 'could reach the port by Friday'
        ends = now is not None and now.latest is not None and when.latest is not None and when.latest > now.latest
        return ends and group.modal in lex.OTHER_MODALS
    if group.tense != "present" and (group.form == "finite" or when.begin.end is None):
        return False
    arranged = group.passive and group.lemma in ARRANGED
    ahead = is_ahead(when, now)
    return ahead or (arranged and (now is None or now.earliest is None or when.earliest >= now.earliest))


def _of_the_future(one: Candidate, said_by: str) -> Kind:
    """A forecast where nobody plans it: an outcome, the weather, what an event does ('the storm will cut the road')."""
    assert one.parts is not None, "only clauses are asked"
    group, tokens = one.parts.group, one.parsed.tokens
    helpers = {token.low for token in tokens[group.first : group.last + 1]}
    subject = tokens[group.first - 1].low if group.first else ""
    wanted = bool(helpers & _WANTING)
    takes = group.lemma == "take" and _TAKEN & {token.low for token in tokens[group.last + 1 : group.last + 2]}
    by_itself = subject in lex.EVENT_NOUNS and group.lemma not in _ARRANGING and not takes
    nobody = (group.lemma in lex.OUTCOMES and not takes) or by_itself or subject in _WEATHER
    befalls = not group.passive and not wanted and nobody
    return "forecast" if helpers & _FORESEEN or said_by in lex.EXPECTING or befalls else "plan"


_TAKEN: Final = frozenset("effect place office over part control power".split())


def _lasts(one: Candidate) -> bool:
    """Whether it tells an office or an activity that went on over a range: 'she led the firm from 1996 to 2003'."""
    assert one.parts is not None, "only clauses are asked"
    when = one.own.when if one.own is not None else None
    return (
        when is not None and when.end is not None and not one.parts.group.passive and one.parts.group.lemma in _OFFICES
    )


def _comes(one: Candidate) -> bool:
    """Whether the present brings an event in: 'the rescue comes five days after the quake'."""
    assert one.parts is not None, "only clauses are asked"
    group, tokens = one.parts.group, one.parsed.tokens
    if group.lemma != "come" or not group.first:
        return False
    behind = {token.low for token in tokens[group.last + 1 : group.last + _SOON]}
    return tokens[group.first - 1].low in lex.EVENT_NOUNS or bool(behind & {"after", "before", "amid"})
