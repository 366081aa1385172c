"""What a page says leads where it says: every number to a list of so many, every `#c…` to words that are there."""

import csv
import html
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from communique.config import Config

testclient = pytest.importorskip("starlette.testclient")
PAGES = (
    "/", "/entries", "/entries?q=treaty", "/entries?kind=meeting", "/entries?issue=nuclear-arms",
    "/entries?issue=nuclear-arms&status=held", "/entries?speaker=Shultz", "/entries?since=1987&until=1988&kind=meeting",
    "/entries?place=New+York", "/entries?actor=Soviet+Union&q=missile", "/actor/state:usa",
    "/actor/person:ronald-reagan", "/network?actor=Gorbachev", "/map", "/map?since=1986&until=1986",
)  # fmt: skip
LINK = re.compile(
    r'<a [^>]*href="(?P<link>/entries[^"]*)"[^>]*>(?P<inner>.*?)</a>'
    r'(?:\s*<span class="soft">(?P<beside>[\d,]+)</span>|</td><td class="n">(?P<cell>[\d,]+)</td>)?',
    re.DOTALL,
)
INNER = re.compile(r"<strong>([\d,]+)</strong>|: (\d+)</title>|^(\d+)$")


@pytest.fixture(scope="module")
def client(record: Path) -> Iterator[object]:
    from communique.web import create_app

    with testclient.TestClient(create_app(record, config=Config(reader="rules"))) as found:
        yield found


@pytest.mark.parametrize("page", PAGES)
def test_every_number_is_that_of_the_list_it_leads_to(client, page: str) -> None:
    numbers: dict[str, int] = {}
    for match in LINK.finditer(client.get(page).text):
        inner = INNER.search(match["inner"])
        said = match["beside"] or match["cell"] or (next(filter(None, inner.groups())) if inner else None)
        if said:
            numbers[html.unescape(match["link"])] = int(said.replace(",", ""))
    assert numbers
    for link, number in numbers.items():
        assert len(client.get(link.replace("/entries", "/entries.json", 1)).json()) == number, link


def test_the_number_of_an_issue_and_of_an_actor_is_that_of_its_list(client) -> None:
    issues = client.get("/issues.json").json()
    assert {one["issue"] for one in issues} >= {"nuclear-arms", "security"}  # the wider one as well
    for one in issues:
        assert len(client.get("/entries.json", params={"issue": one["issue"]}).json()) == one["entries"], one
    for one in client.get("/actors.json").json():
        for kind in ("statement", "meeting", "agreement", "action"):
            listed = client.get("/entries.json", params={"actor": one["id"], "kind": kind}).json()
            assert len(listed) == one[f"{kind}s"], one


def test_every_place_in_a_document_that_is_named_is_there(client) -> None:
    pages = [f"/document/{one['id']}" for one in client.get("/documents.json").json()]
    linking = [*pages, "/entries?q=treaty", "/entries?q=missile+defence", "/entries?kind=meeting", "/timeline"]
    linking += re.findall(r'href="(/entry/[^"]+)"', client.get("/entries?kind=meeting").text)
    anchors = {page: set(re.findall(r'id="(c\d+)"', client.get(page).text)) for page in pages}
    for page in linking:
        text = client.get(page).text
        own = re.findall(r'href="#(c\d+)"', text)
        assert set(own) <= anchors.get(page, set()), page
        for document, asked, place in re.findall(r'href="(/document/[^"#?]+)(\?at=[\d-]+)?#(c\d+)"', text):
            if asked:
                assert f'id="{place}"' in client.get(document + asked).text, (page, place)
            else:
                assert place in anchors[document], (page, document, place)


def test_a_span_in_the_address_is_marked_where_it_stands(client) -> None:
    document = client.get("/documents.json").json()[0]["id"]
    page = client.get(f"/document/{document}?at=5-9").text
    plain = html.unescape(
        re.sub("<[^>]+>", "", re.search(r'id="text" data-start="0">(.*)</div>\s*</div>\s*<aside', page, re.DOTALL)[1])
    )
    marked = re.findall(r'<span id="c\d+"></span><a class="mark [^"]*f-at [^"]*"[^>]*>([^<]*)</a>', page)
    assert html.unescape("".join(marked)) == plain[5:9]
    for wrong in ("9-5", "5", "a-b", "5-99999999", "-1-3", "٣-٤", "1" * 30 + "-2"):
        answer = client.get(f"/document/{document}", params={"at": wrong})
        assert answer.status_code == 200
        assert "f-at" not in answer.text


def test_lists_of_documents_actors_issues_and_ties_are_also_tables(client) -> None:
    for path in ("/documents", "/actors", "/issues", "/network"):
        query = "?actor=Gorbachev" if path == "/network" else ""
        rows = client.get(f"{path}.json{query}").json()
        table = list(csv.DictReader(io.StringIO(client.get(f"{path}.csv{query}").text)))
        assert rows
        assert [list(row.values()) for row in table] == [
            ["" if value is None else str(value) for value in row.values()] for row in rows
        ]
        assert client.get(f"{path}.ics{query}").status_code == 404
    assert client.get("/network.csv").status_code == 404
    assert client.get("/timeline.ics").text.startswith("BEGIN:VCALENDAR")
    assert {one["kind"] for one in client.get("/timeline.json").json()} <= {"meeting", "agreement", "action"}


def test_a_kind_chosen_takes_the_place_of_another(client) -> None:
    page = client.get("/entries?kind=meeting&q=Gorbachev").text
    assert "kind=meeting&amp;kind=" not in page
    assert 'href="/entries?q=Gorbachev&amp;kind=statement"' in page


def test_an_issue_that_is_asked_for_is_no_facet_beside_others(client) -> None:
    assert "<h2>Issue</h2>" in client.get("/entries?q=treaty").text
    assert (
        "<h2>Issue</h2>" not in client.get("/entries?q=treaty&issue=nuclear-arms").text
    )  # one is enough, so no number


def test_a_long_document_has_parts_and_every_place_its_own(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from communique.web import browsing, create_app

    monkeypatch.setattr(browsing, "PART", 500)
    with testclient.TestClient(create_app(record, config=Config(reader="rules"))) as client:
        one = client.get("/documents.json").json()[0]
        address = f"/document/{one['id']}"
        parts = []
        for page in range(1, -(-one["length"] // 500) + 1):
            text = client.get(f"{address}?page={page}").text
            assert f"of {one['length']:,}</span>" in text
            parts.append(
                html.unescape(re.sub("<[^>]+>", "", re.search(r'data-start="\d+">(.*?)</div>', text, re.DOTALL)[1]))
            )
        assert [len(part) for part in parts[:-1]] == [500] * (len(parts) - 1)
        assert len("".join(parts)) == one["length"]
        last = client.get(f"{address}?at={one['length'] - 5}-{one['length'] - 1}").text
        assert f'id="c{one["length"] - 5}"' in last
        assert client.get(f"{address}?page=999").status_code == 200
        for document, asked, place in re.findall(
            r'href="(/document/[^"#?]+)(\?at=[\d-]+)#(c\d+)"', client.get("/entries?q=treaty").text
        ):
            assert f'id="{place}"' in client.get(document + asked).text
