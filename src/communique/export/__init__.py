"""What leaves: the gold file's shape, JSON Lines, tables, calendars, annotations."""

from communique.export.annotations import annotation_page, export_annotations
from communique.export.calendar import export_calendar
from communique.export.columns import COLUMNS, TABLES, Column
from communique.export.gold import gold_document
from communique.export.package import describe_tables
from communique.export.parquet import load_arrow, write_parquet
from communique.export.records import entry_pages, export_claims, export_entries, listed_dict
from communique.export.tables import export_rows, guarded, table_rows, write_table
from communique.export.workbook import write_workbook

__all__ = [
    "COLUMNS",
    "TABLES",
    "Column",
    "annotation_page",
    "describe_tables",
    "entry_pages",
    "export_annotations",
    "export_calendar",
    "export_claims",
    "export_entries",
    "export_rows",
    "gold_document",
    "guarded",
    "listed_dict",
    "load_arrow",
    "table_rows",
    "write_parquet",
    "write_table",
    "write_workbook",
]
