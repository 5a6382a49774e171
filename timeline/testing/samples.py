"""Hard timelines: what an exporter must be able to write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from timeline.edtf import parse
from timeline.model import (
    Anchor,
    Attribution,
    Change,
    Conflict,
    Dct,
    Event,
    Figure,
    Finding,
    Kind,
    Likelihood,
    Provenance,
    Quote,
    Relation,
    Source,
    Span,
    Statement,
    Summary,
    Timeline,
)

HOSTILE: Final = (
    "<script>alert(1)</script>",
    "</script><!-- <b>unclosed",
    "& &amp; &#60; &#x110000; &copy=1",
    "'single' \"double\" `back` \\ backslash",
    "[text](javascript:alert(1)) ![picture](file:///etc/passwd)",
    "# heading | cell || --- *stars* _lines_ ~~struck~~ ***",
    "first line\nsecond line\r\nthird\u2028fourth\u2029fifth\x0bsixth\x85seventh",
    "=1+1", "+1", "-1", "@SUM(1)", "\t=1+1", "\uff1d1+1",
    ") /OpenAction << /S /JavaScript >> (",
    "BEGIN:VEVENT\r\nSUMMARY:planted\r\nEND:VEVENT; a\\, b",
    "{% raw %} {{ 7 * 7 }} ${x} $a$ %s %(x)s {0}",
    "[sound:x.mp3] {{c1::cloze}} \\(x\\) \\[y\\] $$z$$ <<[[link]]>>",
    "\x01\x07\x08\x1b[31mred\x1b[0m\x7f\x9b1m",
    "\u202egnp.exe\u202c \u2066isolated \u200b\u200d\ufeff",
    "a\u0301\u0316" + "\u0301" * 60,
    "]]> --> */ </td></tr></table>",
    "http://example.org/?a=1&b=2 www.example.org someone@example.org",
    "lone surrogate \ud800 here",
    "x" * 3000,
    " ",
)  # fmt: skip
"""Texts that break out of their place in a careless exporter. Any text of an article may look like these."""

_SCRIPTS: Final = (
    "Київ: рада ухвалила закон, під'їзд відчинено", "Москва, съезд открылся", "Η σύνοδος άρχισε στην Αθήνα",
    "הוועידה נפתחה בירושלים (1948)", "افتتح المؤتمر في القاهرة عام ١٩٤٥", "تهران، نشست آغاز شد", "会議は東京で始まった",
    "會議在臺北開幕", "서울에서 회의가 열렸다",
    "सम्मेलन दिल्ली में शुरू हुआ", "การประชุมเริ่มขึ้นที่กรุงเทพฯ", "Đại hội khai mạc ở Hà Nội",
    "İstanbul'da toplantı açıldı", "Fête à l'Œuvre — «début» naïve", "👩🏽\u200d🚀 landed 🎉",
)  # fmt: skip


def sample_timelines() -> Iterator[tuple[str, Timeline]]:
    """Timelines that exporters tend to trip over, each with a name; the same ones on every call."""
    yield "empty", Timeline("Nothing yet")
    yield "one event", _timeline("One event", (_event(1, "The bridge opened", "2019-05-04"),))
    yield "usual", usual_timeline()
    yield "everything", full_timeline()
    yield "300 events", large_timeline(300)
    yield "before the common era", _timeline("Old times", tuple(_dated(_OLD)))
    yield "open bounds", _timeline("Open bounds", tuple(_dated(_OPEN)))
    yield "every fineness", _timeline("Fine and coarse", tuple(_dated(_FINENESS)))
    yield "undated", attrs.evolve(_timeline("No dates", (), sources=3), undated=tuple(_undated(3)))
    yield "conflicts", _timeline("They disagree", (_disputed(),), sources=3)
    yield "many scripts", _timeline(_SCRIPTS[0], tuple(_event(n, text, "2020") for n, text in enumerate(_SCRIPTS, 1)))
    yield "hostile text", hostile_timeline()
    yield "long texts", _timeline("long " * 200, (_event(1, "word " * 4000, "2020"), _event(2, "w" * 20000, "2021")))


def large_timeline(count: int = 2000) -> Timeline:
    """A timeline of many events, one a month, or more where months run out."""
    return _timeline("A long story", tuple(_many(count)))


def usual_timeline() -> Timeline:
    """A small timeline with something of everything: each kind of event, figures, a summary, a conflict, findings."""
    events = (
        _event(1, "The Arl dam was finished", "1987"),
        _event(2, "Rain fell for nine days", "2021-02-03/2021-02-11"),
        _event(3, "The spillway gate jammed", "2021-02-12", figures=(_figure("over 40 homes", "homes", low=40),)),
        _told(4, "Around 65 homes are likely to be lost", "2021-02-14", "assessment", "Ministry of Defence", "likely"),
        _told(5, "Repairs will end by the summer", "[2021-03..2021-08]", "forecast", "Water Board", "very likely"),
        _told(6, "A new gate is to be fitted", "2021-23", "plan", "Water Board", ""),
        attrs.evolve(_disputed(), id="e7"),
        attrs.evolve(_event(8, "The gate was replaced in spring", "2021-05"), status="denied", kind="statement"),
    )
    summary = Summary((_statement(events[2]), _statement(events[3])), (_statement(events[4]),))
    finding = Finding("a1", "unresolved", "'that winter' has nothing to count from.", Span(4, 15))
    change = Change("c1", "redate", ("e1",), (_event(1, "The Arl dam was finished", "1986"),), "Opened a year later.")
    made = _timeline("The Arl dam", events, sources=3)
    return attrs.evolve(made, summary=summary, findings=(finding,), undated=tuple(_undated(2)), changes=(change,))


def full_timeline() -> Timeline:
    """A timeline whose first event has all that an event can have: figures, reports, odds, relations, `via`, a pin."""
    made = usual_timeline()
    told, other = made.events[3], made.events[2]
    event = attrs.evolve(
        told,
        status="denied",
        attribution=Attribution("Ministry of Defence", "say", via=("state media", "a news agency")),
        likelihood=Likelihood("likely", "PHIA", 55, 75),
        confidence="high confidence",
        figures=(*told.figures, _figure("over 40 farms", "farms", low=40)),
        names=("Ina Sel",),
        places=("Arlford",),
        relations=(Relation("after", other.id, "after that"),),
        conflicts=made.events[6].conflicts,
        provenance=(told.provenance[0], attrs.evolve(told.provenance[0], article="a2", quote=Quote("Homes may go."))),
        pinned=True,
    )
    return attrs.evolve(made, title="All of it", events=(other, event), summary=Summary((_statement(event),)))


def hostile_timeline(texts: Iterable[str] = HOSTILE) -> Timeline:
    """A timeline with each text in every place where an article's words may come to stand."""
    events = tuple(_hostile(number, text) for number, text in enumerate(texts, 1))
    first = events[0].label if events else "x"
    sources = tuple(
        attrs.evolve(source, title=event.label, source=event.label, publisher=event.label)
        for source, event in zip(_sources(len(events)), events, strict=True)
    )
    findings = tuple(Finding(f"a{number}", "code", event.label) for number, event in enumerate(events, 1))
    summary = Summary(tuple(map(_statement, events[:3])), tuple(map(_statement, events[3:])))
    undated = tuple(attrs.evolve(event, id=f"u{n}", when=None, undated=event.label) for n, event in enumerate(events))
    changes = tuple(Change(f"c{n}", "relabel", (event.id,), (event,), event.label) for n, event in enumerate(events))
    return Timeline(first, events, undated, summary, sources, findings, parse("2021-03"), first, changes)


