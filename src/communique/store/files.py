"""Open a record: one SQLite file in WAL mode, many readers, one writer.

Who may write is settled by a lock on `<record>.lock` that the operating system releases when its holder dies, so a
killed run never leaves a record locked. What a reader sees is settled by SQLite: the last committed document.
"""

import contextlib
import os
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, OperationalError

from communique.errors import StoreBusy, StoreCorrupt, StoreError, StoreVersion
from communique.store.schema import APPLICATION_ID, SCHEMA_VERSION, schema_statements

BUSY_MS = 5_000  # a reader waits this long for a checkpoint to end before it gives up
CACHE_KIB = 65_536
MAPPED = 8 << 30  # bytes of the file read without a system call a page; an eighth of the time of a cold page
WRITE = "communique_write"  # execution option that asks for BEGIN IMMEDIATE


class Store:
    """An open record: `read()` and `write()` give connections in a transaction, `lock()` makes this the writer."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self.engine = engine
        self.answers: dict[Any, Any] = {}  # of questions that cost much; see `store.answers`
        self._lock: Any = None
        self._turn = threading.RLock()  # threads of this process take turns; the file lock is for other processes

    @contextlib.contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a connection whose queries all see one state of the record."""
        with _explained(self.path), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextlib.contextmanager
    def write(self) -> Iterator[Connection]:
        """Give a connection whose changes are all stored, or none of them.

        Raises:
            StoreBusy: another process writes to the record.
        """
        with (
            self.lock(),
            _explained(self.path),
            self.engine.connect().execution_options(**{WRITE: True}) as connection,
            connection.begin(),
        ):
            yield connection

    @contextlib.contextmanager
    def lock(self) -> Iterator[None]:
        """Be the one writer until the block ends; may be nested.

        Raises:
            StoreBusy: another process is the writer.
        """
        with self._turn:
            if self._lock is not None:
                yield
                return
            self._lock = _take_lock(self.path)
            try:
                yield
            finally:
                self._lock.close()
                self._lock = None

    def close(self) -> None:
        """Close every connection; the store cannot be used afterwards."""
        self.engine.dispose()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_store(path: Path | str, *, create: bool = False) -> Store:
    """Open the record at `path`; with `create`, make an empty one where there is none.

    Raises:
        StoreError: there is no file at `path`, or it cannot be opened.
        StoreVersion: another version of communiqué wrote it.
        StoreCorrupt: the file is not a record, or it is damaged.
        StoreBusy: a new record could not be made because another process makes it.
    """
    path = Path(path)
    if path.is_dir():
        raise StoreError(f"{path} is a folder; name the record's file with --record")
    if not path.exists():
        if not create:
            raise StoreError(
                f"there is no record at {path}; make one with `communique add PATH…` or name it with --record"
            )
        if not path.parent.is_dir():
            raise StoreError(f"the folder {path.parent} does not exist; make it or name another file with --record")
    store = Store(path, _engine(path))
    try:
        with _explained(path):
            if not path.exists() or path.stat().st_size == 0:
                if not create:
                    raise StoreCorrupt(f"{path} is empty; delete it and run `communique add` again")
                _create(store)
            elif create and _is_unfinished(store):
                _create(store)
            _check(store)
    except BaseException:
        store.close()
        raise
    return store


def _engine(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": BUSY_MS / 1000})

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None  # transactions begin where we say so, see below
        for pragma in (
            f"busy_timeout = {BUSY_MS}",
            "foreign_keys = ON",
            "synchronous = NORMAL",
            f"cache_size = -{CACHE_KIB}",
            "temp_store = MEMORY",
            f"mmap_size = {MAPPED}",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        immediate = connection.get_execution_options().get(WRITE)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")

    return engine


def _create(store: Store) -> None:
    with store.lock():
        raw = sqlite3.connect(store.path)
        try:
            raw.execute("PRAGMA journal_mode = WAL")
            raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        finally:
            raw.close()
        with store.write() as connection:
            for statement in schema_statements():
                connection.exec_driver_sql(statement)
            for key, value in (("dirty", ""), ("longest", "0")):
                connection.exec_driver_sql("INSERT INTO meta (key, value) VALUES (?, ?)", (key, value))
            connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _is_unfinished(store: Store) -> bool:
    """A run that was killed between making the file and making the tables leaves a database without any table."""
    with store.engine.connect() as connection:
        application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
        tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    return application in (0, APPLICATION_ID) and tables == 0


def _check(store: Store) -> None:
    with store.engine.connect() as connection:
        application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
        version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        if application != APPLICATION_ID:
            raise StoreCorrupt(
                f"{store.path} is a database, but no record of communiqué; name another file with --record"
            )
        if version == 0:
            raise StoreCorrupt(f"{store.path} holds no tables yet; run `communique add PATH…` to begin it")
        if version != SCHEMA_VERSION:
            raise StoreVersion(
                f"{store.path} has schema {version}, this communiqué reads {SCHEMA_VERSION}; "
                "add its documents again to a new record, or use the communiqué that wrote it"
            )


@contextlib.contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turn the database's complaints into ours, with the cure."""
    try:
        yield
    except OperationalError as error:
        words = str(error.orig)
        if "locked" in words or "busy" in words:
            raise StoreBusy(f"{path} is being written by another process; wait for it to end") from error
        if "unable to open" in words or "readonly" in words:
            raise StoreError(
                f"{path} cannot be opened ({words}); look at the file's and the folder's permissions"
            ) from error
        if "full" in words or "disk I/O" in words:
            raise StoreError(
                f"{path} cannot be written ({words}); make room on the disk and run the command again"
            ) from error
        if "malformed" in words:
            raise StoreCorrupt(f"{path} is damaged ({words}); restore a copy or add the documents again") from error
        raise
    except DatabaseError as error:
        words = str(error.orig)
        if "not a database" in words or "malformed" in words or "encrypted" in words:
            raise StoreCorrupt(f"{path} is not a record, or it is damaged ({words})") from error
        raise


def _take_lock(path: Path) -> Any:
    lock_path = path.with_name(path.name + ".lock")
    try:
        handle = open(lock_path, "a+b")  # noqa: SIM115 - held until the writer is done
    except OSError as error:
        raise StoreError(f"{lock_path} cannot be made ({error.strerror}); the folder must be writable") from error
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        handle.close()
        raise StoreBusy(f"{path} is being written by another process; wait for it to end") from error
    return handle
