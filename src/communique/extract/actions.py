"""Find actions in a reading: deeds between political actors other than saying, meeting and agreeing.

Codes and modes are PLOVER's, found by the ontology's lexicon of verbs, nouns and phrases; what counts is the annotation
guide's: a doer, a deed, a place in time; mutual deeds have all parties as actors; one deed told twice is one action.
"""

from collections.abc import Sequence

import msgspec

from communique.directory import Directory
from communique.extract.actions_clause import Clause, Placed, is_noun, is_passive, is_verb, lay_out
from communique.extract.actions_guards import (
    has_bare_object,
    is_bare_gerund,
    is_going_on,
    is_in_name,
    is_purpose,
    is_troop_march,
    light_verb_subjects,
    takes_none,
)
from communique.extract.actions_roles import after_prepositions, agents, objects, possessors
from communique.extract.actions_sides import as_side, is_political, is_side, party_at, unique
from communique.extract.actions_subjects import DECISIONS, subjects
from communique.extract.actions_when import date_near, place_near, place_of
from communique.extract.claims import build_claim
from communique.extract.status import status_of
from communique.extract.topics import year_of
from communique.model import Action, Citation, Claim, Document, Mention, Party, Reading, Span, When, Where
from communique.model.events import Code, Status
from communique.ontology import (
    INTENSITY_TABLE,
    DeedMatch,
    Ontology,
    context_of,
    intensity,
    lemmas_of,
    load_lexicon,
    quad_class,
)

# Deeds that only a state or a body can do: an office-holder does them for his side.
STATE_DEEDS = frozenset(
    {"ASSAULT", "SANCTION", "MOBILIZE", "COERCE", "AID", "COOPERATE", "RETREAT", "CONCEDE", "SUPPORT"}
)
# Deeds that only states and bodies can do at all.
SIDES_ONLY = frozenset({"MOBILIZE", "SANCTION", "CONCEDE"})
DAYS = frozenset({"today", "yesterday", "tomorrow", "tonight"})  # nouns that follow another without making a compound
AT_TARGET = frozenset({"ASSAULT", "AID", "MOBILIZE"})  # deeds that happen where their target is
SHARED = frozenset({"ASSAULT", "AID", "AGREE", "SUPPORT", "COOPERATE", "PROTEST"})  # two doers are enough for one
# Deeds that need no target.
NEEDING = frozenset({"withdraw", "release", "return", None})  # modes of RETREAT that say little without their target
ALONE = frozenset({"PROTEST", "MOBILIZE", "RETREAT"})
# A deed only planned or proposed is mostly a promise or a demand, which are statements; these are announced as events.
ANNOUNCED = frozenset({"PROTEST", "MOBILIZE", "SANCTION"})
CROWD = frozenset(
    {"protester", "protestor", "demonstrator", "campaigner", "activist", "striker", "marcher", "rioter", "crowd"}
)
# Verbs that are as often said of words or of chance as of arms: only against a state or a body.
AMBIGUOUS = frozenset(
    {
    "aid", "arm", "assist", "attack", "award", "ban", "bar", "battle", "beat", "buy", "capture", "charge",
    "decline", "deny", "destroy", "execute", "fight", "finance", "fine", "force", "free", "fund", "hit", "honor",
    "honour", "kill", "occupy", "press", "push", "raid", "recognise", "recognize", "refuse", "release", "sell",
    "shelter", "storm", "strike", "target", "trade", "train", "work",
    }
)  # fmt: skip


TOLD_ORDER: tuple[Status, ...] = ("ongoing", "held", "cancelled")  # of several tellings of one deed
DONE = frozenset({"held", "ongoing"})


class Deed(msgspec.Struct, frozen=True):
    """One telling of a deed."""

    code: Code
    mode: str | None
    actors: tuple[Party, ...]
    targets: tuple[Party, ...]
    status: Status
    span: Span
    trigger: Span
    sentence: int
    is_anchored: bool = True  # False: a bare "protests", which tells of a deed only beside a telling of one
    when: When | None = None
    new_when: When | None = None  # of a deed put off: to when
    where: Where | None = None


