"""English word lists for finding events: closed classes whole, open classes as far as they pay.

Open-class lists were written from what the words mean (change of state, violence, office, law, business), not from
texts.
"""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


BE: Final = _words("am is are was were be been being 's 're 'm")
HAVE: Final = _words("have has had having 've")
DO: Final = _words("do does did")
FUTURE_MODALS: Final = _words("will shall 'll")
WOULD: Final = _words("would 'd")
OTHER_MODALS: Final = _words("can could may might must should ought cannot")
MODALS: Final = FUTURE_MODALS | WOULD | OTHER_MODALS
HELPERS: Final = BE | HAVE | DO | MODALS
NEGATIONS: Final = _words("not n't never no neither nor cannot hardly scarcely")
SUBORDINATORS: Final = _words(
    "that which who whom whose when while where after before since until till because although though if unless "
    "whether as once whereas how why what whenever wherever lest despite without"
)
RELATIVES: Final = _words("which who whom whose that where")
CONDITIONALS: Final = _words("if unless whether lest")
COORDINATORS: Final = _words("and but or nor yet so then")
CONJUNCTIONS: Final = SUBORDINATORS | COORDINATORS
OWNING: Final = _words("my your his her its our their")
"""Whose something is."""
ARTICLES: Final = _words("a an the")
DETERMINERS: Final = (
    OWNING
    | ARTICLES
    | _words(
        "this that these those some any no every each either neither another all "
        "both such many few several more most less least own other same"
    )
)
PREPOSITIONS: Final = _words(
    "of in on at by for with from to into onto over under about against between among through during within across "
    "behind beyond near off out up down upon toward towards amid per via inside outside above below along around"
)
LEADING_NOUNS: Final = _words("after before since until")
"""Subordinators that lead nouns as often as clauses."""
NOUN_OPENERS: Final = DETERMINERS | PREPOSITIONS
"""What a noun phrase, or the phrase that it stands in, begins with: a noun follows, and no verb."""
THIRD_PERSON: Final = _words("he she it they")
DOERS: Final = _words("i he she we they")
"""Pronouns that stand for who does something, and for no object."""
SUBJECTS: Final = DOERS | {"you", "it"}
OBJECTS: Final = _words("him her it them")
"""Pronouns of the third person to whom something is done."""
"""Pronouns that can be subjects."""
WHO: Final = _words("who which that")
"""Relative pronouns that can be subjects."""
NAMELESS: Final = SUBJECTS | _words("who someone everyone nobody anyone")
"""Subjects that name and describe nobody."""
PRONOUNS: Final = NAMELESS | _words("me him us them one")
ADVERBS: Final = _words(
    "also now then already still just soon once twice ever often always sometimes again almost even only yet thus far "
    "so later earlier first last finally eventually initially recently largely mostly mainly partly nearly possibly "
    "perhaps reportedly allegedly apparently predominantly primarily since highly about both long well further "
    "therefore instead meanwhile together likely probably"
)
ADJECTIVES: Final = _words(
    "large small big huge great long short high low tall old young new heavy light strong weak poor rich deep wide "
    "narrow dark bright cold hot dry wet hard soft slow fast quiet loud violent bitter bloody white black red"
)
"""Common ones, which describe the noun that follows: 'a large, dismounted attack'."""
_NO_ADVERBS: Final = _words(
    "family ally assembly supply reply rally anomaly monopoly folly bully belly jelly gully tally italy july sicily "
    "emily sally molly billy kelly lily fly butterfly firefly apply rely comply imply multiply elderly ugly holy curly "
    "silly woolly chilly hilly jolly costly friendly deadly lonely lovely lively cowardly scholarly homily"
)


def is_adverb(low: str) -> bool:
    """Whether a word, in lower case, is an adverb: one of the common ones, or formed with -ly ('family' is not)."""
    return low in ADVERBS or (low.endswith("ly") and len(low) > 4 and low not in _NO_ADVERBS)


