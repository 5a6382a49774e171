"""The subject of a label: the noun phrase that governs the verb, whole, and short enough to leave room for the verb."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import attrs

from timeline.events import lexicon as lex
from timeline.events import people
from timeline.events.clauses import Clause
from timeline.events.labels.times import without_times
from timeline.events.labels.writing import LIMIT
from timeline.events.parsed import Parsed
from timeline.events.tokens import CLOSES, OPENS, Token, hyphen
from timeline.model import Span

_PHRASES: Final = frozenset(
    "such including between with under in at from on for against to about who which that after over among into".split()
)
_QUANTIFYING: Final = frozenset(
    "about around nearly almost some approximately roughly over at least up to more less fewer than only just under "
    "estimated".split()
)
_STOPS: Final = lex.STOP_WORDS - lex.DETERMINERS
_LONG: Final = 36
_OWNS: Final = Token(0, 0, "'s", "'s", True, False)
_DONE_TO: Final = frozenset(
    "kill injure wound arrest detain imprison jail torture execute shoot hang behead burn destroy damage loot rob beat "
    "kidnap abduct displace deport expel expose search seize raid bomb shell wreck ruin rebuild repair restore rape "
    "enslave evict interrogate question fine suspend dismiss convict sentence acquit".split()
)
"""What is done to somebody or something: bare forms of these behind a passive are passives too."""
_ABOUT_SOMEBODY: Final = frozenset(
    "absence body call case charge choice departure family fate home house job leadership life name ouster picture "
    "reign release return rise rule story work years".split()
)
"""Nouns of what somebody did or had, which 'who' behind a name does not mean."""
_KINDS: Final = frozenset(
    "series kind sort type set number pair part half deal lot majority minority share rest most some many any one all "
    "percent total group handful dozens hundreds thousands millions".split()
)
_LITTLE: Final = 6
"""Characters over the limit for which a phrase with 'of' is given up."""
_TWO: Final = 2
_OVER: Final = frozenset("however meanwhile moreover similarly nevertheless therefore thus".split())
_FARTHEST: Final = 9
_BRACKETED: Final = 40
"""Tokens that brackets behind a noun may hold."""


def subject_of(parsed: Parsed, number: int, dates: Sequence[Span]) -> list[Token]:
    """The subject's words: whole where a part was taken for a date, with all members of a list of names and with what
    stands before a number ('about 300 people'). None where the sentence has none.
    """
    clause, tokens = parsed.clauses[number], parsed.tokens
    if clause.subject is None or done_to(parsed, number):
        return _shared(parsed, number) or (_apposed(parsed, clause) if clause.group.form == "participle" else [])
    first, last = clause.subject
    described = _described(parsed, number, first, last)
    if described:
        return described
    if clause.group.form == "participle" and first > clause.group.last:
        apposed = _apposed(parsed, clause)
        if apposed and tokens[clause.first - 1].low == ",":
            return apposed
    hung = _hung(parsed, number, first, last)
    if hung:
        return hung
    if tokens[first].low == "that" and last - first > 1 and _joins(parsed, number, first):
        first += 1
    if clause.lead in ("who", "that", "which") and first < clause.first:
        first = _of_whom(tokens, first, last, person=clause.lead == "who")
    else:
        first = _list_opening(tokens, first, last, clause)
    if first > 3 and [token.low for token in (tokens[first - 3], tokens[first - 1])] == ["the", "and"]:
        # '..., the Holt and Lund Bank closed', of which 'Lund Bank' was taken for the subject.
        whole = tokens[first].capital and tokens[first - 2].capital and not tokens[first - 4].is_word
        first -= 3 * whole
    found = list(tokens[_opening(tokens, _behind_part(tokens, first)) : _with_list(tokens, last, clause)])
    found = [*_in_brackets(tokens, first), *found]
    while len(found) > 1 and (found[0].low in _OVER or (not found[0].is_word and found[0].text == ",")):
        found = found[1:]
    return found if found[0].text[0].isdigit() else without_times(found, dates)


def _hung(parsed: Parsed, number: int, first: int, last: int) -> list[Token]:
    """A subject that says little without the noun before it ('a man whose house', 'two maps, the first of which'), or
    without the time that it ends with ('a poor second quarter').
    """
    tokens, clause = parsed.tokens, parsed.clauses[number]
    floor = tokens[parsed.clauses[number - 1].group.last].end if number else 0
    noun = [token for token in whole_noun(tokens, first - 1) if token.start >= floor] if first else []
    if noun and tokens[first - 1].low == "whose":
        return [*_told_again(noun), _OWNS, *tokens[first:last]]
    if noun and clause.lead == "which" and tokens[last - 1].low == "of" and last - first > 1:
        return [*tokens[first:last], *_pointed_at(noun)]
    end = last
    while end < clause.group.first and tokens[end].start in parsed.timed:
        end += 1
    bare = end > last == first + _TWO and tokens[first].low in ("a", "an") and not tokens[last].capital
    return list(tokens[first:end]) if bare else []


def _pointed_at(noun: list[Token]) -> list[Token]:
    """With 'the', where it has no determiner."""
    if noun and noun[0].low == "the":
        return [attrs.evolve(noun[0], text="the"), *noun[1:]]
    opens = noun and noun[0].low not in lex.DETERMINERS and not noun[0].capital
    return (
        [Token(noun[0].start - 2, noun[0].start - 2, "the", "the", True, False), *noun] if opens else _told_again(noun)
    )


def _told_again(noun: list[Token]) -> list[Token]:
    """With 'the' in place of 'a'."""
    opens = noun[:1] and noun[0].low in ("a", "an")
    return [attrs.evolve(noun[0], text="the", low="the"), *noun[1:]] if opens else noun


def _described(parsed: Parsed, number: int, first: int, last: int) -> list[Token]:
    """What a noun phrase that stands for a subject only describes."""
    tokens = parsed.tokens
    office = _name_behind(parsed, first, last, parsed.clauses[number])
    if office:
        return office
    closed = last < len(tokens) and (tokens[last].text == "," or tokens[last].low in ("who", "which"))
    dated = first > 1 and tokens[first - 2].start in parsed.timed  # 'On 5 May 2024, a truck which'
    if first > 1 and tokens[first].low in ("a", "an") and tokens[first - 1].text == "," and closed and not dated:
        # 'Holt, a brewery founded in 1890, closed': Holt closed.
        return noun_before(tokens, first)
    return _name_before(parsed, first, person=parsed.clauses[number].lead == "who")


def _name_behind(parsed: Parsed, first: int, last: int, clause: Clause) -> list[Token]:
    """The name behind a long office, between commas: 'Minister of Roads and Ports, Anna Holt, resigned'."""
    tokens, closes = parsed.tokens, clause.group.first - 1
    apart = first == clause.first and last < closes and tokens[last].text == tokens[closes].text == ","
    if not apart or people.OFFICES.isdisjoint([token.low for token in tokens[first:last]]):
        return []
    name = tokens[last + 1 : closes]
    plain = len(name) > 1 and all(token.capital for token in name)
    return list(name) if plain and len(parsed.names.among(Span(name[0].start, name[-1].end))) == 1 else []


def _name_before(parsed: Parsed, first: int, *, person: bool) -> list[Token]:
    """The name that a noun phrase only describes: 'Anna Holt, the singer who died on Monday, had three sons'."""
    tokens = parsed.tokens
    if first < 2 or tokens[first - 1].text != "," or not (person or tokens[first].low in lex.ARTICLES):
        return []
    found = [name for name in parsed.names.among(parsed.sentence.span) if name.span.end == tokens[first - 2].end]
    if not found:
        return []
    opens = next(at for at in range(first - 1) if tokens[at].end > found[0].span.start)
    before = tokens[opens - 1] if opens else None
    alone = before is None or (before.text != "," and not before.is_word) or before.low in ("and", "but", "that")
    return list(tokens[opens : first - 1]) if alone else []


def _behind_part(tokens: tuple[Token, ...], first: int) -> int:
    """In 'as part of sanctions imposed in May' the sanctions were imposed."""
    part = [token.low for token in tokens[max(0, first - 1) : first + 2]] == ["as", "part", "of"]
    return first + 2 if part else first


def _in_brackets(tokens: tuple[Token, ...], first: int) -> list[Token]:
    """The short form in brackets that a noun stands behind: 'Holm Rail Board (HRB) inspectors' are HRB inspectors."""
    if first < 3 or tokens[first].low in lex.STOP_WORDS or tokens[first].capital:
        return []
    closed = tokens[first - 1].text in CLOSES and tokens[first - 3].text in OPENS
    return [tokens[first - 2]] if closed and tokens[first - 2].text.isupper() else []


def _of_whom(tokens: tuple[Token, ...], first: int, last: int, *, person: bool) -> int:
    """Where that starts what a relative clause is about: 'the return of Jan Holt, who was ousted', not the return;
    'survivors of a quake that shook the town', not the survivors.
    """
    at = next((at for at in range(last - 1, first, -1) if tokens[at].low == "of"), first)
    if not person:
        one = first < at < last - 2 and tokens[at + 1].low in ("a", "an") and tokens[at - 1].low not in _KINDS
        return at + 1 if one else first
    named = first < at < last - 1 and tokens[at + 1].capital and tokens[last - 1].capital
    event = named and (tokens[at - 1].low in lex.EVENT_NOUNS or tokens[at - 1].low in _ABOUT_SOMEBODY)
    return at + 1 if event else first


def done_to(parsed: Parsed, number: int) -> bool:
    """Whether a bare past form is one of several participles with one helper: '... were arrested, jailed, or shot'."""
    group = parsed.clauses[number].group
    return group.first == group.last and group.lemma in _DONE_TO and bool(_shared(parsed, number))


def _shared(parsed: Parsed, number: int) -> list[Token]:
    """The subject of one of several participles with one helper: 'rebels were arrested, imprisoned, or shot'."""
    at = number
    while at and number - at < _FARTHEST:
        between = parsed.tokens[parsed.clauses[at - 1].group.last + 1 : parsed.clauses[at].group.first]
        if parsed.clauses[at].group.first < parsed.clauses[at].group.last or any(
            t.low not in (",", "and", "or") for t in between
        ):
            return []
        at -= 1
        subject = parsed.clauses[at].subject
        if subject is not None and parsed.clauses[at].group.passive:
            return list(parsed.tokens[slice(*subject)])
    return []


def _apposed(parsed: Parsed, clause: Clause) -> list[Token]:
    """The noun right before a participle: 'In its report, released on Monday, the bank ...'."""
    before = noun_before(parsed.tokens, clause.first)
    return before if without_times(before, parsed.dates, whole=True) == before else []


def _opening(tokens: tuple[Token, ...], first: int) -> int:
    """Where a subject starts with what touches it, its determiner, and what stands before a number."""
    while first and tokens[first].start == tokens[first - 1].end and tokens[first - 1].text[-1] not in "\"“('`":
        first -= 1
    estimated = tokens[first].low != "an" or tokens[first + 1].low == "estimated"
    if tokens[first].counts or (tokens[first].low in _QUANTIFYING and estimated):
        while first and tokens[first - 1].low in _QUANTIFYING:
            first -= 1
    low = tokens[first - 1].low if first else ""
    determined = low in lex.DETERMINERS and low != "that" and tokens[first].low not in lex.DETERMINERS
    articled = low in ("the", "a", "an", "only") and tokens[first].low not in lex.ARTICLES
    return first - 1 if determined or articled else first


def _list_opening(tokens: tuple[Token, ...], first: int, last: int, clause: Clause) -> int:
    """Where 'the sieges of Holt, Berg and Lund' starts, of which 'Berg and Lund' was taken for the subject."""
    joined = any(token.low == "and" for token in tokens[first:last])
    at = first
    while joined and at - 1 > clause.first and tokens[at - 1].text == "," and tokens[at - 2].capital:
        at -= 2
        while at > clause.first and tokens[at - 1].is_word and tokens[at - 1].low not in lex.SUBORDINATORS:
            at -= 1
    return at if tokens[at].low not in lex.PREPOSITIONS else first


def _joins(parsed: Parsed, number: int, first: int) -> bool:
    """Whether 'that' before a subject joins its clause, and does not point at the noun ('that statement')."""
    if parsed.clauses[number].role == "relative" or (
        number and parsed.clauses[number - 1].group.lemma in lex.REPORTING
    ):
        return True
    following = parsed.tokens[first + 1]
    closed = not following.low.isalpha() or following.low in lex.STOP_WORDS
    return following.capital or closed or following.low[-1] == "s"


def _with_list(tokens: tuple[Token, ...], last: int, clause: Clause) -> int:
    """Behind the last name of a list that a subject starts: 'the ministers of Holtland, Norland and Berg'."""
    at, joined = last, False
    if last < len(tokens) and tokens[last].text == "%":
        return last + 1
    while at < clause.group.first and not joined and tokens[last - 1].capital:
        aged = _ages(tokens, at)
        at += 2 * aged
        joined = tokens[at].low == "and"
        opens = at + 1 + (tokens[at].low == "," and at + 1 < len(tokens) and tokens[at + 1].low == "and")
        joined |= opens == at + 2
        if aged and joined and tokens[opens].low in lex.DETERMINERS:  # 'Jan Holt, 34, and his wife'
            return next(
                (one for one in range(opens, clause.group.first) if tokens[one].text == ","), clause.group.first
            )
        if tokens[at].low not in (",", "and") or opens >= len(tokens) or not tokens[opens].capital:
            return last
        at = opens
        while at < len(tokens) and tokens[at].capital and tokens[at].is_word:
            at += 1
    return at if joined else last


def _ages(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether an age between commas stands there: 'Jan Holt, 34, and Anna Lund, 41, were freed'."""
    inner = [token.text for token in tokens[at : at + 3]]
    return inner[::2] == [",", ","] and inner[1].isdigit()


