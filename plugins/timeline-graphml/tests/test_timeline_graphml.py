"""The GraphML exporter: what its nodes, edges and cells say, and that every file keeps the rules of GraphML."""

from __future__ import annotations

import io
import json
import re
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from timeline_graphml import EXPORTER

import timeline
from timeline.testing import check_exporter, hostile_timeline, sample_timelines, usual_timeline, written

SAMPLES = dict(sample_timelines())
NS = {"g": "http://graphml.graphdrawing.org/xmlns", "y": "http://www.yworks.com/xml/graphml"}
TYPES = {"string": str, "int": int, "long": int, "double": float, "boolean": {"true": True, "false": False}.__getitem__}
Row = dict[str, Any]


@dataclass
class Graph:
    """What an independent reader finds: typed cells of the graph, of nodes by id, and of edges with their ends."""

    cells: Row
    nodes: dict[str, Row]
    edges: list[tuple[str, str, Row]]

    def some(self, interaction: str) -> list[tuple[str, str, Row]]:
        return [edge for edge in self.edges if edge[2]["interaction"] == interaction]


def unique(ids: list[str]) -> list[str]:
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+", name) for name in ids)
    return ids


def read(data: bytes) -> Graph:
    """Read a file, and fail where it breaks a rule of the GraphML 1.0 schema."""
    root = ET.fromstring(data)
    assert [child.tag for child in root] == [f"{{{NS['g']}}}key"] * (len(root) - 1) + [f"{{{NS['g']}}}graph"]
    keys = {key.attrib["id"]: key.attrib for key in root.findall("g:key", NS)}
    graph = root.find("g:graph", NS)
    assert graph is not None and re.fullmatch(r"[A-Za-z0-9._-]+", graph.attrib["id"])
    assert graph.attrib["edgedefault"] == "directed"

    def row(element: ET.Element, kind: str) -> Row:
        cells: Row = {}
        for cell in element.findall("g:data", NS):
            key = keys[cell.attrib["key"]]
            assert key["for"] == kind
            if "attr.name" in key:
                assert key["attr.name"] not in cells and cell.text
                cells[key["attr.name"]] = TYPES[key["attr.type"]](cell.text)
        return cells

    nodes, edges = graph.findall("g:node", NS), graph.findall("g:edge", NS)
    unique([*keys, *(node.attrib["id"] for node in nodes), *(edge.attrib["id"] for edge in edges)])
    found = {node.attrib["id"]: row(node, "node") for node in nodes}
    ties = [(edge.attrib["source"], edge.attrib["target"], row(edge, "edge")) for edge in edges]
    assert all(tail in found and head in found for tail, head, _ in ties)
    return Graph(row(graph, "graph"), found, ties)


def exported(made: timeline.Timeline, **options: bool) -> Graph:
    return read(written(EXPORTER, made, **options))


def changed(**fields: object) -> timeline.Timeline:
    """The usual timeline with other fields in the event e3, as saved JSON names them."""
    saved = json.loads(timeline.dump(usual_timeline()))
    saved["events"][2].update(fields)
    return timeline.load(json.dumps(saved).encode())


def test_it_keeps_the_contract() -> None:
    check_exporter(EXPORTER)


def test_it_is_found_by_its_name_and_declares_only_what_it_loses() -> None:
    made = usual_timeline()
    assert timeline.export(made, "graphml") == written(EXPORTER, made)
    assert [lack.aspect for lack in EXPORTER.lacks or ()] == ["figures", "quotes", "changes"]


@pytest.mark.parametrize("yed", [False, True])
@pytest.mark.parametrize("name", SAMPLES)
def test_every_file_keeps_the_rules_of_graphml(name: str, yed: bool) -> None:
    made = SAMPLES[name]
    graph = exported(made, yed=yed)
    kinds = [node["class"] for node in graph.nodes.values()]
    assert kinds.count("event") == len(made.events) + len(made.undated)
    assert kinds.count("source") == len(made.sources)
    assert len(graph.some("reports")) == sum(
        len({place.article for place in event.provenance}) for event in (*made.events, *made.undated)
    )


