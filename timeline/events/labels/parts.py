"""The parts of a label: subject, verb, and what is told of it."""

from __future__ import annotations

from typing import Final

import attrs

from timeline.events import lexicon as lex
from timeline.events.candidates import Candidate
from timeline.events.clauses import Clause
from timeline.events.labels.apposed import with_name
from timeline.events.labels.belonging import in_one_tense, told_to
from timeline.events.labels.gaps import gap as gap_of
from timeline.events.labels.gaps import has_object
from timeline.events.labels.governing import done_to, fitting, subject_of
from timeline.events.labels.number import agrees, as_written, plural
from timeline.events.labels.objects import object_words, up_to_comma, with_owner
from timeline.events.labels.present import headline as in_present
from timeline.events.labels.present import present_of
from timeline.events.labels.referents import foretells, speaks, subject_words
from timeline.events.labels.sayings import as_announced, content_verb, untitled, without_source
from timeline.events.labels.times import beside, dated, without_count, without_rest, without_times
from timeline.events.labels.voice import bare_passive
from timeline.events.labels.writing import LIMIT, spelled
from timeline.events.outcomes import OUTCOMES
from timeline.events.parsed import Parsed
from timeline.events.tokens import Token
from timeline.events.verbs import VerbGroup
from timeline.model import Span

_ODDS: Final = frozenset(
    "reportedly allegedly apparently possibly perhaps probably likely potentially presumably supposedly purportedly "
    "seemingly unofficially never".split()
)
_HEDGES: Final = _ODDS | frozenset("almost nearly only not hardly barely still again first".split())
_ADVERBS: Final = _HEDGES | lex.ADVERBS
_SMALL: Final = (lex.NOUN_OPENERS | lex.PRONOUNS) - {"i"}
_NO_NOUNS: Final = lex.COORDINATORS | lex.PREPOSITIONS
_LASTING: Final = frozenset("since far ever yet never always long".split())
_NUMBERS: Final = frozenset(
    "one two three four five six seven eight nine ten dozens hundreds thousands millions".split()
)
_ASIDE: Final = 16
_TITLED: Final = 40
"""Characters of a name with its titles that make way for what is told."""
_SELF: Final = frozenset(("i", "we", "you"))


def headline(one: Candidate) -> tuple[list[str], int] | None:
    """Subject, verb and the rest of a clause as words, and how many are subject and verb; None where it has no subject
    or no verb that fits it.
    """
    one = _governor(one)
    parsed, clause = one.parsed, one.parts
    assert clause is not None
    dates = beside(one)
    gap, subject = _held(gap_of(parsed, one.clause), subject_of(parsed, one.clause, dates))
    if not subject:
        return None
    many = as_written(parsed.tokens, clause, subject, plural(subject, parsed.names))
    passive = clause.subject is None or done_to(parsed, one.clause) or bare_passive(parsed, clause)
    group = attrs.evolve(clause.group, form="participle", passive=True) if passive else clause.group
    rest = up_to_comma(parsed, clause, without_source(_rest(one)))
    named = subject_words(parsed, one.clause, subject)
    verb = _verb(one, group, subject, rest, many)
    if verb[:1] == ["would"] and foretells(parsed, one.clause, known=named != spelled(subject)):
        verb = ["will", *verb[1:]]
    if not verb or not agrees([parsed.tokens[clause.group.first].low], many):
        return None
    told = in_one_tense(
        one, as_announced(one, _content(clause, _second(one, many, dates) or _objects(one, rest, dates)))
    )
    if told[:1] == ["that"] and clause.group.copula and subject[0].low == "it":
        return told[1:], 0  # 'It was in 1863 that the town fell'
    before, manner = _hedges(parsed.tokens, clause)
    inside = len(verb) > 1 and verb[0] in _HELPERS
    if inside:  # 'is first published'
        before, manner = [], [*before, *manner]
    verb = [verb[0], *manner, *verb[1:]] if inside or (group.passive and len(verb) > 1) else [*manner, *verb]
    # 'The house he lived in': he lives in the house.
    stranded = len(told) == 1 and told[0] in lex.PREPOSITIONS
    behind = [*before, *verb, *(told + gap if stranded else gap + told)]
    words = fitting(with_name(parsed, clause, named, behind), behind)
    least = len(before) + len(verb) + content_verb(one, told)
    if len(" ".join([*words, *behind])) >= LIMIT:
        needed = len(" ".join([*words, *behind[:least]])) >= LIMIT or clause.group.lemma in lex.REPORTING
        words = (untitled(parsed, subject) if needed or len(" ".join(words)) > _TITLED else []) or words
    return [*words, *behind], len(words) + least


