"""The days of utterances that no date stands beside."""

import msgspec

from communique.extract.statements import find_statements
from communique.extract.story_days import story_days, tells_of_past
from communique.model import Document, Evidence, Reading, Segment, Span
from communique.read.attribution import find_attributions

from .marked import read_marked
from .test_statements import NamelessDirectory


def dates_of(*lines: str, published: str, reading: Reading | None = None) -> list[str | None]:
    made, document = read_marked(*lines)
    document = msgspec.structs.replace(document, published=Evidence(published, "stated"))
    made = made if reading is None else reading
    if not made.attributions:
        found = find_attributions(document, made.sentences, made.tokens, made.mentions)
        made = msgspec.structs.replace(made, attributions=found)
    claims = find_statements(made, document, ontology=None, directory=NamelessDirectory())
    return [claim.event.when.start if claim.event.when else None for claim in claims]


def in_one_paragraph(*lines: str) -> Reading:
    reading, _ = read_marked(*lines)
    return msgspec.structs.replace(
        reading, sentences=tuple(msgspec.structs.replace(one, paragraph=0) for one in reading.sentences)
    )


def hung(reading: Reading, links: dict[str, str]) -> Reading:
    """Return the reading with each word of `links` hanging on another."""
    places = {token.text: place for place, token in enumerate(reading.tokens)}
    tokens = tuple(
        msgspec.structs.replace(token, head=places[links[token.text]] if token.text in links else -1)
        for token in reading.tokens
    )
    return msgspec.structs.replace(reading, tokens=tokens)


def test_words_said_at_the_time_are_of_the_date_just_told() -> None:
    lines = (
        "Peru and Bolivia opened the border on <Monday=2015-03-02>.",
        "In <July=2014-07> the ferry sank.",
        "{Luis Mamani=person:luis-mamani} said at the time that Lima was to blame.",
    )
    assert dates_of(*lines, published="2015-03-03", reading=in_one_paragraph(*lines)) == ["2014-07"]


def test_words_said_during_that_visit_are_of_its_date() -> None:
    lines = (
        "The two last met in La Paz in <January=2015-01>.",
        "During that visit, {Ana Rojas=person:ana-rojas} said the port would open.",
    )
    assert dates_of(*lines, published="2015-03-03", reading=in_one_paragraph(*lines)) == ["2015-01"]


def test_date_beside_the_words_of_another_does_not_turn_the_story_back() -> None:
    lines = (
        "Peru and Bolivia opened the border on <Monday=2015-03-09>.",
        "{Eva Soto=person:eva-soto} warned on <Saturday=2015-03-07> that the road was unsafe.",
        "She left before noon.",
        "{Luis Mamani=person:luis-mamani} said the port would stay open.",
    )
    found = dates_of(*lines, published="2015-03-10", reading=in_one_paragraph(*lines))
    assert found == ["2015-03-07", "2015-03-09"]


def test_joint_statement_of_the_day_goes_on_saying() -> None:
    found = dates_of(
        "Peru and Bolivia opened the border on <Monday=2015-03-02>.",
        "The joint statement says that both will build a second bridge.",
        published="2015-03-03",
    )
    assert found == ["2015-03-02"]


def test_day_of_publication_told_by_the_first_speaker_is_the_day_of_speaking() -> None:
    line = "The talks on <Monday=2015-03-02> failed, {Ana Rojas=person:ana-rojas} said."
    reading, document = read_marked(line)
    document = msgspec.structs.replace(document, published=Evidence("2015-03-02T10:00", "stated"))
    reading = hung(reading, {"Monday": "talks", "talks": "failed", "failed": "said"})
    content = [Span(0, document.text.index(","))]
    assert tells_of_past(reading.times[0], reading)
    assert story_days(reading, document, content) == {0: "2015-03-02"}
    earlier = msgspec.structs.replace(document, published=Evidence("2015-03-03", "stated"))
    assert story_days(reading, earlier, content) == {}


def test_day_to_come_told_by_the_first_speaker_dates_nothing() -> None:
    reading, _ = read_marked("The talks will resume on <Monday=2015-03-02>, {Ana Rojas=person:ana-rojas} said.")
    assert not tells_of_past(reading.times[0], hung(reading, {"Monday": "resume", "will": "resume"}))
    assert not tells_of_past(reading.times[0], reading)


def test_document_without_words_has_no_day() -> None:
    document = Document(id="d", name="d", text="", segments=(Segment(Span(0, 0), "body"),))
    assert story_days(Reading(document="d", sentences=(), tokens=()), document, []) == {}


def test_year_in_the_name_of_a_thing_dates_no_words() -> None:
    found = dates_of(
        "Under the <1994=1994> pact, {Ana Rojas=person:ana-rojas} said, the port is free.", published="2015-03-03"
    )
    assert found == [None]
