"""export() checks what goes into an exporter and what comes out of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.metadata import EntryPoint
from typing import Any

import pytest

from timeline.errors import ExportError, OptionError, UnknownFormatError
from timeline.exporting import export, settings
from timeline.hookspecs import Exporter, Option, OptionValue, hookimpl
from timeline.model import Timeline
from timeline.registry import Registry

OPTIONS = (
    Option("toc", False, "h"),
    Option("rows", 10, "h"),
    Option("scale", 1.5, "h"),
    Option("page", "a4", "h", ("a4", "letter")),
    Option("mark", "", "h"),
)


def exporter(write: Callable[..., Any], options: tuple[Option, ...] = OPTIONS) -> Exporter:
    return Exporter("alpha", ".al", "text/plain", "h", write, options)


class Entry(EntryPoint):
    """An entry point that gives a plugin made here."""

    def load(self) -> object:
        return Plugin


class Plugin:
    write: Callable[..., Any]

    @staticmethod
    @hookimpl
    def timeline_exporters() -> list[Exporter]:
        return [exporter(Plugin.write)]


def run(write: Callable[..., Any], options: Mapping[str, OptionValue] | None = None) -> bytes:
    Plugin.write = staticmethod(write)
    return export(
        Timeline("t"), "alpha", options or {}, Registry([Entry("alpha", "nowhere", "timeline")], (), apart=False)
    )


def test_the_bytes_of_the_exporter_are_given() -> None:
    assert run(lambda timeline, options: timeline.title.encode()) == b"t"


def test_every_declared_option_reaches_the_exporter_with_its_default() -> None:
    seen: dict[str, OptionValue] = {}
    run(lambda timeline, options: (seen.update(options), b"x")[1], {"rows": 3})
    assert seen == {"toc": False, "rows": 3, "scale": 1.5, "page": "a4", "mark": ""}


def test_an_exporter_cannot_change_its_options() -> None:
    with pytest.raises(ExportError, match="AttributeError"):
        run(lambda timeline, options: options.update(toc=True))


@pytest.mark.parametrize(
    ("name", "given", "value"),
    [
        ("toc", "yes", True), ("toc", "TRUE", True), ("toc", "on", True), ("toc", "1", True), ("toc", True, True),
        ("toc", "no", False), ("toc", "off", False), ("toc", "false", False), ("toc", " 0 ", False),
        ("rows", "7", 7), ("rows", "-7", -7), ("rows", 7, 7),
        ("scale", "2", 2.0), ("scale", "0.5", 0.5), ("scale", 3, 3.0),
        ("page", "letter", "letter"), ("mark", "", ""), ("mark", "a=b", "a=b"),
    ],
)  # fmt: skip
def test_a_text_becomes_a_value_of_the_defaults_type(name: str, given: OptionValue, value: OptionValue) -> None:
    found = settings(exporter(print), {name: given})[name]
    assert found == value and type(found) is type(value)


@pytest.mark.parametrize(
    ("name", "given", "wants"),
    [
        ("toc", "maybe", "yes or no"), ("toc", "", "yes or no"), ("toc", 1, "yes or no"),
        ("rows", "seven", "a whole number"), ("rows", "1.5", "a whole number"), ("rows", 1.5, "a whole number"),
        ("rows", True, "a whole number"), ("rows", "9" * 5000, "a whole number"),
        ("scale", "wide", "a number"), ("scale", "nan", "a number"), ("scale", "inf", "a number"),
        ("page", "a5", "a4 or letter"), ("mark", 5, "text"),
    ],
)  # fmt: skip
def test_a_value_of_the_wrong_type_is_an_error_that_says_what_it_takes(
    name: str, given: OptionValue, wants: str
) -> None:
    with pytest.raises(OptionError, match=f"alpha: the option '{name}' cannot be .* It takes {wants}"):
        settings(exporter(print), {name: given})


def test_an_unknown_option_is_an_error_that_lists_the_known() -> None:
    known = r"unknown option 'tok'\. It knows: toc \(yes or no\), rows \(a whole number\), .*page \(a4 or letter\)"
    with pytest.raises(OptionError, match=known):
        settings(exporter(print), {"tok": "yes"})


def test_an_exporter_without_options_says_that_it_knows_none() -> None:
    with pytest.raises(OptionError, match="It knows: none"):
        settings(exporter(print, ()), {"toc": True})


def failing(error: BaseException) -> Callable[..., bytes]:
    def write(timeline: Timeline, options: object) -> bytes:
        raise error

    return write


@pytest.mark.parametrize("error", [ValueError("of\nthis"), SystemExit(0), RecursionError(), BaseException("x")])
def test_whatever_an_exporter_raises_becomes_one_error_that_names_the_plugin(error: BaseException) -> None:
    with pytest.raises(ExportError, match=r"alpha: the exporter failed .*the plugin 'alpha' of") as told:
        run(failing(error))
    assert type(error).__name__ in str(told.value) and "\n" not in str(told.value)


def test_what_is_kept_of_where_it_failed_is_short_however_long_the_error() -> None:
    with pytest.raises(ExportError) as told:
        run(failing(ValueError("x" * 10**6)))
    (note,) = told.value.__notes__
    assert "in write" in note and len(note) < 5_000


def test_an_error_of_ours_that_an_exporter_raises_is_passed_on_as_it_is() -> None:
    with pytest.raises(OptionError, match="no such font"):
        run(failing(OptionError("no such font")))


def test_an_interrupt_is_never_caught() -> None:
    with pytest.raises(KeyboardInterrupt):
        run(failing(KeyboardInterrupt()))


@pytest.mark.parametrize(
    ("result", "gave"),
    [
        ("text", "str"),
        (None, "NoneType"),
        (bytearray(b"x"), "bytearray"),
        (iter([b"x"]), "list_iterator"),
        (b"", "empty"),
    ],
)
def test_what_is_no_bytes_is_no_export(result: object, gave: str) -> None:
    with pytest.raises(ExportError, match=gave):
        run(lambda timeline, options: result)


def test_an_unknown_format_is_an_error() -> None:
    with pytest.raises(UnknownFormatError):
        export(Timeline("t"), "no-such-format")
