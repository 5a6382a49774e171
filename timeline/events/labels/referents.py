"""The subject of a label in words that stand by themselves: whom 'he' means, what 'the ministry' is in full."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

import attrs

from timeline.events import lexicon as lex
from timeline.events import people
from timeline.events.labels.antecedents import EMPTY, antecedent, ship_before
from timeline.events.labels.likeliest import likely_body, likely_person, on_purpose
from timeline.events.labels.number import plural
from timeline.events.labels.objects import with_owner
from timeline.events.labels.writing import spelled
from timeline.events.names import Name
from timeline.events.parsed import Parsed
from timeline.events.persons import OWNERS, PERSONAL, fits, imaginable, known, named_person, possible
from timeline.events.tokens import Token, tokenise
from timeline.events.verbs import lemma_of
from timeline.model import Span

_FOR_OTHERS: Final = frozenset("attorney lawyer prosecutor spokesman spokesperson spokeswoman".split())
"""Who speaks of others rather than of himself."""
_LONGEST: Final = 6
_OWNERS: Final = OWNERS | {"its": "it"}


def subject_words(parsed: Parsed, number: int, subject: list[Token]) -> list[str]:
    """The words of a subject: a pronoun or a short name made full where the article leaves no doubt."""
    if len(subject) == 1 and subject[0].low in _NOMINATIVE:
        # 'They expect him to win': he is expected to win.
        low = _NOMINATIVE[subject[0].low]
        subject = [attrs.evolve(subject[0], text=low, low=low)]
    lows = [token.low for token in subject]
    if lows[0] in PERSONAL and len(lows) == 1:
        ship = ship_before(parsed, subject[0]) if lows[0] == "she" else []
        if ship and parsed.theme.taken_up("she")[-1:] == parsed.ship[-1:]:
            return ship
        who = _speaker(parsed, number, lows[0])
        teller = [] if who else _teller(parsed, number)
        if teller:
            return spelled(teller if _answers_for_himself(teller) else subject)
        near = "" if who else _person(parsed, subject[0]) or _themed(parsed, number, subject[0])
        rivals = near and parsed.about not in ("", near) and fits(parsed.names, parsed.about, lows[0])
        who = who or ("" if rivals else near or _topical(parsed, number, subject[0]))
        if who or ship:
            return who.split(" ") if who else ship
        who = likely_person(parsed, number, subject[0])
        return antecedent(parsed, number, subject[0]) or who.split() or spelled(subject)
    of_infinitive = parsed.tokens[parsed.clauses[number].group.first].low == "to"  # 'the bank expects it to fall'
    if lows[0] in ("it", "they") and len(lows) == 1 and not of_infinitive:
        return _meant(parsed, number, subject[0]) or spelled(subject)
    if lows[0] in _OWNERS and len(lows) > 1:
        return [*_owner(parsed, number, subject[0]), *spelled(subject[1:])]
    body = parsed.names.body(lows[1], subject[1].start) if len(lows) == 2 and lows[0] == "the" else ""
    if body:
        return [*(["the"] if body in parsed.names.articled else []), *body.split(" ")]
    return _named(parsed, with_owner(parsed, number, subject))


def _meant(parsed: Parsed, number: int, pronoun: Token) -> list[str]:
    """What 'it' or 'they' means: what only somebody does is done by the body that says it: 'and that it would sue'."""
    heard = _body_heard(parsed, number) if pronoun.low == "it" else []
    thing = _thing(parsed, number, pronoun.low)
    if heard and not thing and on_purpose(parsed.clauses[number].group):
        return heard
    likely = likely_body(parsed, number) if pronoun.low == "it" and not heard else []
    return thing or antecedent(parsed, number, pronoun) or heard or likely


_NOMINATIVE: Final = {"him": "he", "her": "she", "them": "they"}
_SHORT: Final = 4


def _owner(parsed: Parsed, number: int, pronoun: Token) -> list[str]:
    """'His office' is 'Holt's office', 'its mill' 'Holt Ltd's mill', where that is sure."""
    if pronoun.low == "its":
        thing = Token(pronoun.start, pronoun.end, pronoun.text, "it", is_word=True, capital=False)
        words = _thing(parsed, number, "it") or antecedent(parsed, number, thing, of=pronoun)
        who = " ".join(words) if len(words) <= _SHORT and not any("'" in word for word in words) else ""
    else:
        who = _possessor(parsed, number, pronoun)
        who = who or (" ".join(ship_before(parsed, pronoun)) if pronoun.low == "her" else "")
    if not who:
        return spelled([pronoun])
    return f"{who}'".split(" ") if who.endswith("s") else f"{who}'s".split(" ")


def _possessor(parsed: Parsed, number: int, pronoun: Token) -> str:
    """Whose it is: of the person named right before, or of whom the story is about."""
    person = Token(pronoun.start, pronoun.end, pronoun.text, _OWNERS[pronoun.low], is_word=True, capital=False)
    return _person(parsed, pronoun) or _topical(parsed, number, person) or likely_person(parsed, number, person)


def speaks(parsed: Parsed, number: int) -> bool:
    """Whether the subject is a pronoun for who says it, so that 'he would' is his 'I will'."""
    subject = parsed.clauses[number].subject
    if subject is None or subject[1] - subject[0] > 1:
        return False
    low = parsed.tokens[subject[0]].low
    plain = all(clause.role != "conditional" for clause in parsed.clauses)
    return plain and bool(_speaker(parsed, number, low) if low in PERSONAL else _thing(parsed, number, low))


def foretells(parsed: Parsed, number: int, *, known: bool) -> bool:
    """Whether 'would' is the 'will' of who was quoted: 'said the pier would close', but 'closing it would'. `known`
    tells that a pronoun is told by what it means.
    """
    clause, before = parsed.clauses[number], parsed.clauses[number - 1] if number else None
    said = before is not None and before.group.lemma in _FORETELLING and before.group.tense == "past"
    unsure = any(one.role == "conditional" or one.group.lemma in _WISHING for one in parsed.clauses)
    opens = parsed.tokens[clause.subject[0]].low if clause.subject is not None else ""
    doing = opens.endswith("ing") or (opens in lex.SUBJECTS and not known)
    plain = not (unsure or doing or clause.group.perfect or clause.group.negated)
    return said and plain and clause.role == "content" and clause.first <= (before.last if before else 0) + 1


_FORETELLING: Final = frozenset("say announce tell promise confirm declare add vow pledge".split())
_WISHING: Final = frozenset("like prefer welcome hate love want wish".split())


def _named(parsed: Parsed, subject: list[Token]) -> list[str]:
    """A person's short name in full: 'Mr Holt' is 'Jan Holt'."""
    span = Span(subject[0].start, subject[-1].end)
    inside = parsed.names.among(span)
    if len(inside) != 1 or inside[0].full not in parsed.names.persons or inside[0].span.end != span.end:
        return spelled(subject)
    name = inside[0]
    lead = [token for token in subject if token.end <= name.span.start]
    if " " in name.text or name.full == name.text or any(not _polite(token) for token in lead):
        return spelled(subject)
    return name.full.split(" ")


