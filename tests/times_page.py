"""The page of all time expressions, made from the examples that stand with the rules: docs/time-expressions.md.

Renew it after a change of the rules: ./run python -m tests.times_page
"""

from __future__ import annotations

import inspect
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from timeline import edtf
from timeline.anchoring import resolve
from timeline.expressions import Resolved
from timeline.model import Article, Block, Dct, Genre, Span
from timeline.timexes import TABLES, language, tag
from timeline.timexes.engine import Rule

ROOT: Final = Path(__file__).resolve().parent.parent
PAGE: Final = ROOT / "docs" / "time-expressions.md"
NAMES: Final = {"en": "English", "de": "German"}
DCT: Final = "2025-04-10"
BEFORE: Final = {"en": "It began on 5 March 2024. ", "de": "Es begann am 5. März 2024. "}
"""A date for those to count from that are counted from what was told before."""

_INTRODUCTION: Final = f"""\
<!-- Made from the rules' own examples by `./run python -m tests.times_page`; edit the rules. -->
# Time expressions

Every rule of every language, each with its example, as an article of Thursday, {DCT} would have it. What is counted
from the text ("two days later") is counted from 5 March 2024 here. A test runs each example. `timeline tag ARTICLE`
shows the rule that found each expression; [How a date is resolved](dates.md) tells what happens after that.

Values are TIMEX3, dates are EDTF, bounds are half-open. A length of time has no date unless it lies beside one, and a
repetition has none.
"""


def page() -> str:
    """The whole page: English, what all languages share, the other languages, and what is none."""
    parts = [_INTRODUCTION]
    for code in sorted(TABLES, key=lambda code: code != "en"):
        parts += [f"## {NAMES[code]}\n", *_families(code, own=True)]
    parts += ["## Every language\n", *_families("en", own=False)]
    parts += ["## What is no time expression\n", *_none()]
    return "\n".join(parts)


def _families(code: str, *, own: bool) -> Iterator[str]:
    """Tables of the rules of a language's own, or of those that it shares, a module each."""
    rules = [rule for rule in language(code).rules if rule.make.__module__.startswith(TABLES[code]) == own]
    for module in dict.fromkeys(rule.make.__module__ for rule in rules):
        title = _first_sentence(inspect.getdoc(sys.modules[module]) or "").removeprefix("Rules for ")
        yield f"### {title[0].upper()}{title[1:]}\n"
        yield "| words | type | value | date | bounds | rule |\n|---|---|---|---|---|---|"
        yield "\n".join(_row(code, rule) for rule in rules if rule.make.__module__ == module) + "\n"


def _first_sentence(doc: str) -> str:
    return doc.split("\n\n", maxsplit=1)[0].replace("\n", " ").rstrip(".")


def _row(code: str, rule: Rule) -> str:
    text, found = _read(code, rule)
    when = found.when
    bounds = f"{when.bounds.start or ''} .. {when.bounds.end or ''}" if when else ""
    value = f"{found.value} {found.timex.mod or ''}".strip()
    words = _marked(text, found.timex.span)
    cells = (words, found.timex.type, value, when.edtf if when else "", bounds, rule.name)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _read(code: str, rule: Rule) -> tuple[str, Resolved]:
    """The example's text, and what its first expression is read as."""
    text = rule.example[0]
    (first, *_) = tag(_article(code, text, None))
    told = first.shift is not None and first.shift.base == "reference"
    genre: Genre = first.genres[0] if first.genres else "news"
    before = BEFORE[code] if told else ""
    source = _article(code, before + text, genre)
    found = resolve(source, tag(source))[1 if told else 0]
    return source.text, found


def _article(code: str, text: str, genre: Genre | None) -> Article:
    dct = Dct(edtf.parse(DCT), "given", "certain")
    return Article("page", text, text, (Block(Span(0, len(text))),), language=code, dct=dct, genre=genre)


def _marked(text: str, span: Span) -> str:
    """The sentence of an expression, with its words bold."""
    start = text.rfind(". ", 0, span.start) + 2 if ". " in text[: span.start] else 0
    return f"{text[start : span.start]}**{span.of(text)}**{text[span.end :]}"


def _none() -> Iterator[str]:
    cases = tomllib.loads((ROOT / "tests/cases/timexes/no_times.toml").read_text(encoding="utf-8"))["case"]
    yield "Nothing is found in these:\n"
    yield "\n".join(f"- {case['text']}" for case in cases if not case["expect"]) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
