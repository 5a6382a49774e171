"""Which candidates are events that an editor would list: what is thrown out, and what the rest weighs.

Both are tables, read from top to bottom: each reason has a name and an example, each feature its points.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import compress, repeat
from operator import call
from typing import Final

from timeline.events import lexicon as lex
from timeline.events.candidates import Candidate
from timeline.events.deeds import is_deed, is_one_more, met_names, turns
from timeline.events.looks import Look
from timeline.events.passing import (
    behind_comma,
    came_of_it,
    is_background,
    only_subordinate,
    told_as_done_or_due,
    told_in_passing,
)
from timeline.events.reporting import describes_source
from timeline.events.underway import under_way
from timeline.events.unreal import arranged, chance_of, hypothetical, possible, rumoured, says_nothing
from timeline.events.verbs.beside import without_object

THRESHOLD: Final = 2.3
"""What a candidate must weigh to be an event."""
OF_A_STORY: Final = 2.0
"""The same in a history or a text without a time, where a main clause in the past about somebody named is enough."""

_GENERAL: Final = frozenset(
    "generally typically usually often always rarely normally seldom frequently traditionally".split()
)
_LASTING: Final = [["all", own] for own in ("my", "your", "his", "her", "its", "our", "their")]
_NEEDS_OBJECT: Final = frozenset(
    "find show contend unveil announce declare propose have make take give use try".split()
)
_PERIODS: Final = frozenset("year quarter half month months week weeks period season".split())


def _was_told(c: Look) -> bool:
    """Somebody came to know something: 'the crew were told that the mill would close'."""
    group = c.clause.group
    told = c.saying and group.lemma == "tell" and group.passive and group.tense == "past"
    return told and group.form == "finite" and c.role("main") and not c.clause.quoted


def _finds(c: Look) -> bool:
    """What somebody who looked into something found: 'the inquiry found that nobody was warned'."""
    group, (first, last) = c.clause.group, c.clause.subject or (0, 0)
    found = c.saying and group.lemma in lex.CONCLUDING and group.tense in ("past", "present") and c.role("main")
    own = last - first == 1 and c.tokens[first].low in lex.PRONOUNS
    done = group.tense == "past" or group.perfect
    return found and done and last > first and not (own or group.negated or group.passive or c.clause.quoted)


def _acts(c: Look) -> bool:
    """What somebody does by speaking, without a date: 'denied the charges', 'urged residents to leave'."""
    group = c.clause.group
    if c.kind != "statement" or (c.saying and group.lemma not in _ANSWERS) or c.dated or c.reported:
        return False
    named = group.form == "finite" and c.role("main") and not (group.negated or group.passive or c.clause.quoted)
    threat = any(token.low.startswith("threaten") for token in c.tokens[group.first : group.head])
    return named and (group.lemma in _ACTS or threat)


_ANSWERS: Final = frozenset(("deny", "admit"))
_ACTS: Final = frozenset(
    "deny admit urge condemn criticise criticize apologise apologize threaten call claim put".split()
)


def _planned_for(c: Look) -> bool:
    """A plan for a time ahead: 'if the council agrees, the hall will open on 3 June'."""
    return c.own and c.kind == "plan" and c.clause.group.tense == "future" and not c.clause.group.perfect


def _bare(c: Look) -> bool:
    """A saying that is no act by itself, as accusing is."""
    return c.saying and c.clause.group.lemma not in lex.SPEECH_ACTS and not (_was_told(c) or _finds(c))


def _hours(c: Look) -> bool:
    """A state of the present at a time of day, which recurs each day."""
    return c.kind == "state" and c.clock and c.clause.group.tense == "present"


def _cut_off(c: Look) -> bool:
    """Whether the clause ends with a verb that needs an object or a content."""
    needs = (c.clause.group.lemma in lex.REPORTING or c.clause.group.lemma in _NEEDS_OBJECT) and not _acts(c)
    return needs and not c.clause.group.passive and c.clause.last == c.clause.group.last + 1


def _general(c: Look) -> bool:
    """Whether words of habit or of opinion make it no single event."""
    words = [token.low for token in c.tokens[c.clause.first : c.clause.last]]
    lasting = words[-1] in ("life", "lives") and words[-3:-1] in _LASTING
    return not _GENERAL.isdisjoint(words) or lasting or ("ways" in words and "in many ways" in " ".join(words))


def _addressed(c: Look) -> bool:
    """Whether it tells the reader what he may do: 'you will remember'."""
    first, last = c.clause.subject or (0, 0)
    return last - first == 1 and c.tokens[first].low == "you"


def _nobody(c: Look) -> bool:
    """Whether a short clause has only a quantity or a pronoun as its subject."""
    if c.clause.last - c.clause.first > _BRIEF:
        return False
    subject = [token.low for token in c.tokens[c.clause.first : c.clause.group.first] if token.is_word]
    vague = all(word in lex.QUANTITIES or word in lex.SUBORDINATORS for word in subject)
    acts = (
        subject[-1:] in (["it"], ["they"])
        and c.clause.group.lemma in lex.TURNING
        and c.clause.last > c.clause.group.last + 1
    )
    return bool(subject) and vague and not acts


_BRIEF: Final = 5


def _odds_of_nothing(c: Look) -> bool:
    """A clause that only gives the odds of what the next clause tells."""
    # 'The board considers it unlikely', 'analysts see a 70 percent chance'.
    weighs = c.saying and c.tokens[c.clause.last - 1].low in lex.ODDS | lex.CHANCES
    there = c.clause.group.copula and c.tokens[c.clause.first].low in {"it", "there"}
    return c.odds and (there or weighs)


def _behind_what(c: Look) -> bool:
    """Whether its verb only says of what a preposition speaks."""
    words = [token.low for token in c.tokens[max(0, c.clause.first - 1) : c.clause.group.first]]
    at = words.index("what") if "what" in words else 0
    return at > 0 and words[at - 1] in lex.PREPOSITIONS


def _as_it_did(c: Look) -> bool:
    """Whether its verb only stands for another that something is compared to: 'looks as it did in 1992'."""
    group, first = c.clause.group, max(0, c.clause.first - 1)
    if group.lemma != "do" or group.first != group.last:
        return False
    return any(token.low in {"like", "as", "than"} for token in c.tokens[first : group.first])


def _cleft(c: Look) -> bool:
    """Words that only bring a date forward: 'it was not until 1957 that the road was paved'."""
    behind = c.tokens[c.clause.last].low if c.clause.last < len(c.tokens) else ""
    turned = c.clause.group.after_it(c.tokens) and behind == "that"
    return turned and c.dated and c.clause.last - c.clause.group.last <= _SHORT


_SHORT: Final = 6


def _ends_a_period(c: Look) -> bool:
    """Whether it only says which period is meant: 'in the year ended 31 March'."""
    before = c.tokens[c.clause.group.first - 1].low if c.clause.group.first else ""
    return c.clause.group.lemma == "end" and c.clause.group.first == c.clause.group.last and before in _PERIODS


def _attitude(c: Look) -> bool:
    """Somebody's hope, fear or expectation, without a date: nothing came about by it."""
    return c.clause.group.lemma in lex.ATTITUDES and not (c.dated or c.saying or c.odds) and c.kind != "assessment"


