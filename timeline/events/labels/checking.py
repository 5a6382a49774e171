"""The last check of a label: faults of grammar that show where a finished line lies beside its clause."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

import attrs

from timeline.events import lexicon as lex
from timeline.events.candidates import Candidate
from timeline.events.clauses import Clause
from timeline.events.labels.belonging import told_to
from timeline.events.labels.governing import noun_before
from timeline.events.labels.number import agrees, plural
from timeline.events.labels.present import past_of, third
from timeline.events.labels.referents import subject_words
from timeline.events.labels.times import beside, without_times
from timeline.events.labels.writing import finish, spelled
from timeline.events.numbers import may_count
from timeline.events.tokens import Token, tokenise
from timeline.events.vocabulary import DONE_ALONE
from timeline.model import Span

_NO_OPENING: Final = (
    (lex.PREPOSITIONS - {"at", "over", "about", "up", "around", "under", "near", "between", "off"})
    | lex.BE
    | lex.HAVE
    | lex.DO
    | (lex.MODALS - {"may", "will"})  # a month and a name
    | (lex.COORDINATORS - {"so", "then"})
    | {"who", "whom", "which", "whose", "according"}
)
_JOINING: Final = lex.SUBORDINATORS - {"that"}
_OBJECTS: Final = frozenset(("me", "him", "them", "us"))
_DENYING: Final = lex.NEGATIONS | frozenset("nobody none nothing without few little fail fails failed unable".split())
_UNDONE: Final = (DONE_ALONE | {"step"}) - {"settle", "return", "retire", "serve", "study", "work"}
_ALONE: Final = DONE_ALONE | lex.REPORTING
_HANGING: Final = lex.PREPOSITIONS | lex.COORDINATORS | {"'s", "'"}
_HANGING_ON: Final = lex.PREPOSITIONS | {"as", "than"}
_TWO: Final = 2
_VERBLESS: Final = "lacks the verb of its clause"
_SAYS: Final = frozenset(("says", "say", "said"))
_TIMES: Final = frozenset("day night morning evening moment week month year season".split())
_COUNTED: Final = frozenset("minutes hours days weeks months years moments shortly".split())
_ENDS: Final = frozenset("that this these those it".split())


@attrs.frozen
class Line:
    """A label as the checks see it: its words, the number of the verb of its clause among them (-1 for none), the
    clause, the tokens of its sentence, the offsets of those in times, and the forms of the other verbs.
    """

    words: tuple[str, ...]
    verb: int
    clause: Clause
    tokens: tuple[Token, ...]
    timed: frozenset[int]
    others: frozenset[str]


def line(text: str, one: Candidate) -> Line:
    """A label with its words; the clause of `one` is what it was made of."""
    clause = one.parts
    assert clause is not None
    tokens, lemma = one.parsed.tokens, clause.group.lemma
    words = tuple([token.low for token in tokenise(text, Span(0, len(text)))])
    forms = _forms(tokens, clause)
    forms |= lex.BE if lemma == "be" else {"say", "says", "said"} if lemma in lex.REPORTING else frozenset()
    verb = next((at for at, word in enumerate(words) if word in forms), -1)
    finite = [other for other in one.parsed.clauses if other is not clause and other.group.form == "finite"]
    others = frozenset(form for other in finite for form in _forms(tokens, other))
    return Line(words, verb, clause, tokens, one.parsed.timed, others)


def _forms(tokens: tuple[Token, ...], clause: Clause) -> frozenset[str]:
    lemma = clause.group.lemma
    return frozenset((tokens[clause.group.head].low, lemma, third(lemma), past_of(lemma)))


def _opens_badly(line: Line) -> bool:
    first = line.words[0]
    return first in _NO_OPENING or (first in _JOINING and "," not in line.words)


def _opens_with_that(line: Line) -> bool:
    after = line.words[1] if line.words[0] == "that" and len(line.words) > 1 else ""
    many = after.endswith("s") and not after.endswith(("ss", "us", "is"))
    return many or may_count(after) or after in lex.NOUN_OPENERS | lex.SUBJECTS


def _opens_with_verb(line: Line) -> bool:
    subject = line.clause.subject
    named = subject is not None and line.tokens[subject[0]].low == line.words[0]
    if not line.verb:
        return not named and line.clause.group.form == "finite"
    return line.words[0] in _SAYS and line.verb > 0


def _joins_nothing(line: Line) -> bool:
    """Whether what joins two verbs stands before the only one: 'The board and is open'."""
    if line.verb < _TWO or line.words[line.verb - 1] not in ("and", "or", "but"):
        return False
    return line.clause.group.form == "finite" and not line.others & set(line.words[: line.verb - 1])


def _lacks_verb(line: Line) -> bool:
    return line.verb < 0


def _opens_with_object(line: Line) -> bool:
    return line.words[0] in _OBJECTS


def _does_itself(line: Line) -> bool:
    left = line.words[: max(line.verb, 0)]
    if not left or left[-1] in lex.PRONOUNS or left != line.words[line.verb + 1 : line.verb + 1 + len(left)]:
        return False
    owner = line.words[line.verb + 1 + len(left) :][:1] == ("'s",)
    return not (owner or line.clause.group.lemma in lex.REPORTING)  # 'The bank said the bank was sound'


def _is_undone(line: Line) -> bool:
    group = line.clause.group
    if group.lemma not in _UNDONE or group.helpers is not None or line.verb < 1:
        return False
    written = line.tokens[group.first : group.last + 1]
    helped = any(token.low in lex.BE or token.low in lex.HAVE for token in written)
    return not helped and line.words[line.verb - 1] in ("is", "are")


def _lost_object(line: Line) -> bool:
    group, tokens = line.clause.group, line.tokens
    if line.verb < 0 or group.passive or group.copula or group.form != "finite" or group.lemma in _ALONE:
        return False
    at = group.last + 1
    while at < line.clause.last and lex.is_adverb(tokens[at].low):
        at += 1
    if at >= line.clause.last or not tokens[at].text[0].isalnum():
        return False
    if any(token.start in line.timed for token in tokens[at : at + 2]):
        return False  # 'grew throughout 1990'
    low = tokens[at].low
    if low in _COUNTED and at + 1 == line.clause.last:
        return False  # 'was leaking weeks | before it burst'
    if tokens[min(at + 1, line.clause.last - 1)].low in _TIMES:
        return False  # 'will end the day the mill shuts'
    noun = low not in lex.STOP_WORDS or low in lex.DETERMINERS - lex.OWNING  # 'swept her' may be 'sweeps the Maud'
    return noun and not any(low in word for word in line.words[line.verb + 1 :])


def _lost_denial(line: Line) -> bool:
    return line.clause.group.negated and _DENYING.isdisjoint(line.words)


def _says_nothing(line: Line) -> bool:
    behind = [word for word in line.words[line.verb + 1 :] if not lex.is_adverb(word)]
    return line.clause.group.copula and line.verb > 0 and behind[:1] in ([], [","], ["…"])


CHECKS: Final[tuple[tuple[str, Callable[[Line], bool]], ...]] = (
    ("opens with what only joins or helps", _opens_badly),
    ("opens with 'that'", _opens_with_that),
    ("opens with its verb", _opens_with_verb),
    ("joins its verb to nothing", _joins_nothing),
    (_VERBLESS, _lacks_verb),
    ("opens with an object", _opens_with_object),
    ("does the same to the same", _does_itself),
    ("is done what is done to nobody", _is_undone),
    ("has lost its object", _lost_object),
    ("has lost its denial", _lost_denial),
    ("says nothing of its subject", _says_nothing),
)
"""What makes a line unsound, each with its name."""


def faults(text: str, one: Candidate) -> tuple[str, ...]:
    """The names of what is wrong with a label of a clause; none for a sound one."""
    seen = line(text, one)
    return tuple(name for name, fails in CHECKS if fails(seen)) if seen.words else ("is empty",)


def checked(text: str, one: Candidate) -> str:
    """A label as it is where it is sound, else the clause nearly as it is written, where that is sound."""
    wrong = faults(text, one)
    if not wrong or (wrong == (_VERBLESS,) and _is_part(text, one)):
        return text
    return next((other for other in _written(one) if not faults(other, one)), text)


def _is_part(text: str, one: Candidate) -> bool:
    """Whether the subject that was found is but the end of a line without a verb: 'Holt, Berg and Lund'."""
    seen = line(text, one)
    if seen.clause.subject is None or seen.others & set(seen.words):
        return False
    first = seen.clause.subject[0]
    ahead = {token.low for token in seen.tokens[:first]}
    return seen.words[0] != seen.tokens[first].low and seen.words[0] in ahead


def _written(one: Candidate) -> Iterator[str]:
    """The clause as the text has it behind what may be its subject: without its times, then with them."""
    parsed, clause = one.parsed, one.parts
    assert clause is not None
    finite = clause.group.form == "finite" or clause.group.lemma in _UNDONE  # 'troops first emerged'
    if not finite or clause.lead in ("as", "than"):
        return
    tokens, start = parsed.tokens, clause.group.first
    while start and lex.is_adverb(tokens[start - 1].low):
        start -= 1
    last = max((number for number in one.content if number > one.clause), default=one.clause)
    behind = (*tokens[start : clause.group.last + 1], *told_to(parsed, clause, last))
    helper = [tokens[clause.group.first].low]
    if (len(behind) == 1 and clause.subject is None) or tokens[clause.group.head].low in lex.FUTURE_MODALS:
        return  # 'were accused, seized', 'will, however,'
    for words, subject in _subjects(one, start):
        if agrees(helper, plural(subject, parsed.names)):
            if words[0].lower() == "it" and clause.group.copula:
                continue  # 'it was there that he worked'
            for dates in (beside(one), [])[: 1 if words[0].lower() in lex.PRONOUNS else _TWO]:
                kept = without_times(behind, dates, whole=True)
                text = finish([*words, *spelled(kept)])
                yield f"{text} {kept[-1].text}" if _cut_short(text, kept) else text


def _cut_short(text: str, behind: list[Token]) -> bool:
    """Whether a clause that ends in 'this' has lost it, as what ends there has where a line is cut: 'rejected this'."""
    return len(behind) > 1 and behind[-1].low in _ENDS and text.endswith(behind[-2].text)


def _subjects(one: Candidate, start: int) -> Iterator[tuple[list[str], list[Token]]]:
    """What may be the subject of a verb at `start`, as words for a line and as they are written: what was found, whole
    or to its first phrase; else what stands before the verb; else the subject of the clause that it goes on from.
    """
    parsed, clause = one.parsed, one.parts
    assert clause is not None
    if clause.subject is not None:
        if clause.subject[0] and parsed.tokens[clause.subject[0] - 1].low in _HANGING_ON:
            return  # only the end of it: 'a sale in Norland and an offering'
        subject = list(parsed.tokens[slice(*clause.subject)])
        words = subject_words(parsed, one.clause, subject)
        yield words, subject
        if subject[0].low == "that" and plural(subject[1:], parsed.names):
            yield spelled(subject[1:]), subject[1:]
        at = next((at for at, word in enumerate(words) if at and word in lex.PREPOSITIONS), 0)
        if at and words[at - 1].lower() not in lex.QUANTITIES and not words[at - 1][0].isupper():
            yield words[:at], subject
        return
    for noun in _before(one, start):
        yield spelled(noun), noun
    if not start or parsed.tokens[start - 1].low not in (",", "and", "but", "then"):
        return
    for number in range(one.clause - 1, -1, -1):
        ahead = parsed.clauses[number]
        if ahead.group.form == "finite" and ahead.subject is not None:
            if clause.role == ahead.role:  # not of who says it
                subject = list(parsed.tokens[slice(*ahead.subject)])
                yield subject_words(parsed, number, subject), subject
            return


def _before(one: Candidate, start: int) -> Iterator[list[Token]]:
    """What stands right before a verb, back to a mark or to the verb before, and the noun that ends it, each where
    nothing shows that it hangs on another word.
    """
    tokens = one.parsed.tokens
    first = one.parsed.clauses[one.clause - 1].group.last + 1 if one.clause else 0
    opening = start
    while opening > first and (tokens[opening - 1].is_word and tokens[opening - 1].low not in _JOINING):
        opening -= 1
    while opening < start and tokens[opening].low in lex.COORDINATORS:
        opening += 1
    run = list(tokens[opening:start])
    form = one.parsed.clauses[one.clause - 1].group.form if opening == first > 0 else "finite"
    done = form in ("ing", "participle") or (form == "infinitive" and tokens[opening].low not in lex.DETERMINERS)
    if not run or done or run[-1].low in lex.COORDINATORS or run[0].start in one.parsed.timed:
        return  # 'paying compensation', 'the sale and | says'
    if run[0].low not in lex.PREPOSITIONS and run[0].low not in _NO_OPENING:
        yield run
    noun = noun_before(tokens, start)
    hangs = start > len(noun) and tokens[start - len(noun) - 1].low in _HANGING
    if noun and not hangs:
        yield noun
