"""Turn the cast of a telling into parties: states within "the Russian and French ministers", a visit's host.

What names only where, a newspaper that reports, and a council whose own session it is, are left out.
"""

import re
from collections import Counter
from typing import Any

import msgspec

from communique.directory.former import state_on
from communique.extract.meetings_cast import Cast
from communique.extract.meetings_titles import find_title, is_council
from communique.extract.meetings_triggers import Trigger
from communique.extract.meetings_view import SentenceView
from communique.extract.named_groups import COMBINING, twin_states
from communique.extract.office_groups import name_holders
from communique.extract.parties import merge_parties, party_of, top_side
from communique.lang.houses import is_paper
from communique.model import Actor, Document, Mention, Party, Reading, Span

PRESS = frozenset(
    {"editors", "journalists", "reporters", "editor", "journalist", "reporter", "correspondents", "press"}
)


# Before the name after "His" or "Her".
HONORIFICS = frozenset("highness majesty excellency holiness eminence beatitude honour honor".split())
# What stands in a briefing's title before who gives it, the title of his office apart.
LABEL = re.compile(
    r"^(?:MR|MS|MRS|DR|SECRETARY|AMBASSADOR|GENERAL|UNDER SECRETARY)\.?\s+([A-Z][A-Z'’-]+):", re.MULTILINE
)
GIVING = ("by", "and", "secretary", "advisor", "adviser", "spokesman", "spokesperson", "spokeswoman", "with", ",")
DELEGATIONS = frozenset({"delegation", "team", "mission", "party", "envoy", "officials", "negotiators"})
COUNTERPARTS = frozenset({"counterpart", "colleague", "counterparts", "colleagues"})
COMPASS = frozenset("North South East West Northern Southern Eastern Western Central New Latin".split())


def parties_of_cast(
    cast: Cast, trigger: Trigger, view: SentenceView, directory: Any, briefers: frozenset[str] = frozenset()
) -> tuple[Party, ...]:
    """Return the parties that the cast names. briefers: who gives the briefing that the document is."""
    named = []
    for taking in cast.takers:
        sits = trigger.is_noun or trigger.family == "attend"
        if sits and taking.mention.kind == "org" and is_council(view, taking.mention) and len(cast.takers) > 1:
            continue  # the body whose session it is names the occasion
        party = party_of(taking.mention, view.reading, directory=directory, role=taking.role)
        words = taking.mention.head.of(view.document.text).casefold().split()
        if words[-1] in PRESS or HONORIFICS & set(words[:2]):
            continue  # "breakfast with Indian editors"; the name follows "His Highness"
        is_title = view.reading.sentences[taking.mention.sentence].kind == "title"
        is_aside = is_title or taking.mention.sentence != view.index
        if (taking.mention.kind == "pronoun" or is_aside) and taking.mention.actor in briefers:
            continue  # a spokesman's "he" is whom he speaks for
        if taking.mention.kind == "pronoun" and _is_speaker_of(taking.mention, view):
            continue  # "he" in someone's own words is another
        if taking.mention.kind == "group" and " at " in taking.mention.span.of(view.document.text):
            continue  # "the ministers at the UN": where they met, not for whom they stand
        paired = _pair(taking.mention.head.of(view.document.text), view.reading, directory)
        paired = paired or [_as_party(state, taking.mention.span) for state in twin_states(" ".join(words), directory)]
        if paired:
            named += paired
            continue
        inside = _inside(taking.mention, view, directory) if taking.mention.plural else []
        inside = [msgspec.structs.replace(state, role=taking.role) for state in inside]
        if (
            not inside
            and party.actor is None
            and (taking.mention.kind in ("role", "anonymous", "group") or words[-1] in DELEGATIONS)
        ):
            named += _standing_for(taking.mention, view, directory)
            continue
        if len(inside) >= 2 or (inside and (party.actor is None or party.actor.startswith("local:"))):
            named += inside
        elif taking.mention.kind == "place" and not (party.actor or "").startswith(("state:", "body:")):
            continue  # "the Annapolis conference": where, not who
        elif (cast.is_sided and directory is not None) or (
            COUNTERPARTS & set(words) and _is_only_office(taking.mention, view.reading) and directory is not None
        ):
            named += _side(party, view, directory)
        elif party.actor is not None and party.sector != "MED":  # a newspaper reports, it does not take part
            named.append(party)
    if trigger.is_noun:  # "the Russia-EU summit", also where the name reader saw only "Russia"
        phrase = view.span_of(trigger.start, trigger.place).of(view.document.text)
        named += [_as_party(state) for state in twin_states(phrase, directory)]
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
        met = trigger.family == "motion" and any(
            taking.role != "guest" and taking.mention is not cast.destination and taking.mention.actor is not None
            for taking in cast.takers
        )
        day = view.document.publication_day()
        guests = [party for party in named if party.role == "guest"] if directory is not None else []
        sides = {top_side(party, view.reading, directory=directory, day=day) for party in guests}
        if trigger.family == "motion" and len(sides - {None}) > 1:  # "A and B are due in Rome": to meet one another
            met = True
            named = [msgspec.structs.replace(party, role=None) for party in named]
        host = _host_state(cast, view, directory) if trigger.family != "host" and not met else None
        if host is not None:
            named.append(host)
    sentence, day = view.reading.sentences[view.index].span, view.document.publication_day()
    return merge_parties(name_holders(named, sentence, view.document.text, view.reading, day, directory=directory))


