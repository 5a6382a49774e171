"""Where one clause of a sentence ends and the next begins."""

from __future__ import annotations

from typing import Final

from timeline.events import lexicon as lex
from timeline.events.contact import contact
from timeline.events.tokens import BREAKS, DATE, QUOTES, Token, hyphen, next_to
from timeline.events.verbs import VerbGroup, lemma_of

_COMPARING: Final = frozenset(("many", "much", "well", "of", "a", "an", "part"))
_POINTED_AT: Final = frozenset(("day", "year", "month", "week", "time", "night", "summer"))
_PREPOSITIONAL: Final = frozenset(("after", "before", "since", "until", "till", "despite", "without", "once"))
_HEAD: Final = 3
_AFTER: Final = frozenset(("after", "before"))
_PLAIN_LEADS: Final = lex.PREPOSITIONS - _AFTER
_CLOSED: Final = lex.STOP_WORDS - lex.DETERMINERS
_SUBJECTS: Final = (lex.SUBJECTS - {"you"}) | {"there"}
_ENSURING: Final = ("mean", "ensure")
"""Verbs that say nothing, and yet have a clause behind them without 'that': 'this meant the mill had to close'."""
_CALLING: Final = frozenset(
    "describe regard portray depict denounce hail dismiss condemn brand characterise characterize".split()
)
"""Verbs whose 'as' leads what something is called."""
_NEAR: Final = 14
_OPENING: Final = lex.SUBORDINATORS | {"in", "by"}
"""Words that may open a clause, alone or with what follows: 'in case', 'by the time'."""


def cut(tokens: tuple[Token, ...], before: VerbGroup, after: VerbGroup) -> int:
    """The token at which the clause of `after` starts."""
    start, end = before.last + 1, after.first
    lows = [token.low for token in tokens[start:end]]
    for at, low in enumerate(lows, start):
        leads = low in _OPENING and (low not in _AFTER or _may_lead(tokens, end, after))
        called = low == "as" and (after.form != "finite" or before.lemma in _CALLING)
        if leads and not called and subordinates(tokens, at, end):
            return _with_count(tokens, start, at)
    if "had" in lows:
        return start + lows.index("had")  # 'it might have held had they come in time'
    breaks = _quote_ends(tokens, range(start, end), after) if after.lemma in lex.REPORTING else []
    breaks = breaks or [at for at, low in enumerate(lows, start) if low in BREAKS and not hyphen(tokens, at)]
    if breaks:
        return breaks[-1] + 1
    joined = end > start and tokens[_before_adverbs(tokens, end) - 1].low in lex.COORDINATORS
    if (reports(before) or before.lemma in _ENSURING) and after.form == "finite" and not joined:
        return _content(tokens, before, start, end)
    pronoun = _before_adverbs(tokens, end) - 1
    there = pronoun >= start and tokens[pronoun].low == "there" and not after.copula  # 'who lived there left'
    if after.form == "finite" and pronoun >= start and tokens[pronoun].low in _SUBJECTS and not there:
        return _at_pronoun(tokens, start, pronoun)
    joins = [at for at, low in enumerate(lows, start) if low == "," or low in lex.COORDINATORS]
    opening = before.form == "participle" or (before.form == "ing" and before.first < _HEAD) or _fronted(tokens, before)
    if joins and opening and tokens[joins[0]].low == "," and after.form == "finite":
        joins = (
            joins[:1] if _opens_noun(tokens, joins[0] + 1) else joins
        )  # 'signed in May, the mayor and the bank agreed'
    if joins and after.form != "infinitive":
        return _at_join(tokens, start, end, joins) if after.form == "finite" else _with_comma(tokens, start, joins[-1])
    bare = _bare(tokens, before, after) or _behind_date(tokens, before, after)
    if bare >= start and bare:
        return bare
    # What negates a verb is its own: 'a vote planned for May never took place'.
    last = tokens[end - 1].low
    parted = last == "never" or (last == "not" and after.form == "infinitive")
    parted = parted or (last in lex.OF_DEEDS and after.form == "ing")  # 'was convicted | of stealing'
    return end - 1 if end > start and parted else end


