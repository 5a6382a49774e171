"""A table of JSON rows as PDF/UA-1 with WeasyPrint; without a second file the rows are read and that is all."""

import html
import json
import sys
from pathlib import Path

STYLE = """@page { size: A4; margin: 18mm } body { font: 8.5pt sans-serif } table { border-collapse: collapse }
th, td { text-align: left; vertical-align: top; padding: 1.5pt 6pt 1.5pt 0; border-bottom: 0.3pt solid #bbb }"""


def cells(kind: str, row: list[str]) -> str:
    """A row of the table."""
    scope = ' scope="col"' if kind == "th" else ""
    return "<tr>" + "".join(f"<{kind}{scope}>{html.escape(cell)}</{kind}>" for cell in row) + "</tr>"


head, *rows = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
if len(sys.argv) > 2:
    from weasyprint import HTML

    body = f"<thead>{cells('th', head)}</thead><tbody>{''.join(cells('td', row) for row in rows)}</tbody>"
    title = "Minutes of the council"
    page = f'<html lang="en"><head><title>{title}</title><style>{STYLE}</style></head><body><h1>{title}</h1>'
    HTML(string=f"{page}<table>{body}</table></body></html>").write_pdf(sys.argv[2], pdf_variant="pdf/ua-1")
