"""Read the deed that a match of the lexicon tells: who does it to whom, when and where, and whether it counts.

What counts is the annotation guide's: a doer, a deed, a place in time. Who the doer and the sufferer are by their place
in the sentence says `actions_match`; what it leaves out but makes plain comes from `actions_inferred`.
"""

from collections.abc import Sequence

import msgspec

from communique.extract.actions_clause import Clause, Placed
from communique.extract.actions_codes import (
    changed_code,
    code_of_arrival,
    is_arriving,
    is_at_home,
    is_no_accession,
    is_no_recognition,
    is_own_protest,
    is_trade,
)
from communique.extract.actions_crowd import crowd_of
from communique.extract.actions_guards import (
    is_going_on,
    is_lifted,
    is_mere_travel,
    is_of_troops,
    is_own_business,
    is_possible_only,
    is_troop_march,
    takes_none,
)
from communique.extract.actions_inferred import (
    Scene,
    doers_of_passive,
    own_forces,
    parties_meant,
    place_hit,
    sides_of_conflict,
    states_within,
)
from communique.extract.actions_match import CROWD, find_roles, is_refusal
from communique.extract.actions_parties import (
    country_of_side,
    is_armed,
    is_domestic,
    is_known,
    is_league,
    is_some_states,
)
from communique.extract.actions_sides import as_side, is_one_citizen, is_political, is_side, party_at, unique
from communique.extract.actions_subjects import DECISIONS
from communique.extract.actions_syntax import is_open
from communique.extract.actions_when import (
    DONE,
    contradicts,
    date_before,
    date_near,
    place_near,
    place_of,
    place_struck,
)
from communique.extract.status import status_of
from communique.model import Party, Span, When, Where
from communique.model.events import Code, Status
from communique.ontology import DeedMatch

# Deeds that only a state or a body can do: an office-holder does them for his side.
STATE_DEEDS = frozenset(
    {"ASSAULT", "SANCTION", "MOBILIZE", "COERCE", "AID", "COOPERATE", "RETREAT", "CONCEDE", "SUPPORT"}
)
# Deeds that only states and bodies can do at all.
SIDES_ONLY = frozenset({"MOBILIZE", "SANCTION", "CONCEDE"})
AT_TARGET = frozenset({"ASSAULT", "AID", "MOBILIZE"})  # deeds that happen where their target is
ON_GROUND = frozenset({"ASSAULT", "RETREAT", "MOBILIZE"})  # deeds done to places
OF_PLACES = ON_GROUND | {
    "AID",
    "COERCE",
    "SANCTION",
    "CONCEDE",
    "COOPERATE",
    "SUPPORT",
}  # deeds that strike a state through its towns
TAKING_TOWNS = frozenset({"take", "retake", "enter", "recapture", "capture", "overrun"})
SHARED = frozenset({"ASSAULT", "AID", "AGREE", "SUPPORT", "COOPERATE", "PROTEST"})  # two doers are enough for one
NEEDING = frozenset({"withdraw", "release", "return", None})  # modes of RETREAT that say little without their target
ALONE = frozenset({"PROTEST", "MOBILIZE", "RETREAT"})  # deeds that need no target
# A deed only planned or proposed is mostly a promise or a demand, which are statements; these are announced as events.
ANNOUNCED = frozenset({"PROTEST", "MOBILIZE", "SANCTION"})
OF_FIRMS = frozenset({"AID", "COOPERATE", "ACCUSE", "SUPPORT", "AGREE"})  # deeds that companies do every day
# What is done to a man by name: he is the target, not the state for which he holds an office.
PERSONAL = frozenset({"arrest", "release", "abduct", "assassinate", "execute", "expel", "deport", "seize", "torture"})
# Arms that only the forces of a state have: used at home they tell of a civil war, which is more than a domestic deed.
OF_WAR = frozenset({"aerial", "heavy-weapons", "unconventional"})
# Verbs that are as often said of words or of chance as of arms: only against a state or a body.
AMBIGUOUS = frozenset(
    {
    "aid", "arm", "assist", "attack", "award", "ban", "bar", "battle", "beat", "buy", "capture", "oust", "topple",
    "charge", "decline", "deny", "destroy", "execute", "fight", "finance", "fine", "force", "free", "fund", "hit",
    "honor", "honour", "kill", "occupy", "press", "push", "raid", "recognise", "recognize", "refuse", "release", "sell",
    "shelter", "storm", "strike", "target", "trade", "train", "work",
    }
)  # fmt: skip


