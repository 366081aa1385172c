"""English words that tell of meetings, visits, talks and calls: triggers, what makes them none, and how formats are
told."""

from collections.abc import Mapping

from communique.lang.status import word_set

# Verbs by lemma: forms, then what follows. `m` mutual or with an object ("met", "conferred with"), `w` only with
# "with/to" and a
# party, `v` a visit to its object, `t` motion to a place (a visit if a host or talks are named), `h` the subject is
# the host of its object,
# `a` attendance at a named occasion, `c` a call, `d` discussing something (mutual subject or "with" needed).
MEETING_VERBS: Mapping[str, str] = {
    **dict.fromkeys(("meet", "meets", "met", "meeting"), "m"),
    **dict.fromkeys(("confer", "confers", "conferred", "conferring"), "m"),
    **dict.fromkeys(word_set("reconvene reconvenes reconvened reconvening convene convenes convened convening"), "m"),
    **dict.fromkeys(("gather", "gathers", "gathered", "gathering"), "m"),
    **dict.fromkeys(("consult", "consults", "consulted", "consulting"), "w"),
    **dict.fromkeys(("negotiate", "negotiates", "negotiated", "negotiating"), "w"),
    **dict.fromkeys(("talk", "talks", "talked", "talking"), "w"),
    **dict.fromkeys(("speak", "speaks", "spoke", "spoken", "speaking"), "w"),
    **dict.fromkeys(word_set("dine dines dined dining lunched lunching breakfasted breakfasting huddled"), "w"),
    **dict.fromkeys(("sit", "sits", "sat", "sitting"), "w"),
    **dict.fromkeys(("shake", "shakes", "shook", "shaking"), "w"),
    **dict.fromkeys(("visit", "visits", "visited", "visiting"), "v"),
    **dict.fromkeys(("tour", "tours", "toured", "touring"), "v"),
    **dict.fromkeys(("travel", "travels", "traveled", "travelled", "traveling", "travelling"), "t"),
    **dict.fromkeys(("fly", "flies", "flew", "flown", "flying"), "t"),
    **dict.fromkeys(("arrive", "arrives", "arrived", "arriving"), "t"),
    **dict.fromkeys(("leave", "leaves", "left", "leaving", "depart", "departs", "departed", "departing"), "t"),
    **dict.fromkeys(("return", "returns", "returned", "returning", "head", "heads", "headed", "heading"), "t"),
    **dict.fromkeys(("land", "lands", "landed", "landing", "come", "comes", "came", "coming"), "t"),
    **dict.fromkeys(("stop", "stops", "stopped", "stopping"), "t"),
    **dict.fromkeys(("go", "goes", "went", "gone", "going"), "t"),
    **dict.fromkeys(("join", "joins", "joined", "joining", "closet", "closeted"), "m"),
    **dict.fromkeys(("huddle", "huddles", "huddled", "huddling"), "w"),
    **dict.fromkeys(("host", "hosts", "hosted", "hosting"), "h"),
    **dict.fromkeys(("receive", "receives", "received", "receiving"), "h"),
    **dict.fromkeys(("welcome", "welcomes", "welcomed", "welcoming"), "h"),
    **dict.fromkeys(("greet", "greets", "greeted", "greeting"), "m"),
    **dict.fromkeys(("entertain", "entertains", "entertained", "entertaining"), "h"),
    **dict.fromkeys(("attend", "attends", "attended", "attending"), "a"),
    **dict.fromkeys(("exchange", "exchanges", "exchanged", "exchanging"), "d"),
    **dict.fromkeys(("phone", "phones", "phoned", "phoning", "telephone", "telephoned", "telephoning"), "c"),
    **dict.fromkeys(("discuss", "discusses", "discussed", "discussing"), "d"),
}

