"""A table of JSON rows as PDF/UA-1 with typst; without a second file the rows are read and that is all."""

import json
import sys
from pathlib import Path

head, *rows = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
if len(sys.argv) > 2:
    import typst

    def cell(words: str) -> str:
        """A string of typst, in which nothing is markup."""
        return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'

    every = ", ".join(cell(one) for row in rows for one in row)
    source = f"""#set document(title: "Minutes of the council")
#set text(lang: "en", size: 8.5pt)
#set page(paper: "a4", margin: 18mm)
= Minutes of the council
#table(columns: (22%, 1fr, 16%, 8%), stroke: (bottom: 0.3pt + gray), inset: 2pt,
  table.header({", ".join(cell(one) for one in head)}), {every})
"""
    given = Path(sys.argv[2]).with_suffix(".typ")
    given.write_text(source, encoding="utf-8")
    typst.compile(str(given), output=sys.argv[2], pdf_standards=["ua-1"])
