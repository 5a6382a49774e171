"""The timeline drawn in a briefing PDF: what is where on it, and what it says."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import Period, Point, When, date_words
from timeline.edtf import parse
from timeline_pdf.lettering.fonts import Fonts
from timeline_pdf.lettering.setting import line_width, measure
from timeline_pdf.lettering.text import clean
from timeline_pdf.look import PAPERS, SMALL
from timeline_pdf.pictures.alt import LONGEST, told
from timeline_pdf.pictures.axis import MOST, Drawing, choose, panels
from timeline_pdf.pictures.lanes import Shown, fitted, label_line, label_x
from timeline_pdf.pictures.legend import legend
from timeline_pdf.pictures.scale import days, scale
from timeline_pdf.pictures.shapes import Standing
from timeline_pdf.slices import Area, Dot, Fill, Mark, Shape, Slice, Stroke, Words

WIDTH: Final = 499.28
FONTS: Final = Fonts()
STANDINGS: Final[tuple[Standing, ...]] = ("fact", "claim", "plan")


def shown(edtf: str, label: str = "A tram leaves the rails", **more: object) -> Shown:
    when = parse(edtf)
    made = Shown(label, when, "#event-1", number="1", date=date_words(when))
    return attrs.evolve(made, **more)  # type: ignore[arg-type] # names of fields


def drawn(events: Sequence[Shown], as_of: str = "") -> Drawing:
    (drawing,) = panels(events, FONTS, WIDTH, parse(as_of) if as_of else None)
    return drawing


def first_known(one: Shown) -> float:
    return days(one.when.earliest or one.when.latest or Point(0))


def words(piece: Slice) -> list[str]:
    return ["".join(part.text for part in mark.line) for mark in piece.marks if isinstance(mark, Words)]


def meanings(drawing: Drawing) -> list[str]:
    return [text for row in legend(drawing.blocks, FONTS, WIDTH) for text in words(row)]


def box(mark: Mark) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of what is drawn."""
    if isinstance(mark, Words):
        return mark.x, mark.y - 5, mark.x + line_width(mark.line), mark.y + 1
    if isinstance(mark, Fill | Area):
        return mark.x, mark.y, mark.x + mark.width, mark.y + mark.height
    if isinstance(mark, Dot):
        return mark.x - mark.radius, mark.y - mark.radius, mark.x + mark.radius, mark.y + mark.radius
    if isinstance(mark, Stroke):
        return min(mark.x1, mark.x2), min(mark.y1, mark.y2), max(mark.x1, mark.x2), max(mark.y1, mark.y2)
    assert isinstance(mark, Shape)
    xs, ys = zip(*mark.points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def collide(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


odd = ["2009/..", "../2025-03", "-0498-21", "Y500000", "Y-500000", "1667", "20XX", "2024-08-05T14:30"]
dates = st.one_of(
    st.sampled_from(odd),
    st.dates().map(str),
    st.integers(1, 2999).map("{:04d}".format),
    st.tuples(st.integers(1900, 2100), st.integers(1, 12)).map(lambda one: f"{one[0]}-{one[1]:02d}"),
    st.tuples(st.dates(), st.dates()).map(lambda two: f"[{min(two)}..{max(two)}]"),
    st.tuples(st.dates(), st.dates()).map(lambda two: f"{min(two)}/{max(two)}"),
    st.dates().map("[{}..]".format),
    st.dates().map("[..{}]".format),
)
labels = st.one_of(
    st.text(max_size=60), st.just("Supercalifragilistic" * 30), st.just("word " * 90), st.just("משה פתח את הוועידה")
)
told_events = st.builds(
    lambda edtf, label, standing: shown(edtf, label, standing=standing), dates, labels, st.sampled_from(STANDINGS)
)
stories = st.lists(told_events, max_size=60).map(lambda story: sorted(story, key=first_known))


@settings(max_examples=150, deadline=None)
@given(stories, st.sampled_from(["", "2024-08-05", "0001", "2999"]))
def test_the_drawing_stays_in_its_frame_and_no_labels_collide(story: list[Shown], as_of: str) -> None:
    for drawing in panels(story, FONTS, WIDTH, parse(as_of) if as_of else None):
        assert drawing.slice.height < PAPERS["letter"].room * 0.55
        for mark in drawing.slice.marks:
            left, top, right, bottom = box(mark)
            assert left >= -2.1 and right <= WIDTH + 2.1
            assert top >= -0.1 and bottom <= drawing.slice.height + 0.1
        texts = [box(mark) for mark in drawing.slice.marks if isinstance(mark, Words) and mark.line]
        assert not [1 for one, other in itertools.combinations(texts, 2) if collide(one, other)]


@settings(max_examples=150, deadline=None)
@given(stories)
def test_a_mark_covers_all_that_is_known_of_its_date_and_no_label(story: list[Shown]) -> None:
    for drawing in panels(story, FONTS, WIDTH):
        for block in drawing.blocks:
            for point in (block.when.earliest, block.when.latest):
                assert point is None or block.left - 0.1 <= drawing.scale.at(days(point)) <= block.right + 0.1
            for one, label in zip(block.shown, block.labels, strict=True):
                line = label_line(one, label, FONTS)
                x = label_x(block, line)
                assert x >= 0 and x + line_width(line) <= WIDTH + 0.1
                assert block.side == "inside" or x >= block.right or x + line_width(line) <= block.left


@settings(deadline=None)
@given(stories)
def test_each_event_has_a_lane_below_the_one_before(story: list[Shown]) -> None:
    drawings = panels(story, FONTS, WIDTH)
    for drawing in drawings:
        assert drawing.blocks[0].lane == 0
        for one, other in itertools.pairwise(drawing.blocks):
            assert other.lane == one.lane + len(one.shown)
    dated = [one for one in story if one.when.earliest or one.when.latest]
    assert [one for drawing in drawings for one in drawing.shown] == choose(dated, lambda one: one.salience)


@settings(deadline=None)
@given(stories, st.integers(0, 5000))
def test_the_alternative_tells_as_much_as_has_room(story: list[Shown], left: int) -> None:
    for drawing in panels(story, FONTS, WIDTH):
        text = told(drawing, left)
        assert len(text) <= LONGEST
        assert text == clean(text)


def test_many_events_are_drawn_in_panels_parted_where_time_makes_a_leap() -> None:
    story = [shown(f"{1700 + n}") for n in range(12)] + [shown(f"{2000 + n}") for n in range(16)]
    old, new = panels(story, FONTS, WIDTH, parse("2015"))
    assert (len(old.shown), len(new.shown)) == (12, 16)
    assert "as of 2015" not in words(old.slice) and "as of 2015" in words(new.slice)
    assert "continued, on a scale of its own" in words(new.slice)
    assert len(panels(story * 2, FONTS, WIDTH)) == 3


def test_the_alternative_tells_the_timeline() -> None:
    story = [
        shown("1897-05", "A tram line opens", number="1"),
        shown("2024-08-05", "Two trams collide", number="2"),
        shown("[2024-08..2025-03]", "A driver blames the brakes", number="3", standing="claim"),
        shown("[2025-06..]", "Trams are to run again", number="4", standing="plan"),
    ]
    assert told(drawn(story, "2025-03-02"), 12) == (
        "A timeline from 1 May 1897 to 1 June 2025 with 4 events. "
        "The axis leaves out 127 years after 2 June 1897, where nothing is drawn. As of 2 March 2025. "
        "1, May 1897: A tram line opens. 2, 5 August 2024: Two trams collide. "
        "3, between August 2024 and March 2025: A driver blames the brakes (said or judged). "
        "4, June 2025 or later: Trams are to run again (planned or forecast). And 12 more in the table of events."
    )


def test_a_long_alternative_says_how_many_it_leaves_out() -> None:
    story = [shown(f"{1990 + n}", "A rather long label that says what happened " * 3) for n in range(22)]
    text = told(drawn(story))
    assert text.endswith("more in the table of events.")
    assert len(text) <= LONGEST


def test_events_within_the_same_bounds_share_one_band() -> None:
    story = [shown("[2024-08..2025-03]", f"Event {n}") for n in range(5)]
    (block,) = drawn(story).blocks
    assert len(block.shown) == 5
    mixed = [*story, shown("[2024-08..2025-03]", "Said", standing="claim")]
    assert [len(block.shown) for block in drawn(mixed).blocks] == [5, 1]


def test_a_day_is_a_point_on_an_axis_of_days_and_a_band_on_one_of_hours() -> None:
    day, clock = shown("2024-08-05"), shown("2024-08-05T14:30")
    assert [block.exact for block in drawn([day, shown("2024-08-09")]).blocks] == [True, True]
    assert [block.exact for block in drawn([day, clock]).blocks] == [False, True]


@pytest.mark.parametrize(
    ("edtf", "standing", "meaning"),
    [
        ("2024-08-05", "fact", ["on one day"]),
        ("2024-08-05", "claim", ["on one day", "all said or judged"]),
        ("[2024-08..2025-03]", "fact", ["at some time within"]),
        ("2024-06/2024-08", "fact", ["lasted; dark where sure"]),
        ("[2024-08..]", "plan", ["open end", "all planned or forecast"]),
    ],
)
def test_the_legend_tells_what_is_drawn_and_nothing_else(edtf: str, standing: Standing, meaning: list[str]) -> None:
    assert meanings(drawn([shown(edtf, standing=standing)])) == meaning


def test_the_legend_shows_a_plan_as_it_is_drawn() -> None:
    drawing = drawn([shown("2024-08-05"), shown("[2024-08..]", standing="plan")])
    assert meanings(drawing) == ["on one day", "open end", "planned or forecast"]
    (row,) = legend(drawing.blocks, FONTS, WIDTH)
    assert sum(isinstance(mark, Dot) for mark in row.marks) == 1


def test_facts_claims_and_plans_differ_in_shape_and_not_in_colour_alone() -> None:
    def outline(standing: Standing, edtf: str) -> tuple[object, ...]:
        marks = drawn([shown(edtf, standing=standing)]).slice.marks
        corners = [len(mark.points) if isinstance(mark, Shape) else 0 for mark in marks]
        return tuple((type(mark), size, getattr(mark, "dash", ())) for mark, size in zip(marks, corners, strict=True))

    for edtf in ("2024-08-05", "[2024-08..2025-03]", "[2024-08..]"):
        assert len({outline(standing, edtf) for standing in STANDINGS}) == 3


def test_the_most_salient_are_drawn_and_of_equals_some_from_the_whole_story() -> None:
    story = [shown(f"{1500 + n}", salience=float(n % 100 == 0)) for n in range(5000) if n < 500]
    chosen = [one for drawing in panels(story, FONTS, WIDTH) for one in drawing.shown]
    assert len(chosen) == MOST
    assert sum(one.salience for one in chosen) == 5
    years = [one.when.earliest.year for one in chosen if one.when.earliest]
    assert years == sorted(years) and years[3] < 1560 and years[-4] > 1940


@given(st.lists(st.integers(0, 3), max_size=200), st.integers(1, 50))
def test_a_choice_keeps_the_order_and_prefers_the_salient(weights: list[int], most: int) -> None:
    chosen = choose(list(enumerate(weights)), lambda one: one[1], most)
    assert len(chosen) == min(most, len(weights))
    assert chosen == sorted(set(chosen))
    assert sorted((weight for _, weight in chosen), reverse=True) == sorted(weights, reverse=True)[: len(chosen)]


def test_an_as_of_date_outside_is_told_with_an_arrow() -> None:
    story = [shown("2024-08-05"), shown("2024-08-09")]
    inside, after = drawn(story, "2024-08-07"), drawn(story, "2025-03")
    assert "as of 7 August 2024" in words(inside.slice) and "as of March 2025" in words(after.slice)
    assert any(isinstance(mark, Stroke) and mark.dash == (2.5, 2) for mark in inside.slice.marks)
    assert not any(isinstance(mark, Stroke) and mark.dash == (2.5, 2) for mark in after.slice.marks)


def test_the_axis_breaks_where_nothing_happens_and_keeps_its_order() -> None:
    made = scale([(0, 0), (100_000, 100_001), (100_020, 100_030), (100_040, 100_040)], 500)
    assert len(made.segments) == 2
    assert [gap.words for gap in made.gaps()] == ["274 years"]
    places = [made.at(x) for x in (0, 50_000, 100_000, 100_015, 100_040)]
    assert places == sorted(places)
    assert places[0] >= 0 and places[-1] <= 500
    assert len(scale([(0, 0), (300, 300), (500, 500), (900, 900)], 500).segments) == 1


def test_ticks_are_round_years_also_before_the_common_era() -> None:
    labels = [tick.label for tick in scale([(Point(-520).days, Point(-500).days), (0, Point(480).days)], 500).ticks()]
    assert labels == ["400 BCE", "200 BCE", "1 CE", "200", "400"]


def test_where_no_time_of_day_is_told_an_axis_of_hours_shows_days() -> None:
    noon = days(Point(2023, 10, 4, 12))
    made = scale(
        [(days(Point(1988)), days(Point(1988))), (noon, noon + 0.04), (noon + 0.1, noon + 0.2)], 500, hours=True
    )
    assert next(made.ticks()).label == "27 Dec"


def test_ticks_reach_from_minutes_to_a_million_years() -> None:
    noon = Point(2024, 8, 5).days + 0.5
    assert "12:15" in [tick.label for tick in scale([(noon, noon + 0.04)], 500, hours=True).ticks()]
    ages = [tick.label for tick in scale([(Point(-500_000).days, Point(500_000).days)], 500).ticks()]
    assert "200,000 BCE" in ages and "400,000" in ages


def test_a_label_is_cut_after_a_word() -> None:
    label = fitted("Passengers were brought to safety by firefighters", FONTS, 130)
    assert label == "Passengers were brought to safety\u2026"
    assert measure(label, SMALL, FONTS) <= 130
    assert fitted("x" * 300, FONTS, 60).endswith("x\u2026")
    assert fitted("Short", FONTS, 60) == "Short"


def test_events_without_any_bound_are_not_drawn() -> None:
    never = Shown("x", When("", Period(), None), "#x")
    assert panels([never], FONTS, WIDTH) == ()
    assert len(drawn([never, shown("2009/.."), shown("../2025-03")]).shown) == 2
