"""Languages without a rule table of their own: dates that are named in full, by the month and weekday names that
dateparser has.

Our own small grammar finds the span and knows how fine it is; dateparser only reads it, with the language given and a
fixed base, so that nothing is taken from a clock. Relative expressions ('gestern') are not found.
"""

from __future__ import annotations

import datetime as dt
import functools
import importlib
import importlib.util
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import attrs

from timeline.calendar import days_in_month
from timeline.expressions import Bond, Timex
from timeline.model import Span

_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LONGEST: Final = 60
_BASE: Final = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - dateparser wants a naive base
_YEAR: Final = r"(?P<year>(?:1\d|20|21)\d\d)(?![\d,.]*\d)"
_BONDS: Final[dict[str, Bond]] = {"-": "to", "—": "to", "": "list", ",": "list", "/": "list", "&": "list"}
"""Marks between two dates that belong together; words that join them are not known here."""
_ISO: Final = r"(?P<iso>\d{4}-\d\d-\d\d)(?!\d)"
_NUMERIC: Final = r"(?P<numeric>\d{1,2}\.\d{1,2}\.(?:1\d|20|21)\d\d)(?!\d)"


@attrs.frozen
class Names:
    """A language's names in lower case: months and weekdays to their numbers, and its words for year."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    year: tuple[str, ...]


NO_NAMES: Final = Names({}, {}, ())


def explicit(prose: str, language: str) -> Iterator[Timex]:
    """The dates of a text that are named by day, month or year; nothing for a language that dateparser does not
    know.
    """
    code = language.lower().replace("_", "-").split("-")[0]
    known = names(code)
    if known is None:
        return
    last = 0
    for found in _pattern(code).finditer(prose):
        value = _value(found, known, code)
        if value:
            span = _span(found)
            bond = _BONDS.get(prose[last : span.start].strip(), "") if last and span.start - last < 4 else ""
            yield Timex(span, "DATE", value, f"locale-{code}", bond=bond)
            last = span.end


def _span(found: re.Match[str]) -> Span:
    return Span(found.start(), found.start() + len(found[0].rstrip()))


@functools.cache
def names(code: str) -> Names | None:
    """The names that dateparser's data has for a language; None for one that it does not know."""
    info = _data(code)
    if info is None:
        return None
    months = {_bare(name): n for n, key in enumerate(_MONTHS, 1) for name in info.get(key, ())}
    weekdays = {_bare(name): n for n, key in enumerate(_DAYS, 1) for name in info.get(key, ())}
    years = tuple(_bare(name) for name in info.get("year", ()) if len(name) > 1)
    return Names(months, weekdays, years) if months else None


def _data(code: str) -> dict[str, Any] | None:
    """dateparser's data of a language. Its modules are not documented: a test pins their shape.

    The module is run by itself, for the package's own import takes longer than most runs.
    """
    package = importlib.util.find_spec("dateparser")
    if package is None or not package.submodule_search_locations or not re.fullmatch(r"[a-z]{2,3}", code):
        return None
    path = Path(package.submodule_search_locations[0]) / "data" / "date_translation_data" / f"{code}.py"
    spec = importlib.util.spec_from_file_location(f"_timeline_names_{code}", path)
    if spec is None or spec.loader is None or not path.is_file():
        return None
    module: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    info: dict[str, Any] = module.info
    return info


def _bare(name: str) -> str:
    return name.lower().strip(" .")


@functools.cache
def _pattern(code: str) -> re.Pattern[str]:
    known = names(code) or NO_NAMES
    month, weekday = _either(known.months), _either({n: d for n, d in known.weekdays.items() if len(n) > 2})
    year_word = _either(dict.fromkeys(known.year, 0))
    small = r"(?:(?:[^\W\d_]{1,4}|d['’])[ ]?)?"
    day = r"(?P<day>\d{1,2})(?:\.|º|°|er|-го|-е)?"
    ending = rf"(?: (?:{year_word})\b)?"
    dated = rf"(?:(?:{weekday})\.?,? )?{day} {small}(?P<month>{month})\.?(?:,? {small}{_YEAR}{ending})?"
    monthly = rf"(?P<month2>{month})\.?,? {small}{_YEAR.replace('year', 'year2')}{ending}"
    yearly = rf"{_YEAR.replace('year', 'year3')} (?:{year_word})\b"
    alone = _either({name: 0 for name in (*known.months, *known.weekdays) if len(name) > 3})
    every = "|".join((_ISO, _NUMERIC, dated, monthly, yearly, f"(?P<alone>{alone})"))
    return re.compile(rf"(?<![\w.])(?:{every})(?!\w)", re.IGNORECASE)


def _either(listed: Mapping[str, int]) -> str:
    return "|".join(re.escape(name) for name in sorted(listed, key=lambda one: (-len(one), one))) or r"(?!)"


def _value(found: re.Match[str], known: Names, code: str) -> str:
    if found["iso"] or found["numeric"]:
        return _in_numbers(found["iso"] or "-".join(reversed(found["numeric"].split("."))))
    if found["alone"]:
        name = _bare(found["alone"])
        month, weekday = known.months.get(name), known.weekdays.get(name)
        return f"XXXX-WXX-{weekday}" if weekday else f"XXXX-{month:02d}" if month else ""
    year = found["year"] or found["year2"] or found["year3"] or "XXXX"
    name = found["month"] or found["month2"]
    if not name:
        return year
    month = _read(found[0].strip(), code) or known.months.get(_bare(name), 0)
    day = int(found["day"] or 0)
    if found["day"] and not 1 <= day <= days_in_month(int(year) if year.isdigit() else 2000, month):
        return ""
    return f"{year}-{month:02d}-{day:02d}" if day else f"{year}-{month:02d}"


def _in_numbers(text: str) -> str:
    year, month, day = (int(part) for part in text.split("-"))
    fits = 1 <= month <= 12 and 1 <= day <= days_in_month(year, month)
    return f"{year:04d}-{month:02d}-{day:02d}" if fits else ""


@functools.lru_cache(maxsize=2048)
def _read(words: str, code: str) -> int:
    """The month that dateparser reads in a short expression; 0 where it reads none."""
    if len(words) > _LONGEST:
        return 0
    found = _parser(code).get_date_data(words)
    parts = getattr(found, "parts", ()) or ()
    return int(found.date_obj.month) if found.date_obj is not None and "month" in parts else 0


@functools.cache
def _parser(code: str) -> Any:
    # Late: its import takes longer than most runs, and English never needs it.
    module: Any = importlib.import_module("dateparser.date")
    settings = {
        "RELATIVE_BASE": _BASE,
        "REQUIRE_PARTS": ["month"],
        "PREFER_DAY_OF_MONTH": "first",
        "TIMEZONE": "UTC",
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    return module.DateDataParser(languages=[code], settings=settings)
