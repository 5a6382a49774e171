"""Words as such: their table of what is known of each, worked out once in a process, and how they are set in a line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Generic, TypeVar

__all__ = ["Known", "one_line"]

_MOST: Final = 30_000
_LONG: Final = 40

T = TypeVar("T")


class Known(dict[str, T], Generic[T]):
    """What `tell` says of a word, by the word: asking again costs a look into a dictionary.

    Overlong words are not kept, and the table is emptied when hostile text fills it.
    """

    def __init__(self, tell: Callable[[str], T]) -> None:
        super().__init__()
        self._tell = tell

    def __missing__(self, word: str) -> T:
        found = self._tell(word)
        if len(word) < _LONG:
            if len(self) > _MOST:
                self.clear()
            self[word] = found
        return found


def one_line(text: str) -> str:
    """The words of a text with one space between them, however it breaks its lines."""
    return " ".join(text.split())
