"""Find agreements in a reading: documents that parties sign, adopt, propose, negotiate, reject or leave.

One claim per agreement and document, by the annotation guide: a named one counts wherever it is mentioned (`in-force`
if nothing else is said), an unnamed one only where the text says what becomes of it. Later tellings of the same
agreement add their spans, and the furthest status wins.
"""

import re
from collections.abc import Mapping, Sequence

from communique.directory import Directory
from communique.extract.actions_clause import lay_out
from communique.extract.actions_sides import unique
from communique.extract.agreements_found import Found, family_of
from communique.extract.agreements_lists import item_of, items_behind, kind_of_item, opens_list
from communique.extract.agreements_status import ORDER
from communique.extract.agreements_tellings import find_tellings
from communique.extract.agreements_verbal import LEAD, find_verbal, takes_up
from communique.extract.claims import build_claim
from communique.extract.named_groups import bind_named_groups
from communique.extract.story_days import story_days
from communique.extract.topics import year_of
from communique.lang.houses import is_paper
from communique.model import Agreement, Citation, Claim, Document, Mention, Party, Reading, Span, When
from communique.model.events import AgreementStatus
from communique.ontology import Ontology
from communique.ontology.agreements import load_agreement_words

ONE_SIDED = frozenset({"plan", "review", "constitution"})
DATED = frozenset({"signed", "adopted", "agreed", "rejected", "withdrawn"})  # what is done on a day
UNDONE = frozenset({"rejected", "withdrawn"})  # the day of its making is not that of its end
DONE = frozenset({"signed", "adopted", "agreed"})  # made, whatever became of it later
LEAD_REACH = 3  # sentences from the headline in which the first one of the story tells the same
# Nouns that by themselves mean the agreement just named, and that the headline and the story use for the same one.
GENERIC = frozenset(
    {"treaty", "accord", "pact", "agreement", "deal", "document", "convention", "text", "truce", "ceasefire",
     "cease-fire"}
)  # fmt: skip
ENACTED = frozenset({"resolution", "declaration", "charter", "convention"})  # what one body adopts by itself
RESOLUTIONS = frozenset({"resolution", "unscr"})  # told apart by their numbers alone
WISHES = frozenset({"proposal", "plan", "initiative"})
# What people at home make as well as states: with nobody named and on no issue of diplomacy it is none.
HOMELY = frozenset(
    "agreement deal proposal plan package draft contract settlement arrangement framework review understanding "
    "initiative code compromise resolution".split()
)
GENERIC_REACH = 2  # sentences between an agreement's name and "the treaty"
MOST_SIDES = 2  # a sentence that names more sides does not say whose agreement it is
WORD = re.compile(r"\w+(?:['’]\w+)*")


def find_agreements(reading: Reading, document: Document, *, ontology: Ontology, directory: Directory) -> list[Claim]:
    """Return one claim per agreement, in the order of their first telling."""
    words = load_agreement_words()
    reading = bind_named_groups(reading, document.text, directory=directory)
    by_sentence: dict[int, list[Mention]] = {}
    for mention in reading.mentions:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    contents = [part for told in reading.attributions for part in told.content]
    days = story_days(reading, document, contents)
    is_briefing = document.title is not None and is_paper(document.title.value or "")
    pair: tuple[Party, ...] = ()
    groups: list[list[Found]] = []
    header: list[Found] | None = None
    marks: set[str] = set()
    for index in range(len(reading.sentences)):
        if header is None and not words.may_tell(reading.sentences[index].span.of(document.text)):
            continue
        clause = lay_out(reading, index, by_sentence.get(index, []), demonym=directory.demonym)
        item = None
        mark = kind_of_item(clause.sentence.span.of(document.text)) if header is not None else None
        if header is not None and mark is not None and marks <= {mark}:
            item = item_of(clause, header[0], reading, document, words, directory)
        if item is not None and mark is not None:
            marks = {mark}
            groups = [group for group in groups if group is not header]
            groups.append([item])
            continue
        header, marks = None, set()
        tellings = find_tellings(clause, reading, document, words, directory, day=days.get(index), pair=pair)
        is_lead = not is_briefing and _is_lead(index, reading)
        verbal = find_verbal(clause, reading, document, directory, is_lead=is_lead, day=days.get(index))
        if verbal is not None and not any(one.status in DONE for one in tellings):
            tellings.append(verbal)
        pair = next((found.parties for found in tellings if len(found.parties) == MOST_SIDES), pair)
        for found in tellings:
            if opens_list(found, clause):
                listed = items_behind(clause, found, reading, document, words, directory)
                if listed:
                    groups += [[one] for one in listed]
                    break
                header = [found]
                groups.append(header)
                continue
            group = _group_of(found, groups)
            if found.is_apposition and groups:
                group = groups[-1]
            if group is None:
                groups.append([found])
            else:
                group.append(found)
    claims = [_claim(group, reading, document, ontology, days) for group in groups]
    return [claim for claim in claims if claim is not None]


