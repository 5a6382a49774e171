"""The verb of a label in the present tense of headlines, only where its forms are known for sure."""

from __future__ import annotations

import re
from typing import Final

from timeline.events import lexicon as lex
from timeline.events.tokens import CUT_SHORT, Token
from timeline.events.verbs import VerbGroup, lemma_of
from timeline.events.verbs.lemmas import KNOWN
from timeline.events.verbs.seeming import by_doing, measured

_IS: Final = {"was": "is", "were": "are"}
_THIRD: Final = {"be": "is", "have": "has", "do": "does", "go": "goes", "quit": "quits"}
_CLITICS: Final = {"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am"}
_NEVER_PASSIVE: Final = frozenset(
    "come become gone arrived died disappeared emerged erupted fled happened occurred resigned vanished".split()
)
_UNSURE: Final = frozenset(("wound", "bound", "ground", "lay", "lit", "used", "born", "felt"))
_PLAIN: Final = re.compile(
    r"[a-z](?:[aeiou]{2}[^aeiou]|[^aeiou]k|[^aeiou]t|[^aeiou][bdpt]le|[^aeiou]er|[^aeiou]en|tute|i[sz]e)$"
)
"""Endings that show the base form of a verb that no list has."""
_SURE: Final = (
    KNOWN
    | lex.TURNING
    | frozenset("torpedo ram decree blockade barricade sacrifice reverse discharge remand lodge refloat reopen".split())
)
_PAST_OF: Final = {lemma: past for past, lemma in reversed(lex.LEMMA_OF_PAST.items())}
_MEANS: Final = frozenset(
    "air bike boat bus car coach ferry foot land plane rail river road sea ship steamer train tram truck water "
    "accident chance email fax hand letter mail mistake phone post radio telegram telegraph telephone".split()
)
"""What stands behind 'by' without an article and does nothing: 'crossed by boat' may be said of those who crossed."""
_DROPPED: Final = frozenset(
    "also then later earlier already now just soon recently finally eventually subsequently previously therefore thus "
    "meanwhile however instead since once since".split()
)
"""Adverbs that tie a clause to the text before it; a line by itself has none."""


def headline(tokens: tuple[Token, ...], group: VerbGroup, many: bool | None, *, total: bool) -> list[str]:
    """The words of a verb group in the present. `many` is the number of its subject, `total` tells that a perfect
    counts up to a day ('has lost 30 men') and stays. What cannot be told for sure stays as it is written.
    """
    words = _expanded([token for token in _undated(tokens, group) if token.low not in _DROPPED], group)
    if not words:
        return [tokens[group.head].text]
    if group.form == "ing":
        named = group.lemma not in KNOWN and [token.low for token in tokens[group.last + 1 : group.last + 2]] == ["of"]
        return [] if named else _of_ing(words, group, many)  # 'the sighting of a slick'
    if group.tense == "future" and [word.low for word in words[:2]] == ["set", "to"]:
        return [_be(many) or "were", *_texts(words)]  # 'a vote set to change the law'
    if group.form == "participle":
        return _of_participle(tokens, words, group, many)
    by = group.last + 1 < len(tokens) and tokens[group.last + 1].low == "by" and words[-1].low.endswith(("ed", "en"))
    by = by and not (measured(tokens, group.last + 2) or by_doing(tokens, group.last))
    if by and not group.passive and group.helpers is None and _is_means(tokens, group.last + 2):
        return _texts(words)
    bare = group.first == group.last and (group.passive or (by and group.tense == "past"))
    if words[0].low in _NEVER_PASSIVE and bare:
        return []
    if group.helpers is not None or bare:
        return _of_participle(tokens, words, group, many)
    return _finite(words, group, many, total=total)


def _expanded(words: list[Token], group: VerbGroup) -> list[Token]:
    """With the helper that an apostrophe stands for: 'he'd left' had left."""
    full = (_PERFECT if group.perfect else _PLAIN_CLITICS).get(words[0].low, "") if words else ""
    if not full or len(words) < 2:
        return words
    first = words[0]
    return [Token(first.start, first.end, full, full, is_word=True, capital=False), *words[1:]]


_PERFECT: Final = {"'d": "had", "'s": "has", "'ve": "have"}
_PLAIN_CLITICS: Final = {"'d": "would", "'s": "is"}


def _undated(tokens: tuple[Token, ...], group: VerbGroup) -> tuple[Token, ...]:
    """The words of a verb group without a date that parts its helper from its verb: 'was on Monday charged'."""
    opens = next((at for at in range(group.first, group.head) if tokens[at].low in _PARTING), group.head)
    closes = group.head
    while closes - 1 > opens and tokens[closes - 1].low in lex.BE:
        closes -= 1
    return (*tokens[group.first : opens], *tokens[closes : group.last + 1])


_PARTING: Final = frozenset((",", "on", "in", "at", "since", "today", "yesterday", "tonight"))