def _attribute(c: Look) -> bool:
    """An undated participle that describes a noun, or one that never tells more; or the naming of a source."""
    group = c.clause.group
    cites = group.form == "ing" and group.lemma in ("cite", "quote")
    describes = c.role("participle") and group.form == "participle" and not behind_comma(c)
    if describes and group.lemma in _DESCRIBING:
        return True
    return not c.dated and (cites or (c.role("participle") and group.form == "participle"))


_DESCRIBING: Final = frozenset("see use know call experience".split())
"""What tells only which kind is meant: 'a flood of the kind seen in 1997', 'the name used since 1950'."""


def _named_subject(c: Look) -> bool:
    """A word with a capital before the verb, or in the subject that it shares, other than a stop word."""
    words = c.tokens[c.clause.first : c.clause.group.first]
    if c.clause.subject is not None and is_one_more(c):
        words = (*words, *c.tokens[slice(*c.clause.subject)])
    return any(t.capital and t.low not in lex.STOP_WORDS for t in words)


def _stands_ahead(c: Look) -> bool:
    """A plan or a forecast that is not told in passing."""
    return c.kind in {"plan", "forecast"} and (c.role("main", "content") or arranged(c))


def _toll(c: Look) -> bool:
    """Whether it tells how many people are harmed now: 'three men are still missing', 'forty remain in hospital'."""
    state = c.kind == "state" and c.clause.group.form == "finite" and c.role("main", "content")
    inside = range(c.clause.group.first, c.clause.last) if state else ()
    harmed = any(c.tokens[at].low in _HARMED and without_object(c.tokens, at + 1, c.clause.last) for at in inside)
    return harmed and c.figures


_HARMED: Final = frozenset(
    "missing dead injured wounded trapped stranded homeless hospital hospitalised hospitalized displaced".split()
)


def _before_what_is_told(c: Look) -> bool:
    """An undated 'had done' that lies behind what is told: in what somebody said, it is just what had happened."""
    group = c.clause.group
    had = group.perfect and group.tense == "past" and c.tokens[group.first].low in _HAD
    return had and not c.dated and not (c.reported and c.role("main", "content"))


_HAD: Final = frozenset(("had", "'d"))


