"""Verb groups of an English sentence, found by closed lists and endings: no tagger, no model."""

from __future__ import annotations

import itertools
from itertools import takewhile
from typing import Final

from timeline.events import lexicon as lex
from timeline.events import people
from timeline.events.tokens import DATE, Token, next_to
from timeline.events.values import evolve
from timeline.events.verbs.bare import bare, may_be_form
from timeline.events.verbs.beside import without_object
from timeline.events.verbs.group import VerbGroup
from timeline.events.verbs.helped import clitic, helped, infinitive, modal, participle, supposes
from timeline.events.verbs.lemmas import lemma_of, lemma_of_present
from timeline.events.verbs.present import LIKELY
from timeline.events.verbs.seeming import SUFFERED
from timeline.events.vocabulary import DONE_ALONE, VERBS
from timeline.events.words import Known
from timeline.expressions import Tense

__all__ = ["VerbGroup", "lemma_of", "supposes", "verb_groups"]

_CATENATIVE: Final = frozenset(
    "begin start continue force manage try attempt fail agree refuse decide plan want hope intend seek order help "
    "allow have go come use vow pledge promise threaten cease prepare".split()
)
_STAYING: Final = frozenset("become remain stay keep look seem appear feel stand".split())
_LEAVING: Final = frozenset(("find", "hold", "keep", "leave"))
"""Verbs that tell in the passive what state somebody is in: 'was found abandoned', 'were left stranded'."""
_NO_SUBJECTS: Final = lex.STOP_WORDS - lex.PRONOUNS
_JOINING: Final = (_CATENATIVE | lex.PLANNING | {"expect"}) - {"want"}


def verb_groups(tokens: tuple[Token, ...]) -> tuple[VerbGroup, ...]:
    """All verb groups in order; none overlap."""
    found: list[VerbGroup] = []
    behind = 0
    for at in _places(tokens):
        if at >= behind:
            before = found[-1] if found else None
            demanded = before is not None and tokens[at].low == "be" and _demands(tokens, before, at)
            group = _demanded(tokens, at) if demanded else _group(tokens, at, before)
            if group is not None:
                found.append(group)
                behind = group.last + 1
    return tuple(_paired(tokens, _joined(tokens, _without_losses(tokens, found)))) or _lone(tokens)


def _lone(tokens: tuple[Token, ...]) -> tuple[VerbGroup, ...]:
    """A form that is a noun too, in a sentence that has no other verb: 'The council votes on the budget on Monday',
    'Rovers face Marlow on Saturday'.
    """
    if len(tokens) < _WHOLE or tokens[-1].text != ".":
        return ()
    end = next((at for at, token in enumerate(tokens) if token.low == DATE or token.low in lex.PREPOSITIONS), 0)
    at = end - 1
    while at > 1 and tokens[at].capital:
        at -= 1  # 'the minister visits Sund on Monday'
    named = at < end - 1
    if at < 1 or tokens[at].capital or (named and not any(token.low == DATE for token in tokens)):
        return ()
    lemma = _of_one(tokens, at) or _of_many(tokens, at)
    if named and tokens[at].low.endswith("s") and lemma not in _MATCHED:
        return ()
    return (VerbGroup(at, at, at, lemma, "present", "finite"),) if lemma and lemma not in lex.STATIVE else ()


_MATCHED: Final = frozenset("face play host meet".split())
_OF_TEAMS: Final = frozenset("face travel play host".split())
_WHOLE: Final = 5
"""Tokens that such a sentence has at least."""


def _of_one(tokens: tuple[Token, ...], at: int) -> str:
    """The verb of a form in -s behind one who does it; empty where it may be a noun."""
    opens, noun = tokens[0].low, tokens[at - 1]
    led = (at > 1 and opens in lex.DETERMINERS) or (at == 1 and opens in people.BODIES)
    plain = led and noun.is_word and not noun.low.endswith("s")
    return lemma_of_present(tokens[at].low) if plain and tokens[at].low.endswith("s") else ""


def _of_many(tokens: tuple[Token, ...], at: int) -> str:
    """The verb of a base form behind many who do it, on a date; empty where it may be a noun."""
    noun, low = tokens[at - 1], tokens[at].low
    many = noun.is_word and noun.low.endswith("s") and not noun.low.endswith(("ss", "us"))
    many = many or (at == 1 and low in _OF_TEAMS)  # 'Marlow travel to Sund on 3 June'
    led = at == 1 or (at < _FEW and tokens[0].low in lex.DETERMINERS | lex.COUNTS)
    told = many and led and low in VERBS and any(token.low == DATE for token in tokens)
    return low if told else ""


