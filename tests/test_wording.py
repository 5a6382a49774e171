"""Dates, figures and odds read as a person writes them, and say no more than is known."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import given

from tests import strategies
from timeline.calendar import Period, Point
from timeline.edtf import lasting, parse, whole, window
from timeline.model import Attribution, Event, Figure, Likelihood, Span, When
from timeline.wording import claim_marks, date_words, figure_words, likelihood_words

# EDTF = words.
TABLE = """
2024                                = 2024
2024-08                             = August 2024
2024-08-05                          = 5 August 2024
2024-08-05T14:30:00                 = 5 August 2024, 14:30
2024-08-05T14:30:00Z                = 5 August 2024, 14:30 UTC
2024-08-05T14:30:00+05:30           = 5 August 2024, 14:30 UTC+05:30
2024-08-05T14                       = 5 August 2024, 14:00 to 15:00
2024-08-05T23                       = 5 August 2024, 23:00 to 24:00

-0043                               = 44 BCE
-0043-03-15                         = 15 March 44 BCE
0000                                = 1 BCE
0014                                = 14 CE
0800                                = 800 CE
Y12000                              = 12,000
Y-170000002                         = 170,000,003 BCE

198X                                = the 1980s
080X                                = the 800s CE
000X                                = between 1 BCE and 9 CE
18XX                                = the 19th century
20XX                                = the 21st century
10XX                                = the 11th century
00XX                                = the 1st century CE
-00XX                               = the 1st century BCE
-01XX                               = the 2nd century BCE
1XXX                                = the 2nd millennium
-0XXX                               = the 1st millennium BCE
-004X                               = between 50 and 41 BCE

2024-21                             = spring 2024
2024-23                             = autumn 2024
2024-24                             = winter 2024-25
1999-24                             = winter 1999-00
2024-29                             = spring 2024 (southern hemisphere)
2024-30                             = summer 2024-25 (southern hemisphere)
2024-33                             = the first quarter of 2024
2024-36                             = the fourth quarter of 2024
2024-37                             = between January and April 2024
2024-40                             = the first half of 2024
2024-41                             = the second half of 2024

1983~                               = about 1983
1984?                               = 1984 (uncertain)
1984-06%                            = about June 1984 (uncertain)
-0043~                              = about 44 BCE
198X~                               = about the 1980s

2024-XX                             = 2024
2024-08-XX                          = August 2024
2024-1X                             = the fourth quarter of 2024
156X-12-25                          = 25 December of some year in the 1560s
156X-12                             = December of some year in the 1560s
156X-12-XX                          = a day in December of some year in the 1560s
XXXX-12-25                          = 25 December of some year
XXXX                                = at an unknown time

[2024-08..2025-03]                  = between August 2024 and March 2025
[2024-08..2024-10]                  = between August and October 2024
[2024-08-05..2024-08-07]            = between 5 and 7 August 2024
[2024-07-29..2024-08-07]            = between 29 July and 7 August 2024
[2024-12-29..2025-01-07]            = between 29 December 2024 and 7 January 2025
[1980..1983]                        = between 1980 and 1983
[-0049..-0040]                      = between 50 and 41 BCE
[-0050..0014]                       = between 51 BCE and 14 CE
[..2025-03]                         = up to March 2025
[..1760-12-03]                      = up to 3 December 1760
[2025-03-02..]                      = 2 March 2025 or later
[1984~..1986]                       = between about 1984 and 1986
[2024-08-05T06..2024-08-05T11]      = between 06:00 and 12:00 on 5 August 2024
[2024-08-05T18..2024-08-05T23]      = between 18:00 and 24:00 on 5 August 2024
[2024-08-05T22..2024-08-06T04]      = between 22:00 on 5 August 2024 and 05:00 on 6 August 2024
[2024-08-05T10:00..2024-08-05T14:00] = between 10:00 and 14:00 on 5 August 2024
[2024-08-05T10:15..2024-08-05T14:30] = between 10:15 and 14:30 on 5 August 2024
2024-08-05T04:15~                   = 5 August 2024, about 04:15
2024-08-05T04:15Z~                  = 5 August 2024, about 04:15 UTC
2024-08-05T04~                      = 5 August 2024, about 04:00 to 05:00
[1667,1668,1670..1672]              = 1667, 1668 or between 1670 and 1672
[2024,2025-03]                      = 2024 or March 2025
[2025-03-01..2025-03-10]            = 1 to 10 March 2025
[2025-03-11..2025-03-20]            = 11 to 20 March 2025
[2025-03-21..2025-03-31]            = 21 to 31 March 2025
[2025-03-02..2025-03-11]            = between 2 and 11 March 2025