LETTING_GO = frozenset({"release", "free"})


class Deed(msgspec.Struct, frozen=True):
    """One telling of a deed. by_verb: told by a verb, not by a noun."""

    code: Code
    mode: str | None
    actors: tuple[Party, ...]
    targets: tuple[Party, ...]
    status: Status
    span: Span
    trigger: Span
    sentence: int
    is_anchored: bool = True  # False: a bare "protests", which tells of a deed only beside a telling of one
    by_verb: bool = True
    verb: str = ""
    when: When | None = None
    new_when: When | None = None  # of a deed put off: to when
    where: Where | None = None


def read_deed(clause: Clause, match: DeedMatch, scene: Scene) -> Deed | None:
    """Return what `match` tells, None where it has no doer or is no deed of politics."""
    roles = find_roles(clause, match)
    if (
        roles is None
        or takes_none(clause, match)
        or is_own_business(clause, match)
        or is_lifted(clause, match)
        or is_possible_only(clause, match)
        or is_open(clause, match.first, match.last, is_noun=match.pattern.kind == "noun")
    ):
        return None
    doers, sufferers = roles
    if not doers:
        doers = doers_of_passive(clause, match)
    code, mode = _code_of(clause, match), match.pattern.mode
    actors = _parties(doers, clause, code, match, scene, is_actor=True)
    targets = _parties(sufferers, clause, code, match, scene, is_actor=False)
    is_on_ground = code in ON_GROUND
    where = place_near(scene.reading, clause, match.first, match.last, is_on_ground=is_on_ground)
    if not actors:
        actors = _doers_besides(clause, match, code, targets, where, scene, is_named=bool(doers))
    if not actors:
        return None
    others = tuple(party for party in targets if party.name not in {actor.name for actor in actors})
    if targets and not others and mode in PERSONAL:
        return None  # "jailed its own ministers"
    targets = others
    if code == "REJECT" and len(targets) == 1 and targets[0].country == country_of_side(actors[0]) is not None:
        targets = ()  # "Pashinyan refused to pull Armenian units out": whose units is not whom he refused
    if not targets and mode == "discontinue":
        targets = _other_side(clause, actors, scene)
    is_civil_war = code == "ASSAULT" and mode in OF_WAR  # "government jets bombed a suburb of Damascus"
    is_civil_war &= any(one.mention.kind in ("place", "org", "norp") for one in sufferers)
    is_pull_out = code == "RETREAT" and mode == "withdraw" and is_of_troops(clause, doers)
    if not targets and not (is_civil_war or is_pull_out or _stands_alone(match, code, actors, where)):
        return None
    code = changed_code(clause, match, code, actors, targets, sufferers)
    if is_arriving(match, clause):
        found = code_of_arrival(clause, match, doers)
        if found is None or is_at_home(actors, targets, where):
            return None
        code = found
    if not _is_fitting(clause, match, code, sufferers, targets):
        return None
    if code == "COOPERATE" and clause.words()[match.last : match.last + 1] == ("to",):
        return None  # "joined forces to bomb": the deed is the second verb's
    if code in OF_FIRMS and not any(is_known(party) for party in (*actors, *targets)):
        return None  # what firms and clubs do to each other
    if is_trade(clause, match) and date_near(scene.reading, clause, match.first) is None:
        return None  # "Peru imports its oil from Chile"
    if code in SIDES_ONLY and not any(is_side(party) or is_league(party) for party in actors):
        return None
    if is_domestic(actors, targets) and code != "PROTEST" and not (code == "ASSAULT" and mode in OF_WAR):
        return None
    if (
        _is_ambiguous(clause, match, targets)
        or is_no_accession(clause, match, doers, targets)
        or is_no_recognition(clause, match, actors, sufferers)
        or is_troop_march(clause, match, doers)
        or is_mere_travel(clause, match, doers)
    ):
        return None
    trigger = clause.span(match.first, match.trigger)
    status = _status(clause, match, code, trigger, scene)
    if status is None:
        return None
    first = min([match.first, *(p.first for p in doers), *(p.first for p in sufferers)])
    last = max([match.last, *(p.last for p in doers), *(p.last for p in sufferers)])
    when = date_near(scene.reading, clause, match.first)
    if when is None and status in DONE and match.pattern.kind == "verb":
        when = date_before(scene.reading, clause, match.first)
    if when is not None and contradicts(status, when, scene.document):
        when = None
    if code in AT_TARGET:
        struck = place_struck(scene.reading, clause, sufferers) if is_on_ground else None
        where = struck or place_of(targets, sufferers) or where
    elif is_on_ground:
        where = place_struck(scene.reading, clause, sufferers) or where
    by_verb = match.pattern.kind == "verb"
    is_of_crowd = bool(CROWD.intersection(clause.lemmas[match.first]))  # "an old protester": who, not what he did
    return Deed(
        code=code,
        mode=mode,
        actors=actors,
        targets=targets,
        status=status,
        span=clause.span(first, last),
        trigger=trigger,
        sentence=clause.index,
        is_anchored=by_verb or code != "PROTEST" or (bool(targets or when or where or doers) and not is_of_crowd),
        by_verb=by_verb,
        verb=clause.lemmas[match.first][0],
        when=None if status == "cancelled" else when,
        new_when=when if status == "cancelled" else None,
        where=where,
    )


