"""What stands between `detect` and `place`, and no reader sees."""

from __future__ import annotations

import attrs

from timeline.model import Event, Tense


@attrs.frozen
class Mention:
    """An event as one clause tells it, before it is placed: what placing needs to know and readers do not.

    `event.when` is its own date, if it has one. `tense` and `perfect` are those of its verb; `main` tells a main clause
    from a subordinate one. `sentence` and `block` count from 0.
    """

    event: Event
    tense: Tense
    perfect: bool
    main: bool
    sentence: int
    block: int