# What somebody lays to another's charge, which their object did: 'accused the firm of having sold the ship'.
ACCUSING: Final = _words("accuse suspect blame charge convict acquit")
OF_DEEDS: Final = _words("of with for")
"""What leads to it: 'accused of stealing', 'charged with stealing', 'blamed for delaying it'."""
# The same with those that somebody is blamed or praised by for what they did: 'criticised the firm for being slow'.
REPROACHING: Final = ACCUSING | _words(
    "criticise criticize condemn denounce rebuke reprimand castigate attack fault sue fine punish dismiss praise thank "
    "commend"
)

# What a report does with its content; the content, not the saying, is the event.
REPORTING: Final = _words(
    "say tell add note report state explain confirm claim insist maintain argue believe think know suggest indicate "
    "estimate assess conclude acknowledge admit concede reveal disclose announce declare warn predict expect "
    "forecast allege testify write comment remark recall reply respond stress emphasise emphasize observe mention "
    "deny assert judge understand learn hear hope fear vow pledge promise propose caution reiterate tweet quote "
    "speak describe agree boast hint imply radio lament swear confess"
)
# Verbs that tell what came to light, perhaps without 'that': 'the report found the firm had lost money'.
FINDING: Final = _words("find show mean ensure prove demonstrate")
# Nouns of which a clause with 'that' tells what they say: 'the report that the mill closed'.
TOLD_BY: Final = _words(
    "chance chances possibility probability likelihood odds confidence conclusion assessment judgement judgment "
    "evidence proof fact belief view suspicion claim claims allegation allegations report reports rumour rumours news "
    "fear fears hope hopes sign signs indication indications warning assurance doubt doubts risk prospect regret"
)
# Sayings that are news by themselves when they are dated or stand in a main clause.
SPEECH_ACTS: Final = _words(
    "announce declare accuse warn vow pledge promise deny admit apologise apologize condemn urge demand confirm "
    "reveal disclose propose criticise criticize threaten call reject recommend order charge allege testify sue "
    "appeal rule question express welcome praise denounce"
)
_SAYING_ON: Final = _words("say add warn insist stress note concede acknowledge deny accuse urge blame vow")
_CALLING: Final = _words("for on upon")


def says_on(lemma: str, behind: str) -> bool:
    """Whether a verb with the word behind it, joined by 'and' to what somebody said, is said by him too, and no part of
    what he said: 'said the firm was sound and warned of losses', 'said it was over and called for calm'.
    """
    return lemma in _SAYING_ON or (lemma == "call" and behind in _CALLING)


CLAIMS: Final = _words(
    "claim claims allegation allegations accusation accusations criticism suggestion suggestions call calls charge "
    "charges report reports demand demands rumour rumours rumor rumors idea notion"
)
"""Nouns for what somebody says that need not be so."""
DEMANDS: Final = _words("demand demands request requests suggestion proposal call calls motion")
"""Nouns for what somebody wants: 'rejected a proposal that the mill be closed'."""
ODDS: Final = _words("likely unlikely probable improbable possible certain")
"""What 'it is' may say of the clause behind it."""
SUMMED: Final = CLAIMS | {"figure", "number", "estimate", "version", "account"}
"""What may sum up what stands before it: '40 died, a figure the rebels rejected'."""
# What stands behind the 'for' of these is wanted, and has not come about: 'asked for his arrest'.
WANTING_FOR: Final = _words("ask appeal apply plead beg vote")
CHANCES: Final = _words("chance chances risk risks threat possibility probability odds likelihood prospect danger")
ASSESSING: Final = _words("estimate assess judge conclude find calculate rate reckon")
CONCLUDING: Final = _words("find conclude establish determine rule")
EXPECTING: Final = _words("expect predict forecast anticipate project")
PLANNING: Final = _words("plan intend hope aim schedule propose pledge promise vow agree prepare want seek due set")

# What happens to somebody or something, and nobody decides: ahead, it is foreseen and not planned.
OUTCOMES: Final = _words(
    "rise fall drop grow shrink increase decrease decline contract expand slow recover cost reach exceed hit remain "
    "continue become face suffer lose win gain need take last worsen improve spread die survive fail succeed peak "
    "double collapse happen occur"
)

