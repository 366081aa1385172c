"""Who did or suffered a deed where the sentence does not name him by the verb but leaves no doubt.

"Jailed in Peru" was Peru's doing; who frees a prisoner had taken him; "both neighbours" are the two states told just
before; "its army" is that of the state of which the sentence before speaks.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from communique.directory import Directory
from communique.directory.places import load_gazetteer
from communique.extract.actions_clause import Clause, Placed, is_passive
from communique.extract.actions_roles import after_prepositions, agents, objects, possessors
from communique.extract.actions_sides import as_side, is_side, party_at, unique
from communique.extract.actions_subjects import is_governed, subjects
from communique.lang.forces import organ_nouns, weapon_nouns
from communique.lang.meeting import GROUP_HEADS
from communique.model import Document, Party, Reading
from communique.ontology import DeedMatch

PAIR_BACK = 3  # sentences before, in which the two sides of "both countries" were told
SOLDIERS = frozenset({"soldier", "troop", "serviceman", "servicemen", "army", "gunner", "infantry"})
FREEING = frozenset({"free", "release", "liberate", "pardon"})
TAKING = frozenset(
    {"seize", "arrest", "detain", "abduct", "kidnap", "capture", "jail", "imprison", "hold", "intern", "take"}
)
# Passives that only the authorities of the place can do: "jailed in Iran", "expelled from Russia".
LEAVING_OUT = frozenset({"suspend", "exclude", "bar", "oust"})
SUMMONING = frozenset({"summon", "call_in"})
BLOC_REACH = 10  # tokens from "suspended" to the bloc
ENTRY = frozenset({"visa", "visas", "entry"})
VISITING = frozenset({"enter", "visit"})
CAPTIVITY = frozenset({"captivity", "prison", "prisons", "jail", "jails", "custody", "detention"})
LISTED = frozenset({"list", "blacklist"})
OF_AUTHORITY = frozenset({"arrest", "deport", "expel", "execute", "ban"})
DATED_WITHIN = 40  # characters from "a border war" to its year, within which it is one war and not war at large
EARLY = 3  # tokens into a sentence up to which "they" takes up the sentence before
COUNTS = {"both": 2, "two": 2, "three": 3, "four": 4}
POSSESSIVES = frozenset({"its", "their"})
OWN_GOVERNMENT = frozenset({"government", "regime"})  # "government jets": those of the state that is fought in
CONFLICTS = frozenset({"war", "conflict", "clash", "fighting", "skirmish", "hostility", "firefight"})
# Words of those who fight each other: a sentence that has one and both sides tells who fights whom.
FIGHTING = (CONFLICTS - {"conflict"}) | {
    "attack", "shell", "bomb", "fire", "invade", "truce", "ceasefire", "cease-fire", "rocket", "enemy", "battle",
    "fight", "defeat", "occupy",
}  # fmt: skip


class Scene(msgspec.Struct, frozen=True):
    """What a deed is read against: the whole reading and the sentences already laid out, up to the deed's own."""

    reading: Reading
    document: Document
    directory: Directory
    clauses: Sequence[Clause]


def doers_of_passive(clause: Clause, match: DeedMatch) -> tuple[Placed, ...]:
    """Return who did what a passive without "by" tells, as far as the sentence makes it plain."""
    if match.pattern.kind != "verb" or not (
        is_passive(clause, match.first) or clause.tokens[match.first].text.lower().endswith(("ed", "en", "ld", "ught"))
    ):
        return ()
    lemmas = set(clause.lemmas[match.first])
    if FREEING & lemmas:  # "seized by the KGB and freed in May"
        taken = _verb_before(clause, match.first, TAKING)
        if taken is not None and (found := agents(clause, taken + 1)):
            return found
    if TAKING & lemmas:  # "released the contractor, jailed since 2009"
        freed = _verb_before(clause, match.first, FREEING | {"let"}, is_tagged=False)
        if freed is not None and _is_of_another(clause, match.first, freed):
            freed = None
        if freed is not None and not is_passive(clause, freed):
            return subjects(clause, freed)
    if LEAVING_OUT & lemmas:  # "was suspended from the bloc"
        found = after_prepositions(clause, match.trigger, ("from",), reach=2)
        is_org = any(one.mention.kind == "org" for one in found)
        if not is_org and clause.words()[match.trigger : match.trigger + 1] == ("from",):
            # "from the use of its rights in the bloc"
            found = tuple(p for p in clause.placed if match.trigger < p.first <= match.trigger + BLOC_REACH)
        return tuple(one for one in found if one.mention.kind == "org")[:1]
    if LISTED & set(clause.lemmas[match.last - 1]):  # "was removed from Peru's blacklist"
        return possessors(clause, match.last - 1)
    if SUMMONING & lemmas:  # "Chile's envoy to Peru was summoned"
        before = [one for one in clause.placed if one.last <= match.first and one.mention.kind == "place"]
        return tuple(one for one in before[-1:] if one.first and clause.words()[one.first - 1] in ("in", "to"))
    if ENTRY.intersection(clause.words()[match.trigger : match.last]):  # "were denied visas to enter Peru"
        entering = next(
            (here for here in range(match.last, len(clause.tokens)) if clause.words()[here] in VISITING), None
        )
        return objects(clause, entering + 1) if entering is not None and entering <= match.last + 1 else ()
    is_let_out = match.pattern.mode == "release" and bool(
        CAPTIVITY.intersection(clause.words()[match.trigger : match.trigger + 4])
    )
    if match.pattern.mode in OF_AUTHORITY or is_let_out:
        place = after_prepositions(clause, match.last, ("in", "from"), reach=4)
        return tuple(placed for placed in place if placed.mention.kind == "place")
    return ()


