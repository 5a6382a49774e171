"""JSON lines of {text, dct} in, a JSON line of what Recognizers-Text finds in each out, paragraph by paragraph.

It is made for utterances: in a long article given whole it finds a tenth, and takes many times as long.
"""

import json
import sys
from datetime import datetime

from recognizers_date_time import recognize_datetime

for line in sys.stdin:
    document = json.loads(line)
    reference = datetime.fromisoformat(document["dct"][:10])
    found, at = [], 0
    for paragraph in document["text"].split("\n"):
        found += [
            # Its ends are of the last character.
            {"start": at + one.start, "end": at + one.end + 1, "values": one.resolution["values"]}
            for one in recognize_datetime(paragraph, "en-us", reference=reference)
            if one.resolution
        ]
        at += len(paragraph) + 1
    print(json.dumps(found), flush=True)
