"""The kit passes what keeps the contract, and says of each breach what to do."""

from __future__ import annotations

import datetime as dt
import io
import itertools
import logging
import os
import pathlib
import socket
import subprocess
import sys
import time
import urllib.request
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import attrs
import pytest

from timeline.errors import ExportError
from timeline.hookspecs import ASPECTS, Aspect, Exporter, Lack, Option, OptionValue, lacks_all_but
from timeline.model import Timeline
from timeline.testing import HOSTILE, check_exporter, hostile_timeline, sample_timelines, usual_timeline
from timeline.testing.checks import _check_lacks

COUNT = itertools.count()
TOC = (Option("toc", False, "h"),)


def good(timeline: Timeline, options: Mapping[str, OptionValue]) -> bytes:
    head = b"toc\n" if options.get("toc") else b""
    return head + repr(timeline).encode("utf-8", "replace")


def made(write: Callable[..., Any], options: tuple[Option, ...] = ()) -> Exporter:
    return Exporter("alpha", ".al", "text/plain", "h", write, options, lacks=())


def test_an_exporter_that_keeps_the_contract_passes() -> None:
    check_exporter(made(good, TOC))


def write_file(timeline: Timeline, options: object) -> bytes:
    pathlib.Path("out.txt").write_text("x")
    return b"x"


def write_file_at_a_low_level(timeline: Timeline, options: object) -> bytes:
    os.close(os.open("out.txt", os.O_CREAT | os.O_WRONLY))
    return b"x"


def hide_what_went_wrong(timeline: Timeline, options: object) -> bytes:
    try:
        pathlib.Path("out.txt").write_text("x")
    except Exception:  # noqa: BLE001 - just what a careless exporter does
        return b"hidden"
    return b"x"


def fetch(timeline: Timeline, options: object) -> bytes:
    urllib.request.urlopen("http://127.0.0.1:9/")
    return b"x"


def connect(timeline: Timeline, options: object) -> bytes:
    with socket.socket() as made:
        made.connect(("127.0.0.1", 9))
    return b"x"


def start(timeline: Timeline, options: object) -> bytes:
    subprocess.run([sys.executable, "-c", ""], check=False)
    return b"x"


def date(timeline: Timeline, options: object) -> bytes:
    return str(dt.date.today()).encode()  # noqa: DTZ011 - the breach itself


def year(timeline: Timeline, options: object) -> bytes:
    return time.strftime("%Y").encode()


def second(timeline: Timeline, options: object) -> bytes:
    return b"x" * len(str(time.time_ns()))


def ask_for_an_address(timeline: Timeline, options: object) -> bytes:
    return socket.gethostbyname("localhost").encode()


def walk_away(timeline: Timeline, options: object) -> bytes:
    os.chdir("/")
    return b"x"


def link(timeline: Timeline, options: object) -> bytes:
    pathlib.Path("b").symlink_to("a")
    return b"x"


def log(timeline: Timeline, options: object) -> bytes:
    logging.getLogger("timeline-example").error("to nobody")
    return good(timeline, {})


def zip_of(date: tuple[int, int, int, int, int, int] | None) -> Callable[..., bytes]:
    def write(timeline: Timeline, options: object) -> bytes:
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as made:
            made.writestr(
                zipfile.ZipInfo("a.xml", date) if date else "a.xml", repr(timeline).encode("utf-8", "replace")
            )
        return file.getvalue()

    return write


def leave(timeline: Timeline, options: object) -> bytes:
    sys.exit(0)


BREACHES: dict[Callable[..., Any], str] = {
    lambda timeline, options: b"%d" % next(COUNT): "other bytes the second time",
    lambda timeline, options: "text": "gave str .*Return bytes",
    lambda timeline, options: b"": "an empty file",
    lambda timeline, options: timeline.events[
        0
    ].label.encode(): r"raised IndexError: .* in test_testing.py, line \d+, on the sample",
    write_file: "opened 'out.txt' for writing",
    write_file_at_a_low_level: "opened 'out.txt' for writing",
    hide_what_went_wrong: "opened 'out.txt' for writing",
    fetch: "used the network",
    connect: "used the network",
    start: "started a program",
    date: r"read a clock \(date.today\)",
    year: r"read a clock \(time.strftime\)",
    second: r"read a clock \(time.time_ns\)",
    ask_for_an_address: "used the network",
    walk_away: "changed the working folder",
    link: "made a link",
    leave: "raised SystemExit",
    zip_of(None): r"dates the members of its ZIP file by the clock \(a.xml\)",
}


@pytest.mark.parametrize(("write", "told"), BREACHES.items())
def test_a_breach_is_named(write: Callable[..., Any], told: str) -> None:
    with pytest.raises(AssertionError, match=told):
        check_exporter(made(write))


def test_text_that_has_no_bytes_is_tried() -> None:
    with pytest.raises(AssertionError, match=r"UnicodeEncodeError.*'hostile text'"):
        check_exporter(made(lambda timeline, options: "".join(["x", *(e.label for e in timeline.events)]).encode()))


def test_a_record_that_is_not_well_formed_is_named() -> None:
    with pytest.raises(AssertionError, match="the suffix 'al' does not look like"):
        check_exporter(attrs.evolve(made(good), extension="al"))


def test_an_option_that_changes_nothing_is_named() -> None:
    with pytest.raises(AssertionError, match="The option 'toc' of 'alpha' changes nothing"):
        check_exporter(made(lambda timeline, options: b"x", TOC))


