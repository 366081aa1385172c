"""Who takes part in one telling of a meeting, as mentions with their roles, and the casts of errands.

Those are who sends a delegation or is sent, and who summons an envoy.
"""

import msgspec

from communique.extract.meetings_errands import sent_to
from communique.extract.meetings_places import preposition_of
from communique.extract.meetings_subjects import mentions_between, subjects_of
from communique.extract.meetings_syntax import subjects_by_tree
from communique.extract.meetings_triggers import Trigger
from communique.extract.meetings_view import SentenceView
from communique.model import Mention

WHO = frozenset({"person", "role", "pronoun"})  # mentions of single people


class Taking(msgspec.Struct, frozen=True):
    """A mention that takes part, with its role."""

    mention: Mention
    role: str | None = None


class Cast(msgspec.Struct, frozen=True):
    """The takers of one telling; `points_back`: the text points to parties told before ("the two leaders met")."""

    takers: tuple[Taking, ...]
    points_back: bool = False
    destination: Mention | None = None
    window: tuple[int, int, int] | None = None  # its own words, and before which word all partners share time and place
    joint: tuple[Taking, ...] = ()  # whom a pointing subject means, in case the text told no meeting of theirs
    is_sided: bool = False  # the takers' states or bodies meet, by others than the takers
    is_acting: bool = False  # joint words of the clause were taken apart
    each: tuple[Taking, ...] = ()  # whom the takers met one by one: "received both men separately"


def find_subjects(view: SentenceView, verb: int) -> tuple[list[Mention], bool]:
    """Return the subject of a verb by the order of words, by the tree where that finds nobody, or no person."""
    subjects, points = subjects_of(view, verb)
    if points or any(mention.kind in WHO for mention in subjects):
        return subjects, points
    by_tree = subjects_by_tree(view, verb)
    if not subjects or (by_tree and by_tree[0].kind in WHO and by_tree[0] not in subjects):
        return by_tree, points  # "X, head of the Baltic desk at the ministry, will visit": not the desk
    return subjects, points


def sending_cast(view: SentenceView, trigger: Trigger) -> Cast:
    """Return who is sent, if he is named, else who sends, and where to: "sent a delegation to X"."""
    to = sent_to(view, trigger.place)
    if to is None:
        return Cast(())
    named = [mention for mention in mentions_between(view, trigger.place + 1, to) if mention.kind == "person"]
    guests = named or find_subjects(view, trigger.place)[0]
    return Cast(tuple(Taking(guest, "guest") for guest in guests), False, view.owner.get(to + 1))


def summoning_cast(view: SentenceView, trigger: Trigger) -> Cast:
    """Return who summons and who is summoned: "Oslo summoned the ambassador", "the envoy was summoned by Oslo"."""
    end = view.clause_end(trigger.place)
    passive = bool(view.clause.verb_group(trigger.place).be)
    subjects, _ = find_subjects(view, trigger.place)
    first = trigger.place + (2 if view.word(trigger.place + 1) == "in" else 1)
    found = mentions_between(view, first, end)
    if passive:
        by = {mention: preposition_of(view, view.places_of(mention.span).start) for mention in found}
        agents = [one for one in found if by[one] == "by" or (by[one] == "to" and one.kind != "place")]
        return Cast(tuple(Taking(mention) for mention in (*subjects, *agents[:1])))
    return Cast(tuple(Taking(mention) for mention in (*subjects, *found[:1])))
