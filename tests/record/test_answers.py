from pathlib import Path

import pytest

from communique.errors import UsageError
from communique.model import Evidence
from communique.record import (
    ActorDossier,
    DocumentDossier,
    Dossier,
    Filters,
    get_stats,
    list_actors,
    list_positions,
    list_sources,
    search_entries,
    search_texts,
    show,
)
from communique.store import Store, check_record
from worlds import fill, first_document, make_document, make_record


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return make_record(tmp_path)


def test_dossier_gives_the_sentence_around_the_words(store: Store) -> None:
    claim = first_document()[1][1]
    found = show(store, claim.id)
    assert isinstance(found, Dossier)
    (telling,) = found.tellings
    assert telling.claim == claim
    assert telling.context.startswith("“We will not accept the new tariff on fish”, Berg said.")
    assert telling.context_span.of(first_document()[0].text) == telling.context


def test_beginning_of_an_id_is_enough_when_it_names_one_thing(store: Store) -> None:
    document = first_document()[0]
    found = show(store, document.id[:8])
    assert isinstance(found, DocumentDossier)
    assert found.document == document
    assert len(found.claims) == len(found.entries) == 4
    with pytest.raises(UsageError, match="more than one"):
        show(store, "entry-")
    with pytest.raises(UsageError, match="nothing"):
        show(store, "treaty-")


def test_actor_shows_what_it_took_part_in(store: Store) -> None:
    found = show(store, "person:ada-berg")
    assert isinstance(found, ActorDossier)
    assert found.counts == {"statement": 1, "meeting": 2, "agreement": 1, "action": 0}
    assert found.newest[0].kind == "statement"


def test_position_of_a_state_gathers_who_speaks_for_it(store: Store) -> None:
    positions = list_positions(store, Filters(issue=("trade-economy",))).positions
    assert [(one.name, one.acts) for one in positions] == [("Norway", {"expects": 1, "opposes": 1})]
    assert [one.day for one in positions[0].statements] == ["2010-04-20", "2010-05-12"]


def test_positions_by_speaker_keep_persons_apart(store: Store) -> None:
    positions = list_positions(store, Filters(issue=("trade-economy",)), by_speaker=True).positions
    assert {one.name for one in positions} == {"Ada Berg", "Norwegian Foreign Ministry"}


def test_search_finds_entries_by_words_and_by_names(store: Store) -> None:
    assert search_entries(store, Filters(words="salmon")).total == 1
    assert search_entries(store, Filters(words="Soto protocol")).entries[0].kind == "agreement"


@pytest.mark.parametrize("words", ["protocols", "tariffs", "Fisheries protocols"])
def test_search_finds_the_other_number_of_a_word(store: Store, words: str) -> None:
    one = words.removesuffix("s")
    found = [entry.id for entry in search_entries(store, Filters(words=words)).entries]
    assert found == [entry.id for entry in search_entries(store, Filters(words=one)).entries] != []


def test_search_says_where_the_words_stand_in_a_document(store: Store) -> None:
    (found,) = search_texts(store, Filters(words='"fisheries protocol"'))
    assert found.citation.quote == "fisheries protocol"
    assert found.citation.span.of(first_document()[0].text) == "fisheries protocol"
    assert found.before.endswith("the Oslo ")


def test_search_folds_accents(tmp_path: Path) -> None:
    with make_record(tmp_path) as store:
        fill(store, (make_document("x.txt", "Señor Núñez spoke in Córdoba."), []))
        assert len(search_texts(store, Filters(words="nunez cordoba"))) == 1


def test_embargoed_document_is_neither_listed_nor_searched_nor_shown(tmp_path: Path) -> None:
    hush = make_document("hush.txt", "Secret salmon.", embargo_until=Evidence("2999-01-01", "field"))
    with make_record(tmp_path) as store:
        fill(store, (hush, []))
        assert hush.id not in {one.id for one in list_sources(store, Filters())}
        assert len(search_texts(store, Filters(words="salmon"))) == 1
        assert get_stats(store).documents == 2
        with pytest.raises(UsageError, match="embargo"):
            show(store, hush.id)
        asked = Filters(words="salmon", include_embargoed=True)
        assert len(search_texts(store, asked)) == 2
        assert isinstance(show(store, hush.id, include_embargoed=True), DocumentDossier)


def test_actors_are_counted_and_found_by_name(store: Store) -> None:
    assert list_actors(store)[0].actor.name == "Norway"
    (berg,) = list_actors(store, words="berg")
    assert (berg.statements, berg.meetings, berg.agreements, berg.actions) == (1, 2, 1, 0)
    assert {one.actor.kind for one in list_actors(store, kind="state")} == {"state"}


def test_sources_tell_what_was_read(store: Store) -> None:
    assert [(one.name, one.claims) for one in list_sources(store, Filters())] == [
        ("second.txt", (1, 1, 0, 0)),
        ("first.txt", (1, 1, 1, 1)),
    ]
    assert [one.name for one in list_sources(store, Filters(since="2010-05"))] == ["first.txt"]
    with pytest.raises(UsageError, match="actor"):
        list_sources(store, Filters(actor=("Berg",)))


def test_stats_count_by_kind(store: Store) -> None:
    stats = get_stats(store)
    assert stats.entries == {"statement": 2, "meeting": 2, "agreement": 1, "action": 1}
    assert (stats.first, stats.last, stats.fused) == ("2010-04-20", "2010-05-12", True)


def test_sound_record_has_no_problems(store: Store) -> None:
    with store.read() as connection:
        assert check_record(connection) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("UPDATE citations SET quote = 'Oslo!' WHERE claim = 1 AND n = 0", "citation-mismatch"),
        ("UPDATE citations SET span_end = span_end + 1 WHERE claim = 2", "citation-mismatch"),
        ("UPDATE texts SET text = 'x' || text WHERE seq = 1", "citation-mismatch"),
        ("DELETE FROM citations WHERE claim = 3", "claim-uncited"),
        ("UPDATE claims SET kind = 3 WHERE seq = 1", "claim-inconsistent"),
        ("DELETE FROM entry_claims WHERE entry = 1", "claim-inconsistent"),
        ("UPDATE entries SET day = 20000101 WHERE seq = 1", "entry-inconsistent"),
        ("UPDATE documents SET length = 3 WHERE seq = 1", "document-inconsistent"),
        ("UPDATE documents SET copy_of = 'doc-0' WHERE seq = 1", "document-inconsistent"),
        ("DELETE FROM entries_words WHERE rowid % 10000000000 = 1", "index-inconsistent"),
    ],
)
def test_check_names_what_does_not_hold(store: Store, change: str, code: str) -> None:
    with store.write() as connection:
        connection.exec_driver_sql(change)
    with store.read() as connection:
        assert code in {problem.code for problem in check_record(connection)}
