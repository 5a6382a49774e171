"""Whether a subject is one or many, which the present tense must show: 'the mayor resigns', 'the mayors resign'."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline.events import lexicon as lex
from timeline.events import people
from timeline.events.clauses import Clause
from timeline.events.names import Names
from timeline.events.tokens import Token
from timeline.events.verbs.lemmas import KNOWN, lemma_of
from timeline.model import Span

_ONE: Final = frozenset(
    "he she it this that one each every another a an nobody everyone someone anyone nothing".split()
)
_MANY: Final = frozenset(
    "they them us we you i these those many several few both two three four five six seven eight nine ten eleven "
    "twelve thirteen fourteen fifteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million "
    "dozens hundreds thousands millions scores tens others some".split()
)
_SOME: Final = frozenset("dozen hundred thousand million billion few score".split())
_AS_WELL: Final = frozenset("former longtime onetime current prominent senior ex".split())
_PLURALS: Final = frozenset(
    "people police men women children troops cattle livestock personnel clergy dead wounded injured poor rich "
    "sick missing elderly unemployed feet teeth mice geese oxen criteria phenomena bacteria lives".split()
)
EITHER: Final = frozenset(
    "aircraft data media staff crew series species headquarters works fish sheep deer craft means barracks "
    "spacecraft offspring majority minority couple pair public taliban faithful".split()
)
_CRAFT: Final = frozenset("aircraft craft spacecraft".split())
_ONE_IN_S: Final = frozenset(
    "news politics economics physics mathematics gas bus virus chaos bias canvas lens atlas mumps measles athletics "
    "statistics diabetes rabies congress process access christmas plus alias".split()
)
_MANY_IN_S: Final = frozenset(
    "democrats republicans conservatives liberals tories whigs marines rangers nazis communists socialists "
    "bolsheviks allies confederates federals unionists rebels lords jews christians muslims sunnis shiites kurds "
    "serbs croats arabs turks greeks romans normans saxons danes swedes poles finns spaniards scots britons huns "
    "goths vikings mongols ottomans persians spartans athenians royals loyalists patriots guards nationalists "
    "monday's lawyers".split()
)
_SHARES: Final = frozenset(
    "some many most half all none any number total handful couple percent % third thirds quarter quarters two "
    "rest part lot lots plenty".split()
)
_NUMBERS_LEAD: Final = frozenset(
    "at over about up around under more less fewer than nearly almost least most to only just roughly".split()
)
_BEFORE_S: Final = frozenset("bcdfghklmnprtwy")
"""Letters behind which an 's' hardly belongs to the word: 'the Cossacks', unlike 'the Thames'."""
_CLOSES: Final = lex.PREPOSITIONS | lex.SUBORDINATORS - {"without"} | {",", "(", "-LRB-", "--", "—", ";", ":", "-lrb-"}


def plural(tokens: Sequence[Token], names: Names) -> bool | None:
    """Whether the noun phrase is many; None where its words do not show it for sure."""
    found = list(tokens)
    while found and found[0].low in _NUMBERS_LEAD and len(found) > 1:
        found = found[1:]
    while found and found[-1].text in ("''", '"', "'"):
        found = found[:-1]
    if not found or found[-1].low == "'s":
        return False if found else None  # 'St Mary's'
    lows = [token.low for token in found]
    if "," in lows and "and" in lows[lows.index(",") :] and lows[-1] != ",":
        return True
    if lows.count("and") == 1 and _persons(found, lows.index("and"), names):
        return True
    end = next((at for at, low in enumerate(lows) if low in _CLOSES and at), len(lows))
    if 1 < end < len(lows) and lows[end - 1].endswith("ed") and lemma_of(lows[end - 1]) in KNOWN:
        end -= 1  # 'vans filled with sand'
    if end < len(lows) and lows[end] == "of" and (lows[end - 1] in _SHARES or lows[end - 1][:1].isdigit()):
        return _of_share(found, end, names)
    behind = end > 1 and lows[end - 1] in _BEHIND_NOUNS  # 'soldiers loyal to the king'
    return _of_head(found[: end - 1 if behind else end], names)


def as_written(tokens: Sequence[Token], clause: Clause, subject: list[Token], many: bool | None) -> bool | None:
    """A name is many where its verb says so ('Holt Rovers were promoted'), and so is 'all' behind 'but'."""
    if [token.low for token in subject] in (["all"], ["both"]):
        return True if clause.first and tokens[clause.first - 1].low in lex.COORDINATORS else many
    plain = all(token.capital for token in subject)
    return True if many is False and plain and tokens[clause.group.first].low in ("were", "are", "have") else many


def agrees(verb: list[str], many: bool | None) -> bool:
    """Whether the helper as written fits the number of the subject; else it is not the verb's."""
    odd = {True: ("is", "has", "was", "does"), False: ("are", "have", "were", "do"), None: ()}
    return not verb or verb[0] not in odd[many]


_BEHIND_NOUNS: Final = frozenset("loyal close allied opposed able unable due related linked faithful".split())


def _persons(tokens: list[Token], at: int, names: Names) -> bool:
    """Whether 'and' stands between two persons, however much is told of each: 'Jan Holt of the guild and Anna Berg'."""
    inside = [one for one in names.among(Span(tokens[0].start, tokens[-1].end)) if one.full in names.persons]
    return len(inside) > 1 and inside[0].span.end <= tokens[at].start < inside[-1].span.start


def _of_share(tokens: list[Token], of: int, names: Names) -> bool | None:
    """'Most of the town' is one, 'most of the towns' are many, 'a number of towns' too; 'the number' of them is one."""
    if [token.low for token in tokens[:of]] == ["the", "number"]:
        return False
    if tokens[of - 1].low in ("number", "total", "handful", "couple", "lot"):
        return None if tokens[0].low == "the" else True
    return plural(tokens[of + 1 :], names)


