"""TimeML, as far as time expressions go: TIMEX3 elements in the article's text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from timeline.analysis import Analysis
from timeline.model import Article, Resolved, Span

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
        yield f"<TIMEX3 {_attributes(one, names)}>{_words(span.of(text))}</TIMEX3>"
        at = span.end
    yield _words(text[at:])


def _attributes(one: Resolved, names: dict[Span, str]) -> str:
    values = {"tid": names[one.timex.span], "type": one.timex.type, "value": one.value}
    if one.timex.mod:
        values["mod"] = one.timex.mod
    if one.anchor is not None:
        mention = names.get(one.anchor.span) if one.anchor.span else None
        values["temporalFunction"] = "true"
        values["anchorTimeID"] = mention or "t0"
    return " ".join(f"{name}={_quoted(value)}" for name, value in values.items())
