"""Name who speaks, for whom, and to whom, from the resolved mentions in and around an attribution."""

import re
from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from communique.extract.joint_speakers import joint_referents
from communique.extract.parties import party_of
from communique.extract.speaker_groups import office_parties
from communique.model import Actor, Attribution, Mention, Party, Reading, Span

# Someone who speaks for the body or state he is named with: "officials of X", "X's envoy", "an X statement".
_SPOKEN_FOR = re.compile(
    r"\b(?:officials?|government|ministry|ministries|statements?|communiqu[eé]s?|press\s+release|release|spokes\w+|envoys?|ambassadors?|delegation|"
    r"side|authorities|diplomats?|office|administration|administrations|leadership|report|reports|comments?|website|declaration|embassy|mission|post|account|press\s+service|"
    r"representatives?|secretariat|letter|tweet|document|media|agency|military|army|states|members|command|headquarters|parliament|minister|"
    r"president|leader|negotiators?|aides?|regime|party|service|foreign\s+office|source|sources)\b",
    re.IGNORECASE,
)
# An indefinite group: nobody's name, whatever place stands with it.
_INDEFINITE = re.compile(
    r"^(?:the\s+)?(?:many|some|most|several|few|critics|analysts|experts|observers|protesters|campaigners|activists|people|reporters|"
    r"journalists|politicians|scholars|residents|sources|observers|commentators|historians|lawmakers|others|both|"
    r"diplomats\s+in|aides?\s+(?:to|of)|a\s+\w+\s+source)\b|^an?\s+(?:\w+\s+)?(?:aide|adviser|advisor|ally)\s+(?:to|of)\b",
    re.IGNORECASE,
)
# States of one name that were two at a time.
_PLURALS = {
    "koreas": ("state:kor", "state:prk"),
    "sudans": ("state:sdn", "state:ssd"),
    "congos": ("state:cod", "state:cog"),
    "germanys": ("state:frg", "state:ddr"),
    "germanies": ("state:frg", "state:ddr"),
    "yemens": ("state:yar", "state:ymd"),
    "chinas": ("state:chn", "state:twn"),
}
# Whom a place does not tell: he is foreign there, or only found there.
_STRANGER = re.compile(
    r"(?:[Aa]n?|[Oo]ne|[Aa]nother|[Ss]ome|[Ss]everal|[Tt]wo|[Tt]hree)\s+(?:senior\s+|top\s+)?"
    r"(?:Western|European|foreign|regional|Arab|African|Asian|Latin\s+American|international|Gulf)\s+(?:[a-z]+\s+)?"
    r"(?:diplomats?|officials?|envoys?|sources?|ambassadors?|analysts?|experts?)\b"
)
_ONE_OF_THEM = re.compile(
    r"the\s+(?:[A-Z][\w.-]*\s+)?[A-Z][\w.-]*(?:\s+(?:veteran\s+)?(?:diplomat|politician|envoy|statesman|official|leader|negotiator|mediator"
    r"|ambassador|minister|general|admiral|chief|lawyer|cleric))?",
    re.IGNORECASE,
)
RELATIVE_GAP = 3  # characters between a relative pronoun and what it stands for: a comma and a blank

# The last word of a transcript's label that names nobody.
_UNNAMED = frozenset(
    "official officials diplomat participant moderator journalist reporter source interpreter aide".split()
)


def name_speaker(
    attribution: Attribution, reading: Reading, text: str, *, directory: Any = None, day: str | None = None
) -> tuple[Party | None, tuple[Party, ...]]:
    """Return the speaker and, for a joint statement, all its speakers.

    Without words for the speaker the referent of `inferred_speaker` speaks. A speaker whose mention is bound to nobody
    is a party without actor, named by the words. day: of the document; whoever is called by his surname alone stands
    for the side of his office on that day.
    """
    span = attribution.speaker or attribution.inferred_speaker
    if span is None:
        return None, ()
    words = " ".join(span.of(text).split())
    if attribution.turn and words.split()[-1].lower() in _UNNAMED:
        return Party(actor=None, name=words, span=span), ()  # "SENIOR ADMINISTRATION OFFICIAL: …" is a label, no name
    mentions = _mentions_at(reading, span)
    if words.lower() in ("which", "that", "who") and not any(mention.actor for mention in mentions):
        mentions = _head_of_relative(reading, span, text)
        span = mentions[0].span if mentions else span
    led = _government_of(mentions, text, reading, directory)
    if led is not None:
        return led, ()
    head = _without_aside(span, mentions, text)
    if head != span:
        span, words = head, " ".join(head.of(text).split())
        mentions = _mentions_at(reading, span)
    if (twins := _twins(words, span, reading, directory)) != ():
        return twins[0], twins
    if (several := office_parties(words, span, reading, directory=directory, day=day)) != ():
        return several[0], several
    joint = joint_referents(span, attribution.sentence, reading, text, directory=directory, day=day)
    if not joint and _STRANGER.match(words):
        return Party(actor=None, name=words, span=span), ()  # "a Western diplomat in Lima" does not speak for Peru
    chosen = joint or _one_of_them(words, span, attribution.sentence, reading)
    chosen = chosen or _choose(mentions, span, words, text)
    if not chosen:
        state = _state_in_words(words, reading, directory) or _seat_of_union(words, span, reading, directory)
        return state or Party(actor=None, name=words, span=span), ()
    if words.lower() == "they" and len(chosen) == 1 and (chosen[0].kind == "person" or _is_person(chosen[0], reading)):
        return Party(actor=None, name=words, span=span), ()  # several people are never one
    compatriot = _compatriot(chosen, words, span, reading, directory, day)
    chosen = [compatriot] if compatriot is not None else chosen
    parties = [
        with_side(party_of(mention, reading, directory=directory), reading, directory, day) for mention in chosen
    ]
    return parties[0], tuple(parties) if len(parties) > 1 else ()


