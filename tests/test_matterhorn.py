"""The checker of tagged PDF: it finds nothing in a file that is right, and each fault by exactly its number."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.matterhorn import CONDITIONS, OURS, check, structure_text
from tests.matterhorn.pdf import is_language
from tests.tagged import Node, first, header, made, node, note, rewrite, saved


def numbers(data: bytes) -> set[str]:
    return {failure.condition for failure in check(data)}


def broken(pdf: Pdf) -> set[str]:
    return numbers(saved(pdf))


def content(old: str, new: str) -> Callable[[Pdf], None]:
    """Other words in the page's content."""
    return lambda pdf: rewrite(pdf.pages[0].obj.Contents, old, new)


def draw(more: str) -> Callable[[Pdf], None]:
    """More drawn at the end of the page."""
    return lambda pdf: pdf.pages[0].obj.Contents.write(pdf.pages[0].obj.Contents.read_bytes() + more.encode())


def kind(old: str, new: str) -> Callable[[Pdf], None]:
    """Another type of the first element that has this one."""
    return lambda pdf: first(pdf, old).__setitem__("/S", Name(f"/{new}"))


def root(**entries: Any) -> Callable[[Pdf], None]:
    """Other entries of the catalog; None takes one out."""

    def change(pdf: Pdf) -> None:
        for key, value in entries.items():
            if value is None:
                del pdf.Root[f"/{key}"]
            else:
                pdf.Root[f"/{key}"] = value

    return change


def without(find: Callable[[Pdf], pikepdf.Object], *keys: str) -> Callable[[Pdf], None]:
    """The object that `find` finds, without entries."""

    def change(pdf: Pdf) -> None:
        for key in keys:
            del find(pdf)[f"/{key}"]

    return change


def silent(pdf: Pdf, *, but: str = "") -> None:
    """No language in the catalog, so that what is not inside of an element has none, but what is in the tree has."""
    del pdf.Root.Lang
    first(pdf, "Document").Lang = String("en")
    rewrite(pdf.Root.Metadata, "x-default", "en")
    if but != "outline":
        del pdf.Root.Outlines


def no_language_of_outline(pdf: Pdf) -> None:
    silent(pdf, but="outline")


def no_language_of_metadata(pdf: Pdf) -> None:
    silent(pdf)
    rewrite(pdf.Root.Metadata, '"en"', '"x-default"')


def no_language_of(where: str) -> Callable[[Pdf], None]:
    """All elements but one have a language."""

    def change(pdf: Pdf) -> None:
        silent(pdf)
        document = first(pdf, "Document")
        del document.Lang
        for kid in document.K:
            if str(kid.S) != f"/{where}":
                kid.Lang = String("en")

    return change


def no_language_of_alt(pdf: Pdf) -> None:
    no_language_of("Figure")(pdf)
    content("/Figure <<", "/Figure <</Lang (en)")(pdf)


def no_language_of_field(pdf: Pdf) -> None:
    no_language_of("Form")(pdf)


def kids(find: str, change: Callable[[list[pikepdf.Object]], list[pikepdf.Object]]) -> Callable[[Pdf], None]:
    """The kids of an element in another order, or fewer of them."""

    def act(pdf: Pdf) -> None:
        element = first(pdf, find)
        element.K = Array(change(list(element.K)))

    return act


def attribute(find: str, **told: Any) -> Callable[[Pdf], None]:
    return lambda pdf: first(pdf, find).__setitem__("/A", Dictionary(O=Name.Table, **told))


def swapped(pdf: Pdf) -> None:
    """The parent tree with two entries in each other's place."""
    array = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    array[0], array[1] = array[1], array[0]


def roles(**more: str) -> Callable[[Pdf], None]:
    return lambda pdf: pdf.Root.StructTreeRoot.RoleMap.update({f"/{key}": Name(f"/{to}") for key, to in more.items()})


def renamed(old: str, new: str) -> Callable[[Pdf], None]:
    return lambda pdf: note(pdf, old).__setitem__("/Subtype", Name(f"/{new}"))


