"""Labels as people write them."""

import typing
from pathlib import Path

import pytest

from communique.model import Meeting, When
from communique.model.events import Act, AgreementStatus, Code, Status
from communique.ontology import load_ontology
from communique.record import Filters, list_entries
from communique.record.filters import _label_key
from communique.store import Store, open_store
from worlds import fill, make_claim, make_document, make_record

LABELS = (("missile-defence", "held"), ("crisis:Syria", "cancelled"), ("energy", "planned"))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = open_store(tmp_path / "record.db", create=True)
    for number, (issue, status) in enumerate(LABELS, 1):
        document = make_document(f"{number}.txt", f"Talks number {number} were called.", published="2010-05-01")
        event = Meeting(
            parties=(), status=status, title=f"talks {number}", when=When(f"2010-05-0{number}"), issues=(issue,)
        )  # type: ignore[arg-type]
        fill(store, (document, [make_claim(document, event, f"Talks number {number}")]))
    return store


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"issue": ("Missile Defense",)}, ["missile-defence"]),
        ({"issue": ("missile defence",)}, ["missile-defence"]),
        ({"issue": ("security",)}, ["missile-defence"]),
        ({"issue": ("crisis",)}, ["crisis:Syria"]),
        ({"issue": ("crisis:syria, energy",)}, ["crisis:Syria", "energy"]),
        ({"status": ("canceled",)}, ["crisis:Syria"]),
        ({"status": ("cancelled,planned",)}, ["crisis:Syria", "energy"]),
    ],
)
def test_label_is_found_however_it_is_written(
    store: Store, asked: dict[str, tuple[str, ...]], found: list[str]
) -> None:
    entries = list_entries(store, Filters(**asked)).entries  # type: ignore[arg-type]
    assert [entry.entry.event.issues[0] for entry in entries] == found


def test_unknown_label_is_told_those_that_there_are(store: Store) -> None:
    page = list_entries(store, Filters(issue=("whaling",)))
    assert not page.entries
    labels = "crisis, crisis:Syria, economy, energy, missile-defence, security"
    assert page.notes == (f"no issue 'whaling' in the record; there are {labels}",)


def test_label_nearly_right_is_told_the_right_one(store: Store) -> None:
    page = list_entries(store, Filters(issue=("missle-defence, energy",)))
    assert len(page.entries) == 1
    assert page.notes == ("no issue 'missle-defence' in the record; did you mean missile-defence?",)


def test_label_nearly_right_of_which_the_record_has_nothing_is_told_its_spelling(store: Store) -> None:
    (note,) = list_entries(store, Filters(issue=("piricy",))).notes
    assert note.startswith("no issue 'piricy' in the record; nor anything on piracy; there are crisis, ")


@pytest.mark.parametrize("act", ["oppose", "opposes", "Opposes"])
def test_act_is_found_by_its_verb(tmp_path: Path, act: str) -> None:
    (tmp_path / "world").mkdir()
    entries = list_entries(make_record(tmp_path / "world"), Filters(act=(act,))).entries
    assert [getattr(entry.entry.event, "act", None) for entry in entries] == ["opposes"]


def test_no_two_labels_are_one_as_people_write_them() -> None:
    statuses = {*typing.get_args(Status), *typing.get_args(AgreementStatus)}
    kinds = (load_ontology().issues, typing.get_args(Act), statuses, typing.get_args(Code))
    for labels in kinds:
        assert len({_label_key(label) for label in labels}) == len(set(labels))
