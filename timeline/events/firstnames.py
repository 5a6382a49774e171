"""First names that tell a person, and whether 'he' or 'she' goes on with them. Closed as far as such a list can be."""

from __future__ import annotations

from typing import Final

HIS: Final = frozenset(
    "aaron abdul abraham adam adolf ahmad ahmed alan albert aldous alec alexander alfred ali allan allen alonzo "
    "ambrose andre andrei andrew angus anthony antonio archibald aristide arnold arthur august augustus barack "
    "benjamin bernard bertrand bill bob boris brian bruce carl carlos caspar cecil charles christian christopher "
    "claude clement clyde colin conrad cornelius craig cyril dale daniel darius david dennis derek dick diego "
    "dmitri donald douglas dwight ebenezer edgar edmund eduard edward edwin eli elias emil enoch enrico eric erich "
    "ernest ernst erwin ethan eugene ezra fabian felix ferdinand fernando fidel franco frank franklin franz fred "
    "frederic frederick friedrich fritz gary gavin geoffrey georg george gerald gerard gerhard gilbert giovanni "
    "giuseppe gordon graham gregory guillaume gustav guy hamid hans harold harry harvey hassan heinrich helmut "
    "henri henry herbert herman hermann horace horatio howard hubert hugh hugo humphrey ian ibrahim ignatius igor "
    "isaac isaiah ivan jack jacob jacques jakob james jason jeffrey jeremiah jeremy jerome jesse jim joachim joe "
    "johan johann johannes john johnny jonas jonathan jorge jose josef joseph joshua josiah juan jules julius karl "
    "keith ken kenneth kevin klaus konrad konstantin kurt kwame lars laurence lawrence leo leon leonard leopold "
    "levi lewis liam lorenzo louis lucas ludwig luigi luis luke lyndon magnus malcolm manuel marc marcel marco "
    "marcus mark martin mathias matthew matthias maurice max maximilian mehmet michael michel miguel mikhail "
    "mohamed mohammed moses muhammad murray nathan nathaniel neil neville nicholas nicolas niels nigel nikita "
    "nikolai noah norman oleg oliver omar oscar oskar otis otto owen pablo paolo patrick paul pedro per percy peter "
    "philip philippe pierre rafael ralph ramon raymond reginald reinhard rene reuben ricardo richard robert roberto "
    "roderick rodney roger roland ronald rudolf rudolph rufus rupert saddam salvador samuel saul sebastian sergei "
    "seth sidney siegfried sigmund simon solomon stanley stefan stephen steve steven stewart stuart sven ted "
    "terence theodor theodore thomas tim timothy tom toussaint ulrich ulysses valentin vasily victor viktor vincent "
    "vladimir volodymyr walter warren wayne werner wilbur wilfred wilhelm willem william winfield winston wolfgang "
    "yitzhak yuri zachariah zachary".split()
)
"""Names that are given to boys."""

HERS: Final = frozenset(
    "abigail ada adelaide adele agatha agnes alice alicia amanda amelia amy angela anita ann anna annabel anne "
    "annie antonia aretha astrid audrey barbara beatrice beatrix benazir bertha betty bridget brigitte camille "
    "caroline catherine cecilia celia charlotte christina christine clara clarissa claudia constance cordelia "
    "cynthia daphne deborah diana dolores dorothea dorothy edith eileen elaine eleanor elena elisabeth eliza "
    "elizabeth ella ellen elsa elsie emilia emily emma erika esther ethel eugenia eunice eva evelyn fatima fiona "
    "flora florence frances frieda gabriela georgina geraldine gertrude gloria grete gwendolen hannah harriet "
    "heather helen helena henrietta hilda hildegard ida indira ines ingrid irene irina isabel isabella isadora "
    "jacqueline jane janet jeanne jemima jennifer jessica joan joanna josephine joyce judith julia juliana julie "
    "karen katharina katherine kathleen kirsten laura leila lena leonora lily linda lisa louisa louise lucia "
    "lucille lucinda lucy lydia mabel madeleine magda margaret margarethe margery maria marianne marie marjorie "
    "marlene martha mary mathilda maud maureen maxine melanie mercedes mildred millicent miranda miriam molly "
    "monica muriel myrtle nadia nancy naomi natalia nicole nina nora norma octavia olga olivia pamela patricia "
    "patty paula pauline penelope philippa phyllis priscilla prudence rachel rebecca rita rosa rosalind rosamund "
    "rose rosemary ruth sally sandra sarah selma sheila shirley sibyl silvia simone sonia sonja sophia sophie "
    "stella susan susanna svetlana sylvia tabitha tamara tatiana teresa thea theresa ursula valentina vera veronica "
    "victoria virginia vivien wilhelmina winifred yvonne zelda zoe".split()
)
"""Names that are given to girls."""


def pronoun_of(name: str) -> str:
    """'he' or 'she' where the first word of a name shows it, else nothing."""
    first, _, rest = name.partition(" ")
    low = first.lower()
    return ("he" if low in HIS else "she" if low in HERS else "") if rest else ""


def leaning(name: str) -> str:
    """'she' where the first word of a name ends as most names of women do, and few of men: a hint, and no proof."""
    first, _, rest = name.partition(" ")
    low = first.lower()
    hers = low.endswith("a") and len(low) > _SHORT and low not in _HIS_IN_A
    return "she" if rest and hers else pronoun_of(name)


_SHORT: Final = 3
_HIS_IN_A: Final = frozenset(
    "luca andrea nicola nikola mustafa joshua misha sasha ilya nikita akira musa moussa issa yahya krishna costa "
    "attila garcia santa toma koba elisha ezra jonah noa mika juha jukka pekka koji kofi abdalla abdulla hamza "
    "zakaria murtaza reza ouma shota kenta yuta baba maja rama surya aditya".split()
)
