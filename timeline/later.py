"""Regular expressions that are compiled when they are first used: one run needs few of those that modules hold."""

from __future__ import annotations

import functools
import re
from typing import Any, cast


class _Later:
    """A regular expression by its text. What is asked of it is kept, so that it costs no more than one made at once."""

    def __init__(self, text: str, flags: int) -> None:
        self._text, self._flags = text, flags

    @functools.cached_property
    def _made(self) -> re.Pattern[str]:
        return re.compile(self._text, self._flags)

    def __getattr__(self, name: str) -> Any:
        found = self.__dict__[name] = getattr(self._made, name)
        return found


def later(text: str, flags: int = 0) -> re.Pattern[str]:
    """A regular expression, compiled when it is first used. Raises `re.error` then."""
    return cast("re.Pattern[str]", _Later(text, flags))
