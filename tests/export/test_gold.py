import msgspec

from communique.export import gold_document
from communique.model import Evidence, Item, Meeting, Party, Span, Statement, When, Where
from worlds import first_document, make_claim, make_document, second_document


def test_document_without_claims_has_every_key() -> None:
    assert gold_document(make_document("a.txt", "Nothing."), []) == {
        "doc": "a.txt",
        "metadata": {
            "title": None,
            "published": None,
            "published_from": None,
            "dateline_place": None,
            "publisher": None,
            "agencies": [],
            "language": "en",
        },
        "items": [],
        "statements": [],
        "meetings": [],
        "agreements": [],
        "actions": [],
    }


def test_claims_go_under_their_kinds() -> None:
    document, claims = first_document()
    gold = gold_document(document, claims)
    assert [len(gold[kind]) for kind in ("statements", "meetings", "agreements", "actions")] == [1, 1, 1, 1]
    assert gold["meetings"][0]["parties"] == ["Ada Berg", "Luis Soto"]
    assert gold["meetings"][0]["date"] == "2010-05-11"
    assert gold["actions"][0]["targets"] == ["salmon farmers"]


def test_speaker_bound_to_nobody_has_no_name() -> None:
    document, _ = second_document()
    event = Statement(
        speaker=Party(None, "analysts"),
        content=("the talks",),
        form="indirect",
        speaker_span=Span(0, 6),
        content_spans=(Span(0, 6),),
    )
    gold = gold_document(document, [make_claim(document, event, "the talks")])
    assert gold["statements"][0]["speaker_name"] is None
    assert gold["statements"][0]["speaker"] == [0, 6]


def test_rare_keys_appear_only_where_they_say_something() -> None:
    document, claims = first_document()
    assert "nested" not in gold_document(document, claims)["statements"][0]
    event = Statement(
        speaker=None,
        content=("tariff",),
        form="direct",
        nested=True,
        on_behalf_of=Party("state:nor", "Norway"),
        joint_speakers=(Party("person:ada-berg", "Ada Berg"),),
    )
    (item,) = gold_document(document, [make_claim(document, event, "tariff")])["statements"]
    assert (item["nested"], item["on_behalf_of"], item["joint_speakers"]) == (True, "Norway", ["Ada Berg"])


def test_meeting_that_lasts_has_an_end_and_a_put_off_one_a_new_date() -> None:
    document, _ = first_document()
    event = Meeting(
        parties=(),
        status="cancelled",
        when=When("2010-05-11", "2010-05-12"),
        new_when=When("2010-06"),
        where=Where("Oslo"),
        spans=(Span(0, 8),),
    )
    (item,) = gold_document(document, [make_claim(document, event, "Oslo")])["meetings"]
    assert (item["date"], item["end_date"], item["new_date"], item["place"]) == (
        "2010-05-11",
        "2010-05-12",
        "2010-06",
        "Oslo",
    )
    assert item["spans"] == [[0, 8]]


def test_metadata_of_an_archive_record_is_complete() -> None:
    document = msgspec.structs.replace(
        first_document()[0],
        rights=(Evidence("POOL", "field"), Evidence("(c) Example 2010", "field")),
        embargo_until=Evidence("2010-05-20T12:00", "field"),
        published=Evidence("2010-05-12T10:00", "external", precision="minute"),
        topics=("Fisheries",),
        items=(Item("Talks", Span(0, 10)),),
    )
    gold = gold_document(document, [])
    assert gold["metadata"]["rights"] == "POOL; (c) Example 2010"
    assert gold["metadata"]["embargo_until"] == "2010-05-20T12:00"
    assert gold["metadata"]["published_from"] == "inferred"
    assert gold["items"] == [{"heading": "Talks", "span": [0, 10]}]


def test_entry_ids_stand_on_every_item_when_asked_for() -> None:
    document, claims = first_document()
    gold = gold_document(document, claims, entries={claims[0].id: "entry-1"})
    assert gold["meetings"][0]["entry"] == "entry-1"
    assert gold["statements"][0]["entry"] == claims[1].id
    assert gold["statements"][0]["claim"] == claims[1].id
