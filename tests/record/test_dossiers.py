"""What a person types after `show`."""

from pathlib import Path

import pytest

from communique.errors import UsageError
from communique.record import ActorDossier, DocumentDossier, Dossier, show
from communique.store import Store
from worlds import make_record


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return make_record(tmp_path)


@pytest.mark.parametrize("name", ["person:ada-berg", "Berg", "ada berg"])
def test_actor_is_shown_by_id_and_by_names(store: Store, name: str) -> None:
    found = show(store, name)
    assert isinstance(found, ActorDossier) and found.actor.id == "person:ada-berg"


@pytest.mark.parametrize("name", ["first.txt", "https://news.example/first"])
def test_document_is_shown_by_name_and_by_address(store: Store, name: str) -> None:
    found = show(store, name)
    assert isinstance(found, DocumentDossier) and found.document.name == "first.txt"


def test_the_hash_of_an_id_is_enough(store: Store) -> None:
    document = show(store, "first.txt")
    assert isinstance(document, DocumentDossier)
    assert show(store, document.document.id.removeprefix("doc-")[:8]) == document
    claim, entry = next(iter(document.entries.items()))
    for id in (claim, entry):
        found = show(store, id.rpartition("-")[2])
        assert isinstance(found, Dossier) and found.entry.id == entry


def test_a_name_of_nothing_is_refused(store: Store) -> None:
    with pytest.raises(UsageError, match="nothing in the record has the name 'Nobody'"):
        show(store, "Nobody")