def _behind_date(tokens: tuple[Token, ...], before: VerbGroup, after: VerbGroup) -> int:
    """Where the main clause starts behind a date without a comma: 'When trade fell in 1830 | the mill was sold'."""
    if after.form != "finite" or not _fronted(tokens, before):
        return 0
    places = range(before.last + 1, after.first - 1)
    opens = (at for at in places if tokens[at + 1].low in lex.DETERMINERS or tokens[at + 1].capital)
    dated = (at for at in opens if tokens[at].low == DATE)
    return next(dated, -1) + 1


def reports(group: VerbGroup) -> bool:
    """Whether a verb may tell what somebody says; what 'was added' is no saying."""
    return group.lemma in lex.REPORTING and not (group.lemma == "add" and group.passive)


def _fronted(tokens: tuple[Token, ...], before: VerbGroup) -> bool:
    """Whether a verb is that of a clause at the head of a sentence: 'When the mayor died, Holt and two others'."""
    return tokens[0].low in _FRONTING and before.first < _NEAR and unbroken(tokens, 0, before.first)


_FRONTING: Final = frozenset(("when", "after", "before", "once", "while", "although", "because"))


def _bare(tokens: tuple[Token, ...], before: VerbGroup, after: VerbGroup) -> int:
    """Where a clause without a word that leads it starts: 'found | the firm had lost', 'the box | the firm lowered'."""
    start, end = before.last + 1, after.first
    if before.lemma in lex.FINDING and not before.passive and after.form == "finite" and _names(tokens, start, end):
        return start
    found = contact(tokens, end) if after.form != "infinitive" else 0
    return found if found > start else 0


