"""Find agreements in a reading: documents that parties sign, adopt, propose, negotiate, reject or leave.

One claim per agreement and document, by the annotation guide: a named one counts wherever it is mentioned (`in-force`
if nothing else is said), an unnamed one only where the text says what becomes of it. Later tellings of the same
agreement add their spans, and the furthest status wins.
"""

import re
from collections.abc import Sequence

import msgspec

from communique.directory import Directory
from communique.extract.actions_clause import BE, Clause, Placed, is_passive, lay_out
from communique.extract.actions_roles import agents
from communique.extract.actions_sides import as_side, is_side, party_at, unique
from communique.extract.actions_subjects import subjects
from communique.extract.agreements_pairs import pair_before
from communique.extract.agreements_phrases import determiner_of, extend_phrase, find_phrase
from communique.extract.agreements_status import ORDER, find_status, hedge_status
from communique.extract.claims import build_claim
from communique.extract.parties import mentions_in, party_of
from communique.extract.topics import year_of
from communique.model import Agreement, Citation, Claim, Document, Mention, Party, Reading, Span, When
from communique.model.events import AgreementStatus
from communique.ontology import Ontology
from communique.ontology.agreements import AgreementWords, load_agreement_words

DATED = frozenset({"signed", "adopted", "agreed", "rejected", "withdrawn"})  # what is done on a day
PUBLISHING = frozenset(
    {"unveil", "publish", "present", "submit", "table", "propose", "announce", "circulate", "launch"}
)
ONE_SIDED = frozenset({"plan", "review", "constitution"})
SUBJECT_NEAR = 6  # tokens between a subject and its verb that still make one telling to show
MOST_SIDES = 2  # a sentence that names more sides does not say whose agreement it is
YEAR = re.compile(r"1[89]\d\d|20\d\d")
WORD = re.compile(r"\w+(?:['’]\w+)*")


class Found(msgspec.Struct, frozen=True):
    """One telling: the noun phrase as title, whether it names the agreement, what is said of it, by whom, where."""

    title: str
    phrase: Span
    head: str
    is_named: bool
    is_definite: bool
    status: AgreementStatus | None
    parties: tuple[Party, ...]
    span: Span
    sentence: int
    in_headline: bool = False
    is_apposition: bool = False  # "the Trans-Pacific Partnership, the Asian trade pact": one thing, twice named
    when: When | None = None


def find_agreements(reading: Reading, document: Document, *, ontology: Ontology, directory: Directory) -> list[Claim]:
    """Return one claim per agreement, in the order of their first telling."""
    words = load_agreement_words()
    by_sentence: dict[int, list[Mention]] = {}
    for mention in reading.mentions:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    groups: list[list[Found]] = []
    for index in range(len(reading.sentences)):
        clause = lay_out(reading, index, by_sentence.get(index, []), demonym=directory.demonym)
        for found in _tellings(clause, reading, document, words, directory):
            group = next((group for group in reversed(groups) if _same(group, found)), None)
            if found.is_apposition and groups:
                group = groups[-1]
            if group is None:
                groups.append([found])
            else:
                group.append(found)
    claims = [_claim(group, reading, document, ontology) for group in groups]
    return [claim for claim in claims if claim is not None]


def _tellings(
    clause: Clause, reading: Reading, document: Document, words: AgreementWords, directory: Directory
) -> list[Found]:
    """Return the tellings of one sentence, left to right."""
    found: list[Found] = []
    covered = previous = 0
    for place in range(len(clause.tokens)):
        if place < covered:
            continue
        phrase = find_phrase(clause, place, words, document)
        if phrase is None:
            continue
        first, head, last, is_named = phrase
        covered = last
        telling = _telling(clause, first, head, last, is_named, reading, document, words, directory)
        between = clause.words()[previous:first] if previous else ()
        previous = last
        if telling is not None and between in ((",", "the"), (",", "a"), (",", "an"), (",", "or"), ("(",), ("or",)):
            telling = msgspec.structs.replace(telling, is_apposition=True)
        if telling is not None:
            found.append(telling)
    return found