PLACED: Final = _words("locate situate base divide compose comprise populate inhabit malnourish survive")
"""Verbs whose participle tells how something is, and nothing that was done: 'the town was divided into two parts'."""
ATTITUDES: Final = _words("expect hope fear think believe want know feel doubt wonder wish worry like love")
"""Verbs that tell what somebody has in mind: nothing comes about by it."""
COUNTS: Final = _words(
    "two three four five six seven eight nine ten eleven twelve several many some few both dozens hundreds thousands"
)
"""Words that tell of more than one, before a noun or alone."""
UNITS: Final = _words(
    "minute minutes hour hours day days night nights week weeks month months year years decade decades"
)
QUANTITIES: Final = _words("many most some all others few several both none they these those it")
"""Words that stand for nobody in particular, or for what only the sentence before names."""

# Verbs that name a turn of events; they weigh when events are picked.
NEWSWORTHY: Final = _words(
    "kill die injure wound arrest detain charge convict sentence acquit release free indict sue rule resign quit "
    "fire dismiss appoint elect name nominate win lose defeat launch attack invade bomb shell strike seize capture "
    "occupy liberate withdraw retreat advance deploy send surrender sign ratify approve reject ban veto pass adopt "
    "vote open close found establish create merge acquire buy sell announce declare begin start end stop halt "
    "suspend resume cancel postpone crash explode collapse sink burn erupt hit destroy damage rescue evacuate flee "
    "return arrive leave born marry retire join divorce assassinate murder shoot execute overthrow oust topple "
    "inaugurate confirm discover find detect publish release unveil introduce recall rise fall drop surge jump "
    "plunge cut raise lift impose order agree break divide split unite annex proclaim abdicate succeed replace "
    "transfer move sail land escape disappear mobilise mobilize besiege push pull restore reach cross enter leave "
    "form dissolve award graduate derail spill restart burst overturn flood marry hire cut lead wreck topple freeze "
    "ground bury unseat shut demolish file settle pay fine warn accuse "
    "steal rob loot kidnap abduct stab assault torture hijack ambush expel deport exile repel recapture retake regain "
    "relieve counterattack encircle storm displace strand infect diagnose vaccinate protest rally march clash defect "
    "mutiny beat jail imprison extradite plead overturn uphold raid search default halve slash promote transform "
    "submit remove plummet soar tumble cede abolish enact repeal revoke amend dismantle erect build rebuild complete "
    "demote depose reinstate conquer subdue ravage devastate engulf starve hang drown perish ignite detonate provoke "
    "disband disarm reelect convene collide capsize intervene impeach quash evict nationalise nationalize privatise "
    "privatize invent abandon adjourn behead christen clinch commandeer confiscate consecrate decimate decommission "
    "dedicate defuse devalue dethrone disembark donate eject emigrate enlist enthrone excavate excommunicate exhume "
    "expropriate extinguish fortify hospitalise hospitalize impound inherit install liquidate lynch maim migrate "
    "avert foil thwart "
    "obliterate ordain overrun raze reinforce relegate relocate renounce reopen repatriate repay resettle retaliate "
    "scuttle secede smuggle smash suffocate summon terminate trample unload vacate vanish wed"
)
# The same with those that are nouns as often: 'forces in the north' hold no verb, 'the storm forced him to stay' does.
TURNING: Final = NEWSWORTHY | _words(
    "airlift bankrupt bar block blockade breach broker censure conscript cripple crown crush desert dispatch dock "
    "double force grant knight outlaw pardon patent plunder poison premiere prompt quarantine rebel recruit revolt "
    "rout rupture sabotage sack salvage spark subpoena torch trigger triple"
)
# Verbs that say little without what they bring about.
CAUSING: Final = _words(
    "lead allow force let ask order push persuade help cause enable urge tell prompt require compel invite want expect"
)
# Verbs that seldom make an event of their own.
STATIVE: Final = _words(
    "be have seem appear remain contain include consist mean want need like love know believe own belong depend "
    "exist resemble concern involve represent reflect lack cost weigh measure matter tend relate hold live feel "
    "look sound make become get keep stay stand lie sit serve use consider regard call base see give take"
)

