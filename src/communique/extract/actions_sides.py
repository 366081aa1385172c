"""Turn the words that name a doer or a sufferer into a party: who it is, and for
material deeds its side.

A foreign minister's deed is his state's, so is "Israeli soldiers'" and a ministry's; "Afghan rebels" are a party of
their own. A pronoun that no chain settles is the subject of the saying before it ("Japan said it had halted aid").
"""

import re
from collections.abc import Iterable, Sequence

import msgspec

from communique.directory import Directory
from communique.extract.actions_clause import Clause, Placed
from communique.extract.actions_pronouns import settled_by_syntax, subject_above
from communique.extract.actions_roles import OTHERS
from communique.extract.parties import party_of
from communique.lang.forces import group_nouns, organ_nouns, weapon_nouns
from communique.model import Actor, Document, Party, Reading, Span
from communique.ontology import lemmas_of

PRONOUN_KINDS = {
    "it": frozenset({"place", "org", "group"}),
    "they": frozenset({"place", "org", "group"}),
    "he": frozenset({"person"}),
    "she": frozenset({"person"}),
}
REGIONS = frozenset({"region", "republic", "territory", "province", "enclave", "exclave", "island", "statelet"})
SAYING = frozenset(
    {"say", "announce", "confirm", "admit", "declare", "report", "claim", "state", "tell", "acknowledge"}
)
# Who acts for a town or a community, not for the state whose adjective he has; and who acts for himself.
LOCALS = frozenset({"mayor", "councillor", "bishop", "cleric", "villager", "elder", "clan", "tribe"})
PRIVATE = frozenset(
    {"company", "firm", "bank", "airline", "trader", "farmer", "shopkeeper", "driver", "businessman", "tourist",
     "voter", "pilgrim", "fan", "player", "consumer", "investor", "lender", "shareholder", "fisherman",
     "fishermen", "exporter"}
)  # fmt: skip
CRAFT = frozenset({"jet", "plane", "aircraft", "bomber", "helicopter", "pilot"})  # "a Thai fighter | jet" is Thailand's
MEMBERS = frozenset(
    {"member", "leader", "commander", "chief", "operative", "supporter", "prisoner", "position", "cell"}
)
QUANTIFIED = re.compile(
    r"(?:(?:some|several|many|about|around|nearly|almost|over|more than|at least|up to|hundreds of|thousands of"
    r"|tens of thousands of|dozens of|\d[\d,.]*)\s+)+(?=\w)",
    re.IGNORECASE,
)
SIDES = ("state:", "body:")


def party_at(
    placed: Placed,
    clause: Clause,
    reading: Reading,
    document: Document,
    directory: Directory,
    *,
    is_target: bool = False,
) -> Party | None:
    """Return the party that `placed` names, None where it names nobody who acts in politics.

    is_target: a town or region is hit in its state's stead ("shells fell on Aleppo"); it never acts.
    """
    if placed.mention.kind == "pronoun" and (meant := settled_by_syntax(placed, clause)) is not None:
        return party_at(meant, clause, reading, document, directory, is_target=is_target)
    party = party_of(placed.mention, reading, directory=directory)
    if placed.mention.kind == "norp" and placed.first and clause.tokens[placed.first - 1].text.lower() == "ethnic":
        span = clause.span(placed.first - 1, placed.last)
        return Party(actor=None, name=span.of(document.text), span=span)  # "ethnic Albanians" are not Albania
    if placed.mention.kind == "norp":
        if _is_group(placed, clause):
            return _from_words(placed, clause, document, directory)
        if (region := _region(placed, clause, document)) is not None:
            return region
    if is_target and party.actor is not None and party.actor.startswith(("place:", "geo:")):
        return _country_of(placed, reading, directory) or party
    is_owned = placed.last - placed.first > 1 and clause.words()[placed.last - 2] in ("'s", "’s")
    is_other = is_owned and bool(OTHERS.intersection(clause.lemmas[placed.last - 1]))
    if is_other and (party.actor is None or placed.mention.kind == "role"):
        named = next((p for p in clause.placed if placed.last < p.first <= placed.last + 2), None)
        return party_at(named, clause, reading, document, directory) if named is not None else None
    is_unknown = party.actor is None or party.actor.startswith("local:")
    if is_unknown and placed.mention.kind == "org" and (land := _land_before(placed, clause)) is not None:
        return party_at(land, clause, reading, document, directory)
    if party.actor is None:
        if is_target and placed.mention.kind == "place":
            return _country_of(placed, reading, directory)
        if placed.mention.kind == "pronoun":
            return _antecedent(placed, clause, reading, document, directory)
        return _from_words(placed, clause, document, directory, is_target=is_target)
    if party.actor.startswith("local:") and placed.mention.kind in ("org", "group", "anonymous"):
        organ = _from_words(placed, clause, document, directory)
        return organ if organ is not None and organ.actor is not None else party
    actor = find_actor(party.actor, reading, directory)
    if actor is None or actor.kind != "person" or party.side is not None or actor.acts_for is not None:
        return party
    side = _side_by_tenure(actor.id, document, directory)
    return msgspec.structs.replace(party, side=side) if side is not None else party


