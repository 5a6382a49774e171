"""Words joined as they are printed: marks close to their words, quotation marks in pairs, at most LIMIT characters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from timeline.events import lexicon as lex
from timeline.events.tokens import Token

LIMIT: Final = 90
"""The longest label, in characters."""

_SPACE_BEFORE: Final = re.compile(r"\s+([,.;:!?%)\]]|'s\b|n't\b|'re\b|'ve\b|'ll\b|'d\b|'m\b)")
_SPACE_AFTER: Final = re.compile(r"([(\[$€£#])\s+(?=\S)")
_PLURAL_OWNER: Final = re.compile(r"(?<=s) '(?= \w)")
_QUOTES: Final = re.compile('["“”]')
_QUOTE: Final = re.compile(r'\s*["“”]\s*')
_OPENED: Final = re.compile(r"“\s+")
_CLOSED: Final = re.compile(r"[\s,.]+”")
_HYPHEN: Final = re.compile(r"(?<=\w) - (?=year|month|day|week|mile|foot|old\b)")
# 'Democratic Republic of Northland (DRN)' is 'DRN': the label is short, and the text beside it explains.
_ACRONYM: Final = re.compile(r"(?:[A-Z][\w'-]*(?: '?s)? (?:(?:of|the|and|for) ){0,2}){2,7}\( ?([A-Z]{2,}) ?\)")
_BRACKETED: Final = re.compile(r"\s*\([^()]*\)")
_ASIDE: Final = re.compile(r" (--|—|–|-) [^—–]{1,80}? \1 ")
# What stands apart between a name and its verb: 'Jan Holt, the first mayor, resigned'.
_APPOSED: Final = re.compile(
    r"(?<=\w), (?:the|an?|its|his|her|along with) [^,]{3,50}, (?=(?:have|[a-z]+(?:ed|s))\b)|"
    r"(?<=\w), (?![^,]* (?:and|had|has|have|was|were|is|are|will|would) )(?:the |a |an )?[a-z]+ (?:of|by) [^,]{3,60}, "
    r"(?!and |or )(?=[a-z])"
)
# What somebody is called before his name: 'asks the finance minister, Petra Holt, to go'.
_CALLED: Final = re.compile(
    r"(?<= )(?:the|its|his|her|their) (?:[a-z][a-z-]+ ){0,3}[a-z-]+, ((?:[A-Z][\w'-]+ ){1,2}[A-Z][\w'-]+), (?!and |or )"
)
_DASHES: Final = (" -", " —", " –")
_LONE_DASH: Final = re.compile(r" (?:--|-|—|–) ")
_LEADS_ON: Final = (
    r" as far back|,? dating back"
    r"|,? (?:in particular|for example|for instance|in order|on (?:the )?grounds"
    r"|in an? (?:attempt|bid|effort|move)"
    r"|(?:and,? )?(?:as a result|in addition|in turn|in response|in return|meanwhile))"
)
_LAST: Final = r"(?<! is)(?<! are),? the (?:last|latest)"
"""What a date was of: 'has had three fires since 1970, the last in May'."""
_BARE: Final = r", the [a-z]+|,? (?:and )?as (?:much|many)|, set up"
_BEGUN: Final = re.compile(
    rf"(?:(?<=\w{{3}}), [a-z]{{2,}}ing|{_BARE}|,? (?:and|but|or),(?: [a-z]+){{1,2}}|{_LAST}|{_LEADS_ON})$"
)
"""What only leads to words that are not there; asked for where a comma stands not far from the end, or behind these."""
_BEGINNING: Final = tuple(f" {word}" for word in re.findall(r"[a-z]+(?=[)|]|$)", _LEADS_ON))
_FEW: Final = 2
_THAT: Final = (" of that", " of this", " for that", " for this", " to that", " to this", " with that", " with this")
_BRACKETS: Final = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]"}
_OPENS: Final = frozenset(("``", "“", "`"))
_CLOSES: Final = frozenset(("''", "”"))
_MARKS: Final = " ,;:-—–"
TRAILING: Final = frozenset(
    "the a an each every even and or but of in on at by for with from to into that which who as than its their his her "
    "after before when while where is was were are had has have been be because since until if whether "
    "about against between under via per my our your this these those mostly including such largely mainly "
    "neither nor either both then even not especially particularly partly saying following amid despite may might "
    "could would will should must can just".split()
)
# What may be left off behind these words without a sign: where, when and how it was besides.
_SOFT: Final = frozenset(
    "in at during after before amid following near across through under while as since until including despite "
    "ahead along because where which who when although though so whereas whose alongside inside outside behind "
    "such according".split()
)
_HARD: Final = frozenset("for on with by from to against into and or that about between over without".split())
_TURNS: Final = frozenset("if unless except not reportedly allegedly without only likely".split())
_GOES_ON: Final = frozenset("try help begin start continue want need have seek attempt refuse agree plan".split())
_STARTS: Final = frozenset("that which who where whose including because while although such".split())
_BEFORE_NOUNS: Final = lex.NOUN_OPENERS | lex.BE
_SHARES: Final = frozenset("one some many most part parts number half all rest dozens hundreds thousands".split())
_WHERE_TO: Final = frozenset("go goes come comes lie lies stand stands appear appears put puts".split())
_BEFORE_NUMBERS: Final = frozenset(
    "some only just than least most nearly almost exactly roughly act item article".split()
)
_PLACING: Final = frozenset("put puts place places placed".split())
_HELD: Final = frozenset("held made based located led signed set called known found built published".split())
_SPANS: Final = frozenset("minutes hours days weeks months years moments".split())
_COUNTED: Final = re.compile(
    r",?(?: (?:just|only|about|nearly|almost|some|several|a few))? [\w-]+ (?:minute|hour|day|week|month|year)s?$"
)
_AROUND: Final = ("before ", "after ", "later ", "earlier ")
"""What a count of time leads to: 'burned down two days before the fair'."""
_STUB: Final = 5
_LEAST: Final = 38
_GOOD: Final = 64
_NEAR: Final = 14


def spelled(tokens: Sequence[Token]) -> list[str]:
    """Their words, those that touch in the text as one ('7.0-magnitude'); brackets and explained names go."""
    text = ""
    before: Token | None = None
    for token in tokens:
        touching = before is not None and before.end == token.start
        mark = _mark(token.text)
        text += mark if touching or not text else f" {mark}"
        before = token
    return (_BRACKETED.sub("", _ACRONYM.sub(_short, text)) if "(" in text else text).split(" ")


def _short(found: re.Match[str]) -> str:
    """The short form of a name where its initials are those of the words before it."""
    initials = "".join(word[0] for word in found[0].split(" ") if word[0].isupper())
    return found[1] if initials.startswith(found[1]) else found[0]


def _mark(text: str) -> str:
    return _BRACKETS.get(text) or ("“" if text in _OPENS else "”" if text in _CLOSES else text)


def finish(words: Sequence[str], least: int = 0) -> str:
    """Join words as they are written, cut at a phrase to LIMIT characters, start with a capital. The first `least`
    words, a subject and its verb, stay together where they can.
    """
    kept = len(" ".join(words[:least]))
    text = _quoted(_without_asides(" ".join(word for word in words if word)))
    text = _SPACE_AFTER.sub(r"\1", _SPACE_BEFORE.sub(r"\1", text))
    text = _PLURAL_OWNER.sub("'", text) if "s ' " in text else text
    text = _HYPHEN.sub("-", text) if " - " in text else text
    text = text.strip(_MARKS + ".")
    text = text if text.endswith(" her") else _clean_end(text)  # whole, it ends in 'her' as in 'him'
    if text.count("(") != text.count(")"):
        text = text[: text.index("(")].rstrip(_MARKS) if text.find("(") > _LEAST / 2 else re.sub(r"[()]", "", text)
    if len(text) > LIMIT:
        text = _CALLED.sub(r"\1 ", _APPOSED.sub(" ", text, count=1), count=1)
    if len(text) > LIMIT:
        text = _quoted(_cut(text, min(kept, LIMIT - _STUB)))
    return text[:1].upper() + text[1:]


def _quoted(text: str) -> str:
    """Quotation marks in pairs, and none around the whole."""
    marks = [found.start() for found in _QUOTES.finditer(text)]
    if not marks:
        return text
    if len(marks) % 2 and text[marks[-1]] != "”" and text[: marks[-1]].endswith((": ", ", ", "says ")):
        text, marks = f"{text}”", [*marks, len(text)]
    if len(marks) % 2 or any(text[at] == "”" for at in marks[::2]) or any(text[at] == "“" for at in marks[1::2]):
        return _QUOTE.sub(" ", text).strip()
    if len(marks) == 2 and not text[: marks[0]].strip() and not text[marks[1] + 1 :].strip(" .,;"):
        return text[marks[0] + 1 : marks[1]].strip()
    for opens, closes in zip(marks[::2], marks[1::2], strict=True):
        text = f"{text[:opens]}“{text[opens + 1 : closes]}”{text[closes + 1 :]}"
    return _OPENED.sub("“", _CLOSED.sub("”", text))


def _without_asides(text: str) -> str:
    """Without what stands between dashes, and without what follows a lone one, where enough is told before it."""
    if not any(map(text.__contains__, _DASHES)):
        return text
    text = _ASIDE.sub(" ", text)
    lone = _LONE_DASH.search(text)
    return text[: lone.start()] if lone and lone.start() > _LEAST / 2 else text


def _clean_end(text: str) -> str:
    while " " in text and text.rsplit(" ", 1)[1].lower().strip(",") in TRAILING:
        if text.endswith((*_THAT, " May")):
            break
        text = text.rsplit(" ", 1)[0].rstrip(_MARKS)
    if text.rpartition(",")[2].count(" ") <= _FEW or text.endswith((*_BEGINNING, " last", " latest", " much", " many")):
        text = _BEGUN.sub("", text)
    return "" if text.lower() in TRAILING else text


def _cut(text: str, kept: int) -> str:
    """Cut to LIMIT: before a circumstance without more ado, else before a smaller phrase or a word with a sign; never
    before `kept`.
    """
    soft, hard = _cuts(text, kept)
    if (
        soft
        and (soft >= _GOOD or hard - soft <= _NEAR)
        and not _TURNS & set(text[soft:].lower().replace(",", " ").split())
    ):
        counted = _COUNTED.search(text[:soft]) if text.startswith(_AROUND, soft + 1) else None
        soft = counted.start() if counted and counted.start() >= _LEAST else soft
        begun = _VERBLESS.search(text[:soft].rstrip(_MARKS))
        if begun and begun.start() >= _LEAST:
            return f"{text[: begun.start()].rstrip(_MARKS)}…"
        return _clean_end(_without_stub(text[:soft]).rstrip(_MARKS))
    if hard < _GOOD:
        of = _last_of(text)
        of = of if max(of, hard) >= _LEAST else text.rfind(" of ", 0, LIMIT - 1)
        hard = max(hard, of if of > kept and text[:of].rsplit(" ", 1)[-1].lower() not in _SHARES else 0)
    at = hard if hard >= _LEAST else text[: LIMIT - 1].rstrip().rfind(" ")
    return _clean_end(text[: max(at, 0) or LIMIT - 1].rstrip(_MARKS)).rstrip(_MARKS) + "…"


_VERBLESS: Final = re.compile(r" (?:unless|if|because|although|though|whether|while)(?: [\w'-]+){1,3}\Z")
"""A clause that a cut left without its verb: '... unless its envoy | was freed'."""


def _last_of(text: str) -> int:
    """The last 'of' within the limit that stands in no name, as that of 'Ministry of Defence' does."""
    at = text.rfind(" of ", 0, LIMIT - 1)
    while at > 0 and text[at + 4 : at + 5].isupper() and text[:at].rsplit(" ", 1)[-1][:1].isupper():
        at = text.rfind(" of ", 0, at)
    return at


def _without_stub(text: str) -> str:
    """Without a clause or a list that has only just begun: '... claims that the town', '..., including 16'."""
    words = text.split(" ")
    last = words[-1].lower()
    noun = last in lex.NOUNS_IN_ING or last in lex.NOT_VERBS or words[-2].lower() in _BEFORE_NOUNS
    if last.endswith("ing") and not noun:
        return " ".join(words[:-1])
    if last in _HELD and len(words) > _STUB and words[-3].lower() in lex.DETERMINERS:
        return " ".join(words[:-1])  # 'at a ceremony held'
    for at in range(len(words) - 1, max(3, len(words) - _STUB), -1):
        if words[at].lower() in _STARTS and len(" ".join(words[:at])) >= _LEAST / 2:
            return " ".join(words[:at])
    return text


def _cuts(text: str, kept: int) -> tuple[int, int]:
    """The last offsets behind `kept` and within the limit at which a circumstance and any phrase start."""
    soft = hard = 0
    at = 0
    placing = False
    words = text.split(" ")
    for number, word in enumerate(words[:-1]):
        at += len(word)
        if at > LIMIT - 1:
            break
        following = words[number + 1].lower().strip(",")
        low = word.lower()
        broken = word.endswith((",", ";")) and not _lists(words, number) and not following.endswith("ed")
        leaning = low in TRAILING or low in _WHERE_TO or low in lex.PREPOSITIONS or low in lex.DETERMINERS
        before = words[number - 1].lower() if number else ""
        describes = low.strip(",") in lex.ADJECTIVES and (before in lex.PREPOSITIONS or before in lex.DETERMINERS)
        leaning = leaning or describes or (low == "well" and following == "as")  # '... through large, costly attacks'
        counts = low in _SPANS and following in ("before", "after") and "the" in words[max(0, number - 2) : number]
        leaning = leaning or counts  # 'in the hours before the vote'
        aimed = words[number + 1] == "to" and word[0].isupper()
        if at >= max(kept, _LEAST) and not leaning and (broken or aimed or following in _SOFT or word in ("--", "—")):
            soft = at
        placing = low in _PLACING or (placing and low not in lex.PREPOSITIONS)
        judged = number > 0 and words[number - 1].lower() in lex.BE  # 'it is hard to recall'
        if ((low in _GOES_ON or judged) and following == "to") or (placing and following in lex.PREPOSITIONS):
            leaning = True
        opened = following.endswith("ing") and following not in lex.NOUNS_IN_ING and word.islower()
        numbered = opened or (following[:1].isdigit() and word.islower() and low not in _BEFORE_NUMBERS)
        leaning = leaning or (following == "to" and any(low.rstrip("s") in lex.CAUSING for low in words[1:number]))
        if at > kept and not leaning and (following in _HARD or following in _SOFT or word.endswith(",") or numbered):
            hard = at
        at += 1
    return soft, hard


def _lists(words: list[str], number: int) -> bool:
    """Whether a comma stands in a list: 'oil, gas and coal'."""
    after = words[number + 1 : number + 6]
    return "and" in after or "or" in after
