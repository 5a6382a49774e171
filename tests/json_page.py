"""The files made from the model: timeline/schema/timeline-1.json and docs/json.md.

Renew both after a change of the model: ./run python -m tests.json_page
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from timeline import saving
from timeline.saving import schema

SCHEMA: Final = Path(saving.__file__).resolve().parent / "schema" / "timeline-1.json"
PAGE: Final = Path(__file__).resolve().parent.parent / "docs" / "json.md"

_INTRODUCTION: Final = """\
<!-- Made from timeline/schema/fields.toml and the model by `./run python -m tests.json_page`; edit those. -->
# The saved JSON

`timeline build article.md -o timeline.json` writes it; `timeline export timeline.json -o briefing.pdf` reads it, and
so may any program or website. `timeline/schema/timeline-1.json` is its JSON Schema (draft 2020-12).

- UTF-8, one object. `"format": "timeline"` and `"version": 1` come first.
- What is empty is left out: no field means null, an empty text, an empty list, false or 0.
- Dates are ISO 8601 with astronomical years: `0000` is 1 BCE, `-0043` is 44 BCE, and a year beyond 9999 just has more
  digits. A time (`2024-08-05T14:30`) stands only where it is not midnight. Periods are half-open: `end` is the first
  moment that is no longer in it.
- Offsets count Unicode code points of the article, from 0, half-open.
- The same timeline gives the same bytes. With `-O quotes=no` the quotes in `provenance` are left out; with
  `-O compact` it is one line.

```json
{
  "format": "timeline",
  "version": 1,
  "title": "The Arl dam",
  "events": [
    {
      "id": "e1",
      "label": "The spillway gate jammed",
      "when": {"edtf": "2021-02-12", "begin": {"start": "2021-02-12", "end": "2021-02-13"}, "unit": "day"}
    }
  ]
}
```

(This one is shortened: an event has more fields that are required.)

## Versions

Within a version, fields may be added, and a list of values such as those of `unit` stays as it is; no field is taken
away or changes its meaning. What an old reader would misread raises the version. So:

- A reader ignores fields that it does not know, and takes the default where a field is absent.
- A reader refuses a `version` that it does not know, and says so.
- A program that writes may add fields of its own, which readers ignore. A name that begins with `x-` is never ours.

## Checking a file

`timeline validate timeline.json` names every problem with its line, column and field, and what is expected there; in
Python, `timeline.validate(data)` gives the same. `timeline validate --schema` prints the JSON Schema for
programs in any language. Beyond what a schema can say, these are errors too:

- a date that does not exist, a period that ends before it starts or in which nothing lies;
- an `edtf` that cannot be read, or that contradicts `begin` or `end` (they share no moment);
- an id that two events or two sources have; a relation, summary or change of an event that is not in the file;
  provenance, a conflict or a finding of a source that is not in it;
- a dated event in `undated`, or the reverse;
- a figure or likelihood whose `low` is over its `high`, a chance beyond 0 to 100, a conflict with more values than
  articles or fewer, an offset below 0 or an end before its start.

Warnings, which leave a file valid: a field that this version does not know (with the nearest that it knows, unless the
name begins with `x-`), events out of order, an interval in `edtf` without an `end`.

## Sizes

With `-O quotes=no -O compact` a file takes at most 1 KB an event, all else in it included;
[the benchmarks](../benchmarks/RESULTS.md) have the figures. By default it takes about twice as much: half of that is
indentation, and most of the rest quotes. Packed by a web server it takes a fraction.
"""


def schema_text() -> str:
    """The schema as it is shipped."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def page() -> str:
    """docs/json.md."""
    whole = schema()
    parts = {"Timeline": whole} | whole["$defs"]
    return _INTRODUCTION + "".join(line for name in _order(parts) for line in _section(name, parts[name]))


def _order(parts: dict[str, Any]) -> list[str]:
    """From the root down, each part where it is first named; Point is told in the introduction."""
    found = ["Timeline"]
    for name in found:
        named = json.dumps(parts[name]["properties"]).split("#/$defs/")[1:]
        names = dict.fromkeys(text.partition('"')[0] for text in named)
        found += [one for one in names if one in parts and one not in found]
    return found


def _section(name: str, part: dict[str, Any]) -> Iterator[str]:
    yield f"\n## {name}\n\n{part['description']}\n\n| field | type | meaning |\n|---|---|---|\n"
    for field, described in part["properties"].items():
        mark = "" if field in part["required"] else ", optional"
        yield f"| `{field}` | {_type(described)}{mark} | {described['description']}{_choices(described)} |\n"


def _type(described: dict[str, Any]) -> str:
    if "anyOf" in described:
        return " or ".join(_type(one) for one in described["anyOf"] if one != {"type": "null"})
    if "$ref" in described:
        name = described["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if described.get("pattern"):
        return "date"
    if described.get("type") == "array":
        return f"list of {_type(described['items'])}"
    kinds = {"string": "text", "number": "number", "integer": "whole number", "boolean": "true or false"}
    if "const" in described:
        return f"`{json.dumps(described['const'])}`"
    return kinds.get(described.get("type", ""), "text")


def _choices(described: dict[str, Any]) -> str:
    inner = next((one for one in described.get("anyOf", ()) if "enum" in one), described.get("items", described))
    values = [f"`{value}`" for value in inner.get("enum", ()) if value]
    return f" One of {', '.join(values)}." if values else ""


if __name__ == "__main__":
    SCHEMA.write_text(schema_text(), "utf-8")
    PAGE.write_text(page(), "utf-8")
