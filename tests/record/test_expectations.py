import re
from pathlib import Path

import msgspec
import pytest

from communique.errors import UsageError
from communique.lang.standing import ACHIEVED, ACHIEVED_WORDS, TOPIC_WORDS, TOPICS
from communique.model import Agreement, Evidence, Meeting, Party, Statement, When
from communique.pipeline.fusing import fuse_record
from communique.record import Filters, list_expectations
from communique.record.expectations_words import Topic, came_of, topic_of
from communique.record.words import other_numbers
from communique.store import Store, add_document, open_store
from worlds import BERG, SOTO, make_claim, make_document, make_reading, make_record

DAY = "2010-04-20"


def add(store: Store, name: str, published: str, *told: tuple[object, str], embargo: str | None = None) -> None:
    document = make_document(name, "\n\n".join(words for _, words in told), published=published)
    if embargo:
        document = msgspec.structs.replace(document, embargo_until=Evidence(embargo, "stated", precision="minute"))
    with store.write() as connection:
        claims = [make_claim(document, event, words) for event, words in told]
        add_document(connection, document, make_reading(document), claims)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "record.db", create=True)


def expects(content: str, *, speaker: Party = BERG, issues: tuple[str, ...] = ("energy",)) -> Statement:
    return Statement(speaker=speaker, content=(content,), form="indirect", act="expects", issues=issues)


def report(content: str, *, speaker: Party = SOTO, issues: tuple[str, ...] = ("energy",)) -> Statement:
    return Statement(speaker=speaker, content=(content,), form="indirect", act="reports", issues=issues)


def talks(status: str, day: str = "2010-05-11") -> Meeting:
    return Meeting(parties=(BERG, SOTO), status=status, when=When(day), issues=("energy",))  # type: ignore[arg-type]


@pytest.mark.parametrize(("then", "outcome"), [("held", "met"), ("cancelled", "not met"), ("refused", "not met")])
def test_a_planned_meeting_is_decided_by_its_own_later_report(store: Store, then: str, outcome: str) -> None:
    add(store, "a.txt", DAY, (talks("planned"), "Berg will receive Soto on 11 May."))
    add(store, "b.txt", "2010-05-12", (talks(then), "So it went with Berg and Soto on 11 May."))
    fuse_record(store)
    (found,) = list_expectations(store, Filters()).expectations
    assert (found.outcome, found.day) == (outcome, DAY)
    assert (found.expected.name, found.found.name) == ("a.txt", "b.txt")
    assert then in found.reason


def test_a_planned_meeting_of_which_nothing_is_heard_is_open(store: Store) -> None:
    add(store, "a.txt", DAY, (talks("planned"), "Berg will receive Soto on 11 May."))
    fuse_record(store)
    (found,) = list_expectations(store, Filters()).expectations
    assert (found.outcome, found.found, found.later) == ("open", None, None)


def test_a_report_of_the_same_day_decides_nothing(store: Store) -> None:
    add(store, "a.txt", DAY, (talks("planned", DAY), "Berg will receive Soto today."))
    add(store, "b.txt", DAY, (talks("cancelled", DAY), "Berg does not receive Soto today."))
    fuse_record(store)
    assert {one.outcome for one in list_expectations(store, Filters()).expectations} == {"open"}


def test_a_treaty_agreed_is_met_when_signed_and_no_expectation_before(store: Store) -> None:
    def treaty(status: str) -> Agreement:
        return Agreement(title="Oslo gas treaty", parties=(BERG, SOTO), status=status, issues=("energy",))  # type: ignore[arg-type]

    add(store, "a.txt", DAY, (treaty("agreed"), "They agreed on the Oslo gas treaty."))
    fuse_record(store)
    assert list_expectations(store, Filters()).expectations == ()
    add(store, "b.txt", "2010-06-01", (treaty("signed"), "They signed the Oslo gas treaty."))
    fuse_record(store)
    assert [one.outcome for one in list_expectations(store, Filters()).expectations] == ["met"]


NO_HOPE, HOPE = "that breakthroughs should not be expected", "a breakthrough at the talks"


