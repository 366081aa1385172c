"""The type that parties and circumstances make of a deed: protesters riot, towns are not confiscated but taken.

The lexicon gives a word one type; who does it to whom decides the rest, as in PLOVER's code book: a ban on another
state's goods is a sanction, soldiers who arrive are mobilized, rescuers who arrive are aid.
"""

from collections.abc import Sequence

from communique.extract.actions_clause import Clause, Placed
from communique.extract.actions_guards import TROOPS
from communique.extract.actions_match import CROWD
from communique.extract.actions_sides import is_side
from communique.lang.forces import armed_nouns
from communique.model import Party, Where
from communique.model.events import Code
from communique.ontology import DeedMatch, lemmas_of

CARRIERS = frozenset({"ship", "plane", "aircraft", "boat", "truck", "lorry", "convoy", "freighter"})
CARGO = frozenset({"ton", "tonne", "food", "medicine", "fuel", "diesel", "milk", "rice", "oxygen", "tent", "blanket"})
CARGO_REACH = 8
DESTROYING = frozenset({"destroy", "explode", "blow"})
MISSIONS = frozenset({"embassy", "consulate", "mission"})
PRIVILEGED = frozenset({"trusted", "preferred", "favoured", "favored", "privileged", "whitelist", "white", "safe"})
EXERCISES = frozenset({"exercise", "drill", "manoeuvre", "maneuver", "wargame", "patrol"})
MEASURES = frozenset({"ban", "restriction", "curb", "limit", "quota"})  # against a state they are sanctions
PROTESTING = frozenset({"protest", "lodge", "file", "deliver", "hand", "send", "make", "boycott"})
TRADING = frozenset({"buy", "purchase", "sell", "import", "export", "trade"})
STATEHOOD = frozenset(
    {"independence", "sovereignty", "statehood", "government", "state", "republic", "authority", "council", "region"}
)
WATERS = frozenset({"sea", "ocean", "pacific", "atlantic", "water", "waters"})
WATER_REACH = 7  # tokens from the verb to the sea that a missile falls into
FUGITIVES = frozenset({"refugee", "migrant", "evacuee", "deserter", "asylum"})
ARRIVING = frozenset({"arrive", "land", "dock", "deploy", "disembark", "anchor", "reach"})
VESSELS = frozenset(
    {"warship", "carrier", "frigate", "destroyer", "submarine", "cruiser", "gunboat", "ship", "jet", "bomber",
     "warplane", "fighter", "aircraft", "helicopter", "battery", "contingent", "peacekeeper", "police", "policeman",
     "mercenary", "instructor", "missile", "interceptor", "drone"}
)  # fmt: skip
RELIEF = frozenset(
    {"rescuer", "rescue", "medic", "doctor", "nurse", "firefighter", "aid", "relief", "convoy", "supply", "vaccine",
     "wheat", "grain", "flour", "hospital"}
)  # fmt: skip


def changed_code(
    clause: Clause,
    match: DeedMatch,
    code: Code,
    actors: Sequence[Party],
    targets: Sequence[Party],
    sufferers: Sequence[Placed],
) -> Code:
    """Return the type that the parties make of a deed of type `code`."""
    told = [*range(match.first, match.last), *(() if match.object is None else (match.object,))]
    words = {lemma for place in told for lemma in clause.lemmas[place]}
    # To storm an embassy is more than to riot.
    is_mission = bool(MISSIONS.intersection(words)) or any(
        MISSIONS.intersection(clause.lemmas[one.last - 1]) for one in sufferers
    )
    if (
        code == "ASSAULT"
        and not is_mission
        and all(CROWD.intersection(lemmas_of(actor.name.split()[-1])) for actor in actors)
    ):
        return "PROTEST"
    is_shot = code == "ASSAULT" and not targets and match.pattern.mode == "heavy-weapons"
    if is_shot and WATERS.intersection(clause.words()[match.trigger : match.last + WATER_REACH]):
        return "MOBILIZE"  # "fired missiles into the sea": a test
    if code == "COERCE" and match.pattern.mode == "seize" and match.last == match.trigger:
        return "ASSAULT" if any(one.mention.kind == "place" for one in sufferers) else code
    if code == "COERCE" and match.pattern.mode in ("ban", "restrict") and MEASURES & words and _is_foreign(targets):
        return "SANCTION"
    is_foe = any(party.country not in {None, *(actor.country for actor in actors)} for party in targets)
    if code == "RETREAT" and match.pattern.mode == "disarm" and is_foe and DESTROYING & words:
        return "ASSAULT"  # who destroys another's tanks gives up none
    carried = {lemma for lemmas in clause.lemmas[match.last : match.last + CARGO_REACH] for lemma in lemmas}
    is_carrier = code == "MOBILIZE" and bool(CARRIERS & words) and match.pattern.kind == "verb"
    if is_carrier and (RELIEF | CARGO) & carried and targets:
        return "AID"  # "sent two ships with wheat to"
    if code == "CONCEDE" and "list" in words and PRIVILEGED.intersection(clause.words()):
        return "SANCTION"  # "dropped Peru from its list of trusted partners"
    if code == "AID" and "border" in words and not FUGITIVES & {lemma for lemmas in clause.lemmas for lemma in lemmas}:
        return "CONCEDE"  # a frontier opened to trade and travel
    sides = [actor for actor in actors if is_side(actor)]
    if code == "MOBILIZE" and EXERCISES & words and len(sides) > 1:
        return "COOPERATE"
    if code == "CONCEDE" and "mutual" in match.pattern.target and len(sides) > 1 and not targets:
        return "COOPERATE"  # "Chile and Peru resumed flights"
    return code


