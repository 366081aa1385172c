"""The pages in headless Chromium: no console error, no foreign request, nothing serious for axe, keys and search work.

Skipped where Debian's chromium or the Playwright package is missing.
"""

import hashlib
import shutil
from pathlib import Path

import pytest

from conftest import Watch, served

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
PAGES = (
    "/", "/entries?q=treaty", "/entries?kind=statement&status=held", "/timeline", "/timeline?since=1987-11",
    "/timeline?kind=statement&q=treaty", "/timeline?actor=Reagan&actor=Gorbachev&compare=1", "/documents", "/actors",
    "/actor/state:usa", "/actor/person:ronald-reagan", "/issues", "/issue/nuclear-arms", "/issue/missile-defence",
    "/network", "/network?actor=Gorbachev", "/map",
    "/timeline?actor=Reagan&actor=Gorbachev&actor=Shultz&compare=1",
    "/review?why=doubtful", "/review?why=speaker", "/review?why=merge",
    "/add", "/help", "/entry/none",
)  # fmt: skip
SERIOUS = ("serious", "critical")

pytestmark = pytest.mark.slow


def every_page(page, address: str, pages: tuple[str, ...] = PAGES):
    """Go to every page in turn, at last to an entry of each kind and to a document; yield the path."""
    for path in pages:
        assert page.goto(address + path).status in (200, 404)
        yield path
    for kind in ("statement", "meeting", "agreement"):
        page.goto(f"{address}/entries?kind={kind}")
        path = page.locator("article.entry a").first.get_attribute("href")
        assert page.goto(address + path).ok
        yield path
    path = page.locator("p.source a").first.get_attribute("href")
    assert page.goto(address + path).ok
    yield path


def test_axe_is_the_file_it_was() -> None:
    digest = hashlib.sha256(AXE.read_bytes()).hexdigest()
    assert (AXE.parent / "SHA256SUMS").read_text().startswith(digest)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_serious_barriers(browser, address: str, scheme: str) -> None:
    watch = Watch(browser, address)
    page = watch.page(color_scheme=scheme, bypass_csp=True)
    axe = AXE.read_text(encoding="utf-8")
    barriers = []
    for path in every_page(page, address):
        page.evaluate(axe)
        found = page.evaluate("async () => (await axe.run()).violations.map(v => [v.id, v.impact, v.nodes[0].html])")
        barriers += [(path, *violation) for violation in found if violation[1] in SERIOUS]
    page.context.close()
    assert barriers == []
    assert [error for error in watch.errors if "404" not in error] == []
    assert watch.foreign == []