def _held(gap: list[str], subject: list[Token]) -> tuple[list[str], list[Token]]:
    """What is done something to, and who does it, also where both are one run: 'the land he holds'."""
    if len(subject) < _TWO or subject[-1].low not in lex.SUBJECTS or subject[-2].low in _NO_NOUNS:
        return gap, subject
    noun = subject[0].low in lex.DETERMINERS or subject[-2].low[-1] == "s"
    opening = attrs.evolve(subject[0], text=subject[0].low) if noun else subject[0]
    return spelled([opening, *subject[1:-1]]) if noun else gap, subject[-1:]


_TWO: Final = 2


def _verb(one: Candidate, group: VerbGroup, subject: list[Token], rest: list[Token], many: bool | None) -> list[str]:
    """The words of the verb: as they are where somebody speaks of himself, else in the present."""
    parsed, clause = one.parsed, one.parts
    assert clause is not None
    before = parsed.clauses[one.clause - 1].group.lemma if one.clause else ""
    if parsed.tokens[clause.group.first].low == "to" and before in lex.EXPECTING and many is not None:
        # 'The bank expects prices to fall'
        expected = before if before == "forecast" else f"{before.removesuffix('e')}ed"
        verb = spelled(parsed.tokens[clause.group.first : clause.group.last + 1])
        return ["are" if many else "is", expected, *verb]
    if subject[0].low in _SELF and len(subject) == 1 and clause.group.form == "finite":
        verb = spelled(parsed.tokens[clause.group.first : clause.group.last + 1])
    else:
        verb = in_present(parsed.tokens, group, many, total=_counts(parsed, subject, rest, clause))
    if clause.group.lemma == "tell" and one.content and max(one.content) < one.clause and len(verb) == 1:
        return [_SAYING.get(verb[0], verb[0])]  # '"It is over," Holt told reporters'
    return ["will", *verb[1:]] if verb[:1] == ["would"] and speaks(parsed, one.clause) else verb


def _second(one: Candidate, many: bool | None, dates: list[Span]) -> list[str]:
    """A second verb that shares its object with the first, and that: 'burned and looted the shop'."""
    parsed, number = one.parsed, one.clause
    if number + 1 >= len(parsed.clauses):
        return []
    first, second = parsed.clauses[number].group, parsed.clauses[number + 1].group
    told = {first.tense, second.tense} == {"past"} and first.form == second.form == "finite"
    plain = told and not first.passive and not second.passive and first.last + 2 == second.first == second.last
    shares = plain and parsed.tokens[first.last + 1].low == "and" and has_object(parsed, parsed.clauses[number + 1])
    verb = present_of(parsed.tokens[second.head].low, many) if shares else ""
    if not verb or first.lemma in _DONE_ALONE:
        return []
    behind = list(parsed.tokens[second.last + 1 : parsed.clauses[number + 1].last])
    return ["and", verb, *spelled(without_times(behind, dates, whole=True))]


_DONE_ALONE: Final = frozenset("come go arrive leave turn return stop stand sit rise fall run resign escape".split())
"""Verbs that need no object: 'he stopped and opened the gate'."""


def _governor(one: Candidate) -> Candidate:
    """The clause whose verb a form in -ing only completes: 'the pump could begin siphoning' tells what it could."""
    parsed, clause = one.parsed, one.parts
    if clause is None or clause.group.form not in ("ing", "participle") or not one.clause:
        return one
    before = parsed.clauses[one.clause - 1]
    between = parsed.tokens[before.group.last + 1 : clause.group.first]
    if clause.group.form == "participle":
        # 'The Holt was the last ship lost in the war': lost was the Holt.
        told = before.group.copula and before.group.form == "finite" and any(token.low in _RANKED for token in between)
        plain = told and all(token.is_word for token in between) and before.role == "main"
        return attrs.evolve(one, clause=one.clause - 1) if plain else one
    unsure = before.group.modal or before.group.negated or before.group.tense == "future"
    joined = not between or (unsure and all(token.is_word for token in between))
    return attrs.evolve(one, clause=one.clause - 1) if joined else one