# What an event does: what it did and the event itself are one.
STRIKING: Final = _words("kill injure wound destroy damage leave displace cost cause hit force flood topple")

# Nouns that name an event. They count beside a date.
EVENT_NOUNS: Final = _words(
    "attack offensive invasion war battle siege bombing explosion blast crash collision earthquake quake flood "
    "storm hurricane fire eruption tsunami outbreak epidemic pandemic strike protest protests demonstration riot "
    "riots uprising revolt revolution rebellion coup election elections referendum vote summit talks meeting "
    "conference ceremony inauguration resignation arrest trial verdict hearing ruling sentencing conviction appeal "
    "execution assassination murder killing shooting massacre death deaths funeral birth wedding marriage divorce "
    "retirement appointment launch opening closure merger acquisition takeover bankruptcy sale purchase release "
    "publication discovery treaty agreement deal accord ceasefire truce armistice surrender withdrawal retreat "
    "evacuation deployment capture fall liberation occupation annexation declaration announcement collapse founding "
    "establishment creation restart suspension recall ban embargo blockade raid operation campaign expedition "
    "landing voyage flight tour championship final match game defeat victory gains losses advance visit arrival "
    "departure return investigation inquiry audit spill leak accident incident derailment rescue disaster catastrophe "
    "tragedy famine drought genocide crisis recession scandal mutiny curfew lockdown blowout blaze wildfire stampede "
    "avalanche landslide tornado cyclone typhoon sinking shipwreck hijacking kidnapping robbery stabbing ambush "
    "airstrike shelling bombardment clashes unrest crackdown putsch walkout lockout bailout buyout rally vigil inquest "
    "plebiscite coronation accession abdication seizure removal dismissal expulsion eviction extradition "
    "deportation burial autopsy acquittal retrial recount assault incursion purge boycott reopening devaluation "
    "landslip mudslide outage"
)

# Words in -ed or -ing that are no verbs, or mostly not.
NOT_VERBS: Final = _words(
    "during morning evening king thing something nothing anything everything spring string ring wing ceiling lightning "
    "including according following regarding concerning pending notwithstanding being outstanding willing ongoing "
    "upcoming interesting sterling sibling offspring need indeed speed feed seed breed deed weed greed exceed "
    "proceed hundred sacred naked wicked rugged aged beloved red bed shed sped unprecedented unexpected "
    "unidentified so-called alleged united limited unlimited supposed gifted talented experienced sophisticated "
    "complicated unmanned mixed related undated dated renowned concerted civilised disciplined seasoned skilled "
    "hatred unwilling bloodshed headquartered"
)
# Nouns in -ing: verbs only behind a form of 'be'.
NOUNS_IN_ING: Final = _words(
    "dwelling plating "
    "building meeting hearing bombing shooting killing wedding funding housing training fighting feeling beginning "
    "ending opening trading holding ruling leading existing remaining surrounding missing sentencing founding "
    "warning planning finding landing crossing reading setting writing filing offering spending lending banking "
    "mining farming fishing uprising suffering shopping shipping casing rating recruiting drilling engineering "
    "manufacturing marketing advertising accounting washing wrongdoing"
)
# Words that are verb forms only behind a clear subject: nouns, adjectives or present forms otherwise.
AMBIGUOUS_PAST: Final = _words(
    "cut set run rose left hit put shut let cost hurt spread felt found saw lay bore wound ground bound shot spoke "
    "thought lit bid cast split quit beat fell lost led read set saw"
)

