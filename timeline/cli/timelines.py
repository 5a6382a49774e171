"""Articles through the pipeline to one timeline, one failing alone; and timelines that were saved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from timeline import pipeline
from timeline.cli.articles import Failures, read_all, where
from timeline.cli.settings import Settings
from timeline.cli.speaking import blame, note
from timeline.cli.streams import binary
from timeline.edits import SET_ASIDE, Edits
from timeline.errors import SavedError, TimelineError
from timeline.model import Article, Timeline
from timeline.saving import load


def made_of(
    files: Sequence[str | TimelineError],
    settings: Settings,
    title: str,
    edits: Edits | None = None,
    *,
    everything: bool = False,
) -> tuple[Timeline | None, int]:
    """Build one timeline of the articles in these files; give it and how many articles and edits failed.

    `everything` adds the minor events. None when no article is left.
    """
    failures = Failures()
    reading = read_all(files, settings, failures)
    kept: list[Article] = []

    def keeping() -> Iterator[Article]:
        for article in reading:
            kept.append(article)
            yield article

    try:
        made = pipeline.build(keeping(), title, edits, everything=everything)
    except Exception:
        kept += reading
        good = [article for article in kept if _passes(article, failures, everything=everything)]
        if len(good) == len(kept):
            raise
        kept = good
        made = pipeline.build(good, title, edits, everything=everything)
    if not kept:
        return None, failures.count
    _warn(made)
    return made, failures.count + _warn_of_edits(made)


def _warn(made: Timeline) -> None:
    """Say which articles gave nothing: a timeline without them looks whole."""
    for finding in made.findings:
        if finding.code == "no-events":
            note(f"{finding.article}: {finding.message}")


def _warn_of_edits(made: Timeline) -> int:
    """Say which edits were not carried out, or are to be looked at; give how many were not."""
    failed = 0
    for finding in made.findings:
        if finding.code.startswith("edit-"):
            note(finding.message)
            failed += finding.code in SET_ASIDE
    return failed


def _passes(article: Article, failures: Failures, *, everything: bool) -> bool:
    """Whether an article can be analysed by itself; if not, it is said and counted."""
    try:
        pipeline.analyse(article, everything=everything)
    except TimelineError as error:
        failures.add(error)
    except Exception as error:  # noqa: BLE001 - one article's failure must not cost the others
        blame(error, where(article))
        failures.count += 1
    else:
        return True
    return False


def corrected(made: Timeline, edits: Edits | None) -> tuple[Timeline, int]:
    """A saved timeline with edits applied; and how many of these could not be."""
    if edits is None:
        return made, 0
    amended = pipeline.amend(made, edits)
    return amended, _warn_of_edits(amended)


def loaded(name: str) -> Timeline:
    """Read a saved timeline. Raises SavedError."""
    try:
        with binary(name) as file:
            data = file.read()
    except OSError as error:
        what = f"it cannot be read: {error.strerror or error}"
        raise SavedError(what, name, "Give what `timeline build -o FILE.json` or `-o FILE.pdf` wrote.") from error
    try:
        return load(data)
    except SavedError as error:
        raise SavedError(error.what, f"{name}: {error.where}" if error.where else name, error.next) from error