_RANKED: Final = frozenset("first second third last only one largest oldest biggest longest".split())


def _content(clause: Clause, told: list[str]) -> list[str]:
    """What is said without its 'that', and without what stands apart before it: 'that, while it rained, all went'."""
    if clause.group.lemma not in lex.REPORTING or clause.group.lemma == "write":
        return told
    if told and told[0] in lex.PREPOSITIONS and told[0] not in _PARTICLES and "that" in told[:_ASIDE]:
        # 'Said in a letter to the mayor that ...'
        return told[told.index("that") + 1 :]
    if told[:1] not in (["that"], ["that,"]):
        return told
    apart = told[0] == "that," or told[1:2] == [","]
    told = told[1:]
    if not apart:
        return told
    closes = next((at for at, word in enumerate(told) if at and word.endswith(",")), None)
    return told[closes + 1 :] if closes is not None else told


def _hedges(tokens: tuple[Token, ...], clause: Clause) -> tuple[list[str], list[str]]:
    """Words before the verb that must not be lost: hedges, denials and limits; and how it was done ('heavily')."""
    first = clause.subject[0] if clause.subject is not None else clause.first
    found = [
        token.low
        for at, token in enumerate(tokens[clause.first : clause.group.first], clause.first)
        if token.low in (_HEDGES if at >= first else _ODDS) and not _in_subject(tokens, clause, token)
    ]
    near: list[str] = []
    at = clause.group.first - 1
    start = clause.subject[1] if clause.subject is not None and clause.subject[1] <= at + 1 else clause.first
    while at >= start and lex.is_adverb(tokens[at].low) and tokens[at].low not in _ADVERBS:
        near.insert(0, tokens[at].low)
        at -= 1
    return found, near


def _in_subject(tokens: tuple[Token, ...], clause: Clause, token: Token) -> bool:
    return clause.subject is not None and any(tokens[at] is token for at in range(*clause.subject))


def _rest(one: Candidate) -> list[Token]:
    """What stands behind the verb, as far as it is needed: with what is said, infinitives, and what restricts."""
    parsed, number = one.parsed, one.clause
    clause = parsed.clauses[number]
    said = max((at for at in one.content if at > number), default=None)
    led = clause.first > 0 and parsed.tokens[clause.first - 1].low == "but"
    front = min(one.content, default=number)
    within = (
        clause.subject is not None and parsed.clauses[front].first <= clause.subject[0] < parsed.clauses[front].last
    )
    if not one.content or said is not None or led or within or clause.group.first < front:
        return told_to(parsed, clause, number if said is None else said)
    # '..., the ministry said': what is said stands before.
    opens = [parsed.clauses[at] for at in sorted(one.content) if parsed.clauses[at].group.form == "finite"]
    first, tokens = (opens or [parsed.clauses[min(one.content)]])[0], parsed.tokens
    told = list(tokens[first.first : parsed.clauses[max(one.content)].last])
    aside = first.subject is not None and tokens[first.subject[1]].text == tokens[first.group.first - 1].text == ","
    apart = first.subject is not None and first.subject[1] <= first.first  # 'Holt, known for his voice, died'
    if first.subject is not None and (aside or apart):
        told = [
            *tokens[first.subject[0] if apart else first.first : first.subject[1]],
            *tokens[first.group.first : parsed.clauses[max(one.content)].last],
        ]
    small = told[0].low in _SMALL or told[0].counts or told[0].low in lex.QUANTITIES
    return [attrs.evolve(told[0], text=told[0].low), *told[1:]] if small else told


_HELPERS: Final = ("is", "are", "has", "have")


