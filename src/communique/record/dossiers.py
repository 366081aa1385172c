"""Show one thing in full: an entry with every claim and its words in context, a document, an actor."""

from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import Connection

from communique.directory.folding import fold
from communique.errors import UsageError
from communique.model import Actor, Claim, Document, Entry, Judgement, Sentence, Span
from communique.record.filters import Filters
from communique.record.lists import Cited, Listed, Page, cite, lead_citation, list_entries, listed
from communique.store import (
    Source,
    Store,
    entries_of_claims,
    find_actor_endings,
    find_actor_ids,
    find_ids,
    find_sources,
    get_entry_seq,
    get_rows,
    get_sources,
    has_entries,
    judgements_of,
    load_actors,
    load_claims,
    load_corrections,
    load_documents,
    load_marks,
    now,
    number_terms,
    standing_corrections,
)

MARGIN = 100  # characters of context each side where the document has no sentence there


class Words(msgspec.Struct, frozen=True):
    """One citation: the field whose words these are, and where they stand."""

    field: str
    cited: Cited


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """One document's account: the claim, its citations, and the sentences (`context`) in which it stands."""

    claim: Claim
    document: Source
    words: tuple[Words, ...]
    context: str
    context_span: Span


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """An entry with the claims that tell it, the fullest first, and the judgements that joined them.

    documents: of every claim there is to see, by its id and in the same order, also of those not among the tellings.
    """

    entry: Entry
    listed: Listed
    tellings: tuple[Telling, ...]
    documents: dict[str, Source]
    judgements: tuple[Judgement, ...] = ()


class DocumentDossier(msgspec.Struct, frozen=True, kw_only=True):
    """A document with its metadata and what was read from it; entries maps claim ids to entry ids."""

    document: Document
    source: Source
    claims: tuple[Claim, ...]
    entries: dict[str, str]


class ActorDossier(msgspec.Struct, frozen=True, kw_only=True):
    """An actor, how many entries of each kind it has part in, and the newest of them."""

    actor: Actor
    counts: dict[str, int]
    newest: tuple[Listed, ...]


def show(
    store: Store,
    id: str,
    *,
    include_embargoed: bool = False,
    limit: int = 20,
    most: int | None = None,
    offset: int = 0,
) -> Dossier | DocumentDossier | ActorDossier:
    """Return what `id`, the beginning of an id, a document's name or an actor's name stands for.

    limit: of an actor's newest entries. most, offset: of an entry's tellings.

    Raises:
        UsageError: nothing, or more than one thing, has such an id or name.
    """
    with store.read() as connection:
        table, whole = _resolve(connection, id)
        at = None if include_embargoed else now()
        if table == "documents":
            return document_dossier(connection, whole, at=at)
        if table == "claims":
            entry = entries_of_claims(connection, [whole]).get(whole)
            if entry is None:
                raise UsageError(f"the claim {whole} stands in no entry: {_why_gone(connection, whole)}")
            whole = entry
        if table != "actors":
            return entry_dossier(connection, whole, at=at, most=most, offset=offset)
        terms = number_terms(connection, "actor", [whole])
        if at is not None and not any(has_entries(connection, term, at=at) for term in terms):
            raise UsageError(f"nothing in the record has the name {id!r}, or an id that begins so")
        actor = load_actors(connection, [whole])[whole]
    return _actor(store, actor, include_embargoed, limit)


def entry_dossier(
    connection: Connection, id: str, *, at: str | None = None, most: int | None = None, offset: int = 0
) -> Dossier:
    """Return the dossier of the entry `id`; at: hide the tellings of documents under embargo at this hour.

    most, offset: so many tellings, after so many; one in the news for weeks has hundreds.

    Raises:
        UsageError: there is no such entry, or it is under embargo.
    """
    seq = get_entry_seq(connection, id)
    if seq is None:
        raise UsageError(f"no entry {id}")
    row = get_rows(connection, [seq])[0]
    claims = {claim.id: (number, claim) for number, claim in load_claims(connection, ids=row.entry.claims)}
    sources = get_sources(connection, {claim.document for _, claim in claims.values()})
    documents = {
        id: sources[claims[id][1].document]
        for id in row.entry.claims
        if id in claims and not _is_hidden(sources[claims[id][1].document], at)
    }
    if not documents:
        raise UsageError(f"{id} is under embargo; --include-embargoed shows it")
    shown = list(documents)[offset : None if most is None else offset + most]
    tellings = [_telling(connection, *claims[id], documents[id]) for id in shown]
    return Dossier(
        entry=row.entry,
        listed=listed(connection, [row])[0],
        tellings=tuple(tellings),
        documents=documents,
        judgements=tuple(judgements_of(connection, [row.entry.id, *row.entry.claims])),
    )