def _is_lead(index: int, reading: Reading) -> bool:
    """Return whether a sentence is a headline or one of the first of its story."""
    kinds = [sentence.kind for sentence in reading.sentences[: index + 1]]
    if kinds[-1] in ("title", "heading"):
        return True
    headings = [place for place, kind in enumerate(kinds) if kind in ("title", "heading")]
    return kinds[headings[-1] + 1 if headings else 0 :].count("body") <= LEAD


def _group_of(found: Found, groups: Sequence[list[Found]]) -> list[Found] | None:
    """Return the tellings that `found` joins: "the treaty" is one called so before any other, one just made before
    one that is merely named beside it; else the last told.
    """
    fitting = [group for group in reversed(groups) if _same(group, found)]
    if not found.is_definite or found.is_named or len(fitting) < 2:
        return fitting[0] if fitting else None
    return max(
        fitting,
        key=lambda group: (
            any(family_of(known.head) == family_of(found.head) for known in group),
            any(known.status is not None and known.status != "in-force" for known in group),
        ),
    )


def _same(group: Sequence[Found], found: Found) -> bool:
    """Return whether `found` tells of the agreement of `group`: the same name, or "the treaty" for "a treaty"."""
    if found.is_verbal:
        return any(known.status in DONE and takes_up(known, found) for known in group)
    if any(known.is_verbal and takes_up(known, found) for known in group):
        return True
    if found.is_listed or any(known.is_listed for known in group):
        return any(_content(known.title) == _content(found.title) for known in group)
    for known in group:
        ours, theirs = _content(known.title), _content(found.title)
        if _are_years_apart(known, found):
            continue
        is_on = known.head in theirs and family_of(found.head) == "agreement" and known.head != found.head
        if is_on and (not found.parties or _shared(known, found)):
            return True  # "agreement on a framework" for "a framework to end the war"
        if found.is_named and known.is_named:
            if load_agreement_words().means_same(known.title, found.title):
                return True
            if {known.head, found.head} <= RESOLUTIONS:
                if _digits(known.title) == _digits(found.title):
                    return True
                continue
            if _initials(known.title) == found.title or _initials(found.title) == known.title:
                return True
            if ours == theirs or (ours & theirs and (ours <= theirs or theirs <= ours)):
                return True
            continue
        if known.in_headline and not known.is_named and known.status == found.status and _shared(known, found):
            return True  # the headline and the body tell the same in other words
        is_lead = known.in_headline or known.sentence < LEAD_REACH
        if (
            is_lead
            and 0 < found.sentence - known.sentence <= LEAD_REACH
            and (_shared(known, found) or (known.in_headline and family_of(known.head) == family_of(found.head)))
            and not known.is_named
            and {known.status, found.status} <= DONE
            and {known.head, found.head} <= GENERIC
        ):
            return True
        if found.is_definite and not found.is_named and found.head in ours and theirs == {found.head}:
            return True
        is_bare = (
            (found.is_definite or found.is_mass)
            and not found.is_named
            and theirs == {found.head}
            and found.head in GENERIC
        )
        if is_bare and 0 <= found.sentence - known.sentence <= GENERIC_REACH:
            return True  # "the treaty" for "the Chemical Weapons Convention" just named
        if family_of(known.head) != family_of(found.head):
            continue
        own, other = ours - {known.head}, theirs - {found.head}
        if known.head in load_agreement_words().initials and not (own and other and own.isdisjoint(other)):
            return True  # "a BSA" again
        if not other and found.is_definite:
            return True
        if own and other and (own <= other or other <= own or len(own & other) * 2 > len(own | other)):
            return True
        if not own and not other:
            return True
    return False


