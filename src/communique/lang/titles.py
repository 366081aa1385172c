"""English titles, roles and groups: the nouns by which news calls people without naming them.

A role phrase is any run of modifiers that ends in a role noun ("deputy foreign minister", "secretary general", "chief
of staff"); what the fixed phrases lack is put together from modifiers and nouns.
"""

from collections.abc import Mapping
from functools import cache

_HONORIFICS = """
mr m; mr. m; messrs m; messrs. m; mrs f; mrs. f; ms f; ms. f; miss f; mme f; mme. f; madame f; madam f; sir m; dame
f; lord m; lady f; baroness f;
baron m; count m; countess f; duke m; duchess f; dr -; dr. -; prof -; prof. -; rev -; rev. -; fr. m; sheikh m; sheik
m; imam m;
ayatollah m; mullah m; rabbi m; emir m; king m; queen f; prince m; princess f; pope m; sultan m; emperor m; empress
f; gen -; gen. -; maj -; maj. -;
lt -; lt. -; col -; col. -; adm -; adm. -; sen -; sen. -; rep -; rep. -; gov -; gov. -; capt -; capt. -; sgt -; sgt.
-; brig -; brig. -;
cardinal m; archbishop m; patriarch m; hon -; hon. -; herr m; frau f; monsieur m; señor m; crown -; comrade -; pm -;
saint -; st. -
"""

# Nouns that head a role.
_ROLES = """
chief head leader boss president chairman chairwoman chairperson chair secretary-general secretary director
general-secretary chieftain supremo minister premier spokesman spokeswoman spokesperson press-secretary
representative press-officer press-attaché envoy ambassador emissary mediator negotiator special-representative
legate intermediary go-between nuncio head-of-state strongman incumbent chief-executive president-elect autocrat
prime-minister head-of-government chancellor taoiseach pm king queen emir sultan emperor monarch prince pope pontiff
sheikh shah empress sovereign commander general admiral colonel marshal commander-in-chief captain major lieutenant
brigadier field-marshal diplomat chargé consul attaché consul-general high-commissioner undersecretary
under-secretary official aide adviser advisor officer functionary bureaucrat apparatchik staffer counsel lawmaker
legislator senator congressman congresswoman mp deputy parliamentarian speaker member whip councillor councilor
delegate expert analyst scholar researcher professor academic fellow scientist specialist historian economist
commentator observer pundit strategist correspondent reporter journalist editor columnist author writer blogger
anchor host presenter broadcaster cleric bishop archbishop patriarch cardinal imam ayatollah priest pastor activist
campaigner dissident protester organizer organiser advocate politician candidate statesman nominee frontrunner
challenger lawyer attorney prosecutor judge justice attorney-general solicitor magistrate mayor governor
commissioner vice-president vice-premier administrator ombudsman inspector auditor treasurer executive banker
businessman businesswoman entrepreneur tycoon billionaire ceo manager founder co-founder owner veteran successor
predecessor counterpart colleague father son daughter wife husband brother sister widow opponent rival supporter
ally spy suspect soldier doctor physician witness coordinator warlord rebel militant dictator ruler
chargé-d'affaires rapporteur inspector-general sheriff constable detective superintendent warden coroner chamberlain
sergeant corporal commodore
"""

_MODIFIERS = """
prime foreign defence defense interior home finance trade economy economics economic energy oil gas justice health
education culture sports sport labour labor agriculture transport transportation tourism environment environmental
information communications telecommunications emergency emergencies development planning industry commerce
commercial treasury budget police military armed army naval navy air force forces intelligence security national
state federal regional local municipal deputy vice assistant associate first second third acting interim caretaker
former ex ex- late then then- outgoing incoming new newly elected appointed designate special chief senior junior
top leading veteran high permanent official press public political parliamentary presidential royal executive
general supreme principal personal private lead nuclear arms disarmament peace climate human rights affairs
international external european eu un nato joint co chairman's opposition rebel separatist ruling majority minority
party long-time longtime retired disgraced ousted deposed exiled influential powerful hardline hard-line moderate
reformist conservative liberal democratic republican left-wing right-wing far-right far-left hard-left centre-left
center-left centre-right center-right independent under parliament house senate congressional cabinet government
visiting touring mediating
kremlin pentagon embassy union council commission alliance spiritual religious paramount de facto self-proclaimed
so-called current present previous longest-serving youngest sitting legendary trade's foreign-policy policy
relations media communication campaign program programme project mission delegation task operations strategic
missile weapons atomic humanitarian aid refugee migration counter-terrorism counterterrorism anti-terrorism terror
monetary banking bank central fund reserve research science technology space finance-ministry church muslim cyber
drug border customs tax election electoral veterans veterans' women's youth
fisheries fishing fishery irrigation water waters forestry forests mining mines mineral minerals petroleum natural
resources electricity rural community social welfare pensions employment manpower housing infrastructure roads
railway railways aviation maritime shipping ports digital innovation technologies families family gender equality
minorities minority diaspora emigration immigration overseas territories cooperation co-operation reconciliation
integration investment investments industries industrial privatisation privatization antiquities heritage arts livestock
food supply religious tribal pilgrimage consumer homeland commonwealth nationalities procurement armaments
"""

