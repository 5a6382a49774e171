"""A text of an article becomes one clean line, and only what leads to the web becomes a link."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import one_line, web_address
from timeline.testing import HOSTILE


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("The  dam\topened", "The dam opened"),
        ("a\r\nb\u2028c\x85d\x0be\x1ff", "a b c d e f"),
        ("a\x00b\x1b[31m\x9b\u202ec\u2066\ufeff\ufffe", "ab[31mc"),
        ("half \ud800 a pair", "half \ufffd a pair"),
        ("<b>&\"'", "<b>&\"'"),
        ("سد العرل 大坝 👩‍🔬", "سد العرل 大坝 👩‍🔬"),
        (" \u200b\u202a ", "\u200b"),
        ("\x01\n", ""),
    ],
)
def test_a_text_is_one_line_of_what_can_be_seen(text: str, line: str) -> None:
    assert one_line(text) == line


@given(st.text() | st.sampled_from(HOSTILE))
def test_a_clean_line_stays_as_it_is_and_has_bytes(text: str) -> None:
    line = one_line(text)
    assert one_line(line) == line and line.encode() is not None
    assert len(line.splitlines()) <= 1


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("https://news.example/a?b=c&d=%20#e", "https://news.example/a?b=c&d=%20#e"),
        ("HTTP://news.example", "HTTP://news.example"),
        ('https://news.example/ä"<>\\{}|^`', "https://news.example/%C3%A4%22%3C%3E%5C%7B%7D%7C%5E%60"),
        ("https://news.example/\ud800\x00\u202e", "https://news.example/%EF%BF%BD%00%E2%80%AE"),
        ("https://[::1]:8000/a", "https://[::1]:8000/a"),
        ("javascript:alert(1)//https://news.example", ""),
        ("file:///etc/passwd", ""),
        (" https://news.example", ""),
        ("https://news.example/a b", ""),
        ("https:///path", ""),
        ("https://news.example/" + "a" * 2000, ""),
        ("", ""),
    ],
)
def test_an_address_is_one_of_the_web_or_none(source: str, address: str) -> None:
    assert web_address(source) == address
