"""Join the tellings of one document into occasions: headline, caption and body, planned and held, are one meeting.

Two tellings are of one occasion when their parties agree (a person stands for his side), their dates do not contradict
and their statuses can follow one another. It is done in rounds, the surest first: tellings that name persons, then
those that name states or bodies, then those that name nobody ("the talks will be held in …") and point to the occasion
before.
"""

import datetime
from collections.abc import Mapping, Sequence

import msgspec

from communique.extract.meetings_compare import (
    BACK,
    FUTURE,
    PAST,
    UNDONE,
    VISITING,
    actors_of,
    count_sides,
    dates_overlap,
    distance_to,
    is_person,
    keys_of,
    named_parties,
    parties_agree,
    persons_of,
    same_title,
)
from communique.extract.meetings_inherit import absent_from, inherit, is_another, is_one_more
from communique.extract.meetings_telling import Telling
from communique.model import Party, When
from communique.model.events import Status

# The newest status of one occasion: what was planned is held later, what is off was planned before.
NEWEST: Mapping[Status, int] = {
    "proposed": 0, "planned": 1, "held": 3, "ongoing": 4, "refused": 5, "denied": 5, "cancelled": 6,
}  # fmt: skip
COUNTED = 3  # states that "the three countries" names one by one; of two the words are less sure
STAY = 3  # days from an arrival to the talks for which one came
DAY = 10  # characters of an ISO 8601 day
LEAD = 4  # the first sentences, headline included, tell the newest
FAR = 15  # with a party that is named, as in "Mr. X's trip"


def group_tellings(
    tellings: Sequence[Telling], sides: Mapping[str, str], published: str | None = None
) -> list[list[Telling]]:
    """Return the tellings by occasion, in order of their first telling.

    sides maps actor ids to the state or body that they stand for; published is the day of publication. Tellings that
    fit no occasion and make none are dropped.
    """
    groups: list[list[Telling]] = []
    index: dict[str, set[int]] = {}
    for wanted in ROUNDS:
        for telling in tellings:
            if round_of(telling) != wanted:
                continue
            nobody = not telling.parties and telling.title is None
            if nobody and not telling.points_back and not is_one_more(telling):
                continue
            wanted_handles = _handles(telling, sides, lookup=True)
            near = sorted(set().union(*(index.get(handle, set()) for handle in wanted_handles)))
            found = _find_group([groups[number] for number in near], telling, sides, published)
            if count_sides(telling.joint, sides) >= 2 and (found is None or _are_others(found, telling, sides)):
                telling = msgspec.structs.replace(telling, parties=telling.joint, joint=())
                found = _find_group(groups, telling, sides, published)
                near = list(range(len(groups)))
            number = next((number for number in near if groups[number] is found), len(groups))
            if found is not None:
                _join(found, telling)
            elif telling.is_bare:
                continue
            elif (
                count_sides(telling.parties, sides) >= 2
                or (telling.title is not None and telling.parties)
                or telling.is_assembly
            ):
                groups.append([telling])
            elif telling.family == "attend" and telling.status in UNDONE:
                groups += absent_from(groups, telling, sides)
            elif is_another(telling):
                groups += inherit(groups, telling, sides)
            for known in groups[number][-1:] if number < len(groups) else ():
                for handle in _handles(known, sides):
                    index.setdefault(handle, set()).add(number)
    groups = _join_same(groups, sides)
    for group in groups:
        group.sort(key=lambda telling: telling.trigger)
    return sorted(groups, key=lambda group: group[0].trigger)


def _join(group: list[Telling], telling: Telling) -> None:
    """Add a telling to an occasion, which is dated by the talks and not by the arrival a day before."""
    if _arrives_before(telling, group):
        if telling.is_arrival:
            telling = msgspec.structs.replace(telling, when=None)
        else:
            group[:] = [msgspec.structs.replace(known, when=None) if known.is_arrival else known for known in group]
    group.append(telling)


def _arrives_before(telling: Telling, group: Sequence[Telling]) -> bool:
    """Return whether of a telling and an occasion one is the arrival and the other what followed within days."""
    for known in group:
        first, then = (telling, known) if telling.is_arrival else (known, telling)
        if not first.is_arrival or then.is_arrival or first.when is None or then.when is None:
            continue
        if len(first.when.start) == DAY == len(then.when.start) and first.when.start < then.when.start:
            gap = datetime.date.fromisoformat(then.when.start) - datetime.date.fromisoformat(first.when.start)
            return gap.days <= STAY
    return False


