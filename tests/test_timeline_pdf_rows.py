"""What stands together on paper in the PDF's tables, and what is said once."""

from __future__ import annotations

import attrs
import pytest

from tests.test_timeline_pdf import day, event, export, harbour, month, read, text_of, year
from timeline import Attribution, Figure, Likelihood, Source, Span, Timeline


def pages(timeline: Timeline) -> list[str]:
    """What each page of its PDF says."""
    return [page.extract_text() for page in read(export(timeline)).pages]


def rows(page: str) -> list[str]:
    return [line for line in page.splitlines() if "Gate" in line]


@pytest.mark.parametrize("count", range(30, 50))
def test_no_row_of_the_table_of_events_stands_alone_on_a_page(count: int) -> None:
    events = tuple(event(n, f"Gate {n} opens", year(1900 + n)) for n in range(count))
    found = [rows(page.partition("Sources")[0]) for page in pages(Timeline("t", events))]
    assert all(len(one) != 1 for one in found)


@pytest.mark.parametrize("count", range(12, 32))
def test_the_yardstick_is_not_parted(count: int) -> None:
    said = {"attribution": Attribution("Safety Office"), "likelihood": Likelihood("highly likely", "PHIA", 80, 90)}
    events = tuple(event(n, f"Gate {n} opens", year(1900 + n), **said) for n in range(count))
    (page,) = [one for one in pages(Timeline("t", events)) if "remote chance" in one]
    assert "PHIA probability yardstick" in page
    assert "In bold: the terms that occur here." in page


def test_a_term_that_the_label_has_is_not_said_again_beside_it() -> None:
    said = {"attribution": Attribution("Safety Office"), "likelihood": Likelihood("unlikely", "PHIA", 25, 35)}
    told = text_of(export(Timeline("t", (event(1, "A second gate is unlikely", year(2024), **said),))))
    assert told.partition("What the terms")[0].count("unlikely") == told.partition("What the terms")[0].count(
        "second gate"
    )


def test_a_judgement_tells_the_date_that_it_is_about() -> None:
    made = event(1, "A second gate is likely", day(2024, 8, 5), kind="assessment")
    told = text_of(export(Timeline("t", (made,)))).partition("Key judgements")[2].partition("Timeline")[0]
    assert "5 August 2024" in told


def test_a_source_without_a_title_is_named_once() -> None:
    made = attrs.evolve(harbour(), sources=(Source("a", "", "reports/pier.md"),))
    assert text_of(export(made)).count("reports/pier.md") == 1


@pytest.mark.parametrize("count", range(20, 40))
def test_no_first_line_of_a_list_stands_alone_below_its_heading(count: int) -> None:
    made = [event(n, f"Gate {n} opens", year(1900 + n)) for n in range(count)]
    plans = [event(n, f"Sluice {n} is to open", year(2100 + n), kind="plan") for n in range(count, count + 3)]
    for page in pages(Timeline("t", (*made, *plans))):
        told = page.partition("Outlook")[2].partition("Sources")[0]
        assert told.count("Sluice") in (0, 3)


@pytest.mark.parametrize("count", range(30, 50))
def test_a_source_has_its_first_quote_below_it(count: int) -> None:
    made = tuple(event(n, f"Gate {n} opens", year(1900 + n)) for n in range(count))
    sources = (Source("a", "The log", "log.md"),)
    (found,) = [page for page in pages(Timeline("t", made, sources=sources)) if "The log" in page]
    assert "As printed" in found.partition("The log")[2]


def test_each_report_of_a_quantity_has_the_number_of_its_event() -> None:
    counted = [Figure(f"{n} homes", Span(0, 8), n, n, n, "homes") for n in (12, 15)]
    made = [event(n, f"Gate {n} floods", year(1987 + n), figures=(one,)) for n, one in enumerate(counted)]
    told = text_of(export(Timeline("t", tuple(made)))).partition("Figures over time")[2].partition("How this")[0]
    assert "No. Date Reported\n1 1987 12 homes\n2 1988 15 homes" in told


def test_the_widest_date_that_can_stands_on_one_line() -> None:
    dates = [month(1990 + n // 12, n % 12 + 1) for n in range(300)]
    events = tuple(event(n, f"Gate {n} opens", when) for n, when in enumerate(dates))
    assert "September 1990" in text_of(export(Timeline("t", events))).partition("Date")[2]
