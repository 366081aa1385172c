"""Read the tellings of agreements in a sentence: the noun phrase, what the clause says becomes of it, by whom, when."""

import re
from collections.abc import Sequence

import msgspec

from communique.directory import Directory
from communique.extract.actions_clause import BE, Clause, Placed, is_passive
from communique.extract.actions_roles import agents
from communique.extract.actions_sides import as_side, is_side, party_at, unique
from communique.extract.actions_subjects import has_common_subject, subjects
from communique.extract.agreements_dates import date_of
from communique.extract.agreements_found import MAKERS, Found, family_of
from communique.extract.agreements_pairs import is_group_before, pair_before, sides_before
from communique.extract.agreements_phrases import determiner_of, extend_phrase, find_phrase
from communique.extract.agreements_sides import as_party, of_one_office, states_named_in
from communique.extract.agreements_status import BEGUN, find_status, hedge_status, made_behind
from communique.extract.named_groups import twin_states
from communique.extract.parties import mentions_in, party_of
from communique.model import Document, Party, Reading
from communique.ontology.agreements import AgreementWords

DATED = frozenset({"signed", "adopted", "agreed", "rejected", "withdrawn"})  # what is done on a day
DONE = frozenset({"signed", "adopted", "agreed"})
PUBLISHING = frozenset(
    {"unveil", "publish", "present", "submit", "table", "propose", "announce", "circulate", "launch"}
)
ISSUING = frozenset({"issue", "release", "produce", "read"})  # what makes a joint statement
SUBJECT_NEAR = 6  # tokens between a subject and its verb that still make one telling to show
# Before "of reaching a deal": none was reached.
NEVER = frozenset({"impossibility", "failure", "absence", "lack", "instead", "risk", "idea"})
# Behind a nationality: those whose good offices made it, not its parties.
BROKERING = (
    "-mediated",
    "-brokered",
    "-sponsored",
    "-backed",
    "-drafted",
    "-led",
    "-proposed",
    "-supervised",
    "-hosted",
)
BROKERED_BY = re.compile(
    r"\b(?:brokered|mediated|facilitated|sponsored|backed|hosted|supervised|overseen|guaranteed) by (?:the )?$"
    r"|\bunder the (?:auspices|mediation|supervision|chairmanship) of (?:the )?$"
)
BROKERED = frozenset("brokered mediated facilitated sponsored backed hosted supervised overseen guaranteed".split())
BY_REACH = 36  # characters before a name in which "brokered by" or "under the auspices of" stands
BROKER_REACH = 12  # characters behind a nationality in which "-brokered" stands
ONE_SIDED = frozenset({"announce", "declare", "proclaim", "offer"})
JOINED = 4  # tokens between partners: "Yemen | 's government and | the Houthis"
WITH = ("with", "between", "and", "by", ",")  # before a partner inside the phrase
OWNER_REACH = 6  # tokens of ", the bloc's" between two names of one paper
ACRONYM_REACH = 4  # tokens of "(COMCASA)" behind a name
UNITED_NATIONS = re.compile(r"\bSecurity Council\b|\bUnited Nations\b|\bU\.?N\.?\b|\bUNSCR?\b")
MOST_SIDES = 2  # a sentence that names more sides does not say whose agreement it is


