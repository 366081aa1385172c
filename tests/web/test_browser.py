"""The pages in headless Chromium: no console error, no foreign request, nothing serious for axe, keys and search work.

Skipped where Debian's chromium or the Playwright package is missing.
"""

import hashlib
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from communique.config import Config

sync_api = pytest.importorskip("playwright.sync_api")
uvicorn = pytest.importorskip("uvicorn")
CHROMIUM = Path("/usr/bin/chromium")
AXE = Path(__file__).parent / "vendor" / "axe.min.js"
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
PAGES = (
    "/", "/entries?q=treaty", "/timeline", "/timeline?actor=Reagan&actor=Gorbachev&compare=1", "/documents", "/actors",
    "/actor/state:usa", "/issues", "/issue/nuclear-arms", "/network?actor=Gorbachev", "/map", "/review?why=speaker",
    "/review?why=merge", "/add", "/help",
)  # fmt: skip
SERIOUS = ("serious", "critical")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs chromium: apt-get install chromium"),
]


@pytest.fixture(scope="module")
def address(record: Path) -> Iterator[str]:
    from communique.web import create_app

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = create_app(record, config=Config(reader="rules"))
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


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    with sync_api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(FLAGS))
        yield found
        found.close()


def test_axe_is_the_file_it_was() -> None:
    digest = hashlib.sha256(AXE.read_bytes()).hexdigest()
    assert (AXE.parent / "SHA256SUMS").read_text().startswith(digest)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_errors_foreign_requests_or_serious_barriers(browser, address: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    errors: list[str] = []
    foreign: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on(
        "request", lambda request: None if request.url.startswith((address, "data:")) else foreign.append(request.url)
    )
    barriers = []
    entry = None
    for path in (*PAGES, "entry", "document"):
        if path == "entry":
            page.goto(address + "/entries?kind=meeting")
            entry = page.locator("article.entry a").first.get_attribute("href")
            path = entry
        elif path == "document":
            path = page.locator("p.source a").first.get_attribute("href")
        assert page.goto(address + path).ok
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate("async () => (await axe.run()).violations.map(v => [v.id, v.impact, v.nodes[0].html])")
        barriers += [(path, *violation) for violation in found if violation[1] in SERIOUS]
    context.close()
    assert errors == []
    assert foreign == []
    assert barriers == []


def test_a_question_is_answered_with_its_words_in_three_steps(browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("treaty")
    page.keyboard.press("Enter")
    page.locator("aside section", has_text="Speaker").locator("a").first.click()
    assert "speaker=" in page.url
    page.locator("p.source a").first.click()
    assert page.locator(".text a.mark").count() > 0
    page.close()


def test_keys_walk_the_facts_of_a_document(browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address + "/documents")
    page.locator("td a").first.click()
    page.wait_for_url("**/document/*")  # loaded, so that the keys are listened to
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.locator("a.mark.current").count() == 1
    page.keyboard.press("Enter")
    page.wait_for_url("**/entry/*")
    page.wait_for_load_state()
    page.keyboard.press("?")
    page.wait_for_url("**/help")
    page.close()


def test_every_page_works_without_javascript(browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.fill("#q", "treaty")
    page.click("form.search button")
    assert "q=treaty" in page.url
    assert page.locator("article.entry").count() > 0
    context.close()


def test_keys_decide_in_the_review_and_undo(browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address + "/review?why=speaker")
    number = page.locator("[data-doubt]").count()
    assert number > 0
    page.keyboard.press("j")
    page.locator("[data-doubt] input[name=who]").first.fill("Ana Ruiz")
    page.locator("h1").click()
    page.keyboard.press("a")
    page.wait_for_selector("td:text('Ana Ruiz')")
    page.wait_for_load_state()
    assert page.locator("[data-doubt]").count() == number - 1
    page.keyboard.press("u")
    page.wait_for_selector("td:text('Ana Ruiz')", state="detached")
    assert page.locator("[data-doubt]").count() == number
    page.close()