def _is_only_office(mention: Mention, reading: Reading) -> bool:
    """Return whether a person is told here by his office, and nowhere in the document by his name."""
    if mention.kind not in ("role", "anonymous") or not (mention.actor or "").startswith("person:"):
        return False
    return not any(other.kind == "person" and other.actor == mention.actor for other in reading.mentions)


def _is_speaker_of(mention: Mention, view: SentenceView) -> bool:
    """Return whether a pronoun of the third person within quoted words was taken for who says them."""
    if mention.actor is None or mention.span.of(view.document.text).casefold() in ("i", "we", "me", "us", "my", "our"):
        return False
    for told in view.reading.attributions:
        if told.form != "direct" or not any(part.contains(mention.span) for part in told.content):
            continue
        speaker = told.speaker or told.inferred_speaker
        if speaker is not None and any(
            other.actor == mention.actor for other in view.reading.mentions if other.span.overlaps(speaker)
        ):
            return True
    return False


def briefers_of(document: Document, reading: Reading) -> frozenset[str]:
    """Return who gives a briefing, by its title or the labels of its transcript: there they speak of others."""
    title = document.title
    labels = {label.casefold() for label in LABEL.findall(document.text)}
    heads = []
    if title is not None and title.value and is_paper(title.value):
        heads = [span for span in title.spans if span.end <= len(document.text)]
    if not heads and not labels:
        return frozenset()
    named = {actor.id for actor in reading.actors if labels and actor.name.split()[-1].casefold() in labels}
    for mention in reading.mentions:
        if mention.actor is None or not any(span.contains(mention.span) for span in heads):
            continue
        if document.text[: mention.span.start].rstrip().casefold().endswith(GIVING):
            named.add(mention.actor)
    return frozenset(named)


def _standing_for(mention: Mention, view: SentenceView, directory: Any) -> list[Party]:
    """Return the state or body for which someone unnamed stands: "his Greek counterpart", "envoys of the Quartet"."""
    within = [
        other
        for other in view.mentions
        if other is not mention and mention.span.contains(other.span) and other.kind in ("org", "norp", "place")
    ]
    named = []
    for other in within:
        before = view.word(view.places_of(other.span).start - 1)
        before = view.word(view.places_of(other.span).start - 2) if before == "the" else before
        if other.actor is not None and (
            other.kind == "norp"
            or before in ("of", "from", "all", "and", ",")
            or other.span.start == mention.span.start
            or view.places_of(other.span).start - view.places_of(mention.span).start
            == (1 if view.word(view.places_of(mention.span).start) in ("the", "both") else 0)
        ):
            named.append(party_of(other, view.reading, directory=directory))
    return named or _inside(mention, view, directory)[:1] or _first_name(mention, view, directory)


def _first_name(mention: Mention, view: SentenceView, directory: Any) -> list[Party]:
    """Return the body whose name opens the words: "NATO foreign ministers", "the OAS special envoy"."""
    words = mention.span.of(view.document.text).split()
    first = words[1] if len(words) > 1 and words[0].casefold() in ("the", "an", "a") else words[0]
    if directory is None or not hasattr(directory, "find_names") or not first[:1].isupper():
        return []
    bodies = [name for name in directory.find_names(first) if name.startswith("body:")]
    return [_as_party(directory.actors[name], mention.span) for name in bodies[:1] if name in directory.actors]


def _side(party: Party, view: SentenceView, directory: Any) -> list[Party]:
    day = view.document.publication_day()
    actor = directory.actors.get(top_side(party, view.reading, directory=directory, day=day))
    return [_as_party(actor)] if actor is not None else []


def _inside(mention: Mention, view: SentenceView, directory: Any) -> list[Party]:
    """Return the states within "the Russian and French foreign ministers", who are not named."""
    if directory is None or not hasattr(directory, "demonym"):
        return []
    words = mention.span.of(view.document.text).split()
    states = []
    place = 0
    while place < len(words):
        pair = " ".join(words[place : place + 2]) if words[place] in COMPASS else ""  # "North Korean", not "North"
        known = directory.demonym(pair) or _state(pair, directory) if pair else None
        if not pair and words[place][:1].isupper():
            known = directory.demonym(words[place]) or _state(words[place], directory)
        states.append(known)
        place += 2 if pair else 1
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
        if not known and directory is not None and hasattr(directory, "find_surname"):
            surnames = set(directory.find_surname(half))  # "Xi" of "Obama-Xi"
            known = [actor for actor in reading.actors if actor.id in surnames]
        actor = max(known, key=lambda actor: count[actor.id], default=None)
        if actor is None and directory is not None and hasattr(directory, "find_names"):
            names = directory.find_names(half)
            state = directory.demonym(COMBINING.get(half.casefold(), half))
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
    bound = (mention.actor or "").startswith("state:")
    state = f"state:{country.lower()}" if country and not bound else mention.actor
    state = state_on(state, view.document.publication_day()) if state else None
    actor = directory.actors.get(state) if directory is not None and state else None
    if actor is None or actor.kind != "state":
        return None
    return Party(actor=actor.id, name=actor.name, role="host", side=actor.id, country=actor.iso3, span=mention.span)


def _as_party(actor: Actor, span: Span | None = None) -> Party:
    side = actor.id if actor.kind == "state" else actor.acts_for
    return Party(actor=actor.id, name=actor.name, side=side, country=actor.iso3, sector=actor.sector, span=span)
