"""Take the pictures of docs/images: `python scripts/take_screenshots.py demo.db docs/images`, a record of the samples.

Needs Debian's chromium and the package Playwright; nothing is asked of the network.
"""

import socket
import sys
import threading
import time
from pathlib import Path

import uvicorn
from playwright.sync_api import sync_playwright

from communique.web import create_app

SIZE = {"width": 1280, "height": 860}
CHROMIUM = "/usr/bin/chromium"
PAGES = {
    "home": "/",
    "search": "/entries?q=treaty",
    "timeline": "/timeline",
    "compare": "/timeline?actor=Reagan&actor=Gorbachev&compare=1",
    "issue": "/issue/nuclear-arms",
    "actor": "/actor/person:george-shultz",
    "network": "/network?actor=Gorbachev",
    "map": "/map",
    "review": "/review?why=merge",
}
FOUND = {  # pages whose addresses hold an id: the list, and what is followed there
    "entry": ("/entries?kind=agreement&q=interim", "article.entry a"),
    "document": ("/entries?q=guarantees&speaker=Lavrov", "p.source a"),
}

LONG = ("entry",)  # shown whole, because its words are what it is for


def main(record: Path, folder: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(create_app(record), host="127.0.0.1", port=port, log_level="error"))
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.05)
    address = f"http://127.0.0.1:{port}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_context(viewport=SIZE).new_page()
        pages = dict(PAGES)
        for name, (path, link) in FOUND.items():
            page.goto(address + path)
            pages[name] = page.locator(link).first.get_attribute("href")
        for name, path in pages.items():
            page.goto(address + path)
            page.wait_for_timeout(200)
            page.screenshot(path=folder / f"{name}.png", full_page=name in LONG)
        dark = browser.new_context(viewport=SIZE, color_scheme="dark").new_page()
        dark.goto(address + pages["timeline"])
        dark.wait_for_timeout(200)
        dark.screenshot(path=folder / "timeline-dark.png")
        phone = browser.new_context(viewport={"width": 390, "height": 844}, is_mobile=True, device_scale_factor=2)
        narrow = phone.new_page()
        narrow.goto(address + pages["entry"])
        narrow.wait_for_timeout(200)
        narrow.screenshot(path=folder / "entry-phone.png")
        browser.close()
    server.should_exit = True


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
