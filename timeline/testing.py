"""The kit with which an exporter proves itself: hard timelines, and a check that runs an exporter over all of them.

from timeline.testing import check_exporter


def test_it_keeps_the_contract():
    check_exporter(EXPORTER)
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import sys
import tempfile
import time
import warnings
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import FrameType
from typing import Final

import attrs

from timeline.edtf import parse
from timeline.errors import ExportError, ExportWarning
from timeline.exporting import settings
from timeline.hookspecs import Exporter, OptionValue
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
    Source,
    Span,
    Statement,
    Summary,
    Timeline,
)
from timeline.registry import exporter_fault

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
    yield "300 events", _timeline("A long story", tuple(_many(300)))
    yield "before the common era", _timeline("Old times", tuple(_dated(_OLD)))
    yield "open bounds", _timeline("Open bounds", tuple(_dated(_OPEN)))
    yield "every fineness", _timeline("Fine and coarse", tuple(_dated(_FINENESS)))
    yield "undated", attrs.evolve(_timeline("No dates", (), sources=3), undated=tuple(_undated(3)))
    yield "conflicts", _timeline("They disagree", (_disputed(),), sources=3)
    yield "many scripts", _timeline(_SCRIPTS[0], tuple(_event(n, text, "2020") for n, text in enumerate(_SCRIPTS, 1)))
    yield "hostile text", hostile_timeline()
    yield "long texts", _timeline("long " * 200, (_event(1, "word " * 4000, "2020"), _event(2, "w" * 20000, "2021")))


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


def check_exporter(exporter: Exporter, timelines: Iterable[tuple[str, Timeline]] | None = None) -> None:
    """Check that an exporter keeps the contract, on `sample_timelines()` unless others are given.

    Checked: the record is well formed; every timeline gives bytes, and the same bytes a second time; no file is
    written, no network, no other program and no clock is used; every value that an option declares is taken, and
    one of them changes something. An exporter may refuse a timeline without dated events, with ExportError.
    Raises AssertionError, whose text says what to do.
    """
    fault = exporter_fault(exporter)
    _require(not fault, f"The record of {exporter.name!r} is not well formed: {fault}.")
    samples = tuple(sample_timelines() if timelines is None else timelines)
    with _outside_forbidden() as folder:
        defaults = settings(exporter, {})
        written = {name: _twice(exporter, name, timeline, defaults) for name, timeline in samples}
        small = [(name, timeline) for name, timeline in samples if len(timeline.events) <= 40]
        for option in exporter.options:
            _check_option(exporter, option.name, small, written)
        clocks = _clocks_read(exporter, usual_timeline(), defaults)
        left = sorted(path.name for path in folder.iterdir())
    _require(not clocks, f"{exporter.name!r} read a clock ({', '.join(clocks)}). Take dates from timeline.as_of.")
    _require(
        not left, f"{exporter.name!r} wrote {left} in the working folder. Return the bytes; the caller writes them."
    )


def _require(holds: object, otherwise: str) -> None:
    """As `assert` does, but also where Python runs without assertions."""
    if not holds:
        raise AssertionError(otherwise)


def _twice(exporter: Exporter, name: str, timeline: Timeline, options: Mapping[str, OptionValue]) -> bytes:
    first, second = (_once(exporter, name, timeline, options) for _ in range(2))
    told = f"{exporter.name!r} gave other bytes the second time, on the sample {name!r}"
    ways = "Use no clock, no random numbers, no object ids and no order of a set; take dates from timeline.as_of"
    _require(first == second, f"{told}. {ways}.")
    return first


def _once(exporter: Exporter, name: str, timeline: Timeline, options: Mapping[str, OptionValue]) -> bytes:
    at = f"on the sample {name!r} with {dict(options)}"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ExportWarning)
            data = exporter.export(timeline, options)
    except ExportError as error:
        _require(not timeline.events, f"{exporter.name!r} refused {at}: {error}. Dated events are to be written.")
        return b"refused"
    except _Outside as error:
        raise AssertionError(
            f"{exporter.name!r} {error} {at}. An exporter turns values into bytes and does no more."
        ) from error
    except (Exception, SystemExit) as error:
        told = f"{type(error).__name__}: {str(error)[:200]}"
        ways = "Every text and every timeline is to be written; escape or clean what the format cannot hold"
        raise AssertionError(f"{exporter.name!r} raised {told} {at}. {ways}.") from error
    gave = f"{exporter.name!r} gave {type(data).__name__} {at}."
    _require(isinstance(data, bytes), f"{gave} Return bytes: encode text with .encode('utf-8', 'replace').")
    _require(data, f"{exporter.name!r} gave an empty file {at}. Write at least the title, or raise ExportError.")
    return data


def _check_option(
    exporter: Exporter, name: str, samples: Iterable[tuple[str, Timeline]], written: Mapping[str, bytes]
) -> None:
    """Each value that the option declares is taken, and one of them at least changes a sample."""
    option = next(one for one in exporter.options if one.name == name)
    choices = option.choices or ((True, False) if isinstance(option.default, bool) else ())
    others = [choice for choice in choices if choice != option.default]
    changed = [
        _once(exporter, sample, timeline, settings(exporter, {name: choice})) != written[sample]
        for choice in others
        for sample, timeline in samples
    ]
    told = f"The option {name!r} of {exporter.name!r} changes nothing on any sample"
    _require(not changed or any(changed), f"{told}. Use options[{name!r}], or do not declare it.")


_CLOCKS: Final = frozenset({"now", "utcnow", "today", "localtime", "ctime", "strftime"})


def _clocks_read(exporter: Exporter, timeline: Timeline, options: Mapping[str, OptionValue]) -> list[str]:
    """The functions of `time` and `datetime` that tell the time of day or the local zone, as far as it calls them."""
    found: set[str] = set()

    def watch(frame: FrameType, event: str, called: object) -> None:  # noqa: ARG001 - Python gives a frame
        name, owner = getattr(called, "__name__", ""), getattr(called, "__self__", None)
        if event == "c_call" and name in _CLOCKS and (owner is time or _is_date(owner)):
            found.add(f"{getattr(owner, '__name__', '')}.{name}")

    before = sys.getprofile()
    sys.setprofile(watch)
    try:
        _once(exporter, "usual", timeline, options)
    finally:
        sys.setprofile(before)
    return sorted(found)


def _is_date(owner: object) -> bool:
    return isinstance(owner, type) and issubclass(owner, dt.date)


class _Outside(BaseException):
    """An exporter reached for what is outside: not an Exception, so that no broad `except` of the exporter hides it."""


class _Watch:
    """Whether the process is being watched; its threads too."""

    on = False
    installed = False


_WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_FORBIDDEN: Final = {
    "socket.connect": "used the network", "socket.getaddrinfo": "used the network", "socket.bind": "used the network",
    "socket.sendto": "used the network", "urllib.Request": "used the network", "subprocess.Popen": "started a program",
    "os.system": "started a program", "os.exec": "started a program", "os.posix_spawn": "started a program",
    "os.fork": "started a process", "os.remove": "removed a file", "os.rename": "renamed a file",
    "os.mkdir": "made a folder",
}  # fmt: skip


@contextlib.contextmanager
def _outside_forbidden() -> Iterator[Path]:
    """Run in an empty folder, with writing, network and other programs forbidden; gives the folder."""
    _watch()
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        _Watch.on = True
        try:
            yield Path(folder)
        finally:
            _Watch.on = False


def _watch() -> None:
    """Install the audit hook of this process once: hooks cannot be taken away again, so it sleeps outside a check."""
    if not _Watch.installed:
        sys.addaudithook(_audit)
        _Watch.installed = True


def _audit(event: str, details: tuple[object, ...]) -> None:
    if not _Watch.on or (event != "open" and event not in _FORBIDDEN):
        return
    if details and "__pycache__" in str(details[0]):
        return  # Python itself, which imports a module for the first time
    if event != "open":
        raise _Outside(_FORBIDDEN[event])
    if isinstance(details[2], int) and details[2] & _WRITING:
        raise _Outside(f"opened {str(details[0])!r} for writing")


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
    for number in range(1, count + 1):
        year, month = divmod(number, 12)
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
        attribution=Attribution(text, text, True, (text,)), likelihood=Likelihood(text), figures=(figure,),
        names=(text,), places=(text,),
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
