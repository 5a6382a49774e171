"""Who says what: reporting clauses, 'according to', and those who only pass on what others say."""

from __future__ import annotations

import itertools
import re
from typing import Final

import attrs

from timeline.events import lexicon as lex
from timeline.events import people
from timeline.events.clauses import Clause
from timeline.events.reporting import QUOTING, RESULTS, between_two, content_of, costs_lives, reports, trusts
from timeline.events.sequence import goes_on
from timeline.events.speakers import Phrase, Reading, before, behind, between, reading
from timeline.events.subjects import accused
from timeline.events.tokens import Token
from timeline.events.values import light
from timeline.events.verbs import VerbGroup, lemma_of
from timeline.events.verbs.lemmas import lemma_of_present
from timeline.model import Span

_SOURCES: Final = frozenset(("according", "in"))
_CITING: Final = frozenset(("citing", "quoting"))
_PLAINLY: Final = frozenset("say add tell note explain argue warn allege claim insist complain".split())
_NO_PLAIN: Final = frozenset("deny reject dismiss refute rebut dispute contest defend admit concede".split())
_PLURAL: Final = frozenset(("say", "warn", "believe", "insist", "argue", "allege"))
_SPEAKING: Final = (
    lex.REPORTING | lex.SPEECH_ACTS | frozenset("dispute blame defend hail thank dismiss refute rebut contest".split())
) - frozenset(
    "pledge promise vow agree know understand learn hear hope fear judge charge rule sue order question call".split()
)
_GIVING_WORD: Final = frozenset("promise pledge vow threaten claim".split())
_HEADED: Final = re.compile(r"\s*(?P<who>[^\W\d_][^:\n\"]{1,60}?) ?: ?(?=\"|``|'')")


@light
class Saying:
    """A reporting clause: its number in the sentence, who speaks, the verb, and the clauses that say what.

    `content` is empty for an act of speech that reports nothing ('the mayor accused the firm').
    `speaker` is empty where nobody is named. `via` are those who passed it on, the nearest to the speaker first.
    `phrase` and `through` are the same as the sentence words it, before names are made full. `clause` is -1 where no
    clause reports ('Holt: "..."', 'according to Holt').
    """

    clause: int
    speaker: str
    verb: str
    content: tuple[int, ...]
    via: tuple[str, ...] = ()
    phrase: Phrase | None = None
    through: tuple[Phrase, ...] = ()


def sayings(
    tokens: tuple[Token, ...], clauses: tuple[Clause, ...], dates: tuple[Span, ...], prose: str
) -> tuple[Saying, ...]:
    """The reporting clauses of one sentence, their speakers as it words them. `dates` are its time expressions."""
    sentence = reading(tokens, clauses, dates)
    reporting = (n for n in range(len(clauses)) if reports(sentence, clauses, n) or trusts(sentence, clauses, n))
    found = [_saying(sentence, clauses, number) for number in reporting if not goes_on(tokens, clauses, number)]
    found = _bare(sentence, clauses, _citing(sentence, clauses, found))
    source = _source(sentence, clauses) or (None if found else _headed(tokens, clauses, prose))
    source = source and _passed_on(sentence, source)
    acts = [_act(sentence, clauses, number) for number in range(len(clauses)) if _acts(sentence, clauses, number)]
    acts = _citing(sentence, clauses, acts) if acts and not found and acts[0].verb == "put" else acts
    return (*found, *acts, source) if source else (*found, *acts)


def _acts(sentence: Reading, clauses: tuple[Clause, ...], number: int) -> bool:
    """Whether a clause speaks without a content of its own: 'the mayor accused the firm', 'vowed to stay', 'it was
    condemned by the mayor'.
    """
    group = clauses[number].group
    if group.form != "finite" or clauses[number].quoted or reports(sentence, clauses, number):
        return False
    if costs_lives(sentence.tokens, clauses[number]):
        return False
    if group.passive:
        return group.lemma in _SPEAKING and _by_whom(sentence, clauses[number]) > 0
    by_two_words = sentence.low(group.last + 1) in _WITH.get(group.lemma, ())
    speaks = group.lemma in _SPEAKING or group.lemma in _GIVING_WORD
    return by_two_words or speaks or bool(word_given(sentence.tokens, group)) or _puts_at(sentence, clauses[number])


