"""Plugins are found by their entry points, one at a time, and a broken one costs only itself."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import entry_points

import pytest

from tests.shelf import GOOD, Shelf
from timeline.errors import PluginError, UnknownFormatError
from timeline.loading import Plugin
from timeline.registry import Registry, find_exporter


def only(registry: Registry) -> Plugin:
    (plugin,) = registry.plugins()
    return plugin


def test_an_exporter_is_found_by_name_and_by_suffix_in_any_case(shelf: Shelf) -> None:
    shelf.good("one-dist", "alpha", ".al")
    registry = shelf.registry()
    assert registry.exporter("alpha") is registry.exporter(".al") is registry.exporter(".AL")


def test_a_plugin_knows_its_distribution_and_version(shelf: Shelf) -> None:
    shelf.good("one-dist", "alpha")
    plugin = shelf.registry().exporter_origin("alpha")
    assert (plugin.name, plugin.distribution, plugin.version, plugin.state) == ("alpha", "one-dist", "1.2", "ok")


def test_asking_for_a_name_loads_only_the_plugin_of_that_name(shelf: Shelf) -> None:
    shelf.good("one-dist", "alpha")
    shelf.good("two-dist", "beta")
    shelf.registry().exporter("beta")
    assert "two_dist_beta" in sys.modules
    assert "one_dist_alpha" not in sys.modules


def test_asking_for_markdown_imports_no_other_format() -> None:
    code = (
        "import sys; import timeline.cli.build; from timeline.registry import find_exporter; find_exporter('.md'); "
        "late = ('timeline_', 'timeline.apart.process', 'timeline.apart.child', 'subprocess'); "
        "print(sorted(name for name in sys.modules if name.startswith(late)))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "['timeline_markdown']"


def test_our_own_markdown_comes_in_by_the_same_door() -> None:
    assert find_exporter("markdown").extension == ".md"


def test_an_unknown_name_lists_the_known(shelf: Shelf) -> None:
    shelf.good("one-dist", "alpha", ".al")
    with pytest.raises(UnknownFormatError, match=r"'gamma'.*Known formats: alpha \(\.al\)"):
        shelf.registry().exporter("gamma")


BROKEN = {
    "import nothing_of_this_name": "it needs the module 'nothing_of_this_name', which is not installed",
    "raise SystemExit(3)": "SystemExit: 3",
    "raise BaseException": "BaseException",
    "def broken(:": "SyntaxError",
    "": "it has no hook: define timeline_exporters or timeline_readers",
    "def timeline_exporters(): return ()": "timeline_exporters is not marked with timeline.hookimpl",
    "from timeline import hookimpl\n@hookimpl\ndef timeline_exporters(more): return ()": "more",
    "from timeline import hookimpl\n@hookimpl\ndef timeline_wishes(): return ()": "timeline_wishes",
    "from timeline import hookimpl\n@hookimpl\ndef timeline_exporters(): 1 / 0": "ZeroDivisionError",
    "from timeline import hookimpl\n@hookimpl\ndef timeline_exporters(): raise SystemExit": "SystemExit",
    "from timeline import hookimpl\n@hookimpl\ndef timeline_exporters(): return 'csv'": "str instead of a tuple",
    "from timeline import hookimpl\n@hookimpl\ndef timeline_exporters(): yield 1": "generator instead of a tuple",
    "from timeline import hookimpl\n@hookimpl\ndef timeline_exporters(): return [7]": "int instead of Exporter",
    "from timeline import hookimpl\n@hookimpl\ndef timeline_readers(): return [7]": "int instead of Reader",
    "class E(Exception):\n def __str__(self): raise self\nraise E": "it does not load (E)",
    "raise ValueError('long ' * 10**6)": "it does not load (ValueError: long long",
}


@pytest.mark.parametrize("source", BROKEN)
def test_a_broken_plugin_is_set_aside_with_its_reason_and_others_go_on(shelf: Shelf, source: str) -> None:
    shelf.put("bad-dist", bad=source)
    shelf.good("one-dist", "alpha")
    registry = shelf.registry()
    (broken,) = registry.broken()
    assert broken.distribution == "bad-dist" and broken.state == "broken"
    assert BROKEN[source] in broken.faults[0]
    assert [one.name for one in registry.exporters()] == ["alpha"]


def test_the_remains_of_a_distribution_and_an_entry_that_names_no_module_are_set_aside(shelf: Shelf) -> None:
    metadata = shelf.folder / "gone-1.0.dist-info"
    metadata.mkdir()
    (metadata / "entry_points.txt").write_text("[timeline]\ngone = a b!\n")
    shelf.good("one-dist", "alpha")
    alpha, gone = shelf.registry(apart=True).plugins()
    assert alpha.state == "ok"
    assert (gone.distribution, gone.version) == ("an unknown distribution", "")
    assert gone.faults == ("its entry point is 'a b!', which names no module",)


def test_asking_for_what_a_broken_plugin_would_have_given_says_so(shelf: Shelf) -> None:
    shelf.put("bad-dist", bad="import nothing_of_this_name")
    with pytest.raises(UnknownFormatError, match=r"'bad' of bad-dist may have it, but .*nothing_of_this_name"):
        shelf.registry().exporter(".bad")


RECORDS = {
    'Exporter("Big Name", ".b", "text/plain", "h", w)': "small letters",
    'Exporter("b", "b", "text/plain", "h", w)': "does not look like '.txt'",
    'Exporter("b", ".b.txt", "text/plain", "h", w)': "has two dots",
    'Exporter("b", ".b", "plain", "h", w)': "does not look like 'text/plain'",
    'Exporter("b", ".b", "text/plain", " ", w)': "help is empty",
    'Exporter("b", ".b", "text/plain", "h", "w")': "export is no function",
    'Exporter("b", ".b", "text/plain", "h", w, [Option("a", 1, "h")])': "no tuple of Option",
    'Exporter("b", ".b", "text/plain", "h", w, (Option("a", 1, "h"), Option("a", 2, "h")))': "two options",
    'Exporter("b", ".b", "text/plain", "h", w, (Option("a", None, "h"),))': "the default of the option 'a'",
    'Exporter("b", ".b", "text/plain", "h", w, (Option("a", 1, "h", ("x",)),))': "the choices of the option 'a'",
    'Exporter("b", ".b", "text/plain", "h", w, (Option("a", 1, "h", (2, 3)),))': "not among its choices",
    'Exporter("b", ".b", "text/plain", "h", w, (Option("A b", 1, "h"),))': "the option name 'A b'",
    'Exporter("b", ".b", "text/plain", "h", w, (Option("a", 1, b"h"),))': "the help of the option 'a' is no text",
    'Exporter("b" * 65, ".b", "text/plain", "h", w)': "at most 64",
    'Exporter("b", "." + "b" * 65, "text/plain", "h", w)': "does not look like '.txt'",
}


@pytest.mark.parametrize("record", RECORDS)
def test_a_record_that_breaks_the_contract_is_set_aside_alone(shelf: Shelf, record: str) -> None:
    good = 'Exporter("good", ".good", "text/plain", "h", w)'
    head = "from timeline import Exporter, Option, hookimpl\ndef w(timeline, options): return b'x'\n"
    shelf.put("bad-dist", bad=f"{head}@hookimpl\ndef timeline_exporters(): return ({record}, {good})")
    plugin = only(shelf.registry())
    assert [one.name for one in plugin.exporters] == ["good"]
    assert RECORDS[record] in plugin.faults[0]


def test_a_reader_with_one_text_for_its_suffixes_is_set_aside(shelf: Shelf) -> None:
    head = "from timeline import Reader, hookimpl\n@hookimpl\ndef timeline_readers():\n"
    shelf.put("bad-dist", bad=f"{head}    return (Reader('r', '.r', ('text/plain',), 'h', print),)")
    assert "suffixes and media_types are tuples" in only(shelf.registry()).faults[0]


def test_a_reader_is_found_by_name_and_by_suffix(shelf: Shelf) -> None:
    head = "from timeline import Reader, hookimpl\n@hookimpl\ndef timeline_readers():\n"
    shelf.put("one-dist", things=f"{head}    return (Reader('r', ('.r', '.rr'), ('text/plain',), 'h', print),)")
    registry = shelf.registry()
    assert registry.reader("r") is registry.reader(".rr")
    with pytest.raises(UnknownFormatError, match=r"Known formats: r \(\.r \.rr\)"):
        registry.reader(".x")


def test_two_plugins_with_one_name_are_an_error_that_names_both_and_only_when_asked_for(shelf: Shelf) -> None:
    shelf.good("one-dist", "alpha", ".al")
    shelf.good("two-dist", "alpha", ".al")
    shelf.good("one-more", "beta")
    registry = shelf.registry()
    assert registry.exporter("beta").name == "beta"
    assert [one.name for one in registry.exporters()] == ["beta"]
    for wanted in ("alpha", ".al"):
        with pytest.raises(PluginError, match=r"one-dist and 'alpha' of two-dist.*Uninstall one"):
            registry.exporter(wanted)


def test_two_formats_with_one_suffix_are_chosen_by_name(shelf: Shelf) -> None:
    shelf.good("one-dist", "alpha", ".same")
    shelf.good("two-dist", "beta", ".same")
    registry = shelf.registry()
    assert registry.exporter("alpha").name == "alpha"
    with pytest.raises(PluginError, match="Choose by name: alpha or beta"):
        registry.exporter(".same")


def test_a_suffix_that_is_a_plugins_name_is_that_plugins(shelf: Shelf) -> None:
    shelf.good("one-dist", "alpha", ".alpha")
    shelf.good("two-dist", "beta", ".alpha")
    assert shelf.registry().exporter(".alpha").name == "alpha"


def test_a_stranger_cannot_take_the_name_of_another_plugin(shelf: Shelf) -> None:
    shelf.good("one-dist", "alpha")
    shelf.put("two-dist", thief=GOOD.format(name="alpha", suffix=".x"))
    registry = shelf.registry()
    assert registry.exporter_origin("alpha").distribution == "one-dist"
    (broken,) = registry.broken()
    assert broken.faults == ("the format name 'alpha' belongs to the plugin 'alpha' of one-dist",)


def test_what_has_one_name_or_suffix_with_ours_is_ours_and_the_stranger_is_told(shelf: Shelf) -> None:
    ours = [entry for entry in entry_points(group="timeline") if entry.name in ("json", "markdown")]
    shelf.good("one-dist", "json")
    shelf.good("two-dist", "md")
    registry = Registry([*ours, *shelf.entries()], (), apart=False)
    assert registry.exporter_origin("json").distribution == "timeline-briefing"
    assert registry.exporter_origin(".md").distribution == "timeline-briefing"
    (broken,) = registry.broken()
    assert broken.faults == ("the format name 'json' belongs to the plugin 'json' of timeline-briefing",)


@pytest.mark.parametrize("named", ["alpha", " Alpha ", "one-dist", "One_Dist"])
def test_a_plugin_that_the_environment_disables_is_not_loaded(
    shelf: Shelf, named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.good("one-dist", "alpha")
    shelf.good("two-dist", "beta")
    monkeypatch.setenv("TIMELINE_DISABLE_PLUGINS", f"{named},,other")
    registry = Registry(shelf.entries(), apart=False)
    assert [(plugin.name, plugin.state) for plugin in registry.plugins()] == [("alpha", "disabled"), ("beta", "ok")]
    assert "one_dist_alpha" not in sys.modules
    with pytest.raises(UnknownFormatError, match="TIMELINE_DISABLE_PLUGINS names it"):
        registry.exporter("alpha")


def test_one_of_two_plugins_with_a_name_is_left_when_the_other_distribution_is_disabled(shelf: Shelf) -> None:
    shelf.good("one-dist", "alpha")
    shelf.good("two-dist", "alpha")
    assert shelf.registry("two-dist").exporter_origin("alpha").distribution == "one-dist"


def test_a_hook_is_called_once_however_often_formats_are_asked_for(shelf: Shelf) -> None:
    shelf.put(
        "one-dist",
        alpha="calls = []\n" + GOOD.format(name="alpha", suffix=".al").replace("return (", "calls.append(1); return ("),
    )
    registry = shelf.registry()
    registry.exporter("alpha")
    registry.exporters()
    assert sys.modules["one_dist_alpha"].calls == [1]


def test_nothing_installed_is_no_error_until_something_is_asked_for() -> None:
    assert Registry([]).exporters() == ()
    with pytest.raises(UnknownFormatError, match="none; install a plugin"):
        Registry([]).exporter("markdown")