def unowned(pdf: Pdf) -> None:
    """An annotation that no element has any longer."""
    one = note(pdf, "Text")
    pdf.pages[0].obj.Annots.append(
        pdf.make_indirect(Dictionary(Subtype=one.Subtype, Rect=one.Rect, Contents="A remark"))
    )


def unknown(pdf: Pdf) -> None:
    """An annotation of a type that no standard has, which does not say what it is."""
    one = note(pdf, "Text")
    one.Subtype = Name.Hologram
    del one.Contents


def printed(pdf: Pdf) -> None:
    """A printer's mark in the structure."""
    mark = note(pdf, "PrinterMark")
    annot = first(pdf, "Annot")
    annot.K.append(Dictionary(Type=Name.OBJR, Obj=mark))
    mark.StructParent = 98
    pdf.Root.StructTreeRoot.ParentTree.Nums.extend(Array([98, annot]))


def file(which: str) -> Callable[[Pdf], pikepdf.Object]:
    if which == "attached":
        return lambda pdf: note(pdf, "FileAttachment").FS
    return lambda pdf: pdf.Root.Names.EmbeddedFiles.Names[1]


def xfa(pdf: Pdf) -> None:
    form = b"<config><present><pdf><dynamicRender>required</dynamicRender></pdf></present></config>"
    pdf.Root.AcroForm.XFA = Array([String("config"), pdf.make_stream(form)])


