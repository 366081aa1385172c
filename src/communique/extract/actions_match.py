"""Who stands where around a match of the lexicon: doers and sufferers of a verb, active or passive, and of a noun."""

import re

from communique.extract.actions_clause import Clause, Placed, is_noun, is_passive, is_verb
from communique.extract.actions_guards import (
    has_bare_object,
    is_bare_gerund,
    is_in_name,
    is_purpose,
    light_verb_subjects,
)
from communique.extract.actions_lists import POSSESSIVES, coordinated_right
from communique.extract.actions_roles import after_prepositions, agents, objects, possessors
from communique.extract.actions_subjects import SITES, subjects
from communique.extract.actions_syntax import above, below, hangs_on, has_syntax, head_of
from communique.extract.actions_wording import DAYS, is_beside_object, is_well_formed, takes_name
from communique.ontology import DeedMatch

Roles = tuple[tuple[Placed, ...], tuple[Placed, ...]]

CROWD = frozenset(
    {"protester", "protestor", "demonstrator", "campaigner", "activist", "striker", "marcher", "rioter", "crowd"}
)
WAYS = frozenset({"obj", "mutual", "alone"})  # cells of the lexicon's last column that are no prepositions
DONE_TO_LANDS = frozenset(
    {"ASSAULT", "SANCTION", "RETREAT", "COERCE", "CONCEDE", "AID"}
)  # "the Iraq war" was done to Iraq
SHORT = re.compile(r"[A-Z.]{2,}")  # "US", "U.N.", which stand for adjectives
OF_OWNERS = frozenset(
    {"AID", "SANCTION", "COERCE", "RETREAT", "REJECT", "CONCEDE"}
)  # their object's owner is their target
# Verbs that what moves does as well as what is moved: their past tense after a noun is no passive.
UNAIDED = frozenset(
    {"march", "move", "mass", "gather", "assemble", "withdraw", "redeploy", "deploy", "land", "arrive", "return", "fly",
     "sail", "concentrate", "explode", "detonate", "burn", "retreat", "evacuate"}
)  # fmt: skip
# Verbs whose object is the doer's own: "sent Thai tanks across the river".
SENDING = frozenset(
    {"send", "dispatch", "deploy", "order", "commit", "push", "drive", "fly", "launch", "carry", "conduct", "stage",
     "mount", "wage", "begin", "start", "unleash", "fire", "open", "rain", "hurl", "use", "lob", "pour"}
)  # fmt: skip
MATERIAL = frozenset({"ASSAULT", "COERCE", "AID", "MOBILIZE"})  # of what one accuses another as done
BORDERS = frozenset({"border", "frontier", "boundary", "line"})  # who lies beyond is no partner
# Measures that are the owner's own: "Peru's duties were scrapped".
OF_STATES = frozenset({"duty", "tariff", "sanction", "embargo", "ban", "restriction", "curb", "quota", "blockade"})
# What goes "into" a land without being for its state.
ARMS = frozenset({"arms", "arm", "weapon", "weaponry", "fighter", "ammunition", "rifle", "missile", "explosive"})
# How who is helped stands behind a gift.
HELPING = frozenset({"to", "for", "in", "into", "of", "with", "across", "inside", "throughout"})
OWNING = frozenset({"of", "from"})  # what is named behind these owns the object, or is where it came from
OWNERS_DO = frozenset({"AID", "MOBILIZE"})  # done with what is one's own
OWN_MOVES = frozenset({"withdraw", "troops"})  # whose troops they are does it
NOUN_REACH = 8  # tokens from the noun of a deed to "on", "against" and the like with its target


def find_roles(clause: Clause, match: DeedMatch) -> Roles | None:
    """Return doers and sufferers by their place in the sentence; None where the words tell no deed.

    Doers are empty where the sentence has none in the usual places.
    """
    return _of_verb(clause, match) if match.pattern.kind == "verb" else _of_noun(clause, match)


def is_refusal(clause: Clause, match: DeedMatch) -> bool:
    """Return whether the deed is itself a refusal ("refused to withdraw"), done by refusing."""
    return match.pattern.code == "REJECT" and match.pattern.kind == "verb"


