"""The document: passages with EVENT and TIMEX3 elements, then the instances of events and the links between them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import attrs

from timeline import Event, Source, Timeline, date_words
from timeline_timeml.marks import Mark, marks
from timeline_timeml.passages import Passage, passages, reports
from timeline_timeml.times import Time, begin_of, end_of, holding, says, span_of

# What XML 1.0 cannot hold, whatever the escaping.
_FORBIDDEN: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"})
_RELATIONS: Final = {
    "before": "BEFORE", "after": "AFTER", "during": "IS_INCLUDED", "includes": "INCLUDES", "same": "SIMULTANEOUS",
}  # fmt: skip
_NEGATIVE: Final = ("negated", "denied", "cancelled")
_CLASSES: Final = {"state": "STATE", "statement": "REPORTING"}
_NO_FACTS: Final = ("plan", "forecast", "assessment")


def written(timeline: Timeline) -> bytes:
    """The whole document as UTF-8."""
    return ("\n".join(_Document(timeline).written()) + "\n").encode()


def _words(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text).translate(_ESCAPES)


def _line(text: str) -> str:
    """Words on one line."""
    return _words(" ".join(text.split()))


def _tag(name: str, values: Mapping[str, str], content: str | None = None) -> str:
    """An element; values that are empty are left out."""
    told = "".join(f' {key}="{_line(value)}"' for key, value in values.items() if value)
    return f"<{name}{told}/>" if content is None else f"<{name}{told}>{content}</{name}>"


@attrs.frozen
class _Text:
    """An article's passages with their marks."""

    article: str
    passages: tuple[tuple[Passage, tuple[Mark, ...]], ...]

    def marks(self) -> Iterator[Mark]:
        for _, found in self.passages:
            yield from found


