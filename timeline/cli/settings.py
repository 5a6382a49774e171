"""The options that several commands share."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, Final

import attrs
import click

from timeline.errors import EdtfError
from timeline.model import Article, Dct, Genre
from timeline.readers import LIMIT
from timeline.readers.making import GENRES, dct_of

Decorated = Callable[..., Any]


@attrs.frozen
class Settings:
    """What the user said of the articles on the command line; empty where nothing was said."""

    dct: Dct | None = None
    title: str = ""
    language: str = ""
    genre: Genre | None = None
    format: str = ""
    limit: int = LIMIT

    def over(self, article: Article) -> Article:
        """The article with what was said on the command line in place of what it says itself."""
        return attrs.evolve(
            article,
            dct=self.dct or article.dct,
            language=self.language or article.language,
            genre=self.genre or article.genre,
        )

    def under(self, article: Article) -> Article:
        """The article with what was said on the command line only where it says nothing itself."""
        dct = self.dct if article.dct.how == "unknown" and self.dct else article.dct
        language = self.language if article.language == "en" and self.language else article.language
        return attrs.evolve(article, dct=dct, language=language, genre=article.genre or self.genre)


def _dct(ctx: click.Context, param: click.Parameter, value: str) -> Dct | None:
    """Read an EDTF date as a Dct that the user gave."""
    if not value:
        return None
    try:
        return dct_of(value, "given")
    except EdtfError as error:
        what = f"'{value}' is no date: {error.what}. Write it as 2024-08-05, 2024-08, 2024, or any EDTF"
        raise click.BadParameter(what, ctx, param) from error


_ABOUT_ARTICLES: Final = (
    click.option(
        "--dct",
        default="",
        metavar="DATE",
        callback=_dct,
        help="When the articles were written: 2024-08-05, 2024-08, or any EDTF date.",
    ),
    click.option("--lang", "language", default="", metavar="TAG", help="Their language, such as en."),
    click.option("--genre", type=click.Choice(GENRES), help="Their genre; found from the text if not given."),
    click.option("--from", "read_as", default="", metavar="FORMAT", help="Read them as text, markdown or jsonl."),
    click.option(
        "--limit", type=click.IntRange(1), default=LIMIT, show_default=True, help="Longest article, in characters."
    ),
)


def about_articles(command: Decorated) -> Decorated:
    """Add the options that say something of the articles; the command gets them as one `settings`."""

    # `wraps` takes over the options that were added to the command before.
    @functools.wraps(command)
    def with_settings(**values: Any) -> Any:
        read_as, kept = values.pop("read_as"), {}
        for name in ("dct", "language", "genre", "limit"):
            kept[name] = values.pop(name)
        return command(settings=Settings(format=read_as, **kept), **values)

    wrapped: Decorated = with_settings
    for option in reversed(_ABOUT_ARTICLES):
        wrapped = option(wrapped)
    return wrapped


def sources_argument(required: bool = False, many: bool = True) -> Callable[[Decorated], Decorated]:
    """The argument SOURCE...: files, folders, or - for standard input."""
    return click.argument(
        "sources", metavar="SOURCE..." if many else "SOURCE", nargs=-1 if many else 1, required=required
    )


def needed(sources: tuple[str, ...]) -> None:
    """Raise a usage error when no source is given."""
    if not sources:
        raise click.UsageError("no article is given: name files or folders, or - for standard input")
