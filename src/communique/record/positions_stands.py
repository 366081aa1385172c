"""Say which side one statement, agreement or action takes, for whom, and why: what a position is made of."""

from collections.abc import Iterator, Mapping, Set
from typing import Literal

import msgspec

from communique.lang.standing import AGAINST, CONDITION, DEMAND_WITHIN, FAVOUR
from communique.model import Action, Actor, Agreement, Party, Statement
from communique.record.lists import Listed

Stand = Literal["supporting", "opposing", "conditional", "asking", "other"]
SIDES: tuple[Stand, ...] = ("supporting", "opposing", "conditional")  # the stands between which a position can move

# A denial or a forecast is shown with its words, but takes no side. A demand does only on a measure (`MEASURES`).
ACTS: dict[str, Stand] = {
    "supports": "supporting",
    "commits": "supporting",
    "opposes": "opposing",
    "criticises": "opposing",
    "warns": "opposing",
    "calls-for": "asking",
    "denies": "other",
    "expects": "other",
    "reports": "other",
}
AGREEMENTS: dict[str, Stand] = {  # a proposal names those to whom it is made as parties too, so it is nobody's stand
    "signed": "supporting",
    "adopted": "supporting",
    "agreed": "supporting",
    "in-force": "supporting",
    "rejected": "opposing",
    "withdrawn": "opposing",
}
CODES: dict[str, Stand] = {  # force used or moved is no stand on an issue
    "AGREE": "supporting",
    "SUPPORT": "supporting",
    "COOPERATE": "supporting",
    "AID": "supporting",
    "CONCEDE": "supporting",
    "REJECT": "opposing",
    "ACCUSE": "opposing",
    "THREATEN": "opposing",
    "PROTEST": "opposing",
    "SANCTION": "opposing",
    "REQUEST": "asking",
}
# Issues named by a measure that one can be for or against. "Stop the fighting" is no stand against the issue ceasefire,
# "stop the shield" is one against missile defence.
MEASURES = frozenset(
    {"missile-defence", "alliance-enlargement", "sanctions", "arms-trade", "military-exercises", "military-cooperation"}
)
DONE = frozenset({"held", "ongoing", "planned"})  # an action refused, called off or denied is no stand
BOUND = frozenset({"supports", "opposes", "commits", "calls-for"})  # a warning's "if" names what it warns of
ROLES = frozenset({"host", "mediator"})  # of an agreement: they lend a room, not their name


class Ground(msgspec.Struct, frozen=True, kw_only=True):
    """What a stand stands on: one entry with its citation, the side it takes, and the reason in a few words."""

    stand: Stand
    why: str
    listed: Listed

    @property
    def day(self) -> str:
        """Return the day of the entry, empty when nobody knows it."""
        return self.listed.day or ""


def grounds_of(one: Listed, *, reports: bool = False) -> Iterator[tuple[Party, Ground]]:
    """Yield each party whose stand `one` tells, with the ground; reports: statements that only report as well."""
    event = one.entry.event
    match event:
        case Statement():
            if event.act == "reports" and not reports:
                return
            stand, why = ACTS[event.act], str(event.act)
            if event.act == "calls-for" and MEASURES & set(event.issues):
                stand = _demanded(" ".join(event.content))
            found = CONDITION.search(" ".join(event.content)) if event.act in BOUND else None
            if found is not None:
                stand, why = "conditional", f"{event.act}, “{found[0]}”"
            speakers = (event.on_behalf_of or event.speaker, *event.joint_speakers)
            for party in speakers:
                if party is not None:
                    yield party, Ground(stand=stand, why=why, listed=one)
        case Agreement() if event.status in AGREEMENTS:
            for party in event.parties:
                if party.role not in ROLES:
                    yield party, Ground(stand=AGREEMENTS[event.status], why=event.status, listed=one)
        case Action() if event.code in CODES and event.status in DONE:
            stand = CODES[event.code]
            if event.code == "SANCTION" and "sanctions" in event.issues:
                stand = "supporting"  # who imposes sanctions is for them
            for party in event.actors:
                yield party, Ground(stand=stand, why=event.code, listed=one)


def _demanded(content: str) -> Stand:
    """Return the side of a demand by its first verb: to stop a thing is against it, to build it is for it."""
    against, favour = (found.search(content, 0, DEMAND_WITHIN) for found in (AGAINST, FAVOUR))
    if against is not None and (favour is None or against.start() < favour.start()):
        return "opposing"
    return "supporting" if favour is not None else "asking"


def holder_of(party: Party, actors: Mapping[str, Actor], *, asked: Set[str], by_speaker: bool) -> str | None:
    """Return the id of whose stand it is; None for a party nobody can name, or one that was not asked for.

    A person's is the side's, unless `by_speaker` or the person was asked for. asked: ids; empty asks for all.
    """
    if party.actor is None:
        return None
    side = party.side or party.actor
    body = actors.get(side)
    whole = body.acts_for if body is not None and body.acts_for else side
    if by_speaker:
        return party.actor if not asked or asked & {party.actor, side, whole} else None
    if not asked:
        return whole
    for one in (whole, side, party.actor):
        if one in asked:
            return one
    return None
