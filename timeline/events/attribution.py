"""Who says what: reporting clauses, 'according to', and quotations that run over several sentences."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Final

import attrs

from timeline.events import lexicon as lex
from timeline.events.clauses import Clause
from timeline.events.tokens import Token
from timeline.model import Attribution, Span

_ACCORDING: Final = re.compile(
    r"(?i)\b(?:according\s+to|in\s+the\s+words\s+of)\s+(?P<who>(?:(?:[A-Z][a-z]{0,3}\.)\s+)*[^,;.\n\"()]+(?:\.[A-Z]\.?[^,;.\n\"()]*)*)"
)
_TITLES: Final = frozenset("mr mrs ms miss dr prof gen col maj capt lt sir lady lord".split())
_SUBJECT_PRONOUNS: Final = frozenset("he she it they we i".split())
_STRIP: Final = lex.ADVERBS | lex.COORDINATORS | frozenset(("later", "also", "earlier", "that", "which", "who"))


@attrs.frozen
class Saying:
    """A reporting clause: its number in the sentence, who speaks, and the numbers of the clauses that say what."""

    clause: int
    speaker: str
    verb: str
    content: tuple[int, ...]


def sayings(
    tokens: tuple[Token, ...], clauses: tuple[Clause, ...], dates: tuple[Span, ...], full: Mapping[str, str]
) -> tuple[Saying, ...]:
    """The reporting clauses of one sentence. `dates` are its time expressions, `full` the long forms of acronyms.

    The speaker is empty where a pronoun stands, or nobody is named.
    """
    found = []
    for number, clause in enumerate(clauses):
        if _reports(clauses, number):
            speaker = _speaker(tokens, clause, dates)
            found.append(Saying(number, full.get(speaker, speaker), clause.group.lemma, _content(clauses, number)))
    return tuple(found)


def fullest(speaker: str, seen: Collection[str]) -> str:
    """The fullest name told before for a speaker: 'ministry' is the British Ministry of Defence, 'Mr Holt' is Jan Holt.

    `seen` are the speakers so far. Only a single common noun or a last name is taken for a short form.
    """
    words = speaker.split()
    short = words[1:] if words and words[0].rstrip(".").lower() in _TITLES else words
    if len(short) != 1:
        return speaker
    for name in reversed(tuple(seen)):
        parts = name.split()
        whole = any(part[:1].isupper() for part in parts)
        last = short[0][:1].isupper() and parts[-1:] == short
        noun = short[0].islower() and short[0] in [part.lower() for part in parts]
        if whole and len(parts) > len(words) and (last or noun):
            return name
    return speaker


def according_to(prose: str, sentence: Span, full: Mapping[str, str]) -> str:
    """The source that 'according to' names, or nothing."""
    found = _ACCORDING.search(prose, sentence.start, sentence.end)
    return _named(found["who"].split(), full) if found else ""


def attributed(saying: Saying, clause: Clause) -> Attribution | None:
    """How the content of a saying is attributed; None where nobody is named."""
    return Attribution(saying.speaker, saying.verb, clause.quoted) if saying.speaker else None


def _reports(clauses: tuple[Clause, ...], number: int) -> bool:
    clause = clauses[number]
    group = clause.group
    if group.lemma not in lex.REPORTING or group.form not in ("finite", "ing") or clause.quoted:
        return False
    following = clauses[number + 1] if number + 1 < len(clauses) else None
    if following is not None and following.role in ("content", "infinitive"):
        return True
    quoted = any(other.quoted for other in clauses)
    return quoted or (following is None and number > 0 and clause.role in ("main", "content"))


def _content(clauses: tuple[Clause, ...], number: int) -> tuple[int, ...]:
    """The clauses behind it; for a reporting clause at the sentence's end, those before it."""
    behind = tuple(range(number + 1, len(clauses)))
    before = tuple(range(number))
    if any(clauses[other].quoted for other in before):
        return before + tuple(other for other in behind if clauses[other].quoted)
    return behind or before


def _speaker(tokens: tuple[Token, ...], clause: Clause, dates: tuple[Span, ...]) -> str:
    group = clause.group
    if group.passive:
        return ""
    chunk = _first_chunk(_undated(tokens[clause.first : group.first], dates))
    if not chunk:
        # Inverted: '..., said the minister'.
        chunk = _until_preposition(_first_chunk(_undated(tokens[group.last + 1 : clause.last], dates)))
    words = [token.text for token in chunk]
    if not words or words[0].lower() in _SUBJECT_PRONOUNS:
        return ""
    return _named(words, {})


def _undated(tokens: tuple[Token, ...], dates: tuple[Span, ...]) -> list[Token]:
    """The tokens without time expressions and the prepositions that lead them."""
    found: list[Token] = []
    for token in tokens:
        if any(date.start <= token.span.start < date.end for date in dates):
            if found and found[-1].low in lex.PREPOSITIONS:
                found.pop()
        else:
            found.append(token)
    return found


def _first_chunk(tokens: list[Token]) -> list[Token]:
    """The first run between commas that can be a subject: not led by a preposition."""
    chunks: list[list[Token]] = [[]]
    for token in tokens:
        if token.low in (",", '"', "``", "''", "--", "—"):
            chunks.append([])
        else:
            chunks[-1].append(token)
    stripped = (_stripped(chunk) for chunk in chunks)
    return next((chunk for chunk in stripped if chunk and chunk[0].low not in lex.PREPOSITIONS), [])


def _stripped(chunk: list[Token]) -> list[Token]:
    start, end = 0, len(chunk)
    while start < end and (chunk[start].low in _STRIP or not chunk[start].is_word):
        start += 1
    while end > start and chunk[end - 1].low in lex.ADVERBS:
        end -= 1
    return chunk[start:end]


def _until_preposition(chunk: list[Token]) -> list[Token]:
    for at, token in enumerate(chunk):
        if token.low in lex.PREPOSITIONS and token.low != "of":
            return chunk[:at]
    return chunk


def _named(words: list[str], full: Mapping[str, str]) -> str:
    """A speaker as text: without article, clitics joined, at most twelve words."""
    if words and words[0].lower() in ("the", "a", "an"):
        words = words[1:]
    text = " ".join(words[:12])
    text = re.sub(r"\s+('s|n't|-)", r"\1", text).strip(" '\"")
    return full.get(text, text)