def _of_verb(clause: Clause, match: DeedMatch) -> Roles | None:
    place = match.first
    if (
        (clause.tokens[place].pos == "PROPN" and match.first > 0)
        or not is_verb(clause, place)
        or is_purpose(clause, place)
        or is_bare_gerund(clause, place, is_material=match.pattern.code in MATERIAL)
    ):
        return None
    if match.pattern.code == "PROTEST" and match.last - place == 1 and has_bare_object(clause, match.last):
        return None  # "demonstrated its resolve"
    if not is_well_formed(clause, match) or takes_name(clause, match) or is_beside_object(clause, match):
        return None
    passive = match.turned or is_passive(clause, place)
    if match.turned and not _is_done_to(clause, match):
        return None
    prepositions = [way for way in match.pattern.target if way not in WAYS]
    if passive:
        doers = agents(clause, match.trigger) or _host_left(clause, match)
        sufferers = subjects(clause, place) if "obj" in match.pattern.target and not match.turned else ()
    else:
        doers = subjects(clause, place)
        sufferers = objects(clause, match.trigger) if "obj" in match.pattern.target else ()
        if not sufferers and "obj" in match.pattern.target:
            sufferers = objects(clause, match.last) or _relative_object(clause, doers)
    is_hit = match.pattern.code == "ASSAULT" and not SENDING.intersection(clause.lemmas[place])
    if not passive:
        sufferers = _tied(clause, match, sufferers)
    if match.last > match.trigger and SITES.intersection(clause.lemmas[match.last - 1]):  # "stormed the Omani embassy"
        owners = tuple(p for p in clause.placed if match.trigger <= p.first and p.last <= match.last)
        sufferers = sufferers or owners
    is_owned = match.pattern.code in OF_OWNERS or is_hit or (match.pattern.code == "SUPPORT" and "of" in prepositions)
    if not sufferers and is_owned and match.last > match.trigger and set(prepositions) <= OWNING:
        sufferers = _inside_object(clause, match)  # "seized the Omani tanker in the waters of Peru"
    if not sufferers and prepositions:
        last_word = clause.tokens[match.last - 1].text.lower()
        start = match.last - 1 if last_word in prepositions else match.last
        told = after_prepositions(clause, start, prepositions)
        sufferers = tuple(one for one in _tied(clause, match, told) if one not in doers)
    if not sufferers and match.pattern.code == "AID" and not passive:
        sufferers = _helped(clause, match, doers)
    if not sufferers and match.object is not None and prepositions:  # "travel bans on Chileans were imposed by"
        reach = match.first - match.object - 1
        sufferers = after_prepositions(clause, match.object + 1, prepositions, reach=reach)
    if match.object is not None and (not sufferers or not doers):
        owned, doers = _around_object(clause, match, doers)
        sufferers = sufferers or owned
    if not sufferers and is_owned:  # "froze Argentine assets", "downed a Thai jet"
        sufferers = _inside_object(clause, match)
    elif match.pattern.code == "REQUEST":
        sufferers = tuple(p for p in clause.placed if match.trigger <= p.first and p.last <= match.last) or sufferers
    is_measure = match.object is not None and bool(OF_STATES.intersection(clause.lemmas[match.object]))
    if match.object is not None and is_measure and not doers:
        doers = possessors(clause, match.object)  # "Peru's duties on Chilean wine were scrapped"
    if match.object is not None and not doers and "mutual" in match.pattern.target:
        doers = possessors(clause, match.object)
    if "mutual" in match.pattern.target:
        sufferers = tuple(one for one in sufferers if _is_partner(clause, match, one))
        doers = (*doers, *(p for p in sufferers if p not in doers))
        sufferers = ()
    return doers, tuple(one for one in sufferers if one not in doers)


def _inside_object(clause: Clause, match: DeedMatch) -> tuple[Placed, ...]:
    """Return the parties whose adjective or name stands within the pattern's words, before its noun."""
    inside = (p for p in clause.placed if match.trigger <= p.first < match.last)
    is_border = match.pattern.code == "MOBILIZE"  # "violated its airspace": whose it is suffers
    return tuple(p for p in inside if is_border or clause.words()[p.first] not in POSSESSIVES)


