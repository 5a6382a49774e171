"""Stems by which two tellings of one event agree: 'the withdrawal' and 'they withdrew', 'his death' and 'he died'."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import Final

from timeline.events import lexicon as lex
from timeline.events.tokens import Token

_LENGTH: Final = 5
"""Letters that a stem keeps: 'protest' and 'protect' differ in the fifth, 'explosion' and 'exploded' agree in five."""

_NOUN_OF: Final[dict[str, str]] = dict(
    pair.split("-")
    for pair in (
        "death-die deaths-die flight-flee birth-bear sale-sell loss-lose losses-lose marriage-marry trial-try "
        "wedding-marry invasion-invade decision-decide seizure-seize division-divide collision-collide "
        "arrival-arrive burial-bury funeral-bury departure-depart beginning-begin outbreak-break choice-choose "
        "growth-grow purchase-buy speech-speak breakup-break inquiry-inquire dissolution-dissolve "
        "acquisition-acquire annexation-annex proclamation-proclaim abdication-abdicate succession-succeed "
        "suspension-suspend expulsion-expel revolt-revolt shooting-shoot bombing-bomb killing-kill "
        "conviction-convict verdict-convict sentencing-sentence ruling-rule hearing-hear meeting-meet talks-talk "
        "landing-land crossing-cross founding-found opening-open closure-close launch-launch strike-strike"
    ).split()
)
"""Nouns whose verb a cut to five letters would not find."""


@functools.lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """The stem of a word in lower case. A noun of an event gives that of its verb."""
    one = word[:-1] if word.endswith("s") and len(word) > 3 and not word.endswith("ss") else word
    verb = _NOUN_OF.get(word) or lex.LEMMA_OF_PAST.get(word) or lex.LEMMA_OF_PARTICIPLE.get(word) or one
    return verb[:_LENGTH].rstrip("eiy") if len(verb) > 3 else verb


def deed(one: str) -> str:
    """The stem by which a deed is known, whichever of its words tells it."""
    return _DEEDS.get(one, one)


_ALIKE: Final = (
    "die death kill perish dead murder assassinate", "arrest detain detention", "explode explosion blast",
    "injure wound", "resign resignation quit", "win victory", "buy purchase acquire acquisition", "free release",
    "fire sack dismiss dismissal", "fall drop decline", "rise increase climb", "close shut closure shutter block",
    "elect election", "rescue save", "marry wed wedding marriage", "retreat withdraw withdrawal",
    "seize capture seizure", "destroy destruction", "discover discovery find", "establish establishment found",
    "leave depart departure", "attack assault", "quake earthquake", "begin start beginning", "oust overthrow topple",
    "kidnap abduct", "collide collision crash", "send dispatch deploy deployment", "cancel abandon", "hit strike",
    "sentence jail imprison", "cut reduce", "appoint appointment name",
    "collapse burst fail failure rupture", "sink founder shipwreck",
)  # fmt: skip
"""Verbs and nouns that tell one and the same deed."""
_DEEDS: Final = {stem(word): stem(line.split()[0]) for line in _ALIKE for word in line.split()}


def topic(tokens: Iterable[Token]) -> frozenset[str]:
    """The stems of the words that say what it is about: no closed-class word, no mark, no number."""
    return frozenset([one for token in tokens if (one := _topical(token.low))])


@functools.lru_cache(maxsize=8192)
def _topical(low: str) -> str:
    """The stem of a word that says what something is about; nothing for another."""
    return stem(low) if low[0].isalpha() and len(low) > 2 and low not in lex.STOP_WORDS else ""