def _is_means(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a means or a measure stands there, which does nothing: 'by boat', 'by 4 percent'."""
    return at < len(tokens) and (tokens[at].low in _MEANS or tokens[at].text[0].isdigit())


def _helpers(tokens: tuple[Token, ...], group: VerbGroup, many: bool | None) -> list[str]:
    """The helper that a second participle shares with the first: 'was elected in May and defeated in June'."""
    assert group.helpers is not None
    shared = [token for token in tokens[slice(*group.helpers)] if token.low not in _DROPPED]
    if shared and shared[-1].low == "been" and shared[0].low in ("has", "have", "had"):
        is_ = {"has": "is", "have": "are"}.get(shared[0].low) or _be(many)
        return [is_, *_texts(shared[1:-1])] if is_ else _texts(shared)
    if len(shared) > 1 and shared[1].low == "to" and (told := present_of(shared[0].low, many)):
        return [told, *_texts(shared[1:])]  # 'agreed to move and train doctors'
    return [_IS.get(token.low, token.text) for token in shared]


def _texts(words: list[Token]) -> list[str]:
    return [_CLITICS.get(token.low, token.low if token.text in CUT_SHORT else token.text) for token in words]


def _be(many: bool | None) -> str:
    return "" if many is None else "are" if many else "is"


def _finite(words: list[Token], group: VerbGroup, many: bool | None, *, total: bool) -> list[str]:
    low = words[0].low
    if low == "be":  # 'demanded that the mill be closed'
        return ["should", *_texts(words)]
    if low in _IS:
        return [_IS[low], *_texts(words[1:])]
    if low in ("has", "have", "had") and len(words) > 1:
        return _perfect(words, group, many, total=total)
    if low == "did" and len(words) > 1:
        if not group.negated and words[1].low in KNOWN and many is not None:
            return [_inflected(words[1].low, many), *_texts(words[2:])]  # 'he did order' is 'he orders'
        return _texts(words) if many is None else ["do" if many else "does", *_texts(words[1:])]
    planned = group.tense == "future" and not group.modal and low.endswith("ed")
    shared = group.perfect and low not in lex.HAVE  # 'has infected 400 and killed 20'
    if group.tense == "past" or low in lex.LEMMA_OF_PAST or planned or shared:
        for at, token in enumerate(words):
            if lex.is_adverb(token.low):
                continue
            verb = present_of(token.low, many)
            return [*_texts(words[:at]), verb, *_texts(words[at + 1 :])] if verb else _texts(words)
    return _texts(words)


def _perfect(words: list[Token], group: VerbGroup, many: bool | None, *, total: bool) -> list[str]:
    """'Has sent' is 'sends', 'has been held' is 'is held'; a total, a denial and what goes on keep their perfect."""
    low = words[0].low
    many = {"has": False, "have": True}.get(low, many)
    has = "" if many is None else "have" if many else "has"
    if [word.low for word in words[1:3]] == ["been", "due"] and many is not None:
        return [_be(many), *_texts(words[2:])]  # 'had been due to begin'
    if words[1].low == "to" or total or group.negated or group.progressive or group.copula:
        return [has or words[0].text, *_texts(words[1:])]
    been = next((at for at, token in enumerate(words) if token.low == "been"), None)
    if been is not None:
        is_ = _be(many)
        simple = [is_, *_texts(words[1:been]), *_texts(words[been + 1 :])]
        return simple if is_ and group.passive else [has or words[0].text, *_texts(words[1:])]
    verb = next((at for at in range(1, len(words)) if not lex.is_adverb(words[at].low)), 1)
    told = present_of(words[verb].low, many)
    return [*_texts(words[1:verb]), told, *_texts(words[verb + 1 :])] if told else _texts(words)


def _of_participle(tokens: tuple[Token, ...], words: list[Token], group: VerbGroup, many: bool | None) -> list[str]:
    if group.helpers is not None:
        return [*_helpers(tokens, group, many), *_texts(words)]
    if words[0].low in lex.BE or words[0].low in lex.HAVE:
        return _texts(words)
    first, *others = _texts(words)
    return [word for word in (_be(many), first.lower(), *others) if word]


def _of_ing(words: list[Token], group: VerbGroup, many: bool | None) -> list[str]:
    """'..., killing two' tells that it kills two."""
    if group.lemma not in KNOWN:
        return [word for word in (_be(many), *_texts(words)) if word]
    if words[0].low in ("having", "being"):
        rest = words[1:]
        if words[0].low == "being" or (rest and rest[0].low == "been"):
            return [_be(many) or "was", *_texts(rest[rest[0].low == "been" :])] if rest else [_be(many) or "was"]
        return [_inflected(group.lemma, many)]
    return [_inflected(group.lemma, many), *_texts(words[1:])]


def _inflected(lemma: str, many: bool | None) -> str:
    if many is None:
        return past_of(lemma)
    return ("are" if lemma == "be" else lemma) if many else third(lemma)


def present_of(low: str, many: bool | None) -> str:
    """The present form of a past form; nothing where the verb or the number of its subject is not sure."""
    lemma = lemma_of(low)
    if many is None or low in _UNSURE or not (lemma in _SURE or _PLAIN.search(lemma)):
        return ""
    if low not in lex.LEMMA_OF_PAST and low not in lex.LEMMA_OF_PARTICIPLE and low not in _regular(lemma):
        return ""
    return _inflected(lemma, many)


def _regular(lemma: str) -> tuple[str, ...]:
    if lemma.endswith("e"):
        return (lemma + "d",)
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return (lemma[:-1] + "ied",)
    return lemma + "ed", lemma + lemma[-1] + "ed", lemma + "ked"


def third(lemma: str) -> str:
    """The third person: 'closes', 'carries', 'catches'."""
    if lemma in _THIRD:
        return _THIRD[lemma]
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def past_of(lemma: str) -> str:
    """The past form of a verb."""
    if lemma in _PAST_OF:
        return _PAST_OF[lemma]
    return _regular(lemma)[0]