def as_side(party: Party, reading: Reading, *, directory: Directory) -> Party:
    """Return the state or alliance that `party` acts for, as a party; `party` itself where none is known."""
    own = find_actor(party.actor, reading, directory)
    if own is None or own.kind == "state":
        return party
    actor = find_actor(party.side or own.acts_for, reading, directory)
    if own.kind == "body" and (actor is None or actor.kind == "body"):
        actor = own  # the Security Council acts for itself, not for the United Nations
    if actor is None:
        return party
    # An organ (ministry, army, parliament) acts for the state above it; an alliance for itself.
    above = find_actor(actor.acts_for or actor.parent, reading, directory)
    if actor.kind == "body" and above is not None and above.kind == "state":
        actor = above
    return msgspec.structs.replace(
        party, actor=actor.id, name=actor.name, office=None, side=None, country=actor.iso3, sector=actor.sector
    )


def is_political(party: Party, reading: Reading, directory: Directory) -> bool:
    """Return whether the party can act in politics: a state, a body, a group, a person with an office or a side."""
    if party.actor is None or party.actor.startswith("local:"):
        # "the government", "his army" without a country: nobody the record could name.
        if not party.name or (
            party.name.islower() and not group_nouns().intersection(lemmas_of(party.name.split()[-1]))
        ):
            return False
        if party.actor is None:
            return True
    actor = find_actor(party.actor, reading, directory)
    if actor is None:
        return False
    return actor.kind in ("state", "body", "group") or bool(party.side or party.office or actor.acts_for)


def find_actor(identity: str | None, reading: Reading, directory: Directory) -> Actor | None:
    """Return the actor with this id from the reading, else from the directory."""
    if identity is None:
        return None
    known = next((actor for actor in reading.actors if actor.id == identity), None)
    return known or directory.actors.get(identity)


