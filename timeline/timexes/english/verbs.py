"""Which English verb group shows which tense."""

from __future__ import annotations

from typing import Final

from timeline.timexes.tenses import Reading, Verbs

_NOT: Final = "(not|also|then|only|now|soon|still|never|[ly])?"
_DONE: Final = "([ed]|[pastverb])"
_BARE: Final = "[schedulebase]|take (place|effect|office|over)"
_VERB: Final = f"([ed]|[pastverb]|{_BARE})"
_TO: Final = f"to (be [ly]? {_DONE}|{_BARE})?"
_SET: Final = "(expected|due|scheduled|set|slated|planned|going|supposed|likely|booked)"
_FIXED: Final = "(due|scheduled|slated|planned|booked|set for|forecast)"
_WISHED: Final = (
    "(planned|expected|agreed|voted|decided|promised|vowed|pledged|chose|intended|hoped|wanted|offered|threatened"
    "|ordered|due|scheduled|slated|set)"
)
_HELD: Final = "(found|reported|believed|thought|known|understood|said|alleged|considered|presumed|feared|confirmed)"
"""What was learnt of somebody: 'is believed to have left' tells of what is over, whatever the tense of the finding."""
_BEFALLEN: Final = "([dire]|[ed]|[mishap]){0,2} [mishap]"
_SAID: Final = "said|says|tells|added|announced|reported|confirmed|wrote"
_GROUPS: Final[tuple[tuple[str, Reading], ...]] = (
    ("ahead of|(a|an|the|its|his|her|their|any) (planned|scheduled|expected|proposed)", "planned"),
    ("would [hyphen] be", "skipped"),
    (
        f"((has|have|had) come|came|happened|managed|failed|began|started|continued|proved|seemed|appeared) {_TO}",
        "past",
    ),
    ("([hyphen]|a|an|the|its|his|her|their|our|than|as|[gs]) [ed]|(remain|stay|keep|get) [ed]", "skipped"),
    ("(give|gives|gave|given|giving) [any] ([any]){0,5} until", "future"),
    (
        "(has|have) until|(run|runs) out|upcoming|forthcoming|fast? approaching|approaches|drawing near|looming",
        "future",
    ),
    ("(between|from) now (and|to|until|till|through)", "future"),
    (f"(will|shall|[apos] ll|won't) {_NOT} (have)? (be [ly]?)? {_VERB}?", "future"),
    (f"would {_NOT} (be [ly]?)? {_VERB}?", "would"),
    (f"(is|are|was|were|be|been|being) [ly]? {_HELD} to have|(was|were|been) [ly]? {_HELD} to be", "past"),
    (f"(was|were|had been) {_NOT} {_SET}? {_TO}|(was|were|had been) {_NOT} {_FIXED}", "planned"),
    (f"(is|are|be|[apos] [gs]) {_NOT} {_SET}? {_TO}|been {_SET} {_TO}|(is|are|been) {_NOT} {_FIXED}", "future"),
    (
        f"(plan|plans|planning|hope|hopes|intend|intends|aim|aims|wants|want|ready|poised|preparing|standing by) {_TO}",
        "future",
    ),
    (f"(expects|expect) ({_TO})?", "future"),
    (f"{_WISHED} {_TO}|due|scheduled|slated|expected|(planned|set|booked) for|to be [ly]? {_DONE}", "planned"),
    ("planned (a|an|the|another|its|his|her|their)", "planned"),
    ("(call|calls|called|calling) for (a|an|another|new|early|fresh|snap)", "planned"),
    (
        "(declared|announced|ordered|imposed|called|approved) ([any]){1,6} [comma] (starting|beginning|effective)",
        "planned",
    ),
    ("payable|effective|as soon as|as (early|late) as [weekday]", "future"),
    (f"[comma] {_DONE} (in|on)", "past"),
    ("(see|c) (you|u|ya)|(let [apos] s|let us|shall (we|i)|wanna|gonna|(can|could) (i|we|you|u)) [any]", "future"),
    ("(anyone|anybody|everyone|you|u|ya|who|im|[apos] (m|re)) free", "future"),
    ("(good|best of) luck", "future"),
    ("(can [apos] t|cant|cannot) (do|make|come)", "future"),
    ("postponed|delayed|deferred|adjourned|rescheduled|moved|brought forward|(put|pushed) (off|back)", "moved"),
    ("called|convened|summoned|booked", "moved"),
    (_SAID, "reported"),
    (f"([modal]|could|can|to) have|did {_NOT} ([schedulebase]|have|say)?|{_DONE} (votes)?", "past"),
    (f"(might|[may]|can) {_NOT} (be [ly]? {_DONE}|{_BARE})?", "would"),
    (f"[modal] {_NOT} (be [ly]? {_DONE}|{_BARE})?", "future"),
    ("could (not|see|hear|tell|be (seen|heard|felt|found|located|reached))", "other"),
    (f"could {_NOT} (be [ly]? {_DONE}|{_BARE})?", "would"),
    (f"(do|does) {_NOT} (be [ly]? {_DONE}|{_BARE})?|has|have|say", "other"),
    ("to [schedulebase]|[schedulebase] [hyphen]|(the|a|its|his|her|their|of|more|[int]) [schedule]", "skipped"),
    ("after|following|since|because of", "gone"),
    (f"(a|an|the|its|his|her|their|[ordword]) {_BEFALLEN} ([prep]|[weekday]|[month]|[monthdot]|[day])", "mishap"),
    (f"(is|are) {_NOT} (being)? {_DONE}?", "state"),
    ("[schedule]|[schedulebase]|(take|takes) (place|office|effect|over)", "present"),
)
VERBS: Final = Verbs(
    groups=_GROUPS,
    stops="[stop]|[blank_line]",
    aside="[comma]",
    towards="(until|till|to|for) (the)?",
    owned="(morning|afternoon|evening|night)? [apos] [gs]",
    announced="(morning|afternoon|evening|night)? [apos] [gs] (planned|upcoming|expected|forthcoming|looming)",
    befell=f"(morning|afternoon|evening|night)? ([apos] [gs])? {_BEFALLEN}",
    acted="([ly]|also|again)? ([acted]|[ed] ([det]|that|[int]|[numword]))",
    clauses="[stop]|[blank_line]|(and|but) (on|in|by|from|at)",
    this="this",
    heading="[colon]|[dash] [dash]",
    put_in="who|whose|whom|which|that|where|when|while|as|after|before|since|because|although|though|than|had|[open]",
    back="had|earlier|before|[apos] d",
    telling=f"({_SAID}|told [any] [any]?) (in (a|an) [any])? (late|early)? on?",
)
"""Verb groups in the order in which they are tried at each word."""