def find_actions(reading: Reading, document: Document, *, ontology: Ontology, directory: Directory) -> list[Claim]:
    """Return one claim per deed, in the order of its first telling."""
    lexicon = load_lexicon()
    by_sentence: dict[int, list[Mention]] = {}
    for mention in reading.mentions:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    groups: list[list[Deed]] = []
    for index in range(len(reading.sentences)):
        clause = lay_out(reading, index, by_sentence.get(index, []), demonym=directory.demonym)
        covered: list[tuple[int, int]] = []
        for match in lexicon.find(clause.lemmas):
            if not match.pattern.is_deed or any(first < match.last and match.first < last for first, last in covered):
                continue
            deed = _deed(clause, match, reading, document, directory)
            if deed is None:
                continue
            covered.append((match.first, match.last))
            group = next((group for group in groups if _same(group, deed)), None)
            if group is None:
                groups.append([deed])
            else:
                group.append(deed)
    return [_claim(group, reading, document, ontology) for group in groups if any(deed.is_anchored for deed in group)]


def _deed(clause: Clause, match: DeedMatch, reading: Reading, document: Document, directory: Directory) -> Deed | None:
    """Return what `match` tells, None where it has no doer or is no deed of politics."""
    found = _verbal(clause, match) if match.pattern.kind == "verb" else _nominal(clause, match)
    if found is None:
        return None
    doers, sufferers = found
    code: Code = match.pattern.code  # type: ignore[assignment]
    is_spared = code == "CONCEDE" and "exempt" in clause.lemmas[match.first]
    if is_spared and {"not", "n't", "never"} & set(clause.words()[max(0, match.first - 3) : match.first]):
        code = "SANCTION"  # "decided not to exempt Japan": the measure holds
    actors = _parties(doers, clause, code, reading, document, directory, is_actor=True)
    if not actors:
        crowd = _crowd(clause, match, document) if code == "PROTEST" else None
        if crowd is None:
            return None
        actors = (crowd,)
    targets = tuple(
        party
        for party in _parties(sufferers, clause, code, reading, document, directory, is_actor=False)
        if party.name not in {a.name for a in actors}
    )
    if not targets and match.pattern.mode == "discontinue":
        targets = _other_side(clause, actors, reading, document, directory)
    is_alone = code in ALONE and match.pattern.mode not in NEEDING
    is_alone |= code == "REJECT" and match.last - match.first > 1  # "vetoed the draft resolution"
    is_mutual = len(actors) > 1 and (code in SHARED or "mutual" in match.pattern.target)
    if not targets and not is_alone and not is_mutual and match.pattern.mode != "withdraw":
        return None
    where = place_near(reading, clause, match.first, match.last)
    if not targets and where is None and match.pattern.mode == "withdraw":
        return None  # "pulled out of the pact": nothing was occupied
    if match.pattern.code == "COOPERATE" and clause.words()[match.last : match.last + 1] == ("to",):
        return None  # "joined forces to bomb": the deed is the second verb's
    if code == "ASSAULT" and all(CROWD.intersection(lemmas_of(actor.name.split()[-1])) for actor in actors):
        code = "PROTEST"  # what protesters storm or burn is a riot
    if code in SIDES_ONLY and not any(is_side(party) for party in actors):
        return None
    if _is_domestic(actors, targets) and code != "PROTEST":
        return None
    verb = clause.tokens[match.first].lemma.lower() or clause.lemmas[match.first][0]
    if (
        verb in AMBIGUOUS
        and match.last - match.first == 1
        and not all(party.actor is None or is_side(party) or party.actor.startswith("group:") for party in targets)
    ):
        return None
    if takes_none(clause, match) or is_troop_march(clause, match, doers):
        return None
    trigger = clause.span(match.first, match.trigger)
    status = status_of(reading, clause.index, trigger)
    if is_going_on(clause, match) and status == "held":
        status = "ongoing"
    if DECISIONS & {lemma for lemmas in clause.lemmas[max(0, match.first - 4) : match.first] for lemma in lemmas}:
        status = "held"  # "the decision not to exempt": taken
    if status == "cancelled" and code == "PROTEST":
        return None  # "cancelled for fear of protests"
    if status in ("proposed", "refused", "denied") or (status == "planned" and code not in ANNOUNCED):
        return None
    first = min([match.first, *(p.first for p in doers), *(p.first for p in sufferers)])
    last = max([match.last, *(p.last for p in doers), *(p.last for p in sufferers)])
    when = date_near(reading, clause, match.first)
    if when is not None and _contradicts(status, when, document):
        when = None
    if code in AT_TARGET:
        where = place_of(targets, sufferers) or where
    return Deed(
        code=code,
        mode=match.pattern.mode,
        actors=actors,
        targets=targets,
        status=status,
        span=clause.span(first, last),
        trigger=trigger,
        sentence=clause.index,
        is_anchored=match.pattern.kind == "verb" or code != "PROTEST" or bool(targets or when or where or doers),
        when=None if status == "cancelled" else when,
        new_when=when if status == "cancelled" else None,
        where=where,
    )


