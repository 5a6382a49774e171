"""Fonts that this machine has, for characters that the packaged ones lack, such as Hangul, Han and kana.

A file is looked into only as far as its list of characters (the `cmap` table of OpenType), so that a few hundred cost
little. Only outlines that can be embedded are taken: TrueType's (`glyf`), and not where the font forbids it (OS/2,
fsType).
"""

from __future__ import annotations

import os
import re
import struct
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Final

import attrs

_MOST: Final = 600
_LARGEST: Final = 64_000_000
_UNICODE: Final = 0x110000
_OF_UNICODE: Final = (0, 3)  # platforms
_RESTRICTED: Final = 0x0002
_ITALIC_OR_BOLD: Final = 0x0021
# Open families first, plain text faces before others, then whatever there is.
_PREFERRED: Final = (
    "notosanscjk", "notosanskr", "notosansjp", "notosanssc", "notosanstc", "nanumgothic", "nanumbarungothic", "wqy",
    "ipaexg", "ipag", "takao", "vlgothic", "sourcehan", "droidsansfallback", "notosans", "dejavusans", "freesans",
    "applesdgothic", "hiragino", "pingfang", "arialunicode", "malgun", "msyh", "yugoth", "msgothic", "simsun",
    "unifont",
)  # fmt: skip
_VARIABLE: Final = re.compile(r"\[|variable|[-_]vf")  # of these the thinnest instance would be drawn
_BLANK: Final = re.compile(r"lastresort|adobeblank|notdef")  # these have a glyph for everything, which tells nothing
_SPECIAL: Final = re.compile(
    r"bold|black|light|thin|italic|oblique|mono|serif|condensed|coding|myeongjo|mincho", re.IGNORECASE
)


def folders() -> tuple[Path, ...]:
    """Where the fonts of this machine and of its user are kept."""
    return tuple(folder for folder in _usual() if folder.is_absolute())


