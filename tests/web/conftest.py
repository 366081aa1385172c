"""One record of sample reports for the tests of the web face, and a browser that watches for errors."""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from communique.config import Config
from communique.runners.add import add_paths
from communique.store import open_store

REPORTS = Path(__file__).parents[2] / "samples" / "reports"
CHOSEN = ("01", "02", "03", "06", "07", "14")
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("web") / "record.db"
    with open_store(path, create=True) as store:
        reports = [p for p in sorted(REPORTS.glob("*.txt")) if p.name[:2] in CHOSEN]
        assert add_paths(store, reports, config=Config(reader="rules")).added == len(CHOSEN)
    return path


@contextlib.contextmanager
def served(record: Path, **options: Any) -> Iterator[str]:
    """Serve `record` on a free port of this machine and give the address."""
    import uvicorn

    from communique.web import create_app

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = create_app(record, config=Config(reader="rules"), **options)
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.05)
    assert server.started
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


class Watch:
    """Open pages and keep what must not happen on any: console errors, and requests to another address."""

    def __init__(self, browser: Any, address: str) -> None:
        self.browser = browser
        self.address = address
        self.errors: list[str] = []
        self.foreign: list[str] = []

    def page(self, **context: Any) -> Any:
        page = self.browser.new_context(**context).new_page()
        page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", self._asked)
        return page

    def _asked(self, request: Any) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.foreign.append(request.url)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    sync_api = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM.exists():
        pytest.skip("needs chromium: apt-get install chromium")
    with sync_api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(FLAGS))
        yield found
        found.close()


@pytest.fixture(scope="session")
def address(record: Path) -> Iterator[str]:
    pytest.importorskip("uvicorn")
    with served(record) as found:
        yield found


@pytest.fixture
def watch(browser: Any, address: str) -> Iterator[Watch]:
    """A watch over the shared record; whatever the test does, no error and no foreign request may come of it."""
    found = Watch(browser, address)
    yield found
    for context in browser.contexts:
        context.close()
    assert found.errors == []
    assert found.foreign == []
