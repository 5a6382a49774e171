"""What an event has that a format may have no room for, and how a person is told what a file lost."""

from __future__ import annotations

import attrs
import pytest

from timeline.calling import Exported, call
from timeline.cli.losing import reported
from timeline.edtf import parse
from timeline.errors import ExportError
from timeline.hookspecs import ASPECTS, Aspect, Exporter, Lack, Option, lacks_all_but
from timeline.lacking import Loss, lost
from timeline.model import Timeline
from timeline.testing import usual_timeline
from timeline.testing.honesty import pairs

DATES: tuple[tuple[str, set[Aspect]], ...] = (
    ("2021-02-03", set()),
    ("2021-02", {"precision"}),
    ("2021", {"precision"}),
    ("198X", {"precision"}),
    ("18XX", {"precision"}),
    ("2021-23", {"precision"}),
    ("2021-02-03/2021-02-11", {"end"}),
    ("2009-06/2009-08", {"precision", "end"}),
    ("2024-02-28/2024-12", {"precision", "end"}),
    ("[2021-02-03..2021-02-09]", {"bounds"}),
    ("[2024-08..2025-03]", {"bounds"}),
    ("../2025-03-02", {"open", "end"}),
    ("2009-01-04/..", {"open", "end"}),
    ("[2025-03-02..]", {"open", "bounds"}),
    ("2004-06-11~", {"doubt"}),
    ("2004-06-11%", {"doubt"}),
    ("1984?", {"doubt", "precision"}),
    ("-0043-03-15", {"bce"}),
    ("0000", {"bce", "precision"}),
    ("0001-01-01", set()),
    ("1985-04-12T23:20", {"time"}),
    ("1985-04-12T23:20Z", {"time", "zone"}),
    ("1985-04-12T23:20-05:00", {"time", "zone"}),
)


def exporter(*lacks: Lack) -> Exporter:
    return Exporter("alpha", ".al", "text/plain", "h", lambda made, options: b"x", (), lacks)


def dated(edtf: str) -> Timeline:
    event = attrs.evolve(usual_timeline().events[0], when=parse(edtf))
    return Timeline("t", (event,))


@pytest.mark.parametrize(("edtf", "has"), DATES)
def test_a_date_has_these_aspects(edtf: str, has: set[Aspect]) -> None:
    of_dates = ("undated", "precision", "bounds", "end", "open", "doubt", "bce", "time", "zone")
    found = {one.aspect for one in lost(dated(edtf), exporter(*map(Lack, ASPECTS)), {})}
    assert found & {*of_dates} == has


@pytest.mark.parametrize("aspect", ASPECTS)
def test_every_aspect_is_one_that_some_event_has_and_the_other_of_its_pair_less(aspect: Aspect) -> None:
    of_aspect = [pair for pair in pairs() if pair.aspect == aspect]
    assert of_aspect
    for pair in of_aspect:
        first = pair.having.events[-1].id
        assert any(one.event in (first, "", *(e.id for e in pair.having.undated)) for one in _lost(pair.having, aspect))
        assert pair.having != pair.other


def _lost(made: Timeline, aspect: Aspect) -> tuple[Loss, ...]:
    return lost(made, exporter(Lack(aspect)), {})


def test_losses_come_in_the_order_of_the_events_and_the_timelines_own_last() -> None:
    gone = lost(usual_timeline(), exporter(Lack("summary"), Lack("undated"), Lack("likelihood", "in words")), {})
    assert [(one.event, one.aspect, one.instead) for one in gone] == [
        ("e4", "likelihood", "in words"), ("e5", "likelihood", "in words"),
        ("e901", "undated", "left out"), ("e902", "undated", "left out"), ("", "summary", "left out"),
    ]  # fmt: skip


def test_nothing_is_lost_by_a_format_that_lacks_nothing() -> None:
    assert lost(usual_timeline(), exporter(), {}) == ()
    assert lacks_all_but(*ASPECTS) == ()


def test_a_lack_may_be_narrowed_to_events_and_options() -> None:
    lack = Lack("likelihood", applies=lambda event, options: options["short"] and event.kind == "forecast")
    assert [one.event for one in lost(usual_timeline(), exporter(lack), {"short": True})] == ["e5"]
    assert lost(usual_timeline(), exporter(lack), {"short": False}) == ()


