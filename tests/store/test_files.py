import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from communique.errors import StoreBusy, StoreCorrupt, StoreError, StoreVersion
from communique.store import open_store
from communique.store.schema import SCHEMA_VERSION, schema_hash
from worlds import make_record

# Raise SCHEMA_VERSION whenever the tables change, and write the new hash here.
HASHES = {1: "3cc9a87ff7515f04"}

HOLD = """
import sys
from communique.store import open_store
with open_store(sys.argv[1], create=True) as store, store.lock():
    print("held", flush=True)
    sys.stdin.read()
"""


def test_changed_tables_have_another_version() -> None:
    assert HASHES[SCHEMA_VERSION] == schema_hash()


def test_missing_record_is_not_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="communique add"):
        open_store(tmp_path / "record.db")
    assert not (tmp_path / "record.db").exists()


def test_record_in_a_missing_folder_names_the_folder(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="nowhere"):
        open_store(tmp_path / "nowhere" / "record.db", create=True)


def test_text_file_is_no_record(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    path.write_text("These are the minutes of a meeting, not a database at all. " * 50)
    with pytest.raises(StoreCorrupt):
        open_store(path, create=True)


def test_foreign_database_is_no_record(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE birds (name TEXT)")
    connection.commit()
    connection.close()
    with pytest.raises(StoreCorrupt, match="no record"):
        open_store(path, create=True)


def test_record_of_another_version_is_refused(tmp_path: Path) -> None:
    make_record(tmp_path).close()
    connection = sqlite3.connect(tmp_path / "record.db")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    connection.close()
    with pytest.raises(StoreVersion, match=str(SCHEMA_VERSION + 1)):
        open_store(tmp_path / "record.db")


def test_file_left_before_its_tables_is_finished(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "record.db")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    with open_store(tmp_path / "record.db", create=True) as store, store.read() as connection2:
        assert connection2.exec_driver_sql("SELECT count(*) FROM documents").scalar_one() == 0


def test_second_writer_is_told_that_the_record_is_busy(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with open_store(path) as store:
            with store.read() as connection:
                assert connection.exec_driver_sql("SELECT count(*) FROM documents").scalar_one() == 0
            with pytest.raises(StoreBusy, match="another process"), store.write():
                pass
    finally:
        holder.kill()
        holder.wait()
    with open_store(path) as store, store.write() as connection:
        connection.exec_driver_sql("INSERT INTO meta VALUES ('after', 'the kill')")


def test_failed_write_leaves_nothing(tmp_path: Path) -> None:
    store = make_record(tmp_path)

    def fail() -> None:
        with store.write() as connection:
            connection.exec_driver_sql("DELETE FROM citations")
            raise RuntimeError("a stage failed")

    with pytest.raises(RuntimeError):
        fail()
    with store.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM citations").scalar_one() == 8


def test_corrections_cannot_be_changed_or_removed(tmp_path: Path) -> None:
    store = make_record(tmp_path)
    with store.write() as connection:
        connection.exec_driver_sql("INSERT INTO corrections VALUES (1, 'c', 'reject', '{}', 'no such talk', 'eve', '')")
    for change in ("UPDATE corrections SET judge = 'mallory'", "DELETE FROM corrections"):
        with pytest.raises(Exception, match="append-only"), store.write() as connection:
            connection.exec_driver_sql(change)