def _telling(
    clause: Clause,
    first: int,
    head: int,
    last: int,
    is_named: bool,
    reading: Reading,
    document: Document,
    words: AgreementWords,
    directory: Directory,
) -> Found | None:
    verb, status, is_after = find_status(clause, first, last, words)
    end = extend_phrase(clause, last)
    inside = [p for p in clause.placed if first < p.last and p.first < end]
    parties = [p for p in inside if p.mention.kind not in ("person", "pronoun", "role")]
    if is_named:  # "the Paris Agreement" was signed there, not by it
        parties = [
            p for p in parties if p.mention.kind != "place" or directory.seat(p.mention.head.of(document.text)) is None
        ]
    doers: tuple[Placed, ...] = ()
    if verb is not None and clause.tokens[verb].pos in ("", "VERB", "NOUN"):
        passive = is_passive(clause, verb)
        doers = agents(clause, last) if passive else subjects(clause, verb)
        parties += [p for p in doers if p not in parties]
        status = hedge_status(status, clause, verb, reading)
    else:
        parties += [p for p in _possessors(clause, first) if p not in parties]
    told = [party_at(p, clause, reading, document, directory) for p in parties]
    named = [as_side(party, reading, directory=directory) for party in told if party is not None]
    named = [party for party in named if is_side(party)]
    if verb is not None and len(named) < MOST_SIDES:
        named += _sides_within(doers, reading, directory)
        named += pair_before(clause, verb, reading, document, directory) if not named else ()
    if not named and not is_named:
        named = _sides_of_sentence(clause, reading, document, directory)
    if not is_named and (status is None or _is_any(clause, first, head, status) or _is_absent(clause, first)):
        return None
    begin = min(first, verb) if verb is not None else first
    finish = max(end, verb + 1) if verb is not None else end
    title_first = first
    while title_first < head and clause.tokens[title_first].text.lower() in ("'s", "’s", "its", "their", "his"):
        title_first += 1
    if verb is not None and is_after and finish - begin > 25:
        finish = end
    for placed in doers:
        if begin - placed.last <= SUBJECT_NEAR:
            begin = min(begin, placed.first)
    is_done = status in DATED or (verb is not None and bool(PUBLISHING.intersection(clause.lemmas[verb])))
    lemma = clause.lemmas[head][-1] if len(clause.lemmas[head]) > 1 else clause.lemmas[head][0]
    phrase = clause.span(title_first, end)
    return Found(
        title=" ".join(phrase.of(document.text).split()),
        phrase=phrase,
        head=lemma,
        is_named=is_named,
        is_definite=determiner_of(clause, first) in ("the", "this", "that", "its", "their"),
        status=status,  # type: ignore[arg-type]
        parties=unique(named),
        span=clause.span(begin, finish),
        sentence=clause.index,
        in_headline=clause.sentence.kind in ("title", "heading"),
        when=_date_inside(clause, reading, first, end) or (_when(clause, reading, verb) if is_done else None),
    )


def _sides_within(doers: Sequence[Placed], reading: Reading, directory: Directory) -> list[Party]:
    """Return the sides named inside an unbound subject: "Chad's government and rebels"."""
    loose = [placed.mention.span for placed in doers if placed.mention.actor is None]
    inside = [mention for span in loose for mention in mentions_in(reading, span, kinds=("org", "place", "norp"))]
    sides = [
        as_side(party_of(mention, reading, directory=directory), reading, directory=directory) for mention in inside
    ]
    return [party for party in sides if is_side(party)]


def _sides_of_sentence(clause: Clause, reading: Reading, document: Document, directory: Directory) -> list[Party]:
    """Return the one or two states or bodies that the whole sentence names: an agreement told without its parties."""
    sides = [party_at(p, clause, reading, document, directory) for p in clause.placed if p.mention.kind != "pronoun"]
    named = unique(as_side(party, reading, directory=directory) for party in sides if party is not None)
    named = tuple(party for party in named if is_side(party))
    return list(named) if len(named) <= MOST_SIDES else []


def _same(group: Sequence[Found], found: Found) -> bool:
    """Return whether `found` tells of the agreement of `group`: the same name, or "the treaty" for "a treaty"."""
    for known in group:
        ours, theirs = _content(known.title), _content(found.title)
        if found.is_named and known.is_named:
            if _initials(known.title) == found.title or _initials(found.title) == known.title:
                return True
            if ours == theirs or (ours & theirs and (ours <= theirs or theirs <= ours)):
                return True
            continue
        if known.in_headline and not known.is_named and known.status == found.status and _shared(known, found):
            return True  # the headline and the body tell the same in other words
        if found.is_definite and not found.is_named and found.head in ours and theirs == {found.head}:
            return True
        if known.head != found.head:
            continue
        own, other = ours - {known.head}, theirs - {found.head}
        if not other and found.is_definite:
            return True
        if own and other and (own <= other or other <= own or len(own & other) * 2 > len(own | other)):
            return True
        if not own and not other:
            return True
    return False


def _shared(known: Found, found: Found) -> bool:
    return bool({party.actor for party in known.parties} & {party.actor for party in found.parties})


def _initials(title: str) -> str:
    """Return the capitals that stand for a name: "Trans-Pacific Partnership" → TPP."""
    return "".join(word[0] for word in WORD.findall(title) if word[0].isupper())


