"""The date and the place of a deed, from its own clause: the nearest time, and a place after "in", "at", "near"."""

import re
from collections.abc import Mapping, Sequence

import msgspec

from communique.extract.actions_clause import Clause, Placed
from communique.lang.places import LAND_NOUNS
from communique.model import Document, Mention, Party, Reading, TimeExpression, When, Where
from communique.model.events import Status

DONE = frozenset({"held", "ongoing"})
PLACE_WORDS = frozenset({"in", "at", "near", "outside", "inside", "across", "throughout", "off", "into", "around"})
TARGET_WORDS = frozenset({"on", "over", "along", "from", "against", "towards", "toward", "above"})
SKIPPED = frozenset(
    {"the", "downtown", "central", "neighbouring", "neighboring", "nearby", "eastern", "western", "northern",
     "southern", "disputed", "occupied", "besieged", "breakaway", "town", "city", "village", "of", "island",
     "port", "province"}
)  # fmt: skip
WHERE_REACH = 12  # tokens between the deed and its place; farther ones belong to another clause
HAVING = frozenset({"has", "have", "'ve", "’ve"})
DAY = re.compile(r"\d{4}-\d\d-\d\d$")
BACK = 2  # sentences of the same paragraph over which a day carries on
JOINED = 3  # verbs of one sentence that share the date of the first
OTHERS = 3  # how a time hangs on a verb of another clause
LOWER = ("acl", "nmod", "obj", "obl", "appos", "conj")  # relations from a noun's clause up to the deed's verb
CLIMB = 6  # steps from a time up to the verb it hangs on
# Verbs of saying: what hangs on them dates the telling, which is often the day of the deed and often not.
TELLING = frozenset({"say", "tell", "report", "announce", "state", "claim", "add", "write", "note", "confirm", "warn"})
WHEN_REACH = 150  # characters between the deed's word and its time expression; farther ones date something else


def date_near(reading: Reading, clause: Clause, place: int) -> When | None:
    """Return the calendar date told of the deed at token `place`, None when the sentence tells none.

    By syntax the date that hangs on the deed or on the verb that tells it; else the nearest. What hangs on a verb of
    another clause dates that: "came ashore today, a year after Kenya had sent troops".
    """
    here = clause.tokens[place].span.start
    dated = [
        time
        for time in reading.times
        if time.sentence == clause.index
        and time.edtf
        and "X" not in time.edtf  # a century dates no deed
        and time.kind in ("DATE", "TIME")
        and abs(time.span.start - here) <= WHEN_REACH
    ]
    if not dated:
        return None
    chain = _chain(clause, place)
    loose, _, nearest = min(
        ((_ties(clause, time, chain), abs(time.span.start - here), time) for time in dated), key=lambda one: one[:2]
    )
    is_noun = clause.tokens[place].pos in ("NOUN", "PROPN", "ADJ") and clause.tokens[place].head is not None
    return when_of(nearest) if loose <= (0 if is_noun else OTHERS) else None


def date_before(reading: Reading, clause: Clause, place: int) -> When | None:
    """Return the day of which the paragraph told last before an undated deed in the plain past, None without one."""
    sentence = clause.sentence
    words = clause.words()
    if any(time.sentence == clause.index and time.kind in ("DATE", "TIME", "DURATION") for time in reading.times):
        return None
    if HAVING & set(words[max(0, place - 3) : place]):
        return None  # "has closed its border": since when does not matter to the story
    for back in range(clause.index - 1, max(-1, clause.index - 1 - BACK), -1):
        earlier = reading.sentences[back]
        if earlier.paragraph != sentence.paragraph or earlier.segment != sentence.segment:
            return None
        told = [time for time in reading.times if time.sentence == back and time.edtf and time.kind in ("DATE", "TIME")]
        if told:
            days = [time for time in told if DAY.match(time.edtf or "")]
            return msgspec.structs.replace(when_of(days[-1]), span=None) if len(days) == len(told) == 1 else None
    return None


def when_of(time: TimeExpression) -> When:
    """Return the date of a time expression."""
    start, _, end = (time.edtf or "").partition("/")
    return When(start=start, end=end or None, edtf=time.edtf, span=time.span)


def _chain(clause: Clause, place: int) -> dict[int, int]:
    """Return token -> how loosely it belongs to the deed at `place`: 0 itself and its verb, 1 verbs joined to that."""
    chain = {place: 0}
    here = place
    while clause.tokens[here].pos not in ("VERB", "AUX") and (above := _above(clause, here)) is not None:
        here = above
        chain[here] = 0  # "launched an attack": the launching is dated
    if clause.lemmas[here][0] in TELLING and here != place:
        chain[here] = 2  # "said in response to the attack"
    for _ in range(JOINED):
        above = _above(clause, here)
        if above is None or clause.tokens[here].relation not in ("conj", "xcomp") or above in chain:
            break
        here = above
        chain[here] = 1
    return chain