def _code_of(clause: Clause, match: DeedMatch) -> Code:
    code: Code = match.pattern.code  # type: ignore[assignment]
    is_spared = code == "CONCEDE" and "exempt" in clause.lemmas[match.first]
    if is_spared and {"not", "n't", "never"} & set(clause.words()[max(0, match.first - 3) : match.first]):
        return "SANCTION"  # "decided not to exempt Japan": the measure holds
    return code


def _is_fitting(
    clause: Clause, match: DeedMatch, code: Code, sufferers: Sequence[Placed], targets: Sequence[Party]
) -> bool:
    """Return whether the object is of the kind that the verb can do this to: towns are taken, lands are left."""
    if match.last != match.trigger and "from" not in clause.words()[match.trigger : match.last]:
        return True
    if code == "ASSAULT" and "capture" in clause.lemmas[match.first] and not match.pattern.target[1:]:
        people = [one for one in sufferers if one.mention.kind in ("anonymous", "person", "role")]
        if people and not any(one.mention.kind == "place" for one in sufferers):
            return False  # soldiers are captured as prisoners, which is COERCE
    if code == "ASSAULT" and TAKING_TOWNS.intersection(clause.lemmas[match.first]):
        return any(one.mention.kind == "place" for one in sufferers) or any(is_side(party) for party in targets)
    if code == "RETREAT" and match.pattern.mode == "withdraw" and match.pattern.kind == "verb" and targets:
        return any(
            party.actor is not None and party.actor.startswith(("state:", "place:", "geo:")) for party in targets
        )
    return True


def _doers_besides(
    clause: Clause,
    match: DeedMatch,
    code: Code,
    targets: Sequence[Party],
    where: Where | None,
    scene: Scene,
    *,
    is_named: bool,
) -> tuple[Party, ...]:
    """Return the doers that stand in no place of the verb or noun: a crowd, government forces, both sides of a war."""
    if code == "PROTEST":
        crowd = crowd_of(clause, match, scene.document)
        return (crowd,) if crowd is not None else ()
    if code != "ASSAULT" or is_named:
        return ()
    country = where.country if where is not None else None
    return own_forces(clause, match, targets, country, scene) or sides_of_conflict(clause, match, scene)


def _stands_alone(match: DeedMatch, code: Code, actors: Sequence[Party], where: Where | None) -> bool:
    """Return whether the deed says enough without whom it was done to."""
    mode = match.pattern.mode
    if mode == "withdraw" and code == "RETREAT" and "alone" not in match.pattern.target:
        return where is not None  # "pulled out of the pact": nothing was occupied
    if "alone" in match.pattern.target:
        return any(is_side(party) or is_armed(party) or is_league(party) for party in actors)
    if mode == "ceasefire" and match.pattern.kind == "noun" and len(actors) == 1:
        return False  # "Ukraine ceasefire": where it holds, not who holds it
    if code == "ASSAULT" and where is not None and match.pattern.kind == "verb":
        return True
    is_mutual = len(actors) > 1 and (code in SHARED or "mutual" in match.pattern.target)
    is_refused = code == "REJECT" and (match.turned or match.last - match.first > 1)  # "vetoed the draft resolution"
    return is_mutual or is_refused or (code in ALONE and mode not in NEEDING)