# Nouns: family of the occasion.
MEETING_NOUNS: Mapping[str, str] = {
    **dict.fromkeys(word_set("talks meeting meetings summit summits negotiations consultations conversation"), "talks"),
    **dict.fromkeys(word_set("conversations discussions audience tete-a-tete tête-à-tête sit-down"), "talks"),
    **dict.fromkeys(word_set("one-on-one one-on-ones get-together pull-aside encounter encounters"), "talks"),
    **dict.fromkeys(word_set("audiences bilat bilats bilateral bilaterals trilateral"), "talks"),
    **dict.fromkeys(("dinner", "lunch", "luncheon", "breakfast", "handshake", "dinners", "lunches", "supper"), "meal"),
    **dict.fromkeys(("session", "sessions", "round", "rounds", "conference", "forum", "assembly"), "gathering"),
    **dict.fromkeys(("visit", "visits", "trip", "trips"), "visit"),
    **dict.fromkeys(("call", "calls", "videoconference", "teleconference"), "call"),
    **dict.fromkeys(("contacts",), "contacts"),
}
MEALS = word_set("dinner lunch luncheon breakfast supper tea coffee drinks")
CALL_MODIFIERS = word_set("phone telephone video conference")
# Journeys told by these are taken only with the word that follows: "left for Cairo", "went to Paris".
BOUND_FOR: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(word_set("leave leaves left leaving depart departs departed departing"), frozenset({"for"})),
    **dict.fromkeys(word_set("return returns returned returning head heads headed heading"), frozenset({"to", "for"})),
    **dict.fromkeys(word_set("go goes went gone going come comes came coming"), frozenset({"to"})),
    **dict.fromkeys(word_set("land lands landed landing stop stops stopped stopping"), frozenset({"in", "at"})),
}
# Verbs that tell of a meeting only by what follows them (`extract/meetings_persons.py`).
SEERS = word_set("see sees saw seen seeing")
CALLERS = word_set("call calls called calling ring rings rang rung contact contacts contacted contacting")
CALLING_TO = word_set("account order testify answer mind arms heel task witness")  # "called X to order"
ARRIVAL_DUE = word_set("due expected")
BRINGERS = word_set("bring brings brought bringing")
COMERS = word_set("come comes came coming get gets got getting sit sits sat sitting")
EXCHANGED = word_set("views opinions words greetings pleasantries ideas")
TRAVELLERS = word_set("sent dispatched due back")
SIGNING = word_set("sign signs signed signing initial initials initialled initialed")
INVITATIONS = word_set("invitation invitations")
INVITING = word_set("invite invites invited inviting")
# Who does these to an invitation is its host; any other subject is the guest.
EXTENDING = word_set(
    "extend extends extended issue issues issued renew renewed send sends sent offer offered give gave"
)
REPORTING = word_set("brief report address consult")  # a journey to do these with a body is to meet it
# A journey to do these to a person is none to him: "flew to Rome to replace X".
NO_ENCOUNTER = word_set(
    """
    replace succeed join attend accompany represent bury honor honour mourn commemorate protect bring fetch take
    hear help assist watch be have support escort arrest kill find follow catch back remember celebrate free get
    """
)
JOINED_FOR = word_set("dinner lunch luncheon breakfast supper talks meeting negotiations discussions consultations")
# "met" of these objects is no meeting; so is "met with" of those.
NOT_MET = word_set(
    """
    criteria criterion deadline deadlines need needs target targets goal goals demand demands requirement
    requirements condition conditions standard standards expectation expectations challenge challenges obligation
    obligations commitment commitments threshold quota quotas objective objectives benchmark benchmarks cost costs
    bill bills test tests definition fate death end match terms responsibilities pledge pledges eyes
    """
)
NOT_MET_WITH = word_set(
    """
    criticism resistance opposition silence applause skepticism scepticism disapproval anger outrage protests
    protest approval success failure force violence indifference suspicion derision hostility enthusiasm
    condemnation reporters journalists a mixed doubt scorn ridicule rejection
    """
)
# Where these stand in the sentence, teams meet.
SPORT = word_set(
    """
    cup final semifinal semi-final semifinals semi-finals quarterfinal quarter-final quarterfinals quarter-finals
    playoff playoffs tournament stadium league championship championships qualifier qualifiers goalkeeper striker
    kick-off kickoff pitch olympics match
    """
)
# Habits are no occasions.
HABITS = word_set(
    """
    regularly usually often always traditionally annually routinely frequently rarely sometimes generally
    """
)
PER = word_set("year month week day decade")
# Verbs whose object, not subject, does the deed of the infinitive: "invited X to visit".
OBJECT_CONTROL = word_set(
    """
    invite invited invites inviting urge urged urges urging ask asked asks asking call called calls calling want
    wants wanted allow allowed allows encourage encouraged encourages press pressed persuade persuaded persuades
    tell told order ordered dispatch dispatched instruct instructed authorise authorize authorised authorized task
    tasked send sent sends sending request requested requests permit permitted
    help helped helps advise advised expect expects force forced forces prompt prompted lead led
    give gives gave given giving count counts counted counting rely relies relied relying wait waits waited waiting
    depend depends depended hope hopes hoped hoping
    """
)
BRINGING = word_set("invite invited invites inviting invitation invitations")
MEDIATION = word_set(
    """
    mediate mediates mediated broker brokers brokered convey conveys conveyed relay relays relayed
    """
)
CALL_PHRASES = (
    ("by", "phone"), ("by", "telephone"), ("on", "the", "phone"), ("over", "the", "phone"), ("via", "phone"),
    ("by", "video"),
    ("by", "videoconference"), ("via", "video"), ("by", "video", "link"), ("via", "videoconference"),
    ("over", "phone"), ("over", "telephone"), ("via", "telephone"), ("on", "the", "telephone"), ("through", "phone"),
    ("over", "the", "telephone"), ("on", "phone"), ("telephone", "call"),
    ("phone", "call"), ("by", "phone", "call"), ("telephone", "conversation"), ("phone", "conversation"),
)  # fmt: skip
# "the meeting", "their talks", "the two leaders met": they point back to an occasion already told.
POINTING = word_set("the their this that his her its these those both such")
GROUP_HEADS = word_set(
    """
    leaders sides ministers presidents men women countries parties delegations diplomats officials heads governments
    envoys premiers chiefs negotiators counterparts delegates nations allies neighbours neighbors pair duo
    """
)
MULTILATERAL_NOUNS = word_set(
    """
    conference forum assembly council summit session quartet group contact committee
    """
)
# Capitalised words before these make a named occasion: "Munich Security Conference", "NATO-Russia Council".
TITLE_HEADS = word_set("conference summit council forum assembly congress")
TITLE_STOPS = word_set("president minister secretary prime foreign")
# Bodies that consist in their meetings: a session of one is a named occasion.
COUNCILS = word_set("council commission committee assembly forum conference quartet summit troika")
# Whoever does these to a meeting need not be at it: "confirmed the meeting", "discussed the planned summit".
BYSTANDING = word_set(
    """
    discuss discusses discussed discussing confirm confirms confirmed confirming announce announces announced
    announcing report
    reports reported reporting acknowledge acknowledged acknowledges describe describes described mention mentioned
    support
    supports supported praise praised welcome welcomes welcomed condemn condemned criticise criticize criticised
    criticized hail
    hailed oppose opposed opposes brief briefed cover covered preview previewing protest protested protesting
    reciprocate
    reciprocates follow follows followed precede preceded see saw address addressed expect expects expected
    """
)
# Nouns of more than one meeting: "meetings with A and B" are one with each.
MANY = word_set("meetings conversations encounters bilats one-on-ones calls handshakes lunches dinners")
# "X told Y in a call": both were in it.
TELLING = word_set(
    "tell tells told telling assure assures assured assuring inform informed ask asks asked asking warn warned warning "
    "urge urged urging remind reminded congratulate congratulated congratulating thank thanked thanking brief briefed"
)
LEADERS_OF_TALKS = word_set(
    "led chaired mediated brokered moderated convened hosted steered headed overseen oversaw facilitated sponsored"
)
# Who acts as these beside talks is at none of them.
ASIDE = word_set("guarantor guarantors observer observers witness witnesses venue facilitator facilitators")
# "dialogue with X", "relations with X": what is discussed, not whom it is discussed with.
TOPICS = word_set(
    """
    dialogue relations ties cooperation talks negotiations partnership contacts war conflict trade agreement deal
    treaty meeting summit relationship border dispute cooperate problem problems row standoff
    """
)
# Before the noun they set an occasion beside the one that is told: "the latest round", "their previous meeting".
OTHERS = word_set(
    "latest last previous earlier first second third fourth fifth sixth recent "
    "next new another further follow-up return"
)
# Who sits in a body of states, and how and to what they come together.
MEMBERS = word_set(
    "ministers leaders ambassadors heads presidents members envoys officials chiefs delegates representatives foreign "
    "diplomats states nations countries governments"
)
ASSEMBLING = word_set("meet meets met meeting gather gathers gathered gathering convene convenes convened convening")
ASSEMBLY_NOUNS = word_set("meeting summit session conference talks consultations videoconference teleconference")
# What is told on these of an occasion is beside it.
MARGINS = word_set("sidelines sideline margins margin fringes fringe eve")
# Bare willingness is no meeting: "ready to talk", "its willingness to negotiate".
WILLING = word_set(
    """
    willing willingness ready readiness open openness interest interested prepared eager prefer prefers preferred
    """
)
# What a mediator carries or brings about.
MEDIATED = word_set(
    """
    invitation invitations offer offers message messages proposal proposals summit talks meeting
    """
)
# Who is sent for by a ministry, and who goes for a state; with what verbs.
ENVOYS = word_set(
    """
    ambassador ambassadors envoy envoys chargé charge consul consuls diplomat diplomats attaché attache nuncio
    representative representatives commissioner
    """
)
DELEGATES = ENVOYS | word_set(
    """
    delegation delegations mission team emissary emissaries minister ministers official officials adviser advisor
    aide negotiator negotiators mediator mediators deputy secretary
    """
)
SUMMONING = word_set("summon summons summoned summoning")
SENDING = word_set("send sends sent sending dispatch dispatches dispatched dispatching despatched")
# What one brings before another by speaking with him.
RAISING = word_set("raise raises raised raising broach broaches broached broaching")
MATTERS = word_set(
    """
    issue issues question questions matter matters case cases subject topic topics concern concerns objection
    objections complaint complaints plight fate problem problems point points grievance grievances it this
    """
)