@pytest.mark.parametrize(
    ("forecast", "later", "outcome"),
    [
        (NO_HOPE, "a breakthrough was achieved in the night", "not met"),
        (NO_HOPE, "no breakthrough was made", "met"),
        (HOPE, "a breakthrough was achieved in the night", "met"),
        (HOPE, "the two did not reach a breakthrough but achieved little", "not met"),
        (HOPE, "the talks were useful", "open"),
        (HOPE, "a breakthrough would please everybody", "open"),
        ("a breakthrough if the price is fixed", "a breakthrough was achieved", "open"),
        ("an agreement and a treaty", "a treaty was signed", "open"),
        ("the talks to be useful", "a breakthrough was achieved", "open"),
    ],
)
def test_a_forecast_is_decided_by_later_words_on_the_same_thing(
    store: Store, forecast: str, later: str, outcome: str
) -> None:
    add(store, "a.txt", DAY, (expects(forecast), f"Berg expects {forecast}."))
    add(store, "b.txt", "2010-05-12", (report(later, speaker=BERG), f"Berg said {later}."))
    fuse_record(store)
    (found,) = list_expectations(store, Filters()).expectations
    assert found.outcome == outcome
    assert (found.found is None) == (outcome == "open")


@pytest.mark.parametrize(
    ("later", "day"),
    [
        (report("a breakthrough was achieved", issues=("trade-economy",), speaker=BERG), "2010-05-12"),
        (report("a breakthrough was achieved", speaker=SOTO), "2010-05-12"),
        (report("a breakthrough was achieved", speaker=BERG), "2010-04-19"),
        (report("a breakthrough was achieved", speaker=BERG), "2012-05-12"),
        (expects("that a breakthrough is achieved"), "2010-05-12"),
    ],
    ids=["another issue", "another side", "before", "years later", "another forecast"],
)
def test_a_forecast_stays_open_beside_what_is_not_surely_the_same(store: Store, later: Statement, day: str) -> None:
    add(store, "a.txt", DAY, (expects(HOPE), f"Berg expects {HOPE}."))
    add(store, "b.txt", day, (later, f"It was said: {later.content[0]}."))
    fuse_record(store)
    assert {one.outcome for one in list_expectations(store, Filters()).expectations} == {"open"}


def test_a_report_under_embargo_decides_nothing_before_its_hour(store: Store) -> None:
    add(store, "a.txt", DAY, (talks("planned"), "Berg will receive Soto on 11 May."))
    later = (talks("held"), "Berg met Soto on 11 May.")
    add(store, "b.txt", "2010-05-12", later, embargo="2999-01-01T00:00:00+00:00")
    fuse_record(store)
    assert [one.outcome for one in list_expectations(store, Filters()).expectations] == ["open"]


def test_outcomes_narrow_the_list_and_the_counts_tell_all(tmp_path: Path) -> None:
    store = make_record(tmp_path)
    found = list_expectations(store, Filters(), outcomes=("met",))
    assert found.expectations == ()
    assert found.counts == {"met": 0, "not met": 0, "open": 2}
    with pytest.raises(UsageError, match="no outcome"):
        list_expectations(store, Filters(), outcomes=("perhaps",))


def test_topic_is_the_one_thing_named_and_whether_it_should_fail() -> None:
    assert topic_of("a deal this week") == Topic("agreement", False)
    assert topic_of("there will not be a cease-fire") == Topic("ceasefire", True)
    assert topic_of("a treaty if the others agree") is None


def test_every_report_that_decides_is_found_by_the_words_asked_for() -> None:
    assert TOPIC_WORDS.keys() == TOPICS.keys()
    forms = re.findall(r"[\w-]+", """breakthrough breakthroughs agreement agreements accord accords deal deals treaty
        treaties ceasefire ceasefires cease-fire cease-fires truce truces armistice armistices resolution resolutions
        declaration declarations communiqué communiqués communique protocol protocols summit summits visit visits
        ratify ratifies ratified ratification withdrawal withdraws withdrawn withdraw withdrew pullout pullouts
        pull-out pull-outs""")  # fmt: skip
    for form in forms:
        (topic,) = [name for name, pattern in TOPICS.items() if pattern.fullmatch(form)]
        word = form.partition("-")[0].replace("é", "e")  # as the index cuts it
        assert any(word in (one, *other_numbers(one)) for one in TOPIC_WORDS[topic]), form
    for words in ("took place", "has entered", "have entered", "came into force", "signed", "ratified", "made"):
        assert ACHIEVED.search(words)
        assert set(ACHIEVED_WORDS) & set(words.split())


def test_words_that_say_both_decide_nothing() -> None:
    assert came_of("treaty", "The treaty was signed. The treaty was not signed.") is None
    assert came_of("treaty", "The treaty was signed.") == "came"


def test_words_that_expect_are_a_forecast_whatever_the_act(store: Store) -> None:
    def told(content: str) -> tuple[Statement, str]:
        return msgspec.structs.replace(report(content), act="calls-for"), f"Soto said {content}."

    add(store, "a.txt", DAY, told("no breakthroughs should be expected"), told("the visit was long expected"))
    fuse_record(store)
    (found,) = list_expectations(store, Filters()).expectations
    assert "should be expected" in found.expected.quote