def parties_meant(placed: Placed, clause: Clause, scene: Scene, *, is_target: bool = False) -> tuple[Party, ...]:
    """Return the parties that words without a name mean: "both neighbours", "they", "its army"."""
    words = [token.text.lower() for token in clause.tokens[placed.first : placed.last]]
    head = set(clause.lemmas[placed.last - 1])
    count = next((COUNTS[word] for word in words if word in COUNTS), 2 if words == ["they"] else 0)
    if words == ["they"] and placed.first > EARLY and not _sides_before(placed, clause, scene, count):
        return ()  # "people flock there as they carry"
    if count and (words == ["they"] or head & _group_heads()):
        return _pair_told(clause, placed, scene, count, is_joint=words == ["they"])
    if words == ["it"] or (words[0] in POSSESSIVES and head & organ_nouns()):
        return _topic_before(placed, clause, scene)
    if words in (["the", "government"], ["the", "regime"], ["the", "authorities"]) and is_target:
        return _land_of(scene)
    if "government" in words[:-1] and head & organ_nouns() and not any(w[0].isupper() for w in _texts(placed, clause)):
        return _land_of(scene)  # "government troops"
    if words == ["the", "administration"] and any(actor.id == "state:usa" for actor in scene.reading.actors):
        usa = scene.directory.actors.get("state:usa")  # by itself the word means the one in Washington
        return (_state_party(usa.id, placed, scene),) if usa is not None else ()
    return ()


def _texts(placed: Placed, clause: Clause) -> list[str]:
    return [token.text for token in clause.tokens[placed.first : placed.last] if token.text.lower() != "the"]


def states_within(placed: Placed, clause: Clause, scene: Scene) -> tuple[Party, ...]:
    """Return the states of "Thai and Cambodian soldiers", which the reader takes for one group; () for a single one."""
    if placed.mention.kind not in ("anonymous", "group") or not organ_nouns() & set(clause.lemmas[placed.last - 1]):
        return ()
    words = [token.text for token in clause.tokens[placed.first : placed.last]]
    found = [scene.directory.demonym(word) for word in words if word[0].isupper()]
    states = dict.fromkeys(state for state in found if state is not None)
    if len(states) < 2 or "and" not in words:
        return ()
    return tuple(_state_party(state, placed, scene) for state in states if state in scene.directory.actors)


def own_forces(
    clause: Clause, match: DeedMatch, targets: Sequence[Party], country: str | None, scene: Scene
) -> tuple[Party, ...]:
    """Return the state whose "government jets" or "government forces" did the deed: that in which it was done."""
    state = country or next((party.country for party in targets if party.country is not None), None)
    if state is None:
        state = next((party.country for party in _land_of(scene)), None)
    actor = scene.directory.actors.get(f"state:{state.lower()}") if state is not None else None
    if actor is None:
        return ()
    place = match.first - 1
    if clause.words()[place] in ("of", "for"):
        place -= 1  # "accused government troops of shelling"
    while place > 0 and clause.tokens[place].pos in ("ADV", "AUX", "PART"):
        place -= 1
    if place < 1 or not (organ_nouns() | weapon_nouns()) & set(clause.lemmas[place]):
        return ()
    if not OWN_GOVERNMENT & set(clause.lemmas[place - 1]):
        return ()
    span = clause.span(place - 1, place + 1)
    return (Party(actor=actor.id, name=actor.name, country=actor.iso3, sector=actor.sector, span=span),)