def _are_others(group: Sequence[Telling], telling: Telling, sides: Mapping[str, str]) -> bool:
    """Return whether the counted states of a telling are others than those of an occasion: three are not two men."""
    states = [party for party in telling.joint if (party.actor or "").startswith("state:")]
    if not COUNTED <= len(states) == len(telling.joint):
        return False
    parties = named_parties([party for known in group for party in known.parties], sides)
    return not telling.parties and not parties_agree(parties, telling.joint, sides, alone=True)


def _join_same(groups: Sequence[list[Telling]], sides: Mapping[str, str]) -> list[list[Telling]]:
    """Join occasions of one day and place whose casts are part of one another: a council's session and its parties'
    talks."""
    joined: list[list[Telling]] = []
    for group in groups:
        model = next((known for known in joined if _is_same(known, group, sides)), None)
        if model is None:
            joined.append(group)
        else:
            model.extend(group)
    return joined


def _is_same(left: Sequence[Telling], right: Sequence[Telling], sides: Mapping[str, str]) -> bool:
    days = [{t.when.start for t in group if t.when is not None and len(t.when.start) == 10} for group in (left, right)]
    places = [{t.where.name for t in group if t.where is not None} for group in (left, right)]
    casts = [named_parties([party for telling in group for party in telling.parties], sides) for group in (left, right)]
    titled = any(t.title for group in (left, right) for t in group)
    if not (days[0] & days[1] and (places[0] & places[1] or titled)):
        return False
    return parties_agree(casts[0], casts[1], sides, alone=True)


def _handles(telling: Telling, sides: Mapping[str, str], *, lookup: bool = False) -> set[str]:
    """Return by what a telling is found: its parties and their sides, its title's words, and the sentences near it."""
    keys = keys_of(telling.parties)
    handles = {*keys, *(sides[key] for key in keys if key in sides)}
    handles |= {f"title {word}" for word in (telling.title or "").casefold().split()}
    if not lookup:
        return handles | {f"sentence {telling.sentence}"}
    if telling.joins or round_of(telling) == "pointing":
        handles |= {f"sentence {near}" for near in range(telling.sentence - FAR, telling.sentence + 2)}
    return handles


ROUNDS = ("persons", "sides", "pointing")


def round_of(telling: Telling) -> str:
    """Return in which round a telling is placed: "persons", "sides" or "pointing"."""
    if len(keys_of(telling.parties)) < 2:
        return "pointing"
    return "persons" if all(is_person(party) for party in telling.parties) else "sides"


def _find_group(
    groups: Sequence[list[Telling]], telling: Telling, sides: Mapping[str, str], published: str | None
) -> list[Telling] | None:
    kind = round_of(telling)
    agreeing = [group for group in groups if _agrees(group, telling, sides, kind, published)]
    if not agreeing:
        return None
    if kind == "sides":  # the occasion that the document is about, else the nearest
        return max(agreeing, key=lambda group: (len(group), -distance_to(group, telling)))
    mine = set(keys_of(telling.parties))

    def rank(group: list[Telling]) -> tuple[bool, bool, bool, int]:
        undone = telling.status in UNDONE and not any(known.status in UNDONE for known in group)
        grand = any(known.is_state_visit for known in group)
        return (
            bool(mine) and not mine & actors_of(group),
            undone,
            grand != telling.is_state_visit,
            distance_to(group, telling),
        )

    return min(agreeing, key=rank)