def test_what_is_no_plain_fact_shows_it_first_in_every_program() -> None:
    nodes = exported(usual_timeline()).nodes
    shown = {node["title"]: node["label"] for node in nodes.values()}
    assert shown["The spillway gate jammed"] == "The spillway gate jammed"
    assert shown["A new gate is to be fitted"] == "[plan] A new gate is to be fitted"
    assert shown["The gate was replaced in spring"] == "[statement, denied] The gate was replaced in spring"
    assert shown["Repairs will end by the summer"] == "[forecast, very likely] Repairs will end by the summer"
    assert shown["Around 65 homes are likely to be lost"] == "[assessment] Around 65 homes are likely to be lost"
    assert all(node["name"] == node["label"] for node in nodes.values())


def test_a_claim_ties_its_speaker_to_it_and_a_chain_those_who_passed_it_on() -> None:
    said = {"speaker": "Water Board", "verb": "say", "via": ["State Radio", "Valley Wire"]}
    graph = exported(changed(attribution=said))
    claims = [edge for edge in graph.some("says") if edge[1] == "event-e3"]
    assert [(tail, cells["verb"], cells["via"]) for tail, _, cells in claims] == [
        ("speaker-Water_Board", "say", "State Radio\nValley Wire")
    ]
    assert [(tail, head, cells["about"]) for tail, head, cells in graph.some("quoting")] == [
        ("speaker-State_Radio", "speaker-Water_Board", "event-e3"),
        ("speaker-Valley_Wire", "speaker-State_Radio", "event-e3"),
    ]


def test_who_denies_an_event_is_not_drawn_as_saying_it() -> None:
    said = {"speaker": "Water Board", "verb": "deny"}
    labels = {
        status: cells["label"]
        for status in ("denied", "asserted")
        for _, head, cells in exported(changed(status=status, attribution=said)).some("says")
        if head == "event-e3"
    }
    assert labels == {"denied": "denies", "asserted": "says"}


def test_one_speaker_is_one_node_however_often_heard() -> None:
    says = exported(usual_timeline()).some("says")
    assert [tail for tail, _, _ in says] == [
        "speaker-Ministry_of_Defence",
        "speaker-Water_Board",
        "speaker-Water_Board",
    ]


@pytest.mark.parametrize("kind", ["before", "after", "during", "includes", "overlaps", "same"])
def test_a_relation_is_an_edge_from_the_event_that_holds_it(kind: str) -> None:
    made = changed(relations=[{"type": kind, "event": "e901", "words": "just then"}])
    assert exported(made).some(kind) == [
        ("event-e3", "event-e901", {"interaction": kind, "label": kind, "weight": 1.0, "words": "just then"})
    ]


def test_sources_that_disagree_are_tied_with_what_each_says() -> None:
    graph = exported(usual_timeline())
    told = [(a, b, c["field"], c["value"], c["other_value"], c["about"]) for a, b, c in graph.some("disagrees")]
    assert told == [
        ("source-a1", "source-a2", "when", "2021-02-12", "2021-02-13", "event-e7"),
        ("source-a1", "source-a3", "figure", "300 people", "at least 450 people", "event-e7"),
    ]
    assert graph.nodes["event-e7"]["conflicts"].splitlines() == [
        "when: 2021-02-12 (Report 1); 2021-02-13 (Report 2)",
        "figure: 300 people (Report 1); at least 450 people (Report 3)",
    ]


def test_equal_values_are_no_disagreement_and_a_source_may_contradict_itself() -> None:
    conflict = {"field": "figure", "values": ["3", "3", "4"], "articles": ["a1", "a2", "a1"]}
    ties = exported(changed(conflicts=[conflict])).some("disagrees")
    about = [(tail, head) for tail, head, cells in ties if cells["about"] == "event-e3"]
    assert about == [("source-a1", "source-a1"), ("source-a2", "source-a1")]


