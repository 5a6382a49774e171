"""What briefings are measured with: timelines of any length, the same events as rows, and other makers of PDF."""

from __future__ import annotations

import json
import sys

import pikepdf
import pytest

pytest.importorskip("benchmarks", reason="the benchmarks are not beside the tests")

from benchmarks.briefing import minutes, table
from benchmarks.briefing.table import Made, Peer
from benchmarks.costs import cost, cost_of
from benchmarks.rivals.model import MissingError


def test_sessions_follow_one_another_and_each_has_its_day():
    made = minutes.minutes(500)
    days = [one.when.edtf for one in made.events if one.when]
    assert len(days) == 500
    assert days == sorted(set(days))
    assert (days[0], days[20], days[240]) == ("1900-01-01", "1900-02-01", "1901-01-01")


def test_rows_tell_what_the_events_tell():
    made, rows = minutes.minutes(60), minutes.rows(60)
    assert [row[1] for row in rows] == [one.label for one in made.events]
    assert rows[0] == ("1 January 1900", made.events[0].label, "Council clerk", "1")
    assert rows[41] == ("2 March 1900", made.events[41].label, "", "2")


@pytest.mark.parametrize(("kind", "start"), [("pdf", b"%PDF-"), ("markdown", b"# Minutes"), ("rows", b'[["Date"')])
def test_a_process_makes_what_it_is_asked_for(tmp_path, kind, start):
    cost("-m", table.MINUTES, kind, "3", tmp_path / "made")
    assert (tmp_path / "made").read_bytes().startswith(start)


def test_a_process_that_only_makes_the_events_writes_nothing(tmp_path):
    cost("-m", table.MINUTES, "nothing", "3", tmp_path / "made")
    assert not (tmp_path / "made").exists()


def test_reportlabs_own_table_is_made_of_all_rows(tmp_path):
    given, out = tmp_path / "rows.json", tmp_path / "a.pdf"
    given.write_text(json.dumps([minutes.HEAD, *minutes.rows(120)]))
    cost_of([sys.executable, table.SCRIPTS / "reportlab_table.py", given, out])
    with pikepdf.open(out) as pdf:
        assert len(pdf.pages) > 1


def test_growth_is_told_by_the_event_between_two_sizes():
    made = {10: Made(0.2, 40, 30), 1010: Made(0.7, 50, 430)}
    assert table.growing("PDF", made)[1:] == [
        ["PDF", "10", "0.20", "40", "30", "", ""],
        ["PDF", "1,010", "0.70", "50", "430", "0.50", "0.40"],
    ]


def test_others_stand_below_ours_of_the_same_size_with_how_many_times_they_take():
    peer = Peer("Press", "press.py", (), tags=False)
    lines = table.beside({10: Made(0.2, 40, 30), 20: Made(0.4, 40, 60)}, {(peer, 10): Made(1.0, 100, 10)})
    assert [line[0] for line in lines[1:]] == ["Timeline's briefing", "Press", "Timeline's briefing"]
    assert lines[2] == ["Press", "10", "no", "1.00", "100", "10", "5.0", "2.5"]


def test_a_maker_that_cannot_be_installed_is_said_and_left_out(tmp_path, monkeypatch, capsys):
    def missing(peer):
        raise MissingError(f"there is no {peer.name} here")

    monkeypatch.setattr(table, "PEERS", (Peer("Press", "press.py", ("press",), tags=True),))
    monkeypatch.setattr(table, "_python", missing)
    assert table._peers(tmp_path, everything=False) == ({}, ["- Press: it could not be run."])
    assert capsys.readouterr().err == "left out: Press: there is no Press here\n"
