"""Who is a person by name, as far as words tell, and which pronoun stands for whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline.events import people
from timeline.events.firstnames import pronoun_of
from timeline.events.names import Names
from timeline.events.tokens import Token
from timeline.model import Span

PERSONAL: Final = frozenset(("he", "she"))
OWNERS: Final = {"his": "he", "her": "she"}
"""Which of them each owning pronoun goes with."""
OF_OTHERS: Final = people.BODIES | people.COMPASS | people.OUTLETS | people.DEMONYMS | {"of", "for", "and"}
"""Words in names of bodies, places and papers."""
_WORKS: Final = frozenset(
    "brewery mill mills works railway railroad brothers sons records pictures studios studio museum library theatre "
    "theater opera orchestra line lines yard shipyard hall farm hotel castle abbey cathedral chapel fort lighthouse "
    "shipping airlines systems software electric chemical insurance stores department".split()
)
_NO_PERSONS: Final = OF_OTHERS | _WORKS
_LED_BY: Final = people.ROLES | people.TITLES | people.OF_OFFICE


def known(full: str, names: Names) -> bool:
    """Whether a name is surely a person's."""
    if full in names.persons:
        return True
    return bool(pronoun_of(full)) and bare(full) and full not in names.things


def possible(full: str, names: Names) -> bool:
    """Whether a name may be a person's: known as one, or not seen to be anything else."""
    if known(full, names):
        return True
    words = full.split()
    if full in names.things or any(char.isdigit() for char in full):
        return False
    if any(word.isupper() and word.isalpha() and len(word) > 1 for word in words):
        return False  # 'USS Holt'
    return len(words) > 1 and bare(full) and words[-1][0].isupper()


def imaginable(full: str, names: Names) -> bool:
    """Whether a name could be a person's for all that is told, also one of a single word. Beside such a name it is not
    sure whom a pronoun means.
    """
    if full in names.persons:
        return True
    words = full.split()
    apart = full.isupper() or "." in words[-1] or full in names.things
    return not apart and OF_OTHERS.isdisjoint(full.lower().split())


def bare(full: str) -> bool:
    """Whether a name has no word of a body or a place."""
    return _NO_PERSONS.isdisjoint(full.lower().split())


def named_person(
    names: Names, subject: Sequence[Token], *, lone: bool = False, forms: frozenset[str] = frozenset()
) -> str:
    """The full name of the one person that a subject names; nothing where it names none, or more than one. `lone` tells
    that one word is enough; `forms` are those of the name of whom the article is about.
    """
    if not subject or subject[0].low in ("the", "a", "an", "its", "their"):
        return ""
    inside = names.among(Span(subject[0].start, subject[-1].end))
    if len(inside) != 1 or inside[0].span.end != subject[-1].end:
        return ""
    full = inside[0].full
    if not (possible(full, names) or full in forms or (lone and full not in names.things)):
        return ""
    led = [token for token in subject if token.end <= inside[0].span.start]
    return full if all(token.low.rstrip(".") in _LED_BY for token in led) else ""


def told_by(prose: str) -> str:
    """'he' or 'she' where a text tells of one person by the one and hardly ever by the other; nothing where by both."""
    he, she = (sum(map(prose.count, (f" {one} ", f"{one.title()} "))) for one in ("he", "she"))
    return "he" if he > _FAR * she else "she" if she > _FAR * he else ""


_FAR: Final = 3


def fits(names: Names, person: str, pronoun: str) -> bool:
    """Whether a pronoun can be a person's, by titles and first names."""
    words = person.split(" ")
    ends = (" ".join(words[at:]) for at in range(len(words)))
    told = next((names.genders[end] for end in ends if end in names.genders), "")
    return bool(person) and (told or pronoun_of(person)) in ("", pronoun)


def opposite(role: str) -> str:
    """The pronoun that cannot stand for who has a role, where only one of both can."""
    return "he" if role in HERS else "she" if role in _HIS else ""


HERS: Final = people.FEMALE_KIN | {"queen", "princess", "woman", "girl", "nurse"}
"""Words for a woman, without those that are titles alone."""
_HIS: Final = people.MALE_KIN | {"king", "prince", "pope", "man", "boy"}
