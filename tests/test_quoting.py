"""Where a quotation opens that holds a place."""

import pytest

from timeline.quoting import opening


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ('He said: "We go HERE now."', 9),
        ("He said: “We go HERE now.”", 9),
        ("Er sagte: „Wir gehen HERE.“", 10),
        ("Il dit : «On part HERE.»", 9),
        ('"Go," he said. HERE it is.', None),
        ("“Go,” he said. HERE it is.", None),
        ("„Geht“, sagte er. HERE ist es.", None),
        ('"Go,\nhe said. HERE it is.', None),
        ("HERE it is.", None),
    ],
)
def test_a_quotation_opens_in_its_own_line(text: str, opens: int | None) -> None:
    assert opening(text, text.index("HERE")) == opens


def test_a_mark_far_back_is_not_seen() -> None:
    assert opening('"' + "word " * 1000 + "HERE", 5001) is None
