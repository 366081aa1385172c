"""Write tables as one Excel workbook (Office Open XML, ECMA-376), a sheet a table and the codebook last.

For those who open things by a double click: letters, days and numbers come as such in any language of Excel, where a
CSV depends on how the machine separates values. Text is stored as text, so no cell can run as a formula. Written with
the standard library, a row at a time.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import IO
from xml.sax.saxutils import escape

from communique.errors import UsageError
from communique.export.columns import TABLES, Column, Value
from communique.export.rows import Row
from communique.export.tables import text_of

MOST_ROWS = 1_048_575  # below the header; Excel's limit
MOST_UNITS = 32_767  # UTF-16 units of a cell; Excel calls a longer one damage
EPOCH = date(1899, 12, 30)  # day 0 of Excel's count, as it reads from 1 March 1900 on
FIRST_DAY = date(1900, 3, 1)  # before it Excel's count has a day too many (29 February 1900): such days are text
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # XML 1.0, section 2.2
ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # ECMA-376, ST_Xstring: `_x0041_` would be read as a letter
HEADER, DAY, PLAIN = 1, 2, 0  # the styles below
WIDTH, WIDE = 16, 60  # columns of a sheet, in characters
WIDE_NAMES = frozenset({"quote", "content", "document_title", "meaning"})
STAMP = (1980, 1, 1, 0, 0, 0)  # the least that a zip can hold; a time of writing would make two exports differ
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
STYLES = (
    f"{HEAD}<styleSheet {MAIN}>"
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="3"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/>'
    '<xf xfId="0" numFmtId="164" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
CODEBOOK = (
    Column("table", "text", "the sheet"),
    Column("column", "text", "the column"),
    Column("type", "text", "what its cells are"),
    Column("meaning", "text", "what they mean"),
    Column("values", "list", "what they may be"),
)


def write_workbook(tables: Mapping[str, Iterable[Row]], path: Path) -> dict[str, int]:
    """Write a sheet for each of `tables` and one with what their columns mean; return how many rows each has.

    Raises:
        UsageError: a table has more rows than a sheet can hold.
    """
    try:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            return _write_parts(archive, tables)
    except UsageError:
        path.unlink()  # half a workbook opens as damage
        raise


def _write_parts(archive: zipfile.ZipFile, tables: Mapping[str, Iterable[Row]]) -> dict[str, int]:
    numbers: dict[str, int] = {}
    names = [*(f"{table}s" for table in tables), "codebook"]
    for name, text in _frame(names):
        with archive.open(_part(name), "w") as out:
            out.write(text.encode("utf-8"))
    for place, (table, rows) in enumerate(tables.items(), 1):
        with archive.open(_part(f"xl/worksheets/sheet{place}.xml"), "w", force_zip64=True) as out:
            numbers[table] = _write_sheet(out, TABLES[table], rows, table)
    with archive.open(_part(f"xl/worksheets/sheet{len(names)}.xml"), "w") as out:
        _write_sheet(out, CODEBOOK, _codebook(tables), "codebook")
    return numbers


def _write_sheet(out: IO[bytes], columns: tuple[Column, ...], rows: Iterable[Row], table: str) -> int:
    widths = "".join(
        f'<col min="{place}" max="{place}" width="{WIDE if column.name in WIDE_NAMES else WIDTH}" customWidth="1"/>'
        for place, column in enumerate(columns, 1)
    )
    frozen = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    view = f'<sheetViews><sheetView workbookViewId="0">{frozen}</sheetView></sheetViews>'
    header = "".join(_text(column.name, HEADER) for column in columns)
    out.write(f"{HEAD}<worksheet {MAIN}>{view}<cols>{widths}</cols><sheetData><row>{header}</row>".encode())
    number = 0
    for row in rows:
        if number == MOST_ROWS:
            cure = "narrow it, by --since and --until perhaps, or take csv or parquet"
            raise UsageError(f"the table of {table}s has more than {MOST_ROWS:,} rows, which no sheet holds; {cure}")
        cells = "".join(_cell(column, row.get(column.name)) for column in columns)
        out.write(f"<row>{cells}</row>".encode())
        number += 1
    out.write(f'</sheetData><autoFilter ref="A1:{_letters(len(columns))}{number + 1}"/></worksheet>'.encode())
    return number


def _cell(column: Column, value: Value) -> str:
    if value is None or value == ():
        return "<c/>"
    if isinstance(value, bool):
        return f'<c t="b"><v>{int(value)}</v></c>'
    if isinstance(value, int | float):
        return f"<c><v>{value!r}</v></c>"
    if column.type == "day" and (day := date.fromisoformat(str(value))) >= FIRST_DAY:
        return f'<c s="{DAY}"><v>{(day - EPOCH).days}</v></c>'
    return _text(text_of(value), PLAIN)


def _text(words: str, style: int) -> str:
    words = ESCAPED.sub("_x005F_", ILLEGAL.sub("", words))
    if len(words) > MOST_UNITS // 2 and len(words.encode("utf-16-le")) // 2 > MOST_UNITS:
        words = words.encode("utf-16-le")[: 2 * (MOST_UNITS - 2)].decode("utf-16-le", "ignore") + " …"
    if not words:
        return "<c/>"
    return f'<c t="inlineStr" s="{style}"><is><t xml:space="preserve">{escape(words)}</t></is></c>'


def _codebook(tables: Iterable[str]) -> Iterator[Row]:
    for table in tables:
        for column in TABLES[table]:
            meaning = column.meaning.replace("`", "").replace("**", "")
            meaning = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", meaning)  # links lead nowhere from here
            yield {
                "table": f"{table}s",
                "column": column.name,
                "type": column.type,
                "meaning": meaning,
                "values": column.values,
            }


def _frame(names: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the parts of the package that say where its sheets are."""
    places = list(enumerate(names, 1))
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    yield (
        "[Content_Types].xml",
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{sheet}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{sheet}.styles+xml"/>'
        + "".join(
            f'<Override PartName="/xl/worksheets/sheet{place}.xml" ContentType="{sheet}.worksheet+xml"/>'
            for place, _ in places
        )
        + "</Types>",
    )
    yield (
        "_rels/.rels",
        f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    )
    yield (
        "xl/workbook.xml",
        f'{HEAD}<workbook {MAIN} xmlns:r="{OFFICE}"><sheets>'
        + "".join(f'<sheet name="{name}" sheetId="{place}" r:id="rId{place}"/>' for place, name in places)
        + "</sheets></workbook>",
    )
    yield (
        "xl/_rels/workbook.xml.rels",
        f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
        + "".join(
            f'<Relationship Id="rId{place}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{place}.xml"/>'
            for place, _ in places
        )
        + f'<Relationship Id="rId{len(places) + 1}" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
    )
    yield "xl/styles.xml", STYLES


def _part(name: str) -> zipfile.ZipInfo:
    part = zipfile.ZipInfo(name, STAMP)
    part.compress_type = zipfile.ZIP_DEFLATED
    return part


def _letters(number: int) -> str:
    """Return the name of a column: A, B … Z, AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
