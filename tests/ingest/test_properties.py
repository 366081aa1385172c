"""What holds for every input."""

from hypothesis import given, settings
from hypothesis import strategies as st

from communique.config import Config
from communique.ingest import document_from_text, ingest_bytes, source_span
from communique.model import Document, Finding, Span

from .pages import DISPATCH, RECORD, SCRAPED, SEVERAL, is_covered

PIECES = st.sampled_from(
    [
        *SCRAPED.split("\n"), *DISPATCH.split("\n"), *SEVERAL.split("\n"), *RECORD.split("\n"), "\n", "\n\n",
        "\r\n", "\u2028", " ",
        "- ", ": ", "(", ")", "—", "\ufeff", "31 February 2014", "29 February", "Friday",
        "<p>", "</p>", "&amp;", "{", '"text": "x"}',
        "MOSCOW", "By ", "©", "Photo:", "âc", "â€œ", "\x00", "\ud800",
    ]
)  # fmt: skip
NAMES = st.sampled_from(["a.txt", "a.html", "a.jsonl", "a.json", "a.rss", "a.xml", "a.gz", "a", ""])


def check(document: Document) -> None:
    assert is_covered(document)
    for evidence in (
        document.title,
        document.published,
        document.dateline_place,
        document.publisher,
        document.embargo_until,
    ):
        for span in evidence.spans if evidence else ():
            assert 0 <= span.start < span.end <= len(document.text)
    for item in document.items:
        assert item.span.of(document.text).startswith(item.heading)
    if document.source is not None:
        place = source_span(document, Span(0, len(document.text)))
        assert place is None or 0 <= place.start <= place.end <= len(document.source)
    document.text.encode("utf-8")


@given(st.lists(PIECES, max_size=30).map("".join))
@settings(max_examples=150, deadline=None)
def test_segments_cover_every_text_and_spans_lie_inside_it(text):
    check(document_from_text(text, name="a.txt"))


@given(st.text(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_text_is_read(text):
    check(document_from_text(text, name="a.txt"))


@given(st.binary(max_size=400), NAMES)
@settings(max_examples=200, deadline=None)
def test_any_bytes_give_documents_or_findings_and_never_fail(data, name):
    for one in ingest_bytes(data, name=name, config=Config()):
        if isinstance(one, Finding):
            assert one.cure
        else:
            check(one)


@given(st.lists(PIECES, max_size=20).map("".join), NAMES)
@settings(max_examples=150, deadline=None)
def test_any_mixture_of_formats_gives_documents_or_findings_and_never_fails(text, name):
    results = ingest_bytes(text.encode("utf-8", "surrogatepass"), name=name, config=Config())
    assert results
    for one in results:
        if isinstance(one, Document):
            check(one)


@given(st.lists(PIECES, max_size=15).map("".join))
@settings(max_examples=60, deadline=None)
def test_the_same_bytes_give_the_same_documents(text):
    data = text.encode("utf-8", "surrogatepass")
    assert ingest_bytes(data, name="a.html", config=Config()) == ingest_bytes(data, name="a.html", config=Config())
