from pathlib import Path

import pytest

from communique.store.schema import SCHEMA_VERSION, metadata
from worlds import make_record

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "record-file.md"


@pytest.mark.parametrize("table", sorted(metadata.tables))
def test_page_explains_every_table(table: str) -> None:
    assert f"`{table}`" in PAGE.read_text(encoding="utf-8")


def test_page_names_the_version() -> None:
    assert f"now **{SCHEMA_VERSION}**" in PAGE.read_text(encoding="utf-8")


def test_query_of_the_page_runs(tmp_path: Path) -> None:
    query = PAGE.read_text(encoding="utf-8").partition("```sql\n")[2].partition("```")[0]
    with make_record(tmp_path) as store, store.read() as connection:
        rows = connection.exec_driver_sql(query.replace("%", "%%") if "%%" in query else query).all()
    assert [row[2] for row in rows] == ["held", "planned"]
    assert rows[0].quote == "Ada Berg met Luis Soto in Oslo on Tuesday"
