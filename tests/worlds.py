"""A small world made by hand, documents and claims, for the tests of the rooms that keep and ask the record."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from communique.model import (
    Action,
    Actor,
    Agreement,
    Citation,
    Claim,
    Document,
    Event,
    Evidence,
    Meeting,
    Party,
    Reading,
    Segment,
    Sentence,
    Span,
    Statement,
    When,
    Where,
    content_id,
)
from communique.pipeline.fusing import single_entry
from communique.store import (
    Store,
    add_document,
    embargo_hour,
    load_actors,
    load_claims,
    load_documents,
    load_superseded,
    mark_fused,
    open_store,
    telling_of,
    write_entries,
)

ACTORS = (
    Actor("state:nor", "state", "Norway", ("Norway", "Kingdom of Norway")),
    Actor("state:esp", "state", "Spain", ("Spain",)),
    Actor(
        "body:nor-foreign-ministry",
        "body",
        "Norwegian Foreign Ministry",
        ("Norwegian Foreign Ministry",),
        parent="state:nor",
        acts_for="state:nor",
    ),
    Actor("person:ada-berg", "person", "Ada Berg", ("Ada Berg", "Ada M. Berg")),
    Actor("person:luis-soto", "person", "Luis Soto", ("Luis Soto",)),
)

FIRST = (
    "Ada Berg met Luis Soto in Oslo on Tuesday.\n\n"
    "“We will not accept the new tariff on fish”, Berg said. "
    "The two signed the Oslo fisheries protocol. "
    "Spain lifted its ban on salmon last week."
)
SECOND = (
    "Norway and Spain announced that Berg will receive Soto in Oslo.\n\n"
    "The Norwegian Foreign Ministry expects the talks to settle the tariff."
)


def make_document(name: str, text: str, **fields: object) -> Document:
    """Return a document with one body segment; published is a day."""
    published = fields.pop("published", None)
    document = Document(
        id=content_id("doc", fields.get("url") or name, text),
        name=name,
        text=text,
        segments=(Segment(Span(0, len(text)), "body"),) if text else (),
        published=Evidence(str(published), "stated", precision="day") if published else None,
        language=Evidence("en", "inferred"),
    )
    return msgspec.structs.replace(document, **fields)


def make_claim(document: Document, event: Event, *quotes: str, **fields: object) -> Claim:
    """Return a claim that cites the first place of each quotation; the first as the whole."""
    citations = []
    for number, quote in enumerate(quotes):
        start = document.text.index(quote)
        citations.append(Citation(document.id, Span(start, start + len(quote)), quote, "party" if number else "whole"))
    claim = Claim(
        id=content_id("claim", document.id, type(event).__name__, *(c.span for c in citations)),
        document=document.id,
        event=event,
        citations=tuple(citations),
        produced_by="hand",
    )
    return msgspec.structs.replace(claim, **fields)


def make_reading(document: Document, actors: Sequence[Actor] = ACTORS) -> Reading:
    """Return a reading with one sentence a paragraph and the world's actors."""
    sentences, start = [], 0
    for paragraph, part in enumerate(document.text.split("\n\n")):
        sentences.append(Sentence(Span(start, start + len(part)), 0, 0, 0, paragraph))
        start += len(part) + 2
    return Reading(document=document.id, sentences=tuple(sentences), tokens=(), actors=tuple(actors), reader="hand")


BERG = Party("person:ada-berg", "Ada Berg", side="state:nor")
SOTO = Party("person:luis-soto", "Luis Soto", side="state:esp")


def first_document() -> tuple[Document, list[Claim]]:
    """A report of a meeting held, with a statement, an agreement and an action."""
    document = make_document("first.txt", FIRST, published="2010-05-12", url="https://news.example/first")
    oslo = Where("Oslo", country="nor")
    meeting = Meeting(
        parties=(BERG, SOTO), status="held", when=When("2010-05-11"), where=oslo, issues=("trade-economy",)
    )
    quote = "“We will not accept the new tariff on fish”"
    statement = Statement(
        speaker=BERG, content=(quote,), form="direct", act="opposes", cue="said", issues=("trade-economy",)
    )
    protocol = Agreement(
        title="Oslo fisheries protocol", parties=(BERG, SOTO), status="signed", when=When("2010-05-11")
    )
    lifted = Action(
        code="CONCEDE",
        actors=(Party("state:esp", "Spain"),),
        targets=(Party(None, "salmon farmers"),),
        when=When("2010-05"),
    )
    return document, [
        make_claim(document, meeting, "Ada Berg met Luis Soto in Oslo on Tuesday", "Ada Berg", "Luis Soto"),
        make_claim(document, statement, quote),
        make_claim(document, protocol, "The two signed the Oslo fisheries protocol"),
        make_claim(document, lifted, "Spain lifted its ban on salmon last week"),
    ]


def second_document() -> tuple[Document, list[Claim]]:
    """A report, three weeks before, of a meeting planned, with a statement of a ministry."""
    document = make_document("second.txt", SECOND, published="2010-04-20")
    meeting = Meeting(parties=(BERG, SOTO), status="planned", where=Where("Oslo", country="nor"))
    ministry = Party("body:nor-foreign-ministry", "Norwegian Foreign Ministry")
    content = "the talks to settle the tariff"
    statement = Statement(
        speaker=ministry, content=(content,), form="indirect", act="expects", issues=("trade-economy", "energy")
    )
    return document, [
        make_claim(document, meeting, "Norway and Spain announced that Berg will receive Soto in Oslo"),
        make_claim(document, statement, content),
    ]


def fill(store: Store, *documents: tuple[Document, list[Claim]]) -> None:
    """Store documents with their claims, each in its own transaction; every claim becomes an entry of its own."""
    for document, claims in documents:
        with store.write() as connection:
            add_document(connection, document, make_reading(document), claims)
    with store.write() as connection:
        superseded = load_superseded(connection)
        stored = {d.id: d for _, d in load_documents(connection) if d.id not in superseded}
        standing = {c.id: c for _, c in load_claims(connection) if c.document in stored}
        write_entries(
            connection,
            [single_entry(claim, stored[claim.document]) for claim in standing.values()],
            claims=standing,
            tellings={id: telling_of(d, embargo_hour(d)) for id, d in stored.items()},
            actors=load_actors(connection),
        )
        mark_fused(connection)


def make_record(folder: Path) -> Store:
    """Return a record of both documents."""
    store = open_store(folder / "record.db", create=True)
    fill(store, first_document(), second_document())
    return store
