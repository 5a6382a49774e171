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
- Ignore fields that you do not know: new ones may come within a version. Refuse a version that you do not know.
- Dates are ISO 8601 with astronomical years: `0000` is 1 BCE, `-0043` is 44 BCE, and a year beyond 9999 just has more
  digits. A time (`2024-08-05T14:30`) stands only where it is not midnight. Periods are half-open: `end` is the first
  moment that is no longer in it.
- Offsets count Unicode code points of the article, from 0, half-open.
- The same timeline gives the same bytes. With `-O quotes=no` the quotes in `provenance` are left out; with
  `-O compact=yes` it is one line.

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
