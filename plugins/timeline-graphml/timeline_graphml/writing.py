"""Writes a network as GraphML 1.0 (http://graphml.graphdrawing.org), with yEd's extension if wished.

The keys come first, each with a `desc` that tells what it holds; only those that something uses. The graph's own data
stand before its nodes, where Cytoscape looks for them. All edges are directed, since readers such as networkx take no
mixture; what is not a direction (`disagrees`) is told in README.md.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from textwrap import wrap
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from timeline_graphml.cells import EDGE, GRAPH, NODE, Cells, text
from timeline_graphml.network import Edge, Network, token

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_YED = "http://www.yworks.com/xml/graphml"
_SHAPES = {
    "event": ("rectangle", "#DCE9F5", "500"),
    "source": ("roundrectangle", "#EFE6D2", "0"),
    "speaker": ("ellipse", "#E3EFDB", "1000"),
}
_LINES = {"says": "line", "reports": "line", "quoting": "dotted", "disagrees": "dashed"}


def write(made: Network, *, yed: bool) -> bytes:
    """The whole file in UTF-8."""
    root = Element("graphml", {"xmlns": _NAMESPACE, "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance"})
    root.set("xsi:schemaLocation", f"{_NAMESPACE} {_NAMESPACE}/1.0/graphml.xsd")
    _keys(root, "graph", GRAPH, [made.cells])
    _keys(root, "node", NODE, made.nodes.values())
    _keys(root, "edge", EDGE, [edge.cells for edge in made.edges])
    if yed:
        root.set("xmlns:y", _YED)
        for kind in ("node", "edge"):
            SubElement(root, "key", {"id": f"{kind}.graphics", "for": kind, "yfiles.type": f"{kind}graphics"})
    graph = SubElement(
        root, "graph", {"id": token(text(made.cells["timeline_title"])) or "timeline", "edgedefault": "directed"}
    )
    _data(graph, "graph", GRAPH, made.cells)
    rows = Counter[str]()
    for name, cells in made.nodes.items():
        node = SubElement(graph, "node", {"id": name})
        _data(node, "node", NODE, cells)
        if yed:
            _draw_node(node, cells, rows)
    for n, tie in enumerate(made.edges, 1):
        edge = SubElement(graph, "edge", {"id": f"edge-{n}", "source": tie.tail, "target": tie.head})
        _data(edge, "edge", EDGE, tie.cells)
        if yed:
            _draw_edge(edge, tie)
    indent(root)
    told: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return told + b"\n"


def _keys(root: Element, kind: str, columns: Mapping[str, tuple[str, str]], rows: Iterable[Cells]) -> None:
    used = {name for cells in rows for name, cell in cells.items() if text(cell)}
    for name, (type_, what) in columns.items():
        if name in used:
            key = SubElement(root, "key", {"id": f"{kind}.{name}", "for": kind})
            key.attrib |= {"attr.name": name, "attr.type": type_}
            SubElement(key, "desc").text = what


def _data(parent: Element, kind: str, columns: Mapping[str, tuple[str, str]], cells: Cells) -> None:
    for name in columns:
        told = text(cells.get(name, ""))
        if told:
            SubElement(parent, "data", {"key": f"{kind}.{name}"}).text = told


def _draw_node(node: Element, cells: Cells, rows: Counter[str]) -> None:
    """A shape and a column for each class, a row for each node; what is no plain fact has a dashed border."""
    kind = str(cells["class"])
    shape, colour, x = _SHAPES[kind]
    y, rows[kind] = rows[kind] * 120, rows[kind] + 1
    label = wrap(text(cells["label"]), 28, max_lines=4, placeholder=" …")
    fact = cells["label"] == cells["title"]
    drawn = SubElement(SubElement(node, "data", {"key": "node.graphics"}), "y:ShapeNode")
    SubElement(drawn, "y:Geometry", {"x": x, "y": str(y), "width": "200", "height": "88"})
    SubElement(drawn, "y:Fill", {"color": colour, "transparent": "false"})
    SubElement(drawn, "y:BorderStyle", {"color": "#333333", "type": "line" if fact else "dashed", "width": "1.0"})
    SubElement(drawn, "y:NodeLabel").text = "\n".join(label)
    SubElement(drawn, "y:Shape", {"type": shape})


def _draw_edge(edge: Element, tie: Edge) -> None:
    kind = str(tie.cells["interaction"])
    drawn = SubElement(SubElement(edge, "data", {"key": "edge.graphics"}), "y:PolyLineEdge")
    SubElement(drawn, "y:LineStyle", {"color": "#555555", "type": _LINES.get(kind, "line"), "width": "1.0"})
    SubElement(drawn, "y:Arrows", {"source": "none", "target": "none" if kind == "disagrees" else "standard"})
    SubElement(drawn, "y:EdgeLabel").text = text(tie.cells["label"])
