"""Whose a role or group is, and who of the people in view holds a role that is named by its owner alone."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from communique.model import Mention
from communique.resolve.roles_context import Context

_REBELS = re.compile(
    r"the\s+(?:rebels|guerrillas|guerillas|insurgents|militants|separatists|extremists|jihadists|militia|militiamen"
    r"|(?:rebel|guerrilla|militant|insurgent|armed|extremist|islamist|separatist)\s+(?:group|movement|army))",
    re.IGNORECASE,
)
STANDING = frozenset({"delegation", "leadership", "junta"})  # bodies that are whoever sends or makes them
GOVERNMENTS = frozenset({"government", "regime", "administration", "authorities", "cabinet"})
# Several people who are the government: rulers by whatever way they came there.
_RULERS = re.compile(
    r"\b(?:rulers|(?:coup|junta|military|putsch) (?:leaders|chiefs|council)|coup plotters)$", re.IGNORECASE
)
_SEATED = re.compile(r"\s+(?:in|of)\s+(?:the\s+)?([A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?)")
HOLDER_REACH = 2  # sentences back in which "the Brazilian minister" finds the person who is one
FORMER = re.compile(r"(?:the|an?)\s+(?:former|ex-|retired|ousted)", re.IGNORECASE)  # he speaks for nobody any more
# Behind a role: where he is sent or stands, not whose he is.
_ELSEWHERE = re.compile(r"\s(?:to|in|near|outside|against)\s+(?:the\s+)?[A-Z]")
# "the mountain nation of Nepal": the state, not a body of that name.
REALM = re.compile(r"\b(?:nation|republic|kingdom|state|country|emirate|sultanate)\s+of\s+(?:the\s+)?([A-Z].*)$")
# "the Geneva-based group": what it is like, not its name.
ADJECTIVAL = re.compile(r"^\S+(?:\s\S+)*-(?:based|led|backed|run|funded|sponsored|brokered)$")

# Words for a half of a divided land, and the lands that are or were divided so: north, south.
HALVES = frozenset({"north", "south"})
_DIVIDED = (
    ("state:prk", "state:kor"),
    ("state:dvn", "state:rvn"),
    ("state:yar", "state:ymd"),
    ("state:sdn", "state:ssd"),
)


def owner_end(mention: Mention, text: str) -> int:
    """Return where the words end that may tell to whom a mention belongs: "the Iraqi envoy | to Greece", "sources | in
    Riyadh", but "the government in Kabul".
    """
    if mention.head.of(text).lower() in GOVERNMENTS or mention.kind in ("document", "org"):
        return mention.span.end
    place = _ELSEWHERE.search(text, mention.head.end, mention.span.end)
    return place.start() if place is not None else mention.span.end


def holder_in_view(owner: str, roles: Sequence[Mention], context: Context) -> str | None:
    """Return the one person named in the sentences before who holds such an office of `owner` ("the Brazilian
    minister").
    """
    found: set[str] = set()
    for mention in roles:
        noun = mention.head.of(context.text).lower()
        if mention.plural or context.text[mention.span.start : mention.span.start + 4].lower() != "the ":
            return None
        first = bisect_left(context.mentions, mention.sentence - HOLDER_REACH, key=lambda one: one.sentence)
        last = bisect_right(context.mentions, mention.sentence, key=lambda one: one.sentence)
        for other in context.mentions[first:last]:
            person = context.bound.get(other.span, "")
            if not person.startswith("person:"):
                continue
            offices = [tenure.office for tenure in context.directory.tenures_of(person, context.day)]
            if any(office.startswith(f"{owner}/") and office.endswith(noun) for office in offices):
                found.add(person)
    return found.pop() if len(found) == 1 else None


def half_meant(mention: Mention, context: Context) -> str | None:
    """Return the state that "the North" or "the South" means: the half of the divided land that the document names."""
    side = 0 if mention.head.of(context.text).lower() == "north" else 1
    named = {
        candidate
        for one in context.mentions
        for candidate in one.candidates[:1]
        if one.head.of(context.text).lower() not in HALVES
    }
    return next((pair[side] for pair in _DIVIDED if not named.isdisjoint(pair)), None)


def rebels_in_view(mention: Mention, context: Context) -> str | None:
    """Return the armed group that "the rebels", "the rebel group" means: the only one that the document names."""
    if _REBELS.fullmatch(mention.span.of(context.text)) is None:
        return None
    actors = context.directory.actors
    named = {actor for actor in context.bound.values() if actor.startswith("group:") and actors[actor].sector == "REB"}
    return named.pop() if len(named) == 1 else None


def rulers_of(mention: Mention, context: Context) -> str | None:
    """Return the state that "the military rulers in Chad", "Thailand's coup leaders" speak for, else None."""
    words = mention.span.of(context.text)
    if not mention.plural or _RULERS.search(words) is None:
        return None
    if (owner := affiliation([mention], context)) is not None:
        return owner if owner.startswith("state:") else None
    place = _SEATED.match(context.text, mention.span.end)
    named = context.directory.find_names(place[1]) if place is not None else ()
    return named[0] if named and named[0].startswith("state:") else None


def is_side(mention: Mention, context: Context) -> bool:
    """Tell whether a group is its owner under another word ("the Russian side", "NATO members"), not his allies or
    foes.
    """
    head = mention.head.of(context.text).lower()
    return (
        head
        in (
            """
                side sides states members countries nations government authorities delegation forces military army
                troops regime
                """
            "administration leaders ministers police parliament party coalition"
        ).split()
    )


def is_loose(mention: Mention, context: Context) -> bool:
    """Tell whether unnamed people do not speak for the body beside them ("many at NATO", "analysts in Moscow")."""
    words = mention.span.of(context.text).lower().split()
    official = (
        """
            official officials spokesman spokeswoman spokesperson minister ministers diplomat diplomats
            representative representatives authority
            """
        """
            authorities envoy ambassador commander commanders leaders leader negotiators negotiator delegate
            delegates secretary officer officers source insider
            """
    ).split()
    return mention.head.of(context.text).lower() not in official or words[0] in ("former", "ex")


def affiliation(
    members: Sequence[Mention], context: Context, *, kinds: Sequence[str] = ("person", "role", "anonymous", "group")
) -> str | None:
    """Return the actor of the body or state that stands inside one of the mentions, or whose adjective does."""
    for mention in members:
        if mention.kind not in kinds:
            continue
        end = owner_end(mention, context.text)
        for span in context.inner.get(mention.span, ()):
            actor = context.bound.get(span)
            if actor is not None and not actor.startswith("person:") and span.start < end:
                return actor
        words = re.findall(r"[\w.]+", context.text[mention.span.start : end])
        for at, word in enumerate(words):
            for phrase in (" ".join(words[at : at + 2]), word.strip(".") if word.count(".") == 1 else word):
                if word[:1].isupper() and (state := context.directory.demonym(phrase)) is not None:
                    return state
    return None
