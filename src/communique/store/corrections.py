"""Keep what people decided: an append-only log that replays on any record of the same documents.

A correction names claims, each by its id and by what the id is made of (document, kind, span, words), so that it
finds its claim again when another version of the reader draws the span a little differently.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec
from sqlalchemy import Connection, bindparam, insert, select, update

from communique.model import Claim, Span, content_id
from communique.store import schema
from communique.store.documents import mark_dirty

Verb = Literal["merge", "split", "accept", "reject", "relabel", "edit", "undo"]
LEAST_OVERLAP = 0.5  # Dice of two spans that may be one claim read twice; the scorer matches statements by the same


class Target(msgspec.Struct, frozen=True):
    """A claim as a correction names it; span and quote are of its first citation."""

    claim: str
    document: str
    kind: str
    span: Span
    quote: str


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """What a person decided.

    merge: the targets are one occasion. split: the targets are another occasion than the others. reject: the targets
    are no fact. relabel, edit: `field` of the targets' event is `value`, in JSON. undo: the correction `undoes` holds
    no longer.
    """

    id: str
    verb: Verb
    judge: str
    at: str
    reason: str = ""
    targets: tuple[Target, ...] = ()
    others: tuple[Target, ...] = ()
    field: str = ""
    value: msgspec.Raw = msgspec.Raw(b"null")
    undoes: str = ""


CORRECTIONS: msgspec.json.Decoder[Correction] = msgspec.json.Decoder(Correction)


def target_of(claim: Claim) -> Target:
    """Return how a correction names `claim`."""
    first = claim.citations[0]
    return Target(claim.id, claim.document, type(claim.event).__name__.lower(), first.span, first.quote)


def make_correction(
    verb: Verb,
    *,
    judge: str,
    at: str,
    reason: str = "",
    targets: Sequence[Target] = (),
    others: Sequence[Target] = (),
    field: str = "",
    value: object = None,
    undoes: str = "",
) -> Correction:
    """Return a correction with the id that its contents give it."""
    raw = msgspec.json.encode(value)
    names = [target.claim for target in (*targets, *others)]
    return Correction(
        id=content_id("correction", verb, *names, field, raw.decode(), undoes, judge, at, reason),
        verb=verb,
        judge=judge,
        at=at,
        reason=reason,
        targets=tuple(targets),
        others=tuple(others),
        field=field,
        value=msgspec.Raw(raw),
        undoes=undoes,
    )


def add_corrections(connection: Connection, corrections: Iterable[Correction]) -> int:
    """Append corrections to the log; return how many it did not have yet."""
    table = schema.corrections
    known = set(connection.execute(select(table.c.id)).scalars())
    number = 0
    for correction in corrections:
        if correction.id in known:
            continue
        known.add(correction.id)
        row = {
            "id": correction.id,
            "verb": correction.verb,
            "body": msgspec.json.encode(correction).decode(),
            "reason": correction.reason,
            "judge": correction.judge,
            "at": correction.at,
        }
        connection.execute(insert(table), row)
        number += 1
    if number:
        mark_dirty(connection)
    return number


def load_corrections(connection: Connection) -> list[Correction]:
    """Return the whole log, the oldest first."""
    table = schema.corrections
    return [
        CORRECTIONS.decode(body) for body in connection.execute(select(table.c.body).order_by(table.c.seq)).scalars()
    ]


def standing_corrections(corrections: Iterable[Correction]) -> list[Correction]:
    """Return the corrections that hold: those not undone; an undone undoing lets its correction hold again."""
    log = list(corrections)
    undone: set[str] = set()
    for correction in reversed(log):
        if correction.verb == "undo" and correction.id not in undone:
            undone.add(correction.undoes)
    return [one for one in log if one.verb != "undo" and one.id not in undone]


def find_target(target: Target, claims: Mapping[str, Claim], by_document: Mapping[str, Sequence[Claim]]) -> str | None:
    """Return the id of the claim that `target` names: that id, else the one of its kind there that overlaps most."""
    if target.claim in claims:
        return target.claim
    best, most = None, LEAST_OVERLAP
    for claim in by_document.get(target.document, ()):
        if type(claim.event).__name__.lower() != target.kind or not claim.citations:
            continue
        span = claim.citations[0].span
        shared = min(span.end, target.span.end) - max(span.start, target.span.start)
        overlap = 2 * shared / (len(span) + len(target.span)) if shared > 0 else 0.0
        if overlap >= most:
            best, most = claim.id, overlap
    return best


def write_reviews(connection: Connection, *, rejected: Iterable[str], accepted: Iterable[str]) -> None:
    """Make `claims.review` say which claims people rejected and which they accepted."""
    claims = schema.claims
    present = {**dict.fromkeys(accepted, schema.ACCEPTED), **dict.fromkeys(rejected, schema.REJECTED)}
    former = {
        row[0]: row[1] for row in connection.execute(select(claims.c.id, claims.c.review).where(claims.c.review != 0))
    }
    changes = [
        {"one": id, "now": present.get(id, 0)}
        for id in sorted({*former, *present})
        if former.get(id, 0) != present.get(id, 0)
    ]
    if changes:
        statement = update(claims).where(claims.c.id == bindparam("one")).values(review=bindparam("now"))
        connection.execute(statement, changes)
