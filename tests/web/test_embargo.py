"""A document under embargo shows nowhere: not in lists, names, numbers, suggestions, queues or data."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from communique.config import Config
from communique.runners.add import add_paths
from communique.store import open_store

testclient = pytest.importorskip("starlette.testclient")
OPEN = """Ministers meet in Oslo

OSLO, March 3, 2014 (Lakeside Press) - Russian Foreign Minister Sergei Lavrov met US Secretary of State John Kerry in
Oslo on Monday. "We agreed to go on with the talks on energy," Lavrov said.
"""
CLOSED = """EMBARGOED UNTIL 1 JANUARY 2099 00:00 GMT

Quokkamore meets Kerry

REYKJAVIK, March 4, 2024 - Foreign Minister Zebulon Quokkamore of Iceland met US Secretary of State John Kerry in
Reykjavik on Tuesday. "The quokka treaty on nuclear arms will be signed," Quokkamore said.
"""
PAGES = (
    "/", "/entries", "/entries?q=quokka", "/entries?q=Kerry", "/entries?actor=Quokkamor", "/entries?speaker=Zebulon",
    "/entries?issue=nuclear", "/timeline", "/actors", "/actors?q=quokk", "/actor/person:john-kerry",
    "/actor/Quokkamore", "/actor/state:isl", "/issues", "/issue/nuclear-arms", "/network", "/network?actor=Kerry",
    "/network?actor=Quokkamore", "/map", "/documents", "/review?why=doubtful", "/review?why=speaker",
    "/review?why=merge", "/entries.json", "/entries.csv", "/entries.ics", "/timeline.json", "/documents.json",
    "/actors.json", "/issues.json", "/network.json?actor=Kerry",
)  # fmt: skip
SECRET = re.compile(r"quokkamore|quokka treaty|closed\.txt|reykjavik|state:isl|2024", re.IGNORECASE)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("embargo")
    (folder / "open.txt").write_text(OPEN)
    (folder / "closed.txt").write_text(CLOSED)
    with open_store(folder / "record.db", create=True) as store:
        config = Config(reader="rules")
        assert add_paths(store, [folder / "open.txt", folder / "closed.txt"], config=config).added == 2
    return folder / "record.db"


def client_of(record: Path, **options: object) -> object:
    from communique.web import create_app

    return testclient.TestClient(create_app(record, config=Config(reader="rules"), **options))


@pytest.fixture(scope="module")
def client(record: Path) -> Iterator[object]:
    with client_of(record) as found:
        yield found


@pytest.mark.parametrize("page", PAGES)
def test_nothing_of_it_is_on_any_page(client, page: str) -> None:
    text = client.get(page).text
    asked = page.partition("=")[2] or page.rpartition("/")[2]
    text = re.sub(
        rf"(?i)(?:value=\"|words: |actor: |actor=|&#39;|q=){re.escape(asked)}", "", text
    )  # what was asked for
    assert not SECRET.search(text), SECRET.search(text)


def test_its_hour_shows_it(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from communique.record import filters

    monkeypatch.setattr(filters, "now", lambda: "2099-01-01T00:01Z")
    with client_of(record) as client:
        assert "Quokkamore" in client.get("/actors").text
        assert "quokka treaty" in client.get("/entries").text


def test_numbers_are_those_of_what_is_shown(client) -> None:
    for one in client.get("/actors.json").json():
        for kind in ("statement", "meeting", "agreement", "action"):
            assert len(client.get("/entries.json", params={"actor": one["id"], "kind": kind}).json()) == one[f"{kind}s"]
    for one in client.get("/issues.json").json():
        assert len(client.get("/entries.json", params={"issue": one["issue"]}).json()) == one["entries"]
    (documents,) = re.findall(r"<strong>(\d+)</strong> document", client.get("/").text)
    assert int(documents) == len(client.get("/documents.json").json()) == 1


def test_the_public_is_not_told_that_there_is_such_a_document(record: Path) -> None:
    with client_of(record) as client:
        assert "is under embargo until 2099" in client.get("/document/closed.txt").text
    with client_of(record, publish=True) as client:
        for path in ("/document/closed.txt", "/document/none.txt"):
            answer = client.get(path)
            assert answer.status_code == 404
            assert "embargo" not in answer.text


def test_a_merge_with_it_is_no_question_yet(record: Path, tmp_path: Path) -> None:
    import shutil

    from communique.model import Judgement
    from communique.store import find_doubts, load_claims, now, write_judgements

    copy = tmp_path / "copy.db"
    shutil.copy(record, copy)
    with open_store(copy) as store:
        with store.write() as connection:
            claims = {number: claim.id for number, claim in load_claims(connection)}
            left, right = sorted(claims.values())
            write_judgements(connection, [Judgement(left, right, "unsure", "perhaps", score=0.5)])
        with store.read() as connection:
            assert find_doubts(connection, "merge", at=now()) == []
            assert len(find_doubts(connection, "merge", at="2099-01-01T00:01Z")) == 1
            assert len(find_doubts(connection, "merge")) == 1
    with client_of(copy) as client:
        assert "Nothing of this kind is open" in client.get("/review?why=merge").text
