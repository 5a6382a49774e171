"""Articles read one after the other, one failing alone, with a progress bar where it is worth one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from timeline.cli.settings import Settings
from timeline.cli.sources import distinct, opened
from timeline.cli.speaking import complain, on_terminal
from timeline.errors import TimelineError
from timeline.model import Article

_LONG = 1_000_000


class Failures:
    """Counts what could not be done, and says it."""

    def __init__(self) -> None:
        self.count = 0

    def add(self, error: TimelineError) -> None:
        """Say a known error, and count it."""
        complain(error)
        self.count += 1


class _Progress(Protocol):
    def __call__(self, name: str, /) -> object: ...


def read_all(files: Sequence[str | TimelineError], settings: Settings, failures: Failures) -> Iterator[Article]:
    """Read the articles of all files, with distinct ids; what cannot be read is said and counted."""
    return distinct(_read_all(files, settings, failures))


def _read_all(files: Sequence[str | TimelineError], settings: Settings, failures: Failures) -> Iterator[Article]:
    with _progress(files) as step:
        for file in files:
            step(str(file) if isinstance(file, str) else "")
            for item in opened(file, settings) if isinstance(file, str) else (file,):
                if isinstance(item, Article):
                    yield item
                else:
                    failures.add(item)


def where(article: Article) -> str:
    """How an error names an article: its source, and its id where the source may hold many."""
    return article.source if article.id in article.source else f"{article.source}, article {article.id}"


@contextmanager
def _progress(files: Sequence[str | TimelineError]) -> Iterator[_Progress]:
    """A bar on standard error, on a terminal only and only for more than one file or a long one."""
    if not on_terminal() or not (len(files) > 1 or any(_is_long(file) for file in files)):
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=len(files))
        done = -1

        def step(name: str) -> None:
            nonlocal done
            done += 1
            bar.update(task, completed=done, description=Path(name).name[:40])

        yield step


def _is_long(file: str | TimelineError) -> bool:
    try:
        return isinstance(file, str) and Path(file).stat().st_size > _LONG
    except OSError:
        return False