def test_an_option_whose_other_value_fails_is_named() -> None:
    def write(timeline: Timeline, options: Mapping[str, OptionValue]) -> bytes:
        return b"%d" % (1 // (not options["toc"]))

    with pytest.raises(AssertionError, match=r"ZeroDivisionError.*'toc': True"):
        check_exporter(made(write, TOC))


def test_a_timeline_without_dated_events_may_be_refused_and_others_may_not() -> None:
    def refuse(timeline: Timeline, options: object) -> bytes:
        raise ExportError("this format holds no event")

    def refuse_the_undated(timeline: Timeline, options: Mapping[str, OptionValue]) -> bytes:
        return good(timeline, options) if timeline.events else refuse(timeline, options)

    check_exporter(made(refuse_the_undated))
    with pytest.raises(AssertionError, match="Dated events are to be written"):
        check_exporter(made(refuse))


@pytest.mark.parametrize(
    ("media_type", "told"), [("text/xml;charset=UTF-8", "no XML"), ("application/ld+json", "no JSON")]
)
def test_what_is_xml_or_json_by_its_name_has_to_be_so(media_type: str, told: str) -> None:
    with pytest.raises(AssertionError, match=told):
        check_exporter(attrs.evolve(made(good), media_type=media_type))


def test_a_zip_file_with_fixed_dates_keeps_the_contract_though_zipfile_looks_at_the_clock() -> None:
    check_exporter(made(zip_of((1980, 1, 1, 0, 0, 0))))


def test_what_is_logged_may_be_dated() -> None:
    check_exporter(made(log))


def test_after_a_check_files_may_be_written_again(tmp_path: pathlib.Path) -> None:
    check_exporter(made(good))
    (tmp_path / "x").write_text("x")


def test_the_working_folder_stays_what_it_was() -> None:
    before = pathlib.Path.cwd()
    check_exporter(made(good))
    assert pathlib.Path.cwd() == before


def test_the_samples_are_the_same_on_every_call() -> None:
    assert tuple(sample_timelines()) == tuple(sample_timelines())


def test_the_samples_are_named_once_and_hold_what_they_promise() -> None:
    samples = dict(sample_timelines())
    assert len(samples) == len(tuple(sample_timelines()))
    assert samples["empty"].events == () and len(samples["300 events"].events) == 300
    assert samples["undated"].events == () and samples["undated"].undated
    assert any(event.conflicts for event in samples["conflicts"].events)
    assert any(e.when and e.when.earliest and e.when.earliest.year < 0 for e in samples["before the common era"].events)
    assert any(e.when and e.when.earliest is None for e in samples["open bounds"].events)
    assert any(e.when and e.when.latest is None for e in samples["open bounds"].events)


def test_events_of_a_sample_have_ids_of_their_own_and_sources_that_exist() -> None:
    for name, timeline in sample_timelines():
        events = (*timeline.events, *timeline.undated)
        assert len({event.id for event in events}) == len(events), name
        sources = {source.id for source in timeline.sources}
        assert {place.article for event in events for place in event.provenance} <= sources, name


def test_the_usual_timeline_has_every_kind_of_event_but_a_state() -> None:
    kinds = {event.kind for event in usual_timeline().events}
    assert kinds == {"occurrence", "statement", "assessment", "plan", "forecast"}


def test_every_hostile_text_stands_in_every_place() -> None:
    event = hostile_timeline().events[0]
    assert event.attribution and event.likelihood
    places = {event.label, event.text, event.attribution.speaker, event.likelihood.term, event.figures[0].unit}
    assert places == {HOSTILE[0]}


def in_days(timeline: Timeline, options: object) -> bytes:
    """A careless exporter: the first day of a date is all that it writes."""
    days = [str(event.when.earliest)[:10] if event.when and event.when.earliest else "?" for event in timeline.events]
    labels = [event.label for event in timeline.events]
    return repr((timeline.title, days, labels)).encode("utf-8", "replace")


DAYS_EXPRESS: tuple[Aspect, ...] = ("bce", "open")


class TestLacks:
    def check(self, *lacks: Lack) -> None:
        check_exporter(attrs.evolve(made(in_days), lacks=lacks))

    def test_a_faked_day_is_found(self) -> None:
        with pytest.raises(AssertionError, match=r"for an event of 2021-02 and one of 2021-02-01.*'precision'"):
            self.check(*lacks_all_but("precision", *DAYS_EXPRESS))

    @pytest.mark.parametrize("aspect", [one for one in ASPECTS if one not in (*DAYS_EXPRESS, "precision")])
    def test_so_is_everything_else_that_makes_no_difference_and_is_not_declared(self, aspect: Aspect) -> None:
        with pytest.raises(AssertionError, match=rf"declare Lack\('{aspect}'\)"):
            _check_lacks(attrs.evolve(made(in_days), lacks=lacks_all_but(aspect)), {})

    def test_what_is_declared_passes(self) -> None:
        self.check(*lacks_all_but())

    def test_an_exporter_that_declares_nothing_is_asked_to(self) -> None:
        with pytest.raises(AssertionError, match="does not declare what it cannot express"):
            check_exporter(attrs.evolve(made(good), lacks=None))

    def test_a_lack_that_does_not_apply_is_none(self) -> None:
        never = [attrs.evolve(one, applies=lambda event, options: False) for one in lacks_all_but()]
        with pytest.raises(AssertionError, match="same file"):
            self.check(*never)
