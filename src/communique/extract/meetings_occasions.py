"""Recognise meetings told by what was done at them: a paper signed, a picture of two, an invitation to a land.

"A and B signed the pact in Rome" puts both there; "A with B in Rome" under a picture shows them; "accepted an
invitation to Rome" tells of a visit to come.
"""

from communique.extract.meetings_persons import is_house
from communique.extract.meetings_view import SentenceView
from communique.lang.meeting import GROUP_HEADS, INVITATIONS, INVITING, SIGNING
from communique.model import Mention

AT = frozenset({"in", "at"})
SIGN_REACH = 25  # words from the signing to its place
TITLE_REACH = 6  # words of title and apposition between "A and" and B


def is_signing(view: SentenceView, place: int) -> bool:
    """Return whether the verb tells that two or more sign something in one place."""
    naming = view.word(place) in ("put", "affixed", "set") and {"names", "signatures"} & set(
        view.words[place : place + 3]
    )
    if (view.word(place) not in SIGNING and not naming) or view.clause.tag(place) not in ("VERB", ""):
        return False
    group = view.clause.verb_group(place)
    passive = bool(group.be) and view.clause.shape(place) == "past"
    end = min(view.clause_end(place), place + SIGN_REACH)
    capital = next((here for here in range(place + 1, end) if view.words[here] == "capital"), None)
    placed = (capital is not None and "the" in view.words[capital - 3 : capital]) or any(
        here in view.owner and _is_place(view, view.owner[here]) and _preposition(view, here) in AT
        for here in range(place + 1, end)
    )
    together = _signs_with(view, place, end)
    return not passive and (
        (placed and (_are_several(view, group.start) or together)) or (together and group.to is not None)
    )


def _are_several(view: SentenceView, start: int) -> bool:
    if view.word(start - 1) in ("they", "both") or view.word(start - 1) in GROUP_HEADS:
        return True
    persons = {
        mention.actor or mention.span.start
        for here, mention in view.owner.items()
        if view.clause_start(start) <= here < start and mention.kind == "person"
    }
    return len(persons) >= 2 and "and" in view.words[view.clause_start(start) : start]


def _signs_with(view: SentenceView, place: int, end: int) -> bool:
    return any(
        view.words[here] == "with"
        and any(view.owner[near].kind == "person" for near in range(here + 1, here + TITLE_REACH) if near in view.owner)
        for here in range(place + 1, end)
    )


def is_picture(view: SentenceView, place: int) -> bool:
    """Return whether the word joins two persons whom words without a verb show in one place: "A with B in Rome"."""
    if view.word(place) not in ("and", "with") or any(
        view.clause.tag(here) in ("VERB", "AUX") and here not in view.owner for here in range(len(view.words))
    ):
        return False
    left = next((view.owner[here] for here in range(place - 1, place - TITLE_REACH, -1) if here in view.owner), None)
    right = next((view.owner[here] for here in range(place + 1, place + TITLE_REACH) if here in view.owner), None)
    if left is None or right is None or left.kind != "person" or right.kind != "person" or left.actor == right.actor:
        return False
    first = view.places_of(right.span).stop
    if any(view.owner[here].kind == "person" for here in range(first, len(view.words)) if here in view.owner):
        return False  # the last of those shown
    return any(
        here in view.owner and _is_place(view, view.owner[here]) and _preposition(view, here) in AT
        for here in range(first, len(view.words))
    )


def is_invitation(view: SentenceView, place: int) -> bool:
    """Return whether someone is invited to a land or city: "an invitation to Rome", "invited X to Rome"."""
    word = view.word(place)
    if word in INVITATIONS:
        return _place_after_to(view, place + 1) is not None
    if word not in INVITING:
        return False
    return any(
        view.words[here] == "to" and _place_after_to(view, here) is not None
        for here in range(place + 1, min(view.clause_end(place), place + SIGN_REACH))
    )


def _place_after_to(view: SentenceView, to: int) -> Mention | None:
    if view.word(to) != "to":
        return None
    target = view.owner.get(to + 2 if view.word(to + 1) == "the" else to + 1)
    return target if target is not None and _is_place(view, target) else None


def _is_place(view: SentenceView, mention: Mention) -> bool:
    return mention.kind in ("place", "facility") or is_house(view, mention)


def _preposition(view: SentenceView, place: int) -> str:
    before = view.word(place - 1)
    return view.word(place - 2) if before in ("the", "his", "her") else before
