"""Whose voice it is: short names, roles and pronouns of speakers made full, as far as the article leaves no doubt."""

from __future__ import annotations

import itertools
from collections import OrderedDict
from typing import Final

from timeline.events import people
from timeline.events.attribution import Saying
from timeline.events.names import Name, Names
from timeline.events.persons import OWNERS, fits, imaginable, known, possible
from timeline.events.speakers import Phrase
from timeline.events.tokens import Token
from timeline.events.values import evolve
from timeline.model import Sentence, Span

_HEAD: Final = 4
"""Tokens in which a sentence may begin with an owner: 'Jan Holt's first book'."""
_REMEMBERED: Final = 100
"""Speakers that are remembered, so that a long text stays linear."""
_POLITE: Final = people.TITLES - people.OFFICES
_PRONOUNS: Final = frozenset(("he", "she", "his", "her", "him"))
_OF_BODIES: Final = frozenset(("it", "they"))


class Voices:
    """Makes the speakers of an article full, sentence after sentence; it remembers who has spoken."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._labels: dict[str, str] = {}
        self._roles: dict[str, str] = {}
        self._seen: OrderedDict[str, int] = OrderedDict()
        self._maybe: dict[str, bool] = {}
        self._person = ""
        self._body = ""
        self._block = -1

    def person(self, sentence: Sentence) -> str:
        """Whom 'he' or 'she' would mean at the beginning of the next sentence; nothing where that is not sure."""
        return "" if sentence.block > self._block + 1 else self._person

    def resolved(self, said: tuple[Saying, ...], sentence: Sentence, tokens: tuple[Token, ...]) -> tuple[Saying, ...]:
        """The sayings of the next sentence with their speakers in full."""
        self._person = self.person(sentence)
        self._body = "" if sentence.block > self._block + 1 else self._body
        self._block = sentence.block
        found: list[Saying] = []
        for saying in said:
            speaker = self._speaker(saying.phrase, sentence, [one.speaker for one in found])
            via = tuple(dict.fromkeys(name for one in saying.through if (name := self._speaker(one, sentence, []))))
            found.append(evolve(saying, speaker=speaker, via=tuple(name for name in via if name != speaker)))
        self._remember(found, sentence, tokens)
        return tuple(found)

    def _speaker(self, phrase: Phrase | None, sentence: Sentence, beside: list[str]) -> str:
        if phrase is None:
            return ""
        if phrase.pronoun in _OF_BODIES:
            return self._body_meant(phrase, beside)
        if phrase.pronoun:
            return self._antecedent(phrase, sentence, beside)
        text = self._full(phrase)
        if phrase.owner and text == phrase.text:
            text = self._owned(phrase, sentence)
        if phrase.role:
            self._call(phrase.role, text)
            self._call(phrase.role.split(" of ")[0].split(" for ")[0], text)
        self._seen[text] = phrase.span.end
        self._seen.move_to_end(text)
        if len(self._seen) > _REMEMBERED:
            self._seen.popitem(last=False)
        return text

    def _owned(self, phrase: Phrase, sentence: Sentence) -> str:
        """'His office' as 'Jan Holt's office', 'its chairman' as 'Norvik's chairman', where one name alone stands
        before it in the sentence, or who spoke right before.
        """
        near = self._names.among(Span(sentence.span.start, phrase.span.start))
        pronoun = OWNERS.get(phrase.owner, "")
        persons = {one.full for one in near if known(one.full, self._names)}
        fitting = {one.full for one in near if not pronoun or self._may_be(one)}
        fitting = persons if pronoun and len(persons) == 1 else fitting
        spoke = self._person if pronoun else self._body
        who = fitting.pop() if len(fitting) == 1 else "" if fitting else spoke
        if phrase.owner not in ("his", "her", "its") or who.islower() or "'" in who or not who:
            return phrase.text
        sure = known(who, self._names) or who == spoke if pronoun else who not in self._names.persons
        fit = sure and (not pronoun or fits(self._names, who, pronoun))
        owner = f"{who}'" if who.endswith("s") else f"{who}'s"
        return f"{owner} {phrase.text}" if fit else phrase.text

    def _full(self, phrase: Phrase) -> str:
        """The fullest form of a speaker that is no pronoun."""
        if phrase.text in self._names.fulls and phrase.text not in self._names.persons:
            full = self._names.full(phrase.text)
            return self._labels.get(full) or _titled(self._names.titles.get(full, ""), full)
        inside = self._names.among(phrase.span)
        last = inside[-1] if inside else None
        if last is not None and last.span.end == phrase.span.end and _is_person(last, self._names):
            return self._person_named(phrase, last)
        if phrase.text.islower() and " " not in phrase.text and phrase.definite:
            return (
                self._names.body(phrase.text, phrase.span.start) or self._roles.get(phrase.text) or self._lately(phrase)
            )
        if phrase.definite and phrase.text.lower() in self._roles:
            return self._roles[phrase.text.lower()] or phrase.text
        return phrase.text

    def _person_named(self, phrase: Phrase, name: Name) -> str:
        """A person's full name, with the office or the role that the article gives."""
        led = phrase.text[: len(phrase.text) - len(name.text)].strip(" ,") if phrase.text.endswith(name.text) else ""
        polite = led.rstrip(".").lower() in _POLITE
        title = self._names.titles.get(name.full, "")
        if polite and " " not in name.full and not title:
            return phrase.text
        label = self._labels.get(name.full) or _titled(title or ("" if polite else led), name.full)
        if " " in label or len(self._labels) < _REMEMBERED:
            self._labels.setdefault(name.full, label)
        if title:
            self._call(title.lower(), label)
        elif led and led.islower():
            self._call(led.split("'s ")[-1], label)
        return label

    def _call(self, role: str, name: str) -> None:
        """Remember who 'the mayor' is; a role that two hold is nobody's."""
        role = role.lower()
        if len(self._roles) < 10 * _REMEMBERED and self._roles.setdefault(role, name) != name:
            self._roles[role] = ""

    def _lately(self, phrase: Phrase) -> str:
        """The speaker heard last in whose name the noun stands: 'ministry' is the British Ministry of Defence.

        In 'the salvage company Holt' the noun only describes: 'the company' is another one's where a name came between.
        """
        noun = phrase.text
        for name, heard in reversed(self._seen.items()):
            parts = name.split()
            named = any(part[:1].isupper() for part in parts[1:]) or noun.capitalize() in parts
            fits = noun not in people.ROLES or parts[-1].lower() == noun
            if len(parts) > 1 and named and fits and noun in [part.lower() for part in parts]:
                described = noun in parts and noun not in people.ROLES
                return noun if described and self._others(Span(heard, phrase.span.start), name) else name
        return noun

    def _others(self, span: Span, speaker: str) -> bool:
        """Whether something else than this speaker is named in a span, a person aside."""
        return span.start < span.end and any(
            name.full not in self._names.persons and not speaker.endswith(name.full) for name in self._names.among(span)
        )

    def _antecedent(self, phrase: Phrase, sentence: Sentence, beside: list[str]) -> str:
        """Whom 'he' or 'she' means, where only one person stands right before."""
        near = {
            name.full for name in self._names.among(Span(sentence.span.start, phrase.span.start)) if self._may_be(name)
        }
        spoken = {name for name in beside if name}
        if self._person:
            near = {full for full in near if not self._person.endswith(full)}
        if spoken:
            (only, *more) = sorted(spoken)
            return only if not more and all(only.endswith(full) for full in near) else ""
        return self._person if not near and fits(self._names, self._person, phrase.pronoun) else ""

    def _body_meant(self, phrase: Phrase, beside: list[str]) -> str:
        """Whom 'it' or 'they' means: the only body, or the only people, that spoke right before."""
        spoken = {name for name in beside if name and not _human(name, self._names)}
        meant = spoken.pop() if len(spoken) == 1 else "" if spoken else self._body
        return meant if meant and _several(meant, self._names) == (phrase.pronoun == "they") else ""

    def _remember(self, found: list[Saying], sentence: Sentence, tokens: tuple[Token, ...]) -> None:
        """Who 'he' in the next sentence would be."""
        roles = " ".join(one.phrase.role for one in found if one.phrase is not None)
        named = {
            name.full
            for name in self._names.among(sentence.span)
            if self._may_be(name) and name.text not in roles  # 'a Tavian spokeswoman, Lena Rosk, said'
        }
        inner = {number for one in found for number in one.content}
        outer = [one.speaker for one in found if one.speaker and one.clause not in inner]
        spoken = {speaker for speaker in outer if _human(speaker, self._names)}
        bodies = set(outer) - spoken
        if bodies or spoken or not any(token.low in _OF_BODIES for token in tokens):
            self._body = bodies.pop() if len(bodies) == 1 else ""
        if len(spoken) == 1:
            (only,) = spoken
            self._person = only if all(only.endswith(full) for full in named) else ""
        elif len(named) == 1:
            (full,) = named
            sure = full in self._names.persons and not self._only_owns(sentence, tokens)
            self._person = (self._labels.get(full) or _titled(self._names.titles.get(full, ""), full)) if sure else ""
        elif named or spoken or (self._person and not any(token.low in _PRONOUNS for token in tokens)):
            self._person = ""

    def _only_owns(self, sentence: Sentence, tokens: tuple[Token, ...]) -> bool:
        """Whether who is named only owns what is told late in a sentence: 'the reply to Jan Holt's first speech'."""
        inside = [name.span for name in self._names.among(sentence.span) if self._may_be(name)]
        owners = {before.end for before, token in itertools.pairwise(tokens) if token.low == "'s"}
        late = tokens[min(_HEAD, len(tokens)) - 1].end if tokens else 0
        return all(span.end in owners and span.start > late for span in inside)

    def _may_be(self, name: Name) -> bool:
        """Whether a name may be a person's; the article is asked once for each."""
        found = self._maybe.get(name.full)
        if found is None:
            found = self._maybe[name.full] = imaginable(name.full, self._names)
        return found


def _several(speaker: str, names: Names) -> bool:
    """Whether a speaker is told of as several: 'prosecutors', 'police'."""
    last = speaker.rsplit(maxsplit=1)[-1]
    named = last[0].isupper() and (speaker in names.fulls or speaker != last)  # 'Norvik Lines', but not 'Rebels'
    low = last.lower()
    return low == "police" or (not named and low.endswith("s") and not low.endswith(("ss", "us", "is")))


def _titled(title: str, name: str) -> str:
    return f"{title} {name}".strip()


def _is_person(name: Name, names: Names) -> bool:
    return name.full in names.persons or name.text in names.persons or bool(name.title)


def _human(speaker: str, names: Names) -> bool:
    """Whether a speaker is one person, by name or by role."""
    words = speaker.split()
    if words[-1].lower() in people.ROLES or any(full in names.persons for full in _tails(speaker)):
        return True
    return len(words) < 4 and possible(speaker, names)


def _tails(speaker: str) -> list[str]:
    """The last words of a speaker, the longest first: where a name stands behind a title."""
    words = speaker.split()
    return [" ".join(words[-n:]) for n in range(min(4, len(words)), 0, -1)]
