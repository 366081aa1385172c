"""Say whom joint words mean beside a trigger: "envoys of the two countries", "received both men", "they" of one body.

People who act for the two states of a story are those states; a host who saw "the two leaders separately" met each.
"""

from collections.abc import Callable, Sequence

import msgspec

from communique.extract.meetings_apart import is_of_each
from communique.extract.meetings_cast import Cast, Taking, find_subjects
from communique.extract.meetings_triggers import Trigger
from communique.extract.meetings_view import SentenceView
from communique.lang.meeting import GROUP_HEADS, MEMBERS
from communique.model import Mention, Span

COUNTED = frozenset({"two", "three", "four"})
LANDS = frozenset("countries nations governments states neighbours neighbors sides parties".split())
OWNED = frozenset({"'", "’", "'s", "’s"})
ACTING_REACH = 3  # words from the people to "of the two countries"
OBJECT_REACH = 3  # words from the verb to "both leaders"
Meant = Callable[[Span], Sequence[Mention]]


def with_groups(view: SentenceView, trigger: Trigger, cast: Cast, meant: Meant) -> Cast:
    """Return the cast with the people whom joint words of the trigger's clause mean.

    meant gives the mentions that joint words stand for.
    """
    cast = _without_false_they(cast, view)
    acting = _acting_for(view, trigger, meant)
    if acting:
        known = {taking.mention.actor for taking in cast.takers}
        sides = tuple(Taking(one) for one in acting if one.actor not in known)
        named = tuple(taking for taking in cast.takers if taking.mention.actor is not None)
        others = tuple(taking for taking in cast.takers if not _is_joint(view, taking.mention))
        if len(named) == 1 and is_of_each(view, trigger):
            return msgspec.structs.replace(cast, takers=named, each=sides, points_back=False)
        return msgspec.structs.replace(cast, takers=(*others, *sides), points_back=False, is_acting=True)
    objects = _object_group(view, trigger)
    if objects is not None and trigger.family == "host" and not cast.takers:
        hosts = find_subjects(view, trigger.place)[0]
        cast = msgspec.structs.replace(cast, takers=tuple(Taking(host, "host") for host in hosts))
    if objects is None or not cast.takers:
        return cast
    known = {taking.mention.actor for taking in cast.takers}
    others = tuple(Taking(one) for one in meant(objects) if one.actor not in known)
    if len(others) < 2:
        return cast
    near = set(view.words[max(0, trigger.place - 4) : trigger.place + 12])
    if trigger.family == "call" or near & {"separately", "individually", "respectively", "turn"}:
        return msgspec.structs.replace(cast, each=others, points_back=False)
    return msgspec.structs.replace(cast, takers=(*cast.takers, *others), points_back=False, is_acting=True)


def _without_false_they(cast: Cast, view: SentenceView) -> Cast:
    """Return the cast, its only taker "they" taken for several people and not for the one body it was bound to."""
    plural = [taking for taking in cast.takers if taking.mention.kind == "pronoun" and taking.mention.plural]
    if len(cast.takers) != 1 or len(plural) != 1:
        return cast
    if plural[0].mention.span.of(view.document.text).casefold() != "they":
        return cast
    return msgspec.structs.replace(cast, takers=(), points_back=True)


def _acting_for(view: SentenceView, trigger: Trigger, meant: Meant) -> list[Mention]:
    """Return the states for which people act at the trigger: "envoys of the two countries", "their ministers"."""
    first = view.clause_start(trigger.place)
    last = view.purpose(trigger.place, view.clause_end(trigger.place))
    for place in range(first, last):
        if view.words[place] not in LANDS:
            continue
        start = place - 1
        if view.word(start) in COUNTED and view.word(start - 1) in ("the", "these", "all"):
            start -= 1
        elif view.word(start) != "both":
            continue
        before = view.words[max(first, start - 1 - ACTING_REACH) : start]
        of = before[-1:] in (("of",), ("from",)) and MEMBERS_OF & set(before[:-1])
        owned = view.word(place + 1) in OWNED and MEMBERS_OF & set(view.words[place + 2 : place + 6])
        if not of and not owned:
            continue
        found = list(meant(view.span_of(start, place)))
        if len(found) >= 2:
            return found
    return []


def _is_joint(view: SentenceView, mention: Mention) -> bool:
    """Return whether a mention has joint words for the lands: "the two countries"."""
    words = {view.words[place] for place in view.places_of(mention.span)}
    return mention.actor is None and bool(words & LANDS)


MEMBERS_OF = (MEMBERS | {"experts", "negotiators", "delegations", "teams", "commanders", "generals", "officers"}) - {
    "foreign",
    "states",
    "nations",
    "countries",
    "governments",
}


def _object_group(view: SentenceView, trigger: Trigger) -> Span | None:
    """Return the joint words that are the object of the trigger: "telephoned both leaders", "met the two men"."""
    if trigger.is_noun or trigger.frame == "d" or view.clause.verb_group(trigger.place).be:
        return None
    for place in range(trigger.place + 1, min(trigger.place + 2 + OBJECT_REACH, len(view.words))):
        word = view.words[place]
        if word in GROUP_HEADS and (
            view.words[place - 1] == "both" or (view.words[place - 1] in COUNTED and view.word(place - 2) == "the")
        ):
            return view.span_of(place - 1 if view.words[place - 1] == "both" else place - 2, place)
        if place in view.owner and view.owner[place].actor is not None:
            return None
    return None
