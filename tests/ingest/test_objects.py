"""JSON and JSONL."""

import json

import pytest

from communique.config import Config
from communique.ingest import ingest_bytes
from communique.model import Document, Finding

TEXT = "The river treaty\n\nThe ministers of Arland and Bergia signed the treaty on the river in Arnhafen on Monday."


def read(*lines: object, name: str = "news.jsonl") -> list[Document | Finding]:
    data = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    return ingest_bytes(data.encode(), name=name, config=Config())


def test_a_line_gives_a_document_with_its_external_metadata():
    row = {"doc": "a.txt", "text": TEXT, "published": "2018-04-18", "url": "http://example.org", "publisher": "Courier"}
    (document,) = read(row)
    assert (document.name, document.text, document.url) == ("a.txt", TEXT, "http://example.org")
    assert (document.published.value, document.published.method, document.published.precision) == (
        "2018-04-18",
        "external",
        "day",
    )
    assert document.publisher.method == "external"


@pytest.mark.parametrize(
    "row",
    [
        {"id": "a", "text": TEXT, "date": "2018-04-18", "hostname": "example.org"},
        {"filename": "a", "maintext": TEXT, "date_publish": "2018-04-18 10:00:00", "source_domain": "example.org"},
        {"name": "a", "articleBody": TEXT, "datePublished": "2018-04-18T10:00:00Z", "publisher": "example.org"},
    ],
)
def test_the_names_that_scrapers_use_are_understood(row):
    (document,) = read(row)
    assert document.name == "a"
    assert document.published.value.startswith("2018-04-18")
    assert document.publisher.value == "example.org"


def test_a_title_from_outside_is_kept_where_the_text_has_none():
    body = TEXT.split("\n\n")[1]
    (document,) = read({"text": body, "title": "The river treaty"})
    assert (document.title.value, document.title.method) == ("The river treaty", "external")


def test_a_line_without_name_is_named_by_its_place():
    assert read({"text": TEXT}, {"text": TEXT + " Again."})[1].name == "news.jsonl:2"


def test_one_object_and_a_list_of_objects_are_read():
    assert read(json.dumps({"text": TEXT}, indent=1), name="one.json")[0].text == TEXT
    assert len(read(json.dumps([{"text": TEXT}, {"text": TEXT}]), name="two.json")) == 2


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('{"doc": "b", "te', "truncated-json"),
        ("[1, 2]", "wrong-type"),
        ("3", "wrong-type"),
        ('{"text": 5}', "wrong-type"),
        ('{"doc": "a"}', "missing-text"),
        ('{"text": "   "}', "blank-input"),
        ("[" * 100_000, "bad-json"),
    ],
)
def test_a_line_that_cannot_be_used_gives_a_finding_and_the_others_are_read(line, code):
    results = read({"doc": "a", "text": TEXT}, line)
    assert isinstance(results[0], Document)
    assert [one.code for one in results[1:]] == [code]
    assert results[1].cure


def test_a_broken_line_in_the_middle_does_not_stop_the_rest():
    results = read({"text": TEXT}, '{"text": "x', {"text": TEXT})
    assert [type(one).__name__ for one in results] == ["Document", "Finding", "Document"]
    assert results[1].code == "bad-json"


def test_metadata_of_the_wrong_type_is_passed_over_with_a_warning():
    finding, document = read({"text": TEXT, "published": 5})
    assert (finding.code, finding.severity) == ("wrong-metadata-type", "warning")
    assert document.published is None


@pytest.mark.parametrize(("words", "code"), [("2018-02-31", "impossible-date"), ("last week", "unreadable-date")])
def test_a_bad_publication_date_is_a_finding(words, code):
    finding, document = read({"text": TEXT, "published": words})
    assert finding.code == code
    assert document.published is None


def test_lone_surrogates_of_json_are_replaced():
    results = read('{"text": "A river \\ud800 runs between the two states of Arland and Bergia."}')
    assert [one.code for one in results if isinstance(one, Finding)] == ["lone-surrogates"]
    assert "\ufffd" in results[-1].text


@pytest.mark.parametrize(
    "row",
    [
        {
            "Headline": "The river treaty",
            "articleText": TEXT,
            "publishedAt": "2018-04-18T10:00:00Z",
            "source": {"id": None, "name": "Courier"},
        },
        {"headline": {"main": "The river treaty"}, "body_text": TEXT, "pub_date": "2018-04-18", "Source": "Courier"},
        {
            "title": "The river treaty",
            "paragraphs": TEXT.split("\n\n"),
            "timestamp": 1524045600,
            "newspaper": "Courier",
        },
        {"title": "The river treaty", "content": {"rendered": TEXT}, "created": 1524045600000, "outlet": "Courier"},
        {
            "title": "The river treaty",
            "text": TEXT,
            "date": "20180418",
            "source": "https://courier.example",
            "site": "Courier",
        },
    ],
)
def test_keys_of_other_programs_are_understood_whatever_their_case_and_nesting(row):
    (document,) = read(row)
    assert document.published.value.startswith("2018-04-18")
    assert (document.publisher.value, document.title.value) == ("Courier", "The river treaty")
    assert document.text == TEXT


def test_html_in_a_line_becomes_reading_text():
    (document,) = read({"id": "a", "content": "<p>The ministers <b>signed</b> the treaty.</p><p>They left.</p>"})
    assert document.text.split() == "The ministers signed the treaty. They left.".split()


def test_a_domain_of_a_known_outlet_is_that_outlet():
    assert read({"text": TEXT, "domain": "www.reuters.com"})[0].publisher.value == "Reuters"
