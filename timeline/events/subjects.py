"""The subject of each clause: the noun phrase that governs its verb, found across what stands between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from timeline.events import lexicon as lex
from timeline.events.apart import STEPS, across, behind_apposition, called, doing, inverted, opened
from timeline.events.contact import contact, noun_before
from timeline.events.cutting import leading_over
from timeline.events.hanging import PARTING, antecedent, hangs, somebody
from timeline.events.phrases import Range, behind_leading, chunks_of, leads, listed, manner, phrase_of
from timeline.events.tokens import CLOSES, DATE, Token, next_to

if TYPE_CHECKING:
    from timeline.events.clauses import Clause
    from timeline.events.verbs import VerbGroup

_ASKING: Final = frozenset(("what", "whatever", "whoever"))
_LEADING: Final = lex.SUBORDINATORS | lex.PREPOSITIONS
# Verbs whose infinitive is done by their object: 'forced the minister to quit', 'let prices rise'.
_MAKING: Final = lex.CAUSING - {"want", "expect"} | frozenset("make help see watch hear warn prevent".split())
_QUOTED: Final = frozenset(("'", '"', "``", "''", "`"))


def subjects(tokens: tuple[Token, ...], clauses: Sequence[Clause]) -> list[Range | None]:
    """The subject of each clause as a range of tokens; None where the sentence has none for it.

    A clause without a noun before its verb takes the noun that it hangs on ('the man, who fled, was caught'), or the
    subject of the clause that it is joined to ('he sang and left', 'the fire spread, killing two').
    """
    found: list[Range | None] = []
    for number in range(len(clauses)):
        found.append(_subject(tokens, clauses, number, found))
    for number in range(len(clauses) - 1):
        if found[number] is None and clauses[number].group.form in ("ing", "participle", "infinitive"):
            found[number] = _ahead(clauses, found, number)
    return found


def _ahead(clauses: Sequence[Clause], found: list[Range | None], number: int) -> Range | None:
    """The subject of the finite clause that follows a participle or infinitive ('Founded in 1890, the bank closed')."""
    for other in range(number + 1, min(number + STEPS, len(clauses))):
        if clauses[other].group.form == "finite" and clauses[other].role in ("main", "content"):
            told = found[other]
            return told if told is None or told[0] != clauses[number].first else None
    return None


def _subject(
    tokens: tuple[Token, ...], clauses: Sequence[Clause], number: int, found: list[Range | None]
) -> Range | None:
    clause = clauses[number]
    if behind_phrase(tokens, clause.first, clause.group):
        return clause.group.first - 1, clause.group.first
    said_of = _predicated(tokens, clauses, number, found)
    if said_of is not None:
        return said_of
    if clause.group.form != "infinitive":
        own = _name_apart(tokens, clause) or _own(tokens, clause)
        if own is not None:
            return own
    charged = _ordered(tokens, clauses, number) or accused(tokens, clauses, number)
    before = clauses[number - 1].group if number else None
    if charged is None and before is not None and clause.group.form == "ing" and before.lemma in lex.ACCUSING:
        charged = found[number - 1] if before.passive else None  # 'against a man who is accused of stealing a car'
    if charged is not None:
        return charged
    if clause.role == "relative" or hangs(tokens, clauses, number):
        noun = antecedent(tokens, clauses, number, number) or _wanted(tokens, clauses, number)
        noun = noun or _joined(clauses, number, found)
        personal = clause.lead == "who" or clause.group.lemma in lex.ACCUSING
        return somebody(tokens, *noun) if noun is not None and personal else noun
    if clause.group.form == "infinitive":
        return _of_infinitive(tokens, clauses, number, found)
    if clause.group.form == "finite":
        return _of_finite(tokens, clauses, number, found)
    return _joined(clauses, number, found)


def _ordered(tokens: tuple[Token, ...], clauses: Sequence[Clause], number: int) -> Range | None:
    """The object of an order that tells what is to be done to it: 'the court ordered them held'."""
    at = clauses[number].group.first - 1
    order = number > 0 and clauses[number].group.passive and clauses[number - 1].group.lemma == "order"
    adjoins = order and at == clauses[number - 1].group.last + 1 and tokens[at].low in lex.OBJECTS
    return (at, at + 1) if adjoins else None


def _wanted(tokens: tuple[Token, ...], clauses: Sequence[Clause], number: int) -> Range | None:
    """The noun before an infinitive without an object, which 'which' takes up: 'sought leave to appeal, which was'."""
    before = clauses[number - 1] if number else None
    bare = before is not None and before.group.form == "infinitive" and clauses[number].lead == "which"
    return antecedent(tokens, clauses, number - 1, number - 1) if bare else None


def _predicated(
    tokens: tuple[Token, ...], clauses: Sequence[Clause], number: int, found: list[Range | None]
) -> Range | None:
    """The subject that a participle tells of by what it is said to be: 'the Holt is a ship built in 1820' was built."""
    clause, before = clauses[number], clauses[number - 1] if number else None
    who = clause.role == "relative" and clause.lead in ("who", "which", "that") and _leads_only(tokens, clause)
    if before is None or not (who or clause.group.form == "participle"):
        return None
    again = who and clause.lead == "who" and number > 1 and before.group.form == "participle"
    if again and found[number - 1] == found[number - 2] and clauses[number - 2].group.copula:
        return found[number - 1]  # 'Holt was a man born in 1918, during the flood, who'
    if not before.group.copula or before.role != "main":
        return None
    between = tokens[before.group.last + 1 : clause.first if who else clause.group.first]
    plain = len(between) > 1 and between[0].low in ("a", "an") and (who or all(token.is_word for token in between))
    other = any(token.low in lex.PREPOSITIONS or token.low in lex.DETERMINERS for token in between[1:])
    return found[number - 1] if plain and not other else None


def _leads_only(tokens: tuple[Token, ...], clause: Clause) -> bool:
    """Whether nothing but 'who' and adverbs stands before the verb of a relative clause."""
    return all(lex.is_adverb(token.low) for token in tokens[clause.first + 1 : clause.group.first])


def _own(tokens: tuple[Token, ...], clause: Clause) -> Range | None:
    """The noun phrase before the verb in its own clause."""
    start, end = clause.first, clause.group.first
    if clause.group.form == "ing" and start < end and tokens[end - 1].low in _LEADING:
        return None  # 'after launching an offensive': nothing before 'after' does it
    start = max(_behind_leads(tokens, leading_over(tokens, start, end), end), contact(tokens, end))
    chunks = [one for one in chunks_of(tokens, start, end) if tokens[one[0]].low not in _LIKENING or one[1] == end]
    if clause.group.form == "participle" and chunks and chunks[-1] == (start, end) and end - start > 1:
        # 'In a study published in May, researchers found ...': the study was published.
        opens = tokens[start + 1].low
        counts = opens[0].isdigit() or opens in lex.COUNTS
        if tokens[start].low in lex.PREPOSITIONS and (opens in lex.DETERMINERS or counts):
            return phrase_of(tokens, start + 1, end)
    while len(chunks) > 1 and _put_in(tokens, chunks[-1]):
        chunks.pop()
        end = 0
    titled = _titled(tokens, chunks, end)
    if titled is not None:
        return titled
    if not chunks:
        lead = clause.first
        return (lead, lead + 1) if lead < clause.group.first and tokens[lead].low in _ASKING else None
    if chunks[-1][1] == end or end == 0:
        last = phrase_of(tokens, *chunks[-1])
        if last is not None and not manner(tokens, last):
            first, end_ = listed(tokens, chunks, (_behind_name(tokens, clause, last), last[1]))
            # 'said that a man who had fled was back', 'since the flood that broke the dam'
            described = tokens[end_ - 1].low in lex.WHO and tokens[end_ - 2].low not in lex.PREPOSITIONS
            return first, end_ - (described and end_ - first > 1)
    phrases = (phrase_of(tokens, *chunk) for chunk in chunks)
    return next((phrase for phrase in phrases if phrase is not None and not manner(tokens, phrase)), None)


def _behind_name(tokens: tuple[Token, ...], clause: Clause, phrase: Range) -> int:
    """Where a subject starts behind a name that a preposition leads: 'Under his son Jan Holt | the firm grew'."""
    opens = next((at for at in range(phrase[0] + 1, phrase[1]) if tokens[at].low == "the"), phrase[0])
    led = tokens[clause.first].low in lex.PREPOSITIONS and clause.first < phrase[0]
    named = opens + 1 < phrase[1] and tokens[opens + 1].capital  # 'Karl the Bold'
    return opens if led and tokens[opens - 1].capital and opens + 1 < phrase[1] and not named else phrase[0]


_LIKENING: Final = frozenset(("like", "unlike"))


def _name_apart(tokens: tuple[Token, ...], clause: Clause) -> Range | None:
    """The name before the comma and adverb that a participle stands behind: 'of whom Holt, still led by Lund, ...'."""
    at = clause.group.first
    while at > clause.first and lex.is_adverb(tokens[at - 1].low):
        at -= 1
    if clause.group.form != "participle" or at == clause.group.first or tokens[at - 1].low != ",":
        return None
    first = at - 1
    while first > clause.first and tokens[first - 1].capital:
        first -= 1
    return (first, at - 1) if first < at - 1 else None


def _behind_leads(tokens: tuple[Token, ...], start: int, end: int) -> int:
    """The token behind what joins a clause to others: 'and', 'when', 'by the time'."""
    while start < end and leads(tokens[start]):
        start += 1
    if not 0 < start < end or tokens[start - 1].low != "by":
        return start
    if [token.low for token in tokens[start : start + 2]] == ["the", "time"]:
        return min(start + 2, end)
    at = 0 if tokens[start].low.endswith("ing") else behind_leading(tokens, start - 1, end)
    return at if start < at < end else start  # 'By order of the king the fort was razed'


def _titled(tokens: tuple[Token, ...], chunks: list[Range], end: int) -> Range | None:
    """A subject that ends in quotation marks: 'The 'Green Guide' sold 200 copies'."""
    if not chunks or chunks[-1][1] != end - 1 or tokens[end - 1].text not in _QUOTED:
        return None
    opens = chunks[-1][0] - 1
    if opens < 0 or tokens[opens].text not in _QUOTED:
        return None
    before = phrase_of(tokens, *chunks[-2]) if len(chunks) > 1 and chunks[-2][1] == opens else None
    return (before[0] if before is not None else opens), end


def _put_in(tokens: tuple[Token, ...], chunk: Range) -> bool:
    """Whether a run before a verb is a date in brackets, 'police on Monday (3 May) confirmed', or opens with 'who'."""
    closed = chunk[1] < len(tokens) and tokens[chunk[1]].text in CLOSES
    return (closed and phrase_of(tokens, *chunk) is None) or tokens[chunk[0]].low in ("who", "which")


def behind_phrase(tokens: tuple[Token, ...], start: int, group: VerbGroup) -> bool:
    """Whether a pronoun right before a verb is its subject, behind a phrase of time: 'after the war he left'."""
    at = group.first - 1
    pronoun = group.form == "finite" and at > start + 1 and tokens[at].low in lex.DOERS
    if not pronoun or tokens[start].low not in _BEFORE_NOUNS:
        return False
    noun, opens = tokens[at - 1], tokens[start + 1]
    plain = opens.low.endswith("s") and opens.low not in lex.STOP_WORDS  # 'after protests by fans he'
    led = opens.low in lex.DETERMINERS or opens.capital or plain
    ends = noun.is_word and noun.low not in lex.STOP_WORDS and noun.low not in PARTING
    return led and (ends or noun.low == DATE)


_BEFORE_NOUNS: Final = lex.LEADING_NOUNS | {"during"}


def accused(tokens: tuple[Token, ...], clauses: Sequence[Clause], number: int) -> Range | None:
    """The object of an accusation, who did what clause `number` tells: 'accused the firm of having sold the ship'."""
    clause, before = clauses[number], clauses[number - 1] if number else None
    if before is None or clause.group.form != "ing":
        return None
    if before.group.form == "ing" and tokens[clause.group.first - 1].low in lex.COORDINATORS:
        return accused(tokens, clauses, number - 1)
    if before.group.lemma not in lex.REPROACHING or before.group.passive:
        return None
    start, end = before.group.last + 1, clause.group.first
    led = (at for at in range(start, end) if tokens[at].low in lex.OF_DEEDS and tokens[at + 1].low.endswith("ing"))
    opens = next(led, end)
    return phrase_of(tokens, start, opens) if opens == end - 1 else None


def _of_infinitive(
    tokens: tuple[Token, ...], clauses: Sequence[Clause], number: int, found: list[Range | None]
) -> Range | None:
    """The object of a verb that makes somebody do something, else the subject of the clause before."""
    if not number:
        return None
    before = clauses[number - 1]
    if before.group.lemma in _MAKING and not before.group.passive:
        made = phrase_of(tokens, before.group.last + 1, clauses[number].group.first)
        if made is not None:
            return made
    return found[number - 1]


def _of_finite(
    tokens: tuple[Token, ...], clauses: Sequence[Clause], number: int, found: list[Range | None]
) -> Range | None:
    """Of a finite verb without a noun before it in its clause: inverted, carried on across a relative, or joined."""
    clause = clauses[number]
    apart = (
        behind_apposition(tokens, clauses, number)
        or (None if opened(tokens, clauses, number) else inverted(tokens, clause))
        or _parted(tokens, clauses, number, found)
    )
    if apart is not None:
        return apart
    joint = tokens[clause.first - 1].low if clause.first else ""
    own = doing(tokens, clauses, number) or (called(tokens, clauses, number) if joint == "," else None)
    if own is not None:
        return own
    if joint not in lex.COORDINATORS:
        start, end = (number and found[number - 1]) or (0, 0)
        if end - start > 1 and end == clauses[number - 1].group.first and tokens[end - 1].low in lex.DOERS:
            return start, end - 1  # 'the house he lived in was sold': the house was
        bare = contact(tokens, clauses[number - 1].group.first) if number and clause.first == clause.group.first else 0
        if bare and end and start == bare:
            whole = chunks_of(tokens, clauses[0].first, bare)[0] if number == 1 else noun_before(tokens, bare)
            return phrase_of(tokens, *whole)
        described = _described(tokens, clauses, number, found) or _holding(tokens, clauses, number)
        if described is not None:
            return described
        first = across(clauses, number)
        if first < number and clauses[first].first:
            return antecedent(tokens, clauses, first, first)
    elif _adds(tokens, clause) and number > 1 and clauses[number - 1].role == "content":
        saying = next((at for at in range(number - 2, -1, -1) if clauses[at].group.lemma in lex.REPORTING), None)
        return found[saying] if saying is not None else _joined(clauses, number, found)
    elif (
        number and clauses[number - 1].role == "relative" and (clause.first < 2 or tokens[clause.first - 2].low != ",")
    ):
        return found[number - 1]
    return _over_reason(tokens, clauses, number, found) if joint == "," else _joined(clauses, number, found)


def _over_reason(
    tokens: tuple[Token, ...], clauses: Sequence[Clause], number: int, found: list[Range | None]
) -> Range | None:
    """The subject of the main clause, where one below it ended with a comma: 'it closed because its owner died,
    reopened in May and was sold'.
    """
    below = number and clauses[number - 1].role in ("adverbial", "temporal")
    if not below or clauses[number].first != clauses[number].group.first:
        return _joined(clauses, number, found)
    lead, own = clauses[number - 1].lead, found[number - 1]
    if lead in ("before", "until") and own is not None and tokens[own[0]].low in _PERSONS and own[1] == own[0] + 1:
        return own  # 'held out until they broke in, seized the guns and burned the fort'
    main = next((at for at in range(number - 2, -1, -1) if clauses[at].role == "main"), number - 1)
    return found[main] if clauses[main].group.form == "finite" else found[number - 1]


_PERSONS: Final = frozenset(("he", "she", "they"))


def _adds(tokens: tuple[Token, ...], clause: Clause) -> bool:
    """Whether a verb behind 'but' or 'and' goes on with what somebody does who has just been quoted: 'said the firm was
    sound but warned of losses', 'said the vote was fair, but criticised the count'.
    """
    apart = clause.first > 1 and tokens[clause.first - 2].text == ","
    says_on = lex.says_on(clause.group.lemma, next_to(tokens, clause.group.last))
    return says_on or (apart and clause.group.lemma in _JUDGING)


_JUDGING: Final = frozenset("criticise criticize condemn praise urge deplore".split())


def _parted(
    tokens: tuple[Token, ...], clauses: Sequence[Clause], number: int, found: list[Range | None]
) -> Range | None:
    """The subject that commas part from its verb: 'four people, police said, were killed', 'said that Holm, citing ill
    health, had resigned'.
    """
    clause = clauses[number]
    if number == 1 and clause.span.start < clauses[0].span.start:
        return antecedent(tokens, clauses, 0, 0)
    before = clauses[number - 1] if number else None
    parted = before is not None and before.role == "content" and before.group.form == "ing"
    return found[number - 1] if parted and tokens[clause.first - 1].low == "," else None


def _described(
    tokens: tuple[Token, ...], clauses: Sequence[Clause], number: int, found: list[Range | None]
) -> Range | None:
    """The noun that a form in -ing right before the verb describes: 'when a truck carrying sand overturned'."""
    if not number or not tokens[clauses[number].group.first - 1].is_word:
        return None
    before, subject = clauses[number - 1], found[number - 1]
    own = subject is not None and before.first <= subject[0] and subject[1] == before.group.first
    if own and subject is not None and before.group.form == "participle":
        counts = [token.low for token in tokens[subject[0] : subject[1]]][:3] == ["the", "number", "of"]
        return (subject[0], before.group.last + 1) if counts else None
    return subject if own and before.group.form == "ing" and before.group.last < clauses[number].first else None


def _holding(tokens: tuple[Token, ...], clauses: Sequence[Clause], number: int) -> Range | None:
    """The noun whose form has a clause of its own before the verb: 'the number of men hurt when a wall fell rose'."""
    if number != 2 or clauses[1].role not in ("temporal", "adverbial") or not tokens[clauses[number].first - 1].is_word:
        return None
    form = clauses[0].group
    chunks = chunks_of(tokens, clauses[0].first, form.first)
    adjoins = clauses[0].last == clauses[1].first == form.last + 1
    return (chunks[0][0], form.last + 1) if form.form == "participle" and adjoins and chunks else None


def _set_between(said: Clause, clause: Clause) -> bool:
    """Whether a saying only stands between a clause and its result: 'the hall burned, police said, killing two'."""
    says = said.group.lemma in lex.REPORTING and said.role == "main" and said.group.last + 1 == said.last
    return says and clause.role == "participle" and clause.group.lemma not in lex.REPORTING


def _set_in(clauses: Sequence[Clause], said: int, number: int) -> bool:
    """Whether a saying is set into a sentence that goes on in the passive: 'it was planned, she said, but put off'."""
    clause, saying, before = clauses[number], clauses[said], clauses[said - 1]
    brief = saying.last - saying.group.last <= _BRIEF  # 'she said on Monday'
    alone = saying.group.lemma in lex.REPORTING and brief and number == said + 1
    return alone and clause.group.passive and before.group.passive and before.role == clause.role == "main"


_BRIEF: Final = 4


def _joined(clauses: Sequence[Clause], number: int, found: list[Range | None]) -> Range | None:
    """The subject of the nearest clause before it that stands by itself."""
    for other in range(number - 1, max(-1, number - STEPS), -1):
        if clauses[other].group.form != "finite" or clauses[other].role == "relative":
            continue
        if other and (_set_between(clauses[other], clauses[number]) or _set_in(clauses, other, number)):
            continue
        return found[other]
    return found[number - 1] if number else None
