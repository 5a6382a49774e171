"""The bulk form: JSON lines in, JSON lines out, one for one and in order, each written before the next is read."""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Callable, Iterator, Sequence
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
    for number, line in enumerate(_lines(file, _BYTES * settings.limit), 1):
        if line is None:
            yield {
                "id": None,
                "error": f"{name}, line {number}: the line is too long. Raise --limit, or split the text.",
            }
        elif line.strip():
            yield _record(line, f"{name}, line {number}", line_of, settings)


def _lines(file: IO[bytes], limit: int) -> Iterator[bytes | None]:
    """The lines of a file, without a byte order mark; None for one longer than `limit` bytes."""
    first = True
    while line := file.readline(limit):
        whole = line.endswith(b"\n") or len(line) < limit
        while not whole:
            rest = file.readline(limit)
            whole = rest.endswith(b"\n") or len(rest) < limit
            line = b""
        yield (line.removeprefix(b"\xef\xbb\xbf") if first else line) or None
        first = False


def _record(line: bytes, where: str, line_of: Line, settings: Settings) -> Record:
    given: object = None
    try:
        record = record_of(line, where)
        given = record.get("id")
        article = _within(settings.under(article_of(record, where)), settings.limit, where)
        return {"id": given, **line_of(article)}
    except TimelineError as error:
        message = str(error)
    except Exception as error:  # noqa: BLE001 - one line's failure must not cost the others
        message = f"{where}: this is a bug in Timeline: {type(error).__name__}: {error}"
    return {"id": given if isinstance(given, str | int) else None, "error": message}


def _within(article: Article, limit: int, where: str) -> Article:
    if len(article.text) > limit:
        what = f"its text has {len(article.text):,} characters; at most {limit:,} are read"
        raise ReadError(what, where, "Raise --limit, or split the text.")
    return article


def written(record: Record) -> bytes:
    """One line of JSON in UTF-8; lone surrogates, which UTF-8 has not, stay escaped."""
    try:
        return json.dumps(record, ensure_ascii=False, separators=(", ", ": ")).encode() + b"\n"
    except UnicodeEncodeError:
        return json.dumps(record).encode() + b"\n"


def times_line(article: Article) -> Record:
    """The line of `timeline tag --jsonl`, without its id."""
    return {"timexes": [timex_record(one, article.text) for one in analysis.times(article).resolved]}


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
