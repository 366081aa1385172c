"""Claims: citations that quote the text, and ids that a rerun repeats."""

from communique.extract.claims import DOUBTFUL_BELOW, build_claim, cite
from communique.model import Document, Meeting, Segment, Span

TEXT = "Rojas met Mamani in Lima."
DOCUMENT = Document(id="document-0", name="t.txt", text=TEXT, segments=(Segment(Span(0, len(TEXT)), "body"),))
EVENT = Meeting(parties=(), status="held")


def test_every_quote_is_the_slice_that_its_span_names() -> None:
    claim = build_claim(DOCUMENT, EVENT, [cite(DOCUMENT, Span(0, 5), "party"), cite(DOCUMENT, Span(20, 24), "where")])
    assert [cited.quote for cited in claim.citations] == ["Rojas", "Lima"]


def test_citations_are_sorted_and_given_once() -> None:
    first, second = cite(DOCUMENT, Span(0, 5), "party"), cite(DOCUMENT, Span(10, 16), "party")
    claim = build_claim(DOCUMENT, EVENT, [second, first, second])
    assert claim.citations == (first, second)


def test_the_id_depends_on_what_is_cited_and_not_on_the_order() -> None:
    first, second = cite(DOCUMENT, Span(0, 5), "party"), cite(DOCUMENT, Span(10, 16), "party")
    assert build_claim(DOCUMENT, EVENT, [first, second]).id == build_claim(DOCUMENT, EVENT, [second, first]).id
    assert build_claim(DOCUMENT, EVENT, [first]).id != build_claim(DOCUMENT, EVENT, [second]).id


def test_a_claim_of_low_confidence_waits_for_review() -> None:
    whole = [cite(DOCUMENT, Span(0, 5), "whole")]
    assert build_claim(DOCUMENT, EVENT, whole, confidence=DOUBTFUL_BELOW - 0.1).status == "doubtful"
    assert build_claim(DOCUMENT, EVENT, whole, confidence=DOUBTFUL_BELOW).status == "accepted"