def _denial(c: Look) -> bool:
    """What did not happen, undated or only told of a noun: 'the ship was not hit', 'a car that failed to stop'."""
    of_noun = c.role("relative") and not behind_comma(c)
    return c.clause.group.negated and (of_noun or not (c.dated or _stands(c)))


def _stands(c: Look) -> bool:
    """What has not come about so far, as somebody waits for it, or what somebody means not to do: 'has not been
    charged', 'failed to agree', 'decided not to run', 'said he would not run'.
    """
    group = c.clause.group
    failed = any(token.low.startswith("fail") for token in c.tokens[group.first : group.head])
    open_ = group.perfect and group.tense == "present" and group.lemma in _DECIDED
    open_ = open_ and c.tokens[c.clause.first].low not in ("i", "we", "you")
    meant = (c.attributed and c.kind == "plan") or c.tokens[group.first].low in _MEANING
    meant = meant and not (group.copula or group.perfect)
    stands = failed or open_ or meant
    return c.role("main", "content") and not (c.clause.quoted or c.kind == "statement") and stands


_MEANING: Final = frozenset("decided agreed chose promised vowed pledged promises vows pledges".split())


_DECIDED: Final = lex.TURNING - lex.STRIKING


def _undated_state(c: Look) -> bool:
    """A verb of state without a date, unless it assesses, or something is called off."""
    stative = c.clause.group.lemma in lex.STATIVE and c.kind != "assessment"
    return stative and not (c.dated or c.off or _acts(c) or (c.brief and is_deed(c)))


def _timeless_state(c: Look) -> bool:
    """A state at no time, other than what is news as it stands."""
    return c.kind == "state" and not (c.dated or _toll(c) or under_way(c))


def _of_anybody(c: Look) -> bool:
    """What only tells who is meant, of those who are asked to come forward: 'anyone who saw the crash on Monday',
    'drivers who passed by are urged to call'.
    """
    if not c.role("relative") or c.clause.lead != "who" or behind_comma(c) or not c.clause.first:
        return False
    asked = [token.low for token in c.tokens[c.clause.last : c.clause.last + 2]]
    anyone = c.tokens[c.clause.first - 1].low in ("anyone", "anybody", "everyone", "everybody", "those")
    return anyone or (asked[:1] in (["is"], ["are"]) and asked[-1] in _ASKED)


_ASKED: Final = frozenset("asked urged advised invited requested encouraged told warned".split())


OUT: Final[tuple[tuple[str, str, Callable[[Look], bool]], ...]] = (
    ("condition", "if the strike goes on", lambda c: c.role("conditional")),
    ("consequence", "the port will close if the strike goes on", lambda c: c.depends and not _planned_for(c)),
    ("what nobody says", "he did not say that it burned", lambda c: c.unsaid),
    ("refusal to say", "the bank declined to say", says_nothing),
    ("chance of something", "the chance of the dam failing", chance_of),
    ("rumour", "a rumour that the bridge would fall", rumoured),
    ("a source", "according to a letter sent in May, it sank", lambda c: describes_source(c.clause)),
    ("what a date opens", "it was in 1863 that", _cleft),
    ("question", "Who paid for it?", lambda c: c.tokens[-1].text == "?"),
    ("possibility", "it may close", possible),
    ("hypothesis", "it would be wrong", hypothetical),
    ("purpose", "to assist the army", lambda c: c.clause.group.form == "infinitive"),
    ("bare saying", "he added", lambda c: _bare(c) and not c.dated),
    ("denial of an event", "the ship was not hit", _denial),
    ("state without a time", "it is a port", _timeless_state),
    ("hours of opening", "it is open from 7 a.m.", _hours),
    ("cut off", "the survey also found", lambda c: (c.trailing or not c.saying) and _cut_off(c)),
    ("generality", "in many ways it was", lambda c: not c.dated and _general(c)),
    ("said to the reader", "you will remember", lambda c: not c.dated and _addressed(c)),
    ("nobody in particular", "many have left", lambda c: not c.dated and _nobody(c) and not c.figures),
    ("opinion in a quotation", '"it was a shame"', lambda c: c.clause.quoted and not c.own and not c.odds),
    ("background", "who lived there", is_background),
    ("odds of nothing", "it is likely that", _odds_of_nothing),
    ("what something is compared to", "it's far from what happened in 2009", _behind_what),
    ("what something did before", "it looks as it did in 1992", _as_it_did),
    ("name of a period", "in the year ended 31 March", _ends_a_period),
    ("attitude", "many expected a defeat", _attitude),
    ("attribute", "named after a saint", _attribute),
    ("anybody", "anyone who saw her on Monday", _of_anybody),
)  # fmt: skip
"""Reasons to throw a clause out: name, example, test."""