2009-06/2009-08                     = June to August 2009
2024-06-05/2024-06-07               = 5 to 7 June 2024
2024-05-03/2024-06-05               = 3 May to 5 June 2024
2024-12-30/2025-01-02               = 30 December 2024 to 2 January 2025
1971/1974                           = 1971 to 1974
-0043/-0039                         = 44 to 40 BCE
-0043/0014                          = 44 BCE to 14 CE
2004/2004                           = 2004
198X/2001                           = the 1980s to 2001
2024-21/2025-23                     = spring 2024 to autumn 2025
1984~/2004-06                       = about 1984 to June 2004
1984/2004?                          = 1984 to 2004 (uncertain)
2009/..                             = since 2009
1985-04-12/..                       = since 12 April 1985
2009~/..                            = since about 2009
../1985                             = until 1985
1985/                               = from 1985 to an unknown time
/1985                               = from an unknown time to 1985
../..                               = at an unknown time
2024-08-05T14:30/2024-08-05T16:00   = 14:30 to 16:00 on 5 August 2024
2024-08-05T22/2024-08-06T04         = 22:00 on 5 August 2024 to 04:00 on 6 August 2024
"""
CASES = [tuple(side.strip() for side in line.split(" = ")) for line in TABLE.splitlines() if line]


@pytest.mark.parametrize(("edtf", "words"), CASES, ids=[edtf for edtf, _ in CASES])
def test_a_date_in_words(edtf: str, words: str) -> None:
    assert date_words(parse(edtf)) == words


def test_no_date_is_undated() -> None:
    assert date_words(None) == "undated"


def test_a_week_is_told_by_its_monday() -> None:
    assert date_words(whole(Point(2024, 8, 1), "week")) == "the week of 29 July 2024"
    assert date_words(whole(Point(2024, 8, 1), "week", "~")) == "about the week of 29 July 2024"


def test_days_that_only_the_context_gives_are_between() -> None:
    """'mid-March' is said as its days, and a window that happens to be as wide is not."""
    days = Period(Point(2025, 3, 11), Point(2025, 3, 21))
    assert date_words(window(days, "month", "explicit")) == "11 to 20 March 2025"
    assert date_words(window(days)) == "between 11 and 20 March 2025"


def test_an_open_side_that_has_no_name_says_that_it_is_some_time() -> None:
    days = Period(Point(2023, 10, 1), Point(2023, 10, 11))
    assert date_words(lasting(days, Period())) == "since some time between 1 and 10 October 2023"
    assert date_words(lasting(Period(), days)) == "until some time between 1 and 10 October 2023"


@pytest.mark.parametrize(
    ("begin", "end", "words"),
    [
        (Period(None, Point(2022)), Period.of(Point(2023), "year"), "from 2021 or earlier until 2023"),
        (Period(Point(2022), None), Period.of(Point(2025), "year"), "from 2022 or later until 2025"),
        (
            Period.of(Point(2020, 6), "season"),
            Period(Point(2021, 3, 11), Point(2021, 3, 21)),
            "from summer 2020 until some time between 11 and 20 March 2021",
        ),
    ],
)
def test_something_that_lasts_between_sides_that_have_no_name(begin: Period, end: Period, words: str) -> None:
    assert date_words(lasting(begin, end)) == words


@given(strategies.whens())
def test_every_date_has_words(when: When) -> None:
    words = date_words(when)
    assert words == words.strip() != ""
    assert "None" not in words and "  " not in words


@given(strategies.whens())
def test_words_need_no_text(when: When) -> None:
    """A saved timeline of another program may have any text there."""
    for text in ("", "[", "[1,", "?", "XXXX-99", "X-12", "2024-29", "T1Z"):
        assert date_words(attrs.evolve(when, edtf=text))


SPAN = Span(0, 1)


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (
            Figure("over 5,000\n casualties", SPAN, low=5000, unit="casualties", qualifier="over"),
            "over 5,000 casualties",
        ),
        (Figure("", SPAN, low=5000, unit="casualties", qualifier="over"), "over 5,000 casualties"),
        (Figure("", SPAN, low=5000, unit="homes"), "at least 5,000 homes"),
        (Figure("", SPAN, high=300, unit="homes"), "at most 300 homes"),
        (Figure("", SPAN, high=300, unit="homes", qualifier="up to"), "up to 300 homes"),
        (Figure("", SPAN, 12, 12, 12, "ships"), "12 ships"),
        (Figure("", SPAN, 10, None, 12, "ships"), "10 to 12 ships"),
        (Figure("", SPAN, best=1250.5, unit="USD", qualifier="about"), "about 1,250.5 USD"),
        (Figure("", SPAN, best=0.3333333, share_of="homes"), "0.333 of the homes"),
        (Figure("", SPAN, unit="ships"), "ships"),
        (Figure("", SPAN), ""),
    ],
)
def test_a_figure_in_words(figure: Figure, words: str) -> None:
    assert figure_words(figure) == words


@pytest.mark.parametrize(
    ("likelihood", "words"),
    [
        (Likelihood("highly likely", "PHIA", 80, 90), "highly likely (PHIA: 80% to 90%)"),
        (Likelihood("almost certain", "ICD 203", 95, None), "almost certain (ICD 203: 95% or more)"),
        (Likelihood("remote chance", "PHIA", None, 5), "remote chance (PHIA: up to 5%)"),
        (Likelihood("even chance", "", 50, 50), "even chance (50%)"),
        (Likelihood("likely"), "likely"),
    ],
)
def test_a_likelihood_in_words(likelihood: Likelihood, words: str) -> None:
    assert likelihood_words(likelihood) == words


@pytest.mark.parametrize(
    ("fields", "marks"),
    [
        ({}, ("", "")),
        ({"kind": "state"}, ("", "")),
        ({"kind": "statement", "attribution": Attribution("The board")}, ("", "The board")),
        ({"kind": "plan", "status": "cancelled"}, ("Plan, cancelled", "")),
        ({"status": "denied", "attribution": Attribution("The board")}, ("Denied", "The board")),
        ({"attribution": Attribution("rain")}, ("", "")),  # the label names it
        ({"kind": "forecast", "likelihood": Likelihood("likely")}, ("Forecast, likely", "")),
        ({"likelihood": Likelihood("fell")}, ("", "")),
    ],
)
def test_the_marks_of_a_label_are_what_keeps_it_from_being_a_plain_fact(
    fields: dict[str, Any], marks: tuple[str, str]
) -> None:
    event = attrs.evolve(Event("e1", "Rain fell", "", "occurrence", None, ()), **fields)
    assert claim_marks(event) == marks
