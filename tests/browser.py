"""A real browser for tests: an installed Chromium, a folder served on this machine, and nothing else to be reached.

Where no Chromium is installed, what asks for a page is skipped. Every page must end without an error of its script, a
message of the browser's own, or a request to anywhere else; the browser knows no other machine by name or number.
"""

from __future__ import annotations

import functools
import os
import shutil
import threading
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from pathlib import Path
from typing import Any, Final

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

CSP: Final = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'"
"""As strict as a site can be: no script and no style but in files of its own."""

PROGRAMS: Final = ("chromium-headless-shell", "chromium", "chromium-browser")
"""The first is Chromium without windows and toolbars: a page opens there in a third of the time."""

_AXE: Final = """async (ignored) => {
    const rules = Object.fromEntries(ignored.map((name) => [name, { enabled: false }]));
    return (await axe.run({ resultTypes: ["violations"], rules })).violations;
}"""

_FLAGS: Final = (
    "--disable-gpu", "--disable-software-rasterizer", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)  # fmt: skip


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder, under the strict policy."""

    protocol_version = "HTTP/1.1"  # one connection for many files
    disable_nagle_algorithm = True  # or each file waits for the acknowledgement of the last

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", CSP)
        self.send_header("Cache-Control", "no-store")  # a test may put another file under the same name
        super().end_headers()

    def do_GET(self) -> None:
        if self.path == "/favicon.ico":  # a browser asks for it by itself
            self.send_response(HTTPStatus.NO_CONTENT)
            self.end_headers()
        else:
            super().do_GET()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Site:
    """A folder, and the address under which its files are served."""

    def __init__(self, folder: Path, address: str) -> None:
        self.folder, self.address = folder, address

    def put(self, name: str, content: str | bytes) -> str:
        """Write a file and give its address."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return self.at(name)

    def put_all(self, files: Mapping[str, str]) -> None:
        """Write several, by their names."""
        for name, content in files.items():
            self.put(name, content)

    def at(self, name: str) -> str:
        return f"{self.address}/{name}"


def put_view(site: Site) -> None:
    """Put the modules of the component under view/, as they are before they are joined."""
    for one in resources.files("timeline_html").joinpath("view").iterdir():
        site.put(f"view/{one.name}", one.read_bytes())


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    folder = tmp_path / "site"
    folder.mkdir()
    with serving(folder) as address:
        yield Site(folder, address)


class serving:  # noqa: N801 - reads as a phrase where it is used
    """A folder served while the block runs."""

    def __init__(self, folder: Path) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))

    def __enter__(self) -> str:
        # It looks as often whether it shall end, and each test waits for that.
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


def chromium() -> str | None:
    """The Chromium that is installed, or that the environment names."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, PROGRAMS)), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = chromium()
    if not found:
        pytest.skip("no Chromium is installed")
    flags = [*_FLAGS, *(["--no-sandbox"] if hasattr(os, "getuid") and os.getuid() == 0 else [])]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=flags)
        yield started
        started.close()


class Watch:
    """What went wrong on the pages of a test. `allow` takes back what a test brings about on purpose."""

    def __init__(self) -> None:
        self.complaints: list[str] = []

    def over(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on("console", self._heard)
        page.on("request", self._asked)

    def allow(self, words: str) -> None:
        """Forget complaints that hold these words; there must be one."""
        assert [one for one in self.complaints if words in one], (words, self.complaints)
        self.complaints = [one for one in self.complaints if words not in one]

    def _heard(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.type}: {message.text}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "file:", "data:", "blob:")):
            self.complaints.append(f"asked for {request.url}")


@pytest.fixture
def watch() -> Iterator[Watch]:
    watched = Watch()
    yield watched
    assert watched.complaints == []


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(locale="en-GB", timezone_id="UTC", viewport={"width": 1000, "height": 800})
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext, watch: Watch) -> Page:
    opened = context.new_page()
    opened.set_default_timeout(10_000)
    watch.over(opened)
    return opened


def faults(page: Page, *ignored: str) -> list[str]:
    """What axe-core finds but by the rules that are ignored: rule and place.

    The page's context needs `bypass_csp`: axe-core is a script of its own, which the strict policy rightly refuses.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate(_AXE, ignored)
    return [f"{one['id']}: {one['help']}: {node['html'][:150]}" for one in found for node in one["nodes"][:2]]