def _verbal(clause: Clause, match: DeedMatch) -> tuple[tuple[Placed, ...], tuple[Placed, ...]] | None:
    place = match.first
    if (
        clause.tokens[place].pos == "PROPN"
        or not is_verb(clause, place)
        or is_purpose(clause, place)
        or is_bare_gerund(clause, place)
    ):
        return None
    if match.pattern.code == "PROTEST" and match.last - place == 1 and has_bare_object(clause, match.last):
        return None  # "demonstrated its resolve"
    if not _is_well_formed(clause, match):
        return None
    passive = match.turned or is_passive(clause, place)
    prepositions = [way for way in match.pattern.target if way not in ("obj", "mutual")]
    if passive:
        doers = agents(clause, match.trigger)
        sufferers = subjects(clause, place) if "obj" in match.pattern.target and not match.turned else ()
    else:
        doers = subjects(clause, place)
        sufferers = objects(clause, match.trigger) if "obj" in match.pattern.target else ()
    if not sufferers and prepositions:
        last_word = clause.tokens[match.last - 1].text.lower()
        start = match.last - 1 if last_word in prepositions else match.last
        sufferers = after_prepositions(clause, start, prepositions)
    if match.pattern.code == "REQUEST":  # "sought U.S. support for its efforts": whose support was sought
        asked = tuple(p for p in clause.placed if match.trigger <= p.first and p.last <= match.last)
        sufferers = asked or sufferers
    if match.object is not None and not doers and "mutual" in match.pattern.target:
        doers = possessors(clause, match.object)
    if "mutual" in match.pattern.target:
        doers = (*doers, *(p for p in sufferers if p not in doers))
        sufferers = ()
    return (doers, sufferers) if doers or match.pattern.code == "PROTEST" else None


def _is_well_formed(clause: Clause, match: DeedMatch) -> bool:
    """Return whether the words of the pattern go together: "led the protest", not "led to protests"."""
    words = clause.words()
    if "lead" in clause.lemmas[match.first] and words[match.trigger : match.trigger + 1] == ("to",):
        return False
    if "seize" in clause.lemmas[match.first] and words[match.trigger : match.trigger + 1] in (("on",), ("upon",)):
        return False  # "seized upon a report"
    if match.object is not None and clause.tokens[match.object + 1].pos == "NOUN":
        return False  # "the weapons test announced by": no weapons were announced
    return not (
        match.pattern.code == "REJECT" and clause.tokens[match.last - 1].pos == "VERB" and match.last > match.trigger
    )


def _nominal(clause: Clause, match: DeedMatch) -> tuple[tuple[Placed, ...], tuple[Placed, ...]] | None:
    place = match.first
    if not is_noun(clause, place) or is_in_name(clause, match):
        return None
    after = clause.tokens[match.last] if match.last < len(clause.tokens) else None
    is_compound = after is not None and after.pos == "NOUN" and after.text.lower() not in DAYS
    if is_compound and clause.tokens[match.last - 1].pos != "ADP":
        return None  # "war refugees", "a sanctions bill": another noun is meant
    if match.pattern.code == "PROTEST" and CROWD.intersection(clause.lemmas[place]):
        doers: tuple[Placed, ...] = ()
    else:
        doers = possessors(clause, place) or agents(clause, match.last) or light_verb_subjects(clause, place)
    prepositions = [way for way in match.pattern.target if way != "mutual"]
    sufferers = after_prepositions(clause, match.last, prepositions) if prepositions else ()
    if "between" in prepositions and "between" in clause.words()[match.last : match.last + 3] and len(sufferers) > 1:
        return sufferers, ()
    if match.pattern.code == "PROTEST":
        return doers, sufferers
    return (doers, sufferers) if doers else None


def _contradicts(status: Status, when: When, document: Document) -> bool:
    """Return whether a date cannot be that of the deed: what was done lies not after publication, plans not before."""
    day = document.publication_day()
    if day is None:
        return False
    last = when.end or when.start
    return when.start > day if status in DONE else status == "planned" and last[: len(day)] < day[: len(last)]


def _parties(
    placed: Sequence[Placed],
    clause: Clause,
    code: str,
    reading: Reading,
    document: Document,
    directory: Directory,
    *,
    is_actor: bool,
) -> tuple[Party, ...]:
    """Return those of `placed` that can act in politics, as the sides that do such a deed."""
    parties: list[Party] = []
    for one in placed:
        party = party_at(one, clause, reading, document, directory, is_target=not is_actor)
        if party is None:
            continue
        if party.actor is not None and (code in STATE_DEEDS or (not is_actor and code != "PROTEST")):
            party = as_side(party, reading, directory=directory)
        if code == "PROTEST" and is_actor and party.actor is not None and party.actor.startswith(("state:", "person:")):
            continue  # "Britons plan to protest": a crowd, not the state; one man makes no demonstration
        if is_political(party, reading, directory) or (code == "PROTEST" and is_actor):
            parties.append(party)
    return unique(parties)


