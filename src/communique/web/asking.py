"""The address is the query: from its parameters to filters, and back."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

import msgspec
from starlette.datastructures import QueryParams

from communique.record import Filters
from communique.store.schema import KINDS

LISTS = ("actor", "speaker", "target", "issue", "place", "status", "act", "code", "format", "document")
PAGE = 50  # entries a page; about 100 kB


class Asked(msgspec.Struct, frozen=True):
    """What a list is asked for: filters, the page, the order."""

    filters: Filters
    page: int = 1
    newest: bool = False

    @property
    def offset(self) -> int:
        return (self.page - 1) * PAGE


def read_query(query: QueryParams, *, kinds: Iterable[str] = KINDS) -> Asked:
    """Return what the parameters ask for; unknown ones and empty ones are passed over."""
    values: dict[str, object] = {name: tuple(v for v in query.getlist(name) if v.strip()) for name in LISTS}
    wanted = tuple(kind for kind in query.getlist("kind") if kind in KINDS)
    filters = Filters(
        **values,  # type: ignore[arg-type]
        since=query.get("since") or None,
        until=query.get("until") or None,
        words=query.get("q", "").strip() or None,
        kinds=wanted or tuple(kinds),
    )
    page = query.get("page", "1")
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1
    return Asked(filters, max(1, number), query.get("order") == "newest")


def address(path: str, filters: Filters, *, drop: tuple[str, str] | None = None, **changes: object) -> str:
    """Return the address of `filters` at `path`; drop: a (name, value) left out; changes: values put in."""
    pairs: list[tuple[str, str]] = []
    for name in LISTS:
        pairs += [(name, value) for value in getattr(filters, name) if drop != (name, value)]
    if tuple(filters.kinds) != KINDS and "kind" not in changes:
        pairs += [("kind", kind) for kind in filters.kinds if drop != ("kind", kind)]
    for name, value in (("since", filters.since), ("until", filters.until), ("q", filters.words)):
        if value and drop != (name, value) and name not in changes:
            pairs.append((name, value))
    pairs += [(name, str(value)) for name, value in changes.items() if value is not None]
    return path + ("?" + urlencode(pairs) if pairs else "")


def shown_filters(filters: Filters, names: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Return (name, value, shown value) of each filter that is set; names: what ids are called."""
    found = [(name, value, names.get(value, value)) for name in LISTS for value in getattr(filters, name)]
    for name, value in (("since", filters.since), ("until", filters.until), ("q", filters.words)):
        if value:
            found.append((name, value, value))
    return found
