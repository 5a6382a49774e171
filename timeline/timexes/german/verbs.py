"""Which German verb group shows which tense.

The perfect is told by its participle, which stands behind: 'hat am Montag beschlossen'. So 'hat' and 'ist' themselves
show none.
"""

from __future__ import annotations

from typing import Final

from timeline.timexes.tenses import Reading, Verbs

PAST: Final = (
    "war waren wurde wurden worden hatte hatten kam kamen ging gingen gab gaben fand fanden nahm nahmen blieb blieben "
    "stand standen lag lagen saß saßen ließ ließen hielt hielten begann begannen starb starben fiel fielen zog zogen "
    "schrieb schrieben sprach sprachen trat traten traf trafen verlor verloren gewann gewannen brach brachen entstand "
    "entstanden erhielt erhielten rief riefen schlug schlugen stieg stiegen sank sanken stieß stießen trug trugen "
    "wuchs wuchsen verließ verließen fuhr fuhren flog flogen lief liefen bat baten bot boten sah sahen brachte "
    "brachten dachte dachten wusste wussten konnte konnten musste mussten durfte durften wollte wollten machte machten "
    "lebte lebten führte führten folgte folgten endete endeten stürzte stürzten baute bauten kaufte kauften zeigte "
    "zeigten setzte setzten stellte stellten legte legten spielte spielten feierte feierten eröffnete eröffneten "
    "öffnete öffneten schloss schlossen beschloss beschlossen erreichte erreichten startete starteten siegte siegten "
    "holte holten unterzeichnete unterzeichneten verhaftete töteten tötete verletzte zerstörte zerstörten erschien "
    "erschienen erließ wählte wählten ernannte übernahm übernahmen gründete gründeten kehrte kehrten reiste reisten "
    "besuchte besuchten diente dienten dauerte dauerten passierte geschah ereignete verursachte geboren gestorben"
).split()  # fmt: skip
_DONE: Final = (
    "eröffnet geöffnet geschlossen beschlossen gebaut gewählt gestorben gekommen gegangen gefunden stattgefunden "
    "begonnen beendet verkauft gekauft gestartet gegründet veröffentlicht erschienen entschieden genehmigt gefeiert "
    "abgeschlossen verletzt getötet zerstört festgenommen verhaftet operiert gebracht gegeben genommen geworden "
    "gewesen geschrieben gesprochen gesagt angekündigt vorgestellt unterzeichnet verabschiedet verloren gewonnen "
    "eingestürzt gefallen gestiegen gesunken gemacht gestellt gesetzt gelegt geführt getroffen eingeweiht abgerissen"
).split()  # fmt: skip
SCHEDULE: Final = (
    "geht gehen gehe fährt fahren fahre fliegt fliegen fliege stellt stellen setzt setzen setze gibt bringt bringen "
    "hält halten zieht ziehen reisen führt führen lädt laden wählt wählen stimmt stimmen berät beraten entscheidet "
    "entscheiden verhandelt präsentiert präsentieren eröffnet feiert feiern liest singt gastiert besucht besuchen "
    "beginnt beginnen startet starten findet finden tagt tagen öffnet öffnen schließt schließen spielt trifft treffen "
    "endet enden reist reisen läuft tritt treten erscheint kommt kommen lädt jährt"
).split()
_SAID: Final = (
    "sagte sagten erklärte erklärten teilte teilten mitteilte meldete meldeten berichtete berichteten betonte betonten "
    "verkündete"
).split()
CLASSES: Final = (("pastverb", PAST), ("done", _DONE), ("schedule", SCHEDULE), ("saying", _SAID))
"""Classes of verbs, for the word list."""

_NO_NOUN: Final = (
    "([comma]|[stop]|[art]|[an]|am|im|in|an|auf|vor|nach|seit|bis|zum|zur|mit|um|sich|er|sie|es|ihn|ihm|wie|und)"
)
"""What stands behind a verb in -te ('tagte am Montag'), and not behind an adjective ('das geplante Haus')."""
_GROUPS: Final[tuple[tuple[str, Reading], ...]] = (
    ("(wird|werden|werde) ([word]){0,8} [done]", "future"),
    ("[done] (wird|werden|werde|soll|sollen)", "future"),
    ("(verschoben|vertagt|verlegt|vorverlegt|vorgezogen)", "moved"),
    ("(soll|sollen|sollte|sollten|solle)", "planned"),
    ("(wird|werden|werde|will|wollen|wolle|möchte|möchten|plant|planen|würde|würden)", "future"),
    ("(muss|müssen|kann|können|darf|dürfen|geplant|vorgesehen|angesetzt|anberaumt|bevorsteht)", "future"),
    ("[saying]", "reported"),
    (f"[pastverb]|[done]|[te] {_NO_NOUN}", "past"),
    ("[schedule]|steht", "present"),
)
VERBS: Final = Verbs(
    groups=_GROUPS,
    stops="([word]|[four]|[close]) [stop]|[blank_line]",
    aside="[comma]",
    towards="(auf|bis|in) (den|die|das)?",
    owned="[apos] [gs]",
    telling="[saying] ([any])? ([any])? ([any])? am",
    clauses="([word]|[four]|[close]) [stop]|[blank_line]|[comma]",
    put_in="[comma] (der|die|das)|als|während|nachdem|bevor|weil|obwohl|hatte|hatten|[open]",
)
"""Verb groups in the order in which they are tried at each word. A point behind a day's number ends no sentence."""
