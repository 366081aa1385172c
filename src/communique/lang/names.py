"""How English news builds names: given names, particles, and the words that tell a body from a place, an event or a
document.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_PARTICLES = """
    van von der den de del della di da do dos das du la le el al bin bint ibn ben abu abd ould ter zu zur af av y e
    ag mac san
    """

# Family names that stand before the given name, in the usual spellings: Korean and Vietnamese, then Chinese.
_KOREAN = """
Kim Park Pak Choi Choe Chung Jung Jeong Chong Kang Cho Yoon Yun Jang Chang Lim Im Han Oh Shin Sin Seo Suh Kwon Hwang Ahn
An Song Ryu Yoo Moon Son Bae Baek Paek Roh Noh Ban Ri Ro Lee Nguyen Tran Pham Truong Phan Bui Vo Dang Vuong Hun Hor
"""
_CHINESE = """
Wang Zhang Liu Chen Zhao Huang Zhou Wu Xu Sun Hu Zhu Gao Lin Guo Ma Luo Liang Xie Deng Xi Wen Jiang Tang Qian Qin Li
Geng Hua Lu Cui Fu Dai Tsai Lai Chiang Soong Yang Hong
"""

_BODY = """
    ministry council institute institution coalition party agency organization organisation committee commission
    union association federation parliament assembly congress senate duma court tribunal bank fund department
    service bureau office academy university college school forum alliance front movement brigade brigades army
    guard guards corps force forces group foundation society club centre center authority administration board
    company corporation corp corp. inc inc. ltd ltd. plc news post times agency press radio television network
    journal herald tribune embassy consulate mission secretariat directorate command staff league community
    congregation church bloc camp house chamber conference council politburo presidium rada knesset bundestag majlis
    cabinet government regime initiative taskforce panel delegation quartet troika police navy airlines airways
    observatory watch international network campaign trust confederation chancellery ilbo shimbun zeitung
    inspectorate syndicate museum municipality voice house cartel militia battalion regiment division fleet squadron
    front partnership programme program legion resistance jihad hezbollah treasury exchequer
"""

# What makes a company of "General …".
_GENERAL_COMPANIES = "motors electric dynamics mills atomics foods".split()

_EVENT = """
conference summit forum session olympics games war wars revolution uprising crisis talks negotiations championship
cup festival congress exercise exercises referendum election elections convention massacre attack attacks earthquake
tsunami hurricane spring intifada holocaust genocide ceremony jubilee parade dialogue roundtable meeting visit
operation anniversary week day
"""

_DOCUMENT = """
    treaty declaration agreement agreements resolution resolutions accord accords protocol convention charter pact
    act memorandum constitution doctrine communique communiqué statute law roadmap plan programme package concept
    deal bill decree report paper strategy
    """

_FACILITY = """
    palace airport tower base hotel villa castle hall stadium square bridge dam reactor plant canal port harbour
    harbor prison camp cathedral mosque compound estate club
    """

_PLACE = """
empire caliphate realm
    sea ocean river lake mount mountains mountain island islands peninsula valley desert gulf bay strait straits
    province region district city county street avenue republic kingdom emirates coast heights hills delta plateau
    basin corridor zone cape gorge oblast krai governorate beach falls
    """

_NORPS = """
latino latinos latina latinas hispanic hispanics
english arabic farsi mandarin cantonese hebrew dari pashto urdu hindi bengali flemish gaelic
    republican republicans democrat democrats conservative conservatives tory tories labour communist communists
    socialist socialists islamist islamists muslim muslims christian christians jew jews jewish sunni sunnis shiite
    shiites shia kurd kurds kurdish arab arabs european europeans western african africans asian asians american
    americans nato-led orthodox catholic catholics protestant protestants buddhist hindu alawite druze tatar tatars
    chechen chechens palestinian palestinians balkan baltic nordic scandinavian latin caucasian nazi nazis zionist
    bolshevik taliban soviet soviets eu-backed euro-atlantic transatlantic westerners africa-led londoners parisians
    muscovites liberal liberals
    """

_CALENDAR = """
    january february march april may june july august september october november december jan feb mar apr jun jul
    aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur
    thurs fri sat sun gmt utc est edt cet msk am pm a.m p.m a.m. p.m. easter christmas ramadan passover today
    yesterday tomorrow
    thanksgiving whitsun pentecost nowruz hanukkah diwali eid
    """


@cache
def given_names() -> Mapping[str, str | None]:
    """Return given name (lower case) -> `male`, `female`, or None where it serves both."""
    found: dict[str, str | None] = {}
    for line in files("communique.lang").joinpath("data/given_names.tsv").read_text("utf-8").splitlines():
        if line.startswith("#") or "\t" not in line:
            continue
        gender, names = line.split("\t")
        for name in names.split():
            value = {"m": "male", "f": "female"}.get(gender)
            if name in found and found[name] != value:
                value = None
            found[name] = value
    return found


@cache
def common_words() -> frozenset[str]:
    """Return words that news writes in lower case; a capital alone does not make a name of them."""
    lines = files("communique.lang").joinpath("data/common_words.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def particles() -> frozenset[str]:
    """Return the small words inside personal names, lower case."""
    return frozenset(_PARTICLES.split())


@cache
def eastern_families() -> frozenset[str]:
    """Return family names that come first, with their capital ("Kim", "Xi")."""
    return frozenset(_KOREAN.split()) | chinese_families()


@cache
def chinese_families() -> frozenset[str]:
    """Return the Chinese ones among them, behind which one word makes the name ("Wang Yi")."""
    return frozenset(_CHINESE.split())


@cache
def body_words() -> frozenset[str]:
    """Return the nouns that name a body when they end a capitalised run."""
    return frozenset(_BODY.split())


@cache
def general_companies() -> frozenset[str]:
    """Return the words behind "General" that make it a company, not an officer ("General Motors")."""
    return frozenset(_GENERAL_COMPANIES)


@cache
def event_words() -> frozenset[str]:
    """Return the nouns that name an occasion."""
    return frozenset(_EVENT.split())


@cache
def document_words() -> frozenset[str]:
    """Return the nouns that name a document."""
    return frozenset(_DOCUMENT.split())


@cache
def facility_words() -> frozenset[str]:
    """Return the nouns that name a building or site."""
    return frozenset(_FACILITY.split())


@cache
def place_words() -> frozenset[str]:
    """Return the nouns that name a stretch of land or water."""
    return frozenset(_PLACE.split())


@cache
def norp_words() -> frozenset[str]:
    """Return words for members of parties, faiths, peoples and regions that belong to no single state."""
    return frozenset(_NORPS.split())


@cache
def calendar_words() -> frozenset[str]:
    """Return capitalised words of dates, which never belong to a name."""
    return frozenset(_CALENDAR.split())