def _one_of_them(words: str, span: Span, sentence: int, reading: Reading) -> list[Mention]:
    """Return the unnamed people of a body told last before "one of them", "another of them"."""
    if re.fullmatch(r"(?:one|another|some|two|three)\s+of\s+(?:them|those)", words, re.IGNORECASE) is None:
        return []
    before = [
        mention
        for mention in reading.mentions
        if sentence - 1 <= mention.sentence <= sentence
        and mention.span.end <= span.start
        and mention.plural
        and mention.kind in ("anonymous", "group", "role")
    ]
    told = max(before, key=lambda mention: mention.span.start, default=None)
    return [told] if told is not None and told.actor is not None else []


def _is_person(mention: Mention, reading: Reading) -> bool:
    actor = known_actor(mention.actor, reading, None)
    return actor is not None and actor.kind == "person"


def _compatriot(
    chosen: Sequence[Mention], words: str, span: Span, reading: Reading, directory: Any, day: str | None
) -> Mention | None:
    """Return the person of the two sentences before who is "the Norwegian diplomat", "the Brazilian"; None if several.

    His country is that of an office of his, or the one the document gives him with his name.
    """
    if len(chosen) != 1 or not (chosen[0].actor or "").startswith("state:") or _ONE_OF_THEM.fullmatch(words) is None:
        return None
    here = chosen[0].sentence
    found: dict[str | None, Mention] = {}
    for mention in reading.mentions:
        if mention.kind != "person" or mention.actor is None or not here - 2 <= mention.sentence <= here:
            continue
        if mention.span.end <= span.start and chosen[0].actor in _countries(mention, reading, directory):
            found[mention.actor] = mention
    return next(iter(found.values())) if len(found) == 1 else None


def _countries(mention: Mention, reading: Reading, directory: Any) -> set[str | None]:
    offices = [one.office for one in reading.mentions if one.actor == mention.actor and one.office]
    if hasattr(directory, "tenures_of") and mention.actor is not None:
        offices += [tenure.office for tenure in directory.tenures_of(mention.actor)]
    actor = known_actor(mention.actor, reading, directory)
    return {office.split("/", 1)[0] for office in offices} | {actor.parent if actor is not None else None}


def _twins(words: str, span: Span, reading: Reading, directory: Any) -> tuple[Party, ...]:
    """Return the two states of one name that a plural means: "the two Koreas"."""
    found = re.fullmatch(r"(?:the|both)?\s*(?:two\s+)?(\w+)", words, re.IGNORECASE)
    actors = [known_actor(one, reading, directory) for one in _PLURALS.get(found[1].lower(), ())] if found else []
    return tuple(Party(actor=actor.id, name=actor.name, span=span) for actor in actors if actor is not None)


def _seat_of_union(words: str, span: Span, reading: Reading, directory: Any) -> Party | None:
    """Return the European Union for "Brussels" where the document tells of it, by its name or its organs'."""
    if words.lower() != "brussels":
        return None
    union = known_actor("body:eu", reading, None)
    return None if union is None else Party(actor=union.id, name=union.name, span=span)


def _head_of_relative(reading: Reading, span: Span, text: str) -> list[Mention]:
    """Return the mention right before a relative pronoun that speaks: "Iran, which had condemned the raid"."""
    word = span.of(text).lower()
    people = ("person", "role", "anonymous", "group")
    before = [
        mention
        for mention in reading.mentions
        if mention.actor is not None
        and (word != "who" or mention.kind in people)
        and (word != "which" or mention.kind != "person")
        and 0 <= span.start - mention.span.end <= RELATIVE_GAP
        and text[mention.span.end : span.start].strip(" ,") == ""
    ]
    return [max(before, key=lambda mention: len(mention.span))] if before else []


