"""Find the meetings that a document reports: talks, visits, calls, gatherings, held or not.

A meeting is a CONSULT event in the sense of PLOVER 2.0, by the annotation guide: two or more parties or a named
occasion, one item
per occasion. Announced, refused and cancelled ones count; their status says so. Habits and bare willingness do not.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from communique.extract.claims import build_claim, cite
from communique.extract.former_states import state_on
from communique.extract.meetings_calendar import agree_in_time
from communique.extract.meetings_compare import count_sides, is_person, keys_of, named_parties
from communique.extract.meetings_fields import find_issues, find_title, find_when, find_where, is_council
from communique.extract.meetings_merge import VISITING, Telling, group_tellings, newest_status
from communique.extract.meetings_parties import Cast, Taking, find_cast, nearest_pair, split_cast
from communique.extract.meetings_triggers import Trigger, find_triggers
from communique.extract.meetings_view import SentenceView
from communique.extract.office_groups import name_holders
from communique.extract.parties import merge_parties, party_of, top_side
from communique.extract.status import is_told, status_of
from communique.lang.meeting import OTHERS, WILLING
from communique.model import Actor, Citation, Claim, Document, Meeting, Mention, Party, Reading, Span, When, Where
from communique.model.events import MeetingFormat

READ_KINDS = frozenset({"title", "heading", "caption", "body"})
UNSURE = frozenset({"cancelled", "refused", "denied", "proposed"})  # "cancelled on Tuesday" dates the cancelling
TOPIC_REACH = 2  # sentences back to whoever the passage is about
PAIR_REACH = 3  # sentences before; farther back another pair is meant
MAX_ISSUES = 3
# Share right on the development documents (39 of 43, 17 of 22), rounded; of named occasions too few to measure.
CONFIDENCE = {"person": 0.9, "other": 0.75, "titled": 0.6}


def find_meetings(reading: Reading, document: Document, *, ontology: Any, directory: Any) -> list[Claim]:
    """Return one claim per meeting the document reports, in text order.

    Each claim cites the words for every field: parties, date, place, status (the trigger), title, and the sentence
    parts that tell it
    as `whole`. Something with fewer than two parties and no name is dropped.
    """
    tellings: list[Telling] = []
    views: list[SentenceView] = []
    for index, sentence in enumerate(reading.sentences):
        if sentence.kind not in READ_KINDS:
            continue
        view = SentenceView(reading, document, index)
        views.append(view)
        for trigger in find_triggers(view):
            for cast in split_cast(view, trigger, _with_pair(views, view, trigger, find_cast(view, trigger))):
                tellings.append(_telling(view, trigger, cast, ontology=ontology, directory=directory))
    sides = _sides(tellings, reading, directory, document.publication_day())
    claims = []
    for group in group_tellings(_with_topic(_without_repeats(tellings)), sides, document.publication_day()):
        claim = _claim(group, reading, document, sides, directory)
        if claim is not None:
            claims.append(claim)
    return claims


def _with_pair(views: Sequence[SentenceView], view: SentenceView, trigger: Trigger, cast: Cast) -> Cast:
    """Fill in whom "between them" or "the two sides" means, from this sentence or the ones just before."""
    sided = not trigger.is_noun and _is_of_two(view, trigger)
    if not sided and not _means_pair(view, trigger):
        return cast
    pair = nearest_pair(view, trigger.place)
    for earlier in reversed(views[-1 - PAIR_REACH : -1]):
        pair = pair or nearest_pair(earlier, len(earlier.words))
    if not pair:
        return cast
    return Cast(tuple(Taking(mention) for mention in pair), False, cast.destination, is_sided=sided)


def _is_of_two(view: SentenceView, trigger: Trigger) -> bool:
    """Return whether others act for the pair told before: "defence ministers of the two countries will meet"."""
    group = view.clause.verb_group(trigger.place).start
    return any(
        view.words[place] in ("of", "from")
        and (view.words[place + 1] == "both" or view.words[place + 1 : place + 3] == ("the", "two"))
        for place in range(max(0, group - 6), group - 1)
    )


def _means_pair(view: SentenceView, trigger: Trigger) -> bool:
    after = view.words[trigger.place + 1 : trigger.place + 6]
    return trigger.is_noun and any(
        after[: len(words)] == words
        for words in (("between", "them"), ("between", "the", "two"), ("between", "the", "sides"), ("between", "both"))
    )


def _telling(view: SentenceView, trigger: Trigger, cast: Cast, *, ontology: Any, directory: Any) -> Telling:
    end = view.clause_end(trigger.place)
    parties = _parties(cast, trigger, view, directory)
    words = view.span_of(trigger.place, trigger.place)
    status = status_of(view.reading, view.index, words)
    told = is_told(view.reading, view.index, words)
    when, new_when = find_when(view, trigger, end, is_strict=status in UNSURE or not told, window=cast.window)
    where = find_where(view, trigger, end, cast.destination, cast.window)
    title = find_title(view, trigger, [taking.mention for taking in cast.takers])
    places = [words, *(party.span for party in parties if party.span is not None)]
    places += [field.span for field in (when, where) if field is not None and field.span is not None]
    inside = [span for span in places if view.sentence.span.contains(span)]
    return Telling(
        sentence=view.index,
        trigger=words,
        span=Span(min(span.start for span in inside), max(span.end for span in inside)),
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
        is_other=trigger.is_noun and bool(OTHERS & set(view.words[trigger.start : trigger.place])),
        joins=_joins(view, trigger),
        is_new=trigger.is_noun and view.word(trigger.start) in ("a", "an", "another"),
    )


def _joins(view: SentenceView, trigger: Trigger) -> bool:
    """Return whether the sentence adds someone to a meeting told before: "joined the talks", "took part in the
    meeting"."""
    before = view.words[max(0, trigger.start - 4) : trigger.start]
    joining = any(word.startswith(("join", "participat")) or word == "part" for word in before)
    return trigger.is_noun and joining and view.word(trigger.start) in ("the", "their", "this", "these")