def _puts_at(sentence: Reading, clause: Clause) -> bool:
    """Whether somebody tells a number: 'the ministry put the dead at four', 'puts its losses at about $4 million'."""
    if clause.group.lemma != "put":
        return False
    behind = sentence.tokens[clause.group.last + 1 : clause.last]
    at = next((at for at, token in enumerate(behind) if at and token.low == "at"), len(behind))
    return any(token.counts for token in behind[at : at + _NEAR])


_NEAR: Final = 5
"""Words from 'at' to the number: 'at no more than about four'."""


_WITH: Final = {"rule": ("out",), "call": ("for", "on", "upon")}
"""What makes a saying of a verb that is none: 'ruled out a delay', 'called for calm'."""


def word_given(tokens: tuple[Token, ...], group: VerbGroup) -> str:
    """The verb by which a group tells that somebody gives his word on what he will do: 'threatened to close it'."""
    if group.head - group.first < _WITH_TO:
        return ""
    if group.first and tokens[group.first - 1].low in lex.EVENT_NOUNS:  # 'protests threatened to topple him'
        return ""
    words = [tokens[at].low for at in range(group.first, group.head)]
    led = (lemma_of_present(word) or lemma_of(word) for word in words)
    return next((lemma for lemma in led if lemma in _GIVING_WORD), "")


_WITH_TO: Final = 2
"""Words from 'threatened' to the verb behind its 'to'."""


def _by_whom(sentence: Reading, clause: Clause) -> int:
    """The token behind the 'by' that follows a verb, perhaps behind its time ('on Monday by its founder'); else 0."""
    at = clause.group.last + 1
    while at < clause.last and (at in sentence.dated or at + 1 in sentence.dated):
        at += 1
    return at + 1 if at < clause.last and sentence.low(at) == "by" and at + 1 not in sentence.dated else 0


def _act(sentence: Reading, clauses: tuple[Clause, ...], number: int) -> Saying:
    """The saying; what somebody is accused of is its content."""
    group = clauses[number].group
    if group.passive:
        return Saying(number, "", group.lemma, (), phrase=behind(sentence, _by_whom(sentence, clauses[number])))
    verb = word_given(sentence.tokens, group) or group.lemma
    after = range(number + 1, len(clauses))
    charged = itertools.takewhile(lambda at: accused(sentence.tokens, clauses, at) is not None, after)
    content = tuple(charged) if group.lemma in lex.ACCUSING else ()
    joined = sentence.low(group.first - 1) in lex.COORDINATORS  # 'refused to leave and called for calm'
    phrase = _subject(sentence, clauses, number) if joined else before(sentence, group.first)
    return Saying(number, "", verb, content, phrase=phrase)


def _bare(sentence: Reading, clauses: tuple[Clause, ...], found: list[Saying]) -> list[Saying]:
    """'Activists say', '..., rescuers say': a plural in the present, which no clause is made of."""
    for at, token in enumerate(sentence.tokens):
        if token.low not in _PLURAL or at in sentence.verbs or not at or not sentence.tokens[at - 1].is_word:
            continue
        phrase = before(sentence, at)
        if phrase is None or phrase.pronoun or sentence.low(at - 1) in lex.STOP_WORDS:
            continue
        taken = {number for one in found for number in (one.clause, *one.content)}
        behind_it = [n for n in range(len(clauses)) if clauses[n].group.first > at]
        content = tuple(n for n in behind_it or range(len(clauses)) if n not in taken)
        return [*found, Saying(-1, "", token.low, content, phrase=phrase)]
    return found


