"""Name the parties of a deed: who in the places of doer and sufferer acts in politics, and as whose side."""

from collections.abc import Sequence

from communique.extract.actions_clause import Clause, Placed
from communique.extract.actions_codes import is_own_protest
from communique.extract.actions_crowd import crowd_of
from communique.extract.actions_inferred import (
    Scene,
    own_forces,
    parties_meant,
    place_hit,
    sides_of_conflict,
    states_within,
)
from communique.extract.actions_pronouns import is_answered, is_of_things
from communique.extract.actions_sides import as_side, is_one_citizen, is_political, is_side, party_at, unique
from communique.extract.actions_subjects import SITES
from communique.lang.meeting import ENVOYS
from communique.model import Mention, Party, When, Where
from communique.model.events import Code
from communique.ontology import DeedMatch

# Deeds that only a state or a body can do: an office-holder does them for his side.
STATE_DEEDS = frozenset(
    {"ASSAULT", "SANCTION", "MOBILIZE", "COERCE", "AID", "COOPERATE", "RETREAT", "CONCEDE", "SUPPORT"}
)
ON_GROUND = frozenset({"ASSAULT", "RETREAT", "MOBILIZE"})  # deeds done to places
FORCEFUL = frozenset({"ASSAULT", "COERCE"})  # no embassy or hotel does these
OF_PLACES = ON_GROUND | {
    "AID",
    "COERCE",
    "SANCTION",
    "CONCEDE",
    "COOPERATE",
    "SUPPORT",
}  # deeds that strike a state through its towns
# A state's name before these tells what they are about; nothing is done to the state by what is done to them.
MATTERS = frozenset(
    {"movement", "issue", "question", "problem", "policy", "cause", "lobby", "debate", "solidarity", "hawk", "expert",
     "correspondent", "analyst", "investigation", "probe", "inquiry", "scandal", "summit", "film", "book", "language"}
)  # fmt: skip
# What is done to a man by name: he is the target, not the state for which he holds an office.
PERSONAL = frozenset({"arrest", "release", "abduct", "assassinate", "execute", "expel", "deport", "seize", "torture"})


def name_parties(
    placed: Sequence[Placed], clause: Clause, code: str, match: DeedMatch, scene: Scene, *, is_actor: bool
) -> tuple[Party, ...]:
    """Return those of `placed` that can act in politics, as the sides that do such a deed."""
    reading, document, directory = scene.reading, scene.document, scene.directory
    mode = match.pattern.mode
    parties: list[Party] = []
    for one in placed:
        if not is_actor and code == "SANCTION" and mode == "withdraw":
            one = _posted_to(one, clause, scene)
        if is_actor and one.mention.kind == "norp" and is_one_citizen(one, clause):
            continue
        if is_actor and code in FORCEFUL and _is_site(one, clause):
            continue  # "the blasts at the embassies, which killed"
        if is_actor and is_answered(one, clause):
            continue
        if not is_actor and (is_of_things(one, clause) or _is_of_matter(one, clause)):
            continue
        hit = place_hit(one, clause, scene) if code in ON_GROUND and not is_actor else None
        party = hit or party_at(one, clause, reading, document, directory, is_target=not is_actor and code in OF_PLACES)
        several = states_within(one, clause, scene)
        is_open = party is None or (party.actor is None and party.name.islower())
        is_open |= one.mention.kind == "group" and (one.mention.actor or "").startswith("local:")
        is_meant = is_open and (code != "PROTEST" or not is_actor)
        meant = parties_meant(one, clause, scene, is_target=not is_actor) if is_meant else ()
        meant = several or meant or ((party,) if party is not None else ())
        for found in meant:
            is_man = not is_actor and mode in PERSONAL and (found.actor or "").startswith(("person:", "local:"))
            is_man &= one.mention.kind in ("person", "role") and not (mode == "expel" and _is_envoy(one, document.text))
            if code == "PROTEST" and not is_actor and (found.actor or "").startswith("body:"):
                found = as_side(found, reading, directory=directory)  # the police are the state's
            if found.actor is not None and not is_man and (code in STATE_DEEDS or (not is_actor and code != "PROTEST")):
                found = as_side(found, reading, directory=directory)
            is_one = one.mention.kind == "person" or (found.actor or "").startswith("person:")
            is_firm = one.mention.kind == "org" and not is_side(found)
            if code == "PROTEST" and is_actor and (is_one or is_firm):
                continue  # one man makes no demonstration, nor a company
            if code == "PROTEST" and is_actor and is_side(found) and not is_own_protest(clause, match, one):
                continue  # "Britons plan to protest": a crowd, not the state
            if is_man or is_political(found, reading, directory) or (code == "PROTEST" and is_actor):
                parties.append(found)
    return unique(parties)


