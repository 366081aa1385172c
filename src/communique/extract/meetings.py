"""Find the meetings that a document reports: talks, visits, calls, gatherings, held or not.

A meeting is a CONSULT event in the sense of PLOVER 2.0, by the annotation guide: two or more parties or a named
occasion, one item per occasion. Announced, refused and cancelled ones count; their status says so. Habits and bare
willingness do not.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from communique.extract.meetings_apart import split_cast
from communique.extract.meetings_assemblies import is_assembly, with_members
from communique.extract.meetings_blocs import bind_blocs
from communique.extract.meetings_calendar import to_come
from communique.extract.meetings_capitals import find_capital
from communique.extract.meetings_cast import Cast
from communique.extract.meetings_claims import claim_of
from communique.extract.meetings_compare import VISITING, is_person, keys_of
from communique.extract.meetings_context import fill_from_context
from communique.extract.meetings_fields import find_when
from communique.extract.meetings_leads import verb_after_scene
from communique.extract.meetings_merge import group_tellings
from communique.extract.meetings_naming import briefers_of, parties_of_cast
from communique.extract.meetings_pairs import with_pair
from communique.extract.meetings_parties import find_cast, verb_over
from communique.extract.meetings_persons import is_house
from communique.extract.meetings_places import find_where
from communique.extract.meetings_scene import place_pointed, set_scene
from communique.extract.meetings_telling import Telling
from communique.extract.meetings_titles import find_issues, find_title
from communique.extract.meetings_triggers import Trigger, find_triggers
from communique.extract.meetings_view import SentenceView
from communique.extract.named_groups import bind_named_groups
from communique.extract.office_groups import name_host, with_land, without_own_land
from communique.extract.parties import top_side
from communique.extract.status import is_told, status_of
from communique.lang.meeting import INVITING, OTHERS, POINTING, WILLING
from communique.lang.status import NO
from communique.model import Claim, Document, Party, Reading, Span, Where
from communique.model.events import Status

READ_KINDS = frozenset({"title", "heading", "caption", "body"})
UNSURE = frozenset({"cancelled", "refused", "denied", "proposed"})  # "cancelled on Tuesday" dates the cancelling
JOINING = ("join", "participat")  # who does so is at the meeting
LEADING = ("host", "chair", "mediat", "broker", "moderat")  # and so is a person who leads it
ADDED = frozenset({"also", "then", "later", "afterwards", "separately", "separate", "meanwhile", "subsequently"})
BROKER_REACH = 60  # characters from "talks" to "brokered": partner and topic stand between
TOPIC_REACH = 2  # sentences back to whoever the passage is about


def find_meetings(reading: Reading, document: Document, *, ontology: Any, directory: Any) -> list[Claim]:
    """Return one claim per meeting the document reports, in text order.

    Each claim cites the words for every field: parties, date, place, status (the trigger), title, and the sentence
    parts that tell it
    as `whole`. Something with fewer than two parties and no name is dropped.
    """
    reading = bind_named_groups(reading, document.text, directory=directory)
    reading = bind_blocs(reading, document.text, directory=directory)
    briefers = briefers_of(document, reading)
    tellings: list[Telling] = []
    views: list[SentenceView] = []
    for index, sentence in enumerate(reading.sentences):
        if sentence.kind not in READ_KINDS:
            continue
        view = SentenceView(reading, document, index)
        views.append(view)
        for trigger in find_triggers(view):
            told = with_members(view, trigger, find_cast(view, trigger))
            for cast in split_cast(view, trigger, with_pair(views, view, trigger, told, directory=directory)):
                telling = _telling(
                    view, trigger, cast, views, ontology=ontology, directory=directory, briefers=briefers
                )
                if tellings and _goes_on(view, trigger, telling, tellings[-1]):
                    telling = msgspec.structs.replace(telling, when=None)
                tellings.append(telling)
    sides = _sides(tellings, reading, directory, document.publication_day())
    claims = []
    groups = group_tellings(_with_topic(_without_repeats(_with_mediators(tellings))), sides, document.publication_day())
    for group in set_scene(fill_from_context(groups, sides), reading, document):
        claim = claim_of(group, reading, document, sides)
        if claim is not None:
            claims.append(claim)
    return claims


def _telling(
    view: SentenceView,
    trigger: Trigger,
    cast: Cast,
    before: Sequence[SentenceView],
    *,
    ontology: Any,
    directory: Any,
    briefers: frozenset[str],
) -> Telling:
    end = view.clause_end(trigger.place)
    parties = parties_of_cast(cast, trigger, view, directory, briefers)
    joint = parties_of_cast(msgspec.structs.replace(cast, takers=cast.joint), trigger, view, directory, briefers)
    words = view.span_of(trigger.place, trigger.place)
    status = _status(view, trigger, words)
    told = trigger.frame == "phone" or is_told(view.reading, view.index, words) or _is_by_which(view, trigger)
    if status == "proposed" and trigger.is_noun and view.clause.is_question() and view.word(trigger.start) in POINTING:
        status, told = "held", False  # "did you feel better coming out of this meeting?"
    when, new_when = find_when(view, trigger, end, is_strict=status in UNSURE or not told, window=cast.window)
    if "had" not in view.words[max(0, trigger.start - 5) : trigger.place]:  # "had planned to visit Rome in August"
        when = to_come(status, when, view.document)
    housed = cast.destination is not None and is_house(view, cast.destination)  # "is due at the White House"
    housed = housed or trigger.frame == "invite"
    if (status == "held" or housed) and trigger.family in VISITING:
        day = when.start if when is not None else view.document.publication_day()
        parties = name_host(parties, view.reading, day, directory=directory)
    parties = without_own_land(parties, directory=directory) if trigger.family in VISITING else parties
    where = find_where(view, trigger, end, cast.destination, cast.window)
    where = where or find_capital(view, view.clause_start(trigger.place), end, directory)
    where = where or place_pointed(view, trigger, end, before)
    if trigger.family == "visit" and parties and all(party.role == "guest" for party in parties):
        parties = with_land(parties, where, directory=directory)  # "signed in Rome during a visit by X"
    title = find_title(view, trigger, [taking.mention for taking in cast.takers])
    places = [words, *(party.span for party in parties if party.span is not None)]
    places += [field.span for field in (when, where) if field is not None and field.span is not None]
    inside = [span for span in places if view.sentence.span.contains(span)]
    return Telling(
        sentence=view.index,
        trigger=words,
        span=_span_of(view, trigger, inside, words, end),
        family=trigger.family,
        parties=parties,
        status=status,
        is_told=told,
        points_back=cast.points_back,
        when=when,
        new_when=new_when,
        where=where,
        title=title[0] if title else None,
        title_span=title[1] if title else None,
        issues=find_issues(view, trigger, ontology),
        is_state_visit=trigger.family == "visit" and "state" in view.words[trigger.start : trigger.place],
        is_headline=view.clause.is_headline,
        is_noun=trigger.is_noun,
        is_purpose=not trigger.is_noun and view.clause.verb_group(trigger.place).to is not None,
        is_bare=status == "proposed" and bool(WILLING & set(view.words[max(0, trigger.start - 5) : trigger.start + 1])),
        where_kind=_kind_of(where, cast, view),
        is_other=_is_other(view, trigger),
        is_arrival=trigger.family == "motion" and view.word(trigger.place).startswith("arriv"),
        is_there=view.word(view.clause_start(trigger.place) - 1) == "where",
        is_assembly=not title and is_assembly(view, trigger, cast, parties),
        is_added=bool(ADDED & set(view.words[max(0, trigger.start - 3) : trigger.place + 2])),
        no_day=bool(cast.window) and when is None,
        joins=title is None
        and (_joins(view, trigger, parties, status) or _has_mediators_alone(cast)),  # a named summit is another
        joint=joint if cast.joint else (),
        opens=trigger.is_noun and trigger.start <= 1,
        is_new=trigger.is_noun and view.word(trigger.start) in ("a", "an", "another"),
    )


def _span_of(view: SentenceView, trigger: Trigger, inside: Sequence[Span], words: Span, end: int) -> Span:
    """Return the part of the sentence that tells it: from the first of its fields to the last, else its clause."""
    if len(inside) > 1:
        return Span(min(span.start for span in inside), max(span.end for span in inside))
    last = min(max(end, trigger.place + 1), len(view.tokens)) - 1
    first = min(view.clause_start(trigger.place), trigger.place)
    return view.span_of(first, max(last, trigger.place)) if last >= first else words


def _status(view: SentenceView, trigger: Trigger, words: Span) -> Status:
    if trigger.frame == "due":
        return "planned"
    if trigger.frame == "picture":
        return "held"
    status = status_of(view.reading, view.index, words)
    if status in ("ongoing", "planned") and trigger.is_noun and view.word(trigger.start - 1) in ("after", "following"):
        main = view.clause.finite_verb_left(trigger.start)
        if main is not None and view.clause.shape(main) == "past" and not view.clause.has_modal(main):
            return "held"  # "said after talks with X that contacts would continue"
    inviting = verb_over(view, trigger.start) if trigger.is_noun and trigger.family in ("talks", "meal") else None
    if inviting is not None and view.words[inviting] in INVITING and status in ("held", "ongoing", "planned"):
        return "proposed"  # "invited X to talks"
    if trigger.frame == "invite" and (status in ("held", "ongoing") or (status == "planned" and not trigger.is_noun)):
        return "proposed"  # "accepted an invitation" is a plan, "extended one" a wish
    return status


def _is_by_which(view: SentenceView, trigger: Trigger) -> bool:
    """Return whether something past was done by or at a meeting: "opened the process with a meeting", "At talks, …"."""
    if trigger.is_noun and view.word(trigger.start - 1) in ("at", "during", "in"):
        scene = verb_after_scene(view, trigger)
        return scene is not None and view.clause.shape(scene) == "past" and not view.clause.has_modal(scene)
    if not trigger.is_noun or view.word(trigger.start - 1) != "with" or view.word(trigger.start) not in ("a", "an"):
        return False
    verb = view.clause.finite_verb_left(trigger.start)
    return verb is not None and view.clause.shape(verb) == "past" and not view.clause.has_modal(verb)


def _is_other(view: SentenceView, trigger: Trigger) -> bool:
    """Return whether another occasion is told than the one before: "the next round", "last met in Rome"."""
    if trigger.is_noun:
        return bool(OTHERS & set(view.words[trigger.start : trigger.place]))
    before = view.word(trigger.place - 1)
    earlier = (
        view.word(trigger.place + 1) in ("earlier", "previously", "before") and view.word(trigger.place + 2) == "in"
    )
    return before in ("last", "previously") or earlier


def _goes_on(view: SentenceView, trigger: Trigger, telling: Telling, before: Telling) -> bool:
    """Return whether a meeting goes on another day: "sat down on Sunday and met again on Monday"."""
    if before.sentence != telling.sentence or telling.parties or telling.status != before.status or trigger.is_noun:
        return False
    joined = view.word(view.clause.verb_group(trigger.place).start - 1) == "and"
    return joined and view.word(trigger.place + 1) == "again" and before.when is not None


def _joins(view: SentenceView, trigger: Trigger, parties: Sequence[Party], status: Status) -> bool:
    """Return whether the sentence adds someone to a meeting told before: "joined the talks", "took part in the
    meeting"."""
    before = view.words[max(0, trigger.start - 4) : trigger.start]
    joining = any(word.startswith(JOINING) or word == "part" for word in before) and not NO & set(before)
    leading = any(word.startswith(LEADING) for word in before) and status in ("held", "ongoing")
    joining = joining or (leading and all(is_person(party) for party in parties))  # the land that offers a house is not
    if {"that", "which"} & set(view.words[trigger.place + 1 : trigger.place + 5]):
        return False  # "his participation in the summit that X will host": another than the one just told
    return trigger.is_noun and joining and view.word(trigger.start) in ("the", "their", "this", "these")