def noun_before(tokens: tuple[Token, ...], at: int) -> list[Token]:
    """The noun phrase that ends right before a clause, back to its determiner."""
    end = at - 1 if at and tokens[at - 1].low == "," else at
    start = end
    while start and (tokens[start - 1].is_word or hyphen(tokens, start - 1)) and end - start < _FARTHEST:
        if tokens[start - 1].low == "'s" and start > 1 and tokens[start - 2].capital:
            start -= 1
            continue
        if tokens[start - 1].low in _STOPS and not (tokens[start - 1].text == "I" and tokens[start - 2].capital):
            break
        start -= 1
        if tokens[start].low in lex.DETERMINERS:
            break
    return list(tokens[start:end])


def whole_noun(tokens: tuple[Token, ...], at: int) -> list[Token]:
    """The noun before a relative clause with the one that a name or a sum hangs on: 'a voyage to Norland, which'."""
    closes = at - 2
    if closes > 0 and tokens[at - 1].text == "," and tokens[closes].text in CLOSES:
        reach = range(closes - 1, max(0, closes - _BRACKETED), -1)
        at = next((n for n in reach if tokens[n].text in OPENS), at)
    noun = noun_before(tokens, at)
    opens = next((n for n in range(max(0, at - _FARTHEST), at) if noun and tokens[n] is noun[0]), 0)
    counts = len(noun) == 1 and noun[0].low in lex.COUNTS and tokens[opens - 1].low == "of"  # 'a family of five'
    names = opens and (counts or noun[0].capital or not noun[0].text[0].isalpha())  # 'a loan of $40 million'
    if not names or tokens[opens - 1].low not in lex.PREPOSITIONS:
        return noun
    outer = noun_before(tokens, opens - 1)
    articled = outer and outer[0].low in lex.ARTICLES and len(outer) > 1
    return [*outer, tokens[opens - 1], *noun] if articled else noun


