"""What is known of a word is worked out once for each, and no text can make the table grow without end."""

from __future__ import annotations

from collections import Counter

from timeline.events.words import Known


def test_what_is_known_of_a_word_is_worked_out_once() -> None:
    asked = Counter[str]()

    def tell(word: str) -> int:
        asked[word] += 1
        return len(word)

    known = Known(tell)
    assert [known["ferry"], known["quay"], known["ferry"]] == [5, 4, 5]
    assert asked == {"ferry": 1, "quay": 1}


def test_overlong_words_are_not_kept() -> None:
    known = Known(len)
    assert known["x" * 500] == 500
    assert not known


def test_hostile_text_does_not_fill_the_table() -> None:
    known = Known(len)
    for number in range(100_000):
        assert known[f"w{number}"] == len(str(number)) + 1
    assert len(known) < 50_000
