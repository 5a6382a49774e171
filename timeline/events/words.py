"""Tables of what is known of words: worked out once for each word that a process reads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Generic, TypeVar

__all__ = ["Known"]

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