def _are_years_apart(known: Found, found: Found) -> bool:
    """Return whether two that were made were made in different years."""
    if known.when is None or found.when is None or not {known.status, found.status} <= DONE:
        return False
    return known.when.start[:4] != found.when.start[:4]


def _shared(known: Found, found: Found) -> bool:
    return bool({party.actor for party in known.parties} & {party.actor for party in found.parties})


def _digits(title: str) -> str:
    return "".join(letter for letter in title if letter.isdigit())


def _initials(title: str) -> str:
    """Return the capitals that stand for a name: "Trans-Pacific Partnership" → TPP."""
    return "".join(word[0] for word in WORD.findall(title) if word[0].isupper())


def _content(title: str) -> set[str]:
    small = {"the", "a", "an", "of", "on", "for", "with", "between", "to", "and", "in", "its", "that", "new"}
    return {word.removesuffix("'s") for word in WORD.findall(title.lower().replace("’", "'"))} - small


def _claim(
    group: Sequence[Found], reading: Reading, document: Document, ontology: Ontology, days: Mapping[int, str]
) -> Claim | None:
    told = [found for found in group if found.status is not None and not _is_refused_by_others(found, group)]
    status: AgreementStatus = "in-force"
    if told:
        status = max(told, key=lambda found: ORDER[found.status or "in-force"]).status or "in-force"
    main = max(
        group,
        key=lambda found: (
            found.is_named,
            _content(found.title) != {found.head},
            not found.is_verbal,
            found.status == status,
            len(_content(found.title)),
            -found.sentence,
        ),
    )
    body = [found for found in group if not found.in_headline and len(found.parties) >= MOST_SIDES]
    making = [found for found in body if found.status == status]
    parties = unique(party for found in making or body or group for party in found.parties)
    sentences = " ".join(reading.sentences[found.sentence].span.of(document.text) for found in group[:2])
    issues = ontology.find_issues(main.title, context=sentences, year=year_of(document))
    if main.is_named and _is_refused_elsewhere(group, told):
        told, status, parties = [], "in-force", ()
    dated = [found for found in group if found.when is not None and not _is_refused_by_others(found, group)]
    if status in DATED:
        dated = [found for found in dated if not _is_ahead(found.when, document)]
    others = [] if status in UNDONE else [found for found in dated if found.status != status]
    when = next((found.when for found in (*(one for one in dated if one.status == status), *others)), None)
    is_homely = not main.is_named and main.head in HOMELY and len(parties) < MOST_SIDES
    if is_homely and load_agreement_words().private & _content(main.title):
        return None  # "a plea deal", "an agreement to buy the mill"
    is_vague = when is None and not parties and all(found.is_definite and not found.is_named for found in group)
    if is_vague:
        return None  # "the accord is signed", by nobody and on no day: an earlier one again
    if when is None and status in DATED:
        when = _day_of_story([found for found in told if found.status == status], reading, document, days)
    is_weak = status == "in-force" and not _is_firm(main) and len(parties) < 2
    is_idle = not parties and status in ("proposed", "under-negotiation")
    if is_homely and status == "proposed" and all(party.sector == "LEG" for party in parties):
        return None  # "the Senate's proposal"
    is_wish = status == "proposed" and main.head in WISHES and len(_content(main.title)) <= MOST_SIDES
    if is_wish and not main.is_named:
        return None  # "a peace plan", "the Danish proposal": one side's, told without what is in it
    is_nobodys = not parties and not issues and main.head in HOMELY  # "a proposal on background checks"
    if not main.is_named and (is_nobodys or is_weak or is_idle or (not parties and when is None)):
        return None
    is_enacted = status == "adopted" and bool(parties) and main.head in ENACTED
    if not main.is_named and len(_content(main.title)) < 2 and len(parties) < 2 and when is None and not is_enacted:
        return None  # "a deal" of one side with nobody
    if (
        not main.is_named
        and main.head in ONE_SIDED
        and len(parties) < 2
        and status in ("proposed", "in-force", "agreed")
    ):
        return None  # "a health plan": a party's own programme binds nobody else
    event = Agreement(
        title=main.title,
        parties=parties,
        status=status,
        when=when,
        issues=issues,
        spans=tuple(found.span for found in group),
    )
    citations = [_citation(document, found.span, "whole") for found in group]
    citations.append(_citation(document, main.phrase, "title"))
    citations += [_citation(document, party.span, "party") for party in parties if party.span is not None]
    if when is not None and when.span is not None:
        citations.append(_citation(document, when.span, "when"))
    confidence = 0.8 if main.is_named else 0.7 if len(parties) > 1 else 0.5
    return build_claim(document, event, citations, confidence=confidence, produced_by=reading.reader)


