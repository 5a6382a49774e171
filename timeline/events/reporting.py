"""Which clauses report, and which clauses say what they report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline.events import lexicon as lex
from timeline.events.clauses import Clause
from timeline.events.speakers import Reading
from timeline.events.tokens import Token

RESULTS: Final = frozenset(("participle", "temporal"))
"""Clauses behind a saying that go with what it reports: '..., police said, killing two', '..., as he left'."""
DATED: Final = 3
"""Words that may stand between a verb of saying and the end of its clause: 'on Monday'."""
_WEIGHING: Final = frozenset("consider think deem believe find judge call regard".split())
_TRUSTING: Final = frozenset("have hold express be see give put".split())
_TRUST: Final = frozenset("confidence confident certain sure".split()) | lex.CHANCES
QUOTING: Final = frozenset(("quote", "cite"))


def reports(sentence: Reading, clauses: tuple[Clause, ...], number: int) -> bool:
    """Whether a clause tells that somebody says what other clauses tell."""
    clause = clauses[number]
    group = clause.group
    if group.form not in ("finite", "ing") or clause.quoted or group.lemma not in _REPORTING:
        return False
    if any(sentence.low(at).startswith(_UNWILLING) for at in range(group.first, group.head)):
        return False  # 'refused to concede', 'declined to say'
    if group.lemma in _FINDING:
        return _finds(sentence, clauses, number)
    return _says(sentence, clauses, number)


def _finds(sentence: Reading, clauses: tuple[Clause, ...], number: int) -> bool:
    """Whether a verb of finding has what was found behind it, or before it: '..., figures showed on Monday'."""
    behind = number + 1 < len(clauses) and clauses[number + 1].lead in ("that", "how")
    return not clauses[number].group.passive and (behind or _ends_on_finding(sentence, clauses, number))


def _says(sentence: Reading, clauses: tuple[Clause, ...], number: int) -> bool:
    """The same of a verb of saying."""
    clause = clauses[number]
    group = clause.group
    after = number + 1
    while after < len(clauses) and (cites(clauses[after]) or clauses[after].lead == "without"):
        after += 1
    following = clauses[after] if after < len(clauses) else None
    if following is not None and (following.role in ("content", "infinitive") or _parted(clauses, number)):
        return True
    if following is not None and _tells_what(clause, following):
        return True
    quoted = any(other.quoted for other in clauses)
    if number and clause.role == "main" and following is not None:
        ends = following.role in RESULTS and clause.last - group.last - 1 <= DATED  # 'said', 'said on Monday'
        if following.role == "relative" or ends:  # '..., said Jan Holt, who runs it'; '..., police said, killing two'
            return True
        if between_two(clauses, number):
            return True
    if clause.role == "content" and (group.passive or group.lemma in _PERCEIVING):
        return False  # 'they said they heard shots', 'said a truce had been agreed'
    content = clause.role == "content" and clause.lead != "that"
    trails = following is None and number > 0 and (clause.role == "main" or content)
    return quoted or (trails and not _goes_on(sentence, clause))


_UNWILLING: Final = ("refus", "declin")


def _ends_on_finding(sentence: Reading, clauses: tuple[Clause, ...], number: int) -> bool:
    """Whether a short clause behind a comma only says who found what is told before it: '..., figures showed on
    Monday', '..., the court ruled'.
    """
    clause = clauses[number]
    if not number or clause.role != "main" or sentence.low(clause.first - 1) != ",":
        return False
    own = clause.subject == (clause.first, clause.group.first) and clause.group.first == clause.group.last
    behind = range(clause.group.last + 1, clause.last)
    return own and all(at in sentence.dated or sentence.low(at) in ("on", "in", "at") for at in behind)


def costs_lives(tokens: Sequence[Token], clause: Clause) -> bool:
    """Whether what claims something says nothing: 'the mountain has claimed 19 lives'."""
    behind = tokens[clause.group.last + 1 : clause.last] if clause.group.lemma == "claim" else ()
    return any(token.low in ("life", "lives", "victim", "victims") for token in behind)


def _tells_what(clause: Clause, following: Clause) -> bool:
    """Whether 'how' leads to what is told, or a form in -ing tells it: 'told how it sank', 'admitted lying'."""
    if following.lead == "how" and clause.group.lemma in _TELLING:
        return True
    adjoins = following.group.first == clause.group.last + 1
    return clause.group.lemma in ("admit", "deny") and adjoins and following.group.form == "ing"


def _goes_on(sentence: Reading, clause: Clause) -> bool:
    """Whether a last clause tells on, and says nothing of what stands before it: 'the union left and announced a
    strike', 'rebels took the hill, but the army denied it'.
    """
    if clause.last == clause.group.last + 1:
        return False
    shares = clause.subject is not None and clause.subject[1] <= clause.first
    joined = sentence.low(clause.first - 1) in lex.COORDINATORS or sentence.low(clause.first) in lex.COORDINATORS
    behind = clause.group.last + 1
    return shares or joined or (sentence.low(behind) in _TAKEN_UP and behind not in sentence.dated)


_TAKEN_UP: Final = frozenset(("it", "this", "them"))
_TELLING: Final = frozenset("tell describe explain recall recount reveal".split())
"""Verbs that report with 'how' too: 'villagers told how soldiers burned their houses'."""
_FINDING: Final = frozenset("find show determine establish rule discover".split())
"""Verbs that report only with 'that': 'found that the valve had been open'."""
_REPORTING: Final = lex.REPORTING | _FINDING
_PERCEIVING: Final = frozenset("hear know learn understand describe hope fear".split())


def _parted(clauses: tuple[Clause, ...], number: int) -> bool:
    """Whether a participle parts the subject of what is said from its verb: 'said the hall, built in 1901, burned'."""
    if number + 2 >= len(clauses):
        return False
    clause, beside, told = clauses[number : number + 3]
    subject = clause.last > clause.group.last + 1 and told.first == told.group.first
    set_off = clause.last < beside.first  # by a comma
    parts = beside.group.form == "participle" or (beside.role == "relative" and set_off)
    return subject and parts and told.group.form == "finite"


def between_two(clauses: tuple[Clause, ...], number: int) -> bool:
    """Whether a short saying stands between marks among what it reports: 'two died, police said on Monday, and nine
    were hurt'.
    """
    if not 0 < number < len(clauses) - 1 or clauses[number].role != "main" or clauses[number + 1].role != "main":
        return False
    before, clause, after = clauses[number - 1 : number + 2]
    short = clause.last - clause.group.last - 1 <= DATED and clause.first < clause.group.first
    return short and before.role in ("main", "content") and before.last < clause.first and after.first > clause.last


def trusts(sentence: Reading, clauses: tuple[Clause, ...], number: int) -> bool:
    """Whether a clause says how sure somebody is of the next: 'the bureau has low confidence that ...', 'analysts see a
    one in five chance that ...', 'the board considers it unlikely that ...'.
    """
    if number + 1 >= len(clauses) or clauses[number].quoted or clauses[number + 1].lead != "that":
        return False
    lemma, last = clauses[number].group.lemma, sentence.low(clauses[number + 1].first - 1)
    weighs = lemma in _WEIGHING and sentence.low(clauses[number].group.last + 1) == "it" and last in lex.ODDS
    somebody = sentence.low(clauses[number].group.first - 1) not in ("it", "there")
    return weighs or (lemma in _TRUSTING and somebody and last in _TRUST)


def cites(clause: Clause) -> bool:
    """Whether a clause only names a source ('citing two officials')."""
    return clause.group.lemma in QUOTING and clause.group.form == "ing" and clause.role != "content"


def describes_source(clause: Clause) -> bool:
    """Whether a clause only tells of which paper a claim is: 'according to a letter sent on Monday'."""
    return clause.lead == "according" and clause.group.form == "participle"


def content_of(sentence: Reading, clauses: tuple[Clause, ...], number: int) -> tuple[int, ...]:
    """The clauses behind it; for a reporting clause at the sentence's end, those before it."""
    others = (
        at
        for at in range(number + 1, len(clauses))
        if _says_anew(sentence, clauses, at) or _does_too(sentence, clauses, number, at)
    )
    last = next(others, len(clauses))
    behind_it = tuple(at for at in range(number + 1, last) if not cites(clauses[at]))
    ahead = tuple(range(number))
    if any(clauses[other].quoted for other in ahead):
        return ahead + tuple(other for other in behind_it if clauses[other].quoted)
    # 'Said he would deny the charges': what is still to be said tells of no clause before it.
    ahead = () if clauses[number].role == "content" and clauses[number].group.tense == "future" else ahead
    return behind_it or ahead


def _says_anew(sentence: Reading, clauses: tuple[Clause, ...], number: int) -> bool:
    """Whether a clause is another saying beside the one before, and not what that one says ('..., but Holt denied')."""
    return clauses[number].role == "main" and reports(sentence, clauses, number)


def _does_too(sentence: Reading, clauses: tuple[Clause, ...], said: int, number: int) -> bool:
    """Whether a clause tells what the speaker did besides saying: 'admitted paying bribes and was fined'."""
    clause, subject = clauses[number], clauses[said].subject
    if clause.role != "main" or subject is None or clause.subject != subject or clause.group.form != "finite":
        return False
    bare = clause.first == clause.group.first and sentence.low(clause.first - 1) in ("and", "but")
    return bare and subject[1] <= clauses[said].group.first and number > said + 1