def document_dossier(connection: Connection, id: str, *, at: str | None = None) -> DocumentDossier:
    """Return the document `id` with what was read from it.

    Raises:
        UsageError: there is no such document, or it is under embargo at the hour `at`.
    """
    source = get_sources(connection, [id]).get(id)
    if source is None:
        raise UsageError(f"no document {id}")
    if at is not None and source.embargo is not None and source.embargo > at:
        raise UsageError(f"{source.name} is under embargo until {source.embargo}; --include-embargoed shows it")
    document = next(document for _, document in load_documents(connection, [source.seq]))
    claims = tuple(claim for _, claim in load_claims(connection, documents=[source.seq]))
    return DocumentDossier(
        document=document,
        source=source,
        claims=claims,
        entries=entries_of_claims(connection, [claim.id for claim in claims]),
    )


def _is_hidden(source: Source, at: str | None) -> bool:
    return at is not None and source.embargo is not None and source.embargo > at


def context_span(sentences: Iterable[Sentence], span: Span, length: int) -> Span:
    """Return the span of the sentences that `span` touches; where there is none, `span` with a margin."""
    touched = [sentence.span for sentence in sentences if sentence.span.overlaps(span)]
    if not touched:
        return Span(max(0, span.start - MARGIN), min(length, span.end + MARGIN))
    return Span(min(span.start, touched[0].start), max(span.end, touched[-1].end))


def _telling(connection: Connection, number: int, claim: Claim, source: Source) -> Telling:
    from communique.store import get_text

    text = get_text(connection, number)
    lead = lead_citation(claim)
    around = context_span(load_marks(connection, number).sentences, lead.span, len(text)) if lead else Span(0, 0)
    return Telling(
        claim=claim,
        document=source,
        words=tuple(Words(citation.field, cite(citation, source)) for citation in claim.citations),
        context=around.of(text),
        context_span=around,
    )


def _why_gone(connection: Connection, claim: str) -> str:
    for one in reversed(list(standing_corrections(load_corrections(connection)))):
        if one.verb == "reject" and claim in {target.claim for target in one.targets}:
            return f"{one.judge} rejected it; `communique correct undo {one.id}` takes that back"
    return "it was rejected, or its document superseded"


def _resolve(connection: Connection, id: str) -> tuple[str, str]:
    found = find_ids(connection, id.strip()) or _named(connection, id.strip())
    if not found and id.strip().startswith("entry-"):  # named after its first claim, which stays when the entry goes
        found = find_ids(connection, id.strip().replace("entry-", "claim-", 1))
    if not found:
        raise UsageError(f"nothing in the record has the name {id!r}, or an id that begins so")
    # an entry has the hash of the claim that it began with, and stands for it here
    if len({whole.removeprefix("entry-").removeprefix("claim-") for _, whole in found}) > 1:
        some = ", ".join(whole for _, whole in found[:5])
        raise UsageError(f"{id!r} may be more than one: {some}{' …' if len(found) > 5 else ''}; give more of it")
    return found[0]


def _named(connection: Connection, name: str) -> list[tuple[str, str]]:
    """Return what lists call so: documents by file name, path or URL, actors by full name or family name."""
    documents = find_sources(connection, names=(name,), versions=True)
    newest = [source for source in documents if source.superseded_by is None] or documents
    folded = fold(name)
    actors = find_actor_ids(connection, folded) or find_actor_endings(connection, folded)
    return [*(("documents", source.id) for source in newest), *(("actors", one) for one in actors)]


def _actor(store: Store, actor: Actor, include_embargoed: bool, limit: int) -> ActorDossier:
    filters = Filters(actor=(actor.id,), include_embargoed=include_embargoed)
    newest: Page = list_entries(store, filters, limit=limit, newest_first=True, count=False)
    counts: dict[str, Any] = {}
    for kind in filters.kinds:
        page = list_entries(store, msgspec.structs.replace(filters, kinds=(kind,)), limit=0)
        counts[kind] = page.total
    return ActorDossier(actor=actor, counts=counts, newest=newest.entries)