def other_side(clause: Clause, actors: Sequence[Party], scene: Scene) -> tuple[Party, ...]:
    """Return the one other state or body of the sentence: with whom ties were cut when the text does not repeat it."""
    named = [
        party_at(p, clause, scene.reading, scene.document, scene.directory)
        for p in clause.placed
        if p.mention.kind != "pronoun"
    ]
    sides = unique(as_side(party, scene.reading, directory=scene.directory) for party in named if party is not None)
    others = [party for party in sides if is_side(party) and party.actor not in {actor.actor for actor in actors}]
    return tuple(others) if len(others) == 1 else ()


def doers_besides(
    clause: Clause,
    match: DeedMatch,
    code: Code,
    targets: Sequence[Party],
    where: Where | None,
    scene: Scene,
    *,
    is_named: bool,
    is_of_many: bool,
) -> tuple[Party, ...]:
    """Return the doers that stand in no place of the verb or noun: a crowd, government forces, both sides of a war."""
    if code == "PROTEST" and is_named and not is_of_many:
        return ()  # "Mr. Rojas protested"
    if code == "PROTEST":
        crowd = crowd_of(clause, match, scene.document)
        return (crowd,) if crowd is not None else ()
    if code != "ASSAULT" or is_named:
        return ()
    country = where.country if where is not None else None
    return own_forces(clause, match, targets, country, scene) or sides_of_conflict(clause, match, scene)


def _posted_to(placed: Placed, clause: Clause, scene: Scene) -> Placed:
    """Return the land to which an envoy that the reader marked as a whole is posted: "its ambassador to Peru"."""
    words = clause.words()
    for mention in scene.reading.mentions:
        if mention.sentence != clause.index or mention.kind != "place" or mention.span == placed.mention.span:
            continue
        inside = [p for p in range(placed.first, placed.last) if clause.tokens[p].span.overlaps(mention.span)]
        if inside and "to" in words[placed.first : inside[0]]:
            return Placed(mention, inside[0], inside[-1] + 1)
    return placed


def _is_envoy(placed: Placed, text: str) -> bool:
    """Return whether the man is told as an envoy, whose expulsion is aimed at those who sent him."""
    return not ENVOYS.isdisjoint(placed.mention.span.of(text).lower().replace("’", "'").split())


def _is_site(placed: Placed, clause: Clause) -> bool:
    """Return whether the party is a building: "the embassies in Peru and Chile"."""
    return any(SITES.intersection(clause.lemmas[place]) for place in range(placed.first, placed.last))


def _is_of_matter(placed: Placed, clause: Clause) -> bool:
    """Return whether the name only tells what a matter is about: "cracked down on the Peru movement"."""
    if placed.mention.kind not in ("place", "norp") or placed.last >= len(clause.tokens):
        return False
    is_adjective = clause.tokens[placed.last - 1].relation in ("compound", "amod")
    return is_adjective and bool(MATTERS.intersection(clause.lemmas[placed.last]) or _is_solidarity(placed, clause))


def _is_solidarity(placed: Placed, clause: Clause) -> bool:
    after = clause.lemmas[placed.last + 1] if placed.last + 1 < len(clause.tokens) else ()
    return clause.tokens[placed.last].pos in ("NOUN", "ADJ") and bool(MATTERS.intersection(after))


def is_out_of_office(mention: Mention, when: When | None, scene: Scene) -> bool:
    """Return whether a man held no office on the day of the report nor of the deed: what he did was his own doing."""
    directory, day = scene.directory, scene.document.publication_day()
    if mention.kind not in ("person", "pronoun") or mention.actor is None or day is None:
        return False
    if not mention.actor.startswith("person:") or not directory.tenures_of(mention.actor):
        return False
    days = (day,) if when is None else (day, when.start)
    return not any(directory.tenures_of(mention.actor, one) for one in days)