def find_tellings(
    clause: Clause,
    reading: Reading,
    document: Document,
    words: AgreementWords,
    directory: Directory,
    *,
    day: str | None = None,
    pair: tuple[Party, ...] = (),
) -> list[Found]:
    """Return the tellings of one sentence, left to right.

    day: that of which its story tells; pair: the two sides of the agreement told last, whom "the two countries" may
    mean.
    """
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
        telling = _telling(clause, first, head, last, is_named, reading, document, words, directory, day, pair)
        between = clause.words()[previous:first] if previous else ()
        previous = last
        is_owned = len(between) <= OWNER_REACH and between[:1] == (",",) and between[-1:] in (("'s",), ("’s",))
        if telling is not None and is_owned:
            telling = msgspec.structs.replace(telling, is_apposition=True)  # "the pact, the bloc's biggest deal"
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
    day: str | None,
    pair: tuple[Party, ...],
) -> Found | None:
    verb, status, is_after = find_status(clause, first, last, words)
    raw = status
    lemma = min(clause.lemmas[head], key=len)
    end = extend_phrase(clause, last)
    inside = [p for p in clause.placed if first < p.last and p.first < max(end, _partner_end(clause, end))]
    parties = [p for p in inside if p.mention.kind not in ("person", "pronoun", "role")]
    parties = [p for p in parties if not _is_broker(p, document)]
    texts = clause.words()  # "Agreement for Peace in Chad": what it is about
    parties = [p for p in parties if p.first <= head or _before(p, texts) in WITH or _is_joined(p, parties, texts)]
    if is_named:  # "the Paris Agreement" was signed there, not by it
        parties = [
            p for p in parties if p.mention.kind != "place" or directory.seat(p.mention.head.of(document.text)) is None
        ]
    doers: tuple[Placed, ...] = ()
    if verb is not None and clause.tokens[verb].pos in ("", "VERB", "NOUN"):
        passive = is_passive(clause, verb)
        brokered = passive and clause.words()[verb] in BROKERED | {"read"}  # "read out by the host"
        doers = () if brokered else tuple(agents(clause, last) if passive else subjects(clause, verb))
        doers = tuple(placed for placed in doers if not _is_broker(placed, document))
        parties += [p for p in doers if p not in parties]
        if (
            "read" in clause.lemmas[verb]
            and not (passive or is_after)
            and all(p.mention.kind == "person" for p in doers)
        ):
            status = None  # a minister who reads out the joint statement makes none by that
        is_issued = bool((PUBLISHING | ISSUING).intersection(clause.lemmas[verb])) and status in ("agreed", "proposed")
        if is_issued and family_of(min(clause.lemmas[head], key=len)) == "statement":
            status = "adopted"  # a joint statement that is issued or presented is made by that
        status = hedge_status(status, clause, verb, reading)
    else:
        parties += [p for p in _possessors(clause, first) if p not in parties]
    parties += [p for p in _apposed(clause, doers, verb) if p not in parties]
    parties += [p for p in of_one_office(clause, doers) if p not in parties]
    told = [party_at(p, clause, reading, document, directory) for p in parties]
    twins = [state for p in parties for state in twin_states(p.mention.head.of(document.text), directory)]
    told += [as_party(state) for state in twins]
    maker = _maker_of_resolution(clause, head, last, document) if is_named else None
    if maker is not None:
        council = directory.actors.get(maker)
        parties, told = [], [] if council is None else [as_party(council)]
    told += states_named_in(doers, document, directory)
    named = [as_side(party, reading, directory=directory) for party in told if party is not None]
    actors = {placed.mention.actor for placed in doers}
    named = [
        p for p in named if (is_maker(p) and p.sector != "MED") or (p.actor in actors and _is_body_of_text(p, reading))
    ]
    if verb is not None and len(named) < MOST_SIDES:
        named += _sides_within([*doers, *(p for p in parties if p not in doers)], reading, directory)
        if not named:
            named += pair_before(clause, verb, reading, document, directory)
        if not named and is_group_before(clause, verb):
            named += pair
    if not named and not is_named and not _is_done_by_others(clause, verb, doers):
        named = _sides_of_sentence(clause, reading, document, directory)
    is_joint = any(token.text.lower() == "joint" for token in clause.tokens[first:head])
    if not named and is_joint and verb is not None and status in DONE:
        named = list(sides_before(clause, reading, document, directory) or pair)
    if status == "agreed" and verb is not None and len(named) < MOST_SIDES and family_of(lemma) == "truce":
        is_own = bool(ONE_SIDED.intersection(clause.lemmas[verb])) and not is_passive(clause, verb)
        status = None if is_own else status  # "announced a truce of its own"
    is_left = raw == "withdrawn" and status == "in-force"
    if is_left and not is_named and determiner_of(clause, first) in ("a", "an"):
        return None  # "would leave the town for a lasting ceasefire": there is none to leave
    if not is_named and (status is None or _is_any(clause, first, head, status) or _is_absent(clause, first)):
        return None
    if verb and not is_named and status == "proposed" and clause.words()[verb - 1] == "which":
        return None  # "a plan, which proposed a truce": the plan is told already
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
    is_done = status in DATED or (verb is not None and bool((PUBLISHING | BEGUN).intersection(clause.lemmas[verb])))
    made = made_behind(clause, last, words) if not is_done else None
    phrase = clause.span(title_first, end)
    return Found(
        title=" ".join(phrase.of(document.text).split()),
        phrase=phrase,
        phrase_word=clause.tokens[head].text,
        head=lemma,
        is_named=is_named,
        is_definite=determiner_of(clause, first) in ("the", "this", "that", "its", "their"),
        is_mass=first == head and clause.tokens[first - 1].pos == "VERB" if first else False,
        status=status,  # type: ignore[arg-type]
        parties=unique(party for party in named if party.sector != "MED"),  # "told the Gazette"
        span=clause.span(begin, finish),
        sentence=clause.index,
        in_headline=clause.sentence.kind in ("title", "heading"),
        when=date_of(clause, reading, first, end, verb if is_done else made, status, day),
    )