def _polite(token: Token) -> bool:
    return token.low.rstrip(".") in ("mr", "mrs", "ms", "miss") or token.text == "."


def _person(parsed: Parsed, pronoun: Token) -> str:
    """Whom 'he' or 'she' means: the one person named right before."""
    before = Span(parsed.sentence.span.start, pronoun.span.start)
    near = {name.full for name in parsed.names.among(before) if imaginable(name.full, parsed.names)}
    last = parsed.person
    if last and all(last.endswith(full) for full in near):
        return last if fits(parsed.names, last, _OWNERS.get(pronoun.low, pronoun.low)) else ""
    if len(near) == 1 and not last:
        (only,) = near
        return (
            only
            if only in parsed.names.persons and fits(parsed.names, only, _OWNERS.get(pronoun.low, pronoun.low))
            else ""
        )
    return ""


def _themed(parsed: Parsed, number: int, pronoun: Token) -> str:
    """The one known person that is the subject of the main clause before, in its sentence or the one before."""
    tokens, clause = parsed.tokens, parsed.clauses[number]
    finite = [one for one in parsed.clauses[:number] if one.group.form == "finite"]
    inner = tokens[: parsed.number_of(pronoun)]
    subject, rest = parsed.theme.taken_up(pronoun.low), parsed.theme.rest
    if finite:
        before = finite[-1]
        plain = before.role == clause.role == "main" and before.subject is not None
        if not plain or before.subject is None or before.subject[1] > before.group.first:
            return ""
        first, last = before.subject
        subject, rest, inner = tokens[first:last], inner[last:], ()
    says = any(lemma_of(token.low) in lex.REPORTING for token in rest[:_LONGEST])
    if not subject or says or any(token.low in people.ROLES or token.low in ("man", "woman") for token in rest):
        return ""
    return _one_person(parsed, subject, (rest, inner), pronoun.low)