BROKEN: list[tuple[str, Callable[[Pdf], object]]] = [
    ("01-003", content("<4142> Tj", "/Artifact BMC <4142> Tj EMC")),
    ("01-004", content("Q EMC", "Q /P <</MCID 77>> BDC EMC EMC")),
    ("01-005", draw(" BT /plain 12 Tf (A) Tj ET")),
    ("01-005", draw(" /Frame Do")),
    ("01-005", draw(" /P BMC 0 0 m 9 9 l S EMC")),
    ("01-005", draw(" /P <</MCID 77>> BDC 0 0 9 9 re f EMC")),
    ("01-005", draw(" BI /W 1 /H 1 /BPC 8 /CS /G ID 0 EI")),
    ("01-007", root(MarkInfo=Dictionary(Marked=True, Suspects=True))),
    ("02-001", kind("H2", "Heading")),
    ("02-003", roles(Round="About", About="Round")),
    ("02-004", roles(H3="P")),
    ("06-001", root(Metadata=None)),
    ("06-003", lambda pdf: rewrite(pdf.Root.Metadata, "Minutes of the council", " ")),
    ("07-001", root(ViewerPreferences=None)),
    ("07-002", root(ViewerPreferences=Dictionary(DisplayDocTitle=False))),
    ("09-004", kind("TR", "P")),
    ("09-004", kind("TBody", "THead")),
    ("09-004", kids("Table", lambda all_: [all_[0], all_[2], all_[1]])),
    ("09-004", kids("Table", lambda all_: [all_[1], all_[0], all_[2]])),
    ("09-004", kind("THead", "TFoot")),
    ("09-005", kind("LI", "P")),
    ("09-005", kind("Lbl", "P")),
    ("09-005", kind("L", "Div")),
    ("09-006", kind("TOCI", "P")),
    ("09-006", kind("Reference", "H2")),
    ("09-007", kind("RB", "RP")),
    ("09-007", kind("Ruby", "Span")),
    ("09-008", kind("WT", "WP")),
    ("11-001", root(Lang=String("English!"))),
    ("11-001", no_language_of("H1")),
    ("11-002", no_language_of_alt),
    ("11-003", no_language_of_outline),
    ("11-004", no_language_of("Annot")),
    ("11-005", no_language_of_field),
    ("11-006", no_language_of_metadata),
    ("13-004", without(lambda pdf: first(pdf, "Figure"), "Alt")),
    ("14-002", kind("H1", "P")),
    ("14-003", kind("H2", "H3")),
    ("14-007", kind("H2", "H")),
    ("15-003", attribute("TH")),
    ("17-002", without(lambda pdf: first(pdf, "Formula"), "Alt")),
    ("19-003", without(lambda pdf: first(pdf, "Note"), "ID")),
    ("19-004", lambda pdf: first(pdf, "Note").__setitem__("/ID", String("n2"))),
    ("20-001", lambda pdf: pdf.Root.OCProperties.Configs.append(Dictionary(Name=""))),
    ("20-002", lambda pdf: pdf.Root.OCProperties.__setitem__("/D", Dictionary())),
    ("20-003", lambda pdf: pdf.Root.OCProperties.D.__setitem__("/AS", Array())),
    ("21-001", without(file("embedded"), "UF")),
    ("25-001", xfa),
    ("28-002", unowned),
    ("28-002", kind("Annot", "Span")),
    ("28-004", without(lambda pdf: note(pdf, "Text"), "Contents")),
    ("28-005", without(lambda pdf: note(pdf, "Widget"), "TU")),
    ("28-006", unknown),
    ("28-007", renamed("PrinterMark", "TrapNet")),
    ("28-008", without(lambda pdf: pdf.pages[0].obj, "Tabs")),
    ("28-009", lambda pdf: pdf.pages[0].obj.__setitem__("/Tabs", Name.R)),
    ("28-010", kind("Form", "Span")),
    ("28-011", kind("Link", "Span")),
    ("28-012", without(lambda pdf: note(pdf, "Link"), "Contents")),
    ("28-014", without(lambda pdf: pdf.Root.Clip, "CT")),
    ("28-015", without(lambda pdf: pdf.Root.Clip, "Alt")),
    ("28-016", without(file("attached"), "UF")),
    ("28-017", printed),
    ("28-018", lambda pdf: rewrite(note(pdf, "PrinterMark").AP.N, "/Artifact BMC", "/P BMC")),
    ("30-001", lambda pdf: pdf.pages[0].obj.Resources.XObject.Frame.__setitem__("/Ref", Dictionary(F="a.pdf", Page=0))),
    ("30-002", draw(" /Own Do")),
    ("tagged", root(MarkInfo=None)),
    ("tree-content", content("/H1 <</MCID 0>> BDC", "/H1 <</MCID 0>> BDC EMC /H1 <</MCID 0>> BDC")),
    ("tree-content", lambda pdf: first(pdf, "H1").K.append(77)),
    ("tree-keys", without(lambda pdf: pdf.pages[0].obj, "StructParents")),
    ("tree-keys", without(lambda pdf: note(pdf, "Link"), "StructParent")),
    ("tree-keys", swapped),
    ("tree-keys", lambda pdf: pdf.Root.StructTreeRoot.ParentTree.Nums.extend(Array([50, first(pdf, "H1")]))),
    ("tree-keys", lambda pdf: pdf.Root.StructTreeRoot.__setitem__("/ParentTreeNextKey", 0)),
    ("tree-page", lambda pdf: first(pdf, "P").K.append(Dictionary(Type=Name.MCR, MCID=1, Pg=pdf.Root))),
    ("tree-parent", lambda pdf: first(pdf, "Lbl").__setitem__("/P", first(pdf, "L"))),
    ("tree-parent", lambda pdf: first(pdf, "Document").K.append(first(pdf, "Note"))),
    ("table-regular", attribute("TD", ColSpan=2)),
    ("table-regular", attribute("TD", RowSpan=2)),
]  # fmt: skip


def test_nothing_is_found_in_a_file_that_is_right() -> None:
    assert check(saved(made())) == ()


@pytest.mark.parametrize(("number", "change"), BROKEN, ids=[number for number, _ in BROKEN])
def test_a_fault_is_found_by_exactly_its_number(number: str, change: Callable[[Pdf], object]) -> None:
    pdf = made()
    change(pdf)
    assert broken(pdf) == {number}


def test_two_headings_without_a_number_in_one_element_are_found() -> None:
    assert broken(made(node("Document", node("Sect", node("H", "A"), node("H", "B"))))) == {"14-006"}


