"""The JSON exporter keeps the contract and writes what loads back."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

from timeline import Article, Event, Quote, Timeline, build, export, load, read
from timeline.testing import check_exporter, sample_timelines
from timeline_json import timeline_exporters

SAMPLES = dict(sample_timelines())
SEEDS = {path.parent.name: path for path in (Path(__file__).parents[1] / "seeds").glob("*/article.md")}


def test_it_keeps_the_contract() -> None:
    (exporter,) = timeline_exporters()
    check_exporter(exporter)


@pytest.mark.parametrize("name", [name for name in SAMPLES if name != "hostile text"])
def test_what_it_writes_loads_back_equal(name: str) -> None:
    assert load(export(SAMPLES[name], "json")) == SAMPLES[name]
    assert load(export(SAMPLES[name], "json", {"compact": "yes"})) == SAMPLES[name]


def test_compact_is_one_line() -> None:
    written = export(SAMPLES["usual"], "json", {"compact": "yes"})
    assert written.count(b"\n") == 1
    assert len(written) < len(export(SAMPLES["usual"], "json"))


def test_without_quotes_all_else_stays() -> None:
    timeline = SAMPLES["usual"]
    written = export(timeline, "json", {"quotes": "no"})
    assert b"prefix" not in written

    def bare(events: tuple[Event, ...]) -> tuple[Event, ...]:
        return tuple(
            attrs.evolve(e, provenance=tuple(attrs.evolve(p, quote=Quote("")) for p in e.provenance)) for e in events
        )

    changes = tuple(attrs.evolve(change, before=bare(change.before)) for change in timeline.changes)
    assert changes
    assert load(written) == attrs.evolve(
        timeline, events=bare(timeline.events), undated=bare(timeline.undated), changes=changes
    )


@pytest.mark.parametrize("name", ["300 events", *SEEDS])
def test_an_event_without_quotes_takes_a_kilobyte_at_most(name: str) -> None:
    """On average, all of the file included."""
    timeline = SAMPLES[name] if name in SAMPLES else _built(SEEDS[name])
    written = export(timeline, "json", {"quotes": "no", "compact": "yes"})
    assert len(written) / (len(timeline.events) + len(timeline.undated)) <= 1024


def _built(path: Path) -> Timeline:
    return build(one for one in read(path.read_bytes(), path.name) if isinstance(one, Article))
