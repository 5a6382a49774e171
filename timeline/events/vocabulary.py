"""Common English verbs by their base forms, and words that are made from verbs but are none."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Base forms that are hardly ever nouns or adjectives: where one stands behind a subject, it is the verb.
PURE_VERBS: Final = _words(
    "abandon abate abduct abolish absorb abstain accelerate accept acclaim accommodate accompany accomplish "
    "accumulate accuse ache achieve acknowledge acquire acquit activate adapt add adhere adjourn adjust administer "
    "admire admit adopt advertise advise afford agree allay allege alleviate allocate allow alter amend amuse "
    "analyse analyze annex announce annoy anticipate apologise apologize appear appease applaud apply appoint "
    "appreciate argue arise arrange arrive ascend ascertain ask assassinate assemble assert assess assign assimilate "
    "assist assume assure atone attach attain attend attract augment authorise authorize avenge avert avoid await "
    "banish be become befriend beg begin behave believe belong bemoan berate besiege bestow betray bind bolster "
    "bombard borrow bother bring broaden build bulldoze bury buy cajole calculate capsize carry castigate cause "
    "cease celebrate centralise chastise choose circulate cite clamber clarify classify cling clog co-operate "
    "co-ordinate coerce coexist coincide collaborate collect collide combine come command commemorate commence "
    "commit communicate compare compel compensate compete compile complain complete comply compose comprise concede "
    "conceive concentrate conclude concur condemn confer confess confide confirm confiscate conform confront confuse "
    "congratulate connect conquer consider consist consolidate constitute construct consult consume contain "
    "contaminate contemplate contend continue contradict contravene contribute convene converge convey convict "
    "convince cooperate cope correspond corroborate create criticise criticize crush cultivate curb curtail dazzle "
    "debunk decapitate deceive decide decimate declare decorate dedicate deem deepen defeat defend define defraud "
    "defuse defy degrade delete deliver delve demolish demonstrate demote denote denounce deny depart depend depict "
    "deplore deploy deport depose deprecate deprive derail derive descend describe deserve desist destabilise "
    "destabilize destroy detain detect deter deteriorate determine detonate devastate develop devise devote devour "
    "die differ diminish disagree disappear disappoint disarm disavow disband disclaim disclose discontinue "
    "discourage discover discriminate discuss disembark dislodge dismantle dismiss disobey dispel disperse displace "
    "dispose disprove disqualify disrupt dissolve dissuade distinguish distribute disturb diverge diversify divert "
    "dole dominate donate downgrade downplay downsize drown dwindle earn eat eavesdrop elaborate elapse elect "
    "elevate elicit eliminate emancipate embark embarrass embody emerge emigrate empathise empathize emphasise "
    "emphasize employ empower emulate enable enact encircle enclose encourage encroach endanger endorse endure "
    "enforce engage engulf enhance enjoy enlarge enlist enrich enroll ensnare ensue ensure entail enter entertain "
    "entice entrench envisage epitomise equip eradicate erect erode erupt escalate espouse establish evacuate evade "
    "evaluate evaporate evict evoke evolve exacerbate exaggerate examine exasperate exceed exclude execute exempt "
    "exert exhume exist exonerate expand expect expedite expel expire explain explode explore expose express "
    "expropriate extend exterminate extinguish extradite facilitate fail feel fetch finalise finalize find finish "
    "flatten flee flourish fluctuate follow forbid forego foresee forestall forget forgive forsake foster frighten "
    "frustrate fulfil fulfill galvanise galvanize gasp gather generate get give glorify go govern grapple grieve grow "
    "gush hamper handle happen harass harden hasten have heal hear hesitate hide highlight hijack hinder hoist hover "
    "hydrate identify ignite ignore illustrate imagine impeach impede implement implicate imply impose imprison "
    "improve inaugurate incapacitate incinerate incite include incorporate incur indicate indict induce infect infer "
    "infiltrate inflict inform infringe infuriate inhabit inherit inhibit initiate inject injure insist inspect "
    "inspire install instigate institutionalise instruct integrate intend intensify interact intercept interfere "
    "interpret interrogate interrupt intersperse intervene intimidate introduce inundate invade invalidate invent "
    "invest investigate invite invoke involve irritate isolate itemise itemize jeopardise jeopardize jettison join "
    "justify keep kidnap kill kneel know languish lead lean learn leave legalise legislate lend lengthen let "
    "liberate liken liquidate listen loathe locate loosen lose lower maim maintain manage manufacture marry "
    "materialise mediate meet mention merge migrate mingle mishandle misjudge mislead mobilise mobilize modernise "
    "modify monitor motivate mourn multiply mutate mutilate narrow nationalise nationalize naturalise neglect "
    "negotiate nominate normalise notify nullify nurture obey oblige observe obstruct obtain occupy occur offend "
    "omit ooze open operate oppose oppress optimise organise organize originate oust outlaw outlive outnumber "
    "outperform outweigh overcome overlook overrule overrun oversee overshadow overtake overthrow overturn overwhelm "
    "owe own oxidise pacify participate pave pay peddle penetrate perceive perform perish permit perpetrate "
    "persecute persevere persist persuade pervade pillage plead plummet plunder pollute ponder portray possess "
    "postpone pour practise praise preach precede predict prefer prepare prescribe preserve preside pretend prevail "
    "prevent privatise privatize proceed proclaim procure prod produce profess prohibit prolong promote propagate "
    "propel propose prosecute prosper protect protrude prove provide provoke publish punish pursue put quadruple "
    "qualify quantify quash quell quit raise ransack ratify ravage react read reaffirm realise realize reappear "
    "reassure rebuild recapture recede receive reckon recognise recognize recoil recommend reconcile reconsider "
    "reconstruct recover recreate rectify recycle redeploy reduce refer refine reflect refrain refurbish refuse "
    "refute regain regulate rehabilitate reignite reinforce reinstate reinvent reiterate reject rejoice rejoin "
    "rekindle relate relax relieve relinquish relocate rely remain remand remember remind remodel remove rename "
    "render renew renounce reopen reorganise repatriate repay repel replace replenish represent repress reproduce "
    "repudiate repulse require requisition rescind resemble resent resettle reshape reside resign resist resolve "
    "restore restrain restrict resume resurface resuscitate retain retake retaliate rethink retire retrieve reunite "
    "reveal revere revile revise revive revoke revolutionise revolve rewrite rob rouse safeguard sanctify say "
    "scatter scold scour scrutinise secede secure see seek seem seep seize select sell send separate serve settle "
    "sever shatter shine shorten shrink shudder shun shut sign signify simmer simplify sing siphon sit skim slay "
    "smuggle solicit solidify solve speak specialise specialize specify spend squander stabilise stabilize stagnate "
    "starve staunch stave steal stifle stimulate stipulate strengthen strive subdue subjugate submit subscribe "
    "subside substitute succeed succumb suffer suffice suggest summon supersede supervise supplant suppose suppress "
    "surpass surround survive suspend sustain swear symbolise symbolize synthesise take tarnish teach tell tend "
    "terminate terrify terrorise testify thank think threaten thrive throw thwart tighten tolerate topple transcend "
    "transform translate transmit transpire traverse tremble tumble unbind uncover underestimate undergo underline "
    "undermine underpin underscore understand undertake unearth unfold unify unite unleash unload unravel unseat "
    "untangle unveil uphold uproot urge use usurp utilise utter vacate vaccinate vanish vary veer verify vie vilify "
    "vindicate violate wait wander wane want warn warrant weaken wear weigh welcome widen wield win withdraw "
    "withhold withstand woo worsen wreak wrest write zoom "
    "bludgeon decry disinfect electrocute embezzle extort hurl inoculate outpace outstrip overpower pummel rebrand "
    "relaunch sanitize scupper spurn strangle unseal"
)

# Base forms that are nouns or adjectives as well.
MIXED_VERBS: Final = _words(
    "need abuse access account act address advance affect aid aim air alarm ambush amount anchor anger answer appeal "
    "approach approve arm arrest assault attack attempt attribute award back bail balance balk ban bank bar base bat "
    "battle beam bear beat benefit bet bid bill bite black blame blast blind block blow board boast bomb bond book "
    "boost border bounce bow box brand breach break breathe bribe bridge brief broadcast broker brush bump burden "
    "burn burst calm camp campaign cancel cap capture care cast catch caution challenge champion change channel "
    "charge charter chase chat cheat check cheer circle claim clamor clamour clash clean clear climb clone close cloud "
    "club coach coat collapse collar combat comfort comment compact compound compromise concern conduct conflict "
    "contact contest contract contrast control convert cook cool coordinate copy correct cost cough counsel count "
    "counter couple cover crack craft crash credit cripple crop cross crowd cruise cry cure curse cut cycle damage "
    "dance dare dash date dawn deal debate debut decay decline decrease defect delay delegate demand deposit desert "
    "design desire detail dictate dig direct discard discipline discount disguise dislike dispatch display dispute "
    "distance ditch dive divide divorce dock document double doubt download draft drag drain draw dream dress drift "
    "drill drink drive drop dry duck dump ease echo edge edit email embrace encounter end entrance escape escort "
    "estimate exchange excuse exercise exhaust exhibit exile exit experience experiment exploit export extract face "
    "fade fall fan farm fascinate fashion favor favour fear feature feed field fight figure file fill film filter "
    "finance fine fire fish fit fix flag flame flash float flood flounder flow fly focus foil fold force forecast "
    "forge form forward found frame free freeze front fuel function fund gain gamble gaze glance glow goad grab grade "
    "graduate grant greet grill grind grip ground group guarantee guard guess guide hail halt hand hang harm harvest "
    "hate haul haunt head heat help hint hire hit hold honour hope host house hunt hurry hurt impact implant import "
    "impound increase index influence insult insure interest intern interview invoice issue jail jet joke judge jump "
    "kick kiss knock label labour lack lament land last laugh launch lay leak lease level license lie lift light "
    "limit line link list live load loan lobby lock long look loot love lurch mail make man march mark market master "
    "match matter mean measure merit mind mine minister miss mistake mix model move murder name nest nod note notice "
    "number object offer offset order outline output overdose overhaul overlap pace pack page paint panic parade "
    "pardon park part partner pass patch pause peak phase phone photograph pick picture piece pilot pin pioneer pitch "
    "place plan plant play please plot plough plow plug plunge point poison police poll pool pose position post pound "
    "power practice present press pressure price prick print prize probe process profile profit program progress "
    "project promise prompt protest pull pump purchase push quarantine quarrel question quote race rage raid rain "
    "rally range rank rate reach reason rebel rebuff rebuke recall record recruit reform regard register regret "
    "release remark remedy rent repair repeal reply report request rescue research reserve resort respect respond "
    "rest restart result retort retreat return review reward rid ride ring riot rise risk rival rock roll root round "
    "ruin rule run rush sabotage sack sail salute salvage sample sanction save scale scare schedule score scorn scrap "
    "scream screen scrub seal search seat sense sentence set shake shame shape share shed shell shelter shield shift "
    "ship shock shoot shop short shout show shuttle side siege signal silence sink slam slap slaughter sleep slice "
    "slide slip slow smash smell smile smoke snap sneeze sort sound source space span spark spawn spell spill spin "
    "split sponsor spot spray spread spur stage stamp stand star start state stay steam steer stem step stick stir "
    "stock stop storm strain strand stress stretch strike strip structure struggle study stumble sum supply support "
    "surface surge surprise surrender survey suspect swap sweep swell swerve swim swing switch tackle talk tap tape "
    "target taste taunt tax team tear tempt test thin tie time tip toll torment total touch tour tow toy trace track "
    "trade trail train trample transfer transition transport trap travel treat trial trick trigger trim trip triple "
    "triumph trouble trust try turn twist type update upgrade value vent venture veto view visit voice volunteer vote "
    "vow walk warm wash waste watch water wave weather wed wheel whip whisper wind wipe wire wish witness wonder work "
    "worry worship wound wrap wreck yield"
)
VERBS: Final = PURE_VERBS | MIXED_VERBS

# Words in -ed and other participles that stand before a noun as adjectives ('armed bands', 'an estimated cost').
ADJECTIVES_IN_ED: Final = _words(
    "armed unarmed armored armoured injured wounded contaminated infected affected damaged increased reduced "
    "renewed continued attempted aborted botched proposed suspected alleged convicted displaced trapped besieged "
    "occupied registered licensed integrated sustained detailed advanced developed industrialized industrialised "
    "organized organised combined estimated revised disputed failed masked polluted prolonged stranded stricken "
    "subordinated troubled unemployed wanted mutated assorted crowded diversified elected unelected exiled "
    "expanded extended fixed frozen hidden improved insured isolated jailed known lost stolen broken fallen sworn "
    "mounted planned projected required restricted scattered selected shared specialized specialised suspended "
    "surviving unfounded unresolved untreated veiled weighted oiled"
)
# Words in -ed that tell a state behind "be" and no passive.
STATES_IN_ED: Final = _words("concerned interested worried tired naked red crowded")
# Words in -ing that stand before a noun as adjectives ('increasing pressure', 'developing nations').
ADJECTIVES_IN_ING: Final = _words(
    "increasing growing developing emerging surviving rising falling declining worsening looming mounting conflicting "
    "sweeping outgoing incoming running neighbouring neighboring continuing resulting ensuing opposing competing "
    "lasting visiting working moving warring feuding widening soaring alarming deepening underlying overwhelming "
    "crippling devastating dying aging ageing invading retreating advancing attacking demonstrating protesting "
    "leaking drilling striking shocking stunning living burning floating flowing sitting standing"
)

# What nobody undergoes: 'was arrested and died' are two deeds, and 'the singer, 45, died' one.
DONE_ALONE: Final = _words(
    "die fall arrive resign escape flee appeal return retire survive disappear vanish emerge happen occur "
    "collapse go  come apologise apologize surrender settle work live serve study travel march sail graduate "
    "succumb emigrate  retreat perish remain reign participate collaborate compete contribute migrate reside excel"
)

# What is always done to somebody or something.
NEEDING_OBJECT: Final = _words(
    "abandon abduct abolish accuse acquit adopt allocate annex appoint arrest assassinate assign award ban base "
    "behead blame blindfold bomb boost build capture charge condemn confiscate convict damage deport destroy "
    "detain discover displace dub elect equip erect establish execute expel expose extradite find house impeach "
    "imprison indict injure install intern interrogate jail kidnap kill locate loot massacre mortgage nominate "
    "oust overthrow affect compile compose conduct construct dedicate deploy design devise dismiss enact forge "
    "fund hospitalise hospitalize implicate impose infect manufacture pardon prosecute release repeal replace "
    "sanction seize issue target threaten unveil vaccinate confirm describe fear identify name pronounce shoot "
    "commission consecrate create demolish enact inaugurate introduce ratify rename repeal publish quarantine "
    "rape release rescue schedule sentence shell situate slay stab torture trap wound restore raise rebuild enlarge "
    "repair remove renew"
)
