"""Texts are never markup, writes need the page's token, a record beyond this machine needs a password."""

import html
import re
from pathlib import Path

import pytest

from communique.config import Config
from communique.errors import UsageError
from communique.store import open_store

testclient = pytest.importorskip("starlette.testclient")
HOSTILE = (
    '<script>alert("x")</script>',
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "javascript:alert(1)",
    "{{ 7 * 7 }}",
    "</textarea><iframe src=//evil.example>",
    "<!--<plaintext>",
    "\u202e<b>reversed</b>",
)


def report(words: str) -> str:
    return f"""Ministers meet {words}

GENEVA, March 3, 2014 (Lakeside Press) — Russian Foreign Minister Sergei Lavrov met US Secretary of State John Kerry in
Geneva on Monday. "We agreed on {words} today," Lavrov said. He said {words} would be discussed with Minister {words}.
"""


@pytest.fixture
def client(tmp_path: Path):
    from communique.web import create_app

    path = tmp_path / "record.db"
    open_store(path, create=True).close()
    with testclient.TestClient(create_app(path, config=Config(reader="rules"))) as found:
        yield found


def upload(client, name: str, text: str, token: str | None = None):
    token = client.app.state.site.token if token is None else token
    return client.post("/add", data={"token": token}, files={"files": (name, text.encode(), "text/plain")})


def test_an_empty_record_says_how_to_add_documents(client) -> None:
    page = client.get("/").text
    assert "This record is empty" in page
    assert "autofocus" in page


def test_hostile_documents_stay_text(client) -> None:
    for number, words in enumerate(HOSTILE):
        name = f"{number}<b>.txt"
        answer = upload(client, name, report(words))
        assert answer.status_code == 200
        assert "<strong>1</strong> added" in answer.text
    addresses = ["/", "/entries", "/entries?q=agreed", "/timeline", "/documents", "/actors", "/review", "/issues"]
    pages = [client.get(address).text for address in addresses]
    linked = {match for page in pages for match in re.findall(r'href="(/(?:document|entry|actor)/[^"#]+)"', page)}
    assert linked
    pages += [client.get(address).text for address in linked]
    pages += [client.get("/entries", params={"q": words}).text for words in HOSTILE]
    for page in pages:
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "<svg onload" not in page
        assert "<iframe" not in page
        assert "<b>" not in page
        assert 'href="javascript' not in page
        assert "<!--<plaintext" not in page


def test_a_write_without_the_token_is_refused(client) -> None:
    assert upload(client, "a.txt", report("peace"), token="guess").status_code == 403
    assert client.post("/correct", data={"who": "ana", "verb": "reject", "id": "x"}).status_code == 403
    assert "<strong>0</strong> documents" not in client.get("/").text  # still empty: the empty state is shown
    assert "This record is empty" in client.get("/").text


def test_what_cannot_be_read_is_named_with_the_cure(client) -> None:
    answer = client.post(
        "/add",
        data={"token": client.app.state.site.token},
        files=[("files", ("a.txt", report("peace").encode())), ("files", ("b.bin", bytes(range(256)) * 40))],
    )
    assert "1 set aside" in answer.text
    assert "b.bin" in answer.text


def test_a_correction_is_kept_with_its_name(client) -> None:
    upload(client, "a.txt", report("peace"))
    entry = re.search(r"/entry/(entry-[0-9a-f]+)", client.get("/entries?kind=meeting").text)[1]
    form = {
        "token": client.app.state.site.token,
        "who": "Ana",
        "verb": "reject",
        "id": entry,
        "reason": "no",
        "back": "/",
    }
    before = client.get("/entries.json").json()
    assert client.post("/correct", data=form, follow_redirects=False).status_code == 303
    assert len(client.get("/entries.json").json()) == len(before) - 1


def test_every_decision_is_logged_by_name_and_can_be_undone(client) -> None:
    upload(client, "a.txt", report("peace"))
    entries = client.get("/entries.json?kind=statement").json()
    token = client.app.state.site.token
    decide = {"token": token, "who": "Ana Ruiz", "id": entries[0]["id"], "reason": "as it stands", "back": "/review"}
    for verb in ("accept", "reject"):
        assert client.post("/correct", data=decide | {"verb": verb}).status_code == 200
    page = client.get("/review").text
    assert page.count("<td>Ana Ruiz</td>") == 2
    assert len(client.get("/entries.json?kind=statement").json()) == len(entries) - 1
    undoing = re.search(r'name="id" value="(correction-[0-9a-f]+)"', page)[1]
    assert (
        client.post("/correct", data={"token": token, "who": "Ana Ruiz", "verb": "undo", "id": undoing}).status_code
        == 200
    )
    assert len(client.get("/entries.json?kind=statement").json()) == len(entries)
    assert "Decided by people" in client.get("/entry/" + entries[0]["id"]).text


