"""The bulk form: JSON lines in, JSON lines out, one for one and in order, each written before the next is read."""

from __future__ import annotations

import gc
import json
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import IO, Any, Final

from timeline import analysis
from timeline.cli.settings import Settings
from timeline.cli.speaking import complain, emit, note
from timeline.cli.streams import binary
from timeline.errors import ReadError, TimelineError, WriteError
from timeline.expressions import Resolved
from timeline.model import Article, Stretched
from timeline.readers.jsonlines import article_of, record_of
from timeline.readers.longlines import Narrowed, long_article, long_record

Record = dict[str, Any]
Line = Callable[[Article], Record]
Read = Callable[[Record, str], Article]

# A JSON escape takes up to twelve bytes a character; more than that is no line of ours.
_BYTES: Final = 12
_PART: Final = 250_000
"""Bytes of a line that are read at once;"""
_ROWS: Final = 500_000
"""and of the answer to it that stand as they are: before more comes, they are packed to a tenth."""
_ALLOCATED: Final = 50_000
"""Objects after which the collector looks for cycles among them: some MB, and what has no cycle is freed at once."""


def run(line_of: Line, sources: Sequence[str], settings: Settings, *, narrow: bool = False) -> int:
    """Write one line for each line of the sources (standard input when there are none); give the exit code.

    A bad line, and one that fails, gives `{"id", "error"}` in its place. The `line_of` an article may be one that takes
    a long one as `Narrowed`.
    """
    failed = False
    _collect_seldom()
    for source in sources or ("-",):
        try:
            with _open(source) as file:
                name = "standard input" if source == "-" else source
                for record in answers(file, name, line_of, settings, narrow=narrow):
                    failed = failed or "error" in record
                    for part in parts(record):
                        emit(part)
        except WriteError:
            raise
        except OSError as error:
            what = f"it cannot be read: {error.strerror or error}"
            complain(ReadError(what, source, "Give a file of JSON lines, or - for standard input."))
            failed = True
    return 1 if failed else 0


def _collect_seldom() -> None:
    """Spare the search for cycles what stays for good, and let it run less often: an article's values hold none."""
    gc.freeze()
    gc.set_threshold(_ALLOCATED, 20, 50)


def _open(source: str) -> AbstractContextManager[IO[bytes]]:
    if source == "-" and sys.stdin is not None and sys.stdin.isatty():
        note("reading JSON lines from standard input")
    return binary(source)


def answers(file: IO[bytes], name: str, line_of: Line, settings: Settings, *, narrow: bool = False) -> Iterator[Record]:
    """Give the record for each line of a file in turn; `name` is what errors call the file. Blank lines give none."""
    lines = _Lines(file, _BYTES * settings.limit, narrow)
    while not lines.ended:
        where = f"{name}, line {lines.number + 1}"
        given = lines.parsed(where)
        if given is not None:
            yield _record(given, where, line_of, settings, long_article if narrow else article_of)


class _Lines:
    """The lines of a file, read and parsed one by one; none is kept, since one can be as long as all the others."""

    def __init__(self, file: IO[bytes], limit: int, narrow: bool) -> None:
        self._file, self._limit, self._narrow = file, limit, narrow
        self.number, self.ended = 0, False

    def parsed(self, where: str) -> Record | TimelineError | None:
        """The next line's object, or why there is none; None for a blank line and at the end."""
        self.number += 1
        parts = self._read()
        if parts is None:
            return ReadError("the line is too long", where, "Raise --limit, or split the text.")
        if not parts:
            self.ended = True
            return None
        if self.number == 1:
            parts[0] = parts[0].removeprefix(b"\xef\xbb\xbf")
        if all(part.isspace() for part in parts):
            return None
        try:
            if self._narrow and len(parts) > 1:
                return long_record(parts, where)
            return record_of(b"".join(parts), where)
        except TimelineError as error:
            return error

    def _read(self) -> list[bytes] | None:
        """The next line in parts; None for one that is longer than the limit, of which the rest is passed over."""
        parts, left = list[bytes](), self._limit
        while part := self._file.readline(min(_PART, left)):
            parts.append(part)
            left -= len(part)
            if part.endswith(b"\n"):
                break
            if left <= 0:
                while part and not part.endswith(b"\n"):
                    part = self._file.readline(_PART)
                return None
        return parts


def _record(given: Record | TimelineError, where: str, line_of: Line, settings: Settings, read: Read) -> Record:
    if isinstance(given, TimelineError):
        return {"id": None, "error": str(given)}
    id_ = given.get("id")
    try:
        article = _within(settings.under(read(given, where)), settings.limit, where)
        return {"id": id_, **line_of(article)}
    except TimelineError as error:
        message = str(error)
    except Exception as error:  # noqa: BLE001 - one line's failure must not cost the others
        message = f"{where}: this is a bug in Timeline: {type(error).__name__}: {error}"
    return {"id": id_ if isinstance(id_, str | int) else None, "error": message}


def _within(article: Article, limit: int, where: str) -> Article:
    if len(article.text) > limit:
        what = f"its text has {len(article.text):,} characters; at most {limit:,} are read"
        raise ReadError(what, where, "Raise --limit, or split the text.")
    return article


def written(record: Record) -> bytes:
    """One line of JSON in UTF-8; lone surrogates, which UTF-8 has not, stay escaped."""
    return b"".join(parts(record))


def parts(record: Record) -> Iterator[bytes]:
    """The same in parts, where it has many `Rows`."""
    rows = record.get("timexes")
    if not isinstance(rows, Rows):
        yield _encoded(record) + b"\n"
        return
    head = _encoded({**record, "timexes": []}).removesuffix(b"]}")
    for packed in rows.packed:
        yield head + zlib.decompress(packed)
        head = b""
    yield head + rows.last + b"]}\n"


class Rows:
    """Records as the inside of a JSON array, encoded one by one: those of a long article would take more room than all
    else that is known of it.
    """

    def __init__(self, records: Iterable[Record]) -> None:
        self.packed: list[bytes] = []
        self.last = bytearray()
        for record in records:
            if self.last or self.packed:
                self.last += b", "
            if len(self.last) > _ROWS:
                self.packed.append(zlib.compress(self.last, 1))
                self.last.clear()
            self.last += _encoded(record)


_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, check_circular=False)


def _encoded(record: Record) -> bytes:
    try:
        return _ENCODER.encode(record).encode()
    except UnicodeEncodeError:
        return json.dumps(record).encode()


def times_line(article: Article) -> Record:
    """The line of `timeline tag --jsonl`, without its id."""
    return {"timexes": [timex_record(one, article.text) for one in analysis.times(article).resolved]}


def times_rows(article: Article) -> Record:
    """The same with its expressions encoded as they are found."""
    text = article.as_written if isinstance(article, Narrowed) else article.text
    return {"timexes": Rows(timex_record(one, text) for one in analysis.each_time(article))}


def timex_record(one: Resolved, text: Stretched) -> Record:
    """A time expression: its place in code points, its words, and its TIMEX3 attributes (`mod` may be null)."""
    span = one.timex.span
    return {
        "start": span.start,
        "end": span.end,
        "text": span.of(text),
        "type": one.timex.type,
        "value": one.value,
        "mod": one.timex.mod,
    }
