"""What leaves: the gold file's shape, JSON Lines, CSV and calendars."""

from communique.export.calendar import export_calendar
from communique.export.gold import gold_document
from communique.export.records import entry_pages, export_claims, export_entries, listed_dict
from communique.export.tables import COLUMNS, export_rows, write_table

__all__ = [
    "COLUMNS",
    "entry_pages",
    "export_calendar",
    "export_claims",
    "export_entries",
    "export_rows",
    "gold_document",
    "listed_dict",
    "write_table",
]