def sides_of_conflict(clause: Clause, match: DeedMatch, scene: Scene) -> tuple[Party, ...]:
    """Return the two sides of a war or clash named without them: the only two states told here, else just before."""
    if not CONFLICTS & set(clause.lemmas[match.last - 1]) or match.pattern.kind != "noun":
        return ()
    begin, end = clause.tokens[match.last - 1].span.end, clause.tokens[match.last - 1].span.end + DATED_WITHIN
    words = set(clause.words()[max(0, match.first - 3) : match.first])
    is_dated = any(
        begin <= time.span.start < end and time.kind == "DATE" and time.edtf
        for time in scene.reading.times
        if time.sentence == clause.index
    )
    if not is_dated or words & {"end", "at"}:
        return ()
    for token in clause.tokens:  # "the Chilean-Peruvian quarrel"
        halves = [scene.directory.demonym(half) for half in token.text.split("-") if half[:1].isupper()]
        states = [scene.directory.actors[state] for state in halves if state and state in scene.directory.actors]
        if len(states) == 2 and len(halves) == 2:
            return tuple(
                Party(actor=state.id, name=state.name, country=state.iso3, sector=state.sector, span=token.span)
                for state in states
            )
    told = _pair_told(clause, None, scene)
    return told if _are_foes(told, clause, scene) else ()


def _are_foes(parties: Sequence[Party], here: Clause, scene: Scene) -> bool:
    """Return whether another sentence tells of the two parties as the sides of a fight, or this one joins them."""
    wanted = {party.actor for party in parties}
    named = {scene.directory.demonym(token.text) for token in here.tokens if token.text[0].isupper()}
    if named & wanted and SOLDIERS & {lemma for lemmas in here.lemmas for lemma in lemmas}:
        return True
    for clause in scene.clauses:
        lemmas = {lemma for lemmas in clause.lemmas for lemma in lemmas}
        told = [one for one in clause.placed if one.mention.actor in wanted]
        is_fight = wanted <= {one.mention.actor for one in told} and bool(lemmas & FIGHTING)
        if is_fight and _are_joint(told, clause):
            return True
    return False


def place_hit(placed: Placed, clause: Clause, scene: Scene) -> Party | None:
    """Return the state of a town that the reader took for a body: "shells fell on Stepanakert"."""
    if placed.mention.kind != "org" or not (placed.mention.actor or "local:").startswith("local:"):
        return None
    name = " ".join(token.text for token in clause.tokens[placed.first : placed.last] if token.text.lower() != "the")
    found = load_gazetteer().find(name)
    if not found or found[0].country is None:
        return None
    state = scene.directory.actors.get(f"state:{found[0].country.lower()}")
    return _state_party(state.id, placed, scene) if state is not None else None


def _state_party(identity: str, placed: Placed, scene: Scene) -> Party:
    actor = scene.directory.actors[identity]
    return Party(actor=actor.id, name=actor.name, country=actor.iso3, sector=actor.sector, span=placed.mention.span)


def _verb_before(clause: Clause, place: int, lemmas: frozenset[str], *, is_tagged: bool = True) -> int | None:
    return next(
        (
            step
            for step in range(place - 1, -1, -1)
            if (clause.tokens[step].pos == "VERB" or not is_tagged) and lemmas & set(clause.lemmas[step])
        ),
        None,
    )


def _is_of_another(clause: Clause, participle: int, verb: int) -> bool:
    """Return whether by syntax the participle goes with a noun that is not the object of the verb."""
    token, offset = clause.tokens[participle], clause.sentence.first
    if token.head is None or not token.relation.startswith("acl"):
        return False
    noun = token.head - offset
    for _ in range(2):  # "a soldier and an envoy, both held since"
        if not 0 <= noun < len(clause.tokens):
            return False
        head = (clause.tokens[noun].head or offset - 1) - offset
        if head == verb:
            return clause.tokens[noun].relation.startswith("obl")
        if clause.tokens[noun].relation not in ("conj", "appos"):
            return True
        noun = head
    return True