def _places(tokens: tuple[Token, ...]) -> list[int]:
    """The tokens at which a verb group may begin: helpers, what may be a form, what stands behind 'likely'."""
    lows = [token.low for token in tokens]
    found = [at for at, low in enumerate(lows) if _MAY_BEGIN[low]]
    if LIKELY.isdisjoint(lows):
        return found
    return sorted({*found, *(at for at, low in enumerate(lows[:-1], 1) if low in LIKELY)})


def _group(tokens: tuple[Token, ...], at: int, before: VerbGroup | None) -> VerbGroup | None:
    low = tokens[at].low
    if low in _OPENING:
        return _opened(tokens, at, low)
    return bare(tokens, at, before) if low[0].isalpha() else None


def _demands(tokens: tuple[Token, ...], before: VerbGroup, at: int) -> bool:
    """Whether a bare 'be' tells what the verb before it wants: 'ordered that the mill be closed'."""
    between = tokens[before.last + 1 : at]
    demands = before.lemma in _DEMANDING or any(token.low in lex.DEMANDS for token in between)
    wanted = demands and any(token.low == "that" for token in between)
    return wanted and tokens[at - 1].low not in _NO_SUBJECTS


def _demanded(tokens: tuple[Token, ...], at: int) -> VerbGroup:
    """The group of such a 'be': what should be, ahead of the demand."""
    return evolve(helped(tokens, at), tense="future", modal="should")


_DEMANDING: Final = frozenset(
    "demand order insist recommend propose request ask require urge rule suggest agree decide command direct".split()
)
_OPENING: Final = lex.HELPERS - {"be", "been"} | {"to"}
_MAY_BEGIN: Final = Known(lambda low: low in _OPENING or may_be_form(low))


def _opened(tokens: tuple[Token, ...], at: int, low: str) -> VerbGroup | None:
    """The group of a helper, or of 'to'."""
    if low == "am" and (not at or tokens[at - 1].low != "i"):
        return None
    if low == "'s":
        return clitic(tokens, at)
    if low == "to":
        return infinitive(tokens, at)
    if low == "had" and supposes(tokens, at):
        return None
    if low in lex.MODALS:
        return modal(tokens, at)
    if low in lex.DO and at + 1 < len(tokens) and tokens[at + 1].low in lex.SUBJECTS:
        return None
    group = helped(tokens, at)
    return evolve(group, form="ing") if low in ("having", "being") else group


def _joined(tokens: tuple[Token, ...], groups: list[VerbGroup]) -> list[VerbGroup]:
    """'was forced to quit' and 'began to retreat' are one group, headed by the second verb; 'failed to' negates."""
    found: list[VerbGroup] = []
    for group in groups:
        if found and (_is_its_subject(tokens, found[-1], group) or _describes_it(tokens, found[-1], group)):
            found.pop()
        last = found[-1] if found else None
        if last and group.form == "infinitive" and group.perfect and _is_said(last, group):
            found[-1] = evolve(
                last, last=group.last, head=group.head, lemma=group.lemma, tense="past", perfect=True,
                passive=group.passive, copula=group.copula,
            )  # fmt: skip
        elif last and group.form == "infinitive" and _leads_to(tokens, last, group) and _adjoins(tokens, last, group):
            tense: Tense = (
                "future"
                if (last.lemma in lex.PLANNING or last.lemma == "expect") and last.tense != "future"
                else last.tense
            )
            found[-1] = evolve(
                last, last=group.last, head=group.head, lemma=group.lemma, tense=tense,
                negated=(last.negated != (last.lemma == "fail")) != _refrains(tokens, last, group),
            )  # fmt: skip
        elif last and group.form == "infinitive" and group.helpers is not None and last.form == "finite":
            # 'Plans to open a mine and sell a port': the second verb is planned too.
            found.append(evolve(
                last, first=group.first, last=group.last, head=group.head, lemma=group.lemma,
                helpers=(last.first, last.head),
            ))  # fmt: skip
        elif last and group.form == "infinitive" and _foretells(tokens, last, group):
            found.append(evolve(group, form="finite", tense="future"))
        else:
            found.append(group)
    return found


def _leads_to(tokens: tuple[Token, ...], last: VerbGroup, group: VerbGroup) -> bool:
    """Whether a verb only tells how somebody comes to what the infinitive names; a wish does where it has a date:
    'wants to open it in 2028'.
    """
    if last.lemma != "want":
        return last.lemma in _JOINING
    told = takewhile(lambda token: token.is_word or token.low == DATE, tokens[group.last + 1 :])
    return last.tense == "present" and not last.negated and any(token.low == DATE for token in told)


