"""Which verb groups of a sentence make clauses, and which only describe a noun or belong to another verb."""

from __future__ import annotations

import itertools
from typing import Final

from timeline.events import lexicon as lex
from timeline.events.absolutes import set_in, without_absolutes
from timeline.events.contact import contact
from timeline.events.gerunds import is_noun, may_describe
from timeline.events.outcomes import without_outcomes
from timeline.events.tokens import BREAKS, DATE, OPENS, QUOTES, Token, next_to
from timeline.events.values import evolve
from timeline.events.verbs import VerbGroup, verb_groups
from timeline.events.verbs.helped import participle
from timeline.events.vocabulary import MIXED_VERBS, NEEDING_OBJECT

_DASHES: Final = OPENS | {"--", "—", "-"}
_STARTS: Final = lex.CONJUNCTIONS | lex.PRONOUNS | BREAKS | QUOTES | {","}
# Verbs of saying and thinking whose content may follow without 'that' ('said profits rose').
_WITHOUT_THAT: Final = frozenset(
    "say think believe know hope tell claim insist warn add fear expect suggest argue report estimate see feel find "
    "confirm note reveal mean assume allege assert contend maintain conclude admit acknowledge concede announce deny "
    "predict recall testify".split()
)
_NEVER_DONE: Final = frozenset("die arrive resign perish apologise apologize succumb vanish".split())
"""Verbs whose past form is no participle that describes a noun."""
_LEADING: Final = lex.RELATIVES | lex.PREPOSITIONS
_LEADS: Final = frozenset("in on at with by of from under for about to".split())


def told(tokens: tuple[Token, ...]) -> list[VerbGroup]:
    """The verb groups that clauses are cut around, in order; participles that hang on a noun are marked as such."""
    found = _without_odds(tokens, _without_nouns(tokens, without_outcomes(tokens, verb_groups(tokens))))
    groups = _reduced(tokens, _without_complements(tokens, without_absolutes(tokens, found)))
    return _with_a_finite(tokens, groups)


def _without_nouns(tokens: tuple[Token, ...], groups: tuple[VerbGroup, ...]) -> tuple[VerbGroup, ...]:
    """Drop what may be a noun or a present form where a finite verb follows in its clause ('the march was')."""
    kept = [
        group
        for group, after in itertools.pairwise(groups)
        if not is_noun(tokens, group, after)
        and not (
            group.tense == "present"
            and group.first == group.last
            and group.lemma in MIXED_VERBS
            and after.form == "finite"
            and not _broken(tokens, group, after)
            and group.lemma not in _WITHOUT_THAT
            and not (tokens[group.last + 1].low in lex.OWNING and may_describe(tokens, after))
        )
    ]
    return (*kept, *groups[-1:])


def _without_odds(tokens: tuple[Token, ...], groups: tuple[VerbGroup, ...]) -> tuple[VerbGroup, ...]:
    """Drop the 'is' of 'it is highly likely that': it tells the odds of the clause that follows, and belongs to it."""
    kept = [
        group
        for group, after in itertools.pairwise(groups)
        if not (group.after_it(tokens) and _odds_between(tokens, group, after))
    ]
    return (*kept, *groups[-1:])


def _odds_between(tokens: tuple[Token, ...], group: VerbGroup, after: VerbGroup) -> bool:
    lows = [token.low for token in tokens[group.last + 1 : after.first]]
    return "that" in lows and not lex.ODDS.isdisjoint(lows[:3])


def _without_complements(tokens: tuple[Token, ...], groups: list[VerbGroup]) -> list[VerbGroup]:
    """Drop the infinitive of a noun at the head of a sentence ('any decision to leave would need consent')."""
    if len(groups) < 2 or groups[0].form != "infinitive" or groups[0].first == 0:
        return groups
    before = tokens[groups[0].first - 1]
    return groups[1:] if before.is_word and groups[1].form == "finite" else groups