def unique(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Return the parties without repeats of an actor or a name, in order."""
    kept: dict[str, Party] = {}
    for party in parties:
        kept.setdefault(party.actor or party.name.casefold(), party)
    return tuple(kept.values())


def is_side(party: Party) -> bool:
    """Return whether the party is a state or a body."""
    return party.actor is not None and party.actor.startswith(SIDES)


def _from_words(
    placed: Placed, clause: Clause, document: Document, directory: Directory, *, is_target: bool = False
) -> Party | None:
    """Return the party of an unbound phrase: "Egyptian police" is Egypt, "Serb rebels" are themselves."""
    words = clause.tokens[placed.first : placed.last]
    names = [token.text for token in words if token.text[0].isupper()]
    forms = [form for name in names for form in (name, name.rstrip("s"))]
    state = next((found for form in forms if (found := directory.demonym(form))), None) or _state_named(
        names, directory
    )
    # The head may lie just behind a bare adjective that was marked by itself: "Russian | warplanes".
    named = placed.mention.head.of(document.text).split()
    heads = [lemma for word in (words[-1].text, *named[-1:]) for lemma in lemmas_of(word)]
    if placed.mention.kind == "norp" and placed.last < len(clause.tokens) and clause.tokens[placed.last].pos == "NOUN":
        heads = list(clause.lemmas[placed.last])
    if MEMBERS.intersection(heads) and (own := _named_group(names, directory)) is not None and own.kind == "group":
        return Party(actor=own.id, name=own.name, sector=own.sector, span=placed.mention.span)
    after = clause.lemmas[placed.last] if placed.last < len(clause.tokens) else ()
    if group_nouns().intersection(heads) and not CRAFT.intersection((*after, *heads)):
        own = _named_group(names, directory)
        if own is not None:
            return Party(actor=own.id, name=own.name, sector=own.sector, span=placed.mention.span)
        last = placed.last + (placed.mention.kind == "norp" and _is_group(placed, clause))
        span = Span(words[0].span.start, clause.tokens[last - 1].span.end)
        name = " ".join(span.of(document.text).split())
        country = _iso3(state, directory)
        return Party(actor=None, name=_without_article(name), country=country, span=span)
    if state is not None and not is_target and LOCALS.intersection(heads):
        name = " ".join(placed.mention.span.of(document.text).split())  # "Serb mayors" do not act for their state
        return Party(actor=None, name=_without_article(name), span=placed.mention.span)
    if state is not None and not is_target and PRIVATE.intersection(heads):
        return None
    if state is not None and (
        (organ_nouns() | weapon_nouns()).intersection(heads) or placed.mention.kind in ("norp", "anonymous", "role")
    ):
        actor = directory.actors.get(state)
        if actor is not None:
            return Party(
                actor=actor.id, name=actor.name, country=actor.iso3, sector=actor.sector, span=placed.mention.span
            )
    if placed.mention.kind == "org":
        name = " ".join(placed.mention.span.of(document.text).split())
        return Party(actor=None, name=_without_article(name), span=placed.mention.span)
    return None


def _region(placed: Placed, clause: Clause, document: Document) -> Party | None:
    """Return the part of a state that its adjective names: "two breakaway Georgian regions" are not Georgia."""
    if placed.last >= len(clause.tokens) or not REGIONS.intersection(clause.lemmas[placed.last]):
        return None
    first = placed.first
    while first > 0 and clause.tokens[first - 1].pos == "ADJ":
        first -= 1
    span = clause.span(first, placed.last + 1)
    return Party(actor=None, name=span.of(document.text), span=span)


def is_one_citizen(placed: Placed, clause: Clause) -> bool:
    """Return whether the adjective of a state names a private man: "killed by a Swede who"."""
    before = clause.words()[placed.first - 1] if placed.first else ""
    after = clause.tokens[placed.last] if placed.last < len(clause.tokens) else None
    return before in ("a", "an", "another", "one") and (after is None or after.pos not in ("NOUN", "PROPN", "ADJ", ""))


def _is_group(placed: Placed, clause: Clause) -> bool:
    """Return whether the adjective of a state goes with a noun of people who do not act for it: "Syrian rebels"."""
    return placed.last < len(clause.tokens) and bool(group_nouns().intersection(clause.lemmas[placed.last]))


def _antecedent(
    placed: Placed, clause: Clause, reading: Reading, document: Document, directory: Directory
) -> Party | None:
    """Return the party that an unlinked pronoun means: the speaker of its own sentence, "Japan said it had …"."""
    if (above := subject_above(placed, clause)) is not None:
        return party_at(above, clause, reading, document, directory)
    wanted = PRONOUN_KINDS.get(clause.tokens[placed.first].text.lower())
    if wanted is None:
        return None
    first = next((one for one in clause.placed if one.last <= placed.first and one.mention.kind != "pronoun"), None)
    if first is None or first.mention.kind not in wanted:
        return None
    between = {lemma for lemmas in clause.lemmas[first.last : placed.first] for lemma in lemmas}
    return party_at(first, clause, reading, document, directory) if between & SAYING else None


def _land_before(placed: Placed, clause: Clause) -> Placed | None:
    """Return the adjective of a state right before a name of its forces or firms: "British | Royal Marines"."""
    before = clause.at(placed.first - 1) if placed.first else None
    is_land = before is not None and before.mention.kind == "norp" and bool(before.mention.actor)
    return before if is_land else None


def _country_of(placed: Placed, reading: Reading, directory: Directory) -> Party | None:
    place = next((place for place in reading.places if place.id == placed.mention.place), None)
    actor = directory.actors.get(f"state:{place.country.lower()}") if place is not None and place.country else None
    if actor is None:
        return None
    return Party(actor=actor.id, name=actor.name, country=actor.iso3, sector=actor.sector, span=placed.mention.span)


def _side_by_tenure(person: str, document: Document, directory: Directory) -> str | None:
    """Return the state or body of the office that the person held when the document was published, else of the last.

    Who heads a state and a party acts for the state.
    """
    day = document.publication_day()
    tenures = directory.tenures_of(person, day) or directory.tenures_of(person)
    sides = [tenure.office.partition("/")[0] for tenure in tenures]
    return next((side for side in reversed(sides) if side.startswith("state:")), sides[-1] if sides else None)


def _named_group(names: Sequence[str], directory: Directory) -> Actor | None:
    """Return the body or group whose fighters they are: "Taliban fighters", "the M23 rebels"."""
    for first in range(len(names)):
        found = directory.find_names(" ".join(names[first:]))
        actor = directory.actors.get(found[0]) if found else None
        if actor is not None and actor.kind in ("group", "body"):
            return actor
    return None


def _state_named(names: Sequence[str], directory: Directory) -> str | None:
    """Return the state whose name these words hold: "presidents of Chile"."""
    for first in range(len(names)):
        for last in range(len(names), first, -1):
            found = directory.find_names(" ".join(names[first:last]))
            if found and found[0].startswith("state:"):
                return found[0]
    return None


def _iso3(state: str | None, directory: Directory) -> str | None:
    actor = directory.actors.get(state) if state is not None else None
    return actor.iso3 if actor is not None else None


def _without_article(name: str) -> str:
    name = QUANTIFIED.sub("", name, count=1) if QUANTIFIED.match(name) else name
    first, _, rest = name.partition(" ")
    return rest if rest and first.lower() in ("the", "a", "an", "some", "several", "many") else name