def _one_person(parsed: Parsed, subject: Sequence[Token], rest: Sequence[Sequence[Token]], pronoun: str) -> str:
    """The person that a subject names, where those named in the rest are surely nobody else."""
    owners = {before.end for before, token in itertools.pairwise(subject) if token.low == "'s"}
    inside = [name for name in _names_in(parsed, subject) if name.span.end not in owners]
    if len(inside) != 1 or inside[0].full not in parsed.names.persons or inside[0].span.end != subject[-1].end:
        return ""
    full = inside[0].full
    others = {name.full for run in rest for name in _names_in(parsed, run) if imaginable(name.full, parsed.names)} - {
        full
    }
    known = others & parsed.names.persons
    return full if not known and len(others) < 2 and fits(parsed.names, full, pronoun) else ""


def _topical(parsed: Parsed, number: int, pronoun: Token) -> str:
    """Whom the story is about, or the one person who is a subject before the pronoun in its sentence."""
    tokens = parsed.tokens
    before = [one for one in parsed.clauses[:number] if one.group.form == "finite" and one.subject is not None]
    heads = [tokens[slice(*one.subject)] for one in before if one.subject and one.subject[1] <= one.group.first]
    named = {who for head in heads if head[-1].start < pronoun.start and (who := named_person(parsed.names, head))}
    if len(named) > 1:
        return ""
    inner = tokens[: parsed.number_of(pronoun)]
    who = next(iter(named), parsed.topic)
    if who and not named and not fits(parsed.names, who, pronoun.low):
        who = parsed.about  # 'Her son died. She ...'
    others = {name.full for name in _names_in(parsed, inner) if possible(name.full, parsed.names)} - {who}
    led = bool(inner) and inner[0].low in _LEADING and not named
    return who if fits(parsed.names, who, pronoun.low) and (led or not others) else ""


_LEADING: Final = lex.PREPOSITIONS | lex.LEADING_NOUNS | {"despite"}
"""What leads a phrase that names somebody else before the subject: 'with his friend Jan Holt, he left'."""


def _names_in(parsed: Parsed, tokens: Sequence[Token]) -> tuple[Name, ...]:
    return parsed.names.among(Span(tokens[0].start, tokens[-1].end)) if tokens else ()


def _speaker(parsed: Parsed, number: int, pronoun: str) -> str:
    """Who says it, where the clause right before is 'Jan Holt said' and this one 'he would leave'."""
    before = parsed.clauses[number - 1] if number else None
    if before is None or before.group.lemma not in lex.REPORTING or before.subject is None:
        return ""
    first, last = before.subject
    span = Span(parsed.tokens[first].start, parsed.tokens[last - 1].end)
    inside = parsed.names.among(span)
    near = parsed.clauses[number].subject
    adjoins = near is not None and all(
        token.low in ("that", "on", "also") or token.capital for token in parsed.tokens[before.group.last + 1 : near[0]]
    )
    if not adjoins:
        return ""
    if any(token.low in _FOR_OTHERS for token in parsed.tokens[first:last]):
        return _client(parsed, number, parsed.tokens[first:last], pronoun)
    whole = len(inside) == 1 and inside[0].span.end == span.end and inside[0].full in parsed.names.persons
    who = inside[0].full if whole else _person_heard(parsed, number)
    return who if fits(parsed.names, who, pronoun) else ""


def _heard(parsed: Parsed, number: int) -> str:
    """Who says what a clause tells, by the clause right before it, or before others that he says ('and that he')."""
    over, listed = parsed.told_by.get(number, ()), parsed.clauses[number].lead == "that"
    near = (saying for saying in over if saying.clause == number - 1 or (listed and 0 <= saying.clause < number))
    return next((saying.speaker for saying in near), "")


def _person_heard(parsed: Parsed, number: int) -> str:
    """The person who says it, without what he is called: 'The chairman, Jan Holt, said he ...'."""
    words = _heard(parsed, number).split(" ")
    ends = (" ".join(words[at:]) for at in range(len(words)))
    return next((end for end in ends if end in parsed.names.persons), "")


def _client(parsed: Parsed, number: int, speaker: Sequence[Token], pronoun: str) -> str:
    """For whom one speaks: 'Jan Holt's lawyer said he would appeal' tells what Holt would do."""
    if speaker[0].low in OWNERS:
        who = _possessor(parsed, number, speaker[0]) if OWNERS[speaker[0].low] == pronoun else ""
    else:
        owner = next((one for one, after in itertools.pairwise(speaker) if after.low == "'s"), None)
        found = parsed.names.among(Span(speaker[0].start, owner.end)) if owner is not None else ()
        who = found[-1].full if found and possible(found[-1].full, parsed.names) else ""
    return who if fits(parsed.names, who, pronoun) else ""


