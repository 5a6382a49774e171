"""`timeline validate`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final

import attrs
import click

from timeline.checking import Problem, schema_text, validate
from timeline.cli.speaking import emit, examples, shown
from timeline.cli.streams import binary
from timeline.errors import TimelineError

MOST: Final = 20
"""Problems of a file that are shown where not all are asked for."""

_EXAMPLES: Final = examples(
    "timeline validate timeline.json", "timeline validate -o json *.json", "timeline validate --schema > schema.json"
)


@click.command("validate", short_help="Check saved timelines, and say where they fail.", epilog=_EXAMPLES)
@click.argument("files", metavar="FILE...", nargs=-1)
@click.option(
    "-o",
    "--output",
    "style",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="How to tell the problems.",
)
@click.option("--all", "everything", is_flag=True, help=f"Show all problems of a file, not only {MOST}.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of saved timelines, and check nothing.")
def command(files: tuple[str, ...], style: str, everything: bool, schema: bool) -> int:
    """Check saved timelines, and say of each problem where it is, what is wrong, and what is expected.

    FILE is JSON that a build or a program of yours wrote, a briefing PDF, which carries the same, or - for standard
    input. Errors make a file invalid, and the exit code 1; warnings do not.
    """
    if schema:
        emit(schema_text())
        return 0
    if not files:
        raise click.UsageError("name a file to check, or - for standard input")
    found = [(name, _problems(name)) for name in files]
    if style == "json":
        emit(json.dumps([_record(*one) for one in found], indent=2, ensure_ascii=False) + "\n")
    else:
        emit("".join(f"{line}\n" for one in found for line in _lines(*one, most=None if everything else MOST)))
        if len(found) > 1:
            emit(f"{sum(map(_valid, found))} of {len(found)} files are valid\n")
    return 0 if all(map(_valid, found)) else 1


def _problems(name: str) -> tuple[Problem, ...]:
    try:
        with binary(name) as file:
            return validate(file.read())
    except TimelineError as error:
        return (Problem("", 1, 1, error.what, error.next.rstrip(".")),)
    except OSError as error:
        return (Problem("", 1, 1, f"it cannot be read: {error.strerror or error}"),)


def _valid(found: tuple[str, Sequence[Problem]]) -> bool:
    return all(problem.severity != "error" for problem in found[1])


def _lines(name: str, problems: Sequence[Problem], most: int | None) -> Iterator[str]:
    """Errors before warnings, so that no warning takes the room of an error; then the sum."""
    ordered = sorted(problems, key=lambda one: one.severity != "error")
    for one in ordered[:most]:
        mark = "" if one.severity == "error" else "warning: "
        field = f"{one.path}: " if one.path else ""
        expected = f" (expected: {one.expected})" if one.expected else ""
        yield shown(f"{name}:{one.line}:{one.column}: {mark}{field}{one.what}{expected}")
    left = len(ordered[most:]) if most is not None else 0
    if left:
        yield shown(f"{name}: {left:,} more, which --all shows")
    errors = sum(one.severity == "error" for one in ordered)
    counts = [_counted(errors, "error"), _counted(len(ordered) - errors, "warning")]
    state = "not valid" if errors else "valid"
    yield shown(f"{name}: {state}{': ' if errors else ', ' if ordered else ''}{', '.join(filter(None, counts))}")


def _counted(count: int, word: str) -> str:
    return f"{count:,} {word}{'' if count == 1 else 's'}" if count else ""


def _record(name: str, problems: Sequence[Problem]) -> dict[str, Any]:
    return {"file": name, "valid": _valid((name, problems)), "problems": [attrs.asdict(one) for one in problems]}
