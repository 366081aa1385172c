"""Tests of what a report lends to the events it tells in few words."""

from communique.extract.claims import build_claim, cite
from communique.extract.topics import theme_claims, topics_of
from communique.model import Action, Meeting, Span
from communique.ontology import load_ontology

from .clauses import make_reading

LEAD = "the/DET nuclear/ADJ arms/NOUN talks/NOUN go/VERB on/ADP ."
SECOND = "nuclear/ADJ warheads/NOUN were/AUX counted/VERB ."


def issues_of(sentence: str, given: tuple[str, ...]) -> tuple[str, ...]:
    reading, document = make_reading(LEAD, SECOND, sentence)
    last = reading.sentences[-1].span
    event = Meeting(parties=(), status="held", issues=given, spans=(Span(last.start, last.end),))
    claim = build_claim(document, event, [cite(document, last, "event")])
    (themed,) = theme_claims([claim], reading, document, ontology=load_ontology())
    assert themed.id == claim.id
    return themed.event.issues


def test_a_report_is_about_what_most_of_its_sentences_announce() -> None:
    reading, document = make_reading(LEAD, SECOND)
    ((first, topics),) = topics_of(reading, document, load_ontology())
    assert (first, topics.labels) == (0, ("nuclear-arms",))


def test_a_meeting_told_without_its_issue_is_about_the_theme_of_the_report() -> None:
    assert issues_of("the/DET envoys/NOUN met/VERB again/ADV .", ("bilateral-relations",)) == (
        "nuclear-arms",
        "bilateral-relations",
    )
    assert issues_of("the/DET envoys/NOUN met/VERB again/ADV .", ()) == ("nuclear-arms",)


def test_a_meeting_that_names_its_issue_keeps_it() -> None:
    assert issues_of("they/PRON discussed/VERB piracy/NOUN .", ("piracy",)) == ("piracy",)


def test_a_deed_gets_the_context_of_the_issue_it_is_lent() -> None:
    reading, document = make_reading(LEAD, SECOND, "the/DET envoy/NOUN was/AUX expelled/VERB .")
    last = reading.sentences[-1].span
    event = Action(code="SANCTION", actors=(), spans=(Span(last.start, last.end),))
    claim = build_claim(document, event, [cite(document, last, "event")])
    (themed,) = theme_claims([claim], reading, document, ontology=load_ontology())
    assert (themed.event.issues, themed.event.context) == (("nuclear-arms",), "cbrn")


def test_without_an_ontology_nothing_is_lent() -> None:
    reading, document = make_reading(LEAD)
    assert theme_claims([], reading, document, ontology=None) == []
