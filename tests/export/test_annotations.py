"""Web annotations: every target leads back to the words, by position and by quotation."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from communique.export import annotation_page, export_annotations
from communique.export.annotations import AROUND, describe
from communique.model import Action, Agreement, Meeting, Party, Statement, When, Where
from communique.pipeline import correcting
from communique.pipeline.fusing import fuse_record
from communique.record import Filters, list_entries
from communique.store import Store, open_store
from worlds import BERG, SOTO, fill, first_document, make_record, second_document


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return make_record(tmp_path)


def targets_of(annotation: dict[str, Any]) -> list[dict[str, Any]]:
    target = annotation["target"]
    return target if isinstance(target, list) else [target]


def test_every_target_leads_back_to_the_words(store: Store) -> None:
    texts = {document.name: document.text for document, _ in (first_document(), second_document())}
    annotations = list(export_annotations(store, Filters()))
    assert len(annotations) == 6
    for annotation in annotations:
        for target in targets_of(annotation):
            text = texts[target["communique:document"]]
            position, quotation = target["selector"]
            assert text[position["start"] : position["end"]] == quotation["exact"]
            around = quotation["prefix"] + quotation["exact"] + quotation["suffix"]
            assert around in text
            assert len(quotation["prefix"]) == min(AROUND, position["start"])


def test_page_is_one_json_object_with_the_keys_of_the_standard(store: Store) -> None:
    page = msgspec.json.decode("".join(annotation_page(export_annotations(store, Filters()))))
    assert page["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert (page["type"], page["startIndex"], len(page["items"])) == ("AnnotationPage", 0, 6)
    ids = [one["id"] for one in page["items"]]
    assert len(set(ids)) == 6
    for one in page["items"]:
        assert (one["type"], one["motivation"]) == ("Annotation", "describing")
        assert one["communique:entry"].startswith("entry-")
        assert one["body"][0]["purpose"] == "describing"
    assert msgspec.json.decode("".join(annotation_page([])))["items"] == []


def test_address_is_the_documents_own_or_that_of_the_archive(store: Store) -> None:
    def addresses(source: str | None = None) -> set[str]:
        return {one["target"]["source"] for one in export_annotations(store, Filters(), source=source)}

    own = addresses()
    assert "https://news.example/first" in own
    assert any(one.startswith("tag:communique,2026:doc-") for one in own)
    assert addresses("https://archive.example/{name}") == {
        "https://archive.example/first.txt",
        "https://archive.example/second.txt",
    }


def test_filters_and_decisions_of_people_hold(store: Store) -> None:
    assert len(list(export_annotations(store, Filters(status=("planned",))))) == 1
    meeting = next(one for one in list_entries(store).entries if one.kind == "meeting")
    correcting.edit(store, meeting.id, "format", "visit", judge="A. Reader", reason="")
    fuse_record(store)
    told = export_annotations(store, Filters(kinds=("meeting",)), revise=correcting.load_reviser(store))
    assert "visit" in {one["communique:event"]["format"] for one in told}


def test_text_made_from_a_page_has_no_positions_of_the_page(tmp_path: Path) -> None:
    document, claims = first_document()
    page = msgspec.structs.replace(document, source=f"<p>{document.text}</p>")
    store = open_store(tmp_path / "page.db", create=True)
    fill(store, (page, claims))
    for annotation in export_annotations(store, Filters()):
        assert all(target["selector"]["type"] == "TextQuoteSelector" for target in targets_of(annotation))


def test_document_under_embargo_is_not_annotated(tmp_path: Path) -> None:
    from communique.model import Evidence

    document, claims = first_document()
    store = open_store(tmp_path / "later.db", create=True)
    fill(store, (msgspec.structs.replace(document, embargo_until=Evidence("2199-01-01", "field")), claims))
    assert not list(export_annotations(store, Filters()))
    assert len(list(export_annotations(store, Filters(include_embargoed=True)))) == 4


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (
            Meeting(parties=(BERG, SOTO), status="planned", when=When("2010-05-11"), where=Where("Oslo")),
            "bilateral meeting, planned: Ada Berg, Luis Soto · 2010-05-11 · Oslo",
        ),
        (Agreement(title="a treaty", parties=(BERG,), status="signed"), "agreement, signed: a treaty · Ada Berg"),
        (
            Action(code="AID", actors=(BERG,), targets=(SOTO,), when=When("2010", "2011")),
            "AID, held: Ada Berg → Luis Soto · 2010 to 2011",
        ),
        (
            Statement(speaker=BERG, on_behalf_of=Party(None, "Norway"), content=("so",), form="indirect"),
            "reports: Ada Berg for Norway",
        ),
    ],
)
def test_description_tells_the_event_in_a_line(event: Any, words: str) -> None:
    assert describe(event) == words