_OLD: Final = ("-9999", "-0479-09", "-0043-03-15", "0000", "0001-01-01", "-00XX", "0079-10-24", "0476-09-04")
_OPEN: Final = (
    "../2025-03",
    "2009/..",
    "[..2025-03]",
    "[2025-03-02..]",
    "2009-06/2009-08",
    "[2024-08..2025-03]",
    "1984~",
)
_FINENESS: Final = (
    "18XX", "198X", "1985", "1985-21", "1985-34", "1985-04", "[1985-04-08..1985-04-14]", "1985-04-12",
    "1985-04-12T23:20", "1985-04?", "2004-06-11%",
)  # fmt: skip


def _event(number: int, text: str, edtf: str, figures: tuple[Figure, ...] = ()) -> Event:
    place = _place(f"a{1 + number % 3 if number > 40 else 1}", text, edtf)
    return Event(f"e{number}", text, text, "occurrence", parse(edtf), (place,), figures=figures, salience=number % 7)


def _place(article: str, text: str, words: str) -> Provenance:
    span = Span(0, len(text))
    anchor = Anchor("dct", "2021-03")
    return Provenance(
        article, span, span, Quote(text, "Before. ", " After."), Span(0, 4), words, words, "sample", anchor,
        f"The text names {words}.",
    )  # fmt: skip