def test_reports_of_one_source_are_one_edge_that_counts_them() -> None:
    saved = json.loads(timeline.dump(usual_timeline()))
    places = saved["events"][2]["provenance"]
    places.append(json.loads(json.dumps(places[0])) | {"quote": {"exact": "It\njammed."}, "words": "", "why": "Again."})
    _, _, cells = exported(changed(provenance=places)).some("reports")[2]
    assert cells["weight"] == 2.0
    assert cells["quote"] == "The spillway gate jammed\nIt jammed."
    assert cells["why"] == "The text names 2021-02-12.\nAgain."
    assert "quote" not in exported(usual_timeline(), quotes=False).some("reports")[0][2]


def test_open_bounds_have_no_cell_and_say_which_side_is_open() -> None:
    nodes = [node for node in exported(SAMPLES["open bounds"]).nodes.values() if node["class"] == "event"]
    told = {node["edtf"]: (node.get("earliest"), node.get("latest"), node.get("open")) for node in nodes}
    assert told["../2025-03"] == (None, "2025-04-01", "begin")
    assert told["2009/.."] == ("2009-01-01", None, "end")
    assert told["[2024-08..2025-03]"] == ("2024-08-01", "2025-04-01", None)
    assert all(("latest" in node) == ("latest_year" in node) for node in nodes)


def test_years_before_the_common_era_sort_as_numbers() -> None:
    nodes = [node for node in exported(SAMPLES["before the common era"]).nodes.values() if node["class"] == "event"]
    years = {node["date"]: node["earliest_year"] for node in nodes}
    assert years["10,000 BCE"] == -9999.0 and years["1 BCE"] == 0.0 and years["1 January 1 CE"] == 1.0
    assert years["15 March 44 BCE"] == pytest.approx(-43 + 73 / 365, abs=1e-6)
    assert [node["order"] for node in nodes] == list(range(1, 9))


def test_a_date_is_as_fine_as_it_is_known() -> None:
    nodes = exported(usual_timeline()).nodes
    dam, rain = nodes["event-e1"], nodes["event-e2"]
    assert (dam["earliest"], dam["latest"], dam["precision"]) == ("1987-01-01", "1988-01-01", "year")
    assert [rain[name] for name in ("earliest", "begin_latest", "end_earliest", "latest")] == [
        "2021-02-03",
        "2021-02-04",
        "2021-02-11",
        "2021-02-12",
    ]
    assert not {"edtf", "earliest", "latest", "earliest_year", "order"} & nodes["event-e901"].keys()
    assert nodes["event-e901"]["undated"] == "Nothing in the text dates it."


def test_doubt_and_minutes_are_kept() -> None:
    nodes = [node for node in exported(SAMPLES["every fineness"]).nodes.values() if node["class"] == "event"]
    told = {node["edtf"]: node for node in nodes}
    assert told["1985-04-12T23:20"]["latest"] == "1985-04-12T23:21"
    assert told["1985-04-12T23:20"]["earliest_year"] < told["1985-04-12T23:20"]["latest_year"]
    assert [told[edtf]["uncertain"] for edtf in ("1985-04", "1985-04?", "2004-06-11%")] == [False, True, True]
    assert [told[edtf]["approximate"] for edtf in ("1985-04?", "2004-06-11%")] == [False, True]


def test_odds_are_numbers_only_on_a_known_scale() -> None:
    nodes = exported(usual_timeline()).nodes
    known, unknown = nodes["event-e4"], nodes["event-e5"]
    assert (known["likelihood_low"], known["likelihood_high"], known["likelihood_scale"]) == (55.0, 75.0, "PHIA")
    assert unknown["likelihood"] == "very likely" and "likelihood_low" not in unknown


