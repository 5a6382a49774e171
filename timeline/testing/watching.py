"""What an exporter reaches for outside: files, network, other programs, clocks."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import os
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Final

_DAYS: Final = 2 * 86400
_CLOCKS: Final = frozenset({"now", "utcnow", "today", "localtime", "ctime", "strftime", "time", "time_ns"})
_FORGIVEN: Final = frozenset({"zipfile", "logging"})


def clocks_read(call: Callable[[], object]) -> list[str]:
    """The functions of `time` and `datetime` that tell the time of day or the local zone, if `call` uses some.

    Python's own zipfile dates each member that it is given no date for: `dated_today` finds what came of that. Its
    logging dates what goes into no file.
    """
    found: set[str] = set()

    def watch(frame: FrameType, event: str, called: object) -> None:
        name, owner = getattr(called, "__name__", ""), getattr(called, "__self__", None)
        forgiven = str(frame.f_globals.get("__name__", "")).partition(".")[0] in _FORGIVEN
        if event == "c_call" and name in _CLOCKS and (owner is time or _is_date(owner)) and not forgiven:
            found.add(f"{getattr(owner, '__name__', '')}.{name}")

    before = sys.getprofile()
    sys.setprofile(watch)
    try:
        call()
    finally:
        sys.setprofile(before)
    return sorted(found)


def dated_today(data: bytes) -> list[str]:
    """The members of a ZIP file, such as an Office document, that carry a date of these days; none of another file."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return []
    now = time.time()
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        members = [(one.filename, time.mktime((*one.date_time, 0, 0, -1))) for one in file.infolist()]
    return [name for name, made in members if abs(now - made) < _DAYS]


def _is_date(owner: object) -> bool:
    return isinstance(owner, type) and issubclass(owner, dt.date)


class Outside(BaseException):
    """An exporter reached for what is outside: not an Exception, so that no broad `except` of the exporter hides it."""


class _Watch:
    """Whether the process is being watched; its threads too."""

    on = False
    installed = False


_WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_FORBIDDEN: Final = {
    "socket.connect": "used the network", "socket.getaddrinfo": "used the network", "socket.bind": "used the network",
    "socket.sendto": "used the network", "socket.sendmsg": "used the network",
    "urllib.Request": "used the network", "socket.gethostbyname": "used the network",
    "subprocess.Popen": "started a program",
    "os.system": "started a program", "os.exec": "started a program", "os.posix_spawn": "started a program",
    "os.spawn": "started a program", "os.startfile": "started a program", "os.fork": "started a process",
    "os.forkpty": "started a process", "os.remove": "removed a file", "os.rename": "renamed a file",
    "os.truncate": "changed a file", "os.chmod": "changed a file", "os.utime": "changed a file",
    "os.link": "made a link", "os.symlink": "made a link", "os.mkdir": "made a folder", "os.rmdir": "removed a folder",
    "os.chdir": "changed the working folder",
}  # fmt: skip


@contextlib.contextmanager
def outside_forbidden() -> Iterator[Path]:
    """Run in an empty folder, with writing, network and other programs forbidden; gives the folder."""
    _watch()
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        _Watch.on = True
        try:
            yield Path(folder)
        finally:
            _Watch.on = False


def _watch() -> None:
    """Install the audit hook of this process once: hooks cannot be taken away again, so it sleeps outside a check."""
    if not _Watch.installed:
        sys.addaudithook(_audit)
        _Watch.installed = True


def _audit(event: str, details: tuple[object, ...]) -> None:
    if not _Watch.on or (event != "open" and event not in _FORBIDDEN):
        return
    if details and "__pycache__" in str(details[0]):
        return  # Python itself, which imports a module for the first time
    if event != "open":
        raise Outside(_FORBIDDEN[event])
    if isinstance(details[2], int) and details[2] & _WRITING:
        raise Outside(f"opened {str(details[0])!r} for writing")