def _has_mediators_alone(cast: Cast) -> bool:
    """Return whether talks told before are only said to have been led by someone: "The talks, brokered by X, …"."""
    return cast.points_back and bool(cast.takers) and all(taking.role == "mediator" for taking in cast.takers)


def _kind_of(where: Where | None, cast: Cast, view: SentenceView) -> str:
    if where is None:
        return ""
    kinds = {place.name: place.kind for place in view.reading.places}
    if where.place is not None and where.place in kinds:
        return kinds[where.place]
    mention = next((mention for mention in view.outer if mention.span == where.span), None)
    return mention.kind if mention is not None else ""


def _without_repeats(tellings: Sequence[Telling]) -> list[Telling]:
    """Drop journeys that another trigger of the sentence explains, and attendance of nothing that has a name.

    What the journey was for happens where it leads: "flew to Lima to meet …".
    """
    kept: list[Telling] = []
    for index, telling in enumerate(tellings):
        later = tellings[index + 1] if index + 1 < len(tellings) else None
        lone = len(keys_of(telling.parties)) < 2
        arrival = lone and telling.is_arrival and telling.when is not None  # "he arrives on Friday" dates his visit
        if (
            telling.family == "motion"
            and not arrival
            and (
                lone
                or not _is_visit(telling)
                or all(party.role == "guest" for party in telling.parties)  # who travels together does not meet
                or (
                    later is not None and later.joins and later.sentence == telling.sentence
                )  # "flew in to join the talks"
                or (later is not None and _is_for(telling, later))
                or (later is not None and _is_met_there(telling, later))
            )
        ):
            continue
        off = telling.family == "visit" and telling.status in UNSURE
        if _is_brokered(telling, later) or (off and later is not None and _is_met_there(telling, later)):
            continue
        if (
            telling.family == "attend"
            and telling.title is None
            and len(keys_of(telling.parties)) < 2
            and telling.status not in UNSURE
        ):
            continue
        journey = next((other for other in tellings[:index] if _leads_to(other, telling)), None)
        if (
            journey is not None
            and journey.status in UNSURE
            and telling.is_there
            and telling.status in ("planned", "held")
        ):
            telling = msgspec.structs.replace(
                telling, status=journey.status
            )  # "put off a trip to X, where he was to …"
        if journey is not None:
            parties = telling.parties
            aside = journey.is_arrival and not (telling.is_there or telling.is_purpose or telling.is_noun)
            lent = None if aside else journey.when  # "X, who arrived on Monday, was received by Y"
            if len(keys_of(parties)) == 1 and is_person(parties[0]) and (telling.is_there or telling.is_purpose):
                parties = (*(party for party in journey.parties if party.role == "guest"), *parties)
            telling = msgspec.structs.replace(
                telling, where=telling.where or journey.where, when=telling.when or lent, parties=parties
            )
        kept.append(telling)
    return kept


