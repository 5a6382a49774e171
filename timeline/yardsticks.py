"""Probability yardsticks: what the terms of likelihood mean to those who are known to use them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Final

import attrs

from timeline.model import Event, Likelihood


@attrs.frozen
class Scale:
    """A probability yardstick: its terms and their ranges, as its owner words them, gaps left as gaps.

    `spans` are the same ranges in percent, from and to, one for each row. `used` are those terms, in the order and the
    words of the rows (the first item of a row), that the timeline's events carry on this scale; never empty in a
    briefing, which leaves out a scale of which no term occurs.
    """

    name: str
    rows: tuple[tuple[str, str], ...]
    spans: tuple[tuple[float, float], ...] = ()
    used: tuple[str, ...] = ()


# "Explaining uncertainty in UK intelligence assessment" (GOV.UK, 24 March 2025): the ranges do not touch, on purpose.
_PHIA: Final = Scale(
    "PHIA probability yardstick (United Kingdom)",
    (
        ("remote chance", "more than 0% to about 5%"),
        ("highly unlikely", "about 10% to about 20%"),
        ("unlikely", "about 25% to about 35%"),
        ("realistic possibility", "about 40% to less than 50%"),
        ("likely or probable", "about 55% to about 75%"),
        ("highly likely", "about 80% to about 90%"),
        ("almost certain", "about 95% to less than 100%"),
    ),
    ((0, 5), (10, 20), (25, 35), (40, 50), (55, 75), (80, 90), (95, 100)),
)
# Intelligence Community Directive 203, analytic standards.
_ICD_203: Final = Scale(
    "ICD 203 (United States)",
    (
        ("almost no chance, remote", "1% to 5%"),
        ("very unlikely, highly improbable", "5% to 20%"),
        ("unlikely, improbable", "20% to 45%"),
        ("roughly even chance, roughly even odds", "45% to 55%"),
        ("likely, probable", "55% to 80%"),
        ("very likely, highly probable", "80% to 95%"),
        ("almost certain, nearly certain", "95% to 99%"),
    ),
    ((1, 5), (5, 20), (20, 45), (45, 55), (55, 80), (80, 95), (95, 99)),
)
_SCALES: Final = {"PHIA": _PHIA, "ICD 203": _ICD_203}

_PARTED: Final = re.compile(r", | or ")


def scales(events: Iterable[Event]) -> tuple[Scale, ...]:
    """The yardsticks of the speakers, each with its terms that occur; none where no term of it does."""
    said = {event.likelihood for event in events if event.likelihood and event.likelihood.scale}
    found = (_marked(scale, [one for one in said if one.scale == name]) for name, scale in _SCALES.items())
    return tuple(scale for scale in found if scale.used)


def _marked(scale: Scale, said: Collection[Likelihood]) -> Scale:
    """The scale with the terms that occur: by their words, or by their range ('probably' is 'likely or probable')."""
    ranges = {(one.low, one.high) for one in said}
    terms = {one.term.casefold() for one in said}
    used = (
        row[0]
        for row, span in zip(scale.rows, scale.spans, strict=True)
        if span in ranges or not terms.isdisjoint(_PARTED.split(row[0]))
    )
    return attrs.evolve(scale, used=tuple(used))
