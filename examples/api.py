"""The Python API: from the text of an article to events, and to any installed format.

Run it: python examples/api.py
"""

from __future__ import annotations

import timeline

ARTICLE = """\
# Ferry service returns to Lake Orn

Published: 14 June 2019

The ferry Alma sank in March 2016 after it struck a pier. Two days later the council closed the harbour.
A new ferry was ordered in 2017. On Monday the harbour opened again. According to the operator, around 300 people
crossed the lake on the first day. A second ship is expected to arrive next year.
"""


def main() -> None:
    """Build a timeline, look into it, and write it."""
    articles = timeline.read(ARTICLE.encode(), "ferry.md")
    found = [article for article in articles if isinstance(article, timeline.Article)]
    made = timeline.build(found, title="Lake Orn")

    for event in made.events:
        bounds = f"{event.when.earliest or '..'} to {event.when.latest or '..'}" if event.when else "no bounds"
        print(f"{timeline.date_words(event.when)}: {event.label} ({bounds})")
        print(f"    why: {event.provenance[0].why}")

    saved = timeline.dump(made)
    assert timeline.load(saved) == made, "what is saved reads back equal"
    print(timeline.export(made, "markdown", {"toc": True}).decode())


if __name__ == "__main__":
    main()
