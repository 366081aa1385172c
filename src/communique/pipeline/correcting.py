"""Say what people's corrections mean for the claims and entries, and make corrections from what people ask for.

merge and split become judgements that fusion obeys; reject takes claims away, accept takes their doubt; relabel and
edit change a field of a claim before fusion and of its entry after it, so that the person's value stands whatever
other documents say.
"""

import difflib
import typing
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

import msgspec

from communique.directory.places import load_gazetteer
from communique.errors import UsageError
from communique.model import (
    Action,
    Actor,
    Agreement,
    Claim,
    Entry,
    Event,
    Judgement,
    Meeting,
    Party,
    Statement,
    When,
    Where,
)
from communique.ontology import load_ontology
from communique.store import (
    Correction,
    Store,
    Target,
    add_corrections,
    find_actor_ids,
    find_ids,
    find_target,
    get_entry_seq,
    get_rows,
    load_actors,
    load_claims,
    load_corrections,
    make_correction,
    now,
    standing_corrections,
    target_of,
)
from communique.store.terms import date_days, event_parties

LABELS = ("status", "act", "form", "format", "code", "issues")  # what `relabel` may change; `edit` may change more
EDITABLE: dict[type[Event], tuple[str, ...]] = {
    Statement: ("act", "form", "issues", "speaker", "on_behalf_of", "when", "where"),
    Meeting: ("status", "format", "issues", "parties", "title", "when", "new_when", "where"),
    Agreement: ("status", "issues", "parties", "title", "when"),
    Action: ("status", "code", "issues", "actors", "targets", "when", "new_when", "where"),
}
NAMED = {"date": "when", "new_date": "new_when", "place": "where"}  # fields as exports call them


class Effects(msgspec.Struct, frozen=True):
    """What the standing corrections do: judgements for fusion, claims taken away, fields set, in order."""

    judgements: tuple[Judgement, ...]
    rejected: frozenset[str]
    accepted: frozenset[str]
    edits: tuple[tuple[str, str, msgspec.Raw], ...]


def work_out(corrections: Iterable[Correction], claims: Mapping[str, Claim]) -> Effects:
    """Return the effects of `corrections` on `claims`; what names no claim of the record waits for its document."""
    by_document: dict[str, list[Claim]] = {}
    for claim in claims.values():
        by_document.setdefault(claim.document, []).append(claim)
    judgements: list[Judgement] = []
    reviews: dict[str, str] = {}
    edits: list[tuple[str, str, msgspec.Raw]] = []

    def found(targets: Sequence[Target]) -> list[str]:
        ids = (find_target(target, claims, by_document) for target in targets)
        return list(dict.fromkeys(id for id in ids if id is not None))

    for one in standing_corrections(corrections):
        targets, others = found(one.targets), found(one.others)
        if one.verb == "merge":
            judgements += [_judgement(left, right, "same", one) for left, right in combinations(targets, 2)]
        elif one.verb == "split":
            judgements += [_judgement(left, right, "different", one) for left in targets for right in others]
        elif one.verb in ("accept", "reject"):
            reviews |= dict.fromkeys(targets, one.verb)  # of two opinions the later one holds
        else:
            edits += [(target, one.field, one.value) for target in targets]
    rejected = frozenset(id for id, verb in reviews.items() if verb == "reject")
    return Effects(tuple(judgements), rejected, frozenset(reviews) - rejected, tuple(edits))


def edit_claims(claims: Mapping[str, Claim], effects: Effects) -> dict[str, Claim]:
    """Return the claims that stand, with their fields as people set them."""
    standing = {id: claim for id, claim in claims.items() if id not in effects.rejected}
    for id, field, value in effects.edits:
        if id in standing:
            claim = standing[id]
            standing[id] = msgspec.structs.replace(claim, event=set_field(claim.event, field, value))
    return standing


def load_reviser(store: Store) -> Callable[[Sequence[Claim]], list[Claim]]:
    """Return a function that takes all claims of one document and returns those that stand, as people set them."""
    with store.read() as connection:
        corrections = standing_corrections(load_corrections(connection))

    def revise(claims: Sequence[Claim]) -> list[Claim]:
        told = {claim.id: claim for claim in claims}
        return list(edit_claims(told, work_out(corrections, told)).values()) if corrections else list(claims)

    return revise


def edit_entries(entries: Iterable[Entry], effects: Effects) -> list[Entry]:
    """Return the entries with the fields of their claims that people set; such a field is no longer disputed."""
    by_claim: dict[str, list[tuple[str, msgspec.Raw]]] = {}
    for id, field, value in effects.edits:
        by_claim.setdefault(id, []).append((field, value))
    edited = []
    for entry in entries:
        for claim in reversed(entry.claims) if by_claim else ():
            for field, value in by_claim.get(claim, ()):
                disputes = tuple(
                    dispute for dispute in entry.disputes if NAMED.get(dispute.field, dispute.field) != field
                )
                event = set_field(entry.event, field, value)
                entry = msgspec.structs.replace(entry, event=event, disputes=disputes)
        edited.append(entry)
    return edited


