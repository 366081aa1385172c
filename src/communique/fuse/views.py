"""What fusion compares: one flat view of a claim, whatever its kind."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from sys import intern

import msgspec

from communique.model import Actor, Agreement, Claim, Meeting, Party, Statement, When

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_EMPTY = frozenset(
    """the a an of in on at to for from by with and or but as that which who whom this these those its his her their our
    is are was were be been being has have had will would could may might not no it he she they we i you said""".split()
)


class View(msgspec.Struct, frozen=True):
    """A claim as fusion sees it.

    parties maps each party's key (actor id, else folded name) to the keys it stands for (itself, its state or body);
    sides are all of these. first and last are day ordinals of the event (inclusive, None when not dated); exact tells
    that a day was stated. title holds the title's words without the names of the parties, capitals its words in
    capitals, initials its first letters. told is the ordinal of the publication day, report the canonical document
    behind copies.
    """

    claim: Claim
    kind: str
    parties: Mapping[str, frozenset[str]]
    sides: frozenset[str]
    first: int | None
    last: int | None
    exact: bool
    moved: tuple[int, int] | None
    place: str | None
    country: str | None
    title: frozenset[str]
    capitals: frozenset[str]
    initials: str
    label: str
    issues: frozenset[str]
    words: frozenset[str]
    status: str
    told: int | None
    report: str


def view_claims(
    claims: Sequence[Claim], published: Mapping[str, str | None], actors: Mapping[str, Actor], copies: Mapping[str, str]
) -> list[View]:
    """Return one view a claim, in the same order."""
    return [_view(claim, published.get(claim.document), actors, copies) for claim in claims]


def _view(claim: Claim, day: str | None, actors: Mapping[str, Actor], copies: Mapping[str, str]) -> View:
    event = claim.event
    when = event.when
    where = None if isinstance(event, Agreement) else event.where
    label = title = ""
    status = "told"
    moved: When | None = None
    if isinstance(event, Statement):
        parties: tuple[Party, ...] = (event.speaker,) if event.speaker else ()
        text = " ".join(event.content)
        label = event.act
    else:
        text = " ".join(citation.quote for citation in claim.citations if citation.field == "whole")
        status = event.status
        if isinstance(event, Meeting):
            parties, title, label, moved = (
                event.parties,
                event.title or event.series or "",
                event.format,
                event.new_when,
            )
        elif isinstance(event, Agreement):
            parties, title = event.parties, event.title
        else:
            parties, label, moved = (*event.actors, *event.targets), event.code, event.new_when
    span = bounds(when)
    keys = {key: _stands_for(party, key, actors) for party in parties if (key := party_key(party))}
    return View(
        claim=claim,
        kind=type(event).__name__.lower(),
        parties=keys,
        sides=frozenset().union(*keys.values()),
        first=span[0] if span else None,
        last=span[1] if span else None,
        exact=when is not None and len(when.start) >= 10,
        moved=bounds(moved),
        place=where.place or where.name.casefold() if where else None,
        country=where.country if where else None,
        title=content_words(title) - content_words(" ".join(party.name for party in parties)),
        capitals=frozenset(word.casefold() for word in _WORD.findall(title) if word.isupper()),
        initials="".join(word[0] for word in _WORD.findall(title) if word[0].isupper()).casefold(),
        label=label,
        issues=frozenset(event.issues),
        words=content_words(text),
        status=status,
        told=date.fromisoformat(day).toordinal() if day else None,
        report=copies.get(claim.document, claim.document),
    )


def party_key(party: Party) -> str:
    return party.actor or party.name.casefold().strip()


def _stands_for(party: Party, key: str, actors: Mapping[str, Actor]) -> frozenset[str]:
    keys = {key}
    if party.side:
        keys.add(party.side)
    actor = actors.get(key)
    while actor is not None:
        above = actor.acts_for or actor.parent
        if above is None or above in keys:
            break
        keys.add(above)
        actor = actors.get(above)
    return frozenset(keys)


def content_words(text: str) -> frozenset[str]:
    return frozenset(intern(word) for word in _WORD.findall(text.casefold()) if word not in _EMPTY)


def bounds(when: When | None) -> tuple[int, int] | None:
    """Return the first and last day that `when` may mean, as ordinals; None when it names no calendar date."""
    if when is None:
        return None
    first, last = _period(when.start), _period(when.end or when.start)
    if first is None or last is None:
        return None
    return first[0], max(first[1], last[1])


def _period(value: str) -> tuple[int, int] | None:
    """Return the days of an ISO date `YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""
    match = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", value)
    if match is None:
        return None
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    try:
        if day:
            ordinal = date(year, month, day).toordinal()
            return ordinal, ordinal
        if month:
            after = date(year + month // 12, month % 12 + 1, 1)
            return date(year, month, 1).toordinal(), after.toordinal() - 1
        return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    except ValueError:
        return None
