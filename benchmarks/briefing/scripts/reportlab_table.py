"""A table of JSON rows with reportlab's own Table, 100 rows at a time; without a second file the rows are only read.

One table of all rows would be quadratic. It has no tags: the open source of reportlab writes none.
"""

import json
import sys
from pathlib import Path

CHUNK = 100

head, *rows = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
if len(sys.argv) > 2:
    from io import BytesIO
    from xml.sax.saxutils import escape

    import pymupdf_fonts
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import mm
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    pdfmetrics.registerFont(TTFont("Text", BytesIO(pymupdf_fonts.myfont("figo"))))
    style = ParagraphStyle("cell", fontName="Text", fontSize=8.5, leading=11)
    looks = [
        ("FONTNAME", (0, 0), (-1, -1), "Text"),
        ("FONTSIZE", (0, 0), (-1, -1), 8.5),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    widths = [92, 282, 80, 40]
    story = []
    for at in range(0, len(rows), CHUNK):
        told = [
            [date, Paragraph(escape(event), style), who, source] for date, event, who, source in rows[at : at + CHUNK]
        ]
        story.append(Table([head, *told], colWidths=widths, repeatRows=1, style=looks))
    SimpleDocTemplate(sys.argv[2], pagesize=A4, leftMargin=18 * mm, rightMargin=18 * mm, title="Minutes").build(story)