# Role phrases of several words whose last word is not the head, or that are a head only together.
_PHRASES = """
secretary of state; secretary of defense; secretary of defence; secretary of the treasury; secretary of commerce;
secretary of energy; secretary general;
secretary-general; general secretary; secretary of homeland security; secretary for foreign and commonwealth
affairs; under secretary of state;
undersecretary of state; under-secretary-general; under secretary general; undersecretary general; deputy secretary
of state;
assistant secretary of state; assistant secretary of defense; assistant secretary general; assistant
secretary-general; deputy secretary general;
deputy secretary-general; minister of foreign affairs; minister for foreign affairs; minister of external affairs;
minister of defence;
minister of defense; minister of finance; minister of the interior; minister of interior; minister of state;
minister for europe;
minister of justice; minister of trade; minister of economy; minister of energy; minister of health; minister of
economic development;
foreign affairs minister; external affairs minister; foreign and defence minister; foreign and defense minister;
head of state;
head of government; head of delegation; head of mission; chief of staff; chief of the general staff; chief of
general staff; chief of defence;
chief of defense; chairman of the joint chiefs of staff; joint chiefs chairman; commander in chief;
commander-in-chief; chief of mission;
national security adviser; national security advisor; press secretary; attorney general; surgeon general; director
general; director-general;
chargé d'affaires; charge d'affaires; high representative; high commissioner; special representative; special envoy;
special adviser; special rapporteur;
member of parliament; member of congress; supreme allied commander; supreme allied commander europe; first lady;
vice president; vice-president;
vice chairman; vice-chairman; vice premier; vice-premier; deputy head; governor general; governor-general;
president-elect; prime minister-designate;
prime minister; crown prince; supreme leader; quartet representative; opposition leader; guardian council; first
deputy; state secretary;
foreign secretary; home secretary; defence secretary; defense secretary; treasury secretary; commerce secretary;
energy secretary; party secretary;
political director; foreign policy chief; state councilor; state councillor; permanent representative; defense
chief; defence chief; human rights chief;
chancellor of the exchequer; speaker of the house; house speaker; parliament speaker; speaker of parliament; leader
of the opposition;
majority leader; minority leader; chief executive officer; chief executive; managing director; personal envoy;
interim leader; party leader
"""

# Nouns for people taken together, without a name: (noun, mention kind)
_ANONYMOUS = """
official officials diplomat diplomats analyst analysts expert experts source sources observer observers critic
critics aide aides adviser advisers advisor advisors commentator commentators reporter reporters journalist
journalists witness witnesses activist activists protester protesters protestor protestors demonstrator
demonstrators campaigner campaigners lawmaker lawmakers politician politicians spokesperson economist economists
insider insiders scholar scholars researcher researchers historian historians supporter supporters opponent
opponents people many some others several most few negotiator negotiators investigator investigators prosecutor
prosecutors lawyer lawyers resident residents scientist scientists commander commanders militant militants rebel
rebels guerrilla guerrillas guerilla guerillas soldier soldiers troops fighter fighters insurgent insurgents
separatist separatists man woman boy girl
victim student gunman gunmen delegate delegates senator senators ambassador ambassadors envoy envoys minister
ministers leader leaders authority authorities eyewitness eyewitnesses person trader traders investor investors
"""

_GROUP = """
sides parties states countries nations governments allies members partners powers capitals neighbours neighbors
republics delegations presidents leaders ministers heads counterparts premiers rivals foes enemies adversaries trio
pair duo two three both side party country nation government state opposition coalition delegation regime
administration authorities alliance bloc union rebels troops forces army military police people public parliament
cabinet team mission council commission committee court ministry embassy office agency organization organisation
company guerrillas guerillas insurgents militants separatists movements factions groups militias juntas armies
guarantors signatories claimants belligerents contenders men women clans tribes blocs unions institutions
organisations organizations quartet foursome
"""

