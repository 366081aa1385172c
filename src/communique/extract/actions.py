"""Find actions in a reading: deeds between political actors other than saying, meeting and agreeing.

Codes and modes are PLOVER's, found by the ontology's lexicon of verbs, nouns and phrases; what counts is the annotation
guide's: a doer, a deed, a place in time; mutual deeds have all parties as actors; one deed told twice is one action.
"""

from collections.abc import Sequence

import msgspec

from communique.directory import Directory
from communique.extract.actions_clause import Clause, lay_out
from communique.extract.actions_confidence import LEAST_SURE, confidence_of
from communique.extract.actions_deeds import Deed, read_deed
from communique.extract.actions_inferred import Scene
from communique.extract.actions_sides import unique
from communique.extract.actions_syntax import objects_by_verb
from communique.extract.actions_when import DONE
from communique.extract.claims import build_claim
from communique.extract.topics import year_of
from communique.model import Action, Citation, Claim, Document, Mention, Party, Reading
from communique.model.events import Status
from communique.ontology import INTENSITY_TABLE, Ontology, context_of, intensity, load_lexicon, quad_class

TOLD_ORDER: tuple[Status, ...] = ("ongoing", "held", "cancelled")  # of several tellings of one deed
EACH_FOR_HIMSELF = frozenset({"MOBILIZE", "SANCTION", "CONCEDE", "RETREAT"})  # two doers do two such deeds
# Deeds of these types told by two verbs of one sentence are two measures: "broke off relations and froze assets".
MEASURES = frozenset({"SANCTION", "COERCE", "AID"})


def find_actions(reading: Reading, document: Document, *, ontology: Ontology, directory: Directory) -> list[Claim]:
    """Return one claim per deed, in the order of its first telling; what is hardly ever right is left out."""
    lexicon = load_lexicon()
    by_sentence: dict[int, list[Mention]] = {}
    for mention in reading.mentions:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    groups: list[list[Deed]] = []
    clauses: list[Clause] = []
    scene = Scene(reading, document, directory, clauses)
    year = year_of(document)
    for index in range(len(reading.sentences)):
        clause = lay_out(reading, index, by_sentence.get(index, []), demonym=directory.demonym, groups=True)
        clauses.append(clause)
        covered: list[tuple[int, int]] = []
        for match in lexicon.find(clause.lemmas, objects_by_verb(clause)):
            if not match.pattern.is_deed or any(first < match.last and match.first < last for first, last in covered):
                continue
            deed = read_deed(clause, match, scene)
            if deed is None:
                continue
            covered.append((match.first, match.last))
            deed = _aim(deed, groups)
            group = next((group for group in groups if _same(group, deed, year)), None)
            if group is None:
                groups.append([deed])
                continue
            group.append(deed)
            if (rest := _of_others(group[0], deed)) is not None:
                groups.append([rest])
    claims = (_claim(group, reading, document, ontology) for group in groups if any(deed.is_anchored for deed in group))
    return [claim for claim in claims if claim.confidence >= LEAST_SURE]


def _same(group: Sequence[Deed], deed: Deed, year: int | None) -> bool:
    """Return whether `deed` tells of the deed of `group`: same code, doer and target, and no other status in time."""
    known = group[0]
    if known.code != deed.code:
        return False
    if deed.outcome_of is not None and any(told.trigger.overlaps(deed.outcome_of) for told in group):
        return True
    is_told_apart = any(
        told.sentence == deed.sentence and told.by_verb and deed.by_verb and told.verb != deed.verb for told in group
    )
    if is_told_apart and deed.code in MEASURES:
        return False
    if deed.code == "PROTEST" and not any(party.actor for party in (*known.actors, *deed.actors)):
        return (known.status in DONE) == (deed.status in DONE)
    if not _names(known.actors) & _names(deed.actors):
        return False
    if bool(known.targets) != bool(deed.targets) and known.by_verb and deed.by_verb and known.verb != deed.verb:
        return False  # "shelled the port", "launched an assault": two deeds until the text says against whom
    if known.targets and deed.targets and not _names(known.targets) & _names(deed.targets):
        return False
    if any(_is_history(told, year) for told in group) != _is_history(deed, year):
        return False  # an envoy withdrawn in 2012 is not the one recalled this week
    return not (known.when is not None and deed.when is not None and known.when.start[:4] != deed.when.start[:4])


def _is_history(deed: Deed, year: int | None) -> bool:
    """Return whether a deed is dated in a year before the report's, by its year alone or two years and more before."""
    if year is None or deed.when is None or not deed.when.start[:4].isdigit():
        return False
    ago = year - int(deed.when.start[:4])
    return ago > 1 or (ago == 1 and len(deed.when.start) == len("2012"))


def _aim(deed: Deed, groups: Sequence[Sequence[Deed]]) -> Deed:
    """Return a measure without target as aimed at whom the one told before it strikes: "recalled its envoy to Peru,
    halted flights".
    """
    if deed.targets or not deed.by_verb or deed.code not in MEASURES:
        return deed
    before = (
        told
        for group in groups
        for told in group
        if told.sentence == deed.sentence and told.code == deed.code and told.targets and told.by_verb
    )
    first = next((told for told in before if _names(told.actors) == _names(deed.actors)), None)
    return deed if first is None else msgspec.structs.replace(deed, targets=first.targets)


def _of_others(known: Deed, deed: Deed) -> Deed | None:
    """Return the deed as done by those whom `known` does not name: Peru's alert, told before "both put …on alert"."""
    others = tuple(party for party in deed.actors if _names([party]).isdisjoint(_names(known.actors)))
    if deed.code not in EACH_FOR_HIMSELF or not others or len(others) == len(deed.actors):
        return None
    return msgspec.structs.replace(deed, actors=others)


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
    return build_claim(document, event, citations, confidence=_sureness(group, main), produced_by=reading.reader)


def _sureness(group: Sequence[Deed], main: Deed) -> float:
    """Return how sure the action is: by the signs of its main telling, and whether it is told more than once."""
    extra = {"dated"} if main.when is not None else set()
    extra |= {"retold"} if len({deed.sentence for deed in group}) > 1 else set()
    return confidence_of(main.signs | extra)
