"""The date and the place of a deed, from its own clause: the nearest time, and a place after "in", "at", "near"."""

from collections.abc import Sequence

from communique.extract.actions_clause import Clause, Placed
from communique.model import Document, Party, Reading, When, Where
from communique.model.events import Status

DONE = frozenset({"held", "ongoing"})
PLACE_WORDS = frozenset({"in", "at", "near", "outside", "inside", "across", "throughout", "off", "into", "around"})
WHERE_REACH = 12  # tokens between the deed and its place; farther ones belong to another clause
WHEN_REACH = 150  # characters between the deed's word and its time expression; farther ones date something else


def date_near(reading: Reading, clause: Clause, place: int) -> When | None:
    """Return the calendar date told nearest to token `place`, None when the sentence tells none."""
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
    nearest = min(dated, key=lambda time: abs(time.span.start - here))
    start, _, end = (nearest.edtf or "").partition("/")
    return When(start=start, end=end or None, edtf=nearest.edtf, span=nearest.span)


def place_near(reading: Reading, clause: Clause, first: int, last: int) -> Where | None:
    """Return the place that a preposition of place introduces nearest to the tokens `[first, last)`."""
    words = clause.words()
    table = {place.id: place for place in reading.places}
    best: tuple[int, Where] | None = None
    for mention in reading.mentions:
        if mention.sentence != clause.index or mention.place is None or mention.place not in table:
            continue
        covered = [step for step, token in enumerate(clause.tokens) if token.span.overlaps(mention.span)]
        if not covered:
            continue
        before = covered[0] - 1
        while before > 0 and words[before] in (
            "the",
            "downtown",
            "central",
            "neighbouring",
            "eastern",
            "western",
            "northern",
            "southern",
        ):
            before -= 1
        if before < 0 or words[before] not in PLACE_WORDS:
            continue
        distance = min(abs(covered[0] - last), abs(first - covered[-1]))
        if distance > WHERE_REACH:
            continue
        known = table[mention.place]
        where = Where(
            name=known.name, place=known.id, latitude=known.latitude, longitude=known.longitude, country=known.country,
            span=mention.span,
        )  # fmt: skip
        if best is None or distance < best[0]:
            best = (distance, where)
    return best[1] if best is not None else None


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
