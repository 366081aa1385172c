"""What leaves: the gold file's shape, JSON Lines and CSV."""

from communique.export.gold import gold_document
from communique.export.records import export_claims, export_entries, listed_dict
from communique.export.tables import COLUMNS, export_rows, write_table

__all__ = [
    "COLUMNS",
    "export_claims",
    "export_entries",
    "export_rows",
    "gold_document",
    "listed_dict",
    "write_table",
]