def _names(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """Whether a run is a noun phrase that may be a subject: 'the firm', 'Jan Holt', '300 people'."""
    end = _before_adverbs(tokens, end)
    if not start < end <= start + _SHORT_SUBJECT or not tokens[end - 1].is_word or tokens[end - 1].low == DATE:
        return False
    first = tokens[start]
    opens = first.capital or first.low in lex.DETERMINERS or first.low[0].isdigit()
    return opens and all(token.is_word and token.low not in lex.PREPOSITIONS for token in tokens[start:end])


def _may_lead(tokens: tuple[Token, ...], end: int, after: VerbGroup) -> bool:
    """Whether 'after' may lead a verb: not in 'after a trial for failing to help'."""
    loose = after.form == "infinitive" or (after.form == "ing" and tokens[end - 1].low in _PLAIN_LEADS)
    return not loose


def _quote_ends(tokens: tuple[Token, ...], between: range, after: VerbGroup) -> list[int]:
    """The mark that ends a quotation before the verb of saying: '"It is over," Jan Holt told reporters'."""
    if after.form != "finite":
        return []
    ends = between.stop - 1
    return [at for at in between[1:] if tokens[at].low in QUOTES and not tokens[at - 1].is_word and at < ends]


def _with_count(tokens: tuple[Token, ...], start: int, at: int) -> int:
    """A joining word with the count before it, which a comma sets off: 'hit a reef, three days after it left'."""
    first = at
    while tokens[at].low in ("after", "before") and first > start and tokens[first - 1].low == DATE:
        first -= 1
    return first if start < first < at and tokens[first - 1].low == "," else at


def set_in(tokens: tuple[Token, ...], groups: list[VerbGroup]) -> int:
    """Where a saying starts that is set into the clause that it reports, right before its verb: 'Four people, police
    said on Monday, were killed'; 0 where none is.
    """
    if len(groups) < 2 or groups[0].lemma not in lex.REPORTING or groups[0].passive or groups[1].form != "finite":
        return 0
    said, told = groups[:2]
    opens = next((at for at in range(said.first - 1, 0, -1) if not tokens[at].is_word), 0)
    behind = tokens[said.last + 1 : told.first]
    closed = bool(behind) and behind[-1].low == "," and all(_is_time(token) for token in behind[:-1])
    speaker = tokens[opens + 1 : said.first]
    if not (closed and opens and tokens[opens].low == "," and speaker) or speaker[0].low in lex.CONJUNCTIONS:
        return 0
    return opens + 1 if tokens[0].low not in lex.PREPOSITIONS else 0


def _is_time(token: Token) -> bool:
    return token.low == DATE or token.low in ("on", "in", "at")


def _content(tokens: tuple[Token, ...], before: VerbGroup, start: int, end: int) -> int:
    """Where what a verb of saying reports begins, without 'that'."""
    commas = [at for at in range(start, end) if tokens[at].low == "," or tokens[at].low in QUOTES]
    told = before.lemma == "tell" and end - start > 1
    if commas:
        # 'The firm said Jan Holt, its head, would leave'; but '..., said Jan Holt, whose ...'.
        inverted = not before.first or not tokens[before.first - 1].is_word
        leads = tokens[start].low in lex.PREPOSITIONS or not tokens[start].is_word
        paired = len(commas) > 1 and commas[-1] == end - 1 and tokens[commas[-1]].low == ","
        return start if paired and not (inverted or leads or told) else commas[0] + 1
    if not told:
        return start
    opens = (
        at
        for at in range(start + 1, end)
        if tokens[at].low in _SUBJECTS
        or (tokens[at].low in lex.DETERMINERS and tokens[at - 1].low not in lex.NOUN_OPENERS)
    )
    return next(opens, _behind_person(tokens, start, end))


def _behind_person(tokens: tuple[Token, ...], start: int, end: int) -> int:
    """Where what is told begins behind whom it is told: one word, or one with 'the' or 'a' and its adjectives before
    it, up to a name ('told the court Mr Holt had left').
    """
    if tokens[start].low not in lex.DETERMINERS:
        return min(start + 1, end)
    capital = (at for at in range(start + 2, end) if tokens[at].capital)
    return next(capital, min(start + 2, end))


def _at_join(tokens: tuple[Token, ...], start: int, end: int, joins: list[int]) -> int:
    """The join that the clause of a finite verb starts at.

    A verb right behind a comma has its subject before an apposition ('and Jan Holt, its head, left'); one behind 'and'
    and a noun may have a list as subject (', and Britain and France declared war').
    """
    last = joins[-1]
    opens = _list_opens(tokens, end, joins)
    if opens > 0:
        return opens
    subject = _before_adverbs(tokens, end) - last - 1
    earlier = joins[:-1]
    if subject <= 0 and tokens[last].low == "," and len(earlier) > 1:
        opens = earlier[-2]
        apposed = earlier[-1] - opens > 1 and tokens[earlier[-1]].low == "," and tokens[opens].low in lex.COORDINATORS
        says = lemma_of(tokens[start - 1].low) in lex.REPORTING | lex.FINDING
        owned = says and tokens[opens + 1].low in lex.DETERMINERS and tokens[earlier[-1] + 1].capital
        if apposed and (tokens[earlier[-1] + 1].low in lex.NOUN_OPENERS or owned):
            return _with_comma(tokens, start, opens)
    speaker = _speaker(tokens, joins) if lemma_of(tokens[end].low) in lex.REPORTING else 0
    if speaker:
        return speaker
    if subject > 0 and tokens[last].low == "and" and earlier and _lists(tokens, earlier[-1], last):
        return _with_comma(tokens, start, earlier[-1])
    return _with_comma(tokens, start, last)


def _speaker(tokens: tuple[Token, ...], joins: list[int]) -> int:
    """The comma that a speaker told of behind what is said stands behind, with what describes him or with another one:
    '..., Jan Holt, head of the press office, told reporters', '..., the mayor, Jan Holt, told reporters',
    '..., Jan Holt of the guild and Anna Berg announced'.
    """
    commas = [at for at in joins if tokens[at].low == ","]
    *_, opens, closes = (0, 0, *joins[:-1])
    if tokens[joins[-1]].low == "and":
        named = closes in commas and tokens[closes + 1].capital and tokens[joins[-1] + 1].capital
        return closes if named and joins[-1] - closes > 1 else 0
    apart = commas[-_THREE:] == joins[-_THREE:] and closes - opens > 1
    if not apart:
        return 0
    first, second = tokens[opens + 1 : closes], tokens[closes + 1 : joins[-1]]
    described = first[0].low in lex.DETERMINERS or any(one.low == "'s" for one in first)
    return opens if _named(first) or (described and _named(second)) else 0


def _named(tokens: tuple[Token, ...]) -> bool:
    return all(one.capital or one.text == "." for one in tokens)


def _opens_noun(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a noun phrase starts there, perhaps behind a date: ', on 3 May, the mayor'."""
    while at + 1 < len(tokens) and (tokens[at].low == DATE or tokens[at].text == "," or tokens[at].low in ("on", "in")):
        at += 1
    return tokens[at].low in lex.DETERMINERS or tokens[at].capital


def _list_opens(tokens: tuple[Token, ...], end: int, joins: list[int]) -> int:
    """The comma that a list of three as subject stands behind: '..., clerks, nurses and drivers were caught'."""
    if len(joins) < _THREE or tokens[joins[-1]].low not in ("and", "or"):
        return -1
    opens, *inner = joins[-_THREE:]
    between = [(opens + 1, inner[0]), (inner[0] + 1, inner[1]), (inner[1] + 1, _before_adverbs(tokens, end))]
    commas = tokens[opens].low == tokens[inner[0]].low == ","
    short = all(0 < last - first <= _SHORT_SUBJECT for first, last in between)
    plain = all(_plain(tokens[at]) for first, last in between for at in range(first, last))
    return opens if commas and short and plain else -1


def _plain(token: Token) -> bool:
    return token.is_word and token.low not in _CLOSED


_THREE: Final = 3


def _at_pronoun(tokens: tuple[Token, ...], start: int, pronoun: int) -> int:
    """Where a clause with a pronoun as subject starts: at a conjunction or comma before it and 'in June'."""
    joins = [at for at in range(start, pronoun) if tokens[at].low == "," or tokens[at].low in lex.COORDINATORS]
    if not joins:
        return pronoun
    follows = tokens[joins[-1] + 1].low
    leads = joins[-1] + 1 == pronoun or follows in lex.PREPOSITIONS or follows in lex.ADVERBS or follows == DATE
    return _with_comma(tokens, start, joins[-1]) if leads else pronoun


def _lists(tokens: tuple[Token, ...], opens: int, last: int) -> bool:
    """Whether what stands between two joins is the first part of a subject that the second carries on."""
    clause = tokens[opens].low in lex.COORDINATORS and tokens[opens - 1].low == ","
    return clause and 1 < last - opens <= 5 and tokens[opens + 1].low not in lex.PREPOSITIONS


def _before_adverbs(tokens: tuple[Token, ...], end: int) -> int:
    """Back from a verb over the adverbs before it."""
    while end and (lex.is_adverb(tokens[end - 1].low) or tokens[end - 1].low == "never"):
        end -= 1
    return end


def _with_comma(tokens: tuple[Token, ...], start: int, at: int) -> int:
    """A join with the comma before it."""
    return at - 1 if at > start and tokens[at - 1].low == "," and tokens[at].low != "," else at


def subordinates(tokens: tuple[Token, ...], at: int, end: int) -> bool:
    """Whether the word at `at` opens a clause whose verb stands at `end`."""
    low = tokens[at].low
    if low == "in":
        return end > at + 3 and tokens[at + 1].low == "case" and tokens[at + 2].low != "of"
    if low == "by":
        return end > at + 3 and [token.low for token in tokens[at + 1 : at + 3]] == ["the", "time"]
    if low not in lex.SUBORDINATORS:
        return False
    following = next_to(tokens, at)
    previous = tokens[at - 1].low if at else ""
    if low == "as":
        happens = following in ("a", "an") and 3 <= end - at <= _SHORT_SUBJECT and previous not in _AS_WHAT
        return (
            (following not in _COMPARING or (happens and tokens[at + 2].low not in _AS_WHOLE))
            and previous not in ("such", "well", "as", "known")
            and not _measures(tokens, at)
            and tokens[end - 1].low not in ("and", "but", "or")
            and unbroken(tokens, at, end)
        )
    if low == "that":
        # 'Won that fight and was paid': what 'and' joins is no verb of its clause.
        joined = at + 2 < end < len(tokens) and tokens[_before_adverbs(tokens, end) - 1].low == "and"
        listed = any(token.text == "," or token.low in lex.SUBORDINATORS for token in tokens[at + 1 : end])
        return previous not in _NO_THAT and following not in _POINTED_AT and (listed or not joined)
    # 'before Christmas' and 'since 2009' hold no clause: the verb must follow soon, with no break before it, and with a
    # subject of its own ('left after the crash and was found').
    owns = end <= at + 1 or end >= len(tokens) or tokens[end - 1].low not in ("and", "but", "or")
    owns = owns and not (low in ("without", "despite") and any(token.low == "but" for token in tokens[at:end]))
    clause = owns and end - at <= _NEAR and unbroken(tokens, at, end) and not _dates_only(tokens, at, end)
    clause = clause and all(token.low != "unless" for token in tokens[at + 1 : end])
    return low not in _PREPOSITIONAL or clause


def _measures(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether 'as' leads a number: 'as much as 41 percent', 'as high as two metres'."""
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    counts = follows is not None and (follows.text[0].isdigit() or follows.text in "$€£#" or follows.low in lex.COUNTS)
    return counts and at > 1 and tokens[at - 2].low == "as"


_NO_THAT: Final = lex.PREPOSITIONS - {"out"}
"""Words behind which 'that' points at something; but 'ruled out that'."""


def _dates_only(tokens: tuple[Token, ...], at: int, end: int) -> bool:
    """Whether a joining word leads a date alone, behind which another one opens the clause: 'since May that'."""
    behind = at + 1
    while behind < end and tokens[behind].low == DATE:
        behind += 1
    return at + 1 < behind < end and tokens[behind].low in lex.SUBORDINATORS


_SHORT_SUBJECT: Final = 5
_AS_WHAT: Final = frozenset(
    "served serve serves worked work works acted act known described regarded seen used it him".split()
)
_AS_WHOLE: Final = frozenset("result whole precaution consequence rule matter group team child".split())
"""'Left as a storm approached', but 'served as a captain' and 'as a result the port closed'."""


def leading_over(tokens: tuple[Token, ...], first: int, end: int) -> int:
    """The token behind a phrase that only ties a clause to what was told before: 'as a result', 'thanks to'."""
    if first + 1 >= end or tokens[first].low not in _TYING:
        return first
    for words in _TYING[tokens[first].low]:
        if tuple(token.low for token in tokens[first : first + len(words)]) == words:
            return min(first + len(words), end)
    return first


_TYING: Final = {
    words[0][0]: tuple(words)
    for words in (
        [("as", "a", "result"), ("as", "a", "consequence"), ("as", "a", "precaution")],
        [("in", "addition"), ("in", "response"), ("in", "turn"), ("in", "return"), ("in", "the", "meantime")],
        [("thanks",)],
        [("due",)],
        [("at", "the", "same", "time")],
        [("on", "the", "other", "hand")],
    )
}


def unbroken(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """Whether no comma parts a joining word from its verb, but for an apposition: 'after Holt, a diver, saw', 'when
    the mayor, Jan Holt, left'.
    """
    commas = [at for at in range(start, end) if tokens[at].low in (",", ";")]
    if len(commas) != 2 or commas[1] != end - 1:
        return not commas
    noun, apposed = tokens[start + 1 : commas[0]], tokens[commas[0] + 1 : commas[1]]
    if not noun or not apposed:
        return False
    aged = len(apposed) == 1 and apposed[0].low.isdigit() and all(one.capital for one in noun)
    return aged or apposed[0].low in lex.DETERMINERS or all(one.capital for one in apposed)


def opening(tokens: tuple[Token, ...], first: int, group: VerbGroup) -> int:
    """Where the clause of a sentence's first verb group starts, if not its main verb: at its 'who' or 'after'."""
    inner = [
        at
        for at in range(first + 1, group.first)
        if tokens[at].low in _OPENING and subordinates(tokens, at, group.first) and tokens[at - 1].low not in lex.ODDS
    ]
    if inner and (group.form != "finite" or tokens[inner[-1]].low in lex.RELATIVES):
        return inner[-1]
    bare = group.form in ("ing", "participle") and group.first - first > 2
    if bare and tokens[group.first - 1].low in ("by", ","):
        return group.first - (tokens[group.first - 1].low == "by")
    return first
