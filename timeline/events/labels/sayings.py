"""The label of what somebody says: in their words, with its odds, and with enough of it to be told."""

from __future__ import annotations

from typing import Final

from timeline.events import lexicon as lex
from timeline.events.candidates import Candidate
from timeline.events.clauses import Clause
from timeline.events.labels.times import without_times
from timeline.events.labels.writing import spelled
from timeline.events.parsed import Parsed
from timeline.events.tokens import QUOTES, Token
from timeline.model import Span

_FIRST: Final = frozenset("i we my our me us".split())
_ODDS_AT: Final = 3
_LONG_SPEAKER: Final = 45
_SAYS: Final = frozenset("says said adds added reports reported confirms confirmed writes wrote".split())
_SOURCE: Final = 10
_CLOSED: Final = frozenset((",", '"', "''"))


def content_verb(one: Candidate, told: list[str]) -> int:
    """How many words of what is said, or of what something led to, must stand for its verb to be told."""
    parsed, number = one.parsed, one.clause
    following = parsed.clauses[number + 1 : number + 3]
    if following and following[0].role == "infinitive" and parsed.clauses[number].group.lemma in lex.CAUSING:
        verb = parsed.tokens[following[0].group.head].text  # 'led the allies to let', and not 'led the allies'
        return told.index(verb) + 1 if verb in told else 0
    if one.content and max(one.content) < number:  # '..., the mayor announced'
        following = parsed.clauses[min(one.content) : number]
    after = next(
        (clause for clause in following if clause.group.form == "finite" and clause.role in ("content", "main")), None
    )
    says = parsed.clauses[number].group.lemma in lex.REPORTING
    if after is None or not says or any(token.text == ";" for token in parsed.tokens[: after.first]):
        return 0
    verb = parsed.tokens[after.group.head].text
    return told.index(verb) + 1 if verb in told else 0


_TWO: Final = 2


def untitled(parsed: Parsed, subject: list[Token]) -> list[str]:
    """One person, or two, without what stands before the names, where a line has no room for it."""
    inside = parsed.names.among(Span(subject[0].start, subject[-1].end))
    known = [name for name in inside if name.full in parsed.names.persons]
    behind = [one.low for one in subject if known and one.start >= known[-1].span.end][:1]
    both = len(known) == _TWO and sum(one.low == "and" for one in subject) == 1
    if both and (not behind or behind[0] in lex.PREPOSITIONS):
        return [*known[0].text.split(" "), "and", *known[-1].text.split(" ")]
    one = len(inside) == 1 or all(token.low != "and" for token in subject)
    ends = one and inside and inside[-1].span.end == subject[-1].end and inside[-1].full in parsed.names.persons
    return inside[-1].full.split(" ") if ends else []


def quoted(one: Candidate) -> list[str]:
    """'Holt: We lost everything': what somebody known says of themselves stays in their words."""
    clause, who = one.parts, one.attribution
    if clause is None or not clause.quoted or who is None or not who.speaker or clause.subject is None:
        return []
    if len(who.speaker) > _LONG_SPEAKER:
        return []
    tokens = one.parsed.tokens
    if tokens[clause.subject[0]].low not in _FIRST:
        return []
    inside = [token for token in tokens[clause.subject[0] : clause.last] if token.text not in QUOTES]
    return [f"{who.speaker}:", "“", *spelled(without_times(inside, one.parsed.dates)), "”"]


def odds(tokens: tuple[Token, ...], clause: Clause) -> int | None:
    """Where 'it is highly likely that' ends, at its 'that'; None for a clause that does not open so."""
    lows = [token.low for token in tokens[clause.first : clause.group.first]]
    for at in range(len(lows) - _ODDS_AT):
        if lows[at] == "it" and lows[at + 1] in lex.BE and "that" in lows[at + 3 : at + 5]:
            return clause.first + lows.index("that", at + 3)
    return None


def term(tokens: tuple[Token, ...]) -> str:
    """The estimative term of 'it is highly likely': what stands behind its verb."""
    lows = [token.low for token in tokens]
    verb = max(at for at, low in enumerate(lows) if low in lex.BE)
    return " ".join(lows[verb + 1 :])


def without_source(tokens: list[Token]) -> list[Token]:
    """Leave out 'according to ...' and '..., says X': who says so is shown beside it."""
    lows = [token.low for token in tokens]
    if lows and lows[-1] in _SAYS and "," in lows[-_SOURCE:]:
        return tokens[: len(lows) - 1 - lows[::-1].index(",")]
    for at in range(1, len(lows) - 1):
        if (lows[at] == "according" and lows[at + 1] == "to") or (lows[at] in _SAYS and lows[at - 1] in _CLOSED):
            return tokens[:at]
    return tokens


def as_announced(one: Candidate, told: list[str]) -> list[str]:
    """'Announced that it would buy' is 'announces it will buy'."""
    clause = one.parts
    assert clause is not None
    itself = clause.group.lemma == "say" and told[:1] and told[0].lower() in lex.THIRD_PERSON
    sure = itself or clause.group.lemma in _SURE_FUTURE
    plain = clause.group.tense == "past" and sure and not clause.group.modal
    if not plain or any(other.role == "conditional" for other in one.parsed.clauses):
        return told
    told = ["will" if word == "would" else word for word in told]
    goes_on = clause.group.lemma == "announce" and len(told) > _TWO and told[1] in _GOING_ON and told[2][-3:] == "ing"
    return [told[0], _GOING_ON[told[1]], *told[2:]] if goes_on else told  # 'announced he was leaving'


_GOING_ON: Final = {"was": "is", "were": "are"}


_SURE_FUTURE: Final = frozenset("announce promise pledge vow confirm agree decide".split())