def _partner_end(clause: Clause, end: int) -> int:
    """Return the end of a partner told behind initials: "the Security Agreement (CISA) | with the Danes"."""
    words = clause.words()
    if words[end : end + 1] != ("(",):
        return end
    closing = next((p for p in range(end + 1, min(len(words), end + ACRONYM_REACH)) if words[p] == ")"), None)
    return extend_phrase(clause, closing + 1) if closing is not None and closing + 1 < len(words) else end


def _before(placed: Placed, texts: Sequence[str]) -> str:
    """Return the word before a name and its article."""
    first = placed.first - (texts[placed.first - 1] == "the")
    return texts[first - 1] if first > 0 else ""


def _is_joined(placed: Placed, parties: Sequence[Placed], texts: Sequence[str]) -> bool:
    """Return whether a name inside the phrase follows a partner: "a deal with Peru, Chile and the Andean bloc"."""
    first = placed.first - (texts[placed.first - 1] == "the")
    before = next((one for one in parties if 0 < first - one.last <= JOINED), None)
    return _before(placed, texts) in ("and", ",") and before is not None and _before(before, texts) in WITH


def is_maker(party: Party) -> bool:
    """Return whether the party can make an agreement: a state, a body, an armed or political movement."""
    return party.actor is not None and party.actor.startswith(MAKERS)


def _is_body_of_text(party: Party, reading: Reading) -> bool:
    """Return whether the party is a body or movement that only the text names: "the Free Highlands Movement"."""
    if party.actor is None or not party.actor.startswith("local:") or party.sector == "MED":
        return False
    kind = next((actor.kind for actor in reading.actors if actor.id == party.actor), "person")
    return kind != "person" and len(party.name.split()) > 1


def _is_done_by_others(clause: Clause, verb: int | None, doers: Sequence[Placed]) -> bool:
    """Return whether the verb has a subject in common words: "southern ministers met and issued a statement"."""
    if verb is None or clause.tokens[verb].pos != "VERB" or is_passive(clause, verb):
        return False
    if verb and clause.tokens[verb - 1].pos == "CCONJ":
        verb = next((step for step in range(verb - 2, -1, -1) if clause.tokens[step].pos == "VERB"), verb)
    return any(placed.mention.kind != "pronoun" for placed in doers) or has_common_subject(clause, verb)


def _apposed(clause: Clause, doers: Sequence[Placed], verb: int | None) -> list[Placed]:
    """Return the names that a subject of common words is told by: "the Palestinian factions Fatah and Hamas"."""
    if verb is None or len(doers) != 1 or doers[0].mention.kind != "norp":
        return []
    words = clause.words()
    return [
        placed
        for placed in clause.placed
        if doers[0].last < placed.first < verb
        and placed.mention.kind in ("org", "group", "place")
        and (words[placed.first - 1] in ("and", ",") or clause.tokens[placed.first - 1].pos == "NOUN")
    ]