def _is_partner(clause: Clause, match: DeedMatch, one: Placed) -> bool:
    """Return whether the party goes with the deed itself: not Peru of "patrols along the border with Peru"."""
    here: int | None = head_of(clause, one)
    while here is not None and clause.tokens[here].relation == "conj":
        here = above(clause, here)
    over = above(clause, here) if here is not None else None
    if over is None or match.first <= over < match.last:
        return True
    return clause.tokens[over].pos != "NOUN" or not BORDERS.intersection(clause.lemmas[over])


def _helped(clause: Clause, match: DeedMatch, doers: tuple[Placed, ...]) -> tuple[Placed, ...]:
    """Return who is to have the good of a gift by its purpose: "gave millions to pay for schools in Peru"."""
    given = {lemma for lemmas in clause.lemmas[match.first : match.last] for lemma in lemmas}
    ways = frozenset({"to", "for"}) if given & ARMS else HELPING  # arms sent "into" a land are not for its state
    for one in clause.placed:
        is_behind = one.first >= match.last and one not in doers and one.mention.kind in ("place", "norp", "group")
        cases = {clause.words()[step] for step in below(clause, head_of(clause, one), "case")}
        if is_behind and has_syntax(clause, one.first) and cases <= ways and _tied(clause, match, (one,)):
            return coordinated_right(clause, one)
    return ()


def _tied(clause: Clause, match: DeedMatch, parties: tuple[Placed, ...]) -> tuple[Placed, ...]:
    """Return those of `parties` that by syntax hang on the deed, not on another verb behind it."""
    is_gift = match.pattern.code == "AID"
    return tuple(one for one in parties if hangs_on(clause, one, match.first, match.last, is_gift=is_gift))


def _is_done_to(clause: Clause, match: DeedMatch) -> bool:
    """Return whether the noun before the verb is its object: "tanks were sent", not "the troops marched"."""
    token = clause.tokens[match.first]
    if match.pattern.code == "PROTEST":
        return True  # "demonstrators gathered": the pattern's noun is the doer
    if is_passive(clause, match.first) or token.relation.startswith("acl"):
        return True
    return not token.relation and not UNAIDED.intersection(clause.lemmas[match.first])


def _host_left(clause: Clause, match: DeedMatch) -> tuple[Placed, ...]:
    """Return the land that those were told to leave: "were given two days to leave Peru" was Peru's doing."""
    words = clause.words()
    for here in range(match.trigger, min(len(words), match.last + 2)):
        if words[here] in ("leave", "quit") and words[here - 1] == "to":
            return objects(clause, here + 1)
    return ()


def _around_object(
    clause: Clause, match: DeedMatch, doers: tuple[Placed, ...]
) -> tuple[tuple[Placed, ...], tuple[Placed, ...]]:
    """Return (sufferers, doers) of a passive whose object names a party: "Omani assets were frozen by".

    What is sent or withdrawn is its owner's doing ("Chilean tanks were delivered to"), what is frozen is done to him.
    """
    assert match.object is not None
    inside = clause.at(match.object)
    owners = (inside,) if inside is not None else possessors(clause, match.object)
    if match.pattern.code in OWNERS_DO or match.pattern.mode in OWN_MOVES:
        return (), doers or owners
    return (owners if match.pattern.code in OF_OWNERS or "obj" in match.pattern.target else ()), doers


def _of_noun(clause: Clause, match: DeedMatch) -> Roles | None:
    place = match.first
    if not is_noun(clause, place) or is_in_name(clause, match) or _ends_in_verb(clause, match):
        return None
    after = clause.tokens[match.last] if match.last < len(clause.tokens) else None
    is_compound = after is not None and after.pos == "NOUN" and after.text.lower() not in DAYS
    if is_compound and clause.tokens[match.last - 1].pos != "ADP" and "of" not in clause.words()[place : match.last]:
        return None  # "war refugees", "a sanctions bill": another noun is meant
    if match.pattern.code == "PROTEST" and clause.words()[place - 1 : place + 1] == ("in", "protest"):
        return None
    if _is_war_at_large(clause, match) or _is_gerund_of_noun(clause, match):
        return None
    if clause.words()[place] == "wars" and "and" in clause.words()[max(0, place - 3) : place]:
        return None  # "the Afghan and Iraq wars" were not fought between them
    if match.pattern.code == "PROTEST" and CROWD.intersection(clause.lemmas[place]):
        doers: tuple[Placed, ...] = ()
    else:
        doers = (
            possessors(clause, place)
            or _agents_of_noun(clause, match)
            or light_verb_subjects(clause, place, is_protest=match.pattern.code == "PROTEST")
        )
    if not doers and match.pattern.mode in OWN_MOVES:  # "the withdrawal of French troops", "a build-up of forces"
        doers = after_prepositions(clause, match.trigger, ("of",), reach=1)
    prepositions = [way for way in match.pattern.target if way not in WAYS]
    start = match.last - 1 if clause.words()[match.last - 1] in prepositions else match.last  # "a strike on"
    sufferers = after_prepositions(clause, start, prepositions, reach=_end_of_phrase(clause, match.last) + 1)
    sufferers = tuple(one for one in _tied(clause, match, sufferers) if one not in doers)
    if match.pattern.code == "AID" and not sufferers:
        sufferers = _helped(clause, match, doers)
    if "between" in prepositions and "between" in clause.words()[match.last : match.last + 3] and sufferers:
        return sufferers, ()
    return doers, sufferers


