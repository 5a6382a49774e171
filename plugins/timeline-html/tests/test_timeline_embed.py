"""The scripts of the component as they are made and shipped."""

from __future__ import annotations

import gzip
import re
import subprocess

import pytest
from timeline_html import NAME, component, scripts

embed_script = pytest.importorskip("tests.embed_script", reason="the tests of the project are not beside these")

SMALL = 25_000  # bytes, gzipped

in_source = pytest.mark.skipif(not embed_script.MADE.is_dir(), reason="the source is not beside the tests")


def test_the_component_is_small():
    assert len(gzip.compress(component().encode(), 9)) <= SMALL


def test_the_component_imports_nothing_and_reaches_nowhere():
    for name, script in scripts().items():
        assert not re.search(
            r"\bimport\s*[{\"']|\beval\b|\bFunction\(|innerHTML|outerHTML|insertAdjacentHTML", script
        ), name
        assert set(re.findall(r"https?://[^\"'`\s)]+", script)) <= {"http://www.w3.org/2000/svg"}, name


@in_source
def test_they_are_made_of_the_modules_as_they_are_now():
    """`./run python -m tests.embed_script` makes them anew; it needs Node.js once."""
    made = {name: script.partition("\n")[0] + "\n" for name, script in scripts().items()}
    assert made == {name: embed_script.head(source) for name, source in embed_script.sources().items()}


@in_source
@pytest.mark.skipif(not embed_script.TERSER.exists(), reason="what makes the scripts small is not installed")
def test_they_are_what_making_them_again_gives():
    try:
        source = embed_script.sources()[NAME]
        assert component() == embed_script.head(source) + embed_script.small(source)
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"Node.js does not run here: {error}")


@in_source
def test_no_name_stands_twice_in_a_scope():
    """All modules share one; in a module a name that is declared twice is no JavaScript."""
    for name, source in embed_script.sources().items():
        depth_0 = re.findall(r"(?m)^(?:async )?(?:function\*?|class|const|let) (\w+)", source)
        assert sorted(depth_0) == sorted(set(depth_0)), name
