"""A page that holds nothing but the axis of time of the view; rows for it; and where they are drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

import pytest
from playwright.sync_api import FloatRect, Locator, Page

from tests.browser import Site, put_view
from timeline import Point

PAGE: Final = """<!DOCTYPE html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>A page</title><body></body></html>"""
START: Final = """async ([rows, dir]) => {
    document.documentElement.dir = dir;
    const { Axis } = await import("/view/axis.js");
    const { Words } = await import("/view/words.js");
    const { readWhen } = await import("/view/calendar.js");
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(await (await fetch("/view/style.css")).text());
    window.calls = { select: [], span: [] };
    window.listeners = 0;
    const listen = EventTarget.prototype.addEventListener;
    EventTarget.prototype.addEventListener = function (...given) { window.listeners++; listen.apply(this, given); };
    window.axis = new Axis({
        words: new Words("en"),
        onSelect: (id) => calls.select.push(id),
        onSpan: (span) => calls.span.push(span),
    });
    const root = document.body.appendChild(document.createElement("div")).attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    root.append(axis.element);
    window.rows = rows.map((row, index) => ({ index, status: "asserted", ...row, when: readWhen(row.when) }));
    axis.show(window.rows);
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""

REST: Final = """async () => {
    const state = () => JSON.stringify([axis.span, axis.goal, calls.span.length, scrollY]);
    let before = "";
    while (axis.glide || axis.frame !== undefined || state() !== before) {
        before = state();
        await new Promise((done) => setTimeout(done, 220));  // it tells of a move 150 ms after its end
    }
    return [...axis.span];
}"""

Row = dict[str, Any]
"""A row as JSON, its `when` as the saved format has it."""


def _bounds(start: str | None, end: str | None) -> dict[str, str]:
    return {key: value for key, value in (("start", start), ("end", end)) if value}


def row(
    name: str, begin: tuple[str | None, str | None], end: tuple[str | None, str | None] | None = None, **more: Any
) -> Row:
    """A row that begins in the period; `end` is the period in which it ended."""
    when = {
        "edtf": name,
        "begin": _bounds(*begin),
        **({"end": _bounds(*end)} if end else {}),
        "unit": more.pop("unit", "day"),
    }
    return {"id": name, "label": f"Event {name}", "kind": "occurrence", "salience": 1, "when": when, **more}


def day(name: str, year: int, month: int, on: int, **more: Any) -> Row:
    """A row told to the day."""
    first = Point(year, month, on)
    return row(name, (_iso(first), _iso(Point.from_days(first.days + 1))), **more)


def _iso(point: Point) -> str:
    return f"{point.year:04d}-{point.month:02d}-{point.day:02d}"


def minute(date: str) -> int:
    year, month, on = map(int, date.split("-"))
    return (Point(year, month, on).days - Point(1970).days) * 1440


Start = Callable[..., Locator]
"""Opens a page with an axis that shows the rows; `"rtl"` for one that is read from the right."""


@pytest.fixture
def start(site: Site, page: Page) -> Start:
    """Opens a page with an axis that shows the rows."""
    put_view(site)

    def opened(rows: Sequence[Row], direction: str = "ltr") -> Locator:
        page.goto(site.put("index.html", PAGE))
        page.evaluate(START, [list(rows), direction])
        return page.locator(".axis")

    return opened


def box(locator: Locator) -> FloatRect:
    found = locator.bounding_box()
    assert found
    return found


def outline(locator: Locator) -> FloatRect:
    """Where a shape of the picture lies on the screen, without the thickness of its line."""
    script = """shape => {
        const { x, y, width, height } = shape.getBBox();
        const onScreen = (x, y) => new DOMPoint(x, y).matrixTransform(shape.getScreenCTM());
        const [a, b] = [onScreen(x, y), onScreen(x + width, y + height)];
        return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width, height };
    }"""
    found: FloatRect = locator.evaluate(script)
    return found


def place(page: Page, date: str) -> float:
    """Where a day begins on the screen."""
    share: float = page.evaluate("at => (at - axis.span[0]) / (axis.span[1] - axis.span[0])", minute(date))
    view = box(page.locator(".axis-view"))
    return view["x"] + share * view["width"]


def settled(page: Page) -> tuple[float, float]:
    """The span, when what moves has come to rest."""
    first, last = page.evaluate(REST)
    return first, last


def length(span: tuple[float, float]) -> float:
    return span[1] - span[0]


def spot(page: Page, name: str) -> Locator:
    return page.locator(f'.spot[data-id="{name}"]')


STORY: Final = (
    day("a", 2024, 1, 10),
    row("b", ("2024-03-01", "2024-06-01"), unit="month"),
    row("c", ("2024-02-01", "2024-03-01"), ("2024-08-01", "2024-10-01"), unit="month", kind="state"),
    row("d", ("2024-05-01", "2024-06-01"), (None, None), unit="month", kind="state"),
    row("e", (None, "2024-04-01"), kind="statement"),
    day("f", 2024, 12, 20, kind="forecast"),
)


def many(count: int) -> list[Row]:
    return [
        day(f"n{n}", 2000 + n % 25, 1 + n % 12, 1 + n % 28, salience=n % 7, label=f"Event number {n}")
        for n in range(count)
    ]