def _saying(sentence: Reading, clauses: tuple[Clause, ...], number: int) -> Saying:
    """The saying of one reporting clause."""
    clause = clauses[number]
    group = clause.group
    content = _up_to_semicolon(sentence, clauses, number, content_of(sentence, clauses, number))
    if number and clause.role == "main" and content and content[0] > number:
        beside = clauses[number + 1].role
        if beside in RESULTS and sentence.low(clauses[number + 1].first - 1) == ",":
            content = (*range(number), *content)  # 'the mill burned, police said, killing two'
        elif beside == "relative":
            content = tuple(range(number))  # '..., said Jan Holt, who runs the mill'
        elif between_two(clauses, number):
            # 'Two died, police said, and nine were hurt'; but not ', but the mayor left'
            apart = "but" in [sentence.low(at) for at in range(clause.last, clauses[number + 1].first + 1)]
            content = tuple(range(number)) if apart else (*range(number), *content)
    through: tuple[Phrase, ...] = ()
    led = clauses[number - 1] if number else None
    if (
        group.lemma == "say"
        and led is not None
        and led.group.lemma in QUOTING
        and sentence.low(group.first - 1) == "as"
    ):
        # 'was quoted as saying', 'quoted the minister as saying'.
        subject = _subject(sentence, clauses, number - 1)
        phrase = subject if led.group.passive else behind(sentence, led.group.last + 1)
        through = (subject,) if subject and not led.group.passive else ()
        if led.group.passive and sentence.low(led.group.last + 1) == "by":
            quoting = behind(sentence, led.group.last + 2)
            through = (quoting,) if quoting and not quoting.pronoun else ()
        return Saying(number, "", "say", content, phrase=phrase, through=through)
    phrase = None if group.passive else _subject(sentence, clauses, number)
    if group.lemma == "tell" and not group.passive:
        told = behind(sentence, group.last + 1)
        through = (told,) if told and outlet(told.text) else ()
    return Saying(number, "", group.lemma, content, phrase=phrase, through=through)


def _up_to_semicolon(
    sentence: Reading, clauses: tuple[Clause, ...], number: int, content: tuple[int, ...]
) -> tuple[int, ...]:
    """What is said without what a semicolon sets apart from it: 'the army said it won; the rebels left'."""
    apart = (at for at in content if at > number and sentence.low(clauses[at].first - 1) == ";")
    first = next(apart, len(clauses))
    return tuple(at for at in content if at < first) or content


def outlet(text: str) -> bool:
    """Whether this names one that only carries the news."""
    words = text.split()
    if any(_CHANNEL.fullmatch(word) for word in words) or (words[-1].isdigit() and text[:1].isupper()):
        return True
    lows = {word.lower() for word in words}
    return bool(lows & (people.OUTLETS if text[:1].isupper() else _MEDIA))


_CHANNEL: Final = re.compile(r"TV\d*|[A-Z][\w-]*TV\d*")
_MEDIA: Final = frozenset(
    "radio television tv newspaper broadcaster magazine newswire channel daily weekly tabloid".split()
)
"""What an outlet is called where it has no name: 'told state radio'."""


def _subject(sentence: Reading, clauses: tuple[Clause, ...], number: int) -> Phrase | None:
    """Who does what the verb of a clause says: before it, behind it ('said the mayor'), or told by the verb before."""
    clause = clauses[number]
    group = clause.group
    if clause.subject is not None and clause.subject[0] > group.last and group.lemma != "tell":
        return behind(sentence, group.last + 1)
    found = before(sentence, group.first) or _over_relative(sentence, clause)
    if found is not None:
        return _head(sentence, clause, found)
    led = sentence.low(group.first - 1)
    finite = [at for at in range(number - 1, -1, -1) if clauses[at].group.form == "finite"]
    # 'Rejected claims that the king had fled, saying'; but 'said that the king had fled, saying' is the king's.
    denies = group.form == "ing" and any(clauses[at].group.lemma in _NO_PLAIN for at in finite)
    main = [at for at in finite if clauses[at].role == "main"] if clauses[number].role == "main" or denies else []
    earlier = next(iter(main or finite), None)
    goes_on = led == "," and group.form == "ing" and earlier is not None
    plainly = group.lemma in _PLAINLY  # ', adding that'; a crowd that marches 'declaring that' it will win foretells it
    shares = led in lex.COORDINATORS or (goes_on and (plainly or clauses[earlier or 0].group.lemma in _SPEAKING))
    if earlier is not None and shares and not clauses[earlier].quoted:
        told = clauses[earlier].group.passive and clauses[earlier].group.lemma in lex.REPORTING
        return _subject(sentence, clauses, earlier) if not told else None
    if group.form != "ing" and led in ("", ",", '"', "``", "''", "--", "—"):
        return behind(sentence, group.last + 1)
    return None


