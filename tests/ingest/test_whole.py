"""Whole records of agencies, databases, sites and institutions: their metadata, and what of them is read."""

import tomllib
from pathlib import Path

import pytest

from communique.ingest import document_from_text
from communique.ingest.words import find_outlet
from communique.model import Document

TITLE = "Ministers agree on most of the river treaty"
LEAD = (
    "The foreign ministers of Ruritania and Bergia said after two hours of talks that the river treaty would be signed "
    "before the summer, and that their experts would meet again next month to settle the fishing rights."
)
MORE = "A spokesman said the two sides had agreed on nine of the eleven articles."
READ = ("title", "heading", "caption", "body", "shotlist")
RECORDS = tomllib.loads((Path(__file__).parent / "whole.toml").read_text(encoding="utf-8"))


def name_of(words: str | None) -> str:
    """Return an outlet by its known name, for two forms of one name are both right."""
    outlet = find_outlet(words or "")
    return (outlet.name if outlet is not None else " ".join((words or "").split())).casefold().removeprefix("the ")


def kinds_at(document: Document, words: str, start: int = 0) -> set[str]:
    begin = document.text.index(words, start)
    end = begin + len(words)
    return {one.kind for one in document.segments if one.span.start < end and one.span.end > begin}


@pytest.mark.parametrize("record", RECORDS)
def test_a_whole_record_gives_its_metadata_and_its_report_alone(record: str) -> None:
    wanted = RECORDS[record]
    text = wanted["text"].replace("{TITLE}", TITLE).replace("{LEAD}", LEAD).replace("{MORE}", MORE)
    document = document_from_text(text, name=f"{record}.txt")
    assert document.title is not None and document.title.value in (TITLE, TITLE + ".")
    assert name_of(document.publisher and document.publisher.value) in map(name_of, wanted["publisher"].split("|"))
    assert ((document.published and document.published.value) or "")[:10] in wanted["day"].split("|")
    place = ((document.dateline_place and document.dateline_place.value) or "").split(",")[0].split(" / ")[0]
    assert "place" not in wanted or place == wanted["place"]
    authors = " | ".join(byline.value or "" for byline in document.bylines)
    for author in wanted.get("author", ()):
        assert any(form in authors for form in author.split("|"))
    wires = {name_of(agency.value) for agency in document.agencies}
    for wire in wanted.get("wires", ()):
        assert wires & set(map(name_of, wire.split("|")))
    assert kinds_at(document, LEAD) <= {"body"}
    position = -1
    while (position := text.find(MORE, position + 1)) >= 0:
        assert kinds_at(document, MORE, position) <= {"body"}
    for words in wanted["drop"]:
        assert not kinds_at(document, words) & set(READ), words
    assert "".join(segment.span.of(text) for segment in document.segments) == text