def set_field(event: Event, field: str, value: msgspec.Raw) -> Event:
    """Return `event` with one field set from JSON.

    Raises:
        UsageError: the event has no such field, or the value is none for it.
    """
    if field not in EDITABLE[type(event)]:
        raise UsageError(f"{_a(type(event).__name__.lower())} has no {field} to set")
    kind = typing.get_type_hints(type(event))[field]
    try:
        return msgspec.structs.replace(event, **{field: msgspec.json.decode(value, type=kind)})
    except msgspec.ValidationError as error:
        labels = typing.get_args(kind) if typing.get_origin(kind) is typing.Literal else ()
        why = f"give one of {', '.join(labels)}" if labels else str(error)
        raise UsageError(f"{bytes(value).decode()} is no {field}; {why}") from error


def merge(store: Store, ids: Sequence[str], *, judge: str, reason: str) -> Correction:
    """Record that entries or claims are one occasion."""
    groups = [_claims_of(store, id) for id in ids]
    if len(groups) < 2:
        raise UsageError("give two or more ids to merge")
    kinds = {type(claim.event).__name__ for claims in groups for claim in claims}
    if len(kinds) > 1:
        raise UsageError(f"{' and '.join(_a(kind.lower()) for kind in sorted(kinds))} cannot be one occasion")
    # every claim, not one of each entry: two claims that the machine would never join must not part what was merged
    targets = _targets([[claim] for claims in groups for claim in claims])
    return _append(store, make_correction("merge", judge=judge, at=_at(), reason=reason, targets=targets))


def split(store: Store, entry: str, ids: Sequence[str], *, judge: str, reason: str) -> Correction:
    """Record that some claims of an entry are another occasion than the rest of it."""
    whole = _claims_of(store, entry)
    away = [claim for id in ids for claim in _claims_of(store, id, alone=True)]
    names = {claim.id for claim in away}
    rest = [claim for claim in whole if claim.id not in names]
    if not names or not names <= {claim.id for claim in whole} or not rest:
        raise UsageError("name some of the entry's claims, but not all; `communique show` lists them")
    correction = make_correction(
        "split",
        judge=judge,
        at=_at(),
        reason=reason,
        targets=_targets([[c] for c in away]),
        others=_targets([[c] for c in rest]),
    )
    return _append(store, correction)


def keep_apart(store: Store, left: str, right: str, *, judge: str, reason: str) -> Correction:
    """Record that two claims, or two entries, are two occasions; in the log it is a split."""
    first, second = _claims_of(store, left), _claims_of(store, right)
    if not first or not second or {claim.id for claim in first} & {claim.id for claim in second}:
        raise UsageError("name two different claims or entries")
    return _append(
        store,
        make_correction(
            "split",
            judge=judge,
            at=_at(),
            reason=reason,
            targets=_targets([[claim] for claim in first]),
            others=_targets([[claim] for claim in second]),
        ),
    )


def reject(store: Store, id: str, *, judge: str, reason: str) -> Correction:
    """Record that a claim, or every claim of an entry, is no fact."""
    claims = _claims_of(store, id)
    return _append(
        store, make_correction("reject", judge=judge, at=_at(), reason=reason, targets=_targets([[c] for c in claims]))
    )


def accept(store: Store, id: str, *, judge: str, reason: str) -> Correction:
    """Record that a claim, or every claim of an entry, is what its text says; it leaves the queue of doubtful ones."""
    claims = _claims_of(store, id)
    return _append(
        store, make_correction("accept", judge=judge, at=_at(), reason=reason, targets=_targets([[c] for c in claims]))
    )


def edit(
    store: Store,
    id: str,
    field: str,
    value: str,
    *,
    judge: str,
    reason: str,
    labels_only: bool = False,
    directory: Callable[[], Any] | None = None,
) -> Correction:
    """Record that a field of a claim, or of an entry's fullest claim, has another value; lists are joined by `;`."""
    claim = _claims_of(store, id)[0]
    field = NAMED.get(field, field)
    allowed = [name for name in EDITABLE[type(claim.event)] if not labels_only or name in LABELS]
    if field not in allowed:
        kind = type(claim.event).__name__.lower()
        known = {new: old for old, new in NAMED.items()}
        names = ", ".join(known.get(name, name) for name in allowed)
        raise UsageError(f"{field} cannot be set on {_a(kind)}; what can: {names}")
    parsed = _parse(store, claim.event, field, value, directory)
    correction = make_correction(
        "relabel" if labels_only else "edit",
        judge=judge,
        at=_at(),
        reason=reason,
        targets=_targets([[claim]]),
        field=field,
        value=parsed,
    )
    set_field(claim.event, field, correction.value)  # refuse now what could not be applied later
    return _append(store, correction)


def undo(store: Store, id: str, *, judge: str, reason: str) -> Correction:
    """Record that a correction holds no longer: the one that `id` begins, or, of an empty id, the newest that holds."""
    with store.read() as connection:
        log = load_corrections(connection)
    found = [one for one in log if one.id.startswith(id)] if id else list(standing_corrections(log))[-1:]
    if not found and not id:
        raise UsageError("no correction holds; there is nothing to undo")
    if len(found) != 1:
        raise UsageError(f"{id!r} names {len(found)} corrections; `communique correct log` lists them")
    return _append(store, make_correction("undo", judge=judge, at=_at(), reason=reason, undoes=found[0].id))