_FIGURE: Final = 0.3
POINTS: Final[tuple[tuple[str, float, Callable[[Look], bool]], ...]] = (
    ("a date of its own", 2.3, lambda c: c.own),
    ("a vague time of its own", 1.0, lambda c: c.dated and c.vague),
    ("before, with or after what has a date", 0.5, lambda c: c.beside and not c.dated),
    ("a date that its neighbour shares", 0.7, lambda c: c.shared),
    ("main clause", 1.0, lambda c: c.role("main", "content")),
    ("finite past, perfect or future", 0.5, told_as_done_or_due),
    ("under way", 0.5, under_way),
    ("a name as subject", 0.5, _named_subject),
    ("a deed in a brief report", 0.5, lambda c: c.brief and is_deed(c)),
    ("done to or at what has a name", 0.5, met_names),
    ("sets something for a time", 1.3, lambda c: c.sets),
    ("a figure", _FIGURE, lambda c: c.figures),
    ("how many are harmed now", 1.0, lambda c: not c.dated and _toll(c)),
    ("passive", 0.3, lambda c: c.clause.group.passive),
    ("a verb of change", 0.7, lambda c: c.off or turns(c)),
    ("among the first sentences", 0.3, lambda c: c.early),
    ("right after a dated sentence", 0.3, lambda c: c.after_dated),
    ("an estimative term", 1.0, lambda c: c.odds),
    ("a plan or forecast in a main clause", 0.7, _stands_ahead),
    ("said on a date", 0.5, lambda c: c.said and not c.dated),
    ("undated past perfect", -0.7, _before_what_is_told),
    ("a turn of events told in passing", 1.0, told_in_passing),
    ("what came of a dated event", 1.3, came_of_it),
    ("undated and subordinate", -0.7, only_subordinate),
    ("undated and a verb of state", -0.7, _undated_state),
    ("somebody was told something", 0.8, lambda c: _was_told(c) and not c.dated),
    ("bare saying", -0.7, _bare),
    ("an act of speech", 0.5, _acts),
    ("what somebody denies", 0.8, lambda c: c.denied),
    ("a finding", 0.8, _finds),
)  # fmt: skip
"""What a clause weighs: feature, points, test."""


MINOR: Final = frozenset(
    (
        "bare saying", "denial of an event", "state without a time", "nobody in particular", "opinion in a quotation",
        "background",
    )
)  # fmt: skip
"""Reasons of OUT that leave an event, though none that an editor would pick."""
_FORM: Final = frozenset(("condition", "question", "purpose"))
"""Reasons of OUT that the form of a clause alone shows, and that leave no event."""
_IDLE: Final = frozenset(("bare saying", "opinion in a quotation", "background", "attribute"))
"""Reasons of OUT that show before the kind and the links of a clause are found, where nothing tells a time."""


def thrown_out(one: Look, *, everything: bool = False) -> bool:
    """Whether some reason of OUT holds; where `everything` is asked for, one that leaves no event."""
    return any(map(call, _NO_EVENT if everything else _REASONS, repeat(one)))


def passed_over(one: Candidate, *, timeless: bool, odds: bool) -> bool:
    """Whether a glance throws a candidate out. `timeless`: nothing in its sentence tells a time, and minor events are
    not asked for; `odds`: its sentence may tell odds.
    """
    if one.parts is None:
        return False
    seen = Look(one.parts, one.parsed.tokens, "occurrence", False, odds, False, one.saying)
    return any(map(call, _AT_ONCE if timeless and one.own is None else _BY_FORM, repeat(seen)))


_REASONS: Final = tuple(test for _, _, test in OUT)
_NO_EVENT: Final = tuple(test for name, _, test in OUT if name not in MINOR)
_BY_FORM: Final = tuple(test for name, _, test in OUT if name in _FORM)
_AT_ONCE: Final = tuple(test for name, _, test in OUT if name in _FORM | _IDLE)


def weight(one: Look, least: float = -math.inf) -> float:
    """The sum of the POINTS that hold; what does not reach `least` with a figure or without is not asked for one."""
    held = list(map(call, _FEATURES, repeat(one)))
    found = sum(compress(_WORTH, held))
    if found + _FIGURE < least - _ROUNDING or not one.figures:
        return found
    held[_AT_FIGURE] = True
    return sum(compress(_WORTH, held))


_ROUNDING: Final = 1e-6
_WORTH: Final = tuple(points for _, points, _ in POINTS)
_AT_FIGURE: Final = next(at for at, (name, _, _) in enumerate(POINTS) if name == "a figure")
_FEATURES: Final[tuple[Callable[[Look], bool], ...]] = tuple(
    test if at != _AT_FIGURE else lambda _: False for at, (_, _, test) in enumerate(POINTS)
)