def _other_side(
    clause: Clause, actors: Sequence[Party], reading: Reading, document: Document, directory: Directory
) -> tuple[Party, ...]:
    """Return the one other state or body of the sentence: with whom ties were cut when the text does not repeat it."""
    named = [party_at(p, clause, reading, document, directory) for p in clause.placed if p.mention.kind != "pronoun"]
    sides = unique(as_side(party, reading, directory=directory) for party in named if party is not None)
    others = [party for party in sides if is_side(party) and party.actor not in {actor.actor for actor in actors}]
    return tuple(others) if len(others) == 1 else ()


def _crowd(clause: Clause, match: DeedMatch, document: Document) -> Party | None:
    """Return the protesters that the sentence names in common words, None where it names none."""
    for place, lemmas in enumerate(clause.lemmas):
        if CROWD.intersection(lemmas):
            first = place
            while (first > 0 and clause.tokens[first - 1].pos in ("ADJ", "PROPN")) or (
                first > 0 and clause.tokens[first - 1].text == "-"
            ):
                first -= 1
            span = clause.span(first, place + 1)
            return Party(actor=None, name=span.of(document.text), span=span)
    trigger = clause.tokens[match.first]
    return Party(actor=None, name="protesters", span=trigger.span)


def _is_domestic(actors: Sequence[Party], targets: Sequence[Party]) -> bool:
    """Return whether a deed stays within one state."""
    ours = {party.country for party in actors}
    theirs = {party.country for party in targets}
    return bool(targets) and None not in ours and len(ours) == 1 and ours == theirs


def _same(group: Sequence[Deed], deed: Deed) -> bool:
    """Return whether `deed` tells of the deed of `group`: same code, doer and target, and no other status in time."""
    known = group[0]
    if known.code != deed.code:
        return False
    if deed.code == "PROTEST" and not any(party.actor for party in (*known.actors, *deed.actors)):
        return (known.status in DONE) == (deed.status in DONE)
    if not _names(known.actors) & _names(deed.actors):
        return False
    if known.targets and deed.targets and not _names(known.targets) & _names(deed.targets):
        return False
    return not (known.when is not None and deed.when is not None and known.when.start[:4] != deed.when.start[:4])


def _names(parties: Sequence[Party]) -> set[str]:
    return {party.actor or party.name.casefold() for party in parties}


def _claim(group: Sequence[Deed], reading: Reading, document: Document, ontology: Ontology) -> Claim:
    main = max(group, key=lambda deed: (bool(deed.targets), deed.when is not None, -deed.sentence))
    actors = unique(party for deed in group for party in deed.actors) if len(group) == 1 else main.actors
    text = " ".join(deed.span.of(document.text) for deed in group)
    around = " ".join(reading.sentences[deed.sentence].span.of(document.text) for deed in group[:2])
    when = main.when or next((deed.when for deed in group if deed.when is not None), None)
    where = main.where or next((deed.where for deed in group if deed.where is not None), None)
    issues = ontology.find_issues(text, context=around, year=year_of(document))
    event = Action(
        code=main.code,
        actors=actors,
        targets=main.targets,
        status=next((status for status in TOLD_ORDER if status in {deed.status for deed in group}), main.status),
        mode=main.mode,
        when=when,
        new_when=next((deed.new_when for deed in group if deed.new_when is not None), None),
        where=where,
        issues=issues,
        context=context_of(issues),
        quad=quad_class(main.code),
        intensity=intensity(main.code),
        intensity_table=INTENSITY_TABLE,
        spans=tuple(deed.span for deed in group),
    )
    citations = [Citation(document.id, deed.span, deed.span.of(document.text), "whole") for deed in group]
    for field, parties in (("actor", actors), ("target", main.targets)):
        citations += [
            Citation(document.id, party.span, party.span.of(document.text), field)
            for party in parties
            if party.span is not None
        ]
    for field, value in (("when", when), ("where", where)):
        if value is not None and value.span is not None:
            citations.append(Citation(document.id, value.span, value.span.of(document.text), field))
    confidence = 0.7 if main.targets and all(party.actor for party in (*actors, *main.targets)) else 0.5
    return build_claim(document, event, citations, confidence=confidence, produced_by=reading.reader)