def _ties(clause: Clause, time: TimeExpression, chain: Mapping[int, int]) -> int:
    """Return how closely a time hangs on the deed: 0 on it or its verb, 1 on a joined verb, 2 on what says nothing,
    3 on a verb of another clause."""
    inside = [step for step, token in enumerate(clause.tokens) if token.span.overlaps(time.span)]
    here = next((step for step in reversed(inside) if _above(clause, step) not in inside), None)
    if here is None or clause.tokens[here].head is None:
        return 2
    for _ in range(CLIMB):
        above = _above(clause, here)
        if above is None:
            return 2
        here = above
        if here in chain:
            return chain[here]
        if clause.tokens[here].pos in ("VERB", "AUX"):
            if clause.lemmas[here][0] in TELLING:
                return 2
            return OTHERS + _is_under(clause, here, chain)
    return 2


def _is_under(clause: Clause, verb: int, chain: Mapping[int, int]) -> bool:
    """Return whether the verb belongs to a clause under the deed: "freed the envoy, held since 2016"."""
    here = verb
    for _ in range(CLIMB):
        over = _above(clause, here)
        if over is None or not clause.tokens[here].relation.startswith(LOWER):
            return False
        if chain.get(over) == 0:
            return True
        here = over
    return False


def _above(clause: Clause, place: int) -> int | None:
    head = clause.tokens[place].head
    above = head - clause.sentence.first if head is not None else -1
    return above if 0 <= above < len(clause.tokens) and above != place else None


def place_near(reading: Reading, clause: Clause, first: int, last: int, *, is_on_ground: bool = False) -> Where | None:
    """Return the place that a preposition of place introduces nearest to the tokens `[first, last)`, as it is named.

    is_on_ground: a deed done to a place, whose "on", "over" or "from" tells where too ("a raid on Aleppo").
    """
    words = clause.words()
    leading = PLACE_WORDS | TARGET_WORDS if is_on_ground else PLACE_WORDS
    best: tuple[int, Where] | None = None
    for mention in reading.mentions:
        if mention.sentence != clause.index or mention.kind not in ("place", "facility"):
            continue
        covered = [step for step, token in enumerate(clause.tokens) if token.span.overlaps(mention.span)]
        if not covered or (mention.place is None and mention.actor is not None):
            continue
        before = covered[0] - 1
        while before > 0 and words[before] in SKIPPED:
            before -= 1
        if before < 0 or words[before] not in leading:
            continue
        distance = min(abs(covered[0] - last), abs(first - covered[-1]))
        if distance > WHERE_REACH:
            continue
        where = _where(reading, clause, mention, covered[-1] + 1)
        if best is None or distance < best[0]:
            best = (distance, where)
    return best[1] if best is not None else None


def place_struck(reading: Reading, clause: Clause, placed: Sequence[Placed]) -> Where | None:
    """Return the town or land that the deed was done to: "shelled Vardø", "withdrew from the delta"."""
    for one in placed:
        if one.mention.kind == "place" and not (one.mention.actor or "").startswith("state:"):
            return _where(reading, clause, one.mention, one.last)
    return None


def _where(reading: Reading, clause: Clause, mention: Mention, after: int) -> Where:
    """Return the place of a mention; of one that the map does not know, its name with the noun of land behind it."""
    known = next((place for place in reading.places if place.id == mention.place), None)
    words = [token.text for token in clause.tokens if token.span.overlaps(mention.span)]
    if known is None and after < len(clause.tokens) and clause.words()[after] in LAND_NOUNS:
        words.append(clause.tokens[after].text)
    name = " ".join(words).replace(" ’s", "’s").replace(" 's", "'s")
    name = name.removeprefix("the ").removeprefix("The ")
    if known is None:
        return Where(name=name, span=mention.span)
    return Where(
        name=known.name if known.kind == "country" else name, place=known.id, latitude=known.latitude,
        longitude=known.longitude, country=known.country, span=mention.span,
    )  # fmt: skip


def place_of(parties: Sequence[Party], placed: Sequence[Placed]) -> Where | None:
    """Return the country of a sufferer that is named as a place: a war against Georgia is fought in Georgia."""
    for party in parties:
        named = any(one.mention.kind == "place" and one.mention.span == party.span for one in placed)
        if named and party.country is not None and party.actor is not None and party.actor.startswith("state:"):
            return Where(name=party.name, country=party.country, span=party.span)
    return None


def contradicts(status: Status, when: When, document: Document) -> bool:
    """Return whether a date cannot be that of the deed: what was done lies not after publication, plans not before."""
    day = document.publication_day()
    if day is None:
        return False
    last = when.end or when.start
    return when.start > day if status in DONE else status == "planned" and last[: len(day)] < day[: len(last)]
