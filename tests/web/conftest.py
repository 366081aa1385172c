"""One record of sample reports for the tests of the web face."""

from pathlib import Path

import pytest

from communique.config import Config
from communique.runners.add import add_paths
from communique.store import open_store

REPORTS = Path(__file__).parents[2] / "samples" / "reports"
CHOSEN = ("01", "02", "03", "06", "07")


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("web") / "record.db"
    with open_store(path, create=True) as store:
        reports = [p for p in sorted(REPORTS.glob("*.txt")) if p.name[:2] in CHOSEN]
        assert add_paths(store, reports, config=Config(reader="rules")).added == len(CHOSEN)
    return path
