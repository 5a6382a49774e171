"""Writes a timeline as notes for Anki: cards that ask when something happened."""

import hashlib
import html
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from timeline import (
    Briefing,
    ConflictRow,
    Event,
    Exporter,
    ExportError,
    Lack,
    Option,
    OptionValue,
    Point,
    Provenance,
    Row,
    Source,
    Timeline,
    brief,
    hookimpl,
    one_line,
    web_address,
)

Options = Mapping[str, OptionValue]

FACTS = ("occurrence", "state")
MARKS = {
    "statement": "A statement",
    "assessment": "An assessment, not a fact",
    "plan": "A plan, not a fact",
    "forecast": "A forecast, not a fact",
    "denied": "Denied, not a fact",
    "negated": "About what did not happen",
    "cancelled": "Cancelled",
    "hypothetical": "Supposed, not a fact",
}
# What Anki is told to do with the lines below. Columns are not named: it fills the first two fields of its note type
# in order then, whatever their names are in its language; with names that it has not, the back would stay empty.
HEADER = """\
#separator:tab
#html:true
#notetype:{notetype}
#deck:{deck}
#tags column:3
#guid column:4
#if matches:update current
"""


def export(timeline: Timeline, options: Options) -> bytes:
    """Give the whole file: a header for Anki's importer, then a note a line."""
    if not timeline.events:
        raise ExportError("no event has a date to ask for, and Anki takes no empty file: date one (`timeline edit`)")
    briefing = brief(timeline)
    rows = [row for row in briefing.rows if not left_out(row.event, options)]
    shared = Counter(row.date for row in rows)
    pages = Pages(timeline, briefing, quotes=bool(options["quotes"]))
    lines = []
    for row in rows:
        lines.append(note(guid(row.event), when_front(row), pages.when_back(row), row.event))
        if options["reverse"] and shared[row.date] == 1:
            lines.append(note(f"{guid(row.event)}-what", what_front(row), pages.what_back(row), row.event))
    return "".join([header(timeline, options), *lines]).encode()


def header(timeline: Timeline, options: Options) -> str:
    """The lines that begin with '#'. A title's '::' would make a deck within a deck; only a user may ask for that."""
    title = re.sub(r":{2,}", ":", one_line(timeline.title))
    deck = one_line(str(options["deck"])) or shortened(title, 100) or "Timeline"
    return HEADER.format(notetype=one_line(str(options["notetype"])) or "Basic", deck=deck)


def note(key: str, front: str, back: str, event: Event) -> str:
    """A line of the file. No field holds a tab, a line break or a quotation mark that Anki would read as its own."""
    return "\t".join([front, back, " ".join(tags(event)), key]) + "\n"


def guid(event: Event) -> str:
    """By which Anki knows the note again: the same for the same event of the same article, whatever its date or label.

    An id is unique in one file alone; with the words of its source it differs from the same id of another file.
    """
    key = f"{event.id}\0{event.text}".encode("utf-8", "surrogatepass")
    return "timeline-" + hashlib.sha256(key).hexdigest()[:20]


def is_claim(event: Event) -> bool:
    """Whether it is anything but a fact that the article tells in its own voice."""
    if event.kind not in FACTS or event.status != "asserted":
        return True
    return bool(event.attribution or event.likelihood or event.confidence)


# The sides of a card


def when_front(row: Row) -> str:
    """'When? The gate jammed', with the mark of a claim between."""
    return f"When?{mark(row)}<br><b>{told(blanked(row))}</b>"


def what_front(row: Row) -> str:
    """'What happened? 12 February 2021'; of a claim it asks what is told."""
    question = "What is told?" if is_claim(row.event) else "What happened?"
    return f"{question}{mark(row)}<br><b>{told(row.date)}</b>"


def blanked(row: Row) -> str:
    """The label without the date that the card asks for: 'The \u2026 flood', where the date is 1987."""
    given = [row.date, *(place.words for place in row.event.provenance), *re.findall(r"(?<!\d)\d{3,4}(?!\d)", row.date)]
    label = row.label
    for words in sorted({words for words in given if re.search(r"\d", words)}, key=lambda words: (-len(words), words)):
        label = re.sub(rf"(?<![\w,.]){re.escape(words)}(?!\w|[,.]\d)", "\u2026", label, flags=re.IGNORECASE)
    return label


def mark(row: Row) -> str:
    """What keeps a claim from being learned as a fact; it stands where the question is, too."""
    event = row.event
    if not is_claim(event):
        return ""
    said = [MARKS[name] for name in (event.kind, event.status) if name in MARKS] or ["A claim"]
    if event.attribution:
        said.append(
            f"Speaker: {', passed on by '.join(map(told, (event.attribution.speaker, *event.attribution.via)))}"
        )
    if row.odds:
        said.append(f"How likely: {told(row.odds)}")
    if row.confidence:
        said.append(f"How well founded: {told(row.confidence)}")
    return f" <i>({'. '.join(said)})</i>"


