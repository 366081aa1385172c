"""Words around a place name that tell whether it is the place of something or a government that acts."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LOCATIVE = _words(
    "in at near outside inside around throughout across into through via within toward towards reach reached left "
    "leaving visit visits visited visiting tour tours toured touring headquartered"
)
# "to Moscow" is a way after a verb or noun of motion, an addressee after one of speech.
MOTION = _words(
    "go goes went gone going travel travels travelled traveled travelling traveling fly flies flew flown flying "
    "come comes came coming return returns returned returning head heads headed heading move moved drive drove "
    "arrive arrived arrives visit visits trip trips journey tour flight flights road way route sent send sending "
    "dispatched invited invite invites back bring brought takes took taken rushed deport deported extradited "
    "delivered transferred"
)
ACTING = _words(
    "say says said tell tells told think thinks believe believes believed hope hopes want wants wanted expect "
    "expects expected fear fears support supports supported oppose opposes opposed reject rejects rejected refuse "
    "refuses refused accept accepts accepted agree agrees agreed demand demands demanded urge urges urged call "
    "calls called insist insists insisted deny denies denied accuse accuses accused warn warns warned threaten "
    "threatens threatened pledge pledges pledged promise promises promised offer offers offered propose proposes "
    "proposed decide decides decided seek seeks sought try tries tried plan plans planned intend intends consider "
    "considers considered regard regards view views see sees respond responds responded react reacts reacted "
    "announce announces announced express expresses expressed condemn condemns condemned welcome welcomes "
    "welcomed back backs backed recognize recognizes recognized recognise recognises recognised sign signs signed "
    "impose imposes imposed lift lifts lifted expel expels expelled recall recalls recalled withdraw withdraws "
    "withdrew suspend suspends suspended break breaks broke cut cuts send sends sent deploy deploys deployed veto "
    "vetoes vetoed block blocks blocked claim claims claimed argue argues argued maintain maintains maintained "
    "confirm confirms confirmed stress stresses stressed note notes noted add adds added declare declares "
    "declared criticize criticizes criticized criticise criticises criticised need needs prefer prefers make "
    "makes made take takes took give gives gave provide provides provided hold holds keep keeps put puts use uses "
    "used will would can could may might must should shall has had does did is was do have stand stands stood"
)
BEFORE_NAME = _words("the a nearby downtown central northern southern eastern western neighbouring neighboring old")
PARTNER = _words("between with against toward towards by")
RELATIONAL = _words(
    "relations ties talks negotiations deal agreement dialogue cooperation contacts tension tensions dispute war "
    "conflict alliance rapprochement accord pact pressure sanctions policy differences contact partnership"
)
CIVIC = _words(
    "streets street airport mayor centre center suburbs suburb hospital square palace university museum hotel "
    "police court residents district office offices bureau headquarters embassy"
)
# "the Geneva talks", "the Minsk agreements", "a Washington conference": a town before such a noun is where it was.
OCCASIONS = CIVIC | _words(
    "talks meeting summit conference declaration agreement agreements accord accords convention protocol "
    "protocols treaty process format communique negotiations round trip visit resort estate club"
)
# Nouns of land and water: behind a name they tell that it is a place's ("the Bekaa valley", "two Kivu provinces").
LAND_NOUNS = _words(
    "valley valleys peninsula district districts province provinces region regions plateau desert gulf strait straits "
    "river rivers island islands isles coast oilfield oilfields enclave enclaves heights checkpoint suburb suburbs "
    "neighbourhood neighbourhoods neighborhood neighborhoods shoal shoals reef reefs archipelago delta highlands "
    "corridor mountain mountains pass lake lakes dam basin estuary atoll cape border frontier triangle steppe "
    "governorate governorates prefecture prefectures oblast county counties canton cantons municipality valley's "
    "hills ridge gorge isthmus lagoon bay straits watershed"
)
# Prepositions that only places follow when the name is no actor's.
WITHIN = _words("in near outside inside around into throughout across")
# Top-level domains that tell the country of a publisher, as ISO 3166 alpha-3.
COUNTRY_DOMAINS = dict(
    pair.split(":")
    for pair in (
        "uk:GBR ie:IRL ca:CAN au:AUS nz:NZL in:IND pk:PAK za:ZAF ru:RUS ua:UKR ge:GEO am:ARM az:AZE de:DEU fr:FRA "
        "it:ITA es:ESP pl:POL cz:CZE tr:TUR il:ISR eg:EGY jo:JOR lb:LBN sa:SAU ae:ARE ir:IRN cn:CHN jp:JPN kr:KOR "
        "tw:TWN sg:SGP my:MYS ph:PHL id:IDN th:THA vn:VNM ng:NGA ke:KEN gh:GHA ug:UGA tz:TZA zw:ZWE et:ETH br:BRA "
        "ar:ARG mx:MEX cl:CHL pe:PER ve:VEN se:SWE no:NOR fi:FIN dk:DNK nl:NLD be:BEL at:AUT ch:CHE gr:GRC rs:SRB "
        "hr:HRV ba:BIH mk:MKD bg:BGR ro:ROU hu:HUN sk:SVK si:SVN lt:LTU lv:LVA ee:EST by:BLR md:MDA kz:KAZ kg:KGZ "
        "uz:UZB bd:BGD lk:LKA np:NPL us:USA"
    ).split()
)
