"""JSON lines of {text, dct} in, a JSON line of the pieces and days that dateparser finds in each out."""

import json
import sys
from datetime import datetime

from dateparser.search import search_dates

for line in sys.stdin:
    document = json.loads(line)
    settings = {"RELATIVE_BASE": datetime.fromisoformat(document["dct"][:10])}
    found = search_dates(document["text"], languages=["en"], settings=settings) or []
    print(json.dumps([[piece, day.date().isoformat()] for piece, day in found]), flush=True)