def _pair_told(
    clause: Clause, placed: Placed | None, scene: Scene, count: int = 2, *, is_joint: bool = False
) -> tuple[Party, ...]:
    """Return the sides of the nearest sentence, this one first, that names exactly `count`.

    is_joint: "A and B" must have been told together, as "they" takes them up.
    """
    for earlier in reversed(scene.clauses[-1 - PAIR_BACK :]):
        told = [
            one
            for one in earlier.placed
            if one.mention.kind != "pronoun" and (placed is None or earlier is not clause or one.first < placed.first)
        ]
        sides = _sides(told, earlier, scene)
        if len(sides) == count:
            is_meant = not is_joint or _are_joint(told, earlier) or _are_same(sides, _main_pair(scene))
            return sides if is_meant else ()
    # "they" alone may be anybody; "both neighbours … they" are the two of whom the document speaks.
    lemmas = {lemma for lemmas in clause.lemmas[: placed.first] for lemma in lemmas} if placed is not None else set()
    return _main_pair(scene) if count == 2 and (not is_joint or lemmas & _group_heads()) else ()


def _are_same(some: Sequence[Party], others: Sequence[Party]) -> bool:
    return {party.actor for party in some} == {party.actor for party in others}


def _sides_before(placed: Placed, clause: Clause, scene: Scene, count: int) -> bool:
    before = [one for one in clause.placed if one.last <= placed.first and one.mention.kind != "pronoun"]
    if _group_heads() & {lemma for lemmas in clause.lemmas[: placed.first] for lemma in lemmas}:
        return True
    return len(_sides(before, clause, scene)) == count


def _are_joint(told: Sequence[Placed], clause: Clause) -> bool:
    words = clause.words()
    return any(
        set(words[left.last : right.first]) <= {"and", "the", "its", "both"} and left.last < right.first
        for left, right in pairwise(told)
    )


def _main_pair(scene: Scene) -> tuple[Party, ...]:
    """Return the two states of which the document mainly speaks; none where a third is named half as often."""
    named = Counter(
        mention.actor for mention in scene.reading.mentions if mention.actor and mention.actor.startswith("state:")
    ).most_common(3)
    if len(named) < 2 or (len(named) > 2 and named[2][1] * 2 > named[1][1]):
        return ()
    actors = [scene.directory.actors.get(identity) for identity, _ in named[:2]]
    return tuple(
        Party(actor=actor.id, name=actor.name, country=actor.iso3, sector=actor.sector)
        for actor in actors
        if actor is not None
    )


def _land_of(scene: Scene) -> tuple[Party, ...]:
    """Return the state of which the document speaks, where it names no other half as often."""
    named = Counter(
        mention.actor for mention in scene.reading.mentions if mention.actor and mention.actor.startswith("state:")
    ).most_common(2)
    if not named or (len(named) > 1 and named[1][1] * 2 > named[0][1]):
        return ()
    actor = scene.directory.actors.get(named[0][0])
    return () if actor is None else (Party(actor=actor.id, name=actor.name, country=actor.iso3, sector=actor.sector),)


def _topic_before(placed: Placed, clause: Clause, scene: Scene) -> tuple[Party, ...]:
    """Return the state or body that is the subject before "it" or "its army": of this sentence, else of the last."""
    for earlier in reversed(scene.clauses[-2:]):
        if (
            earlier.sentence.paragraph != clause.sentence.paragraph
            or earlier.sentence.segment != clause.sentence.segment
        ):
            return ()
        heads = [
            one
            for one in earlier.placed
            if one.mention.kind in ("place", "org")
            and (earlier is not clause or one.last < placed.first)
            and not is_governed(earlier, one)
            and _is_subject(earlier, one)
        ]
        if found := _sides(heads[-1:], earlier, scene):
            return found
    return ()


def _is_subject(clause: Clause, placed: Placed) -> bool:
    """Return whether a verb, or an aside and then a verb, follows the party."""
    words = clause.words()
    place = placed.last
    if place < len(words) and words[place] == ",":
        place = next((step + 1 for step in range(place + 1, len(words)) if words[step] == ","), len(words))
    while place < len(words) and clause.tokens[place].pos in ("ADV", "PART"):
        place += 1
    return place < len(words) and clause.tokens[place].pos in ("VERB", "AUX")


def _sides(placed: Sequence[Placed], clause: Clause, scene: Scene) -> tuple[Party, ...]:
    told = [party_at(one, clause, scene.reading, scene.document, scene.directory) for one in placed]
    named = unique(as_side(party, scene.reading, directory=scene.directory) for party in told if party is not None)
    return tuple(party for party in named if is_side(party))


def _group_heads() -> frozenset[str]:
    return GROUP_HEADS | {"neighbour", "neighbor", "country", "state", "government", "nation", "side", "rival"}