class TestNothingLeft:
    def test_a_format_that_would_drop_every_event_is_refused_with_what_they_have(self) -> None:
        told = r"can hold nothing of the one event: it has a year before the common era\. Choose another format"
        with pytest.raises(ExportError, match=told):
            call(exporter(Lack("bce", drops=True)), dated("-0043-03-15"), {}, "the plugin")

    def test_an_option_that_would_keep_some_is_named(self) -> None:
        lack = Lack("bce", drops=True, applies=lambda event, options: options["old"] == "no")
        options = (Option("loud", False, "h"), Option("old", "no", "h", ("no", "yes")))
        with pytest.raises(ExportError, match="-O old=yes would keep some; or choose another format"):
            call(attrs.evolve(exporter(lack), options=options), dated("-0043-03-15"), {"loud": False, "old": "no"}, "p")

    def test_one_that_leaves_out_some_names_what_would_keep_more(self) -> None:
        lack = Lack("undated", drops=True, applies=lambda event, options: not options["undated"])
        one = attrs.evolve(exporter(lack), options=(Option("undated", False, "h"), Option("loud", False, "h")))
        written = call(one, usual_timeline(), {"undated": False, "loud": False}, "p")
        assert written.helps == ("-O undated=yes",)
        assert "  Fewer would be left out with -O undated=yes." in reported(usual_timeline(), written, verbose=True)

    def test_an_option_under_which_the_plugin_cannot_tell_is_no_help_and_no_error(self) -> None:
        lack = Lack("undated", drops=True, applies=lambda event, options: {1: True}[int(options["n"])])
        one = attrs.evolve(exporter(lack), options=(Option("n", 1, "h", (1, 0)),))
        assert call(one, usual_timeline(), {"n": 1}, "p").helps == ()

    def test_one_that_holds_some_is_not(self) -> None:
        assert call(exporter(Lack("undated", drops=True)), usual_timeline(), {}, "the plugin").data == b"x"

    def test_nor_is_a_timeline_without_events(self) -> None:
        assert call(exporter(Lack("undated", drops=True)), Timeline("t"), {}, "the plugin").data == b"x"


class TestReport:
    def of(self, *lacks: Lack, verbose: bool = False) -> list[str]:
        made = usual_timeline()
        return list(reported(made, Exported(b"x", lost(made, exporter(*lacks), {})), verbose=verbose))

    def test_what_is_left_out_comes_first_and_each_loss_is_counted(self) -> None:
        assert self.of(Lack("likelihood", "in words"), Lack("undated", drops=True), Lack("summary")) == [
            "this format cannot express all of 4 of 10 events; 2 left out",
            "  2 events with no date: left out",
            "  2 events with a likelihood: in words",
            "  the timeline with a summary: left out",
            "  Name each event with --verbose.",
        ]

    def test_where_no_event_lost_anything_the_timeline_may_have(self) -> None:
        assert self.of(Lack("summary"))[0] == "this format cannot express all of the timeline"

    def test_verbose_names_every_event_with_its_date_and_all_that_it_lost(self) -> None:
        assert self.of(Lack("likelihood", "in words"), Lack("speaker"), verbose=True)[1:3] == [
            (
                "  e4 'Around 65 homes are likely to be lost' (14 February 2021): "
                "a likelihood (in words); somebody who says so (left out)"
            ),
            (
                "  e5 'Repairs will end by the summer' (between March and August 2021): "
                "a likelihood (in words); somebody who says so (left out)"
            ),
        ]

    def test_nothing_is_said_where_nothing_was_lost(self) -> None:
        assert self.of(Lack("zone")) == []

    def test_an_exporter_that_declares_nothing_is_told_of(self) -> None:
        (line,) = reported(usual_timeline(), Exported(b"x", declared=False), verbose=False)
        assert "does not declare what its format cannot express" in line

    def test_what_an_article_says_cannot_steer_the_terminal(self) -> None:
        event = attrs.evolve(usual_timeline().events[3], label="red \x1b[31m alert\n" * 9)
        made = Timeline("t", (event,))
        lines = list(reported(made, Exported(b"x", lost(made, exporter(Lack("likelihood")), {})), verbose=True))
        assert all(line.isprintable() for line in lines)