def _content(title: str) -> set[str]:
    small = {"the", "a", "an", "of", "on", "for", "with", "between", "to", "and", "in", "its", "that", "new"}
    return {word.removesuffix("'s") for word in WORD.findall(title.lower().replace("’", "'"))} - small


def _claim(group: Sequence[Found], reading: Reading, document: Document, ontology: Ontology) -> Claim | None:
    told = [found for found in group if found.status is not None]
    status: AgreementStatus = "in-force"
    if told:
        status = max(told, key=lambda found: ORDER[found.status or "in-force"]).status or "in-force"
    main = max(
        group, key=lambda found: (found.is_named, found.status == status, len(_content(found.title)), -found.sentence)
    )
    parties = unique(party for found in group for party in found.parties)
    sentences = " ".join(reading.sentences[found.sentence].span.of(document.text) for found in group[:2])
    issues = ontology.find_issues(main.title, context=sentences, year=year_of(document))
    dated = [found for found in group if found.when is not None]
    when = next((found.when for found in dated if found.status == status), dated[0].when if dated else None)
    is_weak = status == "in-force" and not _is_firm(main) and len(parties) < 2
    if not main.is_named and (is_weak or (not parties and when is None)):
        return None
    if not main.is_named and len(_content(main.title)) < 2 and len(parties) < 2 and when is None:
        return None  # "a deal" of one side with nobody
    if not main.is_named and main.head in ONE_SIDED and len(parties) < 2 and status in ("proposed", "in-force"):
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


def _is_firm(found: Found) -> bool:
    """Return whether an unnamed agreement in force is told well enough to count: "the 1953 armistice"."""
    return found.head in load_agreement_words().firm and len(_content(found.title)) > 1


def _citation(document: Document, span: Span, field: str) -> Citation:
    return Citation(document.id, span, span.of(document.text), field)


def _is_any(clause: Clause, first: int, head: int, status: str) -> bool:
    """Return whether the phrase means no agreement in particular: "any deal", "future agreements"."""
    words = {determiner_of(clause, first), *(token.text.lower() for token in clause.tokens[first:head])}
    if words & {"any", "no", "such", "more", "every", "other", "what"}:
        return True
    is_plural = (
        clause.tokens[head].text.lower().endswith("s")
        and clause.tokens[head].text.lower() not in clause.lemmas[head][:1]
    )
    is_counted = any(token.pos == "NUM" for token in clause.tokens[first:head])
    return is_plural and not is_counted and status not in ("signed", "adopted", "agreed")


def _is_absent(clause: Clause, first: int) -> bool:
    """Return whether the words say that there is none: "without an agreement", "is not a historic agreement"."""
    words = clause.words()
    place = first - 1
    while place >= 0 and (words[place] in ("a", "an", "the", "any", "yet") or clause.tokens[place].pos == "ADJ"):
        place -= 1
    if place < 0:
        return False
    if words[place] in ("without", "no", "lacking") or words[place - 1 : place + 1] == ("lack", "of"):
        return True
    return words[place] in ("not", "n't", "n’t") and place > 0 and words[place - 1] in BE


def _possessors(clause: Clause, first: int) -> list[Placed]:
    words = clause.words()
    if first > 0 and words[first - 1] in ("'s", "’s"):
        owner = clause.at(first - 2)
        return [owner] if owner is not None else []
    owner = clause.at(first - 1) if first > 0 else None
    return [owner] if owner is not None and clause.tokens[first - 1].text.endswith(("'s", "’s")) else []


def _date_inside(clause: Clause, reading: Reading, first: int, end: int) -> When | None:
    """Return the date that stands in the phrase or right behind it: "the 1953 armistice", "a truce in 1953"."""
    for place in range(first, end):
        year = clause.tokens[place]
        if YEAR.fullmatch(year.text):
            return When(start=year.text, edtf=year.text, span=year.span)
    inside = clause.span(first, min(len(clause.tokens), end + 2))
    for time in reading.times:
        if time.sentence == clause.index and time.edtf and time.kind == "DATE" and inside.contains(time.span):
            start, _, last = time.edtf.partition("/")
            return When(start=start, end=last or None, edtf=time.edtf, span=time.span)
    return None


def _when(clause: Clause, reading: Reading, verb: int | None) -> When | None:
    """Return the date of the clause nearest the verb; None where nothing was done yet."""
    if verb is None:
        return None
    here = clause.tokens[verb].span.start
    dated = [
        time
        for time in reading.times
        if time.sentence == clause.index and time.edtf and "X" not in time.edtf and time.kind in ("DATE", "TIME")
    ]
    if not dated:
        return None
    nearest = min(dated, key=lambda time: abs(time.span.start - here))
    start, _, end = (nearest.edtf or "").partition("/")
    return When(start=start, end=end or None, edtf=nearest.edtf, span=nearest.span)