def fitting(subject: list[str], behind: list[str]) -> list[str]:
    """A long subject without its last phrases, where the label would be too long: 'Talks in Port Vale between ...'."""
    over = sum(map(len, [*subject, *behind])) + len(subject) + len(behind) - 1 - LIMIT
    kept = subject
    while over > 0 and sum(map(len, kept)) + len(kept) > _LONG:
        places = range(len(kept) - 1, 1, -1)
        at = next((at for at in places if _gives_way(kept, at)), 0)
        if not at:
            at = _of_at(kept, over)
        if not at or kept[at - 1].lower() in lex.NOUN_OPENERS:
            break
        over -= sum(map(len, kept[at:])) + len(kept) - at
        kept = kept[:at]
    return [*kept[:-1], kept[-1].rstrip(",")] if kept is not subject else subject


def _gives_way(words: list[str], at: int) -> bool:
    """Whether a phrase that a subject may do without starts at a word, and no name goes on over it."""
    return (words[at].lower() in _PHRASES or _well(words, at) or _same(words, at)) and not _inner(words, at)


def _of_at(words: list[str], over: int) -> int:
    """Where a last phrase with 'of' starts that is long enough to make room, and in no name."""
    found = [n for n in range(3, len(words)) if words[n] == "of"]
    while len(found) > 1 and words[found[-2] + 1] == "the":
        found.pop()  # 'of the end of the war' goes as one
    at = found[-1] if found else 0
    named = at and words[at - 1][:1].isupper() and words[at + 1 : at + 2] and words[at + 1][:1].isupper()
    fits = at > 0 and words[at - 1].lower() not in _KINDS and _LITTLE >= over <= len(" ".join(words[at:]))
    return at if fits and not named else 0


def _inner(words: list[str], at: int) -> bool:
    """Whether a word stands inside a name: 'Board for Schools'."""
    return words[at] == "for" and at + 1 < len(words) and words[at - 1][:1].isupper() and words[at + 1][:1].isupper()


def _same(words: list[str], at: int) -> bool:
    """Whether 'and' tells what else the one is: 'a party leader and former friend of the king'."""
    one = words[0].lower() in ("a", "an") and words[at] == "and"
    return one and words[at + 1].lower() not in lex.DETERMINERS and not words[at + 1][:1].isdigit()


def _well(words: list[str], at: int) -> bool:
    return [word.lower() for word in words[at : at + 3]] == ["as", "well", "as"]
