"""Words that stand with names: titles, what people do, what organisations are called, who carries the news.

Closed as far as such lists can be; written from what the words mean, not from texts.
"""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ABBREVIATIONS: Final = _words(
    "mr mrs ms dr prof gen col maj capt lt sgt adm cmdr rev sen rep gov st hon brig jr sr inc corp co"
)
"""What a full stop is a part of, within a name."""

HE: Final = _words("mr sir lord king prince pope father emperor")
SHE: Final = _words("mrs ms miss lady dame queen princess madame mme")
MALE_KIN: Final = _words("father brother son husband uncle nephew grandfather grandson widower")
FEMALE_KIN: Final = _words("mother sister daughter wife aunt niece grandmother granddaughter widow")
"""Kin that stand before a name and tell of the person what 'he' or 'she' goes with: 'her son Jan'."""
ROYAL: Final = _words("king queen prince princess pope emperor empress sultan saint")
"""Titles that stay with a name: 'Queen Sonja', 'Pope Leo'."""

OFFICES: Final = _words(
    "president minister premier chancellor secretary senator sen representative rep congressman congresswoman "
    "governor gov mayor judge justice chief executive ambassador commissioner director chairman chairwoman chair "
    "spokesman spokeswoman spokesperson attorney speaker inspector officer general admiral commander marshal "
    "archbishop bishop cardinal ayatollah sheikh imam rabbi reverend rev pastor professor prof councillor deputy "
    "treasurer prosecutor envoy coordinator manager ceo analyst economist leader commodore brigadier"
)
TITLES: Final = (
    HE
    | SHE
    | ROYAL
    | OFFICES
    | _words(
        "dr doctor gen col colonel maj major capt captain lt lieutenant sgt sergeant cpl corporal adm cmdr hon "
        "baroness baron count duke duchess detective superintendent constable private brig"
    )
)
"""What may stand right before a person's name."""

OF_OFFICE: Final = _words(
    "vice prime foreign interior finance defence defense justice health energy education agriculture trade "
    "treasury labour labor transport environment home homeland security state deputy acting former senior "
    "assistant chief executive managing general attorney press lead national military army navy police fire rear "
    "under first supreme court district federal central bank party house oil economy information communications "
    "culture industry tourism"
)
"""What qualifies an office: 'Foreign', 'Deputy Prime', 'Homeland Security'."""

ROLES: Final = OFFICES | _words(
    "official lawyer lawmaker politician expert adviser advisor aide scientist researcher doctor nurse teacher "
    "engineer farmer fisherman activist campaigner author historian writer resident witness survivor neighbour "
    "neighbor worker soldier policeman policewoman captain colonel sergeant lieutenant trader investor strategist "
    "consultant founder owner boss head coach pilot journalist reporter editor correspondent priest student "
    "diplomat negotiator investigator geologist seismologist epidemiologist meteorologist volunteer organiser "
    "organizer king queen prince princess pope mother father brother sister son daughter wife husband man woman"
)
"""What a person is or does, in small letters before or behind a name."""

BODIES: Final = _words(
    "ministry department office agency authority commission committee council court parliament congress senate "
    "assembly government administration bank fund union league federation association organisation organization "
    "institute institution university college school academy society party front movement coalition alliance "
    "group company corporation corp inc ltd plc co cos llc law bureau board service services centre center centers "
    "foundation trust army navy force forces guard police network airlines airways airport hospital church house "
    "times post journal news press agency campaign programme program project club team bloc brigade brigades "
    "command cabinet treasury survey observatory watch international industries holdings partners motors energy "
    "petroleum oil gas steel mining exchange market tribunal secretariat embassy consulate mission street bridge "
    "river island islands sea bay gulf ocean lake mount mountain mountains valley strait channel coast desert "
    "province state states county district city town village region republic kingdom empire war battle treaty "
    "agreement act accord summit conference olympics cup prize square avenue road park palace building tower "
    "tunnel dam port harbour harbor beach canyon canal"
)
"""Last or leading words of names that are no person's."""

OF_BODIES: Final = _words(
    "bank court ministry department office house university republic kingdom gulf sea bay cape isle board chamber "
    "council state city church battle treaty institute college academy society union league federation "
    "organisation organization bureau centre center commission committee conference congress association agency "
    "strait siege port assembly school ministers states emirates coast democratic people fund duchy duke bishop "
    "archbishop museum order confederation society declaration peace massacre"
)
"""What 'of' goes on behind within a name: 'Bank of Holt', 'Gulf of Holt'."""

OUTLETS: Final = _words(
    "reuters afp ap bbc cnn fox nbc abc cbs npr msnbc itv dpa tass interfax xinhua bloomberg newspaper agency "
    "radio television tv broadcaster times post journal tribune magazine daily telegraph guardian press herald "
    "gazette news newswire jazeera arabiya media kyodo yonhap sky weekly mail independent economist spiegel"
)
"""Who only carries what others say."""

COMPASS: Final = _words(
    "north south east west northern southern eastern western central new old upper lower great greater san santa "
    "saint st los las el port fort mount lake cape little big northeast northwest southeast southwest mid"
)

DEMONYMS: Final = _words(
    "afghan african albanian algerian american angolan arab arabian argentine argentinian armenian asian "
    "australian austrian azerbaijani bahraini bangladeshi belarusian belgian bolivian bosnian brazilian british "
    "briton bulgarian burmese cambodian cameroonian canadian caribbean catalan catholic chechen chilean chinese "
    "christian colombian congolese croatian cuban cypriot czech danish dutch ecuadorian egyptian english estonian "
    "ethiopian european filipino finnish flemish french georgian german ghanaian greek guatemalan haitian hindu "
    "honduran hungarian icelandic indian indonesian iranian iraqi irish islamic islamist israeli italian ivorian "
    "jamaican japanese jewish jordanian kazakh kenyan korean kosovan kurdish kuwaiti kyrgyz laotian latin latvian "
    "lebanese liberian libyan lithuanian macedonian malaysian malian maltese mexican moldovan mongolian moroccan "
    "mozambican muslim namibian nepalese nicaraguan nigerian norwegian omani pakistani palestinian panamanian "
    "paraguayan persian peruvian polish portuguese qatari romanian russian rwandan saudi scottish senegalese serb "
    "serbian shiite shia sicilian singaporean slovak slovenian somali soviet spanish sudanese sunni swedish swiss "
    "syrian taiwanese tajik tamil tanzanian thai tibetan tunisian turkish turkmen ugandan ukrainian uruguayan "
    "uzbek venezuelan vietnamese welsh western yemeni zambian zimbabwean"
)
"""Words of peoples and creeds: alone they name nobody and no place."""

_CALENDAR: Final = _words(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs "
    "fri sat sun christmas easter ramadan bce bc ad ce am pm gmt bst est edt utc et cet i a.m p.m lrb rrb"
)
NO_NAMES: Final = _CALENDAR | _words(
    "yesterday today tomorrow tonight meanwhile however elsewhere according earlier later although despite former "
    "speaking please photo photograph photographs image picture video source update updated read share comments quote "
    "end copyright advertisement critics analysts officials experts residents witnesses police protesters rescuers "
    "investigators here there thousands hundreds dozens millions nearly"
)
"""Words with a capital that are no part of a name."""
