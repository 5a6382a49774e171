"""Matters: what figures are about beyond their unit, so that homes a storm damaged are not set against homes built."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from timeline.model import Event, Figure, Provenance

Told = tuple[Figure, Event]
"""A figure and the event that it is told of."""

_LEVEL: Final = frozenset(
    "be is are was were been being have has had having hold holds held own owns owned employ employs employed number "
    "numbers numbered total totals totalled reach reaches reached stand stands stood rise rises rose risen fall falls "
    "fell fallen grow grows grew grown climb climbs climbed drop drops dropped count counts counted include includes "
    "included report reports reported put puts estimate estimates estimated say says said".split()
)
"""Verbs that say how much there is and not what was done, so that two of them may count the same thing."""

_EMPTY: Final = frozenset(
    "the and for but with from that which who whom when while where this these those their its his her our were was "
    "had has have been are will would could may might said says say told according than more less least most about "
    "over under some around nearly almost another further alone also still now then there here all both after before "
    "since until during into onto off out toll tolls total totals number numbers figure figures count least far rose "
    "risen rises rise reached reaches stood stands people person persons".split()
)
"""Words that do not tell what a figure is about."""

_HARM: Final = frozenset(
    "kill kills killed killing die dies died dead death deaths lives victims fatalities injured wounded hurt missing "
    "bodies".split()
)
"""Words that say what became of people, and not of what."""

_FOREPART: Final = 5
"""Letters by which 'explodes' and 'explosion' are one word."""

_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_ENDING: Final = re.compile(r"(?:ing|ed|es|e|(?<!s)s)$")


def deed(figure: Figure, event: Event) -> str:
    """The stem of what was done to the counted; empty where the figure says it, or is a sum, a share or a level."""
    if figure.state or figure.share_of or figure.cumulative:
        return ""
    verb = next(filter(None, map(_trigger, event.provenance)), "").casefold()
    return "" if verb in _LEVEL else _stem(verb)


def subjects(figure: Figure, event: Event) -> frozenset[str]:
    """Foreparts of the words of its label that tell of what people came to harm: 'ferry' and 'sink', not who counts."""
    words = _WORD.findall(event.label.replace(figure.text, " ", 1).casefold())
    return frozenset(_stem(word)[:_FOREPART] for word in words if word not in _EMPTY and word not in _HARM)


def matters(figures: Sequence[Told]) -> list[list[int]]:
    """Figures parted by what they are about, as their numbers: such as share no word, not even through others.

    Those that say nothing of it belong to the one matter that there is, and to none of several; one whose unit says
    nothing either ('4 percent') belongs to none.
    """
    about = [_about(*told) or _alone(number, told[0]) for number, told in enumerate(figures)]
    leads: dict[str, str] = {}

    def lead(word: str) -> str:
        while leads.setdefault(word, word) != word:
            leads[word] = word = leads[leads[word]]
        return word

    for first, *rest in filter(None, about):
        for word in rest:
            leads[lead(word)] = lead(first)
    found: dict[str, list[int]] = {}
    for number, words in enumerate(about):
        found.setdefault(lead(words[0]) if words else "", []).append(number)
    return [list(range(len(figures)))] if len(found.keys() - {""}) < 2 else list(found.values())


def _alone(number: int, figure: Figure) -> tuple[str, ...]:
    """A word that no other figure has, for one that only measures."""
    return (f"#{number}",) if figure.unit.casefold() in _MEASURES and not figure.share_of else ()


_MEASURES: Final = frozenset(("percent", "per cent", "percentage points", "percentage point", "points", "degrees"))


def _about(figure: Figure, event: Event) -> tuple[str, ...]:
    """Stems of the words that tell what a figure is about: of a sum or of what became of people, the names alone.

    'The toll rose to 17' says no more of it than 'a fire killed 12'; of other figures the clauses have to.
    """
    if figure.state or figure.cumulative:
        texts = [*event.names, *event.places]
    else:
        texts = [_rest(place, figure) for place in event.provenance]
    words = (word for text in texts for word in _WORD.findall(text.casefold()) if word not in _EMPTY)
    return tuple(dict.fromkeys(map(_stem, words)))


def _rest(place: Provenance, figure: Figure) -> str:
    """A clause without its figure, its time and the word that names the event."""
    text = place.quote.exact
    for told in (figure.text, place.words, _trigger(place)):
        text = text.replace(told, " ", 1) if told else text
    return text


def _trigger(place: Provenance) -> str:
    """The word that names the event, from the quote of its clause."""
    if place.trigger is None or place.trigger.start < place.clause.start:
        return ""
    return place.quote.exact[place.trigger.start - place.clause.start : place.trigger.end - place.clause.start]


def _stem(word: str) -> str:
    return _ENDING.sub("", word.casefold())