def _objects(one: Candidate, rest: list[Token], dates: list[Span]) -> list[str]:
    """The words behind the verb, with what 'it', 'him' or 'her' means where that is sure."""
    clause = one.parsed.clauses[one.clause]
    if len(rest) > 1 and rest[0].text == "," and rest[1].low in lex.DETERMINERS and clause.subject is not None:
        apart = clause.subject[1] <= clause.first  # 'listened to, but rejected, the plan'
        rest = rest[1:] if apart else rest
    what = object_words(one.parsed, one.clause, rest) if rest else []
    if what:
        return [*what, *spelled(_told(one, rest[1:], dates))]
    return spelled(with_owner(one.parsed, one.clause, _told(one, rest, dates)))


def _told(one: Candidate, rest: list[Token], dates: list[Span]) -> list[Token]:
    parsed, clause = one.parsed, one.parts
    assert clause is not None
    whole, rest = rest, _without_start(parsed, _without_next(one, rest))
    nothing = clause.group.lemma in lex.REPORTING and not without_times(rest, dates, whole=True)
    if nothing and not clause.group.passive and without_times(whole, dates, whole=True):
        # 'The judge said on Friday Jan Holt, backed by ..., had': better all of it than nothing.
        return _behind_verb(one, list(parsed.tokens[clause.group.last + 1 : parsed.clauses[-1].last]), dates)
    if len(rest) > 1 and rest[0].low in _PHRASAL.get(clause.group.lemma, ()) and not rest[1].text[0].isdigit():
        return [rest[0], *_behind_verb(one, rest[1:], dates)]  # 'took over in April'
    return _behind_verb(one, rest, dates)


_MOST: Final = frozenset(("most", "much", "part", "all", "half", "some"))
_PARTICLES: Final = frozenset("off out up down over".split())
_PHRASAL: Final = {
    "take": ("over",), "hand": ("over",), "win": ("over",), "come": ("about", "around"), "bring": ("about",),
    "break": ("through",), "pull": ("through",), "fall": ("through",), "push": ("through",), "turn": ("around",),
}  # fmt: skip
"""Verbs with a particle that could lead a time, were it not theirs."""


def _behind_verb(one: Candidate, rest: list[Token], dates: list[Span]) -> list[Token]:
    """What is told behind the verb and its particle, without times at the edges."""
    parsed, clause = one.parsed, one.parts
    assert clause is not None
    lasted = _lasting(one, rest)
    if lasted:
        return [*rest[:lasted], *without_times(rest[lasted:], dates, whole=True)]
    timed = len(rest) > 1 and rest[0].low == "the" and dated(rest[1], dates) and not dated(rest[0], dates)
    kept = rest if timed else without_times(rest, dates, whole=True)
    end = rest[-1].end if rest else parsed.tokens[clause.group.last].end
    following = next((token for token in parsed.tokens if token.start >= end and token.is_word), None)
    kept = _without_last(without_rest(without_count(kept, following)), following)
    if kept and kept[0].low in OUTCOMES:  # 'sank on Monday, killing two'
        kept = [*(token for token in rest if token.text == "," and token.end + 1 == kept[0].start), *kept]
    if kept and kept[-1].low == "only" and len(kept) < len(rest):
        kept = kept[:-1]  # 'surrendered only | on 12 March'
    if len(kept) == 1 and len(rest) > 1 and kept[0].low in _MOST:
        return rest  # 'spent most of the war in Berg'
    if len(kept) < len(rest) and kept == rest[: len(kept)]:
        if clause.group.negated and rest[len(kept)].low == "before":
            return rest  # 'is not expected before May'
        if kept and kept[-1].low == "only":
            return kept[:-1]  # 'resigned only last month'
    counting = next((token.low for token in reversed(kept[:-1]) if token.low not in _BEFORE_TIMES), "")
    alone = kept[-1:] and kept[-1].text in _NUMBERS and counting not in OUTCOMES
    return kept[:-1] if alone and len(kept) < len(rest) else kept


def _lasting(one: Candidate, rest: list[Token]) -> int:
    """How many words behind a verb are the time that is its object: 'spent the night in', 'took two weeks to'."""
    clause, timed = one.parts, one.parsed.timed
    if clause is None or clause.group.passive or clause.group.lemma not in _OF_TIME:
        return 0
    if not rest or rest[0] is not one.parsed.tokens[clause.group.last + 1]:
        return 0  # 'took over last year'
    opens = next((at for at, token in enumerate(rest[:_LEADING]) if token.start in timed), None)
    if opens is None or any(token.low not in _BEFORE_TIMES for token in rest[:opens]):
        return 0
    return next((at for at in range(opens, len(rest)) if rest[at].start not in timed), len(rest))


