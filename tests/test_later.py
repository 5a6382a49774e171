"""A regular expression that is compiled when it is first used finds what one made at once does."""

from __future__ import annotations

import re

import pytest

from timeline.later import later


@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
def test_a_later_expression_finds_what_one_made_at_once_does(flags: int) -> None:
    text, here = r"(?P<day>\d+) (may|june)", "On 3 May and 5 june."
    one, other = later(text, flags), re.compile(text, flags)
    for _ in range(2):
        assert [found.span() for found in one.finditer(here)] == [found.span() for found in other.finditer(here)]
        assert one.sub("then", here) == other.sub("then", here)
    assert (one.pattern, one.flags, one.groupindex) == (other.pattern, other.flags, other.groupindex)


def test_a_later_expression_is_not_read_before_it_is_used() -> None:
    wrong = later("(")
    with pytest.raises(re.error, match="unterminated"):
        wrong.match("")
