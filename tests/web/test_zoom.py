"""The timeline's drawing in headless Chromium: zoomed by buttons, wheel, keys and touch, brushed to a period."""

import pytest

from conftest import Watch

pytestmark = pytest.mark.slow


def opened(watch: Watch, address: str, path: str = "/timeline", **context: object):
    page = watch.page(**context)
    page.goto(address + path)
    page.wait_for_selector("figure.chart.live")
    return page


def shown(page) -> tuple[int, int]:
    """Return the first and last month in view, in months."""
    first, last = page.locator(".tools output").inner_text().split(" – ")
    return tuple(int(words[:4]) * 12 + int(words[5:7]) for words in (first, last))


def test_buttons_bring_it_closer_move_it_and_show_the_whole(watch: Watch, address: str) -> None:
    page = opened(watch, address)
    whole = shown(page)
    bars = page.locator(".bars path").first.get_attribute("d")
    page.click("[data-zoom=in]")
    closer = shown(page)
    assert closer[1] - closer[0] < whole[1] - whole[0]
    assert page.locator(".bars path").first.get_attribute("d") != bars
    page.click("[data-zoom=right]")
    assert shown(page)[0] > closer[0]
    page.click("[data-zoom=whole]")
    assert shown(page) == whole
    for _ in range(20):
        page.click("[data-zoom=in]")
    near = shown(page)
    assert near[1] - near[0] <= 4


def soon(page, question: str) -> bool:
    """Return whether the page comes to answer yes; the pages' policy lets no function be waited for."""
    for _ in range(100):
        if page.evaluate(question):
            return True
        page.wait_for_timeout(20)
    return False


def test_the_wheel_zooms_at_the_pointer_and_at_the_whole_scrolls_the_page(watch: Watch, address: str) -> None:
    page = opened(watch, address)
    box = page.locator(".canvas svg").bounding_box()
    page.mouse.move(box["x"] + 5, box["y"] + 50)
    whole = shown(page)
    label = page.locator(".tools output").inner_text()
    page.mouse.wheel(0, -300)
    assert soon(page, f"document.querySelector('.tools output').textContent !== '{label}'")
    closer = shown(page)
    assert closer[0] == whole[0]
    assert closer[1] < whole[1]
    assert page.evaluate("scrollY") == 0
    page.click("[data-zoom=whole]")
    page.mouse.move(box["x"] + 5, box["y"] + 50)
    page.mouse.wheel(0, 300)
    assert soon(page, "scrollY > 0")


def test_keys_zoom_the_drawing_and_enter_lists_the_period(watch: Watch, address: str) -> None:
    page = opened(watch, address)
    page.locator(".canvas").focus()
    page.keyboard.press("+")
    page.keyboard.press("+")
    page.keyboard.press("ArrowLeft")
    first, last = shown(page)
    page.keyboard.press("Enter")
    page.wait_for_url("**since=**")
    assert f"since={(first - 1) // 12:04}-{(first - 1) % 12 + 1:02}" in page.url
    assert f"until={(last - 1) // 12:04}-{(last - 1) % 12 + 1:02}" in page.url


def test_a_brush_becomes_the_query_and_keeps_the_other_filters(watch: Watch, address: str) -> None:
    page = opened(watch, address, "/timeline?actor=Gorbachev")
    box = page.locator(".canvas svg").bounding_box()
    page.mouse.move(box["x"] + 2, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 60, steps=4)
    assert page.locator(".brush").count() == 1
    page.mouse.up()
    page.wait_for_url("**since=**")
    assert "actor=Gorbachev" in page.url
    assert "since=1986-01" in page.url
    assert page.locator("article.entry").count() > 0


def test_escape_takes_a_brush_back(watch: Watch, address: str) -> None:
    page = opened(watch, address)
    box = page.locator(".canvas svg").bounding_box()
    page.mouse.move(box["x"] + 30, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + 200, box["y"] + 60, steps=4)
    page.keyboard.press("Escape")
    page.mouse.up()
    assert page.locator(".brush").count() == 0
    assert page.url.endswith("/timeline")


def test_two_fingers_pinch_and_one_moves(watch: Watch, address: str) -> None:
    page = opened(watch, address, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    whole = shown(page)
    page.evaluate(
        """() => {
          const svg = document.querySelector(".canvas svg"), box = svg.getBoundingClientRect();
          const at = (type, id, x) => svg.dispatchEvent(new PointerEvent(type, { pointerId: id, pointerType: "touch",
            clientX: box.left + x, clientY: box.top + 40, button: type === "pointermove" ? -1 : 0, bubbles: true }));
          at("pointerdown", 1, 140); at("pointerdown", 2, 180);
          at("pointermove", 1, 60); at("pointermove", 2, 260);
          at("pointerup", 1, 60); at("pointerup", 2, 260);
        }"""
    )
    closer = shown(page)
    assert closer[1] - closer[0] < (whole[1] - whole[0]) / 2
    page.evaluate(
        """() => {
          const svg = document.querySelector(".canvas svg"), box = svg.getBoundingClientRect();
          const at = (type, x) => svg.dispatchEvent(new PointerEvent(type, { pointerId: 3, pointerType: "touch",
            clientX: box.left + x, clientY: box.top + 40, button: type === "pointermove" ? -1 : 0, bubbles: true }));
          at("pointerdown", 200); at("pointermove", 120); at("pointerup", 120);
        }"""
    )
    assert shown(page)[0] > closer[0]
    assert page.url.endswith("/timeline")


def test_a_mark_leads_to_its_entry(watch: Watch, address: str) -> None:
    page = opened(watch, address)
    page.locator(".spots a").last.click(force=True)
    page.wait_for_url("**/entry/*")
