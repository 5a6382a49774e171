"""A book of some 200 pages goes through as one article: its years hold from the first chapter to the last."""

from __future__ import annotations

import functools
import random

import pytest

from timeline.model import Article, Event, Timeline
from timeline.pipeline import build
from timeline.readers import read

CHAPTERS = 60
FIRST = 1740
PARAGRAPHS = 26
MONTHS = ("February", "March", "April", "May", "June", "July", "August", "September", "October")
SYLLABLES = ("ar", "bel", "cor", "dun", "el", "far", "gam", "hol", "is", "jor", "kel", "lam", "mar", "nor", "os", "per")
TOLD = (
    "In {month} the {trade} of {place} sold the {thing} to {name} for {count} crowns. The council approved the sale.",
    "On {day} {month} a fire destroyed the {thing} in {place}. {count} people lost their homes, and {name} left.",
    "Two days later the {trade} of {place} elected {name} as their speaker. The election was held in the {thing}.",
    "{name} built a {thing} at {place} in {month} and gave work to {count} men. It stood on the left bank.",
)
BESIDE = (
    "The road from {place} to the {thing} was long and steep, and those who walked it in the wet carried their shoes.",
    "Nobody in {place} remembers how the {trade} lived, what they ate or what they thought of the {thing}.",
    "A {thing} is a heavy piece of work, and the {trade} of {place} were proud of theirs; it had no equal.",
)
TRADES = ("weavers", "tanners", "millers", "coopers", "masons", "brewers", "smiths", "ferrymen")
THINGS = ("mill", "bridge", "granary", "chapel", "market hall", "lock", "tannery", "school", "tower", "quay")


def name(dice: random.Random) -> str:
    """An invented name."""
    return "".join(dice.choice(SYLLABLES) for _ in range(3)).capitalize()


def year_of(chapter: int) -> int:
    """The year in which a chapter begins: three after that of the one before."""
    return FIRST + 3 * chapter


def paragraph(number: int, dice: random.Random) -> str:
    """Something that happened in the year of the chapter, which goes from month to month, and what stands around it."""
    month, day = divmod(number * 27 * len(MONTHS) // PARAGRAPHS, 27)
    words = {
        "month": MONTHS[month], "day": day + 1, "trade": dice.choice(TRADES), "place": name(dice),
        "thing": dice.choice(THINGS), "name": f"{name(dice)} {name(dice)}", "count": dice.randint(20, 900),
    }  # fmt: skip
    beside = " ".join(dice.choice(BESIDE).format(**words) for _ in range(2))
    return f"{dice.choice(TOLD).format(**words)} {beside}"


def chapter(number: int, dice: random.Random) -> str:
    """A chapter: a heading, the year with which it begins, and paragraphs of that year."""
    begins = f"In {year_of(number)} the free town of {name(dice)} founded a guild of {dice.choice(TRADES)}."
    body = [paragraph(at, dice) for at in range(PARAGRAPHS)]
    return "\n\n".join((f"## Chapter {number + 1}: {name(dice)}", begins, *body))


@functools.cache
def book() -> tuple[Article, Timeline]:
    """The book, as read, and its timeline."""
    dice = random.Random(1740)
    text = "\n\n".join(["# The guilds of the valley", *(chapter(number, dice) for number in range(CHAPTERS))])
    (found,) = read(text.encode(), "book.md")
    assert isinstance(found, Article)
    return found, build([found])


def by_chapter() -> list[list[Event]]:
    """The events of each chapter."""
    source, made = book()
    starts = [source.text.index(f"## Chapter {number + 1}:") for number in range(CHAPTERS)] + [len(source.text)]
    found: list[list[Event]] = [[] for _ in range(CHAPTERS)]
    for event in made.events + made.undated:
        at = event.provenance[0].clause.start
        found[next(number for number in range(CHAPTERS) if starts[number + 1] > at)].append(event)
    return found


def test_it_is_as_long_as_a_book() -> None:
    assert len(book()[0].text) > 500_000


def test_its_events_stand_in_order() -> None:
    starts = [event.when.earliest for event in book()[1].events if event.when is not None]
    known = [start for start in starts if start is not None]
    assert known == sorted(known)


@pytest.mark.parametrize("number", range(CHAPTERS))
def test_a_chapter_begins_in_its_year(number: int) -> None:
    (founded,) = [event for event in by_chapter()[number] if " founded a guild of " in event.text]
    assert founded.when is not None
    assert founded.when.edtf == str(year_of(number))


def test_months_and_days_are_of_the_year_of_their_chapter() -> None:
    wrong = [
        (number, event.text, event.when.edtf if event.when else None)
        for number, events in enumerate(by_chapter())
        for event in events
        if any(month in event.text for month in MONTHS)
        if event.when is None or not event.when.edtf.startswith(str(year_of(number)))
    ]
    assert wrong == []


def test_the_last_chapters_tell_as_much_as_the_first() -> None:
    told = [len(events) for events in by_chapter()]
    assert min(told) >= PARAGRAPHS
    assert max(told) < 2 * min(told)
