"""The event table: only what happened is an event, each pair of sides once."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from communique.export.columns import PLOVER, TABLES
from communique.export.events import ACT_TYPE, CAMEO_ROOT, HAPPENED, event_rows
from communique.model import Action, Agreement, Event, Meeting, Party, Statement, Tenure, When
from communique.record import Filters
from communique.store import Store, open_store
from worlds import BERG, SOTO, fill, make_claim, make_document, make_record

NORWAY, SPAIN = Party("state:nor", "Norway"), Party("state:esp", "Spain")


class Known:
    """A directory that has Ada Berg and Luis Soto in the offices of two states."""

    def __init__(self) -> None:
        self.actors: dict[str, Any] = {}

    def tenures_of(self, actor: str, day: str | None = None) -> tuple[Tenure, ...]:
        offices = {"person:ada-berg": "state:nor/foreign-minister", "person:luis-soto": "state:esp/foreign-minister"}
        return (Tenure(actor, offices[actor], "2009", "2012"),) if actor in offices and (day or "") < "2012" else ()


def rows_of(tmp_path: Path, *events: Event, known: bool = False) -> list[dict[str, Any]]:
    """Return the event rows of a record with one document that tells these events."""
    text = "".join(f"Told {number}. " for number in range(len(events)))
    document = make_document("told.txt", text, published="2010-05-12")
    claims = [make_claim(document, event, f"Told {number}") for number, event in enumerate(events)]
    store = open_store(tmp_path / "told.db", create=True)
    fill(store, (document, claims))
    return list(event_rows(store, Filters(), directory=Known if known else None))


@pytest.mark.parametrize("status", ["planned", "proposed", "cancelled", "denied"])
def test_meeting_that_was_not_is_no_event(tmp_path: Path, status: Any) -> None:
    (row,) = rows_of(tmp_path, Meeting(parties=(BERG, SOTO), status=status))
    assert (row["event_type"], row["quad"], row["cameo_root"]) == (None, None, None)
    assert (row["told_type"], row["status"]) == ("CONSULT", status)
    assert row["happened"] == ("open" if status in ("planned", "proposed") else "no")


def test_refusal_to_meet_is_a_rejection(tmp_path: Path) -> None:
    (row,) = rows_of(tmp_path, Meeting(parties=(BERG, SOTO), status="refused"))
    assert (row["event_type"], row["event_mode"], row["quad"], row["happened"]) == ("REJECT", "meet", 3, "no")


def test_sanction_refused_is_no_event(tmp_path: Path) -> None:
    (row,) = rows_of(tmp_path, Action(code="SANCTION", actors=(NORWAY,), targets=(SPAIN,), status="refused"))
    assert (row["event_type"], row["told_type"]) == (None, "SANCTION")


def test_meeting_held_is_one_row_for_each_pair_of_sides(tmp_path: Path) -> None:
    envoy = Party("person:per-lund", "Per Lund", side="state:nor")
    chief = Party("body:nato", "NATO")
    (one, two, three) = rows_of(
        tmp_path, Meeting(parties=(BERG, SOTO, envoy, chief), status="held", format="call", when=When("2010-05-11"))
    )
    assert [(row["actor1_id"], row["actor2_id"], row["row"], row["rows"]) for row in (one, two, three)] == [
        ("body:nato", "state:esp", 1, 3),
        ("body:nato", "state:nor", 2, 3),
        ("state:esp", "state:nor", 3, 3),
    ]
    assert two["actor2_people"] == ("Ada Berg", "Per Lund")
    assert (two["actor2"], two["actor2_country"], two["actor2_known"]) == ("Norway", "NOR", "report")
    assert (one["event_type"], one["event_mode"], one["cameo_root"], one["directed"]) == (
        "CONSULT",
        "phone",
        "04",
        False,
    )


def test_action_goes_from_each_actor_to_each_target(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, Action(code="SANCTION", actors=(NORWAY, SPAIN), targets=(Party(None, "the rebels"),)))
    assert [(row["actor1"], row["actor2"], row["actor2_id"], row["directed"]) for row in rows] == [
        ("Norway", "the rebels", None, True),
        ("Spain", "the rebels", None, True),
    ]
    assert {row["quad"] for row in rows} == {4}


def test_deed_done_together_pairs_those_who_do_it(tmp_path: Path) -> None:
    (row,) = rows_of(tmp_path, Action(code="COOPERATE", actors=(NORWAY, SPAIN)))
    assert (row["actor1_id"], row["actor2_id"], row["directed"]) == ("state:esp", "state:nor", False)


def test_agreement_rejected_is_no_agreement(tmp_path: Path) -> None:
    signed, rejected = rows_of(
        tmp_path,
        Agreement(title="a treaty", parties=(NORWAY, SPAIN), status="signed"),
        Agreement(title="a draft", parties=(NORWAY,), status="rejected"),
    )
    assert (signed["event_type"], signed["actor1"], signed["actor2"]) == ("AGREE", "Spain", "Norway")
    assert (rejected["event_type"], rejected["told_type"], rejected["actor2"]) == ("REJECT", "AGREE", None)


def test_statement_is_the_verbal_event_of_its_act(tmp_path: Path) -> None:
    words = {"content": ("so",), "form": "indirect"}
    asks = Statement(speaker=BERG, act="calls-for", addressees=(SPAIN,), **words)  # type: ignore[arg-type]
    told = Statement(speaker=BERG, act="reports", **words)  # type: ignore[arg-type]
    fears = Statement(speaker=BERG, act="warns", **words)  # type: ignore[arg-type]
    warns = Statement(speaker=BERG, act="warns", addressees=(SPAIN,), **words)  # type: ignore[arg-type]
    types = [row["event_type"] for row in rows_of(tmp_path, asks, told, fears, warns)]
    assert types == ["REQUEST", None, None, "THREATEN"]


def test_spokesman_acts_for_whom_he_speaks(tmp_path: Path) -> None:
    spokesman = Party("person:per-lund", "Per Lund")
    said = Statement(speaker=spokesman, on_behalf_of=NORWAY, content=("so",), form="indirect", act="opposes")
    (row,) = rows_of(tmp_path, said)
    assert (row["actor1_id"], row["actor1_people"], row["event_type"]) == ("state:nor", ("Per Lund",), "REJECT")


def test_person_without_a_side_stands_for_the_office_of_the_day(tmp_path: Path) -> None:
    alone = tuple(msgspec.structs.replace(party, side=None) for party in (BERG, SOTO))
    in_office = Meeting(parties=alone, status="held", when=When("2010-05-11"))
    later = Meeting(parties=alone, status="held", when=When("2014-05-11"), format="call")
    one, two = rows_of(tmp_path, in_office, later, known=True)
    assert (one["actor2_id"], one["actor2_known"], one["actor2_people"]) == ("state:nor", "directory", ("Ada Berg",))
    assert (two["actor1_id"], two["actor1_known"], two["actor1_country"]) == ("person:ada-berg", None, None)


def test_occasion_without_parties_keeps_a_row(tmp_path: Path) -> None:
    (row,) = rows_of(tmp_path, Meeting(parties=(), status="held", title="Oslo Forum", format="multilateral"))
    assert (row["title"], row["actor1"], row["actor2"], row["rows"]) == ("Oslo Forum", None, None, 1)


def test_every_status_act_and_type_of_the_model_is_mapped() -> None:
    columns = {column.name: column for column in TABLES["event"]}
    assert set(HAPPENED) == set(columns["status"].values)
    assert set(CAMEO_ROOT) == set(PLOVER)
    assert set(ACT_TYPE) <= set(columns["act"].values)


def test_every_entry_has_a_row_and_words(tmp_path: Path) -> None:
    store: Store = make_record(tmp_path)
    rows = list(event_rows(store, Filters()))
    assert len({row["entry_id"] for row in rows}) == 6
    assert all(row["quote"] for row in rows)
