"""Themes: how a briefing looks, as a small TOML file of colours, fonts, a logo and a marking."""

from __future__ import annotations

import re
import tomllib
import warnings
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import Any, Final

import attrs

from timeline import ExportWarning, OptionError

_SHIPPED: Final = ("plain", "report")
_COLOURS: Final = ("ink", "quiet", "accent", "soft", "tint", "rule", "grid", "alert")
_TEXT: Final = ("ink", "quiet", "accent", "alert")
_CONTRAST: Final = 4.5
"""What text needs at least against its ground: WCAG 2.2, success criterion 1.4.3."""
_MARKS: Final = 3.0
"""What a drawing's outlines need: success criterion 1.4.11."""
_HEX: Final = re.compile(r"#[0-9a-fA-F]{6}")
_WHITE: Final = "#ffffff"
_LARGEST: Final = 1_000_000
_NEXT: Final = "A theme may have [colours], [fonts] with regular and bold, logo and marking; see docs/briefing.md"


@attrs.frozen
class Theme:
    """Colours by role as #rrggbb, the fonts by path or family (empty: FiraGO), a logo's bytes or None, a marking."""

    colours: Mapping[str, str]
    regular: str = ""
    bold: str = ""
    logo: bytes | None = None
    marking: str = ""

    def hexadecimal(self, colour: str) -> str:
        """The colour of a role; white is the paper's."""
        return _WHITE if colour == "white" else self.colours[colour]


def theme(name: str) -> Theme:
    """A theme that ships, by name, or the one in a TOML file, by its path, which ends in .toml.

    What a file leaves out is as in `report`. Raises OptionError for a theme that is not there or is wrong, and warns of
    colours that are hard to read.
    """
    if name in _SHIPPED:
        data = resources.files("timeline_pdf").joinpath(f"themes/{name}.toml").read_bytes()
        return _read(data, Path(), name)
    if not name.endswith(".toml"):
        known = " and ".join(_SHIPPED)
        raise OptionError(f"there is no theme {name[:60]!r}", "option theme", f"There are {known}; or name a file.toml")
    made = _read(_bytes(Path(name), name), Path(name).parent, name)
    made = attrs.evolve(made, colours={**theme("report").colours, **made.colours})
    _check_contrast(made, name)
    return made


def _bytes(path: Path, where: str) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no such name"
        raise OptionError(f"{path.name[:100]} cannot be read ({reason})", f"theme {where[:200]}", _NEXT) from error
    if len(data) > _LARGEST:
        raise OptionError(f"{path.name[:100]} is larger than 1 MB", f"theme {where[:200]}", _NEXT)
    return data


def _read(data: bytes, folder: Path, where: str) -> Theme:
    try:
        found = tomllib.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:  # no UTF-8, no TOML, or a number that is too long
        raise OptionError(f"it is no TOML ({str(error)[:100]})", f"theme {where[:200]}", _NEXT) from error
    _check_keys(found, ("colours", "fonts", "logo", "marking"), where)
    colours, fonts = _table(found, "colours", where), _table(found, "fonts", where)
    _check_keys(colours, _COLOURS, f"{where}, colours")
    _check_keys(fonts, ("regular", "bold"), f"{where}, fonts")
    for role, colour in colours.items():
        if not (isinstance(colour, str) and _HEX.fullmatch(colour)):
            what = f"the colour {role} is {str(colour)[:40]!r}, and should be like #1d4568"
            raise OptionError(what, f"theme {where[:200]}", _NEXT)
    logo = _text(found, "logo", where)
    return Theme(
        colours={role: colour.lower() for role, colour in colours.items()},
        regular=_path(fonts, "regular", folder, where),
        bold=_path(fonts, "bold", folder, where),
        logo=_bytes(folder / logo, where) if logo else None,
        marking=_text(found, "marking", where),
    )


def _check_keys(found: Mapping[str, Any], known: tuple[str, ...], where: str) -> None:
    for key in found:
        if key not in known:
            what = f"the key {key[:40]!r} is unknown; known are {', '.join(known)}"
            raise OptionError(what, f"theme {where[:200]}", _NEXT)


def _table(found: Mapping[str, Any], key: str, where: str) -> Mapping[str, Any]:
    value = found.get(key, {})
    if not isinstance(value, dict):
        raise OptionError(f"{key} should be a table: [{key}]", f"theme {where[:200]}", _NEXT)
    return value


def _text(found: Mapping[str, Any], key: str, where: str) -> str:
    value = found.get(key, "")
    if not isinstance(value, str):
        raise OptionError(f"{key} should be text in quotes", f"theme {where[:200]}", _NEXT)
    return value


def _path(fonts: Mapping[str, Any], key: str, folder: Path, where: str) -> str:
    name = _text(fonts, key, where)
    return str(folder / name) if name.lower().endswith((".ttf", ".ttc", ".otf")) else name


def _check_contrast(made: Theme, where: str) -> None:
    """Warn of each colour that is hard to see, once."""
    white = (_WHITE, "white", "Make it darker.")
    tint = (made.colours["tint"], "the tint", "Make it darker, or the tint lighter.")
    for role in (*_TEXT, "soft"):
        needed, what, grounds = (
            (_CONTRAST, "text", (white, tint)) if role in _TEXT else (_MARKS, "an outline", (white,))
        )
        colour = made.colours[role]
        for ground, name, advice in grounds:
            ratio = contrast(colour, ground)
            if ratio < needed:
                told = f"the colour {role} ({colour}) is hard to see on {name}: its contrast is {_floor(ratio)} to 1"
                message = f"theme {where[:200]}: {told}, and {what} needs {needed:g}. {advice}"
                warnings.warn(message, ExportWarning, stacklevel=2)
                break


def _floor(ratio: float) -> float:
    """To one digit, and never up to what is asked for."""
    return int(ratio * 10) / 10


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return red, green, blue
