"""The table of named periods, and where a name serves as a date."""

from __future__ import annotations

from collections import Counter

import pytest

from timeline import edtf
from timeline.anchoring import resolve
from timeline.expressions import Resolved
from timeline.model import Article, Block, Dct, Span
from timeline.timex3 import period, stated, to_when
from timeline.timexes import tag
from timeline.timexes.english.periods import ERAS, WARS

LINES = [pytest.param(begin, end, id=names) for names, begin, end in (*WARS, *ERAS)]
NAMES = [name for names, _, _ in (*WARS, *ERAS) for name in names.split("|")]
LASTING = [name for names, _, end in (*WARS, *ERAS) for name in names.split("|") if end]


def times(text: str, dct: str = "2025-03-14") -> list[tuple[str, Resolved]]:
    """Each expression of a text, and what comes of it."""
    known = Dct(edtf.parse(dct), "given", "certain")
    source = Article("case", text, text, (Block(Span(0, len(text))),), dct=known, genre="news")
    return [(one.timex.span.of(text), one) for one in resolve(source, tag(source))]


def words(text: str) -> list[str]:
    return [found for found, _ in times(text)]


@pytest.mark.parametrize(("begin", "end"), LINES)
def test_the_four_bounds_stand_in_order(begin: str, end: str) -> None:
    bounds = [side.partition("..")[::2] for side in (begin, end or begin)]
    earliest, latest = [period(first) for first, _ in bounds], [period(last or first) for first, last in bounds]
    starts = [one[0].start for one in earliest if one and one[0].start]
    ends = [one[0].end for one in latest if one and one[0].end]
    assert len(starts) == len(ends) == 2
    assert starts[0] <= starts[1] < ends[1]
    assert starts[0] < ends[0] <= ends[1]


@pytest.mark.parametrize(("begin", "end"), LINES)
def test_every_line_is_a_time_whose_edtf_can_be_read(begin: str, end: str) -> None:
    when = to_when(f"{begin}/{end}" if end else begin)
    assert when is not None
    assert (when.end is not None) == bool(end)
    again = edtf.parse(when.edtf).bounds
    for own, read in ((when.bounds.start, again.start), (when.bounds.end, again.end)):
        assert own is not None
        if read is not None:  # what EDTF has no form for is written wider
            assert (read <= own) if own == when.bounds.start else (read >= own)


@pytest.mark.parametrize(("begin", "end"), LINES)
def test_every_line_has_a_value_of_timex3(begin: str, end: str) -> None:
    assert ".." not in stated(f"{begin}/{end}" if end else begin)


def test_no_name_stands_in_two_lines() -> None:
    assert [name for name, n in Counter(name.lower().removeprefix("the ") for name in NAMES).items() if n > 1] == []


def test_there_are_more_than_a_hundred_names() -> None:
    assert len(NAMES) > 100


@pytest.mark.parametrize("name", NAMES)
def test_every_name_is_found_where_it_serves_as_a_date(name: str) -> None:
    assert words(f"They left since {name}.") == [name]
    assert words(f"It was mild, and since {name}, they met.") == [name]
    assert words(f"SINCE {name.upper()} THEY MET") == [name.upper()]


@pytest.mark.parametrize("name", NAMES)
def test_no_name_is_a_date_where_it_only_names_or_describes(name: str) -> None:
    for text in (f"{name} is told in books.", f"Veterans of {name} met.", f"since {name}-style rules", f"{name}'s end"):
        assert [found for found in words(text) if name in found] == []
    for noun in ("veterans", "photograph", "era missile", "Museum"):
        assert [found for found in words(f"since {name} {noun} came.") if name in found] == []


@pytest.mark.parametrize("name", LASTING)
def test_its_edges_are_its_bounds(name: str) -> None:
    begin, end = next((begin, end) for names, begin, end in (*WARS, *ERAS) if name in names.split("|"))
    for edge, bounds in (("outbreak", begin), ("start", begin), ("end", end)):
        ((found, one),) = times(f"They met at the {edge} of {name}.")
        expected = to_when(bounds)
        assert found == f"the {edge} of {name}"
        assert one.when and expected
        assert (one.when.begin, one.when.end) == (expected.begin, None)


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("since World War II", "1945-09-02.."),
        ("before World War II", "..1939-09-01"),
        ("after World War II", "1945-09-03.."),
        ("until World War II", "..1939-09-02"),
        ("during World War II", "1939-09-01..1945-09-03"),
        ("throughout World War II", "1939-09-01..1945-09-03"),
        ("In World War II, they met.", "1939-09-01..1945-09-03"),
        ("since the Renaissance", "1300-01-01.."),
        ("before the Renaissance", "..1401-01-01"),
        ("after the Renaissance", "1500-01-01.."),
        ("in the Renaissance", "1300-01-01..1651-01-01"),
        ("by the end of the Renaissance", "..1651-01-01"),
        ("since the end of the Renaissance", "1500-01-01.."),
        ("since the fall of the Berlin Wall", "1989-11-09.."),
    ],
)
def test_what_stands_before_a_name_opens_or_closes_its_bounds(text: str, bounds: str) -> None:
    ((_, one),) = times(text)
    assert one.when is not None
    assert f"{one.when.bounds.start or ''}..{one.when.bounds.end or ''}" == bounds


@pytest.mark.parametrize(
    ("bounds", "value"),
    [
        ("2026-03-19..2026-03-21", "2026-03-XX"),
        ("2026-03-30..2026-04-01", "2026-XX-XX"),
        ("1914-12..1915-01", "191X-XX"),
        ("1500..1650", "1XXX"),
        ("1999..2001", "XXXX"),
        ("1917-11-07..1917-11-07", "1917-11-07"),
        ("BC0031..BC0030", "BC003X"),
        ("1300..1400/1500..1650", "1300/1650"),
        ("1914-07-28/1918-11-11", "1914-07-28/1918-11-11"),
        ("XXXX-~E+0", "XXXX-XX-XX"),
        ("2000-~N:SG:Eid al-Fitr", "2000-XX-XX"),
        ("2024-05", "2024-05"),
    ],
)
def test_bounds_are_told_as_a_value_of_timex3(bounds: str, value: str) -> None:
    assert stated(bounds) == value


def test_a_war_named_in_passing_does_not_move_the_time_of_the_text() -> None:
    text = "It opened on 3 May 1950. It had shut at the end of the First World War. Two days later it burned."
    assert [one.value for _, one in times(text)] == ["1950-05-03", "1918-11-11", "1950-05-05"]
