"""Describe a folder of tables so that it can be archived: a Data Package (datapackage.json, specification version 1).

It holds what a codebook holds, column by column, and what a replication needs: the program's version, what read the
documents, what was asked for. It says nothing of when or where, so that two exports of one record are equal.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from communique import __version__
from communique.export.columns import TABLES, Column
from communique.record import Filters
from communique.store import Store, find_sources

TITLES = {
    "statement": "Who said what: one row a statement",
    "meeting": "Who met whom, or is to, or refused: one row an occasion",
    "agreement": "What was signed, proposed, rejected: one row an agreement",
    "action": "Other deeds, PLOVER: one row a deed",
    "document": "The documents that the record is made of",
    "event": "All of these as events between two sides, PLOVER and CAMEO roots: one row a pair of sides",
}
TYPES = {
    "text": "string", "integer": "integer", "number": "number", "boolean": "boolean", "day": "date", "list": "string",
}  # fmt: skip

KEYS: dict[str, list[str]] = {
    **{kind: ["entry_id"] for kind in ("statement", "meeting", "agreement", "action")},
    "document": ["document_id"],
    "event": ["entry_id", "row"],
}


def describe_tables(store: Store, files: Mapping[str, tuple[str, int]], filters: Filters) -> dict[str, Any]:
    """Return the descriptor of tables in `files`: for each table its file's name and how many rows it has."""
    with store.read() as connection:
        sources = find_sources(connection, at=filters.hour())
    asked = {
        name: value
        for name, value in msgspec.to_builtins(filters).items()
        if value and name not in ("kinds", "include_embargoed")
    }
    return {
        "profile": "tabular-data-package"
        if all(name.endswith(".csv") for name, _ in files.values())
        else "data-package",
        "name": "communique-record",
        "title": "A record of news of diplomacy",
        "communique": {
            "version": __version__,
            "readers": sorted({source.reader for source in sources}),
            "documents": len(sources),
            "filters": asked,
            "include_embargoed": filters.include_embargoed,
        },
        "resources": [_resource(table, name, rows) for table, (name, rows) in files.items()],
    }


def _resource(table: str, name: str, rows: int) -> dict[str, Any]:
    form = name.rpartition(".")[2]
    resource: dict[str, Any] = {
        "name": f"{table}s", "path": name, "title": TITLES[table], "format": form, "rows": rows,
        "schema": {
            "fields": list(_fields(TABLES[table])),
            "missingValues": [""],
            **({"primaryKey": key} if (key := KEYS[table]) else {}),
        },
    }  # fmt: skip
    if form == "csv":
        resource |= {"profile": "tabular-data-resource", "encoding": "utf-8", "mediatype": "text/csv"}
    return resource


def _fields(columns: Iterable[Column]) -> Iterable[dict[str, Any]]:
    for column in columns:
        field: dict[str, Any] = {
            "name": column.name,
            "type": TYPES[column.type],
            "description": column.meaning + ("; several are joined by `;`" if column.type == "list" else ""),
        }
        constraints: dict[str, Any] = {"required": True} if column.always else {}
        if column.values and column.type != "list":
            integer = column.type == "integer"
            constraints["enum"] = [int(one) for one in column.values] if integer else list(column.values)
        if constraints:
            field["constraints"] = constraints
        yield field
