"""A plugin to begin with: the files of a whole distribution, made from the templates in `starter`."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from importlib import metadata, resources
from pathlib import Path
from typing import Final

import attrs

from timeline import __version__
from timeline.contract import exporter_fault
from timeline.errors import PluginError, WriteError
from timeline.hookspecs import Exporter
from timeline.registry import installed

_PREFIX: Final = "timeline-"
_NAME: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST: Final = 40
_OTHER: Final = "Choose another name."

# Each file of the distribution, with its template.
_FILES: Final = {
    "pyproject.toml": "pyproject.toml",
    "@module@.py": "module.py",
    "tests/test_@module@.py": "test.py",
    "README.md": "README.md",
    "example.md": "example.md",
    ".gitignore": "gitignore",
    ".github/workflows/test.yml": "workflow.yml",
}


@attrs.frozen
class Start:
    """What a new plugin is called: the name of its format, the suffix of its files, and their media type."""

    name: str
    suffix: str
    media_type: str

    @property
    def distribution(self) -> str:
        """What pip calls it, and its folder's name."""
        return f"{_PREFIX}{self.name}"

    @property
    def module(self) -> str:
        """What Python imports."""
        return self.distribution.replace("-", "_")


def normalised(word: str) -> str:
    """The format's name that a word means: 'My_Format' and 'timeline-my-format' are 'my-format'. Empty for none."""
    name = re.sub(r"[-_\s]+", "-", word.strip().lower()).removeprefix(_PREFIX)
    return name if len(name) <= _LONGEST and _NAME.fullmatch(name) else ""


def fault(start: Start) -> str:
    """What is wrong with its suffix or media type, and how it should be; empty when nothing is."""
    return exporter_fault(Exporter(start.name, start.suffix, start.media_type, "A new format.", lambda *_: b""))


def refuse_taken(start: Start) -> None:
    """Raise PluginError where something installed has the name of the format or of the distribution.

    A suffix may be shared, but for one that is the format's name: there, both formats would claim its files.
    """
    for plugin in installed().plugins():
        if start.name in {name.replace("_", "-") for name in (plugin.name, *(one.name for one in plugin.exporters))}:
            raise PluginError(f"the format name {start.name!r} belongs to the plugin {plugin}", next=_OTHER)
    if start.suffix == f".{start.name}" and (others := sharers(start)):
        ways = "Choose another name, or another suffix with --suffix."
        raise PluginError(f"the suffix {start.suffix} belongs to the format {others[0]!r}", next=ways)
    try:
        metadata.distribution(start.distribution)
    except metadata.PackageNotFoundError:
        return
    raise PluginError(f"a distribution {start.distribution} is installed already", next=_OTHER)


def sharers(start: Start) -> tuple[str, ...]:
    """The formats that write files with the same suffix."""
    return tuple(one.name for one in installed().exporters() if one.extension == start.suffix)


def write(start: Start, into: Path, choice: str) -> tuple[Path, tuple[str, ...]]:
    """Write the distribution as a new folder in `into`; gives the folder, and the names of the files in it.

    `choice` is what the command line needs to tell it from other formats of its suffix. Raises WriteError, and then
    leaves nothing behind; what was there before is never touched.
    """
    folder = into / start.distribution
    texts = dict(_texts(start, choice))
    if not into.is_dir():
        raise WriteError("there is no such folder", str(into), "Make it first, or name another with --into.")
    try:
        folder.mkdir()
    except FileExistsError:
        raise WriteError(
            "it is there already", str(folder), "Choose another name, or another folder with --into."
        ) from None
    except OSError as error:
        raise _unwritten(folder, error) from error
    try:
        for name, text in texts.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise _unwritten(folder, error) from error
    return folder, tuple(texts)


def _unwritten(folder: Path, error: OSError) -> WriteError:
    return WriteError(
        f"it cannot be written: {error.strerror or error}", str(folder), "Name another folder with --into."
    )


def _texts(start: Start, choice: str) -> Iterator[tuple[str, str]]:
    """The names of the files and what they hold."""
    values = {
        "name": start.name,
        "suffix": start.suffix,
        "media_type": start.media_type,
        "distribution": start.distribution,
        "module": start.module,
        "requirement": f"timeline-briefing{_bounds(__version__)}",
        "choice": choice,
    }
    templates = resources.files("timeline.cli") / "starter"
    for name, template in _FILES.items():
        text = (templates / f"{template}.template").read_text(encoding="utf-8")
        yield _filled(name, values), _filled(text, values)


def _filled(text: str, values: Mapping[str, str]) -> str:
    return re.sub(r"@([a-z_]+)@", lambda found: values[found[1]], text)


def _bounds(version: str) -> str:
    """The versions that keep the contract of this one: '>=0.1,<0.2'; from 1.0 on, up to the next major one."""
    major, minor = (int(part) for part in version.split(".")[:2])
    return f">={major}.{minor},<{major + 1}" if major else f">=0.{minor},<0.{minor + 1}"
