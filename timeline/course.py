"""The course of a text: the years that it goes through, and the parts of it that were written on days of their own."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

import attrs

from timeline import flow, lookback
from timeline.bases import Base, Mention, based
from timeline.expressions import Timex
from timeline.heads import place, years_in_order
from timeline.model import Anchor, Article
from timeline.packed import alike
from timeline.quoting import opening
from timeline.timex3 import named

_WHOLE_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d(?:T.*)?")
_DAY: Final = re.compile(r"(?:XXXX|\d{4})-\d\d-\d\d")
_BEFORE_MAIL: Final = re.compile(r"(?:^|\n)[> \t]*(?:On|(?P<head>Date:|Sent:))[ \t]*\Z")
_WROTE: Final = re.compile(r"[^\n]{0,160}(?:\n[^\n]{0,100})?\bwrote:[ \t]*(?:\n|\Z)")
_SAID: Final = "wrote:"
_BEFORE_UPDATE: Final = re.compile(r"(?:^|\n)[ \t]*(?:UPDATED?|Updated?)[ \t]*(?:\d\d?[ \t]*)?[,:(]?[ \t]*\Z")
_SET_OFF: Final = re.compile(r"(?:, \d{4})?\)?[ \t]*(?:[:—–]|-{1,2} )")
_QUOTED: Final = re.compile(r"[> \t]*")
_LEAD: Final = 40
"""Characters before a date in which its line begins."""
_ENTRIES: Final = 3


def years_told(article: Article, timexes: Sequence[Timex]) -> dict[int, int | None]:
    """The years of dates that name none, where the text goes through time; None for what is named in passing."""
    if article.genre == "narrative":
        return flow.years(article.prose, timexes, lambda timex: looks_ahead(article, timex))
    back = lookback.years(article, timexes) if article.genre != "colloquial" else {}
    heads = flow.years_of_heads(article, timexes) or (
        years_in_order(article, timexes) if article.genre == "news" else {}
    )
    return {**back, **heads}


def looks_ahead(article: Article, timex: Timex) -> bool:
    """Whether a date of a story that names no year is told as still to come, and lies behind the writing: 'In June we
    shall celebrate'. What somebody in the story says of his time does not.
    """
    future = timex.tense == "future" and timex.signal != "from"  # 'threatened to stop from June' is of the story
    future = future and timex.shift is None and timex.value.startswith("XXXX-")
    return future and article.dct.when is not None and opening(article.prose, timex.span.start) is None


@attrs.define
class Writings:
    """The days on which the parts of a text were written, as the text is gone through.

    A mail quotes another below 'On 3 May 2021 somebody wrote:', as deep as its marks say; an update of a report has a
    dateline; each entry of a diary is of its own day, where nothing else tells when it was written.
    """

    article: Article
    days: dict[int, str]
    own: Base | None
    quoted: dict[int, Base] = attrs.Factory(dict)
    entry: tuple[Base, int] | None = None

    def at(self, timex: Timex) -> Base | None:
        """When the words around an expression were written."""
        if self.entry is not None and timex.span.start < self.entry[1]:
            return self.entry[0]
        if not self.quoted:
            return self.own
        deep = [depth for depth in self.quoted if depth <= _depth(self.article, timex.span.start)]
        return self.quoted[max(deep)] if deep else self.own

    def go_on(self, number: int, timex: Timex, told: Mention | None) -> None:
        """Take up the day that an expression tells, where it opens a part."""
        kind = self.days.get(number)
        base = based(told) if kind is not None and told is not None else None
        if base is None:
            return
        base = _of_day(base, timex)
        if kind == "entry":
            self.entry = (base, _end_of_entry(self.article, timex.span.end))
            return
        depth = _depth(self.article, timex.span.start)
        wrote = self.article.text.find(_SAID, timex.span.end) if kind == "mail" else -1
        if wrote >= 0:
            depth = max(depth, _depth(self.article, self.article.text.find("\n", wrote) + 1))
        self.quoted = {at: one for at, one in self.quoted.items() if at < depth} | {depth: base}


def writings(article: Article, timexes: Sequence[Timex], own: Base | None) -> Writings:
    """The parts of a text that are of days of their own; nothing of it is known before the text is gone through."""
    days: dict[int, str] = {}
    entries: list[int] = []
    diary = article.dct.when is None or article.dct.how == "inferred"
    for number, like in enumerate(alike(timexes)):
        if like.type not in ("DATE", "TIME") or like.shift is not None or not like.value[-1:].isdigit():
            continue
        timex = timexes[number]
        if kind := _kind(article, timex):
            days[number] = kind
        elif diary and _DAY.fullmatch(timex.value) and place(article, timex.span, len(article.prose))[0]:
            entries.append(number)
    if len(entries) >= _ENTRIES:
        days |= dict.fromkeys(entries, "entry")
    return Writings(article, days, own)


def _kind(article: Article, timex: Timex) -> str:
    """Whether a date tells when a mail or an update was written."""
    before = article.prose[max(0, timex.span.start - _LEAD) : timex.span.start]
    before = before if len(before) == _LEAD else "\n" + before
    if _WHOLE_DAY.match(timex.value) and (found := _BEFORE_MAIL.search(before)):
        return "head" if found["head"] else "mail" if _WROTE.match(article.prose, timex.span.end) else ""
    update = _DAY.fullmatch(timex.value) and _BEFORE_UPDATE.search(before)
    return "update" if update and _SET_OFF.match(article.prose, timex.span.end) else ""


def _of_day(base: Base, timex: Timex) -> Base:
    day = base.first.floor("day")
    return Base(day, day.plus(1, "day").plus(-1, "minute"), "day", Anchor("dct", named(day, "day"), timex.span))


def _depth(article: Article, at: int) -> int:
    """How many mails deep the line of a place is quoted."""
    start = article.text.rfind("\n", 0, at) + 1
    marks = _QUOTED.match(article.text, start)
    return marks[0].count(">") if marks else 0


def _end_of_entry(article: Article, at: int) -> int:
    """Where the entry ends that a date heads: with its paragraph; for a heading, before the next one."""
    number = bisect_right(article.blocks, at, key=lambda one: one.span.start) - 1
    if number < 0:
        return len(article.prose)
    if article.blocks[number].kind != "heading":
        return article.blocks[number].span.end
    later = (article.blocks[at] for at in range(number + 1, len(article.blocks)))
    return next((one.span.start for one in later if one.kind == "heading"), len(article.prose))