def _is_its_subject(tokens: tuple[Token, ...], one: VerbGroup, group: VerbGroup) -> bool:
    """Whether a form in -ing that opens a clause is what the verb right behind it tells of: 'Teaching began again',
    'the hall was burnt, and voting will be put off'.
    """
    if one.form != "ing" or one.last + 1 != group.first or group.form != "finite":
        return False
    before = [token.low for token in tokens[max(0, one.first - 2) : one.first]]
    noun = tokens[one.first - 1] if one.first else tokens[one.first]
    of_people = noun.capital and (noun.low in people.DEMONYMS or noun.low.endswith(("ian", "ish", "ese")))
    opens = (
        not before
        or before[-1] == DATE
        or before[-1] in _WITH_NOUN
        or of_people
        or before in ([",", "and"], [DATE, ","])
    )
    return opens and one.first == one.last and group.tense in ("past", "future")


def _describes_it(tokens: tuple[Token, ...], one: VerbGroup, group: VerbGroup) -> bool:
    """Whether a form in -ing behind a conjunction describes the subject of the verb: 'while operating profit fell'."""
    if one.form != "ing" or one.first != one.last or group.form != "finite" or not one.first:
        return False
    between = tokens[one.last + 1 : group.first]
    nouns = all(token.is_word and not token.capital and token.low not in lex.STOP_WORDS for token in between)
    return tokens[one.first - 1].low in _BESIDE and 0 < len(between) < 3 and nouns


_WITH_NOUN: Final = frozenset("unless if until when because that".split())
_BESIDE: Final = frozenset("while whereas although though as because since".split())


def _foretells(tokens: tuple[Token, ...], before: VerbGroup, group: VerbGroup) -> bool:
    """Whether it is told what somebody expects another to do: 'analysts expect the bank to cut its rate'."""
    between = tokens[before.last + 1 : group.first]
    foresees = before.lemma in lex.EXPECTING and before.form == "finite" and before.tense == "present"
    foresees = foresees and not (before.passive or before.negated or before.perfect)
    plain = all(token.is_word and token.low not in lex.CONJUNCTIONS for token in between)
    return foresees and 0 < len(between) <= _SHORT_PHRASE and plain


_SHORT_PHRASE: Final = 8


def _adjoins(tokens: tuple[Token, ...], before: VerbGroup, group: VerbGroup) -> bool:
    """Whether nothing but adverbs stands between two verbs: 'will try again to cap it', 'promised never to sell'."""
    between = tokens[before.last + 1 : group.first]
    return all(lex.is_adverb(token.low) or token.low in _BETWEEN for token in between)


def _refrains(tokens: tuple[Token, ...], before: VerbGroup, group: VerbGroup) -> bool:
    """Whether the second of two verbs is what will not be done: 'decided not to close it'."""
    return any(token.low in ("not", "never") for token in tokens[before.last + 1 : group.first])


_BETWEEN: Final = frozenset(("hard", "not", "never"))


def _is_said(before: VerbGroup, group: VerbGroup) -> bool:
    """Whether it is said of somebody that he has done it: 'is alleged to have stolen', 'was said to have left'."""
    claims = before.lemma in {"appear", "seem", "claim"}
    told = (before.passive and before.lemma in lex.REPORTING) or claims
    return told and before.form == "finite" and group.first == before.last + 1


def _paired(tokens: tuple[Token, ...], groups: list[VerbGroup]) -> list[VerbGroup]:
    """'Have been killed and wounded' is one group; 'was elected in May and defeated in June' two with one helper."""
    found: list[VerbGroup] = []
    for group in groups:
        last = found[-1] if found else None
        bare = group.first == group.last and group.tense == "past"
        if last is None or not bare or not participle(tokens[group.head]):
            found.append(group)
            continue
        helped = last.first < last.head and (last.passive or last.perfect)
        joined = group.lemma not in DONE_ALONE and tokens[_behind_join(tokens, group.first)].low in {"and", "or"}
        joined = joined and not _says_on(tokens, found, group)
        stands = last.lemma == "get" or (last.lemma == "stand" and group.lemma in lex.ACCUSING)
        adjoins = group.first == last.last + 1
        if adjoins and stands:  # 'got elected' is one verb
            found[-1] = evolve(last, last=group.last, head=group.head, lemma=group.lemma, passive=True)
        elif (adjoins and _stays(last)) or (helped and group.first == last.last + 2 and joined):
            found[-1] = evolve(last, last=group.last)
        elif last.passive and _listed(tokens, last, group, joined=joined):
            found.append(evolve(group, passive=True, helpers=last.helpers or (last.first, last.head)))
        elif last.form == "participle" and joined and without_object(tokens, group.last + 1):
            found.append(evolve(group, form="participle", passive=True))  # 'the map, drawn in 1901 and printed later,'
        elif last.passive and group.lemma in SUFFERED and _suffered_too(tokens, last, group):
            found.append(evolve(group, passive=True))
        elif joined and last.form == "participle" and last.passive and not last.first:
            found.append(evolve(group, form="participle", passive=True))  # 'Built in 1890 and enlarged in 1920,'
        elif helped and joined and last.tense == "present":
            # 'Has infected 421 people and killed 257': the second verb has the first one's 'has'.
            found.append(evolve(group, tense="present", perfect=True, form="finite", passive=False))
        else:
            found.append(group)
    return found


