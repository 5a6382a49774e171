"""Distributions of strangers, as they lie on disk once they are installed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.metadata import EntryPoint, distributions
from pathlib import Path

import pytest

from timeline.registry import Registry

GOOD = """
from timeline import Exporter, hookimpl

def write(timeline, options):
    return timeline.title.encode()

@hookimpl
def timeline_exporters():
    return (Exporter("{name}", "{suffix}", "text/plain", "A title.", write),)
"""


class Shelf:
    """Distributions as they lie on disk once they are installed: modules and their metadata."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.modules: list[str] = []

    def put(self, distribution: str, *, requires: str = "", **plugins: str) -> None:
        """Install a distribution; `plugins` are entry points and the source of their modules."""
        metadata = self.folder / f"{distribution.replace('-', '_')}-1.2.dist-info"
        metadata.mkdir()
        needs = f"Requires-Dist: {requires}\n" if requires else ""
        (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1.2\n{needs}")
        lines = ["[timeline]"]
        for name, source in plugins.items():
            module = f"{distribution.replace('-', '_')}_{name}"
            (self.folder / f"{module}.py").write_text(source)
            self.modules.append(module)
            lines.append(f"{name} = {module}")
        (metadata / "entry_points.txt").write_text("\n".join(lines))

    def good(self, distribution: str, name: str, suffix: str = "") -> None:
        self.put(distribution, **{name: GOOD.format(name=name, suffix=suffix or f".{name}")})

    def entries(self) -> list[EntryPoint]:
        return [entry for found in distributions(path=[str(self.folder)]) for entry in found.entry_points]

    def registry(self, *disabled: str, apart: bool = False) -> Registry:
        return Registry(self.entries(), disabled, apart=apart)


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shelf]:
    monkeypatch.syspath_prepend(tmp_path)
    made = Shelf(tmp_path)
    yield made
    for module in made.modules:
        sys.modules.pop(module, None)
