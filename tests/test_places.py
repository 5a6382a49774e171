"""Places are countries and territories that the words leave no doubt of, as a reader knows them."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.articles import article, events
from timeline.analysis import times
from timeline.events.names import names_of
from timeline.events.places import territories
from timeline.model import Span


def found(text: str) -> tuple[str, ...]:
    """The places of a text, in order, each once."""
    known = times(article(text))
    return names_of(known.article, tuple(one.timex.span for one in known.resolved)).places(Span(0, len(text)))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The fleet left Norway for Iceland.", ("Norway", "Iceland")),
        ("Norway was flooded.", ("Norway",)),
        ("The pact binds the UK, the U.S. and the UAE.", ("United Kingdom", "United States", "United Arab Emirates")),
        ("The army of the DRC left.", ("DR Congo",)),
        ("We met in the Democratic Republic of the Congo.", ("DR Congo",)),
        ("We met in the Republic of Moldova.", ("Moldova",)),
        ("It was sold by Trinidad and Tobago.", ("Trinidad and Tobago",)),
        ("The ship saw the Faroe Islands and Hong Kong.", ("Faroe Islands", "Hong Kong")),
        ("We met in Burma, and then in Myanmar.", ("Myanmar",)),
        ("The ship sank off South Korea.", ("South Korea",)),
        ("The mine near Oslo closed.", ()),
        ("The British minister met a German.", ()),
        ("An Iran-backed group left.", ()),
        ("The Bank of England met in New Mexico on the Gulf of Mexico.", ()),
        ("The EU and the UN met.", ()),
    ],
)
def test_a_text_tells_of_these_places(text: str, wanted: tuple[str, ...]) -> None:
    assert found(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("We met in Tbilisi. The army of Georgia left.", ("Georgia",)),
        ("The mill in Atlanta, Georgia, closed.", ()),
        ("The mill in Georgia closed.", ()),
        ("We met in Amman. The army of Jordan left.", ("Jordan",)),
        ("We saw Michael Jordan in Amman, and Jordan left.", ()),
        ("We saw Mr Jordan in Amman.", ()),
        ("Then Chad ate turkey.", ()),
        ("The road to Turkey was shut by Ankara.", ("Turkey",)),
    ],
)
def test_a_name_that_may_be_another_is_a_place_only_where_the_article_settles_it(
    text: str, wanted: tuple[str, ...]
) -> None:
    assert found(text) == wanted


def test_an_event_has_the_places_of_its_clause() -> None:
    first, second = events("The mine in Norway closed on 3 May 2021. The mill in Iceland closed on 4 May 2021.")
    assert (first.places, second.places) == (("Norway",), ("Iceland",))


def test_every_name_leads_to_one_that_leads_to_itself() -> None:
    listed = territories()
    assert len(set(listed.values())) > 240
    assert all(listed[name] == name for name in listed.values())


def test_the_names_are_not_loaded_before_an_article_is_read() -> None:
    code = "import sys, timeline.cli, timeline.events; sys.exit('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