def _agrees(
    group: Sequence[Telling], telling: Telling, sides: Mapping[str, str], kind: str, published: str | None
) -> bool:
    if kind == "pointing" and not telling.is_headline and min(known.trigger for known in group) > telling.trigger:
        return False  # one points back to what was told
    if telling.is_assembly and not any(known.is_assembly or known.title for known in group):
        return False
    has_person = any(is_person(party) for party in telling.parties)
    reach = FAR if has_person and telling.is_noun else BACK
    if kind == "pointing" and distance_to(group, telling) > reach and not telling.title:
        return False
    pointed = kind == "pointing" and not telling.parties
    if pointed and telling.is_new and telling.family == "gathering" and distance_to(group, telling) > 0:
        return False  # "in a lecture at a forum": not the talks told before
    dated = [known.when for known in group if known.when is not None]
    same_date = telling.when is not None and any(dates_overlap(telling.when, when) for when in dated)
    arriving = _arrives_before(telling, group)
    if telling.when is not None and dated and not same_date and not arriving:
        return False
    if telling.is_other and not telling.is_noun and not same_date:
        return False
    if _is_long_past(telling.when, published) != any(_is_long_past(when, published) for when in dated):
        shared = has_person and bool(set(keys_of(telling.parties)) & actors_of(group))
        gap = min(abs(telling.sentence - known.sentence) for known in group)
        near = gap <= (3 if shared else 1) or (kind == "pointing" and bool(telling.parties))
        if not near:
            return False
        if {known.status for known in group if known.is_told} and not any(known.status in PAST for known in group):
            return False  # a day of an earlier year is none of what is still to come
    days = [when for when in (telling.when, *dated) if when is not None]
    same_day = same_date and all(len(when.start) == DAY and when.end is None for when in days)
    if not same_day and not telling.is_headline and any(_are_apart(telling, known) for known in group):
        return False
    names = [known.title for known in group if known.title is not None]
    if telling.title is not None and names and not any(same_title(telling.title, name) for name in names):
        return False
    if any(_is_beside(telling, known) or _is_beside(known, telling) for known in group):
        return False
    persons = sum(is_person(party) for party in telling.parties)
    if telling.title is None and persons > 1 and not same_date and all(known.title for known in group):
        return False  # two persons' own talks are not the summit of a body
    receiving = (
        telling.family == "host" and not telling.is_noun and not any(known.family in VISITING for known in group)
    )
    if receiving and persons > persons_of(group) and not same_date:
        return False  # whoever has two to lunch was not at their own meeting
    bodies = {party.actor for party in telling.parties if (party.actor or "").startswith("body:")}
    if telling.title is not None and not names and not same_date and bodies - actors_of(group) - {*sides.values()}:
        return False  # nor is the body's summit one of theirs
    titled = telling.title is not None and any(same_title(telling.title, known.title) for known in group)
    parties = named_parties([party for known in group for party in known.parties], sides)
    if telling.title is not None and kind == "pointing" and not telling.parties and not titled:
        return False
    mine = count_sides(telling.parties, sides)
    added = any(known.is_added for known in (telling, *group)) and mine >= 2
    if added and mine != count_sides(parties, sides) and all(known.sentence != telling.sentence for known in group):
        return False  # "the two also met C": not their own talks
    joining = telling.joins and distance_to(group, telling) <= BACK
    if not (titled or joining or parties_agree(parties, telling.parties, sides, alone=kind == "pointing" or same_date)):
        return False
    touching = all(known.family == "contacts" for known in group)
    if (telling.family == "contacts") != touching:
        return False  # "is in touch with" goes on; it is no occasion to which a trip or talks belong
    if not telling.is_noun and any(_is_otherwise(telling, known) for known in group):
        return False  # "spoke by phone on Monday and met on Friday" are two
    mediated = any(known.family == "mediation" for known in group)
    if (telling.family == "mediation") != mediated and (kind != "pointing" or telling.parties):
        return False
    visiting = telling.family in VISITING
    visits = [known for known in group if known.family in VISITING]
    near = distance_to(group, telling) <= 1
    grand = any(known.is_state_visit for known in visits) or (not visits and near and telling.is_state_visit)
    same_sentence = any(known.sentence == telling.sentence and known.family == "motion" for known in group)
    if (
        visiting
        and telling.is_state_visit != grand
        and not same_sentence
        and (kind != "pointing" or telling.is_state_visit)
    ):
        return False
    if visiting and kind == "pointing" and not has_person and not any(known.family in VISITING for known in group):
        return False
    body = [known for known in group if not known.is_headline] or group
    statuses = {known.status for known in body if known.is_told}
    if all(known.is_headline for known in group) and statuses <= PAST:
        statuses = set()  # "X flies to Rome": the present of a headline may be what is still to come
    if telling.is_told and telling.status in UNDONE and telling.status not in statuses:
        lead = next((known for known in group if known.is_told), None)
        announced = lead is not None and lead.sentence <= LEAD and telling.sentence > lead.sentence + 1
        aside = kind == "pointing" and any(known.sentence == telling.sentence for known in group)
        if telling.is_new or aside or (announced and not same_date):
            return False  # "cancelled a visit": not the one that the story announces, whose lead has the newest
    guests, others = _guests([telling]), _guests(group)
    if visiting and guests and others and not guests & others and not pointed:
        return False  # A's visit to B is not B's to A
    dating = telling.when is not None or telling.where is not None
    if kind == "pointing" and not telling.is_told and dating and statuses and statuses <= {"refused", "denied"}:
        return False  # a day or place is of something that is to be or was
    ahead = False
    if telling.when is not None and published is not None:
        ahead = telling.when.start > published[: len(telling.when.start)]
    if ahead and statuses and statuses <= PAST:
        return False  # a day that is still to come is none of what was held
    coming = telling.status in FUTURE and telling.is_told and telling.is_other and bool(statuses) and statuses <= PAST
    if coming and not same_day and not telling.is_headline:
        return False  # "the next round": not the talks that were held
    if telling.family == "call" and telling.is_noun and kind == "pointing" and _is_journey(group):
        return False  # a call is no part of a visit
    off = telling.status in UNDONE and telling.is_told and bool(statuses) and statuses <= PAST
    if same_date or titled or joining or (telling.is_headline and not off) or not telling.is_told or not statuses:
        return True
    if kind == "sides" and not visiting and not any(is_side(party) for party in parties):
        shared = any(is_person(party) and party.actor in actors_of(group) for party in telling.parties)
        if not (shared or telling.points_back or (telling.status == "planned" and "planned" in statuses)):
            return False  # states' talks beside their leaders' meeting are talks of their own
    if telling.status in FUTURE and statuses <= {"cancelled"} and any(known.new_when for known in group):
        return True  # put off to another day, it is still to come
    return can_follow(statuses, telling.status, pointing=kind == "pointing")