def _is_brokered(telling: Telling, later: Telling | None) -> bool:
    """Return whether the verb next to the noun tells who brokered it, and all who take part: "talks brokered by X"."""
    if later is None or later.family != "mediation" or telling.family != "talks" or not telling.is_noun:
        return False
    near = later.sentence == telling.sentence and 0 <= later.trigger.start - telling.trigger.end <= BROKER_REACH
    return near and set(keys_of(telling.parties)) <= set(keys_of(later.parties))


def _with_mediators(tellings: Sequence[Telling]) -> list[Telling]:
    """Add the host of unnamed talks to those who did something after them: "after talks hosted by X, they signed"."""
    kept = list(tellings)
    for index, telling in enumerate(kept[:-1]):
        alone = (
            telling.is_noun
            and not telling.points_back
            and bool(telling.parties)
            and all(party.role == "mediator" for party in telling.parties)
        )
        for later in kept[index + 1 : index + 3] if alone else ():
            if later.sentence == telling.sentence and later.points_back and len(later.joint) > 1:
                joined = msgspec.structs.replace(later, joint=(*later.joint, *telling.parties))
                kept[kept.index(later)] = joined
    return kept


def _with_topic(tellings: Sequence[Telling]) -> list[Telling]:
    """Add who is spoken of to "a meeting with X was postponed": the person whose meetings the sentence before tells."""
    filled: list[Telling] = []
    for telling in tellings:
        before = next(
            (known for known in reversed(filled) if known.sentence < telling.sentence and known.parties), None
        )
        off = telling.status in ("cancelled", "refused") and telling.is_told
        lone = (
            (telling.is_new or off)
            and telling.is_noun
            and telling.family == "talks"
            and len(keys_of(telling.parties)) == 1
        )
        if lone and before is not None and telling.sentence - before.sentence <= TOPIC_REACH:
            topic = before.parties[0]
            partner = telling.parties[0]
            after = partner.span is not None and telling.trigger < partner.span
            if after and is_person(topic) and is_person(partner) and topic.actor != telling.parties[0].actor:
                telling = msgspec.structs.replace(telling, parties=(topic, *telling.parties))
        filled.append(telling)
    return filled


