"""Forms that are made of verbs and describe, or are, the nouns beside them."""

from __future__ import annotations

from typing import Final

from timeline.events import lexicon as lex
from timeline.events.tokens import DATE, Token
from timeline.events.verbs import VerbGroup


def is_noun(tokens: tuple[Token, ...], group: VerbGroup, after: VerbGroup) -> bool:
    """Whether a form in -ing is a noun: the subject right behind its adjective ('severe flooding forced'), or what
    'of' goes on behind at the head of a sentence ('spinning of the cables took').
    """
    if group.form != "ing" or group.first != group.last or after.form != "finite":
        return False
    if not group.first:
        return tokens[1].low == "of"
    noun = tokens[group.first - 1]
    plain = (
        noun.text.isalpha()
        and noun.low not in lex.STOP_WORDS
        and not (len(noun.low) > _SHORT_NOUN and noun.low.endswith("s"))
    )
    led = tokens[group.first - 2] if group.first > 1 else None
    opens = led is None or led.low in lex.STOP_WORDS or led.low == DATE or not led.is_word
    other = group.first > 2 and tokens[group.first - 3].low in lex.PREPOSITIONS  # 'the chance of the dam failing'
    opens = opens and not (other and led is not None and led.low in lex.DETERMINERS)
    return plain and opens and after.first == group.last + 1 and not lex.is_adverb(noun.low)


_SHORT_NOUN: Final = 3


def may_describe(tokens: tuple[Token, ...], group: VerbGroup) -> bool:
    """Whether a lone past form may describe the noun before it: 'traces its roots to a mill founded in 1591'."""
    lone = group.first == group.last and group.tense == "past" and group.last + 1 < len(tokens)
    return lone and tokens[group.last + 1].low in lex.PREPOSITIONS and tokens[group.first - 1].is_word