def _head(sentence: Reading, clause: Clause, found: Phrase) -> Phrase:
    """The head of a subject where what stands before the saying only goes with it: 'a captain leading the raid said',
    'Jan Holt, named to run the bank, said'.
    """
    first, end = clause.subject or (0, 0)
    if found.pronoun or not first < end <= clause.group.first:
        return found
    at = next(at for at, token in enumerate(sentence.tokens) if token.end > found.span.start)
    verb = max((verb for verb in sentence.verbs if verb < at), default=-1)
    parted = end <= verb and all(token.is_word for token in sentence.tokens[verb:at])
    led = at - 2 if sentence.low(at - 1) in lex.DETERMINERS else at - 1
    does = first < led < end and sentence.low(led).endswith("ing")
    head = between(sentence, first, end) if parted or does else None
    return head or found


def _over_relative(sentence: Reading, clause: Clause) -> Phrase | None:
    """The subject that a relative clause parts from its verb: 'an official who asked not to be named said'."""
    first, end = clause.subject or (0, 0)
    led = sentence.low(clause.group.first - 1)
    parted = first < end < clause.first == clause.group.first and led not in lex.COORDINATORS and led not in _MARKS
    return between(sentence, first, end) if parted and clause.group.form == "finite" else None


_MARKS: Final = frozenset((",", '"', "``", "''", "--", "—", ";", ":", "(", ""))


def _citing(sentence: Reading, clauses: tuple[Clause, ...], found: list[Saying]) -> list[Saying]:
    """Put the one cited in the place of the speaker: 'state media said, citing the ministry'."""
    for at, token in enumerate(sentence.tokens if found else ()):
        if token.low not in _CITING or at + 1 >= len(sentence.tokens):
            continue
        cited = behind(sentence, at + 1)
        # 'Said, quoting the governor, that ...': what 'quoting' leads to is what is said.
        others = [one for one in found if clauses[one.clause].group.first != at]
        found = others or found
        near = min(range(len(found)), key=lambda n: abs(clauses[found[n].clause].group.first - at))
        one = found[near]
        if cited is None or one.phrase is None or cited.pronoun:
            continue
        if token.low == "citing" and not _can_tell(cited.text):  # who quotes, quotes somebody
            continue
        subject = one.phrase
        within = any(clause.group.first == at and clause.role == "content" for clause in clauses)
        if clauses[one.clause].group.first == at or within:  # 'said that Holm, citing ill health, had left'
            continue
        found[near] = attrs.evolve(one, phrase=attrs.evolve(cited, role=""), through=(subject, *one.through))
    return found


def _can_tell(text: str) -> bool:
    """Whether what is cited is a source, and no reason: 'citing the ministry', but 'citing a lack of money'."""
    words = text.split()
    head = words[next((at for at, word in enumerate(words) if at and word in _BEHIND_HEADS), len(words)) - 1]
    forms = {head, head.removesuffix("s"), f"{head.removesuffix('ies')}y", f"{head.removesuffix('men')}man"}
    return head[0].isupper() or not forms.isdisjoint(_TELLERS)


_BEHIND_HEADS: Final = lex.PREPOSITIONS | frozenset("familiar close present involved aware".split())
"""What stands behind the noun that it describes: 'two people familiar with the matter'."""


_TELLERS: Final = (
    people.ROLES
    | people.OUTLETS
    | frozenset(
        "ministry department office agency authority commission committee council court parliament government bank "
        "union association organisation organization institute university company board bureau service centre center "
        "army navy police hospital church group team party regulator source spokesman spokeswoman spokesperson officer "
        "people person relative family colleague insider analyst prosecutor minister mayor governor judge envoy "
        "report study data figure statistic document record statement letter survey poll account testimony evidence "
        "intelligence image footage research researcher paper transcript memo email law rule act filing affidavit "
        "medic victim passenger villager driver owner critic supporter member leader rebel militant guard".split()
    )
)