def _without_losses(tokens: tuple[Token, ...], groups: list[VerbGroup]) -> list[VerbGroup]:
    """Without the forms that tell how those were lost who are counted: 'lost 400 men killed and wounded in May'."""
    found: list[VerbGroup] = []
    for group in groups:
        losing = bool(found) and found[-1].lemma in _LOSING and group.lemma in SUFFERED
        if not (losing and _lost_so(tokens, found[-1], group)):
            found.append(group)
    return found


_LOSING: Final = frozenset(("lose", "suffer"))


def _lost_so(tokens: tuple[Token, ...], last: VerbGroup, group: VerbGroup) -> bool:
    """Whether a form stands behind a count that a verb of losing has as its object, alone or with others like it."""
    between = tokens[last.last + 1 : group.first]
    while len(between) > _TWO and between[-1].low in _LISTING and _is_harm(between[-2]):
        between = between[:-2]
    counted = any(token.counts for token in between) and all(token.is_word for token in between)
    apart = any(token.low in lex.CONJUNCTIONS for token in between)
    end = group.last + 1
    while end + 1 < len(tokens) and tokens[end].low in _LISTING and _is_harm(tokens[end + 1]):
        end += 2
    return counted and not apart and without_object(tokens, end)


def _is_harm(token: Token) -> bool:
    return token.low == "missing" or lemma_of(token.low) in SUFFERED


_LISTING: Final = frozenset(("and", "or", ","))
_TWO: Final = 2


def _says_on(tokens: tuple[Token, ...], found: list[VerbGroup], group: VerbGroup) -> bool:
    """Whether a verb of saying goes on with the one before, and not with what that one says: 'denied that the town had
    fallen and said its men held it', 'said the bridge had been hit and called for calm'.
    """
    says_on = lex.says_on(group.lemma, next_to(tokens, group.last))
    return says_on and any(one.lemma in lex.REPORTING for one in found[:-1])


def _listed(tokens: tuple[Token, ...], last: VerbGroup, group: VerbGroup, *, joined: bool) -> bool:
    """Whether a form shares the helper of the passive before it: 'was listed in 1984, widened in 1991 and closed'."""
    helped = last.first < last.head or last.helpers is not None
    at = group.first - 1
    apart = tokens[at].low == "," and tokens[at - 1].low == DATE and group.lemma not in DONE_ALONE
    says = group.lemma in lex.REPORTING and tokens[min(group.last + 1, len(tokens) - 1)].low == "that"
    if says or group.lemma in _BY_ITSELF or (last.lemma == "bear" and group.lemma not in _AS_CHILD):
        return False  # 'was founded in Oslo and moved to Berg', 'was born in Oslo and studied in Berg'
    opens = max(last.first - 1, 1)
    closes = tokens[opens].low in lex.WHO and tokens[opens - 1].text == "," and not _commas(tokens, group.last)
    apart = apart and not closes  # 'Holt, who was signed in May, scored twice'
    return helped and (joined or apart) and without_object(tokens, group.last + 1)


_BY_ITSELF: Final = frozenset("move spend recover prosper flourish thrive rise decline".split())
_AS_CHILD: Final = frozenset("raise educate baptise baptize christen bury rear bring school adopt train".split())
"""What is done to those who have been born."""


def _commas(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a comma that leads no 'and' or name stands behind a token."""
    return any(one.text == "," and not two.capital and two.low != "and" for one, two in itertools.pairwise(tokens[at:]))


def _behind_join(tokens: tuple[Token, ...], at: int) -> int:
    """The token before a verb, over the 'then' of 'was bought and then restored'."""
    return at - 2 if at > 1 and tokens[at - 1].low in ("then", "later", "subsequently", "finally") else at - 1


def _stays(group: VerbGroup) -> bool:
    """Whether a participle behind it tells what state something stays in or seems to be in: 'remained closed'."""
    return group.lemma in _STAYING or (group.passive and group.lemma in _LEAVING)


def _suffered_too(tokens: tuple[Token, ...], last: VerbGroup, group: VerbGroup) -> bool:
    """Whether a form shares the helper before it, with others to suffer: 'two were killed and five people injured'."""
    between = [token.low for token in tokens[last.last + 1 : group.first]]
    ends = without_object(tokens, group.last + 1)
    return ends and between[:1] in (["and"], [","]) and len(between) < _FEW


_FEW: Final = 6
