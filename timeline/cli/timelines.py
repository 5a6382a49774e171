"""Articles through the pipeline to one timeline, one failing alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from timeline import pipeline
from timeline.cli.articles import Failures, read_all, where
from timeline.cli.settings import Settings
from timeline.cli.speaking import blame, note
from timeline.errors import TimelineError
from timeline.model import Article, Timeline


def made_of(files: Sequence[str | TimelineError], settings: Settings, title: str) -> tuple[Timeline | None, int]:
    """Build one timeline of the articles in these files; give it and how many articles failed.

    None when no article is left.
    """
    failures = Failures()
    reading = read_all(files, settings, failures)
    kept: list[Article] = []

    def keeping() -> Iterator[Article]:
        for article in reading:
            kept.append(article)
            yield article

    try:
        made = pipeline.build(keeping(), title)
    except Exception:
        kept += reading
        good = [article for article in kept if _passes(article, failures)]
        if len(good) == len(kept):
            raise
        return (pipeline.build(good, title) if good else None), failures.count
    _warn(made)
    return (made if kept else None), failures.count


def _warn(made: Timeline) -> None:
    """Say which articles gave nothing: a timeline without them looks whole."""
    for finding in made.findings:
        if finding.code == "no-events":
            note(f"{finding.article}: {finding.message}")


def _passes(article: Article, failures: Failures) -> bool:
    """Whether an article can be analysed by itself; if not, it is said and counted."""
    try:
        pipeline.analyse(article)
    except TimelineError as error:
        failures.add(error)
    except Exception as error:  # noqa: BLE001 - one article's failure must not cost the others
        blame(error, where(article))
        failures.count += 1
    else:
        return True
    return False