def _end_of_phrase(clause: Clause, place: int) -> int:
    """Return how many tokens the noun phrase that goes on at `place` has: a verb ends it, or "by" before a verb."""
    end = place
    while end < min(len(clause.tokens), place + NOUN_REACH):
        if clause.tokens[end].pos in ("VERB", "AUX", "SCONJ") and not clause.words()[end].endswith("ed"):
            break
        end += 1
    return end - place


def _relative_object(clause: Clause, doers: tuple[Placed, ...]) -> tuple[Placed, ...]:
    """Return what "whom", "which" before the doer means: "the inspectors, whom Peru expelled"."""
    words = clause.words()
    if not doers or doers[0].first < 2 or words[doers[0].first - 1] not in ("whom", "which", "that"):
        return ()
    before = doers[0].first - 1
    near = next((p for p in reversed(clause.placed) if p.last <= before and before - p.last <= 1), None)
    return (near,) if near is not None else ()


def _is_war_at_large(clause: Clause, match: DeedMatch) -> bool:
    """Return whether "war" is said without an article or an owner: "prisoners of war", "an act of war", "at war"."""
    here = match.first
    if "war" not in clause.lemmas[here] or match.last - here > 1 or here == 0 or clause.words()[here] != "war":
        return False
    after = clause.words()[match.last : match.last + 1]
    return clause.words()[here - 1] in ("of", "at", "to", "for") and after not in (
        ("between",),
        ("with",),
        ("against",),
    )


def _names_target(clause: Clause, match: DeedMatch, doers: tuple[Placed, ...]) -> bool:
    """Return whether the land before the noun is where or against whom: "the Iraq invasion", "the Russia sanctions".

    An adjective, a possessive or a short form ("US strikes") names the doer.
    """
    if len(doers) != 1 or match.pattern.code not in DONE_TO_LANDS:
        return False
    one = doers[0]
    token = clause.tokens[one.last - 1]
    is_land = one.mention.kind == "place" and token.relation in ("compound", "nmod") and token.pos == "PROPN"
    after = clause.words()[one.last : one.last + 1]
    return is_land and after not in (("'s",), ("’s",), ("'",), ("’",)) and not SHORT.fullmatch(token.text)


def _is_gerund_of_noun(clause: Clause, match: DeedMatch) -> bool:
    """Return whether the word is the -ing form of a noun of the lexicon: "maneuvering" is no manoeuvre."""
    word = clause.words()[match.first]
    return word.endswith("ing") and all((word,) != one[:1] for one in match.pattern.elements[0] or ())


def _ends_in_verb(clause: Clause, match: DeedMatch) -> bool:
    return match.last - match.first > 1 and clause.tokens[match.last - 1].pos == "VERB"  # "a drone | struck"


def _agents_of_noun(clause: Clause, match: DeedMatch) -> tuple[Placed, ...]:
    """Return the doers after "by" that belongs to the noun: not "a ceasefire brokered by Russia"."""
    words = clause.words()
    for here in range(match.last, min(len(words), match.last + 10)):
        if words[here] == "by":
            return agents(clause, here)
        if clause.tokens[here].pos in ("VERB", "AUX", "PUNCT", "SCONJ"):
            return ()
    return ()