class Pages:
    """The backs of the cards of one timeline."""

    def __init__(self, timeline: Timeline, briefing: Briefing, *, quotes: bool) -> None:
        self.quotes = quotes
        self.titles = {row.number: row.title for row in briefing.sources}
        self.sources = {source.id: source for source in timeline.sources}
        self.conflicts: dict[str, list[ConflictRow]] = {}
        for conflict in briefing.conflicts:
            self.conflicts.setdefault(conflict.id, []).append(conflict)

    def when_back(self, row: Row) -> str:
        """The date, and the whole label again, where the front had to leave the date out of it."""
        label = [told(row.label)] if blanked(row) != row.label else []
        return "<br>".join([f"<b>{told(row.date)}</b>", *label, *self.details(row)])

    def what_back(self, row: Row) -> str:
        """The whole label."""
        return "<br>".join([f"<b>{told(row.label)}</b>", *self.details(row)])

    def details(self, row: Row) -> Iterator[str]:
        """Below the answer: where sources disagree, what else the event says, and what it rests on."""
        yield from (self.disagreement(conflict) for conflict in self.conflicts.get(row.id, ()))
        if row.figures:
            yield f"Figures: {'; '.join(map(told, row.figures))}"
        if row.as_of:
            yield f"Holds for: {safe(row.as_of)}"
        if row.reported:
            yield f"Said: {safe(row.reported)}"
        if row.edited:
            yield safe(row.edited[:1].upper() + row.edited[1:])
        yield from (f"<small>{self.report(place)}</small>" for place in row.event.provenance)

    def disagreement(self, conflict: ConflictRow) -> str:
        """'Sources disagree on the date: 12 May (Report 1); 13 May (Report 2)'."""
        pairs = zip(conflict.values, conflict.sources, strict=True)
        each = "; ".join(f"{told(value)} ({told(self.titles.get(number, ''))})" for value, number in pairs)
        return f"Sources disagree on the {safe(conflict.field)}: {each}"

    def report(self, place: Provenance) -> str:
        """'Report 1: “The spillway gate jammed”', the title a link where it can be one."""
        source = self.sources.get(place.article)
        name = named(source) if source else told(place.article)
        quote = safe(place.quote.exact) if self.quotes else ""
        return f"{name}: \u201c{quote}\u201d" if quote else name


def named(source: Source) -> str:
    """A source by its title and publisher. A file's name or path is the business of nobody who shares the deck."""
    title = told(source.title or source.id)
    if address := web_address(source.source):
        title = f"<a href='{literal(address)}'>{title}</a>"
    publisher = safe(source.publisher)
    return f"{title} ({publisher})" if publisher else title


# Tags


def tags(event: Event) -> Iterator[str]:
    """By what cards are found, studied or suspended; words of an article are never in them."""
    yield f"timeline::kind::{event.kind}"
    if event.status != "asserted":
        yield f"timeline::status::{event.status}"
    if is_claim(event):
        yield "timeline::claim"
    begin = event.when.begin if event.when else None
    if begin and begin.start and begin.end:
        yield from eras(begin.start, begin.end)


def eras(start: Point, end: Point) -> Iterator[str]:
    """The century and the decade in which all of the time from start up to end lies: none where it may be another."""
    last = end.plus(-1, "minute").year
    for name, era in (("century", century), ("decade", decade)):
        found = era(start.year)
        if found and found == era(last):
            yield f"timeline::{name}::{found}"


def century(year: int) -> str:
    """'20th' for 1900 to 1999, as in EDTF ('19XX'); '1st_BCE' for 100 to 1 BCE."""
    number = abs(year) // 100 + 1
    suffix = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}" if year > 0 else f"{number}{suffix}_BCE"


def decade(year: int) -> str:
    """'1980s', '40s_BCE'; nothing for the nine years on both sides of the era, which have no such name."""
    first = (year if year > 0 else 1 - year) // 10 * 10
    if not first:
        return ""
    return f"{first}s" if year > 0 else f"{first}s_BCE"


# Text


def safe(text: str) -> str:
    """Text as HTML in which nothing has a meaning to Anki; every word of an article passes here.

    '[' begins sounds and LaTeX, '{{' cloze deletions, and a backslash before a bracket begins MathJax, which
    reads what stands within one element. `bdi` keeps the direction of a text to itself.
    """
    escaped = literal(one_line(text)).replace("\\", "<span>\\</span>")
    return f"<bdi>{escaped}</bdi>" if escaped else ""


def literal(text: str) -> str:
    """Text as HTML, its brackets and braces too: Anki looks for its own in attributes as well."""
    return html.escape(text).replace("[", "&#91;").replace("{", "&#123;")


def told(text: str) -> str:
    """The same where something has to stand: a question about nothing would be taken for a broken card."""
    return safe(text) or "(no words)"


def shortened(text: str, most: int) -> str:
    """At most so many characters, an ellipsis for the rest."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}\u2026"


def left_out(event: Event, options: Options) -> bool:
    """Whether it gets no card because only facts are wanted."""
    return is_claim(event) and not options["claims"]


LACKS = (
    Lack("undated", drops=True),
    *(
        Lack(aspect, drops=True, applies=left_out)
        for aspect in ("kind", "status", "speaker", "likelihood", "confidence")
    ),
    Lack("quotes", applies=lambda _, options: not options["quotes"]),
    Lack("relations"),
    Lack("names"),
    Lack("reasons"),
    Lack("summary"),
    Lack("findings"),
    Lack("changes", "named on their cards alone"),
)
OPTIONS = (
    Option("deck", "", "The deck that the cards go to, DECK::SUBDECK allowed; the timeline's title unless given."),
    Option("notetype", "Basic", "The note type; its first two fields are filled."),
    Option("reverse", False, "Ask what happened, too, at each date that one event alone has."),
    Option("claims", True, "Make cards of plans, forecasts, denials and what somebody says, too, marked as such."),
    Option("quotes", True, "Quote the sentences that the events rest on."),
)
EXPORTER = Exporter(
    name="anki",
    extension=".tsv",
    media_type="text/tab-separated-values;charset=UTF-8",
    help="Notes for Anki to import, which ask when something happened.",
    export=export,
    options=OPTIONS,
    lacks=LACKS,
)


@hookimpl
def timeline_exporters() -> Sequence[Exporter]:
    """Give the formats of this plugin; Timeline calls it when one is asked for."""
    return (EXPORTER,)
