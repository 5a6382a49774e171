"""The name between commas behind what it tells the name of: 'the patient, Jan Holt, died'."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline.events import lexicon as lex
from timeline.events.clauses import Clause
from timeline.events.labels.writing import LIMIT, spelled
from timeline.events.parsed import Parsed
from timeline.events.tokens import Token

_LONGEST: Final = 6


def with_name(parsed: Parsed, clause: Clause, words: list[str], behind: Sequence[str]) -> list[str]:
    """The words of a subject with its name, where the line has room for both."""
    name = _name(parsed.tokens, clause, parsed.timed)
    if not name or name[-1].text in words:
        return words
    told = [*words, ",", *spelled(name), ","]
    return told if len(" ".join([*told, *behind])) <= LIMIT else words


def _name(tokens: tuple[Token, ...], clause: Clause, timed: frozenset[int]) -> list[Token]:
    """The name that stands apart between a subject and its verb; none where it is not sure to be one."""
    if clause.subject is None or clause.subject[0] < clause.first or clause.role == "relative":
        return []
    first, last = clause.subject
    closes = clause.group.first - 1
    while closes > last and lex.is_adverb(tokens[closes].low):
        closes -= 1
    if not last < closes - 1 or not tokens[last].text == tokens[closes].text == ",":
        return []
    name, owned = tokens[last + 1 : closes], any(token.low == "'s" for token in tokens[first:last])
    led = owned or tokens[first].low in lex.DETERMINERS
    plain = len(name) <= _LONGEST and all(token.text.replace("-", "").isalpha() for token in name)
    plain = plain and name[-1].capital and not any(token.start in timed for token in name)
    opens = name[0].capital or name[0].low == "the"
    small = all(token.low not in lex.STOP_WORDS for token in name[1:])
    return list(name) if led and plain and opens and small and not tokens[last - 1].capital else []