def _maker_of_resolution(clause: Clause, head: int, last: int, document: Document) -> str | None:
    """Return the id of the body that numbers its resolutions so: "1973" the UN Security Council, "68/262" the Assembly.

    None where the document does not speak of the United Nations.
    """
    number = clause.tokens[last - 1].text
    if not {"resolution", "unscr"}.intersection(clause.lemmas[head]):
        return None
    if not UNITED_NATIONS.search(document.text):
        return None
    if re.fullmatch(r"\d{2}/\d{1,3}", number):
        return "body:un-general-assembly"
    return "body:un-security-council" if re.fullmatch(r"\d{2,4}", number) else None


def _is_broker(placed: Placed, document: Document) -> bool:
    """Return whether the adjective says whose good offices made it: "a Russian-mediated truce" is not Russia's."""
    behind = document.text[placed.mention.span.end : placed.mention.span.end + BROKER_REACH].lower().lstrip()
    before = document.text[max(0, placed.mention.span.start - BY_REACH) : placed.mention.span.start].lower()
    return behind.startswith(BROKERING) or BROKERED_BY.search(before) is not None


def _sides_within(doers: Sequence[Placed], reading: Reading, directory: Directory) -> list[Party]:
    """Return the sides named inside an unbound subject: "Chad's government and rebels"."""
    loose = [placed.mention.span for placed in doers if placed.mention.actor is None]
    inside = [mention for span in loose for mention in mentions_in(reading, span, kinds=("org", "place", "norp"))]
    sides = [
        as_side(party_of(mention, reading, directory=directory), reading, directory=directory) for mention in inside
    ]
    return [party for party in sides if is_maker(party)]


def _sides_of_sentence(clause: Clause, reading: Reading, document: Document, directory: Directory) -> list[Party]:
    """Return the one or two states or bodies that the whole sentence names: an agreement told without its parties."""
    words = clause.words()
    told = [p for p in clause.placed if p.mention.kind != "pronoun" and not _is_broker(p, document)]
    told = [p for p in told if p.mention.kind != "place" or p.first == 0 or words[p.first - 1] not in ("in", "at")]
    told = [  # "reached in Dakar and Tripoli"
        p
        for p in told
        if p.mention.kind != "place" or "in" not in words or directory.seat(p.mention.head.of(document.text)) is None
    ]
    between = next((place for place in range(len(words)) if words[place] == "between"), None)
    if between is not None:
        told = [p for p in told if p.first > between][:MOST_SIDES] or told
    sides = [party_at(p, clause, reading, document, directory) for p in told]
    named = unique(as_side(party, reading, directory=directory) for party in sides if party is not None)
    named = tuple(party for party in named if is_side(party))
    return list(named) if len(named) <= MOST_SIDES else []


def _is_any(clause: Clause, first: int, head: int, status: str) -> bool:
    """Return whether the phrase means no agreement in particular: "any deal", "future agreements"."""
    words = {determiner_of(clause, first), *(token.text.lower() for token in clause.tokens[first:head])}
    is_counted = any(token.pos == "NUM" for token in clause.tokens[first:head])
    if words & {"any", "no", "such", "more", "every", "what"} or ("other" in words and not is_counted):
        return True
    is_plural = (
        clause.tokens[head].text.lower().endswith("s")
        and clause.tokens[head].text.lower() not in clause.lemmas[head][:1]
    )
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
    if clause.tokens[place].pos == "VERB" and words[place - 1] == "of" and words[place - 2] in NEVER:
        return True
    return words[place] in ("not", "n't", "n’t") and place > 0 and words[place - 1] in BE


def _possessors(clause: Clause, first: int) -> list[Placed]:
    words = clause.words()
    if first > 0 and words[first - 1] in ("'s", "’s"):
        owner = clause.at(first - 2)
        return [owner] if owner is not None else []
    owner = clause.at(first - 1) if first > 0 else None
    return [owner] if owner is not None and clause.tokens[first - 1].text.endswith(("'s", "’s")) else []