def _reduced(tokens: tuple[Token, ...], groups: list[VerbGroup]) -> list[VerbGroup]:
    """See reduced relatives: 'the man arrested on Monday has died', 'announced measures intended to help'."""
    found = list(groups)
    for number, group in enumerate(groups):
        if (
            _had_done(tokens, groups, number)
            or _planned_too(tokens, found, number)
            or (
                _could_be_participle(tokens, group)
                and not _has_who(tokens, group.first)
                and not _in_object_relative(tokens, groups, number)
                and not _fronts(tokens, groups, number)
                and not contact(tokens, group.first)
                and _hangs_on_noun(tokens, found, number)
            )
        ):
            found[number] = evolve(group, form="participle", passive=True)
    return found


def _fronts(tokens: tuple[Token, ...], groups: list[VerbGroup], number: int) -> bool:
    """Whether a past form is the verb of a clause before the main one: 'When trade fell in 1830 the mill was sold'."""
    if number > 1 or len(groups) < 2 or tokens[0].low not in ("when", "after", "once", "before"):
        return False
    places = range(groups[0].last + 1, groups[1].first - 1)
    return any(tokens[at].low == DATE and tokens[at + 1].low in lex.DETERMINERS for at in places)


def _had_done(tokens: tuple[Token, ...], groups: list[VerbGroup], number: int) -> bool:
    """Whether a form is what somebody has done to what stands before it: 'they had their hopes crushed'."""
    group, before = groups[number], groups[number - 1] if number else None
    if before is None or before.lemma not in _HAVING or group.first != group.last or not participle(tokens[group.head]):
        return False
    between = tokens[before.last + 1 : group.first]
    if before.lemma == "order":  # 'a court ordered them held for a month'
        object_ = len(between) == 1 and between[0].low in lex.OBJECTS
        return object_ and not _takes_object(tokens, group)
    owned = len(between) > 1 and between[0].low in lex.OWNING
    return owned and all(token.is_word and token.low not in _STARTS for token in between[1:])


_HAVING: Final = ("have", "get", "see", "order")


def _planned_too(tokens: tuple[Token, ...], groups: list[VerbGroup], number: int) -> bool:
    """Whether a plan describes what a participle does: 'rules, tried out in May and expected to be applied, ...'."""
    group, before = groups[number], groups[number - 1] if number else None
    joined = before is not None and before.form == "participle" and tokens[group.first - 1].low == "and"
    return joined and group.first < group.head and tokens[group.first + 1].low == "to" and group.tense == "future"


