"""The bulk form: JSON lines in, JSON lines out, one for one and in order, each written before the next is read."""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import IO, Any, Final

from timeline import analysis
from timeline.cli.settings import Settings
from timeline.cli.sources import binary
from timeline.cli.speaking import complain, emit, note
from timeline.errors import ReadError, TimelineError, WriteError
from timeline.expressions import Resolved
from timeline.model import Article
from timeline.readers.jsonlines import article_of, record_of

Record = dict[str, Any]
Line = Callable[[Article], Record]

# A JSON escape takes up to twelve bytes a character; more than that is no line of ours.
_BYTES: Final = 12
_ALLOCATED: Final = 50_000
"""Objects after which the collector looks for cycles among them: some MB, and what has no cycle is freed at once."""


def run(line_of: Line, sources: Sequence[str], settings: Settings) -> int:
    """Write one line for each line of the sources (standard input when there are none); give the exit code.

    A bad line, and one that fails, gives `{"id", "error"}` in its place.
    """
    failed = False
    _collect_seldom()
    for source in sources or ("-",):
        try:
            with _open(source) as file:
                name = "standard input" if source == "-" else source
                for record in answers(file, name, line_of, settings):
                    failed = failed or "error" in record
                    emit(written(record))
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


def answers(file: IO[bytes], name: str, line_of: Line, settings: Settings) -> Iterator[Record]:
    """Give the record for each line of a file in turn; `name` is what errors call the file. Blank lines give none."""
    lines = _Lines(file, _BYTES * settings.limit)
    while not lines.ended:
        where = f"{name}, line {lines.number + 1}"
        given = lines.parsed(where)
        if given is not None:
            yield _record(given, where, line_of, settings)


class _Lines:
    """The lines of a file, read and parsed one by one; none is kept, since one can be as long as all the others."""

    def __init__(self, file: IO[bytes], limit: int) -> None:
        self._file, self._limit = file, limit
        self.number, self.ended = 0, False

    def parsed(self, where: str) -> Record | TimelineError | None:
        """The next line's object, or why there is none; None for a blank line and at the end."""
        line = self._file.readline(self._limit)
        self.number += 1
        if not line:
            self.ended = True
            return None
        if self._went_on(line):
            return ReadError("the line is too long", where, "Raise --limit, or split the text.")
        if self.number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        try:
            return None if line.isspace() else record_of(line, where)
        except TimelineError as error:
            return error

    def _went_on(self, line: bytes) -> bool:
        """Whether a line is longer than the limit; its rest is passed over then."""
        long = False
        while not line.endswith(b"\n") and len(line) >= self._limit:
            line = self._file.readline(self._limit)
            long = True
        return long


def _record(given: Record | TimelineError, where: str, line_of: Line, settings: Settings) -> Record:
    if isinstance(given, TimelineError):
        return {"id": None, "error": str(given)}
    id_ = given.get("id")
    try:
        article = _within(settings.under(article_of(given, where)), settings.limit, where)
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


def written(record: Record) -> bytes | bytearray:
    """One line of JSON in UTF-8; lone surrogates, which UTF-8 has not, stay escaped. `Rows` become the line themselves,
    and no copy of them.
    """
    rows = record.get("timexes")
    if not isinstance(rows, Rows):
        return _encoded(record) + b"\n"
    rows[:0] = _encoded({**record, "timexes": []}).removesuffix(b"]}")
    rows += b"]}\n"
    return rows


class Rows(bytearray):
    """Records as the inside of a JSON array, encoded one by one: those of a long article would take more room than all
    else that is known of it.
    """

    def __init__(self, records: Iterable[Record]) -> None:
        super().__init__()
        for record in records:
            if self:
                self.extend(b", ")
            self.extend(_encoded(record))


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
    return {"timexes": Rows(timex_record(one, article.text) for one in analysis.each_time(article))}


def timex_record(one: Resolved, text: str) -> Record:
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