def _body_heard(parsed: Parsed, number: int) -> list[str]:
    """The body that says what it does: 'The bank said it would close', behind 'On Monday, First Bank of Holt ...'."""
    words, group = _heard(parsed, number).split(" "), parsed.clauses[number].group
    if len(words) > 1 and words[-1].lower() in people.ROLES:
        words = words[:-1]  # 'a Holt Bank spokeswoman said it would'
    who, subject = " ".join(words), parsed.clauses[number].subject
    near = subject is not None and subject[0] <= parsed.clauses[number].first + 1
    named = all(word[:1].isupper() or word in ("of", "for", "and", "the") for word in words)
    single = named and plural(tokenise(who, Span(0, len(who))), parsed.names) is not True
    person = known(who, parsed.names) or "'" in who
    return words if single and near and not person and group.lemma not in EMPTY and len(who) < _SPOKEN else []


_SPOKEN: Final = 40


def _teller(parsed: Parsed, number: int) -> list[Token]:
    """Who says it, where the clause right before is 'the head of the party told reporters' and this one 'he would go':
    one person without a name.
    """
    before = parsed.clauses[number - 1] if number else None
    near = parsed.clauses[number].subject
    if before is None or before.subject is None or near is None or near[1] > parsed.clauses[number].group.first:
        return []
    group = before.group
    if group.lemma not in lex.REPORTING or group.form != "finite" or group.passive or before.subject[1] > group.first:
        return []
    found = list(parsed.tokens[slice(*before.subject)])
    heads = [token for token in found if token.low in people.ROLES]
    one = found[0].low in _ONE and bool(heads) and not plural(found, parsed.names)
    return found if one and not _names_in(parsed, found[-1:]) else []


_ONE: Final = frozenset("the a an his her its their".split())


def _answers_for_himself(found: list[Token]) -> bool:
    if found[0].low not in lex.ARTICLES or any(token.low in _FOR_OTHERS for token in found):
        return False
    return found[0].low == "the" or all(token.low not in _OBSERVING for token in found)


_OBSERVING: Final = frozenset(
    "official diplomat witness resident neighbour neighbor relative colleague friend analyst expert doctor aide "
    "adviser advisor observer journalist reporter".split()
)
"""Of whom nothing more is known than that they tell of others."""


def _thing(parsed: Parsed, number: int, pronoun: str) -> list[str]:
    """What 'it' means where the clause before it in the sentence has one name as its subject: 'Holt said it ...'."""
    if not number:
        return []
    before = parsed.clauses[number - 1]
    if before.group.form != "finite" or pronoun != "it":
        return []
    tokens = _one_name(parsed, number - 1)
    span = Span(tokens[0].start, tokens[-1].end) if tokens else before.span
    inside = parsed.names.among(span)
    if not tokens or len(inside) != 1 or known(inside[0].full, parsed.names):
        return []
    if imaginable(inside[0].full, parsed.names) and not _does(parsed, number):
        return []
    others = parsed.names.among(Span(span.end, parsed.tokens[parsed.clauses[number].group.first].start))
    return spelled(tokens) if not others else []


def _does(parsed: Parsed, number: int) -> bool:
    """Whether 'it' does what it is said to do by who says so, who is no person then: 'Holt Brothers said it bought'."""
    before, clause = parsed.clauses[number - 1], parsed.clauses[number]
    says = before.group.lemma in lex.REPORTING and not before.group.passive
    return says and not (clause.group.passive or clause.group.copula or clause.group.lemma in EMPTY)


def _one_name(parsed: Parsed, number: int) -> tuple[Token, ...]:
    """The subject of a clause where it is a short run of capitalised words ('First Bank of Holt Corp.')."""
    clause = parsed.clauses[number]
    first, last = clause.subject or (clause.first, clause.group.first)
    tokens = parsed.tokens[first:last]
    while tokens and not tokens[-1].is_word:
        tokens = tokens[:-1]
    led = tokens[1:] if tokens and tokens[0].low == "the" else tokens
    named = bool(led) and all(token.capital or token.low in ("of", "and", "for", "the") for token in led)
    return tokens if named and len(tokens) <= _LONGEST and led[0].capital and led[-1].capital else ()
