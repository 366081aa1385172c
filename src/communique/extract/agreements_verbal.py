"""Agreements that no noun names: "Peru and Chile agreed on Friday to open the border".

News tells so in its lead what two sides have settled; what follows calls it "the deal" or tells of the paper that holds
it. Promises to meet, to talk on, to stay in touch settle nothing, and what a government's own paper tells as agreed is
talk.
"""

from collections.abc import Sequence

from communique.directory import Directory
from communique.extract.actions_clause import Clause
from communique.extract.actions_sides import as_side, is_side, party_at, unique
from communique.extract.actions_subjects import subjects
from communique.extract.agreements_dates import date_of
from communique.extract.agreements_found import Found, family_of
from communique.extract.agreements_pairs import pair_before
from communique.extract.agreements_sides import as_party, of_one_office, states_named_in
from communique.extract.agreements_status import hedge_status
from communique.extract.named_groups import twin_states
from communique.model import Document, Party, Reading

LEAD = 3  # body sentences in which a story tells its main agreement
ASIDE = 8  # tokens between "agreed" and its "to": "agreed late on Friday in Quito to"
LENGTH = 14  # tokens of what was agreed that make its title
# What binds nobody: it tells of further talks.
TALK = frozenset(
    "meet talk discuss stay keep consult speak consider study examine explore attend visit convene remain receive host "
    "work review look try seek pursue strive support help listen disagree differ intensify step strengthen deepen "
    "boost expand enhance promote".split()
)
# What is opened binds somebody, unless it is talk as well: "to hold further talks", but "to resume relations".
OPENING = frozenset({"hold", "start", "begin", "launch", "resume", "continue", "open", "restart", "accelerate"})
TALKS = frozenset(
    "talk negotiation dialogue discussion consultation meeting summit contact effort session round".split()
)
OBJECT_REACH = 5  # tokens from such a verb to its object
LATER = frozenset({"statement", "agreement"})  # families of what a verbal agreement is called later


def find_verbal(
    clause: Clause,
    reading: Reading,
    document: Document,
    directory: Directory,
    *,
    is_lead: bool,
    day: str | None,
) -> Found | None:
    """Return the telling of a sentence in which two or more sides agree to do something, None without one."""
    if not is_lead:
        return None
    words = clause.words()
    for verb, token in enumerate(clause.tokens):
        if "agree" not in clause.lemmas[verb] or token.pos != "VERB" or words[verb] == "agreeing":
            continue
        start = _what(clause, verb)
        if start is None or hedge_status("agreed", clause, verb, reading) != "agreed":
            continue
        parties = _sides(clause, verb, reading, document, directory)
        if len(parties) < 2 and not any(party.sector == "IGO" for party in parties):
            continue  # a body of states is many: "OPEC agreed to cut output"
        end = _end(clause, start)
        doers = subjects(clause, verb)
        first = min([verb, *(placed.first for placed in doers)])
        phrase = clause.span(start, end)
        return Found(
            title="agreement " + " ".join(phrase.of(document.text).split()),
            phrase=phrase,
            phrase_word="agreement",
            head="agreement",
            is_named=False,
            is_definite=False,
            status="agreed",
            parties=parties,
            span=clause.span(first, end),
            sentence=clause.index,
            in_headline=clause.sentence.kind in ("title", "heading"),
            is_verbal=True,
            when=date_of(clause, reading, start, start, verb, "agreed", day),
        )
    return None


def takes_up(known: Found, found: Found) -> bool:
    """Return whether a noun told later means what was told as agreed: "the deal", "the joint statement"."""
    if found.is_verbal:
        return bool({p.actor for p in known.parties} & {p.actor for p in found.parties})
    if family_of(found.head) not in LATER and found.head not in ("document", "text"):
        return False
    if found.status in ("proposed", "under-negotiation", "withdrawn"):
        return False
    if found.is_named and family_of(found.head) != "statement":
        return False
    is_one = found.is_definite or found.is_named or family_of(found.head) == "statement" or found.head == "document"
    shared = {p.actor for p in known.parties} & {p.actor for p in found.parties}
    return is_one and (not found.parties or bool(shared))


def _what(clause: Clause, verb: int) -> int | None:
    """Return where what was agreed begins: the "to" of its verb, or "that"; None for talk and opinions."""
    words = clause.words()
    for place in range(verb + 1, min(len(words) - 1, verb + ASIDE)):
        if words[place] == "to" and clause.tokens[place + 1].pos == "VERB":
            return None if _is_talk(clause, place + 1) else place
        if words[place] == "to" and words[place + 1] in ("not", "fully", "jointly", "immediately", "gradually"):
            return place
        if words[place : place + 2] == ("not", "to"):
            return place
        if words[place] in (",", ";", ":", ".", "with", "that") or clause.tokens[place].pos == "VERB":
            return None
    return None


def _is_talk(clause: Clause, verb: int) -> bool:
    lemmas = clause.lemmas[verb]
    objects = clause.lemmas[verb + 1 : verb + 1 + OBJECT_REACH]
    return bool(TALK.intersection(lemmas)) or (
        bool(OPENING.intersection(lemmas)) and any(TALKS.intersection(one) for one in objects)
    )


def _end(clause: Clause, start: int) -> int:
    """Return the end of the title: at a comma, a quotation mark, or after so many words."""
    stops = {",", ";", ":", ".", '"', "“", "”"}
    reach = range(start + 1, min(len(clause.tokens), start + LENGTH))
    end = next(
        (place for place in reach if clause.tokens[place].text in stops), min(len(clause.tokens), start + LENGTH)
    )
    while end > start + 2 and clause.tokens[end - 1].pos in ("ADP", "DET", "CCONJ", "PUNCT", "SCONJ", "PART", "ADJ"):
        end -= 1
    return end


def _sides(clause: Clause, verb: int, reading: Reading, document: Document, directory: Directory) -> tuple[Party, ...]:
    doers = subjects(clause, verb)
    named = (*doers, *of_one_office(clause, doers))
    told = [party_at(placed, clause, reading, document, directory) for placed in named]
    twins = [state for placed in doers for state in twin_states(placed.mention.head.of(document.text), directory)]
    told += [*(as_party(one) for one in twins), *states_named_in(doers, document, directory)]
    sides = _named(told, reading, directory)
    return sides or pair_before(clause, verb, reading, document, directory)


def _named(told: Sequence[Party | None], reading: Reading, directory: Directory) -> tuple[Party, ...]:
    sides = unique(as_side(party, reading, directory=directory) for party in told if party is not None)
    return tuple(party for party in sides if is_side(party))