class _Document:
    """A document while it is written: it gives out the ids, and gathers the times that no words of the text tell."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._tids, eids = itertools.count(1), itertools.count(1)
        self._links = itertools.count(1)
        alone = len(timeline.sources) == 1
        self._dated = {one.id: "t0" if alone else f"t{next(self._tids)}" for one in timeline.sources if one.dct.when}
        self._written_at = {one.id: one.dct.span for one in timeline.sources if one.dct.span}
        self._texts = tuple(
            _Text(article, tuple((one, marks(one, eids, self._tids)) for one in passages(told)))
            for article, told in reports(timeline)
        )
        self._told = {(text.article, mark.span): mark for text in self._texts for mark in text.marks() if mark.time}
        named = [
            (mark, window) for text in self._texts for mark in text.marks() if not mark.time for window in mark.windows
        ]
        self._instances = {
            window.report.key: (f"ei{n}", f"e{mark.number}") for n, (mark, window) in enumerate(named, 1)
        }
        self._derived: dict[tuple[Time, str, str], str] = {}

    def written(self) -> Iterator[str]:
        """The lines."""
        text, links = [line for one in self._texts for line in self._text(one)], list(self._tlinks())
        timeline = self._timeline
        sources = timeline.sources
        name = (sources[0].source or sources[0].id) if len(sources) == 1 else " ".join(one.id for one in sources)
        yield '<?xml version="1.0" encoding="UTF-8"?>'
        yield "<TimeML>"
        yield _tag("DOCID", {}, _line(name))
        yield from self._dct()
        yield _tag("TITLE", {}, _line(timeline.title))
        yield "<TEXT>"
        yield from text
        yield from (self._timex(tid, time, points) for (time, *points), tid in self._derived.items())
        yield "</TEXT>"
        events = {event.id: event for event in (*timeline.events, *timeline.undated)}
        yield from (_instance(events[event], *ids) for (event, _), ids in self._instances.items())
        yield from links
        yield "</TimeML>"

    # The head and the text.

    def _dct(self) -> Iterator[str]:
        """The time of the document: that of the one source, or the latest that several speak for."""
        sources = self._timeline.sources
        when = sources[0].dct.when if len(sources) == 1 else self._timeline.as_of
        if when is not None and (time := holding(when)):
            yield _tag("DCT", {}, self._published("t0", time, "CREATION_TIME", date_words(when)))

    def _published(self, tid: str, time: Time, function: str, words: str) -> str:
        values = self._values(tid, time, ()) | {"temporalFunction": "false", "functionInDocument": function}
        return _tag("TIMEX3", values, _line(words))

    def _text(self, text: _Text) -> Iterator[str]:
        source = next((one for one in self._timeline.sources if one.id == text.article), None)
        if source is not None and len(self._timeline.sources) > 1:
            yield self._heading(source)
        for passage, found in text.passages:
            yield self._passage(text.article, passage, found)

    def _heading(self, source: Source) -> str:
        """The title of a source, where it comes from and when it was written."""
        when = source.dct.when
        parts = [source.title, source.publisher, source.source if source.source != source.title else ""]
        told = ", ".join(_line(part) for part in parts if part.strip()) or _line(source.id)
        time = holding(when) if when else None
        if when is None or time is None:
            return f"\n{told}"
        return f"\n{told}, {self._published(self._dated[source.id], time, 'PUBLICATION_TIME', date_words(when))}"

    def _passage(self, article: str, passage: Passage, found: tuple[Mark, ...]) -> str:
        pieces, at = ["… " if passage.cut[0] else ""], passage.start
        for mark in (one for one in found if not one.loose):
            start, end = (place - passage.start for place in (mark.span.start, mark.span.end))
            pieces += (
                _words(passage.text[at - passage.start : start]),
                self._mark(article, mark, passage.text[start:end]),
            )
            at = mark.span.end
        pieces += _words(passage.text[at - passage.start :]), " …" if passage.cut[1] else ""
        return "".join((*pieces, *(self._mark(article, one, None) for one in found if one.loose)))

    def _mark(self, article: str, mark: Mark, words: str | None) -> str:
        content = None if words is None else _words(words)
        if mark.time is None:
            kinds = {one.report.event.kind for one in mark.windows}
            name = _CLASSES.get(kinds.pop(), "OCCURRENCE") if len(kinds) == 1 else "OCCURRENCE"
            return _tag("EVENT", {"eid": f"e{mark.number}", "class": name}, content)
        values = self._values(f"t{mark.number}", mark.time, self._points(mark.time, None))
        return _tag("TIMEX3", values | self._anchor(article, mark), content)

    def _anchor(self, article: str, mark: Mark) -> dict[str, str]:
        """What a relative expression was counted from."""
        place = mark.windows[0].report.place
        if place is None or place.anchor is None:
            return {}
        span = place.anchor.span
        other = self._told.get((article, span)) if span else None
        tid = f"t{other.number}" if other and other is not mark else ""
        if place.anchor.kind == "dct" or span == self._written_at.get(article):
            tid = self._dated.get(article, "")
        return {"temporalFunction": "true", "anchorTimeID": tid}

    # Times.

    def _values(self, tid: str, time: Time, points: Iterable[str]) -> dict[str, str]:
        ends = dict(zip(("beginPoint", "endPoint"), points, strict=False))
        return {"tid": tid, "type": time.type, "value": time.value, "mod": time.mod} | ends

    def _timex(self, tid: str, time: Time, points: Iterable[str]) -> str:
        """A time that no words of the text tell, as an empty element."""
        return _tag("TIMEX3", self._values(tid, time, filter(None, points)))

    def _points(self, time: Time, own: Mark | None) -> tuple[str, ...]:
        return tuple(self._tid(point, own) for point in time.points or ())

    def _tid(self, time: Time, own: Mark | None) -> str:
        """The id of a time: that of the event's own expression, if that says it, else of one that is made for it."""
        if own is not None and own.time == time:
            return f"t{own.number}"
        first, last = self._points(time, own) or ("", "")
        key = time, first, last
        if key not in self._derived:
            self._derived[key] = f"t{next(self._tids)}"
        return self._derived[key]

    # Links.

    def _reports(self, event: Event) -> list[tuple[str, int]]:
        return [(event.id, number) for number in range(max(1, len(event.provenance)))]

    def _tlinks(self) -> Iterator[str]:
        events = (*self._timeline.events, *self._timeline.undated)
        heads = {event.id: self._instances[event.id, 0][0] for event in events}
        for event in events:
            head = heads[event.id]
            for kind, tid in self._times_of(event):
                yield self._tlink(kind, head, relatedToTime=tid)
            for key in self._reports(event)[1:]:
                yield self._tlink("IDENTITY", self._instances[key][0], relatedToEventInstance=head)
            for relation in event.relations:
                if relation.type in _RELATIONS and relation.event in heads:
                    yield self._tlink(_RELATIONS[relation.type], head, relatedToEventInstance=heads[relation.event])

    def _expression(self, event: Event) -> Mark | None:
        """The time expression that the event's first report rests on, if it is in the text."""
        place = event.provenance[0] if event.provenance else None
        return self._told.get((place.article, place.timex)) if place and place.timex else None

    def _times_of(self, event: Event) -> Iterator[tuple[str, str]]:
        """How the event lies to its times."""
        when, own = event.when, self._expression(event)
        if when is None:
            return
        whole = span_of(when)
        if whole is not None:
            # The text's own duration stands for the whole where it has the same ends.
            same = own is not None and own.time is not None and when.end is not None and own.time.points == whole.points
            tid = (
                f"t{own.number}"
                if own is not None and same
                else self._tid(own.time if own and own.time and says(own.time, when) else whole, own)
            )
            yield ("DURING" if when.end else "IS_INCLUDED"), tid
            return
        for kind, time in (("BEGUN_BY", begin_of(when)), ("ENDED_BY", end_of(when))):
            if time is not None:
                yield kind, self._tid(time, own)

    def _tlink(self, kind: str, instance: str, **other: str) -> str:
        values = {"lid": f"l{next(self._links)}", "relType": kind, "eventInstanceID": instance}
        return _tag("TLINK", values | other)


def _instance(event: Event, eiid: str, eid: str) -> str:
    """How the event is told: as not happening where somebody says so; its modality is what makes it less than a fact.

    That is the term of the odds, else 'hypothetical', else the kind of what has not happened or is an assessment.
    """
    odds = event.likelihood.term if event.likelihood else ""
    kind = event.kind if event.kind in _NO_FACTS else ""
    return _tag("MAKEINSTANCE", {
        "eiid": eiid, "eventID": eid, "tense": "NONE", "aspect": "NONE", "pos": "OTHER",
        "polarity": "NEG" if event.status in _NEGATIVE else "POS",
        "modality": odds or ("hypothetical" if event.status == "hypothetical" else kind),
    })  # fmt: skip