def _append(store: Store, correction: Correction) -> Correction:
    with store.write() as connection:
        add_corrections(connection, [correction])
    return correction


def _claims_of(store: Store, id: str, *, alone: bool = False) -> list[Claim]:
    """Return the claims of the entry, or the one claim, that `id` begins; alone: of a claim only that claim."""
    with store.read() as connection:
        found = [pair for pair in find_ids(connection, id) if pair[0] in ("entries", "claims")]
        if len(found) != 1:
            raise UsageError(f"{id!r} names {len(found)} entries or claims; give one id that the lists print")
        table, whole = found[0]
        if table == "claims":
            return [claim for _, claim in load_claims(connection, ids=[whole])]
        seq = get_entry_seq(connection, whole)
        names = get_rows(connection, [seq])[0].entry.claims if seq is not None else ()
        claims = {claim.id: claim for _, claim in load_claims(connection, ids=names)}
        return [claims[name] for name in names if name in claims]


def _targets(groups: Iterable[Sequence[Claim]]) -> list[Target]:
    return [target_of(claims[0]) for claims in groups]


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _judgement(left: str, right: str, verdict: typing.Literal["same", "different"], one: Correction) -> Judgement:
    first, second = sorted((left, right))
    return Judgement(first, second, verdict, one.reason, one.judge, None, one.at)


def _at() -> str:
    return now()


def _parse(store: Store, event: Event, field: str, value: str, directory: Callable[[], Any] | None) -> object:
    parts = [part.strip() for part in value.split(";") if part.strip()]
    if field == "issues":
        return [_issue(part) for part in parts]
    if field in ("parties", "actors", "targets"):
        return [msgspec.to_builtins(_party(store, event, part, directory)) for part in parts]
    if not value.strip() or value.strip() == "null":
        return None
    if field in ("speaker", "on_behalf_of"):
        return msgspec.to_builtins(_party(store, event, value.strip(), directory))
    if field in ("when", "new_when"):
        start, _, end = value.strip().partition("/")
        if date_days(start) is None or (end and date_days(end) is None):
            raise UsageError(f"{value!r} is no date; write 2012, 2012-03, 2012-03-14 or 2012-03-14/2012-03-16")
        return msgspec.to_builtins(When(start, end or None, value.strip()))
    if field == "where":
        return msgspec.to_builtins(_place(value.strip()))
    return value.strip()


def _place(words: str) -> Where:
    """Return a place with what the gazetteer knows of it, so that a corrected place is on the map and in its country.

    The name stays as it was typed. Of several places the one that is called so, then the largest, is meant; "Paris,
    United States" chooses by country.
    """
    name, _, within = (part.strip() for part in words.partition(","))
    gazetteer = load_gazetteer()
    found = gazetteer.find(words) or gazetteer.find(name)
    if within:
        countries = {place.country for place in gazetteer.find_container(within)[:1]}
        found = tuple(place for place in found if place.country in countries)
    if not found:
        return Where(words)
    place = next((one for one in found if one.name == name), found[0])
    return Where(name, place.id, place.latitude, place.longitude, place.country)


def _issue(words: str) -> str:
    label = words.replace(" ", "-") if not words.startswith("crisis:") else words
    known = load_ontology().issues
    if label in known or label.removeprefix("crisis:") != label:
        return label
    near = difflib.get_close_matches(label, known, n=3)
    hint = f"did you mean {' or '.join(near)}?" if near else "docs/reference/issues.md lists them"
    raise UsageError(f"{words!r} is no issue; {hint}")


def _party(store: Store, event: Event, name: str, directory: Callable[[], Any] | None) -> Party:
    """Return the party of that name: as the event has it, else one known to the record or the directory."""
    from communique.directory.folding import fold

    for party in event_parties(event):
        if name == party.actor or fold(name) == fold(party.name):
            return party
    known = directory() if directory is not None else None
    with store.read() as connection:
        ids = [name] if ":" in name else find_actor_ids(connection, fold(name))
        actors = load_actors(connection, ids)
    if not ids and known is not None:
        ids = list(known.find_names(name))
        actors = {id: known.actors[id] for id in ids if id in known.actors}
    for id in ids:
        if id in actors:
            side = _side(actors[id], event, known)
            country = side.removeprefix("state:").upper() if side and side.startswith("state:") else None
            return Party(id, actors[id].name, side=side, country=actors[id].iso3 or country)
    return Party(None, name)


def _side(actor: Actor, event: Event, directory: Any) -> str | None:
    """Return the state or body that the actor stands for: a person for that of the office held on the event's day."""
    if actor.kind == "person":
        day = event.when.start if event.when is not None else None
        held = directory.tenures_of(actor.id, day) if directory is not None else ()
        return held[0].office.split("/", 1)[0] if held else None
    if actor.kind == "state":
        return actor.id
    return actor.acts_for or actor.parent or (actor.id if actor.kind == "body" else None)
