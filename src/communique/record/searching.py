"""Search words and phrases in what the entries say and in the documents themselves."""

from collections.abc import Callable
from typing import Any

import msgspec

from communique.model import Span
from communique.record.filters import Filters
from communique.record.lists import Cited, Page, list_entries
from communique.record.words import words_expression
from communique.store import Store, get_source, get_text, search_documents

CONTEXT = 80  # characters each side of a hit; a line and a half of a terminal


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A document that holds the words: where they stand first, with the words around them."""

    citation: Cited
    before: str
    after: str


def search_entries(
    store: Store, filters: Filters, *, limit: int = 20, offset: int = 0, directory: Callable[[], Any] | None = None
) -> Page:
    """Return the entries that hold the words of `filters`, the best match first; for common words the newest first."""
    return list_entries(store, filters, limit=limit, offset=offset, ranked=True, directory=directory)


def search_texts(store: Store, filters: Filters, *, limit: int = 20, offset: int = 0) -> list[Found]:
    """Return the documents that hold the words of `filters`, the best match first; its other filters are not used."""
    found = []
    with store.read() as connection:
        expression = words_expression(filters.words or "")
        for hit in search_documents(connection, expression, at=filters.hour(), limit=limit, offset=offset):
            source = get_source(connection, hit.seq)
            text = get_text(connection, hit.seq)
            start, end = (hit.start, hit.end) if hit.start is not None and hit.end is not None else (0, 0)
            citation = Cited(
                document=source.id,
                name=source.name,
                title=source.title,
                published=source.published,
                url=source.url,
                span=Span(start, end),
                quote=text[start:end],
            )
            found.append(
                Found(
                    citation=citation,
                    before=text[max(0, start - CONTEXT) : start],
                    after=text[end : end + CONTEXT],
                )
            )
    return found