def _source(sentence: Reading, clauses: tuple[Clause, ...]) -> Saying | None:
    """What 'according to', 'in the words of' and 'in X's words' attribute, and to whom."""
    for at, token in enumerate(sentence.tokens):
        start = _source_starts(sentence, at) if token.low in _SOURCES else 0
        if not start:
            continue
        phrase = behind(sentence, start) if start > 0 else between(sentence, at + 1, -start)
        if phrase is None or phrase.pronoun:
            continue
        outside = sentence.low(at - 1) == "," and start > 0
        return Saying(-1, "", "according to", _told_by(clauses, at, outside=outside), phrase=phrase)
    return None


def _passed_on(sentence: Reading, source: Saying) -> Saying:
    """A source that only carries what another says: 'according to the Post, which cited two officials'."""
    for at, token in enumerate(sentence.tokens):
        relative = token.low in ("cited", "quoted", "cites", "quotes") and sentence.low(at - 1) in ("which", "who")
        cited = behind(sentence, at + 1) if relative or token.low in _CITING else None
        if cited is not None and source.phrase is not None and not cited.pronoun:
            return attrs.evolve(source, phrase=attrs.evolve(cited, role=""), through=(source.phrase, *source.through))
    return source


def _source_starts(sentence: Reading, at: int) -> int:
    """The token where the source that `at` leads to starts; 0 where it leads to none."""
    low = sentence.low(at)
    if low == "according" and sentence.low(at + 1) == "to":
        return at + 2
    if low == "in" and [sentence.low(n) for n in (at + 1, at + 2, at + 3)] == ["the", "words", "of"]:
        return at + 4
    if low == "in":
        return next((-n for n in range(at + 2, min(at + 7, len(sentence.tokens) - 1)) if _words_of(sentence, n)), 0)
    return 0


def _words_of(sentence: Reading, at: int) -> bool:
    """Whether "'s words" stands here."""
    owner = sentence.low(at) in ("'s", "'")
    return owner and "words" in (sentence.low(at + 1), sentence.low(at + 2))


def _told_by(clauses: tuple[Clause, ...], at: int, *, outside: bool) -> tuple[int, ...]:
    """The clauses that a source speaks for: all, or those up to it where more is told behind it.

    `outside`: a comma sets it off from what it passes on with who says so: 'the navy said it sank, according to Holt'.
    """
    holder = next((n for n in range(len(clauses) - 1, -1, -1) if clauses[n].first <= at), 0)
    outside = outside and holder == len(clauses) - 1 and at > clauses[holder].group.last
    if clauses and clauses[holder].role == "content" and not outside:
        return (holder,)
    if clauses and clauses[holder].group.form == "participle" and at < clauses[holder].group.first:
        return tuple(number for number in range(len(clauses)) if number != holder)  # 'a report published on Monday'
    if not clauses or holder == len(clauses) - 1 or at < clauses[holder].group.first:
        return tuple(range(len(clauses)))
    if clauses[holder].role in ("relative", "temporal", "adverbial", "participle"):
        return (holder,)
    return tuple(range(holder + 1))


def _headed(tokens: tuple[Token, ...], clauses: tuple[Clause, ...], prose: str) -> Saying | None:
    """'Holt: "We ran."': a name before a colon and a quotation."""
    if not tokens:
        return None
    found = _HEADED.match(prose, tokens[0].start, tokens[-1].end)
    end = next((at for at, token in enumerate(tokens) if token.low == ":"), 0) if found else 0
    inside = tokens[:end]
    if not inside or end > 8 or not inside[0].capital or any(clause.group.first < end for clause in clauses):
        return None
    phrase = before(reading(tokens, clauses, ()), end)
    return Saying(-1, "", "say", tuple(range(len(clauses))), phrase=phrase) if phrase else None