def _is_otherwise(telling: Telling, known: Telling) -> bool:
    """Return whether one place tells of a call by its verb and another of a meeting."""
    return not known.is_noun and {telling.family, known.family} == {"call", "talks"}


def _is_journey(group: Sequence[Telling]) -> bool:
    return any(known.family in VISITING for known in group) and not any(known.family == "call" for known in group)


def _is_beside(telling: Telling, known: Telling) -> bool:
    """Return whether people meet on their own at a named summit: "the two will also meet at the summit of X"."""
    talks = not telling.is_noun and telling.family == "talks" and telling.title is None
    named = known.is_noun and known.title is not None and known.sentence == telling.sentence
    persons = sum(is_person(party) for party in (telling.parties or telling.joint))
    named = named and any((party.actor or "").startswith("body:") for party in known.parties)
    return talks and named and persons > 1 and telling.trigger < known.trigger


def _are_apart(left: Telling, right: Telling) -> bool:
    """Return whether two places cannot be of one occasion: two cities, two houses, two countries."""
    if left.where is None or right.where is None or left.where.name == right.where.name:
        return False
    if left.where.country and right.where.country and left.where.country != right.where.country:
        return True
    return left.where_kind == right.where_kind and left.where_kind in ("city", "palace", "venue", "facility")


def _guests(group: Sequence[Telling]) -> set[str]:
    return {party.actor or party.name for known in group for party in known.parties if party.role == "guest"}


def _is_long_past(when: When | None, published: str | None) -> bool:
    """Return whether a date lies in an earlier year than the document: it is not the meeting the news is about."""
    return when is not None and published is not None and (when.end or when.start)[:4] < published[:4]


def is_side(party: Party) -> bool:
    """Return whether the party is a state or a body rather than a person."""
    return not is_person(party)


def can_follow(statuses: set[Status], status: Status, *, pointing: bool = False) -> bool:
    """Return whether a telling with `status` can be of the occasion whose other tellings have `statuses`."""
    if status in PAST:
        return bool(statuses & PAST)
    if status in FUTURE:
        return bool(statuses & FUTURE) and not statuses & PAST
    if status in ("refused", "denied") and statuses & {"refused", "denied"}:
        return True
    return (
        status in statuses or (status == "cancelled" and bool(statuses & FUTURE)) or (pointing and not statuses & PAST)
    )


def newest_status(group: Sequence[Telling]) -> Status:
    """Return the status of the newest telling, by what can follow what; between held and ongoing the first told is
    newest."""
    named = [known for known in group if not _is_aside(known, group)]
    named = [known for known in named if not (known.is_headline and known.status in PAST)] or named
    told = [known.status for known in named if known.is_told] or [known.status for known in group]
    best = max(told, key=lambda status: NEWEST[status])
    return next(status for status in told if status in PAST) if best in PAST else best


def _is_aside(telling: Telling, group: Sequence[Telling]) -> bool:
    """Return whether a refusal or denial is told beside the occasion: by a pointing word, or after its plan."""
    if telling.status not in ("refused", "denied"):
        return False
    before = any(
        known.sentence == telling.sentence and known.trigger < telling.trigger and known.status in FUTURE
        for known in group
    )
    return round_of(telling) == "pointing" or (telling.is_purpose and before)