def test_a_table_organised_with_headers_needs_no_scope() -> None:
    heads = [node("TH", "A", ID="a"), node("TH", "B", ID="b")]
    told = [Dictionary(O=Name.Table, Headers=[one]) for one in ("a", "b")]
    row = node("TR", *(node("TD", "A", A=one) for one in told))
    assert broken(made(node("Document", node("H1", "A"), node("Table", node("TR", *heads), row)))) == set()
    told[1].Headers = Array([String("of no cell")])
    assert broken(made(node("Document", node("H1", "A"), node("Table", node("TR", *heads), row)))) == {"15-003"}


def test_cells_that_reach_across_rows_and_columns_are_counted() -> None:
    def cell(**told: Any) -> Node:
        return node("TD", "A", A=Dictionary(O=Name.Table, **told))

    rows = (
        node("TR", header(), header(), header()),
        node("TR", cell(RowSpan=2), cell(ColSpan=2)),
        node("TR", cell(), cell()),
    )
    assert broken(made(node("Document", node("H1", "A"), node("Table", *rows)))) == set()


def test_a_scope_that_stands_in_a_class_counts() -> None:
    pdf = made()
    head = first(pdf, "TH")
    pdf.Root.StructTreeRoot.ClassMap = Dictionary(head=head.A)
    del head.A
    head.C = Name.head
    assert broken(pdf) == set()


def test_an_annotation_that_is_hidden_or_off_the_page_may_stand_alone() -> None:
    pdf = made()
    hidden = Dictionary(Subtype=Name.Text, Rect=[10, 10, 20, 20], F=2)
    outside = Dictionary(Subtype=Name.Text, Rect=[-50, 10, -20, 20])
    pdf.pages[0].obj.Annots.extend([pdf.make_indirect(one) for one in (hidden, outside)])
    assert broken(pdf) == set()


def encrypted(*, readable: bool) -> bytes:
    allow = pikepdf.Permissions(accessibility=readable)
    return saved(made(), encryption=pikepdf.Encryption(owner="a", user="", R=3, aes=False, metadata=False, allow=allow))


def test_encryption_must_let_assistive_technology_read() -> None:
    assert numbers(encrypted(readable=True)) == set()
    assert numbers(encrypted(readable=False)) == {"26-002"}
    assert numbers(re.sub(rb"/P (-\d+)", rb"/Q \1", encrypted(readable=True))) == {"26-001"}


def test_a_file_that_is_no_pdf_is_an_error() -> None:
    with pytest.raises(pikepdf.PdfError):
        check(b"%PDF-1.7 and nothing")


@pytest.mark.parametrize(
    "tag", ["en", "en-GB", "zh-Hant-TW", "sl-rozaj-biske", "de-CH-1901", "x-own", "es-419", "en-a-bbb-x-a"]
)
def test_language_tags_are_known(tag: str) -> None:
    assert is_language(tag)


@pytest.mark.parametrize("tag", ["", "e", "english language", "en_GB", "en-", "123"])
def test_what_is_no_language_tag_is_not_taken_for_one(tag: str) -> None:
    assert not is_language(tag)


def test_the_structure_is_told_in_reading_order() -> None:
    assert structure_text(saved(made())).splitlines()[:12] == [
        "Document",
        '  H1 "AB"',
        '  H2 "A"',
        "  P",
        '    "A"',
        '    Link "B" [Link https://example.org/]',
        '    "A"',
        "  L",
        "    LI",
        '      Lbl "A"',
        '      LBody "B"',
        "  Table",
    ]


def test_what_replaces_text_is_told_in_its_place() -> None:
    pdf = made(node("Document", node("H1", "AB"), node("P", "A", ActualText="Alpha", Lang="el")))
    content("/H1 <<", "/H1 <</ActualText (Title) ")(pdf)
    assert structure_text(saved(pdf)) == "Document\n  H1 \"Title\"\n  P (ActualText 'Alpha', Lang 'el') \"A\"\n"


def test_all_conditions_of_the_protocol_for_machines_are_listed() -> None:
    assert len(CONDITIONS) == 87
    assert [one.number for one in CONDITIONS if not one.checked] == ["06-002"]
    assert all(re.fullmatch(r"\d\d-\d\d\d", one.number) for one in CONDITIONS)
    assert not {*OURS} & {one.number for one in CONDITIONS}
