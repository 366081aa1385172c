"""Kill a run of `communique add` without warning and compare what it leaves with an undisturbed run."""

import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from communique.store import check_record, open_store

STARTING = 2.0  # seconds that a run may take before its first document


def add(folder: Path, record: Path, *, jobs: int = 1) -> subprocess.Popen[bytes]:
    """Start `communique add` on a folder."""
    command = [sys.executable, "-m", "communique", "add", str(folder), "--record", str(record), "--jobs", str(jobs)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def finish(folder: Path, record: Path, *, jobs: int = 1) -> float:
    """Run `communique add` to its end; return the seconds it took."""
    start = time.monotonic()
    process = add(folder, record, jobs=jobs)
    _, errors = process.communicate()
    assert process.returncode == 0, errors.decode()
    return time.monotonic() - start


def kill(folder: Path, record: Path, after: float, *, jobs: int = 1) -> bool:
    """Start a run and kill it after some seconds; return whether it was still running."""
    process = add(folder, record, jobs=jobs)
    try:
        process.wait(after)
        return False
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
        return True
    finally:
        assert process.stderr is not None
        process.stderr.close()


def problems(record: Path) -> list[str]:
    """Return what `check` finds; a run killed before there was a record leaves nothing to check."""
    if not record.exists():
        return []
    with open_store(record, create=True) as store, store.read() as connection:
        return [f"{one.code} {one.subject} {one.message}" for one in check_record(connection)]


def contents(record: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return everything that a record says, without the numbers and times that a run gives."""
    queries = {
        "documents": "SELECT id, key, superseded_by, copy_of, body FROM documents ORDER BY id",
        "claims": "SELECT id, kind, status, confidence, event FROM claims ORDER BY id",
        "citations": "SELECT c.id, q.n, q.field, q.span_start, q.span_end, q.quote FROM citations q "
        "JOIN claims c ON c.seq = q.claim ORDER BY 1, 2",
        "entries": "SELECT id, kind, status, day, last, digest, body FROM entries ORDER BY id",
        "facets": "SELECT t.name, t.value, f.kind, f.day, e.id FROM facets f JOIN terms t ON t.seq = f.term "
        "JOIN entries e ON e.seq = f.entry ORDER BY 1, 2, 3, 4, 5",
        "judgements": 'SELECT "left", "right", verdict, score FROM judgements ORDER BY 1, 2',
    }
    with open_store(record) as store, store.read() as connection:
        return {name: [tuple(row) for row in connection.exec_driver_sql(query)] for name, query in queries.items()}


def kill_while_fusing(folder: Path, record: Path, number: int, *, jobs: int = 1) -> bool:
    """Start a run and kill it once the record holds `number` documents: what is left to do then is to fuse them."""
    process = add(folder, record, jobs=jobs)
    try:
        while process.poll() is None:
            if record.exists() and _stored(record) >= number:
                process.send_signal(signal.SIGKILL)
                process.wait()
                return True
            time.sleep(0.01)
        return False
    finally:
        assert process.stderr is not None
        process.stderr.close()


def moments(seconds: float, number: int, seed: int) -> list[float]:
    """Return moments for `number` kills of one run that takes `seconds`: each gets about its share further, some
    nowhere.
    """
    chance = random.Random(seed)
    return [chance.uniform(0.05, STARTING + 1.5 * seconds / number) for _ in range(number)]


def _stored(record: Path) -> int:
    connection = sqlite3.connect(record, timeout=1)
    try:
        return int(connection.execute("SELECT count(*) FROM documents").fetchone()[0])
    except sqlite3.OperationalError:  # the tables are not made yet
        return 0
    finally:
        connection.close()
