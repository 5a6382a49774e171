"""Make the pictures of docs/website.md anew, from the example website: `./run python -m tests.shots`.

They are drawn by the installed Chromium with its fonts, so that another machine's differ by some pixels.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final, Literal

import attrs
from PIL import Image
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser import serving

ROOT: Final = Path(__file__).resolve().parent.parent
IMAGES: Final = ROOT / "docs" / "images"
COLOURS: Final = 256
"""Drawings and text need no more, and the files stay small."""


@attrs.frozen
class Shot:
    """A picture: its name, the page, the size in CSS pixels, what stands at its top, the scheme, what is pressed."""

    name: str
    page: str
    size: tuple[int, int]
    top: str
    scheme: Literal["light", "dark"] = "light"
    pressed: str = ""


SHOTS: Final = (
    Shot("website", "index.html", (1000, 1100), "#harrowmere"),
    Shot("website-dark", "styled.html", (1000, 1100), "main"),
    Shot("website-narrow", "index.html", (360, 760), "[aria-expanded=true]", pressed="The Court of Appeal"),
)


def take(shot: Shot, browser: Browser, address: str) -> None:
    """Open the page, wait for its timelines, and keep what then stands in the window."""
    width, height = shot.size
    page = browser.new_page(
        viewport={"width": width, "height": height}, color_scheme=shot.scheme, reduced_motion="reduce", locale="en-GB"
    )
    page.goto(f"{address}/{shot.page}")
    expect(page.locator("timeline-view [part~=list]")).to_have_count(page.locator("timeline-view").count())
    if shot.pressed:
        page.get_by_role("button", name=shot.pressed).click()
        page.mouse.move(0, 0)
    page.locator(shot.top).first.evaluate("element => scrollBy(0, element.getBoundingClientRect().top - 16)")
    path = IMAGES / f"{shot.name}.png"
    page.screenshot(path=path)
    page.close()
    with Image.open(path) as picture:
        picture.convert("RGB").quantize(COLOURS).save(path, optimize=True)
    print(f"{path}: {path.stat().st_size / 1000:.0f} KB")  # noqa: T201 - it is a command


def main() -> None:
    """Build the site in a temporary folder and take every picture."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as address, sync_playwright() as playwright:
        subprocess.run([sys.executable, ROOT / "examples" / "website" / "build.py", folder], check=True)
        flags = ["--no-sandbox"] if os.getuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)
        for shot in SHOTS:
            take(shot, browser, address)
        browser.close()


if __name__ == "__main__":
    main()