def is_arriving(match: DeedMatch, clause: Clause) -> bool:
    """Return whether the deed is told by a verb of arrival, which anybody can do."""
    is_alone = match.pattern.code == "MOBILIZE" and match.pattern.kind == "verb" and match.object is None
    return is_alone and bool(ARRIVING.intersection(clause.lemmas[match.first])) and match.last - match.first <= 2


def code_of_arrival(clause: Clause, match: DeedMatch, doers: Sequence[Placed]) -> Code | None:
    """Return what the arrival of `doers` is: of soldiers MOBILIZE, of rescuers or supplies AID, of others no deed."""
    places = {place for doer in doers for place in range(doer.first, doer.last)}
    here = match.first - 1
    while here >= 0 and here not in places and clause.tokens[here].pos in ("ADV", "AUX", "VERB", "PART"):
        here -= 1  # "peacekeepers began arriving"
    while here >= 0 and here not in places and clause.tokens[here].pos in ("NOUN", "PROPN", "ADJ"):
        places.add(here)
        here -= 1
    heads = {lemma for place in places for lemma in clause.lemmas[place]}
    if RELIEF & heads:
        return "AID"
    return "MOBILIZE" if heads & (TROOPS | VESSELS | armed_nouns()) else None


def is_at_home(actors: Sequence[Party], targets: Sequence[Party], where: Where | None) -> bool:
    """Return whether those who arrive do so in their own country, or nobody says where."""
    there = {party.country for party in targets} | ({where.country} if where is not None else set())
    return not there - {None} or bool(there & {actor.country for actor in actors} - {None})


def is_own_protest(clause: Clause, match: DeedMatch, doer: Placed) -> bool:
    """Return whether a state or body protests as such: "Manila lodged a protest"; crowds march, states do not."""
    if match.pattern.kind != "verb" or doer.mention.kind == "norp":
        return False
    return bool(PROTESTING.intersection(clause.lemmas[match.first]))


def is_trade(clause: Clause, match: DeedMatch) -> bool:
    """Return whether the deed is buying or selling, which without a day is the ordinary course of trade."""
    return match.pattern.code == "COOPERATE" and bool(TRADING.intersection(clause.lemmas[match.first]))


def is_no_recognition(clause: Clause, match: DeedMatch, actors: Sequence[Party], sufferers: Sequence[Placed]) -> bool:
    """Return whether what is recognised or admitted is no state: "recognise the Armenian genocide"."""
    if match.pattern.code != "SUPPORT" or match.last - match.first > 1:
        return False
    lemmas = clause.lemmas[match.first]
    if {"admit", "readmit"} & set(lemmas) and not any((one.actor or "").startswith("body:") for one in actors):
        return True
    after = [clause.lemmas[one.last] for one in sufferers if one.last < len(clause.tokens)]
    is_adjective = any(
        one.mention.kind == "norp" and clause.tokens[one.last].pos == "NOUN"
        for one in sufferers
        if one.last < len(clause.tokens)
    )
    return is_adjective and not any(STATEHOOD.intersection(found) for found in after)


def is_no_accession(clause: Clause, match: DeedMatch, doers: Sequence[Placed], targets: Sequence[Party]) -> bool:
    """Return whether "join" means something else than becoming a member: "joined the EU in condemning"."""
    if match.pattern.kind != "verb" or not {"join", "accede"}.intersection(clause.lemmas[match.first]):
        return False
    if match.last - match.first > 2 or match.pattern.code != "COOPERATE" or "force" in clause.lemmas[match.last - 1]:
        return False
    words = clause.words()
    is_state = any(doer.mention.kind in ("place", "norp", "group", "org") for doer in doers)
    is_body = any((party.actor or "").startswith("body:") for party in targets)
    after = words[match.last : match.last + 8]
    is_chorus = any(word in ("in", "by") and after[step + 1].endswith("ing") for step, word in enumerate(after[:-1]))
    return not (is_state and is_body) or is_chorus or "talks" in after or "'s" in after or "’s" in after


def _is_foreign(targets: Sequence[Party]) -> bool:
    return any((party.actor or "").startswith("state:") for party in targets)