def _without_aside(span: Span, mentions: Sequence[Mention], text: str) -> Span:
    """Return the words before what is told of the speaker between commas: "Turkey, Baku's closest ally".

    A name behind an office stays ("the envoy, Jan Novak"), and so does a list ("Peru, Chile and Bolivia").
    """
    opening = _ASIDE.search(text, span.start, span.end)
    if opening is None:
        return span
    head = Span(span.start, opening.start())
    if any(mention.actor is not None and mention.span.end == head.end for mention in mentions):
        return head
    return span


_ASIDE = re.compile(r",\s+(?:which|who|whose|that|an?|the|its|his|her|their|[A-Z][\w.-]*(?:\s[A-Z][\w.-]*)*['’]s?)\s")
_GOVERNMENT = re.compile(r"['’]s?\s+(?:government|administration|cabinet)\b", re.IGNORECASE)


def _government_of(mentions: Sequence[Mention], text: str, reading: Reading, directory: Any) -> Party | None:
    """Return the state behind "the premier's government", known by the office that the named person holds."""
    for mention in mentions:
        if mention.kind == "person" and _GOVERNMENT.match(text, mention.span.end):
            person = party_of(mention, reading, directory=directory)
            for identifier in sorted(own_side_of(person, reading, directory=directory)):
                actor = known_actor(identifier, reading, directory)
                if actor is not None and actor.kind == "state":
                    return Party(actor=actor.id, name=actor.name)
    return None


def _state_in_words(words: str, reading: Reading, directory: Any) -> Party | None:
    """Return the state for which unnamed officials speak: "Latvian officials", "the premier's government"."""
    if directory is None or _INDEFINITE.search(words) or not _SPOKEN_FOR.search(words):
        return None
    forms = [word.strip(",.") for word in words.split()]
    for at in range(len(forms)) if hasattr(directory, "longest_name") else ():
        length = directory.longest_name(forms[at:])
        bodies = directory.find_names(" ".join(forms[at : at + length])) if length > 1 else ()
        body = known_actor(bodies[0], reading, directory) if bodies else None
        if body is not None and body.kind in ("body", "state"):  # "European Union leaders"
            return Party(actor=body.id, name=body.name)
    for word in forms:
        identifier = directory.demonym(word) or directory.seat(word)
        actor = known_actor(identifier, reading, directory)
        if actor is not None:
            return Party(actor=actor.id, name=actor.name)
    return None


def _mentions_at(reading: Reading, span: Span) -> list[Mention]:
    return [mention for mention in reading.mentions if mention.span.overlaps(span)]


def _choose(mentions: Sequence[Mention], span: Span, words: str, text: str) -> list[Mention]:
    bound = [mention for mention in mentions if mention.actor is not None and not _is_possessor(mention, span, words)]
    if not bound:
        return []
    exact = [mention for mention in bound if mention.span == span]
    if exact:
        return [exact[0]]
    people = [mention for mention in bound if mention.kind == "person" and _heads(mention, span, text)]
    people = [
        one  # of "Rojas spokesman Luis Mamani" not the name within the title
        for one in people
        if not any(other is not one and other.span.contains(one.span) and other.actor != one.actor for other in people)
    ]
    if people:
        first = people[0]
        joined = [first]
        for mention in people[1:]:
            between = text[joined[-1].span.end : mention.span.start]
            apart = mention.span.start >= joined[-1].span.end
            if apart and re.fullmatch(r"[\s,]*(?:and|&)?[\s,]*", between) and mention.actor != first.actor:
                joined.append(mention)
        return joined
    named = [m for m in bound if m.kind == "org" and m.candidates and m.span.end == span.end and len(m.span) > 3]
    if named and any(m.kind == "org" and m.actor is None and m.span == span for m in mentions):
        return [named[0]]  # "Peru's official Andina news agency": the agency, not Peru
    told = ("role", "pronoun", "group", "anonymous")
    whole = [m for m in bound if m.kind in told and m.span.start <= span.start + 4]
    if whole:
        return [max(whole, key=lambda m: len(m.span))]
    if _INDEFINITE.search(words):
        return []
    rest = [m for m in bound if m.kind in ("org", "place", "norp", "facility", "role", "person", "group", "document")]
    rest = [m for m in rest if not (m.kind == "person" and re.match(r"['’]s?\s", text[m.span.end : span.end]))]
    if not rest:
        return []
    covering = [m for m in rest if m.head.end >= span.end - 1 or m.span.end >= span.end - 1]
    if covering and covering[0].span.start <= span.start + 12 and not _SPOKEN_FOR.search(words):
        return [covering[0]]
    if len(rest) > 1 and all(m.kind == rest[0].kind for m in rest) and re.search(r"\band\b", words):
        return rest
    if _SPOKEN_FOR.search(words) or any(m.span.start <= span.start + 4 and m.span.end >= span.end - 4 for m in rest):
        bodies = [m for m in rest if m.kind == "org"]
        return [(bodies or rest)[0]]
    if covering:
        return [covering[0]]
    return []