def _told(number: int, text: str, edtf: str, kind: Kind, speaker: str, term: str) -> Event:  # noqa: PLR0917, PLR0913 - a row of a table
    scale = Likelihood(term, "PHIA", 55, 75) if term == "likely" else Likelihood(term)
    return attrs.evolve(
        _event(number, text, edtf, (_figure("65 homes", "homes", best=65),) if "65" in text else ()),
        kind=kind,
        attribution=Attribution(speaker, "said"),
        likelihood=scale if term else None,
        reported=parse("2021-02-14"),
        as_of=parse("2021-02") if kind == "assessment" else None,
    )


def _figure(text: str, unit: str, low: float | None = None, best: float | None = None) -> Figure:
    exact = best if low is None else None
    qualifier = "" if low is None else "over"
    return Figure(
        text, Span(0, len(text)), exact if low is None else low, exact, exact, unit, qualifier, cumulative=True
    )


def _many(count: int) -> Iterator[Event]:
    crowd = 1 + count // 90_000  # EDTF has four digits for a year
    for number in range(1, count + 1):
        year, month = divmod(number // crowd, 12)
        yield _event(number, f"Council meeting number {number} was held", f"{1990 + year}-{month + 1:02d}")


def _dated(texts: Iterable[str]) -> Iterator[Event]:
    for number, edtf in enumerate(texts, 1):
        yield _event(number, f"What is dated {edtf} happened", edtf)


def _undated(count: int) -> Iterator[Event]:
    for number in range(1, count + 1):
        event = _event(900 + number, f"Something without a date happened, number {number}", "2020")
        yield attrs.evolve(event, when=None, undated="Nothing in the text dates it.")


def _disputed() -> Event:
    text = "The lower town was evacuated"
    conflicts = (
        Conflict("when", ("2021-02-12", "2021-02-13"), ("a1", "a2")),
        Conflict("figure", ("300 people", "at least 450 people"), ("a1", "a3")),
    )
    event = _event(1, text, "2021-02-12", (_figure("300 people", "people", best=300),))
    places = (*event.provenance, _place("a2", text, "2021-02-13"), _place("a3", text, "2021-02-12"))
    return attrs.evolve(event, provenance=places, conflicts=conflicts)


def _hostile(number: int, text: str) -> Event:
    article = f"a{number}"
    place = attrs.evolve(_place(article, text, text), article=article, why=text, quote=Quote(text, text, text))
    figure = attrs.evolve(_figure(text, text, best=number), qualifier=text)
    return Event(
        f"e{number}", text, text, "assessment", parse("2021-02-12"), (place,),
        attribution=Attribution(text, text, True, (text,)), likelihood=Likelihood(text), confidence=text,
        figures=(figure,), names=(text,), places=(text,),
        conflicts=(Conflict("figure", (text, text), (article, article)),),
    )  # fmt: skip


def _statement(event: Event) -> Statement:
    return Statement(f"{event.label}.", (event.id,))


def _sources(count: int) -> tuple[Source, ...]:
    dct = Dct(parse("2021-03"), "inferred", "likely")
    homes = [f"https://example.org/{n}" if n > 1 else "report.md" for n in range(1, count + 1)]
    return tuple(
        Source(f"a{n}", f"Report {n}", home, dct=dct, sha256=f"{n:064x}", characters=900)
        for n, home in enumerate(homes, 1)
    )


def _timeline(title: str, events: tuple[Event, ...], sources: int = 0) -> Timeline:
    articles = {place.article for event in events for place in event.provenance}
    return Timeline(
        title,
        events,
        sources=_sources(sources or len(articles) or 1),
        as_of=parse("2021-03"),
        generator="timeline sample",
    )
