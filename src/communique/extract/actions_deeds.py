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
    is_trade,
)
from communique.extract.actions_confidence import signs_of
from communique.extract.actions_guards import (
    is_accident,
    is_lifted,
    is_mere_travel,
    is_of_troops,
    is_own_business,
    is_possible_only,
    is_troop_march,
    takes_none,
)
from communique.extract.actions_inferred import Scene, doers_of_passive
from communique.extract.actions_match import CROWD, find_roles
from communique.extract.actions_named import (
    ON_GROUND,
    PERSONAL,
    STATE_DEEDS,
    doers_besides,
    is_out_of_office,
    name_parties,
    other_side,
)
from communique.extract.actions_parties import (
    country_of_side,
    is_armed,
    is_domestic,
    is_known,
    is_league,
    is_some_states,
)
from communique.extract.actions_sides import is_side
from communique.extract.actions_status import SIDES_ONLY, outcome_of, settle_status
from communique.extract.actions_syntax import is_open, object_noun
from communique.extract.actions_when import (
    DONE,
    contradicts,
    date_before,
    date_near,
    place_near,
    place_of,
    place_struck,
)
from communique.lang.forces import group_nouns, organ_nouns
from communique.model import Party, Span, When, Where
from communique.model.events import Code, Status
from communique.ontology import DeedMatch, lemmas_of

AT_TARGET = frozenset({"ASSAULT", "AID", "MOBILIZE"})  # deeds that happen where their target is
TAKING_TOWNS = frozenset({"take", "retake", "enter", "recapture", "capture", "overrun"})
SHARED = frozenset({"ASSAULT", "AID", "AGREE", "SUPPORT", "COOPERATE", "PROTEST"})  # two doers are enough for one
NEEDING = frozenset({"withdraw", "release", "return", None})  # modes of RETREAT that say little without their target
ALONE = frozenset({"PROTEST", "MOBILIZE", "RETREAT"})  # deeds that need no target
OF_FIRMS = frozenset({"AID", "COOPERATE", "ACCUSE", "SUPPORT", "AGREE"})  # deeds that companies do every day
# Arms that only the forces of a state have: used at home they tell of a civil war, which is more than a domestic deed.
OF_WAR = frozenset({"aerial", "heavy-weapons", "unconventional"})
# Verbs that are as often said of words or of chance as of arms: only against a state or a body.
AMBIGUOUS = frozenset(
    {
    "aid", "arm", "assist", "attack", "eliminate", "liquidate", "neutralise", "neutralize",
    "award", "ban", "bar", "battle", "beat", "buy", "capture", "oust", "topple",
    "charge", "decline", "deny", "destroy", "execute", "fight", "finance", "fine", "force", "free", "fund", "hit",
    "honor", "honour", "kill", "occupy", "press", "push", "raid", "recognise", "recognize", "refuse", "release", "sell",
    "shelter", "storm", "strike", "target", "trade", "train", "work",
    }
)  # fmt: skip