def test_every_page_fits_a_phone_and_is_small(watch: Watch, address: str) -> None:
    page = watch.page(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
    for path in every_page(page, address, PAGES[:-1]):
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path
        assert len(page.content().encode()) < 200_000, path


def test_a_question_is_answered_with_its_words_in_three_steps(watch: Watch, address: str) -> None:
    page = watch.page()
    page.goto(address)
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("missile defence")
    page.keyboard.press("Enter")
    page.locator("aside section", has_text="Speaker").get_by_role("link", name="Sergei Lavrov").click()
    assert "speaker=" in page.url
    assert page.locator("details").get_attribute("open") is not None  # what is narrowed already is shown
    page.fill("input[name=until]", "2011")
    page.keyboard.press("Enter")
    page.wait_for_url("**until=2011**")
    assert "clear guarantees, on paper" in page.locator("main").inner_text()
    page.locator("p.source a").first.click()
    assert page.locator(".text a.mark").count() > 0
    assert "#c" in page.url


def test_keys_walk_the_facts_of_a_document(watch: Watch, address: str) -> None:
    page = watch.page()
    page.goto(address + "/documents")
    page.locator("td a").first.click()
    page.wait_for_url("**/document/*")  # loaded, so that the keys are listened to
    page.keyboard.press("j")
    first = page.locator("a.mark.current").inner_text()
    page.keyboard.press("j")
    assert page.locator("a.mark.current").count() == 1
    assert page.locator("a.mark.current").inner_text() != first
    page.keyboard.press("k")
    assert page.locator("a.mark.current").inner_text() == first
    page.keyboard.press("Enter")
    page.wait_for_url("**/entry/*")
    page.wait_for_load_state()
    page.keyboard.press("?")
    page.wait_for_url("**/help")


def test_words_selected_in_a_document_have_an_address(watch: Watch, address: str) -> None:
    page = watch.page()
    page.goto(address + "/documents")
    page.locator("td a").first.click()
    page.wait_for_url("**/document/*")
    selected = page.evaluate(
        """() => {
          const marks = document.querySelectorAll(".text a.mark"), range = document.createRange();
          range.setStart(marks[1].firstChild, 2);
          range.setEnd(marks[2].firstChild, 3);
          getSelection().addRange(range);
          return range.toString();
        }"""
    )
    page.keyboard.press("l")
    page.wait_for_url("**at=*")
    link = page.url
    elsewhere = watch.page(java_script_enabled=False)
    elsewhere.goto(link)
    assert "".join(piece.text_content() for piece in elsewhere.locator(".f-at").all()) == selected
    assert elsewhere.locator(".f-at").first.is_visible()


def test_every_page_works_without_javascript(watch: Watch, address: str) -> None:
    page = watch.page(java_script_enabled=False)
    page.goto(address)
    page.fill("#q", "treaty")
    page.click("form.search button")
    assert "q=treaty" in page.url
    assert page.locator("article.entry").count() > 0
    page.goto(address + "/timeline")
    assert page.locator(".bars path").count() >= 1
    assert page.locator(".tools").is_hidden()
    page.locator(".years a[href]").first.click()
    assert "since=1986" in page.url
    assert page.locator("article.entry").count() > 0


def test_network_map_and_issue_lead_to_entries(watch: Watch, address: str) -> None:
    page = watch.page()
    page.goto(address + "/network")
    page.locator("main a", has_text="Mikhail Gorbachev").click()
    assert page.locator(".wheel circle").count() > 2
    page.locator("td.n a").first.click()
    assert page.locator("article.entry").count() > 0
    page.goto(address + "/map")
    page.locator(".world a", has_text="New York").first.click()
    assert page.locator("article.entry").count() > 0
    page.goto(address + "/issue/nuclear-arms")
    page.locator("td a.stand").first.click()
    assert "/entry/" in page.url
    assert page.locator("blockquote mark").count() > 0


def test_keys_decide_in_the_review_and_undo(watch: Watch, address: str) -> None:
    page = watch.page()
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


def test_an_upload_shows_its_progress_and_what_was_set_aside(browser, record: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    shutil.copy(record, copy)
    report = tmp_path / "oslo.txt"
    report.write_text(
        "Ministers meet in Oslo\n\nOSLO, March 3, 2014 (Lakeside Press) — Russian Foreign Minister Sergei Lavrov met "
        "US Secretary of State John Kerry in Oslo on Monday. \"We agreed to go on,\" Lavrov said.\n" + "Rain. " * 500
    )  # fmt: skip
    junk = tmp_path / "junk.bin"
    junk.write_bytes(bytes(range(256)) * 40)
    with served(copy) as address:
        watch = Watch(browser, address)
        page = watch.page()
        page.goto(address + "/add")
        assert page.locator("progress").is_hidden()
        page.set_input_files("input[type=file]", [str(report), str(junk)])
        held = []
        page.route("**/add", lambda route: held.append(route) or (route.request.method != "POST" and route.continue_()))
        page.get_by_role("button", name="Add").click()
        page.wait_for_selector("progress", state="visible")
        while not held:
            page.wait_for_timeout(20)
        held[0].continue_()
        page.wait_for_selector(".result")
        words = page.locator(".result").inner_text()
        assert "1 added" in words
        assert "1 set aside" in words
        assert "junk.bin" in words
        page.goto(address + "/entries?q=Oslo")
        assert page.locator("article.entry").count() > 0
        page.context.close()
    assert watch.errors == []
    assert watch.foreign == []


def test_the_published_record_has_no_form_that_writes(browser, record: Path) -> None:
    with served(record, publish=True) as address:
        watch = Watch(browser, address)
        page = watch.page()
        for path in every_page(page, address, PAGES[:1]):
            assert page.locator("form[method=post]").count() == 0, path
        assert page.locator(".text").count() == 0
        assert "published view" in page.locator("main").inner_text()
        page.context.close()
    assert watch.errors == []
    assert watch.foreign == []


def test_an_entry_prints_its_words_and_nothing_to_click(watch: Watch, address: str) -> None:
    page = watch.page(color_scheme="dark")  # of the screen, not of the paper
    page.goto(address + "/entries?kind=meeting")
    page.goto(address + page.locator("article.entry a").first.get_attribute("href"))
    page.emulate_media(media="print")
    style = "node => [getComputedStyle(node).color, getComputedStyle(node).backgroundColor]"
    assert page.locator("article.telling").first.evaluate(style) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    assert (
        page.locator("article.telling mark").first.evaluate("node => getComputedStyle(node).printColorAdjust")
        == "exact"
    )
    assert page.locator("article.telling blockquote").first.is_visible()
    assert page.locator("header nav").is_hidden()
    assert page.locator("details.correct").first.is_hidden()
    assert page.pdf()[:5] == b"%PDF-"
