"""Make the claim of one occasion from its tellings: parties, newest status, most precise date, place, format."""

from collections.abc import Mapping, Sequence, Set

from communique.extract.claims import build_claim, cite
from communique.extract.meetings_calendar import agree_in_time
from communique.extract.meetings_compare import VISITING, count_sides, is_person, keys_of, named_parties
from communique.extract.meetings_merge import newest_status
from communique.extract.meetings_telling import Telling
from communique.model import Citation, Claim, Document, Meeting, Party, Reading, When, Where
from communique.model.events import MeetingFormat

MAX_ISSUES = 3
# Share right on the development documents (39 of 43, 17 of 22), rounded; of named occasions too few to measure.
CONFIDENCE = {"person": 0.9, "other": 0.75, "titled": 0.6}


def claim_of(group: Sequence[Telling], reading: Reading, document: Document, sides: Mapping[str, str]) -> Claim | None:
    parties = named_parties([party for telling in group for party in telling.parties], sides)
    title, title_span = next(((telling.title, telling.title_span) for telling in group if telling.title), (None, None))
    if title is not None:  # a council's own session: its members take part
        naming = [telling.title_span for telling in group if telling.title_span is not None]
        members = tuple(
            party
            for party in parties
            if not title.casefold().endswith(party.name.casefold())
            and (is_person(party) or not any(party.span and span.contains(party.span) for span in naming))
        )
        parties = members if count_sides(members, sides) >= 2 else parties
    parties = without_land(parties, sides)
    known = [party for party in parties if not (party.actor or "local:").startswith("local:")]
    is_assembly = any(telling.is_assembly for telling in group)
    if count_sides(parties, sides) < 2 and ((title is None and not is_assembly) or not known):
        return None
    if not known and not _have_offices(parties, reading):
        return None  # "a member contacted former members": nobody of politics
    guests = [party for party in parties if party.role == "guest"]
    strange = guests and all((party.actor or "local:").startswith("local:") for party in guests)
    if strange and all(known.family in VISITING for known in group) and not _have_offices(guests, reading):
        return None  # a club that is persuaded to move is nobody's guest
    status = newest_status(group)
    told = frozenset(time.edtf for time in reading.times if time.edtf is not None)
    when = _best_when([telling.when for telling in group if telling.when is not None], told)
    where = _best_where([telling.where for telling in group if telling.where is not None], reading)
    new_when = next((telling.new_when for telling in group if telling.new_when is not None), None)
    status, when = agree_in_time(status, when, document)
    issues = tuple(dict.fromkeys(issue for telling in group for issue in telling.issues))[:MAX_ISSUES]
    spans = tuple(dict.fromkeys(telling.span for telling in group))
    event = Meeting(
        parties=parties,
        status=status,
        format=_format(group, parties, sides, title),
        when=when,
        where=where,
        issues=issues,
        title=title,
        new_when=new_when,
        spans=spans,
    )
    citations: list[Citation] = [cite(document, span, "whole") for span in spans]
    citations += [cite(document, party.span, "party") for party in parties if party.span is not None]
    citations += [cite(document, telling.trigger, "status") for telling in group if telling.status == status]
    for field, value in (("when", when), ("where", where), ("when", new_when)):
        if value is not None and value.span is not None:
            citations.append(cite(document, value.span, field))
    if title_span is not None:
        citations.append(cite(document, title_span, "title"))
    persons = sum(is_person(party) for party in parties)
    confidence = (
        CONFIDENCE["person"] if persons >= 2 else CONFIDENCE["other"] if len(parties) >= 2 else CONFIDENCE["titled"]
    )
    return build_claim(document, event, citations, confidence=confidence, produced_by=reading.reader)


def _have_offices(parties: Sequence[Party], reading: Reading) -> bool:
    """Return whether the text gives an office to one of persons whom only it knows."""
    actors = {party.actor for party in parties}
    if any(party.office or party.side for party in parties):
        return True
    return any(mention.kind == "role" and mention.actor in actors for mention in reading.mentions) or any(
        mention.kind == "person" and mention.title and mention.actor in actors for mention in reading.mentions
    )


def without_land(parties: tuple[Party, ...], sides: Mapping[str, str]) -> tuple[Party, ...]:
    """Leave out the land of a visit whose host is a person of unknown office: "visited Hanoi and met X there"."""
    hosts = [party for party in parties if is_person(party) and party.role != "guest"]
    guests = [party for party in parties if is_person(party) and party.role == "guest"]
    if not guests or not any(sides.get(party.actor or "") is None for party in hosts):
        return parties
    return tuple(party for party in parties if not (party.role == "host" and (party.actor or "").startswith("state:")))


def _best_when(dates: Sequence[When], told: Set[str]) -> When | None:
    """Return the most precise date: a day, else a month or a week, else a year.

    Of equals one of `told`, which the text gives ("from 15 to 17 May"), before one reckoned ("after three days"), then
    the first.
    """
    return max(dates, key=lambda when: (_precision(when), when.edtf in told), default=None)


def _precision(when: When) -> int:
    if when.end is not None and len(when.end) == 10:
        return 3 if when.start[:7] == when.end[:7] and int(when.end[8:]) - int(when.start[8:]) < 5 else 1
    return {10: 2, 7: 1}.get(len(when.start), 0)


def _best_where(places: Sequence[Where], reading: Reading) -> Where | None:
    """Return the first city or venue, else the first place."""
    kinds = {place.name: place.kind for place in reading.places}
    for where in places:
        if where.place is None or kinds.get(where.place) not in ("country", "region"):
            return where
    return places[0] if places else None


def _format(
    group: Sequence[Telling], parties: Sequence[Party], sides: Mapping[str, str], title: str | None
) -> MeetingFormat:
    families = {telling.family for telling in group}
    if "mediation" in families:
        return "mediation"
    if "call" in families and all(
        telling.family in ("call", "discuss") or len(keys_of(telling.parties)) < 2 for telling in group
    ):
        return "call"  # what else is told of it repeats it: "the two discussed", "the conversation"
    if families & VISITING:
        return "visit"
    distinct = {sides.get(party.actor or "", party.actor) for party in parties}
    if len(distinct) > 2 or (len(distinct) < 2 and (title is not None or any(known.is_assembly for known in group))):
        return "multilateral"
    return "bilateral"
