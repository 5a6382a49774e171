"""The PDF as assistive technology sees it: its structure, its reading order, its links and what it says of itself."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import attrs
import pikepdf
import pytest

from timeline import Source, Summary, Timeline, dump, export, load
from timeline.testing import sample_timelines, usual_timeline
from timeline_pdf.file.packing import Packer
from timeline_pdf.file.structure import Numbers, Structure, number_tree

PLAIN = ("Document", "Sect", "THead", "TBody")


_KEPT: list[pikepdf.Pdf] = []


@pytest.fixture(autouse=True)
def _kept() -> Iterator[None]:
    """The objects of a file are there only as long as the file."""
    yield
    _KEPT.clear()


def opened(timeline: Timeline, **options: Any) -> pikepdf.Pdf:
    _KEPT.append(pikepdf.open(BytesIO(export(timeline, "pdf", options))))
    return _KEPT[-1]


def kids(part: Any) -> list[Any]:
    inside = part.get("/K", [])
    return list(inside) if isinstance(inside, pikepdf.Array) else [inside]


def parts(part: Any) -> list[Any]:
    """All parts from this one on, in reading order."""
    below = [one for kid in kids(part) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid for one in parts(kid)]
    return [part, *below]


def document(pdf: pikepdf.Pdf) -> Any:
    return pdf.Root.StructTreeRoot.K


def roles(pdf: pikepdf.Pdf) -> list[str]:
    return [str(part.S)[1:] for part in parts(document(pdf))]


def test_the_file_says_that_it_is_tagged_in_which_language_and_what_it_is_called() -> None:
    pdf = opened(usual_timeline())
    assert bool(pdf.Root.MarkInfo.Marked)
    assert str(pdf.Root.Lang) == "en"
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    with pdf.open_metadata() as told:
        assert told["dc:title"] == usual_timeline().title == str(pdf.docinfo["/Title"])
        assert told["pdf:Producer"] == str(pdf.docinfo["/Producer"])
        assert told["dc:language"] == {"en"} or list(told["dc:language"]) == ["en"]


def test_headings_go_down_one_level_at_a_time_and_the_title_is_the_first() -> None:
    levels = [int(role[1]) for role in roles(opened(usual_timeline())) if role in ("H1", "H2", "H3")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(later <= before + 1 for before, later in itertools.pairwise(levels))


def test_every_section_begins_with_its_heading() -> None:
    for part in parts(document(opened(usual_timeline()))):
        if part.S == "/Sect":
            assert kids(part)[0].S == "/H2"


@pytest.mark.parametrize(("name", "made"), list(sample_timelines()), ids=[name for name, _ in sample_timelines()])
def test_tables_are_regular_and_their_heads_have_a_scope(name: str, made: Timeline) -> None:
    for table in (part for part in parts(document(opened(made))) if part.S == "/Table"):
        rows = [row for group in kids(table) for row in kids(group)]
        assert {str(row.S) for row in rows} == {"/TR"}
        assert len({len(kids(row)) for row in rows}) == 1
        for cell in (cell for row in rows for cell in kids(row) if cell.S == "/TH"):
            assert str(cell.A.Scope) in ("/Column", "/Row")


def test_lists_hold_items_of_a_label_and_a_body() -> None:
    found = [part for part in parts(document(opened(usual_timeline()))) if part.S == "/L"]
    assert found
    for one in found:
        assert {tuple(str(kid.S) for kid in kids(item)) for item in kids(one)} == {("/Lbl", "/LBody")}


def test_each_link_has_its_annotation_with_words_and_the_way_back() -> None:
    pdf = opened(usual_timeline())
    links = [part for part in parts(document(pdf)) if part.S == "/Link"]
    seen = 0
    for link in links:
        (annotation,) = (kid.Obj for kid in kids(link) if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid)
        assert str(annotation.Contents)
        assert pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)[int(annotation.StructParent)] == link
        seen += 1
    assert seen == sum(len(page.get("/Annots", [])) for page in pdf.pages) > 10


def test_the_head_of_a_table_is_content_once_and_repeated_as_furniture() -> None:
    events = tuple(attrs.evolve(usual_timeline().events[0], id=f"e{n}") for n in range(200))
    pdf = opened(attrs.evolve(usual_timeline(), events=events, undated=()))
    assert len(pdf.pages) > 4
    assert roles(pdf).count("THead") == sum(role == "Table" for role in roles(pdf)) - roles_without_head(pdf)


def roles_without_head(pdf: pikepdf.Pdf) -> int:
    tables = [part for part in parts(document(pdf)) if part.S == "/Table"]
    return sum(kids(table)[0].S == "/TBody" for table in tables)


def test_the_drawing_is_a_figure_with_words_for_it() -> None:
    figures = [part for part in parts(document(opened(usual_timeline()))) if part.S == "/Figure"]
    assert figures
    assert all(str(figure.Alt) for figure in figures)


def test_words_of_another_language_say_which() -> None:
    source = Source("s1", "Die Talsperre", language="de")
    made = attrs.evolve(usual_timeline(), sources=(attrs.evolve(usual_timeline().sources[0], language="de"), source))
    assert "de" in {str(part.get("/Lang", "")) for part in parts(document(opened(made)))}


def test_right_to_left_words_can_be_read_in_their_own_order() -> None:
    made = dict(sample_timelines())["many scripts"]
    said = {str(part.ActualText) for part in parts(document(opened(made))) if "/ActualText" in part}
    assert any("הוועידה נפתחה" in words for words in said)


def test_the_timeline_is_attached_as_data_and_can_be_left_out() -> None:
    made = usual_timeline()
    attached = opened(made).attachments["timeline.json"]
    assert str(attached.obj.AFRelationship) == "/Data"
    assert load(attached.get_file().read_bytes()) == load(dump(made))
    assert json.loads(attached.get_file().read_bytes())["format"] == "timeline"
    assert not opened(made, attach="no").attachments


def test_parts_are_told_in_the_order_in_which_they_were_added_and_content_in_that_of_drawing() -> None:
    tree = Structure()
    heading, text = tree.add("H1"), tree.add("P")
    tree.begin_page()
    assert (tree.content(text), tree.content(heading), tree.content(text)) == (0, 1, 2)
    tree.begin_page()
    assert tree.content(text) == 0
    told = list(tree.elements(10, 5, Numbers((3, 4), 20)))
    assert told == [
        "<</S/Document/P 5 0 R/K [11 0 R 12 0 R]>>",
        "<</S/H1/P 10 0 R/Pg 3 0 R/K 1>>",
        "<</S/P/P 10 0 R/Pg 3 0 R/K [0 2 <</Type/MCR/Pg 4 0 R/MCID 0>>]>>",
    ]
    assert list(tree.parent_tree(10)) == [(0, "[12 0 R 11 0 R 12 0 R]"), (1, "[12 0 R]")]


def test_a_long_number_tree_has_leaves_with_their_limits() -> None:
    leaves: list[str] = []

    def put(text: str) -> int:
        leaves.append(text)
        return len(leaves)

    assert number_tree(iter([(n, "x") for n in range(100)]), put) == "<</Kids[1 0 R 2 0 R]>>"
    assert leaves[1].startswith("<</Limits[64 99]/Nums[64 x 65 x")


def test_a_file_made_over_keeps_its_objects_and_has_those_added() -> None:
    plain = pikepdf.new()
    plain.add_blank_page()
    buffer = BytesIO()
    plain.docinfo["/Title"] = "Plain"
    plain.save(buffer, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    packer = Packer(buffer.getvalue())
    for n in range(500):
        packer.put(f"<</N {n}>>")
    packer.extend(packer.root, "/Extra true")
    data = packer.finish()
    again = pikepdf.open(BytesIO(data))
    assert bool(again.Root.Extra)
    assert len(again.pages) == 1
    added = [int(one.N) for one in again.objects if isinstance(one, pikepdf.Dictionary) and "/N" in one]
    assert sorted(added) == list(range(500))


def test_an_event_leads_back_to_the_judgement_that_tells_it() -> None:
    made = attrs.evolve(usual_timeline(), summary=Summary())
    back = [str(note.Contents) for page in opened(made).pages for note in page.get("/Annots", [])]
    assert back.count("Where the briefing tells it") == sum(event.kind == "assessment" for event in made.events) == 1