def _day_of_story(told: Sequence[Found], reading: Reading, document: Document, days: Mapping[int, str]) -> When | None:
    """Return the day of which the story tells, for what it tells as done without a time of its own."""
    is_briefing = document.title is not None and document.title.value is not None and is_paper(document.title.value)
    if is_briefing and not any(found.is_listed for found in told):
        return None  # a briefing speaks of what was done on other days
    for found in told:
        sentence = reading.sentences[found.sentence]
        is_timed = any(
            time.sentence == found.sentence and time.edtf and not _is_ahead(When(start=time.edtf), document)
            for time in reading.times
        )
        is_earlier = "had" in found.span.of(document.text).split()
        is_news = (
            sentence.kind == "body"
            or found.is_listed  # the lines of a list look like headings
            or (sentence.kind in ("title", "heading") and len(found.parties) >= MOST_SIDES)
        )
        if found.sentence in days and not is_timed and not is_earlier and is_news:
            return When(start=days[found.sentence], edtf=days[found.sentence])
    return None


def _is_refused_by_others(found: Found, group: Sequence[Found]) -> bool:
    """Return whether one who had no part in a made agreement rejects it: that undoes nothing."""
    if found.status not in ("rejected", "withdrawn"):
        return False
    made = [other for other in group if other.status in DONE and other.parties]
    return bool(made) and not any(_shared(other, found) for other in made)


def _is_refused_elsewhere(group: Sequence[Found], told: Sequence[Found]) -> bool:
    """Return whether all that is told of an agreement described at length is that one outsider rejects it."""
    sides = {party.actor for found in told for party in found.parties}
    refused = bool(told) and all(found.status == "rejected" for found in told)
    return refused and len(sides) == 1 and any(found.is_named and found.status is None for found in group)


def _is_ahead(when: When | None, document: Document) -> bool:
    """Return whether a date lies after publication: what is done was not done then."""
    published = document.publication_day()
    return when is not None and published is not None and when.start[:10] > published[: len(when.start)]


def _is_firm(found: Found) -> bool:
    """Return whether an unnamed agreement in force is told well enough to count: "the 1953 armistice"."""
    return found.head in load_agreement_words().firm and len(_content(found.title)) > 1


def _citation(document: Document, span: Span, field: str) -> Citation:
    return Citation(document.id, span, span.of(document.text), field)
