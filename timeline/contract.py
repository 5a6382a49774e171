"""What a plugin has to keep to: the version of Timeline that it was made for, and the shape of each record."""

from __future__ import annotations

import re
from importlib.metadata import EntryPoint
from typing import Final

from timeline.hookspecs import ASPECTS, Exporter, Lack, Option, Reader

DISTRIBUTION: Final = "timeline-briefing"
"""Our own distribution. What others bring is a stranger's."""


def distribution_of(entry: EntryPoint) -> str:
    """The name of the distribution that an entry point came with."""
    return _said_of(entry, "Name") or "an unknown distribution"


def version_of(entry: EntryPoint) -> str:
    """The version of its distribution; empty where none is told."""
    return _said_of(entry, "Version")


def _said_of(entry: EntryPoint, field: str) -> str:
    """A field of its distribution's metadata, which the remains of one that was uninstalled lack."""
    metadata = entry.dist.metadata if entry.dist else None
    return str(metadata[field]) if metadata and field in metadata else ""


def version_fault(entry: EntryPoint) -> str:
    """What is wrong with the version of Timeline that a plugin's distribution asks for; empty when nothing is.

    The contract goes by the version of Timeline, which a distribution names among its requirements (PEP 508).
    """
    from packaging.requirements import InvalidRequirement, Requirement  # noqa: PLC0415 - late: few runs ask
    from packaging.utils import canonicalize_name  # noqa: PLC0415

    from timeline import __version__  # noqa: PLC0415

    for text in (entry.dist.requires if entry.dist else None) or ():
        try:
            asked = Requirement(text)
        except InvalidRequirement:
            continue
        if canonicalize_name(asked.name) == DISTRIBUTION and not asked.specifier.contains(
            __version__, prereleases=True
        ):
            ways = (
                f"install a version of {distribution_of(entry)} for this one: pip install -U {distribution_of(entry)}"
            )
            return f"it was made for {DISTRIBUTION} {asked.specifier}, and this is {__version__}; {ways}"
    return ""


_NAME: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_SUFFIX: Final = re.compile(r"(\.[a-z0-9_-]{1,64})+")
# RFC 6838, with parameters.
_MEDIA_TYPE: Final = re.compile(r"[a-z]+/[a-z0-9][a-z0-9!#$&^_.+-]*(;\s*[a-z0-9-]+=[\w.+-]+)*")


def exporter_fault(exporter: Exporter) -> str:
    """What is wrong with an exporter's record, and how it should be; empty when nothing is."""
    if fault := _record_fault(exporter, (exporter.extension,), (exporter.media_type,)):
        return fault
    if exporter.extension.count(".") > 1:
        return f"the suffix {exporter.extension!r} has two dots, and a file is known by its last part alone"
    if not _is_function(exporter.export):
        return "export is no function"
    if not _all(exporter.options, Option):
        return "options is no tuple of Option"
    if fault := next(filter(None, map(_option_fault, exporter.options)), ""):
        return fault
    if len({one.name for one in exporter.options}) < len(exporter.options):
        return "two options have one name"
    return _lacks_fault(exporter.lacks)


def reader_fault(reader: Reader) -> str:
    """What is wrong with a reader's record, and how it should be; empty when nothing is."""
    if not _all(reader.suffixes, str) or not _all(reader.media_types, str):
        return "suffixes and media_types are tuples of text"
    if fault := _record_fault(reader, tuple(filter(None, reader.suffixes)), reader.media_types):
        return fault
    return "" if _is_function(reader.read) else "read is no function"


def _record_fault(record: Exporter | Reader, suffixes: tuple[str, ...], media_types: tuple[str, ...]) -> str:
    if not _matches(_NAME, record.name):
        return "a name has small letters, digits, hyphens and underscores alone, and at most 64 of them"
    for suffix in suffixes:
        if not _matches(_SUFFIX, suffix):
            return f"the suffix {suffix!r} does not look like '.txt'"
    for media_type in media_types:
        if not _matches(_MEDIA_TYPE, media_type):
            return f"the media type {media_type!r} does not look like 'text/plain'"
    return "" if _matches(_WORDS, record.help) else "help is empty: say in a line what it is for"


def _option_fault(option: Option) -> str:
    if not _matches(_NAME, option.name):
        return f"the option name {option.name!r} has other than small letters, digits, hyphens and underscores"
    if not _matches(_TEXT, option.help):
        return f"the help of the option {option.name!r} is no text"
    if type(option.default) not in _OPTION_TYPES:
        return f"the default of the option {option.name!r} is no text, number or truth value"
    if not _all(option.choices, type(option.default)):
        return f"the choices of the option {option.name!r} are no tuple of values of the default's type"
    if option.choices and option.default not in option.choices:
        return f"the default of the option {option.name!r} is not among its choices"
    return ""


def _lacks_fault(lacks: object) -> str:
    if lacks is None:
        return ""
    if not isinstance(lacks, tuple) or not all(type(one) is Lack for one in lacks):
        return "lacks is no tuple of Lack"
    for one in lacks:
        if one.aspect not in ASPECTS:
            return f"it lacks {str(one.aspect)!r}, which is none of: {', '.join(ASPECTS)}"
        if not _matches(_WORDS, one.instead):
            return f"its lack of {one.aspect!r} does not say what stands instead"
    return ""


_TEXT: Final = re.compile(r"(?s).*")
_WORDS: Final = re.compile(r"(?s).*\S.*")
_OPTION_TYPES: Final = (str, int, float, bool)


def _is_function(value: object) -> bool:
    return callable(value)


def _all(values: object, kind: type) -> bool:
    """Whether it is a tuple of that type: records come from strangers, and their types are a hope."""
    return isinstance(values, tuple) and all(type(value) is kind for value in values)


def _matches(pattern: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None