def _as_party(actor: Actor, span: Span | None = None) -> Party:
    side = actor.id if actor.kind == "state" else actor.acts_for
    return Party(actor=actor.id, name=actor.name, side=side, country=actor.iso3, sector=actor.sector, span=span)


def _kind_of(where: Where | None, cast: Cast, view: SentenceView) -> str:
    if where is None:
        return ""
    kinds = {place.name: place.kind for place in view.reading.places}
    if where.place is not None and where.place in kinds:
        return kinds[where.place]
    mention = next((mention for mention in view.outer if mention.span == where.span), None)
    return mention.kind if mention is not None else ""


def _parties(cast: Cast, trigger: Trigger, view: SentenceView, directory: Any) -> tuple[Party, ...]:
    named = []
    for taking in cast.takers:
        if taking.mention.kind == "org" and is_council(view, taking.mention) and len(cast.takers) > 1:
            continue  # the body whose session it is names the occasion
        party = party_of(taking.mention, view.reading, directory=directory, role=taking.role)
        paired = _pair(taking.mention.head.of(view.document.text), view.reading, directory)
        if paired:
            named += paired
            continue
        inside = _inside(taking.mention, view, directory) if taking.mention.plural else []
        if len(inside) >= 2 or (inside and (party.actor is None or party.actor.startswith("local:"))):
            named += inside
        elif taking.mention.kind == "place" and not (party.actor or "").startswith(("state:", "body:")):
            continue  # "the Annapolis conference": where, not who
        elif cast.is_sided and directory is not None:
            named += _side(party, view, directory)
        elif party.actor is not None and party.sector != "MED":  # a newspaper reports, it does not take part
            named.append(party)
    if trigger.is_noun:  # "the Russia-EU summit", also where the name reader saw only "Russia"
        phrase = view.span_of(trigger.start, trigger.place).of(view.document.text)
        for words in re.findall(r"\b[A-Z][\w.]*[-–][A-Z][\w.]*", phrase):
            named += _pair(words, view.reading, directory)
    for taking in cast.takers:
        if taking.mention.kind == "org" and is_council(view, taking.mention):
            for words in re.findall(r"\b[A-Z][\w.]*[-–][A-Z][\w.]*", taking.mention.head.of(view.document.text)):
                named += _pair(words, view.reading, directory)
    if trigger.is_noun and len(named) < 2:  # "a NATO summit": the body whose occasion it is
        near = range(max(trigger.start - 1, trigger.place - 4), trigger.place)
        bodies = [
            mention for mention in view.mentions if mention.kind == "org" and (mention.actor or "").startswith("body:")
        ]
        named += [
            party_of(mention, view.reading, directory=directory)
            for mention in bodies
            if view.places_of(mention.span).start in near
        ]
    if not named and trigger.is_noun and directory is not None and hasattr(directory, "find_names"):
        title = find_title(view, trigger, ())
        body = title[0].rpartition(" ")[0] if title else ""
        named += [_as_party(directory.actors[name], title[1]) for name in directory.find_names(body)[:1] if title]
    if cast.destination is not None:
        host = _host_state(cast, view, directory) if trigger.family != "host" else None
        if host is not None:
            named.append(host)
    sentence, day = view.reading.sentences[view.index].span, view.document.publication_day()
    return merge_parties(name_holders(named, sentence, view.document.text, view.reading, day, directory=directory))


def _side(party: Party, view: SentenceView, directory: Any) -> list[Party]:
    day = view.document.publication_day()
    actor = directory.actors.get(top_side(party, view.reading, directory=directory, day=day))
    return [_as_party(actor)] if actor is not None else []


def _inside(mention: Mention, view: SentenceView, directory: Any) -> list[Party]:
    """Return the states within "the Russian and French foreign ministers", who are not named."""
    if directory is None or not hasattr(directory, "demonym"):
        return []
    words = mention.span.of(view.document.text).split()
    states = [directory.demonym(word) or _state(word, directory) for word in words if word[:1].isupper()]
    found = [directory.actors[state] for state in dict.fromkeys(states) if state in directory.actors]
    return [_as_party(actor, mention.span) for actor in found]