def _of_head(tokens: list[Token], names: Names) -> bool | None:
    lows = [token.low for token in tokens]
    if "and" in lows:
        return _of_pair(tokens, lows.index("and"), names)
    if "or" in lows or "nor" in lows:
        return None
    head, lead = tokens[-1], lows[0]
    some = lead == "a" and lows[1:2] and lows[1] in _SOME and len(lows) > 2
    if some or (any(low[0].isdigit() for low in lows[1:-1]) and _plain_many(head)):
        return True
    if lead in _MANY or (lead[0].isdigit() and lows[1:2] != ["-"] and "-" not in lead):
        return len(lows) > 1 or lead != "1"
    if head.low in ("series", "crew", "species", "staff") and lead in _ONE:
        return False
    if head.low in EITHER:
        return None if head.low not in _CRAFT else lead not in _ONE if lead != "the" else None
    if lead in _ONE or lows[:2] == ["the", "number"] or _numbered(tokens):
        return False
    if (
        (head.low in _PLURALS and not (head.capital and tokens[0].capital and len(tokens) > 1))
        or (head.low.endswith("men") and len(head.low) > 5)
        or head.low[0].isdigit()
    ):
        return True
    if head.capital:
        return _of_name(tokens, names)
    return head.low.endswith("s") and not _one_in_s(head.low)


def _numbered(tokens: list[Token]) -> bool:
    """Whether it is a name with a number, which is one: 'Apollo 8', 'pump 2'."""
    named = len(tokens) > 1 and tokens[-1].text.isdigit() and (tokens[-2].capital or tokens[-2].low in _BY_NUMBER)
    return named and tokens[-2].low not in lex.STOP_WORDS


_BY_NUMBER: Final = frozenset(
    "pump engine unit reactor turbine boiler tank hall gate platform track line route runway pier berth dock shaft "
    "tunnel ward room cell block building camp district zone sector flight bus tram train".split()
)
"""What is told apart by numbers."""


def _of_pair(tokens: list[Token], at: int, names: Names) -> bool | None:
    """'Holt and Berg' are two; 'the oil and gas company' is one, and 'the mayor and chairman' is not clear."""
    span = Span(tokens[0].start, tokens[-1].end)
    if any(name.span.start < tokens[at].start < name.span.end for name in names.among(span)):
        return None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None:
        return None
    if tokens[at - 1].low in people.OF_OFFICE and any(token.low in people.OFFICES for token in tokens[at + 1 :]):
        return False  # 'Health and Science Secretary Anna Berg'
    if _is_office(tokens, at, names):
        return False
    if (
        tokens[0].low == "the"
        and at == 2
        and tokens[-1].capital
        and tokens[-1].low in people.BODIES
        and len(tokens) < 6
    ):
        return None if tokens[-1].low.endswith("s") else False  # 'the Holt and Lund Bank'
    if at + 3 == len(tokens) and _describes(tokens[at - 1]) and _describes(after) and tokens[0].low in lex.DETERMINERS:
        return _plain_many(tokens[-1])  # 'the main military and political force'
    if tokens[0].low in ("a", "an") and after.low in _AS_WELL:
        return False  # 'a party leader and former friend of the king'
    opens = after.low in lex.DETERMINERS or after.capital or after.text[0].isdigit()
    if opens or tokens[0].low not in lex.DETERMINERS or _plain_many(tokens[-1]):
        return True
    return None


def _describes(token: Token) -> bool:
    """Whether a word looks like an adjective."""
    return token.low in lex.ADJECTIVES or token.low.endswith(("al", "ic", "ary", "ous", "ive", "ese", "ish", "ian"))


def _is_office(tokens: list[Token], at: int, names: Names) -> bool:
    """Whether 'and' stands in the name of what one person heads: 'Trade and Ports Board Commissioner Anna Berg'."""
    before, behind = tokens[:at], tokens[at + 2 :]
    office = any(token.low in people.OFFICES for token in behind) and not any(t.low in people.OFFICES for t in before)
    if not office or not all(token.capital for token in (*before, *tokens[at + 1 :])):
        return False
    return not any(name.full in names.persons for name in names.among(before[-1].span))


def _plain_many(token: Token) -> bool:
    return token.low in _PLURALS or (token.low.endswith("s") and not _one_in_s(token.low) and not token.capital)


def _of_name(tokens: list[Token], names: Names) -> bool | None:
    head = tokens[-1]
    low = head.low
    led = len(tokens) == 2 and tokens[0].low == "the"
    if led and (low[:-1] in people.ROLES or (low in people.DEMONYMS and low.endswith(("sh", "ch", "ese", "ss")))):
        return True  # 'the Sisters of Charity', 'the French'
    if not low.endswith("s") or _one_in_s(low):
        return False
    if led and low.endswith(("ians", "eans", "ites", "ards")):
        return True
    if low in _MANY_IN_S or low[:-1] in people.DEMONYMS:
        return True
    held = names.among(Span(tokens[0].start, head.span.end))
    if led and not (held and held[-1].place) and (low.endswith("os") or low[-2] in _BEFORE_S):
        return None if held and low.endswith("os") else True  # 'the Broncos', 'the Parrs'
    if held:
        if low[:-1] in lex.EVENT_NOUNS:
            return True
        if low.endswith("ies") and low != "industries":
            return None
        return False if held[-1].full in names.persons or len(tokens) > 1 or low.endswith(("as", "us", "es")) else None
    return True if len(tokens) == 1 else None


def _one_in_s(low: str) -> bool:
    return low.endswith(("ss", "us", "is", "'s")) or low in _ONE_IN_S
