"""Every page over a record of sample reports, as a browser without JavaScript gets it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from communique.config import Config

testclient = pytest.importorskip("starlette.testclient")
PAGES = (
    "/", "/entries", "/entries?q=treaty", "/timeline", "/documents", "/actors", "/actors?q=shultz", "/issues",
    "/issue/nuclear-arms", "/timeline?actor=Reagan&actor=Gorbachev&compare=1", "/timeline?since=today",
    "/timeline?until=today&order=newest", "/review?why=speaker", "/review?why=merge",
    "/network", "/network?actor=Gorbachev", "/map", "/review", "/add", "/help",
)  # fmt: skip


@pytest.fixture
def client(record: Path) -> Iterator[object]:
    from communique.web import create_app

    with testclient.TestClient(create_app(record, config=Config(reader="rules"))) as found:
        yield found


def first(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    assert match is not None
    return match[1]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_answers_with_one_heading_and_no_foreign_address(client, page: str) -> None:
    answer = client.get(page)
    assert answer.status_code == 200
    assert answer.text.count("<h1") == 1
    assert not re.search(r'(?:src|href|action)="(?:https?:)?//', answer.text)
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert len(answer.content) < 200_000


def test_the_entry_shows_its_words_and_leads_to_the_document(client) -> None:
    entry = first(r'href="(/entry/entry-[0-9a-f]+)"', client.get("/entries?kind=meeting").text)
    page = client.get(entry).text
    assert 'class="f-' in page
    document = first(r'href="(/document/doc-[0-9a-f]+)\?at=', page)
    assert "seg-body" in client.get(document).text


def test_an_entry_told_often_has_pages_of_reports(client, monkeypatch: pytest.MonkeyPatch) -> None:
    from communique.web import browsing

    one = max(client.get("/entries.json?kind=meeting").json(), key=lambda one: len(one["claims"]))
    assert len(one["claims"]) > 2
    whole = client.get(f"/entry/{one['id']}").text
    told = re.findall(r'<article class="telling" id="(claim-\w+)">', whole)
    assert told == one["claims"]
    monkeypatch.setattr(browsing, "TELLINGS", 1)
    for page, claim in enumerate(told, 1):
        text = client.get(f"/entry/{one['id']}?page={page}").text
        assert re.findall(r'<article class="telling" id="(claim-\w+)">', text) == [claim]
        assert f"reports {page}–{page} of {len(told)}" in text
        for other, id in enumerate(told, 1):  # its history leads to each report on the page where it is
            link = f"#{id}" if other == page else f"/entry/{one['id']}?page={other}#{id}"
            assert f'href="{link}"' in text
    assert client.get(f"/entry/{one['id']}?page=99").status_code == 200


def test_why_reports_were_joined_names_both(client) -> None:
    one = max(client.get("/entries.json?kind=meeting").json(), key=lambda one: len(one["claims"]))
    reasons = client.get(f"/entry/{one['id']}").text.partition("Why these are one")[2]
    assert re.search(r'<li><a href="#claim-\w+">[^<]+</a> and <a href="#claim-\w+">[^<]+</a>: <span', reasons)


def test_a_list_is_also_data(client) -> None:
    shown = int(first(r"<strong>(\d+)</strong> entr", client.get("/entries?kind=meeting").text))
    assert len(client.get("/entries.json?kind=meeting").json()) == shown
    assert client.get("/entries.csv?kind=meeting").text.count("\n") == shown + 1
    assert client.get("/entries.ics?kind=meeting").text.startswith("BEGIN:VCALENDAR")
    assert client.get("/entries.exe").status_code == 404


def test_data_of_several_kinds_is_one_table_with_a_row_an_entry(client) -> None:
    import csv
    import io

    whole = int(first(r"<strong>(\d+)</strong> entr", client.get("/entries").text))
    rows = list(csv.DictReader(io.StringIO(client.get("/entries.csv").text)))
    assert len(rows) == whole == len(client.get("/entries.json").json())
    assert {row["kind"] for row in rows} >= {"statement", "meeting"}
    assert all(row["quote"] for row in rows)
    assert client.get("/entries.json?q=zorblatt").json() == []
    assert client.get("/entries.csv?since=nonsense").status_code == 400


def test_an_embargoed_document_is_shown_after_its_hour_only(client, record: Path) -> None:
    names = client.get("/documents").text
    assert "complete treaty on medium-range missiles" in names  # the embargo of 1987 has passed


def test_the_map_and_the_network_say_the_same_in_a_table(client) -> None:
    page = client.get("/map").text
    assert "<circle" in page
    assert re.search(r"<title>[^<]*New York[^<]*: 1</title>", page)
    assert re.search(r">New York</a></td><td class=\"n\">1</td>", page)
    page = client.get("/network?actor=Gorbachev").text
    assert "<circle" in page
    row = re.search(
        r"<tr><th scope=\"row\"><a href=\"/actor/[^\"]+\">Ronald Reagan</a></th>(.+?)</tr>", page, re.DOTALL
    )
    links = re.findall(r"href=\"(/entries[^\"]+)\">[^<]+</a>(?: <span class=\"soft\">(\d+))?", row[1])
    assert len(links) > 1  # with the middle, and with others around it
    for link, number in links[1:]:
        listed = client.get(link.replace("&amp;", "&").replace("/entries?", "/entries.json?")).json()
        assert len(listed) == int(number)


def test_an_issue_shows_stands_and_what_came_of_expectations(client) -> None:
    page = client.get("/issue/nuclear-arms").text
    assert "stand st-supporting" in page
    assert re.search(r"<strong>[1-9]\d*</strong> met", page)
    met = page.partition('id="met"')[2].partition("<h3")[0]
    assert met.count("<blockquote>") >= 2  # what was expected, and what was found
    assert all(client.get(link).status_code == 200 for link in set(re.findall(r'"(/entry/[^"]+)"', page)))


def test_an_actor_shows_positions_over_time(client) -> None:
    actor = first(r'href="(/actor/state%3A[a-z]+)"', client.get("/issue/nuclear-arms").text)
    page = client.get(actor).text
    assert "Positions over time" in page
    assert 'class="stand st-' in page


def test_two_actors_stand_side_by_side_by_month(client) -> None:
    page = client.get("/timeline?actor=Reagan&actor=Thatcher&compare=1").text
    assert re.search(r'<th scope="col">Reagan</th><th scope="col">Thatcher</th>', page)
    assert '<th scope="row">October 1986</th>' in page


def test_a_form_keeps_every_filter_that_it_does_not_show(client) -> None:
    asked = "actor=Reagan&actor=Gorbachev&actor=Shultz&status=held&kind=meeting&q=talks&issue=space&target=Reagan"
    for path in ("/entries", "/timeline"):
        form = first(r'(<form class="search".*?</form>)', client.get(f"{path}?{asked}").text.replace("\n", " "))
        kept = re.findall(r'<input[^>]* name="(\w+)" value="([^"]*)"', form)
        kept += [("q", value) for value in re.findall(r'name="q"[^>]*value="([^"]+)"', form)]
        for part in asked.split("&"):
            assert tuple(part.split("=")) in kept, (path, part)


def test_a_page_that_is_no_number_is_the_first(client) -> None:
    for page in ("²", "٣", "-1", "0", "1e3", "99999999"):
        assert client.get("/entries", params={"page": page}).status_code == 200
        assert client.get("/timeline", params={"page": page}).status_code == 200


def test_a_third_actor_can_be_put_beside_two(client) -> None:
    page = client.get("/timeline?actor=Reagan&actor=Thatcher&compare=1&kind=meeting&since=1986").text
    form = first(r'(<form class="search".*?</form>)', page.replace("\n", " "))
    assert re.findall(r'name="(\w+)" value="([^"]*)"', form) == [
        ("actor", "Reagan"), ("actor", "Thatcher"), ("kind", "meeting"), ("since", "1986"), ("compare", "1"),
    ]  # fmt: skip
    assert (
        client.get("/timeline?actor=Reagan&actor=Thatcher&actor=Shultz&compare=1").text.count('<th scope="col">') == 4
    )


def test_a_long_list_is_not_counted_and_its_page_says_so(client, monkeypatch: pytest.MonkeyPatch) -> None:
    from communique.web import browsing

    monkeypatch.setattr(browsing, "MOST_COUNTED", 2)
    page = client.get("/entries?since=1980").text
    assert "more than <strong>2</strong> entries" in page
    assert "Narrow the list" in page
    for kept in ("/entries", "/entries?kind=meeting", "/entries?actor=person:ronald-reagan"):  # sums of these are kept
        assert "more than" not in client.get(kept).text


def test_a_sum_that_is_kept_is_shown_where_facets_are_too_many_to_count(
    client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from communique.web import browsing

    monkeypatch.setattr(browsing, "MOST_FACETED", 2)
    page = client.get("/entries?actor=person:ronald-reagan").text
    total = int(re.search(r"<strong>(\d+)</strong> entries", page)[1])
    assert total == len(client.get("/entries.json?actor=person:ronald-reagan").json())
    assert "most frequent among the newest" in page


def test_the_queue_of_one_reason_is_no_page_of_another(client) -> None:
    assert client.get("/review?why=nonsense").status_code == 404


def test_unknown_things_are_said_to_be_unknown(client) -> None:
    assert client.get("/entry/entry-0000000000000000").status_code == 404
    assert client.get("/network?actor=Zorblatt").status_code in (400, 404)
    assert client.get("/document/doc-../../etc/passwd").status_code == 404
    assert client.get("/static/../app.py").status_code == 404


def test_publish_mode_shows_no_full_text_and_takes_no_write(record: Path) -> None:
    from communique.web import create_app

    with testclient.TestClient(create_app(record, publish=True)) as client:
        document = first(r'href="(/document/doc-[0-9a-f]+)"', client.get("/documents").text)
        page = client.get(document).text
        assert "published view" in page
        assert "seg-body" not in page
        assert "seg-body" not in client.get(document + "?at=0-400").text
        assert client.get("/add").status_code == 404
        assert (
            client.post(
                "/correct", data={"token": client.app.state.site.token, "who": "a", "verb": "reject"}
            ).status_code
            == 403
        )