def _has_who(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether 'who' or 'that' right before a verb is its subject: 'the crowd that gathered left'."""
    while at > 1 and lex.is_adverb(tokens[at - 1].low):
        at -= 1
    return at > 0 and tokens[at - 1].low in ("who", "which", "that")


def _in_object_relative(tokens: tuple[Token, ...], groups: list[VerbGroup], number: int) -> bool:
    """Whether a verb has its subject behind the 'that' that is its object: 'a ship that the firm sent to Oslo'."""
    group = groups[number]
    if _takes_object(tokens, group):
        return False
    floor = groups[number - 1].last + 1 if number else 0
    for at in range(group.first - 1, max(floor, group.first - _LONG_SUBJECT), -1):
        if not tokens[at].is_word or tokens[at].low in lex.PREPOSITIONS:
            return False
        if tokens[at].low in ("that", "which", "whom"):
            noun = tokens[at - 1]
            named = noun.is_word and noun.low not in lex.STOP_WORDS and noun.low not in lex.TOLD_BY
            return named and at < group.first - 1
    return False


_LONG_SUBJECT: Final = 6


def _with_a_finite(tokens: tuple[Token, ...], groups: list[VerbGroup]) -> list[VerbGroup]:
    """A sentence's only past form is its verb ('Anna Berg, 45, resigned'); 'many come' has none in the past.

    So is a past form behind a comma that no other comma closes before a verb: 'Anna Berg, the mayor, resigned on Monday
    and was charged', unlike 'the hall, painted in 1950, was sold'.
    """
    if not groups or groups[0].form != "participle" or not groups[0].first:
        return groups
    if groups[0].first != groups[0].last and tokens[groups[0].first + 1].low != "to":
        return groups
    first, *others = groups
    word = tokens[first.first].low
    past = word.endswith("ed") or word in lex.LEMMA_OF_PAST
    finite = [evolve(first, form="finite", passive=False), *others]
    if set_in(tokens, first) and all(one.form != "finite" for one in others):
        return groups
    if not others:
        return finite if past else []
    closed = any(one.form == "finite" and tokens[one.first - 1].low == "," for one in others)
    return finite if past and tokens[first.first - 1].low == "," and not closed else groups


def _could_be_participle(tokens: tuple[Token, ...], group: VerbGroup) -> bool:
    word = tokens[group.first].low
    before = tokens[group.first - 1].low if group.first else ""
    told = before == "," and group.lemma in _NEVER_DONE  # 'the singer, known for her voice, died'
    if word in lex.HELPERS or told or before in _LEADING or before in lex.DOERS:
        return False
    told_as_past = group.form == "finite" and (group.tense == "past" or group.first < group.head)
    passive = word.endswith("ed") or word in lex.LEMMA_OF_PARTICIPLE
    made_known = group.lemma in _MADE_KNOWN and _in_a_phrase(tokens, group, -1)  # 'in the deal announced on Tuesday, '
    return told_as_past and passive and (group.lemma not in lex.REPORTING or made_known)


_MADE_KNOWN: Final = frozenset("announce reveal report propose disclose".split())


def _hangs_on_noun(tokens: tuple[Token, ...], groups: list[VerbGroup], number: int) -> bool:
    """Whether a past form shares its clause with a finite verb, or stands behind a dash: then it is a participle."""
    group = groups[number]
    opens = group.first
    while opens > 1 and lex.is_adverb(tokens[opens - 1].low):
        opens -= 1
    if opens > 0 and tokens[opens - 1].low in _DASHES:
        return True
    after = groups[number + 1] if number + 1 < len(groups) else None
    if not number and after is not None and _sourced(tokens, group):
        return True
    single = group.first == group.last
    if single and number and _undergone(tokens, group, groups[number - 1]):
        return True
    if single and after is not None and (_set_apart(tokens, group, after) or _accused(tokens, groups, number)):
        return True
    if single and number and (_dated_apart(tokens, groups[: number + 1]) or _set_for(tokens, group)):
        return True
    if single and number and _holds(tokens, groups, number - 1):
        return False
    if single and after is not None and (_precedes_its_verb(tokens, group, after) or _holds(tokens, groups, number)):
        return True
    if number and (_behind_a_verb(tokens, groups, number) or (single and _set_off(tokens, groups, number))):
        return True
    before = groups[number - 1].last if number else -1
    return single and len(groups) > 1 and _in_a_phrase(tokens, group, before)


def _accused(tokens: tuple[Token, ...], groups: list[VerbGroup], number: int) -> bool:
    """Whether a form with what is laid to somebody's charge describes who does what follows: 'a nurse accused of
    poisoning two told the court'.
    """
    group, *others = groups[number : number + _THREE]
    charged = group.lemma in lex.ACCUSING and len(others) > 1 and tokens[group.last + 1].low in lex.OF_DEEDS
    doing = charged and others[0].form == "ing" and others[0].first == group.last + 2
    return doing and others[1].form == "finite" and not _broken(tokens, others[0], others[1])


def _undergone(tokens: tuple[Token, ...], group: VerbGroup, before: VerbGroup) -> bool:
    """Whether a form behind a name and a comma tells what was done to who is named, as the last thing told: 'the trial
    of Jan Holt, charged in May with theft'.
    """
    comma, name, follows = group.first - 1, group.first - 2, group.last + 1
    if group.lemma not in NEEDING_OBJECT or tokens[comma].text != "," or before.last >= name or before.passive:
        return False
    led = follows < len(tokens) and (tokens[follows].low in lex.PREPOSITIONS or tokens[follows].low == DATE)
    others = any(token.low in ("and", "or", ",") for token in tokens[follows:])
    return led and not others


def _dated_apart(tokens: tuple[Token, ...], groups: list[VerbGroup]) -> bool:
    """Whether the last form stands between commas with nothing but a date: ', founded in 1966,'; behind what is set in
    alone it is the verb: 'the inquiry, led by a judge, opened on 3 May'.
    """
    group = groups[-1]
    set_in = all(one.form == "participle" and tokens[one.first - 1].low == "," for one in groups[:-1])
    if tokens[group.first - 1].low != "," or group.lemma not in _BROUGHT_ABOUT or set_in:
        return False
    at = group.last + 1
    while at < len(tokens) and (tokens[at].low == DATE or tokens[at].low in ("in", "on", "by")):
        at += 1
    return at > group.last + 1 and tokens[at - 1].low == DATE and (at >= len(tokens) or not tokens[at].is_word)


def _set_for(tokens: tuple[Token, ...], group: VerbGroup) -> bool:
    """Whether a form behind a comma tells for when something was set: 'put off the launch, planned for 9 December'."""
    behind = [token.low for token in tokens[group.last + 1 : group.last + 2]]
    return group.lemma in _SET and tokens[group.first - 1].low == "," and behind == ["for"]


_SET: Final = frozenset("plan schedule set book slate".split())
_BROUGHT_ABOUT: Final = frozenset(
    "found establish create sign adopt publish launch build write compose paint complete introduce open erect form "
    "enact ratify rebuild restore rename".split()
)
"""What is done to what is described by its date."""


def _set_off(tokens: tuple[Token, ...], groups: list[VerbGroup], number: int) -> bool:
    """Whether commas set a past form off from the verb right behind them: 'said the vote, held in May, was rigged'."""
    if number + 1 >= len(groups) or groups[number + 1].form != "finite":
        return False
    group, after = groups[number], groups[number + 1]
    between = [token.low for token in tokens[group.last + 1 : after.first]]
    closed = between[-1:] == [","] and between.count(",") == 1
    opened = tokens[group.first - 1].low == "," and groups[number - 1].lemma in lex.REPORTING
    return closed and opened and (between[0] in lex.PREPOSITIONS or between[0] == DATE)


def _precedes_its_verb(tokens: tuple[Token, ...], group: VerbGroup, after: VerbGroup) -> bool:
    """Whether a finite verb follows in the same clause: 'the firms involved were'."""
    follows = tokens[after.first].low
    adjoins = after.first == group.last + 1
    if adjoins and group.lemma in NEEDING_OBJECT and after.form == "finite" and follows in _ONLY_PAST:
        return True  # 'the number of people killed rose'
    if after.form != "finite" or (adjoins and follows not in lex.HELPERS):
        return False
    return not _broken(tokens, group, after) and not _takes_object(tokens, group)


_ONLY_PAST: Final = frozenset(("rose", "fell", "grew", "went", "came", "took", "began"))
"""Past forms that are neither participles nor nouns."""


def _holds(tokens: tuple[Token, ...], groups: list[VerbGroup], number: int) -> bool:
    """Whether a clause with its own verb hangs on a form that describes a subject: 'the number of people killed when a
    wall fell rose to 12'.
    """
    if len(groups) < number + _THREE:
        return False
    group, inner, verb = groups[number : number + _THREE]
    opens = tokens[group.last + 1].low in _HUNG and inner.first > group.last + 2
    bare = not number and group.first == group.last and group.lemma in NEEDING_OBJECT
    behind = verb.form == "finite" and verb.first > inner.last + 1 and inner.form != "infinitive"
    return opens and bare and behind and not _broken(tokens, inner, verb) and inner.lemma not in lex.REPORTING


_THREE: Final = 3
_HUNG: Final = ("when", "after", "as", "while")


def _sourced(tokens: tuple[Token, ...], group: VerbGroup) -> bool:
    """Whether a form only describes a source: 'according to papers shown at the trial, Holt robbed a man'."""
    return tokens[0].low == "according" and not any(token.text == "," for token in tokens[: group.first])


def _set_apart(tokens: tuple[Token, ...], group: VerbGroup, after: VerbGroup) -> bool:
    """Whether commas stand around a form and the next verb behind them: 'the agency, formed in 2008, has closed'."""
    between = tokens[group.last + 1 : after.first]
    inside = [token.low for token in between[:-1]]
    closed = after.form == "finite" and between[-1:] and between[-1].low == "," and _STARTS.isdisjoint(inside)
    return bool(closed) and tokens[group.first - 1].low == "," and not _takes_object(tokens, group)


def _behind_a_verb(tokens: tuple[Token, ...], groups: list[VerbGroup], number: int) -> bool:
    """Whether the same clause has its verb before: 'seize assets of people accused of fraud'.

    An infinitive or a form in -ing counts where it has a finite verb, a comma or a preposition before it; at the head
    of a sentence it describes the subject ('the decision to quit angered allies').
    """
    for at in range(number - 1, -1, -1):
        before, following = groups[at], groups[at + 1]
        if _broken(tokens, before, following) or before.lemma in _WITHOUT_THAT:
            return False
        if before.form == "finite":
            return following.first > before.last + 1 and not _only_relative(tokens, groups, at)
        lead = tokens[before.first - 1].low if before.first else ""
        if before.form == "ing" and (lead == "," or lead in lex.PREPOSITIONS):
            return following.first > before.last + 1
    return False


def _only_relative(tokens: tuple[Token, ...], groups: list[VerbGroup], number: int) -> bool:
    """Whether a verb is that of a relative clause whose noun has no verb yet ('the firm that lost money closed')."""
    group = groups[number]
    if not number and (_in_object_relative(tokens, groups, number) or contact(tokens, group.first)):
        return True
    if not group.first or tokens[group.first - 1].low not in lex.RELATIVES:
        return False
    start = groups[number - 1].last + 1 if number else 0
    return not number or any(token.low in _STARTS for token in tokens[start : group.first - 1])


def _in_a_phrase(tokens: tuple[Token, ...], group: VerbGroup, before: int) -> bool:
    """Whether only a preposition and one noun stand before: 'in a statement addressed to the court', or a gerund too:
    'of breaking a deal signed in May'; perhaps right behind another verb, at `before`: 'said in a letter sent in May'.
    """
    at = group.first
    lead = at - 3
    plain = lex.STOP_WORDS.isdisjoint((tokens[at - 2].low, tokens[at - 1].low))
    if lead > 0 and tokens[lead].low in ("a", "an") and plain:
        lead -= 1  # 'in an open letter sent in May'
    opened = lead >= 0 and tokens[lead + 1].low in lex.DETERMINERS
    if lead > 0 and tokens[lead].low.endswith("ing") and tokens[lead - 1].low in _LEADS:
        lead -= 1
    if not opened or tokens[lead].low not in _LEADS:
        return False
    noun = tokens[at - 1]
    opens = lead in (0, before + 1) or tokens[lead - 1].low in _STARTS or tokens[lead - 1].low == "according"
    following = next_to(tokens, group.last)
    return opens and noun.is_word and noun.low != DATE and (following in lex.PREPOSITIONS or following == DATE)


def _takes_object(tokens: tuple[Token, ...], group: VerbGroup) -> bool:
    """Whether a noun phrase follows ('called off the strike planned for Friday'): it is a verb of its own then."""
    at = group.last + 1
    if at < len(tokens) and tokens[at].low in {"off", "up", "out", "down", "over"}:
        at += 1
    if at >= len(tokens) or tokens[at].low == DATE:
        return False
    following = tokens[at]
    plain = following.is_word and following.low not in lex.STOP_WORDS and following.low != "to"
    return plain or following.low in lex.DETERMINERS


def _broken(tokens: tuple[Token, ...], before: VerbGroup, after: VerbGroup) -> bool:
    """Whether a mark, a conjunction or a pronoun between two verbs starts a new clause."""
    run = range(before.last + 1, after.first)
    lows = [tokens[at].low for at in run if not (tokens[at].low == "as" and tokens[at + 1].low == "part")]
    return not _STARTS.isdisjoint(lows) or ("time" in lows and "by the time" in " ".join(lows))
