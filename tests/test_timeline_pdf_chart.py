"""Figures over time in a briefing PDF: the chart, its scale of values, and the table."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from timeline import Event, FigureRow, Provenance, Quote, Series, Span, date_words
from timeline.edtf import parse
from timeline_pdf.desk import Desk
from timeline_pdf.file.structure import Structure
from timeline_pdf.lettering.fonts import Fonts
from timeline_pdf.lettering.setting import line_width
from timeline_pdf.lettering.text import clean
from timeline_pdf.pictures.alt import LONGEST, told_figures
from timeline_pdf.pictures.chart import by_reports, figures
from timeline_pdf.pictures.plot import plot
from timeline_pdf.pictures.reports import MOST, Report, apart, over_time, reports
from timeline_pdf.pictures.values import amount, values
from timeline_pdf.slices import Dot, Fill, Mark, Shape, Slice, Stroke, Words

WIDTH: Final = 499.28
FONTS: Final = Fonts()
Row = tuple[str, float | None, float | None, float | None, str]
"""EDTF date, low, best, high, speaker."""


def series(rows: Sequence[Row], unit: str = "injured") -> tuple[Series, dict[str, Event]]:
    """A quantity as reported in one article, some reports contradicting each other; and the events."""
    events: dict[str, Event] = {}
    made = []
    for n, (edtf, low, best, high, who) in enumerate(rows):
        text = f"{'/'.join('?' if one is None else f'{one:g}' for one in (low, best, high))} {unit}"
        place = Provenance("a", Span(0, 1), Span(0, 1), Quote(text))
        events[f"e{n}"] = Event(f"e{n}", text, text, "occurrence", parse(edtf), (place,))
        when = parse(edtf)
        made.append(FigureRow(unit, date_words(when), text, who, low, best, high, f"e{n}", when=when))
    return Series(unit, tuple(made), disagree=True), events


def drawn(rows: Sequence[Row]) -> list[Report]:
    return reports(*series(rows))


def words(pieces: Sequence[Slice]) -> list[str]:
    """All lines of text."""
    return ["".join(part.text for part in mark.line) for one in pieces for mark in one.marks if isinstance(mark, Words)]


def laid(rows: Sequence[Row], *, chart: bool = True) -> list[Slice]:
    one, events = series(rows)
    return list(figures(one, events, Desk(FONTS, WIDTH, Structure()), drawn=chart))


def pictured(rows: Sequence[Row]) -> tuple[Slice, ...]:
    one, events = series(rows)
    found = reports(one, events)
    return plot(found, apart(found), one, (FONTS, WIDTH)) if found else ()


def points(mark: Mark) -> list[tuple[float, float]]:
    """Outermost points of what is drawn."""
    if isinstance(mark, Words):
        return [(mark.x, mark.y - 4), (mark.x + line_width(mark.line), mark.y)]
    if isinstance(mark, Fill):
        return [(mark.x, mark.y), (mark.x + mark.width, mark.y + mark.height)]
    if isinstance(mark, Dot):
        return [(mark.x - mark.radius, mark.y - mark.radius), (mark.x + mark.radius, mark.y + mark.radius)]
    if isinstance(mark, Stroke):
        return [(mark.x1, mark.y1), (mark.x2, mark.y2)]
    assert isinstance(mark, Shape)
    return list(mark.points)


amounts = st.one_of(
    st.integers(0, 20).map(float),
    st.floats(-1e13, 1e13),
    st.floats(0, 1),
    st.sampled_from([0.0, 1e12, -40.0, 1e-9, 5e15]),
)
unsaid = st.one_of(st.none(), amounts)
speakers = st.sampled_from(
    ["", "Harbour Board", "Pilot Union", "Navy", "Coast Guard", "Hospital", "Mayor", "\u05de\u05e9\u05d4"]
)
dates = st.one_of(
    st.dates().map(str),
    st.tuples(st.integers(2020, 2026), st.integers(1, 12)).map(lambda one: f"{one[0]}-{one[1]:02d}"),
    st.sampled_from(
        ["2024", "[2024-08..2025-03]", "[2024-08..]", "../2025-03", "2024-08-05T14:30", "-0043", "Y-20000"]
    ),
)


@st.composite
def rows(draw: st.DrawFn) -> Row:
    low, best, high = draw(unsaid), draw(unsaid), draw(unsaid)
    known = sorted(one for one in (low, best, high) if one is not None)
    ordered = iter(known)
    low, best, high = (None if one is None else next(ordered) for one in (low, best, high))
    return draw(dates), low, best, high, draw(speakers)


@settings(max_examples=150, deadline=None)
@given(st.lists(rows(), min_size=1, max_size=60))
@example([("2000-01-01", None, None, 0.0, ""), ("2020-01", None, 4.9e-300, 1.0, "")])
def test_the_chart_stays_in_its_frame_and_no_labels_collide(told: list[Row]) -> None:
    pieces = pictured(told)
    assume(pieces)
    chart, *legend = pieces
    assert chart.height + sum(row.height for row in legend) < 240
    for piece in (chart, *legend):
        for x, y in itertools.chain.from_iterable(map(points, piece.marks)):
            assert -0.1 <= x <= WIDTH + 0.1
            assert -2.1 <= y <= piece.height + 0.1
        texts = [points(mark) for mark in piece.marks if isinstance(mark, Words) and mark.line]
        for (one, end), (other, last) in itertools.combinations(texts, 2):
            assert one[0] >= last[0] or other[0] >= end[0] or one[1] >= last[1] or other[1] >= end[1]


@given(st.lists(amounts, min_size=1, max_size=30))
def test_a_scale_holds_all_values_in_their_order_between_its_ends(known: list[float]) -> None:
    made = values(known)
    shares = [made.at(one) for one in sorted(known)]
    assert shares == sorted(shares)
    assert shares[0] >= -1e-9 and shares[-1] <= 1 + 1e-9
    ticks = [made.at(value) for value, _ in made.ticks()]
    assert len(ticks) >= 2 and ticks[0] == pytest.approx(0) and ticks[-1] == pytest.approx(1)
    assert ticks == sorted(ticks)
    assert len({label for _, label in made.ticks()}) == len(ticks)


@pytest.mark.parametrize(
    ("known", "ticks"),
    [
        ([40, 55], ["0", "20", "40", "60"]),
        ([9000, 9400], ["8,900", "9,000", "9,100", "9,200", "9,300", "9,400", "9,500"]),
        ([3, 4000], ["1", "10", "100", "1,000", "10,000"]),
        ([0, 3e6, 1e12], ["0", "1 million", "100 million", "10 billion", "1 trillion"]),
        ([-3.5, 3.4], ["-4", "-2", "0", "2", "4"]),
        ([0], ["0", "0.25"]),
        ([1.0, 0.9999999999999999], ["0", "0.25", "0.5", "0.75", "1"]),
        ([0.2, 0.7], ["0", "0.2", "0.4", "0.6", "0.8"]),
    ],
)
def test_scales_run_from_zero_unless_that_hides_differences(known: list[float], ticks: list[str]) -> None:
    assert [label for _, label in values(known).ticks()] == ticks


def test_amounts_are_short() -> None:
    assert [amount(one) for one in (0, 0.5, 12000, 2.5e6, 3e9, 1e12, 2e16)] == [
        "0", "0.5", "12,000", "2.5 million", "3 billion", "1 trillion", "2e+16",
    ]  # fmt: skip


def test_a_report_covers_its_bounds_on_both_scales() -> None:
    chart, *_ = pictured([("2024-08", 40, None, 55, "Board"), ("2024-12-01", 60, 60, 60, "")])
    upright = [mark for mark in chart.marks if isinstance(mark, Stroke) and mark.x1 == mark.x2 and mark.thick == 1.3]
    level = [mark for mark in chart.marks if isinstance(mark, Stroke) and mark.y1 == mark.y2 and mark.colour == "soft"]
    ((low, high),) = [(mark.y1, mark.y2) for mark in upright]
    assert (low - high) / 112 == pytest.approx(15 / 60)
    ((left, right),) = [(mark.x1, mark.x2) for mark in level if mark.x2 - mark.x1 > 20]
    assert left < upright[0].x1 < right


def test_a_lower_bound_has_an_arrow_upwards_and_a_hollow_mark() -> None:
    chart, *legend = pictured([("2024-08-01", 5000, None, None, "Board"), ("2024-12-01", None, None, 300, "Board")])
    heads = [sum(y for _, y in mark.points) / 3 for mark in chart.marks if isinstance(mark, Shape)]
    dots = [mark for mark in chart.marks if isinstance(mark, Dot)]
    assert [dot.fill for dot in dots] == ["white", "white"]
    assert heads[0] < dots[0].y and heads[1] > dots[1].y
    assert "no other bound given" in words(legend)


def test_speakers_for_one_time_who_cannot_both_be_right_are_marked() -> None:
    told: list[Row] = [
        ("2024-08-05", 12, 12, 12, "Harbour Board"),
        ("2024-08", 40, None, None, "Pilot Union"),
        ("2024-08-05", 12, None, 15, "Navy"),
        ("2024-09-05", 90, 90, 90, "Navy"),
    ]
    assert [(one.who, other.who) for one, other in apart(drawn(told))] == [
        ("Harbour Board", "Pilot Union"), ("Pilot Union", "Navy"),
    ]  # fmt: skip
    text = words(laid(told))
    assert "disagree on overlapping dates" in text
    assert sum("DISAGREES" in line for line in text) == 3


def test_about_a_number_meets_one_that_is_near_it() -> None:
    about: Row = ("2024-08", None, 3000, None, "Board")
    assert not apart(drawn([about, ("2024-08", 3200, 3200, 3200, "Navy")]))
    assert apart(drawn([about, ("2024-08", 3400, 3400, 3400, "Navy")]))


def test_reports_of_one_date_have_bars_in_the_table_and_no_chart() -> None:
    told: list[Row] = [("2024-08-05", 12, 12, 12, "Board"), ("2024-08-05", 15, None, None, "Navy")]
    assert not over_time(drawn(told))
    pieces = laid(told)
    assert all(piece.height < 30 for piece in pieces)
    assert any(isinstance(mark, Dot) for piece in pieces for mark in piece.marks)


def test_beyond_the_first_quantities_there_is_a_table_only() -> None:
    told: list[Row] = [("2024-08-05", 12, 12, 12, "Board"), ("2024-09-05", 15, None, None, "Navy")]
    assert max(piece.height for piece in laid(told)) > 100
    assert max(piece.height for piece in laid(told, chart=False)) < 30
    few, many = series(told)[0], series(told * 2)[0]
    assert by_reports([few, many]) == [many, few]


def test_a_scale_says_when_it_is_no_plain_one() -> None:
    assert "logarithmic scale" in words(laid([("2024-08", 3, 3, 3, ""), ("2024-09", 4000, 4000, 4000, "")]))
    assert "the scale does not begin at zero" in words(
        laid([("2024", 9000, 9000, 9000, ""), ("2025", 9400, 9400, 9400, "")])
    )
    same = laid([("2024", 3, 3, 3, "Board"), ("2024", 4000, 4000, 4000, "Navy")])
    assert "Bars on a logarithmic scale." in words(same)


def test_of_many_reports_the_lowest_and_the_highest_are_drawn() -> None:
    told: list[Row] = [(f"{1000 + n}", float(n % 700), float(n % 700), float(n % 700), "Board") for n in range(1500)]
    found = drawn(told)
    assert len(found) == MOST
    assert min(one.known[0] for one in found) == 0 and max(one.known[0] for one in found) == 699
    assert [one.row for one in found] == sorted(one.row for one in found)
    assert "logarithmic scale  \u00b7  1,460 more in the table" in words(laid(told))


@given(st.lists(rows(), min_size=1, max_size=60))
def test_the_alternative_of_a_chart_has_its_limits(told: list[Row]) -> None:
    one, events = series(told)
    found = reports(one, events)
    assume(found)
    text = told_figures(one, found, len(apart(found)))
    assert len(text) <= LONGEST
    assert text == clean(text)


def test_the_alternative_tells_each_report() -> None:
    one, events = series([("2024-08-05", 12, 12, 12, "Harbour Board"), ("2024-08", 40, None, None, "")])
    found = reports(one, events)
    assert told_figures(one, found, len(apart(found))) == (
        "A chart of injured over time, from 1 August 2024 to 31 August 2024: 2 reports, 12 to 40. "
        "1 pair of reports disagree on overlapping dates. "
        "5 August 2024: 12/12/12 injured (Harbour Board). August 2024: 40/?/? injured."
    )


def test_a_figure_that_is_no_number_is_in_the_table_only() -> None:
    told: list[Row] = [
        ("2024", float("inf"), None, None, ""),
        ("2025", None, None, None, ""),
        ("2026", 1, 1, 1, ""),
        ("2027", 2, 2, 2, ""),
    ]
    assert len(drawn(told)) == 2
    assert len([line for line in words(laid(told)) if "injured" in line]) == 4