def test_two_entries_are_kept_apart_or_made_one(client) -> None:
    upload(client, "a.txt", report("peace"))
    left, right = [one["id"] for one in client.get("/entries.json?kind=statement").json()][:2]
    form = {"token": client.app.state.site.token, "who": "Ana", "id": left, "other": right, "back": "/"}
    before = len(client.get("/entries.json").json())
    assert client.post("/correct", data=form | {"verb": "apart"}).status_code == 200
    assert len(client.get("/entries.json").json()) == before
    assert client.post("/correct", data=form | {"verb": "apart", "other": left}).status_code == 400


def test_rejecting_the_only_claim_of_an_entry_leads_back_to_the_queue(client) -> None:
    upload(client, "a.txt", report("peace"))
    entry = client.get("/entries.json?kind=meeting").json()[0]["id"]
    form = {
        "token": client.app.state.site.token,
        "who": "Ana",
        "verb": "reject",
        "id": entry,
        "back": "/entry/" + entry,
    }
    assert client.post("/correct", data=form, follow_redirects=False).headers["location"] == "/review"


def test_an_upload_is_limited_in_bytes_and_in_number(client, monkeypatch: pytest.MonkeyPatch) -> None:
    from communique.web import security

    monkeypatch.setattr(security, "MOST_BODY", 10_000)
    assert upload(client, "a.txt", "word " * 10_000).status_code == 413
    many = [("files", (f"{n}.txt", b"x")) for n in range(150)]
    monkeypatch.setattr(security, "MOST_BODY", 10_000_000)
    assert client.post("/add", data={"token": client.app.state.site.token}, files=many).status_code == 400
    assert "This record is empty" in client.get("/").text


def test_a_published_record_quotes_shortly(client, tmp_path: Path) -> None:
    from communique.web import create_app

    upload(client, "a.txt", report("peace " + "and quiet " * 60))
    with testclient.TestClient(create_app(tmp_path / "record.db", publish=True)) as published:
        for entry in published.get("/entries.json").json():
            page = published.get("/entry/" + entry["id"]).text
            for quotation in re.findall(r"<blockquote>(.*?)</blockquote>", page, re.DOTALL):
                assert len(html.unescape(re.sub(r"<[^>]+>", "", quotation))) <= 300
        assert "and quiet " * 40 not in published.get("/entries.json").text
        assert "and quiet " * 40 not in published.get("/entries.csv?kind=statement").text


def test_a_redirect_never_leaves_the_record(client) -> None:
    upload(client, "a.txt", report("peace"))
    entry = re.search(r"/entry/(entry-[0-9a-f]+)", client.get("/entries").text)[1]
    form = {"token": client.app.state.site.token, "who": "Ana", "verb": "reject", "id": entry, "back": "//evil.example"}
    assert client.post("/correct", data=form, follow_redirects=False).headers["location"] == "/review"


def test_a_password_guards_every_page(tmp_path: Path) -> None:
    from communique.web import create_app

    path = tmp_path / "record.db"
    open_store(path, create=True).close()
    with testclient.TestClient(create_app(path, password="open sesame")) as client:
        assert client.get("/").status_code == 401
        assert client.get("/", auth=("x", "wrong")).status_code == 401
        assert client.get("/", auth=("x", "open sesame")).status_code == 200


def test_another_sites_name_that_leads_here_is_refused(tmp_path: Path) -> None:
    from communique.web import create_app
    from communique.web.app import LOOPBACK

    with open_store(tmp_path / "empty.db", create=True):
        pass
    client = testclient.TestClient(create_app(tmp_path / "empty.db", hosts=LOOPBACK))
    for host in ("127.0.0.1:8000", "localhost", "[::1]:8000"):
        assert client.get("/", headers={"host": host}).status_code == 200, host
    for host in ("rebound.example", "127.0.0.1.rebound.example:8000", "[::2]", ""):
        assert client.get("/", headers={"host": host}).status_code == 403, host


def test_beyond_this_machine_a_password_is_demanded(tmp_path: Path) -> None:
    from communique.web import serve

    with pytest.raises(UsageError, match="password-file"):
        serve(tmp_path / "record.db", host="0.0.0.0", port=0)
    empty = tmp_path / "empty.txt"
    empty.write_text("\n")
    for file, words in ((empty, "is empty"), (tmp_path / "none.txt", "cannot be read")):
        with pytest.raises(UsageError, match=words):
            serve(tmp_path / "record.db", host="0.0.0.0", port=0, password_file=file)


def test_a_taken_port_is_said_with_the_cure(tmp_path: Path) -> None:
    import socket

    from communique.web import serve

    open_store(tmp_path / "record.db", create=True).close()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match=f"another program listens at port {port}.*--port"):
            serve(tmp_path / "record.db", port=port)