_IRREGULAR: Final = """
arise arose arisen|awake awoke awoken|be was been|bear bore borne|beat beat beaten|become became become
begin began begun|bend bent bent|bet bet bet|bid bid bid|bind bound bound|bite bit bitten|bleed bled bled
blow blew blown|break broke broken|breed bred bred|bring brought brought|build built built|burst burst burst
buy bought bought|cast cast cast|catch caught caught|choose chose chosen|cling clung clung|come came come
cost cost cost|creep crept crept|cut cut cut|deal dealt dealt|dig dug dug|do did done|draw drew drawn
drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed fed|feel felt felt|fight fought fought
find found found|flee fled fled|fling flung flung|fly flew flown|forbid forbade forbidden|forecast forecast forecast
foresee foresaw foreseen|forget forgot forgotten|forgive forgave forgiven|freeze froze frozen|get got got
give gave given|go went gone|grind ground ground|grow grew grown|hang hung hung|have had had|hear heard heard
hide hid hidden|hit hit hit|hold held held|hurt hurt hurt|keep kept kept|kneel knelt knelt|know knew known
lay laid laid|lead led led|leap leapt leapt|leave left left|lend lent lent|let let let|lie lay lain|light lit lit
lose lost lost|make made made|mean meant meant|meet met met|mistake mistook mistaken|overcome overcame overcome
overtake overtook overtaken|overthrow overthrew overthrown|pay paid paid|put put put|quit quit quit|read read read
rebuild rebuilt rebuilt|recast recast recast|ride rode ridden|ring rang rung|rise rose risen|run ran run|say said said
see saw seen
seek sought sought|sell sold sold|send sent sent|set set set|shake shook shaken|shed shed shed|shine shone shone
shoot shot shot|show showed shown|shrink shrank shrunk|shut shut shut|sing sang sung|sink sank sunk|sit sat sat
sleep slept slept|slide slid slid|speak spoke spoken|speed sped sped|spend spent spent|spill spilt spilt
spin spun spun|split split split|spread spread spread|spring sprang sprung|stand stood stood|steal stole stolen
stick stuck stuck|sting stung stung|strike struck struck|strive strove striven|swear swore sworn|sweep swept swept
swell swelled swollen|swim swam swum|swing swung swung|take took taken|teach taught taught|tear tore torn
tell told told|think thought thought|throw threw thrown|undergo underwent undergone|understand understood understood
undertake undertook undertaken|uphold upheld upheld|upset upset upset|wake woke woken|wear wore worn
weave wove woven|win won won|wind wound wound|withdraw withdrew withdrawn|withhold withheld withheld
withstand withstood withstood|write wrote written|retake retook retaken|mislead misled misled|resell resold resold
repay repaid repaid|remake remade remade|undo undid undone|rewrite rewrote rewritten
slay slew slain|oversee oversaw overseen|overrun overran overrun|outsell outsold outsold|forgo forwent forgone
misread misread misread|redo redid redone|overfly overflew overflown|override overrode overridden
outgrow outgrew outgrown|outdo outdid outdone|outrun outran outrun|overdo overdid overdone|overhear overheard overheard
overspend overspent overspent|overdraw overdrew overdrawn|redraw redrew redrawn|retell retold retold
rethink rethought rethought|rehear reheard reheard|foretell foretold foretold|undergo underwent undergone
"""

LEMMA_OF_PAST: Final[dict[str, str]] = {}
LEMMA_OF_PARTICIPLE: Final[dict[str, str]] = {"born": "bear", "gotten": "get", "got": "get"}
for _line in _IRREGULAR.replace("\n", "|").split("|"):
    if _line:
        _base, _past, _participle = _line.split()
        LEMMA_OF_PAST.setdefault(_past, _base)
        LEMMA_OF_PARTICIPLE.setdefault(_participle, _base)
LEMMA_OF_PAST.update({"were": "be", "pled": "plead", "hanged": "hang", "lit": "light", "spilled": "spill"})

STOP_WORDS: Final = (
    NOUN_OPENERS
    | PRONOUNS
    | ADVERBS
    | HELPERS
    | NEGATIONS
    | CONJUNCTIONS
    | _words("there here than said says mr mrs ms")
)