def _status(clause: Clause, match: DeedMatch, code: Code, trigger: Span, scene: Scene) -> Status | None:
    """Return how far the deed came, None where it is only spoken of."""
    status = status_of(scene.reading, clause.index, trigger)
    if is_going_on(clause, match) and status == "held":
        status = "ongoing"
    if DECISIONS & {lemma for lemmas in clause.lemmas[max(0, match.first - 4) : match.first] for lemma in lemmas}:
        status = "held"  # "the decision not to exempt": taken
    if is_refusal(clause, match) and status == "refused":
        status = "held"
    if code == "PROTEST" and status == "held" and match.pattern.kind == "verb" and "call" in clause.lemmas[match.first]:
        status = "planned"  # "called a rally": it is still to come
    if status == "cancelled" and code == "PROTEST":
        return None  # "cancelled for fear of protests"
    if status in ("proposed", "refused"):
        return None
    if status == "denied" and not any("deny" in lemmas or "denial" in lemmas for lemmas in clause.lemmas):
        return None  # "rather than agreeing to disarm": nobody said that it was done
    is_called_planned = "planned" in clause.words()[max(0, match.first - 3) : match.first]
    if status == "planned" and match.pattern.kind == "noun" and code in SIDES_ONLY and not is_called_planned:
        return None  # "promised mass mobilization"
    if status == "planned" and code not in ANNOUNCED and _is_told(clause, match, scene):
        return None
    return status


def _is_told(clause: Clause, match: DeedMatch, scene: Scene) -> bool:
    """Return whether the deed stands in what somebody says: a plan there is a promise, which is a statement."""
    here = clause.tokens[match.first].span
    return any(part.contains(here) for told in scene.reading.attributions for part in told.content)


def _is_ambiguous(clause: Clause, match: DeedMatch, targets: Sequence[Party]) -> bool:
    verb = clause.tokens[match.first].lemma.lower() or clause.lemmas[match.first][0]
    if verb in LETTING_GO and match.last - match.first == 1:  # "an email released as part of": papers are let go too
        return not all(party.actor is not None or is_armed(party) for party in targets)
    return (
        verb in AMBIGUOUS
        and match.last - match.first == 1
        and match.pattern.mode not in PERSONAL
        and not all(is_side(party) or is_armed(party) or is_some_states(party) for party in targets)
    )


def _parties(
    placed: Sequence[Placed], clause: Clause, code: str, match: DeedMatch, scene: Scene, *, is_actor: bool
) -> tuple[Party, ...]:
    """Return those of `placed` that can act in politics, as the sides that do such a deed."""
    reading, document, directory = scene.reading, scene.document, scene.directory
    mode = match.pattern.mode
    parties: list[Party] = []
    for one in placed:
        if is_actor and one.mention.kind == "norp" and is_one_citizen(one, clause):
            continue
        hit = place_hit(one, clause, scene) if code in ON_GROUND and not is_actor else None
        party = hit or party_at(one, clause, reading, document, directory, is_target=not is_actor and code in OF_PLACES)
        several = states_within(one, clause, scene)
        is_open = party is None or (party.actor is None and party.name.islower())
        is_open |= one.mention.kind == "group" and (one.mention.actor or "").startswith("local:")
        meant = parties_meant(one, clause, scene) if is_open and code != "PROTEST" else ()
        meant = several or meant or ((party,) if party is not None else ())
        for found in meant:
            is_man = not is_actor and mode in PERSONAL and (found.actor or "").startswith(("person:", "local:"))
            is_man &= one.mention.kind in ("person", "role")
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


def _other_side(clause: Clause, actors: Sequence[Party], scene: Scene) -> tuple[Party, ...]:
    """Return the one other state or body of the sentence: with whom ties were cut when the text does not repeat it."""
    named = [
        party_at(p, clause, scene.reading, scene.document, scene.directory)
        for p in clause.placed
        if p.mention.kind != "pronoun"
    ]
    sides = unique(as_side(party, scene.reading, directory=scene.directory) for party in named if party is not None)
    others = [party for party in sides if is_side(party) and party.actor not in {actor.actor for actor in actors}]
    return tuple(others) if len(others) == 1 else ()
