"""The text of the document: the words that the sources are quoted with, joined where they touch, and what is marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from timeline import Event, Provenance, Span, Timeline


@attrs.frozen
class Report:
    """One report of an event: where it is told, None for an event without a source. `number` counts its reports."""

    event: Event
    place: Provenance | None
    number: int = 0

    @property
    def key(self) -> tuple[str, int]:
        """What tells it from all other reports."""
        return self.event.id, self.number

    @property
    def article(self) -> str:
        """The id of the source; empty where there is none."""
        return self.place.article if self.place else ""


@attrs.frozen
class Window:
    """What is known of an article around a report: its text, and where that begins. Offsets are the article's.

    `trigger` names the event: a word, or all of the words where none is known. With `cut` the sentence begins before
    it or ends behind it.
    """

    report: Report
    start: int
    text: str
    trigger: Span
    timex: Span | None = None
    cut: tuple[bool, bool] = (False, False)

    @property
    def end(self) -> int:
        """Where the text ends."""
        return self.start + len(self.text)


@attrs.frozen
class Passage:
    """A stretch of an article, and the windows that it was joined from."""

    start: int
    text: str
    windows: tuple[Window, ...]
    cut: tuple[bool, bool]


def reports(timeline: Timeline) -> tuple[tuple[str, tuple[Report, ...]], ...]:
    """The reports of each source, in the order of the sources; those without a source stand last."""
    found: dict[str, list[Report]] = {source.id: [] for source in timeline.sources}
    for event in (*timeline.events, *timeline.undated):
        for number, place in enumerate(event.provenance or (None,)):
            report = Report(event, place, number)
            found.setdefault(report.article, []).append(report)
    found[""] = found.pop("", [])
    return tuple((article, tuple(told)) for article, told in found.items() if told)


def passages(told: Iterable[Report]) -> tuple[Passage, ...]:
    """What one article is quoted with, in its order; what shares words is joined."""
    groups: list[tuple[list[Window], list[str]]] = []
    end = 0
    for window in sorted(map(_window, told), key=lambda window: window.start):
        more = _more(groups[-1][1], end - window.start, window.text) if groups else None
        if more is None:
            groups.append(([window], [window.text]))
            end = window.end
        else:
            groups[-1][0].append(window)
            groups[-1][1].append(more)
            end = max(end, window.end)
    return tuple(_passage(windows, "".join(pieces)) for windows, pieces in groups)


def _more(pieces: Sequence[str], shared: int, text: str) -> str | None:
    """What a text adds to one that shares so many letters with it; None where it is not the same article's text."""
    if shared <= 0:
        return None
    tail = ""
    for piece in reversed(pieces):
        tail = piece + tail
        if len(tail) >= shared:
            break
    head = text[:shared]
    return text[shared:] if tail[len(tail) - shared :].startswith(head) else None


def _passage(windows: Sequence[Window], text: str) -> Passage:
    last = max(windows, key=lambda window: window.end)
    return Passage(windows[0].start, text, tuple(windows), (windows[0].cut[0], last.cut[1]))


def _window(report: Report) -> Window:
    place = report.place
    if place is None or not place.quote.exact.strip():
        return _unquoted(report)
    clause, sentence = place.clause, place.sentence
    if len(place.quote.exact) != clause.end - clause.start or not sentence.holds(clause):
        text = place.quote.exact
        return Window(report, clause.start, text, _solid(clause.start, text))
    before = place.quote.prefix[-(clause.start - sentence.start) :] if clause.start > sentence.start else ""
    after = place.quote.suffix[: sentence.end - clause.end]
    before = _from_a_word(before, whole=len(before) == clause.start - sentence.start)
    after = _to_a_word(after, whole=len(after) == sentence.end - clause.end)
    start, text = clause.start - len(before), before + place.quote.exact + after
    known = Span(start, start + len(text))
    trigger = place.trigger
    if trigger is None or trigger.start >= trigger.end or not known.holds(trigger):
        trigger = _solid(clause.start, place.quote.exact)
    cut = (start > sentence.start, known.end < sentence.end)
    return Window(report, start, text, trigger, _said(place, known, text), cut)


def _unquoted(report: Report) -> Window:
    """Where no words of a source are kept: the label, in brackets, for it is not the source's."""
    label = report.event.label.strip() or report.event.id
    start = report.place.clause.start if report.place else 0
    return Window(report, start, f"[{label}]", Span(start + 1, start + 1 + len(label)))


def _said(place: Provenance, known: Span, text: str) -> Span | None:
    """Where the time expression stands, if it is in the text that is known and has the words that it should."""
    timex = place.timex
    if timex is None or not known.holds(timex):
        return None
    words = text[timex.start - known.start : timex.end - known.start]
    return timex if words.strip() and words.split() == place.words.split() else None


def _solid(start: int, text: str) -> Span:
    """The text without the space around it."""
    return Span(start + len(text) - len(text.lstrip()), start + len(text.rstrip()))


def _from_a_word(text: str, whole: bool) -> str:
    """The text behind its first space, for it may begin within a word."""
    return text if whole else text[_first_space(text) :]


def _to_a_word(text: str, whole: bool) -> str:
    return text if whole else text[: len(text) - _first_space(text[::-1])]


def _first_space(text: str) -> int:
    return next((at for at, letter in enumerate(text) if letter.isspace()), len(text))