_OF_TIME: Final = frozenset("spend take last lose serve need mark celebrate commemorate waste require devote".split())
"""Verbs whose object may be a time, which is no date of theirs then."""
_BEFORE_TIMES: Final = lex.DETERMINERS | frozenset(
    "about almost another around at barely least more most nearly only over some than up to".split()
)
_LEADING: Final = 5


def _without_last(kept: list[Token], following: Token | None) -> list[Token]:
    """Without the second of a list whose last is cut off: '2,000 people, companies | and groups ...'."""
    if following is None or following.low not in ("and", "or"):
        return kept
    at = next((at for at in range(len(kept) - 2, max(0, len(kept) - 4), -1) if kept[at].text == ","), 0)
    return kept[:at] or kept


def _without_next(one: Candidate, rest: list[Token]) -> list[Token]:
    """Leave out the subject of a verb that stands behind: '... rose after the judge, Per Lund, | announced'."""
    parsed = one.parsed
    if not rest:
        return rest
    verbs = [parsed.tokens[one.group.first].start for one in parsed.clauses if one.role not in _BELOW]
    below = [parsed.tokens[one.group.first].start for one in parsed.clauses if one.role in _BELOW]
    for other in parsed.clauses[one.clause + 1 : one.clause + 4]:
        if other.subject is None or other.group.form != "finite" or other.role in ("relative", "participle"):
            continue
        verb = parsed.tokens[other.group.first].start
        start = parsed.tokens[other.subject[0]].start
        governs = any(start < at < rest[-1].end for at in verbs)
        lead = other.subject[0] - 1
        while parsed.tokens[lead].low in _QUANTIFYING:
            lead -= 1
        joined = parsed.tokens[lead].low in lex.CONJUNCTIONS or not any(start < at < rest[-1].end for at in below)
        if joined and not governs and verb >= rest[-1].end and rest[0].start < start < rest[-1].end:
            kept = [token for token in rest if token.start < start]
            while kept and (not kept[-1].is_word or kept[-1].low in lex.CONJUNCTIONS or kept[-1].low in _QUANTIFYING):
                kept = kept[:-1]
            return kept or rest
    return rest


_BELOW: Final = ("relative", "participle", "infinitive")
_SAYING: Final = {"tells": "says", "tell": "say", "told": "said"}
_QUANTIFYING: Final = frozenset("almost nearly about around some only even also".split())


def _without_start(parsed: Parsed, rest: list[Token]) -> list[Token]:
    """Leave out ', and their armies' at the end, where it starts the next clause and is no part of a list."""
    starts = {clause.group.first for clause in parsed.clauses}
    for at in range(1, len(rest) - 1):
        if rest[at].low in ("and", "but") and rest[at + 1].low in ("who", "which", "that"):
            return rest[:at]
    for at in range(len(rest) - 2, 0, -1):
        if not rest[at].is_word and rest[at].text not in _ASIDES:
            return rest
        if rest[at].text == "," and rest[at + 1].low in ("and", "but", "yet", "while"):
            behind = {token.span for token in rest[at:]}
            told = any(parsed.tokens[first].span in behind for first in starts)
            listed = any(token.text == "," for token in rest[max(0, at - 5) : at])
            return rest if told or listed else rest[:at]
    return rest


_ASIDES: Final = (",", "(", ")", "-LRB-", "-RRB-", "–", "-")


def _counts(parsed: Parsed, subject: list[Token], rest: list[Token], clause: Clause) -> bool:
    """Whether a perfect tells a total or what lasts, which the present would not."""
    tokens = [*subject, *parsed.tokens[clause.group.first : clause.group.last + 1], *rest]
    for token, after in zip(tokens, [*tokens[1:], None], strict=True):
        numbered = token.text[0].isdigit() or token.low in _NUMBERS
        part = token.low == "one" and after is not None and after.low == "of"  # 'has sunk one of its ships'
        if token.low in _LASTING or (numbered and not part and token.start not in parsed.timed):
            return True
        if token.low == "for" and after is not None and after.start in parsed.timed:
            return True
    return False