FAVOURS = frozenset({"AID", "SUPPORT", "COOPERATE", "CONCEDE"})
AS_REACH = 7  # tokens from "recognised" to "as"
NOTES = frozenset({"lodge", "file", "deliver", "hand", "send"})  # how a state protests to another
# Deeds done to parties; of things the verbs say something else: "freed a statement", "backed the plan".
DONE_TO_MEN = frozenset(
    {"release", "free", "execute", "back", "aid", "assist", "fund", "finance", "arm", "train", "force", "press",
     "push", "charge", "arrest", "detain", "pardon", "oust", "topple", "overthrow", "expel", "admit"}
)  # fmt: skip
PEOPLE = frozenset(
    {"people", "man", "men", "woman", "women", "citizen", "national", "prisoner", "hostage", "captive", "detainee",
     "child", "crew", "fisherman", "fishermen", "tourist", "reporter", "scientist", "person", "hundred", "thousand",
     "dozen", "couple", "contractor", "missionary", "inmate", "suspect", "businessman", "professor", "convict",
     "dictator", "strongman", "minister", "president", "leader", "ship", "vessel", "tanker"}
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
    outcome_of: Span | None = None  # of "shelled the port, killing two": the shelling
    when: When | None = None
    new_when: When | None = None  # of a deed put off: to when
    where: Where | None = None
    signs: frozenset[str] = frozenset()  # see `actions_confidence`


def read_deed(clause: Clause, match: DeedMatch, scene: Scene) -> Deed | None:
    """Return what `match` tells, None where it has no doer or is no deed of politics."""
    roles = find_roles(clause, match)
    if (
        roles is None
        or takes_none(clause, match)
        or is_own_business(clause, match)
        or is_lifted(clause, match)
        or is_possible_only(clause, match)
        or is_open(
            clause,
            match.first,
            match.last,
            is_noun=match.pattern.kind == "noun",
            is_favour=match.pattern.code in FAVOURS,
        )
    ):
        return None
    doers, sufferers = roles
    if is_accident(clause, match, doers):
        return None
    if not doers:
        doers = doers_of_passive(clause, match)
    code, mode = _code_of(clause, match), match.pattern.mode
    actors = name_parties(doers, clause, code, match, scene, is_actor=True)
    targets = name_parties(sufferers, clause, code, match, scene, is_actor=False)
    is_on_ground = code in ON_GROUND
    where = place_near(scene.reading, clause, match.first, match.last, is_on_ground=is_on_ground)
    if not actors:
        is_of_many = any(one.mention.kind not in ("person", "org", "role") for one in doers)
        actors = doers_besides(clause, match, code, targets, where, scene, is_named=bool(doers), is_of_many=is_of_many)
    if not actors:
        return None
    others = tuple(party for party in targets if party.name not in {actor.name for actor in actors})
    if targets and not others and mode in PERSONAL:
        return None  # "jailed its own ministers"
    targets = others
    if code == "REJECT" and len(targets) == 1 and targets[0].country == country_of_side(actors[0]) is not None:
        targets = ()  # "Pashinyan refused to pull Armenian units out": whose units is not whom he refused
    if not targets and mode == "discontinue":
        targets = other_side(clause, actors, scene)
    is_civil_war = code == "ASSAULT" and mode in OF_WAR  # "government jets bombed a suburb of Damascus"
    is_civil_war &= any(one.mention.kind in ("place", "org", "norp") for one in sufferers)
    is_pull_out = code == "RETREAT" and mode == "withdraw" and is_of_troops(clause, doers)
    if not targets and not (is_civil_war or is_pull_out or _stands_alone(match, code, actors, where)):
        return None
    is_of_crowd = all(CROWD.intersection(lemmas_of(actor.name.split()[-1])) for actor in actors)
    if code == "ASSAULT" and match.pattern.kind == "noun" and is_of_crowd:
        return None  # "the activist sought for a shooting"
    is_note = code == "PROTEST" and bool(NOTES.intersection(clause.lemmas[match.first]))
    if is_note and not any(is_side(party) for party in actors):
        return None  # "lawyers sent letters of protest"
    code = changed_code(clause, match, code, actors, targets, sufferers)
    if is_arriving(match, clause):
        found = code_of_arrival(clause, match, doers)
        if found is None or is_at_home(actors, targets, where):
            return None
        code = found
    if not _is_fitting(clause, match, code, doers, sufferers, targets):
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
    status = settle_status(clause, match, code, trigger, scene)
    if status is None:
        return None
    first = min([match.first, *(p.first for p in doers), *(p.first for p in sufferers)])
    last = max([match.last, *(p.last for p in doers), *(p.last for p in sufferers)])
    when = date_near(scene.reading, clause, match.first)
    if when is None and status in DONE and match.pattern.kind == "verb":
        when = date_before(scene.reading, clause, match.first)
    if when is not None and contradicts(status, when, scene.document):
        when = None
    if code in STATE_DEEDS and any(is_out_of_office(one.mention, when, scene) for one in doers):
        return None
    if code in AT_TARGET:
        struck = place_struck(scene.reading, clause, sufferers) if is_on_ground else None
        where = struck or place_of(targets, sufferers) or where
    elif is_on_ground:
        where = place_struck(scene.reading, clause, sufferers) or where
    by_verb = match.pattern.kind == "verb"
    is_marcher = bool(CROWD.intersection(clause.lemmas[match.first]))  # "an old protester": who, not what he did
    return Deed(
        code=code,
        mode=mode,
        actors=actors,
        targets=targets,
        status=status,
        span=clause.span(first, last),
        trigger=trigger,
        sentence=clause.index,
        is_anchored=by_verb or code != "PROTEST" or (bool(targets or when or where or doers) and not is_marcher),
        by_verb=by_verb,
        verb=clause.lemmas[match.first][0],
        outcome_of=outcome_of(clause, match),
        when=None if status == "cancelled" else when,
        new_when=when if status == "cancelled" else None,
        where=where,
        signs=signs_of(clause, match, code, status, doers, sufferers, actors, targets, scene.reading),
    )


def _code_of(clause: Clause, match: DeedMatch) -> Code:
    code: Code = match.pattern.code  # type: ignore[assignment]
    is_spared = code == "CONCEDE" and "exempt" in clause.lemmas[match.first]
    if is_spared and {"not", "n't", "never"} & set(clause.words()[max(0, match.first - 3) : match.first]):
        return "SANCTION"  # "decided not to exempt Japan": the measure holds
    return code


def _is_fitting(
    clause: Clause,
    match: DeedMatch,
    code: Code,
    doers: tuple[Placed, ...],
    sufferers: Sequence[Placed],
    targets: Sequence[Party],
) -> bool:
    """Return whether the object is of the kind that the verb can do this to: towns are taken, lands are left."""
    if match.last != match.trigger and "from" not in clause.words()[match.trigger : match.last]:
        return True
    if code == "ASSAULT" and "capture" in clause.lemmas[match.first] and not match.pattern.target[1:]:
        people = [one for one in sufferers if one.mention.kind in ("anonymous", "person", "role", "pronoun")]
        if people and not any(one.mention.kind == "place" for one in sufferers):
            return False  # soldiers are captured as prisoners, which is COERCE
    if code == "ASSAULT" and TAKING_TOWNS.intersection(clause.lemmas[match.first]):
        return any(one.mention.kind == "place" for one in sufferers) or any(is_side(party) for party in targets)
    if code == "RETREAT" and match.pattern.mode == "withdraw" and match.pattern.kind == "verb" and targets:
        return is_of_troops(clause, doers) or any(
            party.actor is not None and party.actor.startswith(("state:", "place:", "geo:")) for party in targets
        )
    return True


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
        return any(is_side(party) or is_armed(party) for party in actors)  # not "is fighting in the courts"
    is_mutual = len(actors) > 1 and (code in SHARED or "mutual" in match.pattern.target)
    is_refused = code == "REJECT" and (match.turned or match.last - match.first > 1)  # "vetoed the draft resolution"
    return is_mutual or is_refused or (code in ALONE and mode not in NEEDING)


def _is_ambiguous(clause: Clause, match: DeedMatch, targets: Sequence[Party]) -> bool:
    verb = clause.tokens[match.first].lemma.lower() or clause.lemmas[match.first][0]
    is_named_as = verb in ("recognise", "recognize") and "as" in clause.words()[match.last : match.last + AS_REACH]
    if is_named_as and targets:
        return False  # "recognised Ana Rojas as president"
    is_short = match.last - match.first == 1 and match.pattern.kind == "verb" and "obj" in match.pattern.target
    if is_short and verb in DONE_TO_MEN and _is_done_to_things(clause, match.first):
        return True
    if verb in LETTING_GO and match.last - match.first == 1:  # "an email released as part of": papers are let go too
        return not all(party.actor is not None or is_armed(party) for party in targets)
    return (
        verb in AMBIGUOUS
        and match.last - match.first == 1
        and match.pattern.mode not in PERSONAL
        and not all(is_side(party) or is_armed(party) or is_some_states(party) for party in targets)
    )


def _is_done_to_things(clause: Clause, verb: int) -> bool:
    """Return whether the verb's own object names no party: "released a statement", "executed the trades"."""
    noun = object_noun(clause, verb)
    if noun is None or clause.tokens[noun].pos not in ("NOUN", "PRON"):
        return False
    is_party = bool((organ_nouns() | group_nouns() | PEOPLE).intersection(clause.lemmas[noun]))
    return not (is_party or clause.at(noun) is not None or (noun and clause.at(noun - 1) is not None))