def _is_visit(journey: Telling) -> bool:
    """Return whether a journey to a land is an official's abroad: nobody is told to have gone to meet him there.

    Whoever returns to his own land visits nobody, nor does a person of whom no office and no land is known.
    """
    hosts = {party.actor for party in journey.parties if party.role == "host"}
    guests = [party for party in journey.parties if party.role == "guest"]
    known = [
        party for party in guests if not (party.actor or "local:").startswith("local:") or party.side or party.office
    ]
    abroad = [party for party in known if party.side not in hosts]
    return bool(abroad) or not hosts or not guests


def _is_for(journey: Telling, later: Telling) -> bool:
    """Return whether the journey is made for what is told later in its sentence: "flew to Lima to meet X"."""
    if not later.is_purpose or later.sentence != journey.sentence:
        return False
    return later.points_back or bool(set(keys_of(later.parties)) - set(keys_of(journey.parties)))


def _is_met_there(journey: Telling, later: Telling) -> bool:
    """Return whether the journey led to the meeting told next: "flew to Lima, where he met X"."""
    shared = set(keys_of(journey.parties)) & set(keys_of(later.parties))
    return later.is_there and later.sentence == journey.sentence and bool(shared) and len(keys_of(later.parties)) >= 2


def _leads_to(journey: Telling, telling: Telling) -> bool:
    off = journey.family == "visit" and journey.status in UNSURE and telling.is_there
    moves = journey.family == "motion" or off
    same = journey.sentence == telling.sentence and moves and journey.trigger < telling.trigger
    return same and (journey.where is not None or journey.when is not None)


def _sides(tellings: Sequence[Telling], reading: Reading, directory: Any, day: str | None) -> Mapping[str, str]:
    sides: dict[str, str] = {}
    for telling in tellings:
        for party in telling.parties:
            if party.actor is not None:
                side = top_side(party, reading, directory=directory, day=day)
                if side is not None and side != party.actor:
                    sides[party.actor] = side
    return sides