def test_three_figures_are_numbers_and_all_stand_in_words() -> None:
    one = {"span": {"start": 0, "end": 4}, "unit": "homes"}
    figures = [one | {"text": f"up to {n} homes", "high": n} for n in range(1, 6)]
    node = exported(changed(figures=figures)).nodes["event-e3"]
    assert node["figures"].splitlines() == [f"up to {n} homes" for n in range(1, 6)]
    assert node["figure3_high"] == 3.0 and "figure3_low" not in node and "figure4_high" not in node


def test_the_summary_and_corrections_stand_at_the_graph_and_at_their_events() -> None:
    graph = exported(usual_timeline())
    assert graph.cells["timeline_title"] == "The Arl dam"
    assert graph.cells["timeline_changes"] == "Redated; the program had found 1986. Reason: Opened a year later."
    assert graph.nodes["event-e1"]["edited"] == "redated by a person"
    assert graph.nodes["event-e3"]["bottom_line"] == "The spillway gate jammed."
    assert graph.nodes["source-a1"]["findings"] == "'that winter' has nothing to count from."


def test_no_text_can_break_out_and_none_is_lost() -> None:
    made = hostile_timeline()
    nodes = [node for node in exported(made).nodes.values() if node["class"] == "event"]
    titles = [node["title"] for node in nodes]
    assert "<script>alert(1)</script>" in titles and "& &amp; &#60; &#x110000; &copy=1" in titles
    assert all(node["label"].endswith(node["title"]) for node in nodes)
    assert len(titles) == len(made.events) + len(made.undated)


def test_ids_that_look_alike_stay_apart() -> None:
    saved = json.loads(timeline.dump(usual_timeline()))
    saved["undated"][0]["id"], saved["undated"][1]["id"] = "a b", "a/b"
    nodes = exported(timeline.load(json.dumps(saved).encode())).nodes
    assert [nodes[name]["event_id"] for name in ("event-a_b", "event-a_b_2")] == ["a b", "a/b"]


def test_ties_to_what_is_not_there_are_left_out_with_a_warning() -> None:
    events = usual_timeline().events
    with pytest.warns(timeline.ExportWarning, match="were left out: 6; "):
        graph = exported(timeline.Timeline("No sources", events[:6]))
    assert not graph.some("reports") and len(graph.some("says")) == 3


def test_yed_gets_labels_and_dashes_around_what_is_no_plain_fact() -> None:
    root = ET.fromstring(written(EXPORTER, usual_timeline(), yed=True))
    drawn = {node.attrib["id"]: node for node in root.iterfind(".//g:node", NS)}
    border = {name: node.find(".//y:BorderStyle", NS) for name, node in drawn.items()}
    lines = {name: None if found is None else found.attrib["type"] for name, found in border.items()}
    assert (lines["event-e3"], lines["event-e6"], lines["source-a1"]) == ("line", "dashed", "line")
    assert drawn["event-e6"].findtext(".//y:NodeLabel", namespaces=NS) == "[plan] A new gate is to be\nfitted"
    assert b"yworks" not in written(EXPORTER, usual_timeline())


@pytest.mark.parametrize("yed", [False, True])
@pytest.mark.parametrize("name", SAMPLES)
def test_networkx_reads_the_same_from_it(name: str, yed: bool) -> None:
    networkx = pytest.importorskip("networkx")
    data = written(EXPORTER, SAMPLES[name], yed=yed)
    ours = read(data)
    graph = networkx.read_graphml(io.BytesIO(data), force_multigraph=True)
    assert graph.number_of_edges() == len(ours.edges)
    drawn = {"label", "x", "y", "shape_type"} if yed else set()  # networkx takes these from yEd's own elements
    for node, cells in ours.nodes.items():
        assert {key: value for key, value in graph.nodes[node].items() if key not in drawn} == {
            key: value for key, value in cells.items() if key not in drawn
        }
    networkx.write_graphml(graph, io.BytesIO())