def _is_possessor(mention: Mention, span: Span, words: str) -> bool:
    """Tell whether a pronoun only tells whose friend or counterpart speaks, who does not speak for him."""
    return (
        mention.kind == "pronoun"
        and words[:4].lower().strip() in ("his", "her", "its", "thei")
        and mention.span.start == span.start
        and mention.span.end < span.end
        and _SPOKEN_FOR.search(words) is None
    )


def _heads(mention: Mention, span: Span, text: str) -> bool:
    """Tell whether a person is the head of the speaker's words, not a possessor or part of "… of X"."""
    before = text[span.start : mention.span.start]
    after = text[mention.span.end : span.end]
    if re.match(r"['’]s?\b", after) or (re.match(r"['’]", after)):
        return False
    if re.search(
        r"\b(?:of|for|to|with|from|against|by|about|in|at)\s+(?!(?:staff|state|defen[cs]e)\b)(?:\w+\.?\s+)?$", before
    ):
        return False
    return not re.match(
        r"\s+(?:police|mayor|governor|sheriff|residents?|lawyers?|family|officials?|aides?|spokes\w+|supporters?|administration|campaign|government|allies|ally|critics?|advisers?)\b",
        after,
    )


def with_side(party: Party, reading: Reading, directory: Any, day: str | None) -> Party:
    """Return a person with the side that the document gives him elsewhere, or his only office on the day."""
    if party.side is not None or not (party.actor or "").startswith("person:"):
        return party
    offices = [one.office for one in reading.mentions if one.actor == party.actor and one.office]
    if not offices and day is not None and hasattr(directory, "tenures_of"):
        offices = [tenure.office for tenure in directory.tenures_of(party.actor, day)]
    sides = {office.split("/", 1)[0] for office in offices if office and "/" in office}
    if len(sides) != 1:
        return party
    side = sides.pop()
    country = side.removeprefix("state:").upper() if side.startswith("state:") else None
    return replace(party, side=side, country=party.country or country)


def own_side_of(speaker: Party | None, reading: Reading, *, directory: Any = None) -> frozenset[str]:
    """Return the ids of the speaker and of the states and bodies he stands for."""
    if speaker is None or speaker.actor is None:
        return frozenset()
    own = {speaker.actor}
    if speaker.side:
        own.add(speaker.side)
    for mention in reading.mentions:
        if mention.actor == speaker.actor and mention.office and "/" in mention.office:
            own.add(mention.office.split("/", 1)[0])
    for identifier in list(own):
        actor = known_actor(identifier, reading, directory)
        if actor is not None:
            own.update(above for above in (actor.parent, actor.acts_for) if above)
    return frozenset(own)


def own_names_of(
    attribution: Attribution, own: frozenset[str], reading: Reading, text: str, *, directory: Any = None
) -> tuple[str, ...]:
    """Return the words by which the content names the speaker's own side: his state, its capital, its officials."""
    names = []
    for mention in reading.mentions:
        if mention.actor is None or not any(span.contains(mention.span) for span in attribution.content):
            continue
        side = mention.office.split("/", 1)[0] if mention.office and "/" in mention.office else None
        if mention.actor in own or side in own:
            names.append(mention.span.of(text))
    return tuple(dict.fromkeys(names))


def known_actor(identifier: str | None, reading: Reading, directory: Any) -> Actor | None:
    if identifier is None:
        return None
    for actor in reading.actors:
        if actor.id == identifier:
            return actor
    if directory is not None:
        found = directory.actors.get(identifier)
        return found if isinstance(found, Actor) else None
    return None


def addressees_of(attribution: Attribution, reading: Reading, text: str, *, directory: Any = None) -> tuple[Party, ...]:
    """Return those to whom it was said: bound mentions between the cue and the content ("told the Council that …")."""
    cue = attribution.cue
    if cue is None:
        return ()
    behind = [span.start for span in attribution.content if span.start >= cue.end]
    if not behind:
        return ()
    between = Span(cue.end, min(behind))
    if len(between) > 120 or not re.search(
        r"\b(?:told|tell|tells|telling|informed|assured|warned|reminded|asked|urged|to)\b",
        text[cue.start : between.end],
    ):
        return ()
    found = [
        mention
        for mention in reading.mentions
        if mention.kind in ("person", "org", "role", "group")
        and mention.actor is not None
        and between.contains(mention.span)
        and not re.search(r"\b(?:in|on|at)\s+(?:the\s+)?$", text[between.start : mention.span.start])
    ]
    unique = {mention.actor: party_of(mention, reading, directory=directory) for mention in found}
    return tuple(unique.values())