def _state(word: str, directory: Any) -> str | None:
    return next((name for name in directory.find_names(word.strip(",.")) if name.startswith("state:")), None)


def _pair(words: str, reading: Reading, directory: Any) -> list[Party]:
    """Return the two parties of "Trump-Abe" or "Russia-EU"; nothing unless both halves are known."""
    halves = re.split(r"[-–]", words)
    if len(halves) != 2:
        return []
    found: list[Party] = []
    count = Counter(mention.actor for mention in reading.mentions)  # "Abe": the one the document speaks of
    for half in halves:
        known = [actor for actor in reading.actors if half in (actor.name, actor.name.split()[-1], *actor.names)]
        actor = max(known, key=lambda actor: count[actor.id], default=None)
        if actor is None and directory is not None and hasattr(directory, "find_names"):
            names = directory.find_names(half)
            state = directory.demonym(half)
            actor = directory.actors.get(names[0] if names else state)
        if actor is None:
            return []
        found.append(_as_party(actor))
    return found


def _host_state(cast: Cast, view: SentenceView, directory: Any) -> Party | None:
    """Return the state that a visit goes to as its host."""
    mention = cast.destination
    assert mention is not None
    place = next((place for place in view.reading.places if place.id == mention.place), None)
    country = place.country if place is not None else None
    if country is None and mention.actor is not None:  # a palace or ministry that is visited stands for its state
        country = party_of(mention, view.reading, directory=directory).country
    state = f"state:{country.lower()}" if country else mention.actor
    state = state_on(state, view.document.publication_day()) if state else None
    actor = directory.actors.get(state) if directory is not None and state else None
    if actor is None or actor.kind != "state":
        return None
    return Party(actor=actor.id, name=actor.name, role="host", side=actor.id, country=actor.iso3, span=mention.span)


def _without_repeats(tellings: Sequence[Telling]) -> list[Telling]:
    """Drop journeys that another trigger of the sentence explains, and attendance of nothing that has a name.

    What the journey was for happens where it leads: "flew to Lima to meet …".
    """
    kept: list[Telling] = []
    for index, telling in enumerate(tellings):
        later = tellings[index + 1] if index + 1 < len(tellings) else None
        if telling.family == "motion" and (
            len(keys_of(telling.parties)) < 2
            or all(party.role == "guest" for party in telling.parties)  # who travels together does not meet
            or (later is not None and later.joins and later.sentence == telling.sentence)  # "flew in to join the talks"
            or (later is not None and later.is_purpose and later.sentence == telling.sentence)
        ):
            continue
        if telling.family == "attend" and telling.title is None and len(keys_of(telling.parties)) < 2:
            continue
        journey = next((other for other in tellings[:index] if _leads_to(other, telling)), None)
        if journey is not None:
            telling = msgspec.structs.replace(
                telling, where=telling.where or journey.where, when=telling.when or journey.when
            )
        kept.append(telling)
    return kept


def _with_topic(tellings: Sequence[Telling]) -> list[Telling]:
    """Add who is spoken of to "a meeting with X was postponed": the person whose meetings the sentence before tells."""
    filled: list[Telling] = []
    for telling in tellings:
        before = next(
            (known for known in reversed(filled) if known.sentence < telling.sentence and known.parties), None
        )
        lone = telling.is_new and telling.is_noun and telling.family == "talks" and len(keys_of(telling.parties)) == 1
        if lone and before is not None and telling.sentence - before.sentence <= TOPIC_REACH:
            topic = before.parties[0]
            partner = telling.parties[0]
            after = partner.span is not None and telling.trigger < partner.span
            if after and is_person(topic) and is_person(partner) and topic.actor != telling.parties[0].actor:
                telling = msgspec.structs.replace(telling, parties=(topic, *telling.parties))
        filled.append(telling)
    return filled


def _leads_to(journey: Telling, telling: Telling) -> bool:
    return journey.sentence == telling.sentence and journey.family == "motion" and journey.where is not None


def _sides(tellings: Sequence[Telling], reading: Reading, directory: Any, day: str | None) -> Mapping[str, str]:
    sides: dict[str, str] = {}
    for telling in tellings:
        for party in telling.parties:
            if party.actor is not None:
                side = top_side(party, reading, directory=directory, day=day)
                if side is not None and side != party.actor:
                    sides[party.actor] = side
    return sides


def _claim(
    group: Sequence[Telling], reading: Reading, document: Document, sides: Mapping[str, str], directory: Any
) -> Claim | None:
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
    known = [party for party in parties if not (party.actor or "local:").startswith("local:")]
    if count_sides(parties, sides) < 2 and (title is None or not known):
        return None
    status = newest_status(group)
    when = _best_when([telling.when for telling in group if telling.when is not None])
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


def _best_when(dates: Sequence[When]) -> When | None:
    """Return the most precise date, the first of equals: a day, else a month or a week, else a year."""
    return max(dates, key=_precision, default=None)


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
    if len(distinct) > 2 or (title is not None and len(distinct) < 2):
        return "multilateral"
    return "bilateral"