def _usual() -> tuple[Path, ...]:
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - where a user has no home, it stays a ~
    if sys.platform == "win32":
        windows, local = os.environ.get("WINDIR", r"C:\Windows"), os.environ.get("LOCALAPPDATA", str(home))
        return (Path(windows) / "Fonts", Path(local) / "Microsoft" / "Windows" / "Fonts")
    if sys.platform == "darwin":
        return (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts")
    shared = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
    return (*shared, home / ".local" / "share" / "fonts", home / ".fonts")


@attrs.frozen
class FontFile:
    """A font's file, and the characters that it lists as ranges: each start, and the end of each, both included.

    `names` are those of its family, in English first; `plain` is neither bold nor italic.
    """

    path: Path
    names: tuple[str, ...]
    plain: bool
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @property
    def family(self) -> str:
        """What the font calls itself, or else its file."""
        return self.names[0] if self.names else self.path.stem

    def lists(self, char: str) -> bool:
        """Whether the character is among them."""
        at = bisect_right(self.starts, ord(char)) - 1
        return at >= 0 and ord(char) <= self.ends[at]


def found(where: Sequence[Path]) -> Iterator[FontFile]:
    """The fonts in these folders and below that can be embedded, the likeliest first; always in the same order."""
    files = {path.name: path for folder in reversed(where) for path in _files(folder)}
    for path in sorted(files.values(), key=_rank)[:_MOST]:
        one = _looked_into(path)
        if one is not None:
            yield one


def fault(file: BinaryIO) -> str:
    """Why a font's list of characters is not to be read; nothing where it may be tried.

    Without Unicode, glyphs would be taken for other characters; and to read a list longer than Unicode takes hours.
    """
    try:
        cmap = _at(file, *_tables(file)[b"cmap"])
        records = _records(cmap)
        lists = [_segments(cmap, offset) for _, _, offset in records]
        longest = max(sum(max(0, end - start + 1) for start, end in one) for one in lists)
    except (KeyError, struct.error, ValueError):
        return ""  # so damaged that it is not read at all
    if all(platform not in _OF_UNICODE for platform, _, _ in records):
        return "it does not tell its characters in Unicode"
    return "it lists more characters than there are" if longest > _UNICODE else ""


def named(name: str, where: Sequence[Path]) -> Path | None:
    """The file of a family: 'Nanum Gothic' is NanumGothic.ttf, or NanumGothic-Regular.ttf, or what calls itself so."""
    wanted = _plain(name)
    if not wanted:
        return None
    for folder in where:
        for path in sorted(_files(folder)):
            if _plain(path.stem) in (wanted, f"{wanted}regular"):
                return path
    return next((one.path for one in found(where) if one.plain and wanted in map(_plain, one.names)), None)


def bolder(path: Path) -> Path | None:
    """The bold face that lies beside a plain one: NanumGothicBold.ttf, NotoSansKR-Bold.ttf."""
    stem = path.stem.removesuffix("Regular").removesuffix("-")
    names = (f"{stem}{joint}{style}{path.suffix}" for joint in ("", "-") for style in ("Bold", "bold", "b", "bd"))
    return next((path.with_name(name) for name in names if path.with_name(name).is_file()), None)


def _plain(name: str) -> str:
    return re.sub(r"[\W_]", "", name).lower()


def _files(folder: Path) -> Iterator[Path]:
    for root, below, names in os.walk(folder):
        below.sort()
        yield from (Path(root) / name for name in sorted(names) if name.lower().endswith((".ttf", ".ttc")))


def _rank(path: Path) -> tuple[bool, int, bool, str]:
    name = _plain(path.stem)
    family = next((n for n, start in enumerate(_PREFERRED) if name.startswith(start)), len(_PREFERRED))
    return _VARIABLE.search(path.stem.lower()) is not None, family, _SPECIAL.search(name) is not None, path.name


def _looked_into(path: Path) -> FontFile | None:
    """What a file has; None for one that is no TrueType font, is damaged, too large, or not to be embedded."""
    if _BLANK.search(_plain(path.stem)):
        return None
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return None
        with path.open("rb") as file:
            tables = _tables(file)
            if not {b"glyf", b"cmap", b"OS/2"} <= tables.keys() or _embedding(file, tables[b"OS/2"]):
                return None
            ranges = sorted(_ranges(_at(file, *tables[b"cmap"])))
            names = tuple(_names(_at(file, *tables[b"name"]))) if b"name" in tables else ()
            (style,) = struct.unpack(">H", _at(file, tables[b"OS/2"][0] + 62, 2))
    except (OSError, struct.error, ValueError):
        return None
    plain = not style & _ITALIC_OR_BOLD
    return FontFile(path, names, plain, tuple(start for start, _ in ranges), tuple(end for _, end in ranges))


def _at(file: BinaryIO, offset: int, length: int) -> bytes:
    file.seek(offset)
    return file.read(min(length, 4_000_000))


def _tables(file: BinaryIO) -> dict[bytes, tuple[int, int]]:
    """Offset and length of each table; of a collection, those of its first font."""
    head = _at(file, 0, 16)
    start = struct.unpack(">I", head[12:16])[0] if head[:4] == b"ttcf" else 0
    (count,) = struct.unpack(">H", _at(file, start + 4, 2))
    directory = _at(file, start + 12, 16 * count)
    return {
        directory[n : n + 4]: struct.unpack(">II", directory[n + 8 : n + 16]) for n in range(0, len(directory) - 15, 16)
    }


def _embedding(file: BinaryIO, table: tuple[int, int]) -> bool:
    """Whether the font's maker forbids it to be embedded."""
    (kind,) = struct.unpack(">H", _at(file, table[0] + 8, 2))
    return bool(kind & 0x000F == _RESTRICTED)


def _names(table: bytes) -> Iterator[str]:
    """The names of the family (name IDs 16 and 1), those in English first."""
    _, count, stored = struct.unpack(">HHH", table[:6])
    found: list[tuple[bool, int, str]] = []
    for n in range(min(count, 1000)):
        platform, _, language, kind, length, offset = struct.unpack(">6H", table[6 + 12 * n : 18 + 12 * n])
        if kind in (1, 16) and platform in (0, 3):
            name = table[stored + offset : stored + offset + length].decode("utf-16-be", "replace")
            found.append((language not in (0, 0x409), -kind, "".join(filter(str.isprintable, name))[:60].strip()))
    yield from dict.fromkeys(name for _, _, name in sorted(found) if name)


def _ranges(cmap: bytes) -> Iterator[tuple[int, int]]:
    """The ranges of the best table for Unicode: format 12, which has all of it, before format 4."""
    records = _records(cmap)
    offsets = [offset for platform, kind, offset in records if platform == 0 or (platform == 3 and kind in (1, 10))]
    formats = {struct.unpack(">H", cmap[offset : offset + 2])[0]: offset for offset in offsets}
    if 12 in formats:
        yield from _segments(cmap, formats[12])
    elif 4 in formats:
        yield from _segments(cmap, formats[4])


def _records(cmap: bytes) -> list[tuple[int, int, int]]:
    """Platform, encoding and offset of each table in it."""
    (count,) = struct.unpack(">H", cmap[2:4])
    return [struct.unpack(">HHI", cmap[4 + 8 * n : 12 + 8 * n]) for n in range(min(count, 64))]


def _segments(cmap: bytes, at: int) -> Iterator[tuple[int, int]]:
    """The ranges of a table of format 4, 12 or 13; none of another."""
    (kind,) = struct.unpack(">H", cmap[at : at + 2])
    if kind in (12, 13):
        (groups,) = struct.unpack(">I", cmap[at + 12 : at + 16])
        for start, end, _ in struct.iter_unpack(">III", cmap[at + 16 : at + 16 + 12 * min(groups, 100_000)]):
            yield start, end
    elif kind == 4:
        (twice,) = struct.unpack(">H", cmap[at + 6 : at + 8])
        ends = struct.unpack(f">{twice // 2}H", cmap[at + 14 : at + 14 + twice])
        starts = struct.unpack(f">{twice // 2}H", cmap[at + 16 + twice : at + 16 + 2 * twice])
        yield from ((start, end) for start, end in zip(starts, ends, strict=True) if start < 0xFFFF)
