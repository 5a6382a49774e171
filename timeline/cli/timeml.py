"""TimeML, as far as time expressions go: TIMEX3 elements in the article's text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from timeline import timex3
from timeline.analysis import Analysis
from timeline.expressions import Resolved
from timeline.model import Article, Span

# What XML 1.0 cannot hold, whatever the escaping.
# Tables of our own: the escaping of the standard library brings its network code along, which is slow to import.
_ESCAPES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_QUOTED: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": " ", "\r": " ", "\t": " "})
_FORBIDDEN: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def written(found: Analysis) -> bytes:
    """One TimeML document. Characters that XML cannot hold become U+FFFD, so that the offsets of the text stay."""
    article = found.article
    names = {one.timex.span: f"t{number}" for number, one in enumerate(found.resolved, 1)}
    body = "".join(_text(article.text, found.resolved, names))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>\n'
        f"<DOCID>{_words(article.id)}</DOCID>\n{_dct(article)}"
        f"<TITLE>{_words(article.title)}</TITLE>\n<TEXT>{body}</TEXT>\n</TimeML>\n"
    ).encode()


def _words(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text).translate(_ESCAPES)


def _quoted(value: str) -> str:
    return f'"{_FORBIDDEN.sub("", value).translate(_QUOTED)}"'


def _dct(article: Article) -> str:
    when = article.dct.when
    if when is None:
        return ""
    marks = f'type="DATE" value={_quoted(when.edtf)} temporalFunction="false" functionInDocument="CREATION_TIME"'
    return f'<DCT><TIMEX3 tid="t0" {marks}>{_words(when.edtf)}</TIMEX3></DCT>\n'


def _text(text: str, resolved: tuple[Resolved, ...], names: dict[Span, str]) -> Iterator[str]:
    at = 0
    for one in resolved:
        span = one.timex.span
        yield _words(text[at : span.start])
        values = _attributes(one, names)
        ends = one.value.split("/") if "/" in one.value else []
        if ends:  # TIMEX3 has no intervals: a length, and two empty elements for its ends
            points = [f"{values['tid']}{letter}" for letter in "be"]
            values |= {"type": "DURATION", "value": _length(*ends), "beginPoint": points[0], "endPoint": points[1]}
        yield f"<TIMEX3 {_written(values)}>{_words(span.of(text))}</TIMEX3>"
        for tid, value in zip(points if ends else [], ends, strict=True):
            yield f"<TIMEX3 {_written({'tid': tid, 'type': 'DATE', 'value': value})}/>"
        at = span.end
    yield _words(text[at:])


def _length(first: str, last: str) -> str:
    """The duration from the start of one value to the end of another."""
    one, two = timex3.period(first), timex3.period(last)
    if one is None or two is None or one[0].start is None or two[0].end is None:
        return "PX"
    if one[1] == "year":
        return f"P{two[0].end.year - one[0].start.year}Y"
    return f"P{two[0].end.days - one[0].start.days}D"


def _written(values: dict[str, str]) -> str:
    return " ".join(f"{name}={_quoted(value)}" for name, value in values.items())


def _attributes(one: Resolved, names: dict[Span, str]) -> dict[str, str]:
    values = {"tid": names[one.timex.span], "type": one.timex.type, "value": one.value}
    if one.timex.mod:
        values["mod"] = one.timex.mod
    values |= {name: said for name, said in (("quant", one.timex.quant), ("freq", one.timex.freq)) if said}
    if one.anchor is not None:
        mention = names.get(one.anchor.span) if one.anchor.span else None
        values["temporalFunction"] = "true"
        values["anchorTimeID"] = mention or "t0"
    return values