# noun: the nouns of a title for which it may stand in a later sentence ("the diplomat" for a spokesman).
_STANDS_FOR = """
diplomat: minister spokesman spokeswoman spokesperson envoy ambassador representative negotiator secretary official
official: spokesman spokeswoman minister deputy secretary director representative envoy
minister: minister secretary
leader: president premier minister chancellor leader king chairman
chief: secretary chief head director representative president commander minister chairman commissioner
head: secretary head chief director chairman president leader
boss: secretary head chief director chairman president
envoy: envoy ambassador representative emissary
ambassador: ambassador envoy representative
representative: representative envoy spokesman spokeswoman spokesperson ambassador
spokesman: spokesman spokesperson secretary
spokeswoman: spokeswoman spokesperson secretary
spokesperson: spokesman spokeswoman spokesperson secretary
premier: premier
secretary: secretary
politician: minister premier president leader senator lawmaker mp mayor deputy candidate
lawmaker: lawmaker senator mp deputy congressman congresswoman representative
general: general commander
commander: general commander admiral chief
expert: expert analyst professor fellow researcher director
analyst: expert analyst professor fellow researcher
"""

_FEMALE_ROLES = """
woman girl lady aunt spokeswoman chairwoman congresswoman businesswoman queen princess empress duchess countess
baroness wife mother daughter sister widow actress stateswoman alderwoman councilwoman
"""
_MALE_ROLES = """
man boy uncle spokesman chairman congressman businessman king prince emperor emir sultan pope pontiff father son
husband brother statesman alderman councilman imam ayatollah cardinal archbishop patriarch
"""


@cache
def honorifics() -> Mapping[str, str | None]:
    """Return honorific -> gender (`male`, `female` or None), lower case."""
    found: dict[str, str | None] = {}
    for entry in _HONORIFICS.replace("\n", " ").split(";"):
        word, gender = entry.split()
        found[word] = {"m": "male", "f": "female"}.get(gender)
    return found


@cache
def role_nouns() -> frozenset[str]:
    """Return the nouns that head a role, plurals included, those with hyphens also as words apart."""
    nouns = {form for noun in _ROLES.split() for form in (noun, noun.replace("-", " "))}
    return frozenset(nouns | {plural_of(noun) for noun in nouns})


@cache
def role_modifiers() -> frozenset[str]:
    """Return the words that may stand before a role noun as part of the title."""
    return frozenset(_MODIFIERS.split())


@cache
def role_phrases() -> Mapping[tuple[str, ...], str]:
    """Return words of a fixed role phrase -> its head noun, singular and plural."""
    found: dict[tuple[str, ...], str] = {}
    for phrase in _PHRASES.replace("\n", " ").split(";"):
        words = phrase.split()
        if not words:
            continue
        head = _head_of(words)
        found[tuple(words)] = head
        at = words.index(head)
        found[(*words[:at], plural_of(head), *words[at + 1 :])] = plural_of(head)
    return found


def _head_of(words: list[str]) -> str:
    """Return the head noun: the last role noun before "of" or "for"; "general" after "secretary" or "director" is
    none.
    """
    for at, word in enumerate(words):
        if at and word in ("of", "for", "to", "in"):
            words = words[:at]
            break
    nouns = [word for word in words if word in role_nouns() and not (word == "general" and len(words) > 1)]
    return nouns[-1] if nouns else words[-1]


@cache
def anonymous_nouns() -> frozenset[str]:
    """Return the nouns for people whom a text leaves unnamed ("officials", "analysts")."""
    return frozenset(_ANONYMOUS.split())


@cache
def group_nouns() -> frozenset[str]:
    """Return the nouns for parties taken together or named by kind alone ("the two sides", "the government")."""
    return frozenset(_GROUP.split())


@cache
def other_nouns() -> Mapping[str, frozenset[str]]:
    """Return noun -> the nouns of a title for which it may stand."""
    found: dict[str, set[str]] = {}
    for line in filter(None, _STANDS_FOR.splitlines()):
        noun, others = line.split(":")
        found.setdefault(noun, set()).update(others.split())
    return {noun: frozenset(others) for noun, others in found.items()}


@cache
def gendered_roles() -> Mapping[str, str]:
    """Return role noun -> gender where the noun tells it."""
    return dict.fromkeys(_FEMALE_ROLES.split(), "female") | dict.fromkeys(_MALE_ROLES.split(), "male")


def plural_of(noun: str) -> str:
    """Return the regular plural of a role noun ("spokesman" -> "spokesmen"); fixed for those in -s."""
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith(("s", "ch", "sh", "x")):
        return noun + "es" if not noun.endswith("s") else noun
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    if noun == "secretary-general":
        return "secretaries-general"
    return noun + "s"


def singular_of(noun: str) -> str:
    """Undo `plural_of` for role nouns; other words come back unchanged."""
    if noun.endswith("men") and len(noun) > 3:
        return noun[:-3] + "man"
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith("ches"):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith("ss"):
        return noun[:-1]
    return noun
