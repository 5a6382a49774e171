"""Which candidates are events that an editor would list: what is thrown out, and what the rest weighs."""

from __future__ import annotations

from typing import Final

from timeline.events import lexicon as lex
from timeline.events.candidates import Candidate
from timeline.model import Kind, Likelihood, Status

THRESHOLD: Final = 2.0
"""What a candidate must weigh to be an event."""


def kind_of(one: Candidate, odds: Likelihood | None) -> Kind:
    """What kind of event it would be."""
    clause = one.parts
    if clause is None:
        return "occurrence"
    group = clause.group
    helpers = {token.low for token in one.parsed.tokens[group.first : group.last + 1]}
    if odds is not None or (one.own is not None and one.own.timex.signal == "as_of"):
        return "forecast" if group.tense == "future" and "to" in helpers else "assessment"
    if one.attribution is not None and one.attribution.verb in lex.ASSESSING and group.tense != "future":
        return "assessment"
    if group.tense == "future":
        expected = bool(helpers & {"expected", "likely", "forecast", "predicted", "projected", "bound", "poised"})
        foreseen = one.attribution is not None and one.attribution.verb in lex.EXPECTING
        return "forecast" if expected or foreseen else "plan"
    if one.saying or group.lemma in lex.SPEECH_ACTS - {"charge", "rule", "reject", "order", "call"}:
        return "statement"
    if group.copula or (group.tense == "present" and not group.perfect) or group.lemma in ("have", "remain", "hold", "own"):
        return "state"
    return "occurrence"


def status_of(one: Candidate) -> Status:
    """Whether the clause asserts its event."""
    clause = one.parts
    if clause is None:
        return "asserted"
    if clause.group.negated:
        return "negated"
    if one.attribution is not None and one.attribution.verb == "deny":
        return "denied"
    return "hypothetical" if clause.role == "conditional" else "asserted"


def thrown_out(one: Candidate, kind: Kind, odds: Likelihood | None) -> bool:
    """What is no event, whatever it weighs: conditions, habits, opinions, bare sayings, states without a date."""
    clause = one.parts
    if clause is None:
        return False
    group = clause.group
    dated = one.own is not None
    if clause.role in ("conditional",) or one.parsed.tokens[-1].text == "?":
        return True
    if group.modal and group.modal not in lex.FUTURE_MODALS | lex.WOULD:
        return odds is None
    if group.modal in lex.WOULD and not (one.attribution or dated or odds):
        return True
    if group.form == "infinitive":
        return True
    if one.saying and not (dated or group.lemma in lex.SPEECH_ACTS):
        return True
    if group.negated and not dated:
        return True
    if kind == "state" and not dated:
        return True
    if clause.quoted and not dated and odds is None:
        return True
    if clause.role in ("relative", "adverbial", "temporal") and not dated and group.lemma not in lex.NEWSWORTHY:
        return True
    return group.form == "participle" and group.passive and not dated and clause.role == "participle"


def weight(one: Candidate, kind: Kind, odds: Likelihood | None, *, figures: int, after_dated: bool) -> float:
    """How much it weighs: its own date most, then a main clause in a finite form, names, figures, verbs of change."""
    clause = one.parts
    early = 0.3 * (one.parsed.number < 3)
    if clause is None:
        return 2.0 + early
    group = clause.group
    dated = one.own is not None and not one.own.value.endswith("_REF")
    score = 2.0 * dated + 1.0 * (one.own is not None and not dated) + 0.7 * (one.shared is not None)
    score += 1.0 * (clause.role in ("main", "content"))
    score += 0.5 * (group.form == "finite" and (group.tense in ("past", "future") or group.perfect))
    score += 0.5 * any(t.capital and t.low not in lex.STOP_WORDS for t in one.parsed.tokens[clause.first : group.first])
    score += 0.3 * (figures > 0) + 0.3 * group.passive + 0.7 * (group.lemma in lex.NEWSWORTHY) + early + 0.3 * after_dated
    score += 1.0 * (odds is not None) + 0.7 * (kind in ("plan", "forecast") and clause.role in ("main", "content"))
    if one.own is None:
        score -= 1.0 * (group.perfect and group.tense == "past") + 0.7 * (clause.role in ("participle", "relative", "adverbial", "temporal"))
        score -= 0.7 * (group.lemma in lex.STATIVE and kind != "assessment")
    return score - 0.7 * (one.saying and group.lemma not in lex.SPEECH_ACTS)
